//! What holds for any bytes, whoever made them: nothing panics, and every row
//! that comes of them stands where it says. The fuzz targets look for bytes that
//! break it; `tests/testsuite/hostile.rs` holds it on a fixed sequence with every test run.

use std::io::{Cursor, Write};
use std::path::Path;

use tongbi::read::{Genre, Options, Report};
use zip::write::SimpleFileOptions;

/// Small enough that unpacking to more is soon met.
const LIMIT: u64 = 4 << 20;

/// A file of this name, which says its format, is read or refused.
pub fn file(name: &str, bytes: &[u8]) {
    let path = Path::new("澜溪县").join(name);
    let options = Options {
        max_file_size: LIMIT,
        ..Options::default()
    };
    let outcome = tongbi::read::read_bytes(&path, bytes, &options);
    for report in &outcome.reports {
        assert!(report.text.len() as u64 <= 4 * LIMIT, "text without bounds");
        rows(report);
    }
    for refused in &outcome.skipped {
        assert!(!refused.to_string().contains('\n'), "{refused:?}");
    }
}

/// An indicator table of this name gives finite rows and named ones, or is
/// refused in one line.
pub fn table(name: &str, bytes: &[u8]) {
    in_a_file(name, bytes, |path| {
        let _ = tongbi::tables::is_indicator_table(path, LIMIT);
        match tongbi::tables::read_indicator_table(path, LIMIT) {
            Ok(table) => {
                for row in &table.observations {
                    assert!(row.value.is_finite(), "{}", row.label);
                }
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    });
}

/// A decisions file of this name is understood or refused.
pub fn decisions(name: &str, bytes: &[u8]) {
    in_a_file(name, bytes, |path| {
        if let Err(error) = tongbi::decisions::read(path) {
            assert!(!error.to_string().is_empty());
        }
    });
}

/// A corpus table of this name gives reports and named rows, or is refused.
pub fn corpus(name: &str, bytes: &[u8]) {
    in_a_file(name, bytes, |path| {
        let options = Options {
            max_file_size: LIMIT,
            ..Options::default()
        };
        let outcome = tongbi::read::read(&[path.to_owned()], &options);
        outcome.reports.iter().for_each(rows);
    });
}

/// A store with this manifest is refused or whole.
pub fn manifest(bytes: &[u8]) {
    in_a_file("tongbi-store.json", bytes, |path| {
        let folder = path.parent().expect("a folder");
        if let Ok(store) = tongbi::store::Store::open(folder) {
            let parts = store.manifest().segments.iter().map(|s| s.parts.len());
            // No part lies beside it.
            assert_eq!(store.verify().len(), parts.sum::<usize>());
        }
    });
}

/// Calls `promise` with the path of a file of these bytes.
fn in_a_file(name: &str, bytes: &[u8], promise: impl FnOnce(&Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    promise(&path);
}

/// A Word document of these parts, NUL between them: the text, then styles,
/// numbering and footnotes. Packed without compression, so that one byte
/// changed is one byte changed.
pub fn docx(parts: &[u8]) {
    let names = ["document", "styles", "numbering", "footnotes"];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, xml) in names.iter().zip(parts.split(|byte| *byte == 0)) {
        zip.start_file(format!("word/{name}.xml"), stored)
            .expect("a part begins");
        zip.write_all(xml).expect("a part is written");
    }
    let packed = zip.finish().expect("packed").into_inner();
    file("2023.docx", &packed);
}

/// A text of each genre gives rows that stand in it.
pub fn text(text: &str) {
    for genre in Genre::ALL {
        rows(&Report {
            area: "澜溪县".into(),
            year: 2023,
            genre,
            source: "澜溪县/2023.txt".into(),
            text: text.to_owned(),
            ..Report::default()
        });
    }
}

/// The figures of a text stand in it, in order, apart from each other.
pub fn figures(text: &str) {
    let reading = tongbi::figures::read(text, 0..text.len());
    let mut end = 0;
    for figure in &reading.figures {
        assert!(figure.span.start >= end, "figures overlap");
        assert!(text.get(figure.span.clone()).is_some(), "{figure:?}");
        assert!(text.get(figure.core.clone()).is_some(), "{figure:?}");
        assert!(figure.value.is_finite(), "{figure:?}");
        end = figure.span.end;
    }
    for left in &reading.left_out {
        assert!(text.get(left.span.clone()).is_some(), "{left:?}");
    }
}

fn rows(report: &Report) {
    let observed = tongbi::observe(report);
    let matched = tongbi::read::matched(&report.text);
    let words = |start, end| {
        assert!(report.text.get(start..end).is_some(), "{start}..{end}");
        matched.words(start..end)
    };
    let mut end = 0;
    for row in &observed.observations {
        assert_eq!(words(row.start, row.end), row.text);
        assert_eq!(matched.line(row.start), row.line, "{}", row.text);
        assert!(row.start >= end, "{} overlaps the figure before", row.text);
        assert!(row.value.is_finite(), "{}", row.text);
        end = row.end;
    }
    for row in &observed.statements {
        assert_eq!(words(row.start, row.end), row.text);
        assert_eq!(matched.line(row.start), row.line, "{}", row.text);
    }
}
