//! The reader of PDF files on any bytes.
#![no_main]

#[path = "../promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::file("2023.pdf", bytes));
