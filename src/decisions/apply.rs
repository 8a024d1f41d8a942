//! Decisions onto rows: values first, then the alignment with what is pinned
//! and split, then names and polarities. Each row that a decision touched says
//! so; each decision that fits nothing is handed back.

use std::collections::BTreeSet;

use super::{Decision, Decisions, Stale, Subject, Verdict, plain};
use crate::indicators::{self, Alignment, Polarity, Ruling};
use crate::observations::{Observation, Period};
use crate::outline::Section;
use crate::statements::Statement;

/// What came of the decisions.
#[derive(Debug, Default)]
pub struct Decided {
    /// The alignment, with the rulings in it.
    pub alignment: Alignment,
    /// The decisions that fit nothing, in the order of the file.
    pub stale: Vec<Stale>,
    /// How many are about reports that were not read this time.
    pub elsewhere: usize,
}

/// Corrects, aligns and names by the decisions. `observations` are those of all
/// years of each area.
pub fn decide(
    observations: &mut [Observation],
    statements: &[Statement],
    decisions: &Decisions,
) -> Decided {
    let mut decided = Decided::default();
    let read: BTreeSet<(String, i32)> = observations
        .iter()
        .map(|o| (o.area.clone(), o.year))
        .chain(statements.iter().map(|s| (s.area.clone(), s.year)))
        .collect();
    let is_read = |on: &Subject| on.year.is_none_or(|y| read.contains(&(on.area.clone(), y)));
    let mut rulings = Vec::new();
    let mut names = Vec::new();
    for decision in &decisions.rows {
        let both_read = match &decision.verdict {
            Verdict::Same(other) | Verdict::Apart(other) => is_read(&decision.on) && is_read(other),
            _ => is_read(&decision.on),
        };
        if !both_read {
            decided.elsewhere += 1;
            continue;
        }
        let done = match &decision.verdict {
            Verdict::Value(value) => correct(observations, decision, *value),
            Verdict::Same(other) => {
                rule(observations, decision, other, true).map(|ruling| rulings.push(ruling))
            }
            Verdict::Apart(other) => {
                rule(observations, decision, other, false).map(|ruling| rulings.push(ruling))
            }
            Verdict::Rename(_) | Verdict::Polarity(_) => {
                names.push(decision);
                Ok(())
            }
            Verdict::Fixed => stated(statements, &decision.on),
        };
        decided
            .stale
            .extend(done.err().map(|why| stale(decisions, decision, why)));
    }
    decided.alignment = indicators::align_with(observations, &rulings);
    for decision in names {
        let done = name(observations, &mut decided.alignment, decision);
        decided
            .stale
            .extend(done.err().map(|why| stale(decisions, decision, why)));
    }
    decided.stale.sort_by_key(|stale| stale.row);
    decided
}

fn stale(decisions: &Decisions, decision: &Decision, why: &'static str) -> Stale {
    Stale {
        path: decisions.path.display().to_string(),
        row: decision.row,
        word: decision.verdict.word(),
        subject: decision.on.clone(),
        why,
    }
}

/// The row that a person means: by area, year and words, by the label too where
/// the words alone fit several.
fn row(observations: &[Observation], on: &Subject) -> Result<usize, &'static str> {
    let text = plain(&on.text);
    let fitting: Vec<usize> = observations
        .iter()
        .enumerate()
        .filter(|(_, o)| o.area == on.area && Some(o.year) == on.year && plain(&o.text) == text)
        .map(|(i, _)| i)
        .collect();
    let label = plain(&on.label);
    let labelled = |i: &&usize| {
        let o = observations.get(**i);
        o.is_some_and(|o| plain(&o.label) == label)
    };
    match (
        fitting.as_slice(),
        fitting
            .iter()
            .filter(labelled)
            .collect::<Vec<_>>()
            .as_slice(),
    ) {
        ([], _) => Err("fits nothing in the report any more"),
        // The words say it, even where the label is made otherwise now.
        ([only], _) => Ok(*only),
        (_, [only]) => Ok(**only),
        _ => Err("fits several figures of the report"),
    }
}

fn mark(observation: &mut Observation, decision: &Decision, what: &str) {
    if !observation.decided.is_empty() {
        observation.decided.push_str("; ");
    }
    observation.decided.push_str(what);
    if !decision.reason.is_empty() {
        observation.decided.push_str(": ");
        observation.decided.push_str(&decision.reason);
    }
}

fn correct(
    observations: &mut [Observation],
    decision: &Decision,
    value: f64,
) -> Result<(), &'static str> {
    let at = row(observations, &decision.on)?;
    if let Some(o) = observations.get_mut(at) {
        let what = format!("value {} → {value}", o.value);
        (o.value, o.value_max) = (value, None);
        mark(o, decision, &what);
    }
    Ok(())
}

fn rule(
    observations: &mut [Observation],
    decision: &Decision,
    other: &Subject,
    same: bool,
) -> Result<Ruling, &'static str> {
    let (one, two) = (row(observations, &decision.on)?, row(observations, other)?);
    let of_its_year = |i: usize| {
        let period = observations.get(i).map(|o| o.period);
        matches!(period, Some(Period::Year | Period::Stock))
    };
    if !(of_its_year(one) && of_its_year(two)) {
        return Err("is on a target or an earlier year's value, which are not aligned");
    }
    let word = decision.verdict.word();
    for (here, there) in [(one, two), (two, one)] {
        let other = observations
            .get(there)
            .map(|o| format!("{word} {} {}", o.year, o.label))
            .unwrap_or_default();
        if let Some(o) = observations.get_mut(here) {
            mark(o, decision, &other);
        }
    }
    Ok(Ruling {
        left: one.min(two),
        right: one.max(two),
        same,
    })
}

/// Renames an indicator or says whether more of it is better, where an
/// observation of the area bears its label or it has that id or name.
fn name(
    observations: &mut [Observation],
    alignment: &mut Alignment,
    decision: &Decision,
) -> Result<(), &'static str> {
    let label = plain(&decision.on.label);
    let meant = |o: &&Observation| {
        let on = &decision.on;
        (on.area.is_empty() || o.area == on.area)
            && on.year.is_none_or(|year| o.year == year)
            && (on.text.is_empty() || plain(&o.text) == plain(&on.text))
            && (plain(&o.label) == label || o.indicator == on.label)
    };
    let mut ids: BTreeSet<String> = observations
        .iter()
        .filter(meant)
        .map(|o| o.indicator.clone())
        .collect();
    if decision.on.area.is_empty() {
        let named = alignment
            .indicators
            .iter()
            .filter(|i| i.name == decision.on.label);
        ids.extend(named.map(|i| i.id.clone()));
    }
    if ids.is_empty() {
        return Err("fits no indicator any more");
    }
    let what = match &decision.verdict {
        Verdict::Rename(to) => format!("renamed {to}"),
        Verdict::Polarity(Polarity::More) => "more is better".to_owned(),
        Verdict::Polarity(Polarity::Less) => "less is better".to_owned(),
        _ => "neither is better".to_owned(),
    };
    for indicator in alignment
        .indicators
        .iter_mut()
        .filter(|i| ids.contains(&i.id))
    {
        match &decision.verdict {
            Verdict::Rename(to) => indicator.name.clone_from(to),
            Verdict::Polarity(polarity) => indicator.polarity = *polarity,
            _ => {}
        }
    }
    for o in observations
        .iter_mut()
        .filter(|o| ids.contains(&o.indicator))
    {
        mark(o, decision, &what);
    }
    Ok(())
}

/// Whether the weakness ruled on is there.
fn stated(statements: &[Statement], on: &Subject) -> Result<(), &'static str> {
    statements
        .iter()
        .any(|s| {
            s.section == Section::Weaknesses
                && s.area == on.area
                && Some(s.year) == on.year
                && on.is_weakness(&s.text)
        })
        .then_some(())
        .ok_or("fits no weakness of the report any more")
}

impl Subject {
    /// Whether a weakness is the one meant: the same words, or a clause of them.
    pub(crate) fn is_weakness(&self, text: &str) -> bool {
        const CLAUSE: usize = 6;
        let (meant, text) = (plain(&self.text), plain(text));
        meant == text
            || meant.chars().count() >= CLAUSE
                && (text.contains(&meant)
                    || meant.contains(&text) && text.chars().count() >= CLAUSE)
    }
}
