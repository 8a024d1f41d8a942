//! 县、乡、村三级调解组织: the tiers are no part of the name.

use super::count;
use crate::lexicon::LEXICON;

/// A name without the tiers that are summed up in it.
pub(super) fn without_tiers(mut name: String) -> String {
    // All are sums of 级, which few names hold.
    if !name.contains('级') {
        return name;
    }
    let sums = LEXICON.classes.summed_tiers.iter();
    let summed = sums
        .filter_map(|t| Some((name.find(t.as_str())?, t.len())))
        .next();
    let Some((at, sum)) = summed else { return name };
    let from = name[..at].trim_end_matches(|c| TIERS.contains(&c)).len();
    // 市两级法院 may stand for 全市两级法院; three tiers are a list.
    let listed = count(&name[from..at]) >= if name[at..].starts_with("两") { 2 } else { 1 };
    if listed && count(&name[at + sum..]) >= 2 {
        name.replace_range(from..at + sum, "");
    }
    name
}

/// Characters that name tiers, and the marks between them.
const TIERS: [char; 18] = [
    '省', '市', '州', '盟', '县', '旗', '区', '乡', '镇', '街', '道', '村', '社', '居', '、', '和',
    '（', '）',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiers_that_are_summed_up_go() {
        let without = |name: &str| without_tiers(name.to_owned());
        assert_eq!(without("评查省、市、县三级案卷"), "评查案卷");
        assert_eq!(without("一级博物馆"), "一级博物馆");
        assert_eq!(without("市两级法院"), "市两级法院");
    }
}
