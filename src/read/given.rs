//! A report whose area and year somebody else has settled: a line of a corpus,
//! a row of a table.

use super::format::Document;
use super::{Format, Report, divisions, identity, sha256};

/// A report of this text. Genre and title are found in it, area and year are
/// as given; the area has a code where its name leaves no doubt.
#[must_use]
pub fn given(area: String, year: i32, source: String, text: String) -> Report {
    let document = Document {
        text,
        ..Document::default()
    };
    let (genre, title) = identity::genre_and_title(&document);
    let text = document.text;
    let found = divisions::at_start(&area).filter(|found| found.len == area.len());
    Report {
        area_code: found.map_or("", |found| found.code("")).to_owned(),
        area,
        year,
        genre,
        title,
        sha256: sha256(text.as_bytes()),
        source,
        format: Format::Text,
        text,
        ..Report::default()
    }
}

#[cfg(test)]
mod tests {
    use super::given;

    #[test]
    fn an_area_has_its_code_where_its_name_leaves_no_doubt() {
        let code =
            |area: &str| given(area.to_owned(), 2023, String::new(), String::new()).area_code;
        assert_eq!(code("登封市"), "410185");
        assert_eq!(code("澜溪县"), "");
        assert_eq!(code("登封市司法局"), "");
    }
}
