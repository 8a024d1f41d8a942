//! Rows of a table: as lines of text, cells separated by tabs, a merged cell
//! once and empty cells where it reaches, so that columns stay columns; and as
//! a [`Grid`] that knows how far each cell reaches.

use crate::read::grid::{Cell, Grid};

/// Columns beyond this are not told apart.
const MOST_COLUMNS: usize = 256;

/// Cells of one row at most this long make a table of figures or terms; longer
/// ones are paragraphs laid out beside each other…
const LONGEST_CELL: usize = 120;
/// …unless one cell in so many is a number.
const NUMBERS: usize = 4;

/// The rows of a table as they are met.
#[derive(Debug, Default)]
pub(super) struct Rows {
    cells: Vec<Worded>,
    rows: usize,
    /// How many columns of the row begun last are taken.
    taken: usize,
    /// For each column, how many further rows a cell above reaches down.
    reach: Vec<usize>,
}

#[derive(Debug)]
struct Worded {
    cell: Cell,
    words: String,
}

/// A row as a line of text, and its cells with their places in that line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) text: String,
    pub(super) cells: Vec<Cell>,
}

impl Rows {
    /// A row begins.
    pub(super) fn row(&mut self) {
        for reach in self.reach.iter_mut().skip(self.taken) {
            *reach = reach.saturating_sub(1);
        }
        self.rows += 1;
        self.taken = 0;
    }

    /// A cell begins that spans so many columns and rows.
    pub(super) fn cell(&mut self, columns: usize, rows: usize, head: bool) {
        if self.rows == 0 {
            self.row();
        }
        while let Some(reach) = self.reach.get_mut(self.taken).filter(|n| **n > 0) {
            *reach -= 1;
            self.taken += 1;
        }
        let column = self.taken;
        let end = (column + columns.clamp(1, MOST_COLUMNS)).min(MOST_COLUMNS);
        if end <= column {
            return;
        }
        if self.reach.len() < end {
            self.reach.resize(end, 0);
        }
        self.reach[column..end].fill(rows.saturating_sub(1));
        self.taken = end;
        self.cells.push(Worded {
            cell: Cell {
                row: self.rows - 1,
                column,
                rows: rows.max(1),
                columns: end - column,
                head,
                span: 0..0,
            },
            words: String::new(),
        });
    }

    /// The cell begun last belongs to the one above it.
    pub(super) fn goes_on(&mut self) {
        let Some(last) = self.cells.pop() else { return };
        let (row, column) = (last.cell.row, last.cell.column);
        let above = self.cells.iter_mut().rev().find(|w| {
            w.cell.row + w.cell.rows == row
                && (w.cell.column..w.cell.column + w.cell.columns).contains(&column)
        });
        match above {
            Some(above) if last.words.is_empty() => above.cell.rows += 1,
            _ => self.cells.push(last),
        }
    }

    /// The row begun last is gone.
    pub(super) fn undo_row(&mut self) {
        let row = self.rows.saturating_sub(1);
        self.cells.retain(|w| w.cell.row < row);
        for worded in &mut self.cells {
            worded.cell.rows = worded.cell.rows.min(row - worded.cell.row);
        }
        self.rows = row;
        self.taken = self.reach.len();
    }

    /// Whether no cell has begun.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Words of the cell begun last.
    pub(super) fn line(&mut self, words: &str) {
        if let Some(last) = self.cells.last_mut() {
            if !last.words.is_empty() {
                last.words.push(' ');
            }
            let plain = words.chars().map(|c| if c.is_control() { ' ' } else { c });
            last.words.extend(plain);
        }
    }

    /// The rows as lines, where this is a table of rows and columns; none where
    /// it lays paragraphs out.
    pub(super) fn of_figures(&self) -> Option<Vec<Row>> {
        let filled = || self.cells.iter().filter(|w| !w.words.trim().is_empty());
        let wide = self.cells.iter().any(|w| w.cell.column > 0);
        let short = filled().all(|w| w.words.chars().count() <= LONGEST_CELL);
        let numbers = filled().filter(|w| is_number(&w.words)).count();
        (wide && filled().count() > 0 && (short || numbers * NUMBERS >= filled().count()))
            .then(|| self.lines())
    }

    /// The rows as lines, whatever they are.
    pub(super) fn lines(&self) -> Vec<Row> {
        let mut lines: Vec<Row> = Vec::new();
        for cells in self.cells.chunk_by(|a, b| a.cell.row == b.cell.row) {
            let mut row = Row {
                text: String::new(),
                cells: Vec::new(),
            };
            let mut column = 0;
            for Worded { cell, words } in cells {
                row.text
                    .extend(std::iter::repeat_n('\t', cell.column - column));
                column = cell.column;
                let start = row.text.len();
                row.text.push_str(words.trim());
                row.cells.push(Cell {
                    span: start..row.text.len(),
                    ..cell.clone()
                });
            }
            row.text.truncate(row.text.trim_end().len());
            for cell in &mut row.cells {
                cell.span.start = cell.span.start.min(row.text.len());
                cell.span.end = cell.span.end.min(row.text.len());
            }
            if !row.text.is_empty() {
                lines.push(row);
            }
        }
        lines
    }
}

/// A short cell that begins with a digit.
fn is_number(words: &str) -> bool {
    const LONGEST: usize = 12;
    let words = words.trim().trim_start_matches(['-', '−', '－', '+']);
    words.starts_with(|c: char| c.is_ascii_digit()) && words.chars().count() <= LONGEST
}

/// A text as it is written line by line, with its tables.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) tables: Vec<Grid>,
    /// Which table the line before belongs to.
    table: Option<usize>,
}

impl Written {
    /// A line that is no row of a table.
    pub(super) fn line(&mut self, words: &str) {
        self.table = None;
        self.text.push_str(words);
        self.text.push('\n');
    }

    /// The next row of a table; rows of another number are of another table.
    pub(super) fn row(&mut self, table: usize, row: &Row) {
        let at = self.text.len();
        if self.table != Some(table) {
            self.tables.push(Grid {
                span: at..at,
                cells: Vec::new(),
                spans_known: true,
            });
        }
        if let Some(grid) = self.tables.last_mut() {
            grid.span.end = at + row.text.len();
            grid.cells.extend(row.cells.iter().map(|cell| Cell {
                span: at + cell.span.start..at + cell.span.end,
                ..cell.clone()
            }));
        }
        self.text.push_str(&row.text);
        self.text.push('\n');
        self.table = Some(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_reaches_over_columns_and_rows_stands_once() {
        let mut rows = Rows::default();
        for row in [
            vec![("部门", 1, 2), ("行政许可", 2, 1)],
            vec![("受理", 1, 1), ("办结", 1, 1)],
            vec![("司法局", 1, 1), ("12", 1, 1), ("11", 1, 1)],
        ] {
            rows.row();
            for (words, columns, down) in row {
                rows.cell(columns, down, false);
                rows.line(words);
            }
        }
        let mut written = Written::default();
        for row in rows.of_figures().expect("a table") {
            written.row(1, &row);
        }
        assert_eq!(
            written.text,
            "部门\t行政许可\n\t受理\t办结\n司法局\t12\t11\n"
        );
        let grid = &written.tables[0];
        assert_eq!(grid.size(), (3, 3));
        let places: Vec<(usize, usize, &str)> = grid
            .cells
            .iter()
            .map(|c| (c.row, c.column, &written.text[c.span.clone()]))
            .collect();
        assert_eq!(
            places[1..4],
            [(0, 1, "行政许可"), (1, 1, "受理"), (1, 2, "办结")]
        );
    }

    #[test]
    fn a_cell_that_goes_on_below_and_a_row_that_is_gone() {
        let mut rows = Rows::default();
        for (first, down) in [("类别", false), ("复议", false), ("", true), ("删", false)] {
            rows.row();
            rows.cell(1, 1, false);
            rows.line(first);
            if down {
                rows.goes_on();
            }
            rows.cell(1, 1, false);
            rows.line("1");
        }
        rows.undo_row();
        let lines = rows.of_figures().expect("a table");
        let texts: Vec<&str> = lines.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["类别\t1", "复议\t1", "\t1"]);
        assert_eq!(lines[1].cells[0].rows, 2);
    }
}
