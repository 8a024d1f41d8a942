//! The ledger as an Excel workbook: the places side by side where there are
//! several, weaknesses with room for the auditor's opinion (整改台账), plans, and
//! how much is last year's text.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::sheet::{self, Cell, Column, Formats, Row, Sheet};
use super::{Ledger, matrix, moved, origin, place, state, status};
use crate::followup::FollowUp;
use crate::followup::beside::Indicators;
use crate::followup::ledger::{Entry, ledger as entries};
use crate::followup::reuse::Reuse;
use crate::followup::tracker::{Tracker, bodies, topic};
use crate::report::ledger::terminal::section_word;
use crate::report::words::{Lang, sentence, word};

/// What is printed: the columns of a 整改台账, the last four for the auditor.
/// Further columns follow, for filtering.
const WEAKNESSES: [Column; 18] = [
    ("ledger_number", 5.0),
    ("ledger_problem", 20.0),
    ("ledger_first", 6.0),
    ("ledger_year_stated", 8.0),
    ("ledger_years", 6.0),
    ("ledger_status", 11.0),
    ("ledger_now", 20.0),
    ("ledger_redline", 20.0),
    ("ledger_evidence", 26.0),
    ("ledger_source", 11.0),
    ("ledger_responsible", 8.0),
    ("ledger_deadline", 8.0),
    ("ledger_opinion", 11.0),
    ("ledger_closed", 10.0),
    ("ledger_plan", 30.0),
    ("ledger_indicators", 30.0),
    ("ledger_topic", 12.0),
    ("ledger_body", 14.0),
];
const WEAKNESSES_PRINTED: usize = 14;
const PLANS: [Column; 11] = [
    ("ledger_number", 5.0),
    ("ledger_plan_item", 30.0),
    ("ledger_planned", 8.0),
    ("ledger_status", 10.0),
    ("ledger_now", 28.0),
    ("ledger_evidence", 32.0),
    ("number_set", 11.0),
    ("number_reached", 11.0),
    ("number_result", 8.0),
    ("ledger_source", 11.0),
    ("ledger_opinion", 11.0),
];
const REUSE: [Column; 9] = [
    ("years", 14.0),
    ("section", 18.0),
    ("reuse_verbatim", 14.0),
    ("reuse_template", 18.0),
    ("reuse_cosine", 12.0),
    ("reuse_jaccard", 12.0),
    ("reuse_min_edit", 14.0),
    ("reuse_simple", 14.0),
    ("reuse_found", 18.0),
];

pub(super) fn workbook(ledger: &Ledger) -> Result<Vec<u8>, XlsxError> {
    let lang = ledger.lang;
    let mut workbook = Workbook::new();
    // The time of writing would make every file a different one.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats::new();
    let several = ledger.rows.iter().any(|r| r.area != ledger.rows[0].area);
    let indicators = ledger.indicators();
    let tracker = Tracker::new(ledger.rows);
    let plans = entries(ledger.rows, "plan");
    let copied = ledger.reuse();
    let title = title(&tracker, lang);
    let weakness = |(n, e)| row(e, weakness(n, e, &indicators, lang));
    let plan = |(n, e)| row(e, plan(n, e, lang));
    let mut sheets = vec![
        Sheet {
            name: "ledger_sheet",
            columns: WEAKNESSES.to_vec(),
            printed: WEAKNESSES_PRINTED,
            rows: (1..).zip(&tracker.entries).map(weakness).collect(),
        },
        Sheet {
            name: "ledger_plans_sheet",
            columns: PLANS.to_vec(),
            printed: PLANS.len(),
            rows: (1..).zip(&plans).map(plan).collect(),
        },
        Sheet {
            name: "reuse",
            columns: REUSE.to_vec(),
            printed: REUSE.len(),
            rows: copied.iter().map(|r| reused(r, lang)).collect(),
        },
    ];
    if several {
        sheets.insert(0, places(&tracker, lang));
    }
    for one in &sheets {
        let to = workbook.add_worksheet();
        sheet::fill(to, one, several, &title, &formats, lang)?;
    }
    workbook.save_to_buffer()
}

/// What stands above every sheet: whose ledger it is, over which years.
fn title(tracker: &Tracker, lang: Lang) -> String {
    let from = tracker.places.iter().map(|p| p.years.0).min();
    let to = tracker.places.iter().map(|p| p.years.1).max();
    let (from, to) = (
        from.unwrap_or_default().to_string(),
        to.unwrap_or_default().to_string(),
    );
    match tracker.places.as_slice() {
        [only] => sentence(
            "ledger_title",
            lang,
            &[("area", only.area), ("from", &from), ("to", &to)],
        ),
        many => {
            let n = many.len().to_string();
            let parts = [("n", n.as_str()), ("from", &from), ("to", &to)];
            sentence("ledger_title_many", lang, &parts)
        }
    }
}

fn row<'a>(entry: &Entry<'a>, cells: Vec<Cell<'a>>) -> Row<'a> {
    (entry.last().area.as_str(), cells)
}

/// The places side by side, and below what several of them share.
fn places<'a>(tracker: &Tracker<'a>, lang: Lang) -> Sheet<'a> {
    let columns = matrix::columns(tracker);
    let place = |p: &crate::followup::tracker::Place<'a>| {
        let mut cells = vec![Cell::Words(format!("{}→{}", p.years.0, p.years.1))];
        let numbers = columns.iter().map(|column| matrix::number(p, column));
        cells.extend(numbers.map(|n| Cell::Number(n as f64)));
        (p.area, cells)
    };
    let mut rows: Vec<Row> = tracker.places.iter().map(place).collect();
    let shared = matrix::shared(tracker, lang);
    if !shared.is_empty() {
        let words = format!("{}\n{}", word("tracker_shared", lang), shared.join("\n"));
        rows.push(("", vec![Cell::Note(words)]));
    }
    let mut all: Vec<Column> = vec![("years", 14.0)];
    all.extend(columns.into_iter().map(|column| (column, 13.0)));
    Sheet {
        name: "tracker_sheet",
        printed: all.len(),
        columns: all,
        rows,
    }
}

fn reused<'a>(r: &'a Reuse, lang: Lang) -> Row<'a> {
    let found = if r.is_copied() { "copied" } else { "" };
    let cells = vec![
        Cell::Words(format!("{}→{}", r.year, r.next_year)),
        Cell::Words(word(section_word(r), lang).to_owned()),
        Cell::Share(r.verbatim),
        Cell::Share(r.template),
        Cell::Share(r.cosine),
        Cell::Share(r.jaccard),
        Cell::Share(r.min_edit),
        Cell::Share(r.simple),
        Cell::Words(word(found, lang).to_owned()),
    ];
    (r.area.as_str(), cells)
}

fn weakness<'a>(n: u32, entry: &Entry<'a>, beside: &Indicators, lang: Lang) -> Vec<Cell<'a>> {
    let last = entry.last();
    let mut told = vec![state(entry, lang)];
    told.extend(origin(entry, lang));
    let years: Vec<String> = entry
        .stated
        .iter()
        .map(|one| one.year.to_string())
        .collect();
    let moved: Vec<String> = beside.beside(last).iter().map(moved).collect();
    let (date, opinion) = ruling(entry);
    vec![
        Cell::Number(f64::from(n)),
        Cell::Words(entry.first_text().to_owned()),
        Cell::Number(f64::from(entry.first_year())),
        Cell::Words(years.join("、")),
        Cell::Number(f64::from(entry.years_open())),
        Cell::Words(told.join("\n")),
        now(entry, lang),
        changed(entry),
        Cell::Words(last.evidence_text.clone()),
        Cell::Words(found_at(last)),
        Cell::Words(String::new()),
        Cell::Words(String::new()),
        Cell::Words(opinion),
        Cell::Words(date),
        Cell::Words(last.plan_text.clone()),
        Cell::Words(moved.join("\n")),
        Cell::Words(topic(entry.text())),
        Cell::Words(bodies(entry.text()).join("、")),
    ]
}

/// The date and the reason of what a person ruled.
fn ruling(entry: &Entry) -> (String, String) {
    let decided = entry.decided();
    let (when, why) = decided.split_once(':').unwrap_or((decided, ""));
    let date = when.trim_start_matches("fixed").trim();
    (date.to_owned(), why.trim().to_owned())
}

fn plan<'a>(n: u32, entry: &Entry<'a>, lang: Lang) -> Vec<Cell<'a>> {
    let last = entry.last();
    let result = match last.target {
        "" => "",
        told => word(told, lang),
    };
    let years: Vec<String> = entry
        .stated
        .iter()
        .map(|one| one.year.to_string())
        .collect();
    vec![
        Cell::Number(f64::from(n)),
        Cell::Words(entry.first_text().to_owned()),
        Cell::Words(years.join("、")),
        Cell::Words(status(last, lang)),
        now(entry, lang),
        Cell::Words(match last.status {
            "carried_over" => String::new(),
            _ => last.evidence_text.clone(),
        }),
        Cell::Words(last.target_text.clone()),
        Cell::Words(last.reached_text.clone()),
        Cell::Words(result.to_owned()),
        Cell::Words(found_at(last)),
        Cell::Words(String::new()),
    ]
}

/// This year's words.
fn now<'a>(entry: &Entry<'a>, lang: Lang) -> Cell<'a> {
    let row = entry.last();
    let words = match row.status {
        _ if row.from_thread == entry.thread => String::new(),
        _ if row.stands() => row.next_text.clone(),
        "delivered" | "missed" => String::new(),
        "no_trace" => word("not_in_next_report", lang).to_owned(),
        "cannot_tell" => word("part_not_found", lang).to_owned(),
        _ => word("no_longer_stated", lang).to_owned(),
    };
    Cell::Words(words)
}

/// This year's words, as a redline of last year's, where they changed.
fn changed<'a>(entry: &Entry<'a>) -> Cell<'a> {
    let row = entry.last();
    let again = row.stands() && !row.text.is_empty() && row.from_thread != entry.thread;
    if again && row.text != row.next_text {
        Cell::Redline(row)
    } else {
        Cell::Words(String::new())
    }
}

/// Where what is told of a row stands.
fn found_at(row: &FollowUp) -> String {
    let places = [
        place(short(&row.next_source), row.next_line),
        place(short(&row.next_source), row.evidence_line),
        place(short(&row.source), row.line),
    ];
    places
        .into_iter()
        .find(|p| !p.is_empty())
        .unwrap_or_default()
}

/// The folder and the name of a file: a printed column is narrow.
fn short(source: &str) -> &str {
    let mut slashes = source.rmatch_indices('/').map(|(at, _)| at + 1);
    slashes.nth(1).map_or(source, |at| &source[at..])
}
