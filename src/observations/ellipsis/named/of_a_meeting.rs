//! 常务会议研究议题18个，开展会前学法7次: work of the meeting before.

use super::super::super::label::{self, count};
use super::super::super::rule::{Rule, fires, leaves};
use super::{Apply, Name, OwnWords};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "of_a_meeting",
    apply,
    examples: &[
        fires(
            "县政府常务会议研究法治议题{18个}，开展会前学法{7次}。",
            1,
            "县政府常务会议开展会前学法",
        ),
        leaves(
            "县政府常务会议研究法治议题{18个}，举办法治讲座{7次}。",
            1,
            "法治讲座",
        ),
    ],
};

/// Most characters of a deed that is told with its meeting.
const LONG: usize = 10;

fn apply(own: &OwnWords) -> Option<Name> {
    let classes = &LEXICON.classes;
    let (agent, name) = (&own.scene.d.agent, own.name());
    if agent.is_empty() || !classes.meeting.ends(agent) {
        return None;
    }
    let work = classes.meeting_work.within(name) && own.core().verb != "举办";
    let first = label::trim(own.scene.c.before).first()?;
    let silent = matches!(first.role, Role::Verb | Role::Light) || name.starts_with("会前");
    let told = work && silent && count(name) <= LONG;
    told.then(|| Name::whole(label::join(agent, name)))
}
