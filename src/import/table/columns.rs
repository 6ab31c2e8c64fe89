//! Which column of a table tells what about an article.

mod names;

/// What a column can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The outlet's name.
    Outlet,
    /// The headline.
    Title,
    /// The author line.
    Byline,
    /// The day of publication.
    Date,
    /// The web address.
    Url,
    /// The body.
    Text,
    /// The event the article is about.
    Event,
    /// The language.
    Language,
}

impl Field {
    /// All of them.
    pub const ALL: [Field; 8] = [
        Field::Outlet,
        Field::Title,
        Field::Byline,
        Field::Date,
        Field::Url,
        Field::Text,
        Field::Event,
        Field::Language,
    ];

    /// What the user calls it: `outlet`, `title`, `byline`, `date`, `url`, `text`, `event`, `language`.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }
}

/// Reads what a user writes to name columns: `outlet=Paper,text=Full text`.
///
/// # Errors
/// In words, when a pair is none or the field is not known.
pub fn parse(named: &str) -> Result<Vec<(Field, String)>, String> {
    let fields = || Field::ALL.map(Field::name).join(", ");
    named
        .split(',')
        .filter(|pair| !pair.trim().is_empty())
        .map(|pair| {
            let Some((field, column)) = pair.split_once('=') else {
                return Err(format!("“{}” names no column; write it as text=Body", pair.trim()));
            };
            let wanted = squashed(field);
            // "story" may be the text of a column, but who names a column so means the event.
            let field = match wanted.as_str() {
                "story" => Some(Field::Event),
                _ => Field::ALL.into_iter().find(|field| field.names().contains(&wanted.as_str())),
            };
            match field {
                Some(field) => Ok((field, column.trim().to_owned())),
                None => Err(format!("“{}” is none of {}", pair.trim(), fields())),
            }
        })
        .collect()
}

/// Where each field stands in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    found: Vec<(Field, usize)>,
}

impl Columns {
    /// Finds the fields among the names of columns: those that the user `named` first, then the usual
    /// ones. A column tells one thing only.
    pub fn find(header: &[String], named: &[(Field, String)]) -> Columns {
        let names: Vec<String> = header.iter().map(|name| squashed(name)).collect();
        let mut columns = Columns::default();
        for (field, name) in named {
            let wanted = squashed(name);
            let exact = header.iter().position(|h| h.trim() == name.trim());
            if let Some(at) = exact.or_else(|| names.iter().position(|n| *n == wanted && !n.is_empty())) {
                columns.found.push((*field, at));
            }
        }
        // The text goes first: "story" is the event only beside another column that holds the text.
        for field in [Field::Text].into_iter().chain(Field::ALL) {
            if columns.at(field).is_some() {
                continue;
            }
            let free = |at: &usize| columns.is_free(*at);
            let at = field.names().iter().find_map(|wanted| {
                names
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| free(at))
                    .find(|(_, n)| n == wanted)
                    .map(|(at, _)| at)
            });
            // Nested records tell by the last part of a name: "fields.bodyText".
            let at = at.or_else(|| {
                let last = |name: &String| name.rsplit('.').next().map(squashed).unwrap_or_default();
                field.names().iter().find_map(|wanted| {
                    header
                        .iter()
                        .enumerate()
                        .filter(|(at, name)| name.contains('.') && free(at))
                        .find(|(_, name)| last(name) == *wanted)
                        .map(|(at, _)| at)
                })
            });
            if let Some(at) = at {
                columns.found.push((field, at));
            }
        }
        columns
    }

    /// The column that tells `field`.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.found.iter().find(|(known, _)| *known == field).map(|(_, at)| *at)
    }

    /// Whether the column at `at` tells nothing yet.
    pub fn is_free(&self, at: usize) -> bool {
        self.found.iter().all(|(_, taken)| *taken != at)
    }

    /// Takes the column at `at`, if there is one, for `field`.
    pub fn add(&mut self, field: Field, at: Option<usize>) {
        self.found.extend(at.map(|at| (field, at)));
    }

    /// How many fields have a column.
    pub fn known(&self) -> usize {
        self.found.len()
    }

    /// The cell of `row` that tells `field`; empty where there is none.
    pub fn cell<'r>(&self, row: &'r [String], field: Field) -> &'r str {
        self.at(field).and_then(|at| row.get(at)).map_or("", |cell| cell.trim())
    }
}

/// Letters and digits in lower case: "Pub. Date" and `pub_date` are one name.
fn squashed(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).take(60).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn usual_names_are_recognised() {
        let columns = Columns::find(
            &header(&["ID", "Media Outlet", "Head-line", "Pub. Date", "Link", "Body", "Story"]),
            &[],
        );
        let at: Vec<Option<usize>> = Field::ALL.into_iter().map(|field| columns.at(field)).collect();
        assert_eq!(at, [Some(1), Some(2), None, Some(3), Some(4), Some(5), Some(6), None]);
        let german = Columns::find(&header(&["Quelle", "Überschrift", "Datum", "Volltext", "Thema"]), &[]);
        assert_eq!(german.known(), 5);
        let nested = Columns::find(&header(&["webTitle", "fields.bodyText", "source.name"]), &[]);
        assert_eq!((nested.at(Field::Text), nested.at(Field::Title)), (Some(1), Some(0)));
        assert_eq!(Columns::find(&header(&["outlet", "story"]), &[]).at(Field::Text), Some(1));
    }

    #[test]
    fn named_columns_go_first() {
        let named = parse("outlet=Paper,text = Long story").expect("read");
        assert_eq!(named, [(Field::Outlet, "Paper".into()), (Field::Text, "Long story".into())]);
        let columns = Columns::find(&header(&["source", "Paper", "text", "Long story"]), &named);
        assert_eq!((columns.at(Field::Outlet), columns.at(Field::Text)), (Some(1), Some(3)));
        assert!(parse("text").is_err());
        assert!(parse("colour=Red").expect_err("unknown").contains("outlet, title"));
        assert_eq!(
            parse("headline=H,story=S").expect("read"),
            [(Field::Title, "H".into()), (Field::Event, "S".into())]
        );
    }
}
