//! Whether a PDF's compressed streams would unpack beyond measure: the library unpacks without limit.

use flate2::read::ZlibDecoder;
use std::io::Read;

/// How much all streams may unpack to.
const MOST_UNPACKED: u64 = 200_000_000;

/// Whether the streams of `bytes` unpack to more than any article holds. Every stream that begins as
/// zlib's do is unpacked and thrown away; of one packed twice, both layers are.
pub fn unpacks_too_far(bytes: &[u8]) -> bool {
    unpacks_beyond(MOST_UNPACKED, bytes)
}

fn unpacks_beyond(most: u64, bytes: &[u8]) -> bool {
    let mut left = most;
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(6).position(|w| w == b"stream") {
        at += found + 6;
        let mut data = &bytes[at..];
        data = data.strip_prefix(b"\r").unwrap_or(data);
        data = data.strip_prefix(b"\n").unwrap_or(data);
        if !is_zlib(data) {
            continue;
        }
        let mut once = ZlibDecoder::new(data);
        let mut head = [0; 2];
        if once.read_exact(&mut head).is_err() {
            continue;
        }
        let mut once = head.as_slice().chain(once);
        let taken = if is_zlib(&head) {
            // Packed twice, or thrice: the inner layers count as well.
            let mut thrice = ZlibDecoder::new(ZlibDecoder::new(once));
            drain(&mut thrice, left).max(drain(&mut ZlibDecoder::new(ZlibDecoder::new(data)), left))
        } else {
            drain(&mut once, left)
        };
        left = left.saturating_sub(taken);
        if left == 0 {
            return true;
        }
    }
    false
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [0x78, second, ..] if (0x7800 + u16::from(*second)) % 31 == 0)
}

/// Reads to the end, or to `most`; says how much that was.
fn drain(from: &mut impl Read, most: u64) -> u64 {
    let mut buffer = vec![0; 1 << 16];
    let mut total = 0;
    while total < most {
        match from.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read as u64,
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("written");
        encoder.finish().expect("finished")
    }

    #[test]
    fn bombs_are_told_from_documents() {
        let stream = |data: &[u8]| [b"<< >>\nstream\r\n", data, b"\nendstream"].concat();
        let large = packed(&vec![b' '; 2_100_000]);
        assert!(unpacks_beyond(2_000_000, &stream(&large)));
        assert!(unpacks_beyond(2_000_000, &stream(&packed(&large))));
        assert!(!unpacks_beyond(2_000_000, &stream(&packed(&vec![b' '; 1_000_000]))));
        assert!(!unpacks_too_far(b"a stream of words"));
    }
}
