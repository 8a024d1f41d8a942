//! Drives the binary on indicator tables beside reports, and on every shape a
//! table is exported in.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

use crate::command::{self, DEMO, Row, stdout, tongbi};

const DENGFENG: &str = "datasets/dengfeng/2023.csv";

/// The rows that a command prints.
fn rows(command: &mut Command) -> Vec<Row> {
    command::rows(&stdout(command))
}

fn write(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, content).expect("a file");
    path.to_str().expect("a path in UTF-8").to_owned()
}

#[test]
fn the_figures_of_a_real_report_ship_as_a_table() {
    let found = rows(tongbi().args(["export", "observations", DENGFENG]));
    assert_eq!(found.len(), 111);
    let amount = found
        .iter()
        .find(|row| row["text"] == "1600余万元")
        .expect("the row");
    assert_eq!(
        (amount["value"].as_str(), amount["qualifier"].as_str()),
        ("16000000", "over")
    );
    assert_eq!(
        (amount["source"].as_str(), amount["line"].as_str()),
        ("登封市/2023.txt", "13")
    );
}

#[test]
fn a_table_is_compared_with_a_report_of_the_next_year() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = write(
        folder.path(),
        "2024.txt",
        "登封市2024年法治政府建设年度报告\n一、主要举措和成效\n人民调解组织调处案件9800件，调解成功率95.1%。收到行政复议申请190件。\n",
    );
    let out = stdout(tongbi().args(["diff", DENGFENG, &report, "--lang", "zh"]));
    assert!(out.contains("2023") && out.contains("2024"), "{out}");
    let deltas = rows(tongbi().args(["export", "deltas", DENGFENG, &report]));
    let mediated = deltas
        .iter()
        .find(|row| row["from_text"] == "9662件")
        .expect("the mediated cases");
    assert_eq!(
        (mediated["to_value"].as_str(), mediated["change"].as_str()),
        ("9800", "138")
    );
    assert_eq!(mediated["from_source"], "登封市/2023.txt");
}

#[test]
fn bad_rows_are_named_and_the_rest_goes_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = write(
        folder.path(),
        "kept.csv",
        "area,year,label,value,unit\n青岭县,2021,办结案件,若干,件\n青岭县,2021,办结案件,5,件\n",
    );
    tongbi()
        .args(["export", "observations", &table])
        .assert()
        .code(1)
        .stdout(contains("青岭县,2021,").and(contains("若干").not()))
        .stderr(contains(
            "kept.csv, row 2, column value: `若干` is no number",
        ));
}

#[test]
fn a_table_without_a_needed_column_is_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = write(folder.path(), "kept.csv", "area,year,label,value\n");
    tongbi()
        .args(["diff", &table])
        .assert()
        .code(2)
        .stderr(contains("no column unit"));
}

#[test]
fn a_folder_is_searched_for_tables_too() {
    let folder = tempfile::tempdir().expect("a folder");
    write(
        folder.path(),
        "2020.csv",
        "area,year,label,value,unit\n青岭县,2020,办结案件,4,件\n",
    );
    write(
        folder.path(),
        "decisions.csv",
        "decision,area,year,label,text\n,青岭县,2020,办结案件,4件\n",
    );
    let path = folder.path().to_str().expect("a path in UTF-8");
    // Tables alone are no folder without reports.
    assert_eq!(
        rows(tongbi().args(["export", "observations", path])).len(),
        1
    );
    write(
        folder.path(),
        "2021.txt",
        "青岭县2021年法治政府建设年度报告\n一、主要举措和成效\n办结案件5件。\n",
    );
    let found = rows(tongbi().args(["export", "observations", path]));
    let years: Vec<&str> = found.iter().map(|row| row["year"].as_str()).collect();
    assert_eq!(years, ["2020", "2021"]);
}

/// What was exported into the folder of the reports is not read as more of them.
#[test]
fn an_export_beside_its_reports_adds_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for year in ["2020", "2021"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(DEMO)
            .join(format!("{year}.txt"));
        fs::copy(from, folder.path().join(format!("{year}.txt"))).expect("a copy");
    }
    let path = folder.path().to_str().expect("a path in UTF-8");
    let before = stdout(tongbi().args(["export", "observations", path]));
    write(folder.path(), "rows.csv", &before);
    assert_eq!(
        stdout(tongbi().args(["export", "observations", path])),
        before
    );
}

#[test]
fn a_package_and_a_workbook_hold_every_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let package = folder.path().join("package");
    tongbi()
        .args(["export", "package", DEMO, "-o"])
        .arg(&package)
        .assert()
        .success();
    let text = fs::read_to_string(package.join("datapackage.json")).expect("a description");
    let described: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let resources = described["resources"].as_array().expect("resources");
    assert_eq!(resources.len(), 11);
    for resource in resources {
        let file = package.join(resource["path"].as_str().expect("a path"));
        let size = fs::metadata(&file).expect("its file").len();
        assert_eq!(resource["bytes"], size, "{}", file.display());
    }
    let workbook = folder.path().join("tables.xlsx");
    tongbi()
        .args(["export", "workbook", DEMO, "-o"])
        .arg(&workbook)
        .assert()
        .success();
    assert!(fs::read(&workbook).expect("a workbook").starts_with(b"PK"));
    tongbi()
        .args(["export", "package", DEMO])
        .assert()
        .code(2)
        .stderr(contains("name it with -o package/"));
}

#[test]
fn csv_begins_with_a_byte_order_mark_where_asked() {
    let out = stdout(tongbi().args(["export", "checks", DEMO, "--bom"]));
    assert!(out.starts_with("\u{feff}area,"));
    tongbi()
        .args(["export", "checks", DEMO, "--bom", "--format", "json"])
        .assert()
        .code(2)
        .stderr(contains("--bom is for CSV"));
}

#[test]
fn observations_are_written_as_sdmx_csv() {
    let out = stdout(tongbi().args(["export", "observations", DEMO, "--format", "sdmx-csv"]));
    assert!(out.starts_with("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,"));
    tongbi()
        .args(["export", "deltas", DEMO, "--format", "sdmx-csv"])
        .assert()
        .code(2)
        .stderr(contains("sdmx-csv is for observations"));
}

/// 2022 quotes 59件 for 2021, whose own report said 57件.
#[test]
fn revisions_stand_in_the_vintages() {
    let found = rows(tongbi().args(["export", "vintages", DEMO]));
    let revised = found
        .iter()
        .find(|row| row["quoted_text"] == "59件")
        .expect("the revised value");
    assert_eq!(
        (revised["own_value"].as_str(), revised["revision"].as_str()),
        ("57", "2")
    );
    let shown = stdout(tongbi().args(["trends", DEMO, "--vintages"]));
    assert!(shown.contains("Revision"), "{shown}");
}

#[test]
fn areas_are_ranked_beside_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = write(
        folder.path(),
        "panel.csv",
        "area,year,label,value,unit\n甲县,2021,办结案件,5,件\n乙县,2021,办结案件,9,件\n丙县,2021,办结案件,7,件\n",
    );
    let found = rows(tongbi().args(["export", "ranks", &table]));
    let ranked: Vec<(&str, &str)> = found
        .iter()
        .map(|row| (row["area"].as_str(), row["from_median"].as_str()))
        .collect();
    assert_eq!(ranked, [("乙县", "2"), ("丙县", "0"), ("甲县", "-2")]);
    let shown = stdout(tongbi().args(["trends", &table, "--ranks"]));
    assert!(shown.contains("1/3"), "{shown}");
}
