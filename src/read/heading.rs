//! The numbers by which a line shows that it begins anew. What level a heading
//! has is the outline's to say; the readers need to know that it is one.

/// 一、 （一） 第一章 1. (1): whether a line begins with the number of a heading.
pub(super) fn is_numbered(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(['（', '(', '第']);
    let number = rest
        .find(|c: char| !"一二三四五六七八九十".contains(c) && !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let behind = &rest[number..];
    number > 0
        && if line.starts_with('第') {
            behind.starts_with(['章', '部', '节'])
        } else if rest.len() < line.len() {
            behind.starts_with(['）', ')'])
        } else {
            behind.starts_with('、')
                || behind
                    .strip_prefix(['.', '．'])
                    .is_some_and(|words| !words.starts_with(|c: char| c.is_ascii_digit()))
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_told_from_figures() {
        for heading in [
            "一、总体情况",
            "（二）规范执法",
            "(3)培训",
            "第一章 总则",
            "1.培训",
            "　　十二、",
        ] {
            assert!(is_numbered(heading), "{heading}");
        }
        for line in [
            "12.5%。",
            "一是培训",
            "第一批",
            "3次",
            "（含2件）",
            "1．5倍",
            "年",
        ] {
            assert!(!is_numbered(line), "{line}");
        }
    }
}
