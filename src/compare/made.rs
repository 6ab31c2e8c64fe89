//! Rows made for tests, without the pipeline.

use super::document::*;

/// A comparison with one row of quotations: each text is the whole of an article A, B, … and is quoted there.
pub fn quoted(texts: &[&str]) -> Comparison {
    let pieces: Vec<Vec<(usize, usize)>> = texts.iter().map(|t| vec![(0, t.chars().count())]).collect();
    let mut comparison = facts(texts);
    comparison.quotations = (0..texts.len())
        .map(|n| QuotationEntry {
            id: format!("q{}", n + 1),
            article: letter(n),
            kind: QuotationKind::Direct,
            spans: pieces[n].iter().map(|&(start, end)| Range { start, end }).collect(),
            text: texts[n].to_owned(),
            speaker: SpeakerEntry {
                name: "Ada Brandt".into(),
                mention: None,
                how: How::Stated,
                sure: false,
                decided: false,
            },
            cue: None,
            flags: Vec::new(),
        })
        .collect();
    for row in &mut comparison.rows {
        row.kind = RowKind::Quote;
        row.verdict = Verdict::Reworded;
        for (n, reading) in row.readings.iter_mut().enumerate() {
            reading.quotation = Some(format!("q{}", n + 1));
        }
    }
    comparison
}

/// A comparison with one row of facts: each text is the whole of an article A, B, …
pub fn facts(texts: &[&str]) -> Comparison {
    let readings = texts
        .iter()
        .enumerate()
        .map(|(n, text)| Reading {
            id: format!("r1.{}", n + 1),
            article: letter(n),
            start: 0,
            end: text.chars().count(),
            text: (*text).to_owned(),
            quotation: None,
            statement: None,
            position: 0.0,
            place: Place::Lead,
            loose: false,
        })
        .collect();
    let row = Row {
        id: "r1".into(),
        kind: RowKind::Fact,
        label: "made".into(),
        speaker: String::new(),
        verdict: Verdict::Conflict,
        sources: texts.len(),
        independent: texts.len(),
        matching: None,
        readings,
        links: Vec::new(),
        differences: Vec::new(),
        confirmed: false,
        note: String::new(),
        decided: Vec::new(),
    };
    let articles: Vec<crate::article::Article> = texts
        .iter()
        .map(|t| crate::article::Article { text: (*t).to_owned(), ..Default::default() })
        .collect();
    let mut comparison = super::compare(&articles, &super::Settings::default());
    comparison.rows = vec![row];
    comparison.quotations.clear();
    comparison.statements.clear();
    comparison
}

fn letter(n: usize) -> String {
    char::from(b'A' + n as u8).to_string()
}
