//! What stands in the place of the names of columns and values: the names
//! themselves, names that statistics programs take, or words for people.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use polars::prelude::*;
use serde::Deserialize;

use super::ExportError;
use crate::report::{Lang, word};

/// How columns and values are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Headers {
    /// As the tables have them.
    #[default]
    Names,
    /// The same, but for years, which Stata and R take as `y2023`.
    Statistical,
    /// In the words of a language.
    Words(Lang),
}

#[derive(Deserialize)]
struct Entry {
    zh: String,
    en: String,
}

#[derive(Deserialize)]
struct Dataset {
    table: BTreeMap<String, Entry>,
    column: BTreeMap<String, Entry>,
    values: BTreeMap<String, String>,
}

static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    toml::from_str(include_str!("../../datasets/columns.toml"))
        .expect("datasets/columns.toml parses")
});

impl Headers {
    /// What a column is called.
    #[must_use]
    pub fn column(self, name: &str) -> String {
        match self {
            Self::Names => name.to_owned(),
            Self::Statistical if name.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("y{name}")
            }
            Self::Statistical => name.to_owned(),
            Self::Words(lang) => of(&DATASET.column, name, lang).to_owned(),
        }
    }

    /// What a table is called.
    #[must_use]
    pub fn table(self, name: &'static str) -> &'static str {
        match self {
            Self::Words(lang) => of(&DATASET.table, name, lang),
            _ => name,
        }
    }

    /// What a value of a column is called.
    #[must_use]
    pub fn value(self, column: &str, value: &str) -> String {
        let (Self::Words(lang), Some(prefix)) = (self, DATASET.values.get(column)) else {
            return value.to_owned();
        };
        let told = |value: &str| {
            let key = format!("{prefix}{value}");
            match word(&key, lang) {
                same if same == key => value.to_owned(),
                words => words.to_owned(),
            }
        };
        let parts = value.split("; ").map(told);
        parts.collect::<Vec<_>>().join("; ")
    }

    /// A table with these headers.
    ///
    /// # Errors
    /// Where a column of words is of another type.
    pub fn of_frame(self, frame: &DataFrame) -> Result<DataFrame, ExportError> {
        if self == Self::Names {
            return Ok(frame.clone());
        }
        let mut columns = Vec::with_capacity(frame.width());
        for column in frame.columns() {
            let name = column.name().as_str();
            let own = if matches!(self, Self::Words(_)) && DATASET.values.contains_key(name) {
                let words = column.str()?;
                let told: StringChunked = words
                    .iter()
                    .map(|value| value.map(|value| self.value(name, value)))
                    .collect();
                told.into_column()
            } else {
                column.clone()
            };
            columns.push(own.with_name(self.column(name).into()));
        }
        Ok(DataFrame::new(frame.height(), distinct(columns))?)
    }
}

/// Two columns of one name cannot stand in a table: the second keeps a number.
fn distinct(mut columns: Vec<Column>) -> Vec<Column> {
    let mut given: BTreeMap<String, usize> = BTreeMap::new();
    for column in &mut columns {
        let name = column.name().to_string();
        let times = given.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            column.rename(format!("{name} {times}").into());
        }
    }
    columns
}

fn of<'a>(entries: &'a BTreeMap<String, Entry>, name: &'a str, lang: Lang) -> &'a str {
    match (entries.get(name), lang) {
        (Some(entry), Lang::Zh) => &entry.zh,
        (Some(entry), Lang::En) => &entry.en,
        (None, _) => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Table;

    #[test]
    fn every_column_has_a_header_of_its_own_in_its_table() {
        for table in Table::ALL {
            let names = table.columns().iter().chain(table.columns_after_years());
            let mut seen = std::collections::BTreeSet::new();
            for column in names {
                let header = Headers::Words(Lang::Zh).column(column.name);
                assert!(seen.insert(header.clone()), "{}: {header}", table.name());
            }
        }
    }

    #[test]
    fn values_are_told_and_years_are_names() {
        let zh = Headers::Words(Lang::Zh);
        assert_eq!(zh.value("status", "vanished"), "未再提及");
        assert_eq!(zh.value("text", "vanished"), "vanished");
        assert_eq!(Headers::Statistical.column("2023"), "y2023");
        assert_eq!(Headers::Statistical.column("sen_slope"), "sen_slope");
    }
}
