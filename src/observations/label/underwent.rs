//! What was done to the things counted, or what became of them: it tells which
//! they are where their noun alone does not.

use super::super::lexicon::{LEXICON, Role, Word};
use super::super::tidy;
use super::after::{LONG_AFTER, noun_after};
use super::{has_noun, nominal, says};

/// Those a deed is done to: 对9家单位开展实地督察 → 实地督察单位.
pub(super) fn treated(text: &str, before: &[Word], after: &[Word]) -> Option<String> {
    let open = before
        .iter()
        .rfind(|w| !matches!(w.role, Role::Mark | Role::Scope))?;
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
    let short = (2..=LONG_DEED).contains(&tidy::count(deed)) && tidy::count(&whom) >= 2;
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
    let at = after
        .iter()
        .position(|w| matches!(says(text, w), "被" | "达到"))?;
    // 43个村达到创建标准: it is called so by the standard.
    let standard = says(text, &after[at]) == "达到"
        && after
            .last()
            .is_some_and(|w| says(text, w).ends_with("标准"));
    let rest = after.get(at + 1..)?;
    let named = rest
        .first()
        .is_some_and(|w| CALLING.contains(&says(text, w)));
    let award = standard || says(text, &after[at]) == "被" && named;
    let (who, rest) = (&after[..at], if standard { &after[at..] } else { rest });
    let nouns = who
        .iter()
        .all(|w| matches!(w.role, Role::Noun | Role::And | Role::Mark));
    let (who, mut what) = (tidy::phrase(text, who), tidy::phrase(text, rest));
    if standard {
        what.insert_str(0, "达到");
    }
    let short = (1..=WHO).contains(&tidy::count(&who)) && tidy::count(&what) <= LONG_AFTER;
    // 评为模范集体和模范个人的集体: which of them, the names tell.
    let among = what.contains(&who) && what.contains(['和', '、']);
    (award && nouns && short).then(|| match what.ends_with(&who) {
        _ if among => format!("{who}{what}"),
        true => what,
        false => format!("{what}{who}"),
    })
}

/// 7个社区实现法律顾问全覆盖 → 法律顾问全覆盖社区: they are told by what covers them.
pub(super) fn covered(text: &str, after: &[Word]) -> Option<String> {
    let at = after
        .iter()
        .position(|w| matches!(says(text, w), "实现" | "达到"))?;
    let whole = |w: &Word| matches!(w.role, Role::Noun | Role::And | Role::Mark | Role::Drop);
    let named = after[..at].iter().all(whole);
    let who = tidy::phrase(text, &after[..at]);
    let what = tidy::phrase(text, &after[at + 1..]);
    let thing = what.strip_suffix("全覆盖")?;
    let short = (2..=LONG_DEED).contains(&tidy::count(&who))
        && (2..=LONG_DEED).contains(&tidy::count(thing));
    (named && short).then(|| format!("{what}{who}"))
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
