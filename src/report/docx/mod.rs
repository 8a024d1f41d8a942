//! The change report as a Word document: tables as tables, and what changed in
//! weaknesses and plans as tracked changes that Word and LibreOffice accept or
//! reject. Accepting all leaves the later report's statements, rejecting all
//! the earlier one's.
//!
//! A document is a ZIP of XML parts; the parts that never change stand beside
//! this file, the text is a template ([`revisions`] prepares its changes).

use std::io::{Cursor, Write};

use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use serde::Serialize;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::place::Place;
use super::view::{View, view};
use super::{ChangeReport, ReportError};
use revisions::{Numbers, Revised};

mod revisions;

/// The template of the text and of the two parts that carry words.
const TEMPLATES: [(&str, &str); 2] = [
    ("word/document.xml", include_str!("parts/document.xml")),
    ("docProps/core.xml", include_str!("parts/core.xml")),
];

/// The parts that are the same in every document.
const PARTS: [(&str, &str); 6] = [
    (
        "[Content_Types].xml",
        include_str!("parts/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("parts/package_rels.xml")),
    (
        "word/_rels/document.xml.rels",
        include_str!("parts/document_rels.xml"),
    ),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/footer1.xml", include_str!("parts/footer.xml")),
];

/// One place with its tracked changes.
#[derive(Serialize)]
struct Chapter<'a> {
    #[serde(flatten)]
    place: &'a Place,
    weaknesses_revised: Vec<Revised>,
    plans_revised: Vec<Revised>,
}

/// Writes the document.
///
/// # Errors
/// A template that does not fit the view, which is a defect.
pub fn docx(report: &ChangeReport) -> Result<Vec<u8>, ReportError> {
    let view = view(report);
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // XML has the same five characters to escape as HTML.
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No clock: the same report gives the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for (name, part) in PARTS {
        zip.start_file(name, options)?;
        zip.write_all(part.as_bytes())?;
    }
    let chapters = chapters(&view);
    for (name, template) in TEMPLATES {
        environment.add_template(name, template)?;
        let text = environment.get_template(name)?.render(context! {
            chapters => chapters,
            ..minijinja::Value::from_serialize(&view)
        })?;
        zip.start_file(name, options)?;
        zip.write_all(legal(&text).as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn chapters(view: &View) -> Vec<Chapter<'_>> {
    let mut numbers = Numbers::default();
    view.places
        .iter()
        .map(|place| {
            let years = (view.from, view.to);
            let mut revised = |first: &[_], second: &[_]| {
                revisions::revised(first.iter().chain(second), years, &mut numbers)
            };
            Chapter {
                weaknesses_revised: revised(&place.weaknesses, &place.closed),
                plans_revised: revised(&place.plans, &place.earlier_plans),
                place,
            }
        })
        .collect()
}

/// Without the control characters that XML 1.0 has no way to write.
fn legal(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\t' | '\n'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::legal;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(legal("依法\u{0}行政\u{1b}[31m\u{ffff}\n"), "依法行政[31m\n");
    }
}
