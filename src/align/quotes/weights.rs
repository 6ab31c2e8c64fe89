//! Learned by `parallax-train align-quotes`; do not edit by hand.

/// For two quotations: one weight for each of [`super::FEATURES`].
pub const QUOTED: [f64; 18] = [
    -6.8535, // always 1
    1.5026,  // log of shared weight
    1.8624,  // share of the shorter one's weight
    1.6164,  // log of the longest run
    1.2635,  // weight of the rarest shared word
    0.3122,  // same speaker
    -0.9263, // other speaker
    0.1892,  // shared words per word of the stretch
    1.5044,  // the shorter one stands whole in the other
    -1.2930, // log of the shorter one's words
    -0.6405, // other speaker, log of shared weight
    0.8566,  // same speaker, share of the shorter one's weight
    0.3740,  // at least two content words
    1.4906,  // share of the longer one's weight
    -1.7906, // log of other places in the other article that match as well
    1.5045, // what their paragraphs share beyond the words; of a sentence, the share of words that are no names
    0.3079, // what their neighbours share; of a sentence, log of shared content words that are no names
    0.2324, // shared weight next to the best rival's
];

/// For a quotation and a plain sentence: one weight for each of [`super::FEATURES`].
pub const PLAIN: [f64; 18] = [
    -6.6874, // always 1
    1.0987,  // log of shared weight
    1.3043,  // share of the shorter one's weight
    1.6110,  // log of the longest run
    0.2758,  // weight of the rarest shared word
    0.8436,  // same speaker
    0.0000,  // other speaker
    -0.5949, // shared words per word of the stretch
    0.7460,  // the shorter one stands whole in the other
    -0.0236, // log of the shorter one's words
    0.0000,  // other speaker, log of shared weight
    1.0356,  // same speaker, share of the shorter one's weight
    -0.4052, // at least two content words
    -0.0480, // share of the longer one's weight
    0.1441,  // log of other places in the other article that match as well
    0.3637, // what their paragraphs share beyond the words; of a sentence, the share of words that are no names
    1.5408, // what their neighbours share; of a sentence, log of shared content words that are no names
    -0.0467, // shared weight next to the best rival's
];
