//! The style sheet of the page.

use super::hex;
use crate::export::palette::{DARK, LIGHT, Palette};
use crate::export::words;
use std::fmt::Write as _;

/// The whole sheet: colours by day and by night, the screen, and print.
pub fn sheet() -> String {
    let mut css = format!(":root {{ {} }}\n", colours(&LIGHT));
    let _ = writeln!(css, "@media (prefers-color-scheme: dark) {{ :root {{ {} }} }}", colours(&DARK));
    css.push_str(SCREEN);
    for verdict in words::VERDICTS {
        let key = words::verdict_key(verdict);
        let _ = writeln!(
            css,
            ".{key} {{ --full: var(--{key}); --tint: var(--{key}-tint); }}\n\
             :root:has(#show-{key}:not(:checked)) tbody tr.{key} {{ display: none; }}"
        );
    }
    // paper is white, whatever the screen is
    let _ = writeln!(
        css,
        "@media print {{ :root {{ {}; --paper: #fff; --panel: #fff; }}\n{PRINT}}}",
        colours(&LIGHT)
    );
    css
}

fn colours(palette: &Palette) -> String {
    let mut out = format!(
        "--paper: {}; --panel: {}; --ink: {}; --quiet: {}; --rule: {}; --accent: {}",
        hex(palette.paper),
        hex(palette.panel),
        hex(palette.ink),
        hex(palette.quiet),
        hex(palette.rule),
        hex(palette.accent)
    );
    for verdict in words::VERDICTS {
        let (key, hue) = (words::verdict_key(verdict), palette.verdict(verdict));
        let _ = write!(out, "; --{key}: {}; --{key}-tint: {}", hex(hue.full), hex(hue.tint));
    }
    out
}

const SCREEN: &str = r#"* { box-sizing: border-box; }
html { scroll-padding: 4rem 1rem; }
/* a spreadsheet that opens the page takes no cell for a formula */
td, th, p, li, h1, h2, h3, blockquote { mso-number-format: "\@"; }
body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.45;
  font: 0.875rem/1.45 "IBM Plex Sans", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main, footer { padding: 0 2rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.5rem; font-weight: 600; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.125rem; font-weight: 600; margin: 2.5rem 0 .75rem; }
h3 { font-size: .875rem; font-weight: 600; margin: 0 0 .5rem; }
nav a { margin-right: 1rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, [tabindex]:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
small, .legend, caption, footer { color: var(--quiet); font-size: .8125rem; }
code { font: .75rem ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
footer { margin: 3rem 0 2rem; }
.sources { list-style: none; margin: 0; padding: 0; }
.sources li { margin: 0 0 .625rem; padding-left: 2rem; text-indent: -2rem; max-width: 60rem; overflow-wrap: anywhere; }
.copied { color: var(--reworded); font-weight: 600; }
.chip { display: inline-block; min-width: 1.375rem; padding: 0 .3rem; margin-right: .25rem; text-indent: 0; text-align: center;
  border: 1px solid var(--quiet); border-radius: 3px; font-weight: 600; font-size: .75rem; line-height: 1.25rem; }
.legend { max-width: 60rem; }
.show { border: 0; margin: 0 0 .75rem; padding: 0; }
.show legend { float: left; margin-right: .75rem; color: var(--quiet); }
.show label { margin-right: .625rem; white-space: nowrap; }
.show input { accent-color: var(--accent); vertical-align: -2px; margin: 0 .25rem 0 0; }
.scroll { overflow: auto; max-height: 92vh; border: 1px solid var(--rule); }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
caption { text-align: left; padding: .5rem .75rem; }
th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); font-weight: 400; white-space: pre-line; }
thead th { vertical-align: bottom; position: sticky; top: 0; z-index: 1; background: var(--panel); font-weight: 600; border-bottom: 1px solid var(--quiet); }
tbody th { font-weight: 600; min-width: 8rem; max-width: 14rem; }
tbody th p { margin: 0; }
thead th.src { min-width: 10.5rem; }
table.overview thead th.src, table.presence thead th.src { min-width: 5rem; }
table.overview thead th:nth-child(n+3) { text-align: right; }
thead th.differences, thead th.told, thead th.evidence { min-width: 11rem; }
thead th.text { min-width: 24rem; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
td.none { color: var(--quiet); }
td p { margin: 0; }
td p + p { margin-top: .5rem; }
td.w, .articles p { font-family: "IBM Plex Serif", "Source Serif 4", Charter, "Bitstream Charter", Georgia, "Times New Roman", serif; }
td.w { font-size: .9375rem; max-width: 30rem; overflow-wrap: anywhere; }
tbody tr:hover > * { background: var(--panel); }
tr:target > *, mark:target { background: var(--accent); color: var(--paper); }
tr:target > * * { color: inherit; background: none; }
.v { color: var(--full); background: var(--tint); border-left: 2px solid var(--full); padding: .125rem .5rem; font-weight: 600; white-space: nowrap; }
b.x { color: var(--conflict); border: 1px solid currentColor; padding: 0 .15em; font-weight: 600; }
b.p { color: var(--compatible); border-bottom: 2px solid currentColor; font-weight: 600; }
u.w { text-decoration: underline solid 2px var(--reworded); text-underline-offset: .15em; }
u.a { text-decoration: underline dotted 2px var(--reworded); text-underline-offset: .15em; }
i.m { color: var(--cut); font-style: normal; font-size: .8em; }
.q { color: var(--quiet); }
.t { color: var(--quiet); font: italic .8125rem "IBM Plex Sans", system-ui, sans-serif; }
.to, .back { font: .75rem "IBM Plex Sans", system-ui, sans-serif; text-decoration: none; white-space: nowrap; }
.to:hover, .back:hover { text-decoration: underline; }
.articles { display: flex; gap: 2rem; overflow-x: auto; align-items: flex-start; padding: 0 0 1rem; }
.articles article { flex: 1 0 22rem; max-width: 40rem; }
.articles p { font-size: 1rem; line-height: 1.55; margin: 0 0 .875rem; padding-left: 2rem; position: relative; white-space: pre-line; }
.articles .headline { font-size: 1.125rem; font-weight: 600; line-height: 1.3; padding-left: 0; }
.articles .byline { font: .8125rem "IBM Plex Sans", system-ui, sans-serif; color: var(--quiet); padding-left: 0; }
.no { position: absolute; left: 0; color: var(--quiet); font: .75rem/2.1 "IBM Plex Sans", system-ui, sans-serif; }
mark { color: inherit; background: var(--tint); box-shadow: inset 0 -2px var(--full); padding: .05em 0; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
mark.single { background: none; box-shadow: inset 0 -1px var(--rule); }
.back { color: var(--full); padding: 0 .2em; }
@media (max-width: 40rem) { header, main, footer { padding-left: 1rem; padding-right: 1rem; } .articles article { flex-basis: 85vw; } }
"#;

const PRINT: &str = r#"@page { size: A4 landscape; margin: 12mm 12mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5c5d62; } }
html { font-size: 10.5pt; }
header, main, footer { padding: 0; }
nav, .show { display: none; }
h2 { break-after: avoid; margin-top: 1.25rem; }
.scroll { overflow: visible; max-height: none; border: 0; }
.articles { display: block; columns: 2; column-gap: 10mm; overflow: visible; }
.articles article { max-width: none; margin-bottom: 1.5rem; }
.articles h3, .articles .headline, .articles .byline { break-after: avoid; }
.articles p { font-size: .9375rem; line-height: 1.4; orphans: 2; widows: 2; }
#articles { break-before: page; }
table { font-size: .75rem; table-layout: fixed; }
col { width: var(--share); }
td.w { font-size: .8125rem; max-width: none; }
th, td { padding: .25rem .3rem; overflow-wrap: break-word; }
.v { padding: .05rem .2rem; }
thead { display: table-header-group; }
thead th { position: static; }
thead th.src, thead th.differences, thead th.told, thead th.text, thead th.evidence, tbody th { min-width: 0; max-width: none; }
tr { break-inside: avoid; }
.v, mark, .chip { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
a { color: inherit; text-decoration: none; }
"#;
