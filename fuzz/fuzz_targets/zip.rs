//! Archives.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parallax_fuzz::read(
    "a.zip",
    &[b"PK\x03\x04".as_slice(), bytes].concat()
));
