//! What became of each stated weakness and each plan, year over year.
//! Right of the tables in the flow; matches by words, not by position.
//!
//! [`terms`] reads what a statement is about, [`subject`] holds it against what
//! another is about, [`likeness`] compares two statements by it, [`links`] decides which weakness of the next report is
//! which of this one's, [`evidence`] finds the sentence of a [`review`] that
//! addresses one no longer stated, [`threads`] carries the first year along, [`plans`] does the
//! same for plans, [`targets`] holds their numbers against those reached,
//! [`intensity`] weighs the wording, [`beside`] finds the indicators that belong
//! to a weakness. [`ledger`] joins the rows to one thread a weakness or plan.
//! [`redline`] and [`reuse`] compare words, not meanings.
//!
//! What is merely not mentioned is never called fixed: `dropped_without_evidence`
//! and `no_trace` say that nothing was found, no more.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::observations::Observation;
use crate::outline::Section;
use crate::statements::Statement;

pub mod beside;
mod evidence;
mod intensity;
pub mod ledger;
mod likeness;
mod links;
mod plans;
pub mod redline;
pub mod reuse;
mod review;
mod ruled;
mod subject;
mod targets;
mod terms;
mod threads;
mod words;

pub use ruled::rule;

use evidence::Evidence;
use likeness::Profile;
use review::Review;
use threads::Threads;

/// What became of a statement in the next report: one row of the table `followup`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FollowUp {
    /// The place or body reporting.
    pub area: String,
    /// The year of the report that states it (for `new`: the report before).
    pub year: i32,
    /// The year of the following report.
    pub next_year: i32,
    /// Weakness or plan.
    pub kind: &'static str,
    /// The statement; empty for `new`.
    pub text: String,
    /// repeated, reworded, dropped_with_evidence, dropped_without_evidence,
    /// new; delivered, carried_over, no_trace.
    pub status: &'static str,
    /// Likeness of `text` and `next_text` (or of `text` and its evidence), 0 to 1.
    pub similarity: f64,
    /// Where it stands again: the words.
    pub next_text: String,
    /// The sentence of the next report that addresses it; for a weakness that
    /// stands again, what was done about it meanwhile.
    pub evidence_text: String,
    /// The year in which the weakness was first stated.
    pub first_year: i32,
    /// Years since then, the first counted, to the last report that states it.
    pub years_open: i32,
    /// Path of the report that states it; empty for `new`.
    pub source: String,
    /// 1-based line there; 0 for `new`.
    pub line: usize,
    /// Path of the following report.
    pub next_source: String,
    /// 1-based line of `next_text`; 0 where there is none.
    pub next_line: usize,
    /// 1-based line of `evidence_text` in the following report; 0 where there is none.
    pub evidence_line: usize,
    /// How the wording of one stated again changed: softened, intensified,
    /// narrowed, widened; empty where it did not.
    pub wording: &'static str,
    /// The plan item of the following report that addresses the weakness it
    /// still (or newly) states; empty where none does.
    pub plan_text: String,
    /// 1-based line of `plan_text` in the following report; 0 where there is none.
    pub plan_line: usize,
    /// The numbers that a plan sets, as they stand in it (20%；282亿元).
    pub target_text: String,
    /// The figures that the following report states for them, in their order.
    pub reached_text: String,
    /// 1-based line of the first of these; 0 where none is stated.
    pub reached_line: usize,
    /// met or missed, of the numbers for which a figure is stated; a single
    /// one missed makes the plan missed. Empty where no figure is stated.
    pub target: &'static str,
    /// What a person decided on it; empty where nobody did.
    pub decided: String,
}

/// A statement with what it is about.
struct Read<'a> {
    statement: &'a Statement,
    profile: Profile,
    /// What it is worth as evidence, whatever for; 0 but for measures.
    testimony: f32,
    /// Whether it stands in a part that sums up several years.
    span: bool,
}

impl<'a> Read<'a> {
    fn new(statement: &'a Statement) -> Self {
        Self {
            statement,
            profile: Profile::new(&statement.text),
            testimony: 0.0,
            span: false,
        }
    }
}

/// The statements of one area and year.
#[derive(Default)]
struct Year<'a> {
    year: i32,
    source: &'a str,
    weaknesses: Vec<Read<'a>>,
    measures: Review<'a>,
    plans: Vec<Read<'a>>,
    /// Figures of the review, and the numbers that its plans set.
    figures: Vec<&'a Observation>,
    targets: Vec<&'a Observation>,
}

/// The statements of an area, and its figures, by year.
type Stated<'a> = BTreeMap<i32, (Vec<&'a Statement>, Vec<&'a Observation>)>;

/// Follows weaknesses and plans through each pair of neighbouring reports of
/// each area.
#[must_use]
pub fn follow(statements: &[Statement]) -> Vec<FollowUp> {
    follow_with(statements, &[])
}

/// [`follow`], with the figures of the same reports: the numbers that plans set
/// are held against those that the next report states.
#[must_use]
pub fn follow_with(statements: &[Statement], observations: &[Observation]) -> Vec<FollowUp> {
    let areas: Vec<Stated> = by_area(statements, observations).into_values().collect();
    // Rows are large: grown one by one they would be copied again and again.
    let rows: Vec<Vec<FollowUp>> = areas.into_par_iter().map(area).collect();
    let mut all = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    all.extend(rows.into_iter().flatten());
    all
}

fn area(years: Stated) -> Vec<FollowUp> {
    let years: Vec<Year> = years
        .into_iter()
        .map(|(year, (statements, figures))| Year::new(year, &statements, &figures))
        .collect();
    let mut rows = Vec::new();
    let mut threads = Threads::default();
    for pair in years.windows(2) {
        if let [before, after] = pair {
            weaknesses(before, after, &mut threads, &mut rows);
            plans::follow(before, after, &mut rows);
        }
    }
    rows
}

/// How far an indicator, by its label, belongs to a weakness, 0 to 1: whether
/// it measures what is said to be lacking. From about a half on it is worth
/// showing beside it.
#[must_use]
pub fn belongs(label: &str, weakness: &str) -> f64 {
    let (label, weakness) = (Profile::new(label), Profile::new(weakness));
    f64::from(subject::focus(&label.whole, &weakness.whole))
}

fn by_area<'a>(
    statements: &'a [Statement],
    observations: &'a [Observation],
) -> BTreeMap<&'a str, Stated<'a>> {
    let mut areas: BTreeMap<&str, Stated> = BTreeMap::new();
    for one in statements {
        let years = areas.entry(&one.area).or_default();
        years.entry(one.year).or_default().0.push(one);
    }
    for one in observations {
        // A year of which no statement is known is no report to follow into.
        let year = areas.get_mut(one.area.as_str());
        if let Some((_, figures)) = year.and_then(|years| years.get_mut(&one.year)) {
            figures.push(one);
        }
    }
    areas
}

impl<'a> Year<'a> {
    fn new(year: i32, statements: &[&'a Statement], figures: &[&'a Observation]) -> Self {
        let mut of = Self {
            year,
            source: statements.first().map_or("", |s| &s.source),
            ..Self::default()
        };
        let mut measures = Vec::new();
        for statement in statements {
            let list = match statement.section {
                Section::Weaknesses => &mut of.weaknesses,
                // What leaders did is a measure too (述法, 旁听庭审).
                Section::Measures | Section::Leadership => &mut measures,
                Section::Plans => &mut of.plans,
                Section::Causes | Section::Other => continue,
            };
            list.push(Read::new(statement));
        }
        of.measures = Review::new(measures);
        for figure in figures {
            match figure.section {
                Section::Plans => of.targets.push(figure),
                Section::Measures | Section::Leadership => of.figures.push(figure),
                _ => {}
            }
        }
        of
    }
}

/// A row with everything that is known before anything was found.
fn row(statement: &Statement, kind: &'static str, before: &Year, after: &Year) -> FollowUp {
    FollowUp {
        area: statement.area.clone(),
        year: before.year,
        next_year: after.year,
        kind,
        text: statement.text.clone(),
        first_year: before.year,
        years_open: 1,
        source: statement.source.clone(),
        line: statement.line,
        next_source: after.source.to_string(),
        ..FollowUp::default()
    }
}

fn weaknesses<'a>(
    before: &Year<'a>,
    after: &Year<'a>,
    threads: &mut Threads,
    rows: &mut Vec<FollowUp>,
) {
    let links = links::link(&before.weaknesses, &after.weaknesses);
    let first = threads.step(before, after, &links);
    for (i, old) in before.weaknesses.iter().enumerate() {
        let first_year = first.before.get(i).copied().unwrap_or(before.year);
        let base = FollowUp {
            first_year,
            years_open: before.year - first_year + 1,
            ..row(old.statement, "weakness", before, after)
        };
        let found = evidence::best(&old.profile, &after.measures);
        let mut again = links.iter().filter(|l| l.before == i).peekable();
        if again.peek().is_none() {
            rows.push(dropped(found, base));
            continue;
        }
        // What was done about it, though it stands again.
        let base = with_evidence(found.as_ref(), base);
        for link in again {
            let Some(new) = after.weaknesses.get(link.after) else {
                continue;
            };
            let stated = FollowUp {
                status: links::status(&old.profile, &new.profile),
                similarity: f64::from(link.likeness),
                wording: intensity::wording(&old.profile, &new.profile),
                years_open: after.year - first_year + 1,
                ..base.clone()
            };
            rows.push(now(new, after, stated));
        }
    }
    for (j, new) in after.weaknesses.iter().enumerate() {
        if links.iter().any(|l| l.after == j) {
            continue;
        }
        let first_year = first.after.get(j).copied().unwrap_or(after.year);
        let appeared = FollowUp {
            text: String::new(),
            status: "new",
            first_year,
            years_open: after.year - first_year + 1,
            source: String::new(),
            line: 0,
            ..row(new.statement, "weakness", before, after)
        };
        rows.push(now(new, after, appeared));
    }
}

/// The row with where the weakness stands in the following report, and with
/// the plan that answers it there.
fn now(new: &Read, after: &Year, row: FollowUp) -> FollowUp {
    let plan = plans::answering(&new.profile, &after.plans);
    FollowUp {
        next_text: new.statement.text.clone(),
        next_source: new.statement.source.clone(),
        next_line: new.statement.line,
        plan_text: plan.map_or_else(String::new, |p| p.statement.text.clone()),
        plan_line: plan.map_or(0, |p| p.statement.line),
        ..row
    }
}

fn dropped(found: Option<Evidence>, row: FollowUp) -> FollowUp {
    let Some(found) = found else {
        return FollowUp {
            status: "dropped_without_evidence",
            ..row
        };
    };
    FollowUp {
        status: "dropped_with_evidence",
        similarity: f64::from(found.score),
        next_source: found.sentence.statement.source.clone(),
        ..with_evidence(Some(&found), row)
    }
}

/// The row with the words of the following report that address it.
fn with_evidence(found: Option<&Evidence>, row: FollowUp) -> FollowUp {
    FollowUp {
        evidence_text: found.map_or_else(String::new, |e| e.text.clone()),
        evidence_line: found.map_or(0, |e| e.sentence.statement.line),
        ..row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A statement of the fictional place the unit tests are about.
    pub(super) fn statement(year: i32, section: Section, text: &str) -> Statement {
        Statement {
            area: "澜溪县".to_string(),
            year,
            section,
            ordinal: 1,
            heading: String::new(),
            text: text.to_string(),
            source: format!("{year}.txt"),
            line: 1,
            start: 0,
            end: text.len(),
        }
    }

    pub(super) fn weakness(year: i32, text: &str) -> Statement {
        statement(year, Section::Weaknesses, text)
    }

    pub(super) fn read(statements: &[Statement]) -> Vec<Read<'_>> {
        statements.iter().map(Read::new).collect()
    }

    #[test]
    fn an_indicator_belongs_to_the_weakness_it_measures() {
        let weakness = "行政机关负责人出庭应诉意识不强";
        assert!(belongs("负责人出庭应诉率", weakness) > 0.5);
        assert!(belongs("公证办理", weakness) < 0.1);
    }

    #[test]
    fn areas_are_kept_apart() {
        let mut other = weakness(2021, "执法装备老旧");
        other.area = "青岭县".to_string();
        assert!(follow(&[weakness(2020, "执法装备老旧"), other]).is_empty());
    }

    #[test]
    fn every_weakness_has_a_row_and_every_new_one_too() {
        let rows = follow(&[
            weakness(2020, "执法装备老旧"),
            weakness(2020, "调解员队伍老化"),
            weakness(2021, "执法装备老旧"),
            weakness(2021, "信访积案较多"),
        ]);
        let told: Vec<_> = rows.iter().map(|r| r.status).collect();
        assert_eq!(told, ["repeated", "dropped_without_evidence", "new"]);
    }
}
