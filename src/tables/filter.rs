//! `--area`, `--indicator`, `--section` and `--years`, as lazy predicates.

use polars::prelude::*;

use super::schema::Table;

/// Which rows to keep. An empty list keeps all; a filter on a column that a
/// table does not have leaves that table alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of which one stands in the area's name.
    pub areas: Vec<String>,
    /// Words of which one stands in the indicator's id, name or label.
    pub indicators: Vec<String>,
    /// Sections, each in full.
    pub sections: Vec<String>,
    /// Years of the reports.
    pub years: Option<YearSet>,
}

/// Years and spans of years: `2020-2023,2025`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearSet(Vec<(i32, i32)>);

/// Columns that name an indicator, in tables that have them.
const INDICATOR_COLUMNS: [&str; 3] = ["indicator", "name", "label"];

/// Columns that hold the year of a report: a row that compares two reports is
/// kept where both are.
const YEAR_COLUMNS: [&str; 4] = ["year", "from_year", "to_year", "next_year"];

impl Filter {
    /// Keeps the matching rows of `frame`, whose columns are those of `table`.
    ///
    /// Deltas and trends compare rows with each other: filter deltas after
    /// they are made, or a year without the wanted indicator would be lost and
    /// its vanishing with it. Years of trends are chosen by filtering the
    /// observations they are made from.
    pub fn apply(&self, frame: LazyFrame, table: Table) -> LazyFrame {
        match self.predicate(table) {
            Some(predicate) => frame.filter(predicate),
            None => frame,
        }
    }

    /// The predicate for a table, if there is anything to filter by.
    #[must_use]
    pub fn predicate(&self, table: Table) -> Option<Expr> {
        let has = |name: &&str| table.column(name).is_some();
        let mut all = Vec::new();
        if !self.areas.is_empty() && has(&"area") {
            all.push(contains_any("area", &self.areas));
        }
        if !self.indicators.is_empty() {
            let any = INDICATOR_COLUMNS.into_iter().filter(has);
            all.extend(
                any.map(|name| contains_any(name, &self.indicators))
                    .reduce(Expr::or),
            );
        }
        if !self.sections.is_empty() && has(&"section") {
            let wanted = self.sections.iter();
            all.extend(
                wanted
                    .map(|section| col("section").eq(lit(section.as_str())))
                    .reduce(Expr::or),
            );
        }
        if let Some(years) = &self.years {
            let of_reports = YEAR_COLUMNS.into_iter().filter(has);
            all.extend(of_reports.map(|name| years.contain(col(name))));
        }
        all.into_iter().reduce(Expr::and)
    }
}

impl YearSet {
    /// Reads `2020-2023,2025`; also with `–`, `—`, `~`, `至`, `，` and `、`.
    ///
    /// # Errors
    /// Says which part is no year and what would be one.
    pub fn parse(words: &str) -> Result<Self, String> {
        let mut spans = Vec::new();
        for part in words.split([',', '，', '、']) {
            let ends: Vec<&str> = part.split(['-', '–', '—', '~', '至']).collect();
            let year = |word: &str| {
                word.trim()
                    .trim_end_matches('年')
                    .parse::<i32>()
                    .ok()
                    .filter(|year| (1900..=2200).contains(year))
                    .ok_or_else(|| {
                        format!("`{part}` is no year or span of years; write 2020-2023,2025")
                    })
            };
            let span = match ends[..] {
                [one] => (year(one)?, year(one)?),
                [first, last] => (year(first)?, year(last)?),
                _ => {
                    return Err(format!(
                        "`{part}` has more than two ends; write 2020-2023,2025"
                    ));
                }
            };
            if span.0 > span.1 {
                return Err(format!("`{part}` ends before it begins"));
            }
            spans.push(span);
        }
        Ok(Self(spans))
    }

    /// Whether the year is one of them.
    #[must_use]
    pub fn has(&self, year: i32) -> bool {
        self.0
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&year))
    }

    fn contain(&self, year: Expr) -> Expr {
        self.0
            .iter()
            .map(|(first, last)| {
                let from = year.clone().gt_eq(lit(*first));
                from.and(year.clone().lt_eq(lit(*last)))
            })
            .reduce(Expr::or)
            .unwrap_or_else(|| lit(false))
    }
}

/// Whether one of the words stands in the column; null is no.
fn contains_any(column: &str, words: &[String]) -> Expr {
    let words = words.to_vec();
    let any = move |text: &str| words.iter().any(|word| text.contains(word.as_str()));
    col(column).map(
        move |column| {
            let texts = column.str()?;
            let found: BooleanChunked = texts.iter().map(|t| t.is_some_and(&any)).collect();
            Ok(found.with_name(column.name().clone()).into_column())
        },
        |_, field| Ok(Field::new(field.name().clone(), DataType::Boolean)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{observations, samples};

    fn kept(filter: &Filter) -> Vec<(String, i32)> {
        let rows = [
            samples::observation("甲县", 2020, "受理案件", 1.0),
            samples::observation("甲县", 2021, "办结案件", 2.0),
            samples::observation("乙市", 2021, "受理案件", 3.0),
        ];
        let frame = observations(&rows).unwrap().lazy();
        let frame = filter.apply(frame, Table::Observations).collect().unwrap();
        let areas = frame.column("area").unwrap().str().unwrap().clone();
        let years = frame.column("year").unwrap().i32().unwrap().clone();
        areas
            .iter()
            .zip(years.iter())
            .map(|(area, year)| (area.unwrap().to_owned(), year.unwrap()))
            .collect()
    }

    #[test]
    fn an_empty_filter_keeps_all() {
        assert_eq!(kept(&Filter::default()).len(), 3);
    }

    #[test]
    fn filters_are_joined_by_and() {
        let filter = Filter {
            areas: vec!["甲".into()],
            indicators: vec!["受理".into()],
            years: Some(YearSet::parse("2020-2021").unwrap()),
            ..Filter::default()
        };
        assert_eq!(kept(&filter), [("甲县".to_owned(), 2020)]);
    }

    #[test]
    fn years_may_be_spans_and_single() {
        let years = YearSet::parse("2018—2019，2021年").unwrap();
        assert!(years.has(2018) && years.has(2021) && !years.has(2020));
        let filter = Filter {
            years: Some(years),
            ..Filter::default()
        };
        assert_eq!(
            kept(&filter),
            [("甲县".to_owned(), 2021), ("乙市".to_owned(), 2021)]
        );
    }

    #[test]
    fn years_that_are_none_are_named() {
        assert!(
            YearSet::parse("2020-")
                .unwrap_err()
                .contains("`2020-` is no year")
        );
        assert!(
            YearSet::parse("2023-2020")
                .unwrap_err()
                .contains("ends before")
        );
    }
}
