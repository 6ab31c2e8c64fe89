//! Pages to the file: glyphs, lines and rectangles, links, and what each piece is.

use super::flow::{Drawing, Flow, Page};
use super::shapes::{Shape, colour, fill, line, mark, pen, rectangle, shape};
use super::tags::{Part, Parts};
use super::text::{Ink, Setter, Text};
use super::{BELOW, SIDE, Sheet};
use crate::export::page::colours::{GREY, RULE};
use crate::export::page::{Document, Run, ours};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustc_hash::{FxHashMap, FxHashSet};

/// Draws the file.
pub fn file(document: &Document, sheet: Sheet, mut flow: Flow) -> Result<Vec<u8>, String> {
    let mut file = krilla::Document::new();
    let language = document.spoken();
    file.set_metadata(
        Metadata::new()
            .title(super::super::super::plain::line(&document.title))
            .language(language.to_string())
            .creator("Parallax".into()),
    );
    let pages = flow.pages();
    let count = pages.len();
    let Flow { texts, mut parts, mut setter, .. } = flow;
    let mut pen =
        Drawer { texts: &texts, parts: &mut parts, fonts: FxHashMap::default(), boxes: FxHashSet::default() };
    for (n, slabs) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(sheet.width, sheet.height).ok_or("the sheet has no size")?;
        let mut page = file.start_page_with(settings);
        let mut links = Vec::new();
        let mut surface = page.surface();
        pen.page(&mut surface, slabs, &mut links);
        pen.running(&mut surface, &mut setter, document, sheet, (n + 1, count));
        surface.finish();
        for link in links {
            if let Some(rect) = Rect::from_ltrb(link.left, link.top, link.right, link.bottom) {
                let alt = link.address.clone();
                let action = Action::Link(LinkAction::new(link.address));
                let annotation = LinkAnnotation::new(rect, Target::Action(action));
                let known = page.add_tagged_annotation(Annotation::new_link(annotation, Some(alt)));
                pen.parts.drawn(link.part, known);
            }
        }
        page.finish();
    }
    file.set_tag_tree(parts.tree());
    file.finish().map_err(|error| format!("{error:?}"))
}

/// Words on a page that lead to an address.
struct Link {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    address: String,
    part: usize,
}

struct Drawer<'d> {
    texts: &'d [Text],
    parts: &'d mut Parts,
    fonts: FxHashMap<u64, Option<Font>>,
    /// The faces whose empty box was drawn.
    boxes: FxHashSet<u64>,
}

impl Drawer<'_> {
    fn page(&mut self, surface: &mut Surface, slabs: &Page, links: &mut Vec<Link>) {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for (y, slab) in slabs {
            let y = y + SIDE;
            for mark in &slab.marks {
                if let Drawing::Fill([left, top, width, height], colour) = *mark {
                    rectangle(surface, [left + SIDE, y + top, width, height], colour);
                }
            }
        }
        for (y, slab) in slabs {
            let y = y + SIDE;
            for mark in &slab.marks {
                if let Drawing::Stroke([x0, y0, x1, y1]) = *mark {
                    line(surface, [x0 + SIDE, y + y0, x1 + SIDE, y + y1], pen(RULE, 0.6));
                }
            }
        }
        surface.end_tagged();
        for (y, slab) in slabs {
            let y = y + SIDE;
            for mark in &slab.marks {
                if let Drawing::Words { text, line, at, part } = *mark {
                    self.words(surface, &self.texts[text], line, (at.0 + SIDE, at.1 + y), part, links);
                }
            }
        }
    }

    /// What stands on every page: the header, the footer, and the page's number.
    fn running(
        &mut self,
        surface: &mut Surface,
        setter: &mut Setter,
        document: &Document,
        sheet: Sheet,
        (page, pages): (usize, usize),
    ) {
        let width = sheet.width - 2.0 * SIDE;
        let number = setter.set(&[ours(format!("{page} of {pages}"))], 8.0, 1.3, 80.0, GREY);
        let right = sheet.width - SIDE - number.layout.width();
        let bottom = sheet.height - BELOW + 16.0;
        let unlinked = |runs: &[Run]| -> Vec<Run> {
            runs.iter().map(|run| Run { link: String::new(), ..run.clone() }).collect()
        };
        let header = setter.set(&unlinked(&document.header), 8.0, 1.3, width, GREY);
        let footer = setter.set(&unlinked(&document.footer), 8.0, 1.3, width - 90.0, GREY);
        for (text, at) in [(header, (SIDE, SIDE - 24.0)), (footer, (SIDE, bottom)), (number, (right, bottom))]
        {
            if !text.words.is_empty() {
                // one line; what does not fit is left to the title
                self.words(surface, &text, 0, at, None, &mut Vec::new());
            }
        }
    }

    /// One line of a text, its upper left corner at `at`.
    fn words(
        &mut self,
        surface: &mut Surface,
        text: &Text,
        number: usize,
        at: (f32, f32),
        part: Option<usize>,
        links: &mut Vec<Link>,
    ) {
        let Some(line) = text.layout.get(number) else { return };
        let metrics = line.metrics();
        let baseline = at.1 + metrics.baseline - metrics.block_min_coord;
        let mut x = at.0 + metrics.offset;
        for run in line.runs() {
            let parley_font = run.font();
            let font = self.fonts.entry(parley_font.data.id()).or_insert_with(|| {
                Font::new(parley_font.data.clone().into_raw_parts().0.into(), parley_font.index)
            });
            let Some(font) = font.clone() else { continue };
            let size = run.font_size();
            let lacks = || run.clusters().any(|cluster| cluster.glyphs().any(|glyph| glyph.id == 0));
            if lacks() && self.boxes.insert(parley_font.data.id()) {
                unread(surface, &font);
            }
            let mut group = Group::default();
            for cluster in run.visual_clusters() {
                if cluster.is_ligature_continuation() {
                    if let Some(glyph) = group.glyphs.last_mut() {
                        glyph.text_range.end = glyph.text_range.end.max(cluster.text_range().end);
                        glyph.text_range.start = glyph.text_range.start.min(cluster.text_range().start);
                    }
                    continue;
                }
                for glyph in cluster.glyphs() {
                    let shape = if glyph.id == 0 { shape(&text.words[cluster.text_range()]) } else { None };
                    let style = (cluster.style_index(), shape);
                    if group.style != Some(style) {
                        self.flush(surface, text, &font, size, baseline, x, &mut group, part, links);
                        group = Group {
                            style: Some(style),
                            left: x,
                            inked: x,
                            ink: text.layout.styles()[usize::from(cluster.style_index())].brush,
                            ..Group::default()
                        };
                    }
                    group.glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        cluster.text_range(),
                        None,
                    ));
                    x += glyph.advance;
                }
                if !text.words[cluster.text_range()].trim().is_empty() {
                    group.inked = x;
                }
            }
            self.flush(surface, text, &font, size, baseline, x, &mut group, part, links);
        }
    }

    /// Draws glyphs of one style, which end at `right`.
    #[allow(clippy::too_many_arguments)]
    fn flush(
        &mut self,
        surface: &mut Surface,
        text: &Text,
        font: &Font,
        size: f32,
        baseline: f32,
        right: f32,
        group: &mut Group,
        part: Option<usize>,
        links: &mut Vec<Link>,
    ) {
        if group.glyphs.is_empty() {
            return;
        }
        let address = group.ink.link.checked_sub(1).and_then(|n| text.links.get(n));
        let owner = match (part, address) {
            (Some(part), Some(_)) => Some(self.parts.add(part, Part::Link)),
            (part, _) => part,
        };
        let tag = match owner {
            Some(_) => ContentTag::Span(SpanTag::empty()),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        };
        let drawn = surface.start_tagged(tag);
        let shape = group.style.and_then(|(_, shape)| shape);
        // a drawn shape's character stays selectable
        let opacity = if shape.is_some() { NormalizedF32::ZERO } else { NormalizedF32::ONE };
        surface.set_stroke(None);
        surface.set_fill(Some(Fill {
            paint: colour(group.ink.colour).into(),
            opacity,
            rule: FillRule::NonZero,
        }));
        surface.draw_glyphs(
            Point::from_xy(group.left, baseline),
            &group.glyphs,
            font.clone(),
            &text.words,
            size,
            false,
        );
        surface.end_tagged();
        if let Some(owner) = owner {
            self.parts.drawn(owner, drawn);
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        if let Some(shape) = shape {
            let step = (right - group.left) / group.glyphs.len() as f32;
            for n in 0..group.glyphs.len() {
                let middle = group.left + step * (n as f32 + 0.5);
                shape.draw(surface, (middle, baseline - size * 0.34), size * 0.25, group.ink.colour);
            }
        }
        if let Some((stroke, colour)) = group.ink.line {
            mark(surface, stroke, colour, [group.left, group.inked], baseline, size);
        }
        surface.end_tagged();
        if let (Some(address), Some(part)) = (address, owner.filter(|_| part.is_some())) {
            links.push(Link {
                left: group.left,
                top: baseline - size,
                right,
                bottom: baseline + size * 0.3,
                address: address.clone(),
                part,
            });
        }
        group.glyphs.clear();
    }
}

/// Draws a face's empty box once, unseen. Its first text is kept in the face's table of characters, where
/// readers do not look for the box; every later one is written beside its glyph and can be copied.
fn unread(surface: &mut Surface, font: &Font) {
    let replacement = "\u{FFFD}";
    let glyph = KrillaGlyph::new(GlyphId::new(0), 0.0, 0.0, 0.0, 0.0, 0..replacement.len(), None);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { opacity: NormalizedF32::ZERO, ..fill(GREY) }));
    surface.draw_glyphs(Point::from_xy(SIDE, SIDE), &[glyph], font.clone(), replacement, 1.0, false);
    surface.end_tagged();
}

/// Glyphs of one style.
#[derive(Default)]
struct Group {
    style: Option<(u16, Option<Shape>)>,
    ink: Ink,
    left: f32,
    /// Where the last letter ends: a blank after it, as at the end of a line, is not marked.
    inked: f32,
    glyphs: Vec<KrillaGlyph>,
}
