//! What was said in full before: the class of a bare name, the deed a list was
//! of, the work of the law the sentence is about.

use super::super::clause::Joint;
use super::super::head::Core;
use super::super::retag;
use super::super::{Kind, label};
use super::carried;
use super::doer::acts;
use super::{Clause, Naming};
use crate::lexicon::{LEXICON, Role};

/// Most characters of a label that its topic is set before.
const SHORT: usize = 8;

/// Most characters of a label of a doer and a deed that its topic is set before.
const LONG: usize = 10;

/// How far before a class its modifier may begin, in bytes.
const WINDOW: usize = 36;

/// What a deed may be listed in.
const LISTS: [&str; 3] = ["清单", "事项", "目录"];

impl Naming {
    /// The class of a name as it was said in full before: 案卷 → 行政执法案卷.
    pub(super) fn antecedent(&self, c: &Clause, class: &str) -> Option<String> {
        if !LEXICON.classes.specific_class.contains(class) {
            return None;
        }
        // A sentence on other work of the law speaks of other things.
        let sentence = c.said(c.run.sentence.start);
        let before = match LEXICON.legal_work(sentence) {
            Some(_) => sentence,
            None => c.said(self.from),
        };
        for (i, _) in before.rmatch_indices(class) {
            let mut from = i.saturating_sub(WINDOW);
            while !before.is_char_boundary(from) {
                from += 1;
            }
            let words = retag::cut(before, from..i);
            let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
            let Some(first) = nouns.last() else { continue };
            let modifier = label::clean(&before[first.span.start..i]);
            let whole = first.span.start > from || from == 0;
            let graded = LEXICON.classes.grade.contains(&modifier);
            let telling = !graded && !LEXICON.classes.vague.contains(&modifier);
            if whole && telling && (2..=8).contains(&label::count(&modifier)) {
                return Some(format!("{modifier}{class}"));
            }
        }
        None
    }

    /// 轻微违法行为免罚清单，免罚214件: a deed that was named before, with the
    /// name it had and what the unit counts.
    pub(super) fn echo(&self, c: &Clause, deed: &str) -> Option<String> {
        let thing = LEXICON.classes.counts.of(*c.units.first()?)?;
        let said = c.said(c.run.sentence.start);
        let mut named = said.rmatch_indices(deed).map(|(at, _)| at);
        let at = named.find(|at| {
            let behind = said.get(at + deed.len()..).unwrap_or("");
            LISTS.iter().any(|l| behind.starts_with(l))
        })?;
        let words = retag::cut(said, 0..at);
        let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
        let from = nouns.last().map_or(at, |w| w.span.start);
        Some(label::clean(&format!("{}{deed}{thing}", &said[from..at])))
    }

    /// A name that is a verb and a bare class, with the class in full.
    pub(super) fn in_full(&self, c: &Clause, core: &Core) -> Option<String> {
        if c.kind != Kind::Level || self.inside {
            return None;
        }
        let class = label::thing_class(&core.name)?;
        let rest = core.name.strip_suffix(class)?;
        let full = self.antecedent(c, class)?;
        Some(label::join(rest, &full))
    }

    /// A short name that says no work of the law, with the one its part of the
    /// sentence is about: 开展法治督察，整改到位50个.
    pub(super) fn of_topic(&self, c: &Clause, label: String) -> String {
        let size = label::count(&label);
        if size <= SHORT && c.kind == Kind::Level && tells_a_deed(&label) {
            // 环保督察“回头看”交办信访件9件，立案处罚6家: all came of it.
            let told = campaign(c.said(c.run.sentence.start)).filter(|n| !n.starts_with('“'));
            if let Some(work) = told.filter(|work| apart(work, &label)) {
                return format!("{work}{label}");
            }
        }
        if size > LONG || size > SHORT && !acts(&label) || LEXICON.field(&label).is_some() {
            return label;
        }
        // 法院结案: who did it and no object; the work is said further before.
        let topic = carried::topic(c.said(c.run.part.start)).or_else(|| {
            carried::topic(c.said(c.run.sentence.start)).filter(|t| {
                acts(&label) || opens(&label) && LEXICON.classes.procedure.iter().any(|p| p == t)
            })
        });
        // 办理仲裁12件、公证9件、调解4件: one item is not of another.
        let sibling = |topic: &&str| c.run.joint == Joint::Item && self.last.ends_with(*topic);
        match topic.filter(|t| !sibling(t)) {
            Some(topic) => label::join(topic, &label),
            None if size <= BARE && c.kind == Kind::Level => {
                let told = work(c.said(c.run.part.start))
                    .or_else(|| campaign(c.said(c.run.sentence.start)));
                match told {
                    Some(work) if apart(&work, &label) => format!("{work}{label}"),
                    _ => label,
                }
            }
            None => label,
        }
    }
}

/// Most characters of a label that the work told before is set before.
const BARE: usize = 4;

/// Most characters of a work that is set before a label.
const WORK: usize = 14;

/// The work that a part of a sentence tells first, without a figure of its own:
/// 开展“护苗”专项行动，检查门店36家.
fn work(said: &str) -> Option<String> {
    let clause = said
        .split(['，', ',', '：', ':'])
        .find(|clause| clause.contains("开展") && LEXICON.classes.work.ends(clause))?;
    let words = retag::cut(clause, 0..clause.len());
    let mut from = words.len();
    for (i, w) in words.iter().enumerate().rev() {
        let name = match w.role {
            Role::Noun => true,
            Role::Verb => LEXICON.period.nominal.contains(clause.get(w.span.clone())?),
            _ => false,
        };
        if !name {
            break;
        }
        from = i;
    }
    let name = label::phrase(clause, words.get(from..)?);
    (3..=WORK).contains(&label::count(&name)).then_some(name)
}

/// The reform or campaign in quotation marks that a sentence tells first:
/// 推行“证照分离”改革，改为备案6项.
fn campaign(said: &str) -> Option<String> {
    let open = said.find('“')?;
    let close = open + said.get(open..)?.find('”')? + '”'.len_utf8();
    let behind = said.get(close..)?;
    let kind = LEXICON.classes.campaign.beginning(behind);
    let words = retag::cut(said, 0..open);
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let from = nouns.last().map_or(open, |w| w.span.start);
    let before = said.get(from..open)?;
    // 环保督察“回头看”: what it is stands before.
    let of = LEXICON.classes.work.ends(before);
    let from = if of { from } else { open };
    let to = close + kind.unwrap_or(0);
    let name = said.get(from..to)?;
    let short = (kind.is_some() || of) && label::count(name) <= WORK;
    // “1269”行动: a name of numbers names nothing.
    (short && !name.contains(|c: char| c.is_ascii_digit())).then(|| name.to_owned())
}

/// Whether a label says nothing of the work already.
fn apart(work: &str, label: &str) -> bool {
    let pairs = label.chars().zip(label.chars().skip(1));
    pairs
        .map(|(a, b)| format!("{a}{b}"))
        .all(|pair| !work.contains(&pair))
}

/// Whether a label says what was done.
fn tells_a_deed(label: &str) -> bool {
    let words = retag::cut(label, 0..label.len());
    let mut deeds = LEXICON.classes.case_deed.iter();
    words.iter().any(|w| w.role == Role::Verb) || deeds.any(|d| label.ends_with(d.as_str()))
}

/// Whether a label begins with what was done.
fn opens(label: &str) -> bool {
    let words = retag::cut(label, 0..label.len());
    words.first().is_some_and(|w| w.role == Role::Verb)
}
