//! Which column of a corpus table holds the texts, the place, the year.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Columns, Row};
use crate::read::identity::RowSaid;

/// Cells of a column of whole texts are this long on average.
const WHOLE_TEXT: usize = 200;
/// Of a column that is called so, already this long.
const CALLED_TEXT: usize = 60;

/// `datasets/corpus.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    text: Vec<String>,
    area: Vec<String>,
    year: Vec<String>,
    title: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../datasets/corpus.toml"))
        .unwrap_or_else(|e| panic!("datasets/corpus.toml: {e}"))
});

/// The places of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chosen {
    text: usize,
    /// From the smallest place to the largest.
    areas: Vec<usize>,
    year: Option<usize>,
    title: Option<usize>,
}

/// Chooses the columns: as asked, else by their names and how long their cells
/// are. What cannot be told is named, with the flag that says it.
pub(super) fn choose(header: &[String], sample: &[Row], asked: &Columns) -> Result<Chosen, String> {
    let named = |name: &str| {
        let same = |column: &String| column.trim().eq_ignore_ascii_case(name);
        header.iter().position(same)
    };
    let wanted = |asked: &Option<String>, flag: &str| match asked {
        None => Ok(None),
        Some(name) => named(name).map(Some).ok_or_else(|| {
            format!(
                "no column {name} for {flag}; the header has {}",
                header.join(", ")
            )
        }),
    };
    let known = |names: &[String]| {
        names
            .iter()
            .filter_map(|name| named(name))
            .collect::<Vec<_>>()
    };
    let long = |column: usize| -> usize {
        let cells = sample.iter().filter_map(|(_, cells)| cells.get(column));
        let lengths: Vec<usize> = cells
            .filter(|cell| !cell.trim().is_empty())
            .map(|cell| cell.chars().count())
            .collect();
        lengths.iter().sum::<usize>() / lengths.len().max(1)
    };
    let text = match wanted(&asked.text, "--text-column")? {
        Some(column) => column,
        None => {
            let called = known(&NAMES.text);
            let longest = (0..header.len()).max_by_key(|column| long(*column));
            called
                .into_iter()
                .find(|column| long(*column) >= CALLED_TEXT)
                .or_else(|| longest.filter(|column| long(*column) >= WHOLE_TEXT))
                .ok_or_else(|| {
                    format!(
                        "no column of whole texts; say which with --text-column: {}",
                        header.join(", ")
                    )
                })?
        }
    };
    let areas = match wanted(&asked.area, "--area-column")? {
        Some(column) => vec![column],
        None => known(&NAMES.area),
    };
    let year = match wanted(&asked.year, "--year-column")? {
        Some(column) => Some(column),
        None => known(&NAMES.year).first().copied(),
    };
    let title = known(&NAMES.title)
        .into_iter()
        .find(|column| *column != text);
    Ok(Chosen {
        areas: areas.into_iter().filter(|column| *column != text).collect(),
        text,
        year,
        title,
    })
}

impl Chosen {
    pub(super) fn text<'c>(&self, cells: &'c [String]) -> &'c str {
        cell(cells, self.text)
    }

    pub(super) fn title<'c>(&self, cells: &'c [String]) -> &'c str {
        self.title.map_or("", |column| cell(cells, column))
    }

    /// What the columns say of place and year.
    pub(super) fn said(&self, cells: &[String]) -> Result<RowSaid, String> {
        let mut areas = self.areas.iter().map(|column| cell(cells, *column));
        let area = areas.by_ref().find(|words| !words.is_empty());
        let year = match self.year.map_or("", |column| cell(cells, column)) {
            "" => None,
            words => Some(year(words).ok_or_else(|| format!("`{words}` is no year"))?),
        };
        Ok(RowSaid {
            area: area.map(str::to_owned),
            around: areas.collect::<Vec<_>>().join(" "),
            year,
        })
    }
}

fn cell(cells: &[String], column: usize) -> &str {
    cells.get(column).map_or("", |cell| cell.trim())
}

/// 2023, 2023年, 2023.0, 2023-01-01.
fn year(words: &str) -> Option<i32> {
    let digits = words
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(words.len());
    let year: i32 = words[..digits].parse().ok()?;
    (1980..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        (2, cells.iter().map(|c| (*c).to_owned()).collect())
    }

    fn header(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn the_column_of_texts_is_known_by_its_name_or_its_length() {
        let long = "办理案件。".repeat(60);
        let names = header(&["省份", "城市", "年份", "x"]);
        let sample = [row(&["海南省", "三亚", "2023", &long])];
        let chosen = choose(&names, &sample, &Columns::default()).expect("columns");
        assert_eq!((chosen.text, chosen.areas.clone()), (3, vec![1, 0]));
        let said = chosen.said(&sample[0].1).expect("a row");
        assert_eq!(
            (said.area.as_deref(), said.year),
            (Some("三亚"), Some(2023))
        );
        assert_eq!(said.around, "海南省");
    }

    #[test]
    fn a_table_of_figures_has_none() {
        let names = header(&["area", "year", "label", "value", "unit", "text"]);
        let sample = [row(&["甲县", "2023", "案件", "3", "件", "3件"])];
        let refused = choose(&names, &sample, &Columns::default()).expect_err("no text");
        assert!(refused.contains("--text-column"), "{refused}");
    }
}
