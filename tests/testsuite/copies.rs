//! A report as people copy it: other line ends, indents, spaces, widths and
//! forms of characters. Every copy gives the observations of the original.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use tongbi::read::{self, Options};
use unicode_normalization::UnicodeNormalization;

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/lanxi");
const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");

/// What an observation says, wherever it stands.
type Said = (
    String,
    String,
    String,
    &'static str,
    &'static str,
    &'static str,
);

fn said(text: &str) -> Vec<Said> {
    let outcome = read::read_bytes(
        Path::new("澜溪县/报告.txt"),
        text.as_bytes(),
        &Options::default(),
    );
    let report = outcome.reports.first().expect("a report");
    let matched = read::matched(&report.text);
    let observed = tongbi::observe(report).observations;
    observed
        .into_iter()
        .map(|o| {
            assert_eq!(matched.words(o.start..o.end), o.text);
            let line = report.text[..o.start].matches('\n').count() + 1;
            assert_eq!(o.line, line, "{}", o.text);
            (
                o.label,
                o.value.to_string(),
                o.unit,
                o.kind.as_str(),
                o.period.as_str(),
                o.section.as_str(),
            )
        })
        .collect()
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Lines of so many cells, a Latin character taking `latin` of them, a Chinese
/// one two.
fn wrapped(text: &str, width: usize, latin: usize, indent: &str) -> String {
    let mut copy = String::new();
    for paragraph in paragraphs(text) {
        let mut left = 0;
        for c in indent.chars().chain(paragraph.chars()) {
            let cells = if c < '\u{2000}' { latin } else { 2 };
            if left + cells > width {
                copy.push('\n');
                left = 0;
            }
            copy.push(c);
            left += cells;
        }
        copy.push('\n');
    }
    copy
}

/// A space on each side of every number.
fn spaced(text: &str) -> String {
    let mut copy = String::new();
    let part = |c: char| c.is_ascii_digit() || c == '.';
    let mut before = ' ';
    for c in text.chars() {
        if part(c) != part(before) && before != '\n' && c != '\n' {
            copy.push(' ');
        }
        copy.push(c);
        before = c;
    }
    copy
}

/// A space between the digits of every number.
fn digit_by_digit(text: &str) -> String {
    let mut copy = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() && copy.ends_with(|c: char| c.is_ascii_digit()) {
            copy.push(' ');
        }
        copy.push(c);
    }
    copy
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            c => c,
        })
        .collect()
}

fn copies(text: &str) -> Vec<(String, String)> {
    let lines = |before: &str, after: &str| {
        paragraphs(text).fold(String::new(), |mut copy, line| {
            let _ = write!(copy, "{before}{line}{after}");
            copy
        })
    };
    let mut copies = vec![
        ("CRLF".to_owned(), text.replace('\n', "\r\n")),
        ("ideographic indents".to_owned(), lines("　　", "\n")),
        ("blank lines".to_owned(), lines("", "\n\n")),
        ("NFKC".to_owned(), text.nfkc().collect()),
        ("full-width digits".to_owned(), full_width(text)),
        ("spaces between digits".to_owned(), digit_by_digit(text)),
        ("a sentence a line".to_owned(), text.replace('。', "。\n")),
    ];
    for cells in [60, 72, 80] {
        for (indent, latin) in [("　　", 1), ("　　", 2), ("    ", 1), ("", 1)] {
            copies.push((
                format!("{cells} cells, indent {indent:?}, Latin {latin}"),
                wrapped(text, cells, latin, indent),
            ));
        }
    }
    copies
}

fn demo() -> impl Iterator<Item = String> {
    (2020..2025).map(|year| fs::read_to_string(format!("{DEMO}/{year}.txt")).expect("the demo"))
}

#[test]
fn every_copy_gives_the_observations_of_the_original() {
    for text in demo() {
        let original = said(&text);
        assert!(original.len() > 100);
        for (how, copy) in copies(&text) {
            let found = said(&copy);
            let others: Vec<&Said> = found.iter().filter(|row| !original.contains(row)).collect();
            assert!(found == original, "{how}: {others:#?}");
        }
    }
}

#[test]
fn spaces_around_numbers_and_lost_line_breaks_cost_next_to_nothing() {
    let (mut all, mut with_spaces, mut without_breaks) = (0, 0, 0);
    let equal = |original: &[Said], copy: &str| {
        let found = said(copy);
        original.iter().filter(|row| found.contains(row)).count()
    };
    for text in demo() {
        let original = said(&text);
        all += original.len();
        with_spaces += equal(&original, &spaced(&text));
        without_breaks += equal(&original, &paragraphs(&text).collect::<String>());
    }
    println!("of {all}: {with_spaces} with spaces, {without_breaks} without line breaks");
    assert!(with_spaces * 100 >= all * 99, "{with_spaces} of {all}");
    assert!(
        without_breaks * 100 >= all * 90,
        "{without_breaks} of {all}"
    );
}

#[test]
fn no_text_of_the_corpus_is_taken_for_wrapped() {
    let corpus = PathBuf::from(SHARED).join("corpus");
    if !corpus.is_dir() {
        println!("skipped: {} is not there", corpus.display());
        return;
    }
    let read = read::read(&[corpus], &Options::default());
    assert!(!read.reports.is_empty());
    for report in read.reports {
        let matched = read::matched(&report.text);
        assert_eq!(
            matched.text.matches('\n').count(),
            report.text.matches('\n').count(),
            "{}",
            report.source
        );
    }
}
