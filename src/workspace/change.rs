//! What a user changes in a project. Each change is one step to undo.

use super::project::{Project, Source};
use crate::article::Article;
use crate::compare::decisions::RowAnchor;
use crate::compare::{Decision, Settings};
use std::sync::Arc;

/// A change of a project. Sources are counted from 0, switched-off ones too.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Add articles at the end.
    Add(Vec<Article>),
    /// Take a source out.
    Remove(usize),
    /// Move a source from one place to another.
    Move(usize, usize),
    /// Compare a source, or leave it out.
    Switch(usize, bool),
    /// Check the others against a source, or no longer.
    Reference(usize, bool),
    /// Give a source another outlet, headline, byline, date and so on; its text stays.
    Describe(usize, Box<Article>),
    /// Give a source another text, as when its page was corrected; decisions move to the new words.
    Replace(usize, Box<Article>),
    /// Compare with other settings.
    Settings(Settings),
    /// Call the project something else.
    Title(String),
    /// Write about the project.
    Notes(String),
    /// Decide something.
    Decide(Decision),
    /// Decide several things in one step, called `name`.
    DecideAll {
        /// What the step is called.
        name: String,
        /// The decisions, in order.
        decisions: Vec<Decision>,
    },
    /// Take back that a row is confirmed.
    Unconfirm(RowAnchor),
    /// Take back the decision at this place of the list.
    Withdraw(usize),
}

impl Change {
    /// What the step is called in a menu, after “Undo”: `split`.
    pub fn name(&self, project: &Project) -> String {
        let outlet = |n: &usize| project.sources.get(*n).map_or("", |s| s.article.outlet.as_str());
        let named = |verb: &str, n: &usize| format!("{verb} {}", outlet(n)).trim_end().to_owned();
        match self {
            Change::Add(articles) if articles.len() == 1 => {
                format!("add {}", articles[0].outlet).trim_end().to_owned()
            }
            Change::Add(articles) => format!("add {} articles", articles.len()),
            Change::Remove(n) => named("remove", n),
            Change::Move(n, _) => named("move", n),
            Change::Switch(n, true) => named("switch on", n),
            Change::Switch(n, false) => named("switch off", n),
            Change::Reference(n, true) => named("check against", n),
            Change::Reference(n, false) => named("no longer check against", n),
            Change::Describe(n, _) => named("edit", n),
            Change::Replace(n, _) => named("replace the text of", n),
            Change::Settings(_) => "strictness".to_owned(),
            Change::Title(_) => "title".to_owned(),
            Change::Notes(_) => "notes".to_owned(),
            Change::Decide(decision) => decision.name().to_lowercase(),
            Change::DecideAll { name, .. } => name.clone(),
            Change::Unconfirm(_) => "take back confirmation".to_owned(),
            Change::Withdraw(_) => "withdraw decision".to_owned(),
        }
    }

    /// What of a further change belongs to the same step: a drag of the slider, typing in a field.
    pub(super) fn goes_on(&self) -> Option<&'static str> {
        match self {
            Change::Settings(_) => Some("settings"),
            Change::Title(_) => Some("title"),
            Change::Notes(_) => Some("notes"),
            _ => None,
        }
    }

    /// Does it; what it cannot be applied to stays as it is.
    pub(super) fn apply(self, project: &mut Project) {
        let count = project.sources.len();
        match self {
            Change::Add(articles) => project.sources.extend(articles.into_iter().map(Source::new)),
            Change::Remove(n) if n < count => drop(project.sources.remove(n)),
            Change::Move(from, to) if from < count && to < count => {
                let moved = project.sources.remove(from);
                project.sources.insert(to, moved);
            }
            Change::Switch(n, on) if n < count => project.sources[n].on = on,
            Change::Reference(n, reference) if n < count => {
                Arc::make_mut(&mut project.sources[n].article).reference = reference;
            }
            Change::Describe(n, article) if n < count => {
                let text = project.sources[n].article.text.clone();
                give(project, n, Article { text, ..*article });
            }
            Change::Replace(n, article) if n < count => give(project, n, *article),
            Change::Settings(settings) => project.settings = settings,
            Change::Title(title) => project.title = title,
            Change::Notes(notes) => project.notes = notes,
            Change::Decide(decision) => Arc::make_mut(&mut project.decisions).push(decision),
            Change::DecideAll { decisions, .. } => {
                let list = Arc::make_mut(&mut project.decisions);
                decisions.into_iter().for_each(|decision| list.push(decision));
            }
            Change::Unconfirm(row) => {
                Arc::make_mut(&mut project.decisions).unconfirm(&row);
            }
            Change::Withdraw(index) => {
                Arc::make_mut(&mut project.decisions).remove(index);
            }
            Change::Remove(_)
            | Change::Move(..)
            | Change::Switch(..)
            | Change::Reference(..)
            | Change::Describe(..)
            | Change::Replace(..) => {}
        }
    }
}

/// Puts another article in a source's place; what was decided about the old one goes over to it.
fn give(project: &mut Project, n: usize, article: Article) {
    let old = std::mem::replace(&mut project.sources[n].article, Arc::new(article));
    let alone = !project
        .sources
        .iter()
        .any(|s| s.article.text == old.text && !Arc::ptr_eq(&s.article, &project.sources[n].article));
    let new = &project.sources[n].article;
    if old.text != new.text || old.outlet != new.outlet || old.url != new.url {
        Arc::make_mut(&mut project.decisions).follow(&old, new, alone);
    }
}
