//! Names of levels and rates: what the clause says itself, and what it leans
//! on.

use super::super::context::Joint;
use super::super::lexicon::{LEXICON, Role};
use super::super::{Kind, label, lean, subject, tidy};
use super::share::rated;
use super::{Clause, Named, Naming};

impl Naming {
    pub(super) fn own(&mut self, c: &Clause) -> Named {
        let unit = c.units.first().copied().unwrap_or("");
        let rate = c.kind == Kind::Share;
        let listed = c.run.joint == Joint::Item;
        let mut core = label::core(label::Around {
            text: c.text,
            before: c.before,
            after: c.after,
            beyond: c.beyond,
            unit,
            ratio: rate,
            followed: c.run.followed,
        });
        let bare = core.verb.is_empty() && !label::governs(c.text, c.before);
        self.governed |= !bare;
        let governed = self.governed;
        if core.name.is_empty() {
            let label = if self.last.is_empty() {
                self.base(true)
            } else {
                self.last.clone()
            };
            self.last.clone_from(&label);
            return Named {
                label,
                rule: "value of the figure before",
                governed,
            };
        }
        let scoped = c.before.first().is_some_and(|w| w.role == Role::Scope);
        let short = tidy::count(&core.name) <= 4 && !label::attribute(&core.name);
        let sibling =
            c.run.joint == Joint::Clause && self.unit == unit && short && !scoped && !self.inside;
        if (listed || sibling)
            && bare
            && !self.verb.is_empty()
            && !rate
            && !core.name.starts_with(self.verb.as_str())
        {
            core.name = format!("{}{}", self.verb, core.name);
            core.verb = self.verb.clone();
            core.rule = "item of a list, with its verb";
        }
        if !core.verb.is_empty() || !listed {
            self.verb.clone_from(&core.verb);
        }
        unit.clone_into(&mut self.unit);

        let is_part = LEXICON
            .attribute
            .rates
            .iter()
            .skip(1)
            .any(|r| *r == core.name);
        let short = tidy::count(&core.name) <= 4;
        let needs = (label::dependent(&core)
            && !(scoped && !core.only_verbs && !label::attribute(&core.name)))
            || self.inside && short && !rate;
        let rule = if needs {
            "name that leans on the subject before"
        } else {
            core.rule
        };
        let reached = rate.then(|| self.rate_of_a_figure(&core.name)).flatten();
        let label = if let Some(reached) = reached {
            reached
        } else if is_part && !self.last.is_empty() {
            tidy::join(&self.last, &core.name)
        } else if needs {
            lean::lean(
                lean::Leaning {
                    base: self.subject(rate, &core.name),
                    older: &self.older,
                    heading: self.heading.as_deref(),
                    inside: self.inside,
                },
                &core,
                rate,
            )
        } else if let Some(procedure) = subject::procedure(&self.head).filter(|_| acts(&core.name))
        {
            // 行政诉讼案件, then 法院结案: what was closed is said before.
            tidy::join(procedure, &core.name)
        } else {
            core.name.clone()
        };
        if self.inside && !rate {
            if listed || self.inner_count == 0 {
                self.inner_count += 1;
                self.inner = subject::thing(&label);
            } else if !needs {
                self.inside = false;
            }
        }
        if rate && !needs {
            self.rated = rated(&core.name);
        }
        if acts(&core.name) && c.run.joint == Joint::Clause {
            self.agent = agent(&core.name);
        }
        let acts = acts(&core.name) && !self.head.is_empty();
        let thing = needs && !core.only_verbs && !label::attribute(&core.name) && !rate && !listed;
        let head = self.head.clone();
        if !self.inside && !acts && (thing || !needs && (!rate || self.head.is_empty())) {
            self.head = subject::thing(&label);
        } else if self.head.is_empty() && !self.inside {
            self.head = subject::thing(&self.base(rate));
        }
        if head != self.head {
            self.older = head;
        }
        if !rate {
            self.levels.push(label.clone());
        }
        self.last.clone_from(&label);
        Named {
            label,
            rule,
            governed,
        }
    }
}

/// Whether a name is a subject and what it did, with no object (法院结案).
pub(super) fn acts(name: &str) -> bool {
    let words = LEXICON.cut(name, 0..name.len());
    let first = words.iter().position(|w| w.role == Role::Verb);
    first.is_some_and(|v| v > 0 && v + 1 == words.len())
}

/// Who acts, in a name that [`acts`].
pub(super) fn agent(name: &str) -> String {
    let words = LEXICON.cut(name, 0..name.len());
    let to = words.last().map_or(name.len(), |w| w.span.start);
    name[..to].to_owned()
}
