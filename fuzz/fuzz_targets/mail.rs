//! E-mail and mailboxes.

#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| parallax_fuzz::read("a.eml", bytes));
