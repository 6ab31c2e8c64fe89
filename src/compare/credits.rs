//! Who is credited with each quotation: by the article itself, by the user, or by another article with the same words.

use super::sources::Event;
use crate::extract::event::Extract;
use crate::extract::speakers::Speaker;
use crate::extract::{Flag, How};
use crate::judge::credit::Credited;
use std::collections::BTreeSet;

/// Who is credited with each quotation of a run.
#[derive(Clone, Debug)]
pub struct Credits {
    /// The speaker of each quotation of each article.
    pub speakers: Vec<Vec<Speaker>>,
    /// What was odd about each.
    pub flags: Vec<Vec<Vec<Flag>>>,
    /// Those the user named, by article and quotation.
    pub decided: BTreeSet<(usize, usize)>,
    /// Of each article, of which quotations it is beyond doubt whom the article credits.
    sure: Vec<Vec<bool>>,
}

impl Credits {
    /// Who the articles themselves credit.
    pub fn new(event: &Event) -> Credits {
        Credits {
            speakers: event.extracts.iter().map(|e| e.speakers.clone()).collect(),
            flags: event
                .extracts
                .iter()
                .map(|e| e.quotations.iter().map(|q| q.flags.clone()).collect())
                .collect(),
            decided: BTreeSet::new(),
            sure: event.extracts.iter().zip(&event.articles).map(|(e, a)| sure(e, &a.text, event)).collect(),
        }
    }

    /// The same with the speakers the user named, by article and quotation; later ones win.
    pub fn with(mut self, named: impl IntoIterator<Item = ((usize, usize), String)>) -> Credits {
        for ((article, q), name) in named {
            let mention = self.speakers[article][q].mention;
            self.speakers[article][q] = Speaker { name, how: How::Stated, mention };
            self.decided.insert((article, q));
            self.sure[article][q] = true;
        }
        self
    }

    /// Whether nobody could be meant but who is credited, or the user said so.
    pub fn is_sure(&self, article: usize, q: usize) -> bool {
        self.sure[article][q]
    }

    /// Credits a quotation to whom another article names with the same words.
    pub fn take_over(&mut self, article: usize, q: usize, name: &str) {
        self.speakers[article][q] = Speaker { name: name.to_owned(), how: How::OtherSource, mention: None };
        self.sure[article][q] = false;
        self.mark(article, q);
    }

    /// Whether the user named the speaker.
    pub fn is_decided(&self, article: usize, quotation: Option<usize>) -> bool {
        quotation.is_some_and(|q| self.decided.contains(&(article, q)))
    }

    /// Marks a quotation as credited to nobody in its own article.
    pub fn mark(&mut self, article: usize, q: usize) {
        let flags = &mut self.flags[article][q];
        if !flags.contains(&Flag::Orphan) {
            flags.push(Flag::Orphan);
            flags.sort_unstable();
        }
    }
}

fn sure(extract: &Extract, text: &str, event: &Event) -> Vec<bool> {
    let credited = Credited { text, extract, directory: &event.directory };
    (0..extract.quotations.len()).map(|q| credited.is_sure(q)).collect()
}
