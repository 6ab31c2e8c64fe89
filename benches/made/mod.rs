//! Articles for measuring, made from nothing, always the same ones.

mod news;
mod repetitive;

use parallax::article::Article;

/// `count` articles of about `words` words on one invented event: `news` are as unlike each other as news
/// is, `repetitive` ones tell the same few things in the same few wordings.
pub fn articles(kind: &str, count: usize, words: usize) -> Vec<Article> {
    let event = news::Told::new();
    let article = |outlet: usize| match kind {
        "repetitive" => {
            let title = format!("Flood in the delta, told by outlet {outlet}");
            filled(outlet, title, words, 3, repetitive::sentences(outlet))
        }
        _ => {
            let title = format!("Storm over the Vessel coast, told by outlet {outlet}");
            filled(outlet, title, words, 2, event.sentences(outlet))
        }
    };
    (0..count).map(article).collect()
}

/// An article of the first of `sentences` that make up `words` words; those whose number `paragraph` divides begin a
/// paragraph.
fn filled(
    outlet: usize,
    title: String,
    words: usize,
    paragraph: usize,
    sentences: impl Iterator<Item = (usize, String)>,
) -> Article {
    let mut text = String::new();
    let mut written = 0;
    for (number, sentence) in sentences {
        written += sentence.split_whitespace().count();
        if !text.is_empty() {
            text.push_str(if number.is_multiple_of(paragraph) { "\n\n" } else { " " });
        }
        text.push_str(&sentence);
        if written >= words {
            break;
        }
    }
    Article { outlet: format!("Outlet {outlet}"), title, text, ..Article::default() }
}

/// A linear congruential generator (Knuth's MMIX constants), so that every run has the same articles.
pub struct Chance(pub u64);

impl Chance {
    /// A number below `n`, which is not 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    /// A number below `n`, small ones most: the number `r` with a weight of 1/(r + 3).
    pub fn zipf(&mut self, n: usize) -> usize {
        let (low, high) = (3.0_f64, n as f64 + 3.0);
        let at = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((low * (high / low).powf(at)) as usize - 3).min(n - 1)
    }
}
