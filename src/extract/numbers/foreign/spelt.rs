//! Small numbers in words: `zwei Menschen`, `trois millions d’euros`, `mil personas`.
//!
//! Only single words are read, and only before what they count: `treinta y dos` and `quatre-vingt` are left out whole
//! rather than read in part, as is `un`, which is an article, but where a word for millions follows.

use super::Reader;
use super::figures::Figure;
use super::scales::scale_word;
use crate::text::words::Kind;

/// Languages and their number words with their values; forms of one are parted by bars.
const WORDS: &[(&[&str], &str)] = &[
    (
        &["de"],
        "ein|eine|einen|einer=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 \
         dreizehn=13 vierzehn=14 fünfzehn=15 zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 \
         achtzig=80 neunzig=90 hundert|einhundert=100 zweihundert=200 dreihundert=300 tausend|eintausend=1000",
    ),
    (
        &["fr"],
        "un=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 \
         quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 mille=1000",
    ),
    (
        &["es", "gl"],
        "un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 \
         catorce=14 quince=15 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 \
         noventa=90 cien=100 doscientos|doscientas=200 trescientos|trescientas=300 mil=1000",
    ),
    (
        &["it"],
        "un=1 due=2 tre=3 quattro=4 cinque=5 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 tredici=13 \
         quattordici=14 quindici=15 venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 \
         novanta=90 cento=100 duecento=200 trecento=300 mille=1000 duemila=2000 tremila=3000",
    ),
    (
        &["pt"],
        "um=1 dois|duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 \
         catorze|quatorze=14 quinze=15 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 \
         oitenta=80 noventa=90 cem=100 duzentos|duzentas=200 mil=1000",
    ),
    (
        &["nl"],
        "een|één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 \
         veertien=14 vijftien=15 twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 \
         negentig=90 honderd=100 tweehonderd=200 duizend=1000",
    ),
    (
        &["sv"],
        "en|ett=1 två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11 tolv=12 tjugo=20 trettio=30 \
         fyrtio=40 femtio=50 sextio=60 hundra=100 tusen=1000",
    ),
    (
        &["da"],
        "en|et=1 to=2 tre=3 fire=4 fem=5 seks=6 syv=7 otte=8 ni=9 ti=10 elleve=11 tolv=12 tyve=20 tredive=30 \
         hundrede=100 tusind=1000",
    ),
    (
        &["nb", "no", "nn"],
        "en|ett|ein=1 to=2 tre=3 fire=4 fem=5 seks=6 sju|syv=7 åtte=8 ni=9 ti=10 elleve=11 tolv=12 tjue=20 \
         tretti=30 førti=40 femti=50 hundre=100 tusen=1000",
    ),
];

/// The longest of them and some more, in bytes.
const LONGEST: usize = 14;

/// The value of a number word, in lower case.
fn value(word: &str, language: &str) -> Option<f64> {
    let (_, words) = WORDS.iter().find(|(languages, _)| languages.contains(&language))?;
    words.split(' ').find_map(|entry| {
        let (forms, value) = entry.split_once('=')?;
        forms.split('|').any(|form| form == word).then(|| value.parse().ok())?
    })
}

impl Reader<'_> {
    /// The number word at token `at`.
    pub(super) fn spelt(&self, at: usize) -> Option<Figure> {
        let word = self.tokens.get(at).filter(|t| t.kind == Kind::Word && t.span.len() <= LONGEST)?;
        let value = value(&word.of(self.text).to_lowercase(), self.language)?;
        let scaled = scale_word(&self.lower(at + 1), self.language).is_some();
        if value == 1.0 && !scaled {
            return None;
        }
        // part of a longer one: "treinta y dos", "cent deux", "deux cents", "20 mil"
        let is_number = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|t| t.kind == Kind::Number)
                || token.is_some_and(|t| t.span.len() <= LONGEST)
                    && (self::value(&self.lower(at), self.language).is_some_and(|value| value > 1.0)
                        || matches!(self.lower(at).as_str(), "cents" | "cientos" | "centos" | "ciento"))
        };
        let and = |at: usize| matches!(self.word(at), "y" | "e" | "et" | "und" | "en" | "og" | "och");
        let back = |by: usize| at.checked_sub(by).is_some_and(is_number);
        let part = back(1)
            || (at > 0 && and(at - 1) && back(2))
            || (!scaled && is_number(at + 1))
            || (and(at + 1) && is_number(at + 2) && value >= 20.0);
        // "pour cent", "à deux heures", "halb drei"
        let before = at.checked_sub(1).map(|back| self.lower(back)).unwrap_or_default();
        let other = matches!(
            before.as_str(),
            "pour" | "por" | "per" | "à" | "halb" | "las" | "alle" | "às" | "klokka" | "kl"
        );
        (!part && !other).then_some(Figure {
            value,
            slack: 0.0,
            end: at + 1,
            like_year: false,
            letters: None,
        })
    }
}
