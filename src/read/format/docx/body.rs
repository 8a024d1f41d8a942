//! The body of a Word document: its paragraphs and table rows as lines.

use std::collections::BTreeMap;

use super::super::Refusal;
use super::super::rows::{Row, Rows};
use super::numbering::{NumberOf, Numbering};
use super::xml::{Part, Tag, read};

/// Elements whose content is not part of what is seen: text moved away, the
/// older copy of a drawing.
const UNSEEN: &[&str] = &["moveFrom", "del", "Fallback"];

/// The lines of a body and the notes it refers to, in order.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) lines: Vec<Line>,
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
}

/// A line of a body.
#[derive(Debug)]
pub(super) enum Line {
    Words(String),
    /// A row, and the number of its table.
    Row(usize, Row),
}

/// Footnotes or endnotes by their id.
#[derive(Debug, Default)]
pub(super) struct Notes(pub(super) BTreeMap<String, String>);

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    number: NumberOf,
    /// Its mark was deleted: it goes on in the next.
    goes_on: bool,
}

#[derive(Debug, Default)]
struct Table {
    rows: Rows,
    /// The cell that has begun and holds no words yet.
    cell: Option<Begun>,
    /// Its lines, should it turn out to lay paragraphs out.
    lines: Vec<Line>,
    /// How many there were before the row that has begun.
    lines_before: usize,
    layout: bool,
    /// Whether the row that has begun repeats on each page.
    head: bool,
    /// Whether it was deleted.
    deleted: bool,
}

/// A cell that has begun.
#[derive(Debug, Clone, Copy)]
struct Begun {
    columns: usize,
    /// Belongs to the cell above it.
    goes_on: bool,
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
    /// Hidden or struck through.
    vanished: bool,
    /// Properties that are open: of a paragraph (`pPr`), of a row (`trPr`).
    properties: Option<&'static str>,
    /// Words of paragraphs that go on in the next.
    carried: String,
    /// Tables of figures so far.
    tables_read: usize,
}

/// Elements that hold properties in which `del` says what was deleted.
const PROPERTIES: &[&str] = &["pPr", "trPr"];

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
            properties: None,
            carried: String::new(),
            tables_read: 0,
        };
        read(xml, |part| reader.take(part))?;
        reader.end_of_cell();
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
            Part::Start(tag) if tag.name == "del" && self.properties.is_some() => self.deleted(),
            Part::End(name) if name == "del" && self.properties.is_some() => {}
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
            "pPr" | "trPr" => {
                self.properties = PROPERTIES.iter().find(|p| **p == tag.name).copied();
            }
            "r" => self.vanished = false,
            "vanish" | "strike" | "dstrike" => self.vanished |= tag.on(),
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
                    table.lines_before = table.lines.len();
                    (table.head, table.deleted) = (false, false);
                }
            }
            _ => self.start_in_table(tag),
        }
    }

    fn start_in_table(&mut self, tag: &Tag) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        match (tag.name.as_str(), &mut table.cell) {
            ("tblHeader", _) => table.head = tag.on(),
            ("tc", cell) => {
                *cell = Some(Begun {
                    columns: 1,
                    goes_on: false,
                });
            }
            ("gridSpan", Some(cell)) => {
                cell.columns = tag.val().and_then(|n| n.parse().ok()).unwrap_or(1);
            }
            ("vMerge", Some(cell)) => cell.goes_on = tag.val() != Some("restart"),
            _ => {}
        }
    }

    /// What the open properties are of was deleted.
    fn deleted(&mut self) {
        if self.properties == Some("trPr") {
            if let Some(table) = self.tables.last_mut() {
                table.deleted = true;
            }
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.goes_on = true;
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" | "trPr" => self.properties = None,
            "t" => self.in_text = false,
            "instrText" => self.in_instruction = false,
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.paragraph(&paragraph);
                }
            }
            "tc" => {
                self.begin_cell();
                self.end_of_cell();
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut().filter(|table| table.deleted) {
                    table.rows.undo_row();
                    table.lines.truncate(table.lines_before);
                }
            }
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.tables_read += 1;
                    let number = self.tables_read;
                    let lines = match table.rows.of_figures() {
                        Some(rows) if !table.layout => {
                            rows.into_iter().map(|row| Line::Row(number, row)).collect()
                        }
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
            && let Some(cell) = table.cell.take()
        {
            table.rows.cell(cell.columns, 1, table.head);
            if cell.goes_on {
                table.rows.goes_on();
            }
        }
    }

    /// Words that would go on in a next paragraph have none.
    fn end_of_cell(&mut self) {
        if !self.carried.is_empty() {
            self.paragraph(&Paragraph::default());
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.goes_on {
            self.carried.push_str(&paragraph.text);
            return;
        }
        let words = std::mem::take(&mut self.carried) + &paragraph.text;
        if words.trim().is_empty() {
            return;
        }
        let mut text = self
            .numbering
            .next(paragraph.style.as_deref(), &paragraph.number);
        text.push_str(words.trim_end());
        for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
            // Cells are parted by tabs; words of a paragraph are not.
            let line = line.replace('\t', " ");
            match self.tables.last_mut() {
                Some(table) => {
                    table.rows.line(&line);
                    table.lines.push(Line::Words(line));
                }
                None => self.body.lines.push(Line::Words(line)),
            }
        }
    }
}
