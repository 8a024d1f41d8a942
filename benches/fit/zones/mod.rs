//! Fits `datasets/weights/zones.csv`: what speaks for which part of a report. Each
//! report whose zones are known is learnt from as it stands and in copies that
//! look otherwise ([`changed`]); what the weights are worth is told by the places
//! that were left out of the fit.

mod changed;
mod documents;
mod train;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use tongbi::outline::{Model, N, PARTS, evidence};
use tongbi::read::matched;

use changed::{CHANGES, Chance};
use documents::{Document, Origin};
use train::Example;

/// The smallest weight that is kept.
const SMALLEST: f32 = 0.03;
/// Real places are left out in so many groups.
const GROUPS: usize = 4;

/// Prints the scores of the places left out; writes the weights of all.
pub fn fit(write: bool) -> ExitCode {
    let documents = documents::all();
    let examples: Vec<(usize, usize, Example)> = documents
        .iter()
        .enumerate()
        .flat_map(|(d, document)| {
            (0..CHANGES.len()).map(move |c| (d, c, example(document, c, d as u64)))
        })
        .collect();
    let group = |d: usize| group(&documents, d);
    let groups: BTreeSet<String> = (0..documents.len()).map(group).collect();
    let mut table = String::new();
    let mut header = String::from("| left out | texts |");
    for (name, _) in CHANGES {
        let _ = write!(header, " {name} |");
    }
    let _ = writeln!(table, "{header}\n|{}", " --- |".repeat(CHANGES.len() + 2));
    for own in &groups {
        let rest: Vec<&Example> = examples
            .iter()
            .filter(|(d, ..)| group(*d) != *own)
            .map(|(.., e)| e)
            .collect();
        let model = train::fit(&rest);
        let mut scores: BTreeMap<usize, Score> = BTreeMap::new();
        let mut texts = BTreeSet::new();
        for (d, c, example) in examples.iter().filter(|(d, ..)| group(*d) == *own) {
            texts.insert(*d);
            scores.entry(*c).or_default().add(&model, example);
        }
        let _ = write!(table, "| {own} | {} |", texts.len());
        for score in scores.values() {
            let _ = write!(table, " {} |", score.shown());
        }
        let _ = writeln!(table);
        eprint!(".");
    }
    println!("{table}");
    let all: Vec<&Example> = examples.iter().map(|(.., e)| e).collect();
    let model = train::fit(&all);
    let mut score = Score::default();
    for (.., example) in &examples {
        score.add(&model, example);
    }
    println!("fitted to all: {}", score.shown());
    if write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/weights/zones.csv");
        if let Err(e) = std::fs::write(&path, shown(&model)) {
            eprintln!("{}: {e}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What a report is left out with: the reports of its series, or one group of the
/// places that have but one or two.
fn group(documents: &[Document], d: usize) -> String {
    let Document { place, origin, .. } = &documents[d];
    let mut places: Vec<&str> = documents
        .iter()
        .filter(|d| d.origin == *origin)
        .map(|d| d.place.as_str())
        .collect();
    places.sort_unstable();
    places.dedup();
    let n = places.iter().position(|p| p == place).unwrap_or(0) % GROUPS + 1;
    match origin {
        Origin::Series => place.clone(),
        Origin::Single => format!("composed reports, group {n}"),
        Origin::Real => format!("real places, group {n}"),
    }
}

/// A copy of a report, to learn from.
fn example(document: &Document, change: usize, seed: u64) -> Example {
    let copy = CHANGES[change].1(document, &mut Chance(seed * 31 + change as u64));
    let mut text = String::new();
    let mut starts = Vec::new();
    for stretch in &copy.stretches {
        if stretch.opens_line && !text.is_empty() {
            text.push('\n');
        }
        starts.push((text.len(), stretch.sections));
        text.push_str(&stretch.words);
    }
    let matched = matched(&text);
    let seen = evidence(&matched.text, copy.year);
    let truth = seen
        .units
        .iter()
        .map(|unit| {
            let span = matched.source(unit.span.clone());
            let at = starts
                .partition_point(|(start, _)| *start <= span.start.max(span.end.saturating_sub(4)));
            starts[at.max(1) - 1].1
        })
        .collect();
    Example {
        evidence: seen,
        truth,
        weight: (if document.origin == Origin::Real {
            0.5
        } else {
            2.0
        }) * (if change == 0 { 1.0 } else { 0.5 }),
    }
}

/// How many units were told right: of all, and of weaknesses.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    found: usize,
    stated: usize,
    said: usize,
}

impl Score {
    fn add(&mut self, model: &Model, example: &Example) {
        let weaknesses = |set: u8| set == 1 << 2;
        for (section, truth) in model
            .path(&example.evidence)
            .into_iter()
            .zip(&example.truth)
        {
            let section = 1 << section;
            self.all += 1;
            self.right += usize::from(section & truth != 0);
            self.stated += usize::from(weaknesses(*truth));
            self.said += usize::from(weaknesses(section) && truth & section == 0);
            self.found += usize::from(weaknesses(*truth) && section == *truth);
        }
    }

    /// Units right, and the F1 of those of weaknesses.
    fn shown(&self) -> String {
        let f1 = 2.0 * self.found as f64 / (self.stated + self.said + self.found).max(1) as f64;
        format!(
            "{:.3} / {f1:.3}",
            self.right as f64 / self.all.max(1) as f64
        )
    }
}

/// The weights as a table.
fn shown(model: &Model) -> String {
    let mut table = String::from("feature,section,weight\n");
    for (name, row) in Model::rows().iter().zip(&model.weights) {
        for s in 0..N {
            if row[s].abs() >= SMALLEST {
                let _ = writeln!(table, "{name},{},{:.2}", PARTS[s].0, row[s]);
            }
        }
    }
    table
}
