//! Why a source gave no article, and what else is worth knowing, in words that say what to do about it.

use super::format::Binary;

/// Why a file gave no article.
///
/// Displayed, it names the file, the cause and the remedy:
/// `a.png: this is a picture; type or recognise its text and save that as .txt`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct ImportError {
    /// The path as the user gave it, or the name of what was pasted.
    pub path: String,
    /// What happened.
    pub cause: Cause,
}

/// What kept a file from being read. The message of each tells what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// Nothing stands at the path.
    #[error("there is no such file; check the name and the folder")]
    Missing,
    /// A pipe or a device, which might be waited for without end.
    #[error(
        "this is a pipe or a device, which may never end; give a file, or send the text to standard input, which \
         is called -"
    )]
    Endless,
    /// A link to what is not there, named here.
    #[error("this link leads to “{0}”, and there is no such file; give the file where it is now")]
    DeadLink(String),
    /// A link that leads back to itself.
    #[error("this link leads back to itself, so there is no file behind it; give the file itself")]
    LinkToItself,
    /// A name that the system does not take.
    #[error("the name is longer than a file's can be; check where it ends")]
    LongName,
    /// A folder or an archive without a file that could be an article.
    #[error("no file in it could be an article; add articles as text, documents or saved web pages")]
    NothingInside,
    /// More files than are read at once.
    #[error(
        "it holds more than {0} files, and only the first {0} were read; name the folders in it one by one"
    )]
    TooMany(usize),
    /// The system does not let us read it.
    #[error("you are not allowed to read this; change its permissions or copy it to a folder of yours")]
    NotAllowed,
    /// Any other failure of the system while reading.
    #[error("it could not be read ({0}); try to open it in another program, or copy it anew")]
    Unreadable(String),
    /// More bytes than [`super::MAX_BYTES`].
    #[error(
        "the file is larger than {} MB, far more than an article; save the article alone",
        super::MAX_BYTES / 1_000_000
    )]
    TooLarge,
    /// No byte at all.
    #[error("the file is empty; save the article again")]
    Empty,
    /// Only white space and invisible characters.
    #[error("the file holds only blank space; save the article again")]
    Blank,
    /// A kind of file that is not text.
    #[error("this is {}; {}", .0.name(), .0.remedy())]
    Binary(Binary),
    /// The file is of a known format, but damaged; what is wrong stands in words.
    #[error("it is damaged ({0}); open it in the program that made it, and save it anew")]
    Damaged(String),
    /// The file is locked with a password.
    #[error("it is locked with a password; open it, save it without one, and add it again")]
    Locked,
    /// A package that unpacks to more than any article could hold.
    #[error("unpacked, it would be far larger than any article; save the article alone as .txt")]
    Bomb,
    /// Archives within archives, more than the number given.
    #[error("more than {0} archives are packed into one another; unpack them and add the files inside")]
    Nested(usize),
    /// A part of the file is damaged; the rest was read.
    #[error("a part of it could not be read ({0}); the rest was")]
    PartlyDamaged(String),
    /// A table none of whose columns holds the articles' text; the names of its columns.
    #[error(
        "no column of this table is known to hold the articles’ text; its columns are: {0}. Say which it is: \
         --columns text=NAME (and outlet=, title=, date=, url=, byline=, event=)"
    )]
    NoTextColumn(String),
    /// A page could not be fetched; why and what to do stands in words.
    #[error("{0}")]
    Link(String),
    /// Something stands before the page: a login, a question for consent, a test whether one is a person.
    #[error(
        "the page is behind a login, a consent page or a test for robots; open it in your browser, save it, and add \
         the saved file"
    )]
    Walled,
    /// A document whose pages are pictures.
    #[error("its pages are pictures of text; have their text recognised (OCR) and give what comes out")]
    Pictures,
    /// A web page in which no running text was found.
    #[error(
        "no article text was found in this web page (it may load its text by script, or ask for consent or a \
         subscription); open it in a browser, copy the article's text and save it as .txt"
    )]
    NoArticle,
    /// Reading took longer than the seconds given.
    #[error(
        "reading it took longer than {0} seconds and was given up; save its text as .txt and give that file"
    )]
    Slow(u64),
    /// A defect of this program.
    #[error("it could not be read (a fault of this program); save its text as .txt and give that file")]
    Fault,
}

/// Something to know about a source that was read.
///
/// Displayed, it names the source first, as [`ImportError`] does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The path as the user gave it; empty where the note is about all of them.
    pub path: String,
    /// What there is to know.
    pub remark: Remark,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() { self.remark.fmt(f) } else { write!(f, "{}: {}", self.path, self.remark) }
    }
}

/// What there is to know about a source that was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Remark {
    /// The same file was named before.
    #[error("named twice, compared once")]
    NamedTwice,
    /// It is a comparison, a lesson or a quote check of this program's own.
    #[error("this was written by Parallax and is no article, so it is left out")]
    Ours,
    /// So many files of a folder or an archive are no articles.
    #[error("{0} of its files can be no articles (pictures, styles, parts of pages) and were passed over")]
    PassedOver(usize),
    /// The page says that it asks for money, and holds little text.
    #[error(
        "the page is for subscribers, and what was read may be only its beginning; compare with your browser"
    )]
    MayBeBeginning,
    /// The article stands in another source, named here, as well.
    #[error("the same article as {0}, left out; --keep-duplicates keeps it")]
    SameAs(String),
    /// So many rows of a table hold no text.
    #[error("{0} of its rows hold no text and were passed over")]
    WithoutText(usize),
}
