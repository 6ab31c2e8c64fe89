//! Learned by `parallax-train align-quotes`; do not edit by hand.

/// For two quotations: one weight for each of [`super::FEATURES`].
pub const QUOTED: [f64; 18] = [
    -6.6543, // always 1
    1.5179,  // log of shared weight
    1.7143,  // share of the shorter one's weight
    1.5600,  // log of the longest run
    1.0902,  // weight of the rarest shared word
    0.3185,  // same speaker
    -0.9243, // other speaker
    0.2698,  // shared words per word of the stretch
    1.5386,  // the shorter one stands whole in the other
    -1.2252, // log of the shorter one's words
    -0.6338, // other speaker, log of shared weight
    0.8118,  // same speaker, share of the shorter one's weight
    0.4022,  // words of the longest run beyond four
    1.6376,  // share of the longer one's weight
    -1.8015, // log of other places in the other article that match as well
    1.4944, // what their paragraphs share beyond the words; of a sentence, the share of words that are no names
    0.3193, // what their neighbours share; of a sentence, log of shared content words that are no names
    0.2538, // shared weight next to the best rival's
];

/// For a quotation and a plain sentence: one weight for each of [`super::FEATURES`].
pub const PLAIN: [f64; 18] = [
    -6.6685, // always 1
    1.4473,  // log of shared weight
    1.2424,  // share of the shorter one's weight
    1.1210,  // log of the longest run
    0.8726,  // weight of the rarest shared word
    2.1728,  // same speaker
    0.0000,  // other speaker
    -0.8862, // shared words per word of the stretch
    0.0949,  // the shorter one stands whole in the other
    -0.1520, // log of the shorter one's words
    0.0000,  // other speaker, log of shared weight
    1.4916,  // same speaker, share of the shorter one's weight
    -0.0457, // words of the longest run beyond four
    -0.2858, // share of the longer one's weight
    0.2408,  // log of other places in the other article that match as well
    0.2767, // what their paragraphs share beyond the words; of a sentence, the share of words that are no names
    1.6691, // what their neighbours share; of a sentence, log of shared content words that are no names
    -0.0502, // shared weight next to the best rival's
];
