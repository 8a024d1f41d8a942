//! Lists that share one number word: A、B分别增长x、y. A clause with a list → one
//! label for each of its figures.

mod amounts_before;
mod items;
mod items_said;
mod property_of_each;
mod same_list;
mod values_before;
mod whole_of_list;

use super::Kind;
use super::clause::Clause;
use super::discourse::{Discourse, Leaves, Listed, Taken, Told};
use super::ellipsis::of_name_in;
use super::head::{self, Core};
use super::label;
use super::rule::Rule;
use super::subject::rated;
use crate::lexicon::{LEXICON, Role, Word};

/// What the rules of this phase see.
pub(super) struct View<'a> {
    /// The clause.
    c: &'a Clause<'a>,
    /// What was said before it.
    d: &'a Discourse,
    /// How many figures it has.
    n: usize,
    /// Where its 分别 stands; the number of its words where it has none.
    each: usize,
    /// The words of its subject.
    subject: &'a [Word],
    /// What they say.
    whole: String,
}

/// The names of the figures, and whence they were taken.
pub(super) struct Names {
    names: Vec<String>,
    taken: Taken,
}

/// The names of the figures of a list.
type Apply = fn(&View) -> Option<Names>;

/// The rules of this phase: the first that finds the names gives them.
pub(super) const RULES: &[Rule<Apply>] = &[
    values_before::RULE,
    same_list::RULE,
    amounts_before::RULE,
    whole_of_list::RULE,
    items_said::RULE,
    property_of_each::RULE,
];

/// Names the figures of a clause that is a list.
pub(super) fn tell(c: &Clause, d: &Discourse) -> Option<Told> {
    let n = c.run.figures.len();
    let view = View::new(c, d, n, list_at(c, d, n)?);
    RULES.iter().find_map(|rule| {
        let names = (rule.apply)(&view)?;
        Some(view.told(names, rule.id))
    })
}

/// The names that a clause with one figure announces for the next (A、B分别为:
/// the list stands in its subject).
pub(super) fn announced(c: &Clause) -> Option<Vec<String>> {
    let each = c.before.iter().rposition(|w| w.role == Role::Each)?;
    let subject = subject(c, each);
    let n = subject.iter().filter(|w| w.role == Role::And).count() + 1;
    let announces = c.run.figures.len() == 1 && n > 1;
    let empty = label::phrase(c.text, subject).is_empty();
    (announces && !empty).then(|| items::items(c.text, subject, n).unwrap_or_default())
}

/// Where the list of a clause ends: at its 分别, or at its figures where it says
/// as many names as it has figures.
fn list_at(c: &Clause, d: &Discourse, n: usize) -> Option<usize> {
    let each = c.before.iter().rposition(|w| w.role == Role::Each);
    // 城乡居民收入由A、B分别提高到C、D: the list begins before its 分别.
    let said = c.text.get(c.run.before.clone()).unwrap_or("");
    let early = || n > 1 && LEXICON.classes.parts.words().any(|k| said.contains(k));
    // 事故起数、死亡人数下降17.6%、11.6%: as many names as figures.
    let joined = || c.before.iter().any(|w| w.role == Role::And);
    let paired = || n > 1 && c.kind != Kind::Level && joined();
    // A、B分别实现9元、8元，同比增长5%、3%: of each in order.
    let changed = || n > 1 && c.kind == Kind::Change && d.list.names.len() == n;
    let silent = |at: usize| label::phrase(c.text, &c.before[..at.min(c.before.len())]).is_empty();
    let of_each = || changed() && c.direction.is_some_and(|d| silent(d.at));
    each.or_else(|| (early() || paired() || of_each()).then_some(c.before.len()))
}

/// The subject of a list.
fn subject<'a>(c: &Clause<'a>, each: usize) -> &'a [Word] {
    let mut subject = &c.before[..each];
    while let Some((last, rest)) = subject.split_last()
        && matches!(
            last.role,
            Role::Compare | Role::Mark | Role::Drop | Role::Reach
        )
    {
        subject = rest;
    }
    // 同比增长分别为x、y: the direction stands before 分别.
    match c.direction.filter(|d| d.at < subject.len()) {
        Some(direction) => &subject[..direction.at],
        None => subject,
    }
}

/// A name of a list as one of a clause.
fn core(name: &str) -> Core {
    Core {
        name: name.to_owned(),
        ..Core::default()
    }
}

impl<'a> View<'a> {
    fn new(c: &'a Clause<'a>, d: &'a Discourse, n: usize, each: usize) -> Self {
        let subject = subject(c, each);
        Self {
            c,
            d,
            n,
            each,
            subject,
            whole: label::phrase(c.text, subject),
        }
    }

    /// Whether the clause names no subject of the list.
    fn silent(&self) -> bool {
        self.whole.is_empty()
    }

    /// The labels of a list, and what it leaves.
    fn told(&self, found: Names, rule: &'static str) -> Told {
        let names = self.with_what_stands_behind(found.names);
        let base = self.base(&names);
        let labels = names.iter().map(|name| self.label(name, &base));
        Told {
            labels: labels.collect(),
            rules: vec![rule],
            governs: head::governs(self.c.text, self.subject),
            body: None,
            leaves: Leaves::List(
                Listed {
                    names,
                    whole: self.whole.clone(),
                },
                found.taken,
            ),
        }
    }

    /// The names with the property or the deed that stands behind 分别.
    fn with_what_stands_behind(&self, names: Vec<String>) -> Vec<String> {
        let words = self.c.before.get(self.each + 1..).unwrap_or(&[]);
        let from = words.iter();
        let from = from.take_while(|w| matches!(w.role, Role::Drop | Role::Mark));
        let words = &words[from.count()..];
        // 工业、建筑业分别实现产值9元、8元: the property stands behind 分别.
        let property = self.reached(words).filter(|_| !self.silent() && self.n > 1);
        let names = match property {
            Some(property) => names.iter().map(|x| label::join(x, &property)).collect(),
            None => names,
        };
        let deed = self.deed(words);
        names.iter().map(|x| format!("{x}{deed}")).collect()
    }

    /// The property that what stands behind 分别 says was reached: 实现产值.
    fn reached(&self, words: &[Word]) -> Option<String> {
        let attains = |w: &&Word| label::is_attaining(w.said(self.c.text));
        let verbs = words.iter().take_while(attains).count();
        let rest = label::trim(words.get(verbs..)?);
        let noun = verbs > 0 && !rest.is_empty() && rest.iter().all(|w| w.role == Role::Noun);
        let named = noun.then(|| label::phrase(self.c.text, rest))?;
        label::attribute(&named).then_some(named)
    }

    /// 甲局、乙局分别查处案件9件、8件: what each did stands behind 分别.
    fn deed(&self, words: &[Word]) -> String {
        let turns = |w: &Word| matches!(w.role, Role::Reach | Role::Rise | Role::Fall);
        let does = words.first().is_some_and(|w| w.role == Role::Verb) && !words.iter().any(turns);
        if !does || self.c.kind != Kind::Level || self.silent() || self.n < 2 {
            return String::new();
        }
        let deed = label::phrase(self.c.text, words);
        // 收入分别完成9元、8元: that it was reached is no deed.
        match label::is_attaining(&deed) {
            true => String::new(),
            false => deed,
        }
    }

    /// What the names of a list lean on.
    fn base(&self, names: &[String]) -> String {
        let name = names.first().map_or("", String::as_str);
        // 绿化覆盖率、绿地率分别达…: the first item needs no subject, so none does.
        let first = core(name).dependent();
        if first || self.silent() {
            return of_name_in(self.d, true, name, &self.d.body);
        }
        // 释放人员衔接率、帮教率分别达…: of the same people.
        match names.iter().all(|x| x.ends_with('率')) {
            true => rated(name),
            false => String::new(),
        }
    }

    /// The label of one name.
    fn label(&self, name: &str, base: &str) -> String {
        let mut label = match !self.silent() && core(name).dependent() {
            true => label::join(base, name),
            false => name.to_owned(),
        };
        let word = self.c.direction.map_or("", |d| d.word.as_str());
        let cut = self.cut();
        match self.c.kind {
            Kind::Change if !label.ends_with(word) => label.push_str(word),
            Kind::Share if !label.contains(cut) => label.push_str(cut),
            _ => {}
        }
        label
    }

    /// 文件、会议分别压减5%、8%: a cut stays in the label of a share.
    fn cut(&self) -> &'a str {
        let behind = &self.c.before[self.each.min(self.c.before.len())..];
        let cut = behind.iter().find(|w| w.role == Role::Cut);
        cut.map_or("", |w| w.said(self.c.text))
    }
}
