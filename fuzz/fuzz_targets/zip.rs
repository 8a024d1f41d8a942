//! The reader of archives on any bytes.
#![no_main]

#[path = "../promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::file("澜溪县.zip", bytes));
