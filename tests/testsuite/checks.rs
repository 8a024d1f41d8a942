//! The reports' own arithmetic on two composed series that were not looked at
//! while the rules were made: `checks.csv` beside the reports says of each
//! claim whether it holds.

use std::path::Path;
use std::process::Command;

use crate::command::{Row, rows};

/// Of the slips shown, of the slips there are, and of the claims that hold.
const SLIPS_RIGHT: f64 = 0.95;
const SLIPS_FOUND: f64 = 0.85;
const VERIFIED: f64 = 0.8;

/// Whether a row of the table is about the claim: 减少4件 is 4件.
fn is_about(check: &Row, claim: &Row) -> bool {
    check["source"].ends_with(&claim["file"])
        && check["line"] == claim["line"]
        && check["text"].ends_with(&claim["text"])
}

#[test]
fn slips_are_found_and_claims_that_hold_are_borne_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for series in ["青岭县", "云溪区"] {
        let folder = root.join("tests/fixtures/checks").join(series);
        let out = Command::new(env!("CARGO_BIN_EXE_tongbi"))
            .args(["export", "checks", "--quiet"])
            .arg(&folder)
            .output()
            .expect("tongbi runs");
        assert!(
            out.status.success(),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        let found = rows(&String::from_utf8_lossy(&out.stdout));
        let truth = std::fs::read_to_string(folder.join("checks.csv")).expect("the truth");
        let (slips, holding): (Vec<Row>, Vec<Row>) = rows(&truth)
            .into_iter()
            .partition(|claim| claim["ok"] == "false");
        let shown: Vec<&Row> = found
            .iter()
            .filter(|check| check["ok"] == "false")
            .collect();
        let is = |word: &'static str| {
            let found = &found;
            move |claim: &&Row| found.iter().any(|c| c["ok"] == word && is_about(c, claim))
        };
        let right = shown
            .iter()
            .filter(|check| slips.iter().any(|slip| is_about(check, slip)))
            .count();
        for (what, least, of, all) in [
            ("slips right", SLIPS_RIGHT, right, shown.len()),
            (
                "slips found",
                SLIPS_FOUND,
                slips.iter().filter(is("false")).count(),
                slips.len(),
            ),
            (
                "verified",
                VERIFIED,
                holding.iter().filter(is("true")).count(),
                holding.len(),
            ),
        ] {
            println!("{series}: {what} {of} of {all}");
            assert!(
                of as f64 >= least * all as f64,
                "{series}: {what} {of} of {all}"
            );
        }
        assert!(shown.len() >= 6, "{series}: {} slips", shown.len());
    }
}
