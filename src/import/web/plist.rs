//! As much of Apple's property lists as a web archive needs: the main resource's fields.
//!
//! Libraries build the whole tree of values, and one that nests without end would take the program down
//! with it. Here only two known levels are looked at: the archive and its main resource.

use crate::import::documents::xml::{Step, walk};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The page in a web archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Resource {
    /// The page's bytes.
    pub data: Vec<u8>,
    /// The address it was loaded from.
    pub address: String,
    /// The label of its encoding.
    pub encoding: String,
}

/// The main resource of a web archive, binary or XML; `None` when it has none.
pub fn main_resource(bytes: &[u8]) -> Option<Resource> {
    let resource = if bytes.starts_with(b"bplist00") { binary(bytes)? } else { xml(bytes) };
    (!resource.data.is_empty()).then_some(resource)
}

/// Reads the XML form. The main resource is a dictionary in the outermost one.
fn xml(bytes: &[u8]) -> Resource {
    let mut found = Resource::default();
    let (mut depth, mut outer, mut key, mut text) = (0, String::new(), String::new(), String::new());
    // A cut file gives the page as far as it goes.
    let _ = walk(bytes, |step| match step {
        Step::Open(name, _) => {
            text.clear();
            depth += i32::from(matches!(name, "dict" | "array"));
        }
        Step::Text(words) => text.push_str(words),
        Step::Close(name) => {
            let main = depth == 2 && outer == "WebMainResource";
            match name {
                "dict" | "array" => depth -= 1,
                "key" if depth == 1 => outer = std::mem::take(&mut text),
                "key" => key = std::mem::take(&mut text),
                "data" if main && key == "WebResourceData" => {
                    let bare: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
                    found.data = STANDARD.decode(bare).unwrap_or_default();
                }
                "string" if main && key == "WebResourceURL" => found.address = std::mem::take(&mut text),
                "string" if main && key == "WebResourceTextEncodingName" => {
                    found.encoding = std::mem::take(&mut text)
                }
                _ => {}
            }
            text.clear();
        }
    });
    found
}

/// Reads the binary form: objects found through a table of offsets that the last 32 bytes describe.
fn binary(bytes: &[u8]) -> Option<Resource> {
    let list = Binary::of(bytes)?;
    let archive = list.dictionary(list.top)?;
    let main = list.dictionary(list.value(&archive, "WebMainResource")?)?;
    let string = |key| list.value(&main, key).and_then(|object| list.string(object)).unwrap_or_default();
    Some(Resource {
        data: list.value(&main, "WebResourceData").and_then(|object| list.data(object))?.to_vec(),
        address: string("WebResourceURL"),
        encoding: string("WebResourceTextEncodingName"),
    })
}

struct Binary<'b> {
    bytes: &'b [u8],
    offset_size: usize,
    reference_size: usize,
    objects: usize,
    top: usize,
    table: usize,
}

impl<'b> Binary<'b> {
    fn of(bytes: &'b [u8]) -> Option<Self> {
        let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
        let list = Binary {
            bytes,
            offset_size: usize::from(trailer[6]),
            reference_size: usize::from(trailer[7]),
            objects: number(&trailer[8..16])?,
            top: number(&trailer[16..24])?,
            table: number(&trailer[24..32])?,
        };
        let sane = (1..=8).contains(&list.offset_size) && (1..=8).contains(&list.reference_size);
        (sane && list.objects <= bytes.len()).then_some(list)
    }

    fn get(&self, at: usize, length: usize) -> Option<&'b [u8]> {
        self.bytes.get(at..at.checked_add(length)?)
    }

    /// The kind of an object, how much it holds, and where that begins.
    fn object(&self, object: usize) -> Option<(u8, usize, usize)> {
        let entry = self.table.checked_add(object.checked_mul(self.offset_size)?)?;
        let at = number(self.get(entry, self.offset_size).filter(|_| object < self.objects)?)?;
        let marker = *self.bytes.get(at)?;
        let (kind, low) = (marker >> 4, usize::from(marker & 0xF));
        if low < 15 || !matches!(kind, 4 | 5 | 6 | 13) {
            return Some((kind, low, at + 1));
        }
        // The length is a number of its own behind the marker.
        let size = 1_usize << (*self.bytes.get(at + 1)? & 0xF).min(3);
        Some((kind, number(self.get(at + 2, size)?)?, at + 2 + size))
    }

    /// Keys and values of a dictionary, as objects.
    fn dictionary(&self, object: usize) -> Option<Vec<(usize, usize)>> {
        let (kind, count, at) = self.object(object)?;
        let half = count.checked_mul(self.reference_size).filter(|_| kind == 13)?;
        let keys = self.get(at, half)?;
        let values = self.get(at.checked_add(half)?, half)?;
        let pairs = keys.chunks(self.reference_size).zip(values.chunks(self.reference_size));
        pairs.map(|(key, value)| Some((number(key)?, number(value)?))).collect()
    }

    fn value(&self, dictionary: &[(usize, usize)], key: &str) -> Option<usize> {
        let found = dictionary.iter().find(|(name, _)| self.string(*name).as_deref() == Some(key));
        found.map(|(_, value)| *value)
    }

    fn string(&self, object: usize) -> Option<String> {
        match self.object(object)? {
            (5, length, at) => Some(self.get(at, length)?.iter().map(|&b| char::from(b)).collect()),
            (6, length, at) => {
                let wide = self.get(at, length.checked_mul(2)?)?;
                let units: Vec<u16> =
                    wide.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                Some(String::from_utf16_lossy(&units))
            }
            _ => None,
        }
    }

    fn data(&self, object: usize) -> Option<&'b [u8]> {
        match self.object(object)? {
            (4, length, at) => self.get(at, length),
            _ => None,
        }
    }
}

/// A number of one to eight bytes, the highest first.
fn number(bytes: &[u8]) -> Option<usize> {
    let value = bytes.iter().fold(0_u64, |value, &byte| value << 8 | u64::from(byte));
    usize::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_xml_form() {
        let xml = "<?xml version='1.0'?><plist><dict><key>WebSubresources</key><array><dict><key>WebResourceData</key><data>eA==</data></dict></array>\
             <key>WebMainResource</key><dict><key>WebResourceData</key><data>\n PGh0\n bWw+\n</data><key>WebResourceURL</key><string>https://x.example/?a=1&amp;b</string>\
             <key>WebResourceTextEncodingName</key><string>UTF-8</string></dict></dict></plist>";
        let main = main_resource(xml.as_bytes()).expect("a page");
        assert_eq!(
            (main.data.as_slice(), main.address.as_str()),
            (&b"<html>"[..], "https://x.example/?a=1&b")
        );
        assert_eq!(main.encoding, "UTF-8");
        assert_eq!(main_resource(b"<plist/>"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            main_resource(&[b"bplist00".as_slice(), &bytes].concat());
        }
    }
}
