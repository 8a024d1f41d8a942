//! Tables of every kind, cell by cell: `tests/truth/tables/cells.csv` says what
//! each cell of the files beside it measures, and nothing else is found in them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tongbi::read::{self, Options};

use crate::command::{Row, rows};

const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/truth/tables");

/// What a cell says, in the columns of the truth.
const COLUMNS: [&str; 8] = [
    "line", "text", "value", "unit", "kind", "period", "of_year", "label",
];

#[test]
fn every_cell_of_every_table_is_what_its_heads_say() {
    let truth = std::fs::read_to_string(format!("{TABLES}/cells.csv")).expect("the truth");
    let mut files: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for row in rows(&truth) {
        let said = COLUMNS.map(|column| row[column].clone()).to_vec();
        files.entry(row["file"].clone()).or_default().push(said);
    }
    for (file, cells) in files {
        assert_eq!(found(&file), cells, "{file}");
    }
}

/// The cells that are found in a file.
fn found(file: &str) -> Vec<Vec<String>> {
    let options = Options {
        area: Some("青溪县".to_owned()),
        year: Some(2023),
        ..Options::default()
    };
    let outcome = read::read_one(&PathBuf::from(TABLES).join(file), &options);
    assert!(outcome.skipped.is_empty(), "{:?}", outcome.skipped);
    let report = outcome.reports.first().expect("a report");
    tongbi::observe(report)
        .observations
        .iter()
        .filter(|o| o.rule == "cell of a table")
        .map(|o| {
            assert_eq!(report.text.get(o.start..o.end), Some(o.text.as_str()));
            assert!(o.sentence.contains(&o.text), "{}", o.sentence);
            vec![
                o.line.to_string(),
                o.text.clone(),
                o.value.to_string(),
                o.unit.clone(),
                o.kind.as_str().to_owned(),
                o.period.as_str().to_owned(),
                o.value_year
                    .map_or_else(String::new, |year| year.to_string()),
                o.label.clone(),
            ]
        })
        .collect()
}

#[test]
fn what_was_deleted_or_struck_through_is_no_part_of_a_document() {
    let options = Options {
        area: Some("青溪县".to_owned()),
        year: Some(2023),
        ..Options::default()
    };
    let outcome = read::read_one(&PathBuf::from(TABLES).join("revisions.docx"), &options);
    let text = &outcome.reports.first().expect("a report").text;
    assert!(text.contains("行政处罚案件88件。"), "{text}");
    assert!(text.contains("人民调解组织调处矛盾纠纷1288件。"), "{text}");
    assert!(!text.contains("信访件"), "{text}");
}

#[test]
fn a_number_whose_unit_nothing_says_is_named_and_no_row() {
    let out = crate::command::tongbi()
        .args(["export", "observations", "tests/truth/tables/room.txt"])
        .args(["--area", "青溪县", "--year", "2023"])
        .output()
        .expect("run");
    let told = String::from_utf8_lossy(&out.stderr);
    assert!(told.contains("room.txt:7: not read: 1 numbers"), "{told}");
    let csv = String::from_utf8_lossy(&out.stdout);
    let found: Vec<Row> = rows(&csv);
    assert!(!found.iter().any(|row| row["text"] == "0.8"));
}
