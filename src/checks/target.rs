//! A target said to be met (办理731件，圆满完成年度目标任务) against the target: the
//! one in the same sentence, else what last year's report planned.

use super::passage::{Figure, REACH, around};
use super::words::{WORDS, compatible, has};
use super::{Found, Years, exact};
use crate::figures::Qualifier;
use crate::observations::interval::bounds;
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;

/// Less than this share of the target is taken for a part of what was planned.
const CLOSE: f64 = 0.7;

pub(super) fn recompute<'a>(
    figures: &[Figure<'a>],
    at: usize,
    years: &Years<'a>,
) -> Option<Found<'a>> {
    let claim = figures.get(at)?;
    if claim.row.kind == Kind::Change
        || !claim.is_now()
        || claim.row.section == Section::Plans
        || claim.row.value_max.is_some()
        || !is_alone(figures, at)
    {
        return None;
    }
    let target = match said(figures, at)? {
        Said::Here(target) => target,
        Said::LastYear => years.target(claim.row)?,
    };
    let reached = bounds(claim.row.value, None, claim.row.qualifier, &claim.row.text);
    let wanted = bounds(target.value, None, target.qualifier, &target.text);
    let is_limit = target.qualifier == Qualifier::Under
        || has(&target.sentence, &WORDS.limit)
        || has(&target.label, &WORDS.limit);
    let clear = matches!(target.qualifier, Qualifier::Exact | Qualifier::Over)
        && target.value_max.is_none();
    // How a limit was kept is not told by one number: 下降 may be meant.
    if is_limit || !clear {
        return None;
    }
    let ok = reached.lo >= wanted.lo;
    let missed = reached.hi < wanted.lo && exact(claim.row) && reached.hi > CLOSE * wanted.lo;
    (ok || missed).then(|| Found {
        value: target.value,
        tolerance: 0.0,
        ok,
        parts: vec![target],
        note: "",
    })
}

/// Which target a report says was met.
enum Said<'a> {
    /// 完成年初确定的700件目标.
    Here(&'a Observation),
    /// 完成年度目标任务.
    LastYear,
}

/// What is said behind the figure and the changes that belong to it.
fn said<'a>(figures: &[Figure<'a>], at: usize) -> Option<Said<'a>> {
    let claim = figures.get(at)?;
    for (i, f) in figures.iter().enumerate().skip(at).take(REACH) {
        if f.segment != claim.segment || i > at && f.row.kind != Kind::Change {
            return None;
        }
        let own = stretch(f.tail);
        if says_met(own) {
            return Some(Said::LastYear);
        }
        if let Some(next) = figures.get(i + 1)
            && next.segment == claim.segment
            && next.row.kind == claim.row.kind
            && compatible(&next.row.unit, &claim.row.unit)
            && has(next.clause(), &WORDS.met)
            && has(next.rest(), &WORDS.goal)
            && !has(next.clause(), &WORDS.unmet)
        {
            return Some(Said::Here(next.row));
        }
    }
    None
}

/// The words up to the end of the sentence or the semicolon.
fn stretch(tail: &str) -> &str {
    tail.split(['。', '；', ';', '！']).next().unwrap_or("")
}

/// Whether a clause says that a target was met, and nothing against it.
fn says_met(words: &str) -> bool {
    words.split(['，', ',']).any(|clause| {
        let verb = WORDS.met.iter().find_map(|v| clause.find(v.as_str()));
        verb.is_some_and(|verb| has(&clause[verb..], &WORDS.goal)) && !has(clause, &WORDS.unmet)
    })
}

/// Whether it is the only value of its stretch: 目标任务 of several is of none.
fn is_alone(figures: &[Figure<'_>], at: usize) -> bool {
    around(figures, at, 0).all(|i| {
        let f = &figures[i];
        i == at
            || f.row.kind == Kind::Change
            || matches!(f.row.period, Period::Prior | Period::Target)
            || i > at && has(f.clause(), &WORDS.met) && has(f.rest(), &WORDS.goal)
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::sentence;
    use super::*;
    use crate::checks::check;

    fn verdicts(planned: &str, said: &str) -> Vec<(f64, bool)> {
        let mut rows = sentence(2021, 9, planned);
        for row in &mut rows {
            row.period = Period::Target;
            row.section = Section::Plans;
        }
        rows.extend(sentence(2022, 3, said));
        check(&rows)
            .into_iter()
            .filter(|c| c.kind == "target")
            .map(|c| (c.recomputed, c.ok))
            .collect()
    }

    #[test]
    fn a_target_said_to_be_met_is_held_against_last_years_plan() {
        let planned = "办理援助案件{750件}。";
        let said = "办理援助案件{731件}，同比增长{2.7%}，圆满完成年度目标任务。";
        assert_eq!(verdicts(planned, said), [(750.0, false)]);
        let said = "办理援助案件{764件}，圆满完成年度目标任务。";
        assert_eq!(verdicts(planned, said), [(750.0, true)]);
    }

    #[test]
    fn a_target_in_the_sentence_comes_first() {
        let planned = "办理援助案件{750件}。";
        let said = "办理援助案件{690件}，完成年初确定的{700件}目标任务。";
        assert_eq!(verdicts(planned, said), [(700.0, false)]);
    }

    #[test]
    fn what_is_not_said_to_be_met_claims_nothing() {
        let planned = "办理援助案件{750件}。";
        for said in [
            "办理援助案件{731件}。",
            "办理援助案件{731件}，未完成年度目标任务。",
            "办理援助案件{731件}，基本完成年度目标任务。",
            "办理援助案件{731件}，调解案件{12件}，完成年度目标任务。",
        ] {
            assert!(verdicts(planned, said).is_empty(), "{said}");
        }
    }

    /// 控制在90件以内: fewer is the aim.
    #[test]
    fn a_limit_is_no_aim() {
        let planned = "新增信访案件控制在{90件}以内。";
        assert!(verdicts(planned, "新增信访案件控制在{80件}，完成年度目标任务。").is_empty());
    }
}
