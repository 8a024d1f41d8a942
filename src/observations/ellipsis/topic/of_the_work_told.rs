//! 开展“护苗”专项行动，检查门店36家: what is counted came of the work.

use super::super::super::Kind;
use super::super::super::label::count;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::Scene;
use super::work_told::{apart, campaign, work};
use super::{Apply, BARE, of_legal_work, wants_work};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "of_the_work_told",
    apply,
    examples: &[
        fires(
            "开展“护苗”专项行动，检查门店{36家}。",
            0,
            "“护苗”专项行动检查门店",
        ),
        leaves(
            "开展“护苗”专项行动，举办主题宣传活动{36场}。",
            0,
            "主题宣传活动",
        ),
    ],
};

fn apply(s: Scene, label: &str) -> Option<String> {
    let bare = count(label) <= BARE && s.c.kind == Kind::Level && wants_work(label);
    if !bare || of_legal_work::work(s, label).is_some() {
        return None;
    }
    let told = work(s.c.said(s.c.run.part.start));
    let told = told.or_else(|| campaign(s.c.said(s.c.run.sentence.start)))?;
    apart(&told, label).then(|| format!("{told}{label}"))
}
