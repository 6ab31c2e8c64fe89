use super::figures::parse;
use super::*;

/// The numbers as "words = value unit", a hedged one as "words ~ unit".
fn read(language: &str, text: &str) -> Vec<String> {
    let layout = Layout::in_language(text, language);
    let dates = crate::extract::dates::foreign::find(text, &layout, language, None);
    let found = find(text, &layout, language, &dates);
    found
        .iter()
        .map(|n| match n.hedge {
            Hedge::None => format!("{} = {} {}", n.span.of(text), n.low, n.unit),
            _ => format!("{} ~ {}", n.span.of(text), n.unit),
        })
        .map(|shown| shown.trim_end().to_owned())
        .collect()
}

#[test]
fn numbers_in_many_languages() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("de", "1.250 Menschen flohen.", &["1.250 Menschen = 1250 menschen"]),
        ("de", "Es sind 1.234.567,89 Euro.", &["1.234.567,89 Euro = 1234567.89 EUR"]),
        (
            "de",
            "3,5 Millionen Euro, 3,5 Mio. Euro",
            &["3,5 Millionen Euro = 3500000 EUR", "3,5 Mio. Euro = 3500000 EUR"],
        ),
        ("de", "Rund 40 Prozent und 4,75 Meter", &["Rund 40 Prozent ~ %", "4,75 Meter = 4.75 m"]),
        ("de", "am 3. Tag um 14.30 Uhr, Nr. 7, seit 1962, B-12, 2:1", &[]),
        ("fr", "Quelque 1 250 habitants", &["Quelque 1 250 habitants ~ habitants"]),
        (
            "fr",
            "3,5 millions d’euros ou 3,5 M€",
            &["3,5 millions d’euros = 3500000 EUR", "3,5 M€ = 3500000 EUR"],
        ),
        ("fr", "le 12 mars 2026 250 personnes", &["250 personnes = 250 personnes"]),
        (
            "es",
            "3.000 millones de dólares, 40 % y 1,250",
            &["3.000 millones de dólares = 3000000000 USD", "40 % = 40 %"],
        ),
        ("es", "20 mil millones de euros", &["20 mil millones de euros = 20000000000 EUR"]),
        (
            "it",
            "12 mila persone, 2 miliardi di euro",
            &["12 mila persone = 12000 persone", "2 miliardi di euro = 2000000000 EUR"],
        ),
        ("pt", "R$ 3,5 bilhões", &["R$ 3,5 bilhões = 3500000000 BRL"]),
        (
            "ru",
            "1 310 человек и 3,5 млн рублей",
            &["1 310 человек = 1310 человек", "3,5 млн рублей = 3500000 RUB"],
        ),
        ("ru", "более 2,5 тыс. домов", &["более 2,5 тыс. домов ~ домов"]),
        (
            "ar",
            "١٬٢٥٠ شخصا و 3,5 مليون دولار و ٣٫٥ مليون",
            &["١٬٢٥٠ شخصا = 1250 شخصا", "3,5 مليون دولار = 3500000 USD", "٣٫٥ مليون = 3500000"],
        ),
        (
            "zh",
            "1250人，3.5亿元，1.2万间，40%",
            &["1250人 = 1250 人", "3.5亿元 = 350000000 CNY", "1.2万间 = 12000 间", "40% = 40 %"],
        ),
        ("zh", "第3次，约300人，1,250米", &["约300人 ~ 人", "1,250米 = 1250 m"]),
        (
            "ja",
            "3億5000万円、4.75メートル、40％、約20人",
            &["3億5000万円 = 350000000 JPY", "4.75メートル = 4.75 m", "40％ = 40 %", "約20人 ~ 人"],
        ),
        ("ko", "1250명, 350억 원", &["1250명 = 1250 명", "350억 원 = 35000000000 KRW"]),
        ("sv", "12 000 personer", &["12 000 personer = 12000 personer"]),
        ("hi", "2 लाख लोग", &["2 लाख लोग = 200000 लोग"]),
    ];
    for (language, text, expected) in cases {
        assert_eq!(read(language, text), *expected, "{language}: {text}");
    }
}

#[test]
fn currencies_of_several_countries() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("pt", "US$ 3 milhões", &["US$ 3 milhões = 3000000 USD"]),
        // whose dollars or pesos is not said
        ("es", "Cuesta $ 500.", &["$ 500 = 500 $"]),
        ("es", "MX$ 500 y 500 pesos mexicanos", &["MX$ 500 = 500 MXN", "500 pesos mexicanos = 500 MXN"]),
        ("fr", "5 $ CA et 5 couronnes norvégiennes", &["5 $ CA = 5 CAD", "5 couronnes norvégiennes = 5 NOK"]),
        ("de", "5 US-Dollar, 5 kanadische Dollar", &["5 US-Dollar = 5 USD", "5 kanadische Dollar = 5 CAD"]),
        ("de", "rund HK$ 40 und A$ 7", &["rund HK$ 40 ~ HKD", "A$ 7 = 7 AUD"]),
        (
            "de",
            "500 Kronen, 500 dänische Kronen",
            &["500 Kronen = 500 krone", "500 dänische Kronen = 500 DKK"],
        ),
        ("de", "5 Pfund Mehl, 5 Millionen Pfund", &["5 Pfund = 5 pfund", "5 Millionen Pfund = 5000000 GBP"]),
        ("sv", "500 kr och 500 norska kronor", &["500 kr = 500 SEK", "500 norska kronor = 500 NOK"]),
        ("da", "kr. 500, 3 mio. kr.", &["kr. 500 = 500 DKK", "3 mio. kr = 3000000 DKK"]),
        ("nb", "NOK 500 eller 500 kroner", &["NOK 500 = 500 NOK", "500 kroner = 500 NOK"]),
        ("nl", "5 $ 3 en CHF 20", &["5 $ = 5 USD", "3 = 3", "CHF 20 = 20 CHF"]),
    ];
    for (language, text, expected) in cases {
        assert_eq!(read(language, text), *expected, "{language}: {text}");
    }
}

#[test]
fn small_numbers_in_words() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("de", "Zwei Menschen starben.", &["Zwei Menschen = 2 menschen"]),
        ("de", "Mindestens zwölf Häuser", &["Mindestens zwölf Häuser ~ häuser"]),
        ("de", "eine Million Euro", &["eine Million Euro = 1000000 EUR"]),
        ("de", "Um zwei Uhr kam eine Frau.", &[]),
        ("fr", "trois millions d’euros", &["trois millions d’euros = 3000000 EUR"]),
        ("fr", "deux cents personnes, vingt et une maisons, quatre-vingt morts", &[]),
        ("fr", "un homme et mille habitants", &["mille habitants = 1000 habitants"]),
        ("es", "treinta y dos personas y dos barcos", &["dos barcos = 2 barcos"]),
        ("es", "Murieron once personas", &["once personas = 11 personas"]),
        ("it", "cento due case e tre navi", &["tre navi = 3 navi"]),
        ("pt", "duas pessoas", &["duas pessoas = 2 pessoas"]),
        ("nl", "vijf huizen", &["vijf huizen = 5 huizen"]),
        ("sv", "tre miljoner kronor", &["tre miljoner kronor = 3000000 SEK"]),
        ("fr", "Il faut payer 50 pence.", &["50 pence = 0.5 GBP"]),
        ("de", "rund 200 Pence", &["rund 200 Pence ~ GBP"]),
        ("da", "to personer", &["to personer = 2 personer"]),
    ];
    for (language, text, expected) in cases {
        assert_eq!(read(language, text), *expected, "{language}: {text}");
    }
}

#[test]
fn figures_that_can_be_read_both_ways_are_left_out() {
    for (language, figures) in [
        ("es", "1,250"),
        ("ar", "1,250"),
        ("de", "1.25"),
        ("de", "1.2.3"),
        ("zh", "1,25"),
        ("de", "1,234.5678,9"),
    ] {
        assert_eq!(parse(figures, language), None, "{language} {figures}");
    }
    assert_eq!(parse("1.250", "de").map(|v| v.0), Some(1250.0));
    assert_eq!(parse("1,250", "de").map(|v| v.0), Some(1.25));
    assert_eq!(parse("1,234,567.89", "ja").map(|v| v.0), Some(1_234_567.89));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9]{1,4}|[٠-٩]{1,3}|[ .,٫٬%€$-]|R|kr|CHF|US|Dollar|万|億|千|人|Mio|mil|de|zwei|dos|cent|million){0,40}", which in 0..7usize) {
        let language = ["de", "fr", "es", "ar", "zh", "ja", "ko"][which];
        let layout = Layout::in_language(&text, language);
        let found = find(&text, &layout, language, &[]);
        for number in &found {
            proptest::prop_assert!(number.low.is_finite() && number.span.contains(number.value));
        }
        for pair in found.windows(2) {
            proptest::prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}
