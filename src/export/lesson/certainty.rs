//! Sort by certainty: sentences that say that something is so, that somebody says so, or that it may be so,
//! each told by words that anybody can see.

use super::opinion::{judges, plain, told};
use super::pairs;
use super::rows::Pick;
use super::source::Sources;
use super::standing::Shown;
use super::{Item, Made, Outcome, TaskKind, shuffled};
use crate::compare::Comparison;
use crate::compare::document::{Certainty, StatementEntry};
use crate::export::plain::line;

/// The answers.
const IS: &str = "it is so";
const SAID: &str = "someone says so";
const MAYBE: &str = "it may be so";

/// How many sentences at least; of each kind at most; and how many at most.
const LEAST: usize = 4;
const EACH: usize = 2;
const MOST: usize = 8;

/// Words by which an article leaves open whether something is so. Words that also mean other things, such as
/// “could”, are not here.
const HEDGES: [&str; 15] = [
    "may have",
    "might have",
    "may be",
    "might be",
    "perhaps",
    "possibly",
    "probably",
    "reportedly",
    "allegedly",
    "apparently",
    "appears to",
    "appeared to",
    "seems to",
    "seemed to",
    "likely to",
];

/// Words by which an article says who says so.
const CREDITS: [&str; 7] = ["said", "says", "according to", "told", "announced", "reported", "wrote"];

/// Pairs of a plain and a hedged statement of one thing, then other sentences of each kind.
pub fn task(comparison: &Comparison, sources: &Sources, picks: &[Pick], shown: &Shown) -> Outcome {
    let mut items: Vec<Item> = Vec::new();
    let mut known = Shown::default();
    for pick in picks.iter().filter(|pick| pick.task == TaskKind::SortByCertainty) {
        for item in pairs::certainty(comparison, sources, pick).into_iter().flatten() {
            known.add(&item.passages[0].1);
            items.push(item);
        }
    }
    let paired = items.len();
    let mut singles: Vec<Item> =
        comparison.statements.iter().filter_map(|statement| single(sources, statement)).collect();
    singles.retain(|item| !shown.has(&item.passages[0].1));
    for kind in 0..3 {
        let mut found: Vec<Item> = singles.extract_if(.., |item| item.right == [kind]).collect();
        super::opinion::vary(&mut found);
        let have = items.iter().filter(|item| item.right == [kind]).count();
        let fresh = found.into_iter().filter(|item| !known.has(&item.passages[0].1));
        let fresh: Vec<Item> = fresh.take(EACH.saturating_sub(have)).collect();
        items.extend(fresh);
    }
    items[paired..].sort_by_cached_key(|item| shuffled(&item.passages[0].1));
    items.truncate(MOST);
    let kinds = (0..3).filter(|&kind| items.iter().any(|item| item.right.contains(&kind))).count();
    if paired == 0 && (items.len() < LEAST || kinds < 2 || !items.iter().any(|item| item.right == [2])) {
        return Err("too few sentences show by plain words how sure they are".into());
    }
    Ok(Made { choices: [IS, SAID, MAYBE].map(String::from).to_vec(), items })
}

/// A statement as an item, if words in it show plainly how sure it is.
fn single(sources: &Sources, statement: &StatementEntry) -> Option<Item> {
    let source = sources.get(&statement.article)?;
    let text = line(source.cut(statement.start, statement.end)?);
    if !plain(&text) || judges(&text).is_some() {
        return None;
    }
    let (kind, answer) = kind(&text)?;
    let fits = match statement.certainty {
        // what nobody could check may be a view
        Certainty::Asserted => kind == 0 && told(statement).is_some(),
        Certainty::Attributed => kind == 1,
        Certainty::Hedged => kind == 2,
        _ => false,
    };
    fits.then(|| Item {
        passages: vec![(statement.article.clone(), sources.shown(&statement.article, &text))],
        right: vec![kind],
        answer,
        evidence: sources.evidence(&statement.article, statement.start, statement.end).into_iter().collect(),
        ..Item::default()
    })
}

/// Which of the answers is right for a sentence, and that answer with the words that show it; `None` where
/// words show two or might show something else.
fn kind(text: &str) -> Option<(usize, String)> {
    let (hedge, credit) = (word(text, &HEDGES), word(text, &CREDITS));
    match (hedge, credit) {
        (Some(hedge), None) if !open(text, true) => Some((2, format!("{MAYBE}: “{hedge}”"))),
        (None, Some(credit)) if !open(text, false) => Some((1, format!("{SAID}: “{credit}”"))),
        (None, None) if !open(text, false) && !super::opinion::said(text) => {
            Some((0, format!("{IS}: the article says it in its own voice")))
        }
        _ => None,
    }
}

/// The right answers for a sentence of a pair, and the answer in words.
pub fn shown(text: &str, hedged: bool) -> (Vec<usize>, String) {
    let credit = word(text, &CREDITS);
    let mut right = Vec::new();
    let mut told = Vec::new();
    if let Some(credit) = credit {
        right.push(1);
        told.push(format!("{SAID}: “{credit}”"));
    }
    if hedged {
        right.push(2);
        told.push(match word(text, &HEDGES) {
            Some(hedge) => format!("{MAYBE}: “{hedge}”"),
            None => MAYBE.to_owned(),
        });
    }
    if right.is_empty() {
        return (vec![0], format!("{IS}: the article says it in its own voice"));
    }
    (right, told.join("; and "))
}

/// The first of `words` that `text` has.
fn word(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let padded = padded(text);
    words.iter().copied().find(|word| padded.contains(&format!(" {word} ")))
}

/// Whether words leave open what is so in a way of their own: what will be, should be or was feared.
fn open(text: &str, hedged: bool) -> bool {
    let padded = padded(text);
    let always = [
        " would ",
        " should ",
        " if ",
        " whether ",
        " hope",
        " fear",
        " expect",
        " believ",
        " unclear ",
        " unless ",
        " denied ",
        " denies ",
        " alleg",
        " accus",
        " claim",
        " potential",
        " plan",
        " could ",
        " can ",
        " suggest",
        " think ",
    ];
    let unhedged =
        [" may ", " might ", " likely ", " seem", " appear", " will ", " must ", " some ", " critics "];
    always.iter().any(|word| padded.contains(word) && !(hedged && *word == " alleg"))
        || !hedged && unhedged.iter().any(|word| padded.contains(word))
}

/// The words of `text` in lower case between blanks.
fn padded(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_show_how_sure_a_sentence_is() {
        let of = |text: &str| kind(text).map(|(kind, _)| kind);
        assert_eq!(of("The bridge gave way on Saturday."), Some(0));
        assert_eq!(of("The bridge gave way on Saturday, the mayor said."), Some(1));
        assert_eq!(of("Rain may have weakened the eastern pier."), Some(2));
        assert_eq!(of("Rain may have weakened the eastern pier, the mayor said."), None);
        assert_eq!(of("The town will build a new bridge."), None);
        assert_eq!(of("The council called the mayor a liar."), None);
    }
}
