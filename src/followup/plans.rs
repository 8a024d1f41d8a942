//! What became of each plan item, and which plan answers a weakness.

use std::collections::BTreeSet;

use super::comparisons::{self, Matrix};
use super::evidence::spoken_of;
use super::likeness::{Profile, dice, likeness, may_reach};
use super::links::Link;
use super::rarity::Rarity;
use super::threads::{Place, Threads};
use super::weights::Weights;
use super::years::{Read, Year};
use super::{FollowUp, row, targets};

/// The least share of a weakness a plan must speak of to answer it.
const ANSWER: f32 = 0.4;

/// The plans of an area, with what became of them over all its reports.
pub(super) struct Followed<'y, 'a> {
    years: &'y [Year<'a>],
    fates: Vec<Vec<Fate<'y, 'a>>>,
    threads: Threads,
}

/// What became of one plan.
enum Fate<'y, 'a> {
    /// Carried out, by this sentence.
    Delivered(f32, &'y Read<'a>),
    /// Planned again, by this plan.
    Repeated(f32, usize),
    /// Nothing was found.
    NoTrace,
    /// The part of the next report that would say was not found.
    CannotTell,
}

impl<'y, 'a> Followed<'y, 'a> {
    pub(super) fn new(years: &'y [Year<'a>], rarity: &Rarity, weights: &Weights) -> Self {
        let mut fates = Vec::new();
        let mut links = Vec::new();
        for pair in years.windows(2) {
            let [before, after] = pair else { break };
            let again = Matrix::plans(&before.plans, &after.plans, rarity, weights);
            let plans = before.plans.iter().enumerate();
            let fate = |(at, plan)| fate(plan, at, &again, after, rarity, weights);
            let of: Vec<Fate> = plans.map(fate).collect();
            links.push(of.iter().enumerate().filter_map(Fate::link).collect());
            fates.push(of);
        }
        let plan = |place: Place| &years[place.0].plans[place.1].profile;
        let threads = Threads::new(
            years.iter().map(|y| y.year).collect(),
            years.iter().map(|y| !y.plans.is_empty()).collect(),
            &years.iter().map(|y| y.plans.len()).collect::<Vec<_>>(),
            &links,
            // A plan that was not carried over is over.
            &every_place(years),
            |a, b| likeness(plan(a), plan(b)),
        );
        Self {
            years,
            fates,
            threads,
        }
    }

    /// The rows of a report and the next.
    pub(super) fn rows(&self, at: usize, rows: &mut Vec<FollowUp>) {
        let (before, after) = (&self.years[at], &self.years[at + 1]);
        for (i, (plan, fate)) in before.plans.iter().zip(&self.fates[at]).enumerate() {
            let base = row(plan.statement, "plan", before, after);
            let base = self.settled((at, i), fate, base);
            rows.push(targets::held(plan.statement, before, after, base));
        }
    }

    fn settled(&self, place: Place, fate: &Fate, base: FollowUp) -> FollowUp {
        let thread = self.threads.number(place);
        let row = FollowUp { thread, ..base };
        match fate {
            Fate::Delivered(sure, sentence) => self.threads.dated(
                FollowUp {
                    status: "delivered",
                    similarity: f64::from(*sure),
                    evidence_text: sentence.statement.text.clone(),
                    evidence_line: sentence.statement.line,
                    next_source: sentence.statement.source.clone(),
                    ..row
                },
                place,
            ),
            Fate::Repeated(sure, again) => {
                let next = (place.0 + 1, *again);
                let plan = self.years[next.0].plans[next.1].statement;
                let thread = self.threads.number(next);
                let from = row.thread;
                let row = FollowUp {
                    status: "carried_over",
                    similarity: f64::from(*sure),
                    next_text: plan.text.clone(),
                    next_line: plan.line,
                    evidence_text: plan.text.clone(),
                    evidence_line: plan.line,
                    next_source: plan.source.clone(),
                    thread,
                    from_thread: if from == thread { 0 } else { from },
                    ..row
                };
                self.threads.dated(row, next)
            }
            Fate::NoTrace => self.threads.dated(
                FollowUp {
                    status: "no_trace",
                    ..row
                },
                place,
            ),
            Fate::CannotTell => self.threads.dated(
                FollowUp {
                    status: "cannot_tell",
                    ..row
                },
                place,
            ),
        }
    }
}

fn every_place(years: &[Year]) -> BTreeSet<Place> {
    let places = years.iter().enumerate();
    places
        .flat_map(|(year, of)| (0..of.plans.len()).map(move |at| (year, at)))
        .collect()
}

impl Fate<'_, '_> {
    fn link((before, fate): (usize, &Self)) -> Option<Link> {
        match fate {
            Self::Repeated(likeness, after) => Some(Link {
                before,
                after: *after,
                likeness: *likeness,
            }),
            _ => None,
        }
    }
}

/// Decides between the sentence that says it was done and the plan that plans
/// it again: by which of the two is surer.
fn fate<'y, 'a>(
    plan: &Read,
    at: usize,
    again: &Matrix,
    after: &'y Year<'a>,
    rarity: &Rarity,
    weights: &Weights,
) -> Fate<'y, 'a> {
    let mut done: Option<(f32, &Read)> = None;
    for (sentence, levels) in comparisons::delivering(plan, after, rarity) {
        let sure = weights.delivered.probability(&levels);
        if sure > done.map_or(0.0, |(best, _)| best) {
            done = after.measures.get(sentence).map(|read| (sure, read));
        }
    }
    let mut repeated: Option<(f32, usize)> = None;
    for next in 0..after.plans.len() {
        let sure = again.get(at, next);
        if sure > repeated.map_or(0.0, |(best, _)| best) {
            repeated = Some((sure, next));
        }
    }
    let done = done.filter(|(sure, _)| weights.delivered.says_yes(*sure));
    let repeated = repeated.filter(|(sure, _)| *sure >= again.least);
    match (done, repeated) {
        (Some((sure, read)), other) if other.is_none_or(|(again, _)| sure >= again) => {
            Fate::Delivered(sure, read)
        }
        (_, Some((sure, next))) => Fate::Repeated(sure, next),
        _ if after.plans.is_empty() || after.measures.is_empty() => Fate::CannotTell,
        _ => Fate::NoTrace,
    }
}

/// Shared character pairs from which two clauses are compared at all.
const STANDS: f32 = 0.3;

/// How far a clause of a plan stands in another text, in its own words.
pub(super) fn clause_kept(plan: &Profile, other: &Profile) -> f32 {
    let mut best: f32 = 0.0;
    for clause in plan.clauses() {
        for said in other.clauses() {
            if may_reach(STANDS.max(best), clause.letters(), said.letters()) {
                best = best.max(dice(clause.letters(), said.letters()));
            }
        }
    }
    best
}

/// 0: the plan sets no number; 1: it does, none of its unit is stated; 2: one is.
pub(super) fn number_stated(plan: &str, sentence: &str) -> u8 {
    let units = |text: &str| -> BTreeSet<String> {
        let behind = text.split(|c: char| c.is_ascii_digit()).skip(1);
        let unit = |rest: &str| -> String {
            let rest = rest.trim_start_matches(['.', '万', '亿', '余', '多']);
            rest.chars().take(1).collect()
        };
        behind.filter(|rest| !rest.is_empty()).map(unit).collect()
    };
    let set = units(plan);
    let dates = ["年", "月", "日"];
    let set: BTreeSet<&String> = set
        .iter()
        .filter(|u| !dates.contains(&u.as_str()))
        .collect();
    if set.is_empty() {
        return 0;
    }
    let stated = units(sentence);
    1 + u8::from(set.into_iter().any(|unit| stated.contains(unit)))
}

/// The plan item that speaks of a weakness, if any does.
pub(super) fn answering<'r, 'a>(weakness: &Profile, plans: &'r [Read<'a>]) -> Option<&'r Read<'a>> {
    best(plans, |p| spoken_of(weakness, &p.profile))
        .filter(|(s, _)| *s >= ANSWER)
        .map(|(_, p)| p)
}

/// The best of a list, the first of equals.
fn best<'r, 'a: 'r>(
    list: impl IntoIterator<Item = &'r Read<'a>>,
    score: impl Fn(&Read<'a>) -> f32,
) -> Option<(f32, &'r Read<'a>)> {
    let mut best: Option<(f32, &Read)> = None;
    for one in list {
        let s = score(one);
        if s > best.map_or(0.0, |(t, _)| t) {
            best = Some((s, one));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::{
        follow,
        tests::{statement, weakness},
    };
    use crate::outline::Section;

    fn status(plan: &str, measure: &str, next_plan: &str) -> &'static str {
        let rows = follow(&[
            statement(2020, Section::Plans, plan),
            statement(2021, Section::Measures, measure),
            statement(2021, Section::Plans, next_plan),
        ]);
        rows.iter()
            .find(|r| r.kind == "plan")
            .map_or("", |r| r.status)
    }

    #[test]
    fn done_planned_again_or_without_trace() {
        let plan = "建成县域矛盾纠纷调处中心";
        assert_eq!(
            status(plan, "矛盾纠纷调处中心建成启用。", "加强信访工作"),
            "delivered"
        );
        assert_eq!(
            status(plan, "办理公证15件。", "加快建设县域矛盾纠纷调处中心"),
            "carried_over"
        );
        assert_eq!(status(plan, "办理公证15件。", "加强信访工作"), "no_trace");
    }

    #[test]
    fn a_clause_of_the_plan_that_stands_as_done_is_its_delivery() {
        let plan = "加强复议规范化建设，建成标准化复议听证室";
        let measure =
            "建成标准化复议听证室，新收复议申请214件，审结190件，制发建议书6份，开展庭审旁听。";
        let again = "充实复议办案力量，规范复议文书";
        assert_eq!(status(plan, measure, again), "delivered");
    }

    #[test]
    fn what_is_planned_again_as_it_stood_was_not_delivered_by_a_part_of_it() {
        let plan = "制定重大项目评审管理办法，推动项目应评尽评";
        let measure = "公布年度重大项目评审名录，列入事项5项。";
        let again = "尽快出台重大项目评审管理办法，严格评审程序";
        assert_eq!(status(plan, measure, again), "carried_over");
        assert_eq!(
            status(
                plan,
                "印发《重大项目评审管理办法》，项目应评尽评。",
                "加强信访工作"
            ),
            "delivered"
        );
    }

    #[test]
    fn the_plan_that_answers_a_weakness_stands_beside_it() {
        let rows = follow(&[
            weakness(2020, "调解员队伍老化"),
            weakness(2021, "行政复议办案人员不足"),
            statement(2021, Section::Plans, "开展普法活动"),
            statement(2021, Section::Plans, "充实行政复议办案力量"),
        ]);
        assert!(
            rows.iter()
                .any(|r| r.status == "new" && r.plan_text == "充实行政复议办案力量")
        );
    }
}
