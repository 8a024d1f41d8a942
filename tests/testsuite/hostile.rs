//! A short deterministic version of the fuzz targets: their seeds, and the
//! demo, cut, glued, repeated and stirred by a fixed sequence, kept to the same
//! promises.

#[path = "../../fuzz/promises.rs"]
mod promises;

use std::fs;
use std::path::Path;

/// A linear congruential generator (Knuth's MMIX constants): the same stirring
/// on every machine.
struct Stir(u64);

impl Stir {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    /// A stretch of some things.
    fn some<'a, T>(&mut self, things: &'a [T], most: usize) -> &'a [T] {
        let from = self.below(things.len());
        let to = (from + self.below(most)).min(things.len());
        &things[from..to]
    }

    /// Bytes with a few of them changed, left out, repeated or moved.
    fn stirred(&mut self, seed: &[u8], pieces: &[&[u8]]) -> Vec<u8> {
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            match self.below(6) {
                0 => bytes.truncate(at),
                1 => {
                    let end = (at + self.below(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
                2 => {
                    let piece = self.some(seed, 60).to_vec();
                    bytes.splice(at..at, piece);
                }
                3 => {
                    let piece = pieces[self.below(pieces.len())].repeat(1 + self.below(50));
                    bytes.splice(at..at, piece);
                }
                _ => {
                    let change = u8::try_from(self.below(256)).unwrap_or_default();
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = change;
                    }
                }
            }
        }
        bytes
    }
}

/// The seeds of a fuzz target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the seeds")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{target} has seeds");
    paths
        .iter()
        .map(|path| fs::read(path).expect("a seed"))
        .collect()
}

/// Keeps a promise for the seeds of a target and so many stirred ones.
fn kept(target: &str, rounds: usize, pieces: &[&[u8]], promise: fn(&[u8])) {
    let seeds = seeds(target);
    seeds.iter().for_each(|seed| promise(seed));
    let mut stir = Stir(2024);
    for round in 0..rounds {
        promise(&stir.stirred(&seeds[round % seeds.len()], pieces));
    }
}

const WORDS: &[&[u8]] = &[
    "一、".as_bytes(),
    "（".as_bytes(),
    "同比增长".as_bytes(),
    "９".as_bytes(),
    b"\t",
    b"\r\n",
    b" ",
    b"\0",
    b"\xff",
    b"9.",
];

#[test]
fn stirred_plain_text_keeps_its_promises() {
    kept("text", 1500, WORDS, |bytes| {
        promises::file("2023.txt", bytes)
    });
}

#[test]
fn stirred_markdown_keeps_its_promises() {
    let marks: &[&[u8]] = &[
        b"> ", b"1. ", b"[^1]", b"**", b"\n|", b"    ", b"`", b"---\n", b"<",
    ];
    kept("markdown", 1500, marks, |bytes| {
        promises::file("2023.md", bytes)
    });
}

#[test]
fn stirred_pages_keep_their_promises() {
    let marks: &[&[u8]] = &[
        b"<div>",
        b"</table>",
        b"<td rowspan=99999 colspan=9999>",
        b"<a>",
        b"<!--",
        b"&#",
        b"<",
        b"<title>",
        b"<p hidden>",
        b"\xb0",
    ];
    kept("html", 1500, marks, |bytes| {
        promises::file("2023.html", bytes)
    });
}

#[test]
fn stirred_word_documents_keep_their_promises() {
    let marks: &[&[u8]] = &[
        b"<w:p>",
        b"</w:p>",
        b"<w:tbl><w:tr><w:tc>",
        b"&lt;",
        b"<w:ilvl w:val=\"9\"/>",
        b"\0",
        b"<!ENTITY a \"&a;&a;\">",
        b"<w:numId w:val=\"-1\"/>",
        b"\"",
    ];
    kept("docx", 1500, marks, promises::docx);
}

#[test]
fn stirred_pdf_files_keep_their_promises() {
    let marks: &[&[u8]] = &[
        b"<<",
        b">>",
        b"endstream",
        b"99999",
        b"3 0 R",
        b"[",
        b"(",
        b" Tj ",
        b"q ",
    ];
    kept("pdf", 300, marks, |bytes| promises::file("2023.pdf", bytes));
}

#[test]
fn stirred_archives_keep_their_promises() {
    let marks: &[&[u8]] = &[
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"\xff\xff\xff\xff",
        b"\0",
        b"../",
    ];
    kept("zip", 1500, marks, |bytes| {
        promises::file("澜溪县.zip", bytes)
    });
}

#[test]
fn stirred_tables_decisions_corpora_and_manifests_keep_their_promises() {
    let marks: &[&[u8]] = &[
        b",", b"\"", b"\n", b"{", b"=", b"\xff", b"\0", b"99999", b"null",
    ];
    kept("tables", 50, marks, |bytes| {
        promises::table("table.csv", bytes)
    });
    kept("decisions", 50, marks, |bytes| {
        promises::decisions("decisions.csv", bytes)
    });
    kept("ndjson", 50, marks, |bytes| {
        promises::corpus("corpus.ndjson", bytes)
    });
    kept("manifest", 50, marks, promises::manifest);
}

#[test]
fn stirred_reports_and_numbers_keep_their_promises() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/lanxi");
    let mut demo: Vec<char> = Vec::new();
    for year in ["2020", "2023"] {
        let text = fs::read_to_string(format!("{folder}/{year}.txt"));
        demo.extend(text.expect("the demo").chars());
    }
    for seed in [seeds("observe"), seeds("figures")].concat() {
        demo.extend(String::from_utf8_lossy(&seed).chars());
    }
    let odd: Vec<char> = "0９.,，%％‰一二十百千万亿余多近超约零〇点分之至—-~/年月日第(（）)“”\n\r\t\u{3000} \u{0}\u{feff}😀".chars().collect();
    let mut stir = Stir(2024);
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..stir.below(12) {
            text.extend(stir.some(&demo, 60));
            for _ in 0..stir.below(5) {
                text.push(odd[stir.below(odd.len())]);
            }
        }
        promises::figures(&text);
        promises::text(&text);
    }
}

#[test]
fn extremes_keep_their_promises() {
    for text in [
        "",
        "\n",
        "9",
        "十",
        "1".repeat(5000).as_str(),
        "万".repeat(3000).as_str(),
        "（".repeat(5000).as_str(),
        "一是".repeat(2000).as_str(),
        "全县办理案件1\n".repeat(2000).as_str(),
        "1\t".repeat(3000).as_str(),
    ] {
        promises::figures(text);
        promises::text(text);
    }
}
