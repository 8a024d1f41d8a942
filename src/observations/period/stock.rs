//! Totals in existence: what is there rather than happens.

use super::super::lexicon::{PeriodWords, Role, Word};
use super::{Setting, years};

/// Words before a number of what there is.
const ONLY: [&str; 3] = ["仅有", "只有", "仅"];

/// Words that make it the number of one of them, no total.
const SOME: [&str; 3] = ["个别", "部分", "少数"];

/// What is done to things that are in force.
const TREATED: [&str; 3] = ["清理", "评估", "审查"];

/// A total in existence: the words say so, or it is a thing that no verb of
/// doing governs. Most figures are none: what is cheap to ask is asked first.
pub(super) fn stock(s: &Setting, p: &PeriodWords) -> bool {
    // 截至2022年底，累计核发许可证1035张，登记排污单位8764家.
    let opening = s.opening();
    let up_to = p.up_to.begins(opening);
    let of_the_year = || {
        p.year_total.within(s.lead)
            || p.year_total.within(s.sentence_before)
            || !up_to && years(opening).any(|y| y == s.year) && s.lead.contains("累计")
    };
    !s.lead.contains('每') && stands(s, p, up_to) && !of_the_year()
}

fn stands(s: &Setting, p: &PeriodWords, up_to: bool) -> bool {
    // 对现行有效的134件文件进行清理: what was done to them is of the year.
    let treated = TREATED
        .iter()
        .any(|t| s.lead.contains(t) || s.after.contains(t));
    if treated && s.lead.contains("现行有效") {
        return false;
    }
    let adds = s.lead.contains("新增") && !s.lead.contains("累计");
    let reaches_back = up_to && !p.this_year.within(s.sentence_before);
    if (p.stock.within(s.lead) || reaches_back) && !adds || s.inherits_stock {
        return true;
    }
    // 以3个中心为龙头、12个工作站为依托: parts of what stands there.
    if p.stock_parts.within(s.after) {
        return true;
    }
    let doing = super::super::head::governs(s.text, s.before);
    if (p.stock_things.within(s.lead) || p.year_end.begins(s.lead)) && !doing {
        return true;
    }
    let unit = |units: &[String]| units.iter().any(|u| u == s.unit);
    let total = unit(&p.stock_total_units) && p.stock_totals.within(s.lead);
    // 执法人员增至547人: as many there are then; 由480人增加到547人 tells of the year.
    let first = s.before.first().and_then(|w| s.text.get(w.span.clone()));
    let from = matches!(first, Some("由" | "从"));
    let post = unit(&p.post_units) && p.posts.within(s.lead) && !from;
    let held = post && (!doing || p.hiring.within(s.lead));
    // 行政许可事项130项: as many stand on the list.
    let says = |w: &Word| s.text.get(w.span.clone()).unwrap_or("");
    let noun = s.before.iter().rfind(|w| {
        !matches!(w.role, Role::Drop | Role::Mark) && !matches!(says(w), "为" | "是" | "达" | "有")
    });
    let noun = noun.map_or("", says);
    // 保留的许可事项为312项: a deed before 的 tells which, not what was done.
    let reached = s.before.last().is_some_and(|w| w.role == Role::Reach);
    let which = reached && s.before.iter().any(|w| w.role == Role::Of);
    let listed = unit(&p.standing_units);
    let standing = listed
        && p.standing.ends(noun)
        && (!s.governed || which)
        && !p.standing_unless.within(s.lead)
        && !p.standing_unless.begins(s.after);
    let until = s.sentence_before.trim_start();
    let until = until.starts_with("截至") || until.starts_with("截止");
    // 全市{1268个}人民调解委员会排查纠纷2.7万件: those who act are there.
    let acts = (s.followed || s.then_listed)
        && s.before
            .iter()
            .all(|w| matches!(w.role, Role::Scope | Role::Drop | Role::Prep));
    let all = s.before.iter().any(|w| w.role == Role::Scope) || s.then_listed;
    let there = acts
        && (all && p.posts.begins(s.after) && unit(&p.post_units)
            || p.institutions.begins(s.after) && unit(&p.entity_units));
    // 仅有5名审核人员: so many there are.
    let last = s.before.iter().rfind(|w| w.role != Role::Mark);
    let last = last.map_or("", says);
    let some = || SOME.iter().any(|w| s.lead.contains(w));
    let posts = || s.after.is_empty() || p.posts.within(s.after);
    let only = ONLY.contains(&last) && unit(&p.stock_total_units) && !some() && posts();
    // 保留行政权力事项984项: on the list, not done.
    let kept = listed && s.lead.contains("保留") && p.lists.within(s.lead);
    if there || only || kept || standing && which {
        return true;
    }
    if held || (total || until || standing) && !doing {
        return true;
    }
    let named = s.before.iter().any(|w| w.role == Role::Noun);
    let entity = named || matches!(s.unit, "家" | "户" | "所" | "座");
    if !entity || p.events.within(s.lead) {
        return false;
    }
    let counted = s.after.is_empty() && p.entity_units.iter().any(|u| u == s.unit);
    counted && !doing && (reached || !s.governed)
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::periods;
    use crate::observations::Period;

    #[test]
    fn a_running_total_is_a_stock_unless_of_the_year() {
        assert_eq!(periods("累计培养明白人{612名}。"), [Period::Stock]);
        assert_eq!(periods("全年累计化解债务{12亿元}。"), [Period::Year]);
        assert_eq!(periods("现有人民调解员{86名}。"), [Period::Stock]);
    }

    #[test]
    fn a_thing_that_exists_is_a_stock_a_thing_done_is_not() {
        assert_eq!(periods("高速公路通车里程{900公里}。"), [Period::Stock]);
        assert_eq!(periods("新建农村公路{90公里}。"), [Period::Year]);
        assert_eq!(periods("县域医共体达到{14个}。"), [Period::Stock]);
        assert_eq!(
            periods("县政府常务会议研究法治议题{18个}。"),
            [Period::Year]
        );
    }

    #[test]
    fn those_who_hold_a_post_are_there() {
        assert_eq!(
            periods("全县持证执法人员{935人}，培训执法人员{312人}。"),
            [Period::Stock, Period::Year]
        );
        assert_eq!(
            periods("截至年底，政务服务事项共{983项}。"),
            [Period::Stock]
        );
    }

    #[test]
    fn those_taken_into_a_post_hold_it_however_many_they_became() {
        assert_eq!(
            periods("聘请法律顾问{2名}，专职人民调解员增至{71名}。"),
            [Period::Stock, Period::Stock]
        );
        assert_eq!(
            periods("全市有效发明专利{26件}，年末财政结余{5元}。"),
            [Period::Stock, Period::Stock]
        );
    }

    #[test]
    fn a_sum_of_letters_is_of_the_year_a_sum_of_firms_is_there() {
        assert_eq!(periods("信访总量{987件次}。"), [Period::Year]);
        assert_eq!(periods("经营主体总量{8万户}。"), [Period::Stock]);
        assert_eq!(periods("反馈问题{74个}。"), [Period::Year]);
    }

    #[test]
    fn items_on_a_list_stand_there() {
        assert_eq!(
            periods("县级行政许可事项{298项}，网上可办事项{260项}，取消证明事项{31项}。"),
            [Period::Stock, Period::Year, Period::Year]
        );
    }

    #[test]
    fn those_who_act_are_there() {
        assert_eq!(
            periods("全县{68个}人民调解委员会调解纠纷{900件}。"),
            [Period::Stock, Period::Year]
        );
    }

    #[test]
    fn so_few_as_there_are_is_a_stock_but_not_of_one_part() {
        assert_eq!(periods("法制审核人员仅有{2名}。"), [Period::Stock]);
        assert_eq!(periods("个别乡镇仅有{2名}审核人员。"), [Period::Year]);
    }

    #[test]
    fn what_was_kept_stands_on_the_list() {
        assert_eq!(
            periods("县级保留的行政许可事项为{212项}。"),
            [Period::Stock]
        );
    }

    #[test]
    fn what_a_list_keeps_stands_on_it() {
        assert_eq!(
            periods("公布权责清单，保留行政权力事项{984项}，保留行政许可事项{245项}。"),
            [Period::Stock, Period::Stock]
        );
        assert_eq!(
            periods("全县{31个}行政执法主体、{876名}行政执法人员信息全部公示。"),
            [Period::Stock, Period::Stock]
        );
    }

    #[test]
    fn parts_of_a_network_are_there() {
        assert_eq!(
            periods(
                "形成以县中心为龙头、{12个}乡镇工作站为依托、{160个}村工作室为支撑的服务网络。"
            ),
            [Period::Stock, Period::Stock]
        );
        assert_eq!(periods("全镇下辖{11个}行政村。"), [Period::Stock]);
        assert_eq!(periods("开展信用评价，参评企业{864户}。"), [Period::Year]);
    }

    #[test]
    fn a_deed_in_the_list_of_a_stock_is_of_the_year() {
        assert_eq!(
            periods("实验室集聚科研人员{110人}、实施科研项目{88项}。")[1],
            Period::Year
        );
    }

    #[test]
    fn what_is_in_force_and_cleaned_up_is_of_the_year() {
        assert_eq!(
            periods("对现行有效的{134件}规范性文件进行清理。"),
            [Period::Year]
        );
    }
}
