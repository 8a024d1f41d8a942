//! Cells parted by tabs, as copies from pages and sheets have them.

use std::ops::Range;

use super::{Taken, grid, trimmed};

/// The rows that stand at the beginning of some lines.
pub(super) fn table(text: &str, lines: &[Range<usize>]) -> Taken {
    let filled = |line: &&Range<usize>| {
        let words = &text[(*line).clone()];
        words.contains('\t') && !words.trim().is_empty()
    };
    let rows = lines.iter().take_while(filled).count();
    if rows == 0 {
        return None;
    }
    let lines = &lines[..rows];
    let cells: Vec<Vec<Range<usize>>> = lines.iter().map(|line| cells(text, line)).collect();
    let wide = cells
        .iter()
        .filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1)
        .count();
    // A paragraph that begins with a tab is no row.
    let table = wide > 1;
    Some((rows, if table { grid(cells, lines) } else { None }))
}

fn cells(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = line.start;
    text[line.clone()]
        .split('\t')
        .map(|cell| {
            let span = trimmed(text, at..at + cell.len());
            at += cell.len() + 1;
            span
        })
        .collect()
}
