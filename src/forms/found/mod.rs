//! Tables in plain text: rows of cells parted by tabs, by bars or by room.

mod bars;
mod room;
mod tabs;

use std::ops::Range;

use crate::read::{Cell, Grid};

/// The tables of a text outside of those that are known.
pub(super) fn tables(text: &str, known: &[Grid]) -> Vec<Grid> {
    if !text.contains(['\t', '|', '｜', '│', '┃', ' ', '\u{3000}']) {
        return Vec::new();
    }
    let lines = lines(text);
    let mut found = Vec::new();
    let mut n = 0;
    while n < lines.len() {
        let line = &lines[n];
        if let Some(grid) = known.iter().find(|grid| grid.span.contains(&line.start)) {
            n += lines[n..]
                .partition_point(|line| line.start < grid.span.end)
                .max(1);
            continue;
        }
        let next_known = known
            .iter()
            .map(|grid| grid.span.start)
            .filter(|at| *at > line.start)
            .min();
        let end = next_known.map_or(lines.len(), |at| {
            lines.partition_point(|line| line.start < at)
        });
        let rest = &lines[n..end];
        let taken = tabs::table(text, rest)
            .or_else(|| bars::table(text, rest))
            .or_else(|| room::table(text, rest));
        match taken {
            Some((rows, grid)) => {
                found.extend(grid);
                n += rows.max(1);
            }
            None => n += 1,
        }
    }
    found
}

/// How many lines were looked at, and the table they are.
type Taken = Option<(usize, Option<Grid>)>;

/// The lines of a text, line ends left out.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let span = start..start + line.trim_end_matches('\r').len();
            start += line.len() + 1;
            span
        })
        .collect()
}

/// A grid of the cells of some lines.
fn grid(rows: Vec<Vec<Range<usize>>>, lines: &[Range<usize>]) -> Option<Grid> {
    let span = lines.first()?.start..lines.last()?.end;
    let cells = rows.into_iter().enumerate().flat_map(|(row, cells)| {
        cells
            .into_iter()
            .enumerate()
            .map(move |(column, span)| Cell::single(row, column, span))
    });
    Some(Grid {
        span,
        cells: cells.collect(),
        spans_known: false,
    })
}

/// A stretch without the white space around it.
fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let words = &text[span.clone()];
    let start = span.start + (words.len() - words.trim_start().len());
    start..(start + words.trim().len()).max(start)
}
