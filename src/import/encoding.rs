//! From bytes to characters: byte-order mark, then declaration, then detection.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How far into a page a declaration of its encoding is looked for. Browsers stop at 1,024 bytes;
/// saved pages carry more before it.
const DECLARED_WITHIN: usize = 8192;
/// How much of a file the detector reads, counted from its first byte outside ASCII.
const DETECTED_FROM: usize = 1 << 20;

/// The encoding a file announces by a byte-order mark, or shows by the NULs of Latin text in
/// UTF-16. Such files hold NUL bytes and are still text.
pub fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let nul = |offset: usize| head[offset..].iter().step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (nul(0), nul(1), head.len() / 2);
    if odd * 10 >= half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Decodes a file. What no encoding can read becomes U+FFFD rather than vanish.
///
/// `handed` is what whoever handed over the bytes said about them (an HTTP header, a mail part); it goes
/// before what the file itself declares.
pub fn decode<'b>(bytes: &'b [u8], handed: Option<&'static Encoding>) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    // Valid UTF-8 beyond ASCII does not come about by chance, whatever is declared.
    if let Ok(text) = std::str::from_utf8(bytes) {
        let stateful = handed
            .or_else(|| declared(bytes))
            .filter(|e| !e.is_ascii_compatible() && text.contains('\u{1B}'));
        return match stateful {
            Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
            None => Cow::Borrowed(text),
        };
    }
    for encoding in [handed, declared(bytes)].into_iter().flatten().filter(|&e| e != UTF_8) {
        let (text, errors) = encoding.decode_without_bom_handling(bytes);
        if !errors {
            return text;
        }
    }
    if mostly_utf8(bytes) {
        return String::from_utf8_lossy(bytes);
    }
    let from = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0).saturating_sub(16);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[from..bytes.len().min(from + DETECTED_FROM)], true);
    detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes).0
}

/// The encoding named in an XML declaration, `<meta charset>` or `<meta http-equiv>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let lower = head.to_ascii_lowercase();
    let is_page = lower.windows(5).any(|w| w == b"<meta" || w == b"<?xml");
    if !is_page {
        return None;
    }
    [&b"charset"[..], b"encoding"].iter().find_map(|key| {
        lower.windows(key.len()).enumerate().filter(|(_, w)| w == key).find_map(|(at, _)| {
            let rest = lower[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
            let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b)).count();
            let encoding = Encoding::for_label(&rest[..len])?;
            // A declaration that could be read byte by byte is not in UTF-16.
            (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
        })
    })
}

/// Whether the bytes are UTF-8 with a few damaged places: far more sequences fit than do not.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 2 * bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(bytes: &[u8]) -> Cow<'_, str> {
        super::decode(bytes, None)
    }

    #[test]
    fn marks_declarations_and_detection() {
        let latin = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xB1".to_vec();
        assert!(decode(&latin).ends_with('ą'));
        assert_eq!(decode(b"\xEF\xBB\xBFcaf\xC3\xA9"), "café");
        assert_eq!(decode(b"\xFF\xFEh\0i\0"), "hi");
        assert_eq!(decode(b"\0T\0h\0e\0 \0e\0n\0d"), "The end");
        assert_eq!(
            decode(b"\x93Never,\x94 she said. Caf\xE9 owners\x92 fears."),
            "“Never,” she said. Café owners’ fears."
        );
        // One damaged byte in UTF-8 does not turn the rest into gibberish.
        assert_eq!(decode("“Ça va” \u{0}é".replace('\u{0}', "").as_bytes()), "“Ça va” é");
        let mut damaged = "“Ça va bien” — élan".as_bytes().to_vec();
        damaged.push(0xE2);
        assert_eq!(decode(&damaged), "“Ça va bien” — élan\u{FFFD}");
        // A page that declares Latin-1 but is UTF-8.
        assert!(decode("<meta charset=latin1>é".as_bytes()).ends_with('é'));
        assert!(decode(b"<?xml version='1.0' encoding='windows-1251'?>\xCC\xE8\xF0").ends_with("Мир"));
    }
}
