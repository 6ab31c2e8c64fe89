//! The styles of the Word document: change one there and the whole document follows.

use super::{DECLARATION, Document};
use crate::export::markup::Escaped;
use crate::export::page::colours::{GREY, INK, RULE, hex};
use crate::export::page::faces::SANS;

/// Settings: as the current Word lays out, not as an old one.
pub const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:embedTrueTypeFonts/><w:defaultTabStop w:val=\"567\"/><w:compat>\
<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
</w:compat></w:settings>";

/// The styles part. Sizes are half points, distances twentieths of a point.
pub fn styles(document: &Document) -> String {
    let (ink, grey, rule) = (hex(INK), hex(GREY), hex(RULE));
    let language = Escaped(document.spoken());
    let mut out = format!(
        "{DECLARATION}<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{SANS}\" w:hAnsi=\"{SANS}\" w:cs=\"{SANS}\"/>\
         <w:color w:val=\"{ink}\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>\
         <w:lang w:val=\"{language}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:before=\"60\" w:after=\"60\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
    );
    for (level, size, before) in [(1, 34, 120), (2, 26, 260), (3, 22, 180)] {
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"{before}\" w:after=\"60\"/>\
             <w:outlineLvl w:val=\"{}\"/></w:pPr>\
             <w:rPr><w:b/><w:bCs/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            level - 1
        ));
    }
    let small = format!("<w:color w:val=\"{grey}\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>");
    let tight = "<w:spacing w:before=\"20\" w:after=\"20\"/>";
    let beside = format!(
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" w:color=\"{rule}\"/></w:pBdr><w:ind w:left=\"280\"/>"
    );
    let below = format!(
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"{rule}\"/>\
         <w:between w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"{rule}\"/></w:pBdr>\
         <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"510\" w:lineRule=\"exact\"/>"
    );
    let across = format!(
        "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"{rule}\"/></w:pBdr>\
         <w:spacing w:before=\"0\" w:after=\"120\" w:line=\"120\" w:lineRule=\"exact\"/>"
    );
    let item =
        "<w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs><w:ind w:left=\"420\" w:hanging=\"420\"/>";
    let numbered = "<w:tabs><w:tab w:val=\"right\" w:pos=\"440\"/><w:tab w:val=\"left\" w:pos=\"640\"/></w:tabs>\
                    <w:spacing w:before=\"0\" w:after=\"0\" w:line=\"264\" w:lineRule=\"exact\"/>\
                    <w:ind w:left=\"640\" w:hanging=\"640\"/>";
    let cell = "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>";
    let named: [(&str, &str, &str, &str); 8] = [
        ("Small", "Small print", tight, &small),
        ("Passage", "Passage", &beside, ""),
        ("Item", "List item", item, ""),
        ("Answer", "Answer line", &below, ""),
        ("Across", "Rule across", &across, ""),
        ("Numbered", "Numbered line", numbered, "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"),
        ("Cell", "Table cell", tight, cell),
        ("Running", "Header and footer", tight, &small),
    ];
    for (id, name, paragraph, run) in named {
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    out.push_str("</w:styles>");
    out
}
