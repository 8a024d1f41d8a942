//! Which subject a name leans on: the thing counted, the one who acted, what the
//! rate before was of, the procedure that goes on.

use super::super::super::discourse::{Discourse, FIGURES};
use super::super::super::{label, subject};
use super::super::own_words::OwnWords;
use crate::lexicon::LEXICON;

/// The subject of a name that needs one.
pub(in super::super) fn subject(own: &OwnWords) -> String {
    let (d, core) = (own.scene.d, own.core());
    let rate = own.scene.c.is_share();
    let acts = !core.verb.is_empty() && !core.only_verbs && !rate;
    let found = if let Some(work) = own.extended().filter(|_| own.counted.extends) {
        work
    } else if acts && !own.body().is_empty() {
        own.body().to_owned()
    } else if core.only_verbs && !rate {
        // 收到行政复议申请61件。审结49件: the procedure goes on.
        going_on(d).unwrap_or_else(|| of_name(own))
    } else {
        of_name(own)
    };
    match !rate && aside(own, &found) {
        true => acting(own),
        false => found,
    }
}

/// The procedure of the sentence before, where this one names no subject and
/// the heading none that is narrower.
fn going_on(d: &Discourse) -> Option<String> {
    let silent = d.counted.is_empty() && d.opening.is_none();
    let heading = d.heading.as_deref().and_then(subject::procedure);
    let before = subject::procedure(&d.sentence_before)?;
    (silent && heading.is_none()).then(|| before.to_owned())
}

/// What a dependent name is of by its own words: the one who acted, what the
/// rate before was of, or the thing counted.
fn of_name(own: &OwnWords) -> String {
    let (d, name) = (own.scene.d, own.name());
    of_name_in(d, own.scene.c.is_share(), name, own.body())
}

/// [`of_name`] of a name in a clause, a rate or not, of a body that acts.
pub(in super::super::super) fn of_name_in(
    d: &Discourse,
    rate: bool,
    name: &str,
    body: &str,
) -> String {
    let parts = &d.parts;
    let property = label::attribute(name) || label::property(name).is_some();
    let item = parts.open && parts.apart && parts.items == 1 && !parts.item.is_empty();
    // 审查事项142件，其中合同63份，涉及金额8亿元: an amount is of the thing it
    // stands beside.
    let beside = parts.open && parts.items == 1 && !parts.item.is_empty();
    let reaches = LEXICON.classes.extent_amount.contains(name);
    if item && property || beside && reaches {
        return parts.item.clone();
    }
    let whose = name.find("满意").is_some_and(|at| at > 0);
    if rate && whose && !body.is_empty() && !parts.open {
        // 平台办理业务9万笔，群众满意率: with the platform.
        return body.to_owned();
    }
    if rate && !d.rated.is_empty() && !parts.open {
        return d.rated.clone();
    }
    if let Some(thing) = done_to(d, name) {
        return thing;
    }
    if name.contains("出庭") && LEXICON.classes.office_holder.ends(&d.agent) {
        return d.agent.clone();
    }
    let nearest = d.nearest(rate);
    if !d.agent.is_empty() && property && subject::procedure(&nearest).is_none() {
        return d.agent.clone();
    }
    nearest
}

/// 发现问题52个，下发意见书9份，整改50个: a deed is of the things it is done to.
fn done_to(d: &Discourse, name: &str) -> Option<String> {
    let mut deeds = LEXICON.classes.done_to.iter();
    let (_, things) = deeds.find(|(deed, _)| name.contains(*deed))?;
    let is = |label: &str| things.iter().any(|t| label.ends_with(t.as_str()));
    let mut amounts = d.amounts.iter().rev().take(FIGURES);
    if let Some(amount) = amounts.find(|amount| is(amount)) {
        // 收到意见建议43条，采纳29条: what came in was taken up.
        let mut receiving = LEXICON.classes.receiving.iter();
        let came = receiving.find(|w| amount.starts_with(w.as_str()));
        return Some(amount[came.map_or(0, String::len)..].to_owned());
    }
    // 移交线索6件，采纳建议112条: of the work, not of the thing before.
    let work = || d.opening.clone().or(d.heading.clone());
    is(name).then(|| work().unwrap_or_default())
}

/// 检查商铺1430家次，立案查处86件: the shops did not do it, and are not what is
/// counted.
fn aside(own: &OwnWords, subject: &str) -> bool {
    let (classes, c) = (&LEXICON.classes, own.scene.c);
    if classes.case_deed.contains(own.name()) {
        // 下达处罚决定87份，罚款86万元: a paper is not what was fined.
        // 查处案件46起，行政拘留12人: people are counted, no cases.
        let people = c.counts_people() && !own.name().starts_with("立案");
        let case = classes.case_sign.within(subject) || subject::procedure(subject).is_some();
        return people || !case || classes.paper.ends(subject);
    }
    let counts = classes.entity_unit.contains(c.unit());
    own.scene.d.only_inspected && !counts && (own.core().only_verbs || c.is_money())
}

/// What a deed is of where nothing before it was done: the body that acts, or
/// the field of the heading.
fn acting(own: &OwnWords) -> String {
    match own.body().is_empty() {
        true => own.scene.d.heading.clone().unwrap_or_default(),
        false => own.body().to_owned(),
    }
}
