//! Walking XML without building a tree: names without their prefixes, text with its references read.

use crate::import::{Cause, encoding};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// How deep elements may nest; office documents stay below fifty.
const DEEPEST: usize = 10_000;

/// One step through a document.
pub enum Step<'x> {
    /// An element begins; an empty element gives this and then [`Step::Close`].
    Open(&'x str, Attributes<'x>),
    /// An element ends.
    Close(&'x str),
    /// Text, or a part of it.
    Text(&'x str),
}

/// The attributes of an element, read when asked for.
pub struct Attributes<'x>(&'x BytesStart<'x>);

impl Attributes<'_> {
    /// The value of the first attribute with this local name.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let value =
            all.with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
        let text = value.normalized_value(XmlVersion::Implicit1_0).ok();
        text.map(std::borrow::Cow::into_owned)
    }
}

/// Walks through `bytes`, giving every step to `visit`. What follows a break in the markup is lost,
/// what stands before it is given: a damaged document yields as much as it can.
///
/// # Errors
/// [`Cause::Damaged`] when the markup breaks or nests beyond measure.
pub fn walk(bytes: &[u8], mut visit: impl FnMut(Step)) -> Result<(), Cause> {
    let text = encoding::decode(bytes, None);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Cause::Damaged("its markup nests beyond measure".into()));
                }
                visit(Step::Open(local(start.local_name().into_inner()), Attributes(&start)));
            }
            Ok(Event::Empty(start)) => {
                let name = start.local_name();
                visit(Step::Open(local(name.into_inner()), Attributes(&start)));
                visit(Step::Close(local(name.into_inner())));
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(local(end.local_name().into_inner())));
            }
            Ok(Event::Text(words)) => visit(Step::Text(local(&words))),
            Ok(Event::CData(words)) => visit(Step::Text(local(&words))),
            Ok(Event::GeneralRef(reference)) => {
                let name = local(&reference);
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => visit(Step::Text(c.encode_utf8(&mut [0; 4]))),
                    _ => match quick_xml::escape::resolve_predefined_entity(name) {
                        Some(words) => visit(Step::Text(words)),
                        // Entities that the document defines itself are not expanded.
                        None => visit(Step::Text(" ")),
                    },
                }
            }
            Ok(Event::Eof) => return if depth == 0 { Ok(()) } else { Err(broken()) },
            Ok(_) => {}
            Err(_) => return Err(broken()),
        }
    }
}

fn broken() -> Cause {
    Cause::Damaged("its markup breaks off".into())
}

/// Bytes of a decoded document are always UTF-8.
fn local(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}
