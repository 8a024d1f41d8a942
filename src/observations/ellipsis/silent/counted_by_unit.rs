//! 涉及12个领域97项: the noun between is the first figure's, what the second
//! counts its unit says.

use super::super::super::clause::Joint;
use super::super::super::label;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::{Found, Scene};
use super::{Apply, amount, refers};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "counted_by_unit",
    apply,
    examples: &[
        fires(
            "制定首违免罚清单，涉及{9个}领域{56项}。",
            1,
            "首违免罚清单事项",
        ),
        leaves(
            "制定首违免罚清单，涉及{9个}领域{56个}事项。",
            1,
            "首违免罚清单涉及事项",
        ),
    ],
};

fn apply(s: Scene) -> Option<Found> {
    let thing = LEXICON.classes.counts.of(s.c.units.first()?)?;
    let noun = !s.c.before.is_empty() && s.c.before.iter().all(|w| w.role == Role::Noun);
    let same = s.d.noun_behind && s.c.run.joint == Joint::Same;
    let between = refers(s) && same && noun && s.silent_behind();
    between.then(|| amount(label::join(&s.d.nearest(false), thing)))
}
