//! The words behind a number: where the noun ends, and what the things counted
//! did or can do.

use super::super::lexicon::{LEXICON, Role, Word};
use super::super::tidy;
use super::{has_noun, nominal, says};

/// Longest text after a number that is taken whole, in characters.
const LONG_AFTER: usize = 24;

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
            Role::Prep => says(text, w) == "向" || says(text, w).starts_with('因'),
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

/// Those a deed is done to: 对9家单位开展实地督察 → 实地督察单位.
pub(super) fn treated(text: &str, before: &[Word], after: &[Word]) -> Option<String> {
    let open = before.iter().rfind(|w| w.role != Role::Mark)?;
    let to = open.role == Role::Prep && says(text, open) == "对";
    // 对往年印发的9件文件进行清理.
    let first = before.iter().find(|w| w.role != Role::Mark)?;
    let told = open.role == Role::Of && says(text, first) == "对";
    let to = to || told;
    let light = |w: &Word| matches!(says(text, w), "开展" | "进行" | "实施");
    let at = after.iter().position(|w| {
        // 对情节轻微的9家企业不予处罚.
        light(w) || told && w.role == Role::Verb && !nominal(text, w)
    })?;
    let whom = tidy::phrase(text, &after[..at]);
    let deed = tidy::phrase(text, &after[at + usize::from(light(&after[at]))..]);
    let deed = deed.strip_suffix("工作").unwrap_or(&deed);
    let short = (2..=LONG_DEED).contains(&tidy::count(&deed)) && tidy::count(&whom) >= 2;
    (to && short).then(|| format!("{deed}{whom}"))
}

/// Longest deed that stands before those it is done to, in characters.
const LONG_DEED: usize = 10;

/// Those who were brought to do something, by what they did: 组织9个执法部门开展
/// 岗前培训 → 开展岗前培训执法部门.
pub(super) fn brought(text: &str, before: &[Word], after: &[Word]) -> Option<String> {
    let a = &LEXICON.attribute;
    let cause = before
        .iter()
        .rfind(|w| !matches!(w.role, Role::Scope | Role::Mark))?;
    let at = after.iter().position(|w| w.role == Role::Verb)?;
    let who = tidy::phrase(text, &after[..at]);
    let who = LEXICON
        .vague
        .iter()
        .find_map(|v| who.strip_prefix(v.as_str()))
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&who);
    let entity = a.entities.iter().any(|e| who.ends_with(e.as_str()));
    let what = tidy::phrase(text, &after[at..]);
    let told = (4..=LONG_AFTER + 4).contains(&tidy::count(&what)) && has_noun(&after[at..]);
    (a.causing.contains(says(text, cause)) && entity && told).then(|| format!("{what}{who}"))
}

/// Those to whom something happened for a reason, by what it was: 2家企业因违规
/// 用工，被列入重点监管名单 → 列入重点监管名单企业.
pub(super) fn befell(text: &str, after: &[Word], beyond: &[Word]) -> Option<String> {
    let why = after
        .iter()
        .position(|w| w.role == Role::Prep && says(text, w).starts_with('因'))?;
    let who = tidy::phrase(text, &after[..why]);
    let what = beyond
        .first()
        .filter(|w| w.role == Role::Verb || says(text, w) == "被")
        .map(|_| tidy::phrase(text, beyond))?;
    let short = (2..=LONG_AFTER).contains(&tidy::count(&what));
    (short && tidy::count(&who) >= 2).then(|| format!("{what}{who}"))
}

/// Those who were called something, by what they were called: 3名调解员被评为
/// “调解能手” → 评为“调解能手”调解员.
pub(super) fn called(text: &str, after: &[Word]) -> Option<String> {
    let at = after.iter().position(|w| says(text, w) == "被")?;
    let (who, rest) = (&after[..at], after.get(at + 1..)?);
    let award = rest.first().is_some_and(|w| CALLING.contains(&says(text, w)));
    let nouns = who.iter().all(|w| matches!(w.role, Role::Noun | Role::And));
    let (who, what) = (tidy::phrase(text, who), tidy::phrase(text, rest));
    let short = (1..=WHO).contains(&tidy::count(&who)) && tidy::count(&what) <= LONG_AFTER;
    (award && nouns && short).then(|| match what.ends_with(&who) {
        true => what,
        false => format!("{what}{who}"),
    })
}

/// Most characters of those who are told by what they were called.
const WHO: usize = 6;

/// Verbs of calling someone something.
const CALLING: [&str; 5] = ["评为", "命名", "认定", "授予", "列入"];

/// What a share of the things came to: 98%的诉求得到有效解决 → 诉求有效解决.
pub(super) fn came_to(text: &str, after: &[Word]) -> Option<String> {
    let (of, rest) = after.split_first()?;
    let at = rest.iter().position(|w| w.role == Role::Reach)?;
    let got = matches!(says(text, &rest[at]), "得到" | "取得" | "达成");
    let thing = tidy::phrase(text, &rest[..at]);
    let end = tidy::phrase(text, &rest[at + 1..]);
    let short = tidy::count(&thing) >= 2 && (2..=LONG_DEED).contains(&tidy::count(&end));
    (of.role == Role::Of && got && short).then(|| format!("{thing}{end}"))
}

/// What was done so often: 党委会议先后4次研究部署示范创建工作.
pub(super) fn times(text: &str, a: super::Around, own: &[Word]) -> Option<String> {
    // 连续3次获评优秀 is a rank.
    let does =
        |w: &Word| w.role == Role::Verb && !nominal(text, w) && !says(text, w).starts_with('获');
    let often = matches!(a.unit, "次" | "轮") && a.after.first().is_some_and(does);
    if !often || a.followed || own.iter().any(does) {
        return None;
    }
    let all = tidy::phrase(text, noun_after(text, a.after, false));
    let deed = a.after.iter().take_while(|w| w.role == Role::Verb);
    let to = deed.last().map_or(0, |w| w.span.end);
    let from = a.after.first()?.span.start;
    match tidy::count(&all) <= LONG_DEED + 4 {
        true => Some(all),
        false => text.get(from..to).map(str::to_owned),
    }
}

/// The things counted and the work on them, without what stands between:
/// 完成9个部门的执法主体的公告工作 → 部门执法主体公告.
pub(super) fn work_on(text: &str, after: &[Word]) -> Option<String> {
    let of = after.iter().position(|w| w.role == Role::Of)?;
    let last = after.iter().rposition(|w| w.role == Role::Of)?;
    let counted = after[..of].iter().all(|w| w.role == Role::Noun);
    let work = tidy::phrase(text, &after[last + 1..]);
    let work = work.strip_suffix("工作")?;
    let thing = tidy::phrase(text, &after[..of]);
    let what = tidy::phrase(text, after.get(of + 1..last).unwrap_or(&[]));
    let short = tidy::count(&thing) + tidy::count(&what) <= LONG_AFTER;
    (counted && short && tidy::count(work) >= 2).then(|| format!("{thing}{what}{work}"))
}

/// A deed that a share of the things underwent: 100%办结投诉举报 → 投诉举报办结率.
pub(super) fn underwent(text: &str, after: &[Word]) -> Option<String> {
    let (deed, thing) = after.split_first()?;
    let rate = format!("{}率", says(text, deed));
    let known = LEXICON.cut(&rate, 0..rate.len()).len() == 1;
    let object = thing.first().is_some_and(|w| w.role == Role::Noun);
    let thing = tidy::phrase(text, noun_after(text, thing, true));
    let short = (2..=LONG_AFTER).contains(&tidy::count(&thing));
    (deed.role == Role::Verb && known && object && short).then(|| format!("{thing}{rate}"))
}

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
