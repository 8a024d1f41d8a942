//! Drives `tongbi review` and the decisions that come back from it.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

use crate::command::{self, stdout};

fn tongbi(folder: &Path) -> Command {
    let mut command = command::tongbi();
    command.current_dir(folder);
    command
}

/// Two years of the demo series in a folder of their own.
fn series() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for year in ["2022.txt", "2023.txt"] {
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/lanxi");
        fs::copy(demo.join(year), folder.path().join(year)).expect("the demo series");
    }
    folder
}

fn decide(folder: &Path, rows: &str) {
    let header = "decision,area,year,label,text,other_year,other_label,other_text,to,reason\n";
    fs::write(folder.join("decisions.csv"), format!("{header}{rows}")).expect("written");
}

#[test]
fn every_output_marks_what_a_person_decided() {
    let series = series();
    decide(
        series.path(),
        "value,澜溪县,2023,,4108户,,,,4018,印刷错误\n\
         fixed,澜溪县,2022,,乡镇合法性审核力量不足,,,,,已配齐审核人员\n",
    );
    for table in ["observations", "deltas", "trends", "alignment"] {
        let rows = stdout(tongbi(series.path()).args(["export", table, "."]));
        assert!(rows.contains("value 4108 → 4018: 印刷错误"), "{table}");
    }
    let rows = stdout(tongbi(series.path()).args(["export", "followup", "."]));
    assert!(rows.contains("fixed: 已配齐审核人员"));
    let shown = stdout(tongbi(series.path()).args(["diff", ".", "--lang", "en"]));
    assert!(shown.contains("decided by a person"));
    for report in ["r.html", "r.md"] {
        tongbi(series.path())
            .args(["report", "2022.txt", "2023.txt", "-o", report])
            .assert()
            .success();
        let text = fs::read_to_string(series.path().join(report)).expect("the report");
        assert!(text.contains("人工确定"), "{report}");
    }
}

#[test]
fn a_decision_that_fits_nothing_is_named_and_so_is_a_wrong_row() {
    let series = series();
    decide(series.path(), "value,澜溪县,2023,,987654户,,,,1,印刷错误\n");
    tongbi(series.path())
        .args(["diff", "."])
        .assert()
        .code(1)
        .stderr(contains(
            "row 2: the decision `value` on 澜溪县 2023 987654户 fits nothing",
        ));
    decide(series.path(), "polarity,,,信访,,,,,best,\n");
    tongbi(series.path())
        .args(["diff", "."])
        .assert()
        .code(1)
        .stderr(contains("row 2").and(contains("best")));
}

/// What is decided stands at the top of the next review, and is not asked again.
#[test]
fn a_review_keeps_what_is_decided() {
    let series = series();
    let file = series.path().join("decisions.csv");
    tongbi(series.path())
        .args(["review", ".", "-o", "decisions.csv"])
        .assert()
        .success();
    let first = fs::read_to_string(&file).expect("the review");
    assert!(first.starts_with("\u{feff}decision,options,area,year,label,text"));
    let mut lines: Vec<String> = first.lines().map(str::to_owned).collect();
    let case = lines
        .iter()
        .position(|line| line.starts_with(",same | apart,"))
        .expect("a doubtful case");
    lines[case] = format!("apart{}", lines[case]);
    let text = lines[case]
        .split(',')
        .nth(5)
        .expect("the figure")
        .to_owned();
    fs::write(&file, lines.join("\n")).expect("written");
    tongbi(series.path())
        .args(["review", ".", "-o", "decisions.csv"])
        .assert()
        .success();
    let second = fs::read_to_string(&file).expect("the review");
    let decided = second.lines().nth(1).expect("a row");
    assert!(decided.starts_with("apart,") && decided.contains(&text));
    assert!(second.lines().count() <= first.lines().count());
}

#[test]
fn ingest_keeps_what_the_reports_say() {
    let series = series();
    decide(
        series.path(),
        "value,澜溪县,2023,,4108户,,,,4018,印刷错误\n",
    );
    tongbi(series.path())
        .args(["ingest", ".", "--store", "panel"])
        .assert()
        .success();
    let plain = stdout(tongbi(series.path()).args(["export", "observations", "panel"]));
    assert!(plain.contains(",4108,") && !plain.contains("印刷错误"));
    let decided = stdout(tongbi(series.path()).args([
        "export",
        "observations",
        "panel",
        "--decisions",
        "decisions.csv",
    ]));
    assert!(decided.contains("4018") && decided.contains("印刷错误"));
}
