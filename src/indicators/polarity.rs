//! Whether more is better, for indicators the catalog does not know: only where
//! a plain word says so.

use super::Polarity;
use super::words::words;
use crate::observations::Kind;

/// By the longest telling word of the label; a change inherits it from what
/// changed. Nobody can say for the others.
pub(super) fn polarity(label: &str, _kind: Kind) -> Polarity {
    let (more, less) = words().telling(label);
    match more.cmp(&less) {
        std::cmp::Ordering::Greater => Polarity::More,
        std::cmp::Ordering::Less => Polarity::Less,
        std::cmp::Ordering::Equal if more > 0 => Polarity::More,
        std::cmp::Ordering::Equal => Polarity::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_words_judge() {
        assert_eq!(polarity("案件调解成功率", Kind::Share), Polarity::More);
        assert_eq!(polarity("行政诉讼败诉率", Kind::Share), Polarity::Less);
        assert_eq!(polarity("生产安全事故", Kind::Level), Polarity::Less);
        assert_eq!(polarity("行政复议申请收到", Kind::Level), Polarity::Neither);
    }
}
