//! Cells parted by room: columns set with spaces. Only what lines up as a table
//! does is one: a line of heads, and under it rows that begin with words and
//! have a number in each further column.

use std::ops::Range;

use super::super::cell::{Said, bare_year, said};
use super::super::head::Head;
use super::{Taken, grid};

/// Two spaces, or one of Chinese width, part cells.
const GAP: usize = 2;

/// The rows that stand at the beginning of some lines.
pub(super) fn table(text: &str, lines: &[Range<usize>]) -> Taken {
    [GAP, 1]
        .into_iter()
        .find_map(|gap| parted(text, lines, gap))
}

fn parted(text: &str, lines: &[Range<usize>], gap: usize) -> Taken {
    // Longer lines are no heads.
    const LONGEST: usize = 400;
    if lines.first()?.len() > LONGEST {
        return None;
    }
    let heads = cells(text, lines.first()?, gap);
    // One space parts words as well: only several heads make that a table.
    let fewest = if gap == GAP { 2 } else { 3 };
    if heads.len() < fewest || !heads.iter().all(|cell| is_head(&text[cell.clone()])) {
        return None;
    }
    let mut rows = vec![heads];
    for line in &lines[1..] {
        let row = cells(text, line, gap);
        if !is_row(text, &row, &rows[0], gap) {
            break;
        }
        rows.push(row);
    }
    let taken = rows.len();
    if taken < 2 || taken < 3 && gap == 1 {
        return None;
    }
    let heads = rows[0].clone();
    let rows = rows
        .into_iter()
        .map(|row| placed(text, row, &heads))
        .collect();
    Some((taken, grid(rows, &lines[..taken])))
}

/// A short name, a year: no number, no sentence.
fn is_head(words: &str) -> bool {
    const LONGEST: usize = 16;
    let short = words.chars().count() <= LONGEST;
    let plain = !words.contains(['。', '，', '；', '：', '、', '《', '“']);
    let digits = |words: &str| words.contains(|c: char| c.is_ascii_digit());
    short
        && plain
        && (!matches!(said(words), Said::Number(_)) || bare_year(words).is_some())
        && !digits(&Head::read(words).name)
}

/// Words, and a number or a mark that there is none in each further column.
fn is_row(text: &str, row: &[Range<usize>], heads: &[Range<usize>], gap: usize) -> bool {
    let full = row.len() == heads.len() || gap == GAP && row.len() > 1 && row.len() < heads.len();
    let Some((first, rest)) = row.split_first() else {
        return false;
    };
    let first = &text[first.clone()];
    full && !first.contains(['。', '；', '，'])
        && matches!(said(first), Said::Words | Said::Year(_))
        && rest
            .iter()
            .map(|cell| said(&text[cell.clone()]))
            .filter(|said| matches!(said, Said::Number(_)))
            .count()
            > 0
        && rest.iter().all(|cell| {
            let words = &text[cell.clone()];
            !matches!(said(words), Said::Words) || Head::read(words).name.is_empty()
        })
}

/// The cells of a line that leaves some out, each under the head it stands
/// under.
fn placed(text: &str, row: Vec<Range<usize>>, heads: &[Range<usize>]) -> Vec<Range<usize>> {
    if row.len() == heads.len() {
        return row;
    }
    let mut cells: Vec<Range<usize>> = heads.iter().map(|_| row[0].start..row[0].start).collect();
    for cell in row {
        let middle = |span: &Range<usize>| {
            let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            width(&text[line..span.start]) * 2 + width(&text[span.clone()])
        };
        let own = middle(&cell);
        let nearest = (0..heads.len()).min_by_key(|n| middle(&heads[*n]).abs_diff(own));
        if let Some(place) = nearest.and_then(|n| cells.get_mut(n)) {
            *place = cell;
        }
    }
    cells
}

/// Cells of a terminal, of which a Chinese character takes two.
fn width(words: &str) -> usize {
    words
        .chars()
        .map(|c| if c < '\u{2e80}' { 1 } else { 2 })
        .sum()
}

fn cells(text: &str, line: &Range<usize>, gap: usize) -> Vec<Range<usize>> {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let mut room = usize::MAX;
    for (at, c) in text[line.clone()].char_indices() {
        let at = line.start + at;
        if c.is_whitespace() {
            room = room.saturating_add(if c == '\u{3000}' { 2 } else { 1 });
            continue;
        }
        match cells.last_mut() {
            Some(last) if room < gap => last.end = at + c.len_utf8(),
            _ => cells.push(at..at + c.len_utf8()),
        }
        room = 0;
    }
    cells
}
