//! A report whose area and year somebody else has settled: a line of a corpus,
//! a row of a table.

use sha2::{Digest, Sha256};

use super::format::Document;
use super::{Format, Report, place};

/// A report of this text. Genre and title are found in it, area and year are
/// as given.
#[must_use]
pub fn given(area: String, year: i32, source: String, text: String) -> Report {
    let document = Document {
        text,
        ..Document::default()
    };
    let (genre, title) = place::genre_and_title(&document);
    let text = document.text;
    Report {
        area,
        year,
        genre,
        title,
        sha256: Sha256::digest(text.as_bytes())
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect(),
        source,
        format: Format::Text,
        text,
        ..Report::default()
    }
}
