//! Which weakness of the next report is which of this one's: one to one first,
//! best pairs first; then merges (several become one) and splits (one becomes
//! several) among those left over.

use super::Read;
use super::likeness::{Profile, dice, likeness};

/// A weakness stated again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// Index among the weaknesses of the earlier report.
    pub(super) before: usize,
    /// Index among those of the later one.
    pub(super) after: usize,
    /// 0 to 1.
    pub(super) likeness: f32,
}

/// The least likeness of a pair in which both are still free.
const PAIR: f32 = 0.42;
/// The least likeness where one of the two stands in a pair already: a merge
/// or a split needs more than a leftover.
const MERGE: f32 = 0.5;

/// From this likeness on a statement stands as it stood: it has taken in or
/// shed nothing that would make it a merge or a split.
const WHOLE: f32 = 0.95;

/// Links the weaknesses of two reports; in the order of `before`, then `after`.
pub(super) fn link(before: &[Read], after: &[Read]) -> Vec<Link> {
    let mut pairs: Vec<Link> = Vec::new();
    for (i, old) in before.iter().enumerate() {
        for (j, new) in after.iter().enumerate() {
            let likeness = likeness(&old.profile, &new.profile);
            if likeness >= PAIR {
                pairs.push(Link {
                    before: i,
                    after: j,
                    likeness,
                });
            }
        }
    }
    pairs.sort_by(|x, y| {
        y.likeness
            .total_cmp(&x.likeness)
            .then((x.before, x.after).cmp(&(y.before, y.after)))
    });
    let mut taken_before = vec![0.0_f32; before.len()];
    let mut taken_after = vec![0.0_f32; after.len()];
    let mut links = Vec::new();
    for pair in &pairs {
        let (i, j) = (pair.before, pair.after);
        if taken_before[i].max(taken_after[j]) == 0.0 {
            taken_before[i] = pair.likeness;
            taken_after[j] = pair.likeness;
            links.push(*pair);
        }
    }
    for pair in pairs.iter().filter(|p| p.likeness >= MERGE) {
        let (i, j) = (pair.before, pair.after);
        let (old, new) = (taken_before[i], taken_after[j]);
        if old.min(new) == 0.0 && old.max(new) < WHOLE {
            taken_before[i] = old.max(pair.likeness);
            taken_after[j] = new.max(pair.likeness);
            links.push(*pair);
        }
    }
    links.sort_by_key(|l| (l.before, l.after));
    links
}

/// Shared character pairs from which a statement counts as the same words:
/// 部分 for 一些 or another short predicate stays above it.
const SAME_WORDS: f32 = 0.7;

/// Whether a weakness stated again stands in (nearly) the same words.
pub(super) fn status(old: &Profile, new: &Profile) -> &'static str {
    if dice(old.letters(), new.letters()) >= SAME_WORDS {
        "repeated"
    } else {
        "reworded"
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, weakness};
    use super::*;

    fn linked(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
        let old: Vec<_> = before.iter().map(|t| weakness(2020, t)).collect();
        let new: Vec<_> = after.iter().map(|t| weakness(2021, t)).collect();
        link(&read(&old), &read(&new))
            .iter()
            .map(|l| (l.before, l.after))
            .collect()
    }

    #[test]
    fn the_same_object_in_other_words_is_linked() {
        let links = linked(
            &["镇街执法队伍人手紧张，持证人员偏少", "普法形式老套"],
            &["法治宣传教育方式不够新颖", "基层执法力量配备不足"],
        );
        assert_eq!(links, [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_shared_predicate_is_no_link() {
        assert!(linked(&["信访工作有待进一步加强"], &["数据归集有待进一步加强"]).is_empty());
    }

    #[test]
    fn two_that_became_one_are_both_linked_to_it() {
        let links = linked(
            &["养老服务供给不足", "医疗服务还有短板"],
            &["养老、医疗等领域还有不少短板"],
        );
        assert_eq!(links, [(0, 0), (1, 0)]);
    }

    #[test]
    fn one_that_became_two_is_linked_to_both() {
        let links = linked(
            &["行政复议办案力量不足，行政应诉水平不高"],
            &["行政复议人员紧缺", "行政应诉能力偏弱"],
        );
        assert_eq!(links, [(0, 0), (0, 1)]);
    }

    #[test]
    fn what_stands_word_for_word_takes_nothing_in() {
        let links = linked(
            &["普法宣传形式单一", "普法针对性不强"],
            &["普法宣传形式单一"],
        );
        assert_eq!(links, [(0, 0)]);
    }

    #[test]
    fn statements_without_an_object_are_compared_by_their_letters() {
        let links = linked(&["发展水平还不高"], &["发展水平还不够高"]);
        assert_eq!(links, [(0, 0)]);
    }

    #[test]
    fn a_changed_quantity_word_keeps_it_repeated() {
        let of = |a: &str, b: &str| status(&Profile::new(a), &Profile::new(b));
        assert_eq!(
            of("部分单位案卷质量不高", "一些单位案卷质量不高"),
            "repeated"
        );
        assert_eq!(of("部分单位案卷质量不高", "执法文书制作粗糙"), "reworded");
    }
}
