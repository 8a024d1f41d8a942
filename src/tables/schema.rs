//! The tables and their columns: names, order and types are a contract with
//! everyone who reads an export. Further columns may follow these.

use polars::prelude::{DataFrame, Schema};

use super::columns::{self, ColumnSpec};
use super::words;

/// A table of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// One row a report read.
    Reports,
    /// One row a figure.
    Observations,
    /// One row an indicator.
    Indicators,
    /// One row a join of two observations, made or doubtful.
    Alignment,
    /// One row a weakness, cause, measure or plan item.
    Statements,
    /// One row an indicator between two years.
    Deltas,
    /// One row an indicator over all years.
    Trends,
    /// One row a statement and the following report.
    Followup,
    /// One row a claim that can be recomputed.
    Checks,
    /// One row a value that the next report quotes.
    Vintages,
    /// One row a value among those of all areas.
    Ranks,
}

impl Table {
    /// All tables, in the order of the flow.
    pub const ALL: [Self; 11] = [
        Self::Reports,
        Self::Observations,
        Self::Indicators,
        Self::Alignment,
        Self::Statements,
        Self::Deltas,
        Self::Trends,
        Self::Followup,
        Self::Checks,
        Self::Vintages,
        Self::Ranks,
    ];

    /// Its name, as on the command line and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Observations => "observations",
            Self::Indicators => "indicators",
            Self::Alignment => "alignment",
            Self::Statements => "statements",
            Self::Deltas => "deltas",
            Self::Trends => "trends",
            Self::Followup => "followup",
            Self::Checks => "checks",
            Self::Vintages => "vintages",
            Self::Ranks => "ranks",
        }
    }

    /// The table of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The table whose columns the frame begins with.
    #[must_use]
    pub fn of_frame(frame: &DataFrame) -> Option<Self> {
        Self::ALL.into_iter().find(|table| {
            let columns = table.columns();
            columns.len() <= frame.width()
                && columns
                    .iter()
                    .zip(frame.columns())
                    .all(|(spec, column)| column.name() == spec.name)
        })
    }

    /// Its columns in order; those of `trends` end before the years.
    #[must_use]
    pub fn columns(self) -> &'static [ColumnSpec] {
        match self {
            Self::Reports => columns::REPORTS,
            Self::Observations => columns::OBSERVATIONS,
            Self::Indicators => columns::INDICATORS,
            Self::Alignment => columns::ALIGNMENT,
            Self::Statements => columns::STATEMENTS,
            Self::Deltas => columns::DELTAS,
            Self::Trends => columns::TRENDS,
            Self::Followup => columns::FOLLOWUP,
            Self::Checks => columns::CHECKS,
            Self::Vintages => columns::VINTAGES,
            Self::Ranks => columns::RANKS,
        }
    }

    /// The columns after the years of `trends`; none in other tables.
    #[must_use]
    pub fn columns_after_years(self) -> &'static [ColumnSpec] {
        match self {
            Self::Trends => columns::TREND_STATISTICS,
            _ => &[],
        }
    }

    /// What one row of it is.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Reports => "one row a report read",
            Self::Observations => "one row a figure of a report",
            Self::Indicators => "one row an indicator",
            Self::Alignment => "one row a join of two figures, made or doubtful",
            Self::Statements => "one row a weakness, cause, measure or plan item",
            Self::Deltas => "one row an indicator between two years",
            Self::Trends => "one row an indicator over all years",
            Self::Followup => "one row a statement and the following report",
            Self::Checks => "one row a claim that can be recomputed",
            Self::Vintages => "one row a value that the next report quotes",
            Self::Ranks => "one row a value among those of all areas",
        }
    }

    /// The columns that no two rows share the values of; none where a report
    /// may say a thing twice.
    #[must_use]
    pub fn key(self) -> &'static [&'static str] {
        match self {
            Self::Reports => &["source"],
            Self::Indicators => &["indicator"],
            Self::Deltas => &["area", "indicator", "from_year", "to_year"],
            Self::Trends => &["area", "indicator"],
            Self::Vintages => &["area", "indicator", "year", "kind"],
            Self::Ranks => &["indicator", "year", "area"],
            _ => &[],
        }
    }

    /// The words that a column may hold, where they are few and known.
    #[must_use]
    pub fn words_of(self, column: &str) -> Vec<&'static str> {
        match (self, column) {
            // Their kinds are of statements and claims.
            (Self::Followup | Self::Checks, "kind") => Vec::new(),
            _ => words::of_column(column),
        }
    }

    /// The column of this name; a year's column of `trends` is none.
    #[must_use]
    pub fn column(self, name: &str) -> Option<&'static ColumnSpec> {
        self.columns()
            .iter()
            .chain(self.columns_after_years())
            .find(|column| column.name == name)
    }

    /// Names and types for Polars.
    #[must_use]
    pub fn schema(self) -> Schema {
        self.columns()
            .iter()
            .chain(self.columns_after_years())
            .map(|column| (column.name.into(), column.kind.data_type()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contract of the exports: these names, in this order, come first.
    #[test]
    fn columns_keep_the_published_order() {
        let published = [
            (
                Table::Reports,
                "area, year, genre, title, source, sha256, format, chars",
            ),
            (
                Table::Observations,
                "area, year, indicator, label, value, value_max, unit, qualifier, kind, period, \
                 section, heading, text, source, line, start, end",
            ),
            (
                Table::Statements,
                "area, year, section, ordinal, heading, text, source, line, start, end",
            ),
            (
                Table::Deltas,
                "area, indicator, unit, kind, from_year, to_year, from_value, to_value, change, \
                 change_pct, change_pp, direction, assessment, status, from_text, to_text, \
                 from_source, from_line, to_source, to_line",
            ),
            (
                Table::Trends,
                "area, indicator, unit, kind, first_year, last_year, n",
            ),
            (
                Table::Followup,
                "area, year, next_year, kind, text, status, similarity, next_text, \
                 evidence_text, first_year, years_open, source, line, next_source, next_line, \
                 evidence_line",
            ),
            (
                Table::Checks,
                "area, year, kind, text, stated, recomputed, tolerance, ok, parts, source, line",
            ),
        ];
        for (table, names) in published {
            let names: Vec<&str> = names.split(", ").collect();
            let have: Vec<&str> = table.columns().iter().map(|c| c.name).collect();
            assert_eq!(have[..names.len()], names[..], "{}", table.name());
        }
        let after: Vec<&str> = columns::TREND_STATISTICS.iter().map(|c| c.name).collect();
        assert_eq!(
            after[..5],
            ["cagr_pct", "sen_slope", "mk_tau", "mk_p", "trend"]
        );
    }

    #[test]
    fn every_table_is_found_by_its_name() {
        for table in Table::ALL {
            assert_eq!(Table::named(table.name()), Some(table));
        }
        assert_eq!(Table::named("tables"), None);
    }
}
