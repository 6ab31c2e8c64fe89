//! Pasted text, with markup behind the first NUL.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (text, html) = text.split_once("\0").map_or((&*text, None), |(text, html)| (text, Some(html)));
    parallax_fuzz::paste(text, html);
});
