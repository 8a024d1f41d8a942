//! `observe --stdin`: reports as lines in, rows as lines out.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command as Process, Stdio};

use serde_json::{Value, json};

use crate::command::tongbi;

/// A report of the demo as a line.
fn line(year: i32) -> String {
    let source = format!("datasets/lanxi/{year}.txt");
    let path = format!("{}/{source}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    json!({"area": "澜溪县", "year": year, "text": text, "source": source}).to_string()
}

fn observe(args: &[&str], input: String) -> (Option<i32>, Vec<Value>) {
    let out = tongbi()
        .args(["observe", "--stdin"])
        .args(args)
        .write_stdin(input)
        .output()
        .unwrap();
    let rows = String::from_utf8(out.stdout).unwrap();
    let rows = rows.lines().map(|row| serde_json::from_str(row).unwrap());
    (out.status.code(), rows.collect())
}

/// A table of the demo as `export` gives it.
fn exported(table: &str) -> Vec<Value> {
    let out = tongbi()
        .args(["export", table, "datasets/lanxi", "--format", "ndjson"])
        .output()
        .unwrap();
    let rows = String::from_utf8(out.stdout).unwrap();
    rows.lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect()
}

/// The rows of one table, without its name and `dropped`.
fn of(rows: &[Value], table: &str, dropped: &[&str]) -> Vec<Value> {
    let mut rows: Vec<Value> = rows
        .iter()
        .filter(|row| row["table"] == table || row.get("table").is_none())
        .cloned()
        .collect();
    for row in &mut rows {
        let row = row.as_object_mut().unwrap();
        for name in dropped.iter().chain(&["table"]) {
            row.remove(*name);
        }
    }
    rows
}

#[test]
fn rows_are_those_of_the_tables() {
    let input: String = (2020..=2024).map(|year| line(year) + "\n").collect();
    let (code, rows) = observe(&[], input.clone());
    assert_eq!(code, Some(0));
    // What is the same over the years is only known of an area's reports together.
    let together: [(&str, &[&str]); 2] = [
        ("observations", &["indicator", "confidence"]),
        ("statements", &[]),
    ];
    for (table, dropped) in together {
        let expected = of(&exported(table), table, dropped);
        assert_eq!(of(&rows, table, dropped), expected, "{table}");
    }
    let (code, rows) = observe(&["--by-area"], input);
    assert_eq!(code, Some(0));
    for table in ["observations", "statements"] {
        assert_eq!(
            of(&rows, table, &["redefined", "low", "high"]),
            of(&exported(table), table, &[]),
            "{table}"
        );
    }
    assert_eq!(
        of(&rows, "indicators", &["area"]),
        of(&exported("indicators"), "indicators", &[])
    );
}

#[test]
fn a_line_that_is_no_report_becomes_a_row_and_the_others_go_through() {
    let input = format!("{{\"area\": \"澜溪县\"}}\n{}\nnot JSON\n", line(2023));
    let (code, rows) = observe(&[], input);
    assert_eq!(code, Some(1));
    let errors = of(&rows, "errors", &[]);
    assert_eq!(errors.len(), 2);
    assert_eq!(
        (&errors[0]["line"], &errors[1]["line"]),
        (&json!(1), &json!(3))
    );
    let reason = errors[0]["error"].as_str().unwrap();
    assert!(
        reason.contains("year") && reason.contains("a line is"),
        "{reason}"
    );
    assert!(of(&rows, "observations", &[]).len() > 50);
}

/// An engine waits for the rows of a report before it sends the next.
#[test]
fn every_report_is_answered_before_the_next_is_sent() {
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("tongbi"))
        .args(["observe", "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for year in [2023, 2024] {
        writeln!(input, "{}", line(year)).unwrap();
        let wanted = format!("{{\"table\":\"statements\",\"area\":\"澜溪县\",\"year\":{year}");
        let mut row = String::new();
        while !row.starts_with(&wanted) {
            row.clear();
            assert!(output.read_line(&mut row).unwrap() > 0);
        }
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
