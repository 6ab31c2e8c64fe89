//! What is written from a comparison, on one made by hand.

mod common;

use common::{Event, crane};
use parallax::compare::Comparison;
use parallax::compare::document::{DifferenceKind, RowKind, Verdict};
use parallax::export::sheet::{self, Layout, Options};
use parallax::export::table::Style;
use parallax::export::{self, Filter, Format, json, markdown, plain, table, wrap};
use proptest::prelude::*;

const PLAIN: Style = Style { width: 100, colour: false };

fn only(verdict: Verdict) -> Filter {
    Filter { verdicts: vec![verdict], ..Filter::default() }
}

/// `comparison` in `format`, as text.
fn written(comparison: &Comparison, format: Format, layout: Layout, filter: &Filter) -> String {
    let written = export::write(comparison, format, &Options::new(layout, filter), false).unwrap();
    String::from_utf8(written.bytes).unwrap()
}

/// Compares with the file of that name, which a reviewer reads as text. To write it anew, run the tests
/// with `UPDATE_EXPECTED=1`.
fn expect(name: &str, written: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, written).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "{name} is written differently now:\n{written}");
}

#[test]
fn the_table_is_as_expected() {
    expect("crane-100.txt", &table::write(&crane(), &Filter::default(), PLAIN));
    expect("crane-60.txt", &table::write(&crane(), &Filter::default(), Style { width: 60, colour: false }));
}

#[test]
fn the_report_and_the_spreadsheet_are_as_expected() {
    for (name, format) in [
        ("crane.xml", Format::Tei),
        ("crane.jsonld", Format::Annotations),
        ("crane.ris", Format::Ris),
        ("crane.bib", Format::Bibtex),
    ] {
        expect(name, &written(&crane(), format, Layout::Wide, &Filter::default()));
    }
    expect("crane.html", &written(&crane(), Format::Html, Layout::Wide, &Filter::default()));
    expect("crane.md", &markdown::write(&crane(), &Filter::default()));
    let all = Filter::default();
    for (name, format, layout) in [
        ("crane.csv", Format::Csv, Layout::Long),
        ("crane-wide.csv", Format::Csv, Layout::Wide),
        ("crane-presence.tsv", Format::Tsv, Layout::Presence),
        ("crane-differences.csv", Format::Csv, Layout::Differences),
        ("crane-overview.csv", Format::Csv, Layout::Overview),
        ("crane-sources.csv", Format::Csv, Layout::Sources),
    ] {
        expect(name, &written(&crane(), format, layout, &all));
    }
}

#[test]
fn no_line_of_the_table_is_wider_than_asked() {
    for width in [40, 60, 80, 100, 140, 160] {
        let shown = table::write(&crane(), &Filter::default(), Style { width, colour: false });
        for line in shown.lines() {
            assert!(wrap::width(line) <= width, "{width}: {line}");
        }
    }
}

#[test]
fn colour_changes_no_words() {
    let plain = table::write(&crane(), &Filter::default(), PLAIN);
    let coloured = table::write(&crane(), &Filter::default(), Style { colour: true, ..PLAIN });
    assert!(!plain.contains('\u{1b}'));
    let mut stripped = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        stripped.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('m').unwrap() + 1..];
    }
    stripped.push_str(rest);
    let trimmed = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    assert_eq!(trimmed(&stripped), trimmed(&plain));
}

#[test]
fn a_filter_keeps_the_rows_asked_for() {
    let quotes = Filter {
        only: Some(RowKind::Quote),
        verdicts: vec![Verdict::Conflict, Verdict::Cut],
        ..Filter::default()
    };
    let kept = quotes.apply(crane());
    assert_eq!(kept.rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["r2", "r4"]);
    assert_eq!(kept.quotations, crane().quotations);
    let shown = table::write(&crane(), &quotes, PLAIN);
    assert!(shown.contains("Oskar Tamm") && !shown.contains("Three people") && !shown.contains("Facts"));
    let listed = table::write(&crane(), &only(Verdict::Single), PLAIN);
    assert!(listed.contains("Old Greta was built in 1987."), "{listed}");
    assert!(written(&crane(), Format::Csv, Layout::Presence, &only(Verdict::Agree)).lines().count() > 1);
}

#[test]
fn json_reads_back_as_it_was() {
    let comparison = crane();
    let written = json::write(&comparison, &Filter::default());
    assert_eq!(json::read(&written).unwrap(), comparison);
    assert!(written.starts_with("{\n  \"format\": \"parallax-comparison\",\n  \"version\": 1,"));
}

#[test]
fn one_article_alone_lists_what_it_says() {
    let alone = Event::new()
        .article("Bay Wire", "Two dead", "2026-03-04", "“We will find out,” Ines Halloran said. It rained.")
        .quote(Verdict::Single, "Ines Halloran", &[("A", "We will find out,")])
        .fact(Verdict::Single, "rain", &[("A", "It rained.")])
        .build();
    let shown = table::write(&alone, &Filter::default(), PLAIN);
    for part in ["1 article\n", "Ines Halloran: “We will find out”", "It rained.", "Statements"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    assert!(!shown.contains("shared"));
}

#[test]
fn nothing_shared_is_said() {
    let apart = Event::new().article("A", "", "", "One.").article("B", "", "", "Two.").build();
    let shown = table::write(&apart, &Filter::default(), PLAIN);
    assert!(shown.contains("share no quotation and no fact"), "{shown}");
}

/// An escape sequence in an article cleared the reader's screen.
#[test]
fn an_article_cannot_reach_the_terminal() {
    let evil = "Two\u{1b}[2J died\u{9b}31m \u{202e}yltcaxe\u{202c} = @here | <b> $x$";
    let comparison = Event::new()
        .article(evil, evil, evil, evil)
        .article("B\u{7}", "", "", evil)
        .fact(Verdict::Conflict, evil, &[("A", evil), ("B", evil)])
        .differs(DifferenceKind::Number, &[(0, evil), (1, "\u{1b}]0;title\u{7}")], evil)
        .fact(Verdict::Agree, "=1+1", &[("A", evil), ("B", evil)])
        .build();
    let all = Filter::default();
    let written = [
        table::write(&comparison, &all, PLAIN),
        written(&comparison, Format::Csv, Layout::Long, &all).replace("\r\n", "\n"),
        written(&comparison, Format::Csv, Layout::Wide, &all).replace("\r\n", "\n"),
        written(&comparison, Format::Html, Layout::Wide, &all),
        written(&comparison, Format::Tei, Layout::Wide, &all),
        written(&comparison, Format::Annotations, Layout::Wide, &all),
        written(&comparison, Format::Ris, Layout::Wide, &all).replace("\r\n", "\n"),
        written(&comparison, Format::Bibtex, Layout::Wide, &all),
        markdown::write(&comparison, &all),
        json::write(&comparison, &all),
    ];
    // the guard against formulas in web pages
    assert!(written[3].contains("\u{2060}=1+1"));
    for text in written {
        let text = text.replace('\u{2060}', "");
        assert!(!text.chars().any(|c| c != '\n' && plain::acts(c)), "{text:?}");
    }
    assert_eq!(json::read(&json::write(&comparison, &all)).unwrap(), comparison);
}

#[test]
fn the_spreadsheet_reads_back() {
    let comparison = Event::new()
        .article("=Outlet", "", "2026-03-04", "He said “a, b”; “c”\n\nand left.")
        .fact(Verdict::Single, "+label", &[("A", "He said “a, b”; “c”\n\nand left.")])
        .build();
    let read = written(&comparison, Format::Csv, Layout::Long, &Filter::default());
    let table = sheet::build(&comparison, &Options::new(Layout::Long, &Filter::default()));
    let mut reader = ::csv::Reader::from_reader(read.as_bytes());
    let titles: Vec<&str> =
        table.columns.iter().map(|column| column.title.as_str()).chain(["made"]).collect();
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), titles);
    let record = reader.records().next().unwrap().unwrap();
    assert_eq!(&record[2], "'+label");
    assert_eq!(&record[9], "'=Outlet");
    assert_eq!(&record[12], "He said “a, b”; “c”\n\nand left.");
    assert!(read.ends_with("\r\n"));
    let tabs = written(&comparison, Format::Tsv, Layout::Long, &Filter::default());
    assert_eq!(tabs.lines().count(), 2);
    let mark = export::write(&comparison, Format::Csv, &Options::default(), true).unwrap();
    assert!(mark.bytes.starts_with("\u{FEFF}Row,".as_bytes()));
}

/// What a browser makes of the page: an article's markup is text, every link within the page leads
/// somewhere, no id is given twice.
#[test]
fn columns_are_left_out_and_rows_ordered_as_asked() {
    let comparison = crane();
    let mut options = Options::default();
    options.columns.without = vec!["Note".into(), "confirmed".into(), "B".into()];
    let ids: Vec<String> = comparison.rows.iter().map(|row| row.id.clone()).collect();
    options.filter.order = vec![ids[2].clone(), ids[0].clone()];
    let table = sheet::build(&comparison, &options);
    let keys: Vec<&str> = table.columns.iter().map(|column| column.key.as_str()).collect();
    assert!(
        keys.contains(&"A") && !keys.iter().any(|key| ["note", "confirmed", "B"].contains(key)),
        "{keys:?}"
    );
    let rows: Vec<&str> = table.lines.iter().map(|line| line.row.as_str()).collect();
    assert_eq!(rows[..3], [&ids[2], &ids[0], &ids[1]]);
    assert_eq!(rows.len(), ids.len());
    // a table has a column whatever is asked for
    options.columns.without = sheet::keys(&comparison, Layout::Wide);
    assert!(!sheet::build(&comparison, &options).columns.is_empty());
}

#[test]
fn the_page_is_whole_and_harmless() {
    let evil = "\"><script>alert('1')</script><img src=x onerror=alert(2)> & שלום 😀 &lt;b&gt;";
    let text = format!("{evil} It rained.\n\nAll day. {evil}");
    let hostile = Event::new()
        .article(evil, evil, "2026-03-04", &text)
        .article("B", evil, evil, &text)
        .fact(Verdict::Conflict, evil, &[("A", "It rained.\n\nAll day."), ("B", "rained.\n\nAll")])
        .fact(Verdict::Agree, evil, &[("A", "All day."), ("B", "day.")])
        .fact(Verdict::Single, evil, &[("A", evil)])
        .build();
    for (comparison, layout) in
        [crane(), hostile].iter().flat_map(|comparison| Layout::ALL.map(|layout| (comparison, layout)))
    {
        let page = written(comparison, Format::Html, layout, &Filter::default());
        let document = dom_query::Document::from(page.as_str());
        assert_eq!(document.select("script, img, [onerror]").length(), 0);
        let all: Vec<String> =
            document.select("[id]").iter().map(|node| node.attr("id").unwrap().to_string()).collect();
        let ids: std::collections::BTreeSet<&str> = all.iter().map(String::as_str).collect();
        assert_eq!(ids.len(), all.len(), "an id is given twice");
        for link in document.select("a[href^='#']").iter() {
            let to = link.attr("href").unwrap().to_string();
            assert!(ids.contains(&to[1..]), "{layout:?} {to}");
        }
        document.select(".back, .no").remove();
        for (article, shown) in comparison.articles.iter().zip(document.select("article").iter()) {
            let words: Vec<String> =
                shown.select("p[id]").iter().map(|p| p.text().trim().to_string()).collect();
            assert_eq!(words, article.text.split("\n\n").collect::<Vec<_>>());
        }
    }
    let page = written(&crane(), Format::Html, Layout::Wide, &Filter::default());
    let document = dom_query::Document::from(page.as_str());
    assert_eq!(document.select("table.wide tbody tr").length(), crane().rows.len());
    assert_eq!(
        document.select("a.to").length(),
        crane().rows.iter().map(|row| row.readings.len()).sum::<usize>()
    );
}

/// The words of a TEI element, without its notes.
fn tei_words(comparison: &Comparison) -> Vec<(String, String)> {
    use quick_xml::events::Event as Xml;
    let page = written(comparison, Format::Tei, Layout::Wide, &Filter::default());
    let mut reader = quick_xml::Reader::from_str(&page);
    let mut rows: Vec<(String, String)> = Vec::new();
    let mut note = 0;
    loop {
        match reader.read_event().unwrap() {
            Xml::Start(start) => {
                let id = start.try_get_attribute("xml:id").unwrap();
                match start.name().as_ref() {
                    b"ab" => {
                        rows.push((String::from_utf8(id.unwrap().value.to_vec()).unwrap(), String::new()))
                    }
                    b"note" => note += 1,
                    _ => {}
                }
            }
            Xml::End(end) if end.name().as_ref() == b"note" => note -= 1,
            Xml::Text(text) if note == 0 => {
                if let Some((_, words)) = rows.last_mut() {
                    words.push_str(&text.decode().unwrap());
                }
            }
            Xml::GeneralRef(name) if note == 0 => {
                if let Some((_, words)) = rows.last_mut() {
                    words.push_str(match &*name.decode().unwrap() {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        _ => "'",
                    });
                }
            }
            Xml::Eof => return rows,
            _ => {}
        }
    }
}

#[test]
fn the_apparatus_is_well_formed_and_has_every_reading() {
    let evil = "]]> <rdg wit='#B'>x</rdg> & \"q\" &#0; שלום 😀";
    let hostile = Event::new()
        .article(evil, evil, "2026-03-04", evil)
        .article("B", "", "", evil)
        .fact(Verdict::Agree, evil, &[("A", evil), ("B", evil)])
        .build();
    assert_eq!(tei_words(&hostile)[0].1.trim(), evil);
    let rows = tei_words(&crane());
    assert_eq!(rows.len(), crane().rows.len());
    let reworded = &rows.iter().find(|(id, _)| id == "r3").unwrap().1;
    assert!(reworded.starts_with("This is the worst day in the history of "), "{reworded}");
    assert!(reworded.contains("our port"), "{reworded}");
}

#[test]
fn annotations_point_at_their_words() {
    let comparison = crane();
    let page = written(&comparison, Format::Annotations, Layout::Wide, &Filter::default());
    let page: serde_json::Value = serde_json::from_str(&page).unwrap();
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), comparison.rows.iter().map(|row| row.readings.len()).sum::<usize>());
    let readings = comparison.rows.iter().flat_map(|row| &row.readings);
    for (item, reading) in items.iter().zip(readings) {
        let [place, quote] = [0, 1].map(|n| &item["target"]["selector"][n]);
        assert_eq!(quote["exact"], reading.text);
        assert_eq!(
            (place["start"].as_u64(), place["end"].as_u64()),
            (Some(reading.start as u64), Some(reading.end as u64))
        );
        let article = comparison.articles.iter().find(|article| article.id == reading.article).unwrap();
        let around = format!(
            "{}{}{}",
            quote["prefix"].as_str().unwrap(),
            reading.text,
            quote["suffix"].as_str().unwrap()
        );
        assert!(article.text.contains(&around), "{around}");
    }
}

/// What stands in a sheet of a workbook.
fn cells(comparison: &Comparison, layout: Layout) -> Vec<Vec<calamine::Data>> {
    use calamine::Reader as _;
    let all = Options::new(Layout::Wide, &Filter::default());
    let written = export::write(comparison, Format::Xlsx, &all, false).unwrap();
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(written.bytes)).unwrap();
    let names: Vec<&str> = Layout::ALL.iter().map(|layout| layout.name()).collect();
    assert_eq!(book.sheet_names(), names);
    for layout in Layout::ALL {
        let formulas = book.worksheet_formula(layout.name()).unwrap();
        assert!(formulas.used_cells().next().is_none(), "{layout:?} has a formula");
    }
    book.worksheet_range(layout.name()).unwrap().rows().map(<[_]>::to_vec).collect()
}

#[test]
fn the_workbook_holds_what_the_tables_hold() {
    let evil = "=cmd|' /C calc'!A0 <r>x</r> _x0041_ 😀 שלום 日本語";
    let raw = "<r><t>1</t></r>";
    let hostile = Event::new()
        .article(evil, evil, "2026-03-04", &format!("{evil} {raw}"))
        .article(raw, "", "", &format!("+1\u{7}{evil}\u{fffe} {raw}"))
        .fact(Verdict::Conflict, evil, &[("A", evil), ("B", &format!("+1\u{7}{evil}\u{fffe}"))])
        .fact(Verdict::Agree, raw, &[("A", raw), ("B", raw)])
        .build();
    for comparison in [crane(), hostile] {
        for layout in Layout::ALL {
            let table = sheet::build(&comparison, &Options::new(layout, &Filter::default()));
            let read = cells(&comparison, layout);
            let titles: Vec<String> =
                read[0].iter().take(table.columns.len()).map(ToString::to_string).collect();
            assert_eq!(titles, table.columns.iter().map(|c| c.title.clone()).collect::<Vec<_>>());
            for (line, read) in table.lines.iter().zip(&read[1..]) {
                for (cell, read) in line.cells.iter().zip(read) {
                    match cell {
                        sheet::Cell::Number(number) => assert_eq!(read, &calamine::Data::Float(*number)),
                        cell => assert_eq!(read.to_string(), cell.text(), "{layout:?}"),
                    }
                }
            }
        }
    }
}

#[test]
fn a_cell_that_is_too_long_is_cut_and_said() {
    let long = "word ".repeat(9_000);
    let comparison = Event::new()
        .article("A", "", "", &long)
        .fact(Verdict::Single, "long", &[("A", long.trim_end())])
        .build();
    let written = export::write(&comparison, Format::Xlsx, &Options::default(), false).unwrap();
    assert_eq!(written.remarks, ["2 cells were cut, because a cell of Excel holds 32,767 characters"]);
    assert!(cells(&comparison, Layout::Long)[1][12].to_string().ends_with("holds 32,767 characters]"));
}

proptest! {
    /// Whatever the articles say, every writer writes, and the table keeps to its width.
    #[test]
    fn any_text_is_written(text in "\\PC{1,80}", value in any::<String>(), width in 40usize..120) {
        let comparison = Event::new()
            .article(&value, &value, &value, &text)
            .article("B", "", "", &text)
            .quote(Verdict::Reworded, &value, &[("A", text.trim_end_matches('^')), ("B", text.trim_end_matches('^'))])
            .differs(DifferenceKind::Wording, &[(0, &value), (1, &text)], &value)
            .build();
        let all = Filter::default();
        for colour in [true, false] {
            let shown = table::write(&comparison, &all, Style { width, colour });
            if !colour {
                for line in shown.lines() {
                    prop_assert!(wrap::width(line) <= width, "{}", line);
                }
            }
        }
        markdown::write(&comparison, &all);
        for layout in Layout::ALL {
            written(&comparison, Format::Csv, layout, &all);
        }
        export::write(&comparison, Format::Xlsx, &Options::default(), false).unwrap();
        prop_assert_eq!(json::read(&json::write(&comparison, &all)).unwrap(), comparison);
    }
}
