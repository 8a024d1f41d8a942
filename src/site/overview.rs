//! The first page: the map, what moved, how recent and how complete the reports
//! are, and every place.

use std::collections::BTreeMap;

use serde::Serialize;

use super::gather::{Gathered, PlaceNotes};
use super::indicators::IndicatorPage;
use super::map::{province, province_name, tiles};
use super::written::Written;
use super::{SiteError, pages};
use crate::report::{Counts, Lang, sentence, word};

/// Indicators told with how many places rose and fell.
const MOVERS: usize = 12;
/// Places up to which the first page lists all; above, each province has a page.
const LISTED: usize = 1200;

#[derive(Serialize)]
struct Page {
    title: String,
    lead: String,
    map: String,
    movers: Vec<Mover>,
    coverage: Vec<(i32, usize, usize)>,
    provinces: Vec<Province>,
    listed: bool,
    open: Vec<OpenThread>,
}

#[derive(Serialize)]
struct Mover {
    href: String,
    text: String,
    number: String,
}

#[derive(Serialize)]
struct OpenThread {
    href: String,
    area: String,
    text: String,
    years: String,
}

#[derive(Clone, Serialize)]
struct Province {
    code: String,
    name: String,
    href: String,
    places: usize,
    open: usize,
    slips: usize,
    rows: Vec<PlaceRow>,
}

#[derive(Clone, Serialize)]
struct PlaceRow {
    area: String,
    href: String,
    years: String,
    counts: Counts,
}

/// Writes the first page, and the pages of provinces where there are too many
/// places for one.
pub(super) fn write(
    gathered: &Gathered,
    indicators: &[IndicatorPage],
    written: &Written,
    lang: Lang,
) -> Result<(), SiteError> {
    let years = gathered.years();
    let listed = gathered.places.len() <= LISTED;
    let mut provinces = by_province(&gathered.places, lang);
    if !listed {
        for province in &mut provinces {
            let page = Page {
                provinces: vec![province.clone()],
                ..Page::of(gathered, &[], &years, true, lang)
            };
            let name = format!("province-{}.html", province.code);
            let html = pages::render("index.html", "", &province.name, lang, &page)?;
            written.write(&name, html.as_bytes())?;
            province.href = name;
            province.rows.clear();
        }
    }
    let page = Page {
        map: tiles(&gathered.places, lang),
        open: longest_open(&gathered.places, lang),
        provinces,
        ..Page::of(gathered, indicators, &years, listed, lang)
    };
    let html = pages::render("index.html", "", &page.title, lang, &page)?;
    written.write("index.html", html.as_bytes())
}

impl Page {
    fn of(
        gathered: &Gathered,
        indicators: &[IndicatorPage],
        years: &[i32],
        listed: bool,
        lang: Lang,
    ) -> Self {
        let places = &gathered.places;
        let n = |n: usize| n.to_string();
        let reports: usize = places.iter().map(|p| p.counts.reports).sum();
        let span = match (years.first(), years.last()) {
            (Some(a), Some(b)) if a != b => format!("{a}—{b}"),
            (Some(a), _) => a.to_string(),
            _ => String::new(),
        };
        let figures: usize = places.iter().map(|p| p.counts.figures).sum();
        let parts = [
            ("n", &*n(places.len())),
            ("reports", &n(reports)),
            ("figures", &n(figures)),
            ("years", &span),
        ];
        Self {
            title: sentence(
                "site_title",
                lang,
                &[("n", &n(places.len())), ("years", &span)],
            ),
            lead: sentence("site_lead", lang, &parts),
            map: String::new(),
            movers: movers(indicators, lang),
            coverage: years
                .iter()
                .map(|year| {
                    let latest = places.iter().filter(|p| p.to == *year).count();
                    let has = places.iter().filter(|p| p.years.contains(year)).count();
                    (*year, has, latest)
                })
                .collect(),
            provinces: Vec::new(),
            listed,
            open: Vec::new(),
        }
    }
}

/// How many places rose and fell in the indicators that most of them state.
fn movers(indicators: &[IndicatorPage], lang: Lang) -> Vec<Mover> {
    let n = |n: usize| n.to_string();
    let moved = indicators.iter().filter(|i| i.up + i.down > 1);
    moved
        .take(MOVERS)
        .map(|i| {
            let far = if i.farthest.is_empty() {
                String::new()
            } else {
                sentence(
                    "site_farthest",
                    lang,
                    &[("area", &i.farthest), ("change", &i.farthest_change)],
                )
            };
            let told = sentence(
                "site_mover",
                lang,
                &[("name", &i.name), ("up", &n(i.up)), ("down", &n(i.down))],
            );
            Mover {
                href: format!("indicators/{}.html", i.file),
                number: sentence("places_number", lang, &[("n", &n(i.places))]),
                text: format!("{told}{far}"),
            }
        })
        .collect()
}

/// The weaknesses that have been open longest.
fn longest_open(places: &[PlaceNotes], lang: Lang) -> Vec<OpenThread> {
    const TOLD: usize = 8;
    const LONG: i32 = 3;
    let all = places
        .iter()
        .flat_map(|p| p.threads.iter().map(move |t| (p, t)));
    let mut open: Vec<_> = all
        .filter(|(_, t)| t.open && t.kind == "weakness" && t.years_open >= LONG)
        .collect();
    open.sort_by_key(|(p, t)| {
        (
            std::cmp::Reverse(t.years_open),
            p.code.clone(),
            t.id.clone(),
        )
    });
    open.into_iter()
        .take(TOLD)
        .map(|(p, t)| OpenThread {
            href: format!("places/{}.html#{}", p.file, t.id),
            area: p.area.clone(),
            text: t.text.clone(),
            years: sentence("years_open", lang, &[("n", &t.years_open.to_string())]),
        })
        .collect()
}

fn by_province(places: &[PlaceNotes], lang: Lang) -> Vec<Province> {
    let mut all: BTreeMap<(bool, String), Province> = BTreeMap::new();
    for place in places {
        let code = province(&place.code).to_owned();
        let name = match province_name(&code) {
            "" => word("site_no_code", lang),
            name => name,
        };
        let one = all
            .entry((code.is_empty(), code.clone()))
            .or_insert_with(|| Province {
                code: if code.is_empty() {
                    "00".to_owned()
                } else {
                    code
                },
                name: name.to_owned(),
                href: String::new(),
                places: 0,
                open: 0,
                slips: 0,
                rows: Vec::new(),
            });
        one.places += 1;
        one.open += place.counts.open;
        one.slips += place.counts.slips;
        one.rows.push(PlaceRow {
            area: place.area.clone(),
            href: format!("places/{}.html", place.file),
            years: format!("{}—{}", place.years.first().unwrap_or(&place.to), place.to),
            counts: place.counts,
        });
    }
    all.into_values().collect()
}
