//! Which weakness of the next report is which of this one's: one to one first,
//! so that all pairs together are likeliest (an assignment problem); then merges
//! (several become one) and splits (one becomes several) among those left over.

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix as Grid;

use super::comparisons::Matrix;
use super::likeness::{Profile, dice};

/// A weakness stated again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Link {
    /// Index among the weaknesses of the earlier report.
    pub(super) before: usize,
    /// Index among those of the later one.
    pub(super) after: usize,
    /// How sure it is, 0 to 1.
    pub(super) likeness: f32,
}

/// From this probability on a statement stands as it stood: it has taken in or
/// shed nothing that would make it a merge or a split.
const WHOLE: f32 = 0.995;

/// Links the weaknesses of two reports; in the order of `before`, then `after`.
pub(super) fn link(sure: &Matrix) -> Vec<Link> {
    let (rows, columns) = sure.shape();
    let mut links = assigned(sure, rows, columns);
    let mut taken_before = vec![0.0_f32; rows];
    let mut taken_after = vec![0.0_f32; columns];
    for link in &links {
        taken_before[link.before] = link.likeness;
        taken_after[link.after] = link.likeness;
    }
    let mut pairs: Vec<Link> = (0..rows)
        .flat_map(|before| (0..columns).map(move |after| (before, after)))
        .map(|(before, after)| Link {
            before,
            after,
            likeness: sure.get(before, after),
        })
        .filter(|pair| pair.likeness >= sure.least)
        .collect();
    pairs.sort_by(|x, y| {
        let place = (x.before, x.after).cmp(&(y.before, y.after));
        y.likeness.total_cmp(&x.likeness).then(place)
    });
    for pair in pairs {
        let (old, new) = (taken_before[pair.before], taken_after[pair.after]);
        if old.min(new) == 0.0 && old.max(new) < WHOLE {
            taken_before[pair.before] = old.max(pair.likeness);
            taken_after[pair.after] = new.max(pair.likeness);
            links.push(pair);
        }
    }
    links.sort_by_key(|l| (l.before, l.after));
    links
}

/// The pairs of one to one that are likeliest together.
fn assigned(sure: &Matrix, rows: usize, columns: usize) -> Vec<Link> {
    const SCALE: f32 = 1e4;
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let odds = |p: f32| (p.max(1e-6) / (1.0 - p).max(1e-6)).ln();
    // What is not sure enough is worth nothing: to be left alone.
    let worth = |before: usize, after: usize| {
        let p = sure.get(before, after);
        if p < sure.least {
            return 0;
        }
        ((odds(p) - odds(sure.least)) * SCALE) as i64 + 1
    };
    // More columns than rows is what the method asks for.
    let turned = rows > columns;
    let (short, long) = (rows.min(columns), rows.max(columns));
    let grid = Grid::from_fn(
        short,
        long,
        |(s, l)| {
            if turned { worth(l, s) } else { worth(s, l) }
        },
    );
    let (_, chosen) = kuhn_munkres(&grid);
    let pairs = chosen.into_iter().enumerate();
    pairs
        .map(|(s, l)| if turned { (l, s) } else { (s, l) })
        .filter(|&(before, after)| worth(before, after) > 0)
        .map(|(before, after)| Link {
            before,
            after,
            likeness: sure.get(before, after),
        })
        .collect()
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
    use super::super::rarity::Rarity;
    use super::super::tests::{read, weakness};
    use super::super::weights::Weights;
    use super::*;

    fn linked(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
        let old: Vec<_> = before.iter().map(|t| weakness(2020, t)).collect();
        let new: Vec<_> = after.iter().map(|t| weakness(2021, t)).collect();
        let (old, new) = (read(&old), read(&new));
        let sure = Matrix::weaknesses(&old, &new, &Rarity::of(&[]), Weights::built_in());
        link(&sure).iter().map(|l| (l.before, l.after)).collect()
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
