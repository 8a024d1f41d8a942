//! What became of each plan item, and which plan answers a weakness.

use super::evidence::{addressed, spoken_of};
use super::likeness::{Profile, contained, dice, likeness, may_reach};
use super::{FollowUp, Read, Year, row, targets};

/// The least score at which a plan counts as done or planned again.
const TRACE: f32 = 0.38;
/// The least share of a weakness a plan must speak of to answer it.
const ANSWER: f32 = 0.4;

/// Follows the plan items of one report into the next.
pub(super) fn follow(before: &Year, after: &Year, rows: &mut Vec<FollowUp>) {
    for plan in &before.plans {
        let base = row(plan.statement, "plan", before, after);
        let about = after.measures.about(&plan.profile).map(|(_, m)| m);
        let done = best(about, |m| {
            in_its_words(delivered(&plan.profile, m), &plan.profile, &m.profile)
        });
        let again = best(&after.plans, |p| {
            in_its_words(
                likeness(&plan.profile, &p.profile),
                &plan.profile,
                &p.profile,
            )
        });
        let base = settle(base, &plan.profile, done, again);
        rows.push(targets::held(plan.statement, before, after, base));
    }
}

/// Shared character pairs from which a clause of a plan stands in the review.
const STANDS: f32 = 0.7;
/// What such a clause is worth in a sentence about other things.
const ONE_CLAUSE: f32 = 0.75;

/// How far a sentence says that a plan was carried out: by what it is about,
/// or because a clause of the plan stands in it as done.
fn delivered(plan: &Profile, sentence: &Read) -> f32 {
    let about = addressed(plan, sentence);
    if about == 0.0 {
        return 0.0;
    }
    plan.clauses()
        .iter()
        .flat_map(|c| {
            let said = sentence.profile.clauses().iter();
            said.filter(|d| may_reach(STANDS, c.letters(), d.letters()))
                .map(|d| dice(c.letters(), d.letters()))
        })
        .filter(|kept| *kept >= STANDS)
        .fold(about, |best, kept| best.max(ONE_CLAUSE * kept))
}

/// The share of a plan's own words that its delivery, or the plan that repeats
/// it, is expected to keep.
const KEPT: f32 = 0.25;

/// Weighs down a sentence of the same field that keeps hardly a word of the
/// plan. A plan names one thing to be done: another mediation centre, another
/// training is not its delivery.
fn in_its_words(score: f32, plan: &Profile, sentence: &Profile) -> f32 {
    if score < TRACE {
        return score;
    }
    let kept = contained(plan.letters(), sentence.letters()) / KEPT;
    score * (0.5 + 0.5 * kept.min(1.0))
}

type Found<'r, 'a> = Option<(f32, &'r Read<'a>)>;

/// By how much more of a plan's words the plan that repeats it must keep than
/// the sentence that is said to be its delivery: what was done of a part is no
/// delivery of what is planned again as it stood.
const REPEATS: f32 = 0.1;

fn settle(base: FollowUp, plan: &Profile, done: Found, again: Found) -> FollowUp {
    let kept = |found: &Found| {
        found.as_ref().map_or(0.0, |(_, read)| {
            contained(plan.letters(), read.profile.letters())
        })
    };
    let repeats = kept(&again) > kept(&done) + REPEATS;
    let done = done.filter(|_| !(repeats && again.is_some_and(|(s, _)| s >= TRACE)));
    let score = |found: &Found| found.as_ref().map_or(0.0, |(s, _)| *s);
    if score(&done).max(score(&again)) < TRACE {
        return FollowUp {
            status: "no_trace",
            ..base
        };
    }
    match (done, again) {
        (Some((s, measure)), again) if s >= score(&again) => FollowUp {
            status: "delivered",
            similarity: f64::from(s),
            evidence_text: measure.statement.text.clone(),
            evidence_line: measure.statement.line,
            next_source: measure.statement.source.clone(),
            ..base
        },
        (_, Some((s, plan))) => FollowUp {
            status: "carried_over",
            similarity: f64::from(s),
            next_text: plan.statement.text.clone(),
            next_line: plan.statement.line,
            evidence_text: plan.statement.text.clone(),
            evidence_line: plan.statement.line,
            next_source: plan.statement.source.clone(),
            ..base
        },
        _ => FollowUp {
            status: "no_trace",
            ..base
        },
    }
}

/// The plan item that speaks of a weakness, if any does.
pub(super) fn answering<'r, 'a>(weakness: &Profile, plans: &'r [Read<'a>]) -> Option<&'r Read<'a>> {
    best(plans, |p| spoken_of(weakness, &p.profile))
        .filter(|(s, _)| *s >= ANSWER)
        .map(|(_, p)| p)
}

/// The best of a list, the first of equals.
pub(super) fn best<'r, 'a: 'r>(
    list: impl IntoIterator<Item = &'r Read<'a>>,
    score: impl Fn(&Read<'a>) -> f32,
) -> Found<'r, 'a> {
    let mut best: Found = None;
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
