//! Text → pieces and units: where headings and list items begin, which words are
//! a heading's, and the sentences of each piece. Says nothing of what any part
//! is for.

use std::ops::Range;

use super::Heading;
use super::cues::CUES;
use super::marker::{self, Marker};
use super::parts;
use crate::cues::marks;

/// A heading or list item with the words behind it in its line, or a line
/// without a marker. No block reaches over two pieces.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    /// Where the words behind its heading begin.
    pub(super) body: usize,
    /// The marker it begins with.
    pub(super) marker: Option<Marker>,
    /// The innermost heading, as an index into [`Cut::headings`].
    pub(super) heading: Option<usize>,
    /// 1-based line.
    pub(super) line: usize,
}

/// What begins with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// A clause that turns to something else.
    Clause,
    /// A sentence.
    Sentence,
    /// A list item.
    Item,
    /// A line.
    Line,
    /// A short line that is no sentence.
    ShortLine,
    /// A heading below the first level.
    Heading,
    /// A heading of the first level.
    Part,
}

/// What a section is decided for: the words of a heading, a sentence, or a
/// clause that turns to something else.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Bytes of the text, marker included.
    pub(super) span: Range<usize>,
    /// Where its words begin, behind the marker.
    pub(super) words: usize,
    pub(super) begins: Begins,
    /// Whether it is the words of a heading.
    pub(super) title: bool,
    /// The piece it belongs to.
    pub(super) piece: usize,
}

/// A text cut up.
#[derive(Debug, Clone, Default)]
pub(super) struct Cut {
    pub(super) headings: Vec<Heading>,
    pub(super) pieces: Vec<Piece>,
    pub(super) units: Vec<Unit>,
}

/// Cuts a text.
pub(super) fn cut(text: &str) -> Cut {
    let marked = text.lines().any(|line| {
        let line = line.trim();
        marker::at_start(line)
            .filter(|m| m.level == 1)
            .is_some_and(|m| CUES.heading.marked.within(first_sentence(&line[m.len..])))
    });
    Cutter {
        text,
        marked,
        above: [None; 6],
        cut: Cut::default(),
    }
    .read()
}

/// Reads a text line by line, keeping the headings above.
struct Cutter<'a> {
    text: &'a str,
    /// Whether headings of the first level bear markers.
    marked: bool,
    /// The last heading of each level, none below a heading met later.
    above: [Option<usize>; 6],
    cut: Cut,
}

impl<'a> Cutter<'a> {
    fn read(mut self) -> Cut {
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
        self.cut
    }

    fn words(&self, span: &Range<usize>) -> &'a str {
        &self.text[span.clone()]
    }

    fn line(&mut self, line: Range<usize>, n: usize) {
        let words = self.words(&line);
        if marker::at_start(words).is_none() && is_short(words) {
            if !self.marked && names_a_part(words) {
                self.open(line.clone(), line.clone(), 1);
                self.push(line.clone(), line.end, None, n, Begins::Part);
            } else {
                self.push(line.clone(), line.start, None, n, Begins::ShortLine);
            }
            return;
        }
        let mut first = true;
        for piece in parts::pieces(words) {
            let span = line.start + piece.start..line.start + piece.end;
            let piece = &words[piece];
            let alone = piece.len() == words.len()
                || !marks(piece).any(|(_, c)| ENDS.contains(&c)) && !piece.ends_with(['，', ',']);
            self.piece(span, alone, n, std::mem::take(&mut first));
        }
    }

    /// A marker and what follows it, or words without one.
    fn piece(&mut self, span: Range<usize>, alone: bool, n: usize, first: bool) {
        let Some(marker) = marker::at_start(self.words(&span)) else {
            let begins = if first {
                Begins::Line
            } else {
                Begins::Sentence
            };
            self.push(span.clone(), span.start, None, n, begins);
            return;
        };
        let behind = span.start + marker.len;
        let mut body = behind;
        if let Some(title) = title(&self.text[behind..span.end], alone) {
            body = behind + title.len();
            self.open(span.start..body, behind..body, marker.level);
        } else if marker.level < marker::LEVEL_ITEM {
            self.above[usize::from(marker.level)..].fill(None);
        }
        let begins = match marker.level {
            1 => Begins::Part,
            2 => Begins::Heading,
            _ => Begins::Item,
        };
        self.push(span, body, Some(marker), n, begins);
    }

    /// Opens a heading: `span` with its marker, `words` without.
    fn open(&mut self, span: Range<usize>, words: Range<usize>, level: u8) {
        let title = trim_end(&self.text[words]).trim_start();
        let at = usize::from(level);
        let parent = self.above[..at].iter().rev().find_map(|h| *h);
        self.above[at..].fill(None);
        self.above[at] = Some(self.cut.headings.len());
        self.cut.headings.push(Heading {
            level,
            text: title.to_owned(),
            span,
            parent,
        });
    }

    /// A piece and its units: the words of its heading, and each sentence.
    fn push(
        &mut self,
        span: Range<usize>,
        body: usize,
        marker: Option<Marker>,
        line: usize,
        begins: Begins,
    ) {
        let piece = self.cut.pieces.len();
        let behind = span.start + marker.map_or(0, |m| m.len);
        let mut unit = |span: Range<usize>, begins: Begins, title: bool| {
            let words = if span.start < behind {
                behind
            } else {
                span.start
            };
            self.cut.units.push(Unit {
                span,
                words,
                begins,
                title,
                piece,
            });
        };
        // A heading has words; a marker alone belongs to the sentence behind it.
        let title = body > behind;
        let mut start = span.start;
        if title {
            unit(start..body, begins, true);
            start = body;
        }
        let mut next = if title { Begins::Sentence } else { begins };
        let mut at = body;
        while at < span.end {
            let sentence = first_sentence(&self.text[at..span.end]);
            let end = at + sentence.len();
            for turn in turns(sentence) {
                unit(start..at + turn, next, false);
                (start, next) = (at + turn, Begins::Clause);
            }
            unit(start..end, next, false);
            (start, next, at) = (end, Begins::Sentence, end);
        }
        self.cut.pieces.push(Piece {
            span,
            body,
            marker,
            heading: self.above.iter().rev().find_map(|h| *h),
            line,
        });
    }
}

/// Where clauses of a sentence begin that turn to a cause or to what will be done.
fn turns(sentence: &str) -> impl Iterator<Item = usize> + '_ {
    marks(sentence)
        .filter(|(_, c)| matches!(c, '，' | ','))
        .map(|(at, c)| at + c.len_utf8())
        .filter(|at| CUES.turn.words.begins(&sentence[*at..]))
}

/// What ends a sentence or announces a list.
pub(super) const ENDS: [char; 7] = ['。', '；', ';', '！', '？', '：', ':'];
/// The longest heading, in characters.
pub(super) const LONGEST: usize = 42;

/// Whether a mark ends a sentence.
pub(super) fn ends_sentence(c: char) -> bool {
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

/// Whether a line without a marker is short and no sentence.
fn is_short(line: &str) -> bool {
    const LONGEST: usize = 34;
    line.chars().nth(LONGEST).is_none()
        && !line.contains(['。', '；', '：', ':', '，', ',', '！', '!'])
}

/// Whether a short line is named like a part of a report.
fn names_a_part(line: &str) -> bool {
    !line.ends_with("报告") && CUES.heading.names.within(line)
}
