//! The reader of Word documents on any XML in their parts.
#![no_main]

#[path = "../promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|parts: &[u8]| promises::docx(parts));
