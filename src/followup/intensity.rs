//! Whether a weakness stated again is said more mildly or more strongly, of
//! fewer or of more.

use std::cmp::Ordering;

use super::dataset::DATASET;
use super::likeness::{Profile, likest_clauses};
use super::subject::cover;

/// How strongly a lack is stated: 3 突出, 2 不足, 1 有待加强; 0 where no word says.
fn strength(plain: &str) -> u8 {
    let words = &DATASET.intensity;
    if words.strong.within(plain) {
        3
    } else if words.plain.within(plain) {
        2
    } else if words.mild.within(plain) {
        1
    } else {
        0
    }
}

/// Of how many it is said: 1 个别, 2 部分, 3 without such a word in front.
fn extent(plain: &str) -> u8 {
    let words = &DATASET.intensity;
    if words.few.begins(plain) {
        1
    } else if words.some.begins(plain) {
        2
    } else {
        3
    }
}

/// The least likeness of two clauses whose strength is compared: a milder word
/// for another thing is no softening.
const SAME_THING: f32 = 0.6;
/// From which share on one statement is held within the other.
const WITHIN: f32 = 0.75;
/// Up to which share the other is then held within it.
const BEYOND: f32 = 0.5;

/// softened, intensified, narrowed or widened; empty where neither shows. The
/// strength comes first: it is what a reader of the two sentences notices.
pub(super) fn wording(old: &Profile, new: &Profile) -> &'static str {
    let told = match likest_clauses(old, new) {
        Some((likeness, before, after)) if likeness >= SAME_THING => {
            by_words(&before.plain, &after.plain)
        }
        _ => "",
    };
    if told.is_empty() {
        by_objects(old, new)
    } else {
        told
    }
}

fn by_words(before: &str, after: &str) -> &'static str {
    let (a, b) = (strength(before), strength(after));
    if a > 0 && b > 0 && a != b {
        return if b < a { "softened" } else { "intensified" };
    }
    match extent(after).cmp(&extent(before)) {
        Ordering::Less => "narrowed",
        Ordering::Equal => "",
        Ordering::Greater => "widened",
    }
}

fn by_objects(old: &Profile, new: &Profile) -> &'static str {
    let kept = cover(&old.whole, &new.whole);
    let known = cover(&new.whole, &old.whole);
    if kept >= WITHIN && known <= BEYOND {
        "widened"
    } else if known >= WITHIN && kept <= BEYOND {
        "narrowed"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(old: &str, new: &str) -> &'static str {
        wording(&Profile::new(old), &Profile::new(new))
    }

    #[test]
    fn strength_is_told_before_extent() {
        assert_eq!(
            of("执法协作有待加强", "执法协作不畅的问题依然突出"),
            "intensified"
        );
        assert_eq!(of("收支矛盾依然突出", "收支平衡还需加力"), "softened");
    }

    #[test]
    fn fewer_is_narrowed_and_a_further_object_widened() {
        assert_eq!(
            of("部分单位案卷质量不高", "个别单位案卷质量不高"),
            "narrowed"
        );
        assert_eq!(
            of("养老服务有短板", "养老、供热、房地产、信访、执法装备有短板"),
            "widened"
        );
        assert_eq!(of("案卷质量不高", "案卷质量不高"), "");
    }
}
