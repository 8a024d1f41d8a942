//! Observations put back into their sentences: what stands between one figure
//! and the next decides which figures belong together.

use std::ops::Range;

use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;

/// So many figures at most are looked at on either side of one: what lists more
/// between two stops is a text without stops, and would be gone through again for
/// each of its figures.
pub(super) const REACH: usize = 128;

/// The figures of the stretch that figure `at` stands in, and of so many stretches
/// on either side.
pub(super) fn around(figures: &[Figure<'_>], at: usize, stretches: usize) -> Range<usize> {
    let Some(segment) = figures.get(at).map(|f| f.segment) else {
        return 0..0;
    };
    let near = |f: &&Figure<'_>| f.segment.abs_diff(segment) <= stretches;
    let before = figures[..at]
        .iter()
        .rev()
        .take(REACH)
        .take_while(near)
        .count();
    let behind = figures[at..].iter().take(REACH).take_while(near).count();
    at - before..at + behind
}

/// A figure with the words around it.
#[derive(Debug, Clone)]
pub(super) struct Figure<'a> {
    pub row: &'a Observation,
    /// The words between the figure before (or the sentence's start) and this one.
    pub lead: &'a str,
    /// The words between this figure and the next (or the sentence's end).
    pub tail: &'a str,
    /// Counts sentences through the report.
    pub sentence: usize,
    /// Counts the stretches between semicolons and full stops.
    pub segment: usize,
    /// How many brackets are open here.
    pub depth: i32,
}

const STOPS: [char; 7] = ['。', '；', ';', '！', '？', '\n', '\r'];
const COMMAS: [char; 6] = ['，', ',', '：', ':', '（', '('];

impl<'a> Figure<'a> {
    /// The clause before the figure: back to the last comma, colon or bracket.
    pub fn clause(&self) -> &'a str {
        after_last(after_last(self.lead, &STOPS), &COMMAS)
    }

    /// The words after the figure up to the next mark.
    pub fn rest(&self) -> &'a str {
        self.tail
            .split(|c: char| {
                STOPS.contains(&c) || COMMAS.contains(&c) || matches!(c, '、' | '）' | ')')
            })
            .next()
            .unwrap_or("")
    }

    /// Whether this is a count or amount of the year itself.
    pub fn is_level(&self) -> bool {
        self.row.kind == Kind::Level
            && self.row.value_max.is_none()
            && self.is_now()
            && self.row.section != Section::Plans
    }

    /// Whether it is about the year reported on, or stands at its end.
    pub fn is_now(&self) -> bool {
        matches!(self.row.period, Period::Year | Period::Stock)
    }

    /// Whether it directly continues a list: 、 和 及 before its name.
    pub fn continues_list(&self) -> bool {
        ["、", "和", "及", "以及"]
            .iter()
            .any(|j| self.joint().starts_with(j))
            && !self
                .joint()
                .contains(|c| STOPS.contains(&c) || COMMAS.contains(&c))
    }

    /// Whether it is the first in a bracket right behind the figure before.
    pub fn opens_bracket(&self) -> bool {
        self.lead.starts_with(['（', '('])
    }

    /// The lead without the brackets that close a remark on the figure before.
    fn joint(&self) -> &'a str {
        let at = self.lead.rfind(['）', ')']);
        at.and_then(|at| self.lead.get(at..))
            .map_or(self.lead, |t| t.trim_start_matches(['）', ')']))
    }

    /// Whether only a comma stands between the figure before and its name.
    pub fn follows_comma(&self) -> bool {
        let mut chars = self.joint().chars();
        matches!(chars.next(), Some('，' | ','))
            && !chars
                .as_str()
                .contains(|c| STOPS.contains(&c) || COMMAS.contains(&c))
    }
}

fn after_last<'a>(text: &'a str, marks: &[char]) -> &'a str {
    text.rfind(|c| marks.contains(&c))
        .and_then(|at| text.get(at..))
        .map_or(text, |t| {
            t.get(t.chars().next().map_or(0, char::len_utf8)..)
                .unwrap_or("")
        })
}

/// Puts the observations of one report, in reading order, back into place.
pub(super) fn figures<'a>(rows: &[&'a Observation]) -> Vec<Figure<'a>> {
    let mut out: Vec<Figure<'a>> = Vec::with_capacity(rows.len());
    let (mut sentence, mut segment) = (0, 0);
    let mut from = 0;
    while let Some(first) = rows.get(from) {
        let (group, starts) = together(&rows[from..]);
        from += group.len();
        sentence += 1;
        segment += 1;
        let Some(starts) = starts else {
            continue;
        };
        let text = first.sentence.as_str();
        let (mut end, mut depth) = (0, 0);
        for (k, (row, &at)) in group.iter().zip(&starts).enumerate() {
            let stop = at + row.text.len();
            let next = starts.get(k + 1).copied().unwrap_or(text.len());
            let lead = text.get(end..at).unwrap_or("");
            depth += brackets(lead);
            if k > 0 && lead.contains(|c| STOPS.contains(&c)) {
                segment += 1;
            }
            out.push(Figure {
                row,
                lead,
                tail: text.get(stop..next).unwrap_or(""),
                sentence,
                segment,
                depth,
            });
            depth += brackets(&row.text);
            end = stop;
        }
    }
    out
}

/// The figures of the first sentence of the rows, and where they stand in it. A
/// sentence may go on over the lines of a text broken at a fixed width; rows of a
/// table may say the same line after line.
fn together<'r, 'a>(rows: &'r [&'a Observation]) -> (&'r [&'a Observation], Option<Vec<usize>>) {
    let of_sentence = |broken: bool| {
        let mut n = usize::from(!rows.is_empty());
        for pair in rows.windows(2) {
            let [before, after] = pair else { break };
            let near = after.line <= before.line + usize::from(broken);
            if !near || after.sentence != before.sentence {
                break;
            }
            n += 1;
        }
        &rows[..n]
    };
    let whole = of_sentence(true);
    match places(whole) {
        Some(starts) => (whole, Some(starts)),
        None => {
            let line = of_sentence(false);
            (line, places(line))
        }
    }
}

/// How many more brackets `text` opens than it closes.
fn brackets(text: &str) -> i32 {
    text.chars()
        .map(|c| match c {
            '（' | '(' => 1,
            '）' | ')' => -1,
            _ => 0,
        })
        .sum()
}

/// Where each figure of one sentence stands in it, from the byte offsets; by
/// searching on where there are none (rows of an indicator table).
fn places(group: &[&Observation]) -> Option<Vec<usize>> {
    let first = group.first()?;
    let text = first.sentence.as_str();
    for (p, _) in text.match_indices(first.text.as_str()) {
        let all: Option<Vec<usize>> = group
            .iter()
            .map(|o| {
                let at = p + o.start.checked_sub(first.start)?;
                text.get(at..)?.starts_with(o.text.as_str()).then_some(at)
            })
            .collect();
        if let Some(all) = all
            && all.windows(2).all(|w| w[0] < w[1])
        {
            return Some(all);
        }
    }
    let mut from = 0;
    group
        .iter()
        .map(|o| {
            let at = from + text.get(from..)?.find(o.text.as_str())?;
            from = at + o.text.len();
            Some(at)
        })
        .collect()
}
