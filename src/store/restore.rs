//! Frames → rows: the way back from a stored table to the rows it was made of.

use std::collections::{BTreeMap, HashSet};

use polars::prelude::*;

use crate::figures::Qualifier;
use crate::indicators::{Indicator, Polarity};
use crate::observations::{Kind, Nature, Observation, Parts, Period, Stated};
use crate::outline::Section;
use crate::read::{Format, Genre, Identity, Metadata, Report};
use crate::statements::Statement;
use crate::tables::polarity_word;
use crate::tables::words::{KINDS, PERIODS, QUALIFIERS, SECTIONS};

const POLARITIES: [Polarity; 3] = [Polarity::More, Polarity::Less, Polarity::Neither];

pub(super) fn reports(frame: &DataFrame, content: &str) -> PolarsResult<Vec<Report>> {
    let words = |name| Words::of(frame, name);
    let (area, title, source, sha256, text) = (
        words("area")?,
        words("title")?,
        words("source")?,
        words("sha256")?,
        words(content)?,
    );
    let (published, issuer, index_number, area_code) = (
        words("published")?,
        words("issuer")?,
        words("index_number")?,
        words("area_code")?,
    );
    let (area_from, year_from) = (words("area_from")?, words("year_from")?);
    let certainty = frame.column("certainty")?.f64()?;
    let genre = OneOf::of(frame, "genre", &Genre::ALL, Genre::as_str)?;
    let format = OneOf::of(frame, "format", Format::ALL, Format::as_str)?;
    let year = frame.column("year")?.i32()?;
    rows(frame.height(), |i| {
        Ok(Report {
            area: area.at(i),
            year: year.get(i).ok_or_else(|| missing("year", i))?,
            genre: genre.at(i)?,
            title: title.at(i),
            source: source.at(i),
            sha256: sha256.at(i),
            format: format.at(i)?,
            text: text.at(i),
            tables: Vec::new(),
            metadata: Metadata {
                published: published.at(i),
                issuer: issuer.at(i),
                index_number: index_number.at(i),
            },
            area_code: area_code.at(i),
            identity: Identity::stored(
                area_from.at(i),
                year_from.at(i),
                certainty.get(i).unwrap_or(0.0),
            ),
        })
    })
}

pub(super) fn observations(frame: &DataFrame) -> PolarsResult<Vec<Observation>> {
    let words = |name| Words::of(frame, name);
    let count = |name| Counts::of(frame, name);
    let (area, indicator, label, unit) = (
        words("area")?,
        words("indicator")?,
        words("label")?,
        words("unit")?,
    );
    let (heading, text, source) = (words("heading")?, words("text")?, words("source")?);
    let (sentence, rule) = (words("sentence")?, words("rule")?);
    let (line, start, end) = (count("line")?, count("start")?, count("end")?);
    let (agent, act, object) = (words("agent")?, words("act")?, words("object")?);
    let (property, scope, key) = (words("property")?, words("scope")?, words("key")?);
    let nature = OneOf::of(frame, "nature", &Nature::ALL, Nature::as_str)?;
    let stated_change = frame.column("stated_change")?.f64()?;
    let stated_unit = words("stated_unit")?;
    let confidence = frame.column("confidence")?.f64()?;
    let qualifier = OneOf::of(frame, "qualifier", &QUALIFIERS, Qualifier::as_str)?;
    let kind = OneOf::of(frame, "kind", &KINDS, Kind::as_str)?;
    let period = OneOf::of(frame, "period", &PERIODS, Period::as_str)?;
    let section = OneOf::of(frame, "section", &SECTIONS, Section::as_str)?;
    let year = frame.column("year")?.i32()?;
    let value = frame.column("value")?.f64()?;
    let value_max = frame.column("value_max")?.f64()?;
    let value_year = frame.column("value_year")?.i32()?;
    rows(frame.height(), |i| {
        Ok(Observation {
            area: area.at(i),
            year: year.get(i).ok_or_else(|| missing("year", i))?,
            indicator: indicator.at(i),
            label: label.at(i),
            value: value.get(i).unwrap_or(f64::NAN),
            value_max: value_max.get(i),
            unit: unit.at(i),
            qualifier: qualifier.at(i)?,
            kind: kind.at(i)?,
            period: period.at(i)?,
            section: section.at(i)?,
            heading: heading.at(i),
            text: text.at(i),
            source: source.at(i),
            line: line.at(i)?,
            start: start.at(i)?,
            end: end.at(i)?,
            sentence: sentence.at(i),
            rule: rule.at(i).into(),
            decided: String::new(),
            parts: Parts {
                agent: agent.at(i),
                act: act.at(i),
                object: object.at(i),
                property: property.at(i),
                scope: scope.at(i),
                key: key.at(i),
            },
            nature: nature.at(i)?,
            stated: stated_change.get(i).map(|change| Stated {
                change,
                unit: stated_unit.at(i),
            }),
            confidence: confidence.get(i),
            value_year: value_year.get(i),
        })
    })
}

pub(super) fn statements(frame: &DataFrame) -> PolarsResult<Vec<Statement>> {
    let words = |name| Words::of(frame, name);
    let count = |name| Counts::of(frame, name);
    let (area, heading, text, source) = (
        words("area")?,
        words("heading")?,
        words("text")?,
        words("source")?,
    );
    let (ordinal, line, start, end) = (
        count("ordinal")?,
        count("line")?,
        count("start")?,
        count("end")?,
    );
    let section = OneOf::of(frame, "section", &SECTIONS, Section::as_str)?;
    let year = frame.column("year")?.i32()?;
    rows(frame.height(), |i| {
        Ok(Statement {
            area: area.at(i),
            year: year.get(i).ok_or_else(|| missing("year", i))?,
            section: section.at(i)?,
            ordinal: ordinal.at(i)?,
            heading: heading.at(i),
            text: text.at(i),
            source: source.at(i),
            line: line.at(i)?,
            start: start.at(i)?,
            end: end.at(i)?,
        })
    })
}

/// The indicators of the observations there are, the first area's words for
/// each, sorted by id.
pub(super) fn indicators(
    frame: &DataFrame,
    observations: &[Observation],
) -> PolarsResult<Vec<Indicator>> {
    if frame.height() == 0 {
        return Ok(Vec::new());
    }
    let words = |name| Words::of(frame, name);
    let (id, name, name_en, unit) = (
        words("indicator")?,
        words("name")?,
        words("name_en")?,
        words("unit")?,
    );
    let kind = OneOf::of(frame, "kind", &KINDS, Kind::as_str)?;
    let polarity = OneOf::of(frame, "polarity", &POLARITIES, polarity_word)?;
    let catalogued = frame.column("catalogued")?.bool()?;
    let stated: HashSet<&str> = observations.iter().map(|o| o.indicator.as_str()).collect();
    let mut found: BTreeMap<String, Indicator> = BTreeMap::new();
    for i in 0..frame.height() {
        let id = id.at(i);
        if !stated.contains(id.as_str()) || found.contains_key(&id) {
            continue;
        }
        let indicator = Indicator {
            id: id.clone(),
            name: name.at(i),
            name_en: name_en.at(i),
            unit: unit.at(i),
            kind: kind.at(i)?,
            polarity: polarity.at(i)?,
            catalogued: catalogued.get(i).unwrap_or(false),
        };
        found.insert(id, indicator);
    }
    Ok(found.into_values().collect())
}

/// A column of words; null is the empty text, as it was before it became null,
/// and so is a column that was not asked for.
struct Words<'a>(Option<&'a StringChunked>);

impl<'a> Words<'a> {
    fn of(frame: &'a DataFrame, name: &str) -> PolarsResult<Self> {
        Ok(Self(match frame.column(name) {
            Ok(column) => Some(column.str()?),
            Err(_) => None,
        }))
    }

    fn at(&self, i: usize) -> String {
        let word = self.0.and_then(|words| words.get(i));
        word.unwrap_or_default().to_owned()
    }
}

/// A column of counts.
struct Counts<'a> {
    name: &'a str,
    values: &'a Int64Chunked,
}

impl<'a> Counts<'a> {
    fn of(frame: &'a DataFrame, name: &'a str) -> PolarsResult<Self> {
        let values = frame.column(name)?.i64()?;
        Ok(Self { name, values })
    }

    fn at(&self, i: usize) -> PolarsResult<usize> {
        let n = self.values.get(i).ok_or_else(|| missing(self.name, i))?;
        usize::try_from(n).map_err(
            |_| polars_err!(ComputeError: "column {}, row {i}: {n} is no count", self.name),
        )
    }
}

/// A column with few values, each a word.
struct OneOf<'a, T> {
    name: &'a str,
    words: &'a StringChunked,
    known: Vec<(&'static str, T)>,
}

impl<'a, T: Copy> OneOf<'a, T> {
    fn of(
        frame: &'a DataFrame,
        name: &'a str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> PolarsResult<Self> {
        Ok(Self {
            name,
            words: frame.column(name)?.str()?,
            known: all.iter().map(|t| (word(*t), *t)).collect(),
        })
    }

    fn at(&self, i: usize) -> PolarsResult<T> {
        let found = self.words.get(i).unwrap_or_default();
        self.known
            .iter()
            .find(|(word, _)| *word == found)
            .map(|(_, value)| *value)
            .ok_or_else(
                || polars_err!(ComputeError: "column {}, row {i}: {found:?} is not known", self.name),
            )
    }
}

/// Rows made one after the other; an iterator of results would not know how many.
fn rows<T>(height: usize, row: impl Fn(usize) -> PolarsResult<T>) -> PolarsResult<Vec<T>> {
    let mut rows = Vec::with_capacity(height);
    for i in 0..height {
        rows.push(row(i)?);
    }
    Ok(rows)
}

fn missing(name: &str, i: usize) -> PolarsError {
    polars_err!(ComputeError: "column {name}, row {i}: nothing there")
}
