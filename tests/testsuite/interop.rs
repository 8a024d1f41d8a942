//! What other programs make of the exports: frictionless, DuckDB, pandas,
//! Polars and openpyxl, by `tests/interop/check.py`. Set `TONGBI_PYTHON` to a
//! Python that has them; the test says so and passes where none has.

use std::path::Path;
use std::process::Command;

use crate::command::DEMO;

const TABLES: [&str; 10] = [
    "reports",
    "observations",
    "indicators",
    "deltas",
    "trends",
    "vintages",
    "ranks",
    "statements",
    "followup",
    "checks",
];

fn export(what: &str, place: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_tongbi"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["export", what, DEMO, "--quiet", "-o"])
        .arg(place)
        .status()
        .expect("tongbi runs");
    assert!(status.success(), "export {what}: {status}");
}

#[test]
fn other_programs_read_what_is_exported() {
    let python = std::env::var("TONGBI_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_packages = Command::new(&python)
        .args([
            "-c",
            "import duckdb, frictionless, openpyxl, pandas, polars, pyarrow",
        ])
        .output()
        .is_ok_and(|out| out.status.success());
    if !has_packages {
        eprintln!(
            "skipped: {python} has not all of duckdb, frictionless, openpyxl, pandas, polars, pyarrow"
        );
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    export("package", &folder.path().join("package"));
    export("workbook", &folder.path().join("tables.xlsx"));
    for table in TABLES {
        export(table, &folder.path().join(format!("{table}.parquet")));
    }
    let out = Command::new(&python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/check.py"))
        .arg(folder.path())
        .output()
        .expect("the script runs");
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(
        out.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&out.stderr)
    );
    println!("{said}");
}
