//! The sentences of a review, found by what they speak of: nine of ten have
//! nothing to do with a given statement, and are not held against it.

use std::ops::Deref;

use rustc_hash::FxHashMap;

use super::evidence;
use super::likeness::Profile;
use super::terms::Key;
use super::years::Read;

/// What was done in a year, sentence by sentence; each is judged as evidence.
#[derive(Default)]
pub(super) struct Review<'a> {
    sentences: Vec<Read<'a>>,
    /// Which of them have a term, or something to say of a concept.
    terms: FxHashMap<Key, Vec<u32>>,
    concepts: FxHashMap<u16, Vec<u32>>,
}

impl<'a> Review<'a> {
    pub(super) fn new(mut sentences: Vec<Read<'a>>) -> Self {
        evidence::judge(&mut sentences);
        let mut own = Self::default();
        for (i, sentence) in sentences.iter().enumerate() {
            // Whoever says nothing as evidence need not be found.
            if sentence.testimony == 0.0 {
                continue;
            }
            let said = &sentence.profile.whole;
            for key in said.keys() {
                own.terms.entry(key).or_default().push(i as u32);
            }
            for concept in said.spoken_of() {
                own.concepts.entry(concept).or_default().push(i as u32);
            }
        }
        own.sentences = sentences;
        own
    }

    /// The sentences that speak of something in a statement, in their order. Of
    /// all others [`evidence::spoken_of`] is 0.
    pub(super) fn about(&self, statement: &Profile) -> impl Iterator<Item = (usize, &Read<'a>)> {
        let mut found: Vec<u32> = Vec::new();
        for key in statement.whole.keys() {
            found.extend(self.terms.get(&key).into_iter().flatten());
        }
        for concept in statement.whole.named() {
            found.extend(self.concepts.get(&concept).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        let at = |i: u32| Some((i as usize, self.sentences.get(i as usize)?));
        found.into_iter().filter_map(at)
    }
}

impl<'a> Deref for Review<'a> {
    type Target = [Read<'a>];

    fn deref(&self) -> &Self::Target {
        &self.sentences
    }
}

#[cfg(test)]
mod tests {
    use super::super::evidence::spoken_of;
    use super::super::tests::{read, statement};
    use super::*;
    use crate::outline::Section;

    #[test]
    fn whoever_is_not_found_does_not_speak_of_it() {
        let said = [
            "9个乡镇全部配齐合法性审核人员。",
            "新建热力站3座。",
            "办理公证1520件。",
            "化解信访积案12件。",
        ]
        .map(|text| statement(2021, Section::Measures, text));
        let review = Review::new(read(&said));
        for (text, number) in [
            ("供热能力不足", 1),
            ("乡镇审核人员较少", 1),
            ("鳌江堤坝", 0),
        ] {
            let profile = Profile::new(&super::super::terms::plain(text));
            let found: Vec<usize> = review.about(&profile).map(|(i, _)| i).collect();
            assert_eq!(found.len(), number, "{text}: {found:?}");
            for (i, sentence) in review.iter().enumerate() {
                let speaks = spoken_of(&profile, &sentence.profile) > 0.0;
                assert_eq!(speaks, found.contains(&i), "{text}: {i}");
            }
        }
    }
}
