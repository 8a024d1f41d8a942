//! PDF with a text layer: pieces of text with their places on the page, put
//! together again into lines ([`layout`]), without page headers and numbers
//! ([`furniture`]), and the lines into paragraphs ([`paragraphs`]); tables by the
//! lines drawn around their cells ([`ruled`]).

mod furniture;
mod layout;
mod nesting;
mod paragraphs;
mod ruled;

use pdf_oxide::document::PdfDocument;
use pdf_oxide::layout::{TextChar, TextSpan};

use super::{Document, Reader, Refusal};
use crate::read::guarded;
use layout::Line;
use ruled::Rules;

pub(super) struct Pdf;

/// No report has more pages.
const MOST_PAGES: usize = 2000;

/// One character in this many may be without meaning in a font.
const MEANINGLESS: usize = 4;

impl Reader for Pdf {
    fn read(&self, bytes: &[u8], limit: u64) -> Result<Document, Refusal> {
        if nesting::is_too_deep(bytes, limit) {
            return Err(Refusal::Damaged(
                "its objects are nested too deep".to_owned(),
            ));
        }
        let bytes = bytes.to_vec();
        // Recursion on what a file says has a stack of its own.
        let read = std::thread::Builder::new()
            .stack_size(nesting::STACK)
            .spawn(move || guarded(move || read(bytes, limit)))
            .map_err(|error| Refusal::Damaged(format!("no thread to read it: {error}")))?;
        let read = read.join().ok().flatten();
        read.unwrap_or_else(|| Err(Refusal::Damaged("it cannot be taken apart".to_owned())))
    }
}

fn read(bytes: Vec<u8>, limit: u64) -> Result<Document, Refusal> {
    let damaged = |e: pdf_oxide::error::Error| Refusal::Damaged(e.to_string());
    let pdf = PdfDocument::from_bytes(bytes).map_err(damaged)?;
    if pdf.is_encrypted() && !pdf.authenticate(b"").unwrap_or(false) {
        return Err(Refusal::Unreadable(
            "a PDF with a password",
            "take it off with `qpdf --decrypt --password=PASSWORD FILE out.pdf`",
        ));
    }
    let count = pdf.page_count().map_err(damaged)?;
    if count > MOST_PAGES {
        return Err(Refusal::Damaged(format!("it says it has {count} pages")));
    }
    let mut pages: Vec<Vec<Line>> = Vec::with_capacity(count);
    let mut held = 0;
    for number in 0..count {
        let on_page = |e| Refusal::Damaged(format!("page {}: {e}", number + 1));
        let spans = pdf.extract_spans(number).map_err(on_page)?;
        if spans.is_empty() {
            // A page that does not unpack, or to more than the 256 MB the crate
            // allows, has no words either; it is no blank one.
            pdf.get_page_content_data(number).map_err(on_page)?;
        }
        held += spans.iter().map(|s| s.text.len() as u64).sum::<u64>();
        if held > limit {
            return Err(Refusal::TooLarge);
        }
        // What cannot be taken apart draws no table; the words were read.
        let tables = Rules::of(&pdf.extract_paths(number).unwrap_or_default()).tables();
        let letters = if tables.is_empty() {
            Vec::new()
        } else {
            letters(&spans)
        };
        pages.push(layout::lines_with(&spans, &letters, &tables));
    }
    if pages.iter().all(Vec::is_empty) {
        return Err(Refusal::Unreadable(
            "a PDF of pictures, without text",
            "recognise its text first: `ocrmypdf -l chi_sim FILE out.pdf`",
        ));
    }
    if meaningless(&pages) {
        return Err(Refusal::Unreadable(
            "a PDF whose fonts do not say what they write",
            "recognise its text anew: `ocrmypdf --force-ocr -l chi_sim FILE out.pdf`",
        ));
    }
    furniture::remove(&mut pages);
    let written = paragraphs::join(&pages);
    Ok(Document {
        text: written.text,
        tables: written.tables,
        ..Document::default()
    })
}

/// The characters of some spans one by one: a span may go on from one cell into
/// the next.
fn letters(spans: &[TextSpan]) -> Vec<TextSpan> {
    let span = |letter: TextChar| TextSpan {
        text: letter.char.to_string(),
        bbox: letter.bbox,
        font_size: letter.font_size,
        ..TextSpan::default()
    };
    spans
        .iter()
        .flat_map(TextSpan::to_chars)
        .map(span)
        .collect()
}

fn meaningless(pages: &[Vec<Line>]) -> bool {
    let (mut all, mut lost) = (0, 0);
    for c in pages.iter().flatten().flat_map(|line| line.text.chars()) {
        all += 1;
        lost += usize::from(
            matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') || c.is_control() && c != '\t',
        );
    }
    lost * MEANINGLESS > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pdf_is_damaged() {
        for bytes in [
            &b"%PDF-1.7"[..],
            b"%PDF-1.4\n1 0 obj\n<<",
            b"%PDF-\xff\xff\xff\xff",
        ] {
            assert!(matches!(Pdf.read(bytes, 1 << 20), Err(Refusal::Damaged(_))));
        }
    }

    #[test]
    fn files_on_which_the_crate_panics_are_damaged_or_read() {
        for bytes in [
            &include_bytes!("../../../../fuzz/seeds/pdf/broken-object")[..],
            include_bytes!("../../../../fuzz/seeds/pdf/broken-font"),
        ] {
            let read = Pdf.read(bytes, 1 << 20);
            assert!(!matches!(read, Err(Refusal::Encoding(_))), "{read:?}");
        }
    }

    #[test]
    fn a_page_that_does_not_unpack_is_no_picture() {
        let plain = include_bytes!("../../../../fuzz/seeds/pdf/deflated");
        let at = plain
            .windows(8)
            .position(|w| w == b">>stream")
            .expect("a stream");
        let mut broken = plain.to_vec();
        broken[at + 9..at + 60].fill(0xff);
        let read = Pdf.read(&broken, 1 << 20);
        assert!(
            matches!(&read, Err(Refusal::Damaged(why)) if why.starts_with("page 1: ")),
            "{read:?}"
        );
    }

    #[test]
    fn a_page_without_text_is_a_picture_of_one() {
        let pdf = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n";
        let read = Pdf.read(pdf.as_bytes(), 1 << 20);
        assert!(
            matches!(read, Err(Refusal::Unreadable(what, remedy)) if what.contains("pictures") && remedy.contains("ocrmypdf")),
            "{read:?}"
        );
    }
}
