//! A table that a heading in its middle, or the end of a page, has cut in two.

use std::ops::Range;

use crate::read::{Cell, Grid};

use super::cell::{Said, said};

/// Longer lines are no headings within a table.
const LONGEST: usize = 24;

/// Joins a grid without heads to the one before it, where both have as many
/// columns and no more than a heading stands between them. Grids that were drawn
/// are not joined: cells cut by the end of a page shift the columns. With each comes what
/// stands between its parts.
pub(super) fn joined(text: &str, grids: Vec<Grid>) -> Vec<(Grid, Vec<Range<usize>>)> {
    let mut all: Vec<(Grid, Vec<Range<usize>>)> = Vec::new();
    for grid in grids {
        if let Some((last, groups)) = all.last_mut()
            && !(last.spans_known || grid.spans_known)
            && last.size().1 == grid.size().1
            && is_headless(text, &grid)
            && !is_headless(text, last)
            && let Some(between) = heading_between(text, last.span.end..grid.span.start)
        {
            join(last, between.clone(), grid);
            groups.extend((!between.is_empty()).then_some(between));
        } else {
            all.push((grid, Vec::new()));
        }
    }
    all
}

/// Two numbers at least stand in its first row.
fn is_headless(text: &str, grid: &Grid) -> bool {
    let number = |cell: &&Cell| {
        let words: String = text
            .get(cell.span.clone())
            .unwrap_or("")
            .split_whitespace()
            .collect();
        cell.row == 0 && matches!(said(&words), Said::Number(_))
    };
    grid.cells.iter().filter(number).count() > 1
}

/// The line between two parts of a table; empty where there is none, nothing
/// where there is more than a heading.
fn heading_between(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(span.clone())?;
    let line = words.trim();
    let heading = !line.contains(['\n', '。', '；', '，', '：'])
        && line.chars().count() <= LONGEST
        && !matches!(said(line), Said::Number(_));
    let start = span.start + (words.len() - words.trim_start().len());
    heading.then_some(start.min(span.end)..start.min(span.end) + line.len())
}

fn join(grid: &mut Grid, between: Range<usize>, more: Grid) {
    let (rows, columns) = grid.size();
    let heading = usize::from(!between.is_empty());
    if heading > 0 {
        grid.cells.push(Cell {
            columns,
            ..Cell::single(rows, 0, between)
        });
    }
    grid.span.end = more.span.end;
    grid.cells.extend(more.cells.into_iter().map(|cell| Cell {
        row: cell.row + rows + heading,
        ..cell
    }));
}
