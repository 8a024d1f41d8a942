//! What to look at first: moves that may not be believed before a person has
//! seen both sentences, with the reason, and the answers a person can give.

use serde::Serialize;
use serde_json::{Value, json};

use super::claims::DoubtSide;
use super::format;
use super::indicator_rows::Row;
use super::stock::Stated;
use super::words::{Lang, sentence};

/// One move to look at.
#[derive(Debug, Serialize)]
pub(super) struct Look {
    pub href: String,
    pub name: String,
    pub change: String,
    /// Why to look: cautions, and how sure the link is.
    pub why: String,
    pub from: Stated,
    pub to: Stated,
    /// The row of a decisions file, but for the verdict.
    pub decide: Value,
}

/// The moves to look at: those that would be told first if they were believed.
pub(super) fn look(area: &str, rows: &[Row], lang: Lang) -> Vec<Look> {
    let mut doubtful: Vec<&Row> = rows
        .iter()
        .filter(|row| row.is_compared() && !row.is_believed())
        .collect();
    let weight = |row: &Row| match row.assessment.as_str() {
        "worse" => 0,
        "better" => 1,
        _ => 2,
    };
    doubtful.sort_by(|a, b| {
        let moved = |row: &Row| row.move_by.abs();
        (weight(a).cmp(&weight(b)))
            .then_with(|| moved(b).total_cmp(&moved(a)))
            .then_with(|| a.id.cmp(&b.id))
    });
    doubtful
        .into_iter()
        .filter_map(|row| {
            let (from, to) = (row.from.clone()?, row.to.clone()?);
            Some(Look {
                href: row.id.clone(),
                name: row.name.clone(),
                change: if row.change_pct.is_empty() {
                    row.change.clone()
                } else {
                    row.change_pct.clone()
                },
                why: why(row, lang),
                decide: pair(area, side(&from), side(&to)),
                from,
                to,
            })
        })
        .collect()
}

fn why(row: &Row, lang: Lang) -> String {
    let sure = format!("{}%", format::number(row.confidence * 100.0, 0));
    let sure = sentence("same_indicator_sure", lang, &[("n", &sure)]);
    if row.caution.is_empty() {
        return sure;
    }
    if row.confidence >= 1.0 {
        return row.caution.clone();
    }
    format!("{} · {sure}", row.caution)
}

/// A figure as a decisions file names it.
type Side<'a> = (i32, &'a str, &'a str);

fn side(stated: &Stated) -> Side<'_> {
    (stated.year, &stated.label, &stated.text)
}

/// The two figures of a doubt.
pub(super) fn doubt(area: &str, left: &DoubtSide, right: &DoubtSide) -> Value {
    pair(
        area,
        (left.year, &left.label, &left.text),
        (right.year, &right.label, &right.text),
    )
}

fn pair(area: &str, left: Side, right: Side) -> Value {
    json!({
        "area": area, "year": left.0, "label": left.1, "text": left.2,
        "other_year": right.0, "other_label": right.1, "other_text": right.2,
    })
}
