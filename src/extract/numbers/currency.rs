//! Currencies: their signs, codes and names, in every language that is read.
//!
//! A sign or a name that several countries share is theirs only where the country is told: `kr`, `crowns`, `pesos`
//! stay what they say, and are neither the same as Swedish kronor nor in conflict with them. Codes and signs after
//! ISO 4217 and the Unicode Common Locale Data Repository (CLDR, currencies).

/// The currency of a sign that stands alone.
pub(super) fn sign(mark: char) -> Option<&'static str> {
    Some(match mark {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '₽' => "RUB",
        '₩' => "KRW",
        '₺' => "TRY",
        '₹' => "INR",
        '₪' => "ILS",
        '₴' => "UAH",
        '₫' => "VND",
        '₱' => "PHP",
        '₦' => "NGN",
        // of Japan or of China
        '¥' | '￥' => "¥",
        _ => return None,
    })
}

/// The currency of a sign with letters written before it: whose dollar `C$` or `NT$` is.
/// Capital letters that name none known make a currency of their own, never another one's.
pub(super) fn prefixed(letters: &str, mark: char) -> Option<String> {
    if mark == '¥' || mark == '￥' {
        return match letters {
            "CN" => Some("CNY".to_owned()),
            "JP" => Some("JPY".to_owned()),
            _ => None,
        };
    }
    if mark != '$' {
        return None;
    }
    let known = match letters.trim_end_matches('.') {
        "US" | "U.S" | "USD" => "USD",
        "C" | "CA" | "CAD" | "Can" | "CDN" => "CAD",
        "A" | "AU" | "AUD" | "Aus" => "AUD",
        "NZ" | "NZD" => "NZD",
        "HK" | "HKD" => "HKD",
        "S" | "SG" | "SGD" => "SGD",
        "NT" | "TW" | "NTD" => "TWD",
        "MX" | "Mex" | "MXN" => "MXN",
        "R" => "BRL",
        "J" => "JMD",
        "TT" => "TTD",
        "AR" | "ARS" => "ARS",
        "CLP" => "CLP",
        "COL" | "COP" => "COP",
        short if (1..=3).contains(&short.len()) && short.bytes().all(|b| b.is_ascii_uppercase()) => {
            return Some(format!("{short}$"));
        }
        _ => return None,
    };
    Some(known.to_owned())
}

/// The currency of a code or of a short form as it is written: `SEK`, `kr`, `Rs`, `zł`. Case tells a code from a word.
pub(super) fn code(word: &str) -> Option<&'static str> {
    // left out: codes that are words in a headline all in capitals (ALL, CUP, MOP, TOP, TRY)
    const CODES: [&str; 42] = [
        "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "SEK", "NOK",
        "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RUB", "UAH", "INR", "PKR", "BRL", "MXN", "ARS",
        "CLP", "COP", "ZAR", "KRW", "THB", "IDR", "MYR", "PHP", "VND", "ILS", "SAR", "AED", "EGP", "NGN",
    ];
    Some(match word {
        "RMB" => "CNY",
        "kr" | "Kr" => "kr",
        "zł" => "PLN",
        "Kč" => "CZK",
        _ => return CODES.iter().find(|code| **code == word).copied(),
    })
}

/// Whether a unit is a currency of one country or union, by its ISO 4217 code.
pub fn is_code(unit: &str) -> bool {
    unit.len() == 3 && code(unit) == Some(unit)
}

/// Whether two units are money that nobody takes for one another: pounds and euros, but not dollars, which a paper
/// at home calls so whosever they are.
pub(super) fn are_told_apart(a: &str, b: &str) -> bool {
    let dollars = |unit: &str| DOLLARS.iter().any(|(code, _)| *code == unit);
    is_code(a) && is_code(b) && a != b && !(dollars(a) && dollars(b))
}

/// Names that several countries have for their money, by the stems of the words, in lower case, for the country it is
/// told to be of.
type Countries = &'static [(&'static str, &'static [&'static str])];

/// Whose dollars.
const DOLLARS: Countries = &[
    (
        "USD",
        &["us", "u.s", "ameri", "amérique", "amerik", "estadounid", "statunit", "états-uni", "америк", "сша"],
    ),
    ("CAD", &["canad", "kanad", "канад"]),
    ("AUD", &["austral", "австрал"]),
    ("NZD", &["new zealand", "neuseel", "neozel", "néo-zél", "neozeland", "новозел"]),
    ("HKD", &["hong kong", "hongkong", "hong-kong", "гонконг"]),
    ("SGD", &["singap", "сингап"]),
    ("TWD", &["taiwan", "taïwan", "new taiwan"]),
    ("JMD", &["jamai"]),
    ("NAD", &["namibi"]),
    ("ZWL", &["zimbab", "simbab"]),
    ("LRD", &["liberia"]),
    ("FJD", &["fiji"]),
    ("BSD", &["baham"]),
];

/// Whose crowns.
const CROWNS: Countries = &[
    ("SEK", &["swed", "schwed", "suéd", "suec", "svedes", "svensk", "zweed", "шведск"]),
    ("NOK", &["norweg", "norwég", "norvég", "norueg", "norveg", "norsk", "noors", "норвежск"]),
    ("DKK", &["danish", "dänisch", "danois", "danes", "danés", "dinamar", "dansk", "deens", "датск"]),
    ("ISK", &["iceland", "isländ", "island", "íslen", "исландск"]),
    ("CZK", &["czech", "tschech", "tchèq", "chec", "cec", "tjeck", "tsjech", "česk", "чешск"]),
];

const PESOS: Countries = &[
    ("MXN", &["mexic", "mexik", "messic"]),
    ("ARS", &["argentin"]),
    ("CLP", &["chilen", "chilien", "cilen"]),
    ("COP", &["colomb", "kolumb"]),
    ("PHP", &["philippin", "filipin", "filippin"]),
    ("UYU", &["uruguay"]),
    ("CUP", &["cuba", "kuba"]),
    ("DOP", &["dominic", "dominik"]),
];

const FRANCS: Countries =
    &[("CHF", &["swiss", "schweiz", "suiss", "suiz", "svizz", "suíç", "zwitsers"]), ("XOF", &["cfa"])];

const POUNDS: Countries = &[
    (
        "GBP",
        &[
            "british",
            "britisch",
            "britann",
            "británic",
            "britânic",
            "brits",
            "sterling",
            "esterlin",
            "sterlin",
        ],
    ),
    ("EGP", &["egypt", "ägypt", "égypt", "egip", "egiz"]),
    ("LBP", &["leban", "liban"]),
    ("SYP", &["syri", "siri", "síri"]),
    ("SDG", &["sudan", "soudan"]),
];

const RUPEES: Countries = &[
    ("INR", &["indian", "indisch", "indien", "indi"]),
    ("PKR", &["pakist"]),
    ("LKR", &["sri lank"]),
    ("NPR", &["nepal", "népal"]),
    ("MUR", &["mauriti"]),
];

const DINARS: Countries = &[
    ("KWD", &["kuwait", "koweït"]),
    ("JOD", &["jordan"]),
    ("IQD", &["iraq", "irak"]),
    ("DZD", &["alger", "argel"]),
    ("TND", &["tunis", "túnez"]),
    ("RSD", &["serb"]),
    ("LYD", &["liby", "libi"]),
    ("BHD", &["bahrain"]),
];

/// Money as a word names it, in a language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Money {
    /// What it is where no country is told: a code, or the bare name of what several countries have.
    pub name: &'static str,
    /// How many of what is meant one of it is: a cent is a hundredth of a dollar.
    pub factor: f64,
    countries: Countries,
    /// Whether the word means something else as well, so that only a large number or a country makes it money.
    pub ambiguous: bool,
}

impl Money {
    const fn of(name: &'static str, countries: Countries) -> Money {
        Money { name, factor: 1.0, countries, ambiguous: false }
    }

    /// Its name where no country is told, and how many of it are meant.
    pub fn unit(&self) -> (&'static str, f64) {
        (self.name, self.factor)
    }

    /// Whether several countries have money of this name.
    pub fn is_shared(&self) -> bool {
        !self.countries.is_empty()
    }

    /// What it is with the words of a country, in any case, before or behind it; nothing where they name none.
    pub fn of_country(&self, country: &str) -> Option<&'static str> {
        let country = country.to_lowercase();
        let stem = |stem: &&str| match *stem {
            "us" | "u.s" => country.trim_end_matches('.') == *stem,
            stem => country.starts_with(stem),
        };
        self.countries.iter().find(|(_, stems)| stems.iter().any(&stem)).map(|(code, _)| *code)
    }
}

/// The money that a word, in lower case, names in a language.
pub(super) fn named(word: &str, language: &str) -> Option<Money> {
    let begins = |stem: &str| word.starts_with(stem);
    let crown = match language {
        "sv" => "SEK",
        "da" => "DKK",
        "nb" | "nn" | "no" => "NOK",
        "is" => "ISK",
        "cs" => "CZK",
        _ => "krone",
    };
    let plain = |name| Some(Money::of(name, &[]));
    match word {
        "cent" | "cents" if language == "en" => Some(Money { factor: 0.01, ..Money::of("USD", DOLLARS) }),
        "pence" => Some(Money { factor: 0.01, ..Money::of("GBP", POUNDS) }),
        "dollar" | "dollars" | "bucks" | "dólar" | "dólares" | "dollari" | "dollaro" | "दॉलर" | "डॉलर"
        | "دولار" | "달러" => Some(Money::of("USD", DOLLARS)),
        "usd" => plain("USD"),
        "euro" | "euros" | "eur" | "евро" | "євро" | "يورو" | "ευρώ" | "유로" | "यूरो" => {
            plain("EUR")
        }
        // also a weight
        "pound" | "pounds" | "pfund" | "livre" | "livres" | "libra" | "libras" | "pond" => {
            Some(Money { ambiguous: true, ..Money::of("GBP", POUNDS) })
        }
        "gbp" | "quid" | "sterling" | "sterline" => plain("GBP"),
        "yen" | "jpy" | "yenes" | "ienes" => plain("JPY"),
        "yuan" | "renminbi" | "rmb" | "cny" | "yuans" | "yuanes" => plain("CNY"),
        "rubel" | "roubles" | "rublos" | "rubli" | "roebel" | "ruble" | "rubles" | "rouble" => plain("RUB"),
        "rupee" | "rupees" | "inr" => Some(Money::of("INR", RUPEES)),
        "rupien" | "roupies" | "rupias" | "rupie" => Some(Money::of("rupee", RUPEES)),
        "peso" | "pesos" => Some(Money::of("peso", PESOS)),
        "franc" | "francs" | "francos" | "franchi" => Some(Money::of("franc", FRANCS)),
        "chf" => plain("CHF"),
        "franken" if language == "de" => Some(Money::of("CHF", FRANCS)),
        "reais" => plain("BRL"),
        "shekel" | "shekels" | "schekel" => plain("ILS"),
        "rial" | "rials" => plain("rial"),
        "riyal" | "riyals" => plain("SAR"),
        "dinar" | "dinars" | "dinares" | "dinare" => Some(Money::of("dinar", DINARS)),
        "kronor" if language == "en" => Some(Money::of("SEK", CROWNS)),
        // kings have crowns, and heads
        "crown" | "crowns" if language == "en" => {
            Some(Money { ambiguous: true, ..Money::of("krone", CROWNS) })
        }
        "krone" | "kroner" | "kronen" | "krona" | "kronor" | "couronnes" | "coronas" | "corone"
        | "coroas" | "kr" | "korun" | "koruny" => {
            Some(Money::of(if word == "kr" && crown == "krone" { "kr" } else { crown }, CROWNS))
        }
        "zloty" | "zlotys" | "zł" | "złotych" | "złote" | "złoty" => plain("PLN"),
        "lira" if language == "tr" => plain("TRY"),
        "lira" | "liras" | "lire" => plain("lira"),
        "bitcoin" | "bitcoins" | "btc" => plain("BTC"),
        "won" if language == "en" => Some(Money { ambiguous: true, ..Money::of("KRW", &[]) }),
        "원" => plain("KRW"),
        _ if begins("доллар") || begins("долар") || begins("dolar") => {
            Some(Money::of("USD", DOLLARS))
        }
        _ if begins("рубл") || word == "руб" => plain("RUB"),
        _ if begins("гривен") || begins("гривн") => plain("UAH"),
        // "US-Dollar": both in one word
        _ => {
            let (country, money) = word.rsplit_once('-')?;
            let money = named(money, language)?;
            Some(Money { name: money.of_country(country)?, ambiguous: false, ..money })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_letters_are_of_the_country() {
        for (letters, wanted) in [
            ("R", "BRL"),
            ("C", "CAD"),
            ("CA", "CAD"),
            ("A", "AUD"),
            ("NZ", "NZD"),
            ("HK", "HKD"),
            ("S", "SGD"),
            ("NT", "TWD"),
            ("MX", "MXN"),
            ("US", "USD"),
            // not known here: a currency of its own
            ("EC", "EC$"),
        ] {
            assert_eq!(prefixed(letters, '$').as_deref(), Some(wanted));
        }
        assert_eq!(prefixed("paid", '$'), None);
        assert_eq!(prefixed("R", '€'), None);
    }

    #[test]
    fn names_that_several_countries_have() {
        let of = |word, language, country| {
            named(word, language).and_then(|money| Money::of_country(&money, country).or(Some(money.name)))
        };
        assert_eq!(of("kronor", "sv", ""), Some("SEK"));
        assert_eq!(of("kronor", "sv", "norska"), Some("NOK"));
        assert_eq!(of("kroner", "da", ""), Some("DKK"));
        assert_eq!(of("kr", "nb", ""), Some("NOK"));
        assert_eq!((of("kr", "en", ""), of("kroner", "en", "")), (Some("kr"), Some("krone")));
        assert_eq!(of("kroner", "en", "Danish"), Some("DKK"));
        assert_eq!((of("pesos", "es", "mexicanos"), of("pesos", "es", "")), (Some("MXN"), Some("peso")));
        assert_eq!((of("us-dollar", "de", ""), of("dollars", "en", "U.S.")), (Some("USD"), Some("USD")));
        assert_eq!(of("dollar", "en", "usual"), Some("USD"));
        assert_eq!(of("x-dollar", "de", ""), None);
    }
}
