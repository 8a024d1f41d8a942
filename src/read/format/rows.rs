//! Rows of a table as lines of text: cells separated by tabs, a merged cell
//! once and empty cells where it reaches, so that columns stay columns.

/// Columns beyond this are not told apart.
const MOST_COLUMNS: usize = 256;

/// Cells of one row at most this long make a table of figures or terms; longer
/// ones are paragraphs laid out beside each other.
const LONGEST_CELL: usize = 120;

/// The rows of a table as they are met.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Vec<String>>,
    /// For each column, how many further rows a cell above reaches down.
    reach: Vec<usize>,
    /// The column of the cell begun last.
    column: usize,
}

impl Rows {
    /// A row begins.
    pub(super) fn row(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            for column in row.len()..self.reach.len() {
                if self.reach[column] > 0 {
                    self.reach[column] -= 1;
                    row.resize(column + 1, String::new());
                }
            }
        }
        self.rows.push(Vec::new());
    }

    /// A cell begins that spans so many columns and rows.
    pub(super) fn cell(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.row();
        }
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        while self.reach.get(row.len()).is_some_and(|n| *n > 0) {
            self.reach[row.len()] -= 1;
            row.push(String::new());
        }
        self.column = row.len();
        let end = (row.len() + columns.clamp(1, MOST_COLUMNS)).min(MOST_COLUMNS);
        row.resize(end.max(row.len()), String::new());
        if self.reach.len() < end {
            self.reach.resize(end, 0);
        }
        for reach in self.reach.iter_mut().take(end).skip(self.column) {
            *reach = rows.saturating_sub(1);
        }
    }

    /// Whether no cell has begun.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Words of the cell begun last.
    pub(super) fn line(&mut self, words: &str) {
        let column = self.column;
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.get_mut(column)) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.extend(words.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
    }

    /// The rows as lines, where this is a table of rows and columns; none where
    /// it lays paragraphs out.
    pub(super) fn of_figures(&self) -> Option<Vec<String>> {
        let wide = self.rows.iter().filter(|row| row.len() > 1).count();
        let longest = self
            .rows
            .iter()
            .flatten()
            .map(|cell| cell.chars().count())
            .max();
        (wide > 0 && longest.is_some_and(|n| n <= LONGEST_CELL)).then(|| {
            self.rows
                .iter()
                .map(|row| row.join("\t"))
                .map(|line| line.trim_end().to_owned())
                .filter(|line| !line.is_empty())
                .collect()
        })
    }
}
