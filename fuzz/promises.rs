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
