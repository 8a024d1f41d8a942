//! Names of changes: 同比增长5%, 比上年提高2个百分点.

use super::super::clause::Joint;
use super::super::head::Core;
use super::super::{head, label, subject};
use super::{Clause, Named, Naming};
use crate::lexicon::LEXICON;

impl Naming {
    pub(super) fn change(&mut self, c: &Clause) -> Named {
        let (at, word) = match c.direction {
            Some(d) => (d.at.min(c.before.len()), d.word.as_str()),
            None => (c.before.len(), ""),
        };
        let own = &c.before[..at];
        let mut name = label::phrase(c.text, own);
        if c.direction.is_none() && name.is_empty() {
            name = label::phrase(c.text, c.after);
        }
        self.governed |= head::governs(c.text, c.before);
        let governed = self.governed;
        let cause = own.iter().any(|w| c.text.get(w.span.clone()) == Some("受"));
        if cause && name.ends_with("影响") {
            // 受天气影响下降6%: why, not what.
            name.clear();
        }
        if name.is_empty() {
            let base = if self.last.is_empty() {
                self.base(true)
            } else {
                self.last.clone()
            };
            // A级209户，占11%，较上年增加23户: more of them, not of the share.
            let points = c.units.first().is_some_and(|u| u.contains(['%', '点']));
            let base = match base.strip_suffix("占比") {
                Some(part) if !points && label::count(part) >= 2 => part.to_owned(),
                _ => base,
            };
            let label = with(&base, word);
            return Named {
                label,
                rule: "change of the figure before",
                governed,
            };
        }
        let core = Core {
            name: name.clone(),
            ..Core::default()
        };
        // 零售总额增长4.1%，增速高于全国0.6个百分点.
        let measure = GROWTHS.iter().find_map(|g| name.strip_prefix(g));
        let held = measure.unwrap_or(&name);
        let mut compares = LEXICON.classes.comparison.iter();
        if !self.last.is_empty() && compares.any(|w| held.starts_with(w.as_str())) {
            let own = label::trim(own);
            let said = own.first().zip(c.before.get(at.saturating_sub(1)));
            let said = said.and_then(|(a, z)| c.text.get(a.span.start..z.span.end));
            return Named {
                label: format!("{}{}", self.last, said.unwrap_or(&name)),
                rule: "figure before, compared",
                governed,
            };
        }
        if core.dependent() {
            let base = if c.run.joint == Joint::Item && !self.last.is_empty() {
                self.last.clone()
            } else {
                self.base(true)
            };
            name = label::join(&base, &name);
            return Named {
                label: with(&name, word),
                rule: "change of a property of the subject before",
                governed,
            };
        }
        if c.run.joint != Joint::Same {
            self.head = subject::thing(&name);
            self.last.clone_from(&name);
        }
        Named {
            label: with(&name, word),
            rule: "change of what stands before the number",
            governed,
        }
    }
}

/// What a change itself is called.
const GROWTHS: [&str; 5] = ["增速", "增幅", "涨幅", "降幅", "增长率"];

/// `name` with its direction word.
pub(super) fn with(name: &str, word: &str) -> String {
    if name.ends_with(word) {
        name.to_owned()
    } else {
        format!("{name}{word}")
    }
}
