//! Input as it is found: folders with broken files in them, links, odd names,
//! limits. The good files go through, each bad one is named with its reason.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use tongbi::read::{self, Options};

use crate::command::tongbi;

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/lanxi");

fn demo(year: i32) -> Vec<u8> {
    fs::read(format!("{DEMO}/{year}.txt")).expect("the demo")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    let path = path.as_ref();
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}

/// A Word document of this body.
fn word(body: &str) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .expect("started");
    write!(zip, "<w:document><w:body>{body}").expect("written");
    zip.finish().expect("finished").into_inner()
}

#[test]
fn of_a_thousand_files_the_bad_ones_are_named_and_the_good_ones_go_through() {
    let folder = folder();
    let text = String::from_utf8(demo(2023)).expect("UTF-8");
    for n in 0..100 {
        for year in 2014..2024 {
            // Areas that differ in their name alone.
            let stems = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
            let area = format!("澜溪{}{}县", stems[n % 10], stems[n / 10]);
            write(
                folder.path().join(format!("{area}/{year}.txt")),
                text.lines()
                    .take(6)
                    .collect::<Vec<_>>()
                    .join("\n")
                    .replace("2023", &year.to_string())
                    .replace("澜溪县", &area),
            );
        }
    }
    let bad: [(&str, Vec<u8>, &str); 10] = [
        ("空县/2023.txt", b" \n".to_vec(), "the file is empty"),
        (
            "坏县/2023.txt",
            {
                let mut b = demo(2023);
                b[40] = 0xff;
                b
            },
            "byte 0xff is no UTF-8",
        ),
        ("零县/2023.txt", vec![0; 4096], "no text"),
        (
            "旧县/2023.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 etc".to_vec(),
            "--convert-to docx",
        ),
        ("版县/2023.ofd", b"PK\x03\x04".to_vec(), "damaged"),
        (
            "断县/2023.docx",
            word("<w:p><w:r><w:t>全县办理行政复议案件")[..60].to_vec(),
            "damaged docx",
        ),
        (
            "爆县/2023.docx",
            word(&"<w:p/>".repeat(12 << 20)),
            "unpacks to more than",
        ),
        (
            "体县/2023.docx",
            word(
                "<!DOCTYPE d [<!ENTITY a \"案件案件案件案件\"><!ENTITY b \"&a;&a;&a;\">]><w:p><w:r><w:t>&b;</w:t></w:r></w:p>",
            ),
            "no report: 0 Chinese",
        ),
        (
            "页县/2023.pdf",
            b"%PDF-1.7\n1 0 obj\n<<".to_vec(),
            "damaged pdf",
        ),
        (
            "英县/2023.txt",
            b"a short note, not a report".to_vec(),
            "no report: 0 Chinese",
        ),
    ];
    for (name, bytes, _) in &bad {
        write(folder.path().join(name), bytes);
    }
    let mut assert = tongbi()
        .args(["export", "reports"])
        .arg(folder.path())
        .assert()
        .code(1);
    for (name, _, reason) in &bad {
        assert = assert.stderr(
            contains(format!("{name}:").as_str())
                .or(contains(format!("{name}:1").as_str()))
                .and(contains(*reason)),
        );
    }
    let rows = String::from_utf8_lossy(&assert.get_output().stdout)
        .lines()
        .count();
    assert_eq!(rows, 1 + 1000);
}

/// A command that obeys the permissions of files; none where this machine has
/// no way to take that right from its root.
#[cfg(unix)]
fn without_rights() -> Option<Command> {
    let folder = folder();
    let path = folder.path().join("closed");
    write(&path, "x");
    close(&path);
    if fs::read(&path).is_err() {
        return Some(tongbi());
    }
    let drop = "--bounding-set=-dac_override,-dac_read_search";
    let test = Command::new("setpriv").args([drop, "cat"]).arg(&path).ok();
    // Refused by the file, not by setpriv.
    let refused = |e: assert_cmd::output::OutputError| {
        e.as_output()
            .is_some_and(|o| String::from_utf8_lossy(&o.stderr).starts_with("cat:"))
    };
    if !test.is_err_and(refused) {
        return None;
    }
    let mut command = Command::new("setpriv");
    command
        .arg(drop)
        .arg(assert_cmd::cargo::cargo_bin("tongbi"))
        .env("LANG", "en_US.UTF-8");
    Some(command)
}

#[cfg(unix)]
fn close(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("closed");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named_and_the_rest_goes_through() {
    let Some(mut command) = without_rights() else {
        println!("skipped: this user may read everything");
        return;
    };
    let folder = folder();
    write(folder.path().join("澜溪县/2022.txt"), demo(2022));
    write(folder.path().join("澜溪县/2023.txt"), demo(2023));
    write(folder.path().join("青岭县/2023.txt"), demo(2023));
    close(&folder.path().join("澜溪县/2023.txt"));
    close(&folder.path().join("青岭县"));
    let assert = command
        .args(["export", "reports"])
        .arg(folder.path())
        .assert()
        .code(1)
        .stderr(
            contains("澜溪县/2023.txt: Permission denied")
                .and(contains("青岭县: "))
                .and(contains("check the path and its permissions")),
        );
    let rows = String::from_utf8_lossy(&assert.get_output().stdout)
        .lines()
        .count();
    assert_eq!(rows, 1 + 1);
    use std::os::unix::fs::PermissionsExt;
    // So that the folder can be removed.
    let open = fs::Permissions::from_mode(0o700);
    fs::set_permissions(folder.path().join("青岭县"), open).expect("opened");
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_named_and_a_file_met_twice_is_read_once() {
    let folder = folder();
    let place = folder.path().join("澜溪县");
    write(place.join("2023.txt"), demo(2023));
    std::os::unix::fs::symlink(&place, place.join("back")).expect("linked");
    std::os::unix::fs::symlink(place.join("2023.txt"), place.join("again.txt")).expect("linked");
    std::os::unix::fs::symlink(place.join("gone"), place.join("dangling.txt")).expect("linked");
    let outcome = read::read(
        &[place.clone(), place.join("2023.txt")],
        &Options::default(),
    );
    assert_eq!(outcome.reports.len(), 1);
    let said: Vec<String> = outcome.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("a link back to"), "{said:?}");
    assert!(said[1].contains("dangling.txt"), "{said:?}");
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_break_is_named_on_one_line() {
    let folder = folder();
    write(folder.path().join("澜溪县/20\n23.txt"), " ");
    tongbi()
        .args(["diff"])
        .arg(folder.path())
        .assert()
        .code(2)
        .stderr(contains("20\\n23.txt: the file is empty"));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_device_is_refused_without_waiting_for_it() {
    tongbi()
        .args(["diff", "/dev/zero"])
        .assert()
        .code(2)
        .stderr(contains("/dev/zero: not a file or a folder"));
}

#[test]
fn what_is_over_the_limit_is_refused_with_the_flag_that_raises_it() {
    let folder = folder();
    let path = folder.path().join("澜溪县/2023.txt");
    write(&path, demo(2023));
    tongbi()
        .args(["export", "reports", "--max-file-size", "1K"])
        .arg(&path)
        .assert()
        .code(2)
        .stderr(contains("more than 1024").and(contains("--max-file-size")));
}

#[test]
fn the_reports_of_an_archive_are_read_and_a_bomb_in_it_is_named() {
    let folder = folder();
    let path = folder.path().join("澜溪县.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).expect("made"));
    let options = zip::write::SimpleFileOptions::default();
    use std::io::Write;
    for (name, bytes) in [
        ("报告/2022.txt", demo(2022)),
        ("报告/2023.txt", demo(2023)),
        ("报告/bomb.txt", vec![b'9'; 4 << 20]),
        ("__MACOSX/报告/._2023.txt", vec![0; 100]),
    ] {
        zip.start_file(name, options).expect("started");
        zip.write_all(&bytes).expect("written");
    }
    zip.finish().expect("finished");
    let limit = Options {
        max_file_size: 1 << 20,
        ..Options::default()
    };
    let outcome = read::read_one(&path, &limit);
    let sources: Vec<&str> = outcome.reports.iter().map(|r| r.source.as_str()).collect();
    assert_eq!(sources.len(), 2);
    assert!(
        sources[0].ends_with("澜溪县.zip/报告/2022.txt"),
        "{sources:?}"
    );
    let said: Vec<String> = outcome.skipped.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("bomb.txt: unpacks to more than"),
        "{said:?}"
    );
}

#[test]
fn a_report_in_gb18030_or_utf_16_gives_the_rows_of_the_utf_8_one() {
    let rows = |path: &Path| {
        let outcome = read::read(&[path.to_owned()], &Options::default());
        assert_eq!(outcome.skipped.len(), 0, "{:?}", outcome.skipped);
        tongbi::observe(&outcome.reports[0])
            .observations
            .into_iter()
            .map(|o| (o.label, o.value.to_string(), o.unit, o.line, o.start))
            .collect::<Vec<_>>()
    };
    let folder = folder();
    let text = String::from_utf8(demo(2023)).expect("UTF-8");
    let plain = folder.path().join("澜溪县/2023.txt");
    write(&plain, &text);
    let expected = rows(&plain);
    assert!(expected.len() > 50);
    let utf16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for bytes in [encoding_rs::GB18030.encode(&text).0.into_owned(), utf16] {
        write(&plain, &bytes);
        assert!(rows(&plain) == expected);
    }
}
