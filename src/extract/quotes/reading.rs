//! An article as the taggers see it: a few small numbers for every token.

use super::marks::Passage;
use crate::text::Layout;
use crate::text::words::{Kind, Token, is_apostrophe};

/// What a token does in a sentence, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A lower-case word of no special class.
    Lower,
    /// A capitalised word.
    Capital,
    /// A word in capitals throughout, or an abbreviation.
    Capitals,
    /// A number.
    Number,
    /// `,`
    Comma,
    /// `.` `!` `?`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash.
    Dash,
    /// A mark that opens a quotation.
    Open,
    /// A mark that closes one.
    Close,
    /// Any other mark.
    Other,
    /// `that`
    That,
    /// `to`
    To,
    /// A pronoun that can speak: `he`, `they`, `who`.
    Pronoun,
    /// `the`, `a`, `his`
    Determiner,
    /// `in`, `of`, `with`
    Preposition,
    /// `and`, `but`, `because`
    Conjunction,
    /// `is`, `has`, `would`
    Auxiliary,
}

/// Where a token stands to the quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// Outside all marks.
    Outside,
    /// It is a quotation mark.
    Mark,
    /// Inside double marks.
    Inside,
    /// Inside single marks that stand alone.
    Single,
}

/// No passage, sentence or cue.
pub const NONE: u32 = u32::MAX;

/// The tokens of an article as parallel lists; sentences here end at any full stop, question or
/// exclamation mark that a capital, a number or an opening mark follows.
pub struct Reading<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its layout.
    pub layout: &'a Layout,
    /// Its passages between marks.
    pub passages: &'a [Passage],
    /// Hash of the token in lower case.
    pub word: Vec<u32>,
    /// Hash of its last three letters.
    pub ending: Vec<u32>,
    /// Its class.
    pub class: Vec<Class>,
    /// Where it stands to the marks.
    pub place: Vec<Place>,
    /// The outermost passage it stands in, or [`NONE`].
    pub passage: Vec<u32>,
    /// Its sentence, an index into `sentences`.
    pub sentence: Vec<u32>,
    /// First and one past the last token of each sentence.
    pub sentences: Vec<(u32, u32)>,
    /// The paragraph of each sentence.
    pub paragraph: Vec<u32>,
    /// The first token of the clause a token stands in: what commas, dashes and marks set apart.
    pub clause: Vec<u32>,
    /// One past the last token of that clause.
    pub clause_end: Vec<u32>,
    /// How many clauses of its sentence come before it.
    pub clause_rank: Vec<u8>,
}

impl<'a> Reading<'a> {
    /// The paragraph that token `t` stands in, an index into those of the layout.
    pub fn paragraph_of(&self, t: usize) -> usize {
        self.paragraph[self.sentence[t] as usize] as usize
    }

    /// Reads an article whose `passages` were found before.
    pub fn new(text: &'a str, layout: &'a Layout, passages: &'a [Passage]) -> Self {
        let n = layout.tokens.len();
        let mut reading = Reading {
            text,
            layout,
            passages,
            word: Vec::with_capacity(n),
            ending: Vec::with_capacity(n),
            class: Vec::with_capacity(n),
            place: vec![Place::Outside; n],
            passage: vec![NONE; n],
            sentence: Vec::with_capacity(n),
            sentences: Vec::with_capacity(n / 16 + 1),
            paragraph: Vec::with_capacity(n / 16 + 1),
            clause: Vec::with_capacity(n),
            clause_end: vec![0; n],
            clause_rank: Vec::with_capacity(n),
        };
        for token in &layout.tokens {
            let (word, ending) = hashes(token.of(text));
            reading.class.push(class(token, text, word));
            reading.word.push(word);
            reading.ending.push(ending);
        }
        reading.place_passages();
        reading.cut_sentences();
        reading.cut_clauses();
        reading
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.word.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.word.is_empty()
    }

    fn place_passages(&mut self) {
        for (index, p) in self.passages.iter().enumerate().filter(|(_, p)| p.depth == 0) {
            for t in self.layout.tokens_in(p.outer) {
                let span = self.layout.tokens[t].span;
                self.passage[t] = index as u32;
                self.place[t] = match () {
                    _ if span.end <= p.inner.start => {
                        self.class[t] = Class::Open;
                        Place::Mark
                    }
                    _ if span.start >= p.inner.end => {
                        self.class[t] = Class::Close;
                        Place::Mark
                    }
                    _ if p.single => Place::Single,
                    _ => Place::Inside,
                };
            }
        }
    }

    fn cut_sentences(&mut self) {
        for (index, paragraph) in self.layout.paragraphs.iter().enumerate() {
            let mut first = paragraph.first;
            for t in paragraph.first..paragraph.last {
                let last = t + 1 == paragraph.last;
                if last || self.ends_sentence(t) {
                    let id = self.sentences.len() as u32;
                    self.sentences.push((first as u32, t as u32 + 1));
                    self.paragraph.push(index as u32);
                    self.sentence.extend((first..=t).map(|_| id));
                    first = t + 1;
                }
            }
        }
        // tokens outside every paragraph do not occur; were there any, they would end the last sentence
        let id = self.sentences.len().saturating_sub(1) as u32;
        self.sentence.resize(self.word.len(), id);
    }

    fn cut_clauses(&mut self) {
        for &(first, last) in &self.sentences {
            let (mut from, mut rank) = (first, 0_u8);
            for t in first..last {
                use Class::{Close, Colon, Comma, Dash, Open, Other, Semicolon, Stop};
                self.clause.push(from);
                self.clause_rank.push(rank);
                if matches!(
                    self.class[t as usize],
                    Close | Colon | Comma | Dash | Open | Other | Semicolon | Stop
                ) {
                    self.clause_end[from as usize..=t as usize].fill(t);
                    from = t + 1;
                    rank = rank.saturating_add(1);
                }
            }
            self.clause_end[(from.min(last)) as usize..last as usize].fill(last);
        }
        let n = self.word.len();
        self.clause.resize(n, 0);
        self.clause_rank.resize(n, 0);
    }

    fn ends_sentence(&self, t: usize) -> bool {
        use Class::{Capital, Capitals, Close, Comma, Lower, Number, Open, Stop};
        let (here, next) = (self.class[t], self.class[t + 1]);
        // `D-R.I.`: no blank after the stop, no sentence's end, but for `war.The`
        let (token, after) = (self.layout.tokens[t].span, self.layout.tokens[t + 1].span);
        let glued =
            here == Stop && token.end == after.start && t > 0 && self.class[t - 1] != Lower && next != Close;
        if glued {
            return false;
        }
        let stop = here == Stop || here == Close && t > 0 && self.class[t - 1] == Stop;
        let capital = |i: usize| {
            self.layout.tokens[i].of(self.text).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        };
        stop && match next {
            Lower | Comma | Stop | Close => false,
            Capital | Capitals | Number | Open => true,
            _ => capital(t + 1),
        }
    }
}

/// Mixes two numbers into one; used for every hash here, so that trainer and tagger agree.
#[inline]
pub fn mix(a: u32, b: u32) -> u32 {
    let x = (a.rotate_left(7) ^ b).wrapping_mul(0x9e37_79b1);
    x ^ (x >> 15)
}

/// The hashes of a word in lower case and of its last three letters.
fn hashes(word: &str) -> (u32, u32) {
    let mut hash = 0x811c_9dc5_u32;
    let mut last = [0_u32; 3];
    for c in word.chars().take(40) {
        let c = match c {
            _ if c.is_ascii() => c.to_ascii_lowercase() as u32,
            _ if is_apostrophe(c) => '\'' as u32,
            '“' | '”' | '„' => '"' as u32,
            '–' => '—' as u32,
            _ => c.to_lowercase().next().unwrap_or(c) as u32,
        };
        hash = (hash ^ c).wrapping_mul(0x0100_0193);
        last = [last[1], last[2], c];
    }
    (hash ^ (hash >> 13), mix(mix(last[0], last[1]), last[2]))
}

/// The hash of a word, as [`Reading::word`] holds it.
pub fn word_hash(word: &str) -> u32 {
    hashes(word).0
}

fn class(token: &Token, text: &str, _hash: u32) -> Class {
    let word = token.of(text);
    match token.kind {
        Kind::Number => Class::Number,
        Kind::Mark => match word {
            "," => Class::Comma,
            "." | "!" | "?" | "…" => Class::Stop,
            ":" => Class::Colon,
            ";" => Class::Semicolon,
            "-" | "–" | "—" => Class::Dash,
            _ => Class::Other,
        },
        Kind::Word => word_class(word),
    }
}

fn word_class(word: &str) -> Class {
    let mut buffer = [0_u8; 8];
    let bytes = word.as_bytes();
    if bytes.len() <= 8 && bytes.is_ascii() {
        for (to, from) in buffer.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        match &buffer[..bytes.len()] {
            b"that" => return Class::That,
            b"to" => return Class::To,
            b"he" | b"she" | b"they" | b"it" | b"i" | b"we" | b"you" | b"who" => return Class::Pronoun,
            b"the" | b"a" | b"an" | b"his" | b"her" | b"their" | b"its" | b"this" | b"these" | b"those"
            | b"our" | b"my" | b"some" | b"many" | b"several" | b"one" | b"another" => {
                return Class::Determiner;
            }
            b"in" | b"on" | b"at" | b"of" | b"for" | b"by" | b"with" | b"from" | b"as" | b"during"
            | b"after" | b"before" | b"about" | b"over" | b"against" | b"into" | b"under" => {
                return Class::Preposition;
            }
            b"and" | b"but" | b"or" | b"because" | b"if" | b"whether" | b"while" | b"when" | b"though"
            | b"although" | b"since" | b"where" | b"how" | b"why" | b"what" => return Class::Conjunction,
            b"is" | b"was" | b"are" | b"were" | b"be" | b"been" | b"has" | b"have" | b"had" | b"will"
            | b"would" | b"could" | b"can" | b"may" | b"might" | b"should" | b"must" | b"do" | b"does"
            | b"did" => {
                return Class::Auxiliary;
            }
            _ => {}
        }
    }
    let mut chars = word.chars().filter(|c| c.is_alphabetic());
    match (chars.next(), chars.next()) {
        (Some(a), Some(b)) if a.is_uppercase() && b.is_uppercase() => Class::Capitals,
        (Some(a), _) if a.is_uppercase() => Class::Capital,
        _ => Class::Lower,
    }
}
