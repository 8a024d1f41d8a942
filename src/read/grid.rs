//! Tables as the readers hand them on: which cells there are, how far each
//! reaches, and where its words stand in the text. What they mean is for
//! [`forms`](crate::forms) to say.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A table of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Bytes of the text that its rows take, from the first to the last.
    pub span: Range<usize>,
    /// Its cells, row by row from left to right. A cell that reaches over
    /// several columns or rows stands here once.
    pub cells: Vec<Cell>,
    /// Whether the format says how far each cell reaches; where it does not, an
    /// empty cell may belong to the one beside or above it.
    pub spans_known: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its first row, from 0.
    pub row: usize,
    /// Its first column, from 0.
    pub column: usize,
    /// How many rows it takes.
    pub rows: usize,
    /// How many columns it takes.
    pub columns: usize,
    /// Whether the format marks it as a heading.
    pub head: bool,
    /// Bytes of its words in the text; empty where it has none.
    pub span: Range<usize>,
}

impl Cell {
    /// A cell of one row and one column.
    #[must_use]
    pub fn single(row: usize, column: usize, span: Range<usize>) -> Self {
        Self {
            row,
            column,
            rows: 1,
            columns: 1,
            head: false,
            span,
        }
    }
}

impl Grid {
    /// How many rows begin in it, and how many columns it has.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let rows = self.cells.iter().map(|cell| cell.row + 1).max();
        let columns = self.cells.iter().map(|cell| cell.column + cell.columns);
        (rows.unwrap_or(0), columns.max().unwrap_or(0))
    }
}
