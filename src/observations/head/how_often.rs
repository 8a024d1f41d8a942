//! What was done so often: 党委会议先后4次研究部署示范创建工作.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::govern::nominal;
use super::noun_after::noun_after;
use super::treated::LONG_DEED;
use super::{Apply, Core, View};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "how_often",
    apply,
    examples: &[
        fires(
            "党委会议先后{4次}研究部署示范创建工作。",
            0,
            "党委会议研究部署示范创建工作",
        ),
        leaves(
            "党委会议研究部署示范创建工作{4次}。",
            0,
            "党委会议研究部署示范创建工作",
        ),
    ],
};

fn apply(v: &View) -> Option<Core> {
    let deed = repeated(v)?;
    Some(Core {
        name: format!("{}{deed}", v.name),
        verb: v.verb.clone(),
        ..Core::default()
    })
}

fn repeated(v: &View) -> Option<String> {
    let c = v.c;
    // 连续3次获评优秀 is a rank.
    let does =
        |w: &Word| w.role == Role::Verb && !nominal(c.text, w) && !v.says(w).starts_with('获');
    let often = LEXICON.classes.times_unit.contains(c.unit()) && c.after.first().is_some_and(does);
    if !often || c.run.followed || v.own().iter().any(does) {
        return None;
    }
    let all = v.phrase(noun_after(c.text, c.after, false));
    if count(&all) <= LONG_DEED + 4 {
        return Some(all);
    }
    let deed = c.after.iter().take_while(|w| w.role == Role::Verb);
    let to = deed.last().map_or(0, |w| w.span.end);
    let from = c.after.first()?.span.start;
    c.text.get(from..to).map(str::to_owned)
}
