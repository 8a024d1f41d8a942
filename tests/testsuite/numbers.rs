//! Numbers as people write them, line by line, and the years they belong to:
//! `tests/truth/cases`, with every value, unit, kind, period and year held.

use std::path::{Path, PathBuf};

use crate::command::{Row, rows, stdout, tongbi};

fn truth(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/truth/cases")
        .join(name)
}

fn observed(report: &Path) -> Vec<Row> {
    let table = ["export", "observations", "--format", "csv", "--quiet"];
    rows(&stdout(tongbi().args(table).arg(report)))
}

/// What of a stated figure is held, the number itself first.
const HELD: [&str; 3] = ["qualifier", "kind", "period"];

fn same_number(a: &Row, b: &Row) -> bool {
    let value = |row: &Row| row["value"].parse::<f64>().unwrap_or(f64::NAN);
    let (x, y) = (value(a), value(b));
    a["line"] == b["line"] && a["unit"] == b["unit"] && (x - y).abs() <= 1e-9 * x.abs().max(1.0)
}

/// Every figure that was missed, made up, or read otherwise but for its number.
fn misses(stated: &[Row], mut found: Vec<Row>) -> (Vec<String>, Vec<String>) {
    let (mut wrong, mut otherwise) = (Vec::new(), Vec::new());
    for figure in stated.iter().filter(|row| !row["text"].is_empty()) {
        let told = format!("{} {}", figure["line"], figure["text"]);
        let Some(at) = found.iter().position(|row| same_number(figure, row)) else {
            wrong.push(format!("missed {told}"));
            continue;
        };
        let row = found.remove(at);
        let columns = HELD
            .iter()
            .chain(figure.get("value_year").map(|_| &"value_year"));
        for column in columns.filter(|c| figure[**c] != row[**c]) {
            otherwise.push(format!(
                "{told}: {column} {} for {}",
                row[*column], figure[*column]
            ));
        }
    }
    let lines: Vec<&String> = stated.iter().map(|row| &row["line"]).collect();
    found.retain(|row| lines.contains(&&row["line"]));
    wrong.extend(
        found
            .iter()
            .map(|row| format!("made up {} {}", row["line"], row["text"])),
    );
    (wrong, otherwise)
}

/// Numbers may never be wrong; a kind, a period or a year in one of `otherwise`.
fn held(stated: &str, report: &str, most_otherwise: usize) {
    let stated = rows(&std::fs::read_to_string(truth(stated)).expect("the truth"));
    let (wrong, otherwise) = misses(&stated, observed(&truth(report)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        otherwise.len() <= most_otherwise,
        "{}",
        otherwise.join("\n")
    );
}

#[test]
fn numbers_as_people_write_them() {
    held("figures.csv", "2023.txt", 1);
}

#[test]
fn numbers_of_the_same_kinds_in_other_lines() {
    held("numbers.csv", "numbers/2024.txt", 1);
}
