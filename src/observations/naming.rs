//! Names the figures of a block one after another: what a clause does not say
//! is carried from the clauses before it.

use super::Kind;
use super::context::{Joint, Run};
use super::kind::Direction;
use super::label::{self, Core};
use super::lexicon::{LEXICON, Role, Word};
use super::{list, subject, tidy};

/// A label and the rule that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The label.
    pub label: String,
    /// How it was made.
    pub rule: &'static str,
    /// Whether a verb governs what was counted.
    pub governed: bool,
}

/// What is carried from clause to clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Naming {
    /// The thing counted in this sentence.
    head: String,
    /// The item of a 其中 list, and how many there were.
    inner: String,
    inner_count: usize,
    inside: bool,
    /// The last label that is no change.
    last: String,
    /// The labels of the last list with 分别, and its subject as a whole.
    list: Vec<String>,
    whole: String,
    /// The verb that governs the items of a list.
    verb: String,
    /// The unit of the figure before.
    unit: String,
    /// Whether a verb has stood in this part of the sentence.
    governed: bool,
    /// The thing counted in the sentence before.
    before: String,
    /// The clause that opens the sentence.
    opening: Option<String>,
    /// The field the heading names.
    heading: Option<String>,
    sentence: usize,
    part: usize,
}

/// One run of figures, as [`Naming::name`] reads it.
pub(super) struct Clause<'a> {
    pub text: &'a str,
    pub run: &'a Run,
    pub before: &'a [Word],
    pub after: &'a [Word],
    pub beyond: &'a [Word],
    pub units: &'a [&'a str],
    pub kind: Kind,
    pub direction: Option<&'a Direction>,
}

impl Naming {
    /// Begins a block under a heading.
    pub fn new(heading: Option<String>) -> Self {
        Self {
            heading,
            sentence: usize::MAX,
            part: usize::MAX,
            ..Self::default()
        }
    }

    fn enter(&mut self, c: &Clause) {
        let run = c.run;
        if self.sentence != run.sentence.start {
            self.sentence = run.sentence.start;
            if !self.head.is_empty() {
                self.before = std::mem::take(&mut self.head);
            }
            self.last.clear();
            self.opening = None;
            self.verb.clear();
            self.governed = false;
            self.inside = false;
            self.list.clear();
            self.whole.clear();
            let opening = c
                .text
                .get(run.sentence.start..run.before.start)
                .unwrap_or("");
            let clause = opening.trim_end_matches(['，', ',', '：', ':']);
            if !clause.is_empty() {
                self.opening = clause
                    .rsplit(['，', ',', '：', ':', '；'])
                    .next()
                    .and_then(subject::topic);
            }
        }
        if self.part != run.part.start {
            self.part = run.part.start;
            self.verb.clear();
            self.governed = false;
            self.inside = false;
        }
        let nested = c
            .before
            .iter()
            .any(|w| w.role == Role::Drop && c.text.get(w.span.clone()) == Some("其中"));
        if nested {
            self.inside = true;
            self.inner.clear();
            self.inner_count = 0;
        }
    }

    /// What a dependent name leans on.
    fn base(&self, c: &Clause, rate: bool) -> String {
        if rate && self.inside && self.inner_count == 1 {
            return self.inner.clone();
        }
        if !self.head.is_empty() {
            return self.head.clone();
        }
        if let Some(opening) = &self.opening {
            return opening.clone();
        }
        if (rate || self.inside || c.run.joint != Joint::Sentence) && !self.before.is_empty() {
            return self.before.clone();
        }
        self.heading.clone().unwrap_or_else(|| self.before.clone())
    }

    /// One name for each figure of the run.
    pub fn name(&mut self, c: &Clause) -> Vec<Named> {
        self.enter(c);
        let n = c.run.figures.len();
        let each = c.before.iter().rposition(|w| w.role == Role::Each);
        if let Some(each) = each {
            if let Some(named) = self.list(c, each, n) {
                return named;
            }
        }
        let named = match c.kind {
            Kind::Change => self.change(c),
            Kind::Share if c.before.iter().any(|w| w.role == Role::Part) => self.part_of(c),
            _ => self.own(c),
        };
        vec![named; n]
    }

    fn list(&mut self, c: &Clause, each: usize, n: usize) -> Option<Vec<Named>> {
        let word = c.direction.map(|d| d.word.as_str()).unwrap_or("");
        let mut subject: Vec<Word> = c.before[..each].to_vec();
        while subject.last().is_some_and(|w| {
            matches!(
                w.role,
                Role::Compare | Role::Mark | Role::Drop | Role::Reach
            )
        }) {
            subject.pop();
        }
        // 同比增长分别为x、y: the direction stands before 分别.
        let direction_before = c.direction.filter(|d| d.at < subject.len()).map(|d| d.at);
        if let Some(at) = direction_before {
            subject.truncate(at);
        }
        let empty = tidy::phrase(c.text, &subject).is_empty();
        let names = if empty {
            if self.list.len() == n && n > 1 {
                self.list.clone()
            } else if n == 1 && !self.whole.is_empty() {
                vec![self.whole.clone()]
            } else {
                return None;
            }
        } else if n > 1 {
            list::items(c.text, &subject, n)?
        } else {
            return None;
        };
        let base = self.base(c, true);
        if !empty {
            self.whole = tidy::phrase(c.text, &subject);
            self.list.clone_from(&names);
            self.head = subject::thing(&names[0]);
        }
        if c.kind != Kind::Change {
            self.last = names.last().cloned().unwrap_or_default();
        }
        self.governed |= label::governs(c.text, &subject);
        let governed = self.governed;
        Some(
            names
                .into_iter()
                .map(|x| {
                    let core = Core {
                        name: x,
                        ..Core::default()
                    };
                    let x = if label::dependent(&core) {
                        tidy::join(&base, &core.name)
                    } else {
                        core.name
                    };
                    let label = if c.kind == Kind::Change && !x.ends_with(word) {
                        format!("{x}{word}")
                    } else {
                        x
                    };
                    Named {
                        label,
                        rule: "item of a list with 分别",
                        governed,
                    }
                })
                .collect(),
        )
    }

    fn change(&mut self, c: &Clause) -> Named {
        let (at, word) = match c.direction {
            Some(d) => (d.at.min(c.before.len()), d.word.as_str()),
            None => (c.before.len(), ""),
        };
        let own = &c.before[..at];
        let mut name = tidy::phrase(c.text, own);
        if c.direction.is_none() && name.is_empty() {
            name = tidy::phrase(c.text, c.after);
        }
        self.governed |= label::governs(c.text, c.before);
        let governed = self.governed;
        if name.starts_with('受') && name.ends_with("影响") {
            // 受天气影响下降6%: why, not what.
            name.clear();
        }
        if name.is_empty() {
            let base = if self.last.is_empty() {
                self.base(c, true)
            } else {
                self.last.clone()
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
        if label::dependent(&core) {
            let base = if c.run.joint == Joint::Item && !self.last.is_empty() {
                self.last.clone()
            } else {
                self.base(c, true)
            };
            name = tidy::join(&base, &name);
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

    fn part_of(&mut self, c: &Clause) -> Named {
        let part = c
            .before
            .iter()
            .position(|w| w.role == Role::Part)
            .unwrap_or(0);
        let whole: Vec<Word> = c.before[part + 1..].to_vec();
        let mut whole = tidy::phrase(c.text, &whole);
        for ending in ["比重", "比例", "比", "份额"] {
            if let Some(rest) = whole.strip_suffix(ending) {
                whole = rest.to_owned();
                break;
            }
        }
        let own = tidy::phrase(c.text, &c.before[..part]);
        let named = if own.is_empty() {
            let base = if self.last.is_empty() {
                self.base(c, true)
            } else {
                self.last.clone()
            };
            Named {
                label: format!("{base}占比"),
                rule: "share of the figure before",
                governed: self.governed,
            }
        } else {
            let label = if tidy::count(&whole) >= 2 {
                format!("{own}占{whole}比重")
            } else {
                format!("{own}占比")
            };
            let label = if tidy::count(&own) <= 3 {
                tidy::join(&self.base(c, true), &label)
            } else {
                label
            };
            Named {
                label,
                rule: "share of a whole",
                governed: self.governed,
            }
        };
        self.last.clone_from(&named.label);
        named
    }

    fn own(&mut self, c: &Clause) -> Named {
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
                self.base(c, true)
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
        let label = if is_part && !self.last.is_empty() {
            tidy::join(&self.last, &core.name)
        } else if needs {
            self.lean(c, &core, rate)
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
        let thing = needs && !core.only_verbs && !label::attribute(&core.name) && !rate && !listed;
        if !self.inside && (thing || !needs && !(rate && !self.head.is_empty())) {
            self.head = subject::thing(&label);
        } else if self.head.is_empty() && !self.inside {
            self.head = subject::thing(&self.base(c, rate));
        }
        self.last.clone_from(&label);
        Named {
            label,
            rule,
            governed,
        }
    }

    /// A dependent name with the subject it leans on.
    fn lean(&self, c: &Clause, core: &Core, rate: bool) -> String {
        let mut base = self.base(c, rate);
        if let Some(heading) = &self.heading {
            // 矛盾纠纷 under the heading 人民调解: the procedure is the subject.
            let procedure = LEXICON.procedures.iter().any(|p| p == heading);
            if procedure && LEXICON.field(&base).is_none() {
                base.clone_from(heading);
            }
        }
        let name = core.name.as_str();
        if self.inside && !rate && !core.only_verbs && !label::attribute(name) {
            // 其中重点领域1502件: the part stands before the whole it is of.
            if tidy::count(&base) > 6 {
                let class = LEXICON
                    .attribute
                    .words
                    .iter()
                    .filter(|a| base.ends_with(a.as_str()))
                    .max_by_key(|a| a.len());
                if let Some(class) = class {
                    return tidy::join(name, class);
                }
            } else if !base.is_empty() && !name.ends_with(&base) {
                return tidy::join(name, &base);
            }
        }
        if siblings(&base, name) {
            base = self.heading.clone().unwrap_or_default();
        }
        tidy::join(&base, name)
    }
}

/// Two things of one kind, of which neither is the other's (人要素, 地要素).
fn siblings(a: &str, b: &str) -> bool {
    let tail = |s: &str| s.chars().rev().take(2).collect::<Vec<_>>();
    tidy::count(a) <= 6 && tidy::count(b) <= 6 && tidy::count(b) >= 3 && tail(a) == tail(b)
}

/// `name` with its direction word.
fn with(name: &str, word: &str) -> String {
    if name.ends_with(word) {
        name.to_owned()
    } else {
        format!("{name}{word}")
    }
}
