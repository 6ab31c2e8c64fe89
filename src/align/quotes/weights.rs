//! Learned by `parallax-train align-quotes`; do not edit by hand.

/// For two quotations: one weight for each of [`super::FEATURES`].
pub const QUOTED: [f64; 18] = [
    -8.0471, // always 1
    1.6789,  // log of shared weight
    2.1629,  // share of the shorter one's weight
    1.8961,  // log of the longest run
    1.6673,  // weight of the rarest shared word
    0.3043,  // same speaker
    -1.1728, // other speaker
    0.5020,  // shared words per word of the stretch
    1.6260,  // the shorter one stands whole in the other
    -1.3767, // log of the shorter one's words
    -0.6731, // other speaker, log of shared weight
    0.9197,  // same speaker, share of the shorter one's weight
    0.0422,  // at least two content words
    2.0136,  // share of the longer one's weight
    -2.0972, // log of other places in the other article that match as well
    1.8066, // what their paragraphs share beyond the words; of a sentence, the share of words that are no names
    0.2209, // what their neighbours share; of a sentence, log of shared content words that are no names
    0.2802, // shared weight next to the best rival's
];

/// For a quotation and a plain sentence: one weight for each of [`super::FEATURES`].
pub const PLAIN: [f64; 18] = [
    -6.8579, // always 1
    1.6118,  // log of shared weight
    1.5786,  // share of the shorter one's weight
    1.3417,  // log of the longest run
    0.6663,  // weight of the rarest shared word
    2.0320,  // same speaker
    0.0000,  // other speaker
    -1.1008, // shared words per word of the stretch
    0.2907,  // the shorter one stands whole in the other
    0.0364,  // log of the shorter one's words
    0.0000,  // other speaker, log of shared weight
    1.4447,  // same speaker, share of the shorter one's weight
    -1.0269, // at least two content words
    -0.1971, // share of the longer one's weight
    0.3438,  // log of other places in the other article that match as well
    0.0158, // what their paragraphs share beyond the words; of a sentence, the share of words that are no names
    2.1337, // what their neighbours share; of a sentence, log of shared content words that are no names
    -0.0466, // shared weight next to the best rival's
];
