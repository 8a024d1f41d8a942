//! Where nothing before the number names it, the noun behind it does.

use super::super::label::count;
use super::super::rule::{Rule, fires, leaves};
use super::govern::{has_noun, nominal};
use super::noun_after::{LONG_AFTER, noun_after};
use super::{Apply, Core, View};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "noun_behind",
    apply,
    examples: &[
        fires("{9个}单位开展自查。", 0, "单位开展自查"),
        fires(
            "{52名}机关干部全部参加法治测试。",
            0,
            "机关干部参加法治测试",
        ),
        fires("{8名}农民工追回工资{5万元}。", 0, "追回工资农民工"),
        leaves("检查单位{9个}。", 0, "检查单位"),
    ],
};

fn apply(v: &View) -> Option<Core> {
    if !v.name.is_empty() && (v.noun || !v.verb.is_empty() || !v.more) {
        return None;
    }
    let c = v.c;
    let acting = || those_who_act(v).or_else(|| turned(v));
    let turned = if c.run.followed { acting() } else { None };
    // 十个领域提出76项任务: the deed is told of what the next figure counts.
    let behind = match !v.able && c.run.followed {
        true => noun_after(c.text, c.after, true),
        false => v.behind,
    };
    let named = turned.or_else(|| attending(v));
    let name = named.unwrap_or_else(|| v.phrase(behind));
    Some(Core {
        name: if name.is_empty() {
            v.name.clone()
        } else {
            name
        },
        verb: v.verb.clone(),
        only_verbs: !v.more || v.able,
        ..Core::default()
    })
}

/// Subject first, when a number opens the clause and its noun acts on another
/// (农民工追回工资 → 追回工资农民工).
fn turned(v: &View) -> Option<String> {
    let deed = |w: &Word| w.role == Role::Verb && !nominal(v.c.text, w);
    let at = v.behind.iter().position(deed)?;
    let (noun, rest) = v.behind.split_at_checked(at)?;
    let both = has_noun(noun) && has_noun(rest);
    both.then(|| format!("{}{}", v.phrase(rest), v.phrase(noun)))
}

/// People and what they take part in, whatever stands between: 52名机关干部
/// 全部参加法治测试 → 机关干部参加法治测试.
fn attending(v: &View) -> Option<String> {
    let joins = |w: &Word| LEXICON.classes.joining_in.contains(v.says(w));
    let joins = |w: &Word| w.role == Role::Verb && joins(w);
    let at = v.c.after.iter().position(joins)?;
    let (people, rest) = v.c.after.split_at_checked(at)?;
    let people = v.phrase(people);
    let rest = v.phrase(rest);
    let named = count(&people) >= 2 && count(&rest) <= LONG_AFTER;
    let occasion = LEXICON.classes.occasion.ends(&rest);
    // An occasion without a name of its own tells which people, not the reverse.
    let bare = count(&rest) <= BARE;
    (named && occasion).then(|| match bare {
        true => format!("{rest}{people}"),
        false => format!("{people}{rest}"),
    })
}

/// Most characters of an occasion without a name, its verb counted: 参加考试.
const BARE: usize = 4;

/// Those who hold a post or are a body, and act on what the next figure counts:
/// 87名法律顾问参与论证516次 → 法律顾问.
fn those_who_act(v: &View) -> Option<String> {
    let after = v.c.after;
    let nouns = after.iter().take_while(|w| w.role == Role::Noun).count();
    (1..=nouns).find_map(|to| {
        let noun = v.phrase(after.get(..to)?);
        let period = &LEXICON.period;
        (period.posts.ends(&noun) || period.institutions.ends(&noun)).then_some(noun)
    })
}
