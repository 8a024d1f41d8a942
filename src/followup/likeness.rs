//! How alike two statements are, by what they say is lacking: word by word
//! with the weights of the genre, clause by clause, so that a statement merged
//! into a longer one, or split off from one, is still found.

use std::collections::BTreeMap;

use super::terms::{Term, answers, plain, terms};

/// A statement made ready for comparison.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub(super) plain: String,
    pub(super) whole: Vec<Term>,
    pub(super) clauses: Vec<Vec<Term>>,
}

impl Profile {
    pub(super) fn new(text: &str) -> Self {
        let plain = plain(text);
        let whole = terms(&plain);
        let clauses: Vec<Vec<Term>> = plain
            .split(['，', '；', '。', '：'])
            .map(terms)
            .filter(|t| !t.is_empty())
            .collect();
        Self {
            plain,
            whole,
            clauses,
        }
    }
}

/// The share of `a`'s weight that `b` answers for.
pub(super) fn cover(a: &[Term], b: &[Term], signs: bool) -> f32 {
    let total: f32 = a.iter().map(|t| t.weight).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let hit: f32 = a
        .iter()
        .map(|t| {
            t.weight
                * b.iter()
                    .map(|u| answers(t, u, signs))
                    .fold(0.0_f32, f32::max)
        })
        .sum();
    hit / total
}

/// How much the better covered side counts: a statement that was widened or
/// narrowed is covered on one side only.
const BETTER_SIDE: f32 = 0.6;
/// A match of a clause of one with the other statement is worth less than one
/// of the whole statements.
const CLAUSE: f32 = 0.9;
const CLAUSES: f32 = 0.8;

/// Least likeness in objects from which the words kept count as well.
const SHARED_OBJECT: f32 = 0.2;

fn both(a: &[Term], b: &[Term]) -> f32 {
    let (x, y) = (cover(a, b, false), cover(b, a, false));
    BETTER_SIDE * x.max(y) + (1.0 - BETTER_SIDE) * x.min(y)
}

/// Likeness of two statements, 0 to 1; 1 for the same words.
pub(super) fn likeness(a: &Profile, b: &Profile) -> f32 {
    if a.plain == b.plain {
        return 1.0;
    }
    let mut best = both(&a.whole, &b.whole);
    if b.clauses.len() > 1 {
        for clause in &b.clauses {
            best = best.max(CLAUSE * both(&a.whole, clause));
        }
    }
    if a.clauses.len() > 1 {
        for clause in &a.clauses {
            best = best.max(CLAUSE * both(clause, &b.whole));
            for other in &b.clauses {
                best = best.max(CLAUSES * both(clause, other));
            }
        }
    }
    // Kept words speak for the same weakness only where an object is among
    // them: two statements can share nothing but 有待进一步加强.
    if best >= SHARED_OBJECT {
        best = best.max(dice(&a.plain, &b.plain));
    }
    best.min(0.999)
}

/// Dice coefficient of the character pairs of two plain texts: the plain
/// method, and the measure of how far the words were kept.
pub(super) fn dice(a: &str, b: &str) -> f32 {
    let (x, y) = (pairs(a), pairs(b));
    let n: usize = x.values().sum::<usize>() + y.values().sum::<usize>();
    if n == 0 {
        return 0.0;
    }
    let shared: usize = x
        .iter()
        .map(|(p, &k)| k.min(y.get(p).copied().unwrap_or(0)))
        .sum();
    2.0 * shared as f32 / n as f32
}

/// The share of `a`'s character pairs that stand in `b`.
pub(super) fn contained(a: &str, b: &str) -> f32 {
    let (x, y) = (pairs(a), pairs(b));
    let n: usize = x.values().sum();
    let shared: usize = x
        .iter()
        .map(|(p, &k)| k.min(y.get(p).copied().unwrap_or(0)))
        .sum();
    shared as f32 / n.max(1) as f32
}

fn pairs(text: &str) -> BTreeMap<(char, char), usize> {
    let mut found = BTreeMap::new();
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    for pair in letters.clone().zip(letters.skip(1)) {
        *found.entry(pair).or_default() += 1;
    }
    found
}
