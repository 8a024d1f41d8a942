//! The tables as what a page shows: places with their findings, indicators,
//! threads, checks and texts. The templates see nothing else.

use std::collections::BTreeMap;

use serde::Serialize;

use super::addresses::Addresses;
use super::overview::{self, Counts, Overview};
use super::place::{self, Place, Shared};
use super::scope::Scope;
use super::slug::slug;
use super::survey::Survey;
use super::words::{self, sentence, word};
use super::{ChangeReport, Detail, brief};

/// All of a report.
#[derive(Debug, Serialize)]
pub(super) struct View {
    pub lang: &'static str,
    pub title: String,
    pub subtitle: String,
    /// The same for formats in which nothing can be opened.
    pub subtitle_plain: String,
    /// How to read the tracked changes of a document.
    pub revisions_words: String,
    pub from: i32,
    pub to: i32,
    pub several: bool,
    pub overview: Option<Overview>,
    pub places: Vec<Place>,
    pub w: BTreeMap<&'static str, &'static str>,
}

/// Everything of a report that a format shows.
pub(super) fn view(report: &ChangeReport) -> View {
    let own;
    let survey = match report.survey {
        Some(survey) => survey,
        None => {
            own = Survey::of_report(report).unwrap_or_default();
            &own
        }
    };
    let counts = &survey.counts;
    let detailed = survey.in_detail();
    let ids: BTreeMap<&str, String> = detailed.iter().map(|area| (*area, slug(area))).collect();
    let several = counts.len() > 1;
    let places = if detailed.len() < counts.len() && report.survey.is_none() {
        let scope = Scope::of(report, &detailed);
        places(&scope.report(report), &ids, counts, several)
    } else {
        places(report, &ids, counts, several)
    };
    let years: Vec<String> = survey.years.iter().map(i32::to_string).collect();
    let (from, to) = (report.from.to_string(), report.to.to_string());
    let n = counts.len().to_string();
    let key = match (counts.len(), years.len()) {
        (0 | 1, 0 | 1) => "title_one_year",
        (0 | 1, _) => "title",
        _ => "title_several",
    };
    let read_from = |key| {
        sentence(
            key,
            report.lang,
            &[
                ("n", &survey.reports.to_string()),
                ("years", &years.join(word("listing", report.lang))),
            ],
        )
    };
    View {
        lang: report.lang.tag(),
        title: sentence(
            key,
            report.lang,
            &[
                ("area", places.first().map_or("", |p| &p.area)),
                ("from", &from),
                ("to", &to),
                ("n", &n),
            ],
        ),
        subtitle: read_from("subtitle"),
        subtitle_plain: read_from("subtitle_plain"),
        revisions_words: sentence("revisions", report.lang, &[("from", &from), ("to", &to)]),
        from: report.from,
        to: report.to,
        several,
        overview: overview::overview(report, survey, &ids),
        places,
        w: words::all(report.lang),
    }
}

fn places(
    report: &ChangeReport,
    ids: &BTreeMap<&str, String>,
    counts: &BTreeMap<String, Counts>,
    several: bool,
) -> Vec<Place> {
    let addresses = Addresses::new(report.panel, several);
    let shared = Shared::new(report, several, &addresses);
    ids.keys()
        .map(|area| {
            let counts = counts.get(*area).copied().unwrap_or_default();
            let mut place = place::place(&shared, area, counts);
            if report.detail == Detail::Brief {
                brief::cut(&mut place);
            }
            place
        })
        .collect()
}
