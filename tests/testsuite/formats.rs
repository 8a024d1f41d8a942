//! The same report in every format gives the same observations: written here
//! (encodings, a page, a bare DOCX), and by the programs people use, where
//! `tests/formats/make.py` finds them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tongbi::read::{self, Options};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/lanxi/2023.txt");
const MAKE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/make.py");

/// What an observation says, wherever it stands.
type Said = (String, String, String, String, String, String, String);

fn said(path: &Path) -> Result<Vec<Said>, String> {
    let outcome = read::read_one(path, &Options::default());
    if let Some(error) = outcome.skipped.first() {
        return Err(error.to_string());
    }
    let report = outcome.reports.first().ok_or("no report")?;
    if (report.area.as_str(), report.year) != ("澜溪县", 2023) {
        return Err(format!("read as {} {}", report.area, report.year));
    }
    let observed = tongbi::observe(report);
    for o in &observed.observations {
        assert_eq!(report.text.get(o.start..o.end), Some(o.text.as_str()));
        let line = report.text[..o.start].matches('\n').count() + 1;
        assert_eq!(o.line, line, "{}: {}", path.display(), o.text);
    }
    Ok(observed
        .observations
        .into_iter()
        .map(|o| {
            (
                o.label,
                o.value.to_string(),
                o.unit,
                o.qualifier.as_str().to_owned(),
                o.kind.as_str().to_owned(),
                o.period.as_str().to_owned(),
                o.section.as_str().to_owned(),
            )
        })
        .collect())
}

/// How many of the rows expected were found, each once, and how many others.
fn compare(expected: &[Said], found: &[Said]) -> (usize, usize) {
    let mut left: BTreeMap<&Said, usize> = BTreeMap::new();
    for row in found {
        *left.entry(row).or_default() += 1;
    }
    let equal = expected
        .iter()
        .filter(|row| match left.get_mut(row) {
            Some(n) if *n > 0 => {
                *n -= 1;
                true
            }
            _ => false,
        })
        .count();
    (equal, found.len() - equal)
}

/// Prints the figure for each format and asserts that all are equal.
fn all_equal(files: &[PathBuf]) {
    let expected = said(Path::new(DEMO)).expect("the demo is read");
    assert!(expected.len() > 100);
    let mut short = Vec::new();
    for path in files {
        let name = path
            .ancestors()
            .nth(2)
            .and_then(Path::file_name)
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        match said(path) {
            Ok(found) => {
                let (equal, more) = compare(&expected, &found);
                println!("{name}: {equal} / {} equal, {more} others", expected.len());
                if equal < expected.len() || more > 0 {
                    short.push(name);
                    for row in expected.iter().filter(|r| !found.contains(r)).take(6) {
                        println!("  missing {row:?}");
                    }
                    for row in found.iter().filter(|r| !expected.contains(r)).take(6) {
                        println!("  instead {row:?}");
                    }
                }
            }
            Err(error) => {
                println!("{name}: {error}");
                short.push(name);
            }
        }
    }
    assert!(short.is_empty(), "not the same in {short:?}");
}

fn write(folder: &Path, writer: &str, ending: &str, bytes: &[u8]) -> PathBuf {
    let path = folder
        .join(writer)
        .join("澜溪县")
        .join(format!("2023.{ending}"));
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(&path, bytes).expect("written");
    path
}

fn lines() -> Vec<String> {
    fs::read_to_string(DEMO)
        .expect("the demo")
        .lines()
        .map(|l| l.trim().to_owned())
        .filter(|l| !l.is_empty())
        .collect()
}

fn docx(lines: &[String]) -> Vec<u8> {
    let body: String = lines
        .iter()
        .map(|l| format!("<w:p><w:r><w:t>{l}</w:t></w:r></w:p>"))
        .collect();
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(
        "word/document.xml",
        zip::write::SimpleFileOptions::default(),
    )
    .expect("started");
    zip.write_all(xml.as_bytes()).expect("written");
    zip.finish().expect("finished").into_inner()
}

fn page(lines: &[String], charset: &str) -> String {
    let body: String = lines[1..]
        .iter()
        .map(|l| format!("<p>　　{l}</p>\n"))
        .collect();
    format!(
        "<html><head><meta charset={charset}><title>{title}-澜溪县人民政府</title></head><body>
<ul><li><a href=/>首页</a></li><li><a href=/a>政务服务，已办99件</a></li></ul>
<h2>{title}</h2><p>来源：澜溪县司法局　发布时间：2024-01-29　浏览次数：1024次</p>
<div class=content>{body}</div><p>版权所有：澜溪县人民政府，备案号12345号</p></body></html>",
        title = lines[0]
    )
}

#[test]
fn formats_written_here_give_the_observations_of_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = lines();
    let text = lines.join("\n");
    let gb18030 = |words: &str| encoding_rs::GB18030.encode(words).0.into_owned();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let files = [
        write(
            folder.path(),
            "crlf",
            "txt",
            text.replace('\n', "\r\n").as_bytes(),
        ),
        write(folder.path(), "gb18030", "txt", &gb18030(&text)),
        write(folder.path(), "utf-16be", "txt", &utf16),
        write(
            folder.path(),
            "html",
            "html",
            page(&lines, "utf-8").as_bytes(),
        ),
        write(
            folder.path(),
            "html-gbk",
            "htm",
            &gb18030(&page(&lines, "gbk")),
        ),
        write(
            folder.path(),
            "html-as-doc",
            "doc",
            page(&lines, "utf-8").as_bytes(),
        ),
        write(folder.path(), "docx", "docx", &docx(&lines)),
    ];
    all_equal(&files);
}

#[test]
fn formats_of_real_writers_give_the_observations_of_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = match Command::new("python3")
        .arg(MAKE)
        .arg(DEMO)
        .arg(folder.path())
        .output()
    {
        Ok(made) if made.status.success() => made,
        Ok(made) => {
            println!("skipped: {}", String::from_utf8_lossy(&made.stderr));
            return;
        }
        Err(error) => {
            println!("skipped: python3: {error}");
            return;
        }
    };
    print!("{}", String::from_utf8_lossy(&made.stderr));
    let files: Vec<PathBuf> = String::from_utf8_lossy(&made.stdout)
        .lines()
        .map(PathBuf::from)
        .collect();
    all_equal(&files);
}
