//! A paragraph of weaknesses → single weaknesses: leaves out what announces
//! them and what promises to mend them, and cuts between clauses that tell of
//! different problems. A consequence or a detail stays with its problem.

use std::ops::Range;

use super::cues::CUES;
use super::spans::{COMMAS, ENUMERATION, PARTS, STOPS, cut, has, trimmed, uncounted};
use crate::outline::realise;

/// A clause only announces what is lacking if no more letters are its own.
const OWN: usize = 1;
/// What announces weaknesses ends within so many characters.
const ANNOUNCEMENT: usize = 170;
/// The shortest weakness, in characters (内需不足).
const SHORTEST: usize = 4;

/// Whether the words only say that something is lacking, not what.
pub(super) fn is_frame(words: &str) -> bool {
    CUES.frame.words.leave_at_most(OWN, words)
}

/// Whether the words of a heading are the title of the part, no weakness:
/// 存在的主要问题.
pub(super) fn is_title(words: &str) -> bool {
    CUES.frame.words.leave_at_most(0, words)
}

/// The weaknesses of a paragraph, each a span of the text.
pub(super) fn of_paragraph(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let body = behind_announcement(text, span.clone());
    let announced = body.start > span.start || is_announced(text, &span);
    let mut found = before_announcement(text, span.start..body.start);
    for sentence in cut(text, body, &STOPS) {
        if CUES
            .promise
            .words
            .beginning(&text[sentence.clone()])
            .is_some()
        {
            // What follows tells what will be done.
            if found.is_empty() {
                continue;
            }
            break;
        }
        for part in cut(text, uncounted(text, sentence), &PARTS) {
            found.extend(problems(text, uncounted(text, part), announced));
        }
    }
    found
        .into_iter()
        .flat_map(|one| listed(text, one))
        .collect()
}

/// The problems that a clause lists (力量不足、形式单一、共享不畅等问题), each
/// naming its own lack in its own field; the clause whole where it lists none.
fn listed(text: &str, clause: Range<usize>) -> Vec<Range<usize>> {
    const SHORTEST_LISTED: usize = 4;
    let words = &text[clause.clone()];
    let whole = || vec![clause.clone()];
    if !CUES.listed.ends.ends(words) || words.contains(COMMAS) {
        return whole();
    }
    let Some(end) = words.rfind('等') else {
        return whole();
    };
    let start = CUES.listed.begins.beginning(words).unwrap_or(0);
    if start >= end {
        return whole();
    }
    let within = clause.start + start..clause.start + end;
    let parts: Vec<Range<usize>> = cut(text, within, &ENUMERATION).collect();
    let states = |part: &Range<usize>| {
        CUES.lack.within(&text[part.clone()]) && has(text, part, SHORTEST_LISTED)
    };
    let fields: Vec<u64> = parts
        .iter()
        .map(|p| CUES.topic.of(&text[p.clone()]))
        .collect();
    let apart = fields.windows(2).all(|pair| pair[0] & pair[1] == 0);
    if parts.len() > 1 && apart && parts.iter().all(states) {
        parts
    } else {
        whole()
    }
}

/// The weaknesses of a list item: `body` are its words without heading,
/// `whole` with it. One, unless semicolons part it, or clauses tell of three
/// different fields or more.
pub(super) fn of_item(text: &str, body: Range<usize>, whole: Range<usize>) -> Vec<Range<usize>> {
    const DIFFERENT: usize = 3;
    let parts: Vec<Range<usize>> = cut(text, body.clone(), &STOPS)
        .flat_map(|sentence| cut(text, sentence, &PARTS).collect::<Vec<_>>())
        .collect();
    let by_semicolon = text[trimmed(text, body.clone())].contains(PARTS);
    let lacks = |part: &Range<usize>| CUES.lack.within(&text[part.clone()]);
    if by_semicolon && parts.len() > 1 && parts.iter().all(lacks) {
        return parts
            .into_iter()
            .flat_map(|part| problems(text, part, false))
            .collect();
    }
    if body.start > whole.start {
        return vec![trimmed(text, whole)];
    }
    let apart: Vec<Range<usize>> = parts
        .into_iter()
        .flat_map(|part| problems(text, part, true))
        .collect();
    let named = |piece: &Range<usize>| CUES.topic.of(&text[piece.clone()]) != 0;
    if apart.len() >= DIFFERENT && apart.iter().all(named) {
        return apart;
    }
    let whole = apart.first().zip(apart.last());
    whole
        .map(|(first, last)| first.start..last.end)
        .into_iter()
        .collect()
}

/// What stands behind “…还存在不少困难和问题，主要是：”, or all of it.
fn behind_announcement(text: &str, span: Range<usize>) -> Range<usize> {
    let words = &text[span.clone()];
    let limit = words
        .char_indices()
        .nth(ANNOUNCEMENT)
        .map_or(words.len(), |(at, _)| at);
    let Some((at, colon)) = words[..limit]
        .char_indices()
        .find(|(_, c)| matches!(c, '：' | ':'))
    else {
        return span;
    };
    let before = &words[..at];
    let last = before
        .rsplit(['，', ',', '。', '；'])
        .next()
        .unwrap_or(before);
    if realise().within(before) || is_frame(last) || is_frame_tail(last) {
        span.start + at + colon.len_utf8()..span.end
    } else {
        span
    }
}

/// What is said to be lacking before the list is announced, its last clause
/// left out: “我们也清醒认识到，外部冲击加深，我县发展还面临不少困难，主要是：”.
fn before_announcement(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    if !realise().within(&text[span.clone()]) {
        return Vec::new();
    }
    let mut stated = clauses(text, span.clone());
    let last = cut(text, span, &COMMAS).last();
    stated.retain(|clause| {
        CUES.lack.within(&text[clause.clone()])
            && last.as_ref().is_none_or(|last| clause.end < last.start)
    });
    // A sentence before the last belongs to no list.
    stated.retain(|clause| !text[clause.clone()].contains(STOPS));
    stated
}

/// Whether words end in saying that something is lacking (存在以下短板弱项).
fn is_frame_tail(words: &str) -> bool {
    const TAIL: usize = 10;
    let start = words.char_indices().rev().nth(TAIL).map_or(0, |(at, _)| at);
    is_frame(&words[start..])
}

/// Whether a paragraph says itself that it states weaknesses.
fn is_announced(text: &str, span: &Range<usize>) -> bool {
    let words = &text[span.clone()];
    realise().within(words)
        || words
            .split(['。', '；'])
            .next()
            .is_some_and(|first| first.rsplit(['，', ',']).next().is_some_and(is_frame_tail))
}

/// The problems between two semicolons.
fn problems(text: &str, part: Range<usize>, announced: bool) -> Vec<Range<usize>> {
    // “成效明显，但仍存在一些问题” announces: what it says before is no problem.
    let announces = cut(text, part.clone(), &COMMAS)
        .last()
        .is_some_and(|last| is_frame(&text[last]));
    let mut groups: Vec<Group> = Vec::new();
    for clause in clauses(text, part) {
        let words = &text[clause.clone()];
        let next = Group {
            fields: CUES.topic.of(words),
            lacks: CUES.lack.within(words),
            span: clause,
        };
        match groups.last_mut() {
            Some(group) if group.holds(&next, words, announced) => group.join(&next),
            _ => groups.push(next),
        }
    }
    groups
        .into_iter()
        .filter(|group| group.lacks || !announces)
        .map(|group| group.span)
        .filter(|span| has(text, span, SHORTEST))
        .collect()
}

/// The clauses of a part that state something.
fn clauses(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut kept = Vec::new();
    let all: Vec<Range<usize>> = cut(text, part, &COMMAS).collect();
    // Whatever stands before “我们也清醒认识到” leads to it.
    let realised = all.iter().position(|c| realise().within(&text[c.clone()]));
    for (i, clause) in all.into_iter().enumerate() {
        if realised.is_some_and(|at| i < at) {
            continue;
        }
        let mut clause = clause;
        if realised == Some(i)
            && let Some(end) = realise().last_end(&text[clause.clone()])
        {
            clause = trimmed(text, clause.start + end..clause.end);
        }
        let clause = without_and_so_on(text, clause);
        let words = &text[clause.clone()];
        let states = !words.is_empty()
            && !is_frame(words)
            && CUES.promise.words.beginning(words).is_none()
            && !CUES.promise.resolve.within(words)
            && !CUES.preamble.closing.within(words);
        if states {
            kept.push(clause);
        }
    }
    kept
}

/// Without 等 and 等等 at the end.
fn without_and_so_on(text: &str, clause: Range<usize>) -> Range<usize> {
    let words = text[clause.clone()].trim_end_matches('等');
    // 不平等 is a word.
    let words = if words.ends_with(['平', '均', '同']) {
        &text[clause.clone()]
    } else {
        words
    };
    trimmed(text, clause.start..clause.start + words.len())
}

/// Clauses that tell of one problem.
struct Group {
    span: Range<usize>,
    fields: u64,
    lacks: bool,
}

impl Group {
    /// Whether the next clause goes on with the problem.
    fn holds(&self, next: &Self, words: &str, announced: bool) -> bool {
        let near = self.fields & next.fields != 0;
        let unknown = self.fields == 0 || next.fields == 0;
        !self.lacks
            || !next.lacks
            || CUES.goes_on.words.beginning(words).is_some()
            || near
            || unknown && !announced
    }

    fn join(&mut self, next: &Self) {
        self.span.end = next.span.end;
        self.fields |= next.fields;
        self.lacks |= next.lacks;
    }
}
