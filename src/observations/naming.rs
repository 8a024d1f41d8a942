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
        if !empty {
            self.whole = tidy::phrase(c.text, &subject);
            self.list.clone_from(&names);
            self.head = subject::thing(&names[0]);
        }
        if c.kind != Kind::Change {
            self.last = names.last().cloned().unwrap_or_default();
        }
        self.governed = self.governed || subject.iter().any(|w| w.role == Role::Verb);
        let governed = self.governed;
        let base = if names.iter().all(|x| tidy::count(x) <= 3) {
            self.base(c, false)
        } else {
            String::new()
        };
        Some(
            names
                .into_iter()
                .map(|x| {
                    let x = tidy::join(&base, &x);
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
        let verb = c.before.iter().any(|w| w.role == Role::Verb);
        self.governed |= verb;
        let governed = self.governed;
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
        let mut core = label::core(
            c.text,
            c.before,
            c.after,
            unit,
            c.kind == Kind::Share,
            c.run.followed,
        );
        let verb = !core.verb.is_empty() || c.before.iter().any(|w| w.role == Role::Verb);
        let listed = c.run.joint == Joint::Item;
        if core.name.is_empty() {
            let label = if !self.last.is_empty() {
                self.last.clone()
            } else {
                self.base(c, true)
            };
            self.last.clone_from(&label);
            return Named {
                label,
                rule: "value of the figure before",
                governed: self.governed,
            };
        }
        if listed
            && core.verb.is_empty()
            && !self.verb.is_empty()
            && c.kind == Kind::Level
            && !core.name.starts_with(self.verb.as_str())
        {
            core.name = format!("{}{}", self.verb, core.name);
            core.verb = self.verb.clone();
            core.rule = "item of a list, with its verb";
        }
        self.governed |= verb;
        let governed = self.governed;
        if !core.verb.is_empty() || !listed {
            self.verb.clone_from(&core.verb);
        }
        let is_part = LEXICON
            .attribute
            .rates
            .iter()
            .skip(1)
            .any(|r| *r == core.name);
        let rate = c.kind == Kind::Share;
        let needs = label::dependent(&core) || self.inside && tidy::count(&core.name) <= 4;
        let rule = if needs {
            "name that leans on the subject before"
        } else {
            core.rule
        };
        let label = if is_part && !self.last.is_empty() {
            tidy::join(&self.last, &core.name)
        } else if needs {
            tidy::join(&self.base(c, rate), &core.name)
        } else {
            core.name.clone()
        };
        if self.inside {
            if c.kind == Kind::Level {
                if listed || self.inner_count == 0 {
                    self.inner_count += 1;
                    self.inner = subject::thing(&label);
                } else if !needs {
                    self.inside = false;
                }
            }
        }
        if !needs && !self.inside && !(rate && !self.head.is_empty()) {
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
}

/// `name` with its direction word.
fn with(name: &str, word: &str) -> String {
    if name.ends_with(word) {
        name.to_owned()
    } else {
        format!("{name}{word}")
    }
}
