//! Rows → frames: one function a table. What is missing becomes null, so that
//! readers of an export need not know our conventions for "none".

use polars::prelude::*;

use crate::checks::Check;
use crate::followup::FollowUp;
use crate::indicators::{Alignment, Indicator, Link, Polarity};
use crate::observations::Observation;
use crate::read::Report;
use crate::statements::Statement;

/// Frames with the same columns as one frame; an empty one of none.
///
/// # Errors
/// Where their columns differ.
pub fn stacked(frames: impl IntoIterator<Item = DataFrame>) -> PolarsResult<DataFrame> {
    let mut whole: Option<DataFrame> = None;
    for frame in frames {
        match &mut whole {
            Some(whole) => {
                whole.vstack_mut_owned(frame)?;
            }
            None => whole = Some(frame),
        }
    }
    Ok(whole.unwrap_or_default())
}

/// The table `reports`.
///
/// # Errors
/// Never for rows of this crate: the columns have one length by construction.
pub fn reports(rows: &[Report]) -> PolarsResult<DataFrame> {
    frame(
        rows.len(),
        vec![
            words("area", rows, |r| &r.area),
            years("year", rows, |r| r.year),
            words("genre", rows, |r| r.genre.as_str()),
            words_or_null("title", rows, |r| &r.title),
            words("source", rows, |r| &r.source),
            words("sha256", rows, |r| &r.sha256),
            words("format", rows, |r| r.format.as_str()),
            counts("chars", rows, |r| r.text.chars().count()),
            words_or_null("area_code", rows, |r| &r.area_code),
            words_or_null("published", rows, |r| &r.metadata.published),
            words_or_null("issuer", rows, |r| &r.metadata.issuer),
            words_or_null("index_number", rows, |r| &r.metadata.index_number),
            words_or_null("area_from", rows, |r| &r.identity.area_from),
            words_or_null("year_from", rows, |r| &r.identity.year_from),
            Column::new(
                "certainty".into(),
                rows.iter()
                    .map(|r| f64::from(r.identity.certainty) / 100.0)
                    .collect::<Vec<f64>>(),
            ),
        ],
    )
}

/// The table `observations`.
///
/// # Errors
/// As [`reports`].
pub fn observations(rows: &[Observation]) -> PolarsResult<DataFrame> {
    frame(
        rows.len(),
        vec![
            words("area", rows, |r| &r.area),
            years("year", rows, |r| r.year),
            words("indicator", rows, |r| &r.indicator),
            words("label", rows, |r| &r.label),
            numbers("value", rows, |r| r.value),
            some_numbers("value_max", rows, |r| r.value_max),
            words("unit", rows, |r| &r.unit),
            words("qualifier", rows, |r| r.qualifier.as_str()),
            words("kind", rows, |r| r.kind.as_str()),
            words("period", rows, |r| r.period.as_str()),
            words("section", rows, |r| r.section.as_str()),
            words_or_null("heading", rows, |r| &r.heading),
            words("text", rows, |r| &r.text),
            words("source", rows, |r| &r.source),
            counts("line", rows, |r| r.line),
            counts("start", rows, |r| r.start),
            counts("end", rows, |r| r.end),
            words("sentence", rows, |r| &r.sentence),
            words_or_null("rule", rows, |r| &r.rule),
            words_or_null("decided", rows, |r| &r.decided),
            words_or_null("agent", rows, |r| &r.parts.agent),
            words_or_null("act", rows, |r| &r.parts.act),
            words_or_null("object", rows, |r| &r.parts.object),
            words_or_null("property", rows, |r| &r.parts.property),
            words_or_null("scope", rows, |r| &r.parts.scope),
            words_or_null("key", rows, |r| &r.parts.key),
            Int32Chunked::from_iter_options("value_year".into(), rows.iter().map(|r| r.value_year))
                .into_column(),
            words("nature", rows, |r| r.nature.as_str()),
            some_numbers("stated_change", rows, |r| {
                r.stated.as_ref().map(|s| s.change)
            }),
            words_or_null("stated_unit", rows, |r| {
                r.stated.as_ref().map_or("", |s| &s.unit)
            }),
            some_numbers("confidence", rows, |r| r.confidence),
        ],
    )
}

/// The table `indicators`.
///
/// # Errors
/// As [`reports`].
pub fn indicators(rows: &[Indicator]) -> PolarsResult<DataFrame> {
    frame(
        rows.len(),
        vec![
            words("indicator", rows, |r| &r.id),
            words("name", rows, |r| &r.name),
            words_or_null("name_en", rows, |r| &r.name_en),
            words("unit", rows, |r| &r.unit),
            words("kind", rows, |r| r.kind.as_str()),
            words("polarity", rows, |r| polarity_word(r.polarity)),
            flags("catalogued", rows, |r| r.catalogued),
        ],
    )
}

/// The table `alignment`: why observations are joined, and what may be the same.
///
/// # Errors
/// As [`reports`].
pub fn alignment(rows: &[Observation], alignment: &Alignment) -> PolarsResult<DataFrame> {
    let links: Vec<(&Observation, &Observation, &Link)> = alignment
        .links
        .iter()
        .filter_map(|link| Some((rows.get(link.left)?, rows.get(link.right)?, link)))
        .collect();
    let links = links.as_slice();
    frame(
        links.len(),
        vec![
            words("area", links, |l| &l.0.area),
            words("indicator", links, |l| &l.1.indicator),
            words("unit", links, |l| &l.1.unit),
            words("kind", links, |l| l.1.kind.as_str()),
            years("from_year", links, |l| l.0.year),
            years("to_year", links, |l| l.1.year),
            words("from_label", links, |l| &l.0.label),
            words("to_label", links, |l| &l.1.label),
            words("from_text", links, |l| &l.0.text),
            words("to_text", links, |l| &l.1.text),
            words("status", links, |l| {
                if l.2.joined { "joined" } else { "doubtful" }
            }),
            numbers("confidence", links, |l| l.2.confidence),
            words("reasons", links, |l| &l.2.reasons),
            words("from_source", links, |l| &l.0.source),
            lines("from_line", links, |l| l.0.line),
            words("to_source", links, |l| &l.1.source),
            lines("to_line", links, |l| l.1.line),
            words("from_sentence", links, |l| &l.0.sentence),
            words("to_sentence", links, |l| &l.1.sentence),
            words_or_null("decided", links, |l| &l.1.decided),
        ],
    )
}

/// The word for a polarity in tables.
#[must_use]
pub fn polarity_word(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::More => "more",
        Polarity::Less => "less",
        Polarity::Neither => "neither",
    }
}

/// The table `statements`.
///
/// # Errors
/// As [`reports`].
pub fn statements(rows: &[Statement]) -> PolarsResult<DataFrame> {
    frame(
        rows.len(),
        vec![
            words("area", rows, |r| &r.area),
            years("year", rows, |r| r.year),
            words("section", rows, |r| r.section.as_str()),
            counts("ordinal", rows, |r| r.ordinal),
            words_or_null("heading", rows, |r| &r.heading),
            words("text", rows, |r| &r.text),
            words("source", rows, |r| &r.source),
            counts("line", rows, |r| r.line),
            counts("start", rows, |r| r.start),
            counts("end", rows, |r| r.end),
        ],
    )
}

/// The table `followup`.
///
/// # Errors
/// As [`reports`].
pub fn followup(rows: &[FollowUp]) -> PolarsResult<DataFrame> {
    frame(
        rows.len(),
        vec![
            words("area", rows, |r| &r.area),
            years("year", rows, |r| r.year),
            years("next_year", rows, |r| r.next_year),
            words("kind", rows, |r| r.kind),
            words_or_null("text", rows, |r| &r.text),
            words("status", rows, |r| r.status),
            numbers("similarity", rows, |r| r.similarity),
            words_or_null("next_text", rows, |r| &r.next_text),
            words_or_null("evidence_text", rows, |r| &r.evidence_text),
            years("first_year", rows, |r| r.first_year),
            Int64Chunked::from_iter_values(
                "years_open".into(),
                rows.iter().map(|r| i64::from(r.years_open)),
            )
            .into_column(),
            words_or_null("source", rows, |r| &r.source),
            lines("line", rows, |r| r.line),
            words("next_source", rows, |r| &r.next_source),
            lines("next_line", rows, |r| r.next_line),
            lines("evidence_line", rows, |r| r.evidence_line),
            words_or_null("wording", rows, |r| r.wording),
            words_or_null("plan_text", rows, |r| &r.plan_text),
            lines("plan_line", rows, |r| r.plan_line),
            words_or_null("target_text", rows, |r| &r.target_text),
            words_or_null("reached_text", rows, |r| &r.reached_text),
            lines("reached_line", rows, |r| r.reached_line),
            words_or_null("target", rows, |r| r.target),
            words_or_null("decided", rows, |r| &r.decided),
            words_or_null("stated_in", rows, |r| &r.stated_in),
            counts("thread", rows, |r| r.thread),
            lines("from_thread", rows, |r| r.from_thread),
        ],
    )
}

/// The table `checks`.
///
/// # Errors
/// As [`reports`].
pub fn checks(rows: &[Check]) -> PolarsResult<DataFrame> {
    frame(
        rows.len(),
        vec![
            words("area", rows, |r| &r.area),
            years("year", rows, |r| r.year),
            words("kind", rows, |r| r.kind),
            words("text", rows, |r| &r.text),
            numbers("stated", rows, |r| r.stated),
            numbers("recomputed", rows, |r| r.recomputed),
            numbers("tolerance", rows, |r| r.tolerance),
            flags("ok", rows, |r| r.ok),
            words("parts", rows, |r| &r.parts),
            words("source", rows, |r| &r.source),
            lines("line", rows, |r| r.line),
            words_or_null("note", rows, |r| r.note),
        ],
    )
}

fn frame(height: usize, columns: Vec<Column>) -> PolarsResult<DataFrame> {
    DataFrame::new(height, columns)
}

fn words<'a, R>(name: &str, rows: &'a [R], get: impl Fn(&'a R) -> &'a str) -> Column {
    StringChunked::from_iter_values(name.into(), rows.iter().map(get)).into_column()
}

fn words_or_null<'a, R>(name: &str, rows: &'a [R], get: impl Fn(&'a R) -> &'a str) -> Column {
    let present = |row| Some(get(row)).filter(|words| !words.is_empty());
    StringChunked::from_iter_options(name.into(), rows.iter().map(present)).into_column()
}

fn years<R>(name: &str, rows: &[R], get: impl Fn(&R) -> i32) -> Column {
    Int32Chunked::from_iter_values(name.into(), rows.iter().map(get)).into_column()
}

fn counts<R>(name: &str, rows: &[R], get: impl Fn(&R) -> usize) -> Column {
    Int64Chunked::from_iter_values(name.into(), rows.iter().map(|r| get(r) as i64)).into_column()
}

/// Lines are 1-based: 0 stands for none.
fn lines<R>(name: &str, rows: &[R], get: impl Fn(&R) -> usize) -> Column {
    let line = |r| Some(get(r) as i64).filter(|line| *line > 0);
    Int64Chunked::from_iter_options(name.into(), rows.iter().map(line)).into_column()
}

fn numbers<R>(name: &str, rows: &[R], get: impl Fn(&R) -> f64) -> Column {
    let finite = |r| Some(get(r)).filter(|value: &f64| value.is_finite());
    Float64Chunked::from_iter_options(name.into(), rows.iter().map(finite)).into_column()
}

fn some_numbers<R>(name: &str, rows: &[R], get: impl Fn(&R) -> Option<f64>) -> Column {
    Float64Chunked::from_iter_options(name.into(), rows.iter().map(get)).into_column()
}

fn flags<R>(name: &str, rows: &[R], get: impl Fn(&R) -> bool) -> Column {
    let values: BooleanChunked = rows.iter().map(get).collect();
    values.with_name(name.into()).into_column()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Table, samples};

    /// Frames are built by hand, so each must be held against its schema.
    #[test]
    fn frames_have_the_columns_and_types_of_their_schema() {
        let built = [
            (Table::Reports, reports(&[])),
            (
                Table::Observations,
                observations(&[samples::observation("甲县", 2021, "受理案件", 12.0)]),
            ),
            (
                Table::Indicators,
                indicators(&[samples::indicator("受理案件", Polarity::Neither)]),
            ),
            (Table::Statements, statements(&[])),
            (Table::Followup, followup(&[samples::new_weakness()])),
            (Table::Checks, checks(&[])),
        ];
        for (table, frame) in built {
            let frame = frame.unwrap();
            assert_eq!(**frame.schema(), table.schema(), "{}", table.name());
            assert_eq!(Table::of_frame(&frame), Some(table));
        }
    }

    /// A weakness that is new has no earlier text, source or line.
    #[test]
    fn what_is_missing_is_null() {
        let frame = followup(&[samples::new_weakness()]).unwrap();
        for name in ["text", "source", "line", "evidence_text", "evidence_line"] {
            assert_eq!(frame.column(name).unwrap().null_count(), 1, "{name}");
        }
        assert_eq!(frame.column("next_line").unwrap().null_count(), 0);
    }
}
