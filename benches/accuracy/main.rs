//! Makes the tables of `docs/ACCURACY.md` from the truth that ships with the
//! program:
//!
//! ```text
//! cargo bench --bench accuracy             prints them
//! cargo bench --bench accuracy -- --write  writes them into the document
//! ```

mod score;
mod series;

use std::fmt::Write;
use std::path::Path;

use score::Score;

/// The part of the document that is made.
const BEGIN: &str = "<!-- made by `cargo bench --bench accuracy -- --write` -->\n";
const END: &str = "<!-- end -->";

fn main() {
    let tongbi = Path::new(env!("CARGO_BIN_EXE_tongbi"));
    let scores: Vec<(&str, Vec<Score>)> = series::SERIES
        .into_iter()
        .map(|name| (name, series::scores(tongbi, name)))
        .collect();
    let table = table(&scores);
    print!("{table}");
    if std::env::args().any(|argument| argument == "--write") {
        write(&table);
    }
}

/// One row a measure, one column a series.
fn table(scores: &[(&str, Vec<Score>)]) -> String {
    let mut table = String::from("| measure |");
    for (name, _) in scores {
        let _ = write!(table, " {name} |");
    }
    table.push_str("\n| --- |");
    table.push_str(&" ---: |".repeat(scores.len()));
    table.push('\n');
    let measures = scores.first().map_or(0, |(_, of)| of.len());
    for at in 0..measures {
        let _ = write!(table, "| `{}` |", scores[0].1[at].name);
        for (_, of) in scores {
            let _ = write!(table, " {:.3} ({}) |", of[at].value, of[at].of);
        }
        table.push('\n');
    }
    table
}

fn write(table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ACCURACY.md");
    let document = std::fs::read_to_string(&path).expect("the document is there");
    let (before, rest) = document.split_once(BEGIN).expect("its mark is there");
    let (_, after) = rest.split_once(END).expect("its other mark is there");
    let whole = format!("{before}{BEGIN}\n{table}\n{END}{after}");
    std::fs::write(&path, whole).expect("the document can be written");
}
