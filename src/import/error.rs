//! Why a file gave no article, in words that say what to do about it.

use super::format::Binary;

/// Why a file gave no article.
///
/// Displayed, it names the file, the cause and the remedy:
/// `notes.pdf: this is a PDF; open it, save its text as .txt, and give that file`.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct ImportError {
    /// The path as the user gave it, or the name of what was pasted.
    pub path: String,
    /// What happened.
    pub cause: Cause,
}

/// What kept a file from being read. The message of each tells what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Cause {
    /// Nothing stands at the path.
    #[error("there is no such file; check the name and the folder")]
    Missing,
    /// The path is a folder.
    #[error("this is a folder; give the files inside it, for instance {0}/*.txt")]
    Folder(String),
    /// The system does not let us read it.
    #[error("you are not allowed to read this file; change its permissions or copy it to a folder of yours")]
    NotAllowed,
    /// Any other failure of the system while reading.
    #[error("it could not be read ({0}); try to open it in another program, or copy it anew")]
    Unreadable(std::io::Error),
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
    /// A web page in which no running text was found.
    #[error(
        "no article text was found in this web page (it may load its text by script, or ask for consent or a \
         subscription); open it in a browser, copy the article's text and save it as .txt"
    )]
    NoArticle,
}
