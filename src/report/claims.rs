//! What the page shows of checks, doubts and sources: one row each.

use serde::Serialize;

use super::addresses::Addresses;
use super::stock::Stock;
use super::{ChangeReport, findings, format, look};
use crate::checks::Check;

/// One claim.
#[derive(Debug, Serialize)]
pub(super) struct CheckRow {
    pub id: String,
    pub year: i32,
    pub kind: &'static str,
    pub name: String,
    pub text: String,
    pub recomputed: String,
    pub href: Option<String>,
    pub line: usize,
    pub parts: Vec<Part>,
    /// Why the claim is to be read with care.
    pub note: &'static str,
}

/// A figure that a claim follows from.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub text: String,
    pub line: usize,
    pub href: Option<String>,
}

/// Two observations that may be one indicator.
#[derive(Debug, Serialize)]
pub(super) struct DoubtRow {
    pub left: DoubtSide,
    pub right: DoubtSide,
    pub confidence: String,
    pub reasons: String,
    /// The row of a decisions file, but for the verdict.
    pub decide: serde_json::Value,
}

/// One of the two.
#[derive(Debug, Serialize)]
pub(super) struct DoubtSide {
    pub year: i32,
    pub label: String,
    pub shown: String,
    pub text: String,
    pub sentence: String,
    pub place: String,
    pub href: String,
}

/// One report read.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    pub year: i32,
    pub title: String,
    pub source: String,
    pub sha256: String,
    pub chars: String,
    pub text: String,
}

pub(super) fn check_row(
    check: &Check,
    id: String,
    stock: &Stock,
    addresses: &Addresses,
) -> CheckRow {
    CheckRow {
        id,
        name: stock
            .label_at(&check.source, check.line, &check.text)
            .to_owned(),
        year: check.year,
        kind: check.kind,
        note: check.note,
        text: format::grouped(&check.text),
        recomputed: findings::recomputed(check),
        href: addresses.line(&check.source, check.line),
        line: check.line,
        parts: check
            .parts
            .split(';')
            .filter_map(|p| part(p, addresses))
            .collect(),
    }
}

/// `source:line:text`; a path may hold colons, the others do not.
fn part(words: &str, addresses: &Addresses) -> Option<Part> {
    let mut cut = words.rsplitn(3, ':');
    let (text, line, source) = (cut.next()?, cut.next()?.parse().ok()?, cut.next()?);
    Some(Part {
        text: format::grouped(text),
        line,
        href: addresses.line(source, line),
    })
}

/// The doubts of an area, the least doubtful first.
pub(super) fn doubts(report: &ChangeReport, area: &str, addresses: &Addresses) -> Vec<DoubtRow> {
    let observations = &report.panel.observations;
    let side = |index: usize| {
        let o = observations.get(index).filter(|o| o.area == area)?;
        Some(DoubtSide {
            year: o.year,
            label: o.label.clone(),
            shown: format::grouped(&o.text),
            text: o.text.clone(),
            sentence: o.sentence.clone(),
            place: format!("{}:{}", o.source, o.line),
            href: addresses.figure(index),
        })
    };
    let mut rows: Vec<(f64, DoubtRow)> = report
        .panel
        .alignment
        .doubts()
        .filter_map(|doubt| {
            let (left, right) = (side(doubt.left)?, side(doubt.right)?);
            Some((
                doubt.confidence,
                DoubtRow {
                    decide: look::doubt(area, &left, &right),
                    left,
                    right,
                    confidence: format!("{}%", format::number(doubt.confidence * 100.0, 0)),
                    reasons: doubt.reasons.clone(),
                },
            ))
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The reports of an area.
pub(super) fn sources(report: &ChangeReport, area: &str, addresses: &Addresses) -> Vec<Source> {
    report
        .panel
        .reports
        .iter()
        .enumerate()
        .filter(|(_, r)| r.area == area)
        .map(|(i, r)| Source {
            year: r.year,
            title: r.title.clone(),
            source: r.source.clone(),
            sha256: r.sha256.clone(),
            chars: format::number(
                r.text.chars().filter(|c| !c.is_whitespace()).count() as f64,
                0,
            ),
            text: addresses.text(i),
        })
        .collect()
}
