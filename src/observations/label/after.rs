//! The words behind a number: where the noun ends, and what the things counted
//! did or can do.

use super::super::lexicon::{LEXICON, Role, Word};
use super::super::tidy;
use super::{has_noun, nominal, says};

/// Longest text after a number that is taken whole, in characters.
pub(super) const LONG_AFTER: usize = 24;

/// The noun phrase at the start of the words after a number, whole where it
/// is short, else to its first verb.
pub(super) fn noun_after<'w>(text: &str, after: &'w [Word], short: bool) -> &'w [Word] {
    let mut after = after;
    // 1993万吨、创历史新高: what follows a pause is said of the number.
    if after.first().is_some_and(|w| says(text, w) == "、") {
        return &[];
    }
    while let Some((w, rest)) = after.split_first() {
        if !matches!(w.role, Role::Of | Role::Etc | Role::Mark | Role::And) {
            break;
        }
        after = rest;
    }
    if after
        .first()
        .is_some_and(|w| matches!(w.role, Role::Reach | Role::Particle | Role::Compare))
    {
        return &[];
    }
    if after
        .last()
        .is_some_and(|w| STEPS.iter().any(|s| says(text, w).ends_with(s)))
    {
        // 跨过两个万亿元台阶: the step is a value, no thing.
        return &[];
    }
    let size: usize = after.iter().map(|w| tidy::count(says(text, w))).sum();
    let to_verb = short || size > LONG_AFTER;
    let mut nouns = 0;
    for (i, w) in after.iter().enumerate() {
        let ends = match w.role {
            Role::Noun => {
                nouns += 1;
                false
            }
            // A和B完成5项: both did, but A和B5项: the next is another thing.
            Role::And => {
                let both = says(text, w) != "、" && acts(text, &after[i..]);
                short && !both || says(text, w) == "与"
            }
            Role::Light if says(text, w) == "实现" => !does(text, &after[..i], &after[i..]),
            Role::Drop => {
                let ends = tidy::count(says(text, w)) > 1 || ADVERBS.contains(&says(text, w));
                ends && !does(text, &after[..i], &after[i..])
            }
            Role::Reach | Role::Compare | Role::Each | Role::Part => true,
            // 12个部门负责人向委员会述法, 3家企业因违规被约谈: to whom and why are
            // no part of who.
            Role::Prep => {
                let said = says(text, w);
                said == "向" || short && said == "对" || said.starts_with('因')
            }
            Role::Particle => {
                let said = says(text, w);
                PASSIVE.contains(&said) || said == "进行" && long(text, &after[i + 1..])
            }
            Role::Verb => to_verb && !nominal(text, w),
            Role::Light => to_verb && says(text, w) != "重点",
            _ => false,
        };
        // 自建系统“应接尽接”: a slogan behind the noun is no part of it.
        let awarded = i > 0 && after[i - 1].role == Role::Verb;
        let slogan =
            i + 1 == after.len() && says(text, w).starts_with('“') && nouns > 1 && !awarded;
        if (ends || slogan) && nouns > 0 {
            let noun = &after[..i];
            // 3个村被认定为示范村: so short a noun says too little.
            return if tidy::count(&tidy::phrase(text, noun)) > 1 {
                noun
            } else {
                after
            };
        }
    }
    after
}

/// What a value that is passed is called.
const STEPS: [&str; 3] = ["台阶", "大关", "关口"];

/// Whether a noun is so short, or what it did so short, that both make the
/// name: 乡镇主要负责人全部完成述法.
fn does(text: &str, noun: &[Word], deed: &[Word]) -> bool {
    let deed = deed
        .iter()
        .position(|w| w.role != Role::Drop)
        .map(|i| &deed[i..]);
    let acts = |w: &Word| w.role == Role::Verb || matches!(says(text, w), "实现" | "落实");
    let Some(deed) = deed.filter(|d| d.first().is_some_and(acts)) else {
        return false;
    };
    let size = |words: &[Word]| {
        words
            .iter()
            .map(|w| tidy::count(says(text, w)))
            .sum::<usize>()
    };
    // 法律顾问实现全覆盖: how far it reaches names no thing.
    let covers = tidy::phrase(text, deed).ends_with("全覆盖");
    let short = if says(text, &deed[0]) == "实现" {
        8
    } else {
        6
    };
    !covers && (size(deed) <= short || size(noun) <= 3 && size(deed) <= 12)
}

/// One-character adverbs that end a noun; others stand inside names too.
const ADVERBS: [&str; 4] = ["均", "已", "都", "也"];

/// Whether a deed stands among the words.
fn acts(text: &str, words: &[Word]) -> bool {
    words.iter().any(|w| match w.role {
        Role::Verb => !nominal(text, w),
        Role::Light => true,
        _ => false,
    })
}

/// Whether what a thing underwent is too long to be its name (事项进行严格督办
/// 落实, but 负责人进行现场述法).
fn long(text: &str, deed: &[Word]) -> bool {
    deed.iter()
        .map(|w| tidy::count(says(text, w)))
        .sum::<usize>()
        > 4
}

/// Particles behind which the noun has ended.
const PASSIVE: [&str; 4] = ["被", "予以", "了", "用于"];

/// Subject first, when a number opens the clause and its noun acts on another
/// (农民工追回工资 → 追回工资农民工).
pub(super) fn turned(text: &str, words: &[Word]) -> Option<String> {
    let at = words
        .iter()
        .position(|w| w.role == Role::Verb && !nominal(text, w))?;
    let (noun, rest) = words.split_at_checked(at)?;
    if !has_noun(noun) || !has_noun(rest) {
        return None;
    }
    let mut out = tidy::phrase(text, rest);
    out.push_str(&tidy::phrase(text, noun));
    Some(out)
}

/// People and what they take part in, whatever stands between: 52名机关干部
/// 全部参加法治测试 → 机关干部参加法治测试.
pub(super) fn attending(text: &str, after: &[Word]) -> Option<String> {
    let at = after
        .iter()
        .position(|w| w.role == Role::Verb && ATTENDING.contains(&says(text, w)))?;
    let (people, rest) = after.split_at_checked(at)?;
    let people = tidy::phrase(text, people);
    let rest = tidy::phrase(text, rest);
    let named = tidy::count(&people) >= 2 && tidy::count(&rest) <= LONG_AFTER;
    let occasion = LEXICON.attribute.occasions.ends(&rest);
    // An occasion without a name of its own tells which people, not the reverse.
    let bare = tidy::count(&rest) <= BARE;
    (named && occasion).then(|| match bare {
        true => format!("{rest}{people}"),
        false => format!("{people}{rest}"),
    })
}

/// Most characters of an occasion without a name, its verb counted: 参加考试.
const BARE: usize = 4;

/// Verbs of taking part.
const ATTENDING: [&str; 3] = ["参加", "接受", "参与"];

/// Those who hold a post or are a body, and act on what the next figure counts:
/// 87名法律顾问参与论证516次 → 法律顾问.
pub(super) fn those_who_act(text: &str, after: &[Word]) -> Option<String> {
    let p = &LEXICON.period;
    let nouns = after.iter().take_while(|w| w.role == Role::Noun).count();
    (1..=nouns).find_map(|to| {
        let noun = tidy::phrase(text, after.get(..to)?);
        (p.posts.ends(&noun) || p.institutions.ends(&noun)).then_some(noun)
    })
}

/// 118项事项实现“就近办” → “就近办”事项: a bare class by what it reached.
pub(super) fn reached(text: &str, after: &[Word]) -> Option<String> {
    let at = after.iter().position(|w| says(text, w) == "实现")?;
    let class = tidy::phrase(text, &after[..at]);
    let name = tidy::phrase(text, &after[at + 1..]);
    let bare = LEXICON.attribute.classes.contains(&class);
    (bare && name.starts_with('“')).then(|| format!("{name}{class}"))
}

/// What can be done with the things counted (1852项可在线办理; 1421项实现全程
/// 网办): it names no thing itself.
pub(super) fn able<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    let said = says(text, first);
    if said == "实现" {
        return Some(rest);
    }
    let modal = said.starts_with('可') && first.role == Role::Noun;
    let place = rest.first().is_some_and(|w| w.role == Role::Prep);
    (modal && said == "可").then(|| if place { &rest[rest.len() - 1..] } else { rest })
}

/// The deed behind a number that was picked out for it (260卷进行评查).
pub(super) fn selected<'w>(text: &str, after: &'w [Word]) -> Option<&'w [Word]> {
    let (first, rest) = after.split_first()?;
    let does = matches!(says(text, first), "进行" | "开展");
    let verbs = !rest.is_empty() && rest.iter().all(|w| w.role == Role::Verb);
    (does && verbs).then_some(rest)
}
