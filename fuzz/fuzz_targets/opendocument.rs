//! The content of OpenDocument texts.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mime = "application/vnd.oasis.opendocument.text";
    parallax_fuzz::read("a.odt", &parallax_fuzz::packed(mime, "content.xml", bytes));
});
