//! Rewriting a page's content so that only well-formed text operators are left.
//!
//! Colours, paths, pictures and graphics states say nothing about the text, and the library that follows
//! panics on unusual ones; it does not know the operators `'` and `"`, and reads the forms a page
//! includes as if they were never moved. Here those are turned into what it knows, forms are included
//! once for each place with that place's coordinates, and what is marked as no content of the document
//! (running heads, in tagged files) is left out.

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// How deep forms may include one another.
pub const DEEPEST: usize = 6;

/// What is left to be rewritten of a document.
pub struct Budget {
    operations: usize,
    forms: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Budget { operations: 3_000_000, forms: 3_000 }
    }
}

/// A change of coordinates: `x' = a x + c y + e`, `y' = b x + d y + f`.
type Matrix = [f64; 6];

const UPRIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First by `inner`, then by `outer`.
fn product(inner: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = inner;
    let [g, h, i, j, k, l] = outer;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// Rewrites a page in place; `None` if it has nothing that can be.
pub fn page(doc: &mut Document, id: ObjectId, budget: &mut Budget) -> Option<()> {
    let resources = match inherited(doc, id, b"Resources") {
        Some(Object::Dictionary(resources)) => resources,
        _ => Dictionary::new(),
    };
    let media = inherited(doc, id, b"MediaBox")
        .and_then(|o| numbers::<4>(doc, &o))
        .unwrap_or([0.0, 0.0, 612.0, 792.0]);
    let (width, height) = (media[2] - media[0], media[3] - media[1]);
    let turn = inherited(doc, id, b"Rotate").and_then(|o| o.as_i64().ok()).unwrap_or(0).rem_euclid(360);
    let base = match turn {
        90 => [0.0, -1.0, 1.0, 0.0, 0.0, width],
        180 => [-1.0, 0.0, 0.0, -1.0, width, height],
        270 => [0.0, 1.0, -1.0, 0.0, height, 0.0],
        _ => UPRIGHT,
    };
    let content = doc.get_page_content(id).ok()?;
    let (operations, resources) = rewritten(doc, &content, resources, base, 0, budget)?;
    let content = Content { operations }.encode().ok()?;
    let stream = doc.add_object(Stream::new(Dictionary::new(), content));
    let page = doc.get_dictionary_mut(id).ok()?;
    page.set("Contents", Object::Reference(stream));
    page.set("Resources", Object::Dictionary(resources));
    page.set("MediaBox", Object::Array(media.iter().map(|&n| real(n)).collect()));
    page.remove(b"ArtBox");
    Some(())
}

/// A page's own value of `key`, or that of the nearest node above it.
fn inherited(doc: &Document, id: ObjectId, key: &[u8]) -> Option<Object> {
    let mut node = doc.get_dictionary(id).ok()?;
    for _ in 0..64 {
        if let Ok(value) = node.get(key) {
            return doc.dereference(value).ok().map(|(_, value)| value.clone());
        }
        node = doc.get_dictionary(node.get(b"Parent").ok()?.as_reference().ok()?).ok()?;
    }
    None
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a page needs no more digits")]
fn real(number: f64) -> Object {
    Object::Real(number as f32)
}

fn number(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from).filter(|n| n.is_finite())
}

fn numbers<const N: usize>(doc: &Document, object: &Object) -> Option<[f64; N]> {
    let items = object.as_array().ok()?;
    let mut found = [0.0; N];
    for (n, slot) in found.iter_mut().enumerate() {
        *slot = number(doc.dereference(items.get(n)?).ok()?.1)?;
    }
    Some(found)
}

/// What is in force at a place of the content.
#[derive(Clone, Copy)]
struct State {
    matrix: Matrix,
    has_font: bool,
}

/// The text operators of `content`, beginning with `base`, and the resources they need.
fn rewritten(
    doc: &mut Document,
    content: &[u8],
    resources: Dictionary,
    base: Matrix,
    depth: usize,
    budget: &mut Budget,
) -> Option<(Vec<Operation>, Dictionary)> {
    let decoded = Content::decode(content).ok()?;
    budget.operations = budget.operations.checked_sub(decoded.operations.len())?;
    let fonts = named(doc, &resources, b"Font");
    // Names of fonts are known to the library for a whole page: forms get their own.
    budget.forms = budget.forms.checked_sub(1)?;
    let prefix = format!("F{}x", budget.forms);
    let forms = named(doc, &resources, b"XObject");
    let (mut used_fonts, mut used_forms) = (Dictionary::new(), Dictionary::new());
    let mut state = State { matrix: base, has_font: false };
    let mut stack: Vec<State> = Vec::new();
    // Marked content, and whether each is an artifact.
    let mut marks: Vec<bool> = Vec::new();
    let mut out = vec![Operation::new("cm", base.iter().map(|&n| real(n)).collect())];
    for Operation { operator, operands } in decoded.operations {
        let count = |n: usize| operands.len() == n && operands.iter().all(|o| number(o).is_some());
        let plain = || Operation::new(&operator, operands.clone());
        let shown = state.has_font && !marks.contains(&true);
        match operator.as_str() {
            "BT" | "ET" | "T*" => out.push(Operation::new(&operator, Vec::new())),
            "Tc" | "Tw" | "Tz" | "TL" | "Ts" if count(1) => out.push(plain()),
            "Td" | "TD" if count(2) => out.push(plain()),
            "Tm" if count(6) => out.push(plain()),
            "cm" if count(6) => {
                let mut own = UPRIGHT;
                for (slot, operand) in own.iter_mut().zip(&operands) {
                    *slot = number(operand)?;
                }
                state.matrix = product(own, state.matrix);
                out.push(plain());
            }
            "q" if stack.len() < 500 => {
                stack.push(state);
                out.push(plain());
            }
            "Q" => {
                if let Some(saved) = stack.pop() {
                    state = saved;
                    out.push(plain());
                }
            }
            "Tf" => {
                let [name, size] = &operands[..] else { continue };
                let (Ok(name), Some(size)) = (name.as_name(), number(size)) else { continue };
                let Some(font) = fonts.get(name).ok().filter(|font| is_font(doc, font)) else { continue };
                let own = [prefix.as_bytes(), name].concat();
                used_fonts.set(own.clone(), font.clone());
                out.push(Operation::new("Tf", vec![Object::Name(own), real(size)]));
                state.has_font = true;
            }
            "Tj" if shown && matches!(operands[..], [Object::String(..)]) => out.push(plain()),
            "'" => {
                out.push(Operation::new("T*", Vec::new()));
                if let (true, [text @ Object::String(..)]) = (shown, &operands[..]) {
                    out.push(Operation::new("Tj", vec![text.clone()]));
                }
            }
            "\"" => {
                let [word, letter, text @ Object::String(..)] = &operands[..] else { continue };
                if number(word).is_some() && number(letter).is_some() {
                    out.push(Operation::new("Tw", vec![word.clone()]));
                    out.push(Operation::new("Tc", vec![letter.clone()]));
                }
                out.push(Operation::new("T*", Vec::new()));
                if shown {
                    out.push(Operation::new("Tj", vec![text.clone()]));
                }
            }
            "TJ" if shown => {
                if let [Object::Array(items)] = &operands[..] {
                    let known = |item: &&Object| matches!(item, Object::String(..)) || number(item).is_some();
                    let items = items.iter().filter(known).cloned().collect();
                    out.push(Operation::new("TJ", vec![Object::Array(items)]));
                }
            }
            "BMC" | "BDC" => {
                let artifact =
                    operands.first().and_then(|o| o.as_name().ok()) == Some(b"Artifact".as_slice());
                // Only running heads; what else is an artifact may be text to a reader.
                let pagination = match operands.get(1) {
                    Some(Object::Dictionary(about)) => {
                        about.get(b"Type").and_then(Object::as_name).ok() == Some(b"Pagination".as_slice())
                    }
                    _ => false,
                };
                marks.push(artifact && pagination);
            }
            "EMC" => {
                marks.pop();
            }
            "Do" if depth < DEEPEST && !marks.contains(&true) => {
                let Some(name) = operands.first().and_then(|o| o.as_name().ok()) else { continue };
                let form = forms.get(name).ok().cloned();
                if let Some(included) =
                    form.and_then(|form| include(doc, &form, &resources, state.matrix, depth, budget))
                {
                    let own = format!("X{}", used_forms.len()).into_bytes();
                    used_forms.set(own.clone(), Object::Reference(included));
                    out.push(Operation::new("Do", vec![Object::Name(own)]));
                }
            }
            _ => {}
        }
    }
    let mut needed = Dictionary::new();
    needed.set("Font", Object::Dictionary(used_fonts));
    needed.set("XObject", Object::Dictionary(used_forms));
    Some((out, needed))
}

/// A form rewritten for the place where `matrix` is in force, as an object of its own.
fn include(
    doc: &mut Document,
    form: &Object,
    around: &Dictionary,
    matrix: Matrix,
    depth: usize,
    budget: &mut Budget,
) -> Option<ObjectId> {
    let stream = doc.dereference(form).ok()?.1.as_stream().ok()?;
    if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form".as_slice()) {
        return None;
    }
    let content = stream.get_plain_content().ok()?;
    let own = stream.dict.get(b"Matrix").ok().and_then(|m| doc.dereference(m).ok());
    let own = own.and_then(|(_, m)| numbers::<6>(doc, m)).unwrap_or(UPRIGHT);
    let resources = stream.dict.get(b"Resources").ok().and_then(|r| doc.dereference(r).ok());
    let resources = resources.and_then(|(_, r)| r.as_dict().ok()).unwrap_or(around).clone();
    let (operations, resources) =
        rewritten(doc, &content, resources, product(own, matrix), depth + 1, budget)?;
    let mut dict = Dictionary::new();
    dict.set("Resources", Object::Dictionary(resources));
    let content = Content { operations }.encode().ok()?;
    Some(doc.add_object(Stream::new(dict, content)))
}

/// The dictionary of a kind of resources.
fn named(doc: &Document, resources: &Dictionary, kind: &[u8]) -> Dictionary {
    let found = resources.get(kind).ok().and_then(|named| doc.dereference(named).ok());
    found.and_then(|(_, named)| named.as_dict().ok().cloned()).unwrap_or_default()
}

fn is_font(doc: &Document, font: &Object) -> bool {
    let font = doc.dereference(font).ok().and_then(|(_, font)| font.as_dict().ok());
    font.is_some_and(|font| font.get(b"Subtype").and_then(Object::as_name).is_ok())
}
