//! Lines broken at a fixed width, as text copied from a PDF or sent by mail
//! has them: which of them go on in the next.
//!
//! A text is wrapped where most of its lines reach one width, and break off
//! there in mid-sentence. One sentence a line ends its lines with full stops, a
//! paragraph a line makes them of every length.

use std::ops::Range;

use crate::read::heading::is_numbered;

/// Widths are counted in cells, of which a Chinese character takes two; a Latin
/// one takes one as terminals and printers have it, two where characters are
/// counted.
const NARROWEST: usize = 30;
const WIDEST: usize = 160;
/// Fewer lines that break off show no width.
const FEWEST: usize = 6;
/// Of ten lines, so many break off where a text is wrapped.
const BREAK_OFF: usize = 3;
/// One line in this many may be longer than the width.
const LONGER: usize = 20;
/// Cells by which lines of one width differ: punctuation hangs over the margin
/// or is squeezed before it.
const SLACK: usize = 4;
/// Cells by which the first line of a paragraph is set in, at least.
const INDENT: usize = 2;

const SENTENCE_ENDS: [char; 9] = ['。', '；', '：', '！', '？', ';', ':', '!', '?'];
const OPENING: [char; 6] = ['“', '‘', '（', '《', '〔', '('];
const CLOSING: [char; 14] = [
    '，', '。', '；', '：', '、', '！', '？', '”', '’', '）', '》', '〕', '%', '％',
];

/// Cells of a Latin character.
const LATIN: [usize; 2] = [1, 2];

/// A line as it is seen.
struct Line<'a> {
    /// Without the white space around it.
    words: &'a str,
    indent: Cells,
    /// With the indent.
    width: Cells,
    /// A row of a table.
    row: bool,
}

/// For each line, whether it goes on in the next.
pub(super) fn going_on(text: &str, lines: &[Range<usize>]) -> Vec<bool> {
    let long = lines.iter().filter(|span| is_long(&text[(*span).clone()]));
    if long.count() > lines.len() / LONGER {
        return vec![false; lines.len()];
    }
    let seen: Vec<Line> = lines
        .iter()
        .map(|span| Line::seen(&text[span.clone()]))
        .collect();
    let widths = LATIN
        .iter()
        .filter_map(|latin| Page::of(&seen, *latin)?.going_on(&seen));
    // What explains more of the breaks is how they were made.
    widths
        .rev()
        .max_by_key(|(broken_off, _)| *broken_off)
        .map_or_else(|| vec![false; lines.len()], |(_, going)| going)
}

/// Whether a line is longer than any width, told by its bytes, of which a cell
/// holds at most three: where many are, no other needs to be looked at.
fn is_long(line: &str) -> bool {
    line.len() > WIDEST * 3 && {
        let words = line.trim();
        words.len() > WIDEST * 3 && !words.contains('\t')
    }
}

impl<'a> Line<'a> {
    fn seen(line: &'a str) -> Self {
        let words = line.trim();
        Line {
            words,
            indent: Cells::of(&line[..line.len() - line.trim_start().len()]),
            width: Cells::of(line.trim_end()),
            row: words.contains('\t'),
        }
    }
}

/// What the characters of some words take, by kind.
#[derive(Clone, Copy)]
struct Cells {
    latin: usize,
    wide: usize,
}

impl Cells {
    /// Characters below U+2000 are Latin. Counted by first bytes, many at once:
    /// decoding each character took a tenth of the time of reading a file.
    fn of(words: &str) -> Self {
        let count = |first: fn(&u8) -> bool| words.bytes().filter(first).count();
        Self {
            latin: count(|byte| matches!(byte, ..0x80 | 0xc0..0xe2)),
            wide: count(|byte| *byte >= 0xe2),
        }
    }

    fn width(self, latin: usize) -> usize {
        self.latin * latin + self.wide * 2
    }
}

/// What a wrapped text keeps to.
struct Page {
    latin: usize,
    width: usize,
    /// The indent of lines that begin no paragraph.
    margin: usize,
    /// Whether paragraphs begin with an indent.
    indented: bool,
    /// Its lines that hold words.
    filled: usize,
}

impl Page {
    /// None where no width can be one that lines are broken at.
    fn of(lines: &[Line], latin: usize) -> Option<Self> {
        let filled: Vec<&Line> = lines
            .iter()
            .filter(|line| !line.words.is_empty() && !line.row)
            .collect();
        let mut widths: Vec<usize> = filled.iter().map(|line| line.width.width(latin)).collect();
        widths.sort_unstable_by(|a, b| b.cmp(a));
        let width = *widths.get(widths.len() / LONGER)?;
        if !(NARROWEST..=WIDEST).contains(&width) {
            return None;
        }
        let mut indents: Vec<usize> = filled.iter().map(|line| line.indent.width(latin)).collect();
        indents.sort_unstable();
        let mut page = Self {
            latin,
            width,
            margin: indents[indents.len() / LONGER],
            indented: false,
            filled: filled.len(),
        };
        let set_in = filled.iter().filter(|line| page.sets_in(line)).count();
        page.indented = set_in * LONGER >= filled.len();
        Some(page)
    }

    /// How many lines break off, and which go on in the next; none where the
    /// text is not wrapped.
    fn going_on(&self, lines: &[Line]) -> Option<(usize, Vec<bool>)> {
        let mut going: Vec<bool> = lines
            .windows(2)
            .map(|two| self.goes_on(&two[0], &two[1]))
            .collect();
        going.push(false);
        let broken_off = lines
            .iter()
            .zip(&going)
            .filter(|(line, going)| {
                **going
                    && !line.words.ends_with(SENTENCE_ENDS)
                    && line.words.contains(['，', '。', '；', '、', '：', ','])
            })
            .count();
        (broken_off >= FEWEST && broken_off * 10 >= self.filled * BREAK_OFF)
            .then_some((broken_off, going))
    }

    /// Whether a line was broken because the next word did not fit.
    fn goes_on(&self, line: &Line, next: &Line) -> bool {
        if line.words.is_empty() || next.words.is_empty() || line.row || next.row {
            return false;
        }
        let with_next = [line.width, Cells::of(first_word(next.words))];
        let full =
            with_next.map(|c| c.width(self.latin)).iter().sum::<usize>() + SLACK > self.width;
        let ends = line.words.ends_with(SENTENCE_ENDS);
        full && !self.sets_in(next) && !(ends && (!self.indented || is_numbered(next.words)))
    }

    fn sets_in(&self, line: &Line) -> bool {
        line.indent.width(self.latin) >= self.margin + INDENT
    }
}

/// What is not broken: a number or Latin word, else a character, with the
/// punctuation that must stand on its line.
fn first_word(words: &str) -> &str {
    let opened = words.trim_start_matches(OPENING);
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '%' | '-');
    let rest = match opened.trim_start_matches(latin) {
        rest if rest.len() < opened.len() => rest,
        _ => opened
            .get(opened.chars().next().map_or(0, char::len_utf8)..)
            .unwrap_or_default(),
    };
    &words[..words.len() - rest.trim_start_matches(CLOSING).len()]
}

/// What stands for a break between two words: nothing in Chinese.
pub(super) fn joint(before: &str, after: &str) -> &'static str {
    let latin = |c: char| c.is_ascii_alphabetic();
    if before.ends_with(latin) && after.starts_with(latin) {
        " "
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::super::matched;

    const PARAGRAPHS: [&str; 4] = [
        "2023年，澜溪县坚持依法行政，全年共办理行政复议案件1128件，同比增长12.5%，纠正违法或不当行政行为30件，案件审结率98.6%，群众满意度不断提高，没有发生一起因复议引起的信访。",
        "一、主要举措和成效",
        "（一）加强学习培训。全年开展执法培训12次，参加人员1200人次，组织领导干部旁听庭审3场；开展“法治进乡村”活动56场，发放宣传材料2.3万份，群众法治意识明显增强。",
        "（二）规范执法行为。梳理行政检查事项128项，取消30项。开展案卷评查2次，抽查案卷260份，优秀率达到95.4%，比上年提高3.2个百分点，发现问题均已整改到位。",
    ];

    /// Breaks each paragraph at so many cells.
    fn wrapped(width: usize, indent: &str, latin: usize) -> String {
        let mut text = String::new();
        for paragraph in PARAGRAPHS {
            let mut left = 0;
            for c in indent.chars().chain(paragraph.chars()) {
                let cells = super::Cells::of(c.encode_utf8(&mut [0; 4])).width(latin);
                if left + cells > width {
                    text.push('\n');
                    left = 0;
                }
                text.push(c);
                left += cells;
            }
            text.push('\n');
        }
        text
    }

    #[test]
    fn lines_broken_at_a_width_are_joined_and_paragraphs_stay_apart() {
        for width in [40, 51, 60, 72] {
            for indent in ["　　", "    ", ""] {
                for latin in super::LATIN {
                    let text = wrapped(width, indent, latin);
                    let joined: Vec<String> = matched(&text)
                        .text
                        .lines()
                        .map(|line| line.trim().to_owned())
                        .collect();
                    assert_eq!(joined, PARAGRAPHS, "{width} {indent:?} {latin}");
                }
            }
        }
    }

    #[test]
    fn a_number_broken_in_two_leads_back_to_both_its_lines() {
        let text = wrapped(56, "　　", 1);
        let matched = matched(&text);
        let at = matched.text.find("1128件").expect("joined");
        let span = matched.source(at..at + "1128件".len());
        assert_eq!(&text[span.clone()], "11\n28件");
        assert_eq!(
            (matched.line(span.start), matched.line(span.end - 1)),
            (1, 2)
        );
        assert_eq!(matched.words(span), "1128件");
    }

    #[test]
    fn one_sentence_or_one_paragraph_a_line_stays() {
        let sentences = PARAGRAPHS
            .concat()
            .replace('。', "。\n")
            .replace('，', "，\n");
        for text in [
            PARAGRAPHS.join("\n"),
            PARAGRAPHS.concat().replace('。', "。\n"),
            PARAGRAPHS.concat().replace('；', "；\n"),
            sentences,
        ] {
            assert!(matched(&text).is_source(), "{}", matched(&text).text);
        }
    }
}
