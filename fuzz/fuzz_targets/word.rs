//! The main part of Word documents.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parallax_fuzz::read(
    "a.docx",
    &parallax_fuzz::packed("", "word/document.xml", bytes)
));
