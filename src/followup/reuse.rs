//! How much of a report is last year's text, section by section: the four
//! similarity measures of Cohen, Malloy and Nguyen, “Lazy Prices”, Journal of
//! Finance 75 (2020), and the share of sentences that stand word for word.
//! Numbers are masked: last year's sentence with this year's figures in it is
//! last year's sentence.

use std::collections::{BTreeMap, BTreeSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{numbers, words};
use crate::outline::Section;
use crate::statements::Statement;

/// How alike a section is to the same section of the report before. All
/// measures lie between 0 (nothing in common) and 1 (the same).
#[derive(Debug, Clone, PartialEq)]
pub struct Reuse {
    /// The place or body reporting.
    pub area: String,
    /// The year of the earlier report.
    pub year: i32,
    /// The year of the later report.
    pub next_year: i32,
    /// The section compared.
    pub section: Section,
    /// Cosine of the term frequencies.
    pub cosine: f64,
    /// Shared terms as a share of all terms.
    pub jaccard: f64,
    /// 1 − the words to be deleted and inserted to turn one into the other, as
    /// a share of the words of both.
    pub min_edit: f64,
    /// The same with whole sentences, as a side-by-side comparison of two
    /// documents marks them: 1 − the words of all sentences that are not the
    /// same, as a share of the words of both.
    pub simple: f64,
    /// The share of the later report's sentences that stand in the earlier one
    /// word for word, numbers included.
    pub verbatim: f64,
    /// The same with the numbers masked.
    pub template: f64,
    /// Sentences of the section in the later report.
    pub sentences: usize,
}

/// From which share of sentences taken over on a section counts as copied.
const COPIED: f64 = 0.5;
/// In how many sentences at least: one slogan kept is no finding.
const ENOUGH: usize = 3;

impl Reuse {
    /// Whether the section is, for the most part, last year's.
    #[must_use]
    pub fn is_copied(&self) -> bool {
        self.sentences >= ENOUGH && self.template >= COPIED
    }
}

/// The sentences of one section of one report.
#[derive(Default)]
struct Sentences<'a> {
    plain: Vec<&'a str>,
    masked: Vec<String>,
}

type Key<'a> = (&'a str, Section);

/// Compares each section of each report with that of the report before, by
/// area, section and year. Sections that only one of the two has are left out.
#[must_use]
pub fn reuse(statements: &[Statement]) -> Vec<Reuse> {
    let mut texts: BTreeMap<Key, BTreeMap<i32, Sentences>> = BTreeMap::new();
    for statement in statements {
        let section = texts
            .entry((&statement.area, statement.section))
            .or_default()
            .entry(statement.year)
            .or_default();
        section.plain.push(&statement.text);
        section.masked.push(mask(&statement.text));
    }
    let mut rows = Vec::new();
    for ((area, section), years) in &texts {
        let years: Vec<_> = years.iter().collect();
        for pair in years.windows(2) {
            if let [(year, old), (next_year, new)] = pair {
                rows.push(Reuse {
                    area: (*area).to_string(),
                    year: **year,
                    next_year: **next_year,
                    section: *section,
                    ..compare(old, new)
                });
            }
        }
    }
    rows
}

/// The text with every number, its unit kept out, as one sign.
fn mask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for number in numbers(text) {
        out.push_str(&text[at..number.start]);
        out.push('#');
        at = number.end;
    }
    out.push_str(&text[at..]);
    out
}

fn compare(old: &Sentences, new: &Sentences) -> Reuse {
    let (a, b) = (terms(&old.masked), terms(&new.masked));
    let (x, y) = (counts(&a), counts(&b));
    Reuse {
        area: String::new(),
        year: 0,
        next_year: 0,
        section: Section::Other,
        cosine: cosine(&x, &y),
        jaccard: jaccard(&x, &y),
        min_edit: kept_share(&a, &b, |_| 1),
        simple: kept_share(&old.masked, &new.masked, |s| words(s).len()),
        verbatim: taken_over(old.plain.iter().copied(), &new.plain),
        template: taken_over(old.masked.iter().map(String::as_str), &new.masked),
        sentences: new.plain.len(),
    }
}

/// The words of a section; punctuation is no term.
fn terms(sentences: &[String]) -> Vec<&str> {
    sentences
        .iter()
        .flat_map(|s| words(s))
        .filter(|w| w.chars().any(|c| c.is_alphanumeric() || c == '#'))
        .collect()
}

fn counts<'a>(terms: &[&'a str]) -> BTreeMap<&'a str, f64> {
    let mut counts = BTreeMap::new();
    for term in terms {
        *counts.entry(*term).or_insert(0.0) += 1.0;
    }
    counts
}

fn cosine(x: &BTreeMap<&str, f64>, y: &BTreeMap<&str, f64>) -> f64 {
    let dot: f64 = x.iter().filter_map(|(t, n)| y.get(t).map(|m| n * m)).sum();
    let length = |v: &BTreeMap<&str, f64>| v.values().map(|n| n * n).sum::<f64>().sqrt();
    let lengths = length(x) * length(y);
    if lengths > 0.0 {
        (dot / lengths).min(1.0)
    } else {
        0.0
    }
}

fn jaccard(x: &BTreeMap<&str, f64>, y: &BTreeMap<&str, f64>) -> f64 {
    let both = x.keys().filter(|t| y.contains_key(*t)).count();
    let either = x.len() + y.len() - both;
    both as f64 / either.max(1) as f64
}

/// The share of both sides that a shortest edit leaves alone, each piece
/// weighed by its size.
fn kept_share<T: Eq + std::hash::Hash + Ord>(
    old: &[T],
    new: &[T],
    size: impl Fn(&T) -> usize,
) -> f64 {
    let total: usize = old.iter().chain(new).map(&size).sum();
    let kept: usize = capture_diff_slices(Algorithm::Myers, old, new)
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .flat_map(|op| old.get(op.old_range()).unwrap_or_default())
        .map(&size)
        .sum();
    2.0 * kept as f64 / total.max(1) as f64
}

fn taken_over<'a, S: AsRef<str>>(old: impl Iterator<Item = &'a str>, new: &[S]) -> f64 {
    let old: BTreeSet<&str> = old.collect();
    let kept = new.iter().filter(|s| old.contains(s.as_ref())).count();
    kept as f64 / new.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::super::tests::statement;
    use super::*;

    fn of(old: &[&str], new: &[&str]) -> Reuse {
        let year = |year, texts: &[&str]| -> Vec<Statement> {
            texts
                .iter()
                .map(|t| statement(year, Section::Measures, t))
                .collect()
        };
        let rows = reuse(&[year(2020, old), year(2021, new)].concat());
        assert_eq!(rows.len(), 1);
        rows[0].clone()
    }

    #[test]
    fn the_same_text_is_copied_by_every_measure() {
        let text = ["开展案卷评查。", "加强执法监督。", "办理公证12件。"];
        let same = of(&text, &text);
        for measure in [same.jaccard, same.min_edit, same.simple, same.verbatim] {
            assert_eq!(measure, 1.0);
        }
        assert!(same.cosine > 0.999);
        assert!(same.is_copied());
    }

    #[test]
    fn new_figures_in_last_years_sentence_are_still_last_years_sentence() {
        let row = of(&["办理公证12件。"], &["办理公证15件。"]);
        assert_eq!((row.verbatim, row.template), (0.0, 1.0));
        assert_eq!(row.min_edit, 1.0);
    }

    #[test]
    fn another_text_is_not_copied() {
        let row = of(&["开展案卷评查。"], &["化解信访积案。"]);
        assert_eq!((row.verbatim, row.simple), (0.0, 0.0));
        assert!(row.cosine < 0.1 && !row.is_copied());
    }

    #[test]
    fn half_a_section_taken_over_is_half_by_sentences() {
        let row = of(
            &["开展案卷评查。", "加强执法监督。"],
            &["开展案卷评查。", "化解信访积案。"],
        );
        assert_eq!(row.verbatim, 0.5);
        assert!(row.simple > 0.3 && row.simple < 0.7);
    }
}
