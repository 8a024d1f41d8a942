//! What a clause itself calls its figure: the words before the number, the
//! noun after it, or both, by the verbs among them.

mod after;
mod attribute;
mod before;
mod money;

use super::lexicon::{LEXICON, Role, Word};
use super::tidy;
use after::{
    able, attending, befell, brought, called, came_to, noun_after, reached, selected,
    those_who_act, times, treated, turned, underwent, work_on,
};
pub(super) use attribute::{attribute, class, dependent, property};
pub(super) use before::without_adverbial;
use before::{by_manner, enumerates, last_deed, opens, verbs, without_examples};
use money::spent;

/// A name made from one clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Core {
    /// The label so far.
    pub name: String,
    /// The verb that governs it, for the items of a list that follow.
    pub verb: String,
    /// Whether only verbs name it (审结55件).
    pub only_verbs: bool,
    /// How it was made.
    pub rule: &'static str,
}

/// A word as it stands in the text.
fn says<'t>(text: &'t str, word: &Word) -> &'t str {
    text.get(word.span.clone()).unwrap_or("")
}

fn has_noun(words: &[Word]) -> bool {
    words.iter().any(|w| {
        matches!(
            w.role,
            Role::Noun | Role::Cut | Role::Part | Role::Rise | Role::Fall
        )
    })
}

fn nominal(text: &str, word: &Word) -> bool {
    LEXICON.period.nominal.contains(says(text, word))
}

/// Whether a verb of doing stands among the words: one that opens them, or one
/// that cannot be part of a name.
pub(super) fn governs(text: &str, words: &[Word]) -> bool {
    let own = tidy::trim(words);
    // 劳动监察机构检查单位: behind the one who did it, a verb is a deed.
    let done = |i: usize| acts_by(says(text, &own[i - 1]));
    own.iter()
        .enumerate()
        .any(|(i, w)| w.role == Role::Verb && (i == 0 || !nominal(text, w) || done(i)))
}

/// Whether a noun is one who acts for a government (某部门, 某中心).
fn acts_by(noun: &str) -> bool {
    let a = &LEXICON.attribute;
    a.doers.ends(noun) || a.bodies.ends(noun)
}

/// The words around a figure, as [`core`] reads them.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The report's text.
    pub text: &'a str,
    /// Words before the number.
    pub before: &'a [Word],
    /// Words after it.
    pub after: &'a [Word],
    /// Words after the figure that follows in the same clause.
    pub beyond: &'a [Word],
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: &'a str,
    /// Whether it is a rate or ratio.
    pub ratio: bool,
    /// Whether it opens its sentence.
    pub opens: bool,
    /// Whether another figure follows in the same clause.
    pub followed: bool,
}

/// What the words before a number end in.
fn open_role(text: &str, before: &[Word]) -> Option<Role> {
    let last = before.iter().rfind(|w| w.role != Role::Mark)?;
    (!says(text, last).is_empty()).then_some(last.role)
}

/// 推进要点确定的44项任务落地: what was furthered, without what became of it.
fn without_result<'w>(text: &str, own: &[Word], behind: &'w [Word]) -> &'w [Word] {
    let first = own.first().map_or("", |w| says(text, w));
    match behind.split_last() {
        Some((result, things))
            if FURTHERING.iter().any(|f| first.ends_with(f))
                && result.role == Role::Verb
                && !nominal(text, result)
                && things.last().is_some_and(|w| w.role == Role::Noun) =>
        {
            things
        }
        _ => behind,
    }
}

/// Verbs of bringing a work forward.
const FURTHERING: [&str; 3] = ["推进", "推动", "促进"];

/// Names a figure by its clause.
pub(super) fn core(a: Around) -> Core {
    let text = a.text;
    let money = LEXICON.money.units.iter().any(|u| u == a.unit);
    let able = able(text, a.after);
    let behind = able.unwrap_or_else(|| noun_after(text, a.after, false));
    let more = has_noun(behind);
    if let Some(name) = reached(text, a.after).filter(|_| tidy::trim(a.before).is_empty()) {
        return Core {
            name,
            rule: "what the things after the number reached",
            ..Core::default()
        };
    }
    if let Some(name) = treated(text, a.before, a.after) {
        return Core {
            name,
            rule: "those a deed is done to",
            ..Core::default()
        };
    }
    let people = LEXICON.period.post_units.iter().any(|u| u == a.unit);
    if let Some(name) = brought(text, a.before, a.after).filter(|_| !a.followed && !people) {
        return Core {
            name,
            rule: "those who were brought to do something",
            ..Core::default()
        };
    }
    let alone = tidy::trim(a.before).is_empty();
    if let Some(name) = befell(text, a.after, a.beyond).filter(|_| alone) {
        return Core {
            name,
            rule: "those to whom something happened",
            ..Core::default()
        };
    }
    let of = open_role(text, a.before) == Some(Role::Of);
    if let Some(name) = called(text, a.after).filter(|_| !a.followed && (alone || of)) {
        return Core {
            name,
            rule: "those who were called something",
            ..Core::default()
        };
    }
    let share = || came_to(text, a.after).or_else(|| underwent(text, a.after));
    if let Some(name) = (a.ratio && alone).then(share).flatten() {
        return Core {
            name,
            rule: "what a share of the things came to",
            ..Core::default()
        };
    }
    let open = a
        .before
        .iter()
        .rev()
        .find(|w| w.role != Role::Mark)
        .map(|w| w.role);
    let last = last_deed(text, without_adverbial(a.before, more));
    let mut words = without_examples(text, last, more, money);
    let listed = more && enumerates(&words, a.value);
    if listed {
        // 启用智慧城管、智慧社区2个应用: the number counts the names before it.
        words.truncate(words.iter().take_while(|w| opens(w)).count());
    }
    if open == Some(Role::And) {
        let keep = words
            .iter()
            .take_while(|w| {
                matches!(
                    w.role,
                    Role::Verb | Role::Light | Role::Drop | Role::Time | Role::Scope
                )
            })
            .count();
        words.truncate(keep);
    }
    if let Some(deed) = selected(text, a.after) {
        // 抽取案卷260卷进行评查: what was done with what was picked out.
        let nouns = words.iter().position(|w| w.role == Role::Noun);
        if let Some(nouns) = nouns {
            words.splice(..nouns, deed.iter().cloned());
        }
    }
    let own = tidy::trim(&words);
    if let Some(core) = by_manner(text, own) {
        return core;
    }
    let verb = verbs(text, own);
    let name = tidy::phrase(text, own);
    let noun = has_noun(own);

    if money && let Some(core) = spent(a, &name, noun) {
        return core;
    }
    if name.is_empty() || (!noun && verb.is_empty() && more) {
        let turned = if a.followed {
            those_who_act(text, a.after).or_else(|| turned(text, behind))
        } else {
            None
        };
        let turned = turned.or_else(|| attending(text, a.after));
        // 十个领域提出76项任务: the deed is told of what the next figure counts.
        let behind = match able.is_none() && a.followed {
            true => noun_after(text, a.after, true),
            false => behind,
        };
        let core = Core {
            name: turned.unwrap_or_else(|| tidy::phrase(text, behind)),
            verb,
            only_verbs: !more || able.is_some(),
            rule: "noun after the number",
        };
        return if core.name.is_empty() {
            Core { name, ..core }
        } else {
            core
        };
    }
    if !noun {
        let object = if a.ratio {
            String::new()
        } else {
            work_on(text, behind).unwrap_or_else(|| tidy::phrase(text, behind))
        };
        let only_verbs = object.is_empty();
        return Core {
            name: format!("{name}{object}"),
            verb,
            only_verbs,
            rule: "verb and the noun after the number",
        };
    }
    let starts_noun = behind.first().is_some_and(|w| w.role == Role::Noun);
    let of_after = a.after.first().is_some_and(|w| w.role == Role::Of);
    let manner = of_after
        && behind
            .first()
            .is_some_and(|w| LEXICON.attribute.manners.begins(says(text, w)));
    let ends_in_verb = own.last().is_some_and(|w| w.role == Role::Verb) && !manner;
    // 占全县9%的增量: too short to do without the noun.
    let short = a.ratio && of_after && tidy::count(&name) <= 4 && more;
    // 开展3次学法活动: what was held is named by a deed.
    let held = ends_in_verb && more && LEXICON.attribute.bare_deeds.ends(&name);
    let wants = short || !money && !a.ratio && (starts_noun || held) && (!of_after || ends_in_verb);
    if let Some(deed) = times(text, a, own) {
        return Core {
            name: format!("{name}{deed}"),
            verb,
            only_verbs: false,
            rule: "how often it was done",
        };
    }
    if wants {
        let behind = if a.followed {
            noun_after(text, a.after, true)
        } else {
            behind
        };
        let object = tidy::phrase(text, without_result(text, own, behind));
        // 高校新增17个博士点、45个硕士点: the deed governs the items that follow.
        let deed = own
            .last()
            .filter(|w| verb.is_empty() && w.role == Role::Verb);
        return Core {
            name: tidy::join(&name, &object),
            verb: deed.map_or(verb, |w| says(text, w).to_owned()),
            only_verbs: false,
            rule: "words on both sides of the number",
        };
    }
    Core {
        name,
        verb,
        only_verbs: false,
        rule: "words before the number",
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked::labels;

    #[test]
    fn verb_and_object_before_the_number() {
        assert_eq!(
            labels("全年共办理法律援助案件{402件}。"),
            ["办理法律援助案件"]
        );
        assert_eq!(labels("向被审计单位提出审计建议{96条}。"), ["提出审计建议"]);
    }

    #[test]
    fn noun_after_the_number() {
        assert_eq!(
            labels("{18名}乡镇主要负责人进行现场述法。"),
            ["乡镇主要负责人现场述法"]
        );
        assert_eq!(labels("建成{35户}绿色保暖房。"), ["建成绿色保暖房"]);
        assert_eq!(
            labels("完成{9条}道路路灯的升级改造。"),
            ["道路路灯升级改造"]
        );
    }

    #[test]
    fn the_one_who_is_counted_stands_last() {
        assert_eq!(
            labels("为{39名}农民工追回工资{38万元}。"),
            ["追回工资农民工", "农民工追回工资"]
        );
    }

    #[test]
    fn money_is_named_by_what_it_bought() {
        assert_eq!(
            labels("投资{1100万元}新建污水管线{2800米}。"),
            ["新建污水管线投资", "新建污水管线"]
        );
        assert_eq!(labels("投资{6亿元}，建成生态园。"), ["建成生态园投资"]);
    }

    #[test]
    fn examples_before_deng_are_left_out() {
        assert_eq!(labels("新建滨江路、振兴路等主干道{6条}。"), ["新建主干道"]);
    }

    #[test]
    fn an_adverb_goes_its_characters_in_a_name_stay() {
        assert_eq!(
            labels("县域医共体共签约居民{3万人}。"),
            ["县域医共体签约居民"]
        );
    }

    #[test]
    fn a_list_of_as_many_names_is_what_the_number_counts() {
        assert_eq!(
            labels("启用智慧城管、智慧社区{2个}应用场景。"),
            ["启用应用场景"]
        );
    }

    #[test]
    fn the_last_of_several_deeds_is_counted() {
        assert_eq!(labels("查处违法案件、作出行政处罚{90件}。"), ["行政处罚"]);
    }

    #[test]
    fn what_was_picked_out_was_picked_out_for_a_deed() {
        assert_eq!(labels("抽取执法案卷{60卷}进行评查。"), ["评查执法案卷"]);
    }

    #[test]
    fn the_examples_of_an_adverbial_hold_no_verb_of_the_clause() {
        assert_eq!(
            labels("就城市更新、站点开发等事项召开听证会{2场}。"),
            ["召开听证会"]
        );
    }

    #[test]
    fn a_slogan_behind_the_noun_is_no_part_of_it() {
        assert_eq!(
            labels("推动{40个}部门自建系统“应接尽接”。"),
            ["部门自建系统"]
        );
        assert_eq!(labels("{118项}事项实现“就近办”。"), ["“就近办”事项"]);
    }

    #[test]
    fn an_amount_without_its_work_is_of_the_next_clause() {
        assert_eq!(
            labels("投资{36万元}，完成{54栋}住宅楼改造。")[0],
            "住宅楼改造投资"
        );
        assert_eq!(
            labels("实施重点项目{76个}，完成投资{58亿元}，占年度计划的{108%}。")[1],
            "重点项目完成投资"
        );
    }

    #[test]
    fn what_is_said_behind_a_pause_is_no_noun() {
        assert_eq!(labels("粮食总产量{93万吨}、创历史新高。"), ["粮食总产量"]);
    }

    #[test]
    fn a_short_noun_is_named_by_what_it_became() {
        assert_eq!(
            labels("{53项}技术和产品实现国产化替代。"),
            ["技术和产品实现国产化替代"]
        );
        assert_eq!(labels("{68个}社区法律顾问实现全覆盖。"), ["社区法律顾问"]);
    }

    #[test]
    fn people_are_named_by_what_they_take_part_in() {
        assert_eq!(
            labels("{52名}机关干部全部参加年度法治知识测试。"),
            ["机关干部参加年度法治知识测试"]
        );
        assert_eq!(labels("{26名}干部参加考试。"), ["参加考试干部"]);
    }

    #[test]
    fn those_a_deed_is_done_to_stand_behind_it() {
        assert_eq!(labels("对{9家}单位开展实地督察。"), ["实地督察单位"]);
    }

    #[test]
    fn a_step_is_a_value() {
        assert_eq!(
            labels("地区生产总值连跨{2个}百亿元台阶，年均增长{5%}。"),
            ["地区生产总值", "地区生产总值增长"]
        );
    }

    #[test]
    fn a_deed_behind_its_doer_governs_the_items_that_follow() {
        assert_eq!(
            labels("全县学校新增{17个}实验室、{45个}图书室。")[1],
            "新增图书室"
        );
    }

    #[test]
    fn so_short_a_class_keeps_its_examples() {
        assert_eq!(
            labels("创作普法微视频、情景剧等作品{40部}。"),
            ["创作普法微视频、情景剧作品"]
        );
    }

    #[test]
    fn whoever_did_it_the_deed_governs_the_items() {
        assert_eq!(
            labels("澜溪铁路发送旅客{45万人次}、货物{50万吨}。")[1],
            "发送货物"
        );
    }

    #[test]
    fn those_who_act_are_counted_without_their_deed() {
        assert_eq!(
            labels("全县{87名}法律顾问参与决策论证{516次}。")[0],
            "法律顾问"
        );
    }

    #[test]
    fn a_place_is_named_by_what_it_put_in_place() {
        assert_eq!(labels("{46个}社区全部落实法律顾问。"), ["社区落实法律顾问"]);
    }

    #[test]
    fn bodies_are_told_by_what_they_were_brought_to_do() {
        assert_eq!(
            labels("组织全县{21个}执法部门开展岗前业务培训。"),
            ["岗前业务培训执法部门"]
        );
    }

    #[test]
    fn what_befell_someone_stands_in_the_next_clause() {
        assert_eq!(
            labels("{2家}企业因违反用工规定，被列入重点监管名单。")[0],
            "列入重点监管名单企业"
        );
    }

    #[test]
    fn a_share_keeps_what_its_things_came_to() {
        assert_eq!(
            labels("全县{98%}的群众诉求得到有效解决。"),
            ["群众诉求有效解决"]
        );
    }

    #[test]
    fn a_share_before_its_deed_is_a_rate() {
        assert_eq!(
            labels("公开投诉渠道，{100%}办结投诉举报。"),
            ["投诉举报办结率"]
        );
    }

    #[test]
    fn how_often_is_told_with_what_was_done() {
        assert_eq!(
            labels("镇党委会议先后{4次}研究部署创建工作。"),
            ["镇党委会议研究部署创建工作"]
        );
    }

    #[test]
    fn those_that_were_worked_on_are_counted() {
        assert_eq!(
            labels("完成{11个}县直执法部门的执法主体的公告工作。"),
            ["县直执法部门执法主体公告"]
        );
    }

    #[test]
    fn things_picked_out_are_told_by_what_was_done_to_them() {
        assert_eq!(
            labels("对往年印发的{99份}规范性文件进行评估清理。"),
            ["评估清理规范性文件"]
        );
    }

    #[test]
    fn what_things_underwent_at_length_is_no_name() {
        assert_eq!(
            labels("对纳入目录的{6项}决策事项和{2项}听证事项进行严格督办落实。")[1],
            "纳入听证事项"
        );
    }

    #[test]
    fn what_is_held_may_be_called_by_a_deed() {
        assert_eq!(labels("中心组开展{3次}学法活动。"), ["中心组开展学法活动"]);
    }

    #[test]
    fn the_manner_behind_a_number_is_no_thing() {
        assert_eq!(
            labels("按照直接取消{2项}、优化准入服务{84项}的方式分类办理。")[1],
            "优化准入服务"
        );
    }

    #[test]
    fn what_was_furthered_is_told_without_its_result() {
        assert_eq!(
            labels("推进要点确定的{44项}任务落地。"),
            ["推进要点确定任务"]
        );
    }

    #[test]
    fn an_award_tells_what_was_awarded() {
        assert_eq!(
            labels("{3个}社区获评“法治示范社区”。"),
            ["社区获评“法治示范社区”"]
        );
    }

    #[test]
    fn fields_are_told_without_the_next_deed() {
        assert_eq!(
            labels("围绕“企业服务”等{10个}重点领域提出{76项}改革任务。")[0],
            "重点领域"
        );
    }

    #[test]
    fn examples_of_fields_leave_the_thing() {
        assert_eq!(
            labels("查处食品、药品、知识产权等领域违法案件{31件}。"),
            ["查处违法案件"]
        );
    }

    #[test]
    fn those_who_were_called_something_are_told_by_it() {
        assert_eq!(labels("{3名}调解员被评为县级“调解能手”。"), ["评为县级“调解能手”调解员"]);
    }

    #[test]
    fn those_a_deed_spares_are_told_by_it() {
        assert_eq!(labels("对情节轻微的{9家}企业依法不予处罚。"), ["不予处罚企业"]);
    }

    #[test]
    fn a_doer_keeps_its_deed_before_examples() {
        assert_eq!(labels("政务窗口办理户外广告、道路挖掘等审批事项{60件}。"), ["政务窗口办理审批事项"]);
    }
}
