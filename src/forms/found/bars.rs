//! Cells parted by bars: `| 部门 | 受理 |`, with or without lines of rules.

use std::ops::Range;

use super::{Taken, grid, trimmed};

const BARS: [char; 4] = ['|', '｜', '│', '┃'];

/// The rows that stand at the beginning of some lines.
pub(super) fn table(text: &str, lines: &[Range<usize>]) -> Taken {
    let mut rows = 0;
    let mut cells: Vec<Vec<Range<usize>>> = Vec::new();
    let mut of_cells: Vec<Range<usize>> = Vec::new();
    for line in lines {
        let words = text[line.clone()].trim();
        if !words.contains(BARS) && !words.starts_with(['+', '├', '┌', '└', '┼']) {
            break;
        }
        if is_rule(words) {
            rows += 1;
            continue;
        }
        let bars = words.chars().filter(|c| BARS.contains(c)).count();
        if bars == 0 {
            break;
        }
        rows += 1;
        cells.push(row(text, line));
        of_cells.push(line.clone());
    }
    let width = cells.iter().map(Vec::len).max().unwrap_or(0);
    let even = cells.iter().filter(|row| row.len() == width).count() * 2 >= cells.len();
    if cells.len() < 2 || width < 2 || !even {
        return (rows > 1).then_some((1, None));
    }
    Some((rows, grid(cells, &of_cells)))
}

/// Lines and crossings, and nothing else: |---|:--:|, ├───┼───┤.
fn is_rule(words: &str) -> bool {
    words.chars().count() > 2
        && words.chars().all(|c| {
            BARS.contains(&c)
                || c.is_whitespace()
                || "-:+=—".contains(c)
                || ('─'..='╿').contains(&c)
        })
}

fn row(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let whole = trimmed(text, line.clone());
    let words = &text[whole.clone()];
    let inner = words.strip_prefix(BARS).unwrap_or(words);
    let mut at = whole.start + (words.len() - inner.len());
    let inner = inner.strip_suffix(BARS).unwrap_or(inner);
    let mut cells = Vec::new();
    for cell in inner.split(BARS) {
        cells.push(trimmed(text, at..at + cell.len()));
        let bar = text[at + cell.len()..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        at += cell.len() + bar;
    }
    cells
}
