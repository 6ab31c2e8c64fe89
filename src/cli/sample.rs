//! The sample event, inside the program so that it can show itself anywhere.

use crate::article::Article;
use crate::import::{ImportError, Options, read_bytes};

const FILES: [(&str, &[u8]); 4] = [
    ("aldmoor-herald.html", include_bytes!("../../assets/sample/aldmoor-herald.html")),
    ("bay-wire.md", include_bytes!("../../assets/sample/bay-wire.md")),
    ("coast-radio.txt", include_bytes!("../../assets/sample/coast-radio.txt")),
    ("daily-loop.txt", include_bytes!("../../assets/sample/daily-loop.txt")),
];

/// What to do next, said after the sample.
pub const HOW_TO_GO_ON: &str = "
This was the sample: four invented outlets on one invented event.
Compare articles of your own:   parallax compare post.html courier.md radio.txt
All that it can do:             parallax --help
";

/// The sample's articles.
///
/// # Errors
/// When one cannot be read, which is a defect of the program.
pub fn articles() -> Result<Vec<Article>, ImportError> {
    let mut articles = Vec::new();
    for (name, bytes) in FILES {
        articles.extend(read_bytes(name, bytes, &Options::default()).whole()?);
    }
    Ok(articles)
}
