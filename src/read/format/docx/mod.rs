//! DOCX: the paragraphs of a Word document as a reader sees them: tracked
//! deletions gone, automatic numbers written out ([`numbering`]), rows of
//! tables with tabs, footnotes after the text, no table of contents.
//!
//! Read as a stream of XML events: nothing is nested in memory, and entities
//! other than the five of XML are not expanded.

mod body;
mod numbering;
mod xml;

use std::collections::BTreeMap;

use super::archive::Parts;
use super::rows::Written;
use super::{Document, Reader, Refusal};
use body::{Body, Line, Notes};
use numbering::Numbering;

pub(super) struct Docx;

/// The part that makes a ZIP a Word document.
pub(super) const MAIN_PART: &str = "word/document.xml";

/// The heading above the footnotes; outlines know it as the start of an annex.
const NOTES: &str = "注释";

impl Reader for Docx {
    fn read(&self, bytes: &[u8], limit: u64) -> Result<Document, Refusal> {
        let mut parts = Parts::open(bytes, limit)?;
        let main = parts
            .take(MAIN_PART)?
            .ok_or_else(|| Refusal::Damaged(format!("no {MAIN_PART} in it")))?;
        let styles = parts.take("word/styles.xml")?.unwrap_or_default();
        let numbers = parts.take("word/numbering.xml")?.unwrap_or_default();
        let mut numbering = Numbering::read(&numbers, &styles)?;
        let mut body = Body::read(&main, &mut numbering)?;
        let mut written = Written::default();
        for line in std::mem::take(&mut body.lines) {
            match line {
                Line::Words(words) => written.line(&words),
                Line::Row(table, row) => written.row(table, &row),
            }
        }
        let mut notes = Vec::new();
        for (part, met) in [
            ("word/footnotes.xml", &body.footnotes),
            ("word/endnotes.xml", &body.endnotes),
        ] {
            if met.is_empty() {
                continue;
            }
            let part = parts.take(part)?.unwrap_or_default();
            let all: BTreeMap<String, String> = Notes::read(&part)?.0;
            notes.extend(met.iter().filter_map(|id| all.get(id).cloned()));
        }
        if !notes.is_empty() {
            written.line(NOTES);
            for note in &notes {
                written.line(note);
            }
        }
        Ok(Document {
            text: written.text,
            tables: written.tables,
            ..Document::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::*;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, xml) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .expect("started");
            zip.write_all(xml.as_bytes()).expect("written");
        }
        zip.finish().expect("finished").into_inner()
    }

    fn document(body: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>{body}</w:body></w:document>"
        )
    }

    fn text(body: &str) -> String {
        Docx.read(&packed(&[(MAIN_PART, &document(body))]), 1 << 20)
            .expect("a document")
            .text
    }

    #[test]
    fn runs_join_into_paragraphs_and_what_was_deleted_is_gone() {
        assert_eq!(
            text(
                "<w:p><w:r><w:t>全县办理案件</w:t></w:r><w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins><w:r><w:t>128</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>件&amp;&#x3002;</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>第二段</w:t><w:br/><w:t>另一行</w:t></w:r></w:p>"
            ),
            "全县办理案件128件&。\n第二段\n另一行\n"
        );
    }

    #[test]
    fn a_table_becomes_rows_with_tabs() {
        let cell = |words: &str, properties: &str| {
            format!(
                "<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"
            )
        };
        assert_eq!(
            text(&format!(
                "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
                cell("部门", ""),
                cell("行政许可（件）", "<w:gridSpan w:val=\"2\"/>"),
                cell("司法局", ""),
                cell("12", ""),
                cell("11", ""),
            )),
            "部门\t行政许可（件）\n司法局\t12\t11\n"
        );
    }

    #[test]
    fn automatic_numbers_are_written_as_they_are_seen() {
        let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
        let styles = "<w:styles><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style></w:styles>";
        let heading =
            "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>主要成效</w:t></w:r></w:p>";
        let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>依法行政</w:t></w:r></w:p>";
        let body = document(&format!("{heading}{item}{item}{heading}{item}"));
        let read = Docx
            .read(
                &packed(&[
                    (MAIN_PART, &body),
                    ("word/numbering.xml", numbering),
                    ("word/styles.xml", styles),
                ]),
                1 << 20,
            )
            .expect("a document");
        assert_eq!(
            read.text,
            "一、主要成效\n（一）依法行政\n（二）依法行政\n二、主要成效\n（一）依法行政\n"
        );
    }

    #[test]
    fn a_table_of_contents_is_passed_over_and_footnotes_come_last() {
        let body = document(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>一、成效 3</w:t></w:r></w:p><w:p><w:r><w:t>二、问题 5</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id=\"2\"/><w:t>继续。</w:t></w:r></w:p>",
        );
        let notes = "<w:footnotes><w:footnote w:id=\"-1\"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>指县本级。</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let read = Docx
            .read(
                &packed(&[(MAIN_PART, &body), ("word/footnotes.xml", notes)]),
                1 << 20,
            )
            .expect("a document");
        assert_eq!(read.text, "正文继续。\n注释\n指县本级。\n");
    }

    #[test]
    fn an_entity_bomb_is_not_expanded_and_a_zip_bomb_is_refused() {
        let bomb = format!(
            "<!DOCTYPE d [<!ENTITY a \"哈哈哈哈哈哈哈哈\"><!ENTITY b \"{}\">]>{}",
            "&a;".repeat(100),
            document(&format!(
                "<w:p><w:r><w:t>前{}后</w:t></w:r></w:p>",
                "&b;".repeat(100)
            ))
        );
        let read = Docx.read(&packed(&[(MAIN_PART, &bomb)]), 1 << 20);
        assert_eq!(read.expect("a document").text, "前后\n");
        let large = document(&"<w:p></w:p>".repeat(200_000));
        let refused = Docx.read(&packed(&[(MAIN_PART, &large)]), 1 << 20);
        assert_eq!(refused, Err(Refusal::TooLarge));
    }

    #[test]
    fn what_is_broken_off_is_damaged() {
        let whole = packed(&[(
            MAIN_PART,
            &document("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"),
        )]);
        for cut in [10, whole.len() / 2, whole.len() - 10] {
            let read = Docx.read(&whole[..cut], 1 << 20);
            assert!(matches!(read, Err(Refusal::Damaged(_))), "{read:?}");
        }
        let open = "<w:document><w:body><w:p><w:r><w:t>正文</w:t></w:r>";
        let read = Docx.read(&packed(&[(MAIN_PART, open)]), 1 << 20);
        assert!(matches!(read, Err(Refusal::Damaged(_))), "{read:?}");
    }
}
