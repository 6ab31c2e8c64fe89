//! Who said the words of a row: what the articles that have them say together.

use super::{Member, Quotes};
use crate::compare::credits::Credits;
use crate::compare::document::RowKind;
use crate::compare::draft::Draft;
use crate::extract::How;
use crate::extract::speakers::Speaker;
use crate::judge::credit::other_speaker;
use std::collections::{BTreeMap, BTreeSet};

impl<'r> Quotes<'r> {
    fn credited(&self, member: &Member) -> Option<&'r Speaker> {
        member.quotation.map(|q| &self.credits.speakers[member.passage.article][q])
    }

    /// The quotations of a row whose speaker was only carried on from a paragraph before, where another
    /// article names somebody else with the same words: their own article credits nobody.
    pub(super) fn guessed(&self, members: &[Member]) -> Vec<usize> {
        let stands_alone = |member: &Member| match member.quotation {
            Some(q) => {
                let extract = &self.event.extracts[member.passage.article];
                let cover = extract.quotations[q].cover();
                let paragraph = extract.layout.paragraphs[extract.layout.paragraph_at(cover.start)].span;
                let rest = paragraph.of(member.passage.text).len() - cover.len().min(paragraph.len());
                // its marks are all that stands beside it
                rest <= 8
            }
            None => false,
        };
        let others_name = |member: &Member, name: &str| {
            let votes = |keep: &dyn Fn(&str) -> bool| {
                members
                    .iter()
                    .filter(|o| o.passage.article != member.passage.article && !stands_alone(o))
                    .filter_map(|o| self.credited(o))
                    .filter(|s| s.how != How::Unknown && !s.name.is_empty())
                    .any(|s| keep(&s.name))
            };
            votes(&|n| n != name) && !votes(&|n| n == name)
        };
        (0..members.len())
            .filter(|&n| {
                let member = &members[n];
                self.credited(member).is_some_and(|s| s.how == How::Carried && others_name(member, &s.name))
                    && stands_alone(member)
            })
            .collect()
    }

    /// The speaker most of the row's quotations name; the alphabetically first of equals. What the user
    /// said outweighs all. Where two are surely credited, both.
    pub(super) fn speaker(&self, members: &[Member], guessed: &[usize]) -> String {
        if !members.iter().any(|member| self.is_decided(member)) {
            let sure = members.iter().enumerate().filter(|(n, m)| {
                m.passage.quoted && self.is_sure(m) && !guessed.contains(n) && !m.passage.speaker.is_empty()
            });
            let names: BTreeSet<&str> = sure.map(|(_, m)| m.passage.speaker).collect();
            let apart = |a: &str| names.iter().any(|b| other_speaker([a, b]).is_some());
            let contested: Vec<&str> = names.iter().copied().filter(|name| apart(name)).collect();
            if contested.len() > 1 && contested.len() < 4 {
                return contested.join(" or ");
            }
        }
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, member) in members.iter().enumerate().filter(|(n, _)| !guessed.contains(n)) {
            if let Some(speaker) = self.credited(member).filter(|s| !s.name.is_empty()) {
                let weight = match speaker.how {
                    _ if self.is_decided(member) => 1_000_000,
                    How::Stated => 3,
                    _ => 2,
                };
                *votes.entry(speaker.name.as_str()).or_default() += weight;
            }
        }
        let most = votes.values().copied().max().unwrap_or(0);
        votes.into_iter().find(|v| v.1 == most).map(|v| v.0.to_owned()).unwrap_or_default()
    }

    /// Who is credited with each quotation once the rows are known: those that nobody is credited with
    /// in their own article are marked, and given the speaker another article names.
    pub fn credit(&self, drafts: &[Draft]) -> Credits {
        let mut credits = self.credits.clone();
        for (article, extract) in self.event.extracts.iter().enumerate() {
            for (q, quotation) in extract.quotations.iter().enumerate() {
                let spoken = quotation.is_own_speech();
                let speaker = &self.credits.speakers[article][q];
                if spoken && speaker.mention.is_none() && speaker.name.is_empty() {
                    credits.mark(article, q);
                }
            }
        }
        for draft in drafts.iter().filter(|d| d.kind == RowKind::Quote && !d.speaker.is_empty()) {
            let members: Vec<Member> = draft
                .readings
                .iter()
                .filter_map(|r| {
                    let known = self.passages.known(r)?;
                    Some(Member {
                        passage: self.passages.list[known],
                        quotation: r.quotation,
                        known: Some(known),
                    })
                })
                .collect();
            if draft.sources() < 2 {
                continue;
            }
            let guessed = self.guessed(&members);
            // where two are credited, nobody can say who it is elsewhere
            let contested = draft.is_contested();
            for (n, member) in members.iter().enumerate().filter(|_| !contested) {
                let (article, Some(q)) = (member.passage.article, member.quotation) else { continue };
                let speaker = &self.credits.speakers[article][q];
                let unnamed = speaker.name.is_empty() && speaker.mention.is_none();
                if (unnamed || guessed.contains(&n)) && !self.credits.is_decided(article, Some(q)) {
                    credits.take_over(article, q, &draft.speaker);
                }
            }
        }
        credits
    }
}
