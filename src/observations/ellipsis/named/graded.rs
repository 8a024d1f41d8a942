//! 抽查案卷220卷，评定优秀203卷: those of the thing before that did well.

use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::thing_before::thing_before;
use super::{Apply, Name, OwnWords, What};
use crate::lexicon::LEXICON;

pub(super) const RULE: Rule<Apply> = Rule {
    id: "graded",
    apply,
    examples: &[
        fires(
            "开展行政执法案卷评查，抽取案卷{60卷}，评定优秀{52卷}，优秀率{87%}。",
            1,
            "优秀行政执法案卷",
        ),
        fires(
            "抽取案卷{36本}，平均得分{91分}，其中优秀{21本}。",
            2,
            "优秀案卷",
        ),
        fires(
            "评查案卷{120卷}，其中处罚案卷{84卷}、许可案卷{36卷}，评出优秀案卷{106卷}。",
            3,
            "优秀案卷",
        ),
        leaves("抽取案卷{36本}，优秀率{91%}。", 1, "案卷优秀率"),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    let c = own.scene.c;
    if c.kind != super::super::super::Kind::Level {
        return None;
    }
    let name = own.name();
    let bare = label::thing_class(name).and_then(|class| name.strip_suffix(class));
    let grades = LEXICON.classes.grade.iter();
    let said =
        |g: &&String| name.ends_with(g.as_str()) || bare.is_some_and(|b| b.ends_with(g.as_str()));
    let grade = grades.filter(said).max_by_key(|g| g.len())?;
    let thing = thing_before(own.scene)?;
    Some(Name {
        leaves: What::Amount,
        ..Name::whole(format!("{grade}{thing}"))
    })
}
