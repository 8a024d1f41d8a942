//! The report and the tables of `diff`, `trends`, `followup` and `check` at the
//! terminal: they fit its width, East Asian characters take two columns.

use polars::prelude::DataFrame;

use super::findings::Finding;
use super::view::{View, view};
use super::words::{Lang, sentence, word};
use super::{ChangeReport, Ledger};

pub(super) mod page;
mod panel;
mod tables;

pub use panel::{ranks, vintages};
pub use tables::{checks, deltas, trends};

/// Escape sequences of the tones; no other bytes reach the terminal.
const TONES: [(&str, &str); 4] = [
    ("good", "\u{1b}[32m"),
    ("bad", "\u{1b}[31m"),
    ("warn", "\u{1b}[33m"),
    ("plain", ""),
];
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";
/// What stands for a tone where there is no colour.
const MARKS: [(&str, &str); 4] = [("good", "▲"), ("bad", "▼"), ("warn", "!"), ("plain", "·")];

/// Findings of every place, then its tables.
pub(super) fn report(report: &ChangeReport, width: usize, color: bool) -> String {
    let view = view(report);
    let lang = report.lang;
    let mut out = bold(&clean(&view.title), color);
    out.push('\n');
    for mover in view.overview.iter().flat_map(|o| &o.movers) {
        out.push_str(&line(&Finding::plain(&mover.text), width, color));
    }
    for place in &view.places {
        if view.several {
            out.push('\n');
            out.push_str(&bold(&clean(&place.area), color));
            out.push('\n');
        }
        out.push('\n');
        for finding in &place.findings {
            out.push_str(&line(finding, width, color));
        }
    }
    for (title, table) in [
        ("indicators", deltas(report.deltas, lang, width, color)),
        (
            "weaknesses",
            Ledger {
                rows: report.followup,
                observations: &report.panel.observations,
                statements: &report.panel.statements,
                lang,
            }
            .terminal(width, color),
        ),
        (
            "checks",
            checks(
                &frame(crate::tables::checks(
                    &report
                        .checks
                        .iter()
                        .filter(|c| !c.ok)
                        .cloned()
                        .collect::<Vec<_>>(),
                )),
                lang,
                width,
                color,
            ),
        ),
    ] {
        out.push('\n');
        out.push_str(&bold(word(title, lang), color));
        out.push('\n');
        out.push_str(&table);
        out.push('\n');
    }
    out
}

/// A frame that cannot be made is shown as an empty table.
fn frame(made: polars::prelude::PolarsResult<DataFrame>) -> DataFrame {
    made.unwrap_or_else(|_| DataFrame::empty())
}

/// Counts, and the first findings.
pub(super) fn summary(report: &ChangeReport, lang: Lang) -> String {
    const TOLD: usize = 4;
    let view = view(&ChangeReport { lang, ..*report });
    let mut out = Vec::new();
    if let Some(overview) = view.overview.as_ref().filter(|_| view.places.is_empty()) {
        out.push(clean(&view.title));
        out.extend(
            overview
                .movers
                .iter()
                .take(TOLD)
                .map(|m| format!("  {} {}", mark("plain"), clean(&m.text))),
        );
        out.push(clean(&overview.left_out));
    }
    for place in view.places.iter().take(if view.several { 12 } else { 1 }) {
        let c = place.counts;
        let n = |n: usize| n.to_string();
        out.push(format!(
            "{}: {}",
            clean(&head(&view, &place.area, lang)),
            sentence(
                "summary_counts",
                lang,
                &[
                    ("reports", &n(c.reports)),
                    ("figures", &n(c.figures)),
                    ("indicators", &n(c.indicators)),
                    ("both", &n(c.both)),
                    ("better", &n(c.better)),
                    ("worse", &n(c.worse)),
                    ("vanished", &n(c.vanished)),
                    ("open", &n(c.open)),
                    ("slips", &n(c.slips)),
                ],
            )
        ));
        if !view.several {
            out.extend(
                place
                    .findings
                    .iter()
                    .take(TOLD)
                    .map(|f| format!("  {} {}", mark(f.tone), clean(&f.text))),
            );
        }
    }
    out.join("\n")
}

fn head(view: &View, area: &str, lang: Lang) -> String {
    sentence(
        "summary_head",
        lang,
        &[
            ("area", area),
            ("from", &view.from.to_string()),
            ("to", &view.to.to_string()),
        ],
    )
}

fn mark(tone: &str) -> &'static str {
    MARKS
        .iter()
        .find(|(t, _)| *t == tone)
        .map_or("·", |(_, m)| m)
}

fn bold(text: &str, color: bool) -> String {
    if color {
        format!("{BOLD}{text}{RESET}")
    } else {
        text.to_owned()
    }
}

/// A finding with a hanging indent.
fn line(finding: &Finding, width: usize, color: bool) -> String {
    let tone = TONES
        .iter()
        .find(|(t, _)| *t == finding.tone)
        .map_or("", |(_, code)| code);
    let mark = mark(finding.tone);
    let mut out = if color && !tone.is_empty() {
        format!("{tone}{mark}{RESET} ")
    } else {
        format!("{mark} ")
    };
    let mut column = 2;
    // Words of letters stay whole; between East Asian characters any place will do.
    let text = clean(&finding.text);
    for word in text.split_inclusive(|c: char| c == ' ' || columns(c) == 2) {
        let wide: usize = word.trim_end().chars().map(columns).sum();
        if column > 2 && column + wide > width.max(20) {
            out.push_str("\n  ");
            column = 2;
        }
        out.push_str(word);
        column += word.chars().map(columns).sum::<usize>();
    }
    out.push('\n');
    out
}

/// Columns a character takes.
pub(super) fn columns(c: char) -> usize {
    match u32::from(c) {
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// Control characters of a report must not steer the terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
