//! What a sheet has room for: items and whole tasks are given up until it has three pages at most, and put back
//! where there is room after all.

use super::{Item, page};
use super::{LEAST, LeftOut, Lesson, Task, TaskKind, pairs, render};

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

impl Lesson {
    /// Takes items of the longest tasks away, then tasks, until the sheet has [`PAGES`] pages at most; takes one or
    /// two items more where that saves a page, which would be nearly empty; and puts back what fits after all.
    pub(super) fn fit(&mut self) {
        let full = self.tasks.clone();
        let mut all = pages(self);
        while all > PAGES
            && (self.shorten(GOOD) || self.give_up(MANY) || self.shorten(LEAST) || self.give_up(KEPT))
        {
            all = pages(self);
        }
        let all = self.spare(all);
        self.refill(&full, all);
    }

    /// Takes up to [`SPARED`] items away if the sheet has less than `all` pages then. How many it has.
    fn spare(&mut self, all: usize) -> usize {
        let before = self.tasks.clone();
        for _ in 0..SPARED {
            if !self.shorten(LEAST) {
                break;
            }
            let fewer = pages(self);
            if fewer < all {
                return fewer;
            }
        }
        self.tasks = before;
        all
    }

    /// Puts back what of `full` there is room for on `all` pages: tasks that were given up, then items, each task
    /// in turn.
    fn refill(&mut self, full: &[Task], all: usize) {
        let whole = |kind: TaskKind| full.iter().find(|task| task.kind == kind);
        let mut tries = TRIES;
        for kind in GIVEN_UP.into_iter().rev() {
            let at = self.tasks.partition_point(|task| task.kind < kind);
            if self.tasks.get(at).is_some_and(|task| task.kind == kind) {
                continue;
            }
            let Some(mut task) = whole(kind).cloned() else { continue };
            tries -= 1;
            task.items.truncate(GOOD);
            task.forget();
            self.tasks.insert(at, task);
            if pages(self) <= all {
                self.left_out.retain(|left| left.kind != kind);
            } else {
                self.tasks.remove(at);
            }
        }
        let mut open: Vec<TaskKind> = self.tasks.iter().map(|task| task.kind).collect();
        while !open.is_empty() && tries > 0 {
            let mut still = Vec::new();
            for kind in open {
                let own = self.tasks.iter().position(|task| task.kind == kind);
                let (Some(own), Some(whole)) = (own, whole(kind)) else { continue };
                let Some(more) = with_next(&self.tasks[own], whole) else { continue };
                if tries == 0 {
                    break;
                }
                tries -= 1;
                let before = std::mem::replace(&mut self.tasks[own], more);
                if pages(self) <= all {
                    still.push(kind);
                } else {
                    self.tasks[own] = before;
                }
            }
            open = still;
        }
    }

    /// Takes an item of the longest task that has more than `least` away, headlines excepted: the last of those whose
    /// answer is most frequent, so that different answers stay, and of what contradicts only where nothing else is
    /// left. Whether there was one.
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
}

/// How many pages the sheet has at most. The grid has a page of its own, which it fills.
fn pages(lesson: &Lesson) -> usize {
    let grid = lesson.tasks.iter().filter(|task| task.kind == TaskKind::Grid).count();
    match lesson.tasks.len() == grid {
        true => grid,
        false => page::pages_at_most(&render::without_grid(lesson)) + grid,
    }
}

/// `task` with the next item of `whole` that it lacks, in its place; `None` where it has all.
fn with_next(task: &Task, whole: &Task) -> Option<Task> {
    let same = |a: &Item, b: &Item| a.passages == b.passages && a.question == b.question;
    let has = |item: &Item| task.items.iter().any(|known| same(known, item));
    let next = whole.items.iter().position(|item| !has(item))?;
    let mut more = whole.clone();
    let mut at = 0;
    more.items.retain(|item| {
        at += 1;
        at == next + 1 || has(item)
    });
    more.forget();
    Some(more)
}
