//! Whatever the bytes are, under an ending that their first one chooses.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    const ENDINGS: [&str; 20] = [
        "txt",
        "md",
        "html",
        "csv",
        "tsv",
        "json",
        "jsonl",
        "docx",
        "odt",
        "rtf",
        "pdf",
        "epub",
        "eml",
        "mhtml",
        "webarchive",
        "xlsx",
        "ods",
        "zip",
        "gz",
        "warc",
    ];
    let Some((first, rest)) = bytes.split_first() else { return };
    parallax_fuzz::read(&format!("a.{}", ENDINGS[usize::from(*first) % ENDINGS.len()]), rest);
});
