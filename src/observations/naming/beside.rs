//! What a figure is of by the figure, the measure or the body beside it.

use super::super::clause::Joint;
use super::super::head::Core;
use super::super::{head, label, subject};
use super::carried::BODY;
use super::{Clause, Naming};
use crate::lexicon::{LEXICON, Role, Word};

impl Naming {
    /// 行政给付95万宗，给付金额149亿元: of what was counted, whose last word it
    /// says again.
    pub(super) fn of_its_kind(&self, name: &str) -> Option<String> {
        let rest = name.strip_suffix(label::property(name).filter(|p| *p == "金额")?)?;
        let again = label::count(rest) == 2 && self.head.ends_with(rest) && self.head != rest;
        (again && label::count(&self.head) <= KIND).then(|| label::join(&self.head, name))
    }

    /// 配备司法助理员90人，平均每个乡镇5人: as many of those counted.
    pub(super) fn on_average(&self, c: &Clause, name: &str) -> Option<String> {
        let each = name.strip_prefix("平均每")?;
        let bare = label::count(each) <= PART && label::property(each).is_none();
        let same = c.units.first() == Some(&self.measure.as_str()) && !self.last.is_empty();
        (bare && same).then(|| format!("{name}{}", subject::thing(&self.last)))
    }

    /// 发布6家企业80个岗位: the deed is done to both, the noun between is the
    /// first one's.
    pub(super) fn beside_a_thing(&self, c: &Clause, core: &Core) -> Option<String> {
        let noun = |w: &Word| w.role == Role::Noun;
        let only = !c.before.is_empty() && c.before.iter().all(noun);
        let opens = c.after.first().is_some_and(noun);
        let before = label::phrase(c.text, c.before);
        let done = !self.verb.is_empty() && self.last.contains(&self.verb);
        let between = c.run.joint == Joint::Same && done && self.last.ends_with(&before);
        let own = core.name.strip_prefix(before.as_str())?;
        let short = (2..=LONG).contains(&label::count(own));
        let both = c.run.joint == Joint::Same && self.last.ends_with(&before);
        if only && opens && both && !done && head::governs(c.text, c.after) {
            // 对6个单位7名个人通报表扬: both were.
            return Some(own.to_owned());
        }
        (between && only && opens && short).then(|| format!("{}{own}", self.verb))
    }

    /// 违法用地面积118亩，其中耕地52亩: the part of what was measured.
    pub(super) fn measured(&self, c: &Clause, core: &Core) -> Option<String> {
        let name = core.name.as_str();
        let unit = c.units.first()?;
        let property = label::property(&self.last)?;
        let named = LEXICON.classes.measures.of(*unit)?;
        if !property.ends_with(named) {
            return None;
        }
        let whole = self.last.strip_suffix(property)?;
        let same = self.inside && self.inner_count == 0 && *unit == self.measure;
        let part = core.verb.is_empty() && !core.only_verbs && label::property(name).is_none();
        let short = (2..=PART).contains(&label::count(name)) && label::count(whole) >= 2;
        (same && part && short).then(|| format!("{whole}{name}{property}"))
    }
}

/// Most characters of a thing that stands behind its verb alone.
const LONG: usize = 10;

/// What a clause says that it was done through: 通过“直通车”平台发布岗位.
pub(super) fn through(c: &Clause) -> Option<String> {
    let at = c.before.iter().position(|w| w.role != Role::Mark)?;
    let (open, rest) = c.before[at..].split_first()?;
    let by = matches!(c.text.get(open.span.clone())?, "通过" | "依托");
    let nouns = rest.iter().take_while(|w| w.role == Role::Noun).count();
    let name = label::phrase(c.text, &rest[..nouns]);
    let named = LEXICON.classes.body.ends(&name) && label::count(&name) <= BODY;
    (by && named).then_some(name)
}

/// Most characters of a part that a measure is told of.
const PART: usize = 6;

/// Most characters of a thing that is said before its property.
const KIND: usize = 8;

#[cfg(test)]
mod tests {
    use super::super::super::marked::labels;

    #[test]
    fn what_was_done_through_a_platform_is_its_own() {
        assert_eq!(
            labels("通过“直通车”平台发布{60家}企业{460个}岗位。"),
            ["“直通车”平台发布企业", "发布岗位"]
        );
    }

    #[test]
    fn a_part_of_a_measure_has_the_measure() {
        assert_eq!(
            labels("违法用地{27宗}，面积{118亩}，其中耕地{52亩}。")[2],
            "违法用地耕地面积"
        );
    }

    #[test]
    fn an_amount_names_again_what_it_is_of() {
        assert_eq!(
            labels("行政给付{95万宗}，给付金额{149亿元}。")[1],
            "行政给付金额"
        );
    }
}
