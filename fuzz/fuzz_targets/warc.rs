//! What crawlers keep.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parallax_fuzz::read(
    "a.warc",
    &[b"WARC/1.0\r\n".as_slice(), bytes].concat()
));
