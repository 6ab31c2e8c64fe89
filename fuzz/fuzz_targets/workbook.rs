//! A sheet of an Excel workbook.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parallax_fuzz::read(
    "a.xlsx",
    &parallax_fuzz::packed("", "xl/workbook.xml", bytes)
));
