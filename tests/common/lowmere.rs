//! Three articles about one event, invented, with something for every kind of task.

use parallax::article::Article;

/// Outlet, headline, text.
const ALL: [(&str, &str, &str); 3] = [
    (
        "The Lowmere Ledger",
        "Footbridge at Lowmere gives way during boat race",
        "LOWMERE — A wooden footbridge over the Anner gave way on Saturday during the town’s boat race, and 14 people \
         were taken to hospital.\n\n\
         “We heard a crack and then everybody was in the water,” said Jonna Pell, who had been standing on the bank \
         with her children.\n\n\
         Mayor Ruben Aster said the bridge had been inspected in May. “The bridge was sound in May, it was sound in \
         June, and nobody told this office otherwise,” Aster said.\n\n\
         The bridge was built in 1962 and was 41 meters long. Heavy rain had weakened the eastern pier.\n\n\
         “This is a disgrace, and the council should pay for every hospital bed,” said Dario Venn, who runs the \
         boathouse.\n\n\
         “We will close every wooden bridge tonight,” Aster said. “We will open them again when we know why this one \
         fell.”\n\n\
         The race was called off after the third heat.\n",
    ),
    (
        "Anner Valley Radio",
        "Fourteen hurt as spectators fall into the Anner",
        "Spectators fell into the Anner when a footbridge in Lowmere gave way on Saturday, and nine people were taken to \
         hospital.\n\n\
         “We heard a crack and then everybody was in the water,” said Jonna Pell, a spectator.\n\n\
         “The bridge was sound in May, and nobody told this office otherwise,” said Mayor Ruben Aster.\n\n\
         Heavy rain may have weakened the eastern pier, engineers said.\n\n\
         “We will close every wooden bridge tonight. We will open them again when we know why this one fell,” Aster \
         said.\n\n\
         Two fishing boats pulled 22 people from the river within minutes, and their skippers were cheered on the \
         quay.\n",
    ),
    (
        "Quayside",
        "Skippers cheered after Lowmere bridge rescue",
        "The skippers of two fishing boats were cheered on the quay at Lowmere on Saturday. They had pulled 22 people \
         from the river within minutes after the footbridge gave way.\n\n\
         “I saw hats first, and then I saw the people under them,” said Tilda Marrow, who steers the Heron.\n\n\
         “This is a shame, and the council must pay for every hospital bed,” said Dario Venn, who runs the \
         boathouse.\n\n\
         The bridge was built in 1962. It was 41 meters long.\n\n\
         “It was a terrible sight, and the rescue was brilliant,” said Wenna Orre, who sells tickets for the race.\n\n\
         The race was called off after the third heat.\n",
    ),
];

/// The articles.
pub fn articles() -> Vec<Article> {
    ALL.into_iter()
        .map(|(outlet, title, text)| Article {
            outlet: outlet.into(),
            title: title.into(),
            date: "2026-06-14".parse().ok(),
            language: "en".into(),
            text: text.trim_end().into(),
            ..Article::default()
        })
        .collect()
}
