//! How alike two statements are, by what they say is lacking: word by word
//! with the weights of the genre, clause by clause, so that a statement merged
//! into a longer one, or split off from one, is still found.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::parts::Parts;
use super::subject::{Subject, cover};
use super::terms::{CLAUSE_ENDS, plain};

/// A statement made ready for comparison. What only a comparison with something
/// near needs is made when it is asked for: most sentences of a review are never
/// held against anything.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    pub(super) plain: String,
    pub(super) whole: Subject,
    letters: OnceLock<Letters>,
    clauses: OnceLock<Vec<Clause>>,
    parts: OnceLock<Parts>,
}

/// The words between two commas, and what they are about.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) plain: String,
    pub(super) subject: Subject,
    letters: OnceLock<Letters>,
}

impl Profile {
    pub(super) fn new(text: &str) -> Self {
        let plain = plain(text);
        Self {
            whole: Subject::of(&plain),
            plain,
            ..Self::default()
        }
    }

    pub(super) fn letters(&self) -> &Letters {
        self.letters.get_or_init(|| Letters::of(&self.plain))
    }

    /// What it says is lacking and of whom, or what it would answer.
    pub(super) fn parts(&self) -> Parts {
        *self.parts.get_or_init(|| Parts::of(&self.plain))
    }

    /// Its clauses, without those that name nothing: 带来的影响持续加深 would be
    /// answered by every sentence.
    pub(super) fn clauses(&self) -> &[Clause] {
        self.clauses.get_or_init(|| {
            let clauses = self.plain.split(CLAUSE_ENDS).map(|clause| Clause {
                plain: clause.to_owned(),
                subject: Subject::of(clause),
                letters: OnceLock::new(),
            });
            clauses.filter(|c| c.subject.weight >= SOMETHING).collect()
        })
    }
}

impl Clause {
    pub(super) fn letters(&self) -> &Letters {
        self.letters.get_or_init(|| Letters::of(&self.plain))
    }
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

/// Least likeness in objects from which the words kept count as well.
const SHARED_OBJECT: f32 = 0.2;

/// The likest clauses of two statements, if any are at all alike.
pub(super) fn likest_clauses<'a>(
    a: &'a Profile,
    b: &'a Profile,
) -> Option<(f32, &'a Clause, &'a Clause)> {
    let mut best: Option<(f32, &Clause, &Clause)> = None;
    for x in a.clauses() {
        for y in b.clauses() {
            let likeness = both(&x.subject, &y.subject);
            if likeness > best.map_or(0.0, |b| b.0) {
                best = Some((likeness, x, y));
            }
        }
    }
    best
}

fn both(a: &Subject, b: &Subject) -> f32 {
    let (x, y) = (cover(a, b), cover(b, a));
    BETTER_SIDE * x.max(y) + (1.0 - BETTER_SIDE) * x.min(y)
}

/// Likeness of two statements, 0 to 1; 1 for the same words.
pub(super) fn likeness(a: &Profile, b: &Profile) -> f32 {
    if a.plain == b.plain {
        return 1.0;
    }
    let objects = objects(a, b);
    // Kept words speak for the same weakness only where an object is among
    // them: two statements can share nothing but 有待进一步加强.
    let of_objects = a.whole.weight.min(b.whole.weight) >= SOMETHING;
    if of_objects && objects >= SHARED_OBJECT {
        return objects.max(dice(a.letters(), b.letters())).min(0.999);
    }
    objects
}

/// Likeness of two statements by what they are about alone.
pub(super) fn objects(a: &Profile, b: &Profile) -> f32 {
    // Statements of nothing but predicates (高质量发展还有不少短板) can only be
    // compared by their letters.
    if a.whole.weight.min(b.whole.weight) < SOMETHING {
        return dice(a.letters(), b.letters()).min(0.999);
    }
    let mut best = both(&a.whole, &b.whole);
    // Where the whole has nothing in common, no part has.
    if best == 0.0 {
        return 0.0;
    }
    if b.clauses().len() > 1 {
        for clause in b.clauses() {
            best = best.max(CLAUSE * both(&a.whole, &clause.subject));
        }
    }
    if a.clauses().len() > 1 {
        for clause in a.clauses() {
            best = best.max(CLAUSE * both(&clause.subject, &b.whole));
            for other in b.clauses() {
                best = best.max(CLAUSES * both(&clause.subject, &other.subject));
            }
        }
    }
    best.min(0.999)
}

/// How alike what two statements begin with is: the clause that names the thing.
pub(super) fn openings(a: &Profile, b: &Profile) -> f32 {
    match (a.clauses().first(), b.clauses().first()) {
        (Some(x), Some(y)) => both(&x.subject, &y.subject),
        _ => 0.0,
    }
}

/// The pairs of neighbouring letters and digits of a text, sorted.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters(Vec<(char, char)>);

impl Letters {
    pub(super) fn of(plain: &str) -> Self {
        // Nearly all are Chinese: asked first, that is a quarter of the time.
        let letter = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c) || c.is_alphanumeric();
        let letters = plain.chars().filter(letter);
        let mut pairs: Vec<_> = letters.clone().zip(letters.skip(1)).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    fn shared(&self, other: &Self) -> usize {
        self.common(other).count()
    }

    /// Those that the other has as well.
    pub(super) fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (char, char)> + 'a {
        let (mut x, mut y) = (self.0.iter().peekable(), other.0.iter().peekable());
        std::iter::from_fn(move || {
            loop {
                match x.peek()?.cmp(y.peek()?) {
                    Ordering::Less => drop(x.next()),
                    Ordering::Greater => drop(y.next()),
                    Ordering::Equal => {
                        y.next();
                        return x.next().copied();
                    }
                }
            }
        })
    }

    /// All of them, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (char, char)> {
        self.0.iter().copied()
    }

    /// Each once.
    pub(super) fn distinct(&self) -> Vec<(char, char)> {
        let mut pairs = self.0.clone();
        pairs.dedup();
        pairs
    }
}

/// Dice coefficient of the character pairs of two plain texts: the plain
/// method, and the measure of how far the words were kept.
pub(super) fn dice(a: &Letters, b: &Letters) -> f32 {
    let all = a.0.len() + b.0.len();
    2.0 * a.shared(b) as f32 / all.max(1) as f32
}

/// Whether the [`dice`] of two texts can be so high, by their lengths.
pub(super) fn may_reach(least: f32, a: &Letters, b: &Letters) -> bool {
    let (a, b) = (a.0.len(), b.0.len());
    2.0 * a.min(b) as f32 / (a + b).max(1) as f32 >= least
}

/// The share of `a`'s character pairs that stand in `b`.
pub(super) fn contained(a: &Letters, b: &Letters) -> f32 {
    a.shared(b) as f32 / a.0.len().max(1) as f32
}
