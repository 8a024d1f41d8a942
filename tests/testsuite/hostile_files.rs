//! Files that somebody made to do harm, or that came to harm: each kind composed
//! small. What cannot be read is named with its remedy and exit code 1, and takes
//! nothing down with it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::command::{rows, tongbi};

/// A folder with one good report and whatever is put beside it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder };
        place.put("澜溪县/2023.txt", &good(2023));
        place
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("澜溪县")
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    /// The years read from the folder, with what was said and the exit code.
    fn read(&self) -> (Vec<String>, String, Option<i32>) {
        read(&self.path())
    }
}

fn read(path: &Path) -> (Vec<String>, String, Option<i32>) {
    let mut command = tongbi();
    let out = command.args(["export", "reports"]).arg(path).output();
    let out = out.expect("it ran");
    let said = String::from_utf8(out.stderr).expect("UTF-8");
    assert!(!said.contains("panicked"), "{said}");
    let table = String::from_utf8(out.stdout).expect("UTF-8");
    let years = rows(&table).into_iter().map(|row| row["source"].clone());
    let years = years.map(|source| {
        let below = source
            .split_once("澜溪县/")
            .map(|(_, below)| below.to_owned());
        below.unwrap_or(source)
    });
    (years.collect(), said, out.status.code())
}

/// A report of the demo.
fn good(year: i32) -> Vec<u8> {
    let path = format!("{}/datasets/lanxi/{year}.txt", env!("CARGO_MANIFEST_DIR"));
    fs::read(path).expect("the demo")
}

/// A ZIP of these members.
fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in members {
        zip.start_file(*name, options).expect("started");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

#[test]
fn members_of_an_archive_that_are_not_read_are_named() {
    let place = Place::new();
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    packed
        .add_symlink("2018.txt", "/etc/hostname", options)
        .expect("linked");
    for name in [
        "2022.txt",
        "../../出去/2021.txt",
        "/根/2020.txt",
        "..a/2019.txt",
        "表.csv",
        "图.png",
    ] {
        packed.start_file(name, options).expect("started");
        packed.write_all(&good(2022)).expect("written");
    }
    let bytes = packed.finish().expect("finished").into_inner();
    place.put("澜溪县/all.zip", &bytes);
    let (read, said, code) = place.read();
    assert_eq!(read, ["all.zip/2022.txt", "2023.txt"], "{said}");
    assert_eq!(code, Some(1));
    for name in ["2018.txt", "2021.txt", "2020.txt", "2019.txt", "表.csv"] {
        let named = said.lines().any(|line| line.contains(&format!("{name}: ")));
        assert!(named, "{name}: {said}");
    }
    assert_eq!(said.matches("all.zip/").count(), 5, "{said}");
}

/// Thousands of brackets in a PDF, of tables in a Word document: each would use
/// up the stack or the hour.
#[test]
fn what_is_nested_without_end_is_named_and_the_rest_is_read() {
    let place = Place::new();
    let deep = |open: &str, close: &str, n: usize| open.repeat(n) + &close.repeat(n);
    let pdf = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X {}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n",
        deep("[", "]", 3000)
    );
    place.put("澜溪县/2021.pdf", pdf.as_bytes());
    let document = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3000)
    );
    place.put(
        "澜溪县/2022.docx",
        &zip(&[("word/document.xml", document.as_bytes())]),
    );
    let (read, said, code) = place.read();
    assert_eq!(
        (read, code),
        (vec!["2023.txt".to_owned()], Some(1)),
        "{said}"
    );
    assert!(said.contains("2021.pdf: ") && said.contains("2022.docx: "));
}

/// One cell at the far corner of a sheet asks for all cells before it.
#[test]
fn a_cell_far_away_asks_for_no_more_than_itself() {
    let place = Place::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, word) in (0..).zip(["area", "year", "label", "value", "unit"]) {
        sheet.write(0, column, word).expect("written");
    }
    sheet.write(1_048_575, 16_383, "far").expect("written");
    place.put("澜溪县/表.xlsx", &book.save_to_buffer().expect("saved"));
    let (read, said, code) = place.read();
    assert_eq!(read, ["2023.txt"], "{said}");
    assert!(matches!(code, Some(0 | 1)));
}

/// Markup, formulas and escape sequences in every cell of a table.
#[test]
fn what_a_cell_says_is_run_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = "<img src=x onerror=alert(1)>|*[a](javascript:b)\u{1b}[31m";
    let mut table = String::from("area,year,label,value,unit,text\n");
    for (year, value) in [(2022, 5), (2023, 6)] {
        table.push_str(&format!("甲县,{year},{bad}案件,{value},件{bad},=1+1\n"));
        table.push_str(&format!("甲县,{year},=1+1,{value},件,@A1\n"));
    }
    let path = folder.path().join("table.csv");
    fs::write(&path, table).expect("written");
    let run = |arguments: &[&str]| {
        let out = tongbi()
            .args(arguments)
            .arg(&path)
            .output()
            .expect("it ran");
        assert!(out.status.success(), "{arguments:?}");
        [out.stdout, out.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
    };
    for command in ["diff", "trends", "check", "followup"] {
        for said in run(&[command]) {
            assert!(!said.contains('\u{1b}'), "{command}: {said}");
        }
    }
    let file = folder.path().join("change.md");
    run(&["report", "-o", file.to_str().expect("a name")]);
    let markdown = fs::read_to_string(&file).expect("a report");
    assert!(
        !markdown.contains("<img") && !markdown.contains("|*["),
        "{markdown}"
    );
    assert!(!markdown.contains('\u{1b}'));
    let [guarded, _] = run(&["export", "observations"]);
    assert!(
        guarded.contains(",'=1+1,") && guarded.contains(",'@A1,"),
        "{guarded}"
    );
    let [raw, _] = run(&["export", "observations", "--raw"]);
    assert!(raw.contains(",=1+1,") && !raw.contains("'="), "{raw}");
    // What was guarded comes back as it was.
    let written = folder.path().join("again");
    fs::create_dir(&written).expect("a folder");
    let again = written.join("rows.csv");
    fs::write(&again, guarded).expect("written");
    let out = tongbi()
        .args(["export", "observations", "--raw"])
        .arg(&again)
        .output()
        .expect("it ran");
    assert!(String::from_utf8_lossy(&out.stdout).contains(",=1+1,"));
}

/// Numbers with characters of no number are told, and none is read in part.
#[test]
fn numbers_with_foreign_characters_are_told_and_not_read_in_part() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("澜溪县2023.txt");
    let text = "澜溪县2023年法治政府建设工作报告\n一、主要工作\n\
                办理甲类案件5\u{301}6件。办理乙类案件٣٤件。\
                办理丙类案件\u{202e}321\u{202c}件。办理丁类案件３½件。办理戊类案件77件。\n";
    fs::write(&path, text).expect("written");
    let export = |explain: &[&str]| {
        let mut command = tongbi();
        command.args(["export", "observations"]).args(explain);
        crate::command::stdout(command.arg(&path))
    };
    let values: Vec<String> = rows(&export(&[]))
        .into_iter()
        .map(|row| row["value"].clone())
        .collect();
    assert_eq!(values, ["77"]);
    let told = export(&["--explain"]);
    assert_eq!(told.matches("characters of no number").count(), 4, "{told}");
}

/// Rows of several rule sets side by side are told, and every damaged part is
/// listed where one asks.
#[test]
fn a_store_is_verified_on_demand() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("panel");
    tongbi()
        .args(["ingest", "datasets/lanxi", "--store"])
        .arg(&store)
        .assert()
        .success();
    let verify = || {
        let mut command = tongbi();
        command.args(["store", "verify"]).arg(&store);
        let out = command.output().expect("it ran");
        let listed = String::from_utf8_lossy(&out.stdout).into_owned();
        (listed, out.status.code())
    };
    assert_eq!(verify(), (String::new(), Some(0)));
    let parts: Vec<PathBuf> = walkdir::WalkDir::new(store.join("statements"))
        .into_iter()
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.is_file())
        .collect();
    let mut bytes = fs::read(&parts[0]).expect("a part");
    bytes[100] ^= 1;
    fs::write(&parts[0], bytes).expect("written");
    fs::remove_file(&parts[1]).expect("removed");
    let (listed, code) = verify();
    assert_eq!((listed.lines().count(), code), (2, Some(1)), "{listed}");
    assert!(listed.contains("its hash differs"), "{listed}");
    tongbi()
        .args(["store", "verify"])
        .arg(folder.path())
        .assert()
        .code(2);
}
