//! `tongbi explain`: whose report it is, where its parts begin and why; how a
//! line was read, figure by figure, and each number that was left out with the
//! rule that left it out; `export observations
//! --explain`: the same of all reports, as far as the filters keep them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use tongbi::observations::Observation;
use tongbi::outline::Block;
use tongbi::read::{self, Report};
use tongbi::source::SourceError;
use tongbi::{figures, outline};

use super::args::{self, Global, Input};
use super::{Error, Outcome, input, output};

/// Explains each place, `FILE` or `FILE:LINE`.
pub fn run(places: &[String], global: &Global) -> Result<Outcome, Error> {
    let mut text = String::new();
    let mut skipped = 0;
    for place in places {
        let (path, line) = split(place);
        let outcome = read::read(std::slice::from_ref(&path), &input::options(global));
        for error in &outcome.skipped {
            tell!("tongbi: {error}");
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
            if line.is_none() {
                text.push_str(&whose(report));
                zones(report, &mut text);
            }
            let observations = tongbi::observe(report).observations;
            let all: Vec<&Observation> = observations.iter().collect();
            explain(
                report,
                &all,
                |p| line.map_or(!p.silent, |l| p.lines.contains(&l)),
                &mut text,
            );
        }
    }
    if text.is_empty() && skipped > 0 {
        return Err(SourceError::NothingRead.into());
    }
    output::print(&text, false)?;
    Ok(if skipped > 0 {
        Outcome::WithFindings
    } else {
        Outcome::Done
    })
}

/// Where each part of the report begins and ends, how sure that is, and what
/// speaks for it most.
fn zones(report: &Report, out: &mut String) {
    let matched = read::matched(&report.text);
    for zone in outline::zones(&matched.text, report.year) {
        let span = matched.source(zone.span);
        let reasons: Vec<String> = zone
            .reasons
            .iter()
            .map(|(reason, weight)| format!("{reason} {weight:+.1}"))
            .collect();
        let _ = writeln!(
            out,
            "{}:{}–{}  [{}] {:.0}%  {}",
            report.source,
            matched.line(span.start),
            matched.line(span.end.saturating_sub(1)),
            zone.section.as_str(),
            zone.sure * 100.0,
            reasons.join(", ")
        );
    }
}

/// Whose report it is and of which year, and what speaks for it.
fn whose(report: &Report) -> String {
    let identity = &report.identity;
    let mut told = format!(
        "{}: {} {} {} ({}%), area by {}, year by {}\n",
        report.source,
        report.area,
        report.year,
        report.genre.as_str(),
        identity.certainty,
        identity.area_from,
        identity.year_from
    );
    for line in &identity.told {
        let _ = writeln!(told, "  {line}");
    }
    told
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

/// Explains all reports named, as far as the filters keep their lines.
pub fn table(
    asked: args::Table,
    named: &Input,
    place: Option<&Path>,
    global: &Global,
) -> Result<Outcome, Error> {
    if asked != args::Table::Observations {
        return Err(Error::NoFormat(
            "--explain tells how observations were read; export observations --explain".to_owned(),
        ));
    }
    let loaded = input::load(named, global)?;
    if loaded.panel.reports.iter().all(|r| r.text.is_empty()) {
        return Err(Error::NoPlace(
            "--explain reads the reports again; name the reports, not a store or a table of them"
                .to_owned(),
        ));
    }
    let section = global.section.map(|s| s.word());
    let mut text = String::new();
    let mut rows: BTreeMap<&str, Vec<&Observation>> = BTreeMap::new();
    for row in &loaded.panel.observations {
        rows.entry(&row.source).or_default().push(row);
    }
    for report in &loaded.panel.reports {
        let own = rows.remove(report.source.as_str()).unwrap_or_default();
        let kept = |p: &Passage| {
            let named = |i: &String| {
                let mut rows = p.rows.iter();
                rows.any(|o| o.indicator.contains(i.as_str()) || o.label.contains(i.as_str()))
            };
            !p.silent
                && section.is_none_or(|s| p.block.section.as_str() == s)
                && global.indicator.as_ref().is_none_or(named)
        };
        explain(report, &own, kept, &mut text);
    }
    match place.filter(|p| p.as_os_str() != "-") {
        Some(file) => output::whole_file(file, text.as_bytes())?,
        None => output::print(&text, false)?,
    }
    Ok(Outcome::of(loaded.refused, false))
}

/// What may be explained: a block and the lines it stands on.
struct Passage<'a> {
    block: &'a Block,
    lines: RangeInclusive<usize>,
    rows: &'a [&'a Observation],
    /// Whether it holds no number at all.
    silent: bool,
}

/// Explains the passages of a report that `kept` keeps.
fn explain(
    report: &Report,
    observations: &[&Observation],
    kept: impl Fn(&Passage) -> bool,
    out: &mut String,
) {
    let matched = read::matched(&report.text);
    let outline = outline::outline(&matched.text, report.year);
    let mut last = None;
    for block in &outline.blocks {
        let span = matched.source(block.span.clone());
        let lines = matched.line(span.start)..=matched.line(span.end.saturating_sub(1));
        let reading = figures::read(&matched.text, block.span.clone());
        let inside: Vec<&Observation> = observations
            .iter()
            .copied()
            .filter(|o| span.contains(&o.start))
            .collect();
        let passage = Passage {
            block,
            lines: lines.clone(),
            silent: inside.is_empty() && reading.left_out.is_empty(),
            rows: &inside,
        };
        if !kept(&passage) {
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
    let of = o
        .value_year
        .map(|year| format!(" {year}"))
        .unwrap_or_default();
    format!(
        "  ✓  {:<14} = {}{max} {}  {} {} {}{of}  {}  ({})",
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
