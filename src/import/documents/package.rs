//! Documents that are ZIP archives of parts (.docx, .odt, .epub), opened within limits.

use crate::import::Cause;
use std::cell::Cell;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// How much all parts of one package may hold once unpacked.
const MOST_UNPACKED: u64 = 200_000_000;
/// How many times larger than the package the parts read may become, beyond [`FREE`] bytes. Markup
/// shrinks twenty- to fifty-fold, what is made to burst a reader a thousandfold.
const MOST_RATIO: u64 = 200;
/// So much may be unpacked whatever the ratio.
const FREE: u64 = 10_000_000;
/// How many parts a package may list.
const MOST_PARTS: usize = 20_000;

/// An opened package.
pub struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    size: u64,
    unpacked: Cell<u64>,
}

impl<'b> Package<'b> {
    /// Opens the archive that `bytes` are; reads its list of parts only.
    ///
    /// # Errors
    /// [`Cause::Damaged`] when there is no readable list, [`Cause::Bomb`] when it is beyond measure.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Cause> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        if archive.len() > MOST_PARTS {
            return Err(Cause::Bomb);
        }
        Ok(Package { archive, size: bytes.len() as u64, unpacked: Cell::new(0) })
    }

    /// Whether a part of this name is listed.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part; `None` when the package has none of this name.
    ///
    /// # Errors
    /// [`Cause::Locked`], [`Cause::Bomb`] past the limits, [`Cause::Damaged`] when the part cannot
    /// be unpacked to its end.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Cause> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(Cause::Locked),
            Err(_) => return Err(broken()),
        };
        let allowed = self.size.saturating_mul(MOST_RATIO).clamp(FREE, MOST_UNPACKED);
        let left = allowed.saturating_sub(self.unpacked.get());
        let mut bytes = Vec::new();
        // What the archive says of its sizes is not to be trusted: count what comes out.
        part.take(left + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() as u64 > left {
            return Err(Cause::Bomb);
        }
        self.unpacked.set(self.unpacked.get() + bytes.len() as u64);
        Ok(Some(bytes))
    }
}

/// The names of the members of the archive that `bytes` are; `None` where its list cannot be read.
pub fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    Some(archive.file_names().take(MOST_PARTS).map(str::to_owned).collect())
}

fn broken() -> Cause {
    Cause::Damaged("its archive is cut off or garbled".into())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::write::{SimpleFileOptions, ZipWriter};

    /// A package of the given parts.
    pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a new part");
            writer.write_all(bytes).expect("written");
        }
        writer.finish().expect("closed").into_inner()
    }

    #[test]
    fn parts_are_read_within_limits() {
        let bytes = packed(&[("a.xml", b"<a/>"), ("zeros", &vec![0; 30_000_000])]);
        let mut package = Package::open(&bytes).expect("a package");
        assert_eq!(package.part("a.xml").expect("read"), Some(b"<a/>".to_vec()));
        assert_eq!(package.part("b.xml").expect("read"), None);
        assert!(matches!(package.part("zeros"), Err(Cause::Bomb)));
        assert!(matches!(Package::open(&bytes[..bytes.len() / 2]), Err(Cause::Damaged(_))));
    }
}
