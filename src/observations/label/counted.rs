//! How many a deed was done in, and how many a body is of.

use super::super::lexicon::{LEXICON, Role, Word};
use super::super::tidy;
use super::after::{LONG_AFTER, noun_after};
use super::{Around, says};

/// 分三批取消事项 → 取消事项批次.
pub(super) fn in_batches(a: &Around) -> Option<String> {
    let last = a.before.iter().rfind(|w| w.role != Role::Mark)?;
    let parted = says(a.text, last).ends_with('分') && BATCHES.contains(&a.unit);
    let opens = |w: &&Word| !matches!(w.role, Role::Drop | Role::Light | Role::Mark);
    let deed = a.after.iter().find(opens)?;
    let what = tidy::phrase(a.text, noun_after(a.text, a.after, false));
    let short = (2..=LONG_AFTER).contains(&tidy::count(&what));
    let measure = match a.unit.ends_with('次') {
        true => a.unit.to_owned(),
        false => format!("{}次", a.unit),
    };
    (parted && deed.role == Role::Verb && short).then(|| format!("{what}{measure}"))
}

/// What a deed that is done bit by bit is counted in.
const BATCHES: [&str; 3] = ["批", "批次", "轮"];

/// 组建一支16人的执法队伍 → 执法队伍人数.
pub(super) fn strong(a: &Around) -> Option<String> {
    let of = a.after.first().is_some_and(|w| w.role == Role::Of);
    let people = LEXICON.period.post_units.iter().any(|u| u == a.unit);
    let rest = a.after.get(1..).filter(|_| of && people && !a.followed)?;
    let nouns = rest.iter().take_while(|w| w.role == Role::Noun).count();
    let body = tidy::phrase(a.text, &rest[..nouns]);
    let named = LEXICON.attribute.groups.ends(&body);
    (named && (2..=LONG_AFTER).contains(&tidy::count(&body))).then(|| format!("{body}人数"))
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::labels;

    #[test]
    fn a_deed_is_done_in_batches() {
        assert_eq!(
            labels("县政府分{4批}取消行政许可事项{60项}。")[0],
            "取消行政许可事项批次"
        );
    }

    #[test]
    fn a_body_is_of_so_many() {
        assert_eq!(
            labels("组建一支{12人}的法律顾问团队。"),
            ["法律顾问团队人数"]
        );
    }
}
