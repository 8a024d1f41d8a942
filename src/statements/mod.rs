//! Sections → statements: single weaknesses, causes, measures (one a sentence)
//! and plan items. Stands beside `figures` in the flow.
//!
//! A list item is one statement: its heading and the sentence or two behind it in
//! the same line belong together; a heading on a line of its own is the path of
//! what stands below it. Paragraphs without list marks are cut by sentences;
//! those of weaknesses by problems ([`weaknesses`]).

mod cues;
mod spans;
mod weaknesses;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::outline::{Block, Outline, PATH_SEPARATOR, Section};
use crate::read::Report;

use cues::CUES;
use spans::{PARTS, STOPS, cut as pieces, has, items, trimmed, uncounted};

/// One weakness, cause, measure or plan item: one row of the table `statements`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The place or body reporting.
    pub area: String,
    /// The year reported on.
    pub year: i32,
    /// What the statement is: weaknesses, causes, measures, plans, leadership.
    pub section: Section,
    /// 1-based number within its section of the report.
    pub ordinal: usize,
    /// The path of headings above, joined by ` / `.
    pub heading: String,
    /// The statement verbatim, list marker and closing punctuation removed.
    pub text: String,
    /// The report's path.
    pub source: String,
    /// 1-based line.
    pub line: usize,
    /// First byte of `text` in the report's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The shortest sentence that is a statement, in characters.
const SHORTEST: usize = 6;

/// Cuts a report into statements.
#[must_use]
pub fn cut(report: &Report, outline: &Outline) -> Vec<Statement> {
    let mut cutter = Cutter {
        report,
        outline,
        ordinals: BTreeMap::new(),
        counted: (0, 1),
        path: (None, String::new()),
        statements: Vec::new(),
    };
    let mut at = 0;
    while let Some(block) = outline.blocks.get(at) {
        at = match block.section {
            Section::Other => at + 1,
            Section::Measures | Section::Leadership => {
                cutter.sentences(block, block.body..block.span.end);
                at + 1
            }
            Section::Causes => {
                cutter.causes(block);
                at + 1
            }
            Section::Weaknesses | Section::Plans => cutter.item(at),
        };
    }
    cutter.statements
}

struct Cutter<'a> {
    report: &'a Report,
    outline: &'a Outline,
    ordinals: BTreeMap<Section, usize>,
    /// A place in the text and its line, from which the next is counted.
    counted: (usize, usize),
    /// The heading of the last statement, and its path.
    path: (Option<usize>, String),
    statements: Vec<Statement>,
}

impl Cutter<'_> {
    fn push(&mut self, block: &Block, span: Range<usize>) {
        let line = self.line(block, span.start);
        let text = self.report.text.as_str();
        if self.path.0 != block.heading {
            let path = self.outline.path(block.heading).join(PATH_SEPARATOR);
            self.path = (block.heading, path);
        }
        let ordinal = self.ordinals.entry(block.section).or_insert(0);
        *ordinal += 1;
        self.statements.push(Statement {
            area: self.report.area.clone(),
            year: self.report.year,
            section: block.section,
            ordinal: *ordinal,
            heading: self.path.1.clone(),
            text: text[span.clone()].to_owned(),
            source: self.report.source.clone(),
            line,
            start: span.start,
            end: span.end,
        });
    }

    /// The line of a place in a block; a heading's block stands for the lines
    /// below it, too. Counted from the statement before, since a text may have
    /// but one line.
    fn line(&mut self, block: &Block, at: usize) -> usize {
        let (from, line) = if (block.span.start..=at).contains(&self.counted.0) {
            self.counted
        } else {
            (block.span.start, block.line)
        };
        let breaks = self.report.text.get(from..at).map_or(0, |before| {
            memchr::memchr_iter(b'\n', before.as_bytes()).count()
        });
        self.counted = (at, line + breaks);
        self.counted.1
    }

    /// Each sentence of a span.
    fn sentences(&mut self, block: &Block, span: Range<usize>) {
        let text = self.report.text.as_str();
        for sentence in pieces(text, span, &STOPS) {
            let closing = CUES.preamble.closing.beginning(&text[sentence.clone()]);
            if has(text, &sentence, SHORTEST) && closing.is_none() {
                self.push(block, sentence);
            }
        }
    }

    /// Each cause of a block, without the words that call it one.
    fn causes(&mut self, block: &Block) {
        let text = self.report.text.as_str();
        for sentence in pieces(text, block.body..block.span.end, &STOPS) {
            for cause in pieces(text, sentence, &PARTS) {
                let words = &text[cause.clone()];
                let called = words
                    .char_indices()
                    .take(8)
                    .filter(|(_, c)| matches!(c, '：' | ':' | '是' | '在'))
                    .last()
                    .filter(|_| words.contains("原因") || words.starts_with("究其"))
                    .map_or(0, |(at, c)| at + c.len_utf8());
                let cause = trimmed(text, cause.start + called..cause.end);
                if has(text, &cause, SHORTEST) {
                    self.push(block, cause);
                }
            }
        }
    }

    /// The statement or statements of an item or paragraph of weaknesses or
    /// plans, the lines that belong to it included. Gives the block behind it.
    fn item(&mut self, at: usize) -> usize {
        let blocks = &self.outline.blocks;
        let Some(block) = blocks.get(at) else {
            return at + 1;
        };
        let text = self.report.text.as_str();
        let head = self.head(block);
        let body = block.body..block.span.end;
        let Some(level) = block.marker else {
            if head.is_none() {
                self.paragraph(block, block.span.clone());
            }
            return at + 1;
        };
        if level == 1 {
            self.paragraph(block, body);
            return at + 1;
        }
        // Lines without a marker behind a bare heading are its body; one that
        // ends like a sentence is complete.
        let bare = trimmed(text, body.clone()).is_empty()
            && !text[block.span.clone()].trim_end().ends_with(STOPS);
        let lines = blocks[at + 1..]
            .iter()
            .take_while(|b| bare && b.marker.is_none() && b.section == block.section)
            .take_while(|b| b.heading == block.heading)
            .count();
        let last = at + lines;
        let end = blocks.get(last).map_or(block.span.end, |b| b.span.end);
        let behind = blocks.get(last + 1);
        let spelt_out = behind.is_some_and(|next| {
            next.section == block.section && next.marker.is_some_and(|m| m > level)
        });
        let rest = trimmed(text, body.start..end);
        // A heading on a line of its own is spelt out by the lines below it.
        let whole = match &head {
            Some(head) if !bare || rest.is_empty() => head.start..end,
            _ => rest.clone(),
        };
        let is_title = head
            .as_ref()
            .is_some_and(|head| weaknesses::is_title(&text[head.clone()]));
        if spelt_out || is_title || !self.is_short(&rest) {
            for line in &blocks[at..=last] {
                let words = line.body..line.span.end;
                self.paragraph(line, words);
            }
            // A long item without sentences of its own is still an item.
        } else if block.section == Section::Weaknesses {
            self.weakness_item(block, body.start, whole);
        } else {
            for plan in items(text, trimmed(text, whole)) {
                self.plan(block, plan);
            }
        }
        last + 1
    }

    /// The weaknesses of an item whose words without its heading begin at `body`.
    fn weakness_item(&mut self, block: &Block, body: usize, whole: Range<usize>) {
        let text = self.report.text.as_str();
        for item in items(text, whole) {
            let body = body.clamp(item.start, item.end)..item.end;
            for span in weaknesses::of_item(text, body, item) {
                self.push(block, span);
            }
        }
    }

    /// A plan, without the sentences behind it that close the chapter.
    fn plan(&mut self, block: &Block, span: Range<usize>) {
        let text = self.report.text.as_str();
        let undertaken: Vec<Range<usize>> = pieces(text, span.clone(), &STOPS)
            .filter(|sentence| !CUES.preamble.slogan.within(&text[sentence.clone()]))
            .collect();
        let (Some(first), Some(last)) = (undertaken.first(), undertaken.last()) else {
            return;
        };
        let span = first.start..last.end;
        if has(text, &span, SHORTEST) && !self.is_preamble(&span, text) {
            self.push(block, span);
        }
    }

    /// The words of the heading that a block begins with.
    fn head(&self, block: &Block) -> Option<Range<usize>> {
        let heading = self.outline.headings.get(block.heading?)?;
        if heading.span.start != block.span.start {
            return None;
        }
        let own = self.report.text.get(heading.span.clone())?;
        // They end it but for marks, and are searched for where they do not.
        let words = heading.text.as_str();
        let before_marks = &own[..trimmed(own, 0..own.len()).end];
        let at = match before_marks.strip_suffix(words) {
            Some(marker) => marker.len(),
            None => own.rfind(words)?,
        };
        let start = heading.span.start + at;
        Some(start..start + heading.text.len())
    }

    /// Whether the body of an item is short enough to be one statement with
    /// its heading.
    fn is_short(&self, body: &Range<usize>) -> bool {
        const SENTENCES: usize = 3;
        const CHARACTERS: usize = 170;
        let text = self.report.text.as_str();
        !has(text, body, CHARACTERS + 1) && pieces(text, body.clone(), &STOPS).count() <= SENTENCES
    }

    /// A paragraph of weaknesses or plans without a marker.
    fn paragraph(&mut self, block: &Block, span: Range<usize>) {
        let text = self.report.text.as_str();
        if block.section == Section::Weaknesses {
            for problem in weaknesses::of_paragraph(text, span) {
                self.push(block, problem);
            }
            return;
        }
        // The stop is looked at: a sentence that ends in a colon announces.
        let mut start = span.start;
        for sentence in text[span].split_inclusive(STOPS) {
            let whole = start..start + sentence.len();
            start = whole.end;
            if self.is_preamble(&whole, text) {
                continue;
            }
            if CUES.preamble.slogan.within(&text[whole.clone()]) {
                continue;
            }
            for part in pieces(text, whole, &PARTS) {
                let part = uncounted(text, part);
                if has(text, &part, SHORTEST) {
                    self.push(block, part);
                }
            }
        }
    }

    /// Whether words of the plans set the tone or announce the list.
    fn is_preamble(&self, span: &Range<usize>, text: &str) -> bool {
        let words = text[span.clone()].trim();
        let bare = &text[trimmed(text, span.clone())];
        words.ends_with(['：', ':'])
            || CUES.preamble.ends.ends(bare)
            || CUES.preamble.holds.within(bare)
            || CUES.preamble.closing.beginning(bare).is_some()
    }
}

#[cfg(test)]
mod tests;
