//! PDF with a text layer: pieces of text with their places on the page, put
//! together again into lines ([`layout`]), without page headers and numbers
//! ([`furniture`]), and the lines into paragraphs ([`paragraphs`]).

mod furniture;
mod layout;
mod paragraphs;

use pdf_oxide::document::PdfDocument;

use super::{Document, Reader, Refusal};
use layout::Line;

pub(super) struct Pdf;

/// No report has more pages.
const MOST_PAGES: usize = 2000;

/// One character in this many may be without meaning in a font.
const MEANINGLESS: usize = 4;

impl Reader for Pdf {
    fn read(&self, bytes: &[u8], limit: u64) -> Result<Document, Refusal> {
        let bytes = bytes.to_vec();
        // The crate has not panicked on anything we threw at it; should it, one
        // file is damaged and the others go on.
        std::panic::catch_unwind(move || read(bytes, limit))
            .unwrap_or_else(|_| Err(Refusal::Damaged("it cannot be taken apart".to_owned())))
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
        let spans = pdf
            .extract_spans(number)
            .map_err(|e| Refusal::Damaged(format!("page {}: {e}", number + 1)))?;
        held += spans.iter().map(|s| s.text.len() as u64).sum::<u64>();
        if held > limit {
            return Err(Refusal::TooLarge);
        }
        pages.push(layout::lines(&spans));
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
    Ok(Document {
        text: paragraphs::join(&pages),
        ..Document::default()
    })
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
    fn a_page_without_text_is_a_picture_of_one() {
        let pdf = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n";
        let read = Pdf.read(pdf.as_bytes(), 1 << 20);
        assert!(
            matches!(read, Err(Refusal::Unreadable(what, remedy)) if what.contains("pictures") && remedy.contains("ocrmypdf")),
            "{read:?}"
        );
    }
}
