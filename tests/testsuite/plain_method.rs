//! Follow-up beside the plain method, both given the truth's own weaknesses, so
//! that matching is measured apart from how paragraphs are cut. The plain
//! method is the Dice coefficient of character pairs with the threshold that is
//! best for it on the very truth it is scored on. Needs `../shared` and
//! `python3`; says so and passes where they are missing. `TONGBI_TRUTH` and
//! `TONGBI_REPORTS` name a further truth and the folder its files stand in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use tongbi::followup::{FollowUp, follow};
use tongbi::outline::Section;
use tongbi::read::{self, Options};
use tongbi::statements::Statement;
use tongbi::{export, observe, tables};

/// A row of the truth, as far as it is needed.
struct Row {
    file: String,
    line: usize,
    text: String,
    next_file: String,
    next_line: usize,
    next_text: String,
}

struct Truth {
    /// What its statements are.
    section: Section,
    csv: PathBuf,
    /// The folder that the truth's file names start from.
    reports: PathBuf,
}

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.join("gold/score.py").exists() {
        eprintln!("skipped: no hand-made truth at {}", shared.display());
        return None;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: the scorer needs python3");
        return None;
    }
    Some(shared)
}

fn truths(shared: &Path) -> Vec<Truth> {
    let mut truths = vec![
        Truth {
            section: Section::Weaknesses,
            csv: shared.join("series/lanxi-truth/followup.csv"),
            reports: shared.join("series/lanxi"),
        },
        Truth {
            section: Section::Weaknesses,
            csv: shared.join("gold/followup-real.csv"),
            reports: shared.join("corpus"),
        },
    ];
    if let (Some(csv), Some(reports)) = (
        std::env::var_os("TONGBI_TRUTH"),
        std::env::var_os("TONGBI_REPORTS"),
    ) {
        truths.push(Truth {
            section: Section::Weaknesses,
            csv: csv.into(),
            reports: reports.into(),
        });
    }
    truths
}

fn rows(truth: &Truth) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(&truth.csv).expect("the truth can be read");
    let columns = reader.headers().expect("a header").clone();
    reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            let of = |name: &str| -> String {
                let at = columns.iter().position(|c| c == name);
                at.map_or_else(String::new, |at| record[at].to_owned())
            };
            Row {
                file: of("file"),
                line: of("line").parse().unwrap_or(0),
                text: of("text"),
                next_file: of("next_file"),
                next_line: of("next_line").parse().unwrap_or(0),
                next_text: of("next_text"),
            }
        })
        .collect()
}

/// The statements of each file: those the truth follows, or, in the last
/// report of a place, those it was followed to.
fn followed(rows: &[Row]) -> BTreeMap<&str, Vec<(usize, &str)>> {
    let begun: BTreeSet<&str> = rows.iter().map(|r| r.file.as_str()).collect();
    let mut of: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    for row in rows {
        let stated = (row.file.as_str(), row.line, row.text.as_str());
        let again = (
            row.next_file.as_str(),
            row.next_line,
            row.next_text.as_str(),
        );
        for (file, line, text) in [stated, again] {
            let last = !begun.contains(file);
            let list = of.entry(file).or_default();
            let wanted = file == stated.0 || last;
            if wanted && !text.is_empty() && !list.contains(&(line, text)) {
                list.push((line, text));
            }
        }
    }
    of
}

/// The statements of the reports, their weaknesses (or plans) those of the
/// truth; where it has none, as they were cut.
fn statements(truth: &Truth, rows: &[Row]) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (file, list) in followed(rows) {
        if file.is_empty() {
            continue;
        }
        let read = read::read(&[truth.reports.join(file)], &Options::default());
        let report = read.reports.first().expect(file);
        statements.extend(
            observe(report)
                .statements
                .into_iter()
                .filter(|s| s.section != truth.section || list.is_empty()),
        );
        statements.extend(
            list.iter()
                .zip(1..)
                .map(|((line, text), ordinal)| Statement {
                    area: report.area.clone(),
                    year: report.year,
                    section: truth.section,
                    ordinal,
                    heading: String::new(),
                    text: (*text).to_owned(),
                    source: report.source.clone(),
                    line: *line,
                    start: 0,
                    end: text.len(),
                }),
        );
    }
    statements
}

fn pairs(text: &str) -> BTreeMap<(char, char), usize> {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut counts = BTreeMap::new();
    for pair in letters.windows(2) {
        *counts.entry((pair[0], pair[1])).or_default() += 1;
    }
    counts
}

fn dice(a: &str, b: &str) -> f64 {
    let (x, y) = (pairs(a), pairs(b));
    let all: usize = x.values().chain(y.values()).sum();
    let both: usize = x
        .iter()
        .map(|(pair, n)| (*n).min(y.get(pair).copied().unwrap_or(0)))
        .sum();
    2.0 * both as f64 / all.max(1) as f64
}

/// The best match of each weakness at or above a threshold persists.
fn plain(statements: &[Statement], threshold: f64) -> Vec<FollowUp> {
    let mut years: BTreeMap<(&str, i32), Vec<&Statement>> = BTreeMap::new();
    for s in statements {
        if s.section == Section::Weaknesses {
            years.entry((&s.area, s.year)).or_default().push(s);
        }
    }
    let years: Vec<_> = years.into_iter().collect();
    let mut rows = Vec::new();
    for pair in years.windows(2) {
        let [((area, year), before), ((next_area, next_year), after)] = pair else {
            continue;
        };
        if area != next_area {
            continue;
        }
        for old in before {
            let best = after
                .iter()
                .map(|new| (dice(&old.text, &new.text), *new))
                .filter(|(score, _)| *score >= threshold)
                .max_by(|a, b| a.0.total_cmp(&b.0));
            rows.push(FollowUp {
                area: (*area).to_string(),
                year: *year,
                next_year: *next_year,
                kind: "weakness",
                text: old.text.clone(),
                status: best.map_or("dropped_without_evidence", |_| "reworded"),
                next_text: best.map(|(_, new)| new.text.clone()).unwrap_or_default(),
                source: old.source.clone(),
                line: old.line,
                next_source: after[0].source.clone(),
                next_line: best.map_or(0, |(_, new)| new.line),
                ..FollowUp::default()
            });
        }
    }
    rows
}

/// The scores of rows by name, from the one scorer.
fn scores(shared: &Path, truth: &Truth, rows: &[FollowUp]) -> BTreeMap<String, f64> {
    let dir = tempfile::tempdir().expect("a folder");
    let table = dir.path().join("followup.csv");
    let frame = tables::followup(rows).expect("a table");
    export::write_file(&frame, export::Format::Csv, &table).expect("a file");
    let out = Command::new("python3")
        .arg(shared.join("gold/score.py"))
        .arg("followup")
        .args([&truth.csv, &table])
        .args([
            "--misses",
            if std::env::var_os("TONGBI_MISSES").is_some() {
                "99"
            } else {
                "0"
            },
        ])
        .output()
        .expect("the scorer runs");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    for miss in text.lines().filter(|l| !l.starts_with("followup.")) {
        println!("  {miss}");
    }
    text.lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            Some((words.next()?.to_owned(), words.next()?.parse().ok()?))
        })
        .collect()
}

const F1: &str = "followup.persist_f1";

#[test]
fn follow_up_is_better_than_the_plain_method_at_its_best() {
    let Some(shared) = shared() else { return };
    for truth in truths(&shared) {
        let statements = statements(&truth, &rows(&truth));
        let plain = (4..=16)
            .map(|n| f64::from(n) / 25.0)
            .map(|t| (t, f1(&shared, &truth, &plain(&statements, t))))
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .expect("a threshold");
        let ours = scores(&shared, &truth, &follow(&statements));
        println!("{}", truth.csv.display());
        println!("  plain method: persist_f1 {:.3} at {}", plain.1, plain.0);
        for (name, value) in &ours {
            println!("  {name} {value:.3}");
        }
        assert!(
            ours.get(F1).is_some_and(|f| *f > plain.1),
            "{}: {:?} is not above {}",
            truth.csv.display(),
            ours.get(F1),
            plain.1
        );
    }
}

#[test]
fn plans_are_followed_as_the_truth_says() {
    let Some(shared) = shared() else { return };
    let truth = Truth {
        section: Section::Plans,
        csv: shared.join("series/lanxi-truth/plans.csv"),
        reports: shared.join("series/lanxi"),
    };
    let statements = statements(&truth, &rows(&truth));
    let ours = scores(&shared, &truth, &follow(&statements));
    println!("{}: {ours:?}", truth.csv.display());
    assert!(
        ours.get("followup.status_accuracy")
            .is_some_and(|a| *a >= 0.85),
        "{ours:?}"
    );
}

fn f1(shared: &Path, truth: &Truth, rows: &[FollowUp]) -> f64 {
    scores(shared, truth, rows).get(F1).copied().unwrap_or(0.0)
}
