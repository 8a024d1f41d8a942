//! Text → outline: the headings of an official document (一、 （一） 1. 一是 ——,
//! standing alone or run into the paragraph) and the [`Section`] each part
//! belongs to, whatever it is called there. Second stage of the flow.

mod marker;
mod section;

use std::ops::Range;

use crate::read::Genre;

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
    let mut outline = Outline::default();
    let mut sections = section::Sections::new(genre);
    let mut above: [Option<usize>; 6] = [None; 6];
    let mut from = 0;
    for (n, raw) in text.split_inclusive('\n').enumerate() {
        let start = from;
        from += raw.len();
        let words = raw.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if words.is_empty() {
            continue;
        }
        let offset = start + (words.as_ptr() as usize - raw.as_ptr() as usize);
        for piece in pieces(words) {
            let span = offset + piece.start..offset + piece.end;
            let words = &text[span.clone()];
            let whole_line = piece.len() == raw.trim().len();
            let mut body = span.start;
            if let Some(marker) = marker::at_start(words) {
                body = span.start + marker.len;
                if let Some(title) = title(&text[body..span.end], whole_line) {
                    let level = usize::from(marker.level);
                    let parent = above[..level].iter().rev().find_map(|h| *h);
                    above[level..].fill(None);
                    above[level] = Some(outline.headings.len());
                    let end = body + title.len();
                    body = end;
                    outline.headings.push(Heading {
                        level: marker.level,
                        text: trim_end(&text[end - title.len()..end]).to_owned(),
                        span: span.start..end,
                        parent,
                    });
                    sections.heading(marker.level, trim_end(title));
                } else if marker.level < marker::LEVEL_ITEM {
                    above[usize::from(marker.level)..].fill(None);
                }
            } else if whole_line {
                sections.line(words);
            }
            outline.blocks.push(Block {
                section: sections.now(words),
                heading: above.iter().rev().find_map(|h| *h),
                span,
                body,
                line: n + 1,
            });
        }
    }
    outline
}

/// Cuts a line where a marker begins behind the end of a sentence.
fn pieces(words: &str) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    for (i, c) in words.char_indices() {
        if matches!(c, '。' | '；' | ';' | '！' | '？' | '：' | ':') {
            let next = i + c.len_utf8();
            if let Some(marker) = marker::at_start(&words[next..])
                && marker.level > 1
                && next < words.len()
            {
                cuts.push(next);
            }
        }
    }
    cuts.push(words.len());
    cuts.windows(2)
        .map(|w| w[0]..w[1])
        .filter(|r| !r.is_empty())
        .collect()
}

/// The words of a heading behind its marker: the whole line where it is short
/// and no sentence, else the first sentence where that is short.
fn title(rest: &str, whole_line: bool) -> Option<&str> {
    const LONGEST: usize = 42;
    let end = rest.find(['。', '；', ';', '：', ':']);
    let candidate = match end {
        None if whole_line => rest,
        None => return None,
        Some(end) => &rest[..end + rest[end..].chars().next().map_or(0, char::len_utf8)],
    };
    let n = candidate.chars().count();
    let figures = candidate.bytes().any(|b| b.is_ascii_digit()) && end.is_some();
    (n > 1 && n <= LONGEST && !figures).then_some(candidate)
}

fn trim_end(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || "。；;：:，,".contains(c))
}
