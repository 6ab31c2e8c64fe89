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
mod lines;
mod model;
mod names;
mod opinion;
mod order;
mod pairs;
mod people;
mod quoted;
mod render;
mod room;
mod rows;
mod source;
mod speakers;
mod standing;
mod titles;
mod words;

pub use model::{Article, Evidence, Item, LeftOut, Lesson, PacketLine, Task};
pub use names::Names;
pub use render::usual_title;

use super::page;
use crate::compare::Comparison;
use crate::text::words::bare;
pub use rows::{Pick, Reason};
use source::Sources;
use standing::Shown;

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

/// Items that a task keeps when others are taken away.
const LEAST: usize = 2;

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
        let mut shown = Shown::default();
        for kind in MADE.into_iter().filter(|&kind| wanted(kind)) {
            let made = match kind {
                TaskKind::FindTheDifference => pairs::difference(comparison, &sources, &picks),
                TaskKind::LeftOut => pairs::left_out(comparison, &sources, &picks),
                TaskKind::WhoHasIt => has::task(comparison, &sources, &shown),
                TaskKind::SortByCertainty => certainty::task(comparison, &sources, &picks, &shown),
                TaskKind::Order => order::task(comparison, &sources, &shown),
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

    /// One of the lesson's documents, ready to be written.
    pub fn render(&self, part: Part) -> page::Document {
        render::document(self, part)
    }

    /// Whether the headlines are to be matched, so that the packet keeps them back.
    fn hides_headlines(&self) -> bool {
        self.tasks.iter().any(|task| task.kind == TaskKind::Headlines)
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
