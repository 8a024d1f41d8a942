//! The weights by which statements are followed from year to year, from the
//! followed weaknesses and plans of `tests/truth` (and, where it is there, the
//! truth of real reports beside the project).
//!
//! What is printed is the worth on the place left out: its pairs were in no fit.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tongbi::decisions::Decisions;
use tongbi::followup::cases::{Compared, Question, compare};
use tongbi::followup::{FollowUp, Model, Weights, follow_weighed};
use tongbi::outline::Section;
use tongbi::read::{Options, read};
use tongbi::statements::Statement;

use crate::levels::{self, Case};

const QUESTIONS: [Question; 4] = [
    Question::Weakness,
    Question::Evidence,
    Question::Delivered,
    Question::Repeated,
];
/// How strongly steps are kept small.
const RIDGE: f64 = 3.0;

/// A row of the truth.
struct Truth {
    plan: bool,
    file: String,
    text: String,
    next_file: String,
    status: String,
    next_text: String,
    evidence_line: usize,
    evidence: String,
    alternative: String,
}

/// One place: what its reports state, and what is true of it.
struct Place {
    name: String,
    statements: Vec<Statement>,
    observations: Vec<tongbi::observations::Observation>,
    truth: Vec<Truth>,
}

pub fn fit(write: bool) -> ExitCode {
    let places = places();
    if places.is_empty() {
        eprintln!("no truth under tests/truth/series");
        return ExitCode::from(2);
    }
    println!(
        "{:24} {:>7} {:>7} {:>8} {:>7}",
        "left out", "found", "class", "evidence", "plans"
    );
    for out in &places {
        let others: Vec<&Place> = places.iter().filter(|p| p.name != out.name).collect();
        println!("{:24} {}", out.name, score(out, &fitted(&others)));
    }
    let all: Vec<&Place> = places.iter().collect();
    let weights = fitted(&all);
    println!("with all in the fit:");
    for place in &places {
        println!("{:24} {}", place.name, score(place, &weights));
    }
    if write {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/weights/statements.toml");
        if let Err(error) = fs::write(&path, written(&weights)) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
        println!("written to {}", path.display());
    }
    ExitCode::SUCCESS
}

fn written(weights: &Weights) -> String {
    let mut text = String::from(
        "# Fitted by `cargo bench --bench fit -- statements --write` from tests/truth. Weights are\n# logarithms of odds, one for each level of a comparison above the lowest.\n",
    );
    for (name, model) in [
        ("weakness", &weights.weakness),
        ("evidence", &weights.evidence),
        ("delivered", &weights.delivered),
        ("repeated", &weights.repeated),
    ] {
        text += &format!(
            "\n[{name}]\nbias = {:.3}\nleast = {:.3}\n\n[{name}.levels]\n",
            model.bias, model.least
        );
        for (comparison, levels) in &model.levels {
            let levels: Vec<String> = levels.iter().map(|w| format!("{w:.3}")).collect();
            text += &format!("{comparison} = [{}]\n", levels.join(", "));
        }
    }
    text
}

// ── truth ────────────────────────────────────────────────────────────────

fn places() -> Vec<Place> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let series = root.join("tests/truth/series");
    let mut places: Vec<Place> = ["cangpu", "lanxi", "luoyang", "qiling"]
        .iter()
        .filter_map(|name| {
            let truth = series.join(format!("{name}-truth"));
            let mut rows = rows(&truth.join("followup.csv"), false)?;
            rows.extend(self::rows(&truth.join("plans.csv"), true)?);
            place(name, &[series.join(name)], rows)
        })
        .collect();
    let shared = root.join("../shared");
    if let Some(rows) = rows(&shared.join("gold/followup-real.csv"), false) {
        let folder = |row: &Truth| row.next_file.split('/').next().map(str::to_owned);
        let mut folders: BTreeMap<String, Vec<Truth>> = BTreeMap::new();
        for row in rows {
            if let Some(folder) = folder(&row) {
                folders.entry(folder).or_default().push(row);
            }
        }
        places.extend(
            folders.into_iter().filter_map(|(name, rows)| {
                place(&name, &[shared.join("corpus").join(&name)], rows)
            }),
        );
    }
    places
}

fn place(name: &str, paths: &[PathBuf], truth: Vec<Truth>) -> Option<Place> {
    let reports = read(paths, &Options::default()).reports;
    if reports.is_empty() {
        eprintln!("{name}: no reports");
        return None;
    }
    let panel = tongbi::panel(reports);
    let mut statements = panel.statements;
    // Of hundreds of plans without truth there is nothing to learn.
    let planned = truth.iter().any(|row| row.plan);
    statements.retain(|s| planned || s.section != Section::Plans);
    Some(Place {
        name: name.to_owned(),
        statements,
        observations: panel.observations,
        truth,
    })
}

fn rows(path: &Path, plan: bool) -> Option<Vec<Truth>> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    let rows = reader.deserialize::<BTreeMap<String, String>>().flatten();
    Some(
        rows.map(|row| {
            let of = |name: &str| row.get(name).cloned().unwrap_or_default();
            Truth {
                plan,
                file: of("file"),
                text: of("text"),
                next_file: of("next_file"),
                status: of("status"),
                next_text: of("next_text"),
                evidence_line: of("evidence_line").parse().unwrap_or(0),
                evidence: of("evidence_text"),
                alternative: of("alternative"),
            }
        })
        .collect(),
    )
}

// ── likeness of texts, as the scorer has it ─────────────────────────────

fn bigrams(text: &str) -> BTreeMap<(char, char), usize> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut counts = BTreeMap::new();
    for pair in letters.windows(2) {
        *counts.entry((pair[0], pair[1])).or_default() += 1;
    }
    counts
}

/// The dice of two texts, or the share of the first that stands in the second.
fn alike(a: &str, b: &str) -> f64 {
    let (x, y) = (bigrams(a), bigrams(b));
    let shared: usize = x
        .iter()
        .map(|(k, n)| (*n).min(y.get(k).copied().unwrap_or(0)))
        .sum();
    let (n, m): (usize, usize) = (x.values().sum(), y.values().sum());
    let dice = 2.0 * shared as f64 / (n + m).max(1) as f64;
    dice.max(0.99 * shared as f64 / n.max(1) as f64)
}

fn same(a: &str, b: &str) -> bool {
    !a.is_empty() && (alike(a, b) >= 0.5 || alike(b, a) >= 0.8)
}

fn is_in(source: &str, file: &str) -> bool {
    source == file || source.ends_with(&format!("/{file}"))
}

// ── cases ────────────────────────────────────────────────────────────────

/// The cases of a question, each with whether the truth says yes.
fn cases(place: &Place, compared: &[Compared], question: Question) -> Vec<Case> {
    let mut cases = Vec::new();
    for pair in compared.iter().filter(|c| c.question == question) {
        if let Some(yes) = answer(place, pair) {
            cases.push(Case {
                levels: pair.levels.clone(),
                yes,
                weight: 1.0,
            });
        }
    }
    cases
}

/// Whether the truth says yes to a pair; none where it does not say.
fn answer(place: &Place, pair: &Compared) -> Option<bool> {
    let plan = matches!(pair.question, Question::Delivered | Question::Repeated);
    let rows: Vec<&Truth> = place
        .truth
        .iter()
        .filter(|row| row.plan == plan && !row.text.is_empty())
        .filter(|row| {
            is_in(&pair.before.source, &row.file) && is_in(&pair.after.source, &row.next_file)
        })
        .filter(|row| same(&row.text, &pair.before.text))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let any = |yes: &dyn Fn(&Truth) -> bool| Some(rows.iter().any(|row| yes(row)));
    match pair.question {
        Question::Weakness => {
            let doubtful = rows.iter().any(|row| {
                !row.alternative.is_empty()
                    && row.alternative.starts_with("re") != row.status.starts_with("re")
            });
            let yes = rows
                .iter()
                .any(|row| same(&row.next_text, &pair.after.text));
            if doubtful && !yes { None } else { Some(yes) }
        }
        Question::Evidence => {
            // Of those stated again the evidence is not in the truth.
            if rows
                .iter()
                .any(|row| row.status.starts_with("re") && row.evidence.is_empty())
            {
                return None;
            }
            any(&|row| {
                same(&row.evidence, &pair.after.text)
                    || row.evidence_line == pair.after.line && same(&pair.after.text, &row.evidence)
            })
        }
        Question::Delivered => any(&|row| {
            row.status == "delivered"
                && (same(&row.evidence, &pair.after.text) || same(&pair.after.text, &row.evidence))
        }),
        Question::Repeated => {
            any(&|row| row.status == "carried_over" && same(&row.evidence, &pair.after.text))
        }
    }
}

fn fitted(places: &[&Place]) -> Weights {
    let compared: Vec<Vec<Compared>> = places.iter().map(|p| compare(&p.statements)).collect();
    let models = QUESTIONS.map(|question| {
        let mut all = Vec::new();
        for (place, compared) in places.iter().zip(&compared) {
            all.extend(cases(place, compared, question));
        }
        let comparisons = question.comparisons();
        let levels: Vec<usize> = comparisons.iter().map(|c| c.cuts.len()).collect();
        let fitted = levels::fit(&all, &levels, RIDGE);
        let weights: Vec<Vec<f32>> = fitted
            .weights
            .iter()
            .map(|own| own.iter().map(|w| *w as f32).collect())
            .collect();
        let model = Model::new(fitted.bias as f32, 0.5, comparisons, &weights);
        (question, model)
    });
    let [(_, weakness), (_, evidence), (_, delivered), (_, repeated)] = models;
    let mut weights = Weights {
        weakness,
        evidence,
        delivered,
        repeated,
    };
    settle(places, &mut weights);
    weights
}

/// The probability from which each answer is yes: where the rows come out best.
fn settle(places: &[&Place], weights: &mut Weights) {
    let tries = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
    for turn in 0..4 {
        let mut best: Option<(f64, f32)> = None;
        for least in tries {
            let mut with = weights.clone();
            *slot(&mut with, turn) = least;
            let worth: f64 = places.iter().map(|p| worth(p, &with, turn < 2)).sum();
            // Of equals the one nearest to even odds.
            let worth = worth - 0.01 * f64::from((least - 0.4).abs());
            if best.is_none_or(|(b, _)| worth > b) {
                best = Some((worth, least));
            }
        }
        if let Some((_, least)) = best {
            *slot(weights, turn) = least;
        }
    }
}

fn slot(weights: &mut Weights, turn: usize) -> &mut f32 {
    match turn {
        0 => &mut weights.weakness.least,
        1 => &mut weights.evidence.least,
        2 => &mut weights.delivered.least,
        _ => &mut weights.repeated.least,
    }
}

// ── worth ────────────────────────────────────────────────────────────────

#[derive(Default)]
struct Tally {
    found: usize,
    class: usize,
    weaknesses: usize,
    evidence: usize,
    evidences: usize,
    plan: usize,
    plans: usize,
}

fn worth(place: &Place, weights: &Weights, of_weaknesses: bool) -> f64 {
    let tally = tally(place, weights);
    if of_weaknesses {
        (tally.class as f64) + 0.3 * tally.evidence as f64
    } else {
        tally.plan as f64
    }
}

fn score(place: &Place, weights: &Weights) -> String {
    let t = tally(place, weights);
    let share = |n: usize, of: usize| n as f64 / of.max(1) as f64;
    format!(
        "{:7.3} {:7.3} {:8.3} {:7.3}   ({} weaknesses, {} plans)",
        share(t.found, t.weaknesses + t.plans),
        share(t.class, t.weaknesses),
        share(t.evidence, t.evidences),
        share(t.plan, t.plans),
        t.weaknesses,
        t.plans
    )
}

fn tally(place: &Place, weights: &Weights) -> Tally {
    let rows = follow_weighed(
        &place.statements,
        &place.observations,
        &Decisions::default(),
        weights,
    );
    let mut tally = Tally::default();
    for truth in &place.truth {
        one(truth, &rows, &mut tally);
    }
    tally
}

fn one(truth: &Truth, rows: &[FollowUp], tally: &mut Tally) {
    let kind = if truth.plan { "plan" } else { "weakness" };
    let of: Vec<&FollowUp> = rows
        .iter()
        .filter(|r| r.kind == kind && is_in(&r.next_source, &truth.next_file))
        .collect();
    if truth.plan {
        tally.plans += 1;
    } else {
        tally.weaknesses += 1;
    }
    if truth.status == "new" {
        let found = of
            .iter()
            .any(|r| r.status == "new" && alike(&truth.next_text, &r.next_text) >= 0.5);
        tally.found += usize::from(found);
        tally.class += usize::from(found);
        return;
    }
    let rank = |r: &&&FollowUp| {
        let own = (alike(&truth.text, &r.text) * 100.0).round() as i64;
        (own, (alike(&truth.next_text, &r.next_text) * 1000.0) as i64)
    };
    let of: Vec<&FollowUp> = of
        .into_iter()
        .filter(|r| is_in(&r.source, &truth.file))
        .collect();
    let Some(best) = of
        .iter()
        .max_by_key(rank)
        .filter(|r| alike(&truth.text, &r.text) >= 0.5)
    else {
        return;
    };
    tally.found += 1;
    let persists = |status: &str| matches!(status, "repeated" | "reworded" | "carried_over");
    let at = truth.next_text.is_empty() || alike(&truth.next_text, &best.next_text) >= 0.5;
    let missed =
        best.status == "missed" && matches!(truth.status.as_str(), "delivered" | "no_trace");
    let good = best.status == truth.status
        || best.status == truth.alternative
        || missed
        || persists(&truth.status) && persists(best.status) && at;
    if truth.plan {
        tally.plan += usize::from(good);
        return;
    }
    tally.class += usize::from(good);
    if !truth.evidence.is_empty() {
        tally.evidences += 1;
        tally.evidence += usize::from(
            same(&truth.evidence, &best.evidence_text)
                || alike(&best.evidence_text, &truth.evidence) >= 0.5
                    && !best.evidence_text.is_empty(),
        );
    }
}
