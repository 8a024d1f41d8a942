//! What a clause without a figure is about.

use super::super::{label, retag, subject};
use super::BODY;
use crate::lexicon::{LEXICON, Role};

/// Characters among which a clause that compares says so (首次超过).
const COMPARED: usize = 12;

/// Whether a clause says what the figure before is compared with.
pub(super) fn compares(clause: &str) -> bool {
    let end = clause.char_indices().nth(COMPARED).map(|(at, _)| at);
    let clause = &clause[..end.unwrap_or(clause.len())];
    let verbs = &LEXICON.classes.comparison;
    if !verbs.within(clause) {
        return false;
    }
    let words = retag::cut(clause, 0..clause.len());
    let mut said = words
        .iter()
        .filter(|w| !matches!(w.role, Role::Drop | Role::Mark | Role::Time))
        .filter_map(|w| clause.get(w.span.start..));
    said.next().is_some_and(|rest| verbs.begins(rest))
}

/// The last work of the law named in what was said, but as what it is compared
/// with.
pub(in super::super) fn legal_work(said: &str) -> Option<&str> {
    let mut clauses = said.rsplit(['，', ',']);
    clauses.find_map(|clause| LEXICON.legal_work(clause).filter(|_| !compares(clause)))
}

/// The name in quotation marks that a clause speaks of: “法治大讲堂”走进机关.
pub(super) fn called(clause: &str) -> Option<String> {
    let name = clause.strip_prefix('“')?;
    let name = &name[..name.find('”')?];
    let behind = clause.get('“'.len_utf8() + name.len() + '”'.len_utf8()..)?;
    let does = retag::cut(behind, 0..behind.len());
    let does = does.first().is_some_and(|w| w.role == Role::Verb) || behind.starts_with("走进");
    (does && (2..=BODY).contains(&label::count(name))).then(|| format!("“{name}”"))
}

/// Most characters of an occasion with those who take part.
const OCCASION: usize = 16;

/// What a clause brought people to, and whom: 组织干部参加学法考试 → 干部学法考试.
pub(super) fn occasion(clause: &str) -> Option<String> {
    if !LEXICON.classes.occasion.ends(clause) {
        return None;
    }
    let words = retag::cut(clause, 0..clause.len());
    let nouns = words.iter().filter(|w| w.role == Role::Noun);
    let nouns: String = nouns.map(|w| w.said(clause)).collect();
    let nouns = label::clean(&nouns);
    let named = label::count(&nouns) <= OCCASION && LEXICON.classes.occasion.ends(&nouns);
    named.then_some(nouns)
}

/// The property that a clause names without its figure: 进出口总值创历史新高，
/// 达到53亿元.
pub(super) fn property(clause: &str) -> Option<String> {
    // 零售总额突破300亿元大关，达到308亿元: what passed it is named before.
    let words = retag::cut(clause, 0..clause.len());
    let to = words.iter().position(|w| w.role == Role::Reach);
    let named = label::phrase(clause, &words[..to.unwrap_or(words.len())]);
    let mut whole = LEXICON.classes.self_contained.iter();
    let whole = whole.any(|w| named.ends_with(w.as_str()));
    (label::property(&named).is_some() || whole).then_some(named)
}

/// What the clause that opens a sentence is about, by all of what stands before
/// its first figure and the part nearest to it.
pub(super) fn of_the_first(clause: &str, nearest: &str) -> Option<String> {
    // 围绕行政复议决定履行开展法治督察: the work it ends in was done.
    let done = LEXICON
        .legal_work(nearest)
        .filter(|work| nearest.ends_with(work));
    let procedure = done.or_else(|| subject::procedure(clause));
    procedure
        .map(str::to_owned)
        .or_else(|| occasion(nearest))
        .or_else(|| subject::opening(nearest))
}

/// The body that a clause without a figure ends in: 建成直通车平台，入驻企业1.6万家,
/// the platform's.
pub(super) fn body_of(clause: &str) -> Option<String> {
    let body = LEXICON
        .classes
        .body
        .ends(clause)
        .then(|| subject::thing(clause))?;
    (label::count(&body) <= BODY).then_some(body)
}
