//! The site: static files that lead to each other, each below a megabyte, written
//! only where they changed; a report on more than a few places is the overview.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

use crate::command::tongbi;

/// Seven places made of two years of the demo, under other names.
fn places(into: &Path) {
    for (n, place) in [
        "青禾县",
        "青岭县",
        "云溪县",
        "松溪县",
        "邻河县",
        "白石县",
        "柳岸县",
    ]
    .into_iter()
    .enumerate()
    {
        let folder = into.join(place);
        fs::create_dir(&folder).unwrap();
        for year in [2023, 2024] {
            let text = fs::read_to_string(format!("datasets/lanxi/{year}.txt")).unwrap();
            let text = text
                .replace("澜溪县", place)
                .replace("3件", &format!("{}件", n + 3));
            fs::write(folder.join(format!("{year}.txt")), text).unwrap();
        }
    }
}

fn files(below: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(below).sort_by_file_name();
    let files = entries.into_iter().map(Result::unwrap);
    files
        .filter(|e| e.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn site(reports: &Path, into: &Path) -> String {
    let run = tongbi()
        .arg("site")
        .arg(reports)
        .args(["--lang", "en", "-o"])
        .arg(into)
        .assert()
        .success();
    String::from_utf8_lossy(&run.get_output().stderr).into_owned()
}

#[test]
fn every_page_leads_somewhere_and_is_written_only_where_it_changed() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, out) = (dir.path().join("reports"), dir.path().join("site"));
    fs::create_dir(&reports).unwrap();
    places(&reports);
    assert!(site(&reports, &out).contains("7 places"));
    let pages: Vec<PathBuf> = files(&out);
    assert!(out.join("places/青禾县.html").is_file());
    for page in &pages {
        let bytes = fs::read(page).unwrap();
        assert!(
            bytes.len() < 1_000_000,
            "{}: {}",
            page.display(),
            bytes.len()
        );
        // The templates write a slash of an attribute as an entity.
        let html = String::from_utf8(bytes).unwrap().replace("&#x2f;", "/");
        for outside in ["src=\"http", "href=\"http", "@import", "url(http"] {
            assert!(!html.contains(outside), "{}: {outside}", page.display());
        }
        if page.extension().is_none_or(|e| e != "html") {
            continue;
        }
        let links: BTreeSet<&str> = html
            .split(" href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|href| !href.starts_with('#') && !href.starts_with("data:"))
            .map(|href| href.split('#').next().unwrap_or(href))
            .collect();
        for link in links {
            let target = page.parent().unwrap().join(link);
            assert!(target.is_file(), "{}: {link}", page.display());
        }
    }
    assert!(site(&reports, &out).contains("of which 0 changed"));
    fs::remove_dir_all(reports.join("柳岸县")).unwrap();
    site(&reports, &out);
    assert!(!out.join("places/柳岸县.html").exists());
    assert!(out.join("places/青禾县.html").exists());
}

#[test]
fn a_store_gives_the_site_of_its_reports() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    fs::create_dir(&reports).unwrap();
    places(&reports);
    tongbi()
        .arg("ingest")
        .arg(&reports)
        .arg("--store")
        .arg(&store)
        .assert()
        .success();
    let out = dir.path().join("site");
    assert!(site(&store, &out).contains("7 places"));
    assert!(out.join("places/云溪县.html").is_file());
}

#[test]
fn more_than_a_few_places_are_told_as_the_overview_alone() {
    let dir = tempfile::tempdir().unwrap();
    let reports = dir.path().join("reports");
    fs::create_dir(&reports).unwrap();
    places(&reports);
    let page = dir.path().join("page.html");
    tongbi()
        .arg("report")
        .arg(&reports)
        .args(["--lang", "en", "-o"])
        .arg(&page)
        .assert()
        .success()
        .stderr(contains("tongbi site"));
    let html = fs::read_to_string(&page).unwrap();
    assert!(html.len() < 1_000_000 && html.contains("tongbi site"));
    for ending in ["md", "docx"] {
        let file = dir.path().join(format!("report.{ending}"));
        tongbi()
            .arg("report")
            .arg(&reports)
            .arg("-o")
            .arg(&file)
            .assert()
            .success();
    }
}

#[test]
fn a_path_alone_is_a_report_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("澜溪县");
    fs::create_dir(&folder).unwrap();
    for year in [2023, 2024] {
        fs::copy(
            format!("datasets/lanxi/{year}.txt"),
            folder.join(format!("{year}.txt")),
        )
        .unwrap();
    }
    tongbi()
        .arg(&folder)
        .assert()
        .success()
        .stderr(contains("同比报告.html"));
    let html = fs::read_to_string(dir.path().join("同比报告.html")).unwrap();
    let machine = dir.path().to_string_lossy().into_owned();
    assert!(
        !html.contains(&machine),
        "a folder of this machine is on the page"
    );
    // What was written is no report to read.
    tongbi().arg(dir.path()).assert().success();
}

#[test]
fn a_brief_and_a_workbook_are_written() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["brief.html", "brief.docx"] {
        tongbi()
            .args(["report", "datasets/lanxi", "--brief", "-q", "-o"])
            .arg(dir.path().join(name))
            .assert()
            .success();
    }
    let html = fs::read_to_string(dir.path().join("brief.html")).unwrap();
    assert!(html.len() < 60_000, "{}", html.len());
    tongbi()
        .args(["report", "datasets/lanxi", "-q", "-o"])
        .arg(dir.path().join("变化.xlsx"))
        .assert()
        .success();
}

#[test]
fn a_name_that_nothing_has_names_what_is_near() {
    tongbi()
        .args([
            "export",
            "deltas",
            "datasets/lanxi",
            "--indicator",
            "行政复议的申请",
            "--lang",
            "en",
        ])
        .assert()
        .code(1)
        .stderr(contains("near it are").and(contains("行政复议")));
}
