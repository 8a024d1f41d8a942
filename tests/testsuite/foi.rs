//! 政府信息公开工作年度报告: every cell of its forms by its code, in every format,
//! and the slips planted in the demo, no other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tongbi::read::{self, Options};

use crate::command::{rows, stdout, tongbi};

const DEMO: &str = "datasets/lanxi-foi";
const TRUTH: &str = "tests/truth/lanxi-foi";

/// Value and unit by code.
type Cells = BTreeMap<String, (String, String)>;

fn rooted(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn truth(year: i32) -> Cells {
    let csv = std::fs::read_to_string(rooted(TRUTH).join("cells.csv")).expect("the truth");
    rows(&csv)
        .into_iter()
        .filter(|row| row["year"] == year.to_string())
        .map(|row| {
            (
                row["code"].clone(),
                (row["value"].clone(), row["unit"].clone()),
            )
        })
        .collect()
}

/// The cells that are read, and what is told not to be.
fn found(path: &Path, year: i32) -> (Cells, Vec<String>) {
    let outcome = read::read_one(path, &Options::default());
    assert!(outcome.skipped.is_empty(), "{:?}", outcome.skipped);
    let report = outcome.reports.first().expect("a report");
    assert_eq!((report.area.as_str(), report.year), ("澜溪县", year));
    assert_eq!(report.genre.as_str(), "foi");
    let observed = tongbi::observe(report);
    let unread = observed.unread.iter().map(ToString::to_string).collect();
    let cells = observed
        .observations
        .into_iter()
        .filter(|o| o.rule == tongbi::forms::CODED);
    let cells = cells.map(|o| {
        assert_eq!(report.text.get(o.start..o.end), Some(o.text.as_str()));
        (o.indicator, (o.value.to_string(), o.unit))
    });
    (cells.collect(), unread)
}

fn all_right(path: &Path, year: i32) {
    let (cells, unread) = found(path, year);
    let truth = truth(year);
    let wrong: Vec<_> = truth
        .iter()
        .filter(|(code, is)| cells.get(*code) != Some(is))
        .collect();
    let other: Vec<_> = cells
        .keys()
        .filter(|code| !truth.contains_key(*code))
        .collect();
    let shown = path.display();
    assert!(
        wrong.is_empty() && other.is_empty(),
        "{shown}: {wrong:?} {other:?}"
    );
    assert!(unread.is_empty(), "{shown}: {unread:?}");
}

#[test]
fn every_cell_is_right_in_pages_documents_and_workbooks() {
    for year in [2022, 2023, 2024] {
        all_right(&rooted(&format!("{DEMO}/{year}.html")), year);
    }
    for file in ["2023.docx", "2023.xlsx"] {
        all_right(&rooted(TRUTH).join(file), 2023);
    }
}

#[test]
fn every_cell_is_right_in_text_however_it_was_pasted() {
    for (file, year) in [
        ("tabs/2023.txt", 2023),
        ("cells/2022.txt", 2022),
        ("spaces/2024.txt", 2024),
    ] {
        all_right(&rooted(TRUTH).join(file), year);
    }
}

#[test]
fn no_cell_is_wrong_in_a_pdf() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = std::fs::read_to_string(rooted(DEMO).join("2023.html")).expect("the page");
    let ruled =
        "<head><style>table{border-collapse:collapse}td{border:1px solid;font-size:10px}</style>";
    let html = folder.path().join("2023.html");
    std::fs::write(&html, page.replace("<head>", ruled)).expect("written");
    let pdf = folder.path().join("2023.pdf");
    let printed = Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
        ])
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(&html)
        .output();
    if printed.is_err() || !pdf.exists() {
        eprintln!("skipped: no chromium that prints a PDF");
        return;
    }
    // Cells cut by the end of a page may be left out, and are named; none is wrong.
    let (cells, unread) = found(&pdf, 2023);
    let truth = truth(2023);
    let wrong: Vec<_> = cells
        .iter()
        .filter(|(code, is)| truth.get(*code) != Some(is))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(cells.len() * 2 > truth.len(), "{} cells", cells.len());
    assert!(cells.len() == truth.len() || !unread.is_empty());
}

#[test]
fn the_slips_planted_are_found_and_no_other() {
    let csv = stdout(tongbi().args(["export", "checks", DEMO]));
    let slips: Vec<[String; 5]> = rows(&csv)
        .into_iter()
        .filter(|row| row["ok"] == "false")
        .map(|row| ["year", "kind", "text", "stated", "recomputed"].map(|c| row[c].clone()))
        .collect();
    let truth = std::fs::read_to_string(rooted(TRUTH).join("checks.csv")).expect("the truth");
    let planted: Vec<[String; 5]> = rows(&truth)
        .into_iter()
        .map(|row| ["year", "kind", "text", "stated", "recomputed"].map(|c| row[c].clone()))
        .collect();
    let plain = |rows: &[[String; 5]]| {
        let mut rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                row.iter()
                    .map(|w| w.trim_end_matches(".0").to_owned())
                    .collect()
            })
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(plain(&slips), plain(&planted));
}

#[test]
fn a_cell_is_one_indicator_over_the_years_by_its_code() {
    let csv = stdout(tongbi().args([
        "export",
        "trends",
        DEMO,
        "--indicator",
        "foi.requests.received",
    ]));
    assert!(csv.contains("foi.requests.received"), "{csv}");
    let csv = stdout(tongbi().args([
        "export",
        "deltas",
        DEMO,
        "--indicator",
        "foi.requests.granted",
    ]));
    let granted: Vec<_> = rows(&csv)
        .into_iter()
        .filter(|row| row["indicator"] == "foi.requests.granted")
        .collect();
    assert_eq!(granted.len(), 2, "{csv}");
    assert!(granted.iter().all(|row| row["status"] == "both"), "{csv}");
}
