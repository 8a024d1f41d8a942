//! What a text is about, ready to be held against many others: what it answers
//! for is worked out once a concept, not once a pair of words, so that a
//! comparison costs no more than the words of one side.

use std::sync::OnceLock;

use super::terms::{Key, LEXICON, Term, terms};

/// Likeness of two words for the same thing.
const SYNONYM: f32 = 0.8;
/// Likeness of a thing and a sign of it.
const SIGN: f32 = 0.65;

/// A number for each concept.
type ByConcept = OnceLock<Box<[f32]>>;

/// What a text is about: its terms, each once, in a fixed order.
#[derive(Debug, Clone, Default)]
pub(super) struct Subject {
    terms: Vec<Term>,
    /// The weight of all terms.
    pub(super) weight: f32,
    /// How far it answers for each concept, as a statement.
    related: ByConcept,
    /// The same between a statement and a sentence of a review.
    vouched: ByConcept,
    /// How much of each concept it leaves open, as a sentence of a review.
    open: ByConcept,
}

impl Subject {
    /// Reads a plain text (see [`super::terms::plain`]).
    pub(super) fn of(plain: &str) -> Self {
        let terms = terms(plain);
        Self {
            weight: terms.iter().map(|t| t.weight).sum(),
            terms,
            ..Self::default()
        }
    }

    /// Its terms.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.terms.iter().map(|term| term.key)
    }

    /// The concepts that it names.
    pub(super) fn named(&self) -> impl Iterator<Item = u16> {
        let terms = self.terms.iter();
        terms.flat_map(|term| LEXICON.names(term).iter().copied())
    }

    /// The usual word for the thing that it is most about, if it names one.
    pub(super) fn main_concept(&self) -> Option<String> {
        let mut best: Option<(f32, u16)> = None;
        for term in &self.terms {
            for &name in LEXICON.names(term) {
                if best.is_none_or(|(weight, _)| term.weight > weight) {
                    best = Some((term.weight, name));
                }
            }
        }
        best.map(|(_, name)| LEXICON.usual_word(name).to_owned())
    }

    /// The concepts that it says something of, as a sentence of a review.
    pub(super) fn spoken_of(&self) -> impl Iterator<Item = u16> {
        let open = self.open().iter().enumerate();
        open.filter(|(_, left)| **left < 1.0)
            .map(|(concept, _)| concept as u16)
    }

    fn related(&self) -> &[f32] {
        self.related.get_or_init(|| self.answered(&LEXICON.related))
    }

    fn vouched(&self) -> &[f32] {
        self.vouched.get_or_init(|| self.answered(&LEXICON.vouched))
    }

    fn answered(&self, table: &[f32]) -> Box<[f32]> {
        let mut best = vec![0.0; LEXICON.concepts()];
        for term in &self.terms {
            raise(&mut best, term, table);
        }
        best.into()
    }

    fn open(&self) -> &[f32] {
        self.open.get_or_init(|| {
            let mut open = vec![1.0; LEXICON.concepts()];
            let mut answered = vec![0.0; LEXICON.concepts()];
            for term in &self.terms {
                let signs = LEXICON.signs(term);
                if LEXICON.names(term).is_empty() {
                    for &sign in signs {
                        open[usize::from(sign)] *= 1.0 - SIGN;
                    }
                    continue;
                }
                answered.fill(0.0);
                raise(&mut answered, term, &LEXICON.vouched);
                for &sign in signs {
                    let slot = &mut answered[usize::from(sign)];
                    *slot = f32::max(*slot, SIGN);
                }
                for (open, answered) in open.iter_mut().zip(&answered) {
                    *open *= 1.0 - answered;
                }
            }
            open.into()
        })
    }

    /// Each term, with whether the other has the very same.
    fn against<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Term, bool)> {
        let mut theirs = other.terms.iter().peekable();
        self.terms.iter().map(move |term| {
            while theirs.next_if(|t| t.key < term.key).is_some() {}
            let same = theirs.peek().is_some_and(|t| t.key == term.key);
            (term, same)
        })
    }
}

/// Raises each concept to what a term answers for it.
fn raise(best: &mut [f32], term: &Term, table: &[f32]) {
    let n = best.len();
    for &name in LEXICON.names(term) {
        let from = usize::from(name) * n;
        let row = table.get(from..from + n).unwrap_or_default();
        for (best, share) in best.iter_mut().zip(row) {
            *best = best.max(SYNONYM * share);
        }
    }
}

/// The highest of what a term names.
fn highest(term: &Term, of: &[f32]) -> f32 {
    LEXICON
        .names(term)
        .iter()
        .map(|&name| of[usize::from(name)])
        .fold(0.0, f32::max)
}

/// The share of `a`'s weight that `b` answers for.
pub(super) fn cover(a: &Subject, b: &Subject) -> f32 {
    if a.weight <= 0.0 {
        return 0.0;
    }
    let related = b.related();
    let answered = |(term, same): (&Term, bool)| {
        let share = if same { 1.0 } else { highest(term, related) };
        term.weight * share
    };
    a.against(b).map(answered).sum::<f32>() / a.weight
}

/// The share of a statement's weight that a sentence of a review speaks of.
/// Several signs of a thing say more than one: what each leaves open is
/// multiplied.
pub(super) fn mentioned(statement: &Subject, sentence: &Subject) -> f32 {
    if statement.weight <= 0.0 {
        return 0.0;
    }
    let open = sentence.open();
    let spoken = |(term, same): (&Term, bool)| {
        let left = LEXICON
            .names(term)
            .iter()
            .map(|&name| open[usize::from(name)])
            .fold(1.0, f32::min);
        term.weight * if same { 1.0 } else { 1.0 - left }
    };
    statement.against(sentence).map(spoken).sum::<f32>() / statement.weight
}

/// The share of a sentence that is about a statement, its signs included.
pub(super) fn focus(sentence: &Subject, statement: &Subject) -> f32 {
    if sentence.weight <= 0.0 {
        return 0.0;
    }
    let vouched = statement.vouched();
    let about = |(term, same): (&Term, bool)| {
        let signs = LEXICON.signs(term).iter();
        // A concept that is named is answered for by SYNONYM.
        let sign = signs
            .filter(|&&s| vouched[usize::from(s)] >= SYNONYM)
            .map(|_| SIGN)
            .fold(0.0, f32::max);
        let share = if same {
            1.0
        } else {
            highest(term, vouched).max(sign)
        };
        term.weight * share
    };
    sentence.against(statement).map(about).sum::<f32>() / sentence.weight
}

#[cfg(test)]
mod tests {
    use super::super::terms::plain;
    use super::*;

    fn of(text: &str) -> Subject {
        Subject::of(&plain(text))
    }

    #[test]
    fn two_words_for_one_thing_answer_for_each_other() {
        let style = of("作风建设");
        assert!(cover(&style, &of("形式主义")) > 0.7);
        assert_eq!(cover(&style, &of("供热")), 0.0);
        assert_eq!(cover(&style, &style), 1.0);
    }

    #[test]
    fn a_sign_of_a_thing_speaks_for_it_in_a_review_alone() {
        let heating = of("供热");
        let sign = of("新建热力站");
        assert_eq!(cover(&heating, &sign), 0.0);
        assert!(mentioned(&heating, &sign) > 0.6);
        assert!(focus(&sign, &heating) > 0.0);
    }

    #[test]
    fn several_signs_say_more_than_one() {
        let heating = of("供热");
        let one = mentioned(&heating, &of("新建水厂"));
        let two = mentioned(&heating, &of("新建水厂，新建停车位"));
        assert!(one > 0.0 && two > one);
    }
}
