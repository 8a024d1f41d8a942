//! 环保督察“回头看”交办信访件9件，立案处罚6家: all came of it.

use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::{Kind, retag};
use super::super::Scene;
use super::work_told::{apart, campaign};
use super::{Apply, SHORT};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "came_of_work",
    apply,
    examples: &[
        fires(
            "省级环保督察“回头看”交办的{28件}信访件办结{26件}，立案处罚{4家}，罚款{22万元}。",
            3,
            "省级环保督察“回头看”信访件罚款",
        ),
        leaves(
            "开展“护苗”专项行动，立案处罚{4家}。",
            0,
            "“护苗”专项行动立案处罚",
        ),
    ],
};

fn apply(s: Scene, label: &str) -> Option<String> {
    if count(label) > SHORT || s.c.kind != Kind::Level || !tells_a_deed(label) {
        return None;
    }
    let told = campaign(s.c.said(s.c.run.sentence.start));
    let work = told.filter(|work| !work.starts_with('“') && apart(work, label))?;
    Some(format!("{work}{label}"))
}

/// Whether a label says what was done.
fn tells_a_deed(label: &str) -> bool {
    let words = retag::cut(label, 0..label.len());
    let mut deeds = LEXICON.classes.case_deed.iter();
    words.iter().any(|w| w.role == Role::Verb) || deeds.any(|d| label.ends_with(d.as_str()))
}
