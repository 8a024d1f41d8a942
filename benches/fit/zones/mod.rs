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

/// A copy of a report: whose it is, how it was changed, and what is learnt from it.
struct Copy {
    group: String,
    change: usize,
    example: Example,
}

/// Prints the scores of the places left out; writes them, and the weights of all.
pub fn fit(write: bool) -> ExitCode {
    let documents = documents::all();
    let copy = |d: usize, change: usize| Copy {
        group: group(&documents, d),
        change,
        example: example(&documents[d], change, d as u64),
    };
    let copies: Vec<Copy> = (0..documents.len())
        .flat_map(|d| (0..CHANGES.len()).map(move |change| (d, change)))
        .map(|(d, change)| copy(d, change))
        .collect();
    let table = left_out(&copies);
    println!("{table}");
    let model = train::fit(&copies.iter().map(|c| &c.example).collect::<Vec<_>>());
    let mut score = Score::default();
    copies.iter().for_each(|c| score.add(&model, &c.example));
    println!("fitted to all: {}", score.shown());
    let files = [
        ("datasets/weights/zones.csv", shown(&model)),
        ("docs/left-out/zones.md", format!("{ABOUT}{table}")),
    ];
    for (file, words) in files.iter().filter(|_| write) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        if let Err(e) = std::fs::write(&path, words) {
            eprintln!("{}: {e}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What is said above the table of scores.
const ABOUT: &str = "\
# Zones of places left out of the fit

How well the parts of a report are told in places that the weights were not
fitted to, by what was done to the reports before. In each cell: the share of
sentences told to be in the right part, and the F1 of those that state
weaknesses. Made by `cargo bench --bench fit -- zones`; the real places are
read from beside the project where they are at hand.

";

/// The scores of each group left out of the fit, by how its reports were changed.
fn left_out(copies: &[Copy]) -> String {
    let groups: BTreeSet<&str> = copies.iter().map(|c| c.group.as_str()).collect();
    let mut rows: Vec<String> = CHANGES
        .iter()
        .map(|(name, _)| format!("| {name} |"))
        .collect();
    let mut header = String::from("| changed |");
    for own in &groups {
        let rest: Vec<&Example> = copies
            .iter()
            .filter(|c| c.group != **own)
            .map(|c| &c.example)
            .collect();
        let model = train::fit(&rest);
        let mut scores: BTreeMap<usize, (Score, usize)> = BTreeMap::new();
        for copy in copies.iter().filter(|c| c.group == **own) {
            let (score, texts) = scores.entry(copy.change).or_default();
            score.add(&model, &copy.example);
            *texts += 1;
        }
        for (row, (score, _)) in rows.iter_mut().zip(scores.values()) {
            let _ = write!(row, " {} |", score.shown());
        }
        let texts = scores.values().next().map_or(0, |(_, texts)| *texts);
        let _ = write!(header, " {own} ({texts}) |");
    }
    let line = " --- |".repeat(groups.len() + 1);
    format!("{header}\n|{line}\n{}\n", rows.join("\n"))
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
