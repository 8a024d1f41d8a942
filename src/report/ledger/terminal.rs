//! The ledger at the terminal: by entry, year after year, with the words that
//! changed and where they stand.

use std::collections::BTreeMap;

use super::{Ledger, age, matrix, moved, origin, pieces, place, state, status, tone};
use crate::followup::FollowUp;
use crate::followup::beside::Indicators;
use crate::followup::ledger::{Entry, ledger as entries};
use crate::followup::redline::Tag;
use crate::followup::reuse::Reuse;
use crate::followup::tracker::Tracker;
use crate::outline::{PATH_SEPARATOR, Section};
use crate::report::format;
use crate::report::terminal::page::{Page, Style};
use crate::report::words::{Lang, sentence, word};

pub(super) fn ledger(ledger: &Ledger, width: usize, color: bool) -> String {
    let lang = ledger.lang;
    let mut page = Page::new(width, color);
    let indicators = ledger.indicators();
    let weaknesses = entries(ledger.rows, "weakness");
    let plans = entries(ledger.rows, "plan");
    let copied = ledger.reuse();
    let mut areas: Vec<&str> = ledger.rows.iter().map(|row| row.area.as_str()).collect();
    areas.dedup();
    if areas.len() > 1 {
        matrix::print(&mut page, &Tracker::new(ledger.rows), lang);
    }
    if areas.is_empty() {
        page.line(0, &[(Style::Plain, word("none_followed", lang))]);
    }
    for area in areas {
        let of = |list: &[Entry]| -> Vec<usize> {
            (0..list.len())
                .filter(|&i| list[i].last().area == area)
                .collect()
        };
        heading(&mut page, ledger, area);
        section(&mut page, "weaknesses", &weaknesses, &of(&weaknesses), lang);
        for i in of(&weaknesses) {
            entry(&mut page, i, &weaknesses[i], &indicators, lang);
        }
        // Of plans the last year's are asked for; the older ones are in the table.
        let last = ledger.rows.iter().filter(|r| r.area == area);
        let last = last.map(|r| r.next_year).max().unwrap_or_default();
        let (now, earlier): (Vec<usize>, Vec<usize>) = of(&plans)
            .into_iter()
            .partition(|&i| plans[i].last().next_year == last);
        section(&mut page, "plans", &plans, &now, lang);
        grouped(&mut page, ledger, &plans, now, &indicators);
        if !earlier.is_empty() {
            let n = earlier.len().to_string();
            let words = sentence("earlier_plans", lang, &[("n", &n)]);
            page.line(2, &[(Style::Dim, &words)]);
        }
        let copied: Vec<&Reuse> = copied
            .iter()
            .filter(|r| r.area == area && r.next_year == last)
            .collect();
        reused(&mut page, &copied, lang);
    }
    page.finish()
}

/// Plans in the order of their report, under the item that each stands in.
fn grouped(
    page: &mut Page,
    ledger: &Ledger,
    plans: &[Entry],
    mut of: Vec<usize>,
    indicators: &Indicators,
) {
    let planned = ledger
        .statements
        .iter()
        .filter(|s| s.section == Section::Plans);
    let headings: BTreeMap<(&str, usize), &str> = planned
        .map(|s| ((s.source.as_str(), s.line), s.heading.as_str()))
        .collect();
    let place = |i: &usize| {
        let last = plans[*i].last();
        (last.source.as_str(), last.line)
    };
    of.sort_by_key(place);
    let mut above = "";
    for i in of {
        let path = headings.get(&place(&i)).copied().unwrap_or_default();
        let item = path.rsplit(PATH_SEPARATOR).next().unwrap_or_default();
        if item != above && !plans[i].text().starts_with(item) {
            page.blank();
            page.line(2, &[(Style::Dim, item)]);
        }
        above = item;
        entry(page, i, &plans[i], indicators, ledger.lang);
    }
}

fn heading(page: &mut Page, ledger: &Ledger, area: &str) {
    let years = || ledger.rows.iter().filter(|r| r.area == area);
    let from = years().map(|r| r.year).min().unwrap_or_default();
    let to = years().map(|r| r.next_year).max().unwrap_or_default();
    let words = sentence(
        "summary_head",
        ledger.lang,
        &[
            ("area", area),
            ("from", &from.to_string()),
            ("to", &to.to_string()),
        ],
    );
    page.blank();
    page.line(0, &[(Style::Bold, &words)]);
}

/// The title of a list, and how many of each status it has.
fn section(page: &mut Page, title: &str, all: &[Entry], of: &[usize], lang: Lang) {
    const ORDER: [&str; 10] = [
        "repeated",
        "reworded",
        "new",
        "carried_over",
        "missed",
        "cannot_tell",
        "no_trace",
        "dropped_without_evidence",
        "dropped_with_evidence",
        "delivered",
    ];
    let counts: Vec<String> = ORDER
        .iter()
        .filter_map(|status| {
            let n = of.iter().filter(|&&i| all[i].last().status == *status);
            let n = n.count();
            (n > 0).then(|| format!("{} {n}", word(status, lang)))
        })
        .collect();
    page.blank();
    page.line(
        0,
        &[
            (Style::Bold, word(title, lang)),
            (Style::Plain, "  "),
            (Style::Dim, &counts.join(" · ")),
        ],
    );
}

fn entry(page: &mut Page, i: usize, entry: &Entry, indicators: &Indicators, lang: Lang) {
    let last = entry.last();
    let weakness = last.kind == "weakness";
    let mut head = vec![state(entry, lang)];
    if weakness {
        head.push(age(entry, lang));
        head.extend(origin(entry, lang));
    }
    page.blank();
    let at = format!("{:>3}  ", i + 1);
    let toned = Style::of(tone(entry.last().status));
    page.line(0, &[(Style::Dim, &at), (toned, &head.join(" · "))]);
    page.line(5, &[(Style::Bold, entry.text())]);
    let first = entry.stated[0];
    let at = place(first.source, first.line);
    // A new one is told by its row.
    let told_by_row = entry.rows[0].text.is_empty();
    if entry.stated.len() > 1 && !told_by_row {
        let words = [(Style::Plain, first.text)];
        told(
            page,
            first.year,
            word("stated_once", lang),
            "plain",
            &words,
            &at,
        );
    } else if !told_by_row {
        page.line(5, &[(Style::Dim, &at)]);
    }
    for row in &entry.rows {
        step(page, row, entry, lang);
    }
    number_set(page, last, lang);
    if entry.open && weakness && !last.plan_text.is_empty() {
        let at = place(&last.next_source, last.plan_line);
        beside(page, word("plan_for", lang), &last.plan_text, &at);
    }
    if weakness {
        for indicator in indicators.beside(last) {
            let at = place(&indicator.to.source, indicator.to.line);
            let words = moved(&indicator);
            beside(page, word("indicator_beside", lang), &words, &at);
        }
    }
}

/// One year of an entry: what became of it there, and the words that say so.
fn step(page: &mut Page, row: &FollowUp, entry: &Entry, lang: Lang) {
    let again = place(&row.next_source, row.next_line);
    // What stands in another entry is shown there.
    let elsewhere = row.from_thread != 0;
    let decided = !row.decided.is_empty();
    let (words, at) = match row.status {
        _ if decided => (vec![(Style::Plain, row.decided.clone())], String::new()),
        "reworded" | "carried_over" | "repeated" if elsewhere => {
            let at = if row.thread == entry.thread {
                again
            } else {
                String::new()
            };
            (Vec::new(), at)
        }
        "reworded" | "carried_over" | "repeated" if row.text != row.next_text => {
            (redlined(row), again)
        }
        "dropped_with_evidence" | "delivered" => (
            vec![(Style::Plain, row.evidence_text.clone())],
            place(&row.next_source, row.evidence_line),
        ),
        "cannot_tell" if !row.text.is_empty() => (
            vec![(Style::Dim, word("part_not_found", lang).to_owned())],
            String::new(),
        ),
        "dropped_without_evidence" | "no_trace" => (
            vec![(Style::Dim, word("not_in_next_report", lang).to_owned())],
            String::new(),
        ),
        // Its first words, where it has others by now.
        _ if row.text.is_empty() && row.next_text != entry.text() => {
            (vec![(Style::Plain, row.next_text.clone())], again)
        }
        _ => (Vec::new(), again),
    };
    let words: Vec<(Style, &str)> = words.iter().map(|(s, w)| (*s, w.as_str())).collect();
    let status = if decided {
        word("ruled_fixed", lang).to_owned()
    } else {
        status(row, lang)
    };
    told(page, row.next_year, &status, tone(row.status), &words, &at);
}

/// A redline; without colour its marks say what went and what came.
fn redlined(row: &FollowUp) -> Vec<(Style, String)> {
    pieces(row)
        .into_iter()
        .map(|piece| {
            let style = match piece.tag {
                Tag::Equal => Style::Plain,
                Tag::Delete => Style::Deleted,
                Tag::Insert => Style::Inserted,
            };
            (style, piece.text)
        })
        .collect()
}

fn told(page: &mut Page, year: i32, status: &str, tone: &str, words: &[(Style, &str)], at: &str) {
    let year = format!("{year}  ");
    let mut line = vec![(Style::Dim, year.as_str()), (Style::of(tone), status)];
    line.push((Style::Plain, "  "));
    line.extend_from_slice(words);
    let at = format!("  {at}");
    line.push((Style::Dim, &at));
    page.hanging(5, 11, &line);
}

fn beside(page: &mut Page, title: &str, words: &str, at: &str) {
    let at = format!("  {at}");
    page.hanging(
        5,
        11,
        &[
            (Style::Dim, title),
            (Style::Plain, "  "),
            (Style::Plain, words),
            (Style::Dim, &at),
        ],
    );
}

/// The numbers of a plan, and those that were reached.
fn number_set(page: &mut Page, row: &FollowUp, lang: Lang) {
    if row.target.is_empty() {
        return;
    }
    let tone = if row.target == "met" { "good" } else { "bad" };
    let at = format!("  {}", place(&row.next_source, row.reached_line));
    page.hanging(
        5,
        11,
        &[
            (Style::Dim, word("number_set", lang)),
            (Style::Plain, "  "),
            (Style::Plain, &row.target_text),
            (Style::Plain, " → "),
            (Style::Plain, &row.reached_text),
            (Style::Plain, "  "),
            (Style::of(tone), word(row.target, lang)),
            (Style::Dim, &at),
        ],
    );
}

/// How much of each section is last year's text.
fn reused(page: &mut Page, rows: &[&Reuse], lang: Lang) {
    if rows.is_empty() {
        return;
    }
    page.blank();
    page.line(0, &[(Style::Bold, word("reuse", lang))]);
    for row in rows {
        let share = |v: f64| format!("{}%", format::number(v * 100.0, 0));
        let number = |v: f64| format::number(v, 2);
        let words = sentence(
            "reuse_line",
            lang,
            &[
                ("section", word(section_word(row), lang)),
                ("verbatim", &share(row.verbatim)),
                ("template", &share(row.template)),
                ("cosine", &number(row.cosine)),
                ("jaccard", &number(row.jaccard)),
                ("min_edit", &number(row.min_edit)),
                ("simple", &number(row.simple)),
            ],
        );
        let copied = row.is_copied();
        let mark = if copied { word("copied", lang) } else { "" };
        page.hanging(
            2,
            4,
            &[
                (Style::Plain, &words),
                (Style::Plain, "  "),
                (Style::of("bad"), mark),
            ],
        );
    }
}

pub(super) fn section_word(row: &Reuse) -> &'static str {
    match row.section {
        Section::Leadership => "section_leadership",
        Section::Measures => "section_measures",
        Section::Weaknesses => "section_weaknesses",
        Section::Causes => "section_causes",
        Section::Plans => "section_plans",
        Section::Other => "section_other",
    }
}
