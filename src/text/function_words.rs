//! Words that carry no meaning of their own in languages other than English: articles, pronouns, prepositions,
//! conjunctions, auxiliaries. Two passages that share only these share nothing.

/// Languages (ISO 639-1) and their function words, in lower case.
const WORDS: &[(&[&str], &str)] = &[
    (
        &["de"],
        "der die das den dem des ein eine einer einem einen eines und oder aber auch als am an auf aus bei bis da dass \
         daß durch er es für gegen habe haben hat hatte hatten ich ihr ihre ihren ihrer im in ist ja kann man mehr mit \
         nach noch nun nur ob ohne sein seine seiner seinen seit sich sie sind so soll sollen sollte über um uns unter \
         vom von vor war waren was weil wenn werden wie wieder wir wird wurde wurden zu zum zur zwischen dann dort diese \
         dieser dieses worden schon sagte sagten erklärte sehr",
    ),
    (
        &["fr"],
        "le la les un une des du de d’ l’ à au aux et ou mais donc or ni car ce cet cette ces qui que quoi dont où il \
         elle ils elles on nous vous je tu me te se lui leur leurs son sa ses mon ma mes ton ta tes notre nos votre vos \
         en y dans par pour sur sous avec sans chez vers entre est sont était étaient être été a ont avait avaient avoir \
         fait plus moins très aussi ainsi comme si lors après avant depuis jusqu’au selon dit déclaré c’est qu’il qu’elle \
         qu’ils n’est s’est quelque",
    ),
    (
        &["es", "gl", "ca"],
        "el la los las un una unos unas de del al a y e o u pero que qué quien quién como cómo cuando donde en por para \
         con sin sobre entre hasta desde hacia según se su sus le les lo me te nos mi mis tu tus es son era eran fue \
         fueron ser sido ha han había habían haber hay más menos muy también así ya este esta estos estas ese esa esos \
         esas aquel él ella ellos ellas dijo",
    ),
    (
        &["it"],
        "il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dallo dalla \
         dai dagli dalle in nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle per tra fra e ed o ma \
         che chi cui come quando dove se si ci vi ne lui lei loro suo sua suoi sue mio mia è sono era erano essere stato \
         stata stati state ha hanno aveva avevano avere più meno molto anche così già questo questa questi queste quello \
         quella ha detto",
    ),
    (
        &["pt"],
        "o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para com sem sobre entre \
         até desde e ou mas que quem como quando onde se seu sua seus suas lhe lhes me te nos ele ela eles elas é são \
         era eram foi foram ser sido está estão estava tem têm tinha havia há mais menos muito também já este esta estes \
         estas esse essa isso ao aos à às disse segundo",
    ),
    (
        &["nl", "af"],
        "de het een en of maar ook als aan op uit bij tot dat die dit deze door er hij zij ze het voor tegen heeft hebben \
         had hadden ik je jij u wij we hun haar zijn is was waren in men meer met na naar nog nu om onder over te ten ter \
         van vanaf werd werden wordt worden zal zou zich wie wat waar wel al dan zo zei volgens",
    ),
    (
        &["sv", "da", "nb", "no", "nn"],
        "och og en et ett den det de der som på i til till av af fra från för for med om har hade havde er är var vara være \
         blev blir ble ska skal vil kan at att men eller så han hun hon vi jeg jag sig seg sin sit sitt sine mer mere efter \
         etter under över over mot ved vid ut up ned når när där hvor sa sade sagde",
    ),
    (
        &["fi"],
        "ja tai mutta että on oli olivat ole olla hän he se ne joka jotka mukaan myös kun kuin niin ei eivät jos sekä vain",
    ),
    (
        &["pl"],
        "i a o u w z we ze na do od po za dla przez przed przy nad pod bez oraz lub ale że jest są był była było byli być \
         się nie to ten ta te tego tej tym tych który która które którzy jak co gdy jego jej ich już także też tylko po",
    ),
    (
        &["cs", "sk"],
        "a i o u v ve z ze s se na do od po za pro při nad pod bez nebo ale že je jsou byl byla bylo byli být si to ten ta \
         ty který která které jak co když jeho její jejich už také jen podle uvedl",
    ),
    (
        &["hu"],
        "a az és vagy de hogy is nem van volt voltak lesz egy ez azt ezt ki mi aki amely mint csak már még szerint",
    ),
    (
        &["ro"],
        "și sau dar că de la în din pe cu pentru prin fără un o unui unei al a ai ale este sunt era erau fost fi se să nu \
         mai care ce el ea ei ele lui lor după spus",
    ),
    (
        &["ru", "bg", "sr", "be"],
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня \
         еще ещё нет о из ему теперь когда даже ну ли если уже или ни быть был была были него до вас опять уж вам ведь там \
         потом себя ничего ей может они тут где есть надо ней для мы тебя их чем без будто чего раз тоже себе под будет \
         при об это эта эти этот этого этой также после который которая которые которых году года сообщил сообщили сказал \
         сказала",
    ),
    (
        &["uk"],
        "і й та в у не що він на я з із зі як а то все вона так його але да ти до за б по тільки її було від ще немає о \
         йому коли навіть чи якщо вже або ні бути був була були для ми їх без під буде при це ця ці цей також після який \
         яка які року повідомили сказав сказала",
    ),
    (
        &["el"],
        "ο η το οι τα του της των τον την τους τις και ή αλλά να θα δεν δε με σε στο στη στον στην στα για από που ότι είναι ήταν ένα μια ένας",
    ),
    (
        &["tr", "az"],
        "ve veya ama bir bu şu o da de ki mi mı mu mü ile için gibi kadar daha çok en ne değil olan olarak oldu dedi ise",
    ),
    (
        &["id", "ms"],
        "yang dan di ke dari untuk pada dengan itu ini adalah akan telah sudah tidak bukan atau juga dalam oleh kata ada",
    ),
    (
        &["ar"],
        "في من على إلى الى عن مع أن ان إن أو و ثم هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كان كانت هو هي هم بعد قبل \
         عند حتى كما وقد وكان وكانت وقال وقالت قال قالت بحسب بعض كل أي غير بين منذ خلال نحو",
    ),
    (&["fa"], "و در به از که این آن را با برای است بود شد می های ها یک تا بر هم نیز خود وی گفت"),
    (
        &["he"],
        "של את על אל עם כי לא הוא היא הם זה זו כל גם או אם אך רק עוד יותר היה היתה היו אמר אמרה לפי אחרי לפני",
    ),
    (&["hi"], "का की के में से को पर और है हैं था थे थी ने कि यह वह इस उस एक भी नहीं तो ही लिए साथ कहा गया"),
];

/// Whether `word`, in lower case, carries no meaning of its own in a language.
///
/// Two letters of Chinese or Japanese count where both are grammar: hiragana alone, or particles.
pub fn is_function_word(word: &str, language: &str) -> bool {
    match language {
        "ja" => word.chars().all(|c| matches!(c, '\u{3040}'..='\u{309f}')),
        "zh" => word
            .chars()
            .any(|c| matches!(c, '的' | '了' | '是' | '在' | '和' | '也' | '就' | '都' | '说' | '說')),
        _ => WORDS
            .iter()
            .filter(|(languages, _)| languages.contains(&language))
            .any(|(_, words)| words.split_ascii_whitespace().any(|known| known == word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_those_of_their_language() {
        assert!(
            is_function_word("die", "de") && !is_function_word("die", "fr") && !is_function_word("die", "en")
        );
        assert!(
            is_function_word("года", "ru")
                && is_function_word("がら", "ja")
                && !is_function_word("堤防", "ja")
        );
        assert!(!is_function_word("deich", "de") && !is_function_word("", "de"));
    }

    #[test]
    fn they_are_in_lower_case() {
        for (languages, words) in WORDS {
            assert_eq!(&words.to_lowercase(), words, "{languages:?}");
        }
    }
}
