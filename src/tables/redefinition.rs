//! The column `redefined`: where a report says that a figure is counted
//! differently now. Such a value cannot be compared with the year before.

use polars::prelude::*;

/// What is counted by, and the word that says it changed: both in one clause.
const MEASURES: [&str; 4] = ["口径", "统计范围", "统计标准", "统计方法"];
const CHANGED: [&str; 8] = ["调整", "变化", "变更", "变动", "改变", "修订", "新", "不同"];

/// Words around a measure that say the opposite, or mean something else.
const UNCHANGED: [&str; 9] = [
    "可比口径",
    "同口径",
    "全口径",
    "监管口径",
    "口径不变",
    "口径未变",
    "口径一致",
    "剔除口径",
    "扣除口径",
];

const OPENING: [char; 2] = ['（', '('];
const CLOSING: [char; 3] = ['；', ';', '。'];
const BREAKS: [char; 9] = ['，', ',', '；', ';', '。', '（', '）', '(', ')'];

/// Column `redefined`: whether the words around the figure say so.
pub(crate) fn redefined() -> Expr {
    col("sentence")
        .map_many(
            |columns| {
                let (sentences, texts) = (columns[0].str()?, columns[1].str()?);
                let said: BooleanChunked = sentences
                    .iter()
                    .zip(texts.iter())
                    .map(|pair| match pair {
                        (Some(sentence), Some(text)) => says_redefined(sentence, text),
                        _ => false,
                    })
                    .collect();
                Ok(said.with_name("redefined".into()).into_column())
            },
            &[col("text")],
            |_, _| Ok(Field::new("redefined".into(), DataType::Boolean)),
        )
        .alias("redefined")
}

/// Whether the clause of `text`, or a clause without figures that leads up to
/// it, or a remark in brackets behind it, says that the way of counting changed. In 统计口径调整，受理120件，满意率98%
/// that is 120件; 98% stands behind another figure.
fn says_redefined(sentence: &str, text: &str) -> bool {
    if !MEASURES.iter().any(|measure| sentence.contains(measure)) {
        return false;
    }
    let at = sentence.find(text).unwrap_or(0);
    let mut clauses = sentence.split_inclusive(BREAKS).peekable();
    let mut end = 0;
    let mut led_up = false;
    let mut remarks = false;
    while let Some(clause) = clauses.next() {
        end += clause.len();
        let says = clause_says(clause);
        if at < end {
            let remark =
                clause.ends_with(OPENING) && clauses.peek().is_some_and(|c| clause_says(c));
            return says || led_up || remark;
        }
        let has_figure = clause.bytes().any(|byte| byte.is_ascii_digit());
        led_up = ((says && !remarks) || led_up) && !has_figure && !clause.ends_with(CLOSING);
        remarks = has_figure && clause.ends_with(OPENING);
    }
    false
}

fn clause_says(clause: &str) -> bool {
    MEASURES.iter().any(|measure| clause.contains(measure))
        && CHANGED.iter().any(|word| clause.contains(word))
        && !UNCHANGED.iter().any(|word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::says_redefined;

    #[test]
    fn a_changed_count_marks_the_figure_it_leads_up_to() {
        let sentence =
            "热线合并后，受理量统计口径相应调整，全年受理来电41200件，同口径增长9%，满意率98.1%。";
        assert!(says_redefined(sentence, "41200件"));
        assert!(!says_redefined(sentence, "9%"));
        assert!(!says_redefined(sentence, "98.1%"));
    }

    #[test]
    fn a_new_count_in_the_clause_itself_marks_it() {
        assert!(says_redefined("按新口径统计受理案件85件。", "85件"));
        let remark = "办结案件85件（统计范围有变化），调解成功率97%。";
        assert!(says_redefined(remark, "85件"));
        assert!(!says_redefined(remark, "97%"));
    }

    /// 可比口径 says that the counts were made comparable.
    #[test]
    fn comparable_counts_are_no_redefinition() {
        assert!(!says_redefined(
            "财政收入完成17亿元，按可比口径调整后增长13%。",
            "13%"
        ));
        assert!(!says_redefined("全口径税收调整为12亿元。", "12亿元"));
        assert!(!says_redefined("结构调整压减产能3万吨。", "3万吨"));
    }
}
