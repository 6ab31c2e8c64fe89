//! Hand-made comparisons, so that what is written from one can be tested without the engine.

use parallax::compare::Comparison;
use parallax::compare::document::*;

/// Builds a comparison; passages are found in the articles' texts by their words.
pub struct Event {
    comparison: Comparison,
}

impl Event {
    pub fn new() -> Self {
        Event {
            comparison: Comparison {
                format: FORMAT.into(),
                version: VERSION,
                articles: Vec::new(),
                quotations: Vec::new(),
                statements: Vec::new(),
                rows: Vec::new(),
                reuse: Vec::new(),
                made: Made { program: "parallax test".into(), strictness: Some(0.5), rows: String::new() },
            },
        }
    }

    pub fn article(mut self, outlet: &str, title: &str, date: &str, text: &str) -> Self {
        let id = char::from(b'A' + self.comparison.articles.len() as u8).to_string();
        self.comparison.articles.push(ArticleEntry {
            path: format!("{}.txt", id.to_lowercase()),
            id,
            outlet: outlet.into(),
            title: title.into(),
            byline: String::new(),
            date: date.into(),
            url: String::new(),
            language: "en".into(),
            analysis: String::new(),
            text: text.into(),
            sha256: String::new(),
            added: String::new(),
            reference: false,
        });
        self
    }

    pub fn reuse(mut self, from: &str, to: &str, shared: f64) -> Self {
        self.comparison.reuse.push(Reuse { from: from.into(), to: to.into(), shared, note: String::new() });
        self
    }

    pub fn fact(self, verdict: Verdict, label: &str, readings: &[(&str, &str)]) -> Self {
        self.row(RowKind::Fact, verdict, label, "", readings)
    }

    /// A quotation said by `speaker`; a reading without quotation marks in its article is indirect, and
    /// one that no article line credits is an orphan when its words end in `^`.
    pub fn quote(mut self, verdict: Verdict, speaker: &str, readings: &[(&str, &str)]) -> Self {
        let words: Vec<(&str, &str)> = readings.iter().map(|&(a, w)| (a, w.trim_end_matches('^'))).collect();
        let label = words[0].1.to_string();
        self = self.row(RowKind::Quote, verdict, &label, speaker, &words);
        let row = self.comparison.rows.last_mut().unwrap();
        for (reading, (_, given)) in row.readings.iter_mut().zip(readings) {
            let text = &self.comparison.articles.iter().find(|a| a.id == reading.article).unwrap().text;
            let before = text.chars().nth(reading.start.wrapping_sub(1));
            let marks = matches!(before, Some('“' | '"'));
            let orphan = given.ends_with('^');
            let id = format!("q{}", self.comparison.quotations.len() + 1);
            reading.quotation = Some(id.clone());
            self.comparison.quotations.push(QuotationEntry {
                id,
                article: reading.article.clone(),
                kind: if marks { QuotationKind::Direct } else { QuotationKind::Indirect },
                spans: vec![Range { start: reading.start, end: reading.end }],
                text: reading.text.clone(),
                speaker: SpeakerEntry {
                    name: speaker.into(),
                    mention: None,
                    how: if orphan { How::OtherSource } else { How::Stated },
                    sure: false,
                    decided: false,
                },
                cue: None,
                flags: if orphan { vec![Flag::Orphan] } else { Vec::new() },
            });
        }
        self
    }

    /// Changes whom the latest quotation row's reading number `reading` credits.
    pub fn credits(mut self, reading: usize, name: &str) -> Self {
        let id = self.comparison.rows.last().unwrap().readings[reading].quotation.clone().unwrap();
        self.comparison.quotations.iter_mut().find(|q| q.id == id).unwrap().speaker.name = name.into();
        self
    }

    /// A difference between readings (by number, from 0) of the latest row.
    pub fn differs(mut self, kind: DifferenceKind, values: &[(usize, &str)], note: &str) -> Self {
        let row = self.comparison.rows.last_mut().unwrap();
        row.differences.push(Difference {
            kind,
            readings: values.iter().map(|(reading, _)| row.readings[*reading].id.clone()).collect(),
            values: values.iter().map(|(_, value)| (*value).to_string()).collect(),
            note: note.into(),
        });
        self
    }

    pub fn independent(mut self, independent: usize) -> Self {
        self.comparison.rows.last_mut().unwrap().independent = independent;
        self
    }

    pub fn build(self) -> Comparison {
        self.comparison
    }

    fn row(
        mut self,
        kind: RowKind,
        verdict: Verdict,
        label: &str,
        speaker: &str,
        readings: &[(&str, &str)],
    ) -> Self {
        let id = format!("r{}", self.comparison.rows.len() + 1);
        let readings: Vec<Reading> = readings
            .iter()
            .enumerate()
            .map(|(i, (article, words))| {
                let text = &self.comparison.articles.iter().find(|a| a.id == *article).unwrap().text;
                let byte = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {article}"));
                let start = text[..byte].chars().count();
                Reading {
                    id: format!("{id}.{}", i + 1),
                    article: (*article).into(),
                    start,
                    end: start + words.chars().count(),
                    text: (*words).into(),
                    quotation: None,
                    statement: None,
                    position: start as f64 / text.chars().count() as f64,
                    place: if byte == 0 { Place::Lead } else { Place::Body },
                    loose: false,
                }
            })
            .collect();
        let mut sources: Vec<&str> = readings.iter().map(|reading| reading.article.as_str()).collect();
        sources.sort_unstable();
        sources.dedup();
        let sources = sources.len();
        let links = readings
            .windows(2)
            .map(|pair| Link {
                from: pair[0].id.clone(),
                to: pair[1].id.clone(),
                relation: verdict,
                score: 0.1 + 0.2,
                why: ["9 of 11 rare words shared in order".into()].into(),
            })
            .collect();
        self.comparison.rows.push(Row {
            id,
            kind,
            label: label.into(),
            speaker: speaker.into(),
            verdict,
            sources,
            independent: sources,
            matching: None,
            readings,
            links,
            differences: Vec::new(),
            confirmed: false,
            note: String::new(),
            decided: Vec::new(),
        });
        self
    }
}

/// Three outlets, one row for each verdict and most kinds of difference.
pub fn crane() -> Comparison {
    use DifferenceKind as Kind;
    Event::new()
        .article(
            "Aldmoor Herald",
            "Crane collapse at Pier 9 kills two and shuts Aldmoor’s port",
            "2026-03-04",
            "A 400-ton cargo crane collapsed onto a container ship at Pier 9 on Tuesday morning, killing two dockworkers, \
             injuring 11 other people and closing the Port of Aldmoor, the busiest harbor on the Selland coast.\n\n\
             Its boom cut a high-voltage line and left about 30,000 customers without power for most of the day.\n\n\
             “This is the worst day in the history of this harbor,” Mayor Ines Halloran told reporters. “We will find out \
             what failed, and who signed for it, and we will publish every page.”\n\n\
             “Not one box will move before then,” Tomas Verlander said.\n\n\
             “Four of them are in surgery now, and I am hopeful for all four,” said Dr. Piers Lindqvist.\n\n\
             “Somebody signed a paper that said this crane was fit to work,” Dessa Okonjo said.\n\n\
             About 200 dockworkers walked off the job at noon. Old Greta was built in 1987.",
        )
        .article(
            "Bay Wire",
            "Two dead as crane falls at Aldmoor port; minister orders inquiry",
            "2026-03-04",
            "Two dockworkers were killed and about a dozen people were injured when a cargo crane fell across a container \
             ship at the Port of Aldmoor on Tuesday.\n\nThe crane cut off 30,412 customers, the utility said.\n\n\
             “We will find out what failed … and we will publish every page,” she said.\n\n\
             “Four of them are in surgery now, and I am hopeful for all four,” said Dr. Piers Lindqvist.\n\n\
             About 200 dockworkers downed tools at noon. Aldmoor is a city of 310,000 people.",
        )
        .article(
            "Coast Radio",
            "",
            "",
            "Three people are dead and at least 11 are in hospital after a crane came down on a container ship at Pier 9.\n\n\
             Tens of thousands of customers were left without power.\n\n\
             “This is the worst day in the history of our port,” the mayor said.\n\n\
             “Not one box will move before then,” said Oskar Tamm, the city’s fire chief.\n\n\
             Dr. Piers Lindqvist said that four of them were in surgery now.\n\n\
             “Somebody signed a paper that said this crane was fit to work.”",
        )
        .reuse("A", "B", 0.4149)
        .fact(
            Verdict::Conflict,
            "people killed",
            &[
                ("A", "A 400-ton cargo crane collapsed onto a container ship at Pier 9 on Tuesday morning, killing two \
                       dockworkers, injuring 11 other people and closing the Port of Aldmoor, the busiest harbor on the \
                       Selland coast."),
                ("B", "Two dockworkers were killed and about a dozen people were injured when a cargo crane fell across \
                       a container ship at the Port of Aldmoor on Tuesday."),
                ("C", "Three people are dead and at least 11 are in hospital after a crane came down on a container \
                       ship at Pier 9."),
            ],
        )
        .differs(Kind::Number, &[(0, "two dockworkers"), (2, "Three people")], "both cannot be true")
        .differs(Kind::Number, &[(1, "Two dockworkers"), (2, "Three people")], "both cannot be true")
        .independent(2)
        .quote(
            Verdict::Conflict,
            "Tomas Verlander",
            &[("A", "Not one box will move before then,"), ("C", "Not one box will move before then,")],
        )
        .credits(1, "Oskar Tamm")
        .differs(Kind::Speaker, &[(0, "Tomas Verlander"), (1, "Oskar Tamm")], "")
        .quote(
            Verdict::Reworded,
            "Ines Halloran",
            &[
                ("A", "This is the worst day in the history of this harbor,"),
                ("C", "This is the worst day in the history of our port,"),
            ],
        )
        .differs(Kind::Wording, &[(0, "this harbor"), (1, "our port")], "")
        .quote(
            Verdict::Cut,
            "Ines Halloran",
            &[
                ("A", "We will find out what failed, and who signed for it, and we will publish every page."),
                ("B", "We will find out what failed … and we will publish every page,"),
            ],
        )
        .differs(Kind::Elision, &[(0, "and who signed for it,"), (1, "")], "marked with …")
        .fact(
            Verdict::Compatible,
            "customers without power",
            &[
                ("A", "Its boom cut a high-voltage line and left about 30,000 customers without power for most of the day."),
                ("B", "The crane cut off 30,412 customers, the utility said."),
                ("C", "Tens of thousands of customers were left without power."),
            ],
        )
        .differs(Kind::Number, &[(0, "about 30,000"), (1, "30,412")], "")
        .differs(Kind::Number, &[(0, "about 30,000"), (2, "Tens of thousands")], "30,000 lies in 20,000–99,999")
        .quote(
            Verdict::Same,
            "Piers Lindqvist",
            &[
                ("A", "Four of them are in surgery now, and I am hopeful for all four,"),
                ("B", "Four of them are in surgery now, and I am hopeful for all four,"),
                ("C", "four of them were in surgery now."),
            ],
        )
        .quote(
            Verdict::Same,
            "Dessa Okonjo",
            &[
                ("A", "Somebody signed a paper that said this crane was fit to work,"),
                ("C", "Somebody signed a paper that said this crane was fit to work.^"),
            ],
        )
        .fact(
            Verdict::Agree,
            "dockworkers stop work",
            &[
                ("A", "About 200 dockworkers walked off the job at noon."),
                ("B", "About 200 dockworkers downed tools at noon."),
            ],
        )
        .differs(Kind::Wording, &[(0, "walked off the job"), (1, "downed tools")], "")
        .fact(Verdict::Single, "Old Greta", &[("A", "Old Greta was built in 1987.")])
        .fact(Verdict::Single, "Aldmoor", &[("B", "Aldmoor is a city of 310,000 people.")])
        .build()
}
