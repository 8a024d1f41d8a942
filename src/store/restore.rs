//! Frames → rows: the way back from a stored table to the rows it was made of.

use polars::prelude::*;

use crate::figures::Qualifier;
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;
use crate::read::{Format, Genre, Metadata, Report};
use crate::statements::Statement;
use crate::tables::words::{KINDS, PERIODS, QUALIFIERS, SECTIONS};

const GENRES: [Genre; 3] = [Genre::RuleOfLaw, Genre::GovernmentWork, Genre::Other];

pub(super) fn reports(frame: &DataFrame, content: &str) -> PolarsResult<Vec<Report>> {
    let row = Columns(frame);
    (0..frame.height())
        .map(|i| {
            Ok(Report {
                area: row.words("area", i)?,
                year: row.year("year", i)?,
                genre: row.one_of(&GENRES, Genre::as_str, "genre", i)?,
                title: row.words("title", i)?,
                source: row.words("source", i)?,
                sha256: row.words("sha256", i)?,
                format: row.one_of(Format::ALL, Format::as_str, "format", i)?,
                text: row.words(content, i)?,
                metadata: Metadata {
                    published: row.words("published", i)?,
                    issuer: row.words("issuer", i)?,
                    index_number: row.words("index_number", i)?,
                },
                area_code: row.words("area_code", i)?,
            })
        })
        .collect()
}

pub(super) fn observations(frame: &DataFrame) -> PolarsResult<Vec<Observation>> {
    let row = Columns(frame);
    (0..frame.height())
        .map(|i| {
            Ok(Observation {
                area: row.words("area", i)?,
                year: row.year("year", i)?,
                indicator: row.words("indicator", i)?,
                label: row.words("label", i)?,
                value: row.number("value", i)?.unwrap_or(f64::NAN),
                value_max: row.number("value_max", i)?,
                unit: row.words("unit", i)?,
                qualifier: row.one_of(&QUALIFIERS, Qualifier::as_str, "qualifier", i)?,
                kind: row.one_of(&KINDS, Kind::as_str, "kind", i)?,
                period: row.one_of(&PERIODS, Period::as_str, "period", i)?,
                section: row.one_of(&SECTIONS, Section::as_str, "section", i)?,
                heading: row.words("heading", i)?,
                text: row.words("text", i)?,
                source: row.words("source", i)?,
                line: row.count("line", i)?,
                start: row.count("start", i)?,
                end: row.count("end", i)?,
                sentence: row.words("sentence", i)?,
                rule: row.words("rule", i)?.into(),
            })
        })
        .collect()
}

pub(super) fn statements(frame: &DataFrame) -> PolarsResult<Vec<Statement>> {
    let row = Columns(frame);
    (0..frame.height())
        .map(|i| {
            Ok(Statement {
                area: row.words("area", i)?,
                year: row.year("year", i)?,
                section: row.one_of(&SECTIONS, Section::as_str, "section", i)?,
                ordinal: row.count("ordinal", i)?,
                heading: row.words("heading", i)?,
                text: row.words("text", i)?,
                source: row.words("source", i)?,
                line: row.count("line", i)?,
                start: row.count("start", i)?,
                end: row.count("end", i)?,
            })
        })
        .collect()
}

/// Cells of a frame by column name and row.
struct Columns<'a>(&'a DataFrame);

impl Columns<'_> {
    /// Words; null is the empty text, as it was before it became null.
    fn words(&self, name: &str, i: usize) -> PolarsResult<String> {
        Ok(self
            .0
            .column(name)?
            .str()?
            .get(i)
            .unwrap_or_default()
            .to_owned())
    }

    fn number(&self, name: &str, i: usize) -> PolarsResult<Option<f64>> {
        Ok(self.0.column(name)?.f64()?.get(i))
    }

    fn year(&self, name: &str, i: usize) -> PolarsResult<i32> {
        self.0
            .column(name)?
            .i32()?
            .get(i)
            .ok_or_else(|| missing(name, i))
    }

    fn count(&self, name: &str, i: usize) -> PolarsResult<usize> {
        let n = self
            .0
            .column(name)?
            .i64()?
            .get(i)
            .ok_or_else(|| missing(name, i))?;
        usize::try_from(n)
            .map_err(|_| polars_err!(ComputeError: "column {name}, row {i}: {n} is no count"))
    }

    fn one_of<T: Copy>(
        &self,
        all: &[T],
        word: fn(T) -> &'static str,
        name: &str,
        i: usize,
    ) -> PolarsResult<T> {
        let found = self.words(name, i)?;
        all.iter().copied().find(|t| word(*t) == found).ok_or_else(
            || polars_err!(ComputeError: "column {name}, row {i}: {found:?} is not known"),
        )
    }
}

fn missing(name: &str, i: usize) -> PolarsError {
    polars_err!(ComputeError: "column {name}, row {i}: nothing there")
}
