//! The reader of Rich Text Format (RTF 1.9.1), in one pass over its bytes.
//!
//! A group opens with `{` and takes over the state of the one around it. What matters of a group is
//! whether its words are text of the document: those of font tables, pictures, notes, instructions of
//! fields and of every destination marked as optional (`\*`) that is not known are not.

mod destination;
mod encoding;

use super::{Manuscript, Paragraph, Set, Writer};
use crate::import::{Cause, Imported, Source};
use destination::{Destination, SKIPPED};
use encoding::{charset, code_page};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use rustc_hash::{FxHashMap, FxHashSet};

/// How deep groups may nest before the deeper ones are read as if they stood in the last.
const DEEPEST: usize = 2_000;

/// Reads a Rich Text document.
///
/// # Errors
/// None: a damaged document gives the words that can be made out, at worst none.
pub fn read(source: &Source) -> Result<Imported, Cause> {
    Ok(manuscript(&source.bytes).imported())
}

fn manuscript(bytes: &[u8]) -> Manuscript {
    let mut reader = Reader::new(bytes);
    reader.run();
    reader.finish()
}

/// What a group takes over from the one around it.
#[derive(Clone, Copy, Debug)]
struct State {
    destination: Destination,
    /// How many characters stand for one written as `\u`, for programs that cannot read it.
    fallback: usize,
    font: i32,
    hidden: bool,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    stack: Vec<State>,
    /// Groups beyond [`DEEPEST`].
    deeper: usize,
    state: State,
    /// Whether nothing but `{` and `\*` stands before this in the group.
    opening: bool,
    optional: bool,
    /// Bytes of the document's encoding, not yet read as characters.
    pending: Vec<u8>,
    pending_skip: usize,
    surrogate: Option<u16>,
    default: &'static Encoding,
    fonts: FxHashMap<i32, &'static Encoding>,
    style: i32,
    style_name: String,
    headings: FxHashSet<i32>,
    writer: Writer,
    title: String,
    author: String,
}

impl<'b> Reader<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let state = State { destination: Destination::Text, fallback: 1, font: -1, hidden: false };
        let mut writer = Writer::default();
        writer.begin(Set::Text);
        Reader {
            bytes,
            at: 0,
            stack: Vec::new(),
            deeper: 0,
            state,
            opening: false,
            optional: false,
            pending: Vec::new(),
            pending_skip: 0,
            surrogate: None,
            default: WINDOWS_1252,
            fonts: FxHashMap::default(),
            style: 0,
            style_name: String::new(),
            headings: FxHashSet::default(),
            writer,
            title: String::new(),
            author: String::new(),
        }
    }

    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => {
                    self.close();
                    // Behind the closing brace of the document stands nothing that belongs to it.
                    if self.stack.is_empty() && self.deeper == 0 {
                        break;
                    }
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                _ => self.byte(byte),
            }
        }
    }

    fn open(&mut self) {
        self.flush();
        self.pending_skip = 0;
        if self.stack.len() < DEEPEST {
            self.stack.push(self.state);
        } else {
            self.deeper += 1;
        }
        (self.opening, self.optional) = (true, false);
    }

    fn close(&mut self) {
        self.flush();
        self.pending_skip = 0;
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(state) = self.stack.pop() {
            self.state = state;
        }
        self.opening = false;
    }

    /// A byte of text.
    fn byte(&mut self, byte: u8) {
        self.opening = false;
        if self.pending_skip > 0 {
            self.pending_skip -= 1;
        } else {
            self.surrogate = None;
            self.pending.push(byte);
        }
    }

    /// Reads what begins with a backslash.
    fn control(&mut self) {
        let Some(&first) = self.bytes.get(self.at) else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            self.symbol(first);
            return;
        }
        let word_at = self.at;
        // Words have no more than 32 letters.
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) && self.at - word_at < 32 {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[word_at..self.at]).unwrap_or_default();
        let number_at = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) && self.at - number_at < 11 {
            self.at += 1;
        }
        let number =
            std::str::from_utf8(&self.bytes[number_at..self.at]).unwrap_or_default().parse::<i64>().ok();
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        self.word(word, number);
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\'' => {
                let hex = self.bytes.get(self.at..self.at + 2).and_then(|h| std::str::from_utf8(h).ok());
                if let Some(byte) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    self.at += 2;
                    self.byte(byte);
                }
            }
            b'*' => self.optional = true,
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.words("\u{A0}"),
            b'_' => self.words("-"),
            b'\r' | b'\n' => self.paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>) {
        let opening = std::mem::replace(&mut self.opening, false);
        if opening && self.destination(word) {
            return;
        }
        let on = number != Some(0);
        let n = i32::try_from(number.unwrap_or(0)).unwrap_or(0);
        match word {
            "par" | "row" | "sect" | "page" | "column" | "cell" | "nestcell" | "nestrow" => self.paragraph(),
            "line" => self.words("\n"),
            "tab" => self.words("\t"),
            "emdash" => self.words("—"),
            "endash" => self.words("–"),
            "lquote" => self.words("‘"),
            "rquote" => self.words("’"),
            "ldblquote" => self.words("“"),
            "rdblquote" => self.words("”"),
            "bullet" => self.words("•"),
            "emspace" | "enspace" | "qmspace" => self.words(" "),
            "u" => self.unicode(n),
            "uc" => self.state.fallback = usize::try_from(n).unwrap_or(1).min(64),
            "bin" => {
                let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
                self.at = self.at.saturating_add(length).min(self.bytes.len());
            }
            "ansicpg" => self.default = code_page(n).unwrap_or(self.default),
            "mac" => self.default = MACINTOSH,
            "f" => {
                self.flush();
                self.state.font = n;
            }
            "fcharset" if self.state.destination == Destination::FontTable => {
                if let Some(encoding) = charset(n) {
                    self.fonts.insert(self.state.font, encoding);
                }
            }
            "s" if self.state.destination == Destination::Styles => self.style = n,
            "s" if self.headings.contains(&n) => self.writer.set(Set::Heading),
            "outlinelevel" if self.state.destination == Destination::Text && (0..9).contains(&n) => {
                self.writer.set(Set::Heading);
            }
            "pard" => {
                self.flush();
                self.writer.set(Set::Text);
            }
            "plain" => {
                self.flush();
                self.state.hidden = false;
            }
            "v" | "deleted" => {
                self.flush();
                self.state.hidden = on;
            }
            _ => {}
        }
    }

    /// Turns to the destination that `word` names at the start of a group; says whether it names one.
    fn destination(&mut self, word: &str) -> bool {
        let to = match word {
            "fonttbl" => Destination::FontTable,
            "stylesheet" => Destination::Styles,
            "info" => Destination::Info,
            "title" if self.state.destination == Destination::Info => Destination::Title,
            "author" if self.state.destination == Destination::Info => Destination::Author,
            // A drawing's words stand in the text of its shape, which is inside an optional group.
            "shpinst" | "shptxt" | "shp" | "nesttableprops" | "cs" | "ds" => return false,
            _ if SKIPPED.contains(&word) => Destination::Skipped,
            _ if std::mem::take(&mut self.optional) && self.state.destination != Destination::Styles => {
                Destination::Skipped
            }
            _ => return false,
        };
        // Nothing inside of what is skipped is text again.
        if self.state.destination != Destination::Skipped {
            self.state.destination = to;
        }
        true
    }

    /// A character written as a signed number of 16 bits.
    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = (number & 0xFFFF) as u16;
        let c = match (self.surrogate.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.surrogate = Some(unit);
                None
            }
            (Some(high), 0xDC00..=0xDFFF) => char::decode_utf16([high, unit]).next().and_then(Result::ok),
            // Fonts of symbols live in the private use area; what they show is not known.
            (_, 0xE000..=0xF8FF) => Some(' '),
            (_, unit) => char::from_u32(u32::from(unit)),
        };
        let surrogate = self.surrogate;
        if let Some(c) = c {
            self.words(c.encode_utf8(&mut [0; 4]));
        }
        self.surrogate = surrogate;
        self.pending_skip = self.state.fallback;
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.state.destination == Destination::Text {
            let set = self.writer.open.last().map_or(Set::Text, |p| p.set);
            self.writer.end();
            self.writer.begin(set);
        }
    }

    /// Reads the pending bytes in the font's encoding.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let encoding = self.fonts.get(&self.state.font).copied().unwrap_or(self.default);
        let (words, _) = encoding.decode_without_bom_handling(&bytes);
        self.put(&words);
    }

    fn words(&mut self, words: &str) {
        self.flush();
        self.pending_skip = 0;
        self.put(words);
    }

    fn put(&mut self, words: &str) {
        match self.state.destination {
            Destination::Text if !self.state.hidden => self.writer.text(words),
            Destination::Title => self.title.push_str(words),
            Destination::Author => self.author.push_str(words),
            Destination::Styles => {
                self.style_name.push_str(words);
                if words.contains(';') {
                    let name = std::mem::take(&mut self.style_name).to_lowercase();
                    let name = name.trim();
                    if name.starts_with("heading ") || name.starts_with("title;") {
                        self.headings.insert(self.style);
                    }
                    self.style = 0;
                }
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Manuscript {
        self.flush();
        let paragraphs: Vec<Paragraph> = self.writer.finish();
        Manuscript { paragraphs, title: self.title, creator: self.author }
    }
}

#[cfg(test)]
mod tests;
