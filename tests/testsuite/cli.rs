//! Drives the binary as a user would: on the demo series, on broken input, and
//! on the flags that settle what the text does not say.

use std::fs;
use std::path::Path;

use predicates::prelude::*;
use predicates::str::contains;

use crate::command::{DEMO, stdout, tongbi};

/// The header line of a table as CSV.
fn header(table: &str) -> String {
    let csv = stdout(tongbi().args(["export", table, DEMO]));
    csv.lines().next().expect("a header").to_owned()
}

#[test]
fn every_table_begins_with_the_promised_columns() {
    for (table, columns) in [
        (
            "reports",
            "area,year,genre,title,source,sha256,format,chars",
        ),
        (
            "observations",
            "area,year,indicator,label,value,value_max,unit,qualifier,kind,period,section,heading,text,source,line,start,end",
        ),
        (
            "statements",
            "area,year,section,ordinal,heading,text,source,line,start,end",
        ),
        (
            "deltas",
            "area,indicator,unit,kind,from_year,to_year,from_value,to_value,change,change_pct,change_pp,direction,assessment,status,from_text,to_text,from_source,from_line,to_source,to_line",
        ),
        (
            "trends",
            "area,indicator,unit,kind,first_year,last_year,n,2020,2021,2022,2023,2024,cagr_pct,sen_slope,mk_tau,mk_p,trend",
        ),
        (
            "followup",
            "area,year,next_year,kind,text,status,similarity,next_text,evidence_text,first_year,years_open,source,line,next_source,next_line,evidence_line",
        ),
        (
            "checks",
            "area,year,kind,text,stated,recomputed,tolerance,ok,parts,source,line",
        ),
    ] {
        let got = header(table);
        assert!(
            got == columns || got.starts_with(&format!("{columns},")),
            "{table}: {got}"
        );
    }
}

#[test]
fn every_observation_stands_where_it_says() {
    let csv = stdout(tongbi().args(["export", "observations", DEMO]));
    let mut rows = 0;
    for row in csv::Reader::from_reader(csv.as_bytes())
        .deserialize::<std::collections::HashMap<String, String>>()
    {
        let row = row.expect("a CSV row");
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&row["source"]))
            .expect("the source");
        let (start, end): (usize, usize) =
            (row["start"].parse().unwrap(), row["end"].parse().unwrap());
        assert_eq!(text[start..end], row["text"]);
        assert_eq!(
            text[..start].matches('\n').count() + 1,
            row["line"].parse::<usize>().unwrap()
        );
        rows += 1;
    }
    assert!(rows > 500, "{rows} observations");
}

#[test]
fn the_main_job_writes_one_self_contained_page_and_a_summary() {
    let dir = tempfile::tempdir().unwrap();
    let page = dir.path().join("change-report.html");
    tongbi()
        .args(["report", DEMO, "-o"])
        .arg(&page)
        .assert()
        .success()
        .stderr(contains("澜溪县"));
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!doctype html>") || html.starts_with("<!DOCTYPE html>"));
    assert!(html.len() < 1_000_000, "{} bytes", html.len());
    for outside in ["src=\"http", "href=\"http", "@import", "url(http"] {
        assert!(!html.contains(outside), "the page reaches out: {outside}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_with_any_number_of_threads() {
    let dir = tempfile::tempdir().unwrap();
    let make = |threads: &str, name: &str| {
        let page = dir.path().join(name);
        tongbi()
            .args(["report", DEMO, "--threads", threads, "-o"])
            .arg(&page)
            .assert()
            .success();
        fs::read(page).unwrap()
    };
    let one = make("1", "one.html");
    assert!(one == make("4", "four.html"), "the pages differ");
    for table in ["observations", "deltas", "trends", "followup", "checks"] {
        let a = stdout(tongbi().args(["export", table, DEMO, "--threads", "1"]));
        let b = stdout(tongbi().args(["export", table, DEMO, "--threads", "3"]));
        assert_eq!(a, b, "{table}");
    }
}

#[test]
fn reports_go_to_markdown_and_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let md = dir.path().join("r.md");
    tongbi()
        .args(["report", DEMO, "-o"])
        .arg(&md)
        .assert()
        .success();
    assert!(fs::read_to_string(&md).unwrap().starts_with("# "));
    let text = stdout(tongbi().args(["report", DEMO, "-o", "-"]));
    assert!(text.contains("澜溪县"));
    assert!(!text.contains('\u{1b}'), "a pipe gets no colour");
}

#[test]
fn commands_answer_on_the_demo() {
    for args in [
        ["diff", "--from", "2022", "--to", "2023"].as_slice(),
        &["trends"],
        &["followup"],
        &["check"],
    ] {
        let (command, rest) = args.split_first().unwrap();
        let text = stdout(tongbi().arg(command).arg(DEMO).args(rest));
        assert!(text.lines().count() > 3, "{command}: {text}");
        assert!(!text.contains('\u{1b}'), "a pipe gets no colour");
    }
}

#[test]
fn a_year_in_neither_text_nor_name_asks_for_the_flag() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("report.txt");
    fs::write(
        &file,
        "青禾县法治政府建设工作报告\n一、主要举措\n全县办理行政复议案件12件，审结11件。\n",
    )
    .unwrap();
    tongbi()
        .args(["export", "observations"])
        .arg(&file)
        .assert()
        .code(2)
        .stderr(contains("--year"));
    let csv = stdout(
        tongbi()
            .args(["export", "observations", "--year", "2021"])
            .arg(&file),
    );
    assert!(csv.contains("青禾县,2021,"), "{csv}");
}

#[test]
fn a_bad_file_is_named_and_the_others_go_through() {
    let dir = tempfile::tempdir().unwrap();
    for year in ["2022", "2023"] {
        fs::copy(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join(DEMO)
                .join(format!("{year}.txt")),
            dir.path().join(format!("{year}.txt")),
        )
        .unwrap();
    }
    fs::write(dir.path().join("2021.txt"), "").unwrap();
    tongbi()
        .args(["diff"])
        .arg(dir.path())
        .assert()
        .code(1)
        .stderr(contains("2021.txt").and(contains("empty").or(contains("空"))));
}

#[test]
fn what_cannot_be_read_at_all_is_exit_code_two() {
    let dir = tempfile::tempdir().unwrap();
    tongbi()
        .args(["diff", "no-such-folder"])
        .assert()
        .code(2)
        .stderr(contains("no-such-folder"));
    tongbi().args(["diff"]).arg(dir.path()).assert().code(2);
    let shopping = dir.path().join("2023.txt");
    fs::write(&shopping, "milk, eggs, bread\n").unwrap();
    tongbi()
        .args(["diff"])
        .arg(&shopping)
        .assert()
        .code(2)
        .stderr(contains("2023.txt"));
    tongbi().args(["diff"]).assert().code(2);
}

#[test]
fn two_files_for_one_area_and_year_are_named() {
    let dir = tempfile::tempdir().unwrap();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(DEMO)
        .join("2023.txt");
    for name in ["a-2023.txt", "b-2023.txt"] {
        fs::copy(&demo, dir.path().join(name)).unwrap();
    }
    tongbi()
        .args(["export", "reports"])
        .arg(dir.path())
        .assert()
        .stderr(contains("a-2023.txt").and(contains("b-2023.txt")));
}

#[test]
fn findings_asked_for_set_the_exit_code() {
    tongbi()
        .args(["check", DEMO, "--fail-on", "slip"])
        .assert()
        .code(1);
    tongbi()
        .args(["diff", DEMO, "--fail-on", "vanished"])
        .assert()
        .code(1);
}

#[test]
fn a_store_answers_like_the_reports_it_was_made_from() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    tongbi()
        .args(["ingest", DEMO, "--store"])
        .arg(&store)
        .assert()
        .success();
    for table in ["observations", "statements", "deltas", "followup", "checks"] {
        let from_text = stdout(tongbi().args(["export", table, DEMO]));
        let from_store = stdout(tongbi().args(["export", table]).arg(&store));
        assert_eq!(from_text, from_store, "{table}");
    }
}

#[test]
fn explain_shows_figures_and_what_was_left_out() {
    let text = stdout(tongbi().args(["explain", "datasets/lanxi/2023.txt:6"]));
    assert!(text.contains("1735项"), "{text}");
    // “15分钟政务服务圈” counts nothing: the digits are part of a name.
    assert!(text.contains("left out: name in quotation marks"), "{text}");
}

#[test]
fn observations_are_explained_as_far_as_the_filters_keep_them() {
    let explained = |more: &[&str]| {
        let asked = ["export", "observations", DEMO, "--explain"];
        stdout(tongbi().args(asked).args(more))
    };
    let all = explained(&[]);
    assert!(all.contains("left out: name in quotation marks"), "{all}");
    assert!(all.contains("[measures]") && all.contains("[plans]"));
    let plans = explained(&["--section", "plans", "--years", "2023"]);
    assert!(plans.contains("2023.txt") && !plans.contains("2022.txt"));
    assert!(plans.contains("[plans]") && !plans.contains("[measures]"));
    assert!(plans.len() < all.len());

    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("read.txt");
    explained(&["-o", file.to_str().unwrap()]);
    assert_eq!(
        fs::read_to_string(&file).unwrap().trim_end(),
        all.trim_end()
    );

    tongbi()
        .args(["export", "deltas", DEMO, "--explain"])
        .assert()
        .code(2);
}

#[test]
fn every_format_is_written() {
    let dir = tempfile::tempdir().unwrap();
    for ending in ["csv", "parquet", "json", "ndjson", "xlsx"] {
        let file = dir.path().join(format!("deltas.{ending}"));
        tongbi()
            .args(["export", "deltas", DEMO, "-o"])
            .arg(&file)
            .assert()
            .success();
        assert!(fs::metadata(&file).unwrap().len() > 1000, "{ending}");
    }
    tongbi()
        .args(["export", "deltas", DEMO, "-o"])
        .arg(dir.path().join("deltas.ods"))
        .assert()
        .code(2)
        .stderr(contains("--format"));
}

#[test]
fn one_year_alone_says_what_is_missing() {
    tongbi()
        .args(["diff", "datasets/lanxi/2023.txt"])
        .assert()
        .success()
        .stderr(contains("only 2023 was read"));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        tongbi()
            .args(["completions", shell])
            .assert()
            .success()
            .stdout(contains("followup"));
    }
}

/// A report is as open as the umask says, not for its owner alone.
#[cfg(unix)]
#[test]
fn others_may_read_the_report() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let page = dir.path().join("change-report.md");
    tongbi()
        .args(["report", DEMO, "-q", "-o"])
        .arg(&page)
        .assert()
        .success();
    let file = dir.path().join("by-the-umask");
    fs::write(&file, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&page), mode(&file));
}
