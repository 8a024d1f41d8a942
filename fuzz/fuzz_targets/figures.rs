//! The reader of numbers on any text.
#![no_main]

#[path = "../promises.rs"]
#[allow(dead_code)]
mod promises;

libfuzzer_sys::fuzz_target!(|text: &str| promises::figures(text));
