//! The Word document: opened as an archive, and by LibreOffice where there is
//! one.

use std::io::Read;
use std::path::Path;
use std::process::Command;

use crate::command::{DEMO, rows, stdout, tongbi};

fn document(lang: &str, into: &Path) -> String {
    let file = into.join("report.docx");
    tongbi()
        .args(["report", DEMO, "-q", "--lang", lang, "-o"])
        .arg(&file)
        .assert()
        .success();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The words of the paragraphs of the style `Statement` after all changes are
/// accepted (`gone` = "del") or rejected ("ins").
fn statements(document: &str, gone: &str) -> Vec<String> {
    document
        .split("<w:p>")
        .filter(|p| p.contains("w:val=\"Statement\""))
        .filter(|p| !p.contains(&format!("<w:rPr><w:{gone} ")))
        .map(|p| {
            let (open, close) = (format!("<w:{gone} "), format!("</w:{gone}>"));
            let kept: String = p
                .split(&open)
                .enumerate()
                .map(|(i, part)| match (i, part.split_once(&close)) {
                    (0, _) => part,
                    (_, Some((_, after))) => after,
                    (_, None) => "",
                })
                .collect();
            kept.split("xml:space=\"preserve\">")
                .skip(1)
                .filter_map(|t| t.split('<').next())
                .collect()
        })
        .collect()
}

/// The weaknesses of a year, as the table of statements has them.
fn weaknesses(year: i32) -> Vec<String> {
    rows(&stdout(tongbi().args(["export", "statements", DEMO, "-q"])))
        .iter()
        .filter(|row| row["year"] == year.to_string() && row["section"] == "weaknesses")
        .map(|row| row["text"].clone())
        .collect()
}

#[test]
fn accepting_gives_this_years_statements_and_rejecting_last_years() {
    let folder = tempfile::tempdir().unwrap();
    let document = document("zh", folder.path());
    for (gone, year) in [("del", 2024), ("ins", 2023)] {
        let text = std::fs::read_to_string(format!("datasets/lanxi/{year}.txt")).unwrap();
        // A comma of another width is no change, and stands as in the later text.
        let halved = |words: &str| words.replace('，', ",").replace('；', ";");
        let stated = statements(&document, gone);
        for weakness in weaknesses(year) {
            let there = stated
                .iter()
                .any(|w| halved(w).contains(&halved(&weakness)));
            assert!(there, "{year}: {weakness} in {stated:?}");
        }
        for words in stated {
            assert!(
                halved(&text).contains(&halved(&words)),
                "{year} does not say: {words}"
            );
        }
    }
}

#[test]
fn the_numbers_of_the_changes_are_given_once() {
    let folder = tempfile::tempdir().unwrap();
    let document = document("en", folder.path());
    let mut seen = std::collections::BTreeSet::new();
    for rest in document.split("w:id=\"").skip(1) {
        let id = rest.split('"').next().unwrap();
        assert!(seen.insert(id.to_owned()), "change {id} stands twice");
    }
    assert!(seen.len() > 20, "{} changes", seen.len());
}

#[test]
fn libreoffice_opens_it_and_finds_the_changes() {
    let folder = tempfile::tempdir().unwrap();
    let document = document("zh", folder.path());
    let opened = Command::new("soffice")
        .args(["--headless", "--convert-to", "fodt", "--outdir"])
        .arg(folder.path())
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.path().join("profile").display()
        ))
        .arg(folder.path().join("report.docx"))
        .output();
    if opened.is_err() {
        eprintln!("skipped: there is no soffice (LibreOffice) on this machine");
        return;
    }
    let Ok(text) = std::fs::read_to_string(folder.path().join("report.fodt")) else {
        panic!("LibreOffice did not open the document: {opened:?}");
    };
    let (inserted, deleted) = (
        text.matches("<text:insertion>").count(),
        text.matches("<text:deletion>").count(),
    );
    assert!(inserted > 5 && deleted > 5, "{inserted} and {deleted}");
    assert!(document.contains("<w:tbl>") && text.contains("<table:table "));
}
