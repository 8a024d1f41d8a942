//! The forms of a genre: tables whose rows and columns have the same names in
//! every report, and a code for every cell.

use serde::Deserialize;

/// The forms of a genre, as its file says them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Reports on years before this one have none.
    pub since: i32,
    /// Each form, in the order in which they stand in a report.
    pub form: Vec<Form>,
    /// What adds up.
    #[serde(default)]
    pub sum: Vec<Sum>,
    /// What last year's report says again this year.
    #[serde(default)]
    pub again: Vec<Again>,
    /// What the text says again.
    #[serde(default)]
    pub said: Vec<Said>,
}

/// A form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The beginning of the codes of its cells.
    pub code: String,
    /// What it is called.
    pub name: Name,
    /// The unit of its numbers.
    pub unit: String,
    /// Its columns, from left to right.
    pub columns: Vec<Line>,
    /// Its rows, from top to bottom; none where it is a single row without a
    /// name.
    #[serde(default)]
    pub rows: Vec<Line>,
}

/// A name in Chinese and English.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A row or a column of a form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its part of the code; empty where it adds none.
    pub code: String,
    /// What it is called in the form, marks and brackets left out.
    pub names: Vec<String>,
    /// What a heading above it is called, where its name alone says too little.
    #[serde(default)]
    pub under: String,
    /// What a table calls it.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// Whether it counts what stands at the end of the year.
    #[serde(default)]
    pub stock: bool,
}

/// Codes whose values add up to those of others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The form in each of whose columns it holds; the codes are of rows.
    #[serde(default)]
    pub each: String,
    /// The form in each of whose rows it holds; the codes are of columns.
    #[serde(default)]
    pub rows: String,
    /// The codes on one side…
    pub left: Vec<String>,
    /// …and on the other.
    pub right: Vec<String>,
}

/// What stands in the reports of two years.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// The code in last year's.
    pub last: String,
    /// The code in this year's.
    pub now: String,
}

/// A cell whose number stands in the text as well.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// Its code.
    pub code: String,
    /// What the text calls it.
    pub labels: Vec<String>,
}

impl Form {
    /// The code of a cell.
    #[must_use]
    pub fn code_of(&self, row: Option<&Line>, column: &Line) -> String {
        let row = row.map_or("", |row| &row.code);
        let parts = [self.code.as_str(), row, &column.code];
        let filled: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        filled.join(".")
    }

    /// What a cell is called in Chinese and in English.
    #[must_use]
    pub fn name_of(&self, row: Option<&Line>, column: &Line) -> (String, String) {
        let Some(row) = row else {
            return (column.zh.clone(), column.en.clone());
        };
        // Beside a column of totals the others are parts of the row.
        let of_parts = self.columns.len() > 1 && self.columns.iter().any(|c| c.code.is_empty());
        match (of_parts, column.code.is_empty()) {
            (true, true) => (row.zh.clone(), row.en.clone()),
            (true, false) => (
                format!("{}（{}）", row.zh, column.zh),
                format!("{} ({})", row.en, column.en),
            ),
            (false, _) => (
                format!("{}{}", row.zh, column.zh),
                format!("{}, {}", row.en, column.en),
            ),
        }
    }

    /// All its cells: row and column.
    pub fn cells(&self) -> impl Iterator<Item = (Option<&Line>, &Line)> {
        let rows: Vec<Option<&Line>> = if self.rows.is_empty() {
            vec![None]
        } else {
            self.rows.iter().map(Some).collect()
        };
        rows.into_iter()
            .flat_map(|row| self.columns.iter().map(move |column| (row, column)))
    }
}
