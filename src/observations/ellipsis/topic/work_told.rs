//! The works and campaigns that a sentence tells without a figure.

use super::super::super::label::{self, count};
use super::super::super::retag;
use crate::lexicon::{LEXICON, Role, Word};

/// Most characters of a work that is set before a label.
const WORK: usize = 14;

/// The work that a part of a sentence tells first, without a figure of its own:
/// 开展“护苗”专项行动，检查门店36家.
pub(super) fn work(said: &str) -> Option<String> {
    let mut clauses = said.split(['，', ',', '：', ':']);
    let works = &LEXICON.classes.work;
    let clause = clauses.find(|clause| clause.contains("开展") && works.ends(clause))?;
    let words = retag::cut(clause, 0..clause.len());
    let names = |w: &Word| match w.role {
        Role::Noun => true,
        Role::Verb => LEXICON.period.nominal.contains(w.said(clause)),
        _ => false,
    };
    let nouns = words.iter().rev().take_while(|w| names(w)).count();
    let name = label::phrase(clause, &words[words.len() - nouns..]);
    (3..=WORK).contains(&count(&name)).then_some(name)
}

/// The reform or campaign in quotation marks that a sentence tells first:
/// 推行“证照分离”改革，改为备案6项.
pub(super) fn campaign(said: &str) -> Option<String> {
    let open = said.find('“')?;
    let close = open + said.get(open..)?.find('”')? + '”'.len_utf8();
    let kind = LEXICON.classes.campaign.beginning(said.get(close..)?);
    let words = retag::cut(said, 0..open);
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let from = nouns.last().map_or(open, |w| w.span.start);
    // 环保督察“回头看”: what it is stands before.
    let of = LEXICON.classes.work.ends(said.get(from..open)?);
    let name = said.get(if of { from } else { open }..close + kind.unwrap_or(0))?;
    let short = (kind.is_some() || of) && count(name) <= WORK;
    // “1269”行动: a name of numbers names nothing.
    (short && !name.contains(|c: char| c.is_ascii_digit())).then(|| name.to_owned())
}

/// Whether a label says nothing of the work already.
pub(super) fn apart(work: &str, label: &str) -> bool {
    let pairs = label.chars().zip(label.chars().skip(1));
    let mut pairs = pairs.map(|(a, b)| format!("{a}{b}"));
    pairs.all(|pair| !work.contains(&pair))
}
