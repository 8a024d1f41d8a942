//! Text → outline: the headings of an official document (一、 （一） 1. 一是 ——,
//! standing alone or run into the paragraph) and the [`Section`] each part
//! belongs to, whatever it is called there. Second stage of the flow.

mod cues;
mod marker;
mod section;

use std::ops::Range;

use crate::cues::{Words, marks};
use crate::read::Genre;
use section::Sections;

/// What a part of a report is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// Duties of the leaders (党政主要负责人履职情况).
    Leadership,
    /// What was done and reached: the review.
    Measures,
    /// Stated shortcomings.
    Weaknesses,
    /// Their stated causes.
    Causes,
    /// Next year's work.
    Plans,
    /// Title, preamble, outlook, closing, annexes, page furniture.
    Other,
}

impl Section {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Measures => "measures",
            Self::Weaknesses => "weaknesses",
            Self::Causes => "causes",
            Self::Plans => "plans",
            Self::Other => "other",
        }
    }
}

/// A heading, its marker included in `span`, excluded from `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, 5 for 一是 / ——.
    pub level: u8,
    /// The words without marker and closing punctuation.
    pub text: String,
    /// Bytes of the report's text, marker included.
    pub span: Range<usize>,
    /// The heading above, as an index into [`Outline::headings`].
    pub parent: Option<usize>,
}

/// A run of text under one heading path, in one section, within one line.
/// The blocks of an outline are in reading order, do not overlap, and cover
/// every non-blank character (heading words included: a run-in heading is the
/// start of its block, a heading line is a block of its own).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What the part is for.
    pub section: Section,
    /// The innermost heading, as an index into [`Outline::headings`].
    pub heading: Option<usize>,
    /// The level of the marker it begins with, as of [`Heading::level`].
    pub marker: Option<u8>,
    /// Bytes of the report's text, heading included.
    pub span: Range<usize>,
    /// Where the words after a heading begin; `span.end` for a bare heading line.
    pub body: usize,
    /// 1-based line.
    pub line: usize,
}

/// The structure of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// All headings in reading order.
    pub headings: Vec<Heading>,
    /// All text in reading order.
    pub blocks: Vec<Block>,
}

/// The words that open a paragraph of weaknesses (也要清醒看到).
pub(crate) fn realise() -> &'static Words {
    &cues::CUES.weaknesses.realise
}

/// Between the headings of a path, where it is written as one text.
pub const PATH_SEPARATOR: &str = " / ";

impl Outline {
    /// The headings from the outermost to `heading`, for example
    /// `["行政执法不断规范", "加大重点领域执法力度"]`.
    #[must_use]
    pub fn path(&self, heading: Option<usize>) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = heading;
        while let Some(i) = at {
            path.push(self.headings[i].text.as_str());
            at = self.headings[i].parent;
        }
        path.reverse();
        path
    }
}

/// Reads the outline of a text.
#[must_use]
pub fn outline(text: &str, genre: Genre) -> Outline {
    let marked = text.lines().any(|line| {
        let line = line.trim();
        marker::at_start(line)
            .filter(|m| m.level == 1)
            .is_some_and(|m| section::names_a_part(first_sentence(&line[m.len..])))
    });
    let outline = Reader::new(text, Sections::new(genre, Section::Other), marked).read();
    if outline.blocks.iter().any(|b| b.section != Section::Other) {
        return outline;
    }
    // No heading says what any part is for: the text is a review until a
    // paragraph says otherwise.
    Reader::new(text, Sections::new(genre, Section::Measures), marked).read()
}

/// Reads a text line by line, keeping the headings above and the section.
struct Reader<'a> {
    text: &'a str,
    sections: Sections,
    /// Whether headings of the first level bear markers.
    marked: bool,
    /// The last heading of each level, none below a heading met later.
    above: [Option<usize>; 6],
    outline: Outline,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, sections: Sections, marked: bool) -> Self {
        Self {
            text,
            sections,
            marked,
            above: [None; 6],
            outline: Outline::default(),
        }
    }

    fn read(mut self) -> Outline {
        let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
        let mut from = 0;
        for (n, end) in breaks.chain([self.text.len()]).enumerate() {
            let raw = &self.text[from..end];
            let words = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if !words.is_empty() {
                let start = from + (words.as_ptr() as usize - raw.as_ptr() as usize);
                self.line(start..start + words.len(), n + 1);
            }
            from = end + 1;
        }
        self.outline
    }

    fn words(&self, span: &Range<usize>) -> &'a str {
        &self.text[span.clone()]
    }

    fn line(&mut self, line: Range<usize>, n: usize) {
        let words = self.words(&line);
        if marker::at_start(words).is_none() {
            if !self.marked && section::is_heading(words) {
                self.open(line.clone(), line.clone(), 1);
                self.block(line.clone(), line.end, None, n);
                return;
            }
            self.sections.paragraph(words);
        }
        for piece in pieces(words) {
            let span = line.start + piece.start..line.start + piece.end;
            let piece = &words[piece];
            let alone = piece.len() == words.len()
                || !marks(piece).any(|(_, c)| ENDS.contains(&c)) && !piece.ends_with(['，', ',']);
            self.piece(span, alone, n);
        }
    }

    /// A marker and what follows it, or a line without one.
    fn piece(&mut self, span: Range<usize>, alone: bool, n: usize) {
        let Some(marker) = marker::at_start(self.words(&span)) else {
            let body = span.start;
            self.sentences(span, body, None, n);
            return;
        };
        self.sections.marker(marker);
        let behind = span.start + marker.len;
        let mut body = behind;
        if let Some(title) = title(&self.text[behind..span.end], alone) {
            body = behind + title.len();
            self.open(span.start..body, behind..body, marker.level);
        } else if marker.level < marker::LEVEL_ITEM {
            self.above[usize::from(marker.level)..].fill(None);
        }
        self.sentences(span, body, Some(marker.level), n);
    }

    /// Opens a heading: `span` with its marker, `words` without.
    fn open(&mut self, span: Range<usize>, words: Range<usize>, level: u8) {
        let title = trim_end(&self.text[words]).trim_start();
        let at = usize::from(level);
        let parent = self.above[..at].iter().rev().find_map(|h| *h);
        self.above[at..].fill(None);
        self.above[at] = Some(self.outline.headings.len());
        self.sections
            .heading(level, title, self.text[span.end..].trim_start());
        self.outline.headings.push(Heading {
            level,
            text: title.to_owned(),
            span,
            parent,
        });
    }

    /// Makes one block of a piece, or several where a sentence among the
    /// weaknesses begins to tell their causes or what will be done.
    fn sentences(&mut self, span: Range<usize>, body: usize, marker: Option<u8>, n: usize) {
        let mut start = span.start;
        if self.sections.turns() {
            let mut at = body;
            while at < span.end {
                let sentence = first_sentence(&self.text[at..span.end]);
                let words = sentence.trim_start();
                if self.sections.is_turn(words) {
                    if start < at {
                        self.block(start..at, body.max(start), marker, n);
                    }
                    self.sections.sentence(words, marker.is_some());
                    start = at;
                }
                at += sentence.len();
            }
        }
        if start < span.end {
            let marker = marker.filter(|_| start == span.start);
            self.block(start..span.end, body.max(start), marker, n);
        }
    }

    fn block(&mut self, span: Range<usize>, body: usize, marker: Option<u8>, line: usize) {
        self.outline.blocks.push(Block {
            section: self.sections.now(),
            heading: self.above.iter().rev().find_map(|h| *h),
            marker,
            span,
            body,
            line,
        });
    }
}

/// Cuts a line where a marker begins behind the end of a sentence, or an item
/// (一是) behind a comma or straight behind a heading.
fn pieces(words: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut cut = |at: usize| {
        if from < at {
            pieces.push(from..at);
            from = at;
        }
    };
    if let Some(item) = glued_item(words) {
        cut(item);
    }
    for (i, c) in marks(words) {
        let comma = matches!(c, '，' | ',');
        if !comma && !ends_sentence(c) && !matches!(c, '：' | ':') {
            continue;
        }
        let next = i + c.len_utf8();
        let rest = &words[next..];
        let next = next + (rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len());
        if let Some(marker) = marker::at_start(&words[next..])
            && marker.level > 1
            && (!comma || marker.level == marker::LEVEL_ITEM && marker.ordinal > 0)
        {
            cut(next);
        }
    }
    cut(words.len());
    pieces
}

/// Where the first item begins that lost the line break before it: “二、存在的
/// 问题一是……”.
fn glued_item(words: &str) -> Option<usize> {
    let heading = marker::at_start(words).filter(|m| m.level < marker::LEVEL_ITEM)?;
    let behind = &words[heading.len..];
    let end = marks(behind).find(|(_, c)| ENDS.contains(c));
    let title = &behind[..end.map_or(behind.len(), |(at, _)| at)];
    // Few hold one: to see that takes less than to search for its place.
    let at = title
        .contains(FIRST_ITEM)
        .then(|| title.find(FIRST_ITEM))??;
    let before = &title[..at];
    let n = before.chars().count();
    let word = before.ends_with(['统', '唯', '同', '之', '专', '第', '单']);
    (n > 1 && n <= LONGEST && !word && !before.contains(['，', ','])).then_some(heading.len + at)
}

/// The item that may be glued to a heading.
const FIRST_ITEM: &str = "一是";
/// What ends a sentence or announces a list.
const ENDS: [char; 7] = ['。', '；', ';', '！', '？', '：', ':'];
/// The longest heading, in characters.
const LONGEST: usize = 42;

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '？')
}

/// The text up to and with the first stop, or all of it.
fn first_sentence(text: &str) -> &str {
    match marks(text).find(|(_, c)| ends_sentence(*c)) {
        Some((at, c)) => &text[..at + c.len_utf8()],
        None => text,
    }
}

/// The words of a heading behind its marker: all of them where they stand alone
/// and are short, else the first sentence where that is short.
fn title(rest: &str, alone: bool) -> Option<&str> {
    let end = marks(rest).find(|(_, c)| matches!(c, '。' | '；' | ';' | '：' | ':'));
    let candidate = match end {
        None if alone => rest,
        None => return None,
        Some((end, stop)) => &rest[..end + stop.len_utf8()],
    };
    if candidate.len() > LONGEST * char::MAX.len_utf8() {
        return None;
    }
    let n = candidate.chars().count();
    let figures = end.is_some() && counts(candidate);
    (n > 1 && n <= LONGEST && !figures).then_some(candidate)
}

/// Whether digits stand in some words, besides those of a year (2023年工作安排).
fn counts(words: &str) -> bool {
    const YEAR: usize = 4;
    let mut rest = words;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[at..];
        rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
        if number.len() - rest.len() != YEAR || !rest.starts_with('年') {
            return true;
        }
    }
    false
}

fn trim_end(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || "。；;：:，,".contains(c))
}

#[cfg(test)]
mod tests;
