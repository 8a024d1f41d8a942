//! Names that refer to a figure before: a rate of it, a part of it, those who
//! took part in it; a name that refers to nothing stands for itself.

mod called_alike;
mod class_in_full;
mod deed_named_before;
mod deed_of_body;
mod deed_of_party;
mod for_each;
mod graded;
mod of_a_meeting;
mod part_of_measure;
mod property_again;
mod rate_of_amount;
mod share_of_last;
mod subject_said;
mod took_part;
mod value_of_last;

use super::super::discourse::{Leaves, Told};
use super::super::rule::Rule;
use super::Scene;
use super::own_words::OwnWords;
use super::topic;

/// A label that a rule of this phase found.
pub(in super::super) struct Name {
    label: String,
    /// Whether the work of the law that is spoken of may be set before it.
    open: bool,
    /// The rules of other phases that made it.
    by: Vec<&'static str>,
    leaves: What,
}

/// What a label of this phase leaves.
#[derive(PartialEq, Eq)]
pub(in super::super) enum What {
    /// All that the clause says.
    Counted,
    /// The label as an amount.
    Amount,
    /// The label alone.
    Label,
}

impl Name {
    /// A label that is whole.
    fn whole(label: String) -> Self {
        Self {
            label,
            open: false,
            by: Vec::new(),
            leaves: What::Counted,
        }
    }

    /// A label that the work spoken of may be set before.
    fn open(label: String) -> Self {
        Self {
            open: true,
            ..Self::whole(label)
        }
    }
}

/// The label of a figure by its name and what was said before.
type Apply = fn(&OwnWords) -> Option<Name>;

/// The rules of this phase: the first that finds a label gives it.
pub(in super::super) const RULES: &[Rule<Apply>] = &[
    value_of_last::RULE,
    graded::RULE,
    rate_of_amount::RULE,
    called_alike::RULE,
    share_of_last::RULE,
    deed_of_party::RULE,
    took_part::RULE,
    of_a_meeting::RULE,
    for_each::RULE,
    part_of_measure::RULE,
    deed_named_before::RULE,
    class_in_full::RULE,
    deed_of_body::RULE,
    subject_said::RULE,
    property_again::RULE,
];

/// Names a level or rate.
pub(super) fn tell(scene: Scene) -> Told {
    let own = OwnWords::of(scene);
    let mut found = RULES
        .iter()
        .filter_map(|rule| Some((rule.id, (rule.apply)(&own)?)));
    let (id, name) = match found.next() {
        Some((id, name)) => (Some(id), name),
        // The name stands for itself.
        None => (None, Name::open(own.name().to_owned())),
    };
    let mut rules = own.rules;
    rules.extend(id);
    rules.extend(name.by);
    let mut label = name.label;
    if name.open
        && let Some((whole, by)) = topic::before(scene, &label)
    {
        label = whole;
        rules.push(by);
    }
    Told {
        labels: vec![label],
        rules,
        governs: own.governs,
        body: own.through,
        leaves: match name.leaves {
            What::Counted => Leaves::Counted(own.counted),
            What::Amount => Leaves::Amount(None),
            What::Label => Leaves::Label,
        },
    }
}
