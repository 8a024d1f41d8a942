//! What a word does by the words beside it: the last pass of the cut.

use super::{Lexicon, Role, Word, is_mark};

/// Most words between 以 and 为 in an attribute.
const NEAR: usize = 6;

impl Lexicon {
    pub(super) fn settle(&self, text: &str, words: &mut Vec<Word>) {
        let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
        // 新创建示范村: 新 goes with any deed.
        for i in (1..words.len()).rev() {
            let (new, deed) = (&words[i - 1], &words[i]);
            let alone = new.role == Role::Noun && says(new) == "新";
            if alone && deed.role == Role::Verb && new.span.end == deed.span.start {
                words[i].span.start = words[i - 1].span.start;
                words.remove(i - 1);
            }
        }
        for i in 1..words.len() {
            // 突破关键技术102项: a thing is reached, not a value.
            let thing = words[i].role == Role::Noun;
            let reaches = &words[i - 1];
            if thing && reaches.role == Role::Reach && self.deeds.contains(says(reaches)) {
                words[i - 1].role = Role::Verb;
            }
        }
        whole_attribute(text, words);
        self.found(text, words);
        after_an_event(text, words);
        aside(text, words);
        contents(text, words);
        everybody(text, words);
    }

    /// 经核查属违法用地: how it was found out is no part of what it is.
    fn found(&self, text: &str, words: &mut [Word]) {
        let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
        let Some(at) = words.iter().position(|w| w.role != Role::Mark) else {
            return;
        };
        if words[at].role != Role::Noun || says(&words[at]) != "经" {
            return;
        }
        let rest = &words[at + 1..];
        let looked = |w: &&Word| self.attribute.inspections.contains(says(w));
        let how = rest.iter().take_while(looked).count();
        // 经审核的文件: it is told by it.
        let told = rest.get(how).is_none_or(|w| w.role == Role::Of);
        if told || how == 0 {
            return;
        }
        for w in &mut words[at..=at + how] {
            w.role = Role::Time;
        }
        let found = &mut words[at + how + 1];
        let said = text.get(found.span.clone()).unwrap_or("");
        if found.role == Role::Noun && said == "属" {
            found.role = Role::Time;
        } else if found.role == Role::Noun && said.starts_with('属') && said.chars().count() > 2 {
            found.span.start += '属'.len_utf8();
        }
    }
}

/// Most characters of an attribute that stays in a name.
const SHORT: usize = 10;

/// 以A为B的诉讼案件: the attribute is one word, whatever words it holds.
fn whole_attribute(text: &str, words: &mut Vec<Word>) {
    let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
    let Some(from) = words.iter().position(|w| says(w) == "以") else {
        return;
    };
    let near = |w: &Word| matches!(w.role, Role::Noun | Role::Verb | Role::And | Role::Scope);
    let between = words[from + 1..].iter().take_while(|w| near(w)).count();
    let copula = from + 1 + between;
    if between == 0 || between > NEAR || words.get(copula).is_none_or(|w| says(w) != "为") {
        return;
    }
    let what = words[copula + 1..]
        .iter()
        .take_while(|w| matches!(w.role, Role::Noun | Role::Verb))
        .count();
    let of = copula + 1 + what;
    let thing = words.get(of + 1).is_some_and(|w| w.role == Role::Noun);
    if what == 0 || what > NEAR || !thing || words[of].role != Role::Of {
        return;
    }
    words[from].span.end = words[of].span.end;
    words[from].role = match says(&words[from]).chars().count() <= SHORT {
        true => Role::Noun,
        // Too long to tell: the thing is named without it.
        false => Role::Scope,
    };
    words.drain(from + 1..=of);
}

/// 改革后减少机构: when it was is no part of what it is.
fn after_an_event(text: &str, words: &mut [Word]) {
    let Some(at) = words.iter().position(|w| w.role != Role::Mark) else {
        return;
    };
    let event = &words[at];
    let said = text.get(event.span.clone()).unwrap_or("");
    let size = said.chars().count();
    let then = words.get(at + 1).is_some_and(|w| {
        matches!(
            w.role,
            Role::Drop | Role::Verb | Role::Light | Role::Fall | Role::Rise | Role::Cut
        )
    });
    if event.role == Role::Noun && (3..=6).contains(&size) && said.ends_with('后') && then {
        words[at].role = Role::Time;
    }
}

/// （下同）实现生产总值: what a bracket that opens a clause holds is said aside.
fn aside(text: &str, words: &mut [Word]) {
    let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
    let open = words
        .first()
        .is_some_and(|w| says(w).starts_with(['（', '(']));
    let closes = |w: &Word| says(w).ends_with(['）', ')']) && says(w).chars().all(is_mark);
    let close = words.iter().position(closes);
    let Some(close) = close.filter(|c| open && c + 1 < words.len()) else {
        return;
    };
    for w in &mut words[..=close] {
        w.role = Role::Mark;
    }
}

/// 案卷（包含许可案卷）: what a thing contains is no part of its name.
fn contents(text: &str, words: &mut [Word]) {
    let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
    let mut at = 0;
    while let Some(open) = words[at..]
        .iter()
        .position(|w| says(w).ends_with(['（', '(']))
    {
        let open = at + open;
        let rest = &words[open + 1..];
        let Some(close) = rest.iter().position(|w| says(w).starts_with(['）', ')'])) else {
            return;
        };
        let close = open + 1 + close;
        let said = text.get(words[open].span.end..words[close].span.start);
        if said.is_some_and(|s| CONTAINING.iter().any(|c| s.starts_with(c))) {
            for w in &mut words[open..=close] {
                w.role = Role::Mark;
            }
        }
        at = close + 1;
    }
}

/// What opens a bracket that tells what a thing contains.
const CONTAINING: [&str; 7] = ["含", "不含", "包含", "包括", "其中", "以下简称", "下同"];

/// 区政府及各部门、各街道办理案件: where all of them did it, no one is told.
fn everybody(text: &str, words: &mut [Word]) {
    let says = |w: &Word| text.get(w.span.clone()).unwrap_or("");
    let Some(deed) = words.iter().position(|w| w.role == Role::Verb) else {
        return;
    };
    let doers = &words[..deed];
    let all = doers
        .windows(2)
        .any(|w| w[0].role == Role::And && says(&w[1]).starts_with('各'));
    let listed = doers.iter().all(|w| {
        matches!(
            w.role,
            Role::Noun | Role::And | Role::Each | Role::Drop | Role::Time | Role::Scope
        )
    });
    let object = words[deed + 1..].iter().any(|w| w.role == Role::Noun);
    if all && listed && object {
        for w in &mut words[..deed] {
            w.role = Role::Scope;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::labels;

    #[test]
    fn an_attribute_with_a_copula_is_one_word() {
        assert_eq!(
            labels("办理{12宗}以县政府为被告的行政诉讼案件。"),
            ["办理以县政府为被告的行政诉讼案件"]
        );
        assert_eq!(
            labels("审结以镇政府为被申请人的行政复议案件{8件}。"),
            ["审结以镇政府为被申请人的行政复议案件"]
        );
    }

    #[test]
    fn how_it_was_found_out_is_no_part_of_it() {
        assert_eq!(
            labels("下发疑似图斑{46个}，经核实属违法占地{7宗}。")[1],
            "违法占地"
        );
    }

    #[test]
    fn when_it_was_is_no_part_of_it() {
        assert_eq!(labels("机构改革后共保留执法主体{32家}。"), ["保留执法主体"]);
    }

    #[test]
    fn what_is_said_aside_opens_no_label() {
        assert_eq!(
            labels("初步统计（下同）实现零售总额{52亿元}。"),
            ["实现零售总额"]
        );
    }

    #[test]
    fn what_a_thing_contains_is_no_part_of_it() {
        assert_eq!(
            labels("抽查执法案卷（包含许可、处罚案卷）{120宗}。"),
            ["抽查执法案卷"]
        );
    }

    #[test]
    fn where_all_did_it_no_one_is_told() {
        assert_eq!(
            labels("县政府及各部门、各乡镇办理政府合同{64份}。"),
            ["办理政府合同"]
        );
    }

    #[test]
    fn a_gerund_is_no_part_of_a_word() {
        assert_eq!(labels("开展{5次}全程跟进行动。"), ["全程跟进行动"]);
    }
}
