//! A lesson as data: its articles, its tasks with their items, and what shows that the answers are right.

use super::rows::Pick;
use super::{Options, TaskKind};
use crate::export::provenance::Citation;

/// A lesson as data: what the sheet, the key and the packet are made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The options it was made with.
    pub options: Options,
    /// The articles, in the comparison's order.
    pub articles: Vec<Article>,
    /// The rows asked about and why each was chosen, in the order of the comparison.
    pub rows: Vec<Pick>,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The tasks that were wanted and could not be made.
    pub left_out: Vec<LeftOut>,
    /// What made it: the program and its settings.
    pub made: String,
}

/// An article of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its letter.
    pub letter: String,
    /// The headline, without outlets' names in a blind lesson; empty where none is known.
    pub headline: String,
    /// What students are told of where it comes from; in a blind lesson the day alone.
    pub shown: String,
    /// Outlet, headline, byline, day, address: for the teacher.
    pub citation: Citation,
    /// Its text in lines of a fixed width, numbered but for the empty ones between paragraphs; without
    /// outlets' names in a blind lesson.
    pub lines: Vec<PacketLine>,
}

/// A line of an article in the packet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketLine {
    /// Its number; `None` between paragraphs.
    pub number: Option<usize>,
    /// Its words.
    pub text: String,
}

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its kind.
    pub kind: TaskKind,
    /// What is to be done, in the words of the level.
    pub instruction: String,
    /// What is to be matched or ticked: speakers, headlines, answers; empty where answers are written.
    pub choices: Vec<String>,
    /// The items.
    pub items: Vec<Item>,
}

/// One thing asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Id of the row it is about; empty where it is about articles.
    pub row: String,
    /// The passages shown, each with the article's letter; a quotation with its marks.
    pub passages: Vec<(String, String)>,
    /// What is asked beyond the instruction; may be empty.
    pub question: String,
    /// The words that are to be found in the articles, which nothing else on the sheet may tell.
    pub sought: Vec<String>,
    /// Indices into the task's choices that are right; empty where the answer is written.
    pub right: Vec<usize>,
    /// The answer in words, for the key.
    pub answer: String,
    /// What shows that the answer is right.
    pub evidence: Vec<Evidence>,
}

/// A passage that shows an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The article's letter.
    pub article: String,
    /// First code point in the article's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// First and last line in the packet; `None` for a headline, which has no number.
    pub lines: Option<(usize, usize)>,
    /// The words, as the article has them.
    pub text: String,
}

/// A task that was not made, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its kind.
    pub kind: TaskKind,
    /// Why, in a sentence.
    pub why: String,
}

impl Task {
    /// Takes away the speakers of whom nothing is asked any more.
    pub(super) fn forget(&mut self) {
        if self.kind != TaskKind::WhoSaysSo {
            return;
        }
        let asked: Vec<usize> = (0..self.choices.len())
            .filter(|n| self.items.iter().any(|item| item.right.contains(n)))
            .collect();
        self.choices = asked.iter().map(|&n| self.choices[n].clone()).collect();
        for right in self.items.iter_mut().flat_map(|item| &mut item.right) {
            *right = asked.iter().position(|n| n == right).unwrap_or(0);
        }
    }
}
