//! The outlets' names in running text, and what stands there instead in a blind lesson.

use crate::compare::Comparison;

/// How many words of a text one word of an address may be.
const PARTS: usize = 4;

/// The names of a comparison's outlets.
pub struct Names(Vec<Name>);

struct Name {
    /// The article's letter.
    letter: String,
    /// The words in lower case.
    words: Vec<String>,
}

impl Names {
    /// The names by which articles call each other's outlets: the outlet with and without “The”, and the
    /// host of its address.
    pub fn of(comparison: &Comparison) -> Self {
        let mut names = Vec::new();
        for article in &comparison.articles {
            let outlet: Vec<String> =
                spans(&article.outlet).map(|(s, e)| article.outlet[s..e].to_lowercase()).collect();
            let short = match outlet.split_first() {
                Some((first, rest)) if first == "the" && !rest.is_empty() => rest.to_vec(),
                _ => outlet,
            };
            let host = host(&article.url).map(|host| vec![host.to_lowercase()]);
            // “told the Times”
            let tail =
                short.last().filter(|_| short.len() > 1).map(|last| vec!["the".to_owned(), last.clone()]);
            for words in [Some(short), host, tail].into_iter().flatten() {
                let letters: usize = words.iter().map(|word| word.chars().count()).sum();
                if letters >= 3 && !words.is_empty() {
                    names.push(Name { letter: article.id.clone(), words });
                }
            }
        }
        // the longer name first, where one holds another
        names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        Names(names)
    }

    /// Whether `text` has one of the names.
    pub fn within(&self, text: &str) -> bool {
        !self.places(text, "").is_empty()
    }

    /// `text` of the article `letter` with the names replaced.
    pub fn hidden(&self, text: &str, letter: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (start, end, instead) in self.places(text, letter) {
            out.push_str(&text[at..start]);
            out.push_str(instead);
            at = end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Where the names stand in `text` of the article `letter`, in order, and what stands there instead.
    /// A name counts where each of its words has a capital, so that “the independent judge” stays.
    pub fn places(&self, text: &str, letter: &str) -> Vec<(usize, usize, &'static str)> {
        let words: Vec<(usize, usize)> = spans(text).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let here = self.0.iter().find_map(|name| {
                // an address writes as one word what a text writes as two or more
                let counts =
                    if name.words.len() == 1 { 1..=PARTS } else { name.words.len()..=name.words.len() };
                counts
                    .into_iter()
                    .find(|&count| {
                        let Some(there) = words.get(at..at + count) else { return false };
                        if count > name.words.len() {
                            let joined: String =
                                there.iter().map(|&(s, e)| text[s..e].to_lowercase()).collect();
                            let proper =
                                |&(s, e): &(usize, usize)| text[s..e].starts_with(char::is_uppercase);
                            return joined == name.words[0] && there.iter().all(proper) && near(text, there);
                        }
                        let alike = there.iter().zip(&name.words).all(|(&(start, end), word)| {
                            let own = &text[start..end];
                            // an address has no capitals
                            let proper = own.chars().any(char::is_uppercase)
                                || word == "the"
                                || name.words.len() == 1 && text[end..].starts_with(".co");
                            proper && own.to_lowercase() == *word
                        });
                        alike && near(text, there)
                    })
                    .map(|count| (name, count))
            });
            match here {
                Some((name, count)) => {
                    let (start, end) = (words[at].0, words[at + count - 1].1);
                    found.push((
                        start,
                        end,
                        if name.letter == letter { "[this outlet]" } else { "[another outlet]" },
                    ));
                    at += count;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Whether words stand side by side.
fn near(text: &str, words: &[(usize, usize)]) -> bool {
    words.windows(2).all(|pair| text[pair[0].1..pair[1].0].chars().count() <= 2)
}

/// `example` for `https://www.example.co.uk/a`, if it has four letters or more.
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let name = host.split('.').max_by_key(|part| part.len())?;
    (name.len() >= 4).then_some(name)
}

/// Where words stand: letters and figures.
fn spans(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
            end = at + c.len_utf8();
        }
        Some((start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(outlets: &[(&str, &str)]) -> Names {
        let articles: Vec<crate::article::Article> = outlets
            .iter()
            .map(|(outlet, url)| crate::article::Article {
                outlet: (*outlet).into(),
                url: (*url).into(),
                text: "Nothing.".into(),
                ..Default::default()
            })
            .collect();
        Names::of(&crate::compare::compare(&articles, &Default::default()))
    }

    #[test]
    fn names_in_two_words_and_in_short_are_hidden() {
        let names =
            names(&[("HarbPost", "https://www.harboringtonpost.example/x"), ("The Old Selby Times", "")]);
        let text = "She told The Harborington Post, and later the Times, of better times in Harborington.";
        let hidden =
            "She told The [this outlet], and later [another outlet], of better times in Harborington.";
        assert_eq!(names.hidden(text, "A"), hidden);
    }

    #[test]
    fn names_of_outlets_are_hidden_whatever_their_form() {
        let names = names(&[
            ("The Selby Courier", ""),
            ("north-radio", "https://www.northradio.example/x"),
            ("a", ""),
        ]);
        let text =
            "the Selby Courier’s desk told North Radio; see northradio.com. A selby courier rode north.";
        let hidden = "the [this outlet]’s desk told [another outlet]; see [another outlet].com. A selby courier rode north.";
        assert_eq!(names.hidden(text, "A"), hidden);
        assert!(!names.within("A day in Selby"));
    }
}
