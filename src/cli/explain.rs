//! `tongbi explain`: how a line was read, figure by figure, and each number
//! that was left out with the rule that left it out.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use tongbi::observations::Observation;
use tongbi::read::{self, Options, Report};
use tongbi::{figures, outline};

use super::args::Global;
use super::{Error, Outcome, output};

/// Explains each place, `FILE` or `FILE:LINE`.
pub fn run(places: &[String], global: &Global) -> Result<Outcome, Error> {
    let mut text = String::new();
    let mut skipped = 0;
    for place in places {
        let (path, line) = split(place);
        let outcome = read::read(
            std::slice::from_ref(&path),
            &Options {
                area: global.area.clone(),
                year: global.year,
                max_file_size: global.max_file_size,
            },
        );
        for error in &outcome.skipped {
            eprintln!("tongbi: {error}");
            skipped += 1;
        }
        for report in &outcome.reports {
            let lines = report.text.lines().count();
            if let Some(line) = line.filter(|l| *l == 0 || *l > lines) {
                return Err(Error::NoPlace(format!(
                    "{}:{line}: the report has lines 1 to {lines}",
                    report.source
                )));
            }
            explain(report, line, &mut text);
        }
    }
    if text.is_empty() && skipped > 0 {
        return Err(Error::NothingRead);
    }
    output::print(&text);
    Ok(if skipped > 0 {
        Outcome::WithFindings
    } else {
        Outcome::Done
    })
}

/// A path may hold a colon; a line number is what stands behind the last one,
/// where the whole is no file itself.
fn split(place: &str) -> (PathBuf, Option<usize>) {
    if !Path::new(place).exists()
        && let Some((path, line)) = place.rsplit_once(':')
        && let Ok(line) = line.parse()
    {
        return (PathBuf::from(path), Some(line));
    }
    (PathBuf::from(place), None)
}

fn explain(report: &Report, only: Option<usize>, out: &mut String) {
    let matched = read::matched(&report.text);
    let outline = outline::outline(&matched.text, report.genre);
    let observations = tongbi::observe(report).observations;
    let mut last = None;
    for block in &outline.blocks {
        let span = matched.source(block.span.clone());
        let lines = matched.line(span.start)..=matched.line(span.end.saturating_sub(1));
        if only.is_some_and(|line| !lines.contains(&line)) {
            continue;
        }
        let reading = figures::read(&matched.text, block.span.clone());
        let inside: Vec<&Observation> = observations
            .iter()
            .filter(|o| span.contains(&o.start))
            .collect();
        if inside.is_empty() && reading.left_out.is_empty() && only.is_none() {
            continue;
        }
        let place = (*lines.start(), block.heading);
        if last != Some(place) {
            let path = outline.path(block.heading).join(outline::PATH_SEPARATOR);
            let _ = writeln!(
                out,
                "{}:{}  [{}] {path}",
                report.source,
                lines.start(),
                block.section.as_str()
            );
            last = Some(place);
        }
        let mut rows: Vec<(usize, String)> = inside.iter().map(|o| (o.start, figure(o))).collect();
        rows.extend(reading.left_out.iter().map(|left| {
            let left_span = matched.source(left.span.clone());
            (
                left_span.start,
                format!(
                    "  –  {:<14} left out: {}",
                    matched.words(left_span),
                    left.reason
                ),
            )
        }));
        rows.sort();
        for (_, row) in rows {
            let _ = writeln!(out, "{row}");
        }
    }
}

fn figure(o: &Observation) -> String {
    let max = o.value_max.map(|m| format!("..{m}")).unwrap_or_default();
    format!(
        "  ✓  {:<14} = {}{max} {}  {} {} {}  {}  ({})",
        o.text,
        o.value,
        o.unit,
        o.qualifier.as_str(),
        o.kind.as_str(),
        o.period.as_str(),
        o.label,
        o.rule
    )
}
