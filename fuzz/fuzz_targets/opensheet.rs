//! The content of OpenDocument spreadsheets.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mime = "application/vnd.oasis.opendocument.spreadsheet";
    parallax_fuzz::read("a.ods", &parallax_fuzz::packed(mime, "content.xml", bytes));
});
