//! The tables and their columns: names, order and types are a contract with
//! everyone who reads an export. Further columns may follow these.

use polars::prelude::{DataFrame, DataType, Schema};

/// A table of the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// One row a report read.
    Reports,
    /// One row a figure.
    Observations,
    /// One row an indicator.
    Indicators,
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
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Words.
    Text,
    /// A calendar year.
    Year,
    /// A count, a line or a byte offset.
    Integer,
    /// A measured value.
    Number,
    /// Yes or no.
    Flag,
}

impl Type {
    /// The Polars type it is stored as.
    #[must_use]
    pub fn data_type(self) -> DataType {
        match self {
            Self::Text => DataType::String,
            Self::Year => DataType::Int32,
            Self::Integer => DataType::Int64,
            Self::Number => DataType::Float64,
            Self::Flag => DataType::Boolean,
        }
    }
}

/// One column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its name in every format.
    pub name: &'static str,
    /// What it holds.
    pub kind: Type,
    /// What it means, for data packages and headers.
    pub description: &'static str,
}

const fn text(name: &'static str, description: &'static str) -> ColumnSpec {
    ColumnSpec {
        name,
        kind: Type::Text,
        description,
    }
}

const fn year(name: &'static str, description: &'static str) -> ColumnSpec {
    ColumnSpec {
        name,
        kind: Type::Year,
        description,
    }
}

const fn integer(name: &'static str, description: &'static str) -> ColumnSpec {
    ColumnSpec {
        name,
        kind: Type::Integer,
        description,
    }
}

const fn number(name: &'static str, description: &'static str) -> ColumnSpec {
    ColumnSpec {
        name,
        kind: Type::Number,
        description,
    }
}

const fn flag(name: &'static str, description: &'static str) -> ColumnSpec {
    ColumnSpec {
        name,
        kind: Type::Flag,
        description,
    }
}

const AREA: ColumnSpec = text("area", "the place or body reporting");
const YEAR: ColumnSpec = year("year", "the year reported on");
const INDICATOR: ColumnSpec = text("indicator", "stable id of the thing measured");
const NAME: ColumnSpec = text("name", "Chinese name of the indicator");
const NAME_EN: ColumnSpec = text("name_en", "English name of the indicator");
const UNIT: ColumnSpec = text("unit", "measure word or unit, multipliers removed");
const KIND: ColumnSpec = text("kind", "level, share or change");
const SECTION: ColumnSpec = text("section", "what the part of the report is for");
const HEADING: ColumnSpec = text("heading", "path of the headings above");
const SOURCE: ColumnSpec = text("source", "path of the report");
const LINE: ColumnSpec = integer("line", "1-based line of the decoded text");
const START: ColumnSpec = integer("start", "first byte in the decoded text");
const END: ColumnSpec = integer("end", "one past the last byte");

const REPORTS: &[ColumnSpec] = &[
    AREA,
    YEAR,
    text("genre", "rule_of_law, government_work or other"),
    text("title", "title line of the report"),
    SOURCE,
    text("sha256", "SHA-256 of the file"),
    text("format", "file format"),
    integer("chars", "characters of the decoded text"),
    text("area_code", "code of the area in GB/T 2260"),
    text("published", "date of publication the document states"),
    text("issuer", "who issued the document, as it states"),
    text("index_number", "索引号 of the open-government catalogue"),
];

const OBSERVATIONS: &[ColumnSpec] = &[
    AREA,
    YEAR,
    INDICATOR,
    text("label", "what this report calls it"),
    number("value", "in the base unit; a fall is negative"),
    number("value_max", "upper end of a range"),
    UNIT,
    text("qualifier", "exact, over, under, about or range"),
    KIND,
    text("period", "year, prior, target, span or stock"),
    SECTION,
    HEADING,
    text("text", "the figure verbatim"),
    SOURCE,
    LINE,
    START,
    END,
    text("sentence", "the sentence it stands in"),
    text("rule", "how the label was made"),
];

const INDICATORS: &[ColumnSpec] = &[
    INDICATOR,
    NAME,
    NAME_EN,
    UNIT,
    KIND,
    text("polarity", "whether more is better: more, less or neither"),
    flag("catalogued", "whether the catalog knows it"),
];

const STATEMENTS: &[ColumnSpec] = &[
    AREA,
    YEAR,
    SECTION,
    integer("ordinal", "number within its section"),
    HEADING,
    text("text", "the statement verbatim"),
    SOURCE,
    LINE,
    START,
    END,
];

const DELTAS: &[ColumnSpec] = &[
    AREA,
    INDICATOR,
    UNIT,
    KIND,
    year("from_year", "the earlier year"),
    year("to_year", "the later year"),
    number("from_value", "value of the earlier year"),
    number("to_value", "value of the later year"),
    number("change", "to_value less from_value"),
    number("change_pct", "change in percent of from_value; levels only"),
    number("change_pp", "change in percentage points; shares only"),
    text(
        "direction",
        "up, down or flat; empty where it cannot be told",
    ),
    text("assessment", "better, worse or neutral"),
    text("status", "both, appeared, vanished or redefined"),
    text("from_text", "the earlier figure verbatim"),
    text("to_text", "the later figure verbatim"),
    text("from_source", "report of the earlier figure"),
    integer("from_line", "line of the earlier figure"),
    text("to_source", "report of the later figure"),
    integer("to_line", "line of the later figure"),
    NAME,
    NAME_EN,
    SECTION,
    text(
        "label",
        "what the later report calls it, or else the earlier",
    ),
    integer("years_apart", "years from the earlier to the later"),
    text("comparison", "exact, bounded, about or range"),
    text("from_qualifier", "qualifier of the earlier figure"),
    text("to_qualifier", "qualifier of the later figure"),
    number(
        "change_min",
        "least change the words allow; empty if unbounded",
    ),
    number(
        "change_max",
        "largest change the words allow; empty if unbounded",
    ),
    number("score", "|a-b| / (|a|+|b|), between 0 and 1"),
    text("tier", "major, notable, slight or steady, by score"),
    number(
        "usual_score",
        "median score of the indicator's other steps in this area",
    ),
    text("from_sentence", "the sentence of the earlier figure"),
    text("to_sentence", "the sentence of the later figure"),
];

const TRENDS: &[ColumnSpec] = &[
    AREA,
    INDICATOR,
    UNIT,
    KIND,
    year("first_year", "first year with a value"),
    year("last_year", "last year with a value"),
    integer("n", "years with a value"),
];

/// The columns of `trends` that follow the columns of the years.
const TREND_STATISTICS: &[ColumnSpec] = &[
    number("cagr_pct", "compound annual growth in percent; levels only"),
    number(
        "sen_slope",
        "median of the slopes between all pairs, a year",
    ),
    number("mk_tau", "Kendall's tau-a against the years"),
    number("mk_p", "two-sided p of the Mann-Kendall test"),
    text(
        "trend",
        "increasing, decreasing, no trend or too few years (alpha 0.05)",
    ),
    NAME,
    NAME_EN,
    integer("mk_s", "Mann-Kendall S"),
    integer("n_compared", "years behind the statistics"),
    year(
        "comparable_from",
        "first year behind the statistics: the last change of definition",
    ),
    text(
        "missing_years",
        "years between first and last without a value",
    ),
    integer(
        "n_inexact",
        "years whose value is a bound or an approximation",
    ),
];

const FOLLOWUP: &[ColumnSpec] = &[
    AREA,
    YEAR,
    year("next_year", "year of the following report"),
    text("kind", "weakness or plan"),
    text("text", "the statement; empty for new"),
    text("status", "what became of it"),
    number("similarity", "likeness of text and next_text, 0 to 1"),
    text("next_text", "where it stands again"),
    text("evidence_text", "the sentence that addresses it"),
    year("first_year", "year in which it was first stated"),
    integer("years_open", "years since then, the first counted"),
    SOURCE,
    LINE,
    text("next_source", "path of the following report"),
    integer("next_line", "line of next_text"),
    integer("evidence_line", "line of evidence_text"),
    text(
        "wording",
        "how the wording changed: softened, intensified, narrowed, widened",
    ),
    text(
        "plan_text",
        "the plan that addresses a weakness still stated",
    ),
    integer("plan_line", "line of plan_text in the following report"),
];

const CHECKS: &[ColumnSpec] = &[
    AREA,
    YEAR,
    text("kind", "share, sum, yoy or restated"),
    text("text", "the claim verbatim"),
    number("stated", "the value stated"),
    number("recomputed", "the value that follows from the parts"),
    number("tolerance", "largest difference that rounding explains"),
    flag("ok", "whether the claim holds"),
    text("parts", "the figures it follows from, source:line:text"),
    SOURCE,
    LINE,
    text(
        "note",
        "truncated where decimals were cut off instead of rounded",
    ),
];

impl Table {
    /// All tables, in the order of the flow.
    pub const ALL: [Self; 8] = [
        Self::Reports,
        Self::Observations,
        Self::Indicators,
        Self::Statements,
        Self::Deltas,
        Self::Trends,
        Self::Followup,
        Self::Checks,
    ];

    /// Its name, as on the command line and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Observations => "observations",
            Self::Indicators => "indicators",
            Self::Statements => "statements",
            Self::Deltas => "deltas",
            Self::Trends => "trends",
            Self::Followup => "followup",
            Self::Checks => "checks",
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
            Self::Reports => REPORTS,
            Self::Observations => OBSERVATIONS,
            Self::Indicators => INDICATORS,
            Self::Statements => STATEMENTS,
            Self::Deltas => DELTAS,
            Self::Trends => TRENDS,
            Self::Followup => FOLLOWUP,
            Self::Checks => CHECKS,
        }
    }

    /// The columns after the years of `trends`; none in other tables.
    #[must_use]
    pub fn columns_after_years(self) -> &'static [ColumnSpec] {
        match self {
            Self::Trends => TREND_STATISTICS,
            _ => &[],
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
        let after: Vec<&str> = TREND_STATISTICS.iter().map(|c| c.name).collect();
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
