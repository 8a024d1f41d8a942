//! 调解中心受理案件240件，成功化解52件: a bare class says less than the body.

use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::subject_before::subject;
use super::{Apply, Name, OwnWords};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "deed_of_body",
    apply,
    examples: &[
        fires(
            "行政争议调解中心受理案件{240件}，成功化解{52件}。",
            1,
            "行政争议调解中心成功化解",
        ),
        leaves(
            "受理行政争议案件{240件}，成功化解{52件}。",
            1,
            "行政争议案件成功化解",
        ),
    ],
};

fn apply(own: &OwnWords) -> Option<Name> {
    let d = own.scene.d;
    let deed = own.counted.needs && own.core().only_verbs && !own.scene.c.is_share();
    if !deed || own.body().is_empty() || d.parts.open {
        return None;
    }
    let subject = subject(own);
    let class = label::thing_class(&subject)?;
    let bare = subject == class || subject.ends_with(&format!("受理{class}"));
    bare.then(|| Name::whole(label::join(own.body(), own.name())))
}
