//! The columns of each table, with their types and what they mean.

use polars::prelude::DataType;

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

/// The unit of a column whose rows have each their own.
pub const ROWS_UNIT: &str = "as in the column unit";

impl ColumnSpec {
    /// The unit of its values, where all rows share one.
    #[must_use]
    pub fn unit(&self) -> Option<&'static str> {
        match self.name {
            "change_pct" | "change_pct_min" | "change_pct_max" | "cagr_pct" | "revision_pct" => {
                Some("%")
            }
            "change_pp" => Some("percentage points"),
            "years_apart" | "years_open" => Some("years"),
            "value" | "value_max" | "from_value" | "to_value" | "change" | "change_min"
            | "change_max" | "own_value" | "quoted_value" | "revision" | "median"
            | "from_median" => Some(ROWS_UNIT),
            "sen_slope" => Some("as in the column unit, a year"),
            _ => None,
        }
    }
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

const DECIDED: ColumnSpec = text("decided", "what a person decided on it");

const STATED_CHANGE: ColumnSpec = number("stated_change", "change the report states of it");
const STATED_UNIT: ColumnSpec = text("stated_unit", "unit of stated_change");

pub(super) const REPORTS: &[ColumnSpec] = &[
    AREA,
    YEAR,
    text(
        "genre",
        "id of the genre: rule_of_law, government_work, … or other",
    ),
    text("title", "title line of the report"),
    SOURCE,
    text("sha256", "SHA-256 of the file"),
    text("format", "file format"),
    integer("chars", "characters of the decoded text"),
    text("area_code", "code of the area in GB/T 2260"),
    text("published", "date of publication the document states"),
    text("issuer", "who issued the document, as it states"),
    text("index_number", "索引号 of the open-government catalogue"),
    text("area_from", "what says the area, the strongest first"),
    text("year_from", "what says the year"),
    number("certainty", "how sure area and year are, from 0 to 1"),
];

pub(super) const OBSERVATIONS: &[ColumnSpec] = &[
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
    DECIDED,
    text("agent", "label part: who did it"),
    text("act", "label part: what was done"),
    text("object", "label part: what is counted"),
    text("property", "label part: the rate, amount or time of it"),
    text("scope", "label part: which part of the whole"),
    text("key", "the parts with unit and kind; the same in every run"),
    year(
        "value_year",
        "the year that a value of an earlier year is of, where it is said",
    ),
    text("nature", "plain, milestone, years, cumulated or average"),
    STATED_CHANGE,
    STATED_UNIT,
    number(
        "confidence",
        "that it measures the same as the indicator's row before it, 0 to 1",
    ),
];

pub(super) const INDICATORS: &[ColumnSpec] = &[
    INDICATOR,
    NAME,
    NAME_EN,
    UNIT,
    KIND,
    text("polarity", "whether more is better: more, less or neither"),
    flag("catalogued", "whether the catalog knows it"),
];

pub(super) const ALIGNMENT: &[ColumnSpec] = &[
    AREA,
    INDICATOR,
    UNIT,
    KIND,
    year("from_year", "the earlier year"),
    year("to_year", "the later year"),
    text("from_label", "what the earlier report calls it"),
    text("to_label", "what the later report calls it"),
    text("from_text", "the earlier figure verbatim"),
    text("to_text", "the later figure verbatim"),
    text(
        "status",
        "joined, or doubtful: kept apart and possibly the same",
    ),
    number("confidence", "that both measure the same, 0 to 1"),
    text("reasons", "what speaks for and against, weightiest first"),
    text("from_source", "report of the earlier figure"),
    integer("from_line", "line of the earlier figure"),
    text("to_source", "report of the later figure"),
    integer("to_line", "line of the later figure"),
    text("from_sentence", "the sentence of the earlier figure"),
    text("to_sentence", "the sentence of the later figure"),
    DECIDED,
];

pub(super) const STATEMENTS: &[ColumnSpec] = &[
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

pub(super) const DELTAS: &[ColumnSpec] = &[
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
    number(
        "change_pct_min",
        "least change in percent the words allow; levels only",
    ),
    number(
        "change_pct_max",
        "largest change in percent the words allow; levels only",
    ),
    year(
        "from_vintage",
        "year of the report that from_value is taken from",
    ),
    year(
        "to_vintage",
        "year of the report that to_value is taken from",
    ),
    DECIDED,
    number(
        "confidence",
        "that both measure the same, by the weakest link between, 0 to 1",
    ),
    text(
        "caution",
        "why to look before believing; empty where nothing says so",
    ),
    STATED_CHANGE,
    STATED_UNIT,
];

pub(super) const TRENDS: &[ColumnSpec] = &[
    AREA,
    INDICATOR,
    UNIT,
    KIND,
    year("first_year", "first year with a value"),
    year("last_year", "last year with a value"),
    integer("n", "years with a value"),
];

/// The columns of `trends` that follow the columns of the years.
pub(super) const TREND_STATISTICS: &[ColumnSpec] = &[
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
    DECIDED,
];

pub(super) const FOLLOWUP: &[ColumnSpec] = &[
    AREA,
    YEAR,
    year("next_year", "year of the following report"),
    text("kind", "weakness or plan"),
    text("text", "the statement; empty for new"),
    text("status", "what became of it"),
    number("similarity", "likeness of text and next_text, 0 to 1"),
    text("next_text", "where it stands again"),
    text(
        "evidence_text",
        "the sentence that addresses it; for one that stands again, what was done meanwhile",
    ),
    year("first_year", "the first of stated_in"),
    integer(
        "years_open",
        "reports that state it, counted back from the last without a gap",
    ),
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
    text("target_text", "the numbers that a plan sets"),
    text(
        "reached_text",
        "the figures the following report states for them",
    ),
    integer("reached_line", "line of the first of these"),
    text("target", "met or missed, where a figure is stated"),
    DECIDED,
    text(
        "stated_in",
        "the years whose reports state it, up to this row, joined by ;",
    ),
    integer(
        "thread",
        "which weakness or plan of the area it is over all years, from 1",
    ),
    integer(
        "from_thread",
        "the thread of text where that is another: merged, split off, drifted",
    ),
];

pub(super) const CHECKS: &[ColumnSpec] = &[
    AREA,
    YEAR,
    text("kind", "share, sum, yoy, restated or target"),
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

pub(super) const VINTAGES: &[ColumnSpec] = &[
    AREA,
    INDICATOR,
    UNIT,
    KIND,
    year("year", "the year the value is of"),
    number("own_value", "as the report of that year states it"),
    year("quoted_year", "year of the report that quotes it"),
    number("quoted_value", "as that report quotes it"),
    number(
        "revision",
        "quoted_value less own_value; empty where either is no exact figure",
    ),
    number(
        "revision_pct",
        "revision in percent of own_value; levels only",
    ),
    text("own_text", "the figure of its own report verbatim"),
    text("quoted_text", "the quoted figure verbatim"),
    text("own_source", "report of the year itself"),
    integer("own_line", "line of own_text"),
    text("quoted_source", "report that quotes it"),
    integer("quoted_line", "line of quoted_text"),
    NAME,
    NAME_EN,
];

pub(super) const RANKS: &[ColumnSpec] = &[
    INDICATOR,
    YEAR,
    AREA,
    UNIT,
    KIND,
    number("value", "in the base unit"),
    integer("areas", "areas that state the indicator for the year"),
    integer("rank", "1 is the largest value; ties share the better rank"),
    number(
        "percentile",
        "share of the areas below, half of the ties counted: 0 to 100",
    ),
    number("median", "median of the areas"),
    number("from_median", "value less median"),
    text("text", "the figure verbatim"),
    SOURCE,
    LINE,
    NAME,
    NAME_EN,
];
