//! Rows of a CSV file by the names of its columns.

use std::collections::HashMap;
use std::path::Path;

/// One row; a column that is not there is empty.
#[derive(Debug, Clone, Default)]
pub struct Row(HashMap<String, String>);

impl Row {
    /// The words of a cell.
    #[must_use]
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    /// The number of a cell; of a range its lower end.
    #[must_use]
    pub fn number(&self, column: &str) -> Option<f64> {
        let words = self.get(column).trim();
        words.split("..").next()?.parse().ok()
    }

    /// The line of a file.
    #[must_use]
    pub fn line(&self, column: &str) -> usize {
        self.number(column).map_or(0, |line| line as usize)
    }

    /// Whether the row's `source` is the file that the truth names.
    #[must_use]
    pub fn is_from(&self, column: &str, file: &str) -> bool {
        let source = self.get(column);
        !file.is_empty() && (source == file || source.ends_with(&format!("/{file}")))
    }
}

/// The rows of a file.
///
/// # Panics
/// Where it cannot be read: the truth ships with the program.
#[must_use]
pub fn read(path: &Path) -> Vec<Row> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    let rows = reader.deserialize::<HashMap<String, String>>();
    rows.map(|row| Row(row.unwrap_or_else(|e| panic!("{path:?}: {e}"))))
        .collect()
}

/// Whether two numbers are one, but for rounding.
pub(super) fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        _ => false,
    }
}
