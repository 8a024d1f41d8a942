//! The report as a whole, on the demo series as its hand-made truth has it:
//! what every format must hold to.

use std::collections::BTreeMap;
use std::path::Path;

use polars::prelude::*;

use super::{ChangeReport, Detail, Lang, html, markdown, terminal};
use crate::Panel;
use crate::checks::Check;
use crate::deltas::Years;
use crate::figures::Qualifier;
use crate::followup::FollowUp;
use crate::indicators::{Alignment, Indicator, Polarity};
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;
use crate::read::{Genre, Report};
use crate::tables;

type Record = BTreeMap<String, String>;

struct Demo {
    panel: Panel,
    deltas: DataFrame,
    trends: DataFrame,
    pairs: DataFrame,
    followup: Vec<FollowUp>,
    checks: Vec<Check>,
}

impl Demo {
    fn report(&self, lang: Lang) -> ChangeReport<'_> {
        ChangeReport {
            panel: &self.panel,
            survey: None,
            deltas: &self.deltas,
            trends: &self.trends,
            pairs: Some(&self.pairs),
            followup: &self.followup,
            checks: &self.checks,
            from: 2023,
            to: 2024,
            lang,
            detail: Detail::default(),
        }
    }
}

fn records(name: &str) -> Vec<Record> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/truth/series/lanxi-truth")
        .join(name);
    csv::Reader::from_path(path)
        .unwrap()
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

fn year(file: &str) -> i32 {
    file.split('.')
        .next()
        .and_then(|y| y.parse().ok())
        .unwrap_or(0)
}

fn count(words: &str) -> usize {
    words.parse().unwrap_or(0)
}

/// One of the words the truth uses, for a field that takes a `&'static str`.
fn known(word: &str) -> &'static str {
    const WORDS: [&str; 12] = [
        "repeated",
        "reworded",
        "dropped_with_evidence",
        "dropped_without_evidence",
        "new",
        "delivered",
        "carried_over",
        "no_trace",
        "share",
        "sum",
        "yoy",
        "restated",
    ];
    WORDS.into_iter().find(|w| *w == word).unwrap()
}

fn reports() -> Vec<Report> {
    (2020..=2024)
        .map(|year| {
            let source = format!("datasets/lanxi/{year}.txt");
            let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&source))
                .unwrap();
            Report {
                area: "澜溪县".to_owned(),
                year,
                genre: Genre::rule_of_law(),
                title: text.lines().nth(1).unwrap_or_default().to_owned(),
                source,
                sha256: "0".repeat(64),
                text,
                ..Report::default()
            }
        })
        .collect()
}

fn observations(reports: &[Report]) -> (Vec<Observation>, Vec<Indicator>) {
    let series: BTreeMap<(String, String, String), (String, String)> = records("series.csv")
        .into_iter()
        .map(|r| {
            (
                (r["file"].clone(), r["line"].clone(), r["text"].clone()),
                (r["indicator"].clone(), r["name"].clone()),
            )
        })
        .collect();
    let mut indicators = BTreeMap::new();
    let mut rows = Vec::new();
    let mut at: BTreeMap<(i32, usize), usize> = BTreeMap::new();
    for r in records("figures.csv") {
        let (year, line) = (year(&r["file"]), count(&r["line"]));
        let report = reports.iter().find(|report| report.year == year).unwrap();
        let begin: usize = report
            .text
            .split_inclusive('\n')
            .take(line - 1)
            .map(str::len)
            .sum();
        let from = at.get(&(year, line)).copied().unwrap_or(begin);
        let Some(start) = report.text[from..]
            .find(r["text"].as_str())
            .map(|i| from + i)
        else {
            continue;
        };
        let end = start + r["text"].len();
        at.insert((year, line), end);
        let key = (r["file"].clone(), r["line"].clone(), r["text"].clone());
        let (id, name) = series.get(&key).cloned().unwrap_or_default();
        let kind = match r["kind"].as_str() {
            "level" => Kind::Level,
            "share" => Kind::Share,
            _ => Kind::Change,
        };
        if !id.is_empty() {
            indicators.entry(id.clone()).or_insert_with(|| Indicator {
                id: id.clone(),
                polarity: if kind == Kind::Share {
                    Polarity::More
                } else {
                    Polarity::Neither
                },
                name,
                name_en: String::new(),
                unit: r["unit"].clone(),
                kind,
                catalogued: true,
            });
        }
        let sentence_from = report.text[..start]
            .rfind(['。', '\n'])
            .map_or(0, |i| i + 1);
        let heading = report.text[..start]
            .lines()
            .rfind(|l| l.starts_with('（'))
            .and_then(|l| l.split('）').nth(1))
            .unwrap_or_default();
        rows.push(Observation {
            area: report.area.clone(),
            year,
            indicator: id,
            label: r["label"].clone(),
            value: r["value"].parse().unwrap_or(0.0),
            value_max: None,
            unit: r["unit"].clone(),
            qualifier: match r["qualifier"].as_str() {
                "over" => Qualifier::Over,
                "under" => Qualifier::Under,
                "about" => Qualifier::About,
                _ => Qualifier::Exact,
            },
            kind,
            period: match r["period"].as_str() {
                "prior" => Period::Prior,
                "target" => Period::Target,
                "span" => Period::Span,
                "stock" => Period::Stock,
                _ => Period::Year,
            },
            section: Section::Measures,
            heading: format!("主要举措和成效 / {heading}"),
            text: r["text"].clone(),
            source: report.source.clone(),
            line,
            start,
            end,
            sentence: report
                .text
                .get(sentence_from..end)
                .unwrap_or_default()
                .to_owned(),
            rule: "".into(),
            decided: String::new(),
            parts: Default::default(),
            nature: Default::default(),
            stated: None,
            confidence: None,
            value_year: None,
        });
    }
    (rows, indicators.into_values().collect())
}

fn source(file: &str) -> String {
    if file.is_empty() {
        String::new()
    } else {
        format!("datasets/lanxi/{file}")
    }
}

fn followup() -> Vec<FollowUp> {
    let row = |r: &Record, kind: &'static str| {
        let of = |column: &str| r.get(column).cloned().unwrap_or_default();
        let next_year = year(&of("next_file"));
        FollowUp {
            area: "澜溪县".to_owned(),
            year: next_year - 1,
            next_year,
            kind,
            text: of("text"),
            status: known(&of("status")),
            next_text: of("next_text"),
            evidence_text: of("evidence_text"),
            first_year: next_year - i32::from(of("status") != "new"),
            years_open: 1,
            source: source(&of("file")),
            line: count(&of("line")),
            next_source: source(&of("next_file")),
            next_line: count(&of("next_line")),
            evidence_line: count(&of("evidence_line")),
            ..FollowUp::default()
        }
    };
    let mut rows: Vec<FollowUp> = records("followup.csv")
        .iter()
        .map(|r| row(r, "weakness"))
        .collect();
    rows.extend(records("plans.csv").iter().map(|r| row(r, "plan")));
    threaded(rows)
}

/// Says of rows made by hand which thread each statement is in: the first that
/// leads to it goes on, any other is merged or split off.
fn threaded(mut rows: Vec<FollowUp>) -> Vec<FollowUp> {
    let mut of: BTreeMap<(&'static str, i32, usize, String), usize> = BTreeMap::new();
    let mut went_on = Vec::new();
    let mut last = 0;
    let mut new = || {
        last += 1;
        last
    };
    for row in &mut rows {
        let from = (row.kind, row.year, row.line, row.text.clone());
        let own = *of.entry(from.clone()).or_insert_with(&mut new);
        row.thread = own;
        if row.stands() {
            let to = (
                row.kind,
                row.next_year,
                row.next_line,
                row.next_text.clone(),
            );
            let goes_on = !row.text.is_empty() && !went_on.contains(&from);
            let next = *of
                .entry(to)
                .or_insert_with(|| if goes_on { own } else { new() });
            row.thread = next;
            if next == own {
                went_on.push(from);
            } else if !row.text.is_empty() {
                row.from_thread = own;
            }
        }
    }
    rows
}

fn checks() -> Vec<Check> {
    records("checks.csv")
        .iter()
        .map(|r| Check {
            area: "澜溪县".to_owned(),
            year: year(&r["file"]),
            kind: known(&r["kind"]),
            text: r["text"].clone(),
            stated: r["stated"].parse().unwrap_or(0.0),
            recomputed: r["recomputed"].parse().unwrap_or(0.0),
            tolerance: 0.05,
            ok: r["ok"] == "true",
            parts: r["parts"]
                .split(';')
                .map(|p| format!("datasets/lanxi/{p}"))
                .collect::<Vec<_>>()
                .join(";"),
            source: source(&r["file"]),
            line: count(&r["line"]),
            note: "",
        })
        .collect()
}

fn demo_of(reports: Vec<Report>) -> Demo {
    let (observations, indicators) = observations(&reports);
    let frame = || tables::observations(&observations).unwrap().lazy();
    let named = || tables::indicators(&indicators).unwrap().lazy();
    let deltas = crate::deltas::deltas(
        frame(),
        named(),
        Years::Pair {
            from: 2023,
            to: 2024,
        },
    )
    .unwrap()
    .collect()
    .unwrap();
    let pairs = crate::deltas::deltas(frame(), named(), Years::Every)
        .unwrap()
        .collect()
        .unwrap();
    let trends = crate::trends::trends(frame(), named())
        .unwrap()
        .collect()
        .unwrap();
    Demo {
        panel: Panel {
            reports,
            observations,
            statements: Vec::new(),
            alignment: Alignment {
                indicators,
                links: Vec::new(),
            },
            unread: Vec::new(),
        },
        deltas,
        trends,
        pairs,
        followup: followup(),
        checks: checks(),
    }
}

fn demo() -> Demo {
    demo_of(reports())
}

#[test]
fn the_page_is_self_contained_and_below_a_megabyte() {
    let demo = demo();
    let page = html(&demo.report(Lang::Zh)).unwrap();
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    for outside in ["src=\"", "href=\"http", "@import", "url("] {
        assert!(!page.contains(outside), "the page reaches out: {outside}");
    }
    assert_eq!(
        page,
        html(&demo.report(Lang::Zh)).unwrap(),
        "same tables, same bytes"
    );
}

#[test]
fn every_link_of_the_page_leads_somewhere_and_no_address_is_given_twice() {
    let demo = demo();
    let page = html(&demo.report(Lang::Zh)).unwrap();
    let attribute = |name: &str| -> Vec<&str> {
        page.split(&format!(" {name}=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect()
    };
    let ids = attribute("id");
    let known: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    let links: Vec<&str> = attribute("href")
        .into_iter()
        .filter_map(|h| h.strip_prefix('#'))
        .collect();
    assert!(links.len() > 300, "{} links", links.len());
    for link in links {
        assert!(known.contains(link), "#{link} leads nowhere");
    }
}

#[test]
fn a_report_with_script_in_it_stays_text() {
    let mut reports = reports();
    for report in &mut reports {
        report.area = "<script>alert(1)</script>县".to_owned();
        report.title = "\"><img src=x onerror=alert(1)>".to_owned();
        report.text = report
            .text
            .replace("全程网办", "</span><script>alert(2)</script>");
    }
    let mut demo = demo_of(reports);
    for row in &mut demo.followup {
        row.area = "<script>alert(1)</script>县".to_owned();
        row.evidence_text.push_str("<script>alert(3)</script>");
    }
    let page = html(&demo.report(Lang::Zh)).unwrap();
    assert!(page.contains("alert(1)") && page.contains("alert(2)") && page.contains("alert(3)"));
    assert_eq!(
        page.matches("<script").count() - page.matches("<script type=\"application/json\"").count(),
        1,
        "only the page's own script"
    );
    assert!(!page.contains("<img"));
    let text = markdown(&demo.report(Lang::Zh)).unwrap();
    assert!(
        text.contains("alert(1)") && !text.contains("<script"),
        "{text}"
    );
}

#[test]
fn the_report_speaks_one_language_at_a_time() {
    let demo = demo();
    let zh = markdown(&demo.report(Lang::Zh)).unwrap();
    let en = markdown(&demo.report(Lang::En)).unwrap();
    assert!(zh.starts_with("# 澜溪县：2023年与2024年报告同比"), "{zh}");
    assert!(zh.contains("## 要点") && !zh.contains("## Findings"));
    assert!(en.contains("## Findings") && !en.contains("要点"));
}

#[test]
fn the_terminal_keeps_its_width_and_has_no_colour_of_its_own() {
    let demo = demo();
    for width in [60, 80, 120] {
        let text = terminal(&demo.report(Lang::Zh), width, false);
        assert!(!text.contains('\u{1b}'));
        for line in text.lines() {
            let columns: usize = line.chars().map(terminal::columns).sum();
            assert!(columns <= width, "{columns} > {width}: {line}");
        }
    }
    assert!(terminal(&demo.report(Lang::Zh), 80, true).contains('\u{1b}'));
}

#[test]
fn several_places_open_with_an_overview_that_leads_into_each() {
    let mut all = reports();
    for mut report in reports() {
        report.area = "邻河县".to_owned();
        report.source = report.source.replace("lanxi", "linhe");
        all.push(report);
    }
    let demo = demo_of(all);
    let page = html(&demo.report(Lang::Zh)).unwrap();
    assert_eq!(page.matches("<details class=\"place\"").count(), 2);
    for place in ["澜溪县", "邻河县"] {
        assert!(page.contains(&format!("<a href=\"#{place}\">")), "{place}");
        assert!(page.contains(&format!("id=\"{place}\"")), "{place}");
    }
    let ids = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        assert!(seen.insert(id), "{id} stands twice");
    }
    let text = markdown(&demo.report(Lang::En)).unwrap();
    assert!(
        text.contains("## Overview") && text.contains("| [邻河县](#邻河县) |"),
        "{text}"
    );
}
