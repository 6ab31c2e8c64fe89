//! Archives of files: .zip, .gz, and what crawlers write (.warc, .wacz). Nothing is written to the disk;
//! what is unpacked is counted, whatever the archive says of its sizes.

mod warc;

use super::source::Nesting;
use super::{Cause, ImportError, Imported, Remark, Source, clean, documents, folder, read_source};
use flate2::read::MultiGzDecoder;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many files an archive may list.
const MOST_LISTED: usize = 50_000;
/// How many times larger than itself a file may become, beyond [`FREE`] bytes.
const MOST_RATIO: u64 = 200;
/// So much may be unpacked whatever the ratio.
const FREE: u64 = 10_000_000;

/// Kinds of archives that are gone into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A ZIP archive that is not a document.
    Zip,
    /// One file, packed by gzip.
    Gzip,
    /// Web pages as a crawler kept them.
    Warc,
}

/// Which archive `bytes` are, if they are one.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"\x1F\x8B") {
        Some(Kind::Gzip)
    } else if bytes.starts_with(b"WARC/") {
        Some(Kind::Warc)
    } else if super::format::is_archive(bytes) {
        Some(Kind::Zip)
    } else {
        None
    }
}

/// Reads the files of an archive. Those that are no articles are counted, not complained of.
pub fn read(kind: Kind, source: &Source) -> Imported {
    let mut imported = Imported::default();
    let files = match kind {
        _ if !source.nesting.may_go_deeper() => Err(Cause::Nested(Nesting::DEEPEST)),
        Kind::Zip => zip(source, &mut imported),
        Kind::Gzip => gzip(source),
        Kind::Warc => Ok(vec![Member::Warc(source.clone())]),
    };
    let members = match files {
        Ok(members) => members,
        Err(cause) => return Imported::problem(source.name.clone(), cause),
    };
    let alone = kind != Kind::Zip;
    let read: Vec<Imported> = members.par_iter().map(Member::read).collect();
    let mut passed_over = 0;
    for mut found in read {
        if !alone {
            let before = found.problems.len();
            found.problems.retain(|p| !matches!(p.cause, Cause::Binary(_) | Cause::Empty));
            passed_over += before - found.problems.len();
        }
        imported.add(found);
    }
    if passed_over > 0 {
        imported.count_passed_over(&source.name, passed_over);
    }
    if imported.articles.is_empty() && imported.problems.is_empty() {
        imported.add(Imported::problem(source.name.clone(), Cause::NothingInside));
    }
    imported
}

/// A file taken out of an archive.
enum Member {
    File(Source),
    Warc(Source),
}

impl Member {
    fn read(&self) -> Imported {
        match self {
            Member::File(source) => read_source(source),
            Member::Warc(source) => warc::read(source),
        }
    }
}

/// Takes the files that may be articles out of a ZIP archive, in the order of their names.
fn zip(source: &Source, imported: &mut Imported) -> Result<Vec<Member>, Cause> {
    let mut archive = ZipArchive::new(Cursor::new(source.bytes.as_slice()))
        .map_err(|_| Cause::Damaged("its list of files is cut off or garbled".into()))?;
    if archive.len() > MOST_LISTED {
        return Err(Cause::TooMany(MOST_LISTED));
    }
    let mut names: Vec<(String, usize)> = (0..archive.len())
        .filter_map(|n| Some((archive.name_for_index(n)?.replace('\\', "/"), n)))
        .filter(|(name, _)| !name.ends_with('/'))
        .collect();
    names.sort();
    let all: BTreeSet<String> = names.iter().map(|(name, _)| name.clone()).collect();
    let crawl = all.iter().any(|name| name.starts_with("archive/") && name.contains(".warc"));
    let mut members = Vec::new();
    let mut passed_over = 0;
    for (name, n) in names {
        // Of a crawl (.wacz) the other files only tell where in it each page stands.
        if !may_be_article(&name, &all) || (crawl && !name.starts_with("archive/")) {
            passed_over += 1;
            continue;
        }
        if !source.nesting.take_file() {
            imported.add(Imported::problem(source.name.clone(), Cause::TooMany(folder::MOST_FILES)));
            break;
        }
        let shown = format!("{}/{}", source.name, clean::one_line(&name));
        match member(&mut archive, n, &source.nesting) {
            Ok(bytes) => members.push(Member::File(source.inside(shown, bytes))),
            Err(cause) => {
                let stop = cause == Cause::Bomb;
                imported.problems.push(ImportError { path: shown, cause });
                if stop {
                    break;
                }
            }
        }
    }
    if passed_over > 0 {
        imported.add(Imported::note(source.name.clone(), Remark::PassedOver(passed_over)));
    }
    Ok(members)
}

/// Whether a file of this name may be an article: neither hidden, nor a part of a saved page.
fn may_be_article(name: &str, all: &BTreeSet<String>) -> bool {
    let mut above = String::new();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        let is_file = parts.peek().is_none();
        if folder::is_aside(part) || (is_file && folder::is_part(part)) {
            return false;
        }
        if !is_file && folder::has_page(part, |page| all.contains(&format!("{above}{page}"))) {
            return false;
        }
        above.push_str(part);
        above.push('/');
    }
    true
}

fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, n: usize, nesting: &Nesting) -> Result<Vec<u8>, Cause> {
    let file = archive.by_index(n).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Cause::Locked,
        ZipError::UnsupportedArchive(_) => {
            Cause::Damaged("it is packed in a way that is not known here".into())
        }
        _ => broken(),
    })?;
    let packed = file.compressed_size();
    unpacked(file, packed, nesting)
}

fn gzip(source: &Source) -> Result<Vec<Member>, Cause> {
    let packed = source.bytes.len() as u64;
    let bytes = unpacked(MultiGzDecoder::new(source.bytes.as_slice()), packed, &source.nesting)?;
    let name = source.name.strip_suffix(".gz").or_else(|| source.name.strip_suffix(".GZ"));
    let is_warc = bytes.starts_with(b"WARC/");
    let inside = source.inside(name.unwrap_or(&source.name), bytes);
    // A crawl is larger than a file may be, its pages are not.
    Ok(vec![if is_warc { Member::Warc(inside) } else { Member::File(inside) }])
}

/// All of `reader`, within what may be unpacked.
fn unpacked(reader: impl Read, packed: u64, nesting: &Nesting) -> Result<Vec<u8>, Cause> {
    let allowed = packed.saturating_mul(MOST_RATIO).max(FREE).min(nesting.left());
    let mut bytes = Vec::new();
    let read = reader.take(allowed + 1).read_to_end(&mut bytes);
    if bytes.len() as u64 > allowed || !nesting.take_bytes(bytes.len() as u64) {
        return Err(Cause::Bomb);
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(_) => Err(broken()),
    }
}

fn broken() -> Cause {
    Cause::Damaged("it is cut off or garbled".into())
}

/// Whether a document's parts stay within limits; for libraries that unpack by themselves.
///
/// # Errors
/// [`Cause::Bomb`] past the limits, [`Cause::Damaged`] when the archive is.
pub fn within_limits(bytes: &[u8]) -> Result<(), Cause> {
    let mut package = documents::package::Package::open(bytes)?;
    for name in documents::package::names(bytes).unwrap_or_default() {
        package.part(&name)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::documents::package::tests::packed;
    use crate::import::{Options, read_bytes};
    use std::io::Write as _;

    const ARTICLE: &[u8] = b"The harbour board voted late on Tuesday to close the eastern pier.";

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        writer.write_all(bytes).expect("written");
        writer.finish().expect("closed")
    }

    fn read(name: &str, bytes: &[u8]) -> Imported {
        read_bytes(name, bytes, &Options::default())
    }

    #[test]
    fn the_articles_of_an_archive_and_of_archives_in_it() {
        let inner = packed(&[("c.txt", ARTICLE)]);
        let page = [b"<html><body><p>", ARTICLE, b"</p></body></html>"].concat();
        let bytes = packed(&[
            ("b/later.html", &page),
            ("b/later_files/frame.html", &page),
            ("a.md", ARTICLE),
            ("__MACOSX/._a.md", b"x"),
            ("photo.png", b"\x89PNG"),
            ("data.bin", b"\0\x01\0\x02"),
            ("inner.zip", &inner),
            ("one.txt.gz", &gzipped(ARTICLE)),
        ]);
        let all = read("all.zip", &bytes);
        let paths: Vec<&str> = all.articles.iter().map(|a| a.path.as_str()).collect();
        assert_eq!(
            paths,
            ["all.zip/a.md", "all.zip/b/later.html", "all.zip/inner.zip/c.txt", "all.zip/one.txt"]
        );
        assert!(all.problems.is_empty(), "{:?}", all.problems);
        assert_eq!(all.notes.len(), 1);
        assert_eq!(all.notes[0].remark, Remark::PassedOver(4));
    }

    #[test]
    fn bombs_and_nests_are_refused() {
        let zeros = vec![b' '; 60_000_000];
        let bomb = packed(&[("a.txt", ARTICLE), ("b.txt", &zeros), ("c.txt", ARTICLE)]);
        let told = read("bomb.zip", &bomb);
        assert_eq!(told.articles.len(), 1);
        assert_eq!(told.problems[0].cause, Cause::Bomb);
        assert_eq!(told.problems[0].path, "bomb.zip/b.txt");
        assert_eq!(read("bomb.gz", &gzipped(&zeros)).problems[0].cause, Cause::Bomb);
        let mut nested = ARTICLE.to_vec();
        for _ in 0..6 {
            nested = packed(&[("a.zip", &nested)]);
        }
        assert!(matches!(read("nest.zip", &nested).problems[0].cause, Cause::Nested(_)));
        assert_eq!(read("none.zip", &packed(&[("a.png", b"x")])).problems[0].cause, Cause::NothingInside);
        let cut = packed(&[("a.txt", ARTICLE)]);
        assert!(matches!(read("cut.zip", &cut[..cut.len() - 30]).problems[0].cause, Cause::Damaged(_)));
        assert!(matches!(read("cut.gz", &gzipped(ARTICLE)[..20]).problems[0].cause, Cause::Damaged(_)));
    }
}
