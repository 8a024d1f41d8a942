//! Writes down what a clause told, for the clauses behind it.

use super::super::clause::{Clause, Joint};

use super::super::head::{self, Core};
use super::super::subject::{self, acting_body, office_holder, rated};
use super::super::{Kind, label as text};
use super::Discourse;
use crate::lexicon::{LEXICON, Role};

/// What a clause told.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Told {
    /// The label of its figures; of each, where it is a list.
    pub labels: Vec<String>,
    /// The rules that made them.
    pub rules: Vec<&'static str>,
    /// Whether a verb stands in it.
    pub governs: bool,
    /// What it was done through.
    pub body: Option<String>,
    /// What later clauses may refer to.
    pub leaves: Leaves,
}

/// What a clause leaves for those behind it.
#[derive(Debug, Clone, Default)]
pub(in super::super) enum Leaves {
    /// Nothing.
    #[default]
    Nothing,
    /// Its label.
    Label,
    /// Its label, an amount; and the thing it counts, where that is another.
    Amount(Option<String>),
    /// Its label, the whole that the share behind it is of.
    Whole,
    /// The thing that changed.
    Changed(String),
    /// The names of a list.
    List(Listed, Taken),
    /// All that a level or rate says.
    Counted(Counted),
}

/// The names of a list with 分别 and its subject as a whole.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Listed {
    /// One name for each figure.
    pub names: Vec<String>,
    /// What all of them are.
    pub whole: String,
}

/// Whence the names of a list were taken that names none itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Taken {
    /// From its own words.
    Own,
    /// So many of the amounts and rates before.
    Values(usize),
    /// So many of the amounts before.
    Amounts(usize),
    /// From a list before.
    List,
}

/// A level or rate as its clause says it.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Counted {
    /// What the clause itself calls it.
    pub core: Core,
    /// Who did it, where it names who and what, and no object.
    pub doer: Option<String>,
    /// Whether it only says how far something reaches.
    pub extends: bool,
    /// Whether it needed a subject said elsewhere.
    pub needs: bool,
}

impl Counted {
    /// 实际出庭: what stands before the verb is no one.
    pub fn by_adverb(&self) -> bool {
        let doer = self.doer.as_ref();
        doer.is_some_and(|d| LEXICON.classes.deed_adverb.contains(d))
    }

    /// The party to a case who did it (法院审结).
    pub fn party(&self) -> Option<&str> {
        let doer = self.doer.as_deref();
        doer.filter(|d| LEXICON.classes.case_party.contains(*d))
    }
}

impl Discourse {
    /// Writes down what a clause told, once it is named.
    pub fn record(&mut self, c: &Clause, told: &Told) {
        self.governed |= told.governs;
        if let Some(body) = &told.body {
            self.body.clone_from(body);
        }
        if c.is_share() && !c.before.iter().any(|w| w.role == Role::Part) {
            self.share_of.clear();
        }
        let label = told.labels.first().map_or("", String::as_str);
        match &told.leaves {
            Leaves::Nothing => {}
            Leaves::Label => label.clone_into(&mut self.last),
            Leaves::Amount(counted) => {
                if let Some(counted) = counted {
                    self.counted.clone_from(counted);
                }
                self.amounts.push(label.to_owned());
                label.clone_into(&mut self.last);
            }
            Leaves::Whole => {
                self.share_of = std::mem::replace(&mut self.last, label.to_owned());
            }
            Leaves::Changed(thing) => {
                self.counted = subject::thing(thing);
                self.last.clone_from(thing);
            }
            Leaves::List(list, taken) => self.record_list(c, list, *taken),
            Leaves::Counted(counted) => self.record_counted(c, counted, label),
        }
    }

    /// Writes down the names that a clause with one figure announces.
    pub fn announce(&mut self, names: Vec<String>) {
        self.list.names = names;
    }

    fn record_list(&mut self, c: &Clause, list: &Listed, taken: Taken) {
        match taken {
            Taken::Own => {
                let first = list.names.first().map_or("", String::as_str);
                self.counted = work_of_all(&list.names).unwrap_or_else(|| subject::thing(first));
                self.list = list.clone();
            }
            Taken::Values(n) => self.values.truncate(self.values.len() - n),
            Taken::Amounts(n) => self.amounts.truncate(self.amounts.len() - n),
            Taken::List => {}
        }
        if c.kind != Kind::Change {
            self.last = list.names.last().cloned().unwrap_or_default();
            self.amounts.extend(list.names.iter().cloned());
            self.values.extend(list.names.iter().cloned());
        }
    }

    fn record_counted(&mut self, c: &Clause, counted: &Counted, label: &str) {
        let rate = c.is_share();
        self.record_verb(c, &counted.core);
        c.unit().clone_into(&mut self.unit);
        self.record_part(c, counted, label);
        if rate && !counted.needs {
            self.rated = rated(&counted.core.name);
        } else if !rate && !counted.needs && !self.parts.open {
            // 食品合格率98%；药品抽检1200批次，合格率: of what was counted since.
            self.rated.clear();
        }
        self.record_doer(c, counted, label);
        self.record_thing(c, counted, label);
        if !rate {
            self.amounts.push(label.to_owned());
        }
        self.values.push(label.to_owned());
        label.clone_into(&mut self.last);
        // 涉及12个领域97项: the noun between two figures is the first one's.
        self.noun_behind = c.before.iter().all(|w| w.role != Role::Noun) && !c.after.is_empty();
    }

    fn record_verb(&mut self, c: &Clause, core: &Core) {
        if !core.verb.is_empty() || c.run.joint != Joint::Item {
            self.verb.clone_from(&core.verb);
        }
        let exists = c.before.iter().find(|w| w.role == Role::Reach);
        let exists = exists.map(|w| w.said(c.text));
        if let Some(exists) = exists.filter(|e| LEXICON.classes.existing.contains(*e)) {
            exists.clone_into(&mut self.verb);
        }
    }

    fn record_part(&mut self, c: &Clause, counted: &Counted, label: &str) {
        if !self.parts.open || c.is_share() {
            return;
        }
        if c.run.joint == Joint::Item || self.parts.items == 0 {
            self.parts.items += 1;
            self.parts.item = subject::thing(label);
        } else if !counted.needs {
            self.parts.open = false;
        } else {
            // 其中维持12件，撤销3件，纠错率6%: the rate is of all of them.
            self.parts.items += 1;
        }
    }

    fn record_doer(&mut self, c: &Clause, counted: &Counted, label: &str) {
        let name = counted.core.name.as_str();
        if let Some(actor) = office_holder(name) {
            if !self.parts.open {
                self.agent = actor;
            }
        } else if let Some(doer) = &counted.doer
            && c.run.joint == Joint::Clause
            && !counted.by_adverb()
            && counted.party().is_none()
        {
            self.agent.clone_from(doer);
        }
        if let Some(body) = acting_body(name) {
            self.body = body;
        } else if LEXICON.classes.body.ends(label) && !c.is_share() {
            // 服务平台268个，办理业务1.8万件: the platforms did.
            self.body = subject::thing(label);
        }
    }

    fn record_thing(&mut self, c: &Clause, counted: &Counted, label: &str) {
        let rate = c.is_share();
        let before = self.counted.clone();
        // 对9家单位开展评查，抽取案卷: the units did not.
        let done_to = counted.core.rule == head::treated::RULE.id;
        let handed = done_to || LEXICON.classes.recipient.ends(label);
        if !self.parts.open && !handed && self.is_a_thing(c, counted) {
            self.counted = subject::thing(label);
            self.only_inspected = LEXICON.classes.inspecting.contains(&counted.core.verb);
        } else if self.counted.is_empty() && !self.parts.open {
            let nearest = self.nearest(rate);
            let procedure = subject::procedure(label).map(str::to_owned);
            // 立案查处39件，其中简易程序11件: of the deed, where no thing is said.
            self.counted = procedure.unwrap_or_else(|| match nearest.is_empty() {
                true if handed => String::new(),
                true => label.to_owned(),
                // 组织学法考试，参考率99%，优秀率90%: both are of the occasion.
                false if LEXICON.classes.occasion.ends(&nearest) => nearest,
                false => subject::thing(&nearest),
            });
        }
        if before != self.counted {
            self.counted_before = before;
        }
    }

    /// Whether a clause names a thing that those behind it may be of.
    fn is_a_thing(&self, c: &Clause, counted: &Counted) -> bool {
        let core = &counted.core;
        let rate = c.is_share();
        let first = self.counted.is_empty();
        let acts = counted.doer.is_some() && !first;
        // 抽检食品9批次，每千人抽检量6批次，合格率: of the food.
        let mean = !first && LEXICON.classes.mean.begins(&core.name);
        let bare = core.only_verbs || text::attribute(&core.name);
        let short = counted.needs && !bare && !rate && c.run.joint != Joint::Item;
        let whole = !counted.needs && (!rate || first);
        !mean && !acts && !counted.extends && (short || whole)
    }
}

/// What all the names of a list end in, where they are of fields of one work
/// (卫生领域处罚案件、交通领域处罚案件 → 处罚案件).
fn work_of_all(names: &[String]) -> Option<String> {
    let (first, rest) = names.split_first()?;
    let (_, all) = first.split_once("领域")?;
    let same = rest.iter().all(|n| n.ends_with(all));
    (same && text::count(all) >= 4).then(|| all.to_owned())
}
