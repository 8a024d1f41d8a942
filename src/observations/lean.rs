//! A dependent name and the subject it leans on, put together: 受理 + 行政复议,
//! 重点领域 + 行政处罚案件, 成功率 + 人民调解.

use super::label::{self, Core};
use super::lexicon::LEXICON;
use super::{subject, tidy};

/// What is there to lean on.
pub(super) struct Leaning<'a> {
    /// The nearest subject.
    pub base: String,
    /// The thing counted before it in the sentence.
    pub older: &'a str,
    /// The field the heading names.
    pub heading: Option<&'a str>,
    /// Whether the name is a part of it (其中).
    pub inside: bool,
}

/// A dependent name with the subject it leans on.
pub(super) fn lean(on: Leaning, core: &Core, rate: bool) -> String {
    let mut base = on.base;
    if let Some(heading) = on.heading {
        // 矛盾纠纷 under the heading 人民调解: the procedure is the subject.
        let named = LEXICON.procedures.iter().any(|p| p == heading);
        if named && subject::procedure(&base).is_none() {
            heading.clone_into(&mut base);
        }
    }
    let name = core.name.as_str();
    let stem: String = name.chars().take(2).collect();
    if rate && !on.older.is_empty() && base.contains(&stem) && !on.inside {
        // 优良等次76卷，优良率: the rate is of what was counted before.
        on.older.clone_into(&mut base);
    }
    if on.inside && core.only_verbs && subject::procedure(&base).is_none() {
        // 清理文件，其中修改8件.
        let class = label::class(&base);
        if let Some(class) = class {
            return tidy::join(name, class);
        }
    }
    if on.inside && !rate && !core.only_verbs && !label::attribute(name) {
        // 其中重点领域1502件: the part stands before the whole it is of.
        if tidy::count(&base) > 6 {
            if let Some(class) = label::class(&base) {
                return tidy::join(name, class);
            }
        } else if !base.is_empty() && !name.ends_with(&base) {
            return tidy::join(name, &base);
        }
    }
    if siblings(&base, name) {
        return name.to_owned();
    }
    if label::attribute(name) {
        // 播种面积, then 产量: a property is no property of a property.
        let property = label::property(&base);
        if let Some(rest) = property
            .and_then(|p| base.strip_suffix(p))
            .filter(|r| tidy::count(r) >= 4)
        {
            base = rest.to_owned();
        }
    }
    tidy::join(&base, name)
}

/// Two things of one kind, of which neither is the other's (人要素, 地要素).
fn siblings(a: &str, b: &str) -> bool {
    let tail = |s: &str| s.chars().rev().take(2).collect::<Vec<_>>();
    tidy::count(a) <= 6 && tidy::count(b) <= 6 && tidy::count(b) >= 3 && tail(a) == tail(b)
}
