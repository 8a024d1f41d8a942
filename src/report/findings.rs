//! What the report says first: sentences with their number and the place of
//! their evidence, as data. Each format writes them its own way.

use serde::Serialize;

use super::format;
use super::indicator_rows::Row;
use super::threads::Thread;
use super::words::{Lang, sentence, word};
use crate::checks::Check;

/// Names listed in one sentence before 等.
const NAMED: usize = 3;
/// Moves told one by one.
const MOVES: usize = 3;
/// Weaknesses open for so many years are told one by one.
const LONG_OPEN: i32 = 3;
/// Longest open weaknesses told.
const LONG_OPEN_TOLD: usize = 2;
/// Slips told one by one.
const SLIPS: usize = 3;
/// A move is worth telling from here on: |a−b| / (|a|+|b|), a third or so.
const WORTH_TELLING: f64 = 0.15;

/// From this percent on, sentences taken over word for word are a warning.
const MUCH_COPIED: f64 = 30.0;

/// One sentence.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finding {
    /// good, bad, warn or plain.
    pub tone: &'static str,
    /// What stands out of it: +45.2%, 3年, 2项.
    pub number: String,
    pub text: String,
    /// The id of its evidence.
    pub href: String,
}

/// What the sentences are made from.
pub(super) struct Material<'a> {
    pub place: &'a str,
    pub to: i32,
    pub lang: Lang,
    pub rows: &'a [Row],
    pub weaknesses: &'a [Thread],
    pub plans: &'a [Thread],
    pub checks: &'a [&'a Check],
    /// Percent of the later report's sentences that are the earlier one's.
    pub verbatim: Option<f64>,
    /// Whether one report alone was read, so that nothing is compared.
    pub single: bool,
    /// What the report calls the figure of a claim.
    pub name_of: &'a dyn Fn(&Check) -> &'a str,
}

/// The sentences: figures first, then weaknesses, plans and arithmetic.
pub(super) fn findings(m: &Material) -> Vec<Finding> {
    let mut out = Vec::new();
    if m.single {
        stated(m, &mut out);
    }
    moves(m, &mut out);
    listed(m, &mut out, "worse", "bad", "finding_worse", |r| {
        r.assessment == "worse"
    });
    listed(m, &mut out, "better", "good", "finding_better", |r| {
        r.assessment == "better"
    });
    listed(m, &mut out, "vanished", "warn", "finding_vanished", |r| {
        r.status == "vanished"
    });
    listed(
        m,
        &mut out,
        "redefined",
        "plain",
        "finding_redefined",
        |r| r.status == "redefined",
    );
    long_open(m, &mut out);
    dropped(m, &mut out);
    plans(m, &mut out);
    slips(m, &mut out);
    copied(m, &mut out);
    out
}

/// What one report alone says: how many of each, for there is nothing to
/// compare them with.
fn stated(m: &Material, out: &mut Vec<Finding>) {
    let weaknesses = m.weaknesses.iter().filter(|t| t.open).count();
    for (n, key, anchor) in [
        (m.rows.len(), "finding_stated_indicators", "indicators"),
        (weaknesses, "finding_stated_weaknesses", "weaknesses"),
        (m.plans.len(), "finding_stated_plans", "plans"),
    ] {
        if n > 0 {
            out.push(Finding {
                tone: "plain",
                number: n.to_string(),
                text: sentence(key, m.lang, &[("n", &n.to_string())]),
                href: format!("{}-{anchor}", m.place),
            });
        }
    }
}

fn slips(m: &Material, out: &mut Vec<Finding>) {
    let told: Vec<(usize, &&Check)> = m.checks.iter().enumerate().filter(|(_, c)| !c.ok).collect();
    let of_year = |c: &Check| c.year == m.to;
    for (i, check) in told.iter().filter(|(_, c)| of_year(c)).take(SLIPS) {
        out.push(slip(m, *i, check));
    }
    if told.len() > SLIPS.min(told.iter().filter(|(_, c)| of_year(c)).count()) {
        let n = told.len().to_string();
        out.push(Finding {
            tone: "bad",
            text: sentence("finding_slips", m.lang, &[("n", &n)]),
            number: n,
            href: format!("{}-checks", m.place),
        });
    } else if told.is_empty() && !m.checks.is_empty() {
        let n = m.checks.len().to_string();
        out.push(Finding {
            tone: "good",
            text: sentence("finding_checked", m.lang, &[("n", &n)]),
            number: n,
            href: format!("{}-checks", m.place),
        });
    }
}

fn slip(m: &Material, index: usize, check: &Check) -> Finding {
    Finding {
        tone: "bad",
        number: format::grouped(&check.text),
        text: sentence(
            "finding_slip",
            m.lang,
            &[
                ("year", &check.year.to_string()),
                ("stated", &format::grouped(&check.text)),
                ("recomputed", &recomputed(check)),
                ("name", (m.name_of)(check)),
                ("kind", word(check.kind, m.lang)),
                ("line", &check.line.to_string()),
            ],
        ),
        href: format!("{}-c{index}", m.place),
    }
}

/// The recomputed value in the shape of the claim: as a percentage where the
/// claim is one, else with the words that follow its number.
pub(super) fn recomputed(check: &Check) -> String {
    let unit = check
        .text
        .rfind(|c: char| c.is_ascii_digit())
        .and_then(|i| check.text.get(i + 1..))
        .unwrap_or_default();
    let (multiple, unit) = ["万", "亿"]
        .into_iter()
        .zip([1e4, 1e8])
        .find(|(word, _)| unit.starts_with(word))
        .map_or((1.0, unit), |(_, multiple)| (multiple, unit));
    format!("{}{unit}", format::number(check.recomputed / multiple, 2))
}

fn long_open(m: &Material, out: &mut Vec<Finding>) {
    for thread in m
        .weaknesses
        .iter()
        .filter(|t| t.open && t.years_open >= LONG_OPEN)
        .take(LONG_OPEN_TOLD)
    {
        let n = thread.years_open.to_string();
        out.push(Finding {
            tone: "bad",
            number: sentence("years_open", m.lang, &[("n", &n)]),
            text: sentence(
                "finding_open",
                m.lang,
                &[
                    ("text", &short(&thread.text)),
                    ("n", &n),
                    ("first", &thread.first_year.to_string()),
                ],
            ),
            href: thread.id.clone(),
        });
    }
    let count = |status: &str| steps(m.weaknesses, m).filter(|(_, s)| *s == status).count();
    let (repeated, reworded) = (count("repeated"), count("reworded"));
    if repeated + reworded > 0 {
        out.push(Finding {
            tone: "warn",
            number: (repeated + reworded).to_string(),
            text: sentence(
                "finding_standing",
                m.lang,
                &[
                    ("repeated", &repeated.to_string()),
                    ("reworded", &reworded.to_string()),
                ],
            ),
            href: format!("{}-weaknesses", m.place),
        });
    }
}

fn dropped(m: &Material, out: &mut Vec<Finding>) {
    for (status, key, tone) in [
        ("dropped_without_evidence", "finding_dropped", "warn"),
        ("dropped_with_evidence", "finding_addressed", "good"),
    ] {
        let found: Vec<&Thread> = steps(m.weaknesses, m)
            .filter(|(_, s)| *s == status)
            .map(|(t, _)| t)
            .collect();
        if let Some(first) = found.first() {
            let n = found.len().to_string();
            out.push(Finding {
                tone,
                text: sentence(key, m.lang, &[("n", &n), ("text", &short(&first.text))]),
                number: n,
                href: first.id.clone(),
            });
        }
    }
}

fn copied(m: &Material, out: &mut Vec<Finding>) {
    if let Some(percent) = m.verbatim {
        let number = format!("{}%", format::number(percent, 0));
        out.push(Finding {
            tone: if percent >= MUCH_COPIED {
                "warn"
            } else {
                "plain"
            },
            text: sentence("finding_copied", m.lang, &[("n", &number)]),
            number,
            href: format!("{}-texts", m.place),
        });
    }
}

/// Threads with what became of them from a year before `to` to `to`.
fn steps<'a>(
    threads: &'a [Thread],
    m: &'a Material,
) -> impl Iterator<Item = (&'a Thread, &'static str)> {
    threads.iter().filter_map(|t| {
        t.steps
            .iter()
            .find(|s| s.next_year == m.to)
            .map(|s| (t, s.status))
    })
}

fn plans(m: &Material, out: &mut Vec<Finding>) {
    let all: Vec<(&Thread, &str)> = steps(m.plans, m).collect();
    if all.is_empty() {
        return;
    }
    let count = |status: &str| all.iter().filter(|(_, s)| *s == status).count();
    let lost: Vec<&Thread> = all
        .iter()
        .filter(|(_, s)| *s == "no_trace")
        .map(|(t, _)| *t)
        .collect();
    let (total, delivered, carried) = (
        all.len().to_string(),
        count("delivered").to_string(),
        count("carried_over").to_string(),
    );
    let mut parts = vec![
        ("total", total.as_str()),
        ("delivered", &delivered),
        ("carried", &carried),
    ];
    match lost.first() {
        Some(first) => {
            let (n, text) = (lost.len().to_string(), short(&first.text));
            parts.extend([("lost", n.as_str()), ("text", &text)]);
            out.push(Finding {
                tone: "warn",
                text: sentence("finding_plans", m.lang, &parts),
                number: format!("{n}/{total}"),
                href: first.id.clone(),
            });
        }
        None => out.push(Finding {
            tone: "good",
            text: sentence("finding_plans_kept", m.lang, &parts),
            number: total.clone(),
            href: format!("{}-plans", m.place),
        }),
    }
}

fn moves(m: &Material, out: &mut Vec<Finding>) {
    let mut moved: Vec<&Row> = m
        .rows
        .iter()
        .filter(|r| r.status == "both" && r.kind == "level" && !r.change_pct.is_empty())
        .filter(|r| r.move_by.abs() >= WORTH_TELLING)
        .collect();
    moved.sort_by(|a, b| {
        b.move_by
            .abs()
            .total_cmp(&a.move_by.abs())
            .then_with(|| a.id.cmp(&b.id))
    });
    for row in moved.into_iter().take(MOVES) {
        let (Some(from), Some(to)) = (&row.from, &row.to) else {
            continue;
        };
        let key = if row.move_by < 0.0 {
            "finding_fell"
        } else {
            "finding_rose"
        };
        out.push(Finding {
            tone: match row.assessment.as_str() {
                "better" => "good",
                "worse" => "bad",
                _ => "plain",
            },
            number: row.change_pct.clone(),
            text: sentence(
                key,
                m.lang,
                &[
                    ("name", &row.name),
                    ("from", &from.shown),
                    ("to", &to.shown),
                ],
            ),
            href: row.id.clone(),
        });
    }
}

/// A sentence that counts rows and names the first, farthest moved first.
fn listed(
    m: &Material,
    out: &mut Vec<Finding>,
    filter: &str,
    tone: &'static str,
    key: &str,
    holds: impl Fn(&Row) -> bool,
) {
    let mut found: Vec<&Row> = m.rows.iter().filter(|r| holds(r)).collect();
    found.sort_by(|a, b| b.move_by.abs().total_cmp(&a.move_by.abs()));
    if found.is_empty() {
        return;
    }
    let mut names = found
        .iter()
        .take(NAMED)
        .map(|row| match (filter, row.change.as_str()) {
            ("worse" | "better", change) if !change.is_empty() => match m.lang {
                Lang::Zh => format!("{}（{change}）", row.name),
                Lang::En => format!("{} ({change})", row.name),
            },
            _ => row.name.clone(),
        })
        .collect::<Vec<_>>()
        .join(word("listing", m.lang));
    if found.len() > NAMED {
        names.push_str(word("and_more", m.lang));
    }
    let n = found.len().to_string();
    out.push(Finding {
        tone,
        text: sentence(key, m.lang, &[("n", &n), ("names", &names)]),
        number: n,
        href: found.first().map(|r| r.id.clone()).unwrap_or_default(),
    });
}

/// A statement fit for quoting: cut at a comma where it is long, its own
/// quotation marks the inner ones.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 36;
    let inner = |text: &str| text.replace('“', "‘").replace('”', "’");
    if text.chars().count() <= MOST {
        return inner(text);
    }
    let cut: String = text.chars().take(MOST).collect();
    let end = cut
        .rfind(['，', '；', '、'])
        .filter(|end| *end > cut.len() / 2)
        .unwrap_or(cut.len());
    format!("{}……", inner(&cut[..end]))
}
