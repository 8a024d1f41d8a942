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
    pub(super) clauses: Vec<Clause>,
}

/// The words between two commas, and what they are about.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) plain: String,
    pub(super) terms: Vec<Term>,
}

impl Profile {
    pub(super) fn new(text: &str) -> Self {
        let plain = plain(text);
        let whole = terms(&plain);
        let clauses = plain
            .split(['，', '；', '。', '：'])
            .map(|clause| Clause {
                plain: clause.to_string(),
                terms: terms(clause),
            })
            // 带来的影响持续加深 names nothing: every sentence would answer it.
            .filter(|clause| weight(&clause.terms) >= SOMETHING)
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
    let total = weight(a);
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

/// The least weight of terms that name something.
const SOMETHING: f32 = 0.3;

pub(super) fn weight(terms: &[Term]) -> f32 {
    terms.iter().map(|t| t.weight).sum()
}

/// Least likeness in objects from which the words kept count as well.
const SHARED_OBJECT: f32 = 0.2;

/// The likest clauses of two statements, if any are at all alike.
pub(super) fn likest_clauses<'a>(
    a: &'a Profile,
    b: &'a Profile,
) -> Option<(f32, &'a Clause, &'a Clause)> {
    let mut best: Option<(f32, &Clause, &Clause)> = None;
    for x in &a.clauses {
        for y in &b.clauses {
            let likeness = both(&x.terms, &y.terms);
            if likeness > best.map_or(0.0, |b| b.0) {
                best = Some((likeness, x, y));
            }
        }
    }
    best
}

fn both(a: &[Term], b: &[Term]) -> f32 {
    let (x, y) = (cover(a, b, false), cover(b, a, false));
    BETTER_SIDE * x.max(y) + (1.0 - BETTER_SIDE) * x.min(y)
}

/// Likeness of two statements, 0 to 1; 1 for the same words.
pub(super) fn likeness(a: &Profile, b: &Profile) -> f32 {
    if a.plain == b.plain {
        return 1.0;
    }
    // Statements of nothing but predicates (高质量发展还有不少短板) can only be
    // compared by their letters.
    if weight(&a.whole).min(weight(&b.whole)) < SOMETHING {
        return dice(&a.plain, &b.plain).min(0.999);
    }
    let mut best = both(&a.whole, &b.whole);
    if b.clauses.len() > 1 {
        for clause in &b.clauses {
            best = best.max(CLAUSE * both(&a.whole, &clause.terms));
        }
    }
    if a.clauses.len() > 1 {
        for clause in &a.clauses {
            best = best.max(CLAUSE * both(&clause.terms, &b.whole));
            for other in &b.clauses {
                best = best.max(CLAUSES * both(&clause.terms, &other.terms));
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
