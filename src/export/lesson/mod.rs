//! Lesson sheets: what a comparison shows, put as tasks for a class, with the answers on a sheet apart.
//!
//! ```text
//! Comparison + Options ──propose──▶ Lesson: sources, tasks with items, answers and their evidence
//!                                     │
//!                                     └─render─▶ sheet (for students), key (for the teacher), packet
//!                                                (the articles with numbered lines)
//! ```
//!
//! Nothing is asked that the material does not answer: a task that cannot be made, or not with certainty,
//! is left out, and [`Lesson::left_out`] says why. The same comparison and options give the same lesson.

mod certainty;
mod has;
mod headlines;
mod introduced;
mod names;
mod opinion;
mod order;
mod pairs;
mod people;
mod quoted;
mod render;
mod rows;
mod source;
mod speakers;
mod standing;
mod words;

pub use names::Names;

use super::page;
use super::provenance::Citation;
use crate::compare::Comparison;
pub use rows::{Pick, Reason};
use source::Sources;
use standing::{Shown, Standing};

/// What a teacher sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// Ids of the rows to ask about; empty for a proposal.
    pub rows: Vec<String>,
    /// How the instructions are worded.
    pub level: Level,
    /// Whether the outlets' names are taken out of the sheet and the packet.
    pub blind: bool,
    /// Which tasks are wanted; empty for all.
    pub tasks: Vec<TaskKind>,
    /// The sheet of paper.
    pub paper: page::Paper,
    /// What the lesson is called; empty for “Three articles, one event”.
    pub title: String,
}

/// How instructions are worded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Short words, for younger classes and learners of the language.
    Plain,
    /// For secondary schools.
    #[default]
    Secondary,
    /// For universities and newsrooms.
    University,
}

/// A kind of task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TaskKind {
    /// Two passages that report the same: what differs?
    FindTheDifference,
    /// A shortened quotation: which words are missing?
    LeftOut,
    /// Which articles have these words?
    WhoHasIt,
    /// Does the article say that it is so, that somebody says so, or that it may be so?
    SortByCertainty,
    /// What one article brings early and another late.
    Order,
    /// With which words does each article introduce somebody?
    Introduced,
    /// Quotations and speakers to be matched.
    WhoSaysSo,
    /// Headlines and articles to be matched.
    Headlines,
    /// Which sentences can be checked, which are somebody's judgement?
    FactOrOpinion,
    /// Which article quotes whom?
    WhoIsQuoted,
    /// The comparison grid with blank cells.
    Grid,
}

impl TaskKind {
    /// Every kind, in the order of the sheet.
    pub const ALL: [TaskKind; 11] = [
        TaskKind::FindTheDifference,
        TaskKind::LeftOut,
        TaskKind::WhoHasIt,
        TaskKind::SortByCertainty,
        TaskKind::Order,
        TaskKind::Introduced,
        TaskKind::WhoSaysSo,
        TaskKind::Headlines,
        TaskKind::FactOrOpinion,
        TaskKind::WhoIsQuoted,
        TaskKind::Grid,
    ];

    /// What the task is called.
    pub fn name(self) -> &'static str {
        words::name(self)
    }
}

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
#[derive(Clone, Debug, PartialEq)]
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

/// The order in which tasks are made: what can be asked of few passages first, so that the others take
/// what is left.
const MADE: [TaskKind; 11] = [
    TaskKind::FindTheDifference,
    TaskKind::LeftOut,
    TaskKind::WhoSaysSo,
    TaskKind::Headlines,
    TaskKind::FactOrOpinion,
    TaskKind::SortByCertainty,
    TaskKind::WhoIsQuoted,
    TaskKind::Introduced,
    TaskKind::Order,
    TaskKind::WhoHasIt,
    TaskKind::Grid,
];

/// The order in which tasks are given up where there is no room for all.
const GIVEN_UP: [TaskKind; 6] = [
    TaskKind::Order,
    TaskKind::WhoIsQuoted,
    TaskKind::SortByCertainty,
    TaskKind::Introduced,
    TaskKind::FactOrOpinion,
    TaskKind::WhoSaysSo,
];

/// A sheet has no more pages.
const PAGES: usize = 3;
/// Items that a task keeps when others are taken away.
const LEAST: usize = 2;
/// Items that a task better keeps.
const GOOD: usize = 3;
/// Tasks that are better kept, with the grid.
const MANY: usize = 7;
/// Tasks that are kept whatever room they take.
const KEPT: usize = 3;
/// How often something is put back to see whether it fits.
const TRIES: usize = 12;
/// Items that are given up to save a page.
const SPARED: usize = 2;

/// One of the documents of a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// For students.
    Sheet,
    /// The answers, for the teacher.
    Key,
    /// The articles with numbered lines.
    Packet,
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 3] = [Part::Sheet, Part::Key, Part::Packet];

    /// As it stands in a file's name.
    pub fn key(self) -> &'static str {
        match self {
            Part::Sheet => "sheet",
            Part::Key => "key",
            Part::Packet => "articles",
        }
    }
}

impl Lesson {
    /// A lesson on `comparison`: a varied dozen of its rows, or those the options name, and every task
    /// wanted that they and the articles bear.
    pub fn propose(comparison: &Comparison, options: &Options) -> Lesson {
        let sources = Sources::of(comparison, options.blind);
        let wanted = |kind: TaskKind| options.tasks.is_empty() || options.tasks.contains(&kind);
        let picks = rows::pick(comparison, &sources, &options.rows, &wanted);
        let mut lesson = Lesson {
            options: options.clone(),
            articles: sources.articles(),
            rows: Vec::new(),
            tasks: Vec::new(),
            left_out: Vec::new(),
            made: super::provenance::Provenance::of(comparison, &super::Filter::default()).made,
        };
        let standing = Standing::of(comparison);
        let mut shown = Shown::default();
        for kind in MADE.into_iter().filter(|&kind| wanted(kind)) {
            let made = match kind {
                TaskKind::FindTheDifference => pairs::difference(comparison, &sources, &picks),
                TaskKind::LeftOut => pairs::left_out(comparison, &sources, &picks),
                TaskKind::WhoHasIt => has::task(comparison, &sources, &standing, &shown),
                TaskKind::SortByCertainty => certainty::task(comparison, &sources, &picks, &shown),
                TaskKind::Order => order::task(comparison, &sources, &standing, &shown),
                TaskKind::Introduced => introduced::task(&sources),
                TaskKind::WhoSaysSo => speakers::task(comparison, &sources, &shown),
                TaskKind::Headlines => headlines::task(comparison, &sources),
                TaskKind::FactOrOpinion => opinion::task(comparison, &sources, &shown),
                TaskKind::WhoIsQuoted => quoted::task(comparison, &sources),
                TaskKind::Grid if comparison.articles.is_empty() => Err("there is no article".into()),
                TaskKind::Grid => Ok(Made::default()),
            };
            match made {
                Ok(made) => {
                    let passages = made.items.iter().flat_map(|item| &item.passages);
                    passages.for_each(|(_, text)| shown.add(text));
                    lesson.tasks.push(Task {
                        kind,
                        instruction: words::instruction(kind, options.level).into(),
                        choices: made.choices,
                        items: made.items,
                    })
                }
                Err(why) => lesson.left_out.push(LeftOut { kind, why }),
            }
        }
        lesson.tasks.sort_by_key(|task| task.kind);
        lesson.left_out.sort_by_key(|left| left.kind);
        lesson.keep_back();
        lesson.fit();
        let asked =
            |pick: &Pick| lesson.tasks.iter().any(|task| task.items.iter().any(|item| item.row == pick.row));
        lesson.rows = picks.into_iter().filter(asked).collect();
        lesson
    }

    /// Takes items away that tell the answer of another: the words somebody is to find elsewhere.
    fn keep_back(&mut self) {
        let bare = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let sought: Vec<String> = self
            .tasks
            .iter()
            .filter(|task| task.kind == TaskKind::LeftOut)
            .flat_map(|task| &task.items)
            .flat_map(|item| item.sought.iter().map(|words| bare(words)))
            .collect();
        let tells = |item: &Item| {
            item.passages.iter().any(|(_, text)| {
                let text = bare(text);
                sought.iter().any(|words| text.contains(words.as_str()))
            })
        };
        for task in &mut self.tasks {
            if task.kind == TaskKind::LeftOut {
                continue;
            }
            let before = task.items.len();
            task.items.retain(|item| !tells(item));
            if before > 0 && task.items.len() < before.min(LEAST) {
                let why = "its passages tell the words that another task asks for".into();
                self.left_out.push(LeftOut { kind: task.kind, why });
            }
        }
        self.tasks.retain(|task| self.left_out.iter().all(|left| left.kind != task.kind));
    }

    /// Takes the last items of the longest tasks away until the sheet has [`PAGES`] pages at most, and one
    /// or two more where that saves a page that would be nearly empty.
    fn fit(&mut self) {
        // the grid has a page of its own, which it fills
        let pages = |lesson: &Lesson| {
            let mut asked = lesson.clone();
            asked.tasks.retain(|task| task.kind != TaskKind::Grid);
            let grid = lesson.tasks.len() - asked.tasks.len();
            match asked.tasks.is_empty() {
                true => grid,
                false => page::pages_at_most(&asked.render(Part::Sheet)) + grid,
            }
        };
        let full = self.clone();
        let mut all = pages(self);
        while all > PAGES
            && (self.shorten(GOOD) || self.give_up(MANY) || self.shorten(LEAST) || self.give_up(KEPT))
        {
            all = pages(self);
        }
        let mut shorter = self.clone();
        for _ in 0..SPARED {
            if shorter.shorten(LEAST) && pages(&shorter) < all {
                *self = shorter;
                all = pages(self);
                break;
            }
        }
        self.refill(&full, &|lesson| pages(lesson) <= all);
    }

    /// Puts back what of `full` there is room for after all: tasks that were given up, then items, each task in
    /// turn.
    fn refill(&mut self, full: &Lesson, fits: &dyn Fn(&Lesson) -> bool) {
        let mut tries = TRIES;
        let gone: Vec<&Task> = GIVEN_UP
            .iter()
            .rev()
            .filter(|&&kind| self.tasks.iter().all(|task| task.kind != kind))
            .filter_map(|&kind| full.tasks.iter().find(|task| task.kind == kind))
            .collect();
        for task in gone {
            if tries == 0 {
                return;
            }
            tries -= 1;
            let mut more = self.clone();
            let mut task = task.clone();
            task.items.truncate(GOOD);
            task.forget();
            more.left_out.retain(|left| left.kind != task.kind);
            more.tasks.push(task);
            more.tasks.sort_by_key(|task| task.kind);
            if fits(&more) {
                *self = more;
            }
        }
        let mut open: Vec<TaskKind> = self.tasks.iter().map(|task| task.kind).collect();
        while !open.is_empty() && tries > 0 {
            let mut still = Vec::new();
            for kind in open {
                let own = self.tasks.iter().position(|task| task.kind == kind);
                let (Some(own), Some(whole)) = (own, full.tasks.iter().find(|task| task.kind == kind)) else {
                    continue;
                };
                let same = |a: &Item, b: &Item| a.passages == b.passages && a.question == b.question;
                let has = |item: &Item| self.tasks[own].items.iter().any(|known| same(known, item));
                let Some(next) = whole.items.iter().position(|item| !has(item)) else { continue };
                if tries == 0 {
                    break;
                }
                tries -= 1;
                let mut task = whole.clone();
                let mut at = 0;
                task.items.retain(|item| {
                    at += 1;
                    at == next + 1 || has(item)
                });
                task.forget();
                let mut more = self.clone();
                more.tasks[own] = task;
                if fits(&more) {
                    *self = more;
                    still.push(kind);
                }
            }
            open = still;
        }
    }

    /// Takes an item of the longest task away, if any has enough: the last of those whose answer is most
    /// frequent, so that different answers stay.
    fn shorten(&mut self, least: usize) -> bool {
        // headlines are found by leaving out those that are found already
        let whole = |task: &Task| task.kind == TaskKind::Headlines;
        let tasks = self.tasks.iter_mut().filter(|task| task.items.len() > least && !whole(task));
        let Some(longest) = tasks.max_by_key(|task| task.items.len()) else { return false };
        let alike = |item: &Item| longest.items.iter().filter(|other| other.right == item.right).count();
        // what contradicts is what is looked for; it stays
        let contradicts = longest.choices.iter().position(|choice| choice == pairs::CONTRADICT);
        let stays = |item: &Item| contradicts.is_some_and(|n| item.right == [n]);
        let Some(at) = (0..longest.items.len())
            .max_by_key(|&n| (!stays(&longest.items[n]), alike(&longest.items[n]), n))
        else {
            return false;
        };
        longest.items.remove(at);
        longest.forget();
        true
    }

    /// Takes a whole task away, if more than `kept` are there; it can be had by asking for fewer others.
    fn give_up(&mut self, kept: usize) -> bool {
        if self.tasks.len() <= kept {
            return false;
        }
        let Some(at) = GIVEN_UP.iter().find_map(|&kind| self.tasks.iter().position(|task| task.kind == kind))
        else {
            return false;
        };
        let kind = self.tasks.remove(at).kind;
        let why = "three pages hold no more; choose it and leave out others to have it".into();
        self.left_out.push(LeftOut { kind, why });
        true
    }

    /// One of the lesson's documents, ready to be written.
    pub fn render(&self, part: Part) -> page::Document {
        render::document(self, part)
    }

    /// Whether the headlines are to be matched, so that the packet keeps them back.
    fn hides_headlines(&self) -> bool {
        self.tasks.iter().any(|task| task.kind == TaskKind::Headlines)
    }
}

impl Task {
    /// Takes away the speakers of whom nothing is asked any more.
    fn forget(&mut self) {
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

/// What a task is made of.
#[derive(Default)]
struct Made {
    choices: Vec<String>,
    items: Vec<Item>,
}

/// A task, or why there is none.
type Outcome = Result<Made, String>;

/// A number of a text's own, to put things in an order that tells nothing about them. FNV-1a, then mixed
/// so that near texts do not stay together (Fowler, Noll, Vo; the mixer of splitmix64).
fn shuffled(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
