//! A dependent name and the subject it leans on, put together: 受理 + 行政复议,
//! 重点领域 + 行政处罚案件, 成功率 + 人民调解.

mod cleaned_document;
mod deed_alone;
mod deed_of_entities;
mod deed_of_part;
mod deed_of_procedure;
mod kind_of_class;
mod kind_said;
mod named_in_whole;
mod of_rank;
mod other_disposal;
mod other_word;
mod part_of_whole;
mod part_that_acts;
mod rate_of_its_thing;
mod siblings;
mod subject;
mod subject_and_name;

pub(in super::super) use subject::of_name_in;
pub(super) use subject::subject;

use super::super::head::Core;
use super::super::label::{self, count};
use super::super::rule::Rule;
use super::own_words::OwnWords;
use crate::lexicon::LEXICON;

/// A name and what there is to lean on.
pub(in super::super) struct Leaning<'a> {
    /// The name as its clause says it.
    core: &'a Core,
    /// Whether it is a rate.
    rate: bool,
    /// The unit it is counted in.
    unit: &'a str,
    /// The nearest subject.
    nearest: String,
    /// The subject it leans on: that, or the procedure of the heading.
    base: String,
    /// Whether the name is a part of it (其中).
    inside: bool,
    /// The part before it.
    item: &'a str,
    /// What its part of the sentence said before.
    said: &'a str,
    /// What it said of the whole, where the name is a part.
    whole_said: &'a str,
    /// The verb of the whole.
    verb: &'a str,
}

impl Leaning<'_> {
    fn name(&self) -> &str {
        &self.core.name
    }

    /// The class of the subject.
    fn class(&self) -> Option<&str> {
        label::thing_class(&self.base)
    }

    /// The subject where it is short, or else its class.
    fn short_or<'s>(&'s self, class: &'s str) -> &'s str {
        match count(&self.base) <= LONG {
            true => &self.base,
            false => class,
        }
    }

    /// Whether the name is an amount that is a part of the subject.
    fn is_part(&self) -> bool {
        self.inside && !self.rate
    }
}

/// Most characters of a subject that is set whole before a verb.
const LONG: usize = 8;

/// The label of a name with its subject.
type Apply = fn(&Leaning) -> Option<String>;

/// The rules of this phase: the first that has a label gives it.
pub(in super::super) const RULES: &[Rule<Apply>] = &[
    of_rank::RULE,
    cleaned_document::RULE,
    other_word::RULE,
    deed_of_part::RULE,
    part_that_acts::RULE,
    named_in_whole::RULE,
    kind_said::RULE,
    kind_of_class::RULE,
    part_of_whole::RULE,
    other_disposal::RULE,
    deed_of_procedure::RULE,
    deed_of_entities::RULE,
    deed_alone::RULE,
    rate_of_its_thing::RULE,
    siblings::RULE,
    subject_and_name::RULE,
];

/// The label of a name that needs a subject, and the rule that made it.
pub(super) fn with_subject(own: &OwnWords) -> (String, &'static str) {
    let (c, d) = (own.scene.c, own.scene.d);
    let nearest = told(own, subject(own));
    let leaning = Leaning {
        core: own.core(),
        rate: c.is_share(),
        unit: c.unit(),
        base: base(own, nearest.clone()),
        nearest,
        inside: d.parts.open,
        item: &d.parts.item,
        said: c.said(c.run.part.start),
        whole_said: c.text.get(d.parts.said.clone()).unwrap_or(""),
        verb: &d.parts.verb,
    };
    let mut labels = RULES
        .iter()
        .filter_map(|rule| Some(((rule.apply)(&leaning)?, rule.id)));
    labels
        .next()
        .unwrap_or_else(|| (own.name().to_owned(), subject_and_name::RULE.id))
}

/// As much of a subject as a name needs.
fn told(own: &OwnWords, subject: String) -> String {
    let (core, name) = (own.core(), own.name());
    // 发放资料 says enough: only a short subject makes it clearer.
    let acts = !core.verb.is_empty() && !core.only_verbs && !own.scene.c.is_share();
    let of_it = LEXICON.classes.property.contains(name);
    let deed = acts && !of_it && !own.scene.d.parts.open && subject != own.body();
    let subject = match deed && is_full(name, &subject) {
        true => LEXICON.legal_work(&subject).unwrap_or("").to_owned(),
        false => subject,
    };
    match LEXICON.classes.owner.of(name) {
        Some(owner) if subject.is_empty() => owner.to_owned(),
        _ => subject,
    }
}

/// Whether a deed and its object need no subject so long.
fn is_full(name: &str, subject: &str) -> bool {
    let said = subject.chars().filter(|c| !matches!(c, '“' | '”')).count();
    count(name) >= 4 && said > LONG
}

/// The subject as the name leans on it.
fn base(own: &OwnWords, nearest: String) -> String {
    let d = own.scene.d;
    let base = match d.heading.as_deref() {
        Some(heading) => of_procedure(nearest, heading),
        None => nearest,
    };
    let stem: String = own.name().chars().take(2).collect();
    let older = own.scene.c.is_share() && !d.counted_before.is_empty();
    // 优良等次76卷，优良率: the rate is of what was counted before.
    match older && base.contains(&stem) && !d.parts.open {
        true => d.counted_before.clone(),
        false => base,
    }
}

/// 矛盾纠纷 under the heading 人民调解: the procedure is the subject.
fn of_procedure(mut base: String, heading: &str) -> String {
    let named = LEXICON.classes.procedure.iter().any(|p| p == heading);
    // 调解组织 is of 人民调解 by its own words.
    let stem = heading.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let own = base.contains(&heading[stem..]) || LEXICON.classes.office_holder.ends(&base);
    if !named || own || super::super::subject::procedure(&base).is_some() {
        return base;
    }
    match base.ends_with("案件") {
        true if count(&base) <= 6 => base.insert_str(0, heading),
        // 行政机关为被告一审案件: it says of itself which.
        true => {}
        false => heading.clone_into(&mut base),
    }
    base
}
