//! What the report says first: sentences with their number and the place of
//! their evidence, as data. Each format writes them its own way.
//!
//! Failures come first (weaknesses open for years, claims that do not hold, what
//! got worse, what was dropped without a word, numbers missed), then what got
//! better, and the neutral moves last. Only what may be believed is told as a
//! finding; the rest is [`super::look`]'s.

mod kept;
mod moved;
mod open;
mod slips;

use serde::Serialize;

use super::indicator_rows::Row;
use super::threads::Thread;
use super::words::{Lang, sentence};
use crate::checks::Check;

pub(super) use slips::recomputed;

/// From this percent on, sentences taken over word for word are a warning.
const MUCH_COPIED: f64 = 30.0;

/// One sentence.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Finding {
    /// good, bad, warn or plain.
    pub tone: &'static str,
    /// What stands out of it: +45.2%, 3年, 2项.
    pub number: String,
    pub text: String,
    /// The id of its evidence.
    pub href: String,
    /// The files and lines it follows from, where they are few.
    pub source: String,
}

impl Finding {
    /// A sentence alone.
    pub fn plain(text: &str) -> Self {
        Self {
            tone: "plain",
            text: text.to_owned(),
            ..Self::default()
        }
    }
}

/// What the sentences are made from.
pub(super) struct Material<'a> {
    /// What the addresses of the place begin with.
    pub at: &'a str,
    pub to: i32,
    pub lang: Lang,
    pub rows: &'a [Row],
    pub weaknesses: &'a [Thread],
    pub plans: &'a [Thread],
    pub checks: &'a [&'a Check],
    /// The addresses of the checks.
    pub claims: &'a [String],
    /// Percent of the later report's sentences that are the earlier one's.
    pub verbatim: Option<f64>,
    /// Whether one report alone was read, so that nothing is compared.
    pub single: bool,
    /// What the report calls the figure of a claim.
    pub name_of: &'a dyn Fn(&Check) -> &'a str,
}

impl<'a> Material<'a> {
    /// Threads with what became of them from a year before `to` to `to`.
    fn steps(
        &self,
        threads: &'a [Thread],
    ) -> impl Iterator<Item = (&'a Thread, &'a super::threads::Step)> {
        let to = self.to;
        threads
            .iter()
            .filter_map(move |t| t.steps.iter().find(|s| s.next_year == to).map(|s| (t, s)))
    }
}

/// The sentences, what matters most first.
pub(super) fn findings(m: &Material) -> Vec<Finding> {
    let mut out = Vec::new();
    if m.single {
        stated(m, &mut out);
    }
    open::long_open(m, &mut out);
    slips::slips(m, &mut out);
    moved::listed(m, &mut out, "worse");
    open::dropped(m, &mut out);
    kept::missed(m, &mut out);
    kept::plans(m, &mut out);
    moved::gone(m, &mut out);
    moved::listed(m, &mut out, "better");
    open::addressed(m, &mut out);
    slips::holding(m, &mut out);
    copied(m, &mut out);
    moved::neutral(m, &mut out);
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
                href: format!("{}{anchor}", m.at),
                source: String::new(),
            });
        }
    }
}

fn copied(m: &Material, out: &mut Vec<Finding>) {
    if let Some(percent) = m.verbatim {
        let number = format!("{}%", super::format::number(percent, 0));
        out.push(Finding {
            tone: if percent >= MUCH_COPIED {
                "warn"
            } else {
                "plain"
            },
            text: sentence("finding_copied", m.lang, &[("n", &number)]),
            number,
            href: format!("{}texts", m.at),
            source: String::new(),
        });
    }
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
