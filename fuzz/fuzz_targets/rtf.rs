//! Rich Text documents.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parallax_fuzz::read(
    "a.rtf",
    &[b"{\\rtf1".as_slice(), bytes].concat()
));
