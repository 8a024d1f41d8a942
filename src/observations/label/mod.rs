//! The text of labels: what of a phrase is kept, how two names become one, and
//! what the end of a name says of it. Knows no clause and no figure.

mod area;
mod clean;
mod ending;
mod phrase;
mod tiers;

pub(super) use area::without_area;
pub(super) use clean::clean;
pub(super) use ending::{attribute, dependent, property, thing_class};
pub(super) use phrase::{is_attaining, phrase, trim};

/// Number of characters.
pub(super) fn count(s: &str) -> usize {
    s.chars().count()
}

/// `topic` before `name`, without saying twice what ends the one and begins
/// the other.
pub(super) fn join(topic: &str, name: &str) -> String {
    if topic.is_empty() || name.contains(topic) {
        return name.to_owned();
    }
    if topic.contains(name) && count(name) > 3 {
        // A part named by itself (代表建议和提案, then 提案).
        return name.to_owned();
    }
    let mut cut = 0;
    for (i, _) in topic.char_indices() {
        if name.starts_with(&topic[i..]) && count(&topic[i..]) >= 2 {
            cut = topic.len() - i;
            break;
        }
    }
    if cut > 0 && cut < name.len() && topic.starts_with(&name[cut..]) {
        // 案卷评查, then 评查案卷: the same, the other way round.
        return name.to_owned();
    }
    format!("{topic}{}", &name[cut..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_not_said_twice() {
        assert_eq!(join("行政复议", "行政复议申请"), "行政复议申请");
        assert_eq!(join("行政复议申请", "申请受理"), "行政复议申请受理");
        assert_eq!(join("案卷评查", "评查案卷"), "评查案卷");
        assert_eq!(join("代表建议和政协提案", "政协提案"), "政协提案");
    }
}
