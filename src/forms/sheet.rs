//! A grid with what its cells say, to be asked by row and column.

use crate::read::{Cell, Grid};

use super::cell::{Said, said};

/// Larger grids are no table of a report.
const MOST_CELLS: usize = 1 << 20;

/// A table whose every place is known.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) rows: usize,
    pub(super) columns: usize,
    cells: Vec<Filled>,
    /// For each place the cell that covers it.
    at: Vec<Option<usize>>,
}

/// A cell and what it says.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) cell: Cell,
    /// In the form in which words are matched, white space taken out.
    pub(super) words: String,
    pub(super) said: Said,
}

impl Sheet {
    /// A grid, its words as `fold` gives them; none where it is too large.
    pub(super) fn of(grid: &Grid, fold: impl Fn(&Cell) -> String) -> Option<Self> {
        let (rows, columns) = grid.size();
        let size = rows.checked_mul(columns).filter(|n| *n <= MOST_CELLS)?;
        let mut at = vec![None; size];
        let mut cells = Vec::with_capacity(grid.cells.len());
        for cell in &grid.cells {
            let words: String = fold(cell).split_whitespace().collect();
            for row in cell.row..(cell.row + cell.rows).min(rows) {
                for column in cell.column..(cell.column + cell.columns).min(columns) {
                    at[row * columns + column].get_or_insert(cells.len());
                }
            }
            cells.push(Filled {
                cell: cell.clone(),
                said: said(&words),
                words,
            });
        }
        let mut sheet = Self {
            rows,
            columns,
            cells,
            at,
        };
        if !grid.spans_known {
            sheet.spread();
        }
        Some(sheet)
    }

    /// The cell that covers a place.
    pub(super) fn get(&self, row: usize, column: usize) -> Option<&Filled> {
        let at = self.at.get(row * self.columns + column)?;
        self.cells.get((*at)?)
    }

    /// The words at a place, empty where there are none.
    pub(super) fn words(&self, row: usize, column: usize) -> &str {
        self.get(row, column).map_or("", |filled| &filled.words)
    }

    /// Whether a place says something.
    pub(super) fn is_filled(&self, row: usize, column: usize) -> bool {
        !self.words(row, column).is_empty()
    }

    /// The filled cells of a row, each once, from left to right.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &Filled> {
        let mut last = None;
        (0..self.columns).filter_map(move |column| {
            let place = *self.at.get(row * self.columns + column)?;
            (place != std::mem::replace(&mut last, place)).then_some(())?;
            let filled = self.cells.get(place?)?;
            (!filled.words.is_empty()).then_some(filled)
        })
    }

    pub(super) fn is_number(&self, row: usize, column: usize) -> bool {
        self.get(row, column)
            .is_some_and(|filled| matches!(filled.said, Said::Number(_)))
    }

    /// Where nothing says how far a cell reaches: one in the first row reaches
    /// over empty cells beside it that have words below.
    fn spread(&mut self) {
        let mut row = 0;
        while row + 1 < self.rows && !(1..self.columns).any(|c| self.is_number(row, c)) {
            for column in 1..self.columns {
                let below = self.is_filled(row + 1, column) && !self.is_number(row + 1, column);
                if !self.is_filled(row, column) && below {
                    self.at[row * self.columns + column] = self.at[row * self.columns + column - 1];
                }
            }
            row += 1;
        }
    }
}
