//! Tells the crate which rules it was built with: a hash over the words and the
//! code that decide what the rows of one report are. A store remembers it.

use std::fs;
use std::path::{Path, PathBuf};

/// What decides the rows: data, and the stages left of the tables.
const RULES: &[&str] = &[
    "datasets",
    "src/cues.rs",
    "src/read",
    "src/genres",
    "src/lexicon",
    "src/outline",
    "src/figures",
    "src/forms",
    "src/observations",
    "src/observed.rs",
    "src/statements",
    "src/indicators",
];

/// Composed reports are no rules.
const DEMOS: &[&str] = &["txt", "html", "docx", "pdf", "xlsx"];

fn main() {
    let mut files = Vec::new();
    for place in RULES {
        println!("cargo::rerun-if-changed={place}");
        gather(Path::new(place), &mut files);
    }
    files.sort();
    let mut hash = Fnv::default();
    for file in files {
        hash.update(file.to_string_lossy().replace('\\', "/").as_bytes());
        hash.update(&fs::read(&file).unwrap_or_default());
    }
    println!("cargo::rustc-env=TONGBI_RULES={:016x}", hash.0);
}

fn gather(place: &Path, files: &mut Vec<PathBuf>) {
    if place.is_file() {
        let ending = place.extension().unwrap_or_default().to_string_lossy();
        let is_demo = DEMOS.contains(&ending.as_ref()) && place.components().count() > 2;
        if !is_demo {
            files.push(place.to_owned());
        }
        return;
    }
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        gather(&entry.path(), files);
    }
}

/// FNV-1a of 64 bits: no more is asked than that other rules have another hash.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn update(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
