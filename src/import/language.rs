//! Which language a text is written in.

use whatlang::Lang;

/// How much of a text is looked at; more does not make the answer surer.
const LOOKED_AT: usize = 2000;

/// The ISO 639-1 code of the text's language: what the text shows where it shows it clearly, else
/// what is `declared`, else empty. Templates declare the language of their maker, so the text goes
/// first.
pub fn language(text: &str, declared: &str) -> String {
    let end = text.floor_char_boundary(LOOKED_AT);
    let shown = whatlang::detect(&text[..end]).filter(|info| info.is_reliable() && text.len() >= 60);
    let code = declared.split(['-', '_', ',']).next().unwrap_or_default().trim().to_ascii_lowercase();
    let declared = match code.len() {
        2 if code.bytes().all(|b| b.is_ascii_lowercase()) => code,
        3 => Lang::from_code(code).and_then(two_letters).unwrap_or_default().to_owned(),
        _ => named(&code).to_owned(),
    };
    match shown.and_then(|info| two_letters(info.lang())) {
        Some(code) => code.to_owned(),
        None => declared,
    }
}

/// Languages that pages declare by their English name.
fn named(word: &str) -> &'static str {
    match word {
        "english" => "en",
        "french" => "fr",
        "german" => "de",
        "spanish" => "es",
        "italian" => "it",
        "portuguese" => "pt",
        _ => "",
    }
}

fn two_letters(lang: Lang) -> Option<&'static str> {
    use Lang::*;
    Some(match lang {
        Epo => "eo",
        Eng => "en",
        Rus => "ru",
        Cmn => "zh",
        Spa => "es",
        Por => "pt",
        Ita => "it",
        Ben => "bn",
        Fra => "fr",
        Deu => "de",
        Ukr => "uk",
        Kat => "ka",
        Ara => "ar",
        Hin => "hi",
        Jpn => "ja",
        Heb => "he",
        Yid => "yi",
        Pol => "pl",
        Amh => "am",
        Jav => "jv",
        Kor => "ko",
        Nob => "nb",
        Dan => "da",
        Swe => "sv",
        Fin => "fi",
        Tur => "tr",
        Nld => "nl",
        Hun => "hu",
        Ces => "cs",
        Ell => "el",
        Bul => "bg",
        Bel => "be",
        Mar => "mr",
        Kan => "kn",
        Ron => "ro",
        Slv => "sl",
        Hrv => "hr",
        Srp => "sr",
        Mkd => "mk",
        Lit => "lt",
        Lav => "lv",
        Est => "et",
        Tam => "ta",
        Vie => "vi",
        Urd => "ur",
        Tha => "th",
        Guj => "gu",
        Uzb => "uz",
        Pan => "pa",
        Aze => "az",
        Ind => "id",
        Tel => "te",
        Pes => "fa",
        Mal => "ml",
        Ori => "or",
        Mya => "my",
        Nep => "ne",
        Sin => "si",
        Khm => "km",
        Tuk => "tk",
        Aka => "ak",
        Zul => "zu",
        Sna => "sn",
        Afr => "af",
        Lat => "la",
        Slk => "sk",
        Cat => "ca",
        Tgl => "tl",
        Hye => "hy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_goes_before_the_declaration() {
        let german = "Der Hafenrat beschloss am späten Dienstagabend, die östliche Mole für zwei Wochen zu sperren, \
                      während Fachleute die Risse in ihrem Fundament untersuchen.";
        assert_eq!(language(german, "en"), "de");
        assert_eq!(language("Pier", "en-GB"), "en");
        assert_eq!(language("Pier", "ENG"), "en");
        assert_eq!(language("Pier", ""), "");
        assert_eq!(language("", "no idea"), "");
    }
}
