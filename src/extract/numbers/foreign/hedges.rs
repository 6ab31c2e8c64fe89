//! The words that make a number less exact, before it and behind it.

use super::Reader;
use crate::extract::numbers::Hedge;

impl Reader<'_> {
    /// From which token on the hedge before the figure stands, and what it says. A currency sign of `sign` tokens
    /// may stand between; token `end` stands behind.
    pub(super) fn hedge(&self, first: usize, sign: usize, end: usize) -> (usize, Hedge) {
        if matches!(self.language, "zh" | "ja" | "ko") {
            return self.east_asian_hedge(first, end);
        }
        let back = |by: usize| first.checked_sub(by).map(|at| self.lower(at)).unwrap_or_default();
        // "rund €3"
        let (one, two) = (back(1 + sign), back(2 + sign));
        let pair = match (two.as_str(), one.as_str()) {
            ("mehr", "als")
            | ("plus", "de")
            | ("más", "de")
            | ("mas", "de")
            | ("più", "di")
            | ("mais", "de")
            | ("meer", "dan")
            | ("mer", "än")
            | ("mere", "end")
            | ("mer", "enn")
            | ("أكثر", "من") => Hedge::Over,
            ("weniger", "als")
            | ("moins", "de")
            | ("menos", "de")
            | ("meno", "di")
            | ("minder", "dan")
            | ("أقل", "من") => Hedge::Under,
            ("au", "moins") | ("al", "menos") | ("por", "menos") | ("не", "менее") | ("pelo", "menos") => {
                Hedge::AtLeast
            }
            ("ca", ".") | ("cerca", "de") | ("alrededor", "de") | ("près", "de") | ("около", "чем") => {
                Hedge::About
            }
            _ => Hedge::None,
        };
        if pair != Hedge::None {
            return (first - 2 - sign, pair);
        }
        let single = match one.as_str() {
            "rund" | "etwa" | "ungefähr" | "circa" | "zirka" | "gut" | "environ" | "quelque" | "quelques"
            | "unos" | "unas" | "aproximadamente" | "ongeveer" | "ungefär" | "cirka" | "omkring" | "noin"
            | "około" | "asi" | "около" | "примерно" | "приблизно" | "близько" | "نحو" | "حوالي" | "بنحو"
            | "yaklaşık" | "sekitar" | "περίπου" => Hedge::About,
            "fast" | "knapp" | "beinahe" | "presque" | "casi" | "quasi" | "quase" | "bijna" | "nästan"
            | "næsten" | "prawie" | "почти" | "майже" => Hedge::Nearly,
            "über" | "oltre" | "ruim" | "över" | "ponad" | "přes" | "более" | "свыше" | "больше"
            | "понад" => Hedge::Over,
            "mindestens" | "wenigstens" | "almeno" | "minstens" | "minst" | "mindst" | "co najmniej"
            | "vähintään" => Hedge::AtLeast,
            "höchstens" | "maximal" | "jopa" => Hedge::AtMost,
            _ => Hedge::None,
        };
        if single == Hedge::None { (first, single) } else { (first - 1 - sign, single) }
    }

    pub(super) fn east_asian_hedge(&self, first: usize, end: usize) -> (usize, Hedge) {
        let start = self.tokens[first].span.start;
        let before = &self.text[..start];
        let stop = self.tokens[end - 1].span.end;
        let after = &self.text[stop..];
        const BEFORE: [(&str, Hedge); 16] = [
            ("大约", Hedge::About),
            ("大約", Hedge::About),
            ("约", Hedge::About),
            ("約", Hedge::About),
            ("およそ", Hedge::About),
            ("ほぼ", Hedge::Nearly),
            ("近", Hedge::Nearly),
            ("将近", Hedge::Nearly),
            ("超过", Hedge::Over),
            ("超過", Hedge::Over),
            ("逾", Hedge::Over),
            ("至少", Hedge::AtLeast),
            ("少なくとも", Hedge::AtLeast),
            ("最多", Hedge::AtMost),
            ("약", Hedge::About),
            ("최소", Hedge::AtLeast),
        ];
        let found = BEFORE
            .iter()
            .filter(|(word, _)| before.trim_end().ends_with(word))
            .max_by_key(|(word, _)| word.len());
        if let Some((word, hedge)) = found {
            let tokens = if self.language == "ko" { 1 } else { word.chars().count() };
            return (first.saturating_sub(tokens), *hedge);
        }
        let hedge = match () {
            () if after.starts_with("以上") || after.starts_with("多") || after.starts_with("余") => {
                Hedge::AtLeast
            }
            () if after.starts_with("以下") || after.starts_with("未満") => Hedge::Under,
            () if after.starts_with("左右") || after.starts_with("ほど") || after.starts_with("程度") => {
                Hedge::About
            }
            () => Hedge::None,
        };
        (first, hedge)
    }
}
