//! The body of a Word document: its paragraphs and table rows as lines.

use std::collections::BTreeMap;

use super::super::Refusal;
use super::super::rows::Rows;
use super::numbering::{NumberOf, Numbering};
use super::xml::{Part, Tag, read};

/// Elements whose content is not part of what is seen: text moved away, the
/// older copy of a drawing.
const UNSEEN: &[&str] = &["moveFrom", "del", "Fallback"];

/// The lines of a body and the notes it refers to, in order.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) lines: Vec<String>,
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
}

/// Footnotes or endnotes by their id.
#[derive(Debug, Default)]
pub(super) struct Notes(pub(super) BTreeMap<String, String>);

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    number: NumberOf,
}

#[derive(Debug, Default)]
struct Table {
    rows: Rows,
    /// Columns of the cell that has begun and holds no words yet.
    cell: Option<usize>,
    /// Its lines, should it turn out to lay paragraphs out.
    lines: Vec<String>,
    layout: bool,
}

struct BodyReader<'a> {
    body: Body,
    numbering: &'a mut Numbering,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    unseen: usize,
    /// Open fields; whether each is a table of contents.
    fields: Vec<bool>,
    in_text: bool,
    in_instruction: bool,
    vanished: bool,
}

impl Body {
    pub(super) fn read(xml: &[u8], numbering: &mut Numbering) -> Result<Self, Refusal> {
        let mut reader = BodyReader {
            body: Self::default(),
            numbering,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            unseen: 0,
            fields: Vec::new(),
            in_text: false,
            in_instruction: false,
            vanished: false,
        };
        read(xml, |part| reader.take(part))?;
        Ok(reader.body)
    }
}

impl Notes {
    pub(super) fn read(xml: &[u8]) -> Result<Self, Refusal> {
        let mut notes = Self::default();
        let (mut id, mut in_text) = (String::new(), false);
        read(xml, |part| match part {
            Part::Start(tag) if matches!(tag.name.as_str(), "footnote" | "endnote") => {
                id = tag.get("id").unwrap_or_default().to_owned();
            }
            Part::Start(tag) => in_text = tag.name == "t",
            Part::End(_) => in_text = false,
            Part::Text(words) if in_text => {
                notes.0.entry(id.clone()).or_default().push_str(&words);
            }
            Part::Text(_) => {}
        })?;
        Ok(notes)
    }
}

impl BodyReader<'_> {
    fn take(&mut self, part: Part) {
        match part {
            Part::Start(tag) if UNSEEN.contains(&tag.name.as_str()) => self.unseen += 1,
            Part::End(name) if UNSEEN.contains(&name.as_str()) => {
                self.unseen = self.unseen.saturating_sub(1);
            }
            _ if self.unseen > 0 => {}
            Part::Start(tag) => self.start(&tag),
            Part::End(name) => self.end(&name),
            Part::Text(words) => self.text(&words),
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "p" => {
                self.begin_cell();
                self.paragraphs.push(Paragraph::default());
            }
            "pStyle" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.style = tag.val().map(str::to_owned);
                }
            }
            "numId" | "ilvl" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.number.take(tag);
                }
            }
            "r" => self.vanished = false,
            "vanish" => self.vanished = tag.on(),
            "t" => self.in_text = true,
            "instrText" => self.in_instruction = true,
            "fldChar" => match tag.get("fldCharType") {
                Some("begin") => self.fields.push(false),
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            "tab" | "ptab" => self.words(" "),
            "br" if tag.get("type").is_none_or(|t| t == "textWrapping") => self.words("\n"),
            "cr" => self.words("\n"),
            "noBreakHyphen" => self.words("-"),
            "footnoteReference" => self.body.footnotes.extend(tag.get("id").map(str::to_owned)),
            "endnoteReference" => self.body.endnotes.extend(tag.get("id").map(str::to_owned)),
            "tbl" => {
                for outer in &mut self.tables {
                    outer.layout = true;
                }
                self.tables.push(Table::default());
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.rows.row();
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some(1);
                }
            }
            "gridSpan" => {
                if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
                    *cell = tag.val().and_then(|n| n.parse().ok()).unwrap_or(1);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.paragraph(&paragraph);
                }
            }
            "tc" => self.begin_cell(),
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    let lines = match table.rows.of_figures() {
                        Some(rows) if !table.layout => rows,
                        _ => table.lines,
                    };
                    match self.tables.last_mut() {
                        Some(outer) => outer.lines.extend(lines),
                        None => self.body.lines.extend(lines),
                    }
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.in_instruction
            && words.trim_start().starts_with("TOC")
            && let Some(field) = self.fields.last_mut()
        {
            *field = true;
        }
        if self.in_text && !self.vanished {
            self.words(words);
        }
    }

    fn words(&mut self, words: &str) {
        let in_contents = self.fields.contains(&true);
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !in_contents
        {
            paragraph.text.push_str(words);
        }
    }

    fn begin_cell(&mut self) {
        if let Some(table) = self.tables.last_mut()
            && let Some(columns) = table.cell.take()
        {
            table.rows.cell(columns, 1);
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.text.trim().is_empty() {
            return;
        }
        let mut text = self
            .numbering
            .next(paragraph.style.as_deref(), &paragraph.number);
        text.push_str(paragraph.text.trim_end());
        for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
            // Cells are parted by tabs; words of a paragraph are not.
            let line = line.replace('\t', " ");
            match self.tables.last_mut() {
                Some(table) => {
                    table.rows.line(&line);
                    table.lines.push(line);
                }
                None => self.body.lines.push(line),
            }
        }
    }
}
