//! Projects and decisions: what a user does lasts, whatever happens to the program, the settings and the texts.

use parallax::article::Article;
use parallax::compare::decisions::{Anchor, Reason, RowAnchor};
use parallax::compare::document::{Row, RowKind, Verdict};
use parallax::compare::{Comparison, Decision, Decisions, Outcome, Prepared, Settings};
use parallax::workspace::{
    Autosave, Change, Project, ProjectError, Recent, RecentProject, Recovery, Workspace, load, read,
    recoverable, save, write,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

fn article(outlet: &str, text: &str) -> Article {
    Article {
        outlet: outlet.into(),
        title: "Ferry aground".into(),
        date: Some(jiff::civil::date(2026, 3, 4)),
        language: "en".into(),
        text: text.into(),
        ..Article::default()
    }
}

/// Four outlets on an invented ferry.
fn ferry() -> Vec<Article> {
    vec![
        article(
            "Kestrel Post",
            "The ferry Solvang ran aground off Kestrel Point on Tuesday morning, and 212 passengers were taken off by \
             lifeboat.\n\n“We heard a bang and the lights went out,” said Oda Ferrante, a nurse. The repair will cost \
             $4.5 million, the company said.\n\nThe ship was built in 1998. Harbour pilots had warned of the rocks.",
        ),
        article(
            "Bay Wire",
            "A ferry, the Solvang, ran aground near Kestrel Point on Tuesday morning; 209 passengers were taken off by \
             lifeboat.\n\n“We heard a bang, and then the lights went out,” Ferrante said. An inquiry will begin on \
             March 9.\n\nThe wind reached 110 km/h, the coast guard said.",
        ),
        article(
            "Coast Radio",
            "Rescuers took passengers off the ferry Solvang by lifeboat on Tuesday morning after it ran aground off \
             Kestrel Point.\n\nOda Ferrante told reporters: “We heard a bang …” Transport Minister Ines Calloway called \
             it “a miracle nobody died”.",
        ),
        article(
            "Daily Loop",
            "“It is a miracle nobody died,” said Transport Minister Ines Calloway.\n\nThe repair of the Solvang will \
             cost nearly $5 million, according to the company. It was not the first accident of the Solvang.",
        ),
    ]
}

fn run(articles: &[Article], decisions: &[Decision]) -> Outcome {
    run_at(articles, decisions, 0.5)
}

fn run_at(articles: &[Article], decisions: &[Decision], strictness: f64) -> Outcome {
    let outcome = Prepared::read(articles)
        .compare_once(&Settings { strictness }, &Decisions { list: decisions.to_vec() });
    keeps_promises(&outcome.comparison);
    outcome
}

/// What holds of every comparison, whatever was decided.
fn keeps_promises(comparison: &Comparison) {
    let mut ids = BTreeSet::new();
    for row in &comparison.rows {
        assert!(!row.readings.is_empty() && ids.insert(row.id.clone()));
        let readings: BTreeSet<&str> = row.readings.iter().map(|r| r.id.as_str()).collect();
        let places: BTreeSet<_> = row.readings.iter().map(|r| (&r.article, r.start, r.end)).collect();
        assert_eq!(places.len(), row.readings.len(), "a passage stands twice in one row: {row:?}");
        for reading in &row.readings {
            let article = comparison.articles.iter().find(|a| a.id == reading.article).unwrap();
            let text: String =
                article.text.chars().skip(reading.start).take(reading.end - reading.start).collect();
            assert_eq!(text, reading.text);
        }
        for link in &row.links {
            assert!(readings.contains(link.from.as_str()) && readings.contains(link.to.as_str()));
        }
        let sources: BTreeSet<&String> = row.readings.iter().map(|r| &r.article).collect();
        assert_eq!(sources.len(), row.sources);
        assert_eq!(row.verdict == Verdict::Single, row.sources == 1, "{row:?}");
    }
}

/// The row that has these words in it, of those with most readings.
fn row<'c>(comparison: &'c Comparison, kind: RowKind, words: &str) -> &'c Row {
    comparison
        .rows
        .iter()
        .filter(|r| r.kind == kind && r.readings.iter().any(|r| r.text.contains(words)))
        .max_by_key(|r| r.readings.len())
        .unwrap_or_else(|| panic!("no row has “{words}”"))
}

fn anchor(comparison: &Comparison, row: &Row) -> RowAnchor {
    RowAnchor::of(comparison, row)
}

fn reading(comparison: &Comparison, row: &Row, outlet: &str) -> Anchor {
    let id = &comparison.articles.iter().find(|a| a.outlet == outlet).unwrap().id;
    let reading = row.readings.iter().find(|r| r.article == *id).unwrap();
    Anchor::of_reading(comparison, reading).unwrap()
}

fn outlets(comparison: &Comparison, row: &Row) -> Vec<String> {
    let mut names: Vec<String> = row
        .readings
        .iter()
        .map(|r| comparison.articles.iter().find(|a| a.id == r.article).unwrap().outlet.clone())
        .collect();
    names.sort();
    names
}

/// The rows without ids, letters and the words that use them.
fn told(comparison: &Comparison) -> BTreeSet<String> {
    let outlet =
        |id: &String| comparison.articles.iter().find(|a| a.id == *id).map(|a| a.outlet.clone()).unwrap();
    comparison
        .rows
        .iter()
        .map(|row| {
            let readings: BTreeSet<String> = row
                .readings
                .iter()
                .map(|r| format!("{} {}-{}", outlet(&r.article), r.start, r.end))
                .collect();
            let kinds: BTreeSet<String> = row.differences.iter().map(|d| format!("{:?}", d.kind)).collect();
            format!(
                "{:?} {:?} {} {readings:?} {kinds:?} {} {:?} {:?}",
                row.kind, row.verdict, row.speaker, row.confirmed, row.note, row.decided
            )
        })
        .collect()
}

#[test]
fn reading_once_gives_what_comparing_gives() {
    let articles = ferry();
    let prepared = Prepared::read(&articles);
    let found = run(&articles, &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let decided =
        vec![Decision::Reject { row: anchor(&found, bang), reading: reading(&found, bang, "Coast Radio") }];
    // to and fro, so that what was judged for one strictness is met again at another
    for strictness in [0.9, 0.0, 0.5, 1.0, 0.25, 0.5, 0.75, 0.0, 0.9] {
        let settings = Settings { strictness };
        let again = prepared.compare(&settings, &Decisions::default()).comparison;
        assert_eq!(again, parallax::compare::compare(&articles, &settings), "at {strictness}");
        let after = prepared.compare(&settings, &Decisions { list: decided.clone() });
        assert_eq!(after, run_at(&articles, &decided, strictness), "at {strictness} with a decision");
    }
}

#[test]
fn a_confirmed_row_stays_together_at_any_strictness() {
    let articles = ferry();
    let found = run(&articles, &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    assert_eq!(bang.sources, 3);
    let confirm = [Decision::Confirm { row: anchor(&found, bang) }];
    for strictness in [0.0, 0.3, 0.7, 1.0] {
        let outcome = run_at(&articles, &confirm, strictness);
        assert_eq!(outcome.unapplied, []);
        let held = row(&outcome.comparison, RowKind::Quote, "We heard a bang");
        assert!(held.confirmed && held.sources == 3, "{strictness}: {held:?}");
    }
    let mut decisions = Decisions { list: confirm.to_vec() };
    assert!(decisions.unconfirm(&anchor(&found, bang)) && decisions.is_empty());
}

#[test]
fn a_confirmed_row_tells_what_has_joined_it_since() {
    let articles = ferry();
    let before = run(&articles[..2], &[]).comparison;
    let bang = row(&before, RowKind::Quote, "We heard a bang");
    let confirm = [Decision::Confirm { row: anchor(&before, bang) }];
    let joined = |articles: &[Article]| {
        let outcome = run(articles, &confirm);
        let row = row(&outcome.comparison, RowKind::Quote, "We heard a bang");
        assert!(row.confirmed);
        (row.sources, row.decided.iter().any(|told| told.contains("since you confirmed it")))
    };
    assert_eq!(joined(&articles[..2]), (2, false));
    assert_eq!(joined(&articles), (3, true));
}

#[test]
fn a_rejected_reading_stands_alone_again() {
    let articles = ferry();
    let found = run(&articles, &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let out = reading(&found, bang, "Coast Radio");
    let reject = [Decision::Reject { row: anchor(&found, bang), reading: out.clone() }];
    let after = run(&articles, &reject);
    assert_eq!(after.unapplied, []);
    let rest = row(&after.comparison, RowKind::Quote, "We heard a bang");
    assert_eq!(outlets(&after.comparison, rest), ["Bay Wire", "Kestrel Post"]);
    assert!(!rest.decided.is_empty());
    let alone: Vec<&Row> = after
        .comparison
        .rows
        .iter()
        .filter(|r| r.kind == RowKind::Quote && r.sources == 1 && r.readings[0].text == out.exact)
        .collect();
    assert_eq!(alone.len(), 1);
    assert_eq!(alone[0].verdict, Verdict::Single);
}

#[test]
fn what_is_split_is_two_rows_and_undone_is_one() {
    let articles = ferry();
    let found = run(&articles, &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let split = Decision::Split {
        kind: RowKind::Quote,
        left: vec![reading(&found, bang, "Kestrel Post"), reading(&found, bang, "Bay Wire")],
        right: vec![reading(&found, bang, "Coast Radio")],
    };
    let after = run(&articles, std::slice::from_ref(&split)).comparison;
    assert_eq!(row(&after, RowKind::Quote, "We heard a bang").sources, 2);
    let mut workspace = Workspace::recovered(Project::of(articles), None);
    let before = workspace.project().compare().comparison;
    assert!(workspace.apply(Change::Decide(split)));
    assert_eq!(workspace.undo_name(), Some("split"));
    assert_eq!(workspace.project().compare().comparison, after);
    assert!(workspace.undo());
    assert_eq!(workspace.project().compare().comparison, before);
    assert!(workspace.redo());
    assert_eq!(workspace.project().compare().comparison, after);
}

#[test]
fn parting_one_source_from_a_row_parts_no_other() {
    let words = ["We heard a bang, then the lights went out", "and everybody ran to the deck in the dark"];
    let whole = article(
        "Kestrel Post",
        &format!("“{}, {},” said Oda Ferrante, a nurse.\n\nThe ship was built in 1998.", words[0], words[1]),
    );
    let pieces = article(
        "Bay Wire",
        &format!(
            "“{},” said Oda Ferrante, a nurse.\n\nThe captain was on the bridge.\n\n“{},” Ferrante said.",
            words[0],
            words[1].trim_start_matches("and ").replacen('e', "E", 1)
        ),
    );
    let articles = vec![whole, pieces];
    let found = run(&articles, &[]).comparison;
    let both = row(&found, RowKind::Quote, "We heard a bang");
    assert_eq!(outlets(&found, both), ["Bay Wire", "Bay Wire", "Kestrel Post"]);
    let out = reading(&found, both, "Kestrel Post");
    let stay: Vec<Anchor> = both
        .readings
        .iter()
        .map(|reading| Anchor::of_reading(&found, reading).unwrap())
        .filter(|passage| !passage.is_at(&out))
        .collect();
    let kind = RowKind::Quote;
    for decision in [
        Decision::Split { kind, left: stay.clone(), right: vec![out.clone()] },
        Decision::Split { kind, left: vec![out.clone()], right: stay.clone() },
        Decision::Reject { row: anchor(&found, both), reading: out.clone() },
    ] {
        let more = article("Coast Radio", "The ferry was towed to Lowmere on Friday, the coast guard said.");
        let turned = vec![articles[1].clone(), articles[0].clone(), more];
        for articles in [&articles, &turned] {
            let after = run(articles, std::slice::from_ref(&decision));
            assert_eq!(after.unapplied, []);
            let comparison = &after.comparison;
            let left = comparison.rows.iter().filter(|row| row.kind == kind);
            let mut left: Vec<Vec<String>> = left.map(|row| outlets(comparison, row)).collect();
            left.sort();
            assert_eq!(left, [vec!["Bay Wire", "Bay Wire"], vec!["Kestrel Post"]], "{decision:?}");
        }
        // and parted from each other after that they are apart
        let last = Decision::Split { kind, left: vec![stay[0].clone()], right: vec![stay[1].clone()] };
        let after = run(&articles, &[decision, last]).comparison;
        assert_eq!(after.rows.iter().filter(|row| row.kind == kind && row.readings.len() == 1).count(), 3);
    }
}

#[test]
fn merged_rows_are_one_and_the_link_says_who_made_it() {
    let articles = ferry();
    let found = run(&articles, &[]).comparison;
    let built = row(&found, RowKind::Fact, "built in 1998");
    let first = row(&found, RowKind::Fact, "not the first accident");
    let merge = Decision::Merge { rows: vec![anchor(&found, built), anchor(&found, first)] };
    let after = run(&articles, std::slice::from_ref(&merge)).comparison;
    let merged = row(&after, RowKind::Fact, "built in 1998");
    assert_eq!(outlets(&after, merged), ["Daily Loop", "Kestrel Post"]);
    assert_eq!(merged.links[0].why[..], ["you put these together"]);
    assert_eq!(after.rows.len() + 1, found.rows.len());
    // splitting afterwards wins
    let split = Decision::Split {
        kind: RowKind::Fact,
        left: vec![reading(&after, merged, "Kestrel Post")],
        right: vec![reading(&after, merged, "Daily Loop")],
    };
    let apart = run(&articles, &[merge.clone(), split.clone()]).comparison;
    assert_eq!(row(&apart, RowKind::Fact, "built in 1998").sources, 1);
    assert_eq!(row(&apart, RowKind::Fact, "not the first accident").sources, 1);
    assert_eq!(apart.rows.len(), found.rows.len());
    // and merging after that wins again
    let together = run(&articles, &[merge.clone(), split, merge]).comparison;
    assert_eq!(row(&together, RowKind::Fact, "built in 1998").sources, 2);
}

#[test]
fn a_reading_moves_and_a_passage_is_pulled_in() {
    let articles = ferry();
    let found = run(&articles, &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let miracle = row(&found, RowKind::Quote, "miracle");
    let moved = Decision::Move {
        reading: reading(&found, bang, "Coast Radio"),
        from: anchor(&found, bang),
        to: anchor(&found, miracle),
    };
    let after = run(&articles, &[moved]);
    assert_eq!(after.unapplied, []);
    let here = row(&after.comparison, RowKind::Quote, "miracle");
    assert!(here.readings.iter().any(|r| r.text.contains("We heard a bang")), "{here:?}");
    let kestrel = found.articles.iter().find(|a| a.outlet == "Kestrel Post").unwrap();
    let start =
        kestrel.text.chars().count() - kestrel.text[kestrel.text.find("warned").unwrap()..].chars().count();
    let passage = Anchor::of(kestrel, start, start + 19);
    assert_eq!(passage.exact, "warned of the rocks");
    let inquiry = row(&found, RowKind::Fact, "An inquiry");
    let add = Decision::AddPassage {
        passage: passage.clone(),
        kind: RowKind::Fact,
        row: Some(anchor(&found, inquiry)),
    };
    let after = run(&articles, &[add]).comparison;
    let inquiry = row(&after, RowKind::Fact, "An inquiry");
    assert_eq!(inquiry.sources, 2);
    assert!(inquiry.readings.iter().any(|r| r.text == "warned of the rocks"));
    let own = Decision::AddPassage { passage, kind: RowKind::Fact, row: None };
    let after = run(&articles, &[own]).comparison;
    assert!(after.rows.iter().any(|r| r.readings.len() == 1 && r.readings[0].text == "warned of the rocks"));
}

#[test]
fn verdict_speaker_and_note_are_kept() {
    let articles = ferry();
    let found = run(&articles, &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let lifeboat = row(&found, RowKind::Fact, "lifeboat");
    let decisions = [
        Decision::SetSpeaker {
            passages: vec![reading(&found, bang, "Bay Wire")],
            speaker: "Rolf Amundrud".into(),
        },
        Decision::SetVerdict { row: anchor(&found, lifeboat), verdict: Some(Verdict::Agree) },
        Decision::Note { row: anchor(&found, lifeboat), text: "Asked the company.".into() },
        Decision::SetVerdict { row: anchor(&found, lifeboat), verdict: Some(Verdict::Cut) },
    ];
    let outcome = run(&articles, &decisions[..3]);
    assert_eq!(outcome.unapplied, []);
    let after = outcome.comparison;
    let bang = row(&after, RowKind::Quote, "We heard a bang");
    assert_eq!(bang.speaker, "Rolf Amundrud");
    assert!(bang.decided.iter().any(|d| d.contains("Rolf Amundrud")));
    let quotation = after.quotations.iter().find(|q| q.text.starts_with("We heard a bang, and")).unwrap();
    assert!(quotation.speaker.decided && quotation.speaker.name == "Rolf Amundrud");
    let lifeboat = row(&after, RowKind::Fact, "lifeboat");
    assert_eq!((lifeboat.verdict, lifeboat.note.as_str()), (Verdict::Agree, "Asked the company."));
    let misfit = run(&articles, &decisions);
    assert_eq!(misfit.unapplied.len(), 1);
    assert_eq!((misfit.unapplied[0].index, misfit.unapplied[0].reason), (3, Reason::DoesNotFit));
}

#[test]
fn decisions_outlive_added_articles_and_edited_texts() {
    let articles = ferry();
    let found = run(&articles[..2], &[]).comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let lifeboat = row(&found, RowKind::Fact, "lifeboat");
    let decisions = [
        Decision::Split {
            kind: RowKind::Quote,
            left: vec![reading(&found, bang, "Kestrel Post")],
            right: vec![reading(&found, bang, "Bay Wire")],
        },
        Decision::Note { row: anchor(&found, lifeboat), text: "Ask.".into() },
    ];
    let more = run(&articles, &decisions);
    assert_eq!(more.unapplied, []);
    for row in more.comparison.rows.iter().filter(|r| r.kind == RowKind::Quote) {
        let names = outlets(&more.comparison, row);
        assert!(!(names.contains(&"Kestrel Post".into()) && names.contains(&"Bay Wire".into())), "{row:?}");
    }
    assert_eq!(row(&more.comparison, RowKind::Fact, "lifeboat").note, "Ask.");
    let mut edited = articles.clone();
    edited[0].text = format!("UPDATED 4 p.m.\n\n{}", articles[0].text.replace("Harbour pilots", "Pilots"));
    let again = run(&edited, &decisions);
    assert_eq!(again.unapplied, []);
    assert_eq!(row(&again.comparison, RowKind::Fact, "lifeboat").note, "Ask.");
    edited[0].text = "Another story altogether.".into();
    let lost = run(&edited, &decisions);
    assert_eq!(lost.unapplied.len(), 1, "{:?}", lost.unapplied);
    assert_eq!(lost.unapplied[0].index, 0);
    assert_eq!(lost.unapplied[0].reason, Reason::Gone);
    let without = run(&articles[2..], &decisions);
    assert!(without.unapplied.iter().all(|u| u.reason == Reason::NotCompared));
    assert_eq!(without.unapplied.len(), 2);
}

#[test]
fn decisions_follow_an_article_whose_text_or_outlet_is_edited() {
    let mut workspace = Workspace::recovered(Project::of(ferry()), None);
    let found = workspace.project().compare().comparison;
    let lifeboat = row(&found, RowKind::Fact, "lifeboat");
    workspace.apply(Change::Decide(Decision::Note { row: anchor(&found, lifeboat), text: "Ask.".into() }));
    let renamed = Article { outlet: "The Post".into(), ..ferry().remove(0) };
    assert!(
        workspace.apply(Change::Describe(0, Box::new(Article { text: String::new(), ..renamed.clone() })))
    );
    assert_eq!(workspace.undo_name(), Some("edit Kestrel Post"));
    let text = format!("New first paragraph.\n\n{}", renamed.text);
    assert!(workspace.apply(Change::Replace(0, Box::new(Article { text, ..renamed }))));
    let outcome = workspace.project().compare();
    assert_eq!(outcome.unapplied, []);
    assert_eq!(row(&outcome.comparison, RowKind::Fact, "lifeboat").note, "Ask.");
    assert_eq!(outcome.comparison.articles[0].outlet, "The Post");
}

#[test]
fn every_change_is_undone_and_redone() {
    let mut workspace = Workspace::default();
    let found = Project::of(ferry()).compare().comparison;
    let lifeboat = anchor(&found, row(&found, RowKind::Fact, "lifeboat"));
    let extra = article("Extra", "One more.");
    let changes = [
        Change::Add(ferry()),
        Change::Add(vec![extra.clone()]),
        Change::Move(4, 0),
        Change::Switch(0, false),
        Change::Reference(1, true),
        Change::Describe(0, Box::new(Article { outlet: "Renamed".into(), ..extra.clone() })),
        Change::Replace(0, Box::new(Article { text: "Two more.".into(), ..extra })),
        Change::Settings(Settings { strictness: 0.8 }),
        Change::Title("Ferry".into()),
        Change::Notes("To do.".into()),
        Change::Decide(Decision::Confirm { row: lifeboat.clone() }),
        Change::DecideAll {
            name: "note twice".into(),
            decisions: vec![Decision::Note { row: lifeboat.clone(), text: "Ask.".into() }],
        },
        Change::Withdraw(1),
        Change::Unconfirm(lifeboat),
        Change::Remove(0),
    ];
    let mut states = vec![workspace.project().clone()];
    let mut names = Vec::new();
    for change in changes {
        assert!(workspace.apply(change));
        assert!(workspace.is_dirty());
        names.push(workspace.undo_name().unwrap().to_owned());
        states.push(workspace.project().clone());
    }
    for n in (0..names.len()).rev() {
        assert_eq!(workspace.undo_name(), Some(names[n].as_str()));
        assert!(workspace.undo());
        assert_eq!(*workspace.project(), states[n]);
    }
    assert!(!workspace.undo() && !workspace.is_dirty());
    for (n, name) in names.iter().enumerate() {
        assert_eq!(workspace.redo_name(), Some(name.as_str()));
        assert!(workspace.redo());
        assert_eq!(*workspace.project(), states[n + 1]);
    }
    assert!(!workspace.redo());
    // what cannot be done is no step
    assert!(!workspace.apply(Change::Remove(99)) && !workspace.apply(Change::Move(0, 99)));
}

#[test]
fn a_workspace_that_was_settled_is_pristine_again_when_all_is_undone() {
    let mut workspace = Workspace::default();
    workspace.apply(Change::Add(ferry()));
    assert!(workspace.is_dirty());
    workspace.settle();
    assert!(!workspace.is_dirty(), "nobody has worked on it");
    workspace.apply(Change::Switch(0, false));
    workspace.set_blind(true);
    assert!(workspace.is_dirty() && workspace.undo() && workspace.is_dirty());
    workspace.set_blind(false);
    assert!(!workspace.is_dirty(), "as it was settled");
    assert!(workspace.undo() && workspace.is_dirty(), "the articles are gone");
}

#[test]
fn dragging_the_slider_is_one_step() {
    let mut workspace = Workspace::default();
    workspace.apply(Change::Add(ferry()));
    for strictness in [0.6, 0.7, 0.8] {
        workspace.apply(Change::Settings(Settings { strictness }));
    }
    workspace.undo();
    assert_eq!(workspace.project().settings.strictness, 0.5);
    assert_eq!(workspace.undo_name(), Some("add 4 articles"));
}

/// A project with something of everything.
fn full() -> Project {
    let mut workspace = Workspace::default();
    let mut articles = ferry();
    articles[0].byline = "Ada Brandt".into();
    articles[0].url = "https://kestrel.example/ferry".into();
    articles[0].added = Some(jiff::civil::date(2026, 3, 5));
    articles[1].event = "ferry".into();
    articles[2].date = None;
    workspace.apply(Change::Add(articles));
    workspace.apply(Change::Switch(3, false));
    workspace.apply(Change::Reference(1, true));
    workspace.apply(Change::Settings(Settings { strictness: 0.1 + 0.2 }));
    workspace.apply(Change::Notes("“Notes” – with\nlines\u{0}\u{202e}.".into()));
    let found = workspace.project().compare().comparison;
    let bang = row(&found, RowKind::Quote, "We heard a bang");
    let miracle = row(&found, RowKind::Quote, "miracle");
    let (one, two) = (anchor(&found, bang), anchor(&found, miracle));
    let reading = one.passages[0].clone();
    for decision in [
        Decision::Confirm { row: one.clone() },
        Decision::Reject { row: one.clone(), reading: reading.clone() },
        Decision::Split { kind: RowKind::Quote, left: one.passages.clone(), right: two.passages.clone() },
        Decision::Merge { rows: vec![one.clone(), two.clone()] },
        Decision::Move { reading: reading.clone(), from: one.clone(), to: two.clone() },
        Decision::AddPassage { passage: reading.clone(), kind: RowKind::Fact, row: None },
        Decision::AddPassage { passage: reading.clone(), kind: RowKind::Quote, row: Some(two.clone()) },
        Decision::SetVerdict { row: one.clone(), verdict: Some(Verdict::Same) },
        Decision::SetVerdict { row: two.clone(), verdict: None },
        Decision::SetSpeaker { passages: vec![reading], speaker: "Ada".into() },
        Decision::Note { row: one, text: "Note.".into() },
    ] {
        workspace.apply(Change::Decide(decision));
    }
    workspace.set_blind(true);
    workspace.project().clone()
}

#[test]
fn a_project_reads_as_it_was_written() {
    let project = full();
    let bytes = write(&project).unwrap();
    assert_eq!(read("p", &bytes).unwrap(), project);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("{\n  \"format\": \"parallax-project\",\n  \"version\": 1,"), "{}", &text[..80]);
}

#[test]
fn what_this_version_does_not_know_is_kept() {
    let text = r#"{ "format": "parallax-project", "version": 1, "colour": "red",
        "sources": [ { "outlet": "Post", "text": "A crane fell.", "stars": 3 } ],
        "decisions": [ { "decision": "frame", "picture": [1, 2] } ] }"#;
    let project = read("p", text.as_bytes()).unwrap();
    let again: serde_json::Value = serde_json::from_slice(&write(&project).unwrap()).unwrap();
    assert_eq!(again["colour"], "red");
    assert_eq!(again["sources"][0]["stars"], 3);
    assert_eq!(again["decisions"][0]["picture"][1], 2);
    let unapplied = project.compare().unapplied;
    assert_eq!(unapplied[0].reason, Reason::NotUnderstood);
}

#[test]
fn damaged_and_foreign_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let whole = write(&full()).unwrap();
    let newer = String::from_utf8(whole.clone()).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
    let newer = newer.replace("\"sources\"", "\"origins\"");
    let no_text = br#"{"format":"parallax-project","version":1,"sources":[{"outlet":"Post"}]}"#;
    let no_date = br#"{"format":"parallax-project","version":1,"sources":[{"date":"soon","text":"A."}]}"#;
    let deep = format!("{{\"format\":\"parallax-project\",\"version\":1,\"x\":{}", "[".repeat(100_000));
    let cases: [(&str, &[u8], &str); 9] = [
        ("cut", &whole[..whole.len() / 2], "damaged"),
        ("newer", newer.as_bytes(), "newer version"),
        ("text", b"The crane fell.", "not a Parallax project"),
        ("other", b"{\"format\": \"parallax-comparison\", \"version\": 1}", "not a Parallax project"),
        ("empty", b"", "not a Parallax project"),
        ("no text", no_text, "damaged"),
        ("no date", no_date, "damaged"),
        ("no version", b"{\"format\":\"parallax-project\"}", "damaged"),
        ("deep", deep.as_bytes(), "damaged"),
    ];
    for (name, bytes, told) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let error = load(&path).unwrap_err().to_string();
        assert!(error.contains(told) && error.contains(name), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
    assert!(matches!(load(&folder.path().join("nowhere")), Err(ProjectError::Read { .. })));
    for cut in (0..whole.len()).step_by(997) {
        assert!(read("cut", &whole[..cut]).is_err());
    }
}

#[test]
fn saving_is_whole_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.parallax");
    let mut workspace = Workspace::default();
    workspace.apply(Change::Add(ferry()));
    assert!(matches!(workspace.save(None), Err(ProjectError::NoPath)));
    workspace.save(Some(&path)).unwrap();
    assert!(!workspace.is_dirty() && workspace.path() == Some(path.as_path()));
    assert_eq!(workspace.name(), "ferry");
    workspace.apply(Change::Remove(0));
    assert!(workspace.is_dirty());
    workspace.undo();
    assert!(!workspace.is_dirty(), "undone to what the file has");
    // a run that was killed while it wrote leaves a file beside, and the old one whole
    std::fs::write(folder.path().join(".parallax-abc.tmp"), b"{\"format\": \"parall").unwrap();
    assert_eq!(load(&path).unwrap(), *workspace.project());
    workspace.apply(Change::Remove(0));
    workspace.save(None).unwrap();
    assert_eq!(load(&path).unwrap().sources.len(), 3);
    assert_eq!(Workspace::open(&path).unwrap().project(), workspace.project());
    let nowhere = folder.path().join("no/such/folder.parallax");
    let error = save(workspace.project(), &nowhere).unwrap_err().to_string();
    assert!(error.contains("folder.parallax"), "{error}");
}

#[cfg(unix)]
#[test]
fn saving_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.parallax"), folder.path().join("link.parallax"));
    symlink("real.parallax", &link).unwrap();
    let project = Project::of(ferry());
    save(&project, &link).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o600)).unwrap();
    save(&Project::of(ferry().into_iter().take(1)), &link).unwrap();
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(load(&real).unwrap().sources.len(), 1);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    // a file that may not be written is not written, though the folder would allow it
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o400)).unwrap();
    assert!(save(&project, &real).is_err());
    assert_eq!(load(&real).unwrap().sources.len(), 1);
}

#[test]
fn what_was_not_saved_is_offered_to_the_next_run_alone() {
    let folder = tempfile::tempdir().unwrap();
    let first = Recovery::start(folder.path()).unwrap();
    let second = Recovery::start(folder.path()).unwrap();
    let project = full();
    first.write(&project, Some(Path::new("/tmp/ferry.parallax"))).unwrap();
    second.write(&Project::of(ferry()), None).unwrap();
    assert!(recoverable(folder.path()).is_empty(), "both are still running");
    drop(first);
    let left = recoverable(folder.path());
    assert_eq!(left.len(), 1);
    assert!(recoverable(folder.path()).is_empty(), "another run was offered it already");
    assert_eq!(left[0].project.as_ref().unwrap(), &project);
    assert_eq!(left[0].path.as_deref(), Some(Path::new("/tmp/ferry.parallax")));
    drop(left);
    let mut again = recoverable(folder.path());
    assert_eq!(again.len(), 1, "it was not taken");
    again.remove(0).discard();
    assert!(recoverable(folder.path()).is_empty());
    second.clear();
    drop(second);
    assert!(recoverable(folder.path()).is_empty(), "everything was saved");
    let rest = std::fs::read_dir(folder.path().join("recovery")).unwrap().count();
    assert_eq!(rest, 0, "nothing is left lying about");
}

#[test]
fn a_damaged_recovery_file_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("recovery")).unwrap();
    std::fs::write(folder.path().join("recovery/1-2.json"), b"{\"path\": null, \"proj").unwrap();
    let left = recoverable(folder.path());
    assert!(matches!(left[0].project, Err(ProjectError::Damaged { .. })));
    drop(left);
    assert!(folder.path().join("recovery/1-2.json").exists());
}

#[test]
fn autosave_writes_the_latest_and_clears() {
    let folder = tempfile::tempdir().unwrap();
    let autosave =
        Autosave::start(Recovery::start(folder.path()).unwrap(), Duration::from_millis(1)).unwrap();
    for n in 1..=4 {
        autosave.note(Project::of(ferry().into_iter().take(n)), None);
    }
    drop(autosave);
    let left = recoverable(folder.path());
    assert_eq!(left[0].project.as_ref().unwrap().sources.len(), 4);
    left.into_iter().for_each(parallax::workspace::Left::discard);
    let autosave =
        Autosave::start(Recovery::start(folder.path()).unwrap(), Duration::from_secs(3600)).unwrap();
    autosave.note(Project::of(ferry()), None);
    autosave.note(Project::of(ferry().into_iter().take(2)), None);
    autosave.flush().unwrap();
    let written = std::fs::read_dir(folder.path().join("recovery")).unwrap();
    assert!(written.flatten().any(|e| e.path().extension().is_some_and(|e| e == "json")));
    autosave.clear();
    drop(autosave);
    assert!(recoverable(folder.path()).is_empty());
}

#[test]
fn recent_projects_are_remembered_and_damage_is_shrugged_off() {
    let folder = tempfile::tempdir().unwrap();
    let recent = Recent::in_folder(&folder.path().join("not yet"));
    assert!(recent.list().is_empty());
    for n in 0..20 {
        recent.add(RecentProject {
            path: format!("/p/{}", n % 15).into(),
            title: String::new(),
            articles: n,
        });
    }
    let list = recent.list();
    assert_eq!(list.len(), 12);
    assert_eq!((list[0].path.to_str(), list[0].articles), (Some("/p/4"), 19));
    recent.remove(Path::new("/p/4"));
    assert_eq!(recent.list().len(), 11);
    std::fs::write(folder.path().join("not yet/recent.json"), b"{\"projects\": [{}").unwrap();
    assert!(recent.list().is_empty());
    recent.add(RecentProject { path: "/p/1".into(), title: "One".into(), articles: 2 });
    assert_eq!(recent.list()[0].title, "One");
}

#[test]
fn the_command_line_compares_a_project_with_its_decisions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.parallax");
    let mut workspace = Workspace::default();
    workspace.apply(Change::Add(ferry()));
    let found = workspace.project().compare().comparison;
    let built = row(&found, RowKind::Fact, "built in 1998");
    let first = row(&found, RowKind::Fact, "not the first accident");
    let gone =
        Anchor { exact: "Nobody wrote this".into(), start: 3, ..reading(&found, built, "Kestrel Post") };
    let gone = RowAnchor { kind: RowKind::Fact, passages: vec![gone] };
    workspace
        .apply(Change::Decide(Decision::Merge { rows: vec![anchor(&found, built), anchor(&found, first)] }));
    workspace.apply(Change::Decide(Decision::Confirm { row: gone }));
    workspace.apply(Change::Settings(Settings { strictness: 0.75 }));
    workspace.apply(Change::Switch(1, false));
    workspace.save(Some(&path)).unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["compare", "--format", "json"])
        .arg(&path)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(told.contains("Confirm “Nobody wrote this”") && told.lines().count() == 1, "{told}");
    let compared: Comparison = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(compared, workspace.project().compare().comparison);
    assert_eq!(compared.articles.len(), 3);
    assert_eq!(row(&compared, RowKind::Fact, "built in 1998").sources, 2);
    assert!(ran.status.success());
    std::fs::write(&path, b"{\"format\": \"parallax-project\", \"version\": 9}").unwrap();
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_parallax"))
        .arg("compare")
        .arg(&path)
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("newer version"));
}

/// A decision about passages that are chosen by numbers, so that any may come up.
fn decision(articles: &[Article], comparison: &Comparison, seed: [usize; 5]) -> Decision {
    let rows = &comparison.rows;
    let row = |n: usize| match rows.is_empty() {
        true => RowAnchor { kind: RowKind::Fact, passages: Vec::new() },
        false => RowAnchor::of(comparison, &rows[n % rows.len()]),
    };
    let (one, two) = (row(seed[1]), row(seed[2]));
    let article = &articles[seed[3] % articles.len()];
    let length = article.text.chars().count() + 3;
    let passage = Anchor::of_article(article, seed[3] % length, seed[4] % length);
    let of = |row: &RowAnchor| row.passages.get(seed[3] % row.passages.len().max(1)).cloned();
    let reading = of(&one).unwrap_or_else(|| passage.clone());
    let at = seed[4] % (one.passages.len() + 1);
    let kind = if seed[4].is_multiple_of(2) { RowKind::Quote } else { RowKind::Fact };
    match seed[0] % 10 {
        0 => Decision::Confirm { row: one },
        1 => Decision::Reject { row: one, reading },
        2 => Decision::Split { kind, left: one.passages[..at].to_vec(), right: one.passages[at..].to_vec() },
        3 => Decision::Merge { rows: vec![one, two] },
        4 => Decision::Move { reading, from: one, to: two },
        5 => Decision::AddPassage { passage, kind, row: Some(one) },
        6 => Decision::AddPassage { passage, kind, row: None },
        7 => Decision::SetVerdict {
            row: one,
            verdict: [None, Some(Verdict::Agree), Some(Verdict::Same)][seed[4] % 3],
        },
        8 => Decision::SetSpeaker {
            passages: vec![reading, passage],
            speaker: ["", "Ada"][seed[4] % 2].into(),
        },
        _ => Decision::Note { row: one, text: "n".into() },
    }
}

fn numbers() -> impl Strategy<Value = Vec<[usize; 5]>> {
    proptest::collection::vec(any::<[u16; 5]>().prop_map(|s| s.map(usize::from)), 0..6)
}

/// Text with much of what the engine looks for, and what might trip it.
const ODD: &str =
    "([A-Z][a-z]{1,5} |[a-z]{1,6} |[“”‘’\"']|, |\\. |… |\n\n|[0-9]{1,3}[,.%]? |é|日|🦀|said |she ){0,40}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn decisions_hold_in_any_order_of_the_articles(seeds in numbers(), by in 0usize..4, strictness in 0.0f64..1.0) {
        let mut articles = ferry();
        let found = run(&articles, &[]).comparison;
        let decisions: Vec<Decision> = seeds.into_iter().map(|s| decision(&articles, &found, s)).collect();
        let first = run_at(&articles, &decisions, strictness);
        articles.rotate_left(by);
        articles.swap(0, 1);
        let second = run_at(&articles, &decisions, strictness);
        prop_assert_eq!(told(&first.comparison), told(&second.comparison));
        prop_assert_eq!(first.unapplied, second.unapplied);
    }

    #[test]
    fn every_passage_stays_in_some_row(seeds in numbers()) {
        let articles = ferry();
        let found = run(&articles, &[]).comparison;
        let decisions: Vec<Decision> = seeds.into_iter().map(|s| decision(&articles, &found, s)).collect();
        let after = run(&articles, &decisions).comparison;
        let places = |c: &Comparison| -> BTreeSet<(String, usize, usize)> {
            c.rows.iter().flat_map(|r| &r.readings).map(|r| (r.article.clone(), r.start, r.end)).collect()
        };
        let (before, now) = (places(&found), places(&after));
        prop_assert!(before.is_subset(&now), "{:?}", before.difference(&now).collect::<Vec<_>>());
    }

    #[test]
    fn any_decision_on_any_text_is_borne(
        texts in proptest::collection::vec(ODD, 1..4),
        others in proptest::collection::vec(ODD, 1..4),
        seeds in numbers(),
    ) {
        let articles = |texts: &[String]| -> Vec<Article> {
            texts.iter().enumerate().map(|(n, t)| article(&format!("Outlet {n}"), t)).collect()
        };
        let (here, there) = (articles(&texts), articles(&others));
        let found = run(&here, &[]).comparison;
        let decisions: Vec<Decision> = seeds.into_iter().map(|s| decision(&here, &found, s)).collect();
        run(&here, &decisions);
        run(&there, &decisions);
        let project = Project::of(here);
        prop_assert_eq!(read("p", &write(&project).unwrap()).unwrap(), project);
    }

    #[test]
    fn any_bytes_are_borne(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read("p", &bytes);
    }
}
