//! Who did it: the one whose deeds the clauses tell, and those who only stand
//! near them.

use super::super::clause::Joint;
use super::super::head::Core;
use super::super::retag;
use super::super::{label, subject};
use super::{Clause, FIGURES, Naming};
use crate::lexicon::{LEXICON, Role};

impl Naming {
    /// 检查商铺1430家次，立案查处86件: the shops did not do it, and are not what
    /// is counted.
    pub(super) fn aside(&self, core: &Core, unit: &str, base: &str) -> bool {
        let a = &LEXICON.classes;
        if a.case_deed.contains(&core.name) {
            // 下达处罚决定87份，罚款86万元: a paper is not what was fined.
            // 查处案件46起，行政拘留12人: people are counted, no cases.
            let people = LEXICON.period.post_units.iter().any(|u| u == unit)
                && !core.name.starts_with("立案");
            let case = a.case_sign.within(base) || subject::procedure(base).is_some();
            return people || !case || a.paper.ends(base);
        }
        let counts = a.entity_unit.iter().any(|u| u == unit);
        let money = LEXICON.classes.currency.contains(unit);
        self.checked && !counts && (core.only_verbs || money)
    }

    /// What a deed is of where nothing before it was done: the body that acts,
    /// or the field of the heading.
    pub(super) fn acting(&self) -> String {
        match self.body.is_empty() {
            true => self.heading.clone().unwrap_or_default(),
            false => self.body.clone(),
        }
    }

    /// 调解中心受理案件240件，成功化解52件: a bare class says less than the body.
    pub(super) fn by_body(&self, core: &Core, base: &str) -> Option<String> {
        let bare = label::thing_class(base)
            .is_some_and(|class| base.ends_with(&format!("受理{class}")) || base == class);
        let ours = core.only_verbs && bare && !self.body.is_empty() && !self.inside;
        ours.then(|| label::join(&self.body, &core.name))
    }

    /// 法治讲座18期，2300名干部参加: of the lectures.
    pub(super) fn took_part(&self, c: &Clause, core: &Core) -> Option<String> {
        let name = core.name.as_str();
        let bare = |v: &&&str| {
            let what = name.strip_prefix(**v).unwrap_or("");
            label::count(what) <= 2 && LEXICON.classes.gathering.ends(what)
        };
        let counted = c.units.first().is_some_and(|u| PEOPLE_UNITS.contains(u));
        if let Some(people) = name.strip_prefix("培训").filter(|_| counted)
            && c.run.joint == Joint::Clause
            && label::count(people) <= PEOPLE
        {
            // 举办法治培训班，培训干部600人次: the course was told, not counted.
            let told = gathering(c.said(c.run.sentence.start));
            if let Some(told) = told.filter(|t| t.contains("培训")) {
                return Some(label::join(&told, name));
            }
        }
        // 1090人参加考试: the people are not named, nor which it was.
        let (verb, people) = match PARTAKING.iter().find(bare).filter(|_| counted) {
            Some(verb) => (verb, "人员"),
            None => {
                let verb = PARTAKING.iter().find(|v| name.ends_with(**v))?;
                (verb, name.strip_suffix(verb)?)
            }
        };
        if core.only_verbs && counted && PARTAKING.contains(&name) {
            // 开展岗前培训，约600人参加: the activity was told, not counted.
            let told = gathering(c.said(c.run.sentence.start))?;
            return Some(format!("{told}{name}人数"));
        }
        let gathering = |level: &&String| LEXICON.classes.gathering.ends(level);
        let gathering = self.levels.iter().rev().take(FIGURES).find(gathering)?;
        let short = (2..=PEOPLE).contains(&label::count(people));
        short.then(|| format!("{verb}{}{people}", subject::thing(gathering)))
    }

    /// 常务会议研究议题18个，开展会前学法7次: the meeting's.
    pub(super) fn at_a_meeting(&self, c: &Clause, core: &Core) -> Option<String> {
        let a = &LEXICON.classes;
        if self.agent.is_empty() || !a.meeting.ends(&self.agent) {
            return None;
        }
        let work = a.meeting_work.within(&core.name) && core.verb != "举办";
        let first = label::trim(c.before).first()?;
        let silent =
            matches!(first.role, Role::Verb | Role::Light) || core.name.starts_with("会前");
        (work && silent && label::count(&core.name) <= 10)
            .then(|| label::join(&self.agent, &core.name))
    }
}

/// What people are counted in.
const PEOPLE_UNITS: [&str; 3] = ["人", "名", "人次"];

/// Most characters of an activity that those who took part are told by.
const ACTIVITY: usize = 20;

/// What the clause before a figure says that people came to, without its verb.
fn gathering(said: &str) -> Option<String> {
    let clauses = said.trim_end_matches(['，', ',', '：', ':', '、']);
    let clause = clauses.rsplit(['，', ',', '：', ':', '；']).next()?;
    if !LEXICON.classes.gathering.ends(clause) {
        return None;
    }
    let words = retag::cut(clause, 0..clause.len());
    let held = words.iter().rposition(|w| {
        let said = clause.get(w.span.clone()).unwrap_or("");
        matches!(w.role, Role::Verb | Role::Light | Role::Scope)
            && !LEXICON.period.nominal.contains(said)
    });
    let name = label::phrase(clause, &words[held.map_or(0, |i| i + 1)..]);
    (3..=ACTIVITY)
        .contains(&label::count(&name))
        .then_some(name)
}

/// What people do who take part in what was counted before.
const PARTAKING: [&str; 4] = ["参加", "参与", "参训", "旁听"];

/// Most characters of people who are told by what they took part in.
const PEOPLE: usize = 6;

/// Whether a name is a subject and what it did, with no object (法院结案).
pub(in super::super) fn acts(name: &str) -> bool {
    doer(name).is_some()
}

/// Who did it, in a name that is a subject and what it did.
pub(super) fn doer(name: &str) -> Option<String> {
    let words = retag::cut(name, 0..name.len());
    let verb = words.iter().position(|w| w.role == Role::Verb)?;
    let who = name.get(..words.get(verb)?.span.start)?;
    (verb > 0 && verb + 1 == words.len()).then(|| who.to_owned())
}

/// The body that a name begins with, where it says what the body did:
/// 政务大厅接待群众.
pub(super) fn body(name: &str) -> Option<String> {
    let words = retag::cut(name, 0..name.len());
    let verb = words.iter().position(|w| w.role == Role::Verb)?;
    let who = name.get(..words.get(verb)?.span.start)?;
    (verb > 0 && LEXICON.classes.body.ends(who)).then(|| who.to_owned())
}

/// One whose deeds in the clauses that follow stay theirs: to the end of
/// 负责人, 常务会议 in a name.
pub(super) fn actor(name: &str) -> Option<String> {
    let a = &LEXICON.classes;
    let at = a
        .office_holder
        .last_end(name)
        .or_else(|| a.meeting.last_end(name))?;
    (at < name.len()).then(|| name[..at].to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::labels;

    #[test]
    fn who_should_appear_is_who_appeared() {
        assert_eq!(
            labels("部门负责人应当出庭{23件}，实际出庭{22件}，出庭应诉率{96%}。")[1..],
            ["部门负责人实际出庭", "部门负责人出庭应诉率"]
        );
    }

    #[test]
    fn what_a_party_did_is_of_the_case() {
        assert_eq!(
            labels("办理一审行政应诉案件{63件}，法院审结{42件}，行政机关败诉{3件}。")[1..],
            ["一审行政应诉案件审结", "一审行政应诉案件败诉"]
        );
    }

    #[test]
    fn a_meeting_does_what_follows() {
        assert_eq!(
            labels("县政府常务会议研究法治议题{18个}，开展会前学法{7次}。")[1],
            "县政府常务会议开展会前学法"
        );
    }

    #[test]
    fn what_was_only_looked_at_did_nothing() {
        assert_eq!(
            labels("检查沿街商铺{430家次}，立案查处{36件}，罚款{11万元}。")[1..],
            ["立案查处", "罚款"]
        );
        assert_eq!(
            labels("检查沿街商铺{430家次}，约谈{36家}。")[1],
            "沿街商铺约谈"
        );
    }

    #[test]
    fn those_who_were_handed_the_cases_are_no_subject() {
        assert_eq!(
            labels("移送公安机关{23件}。从案件类型看，食品类占{4%}。")[1],
            "食品类占比"
        );
    }

    #[test]
    fn an_amount_is_of_no_paper() {
        assert_eq!(labels("下达处罚决定{87份}，罚款{86万元}。")[1], "罚款");
    }

    #[test]
    fn those_who_took_part_are_of_what_was_held() {
        assert_eq!(
            labels("举办法治讲座{18期}，发放资料{2万份}，{2300名}干部参加。")[2],
            "参加法治讲座干部"
        );
    }

    #[test]
    fn fines_are_of_no_shops() {
        assert_eq!(labels("处罚渣土车{64辆}，罚款{21万元}。")[1], "罚款");
        assert_eq!(
            labels("查处违法案件{64件}，罚款{21万元}。")[1],
            "违法案件罚款"
        );
    }

    #[test]
    fn what_a_body_did_is_of_the_body() {
        assert_eq!(
            labels("行政争议调解中心受理案件{240件}，成功化解{52件}。")[1],
            "行政争议调解中心成功化解"
        );
        assert_eq!(
            labels("建成“直通车”平台，入驻企业{160家}，受理诉求{43件}。"),
            ["“直通车”平台入驻企业", "“直通车”平台受理诉求"]
        );
    }

    #[test]
    fn the_deed_of_a_body_governs_the_items_that_follow() {
        assert_eq!(
            labels("交警部门查处酒驾{386起}、醉驾{74起}。")[1],
            "查处醉驾"
        );
    }

    #[test]
    fn people_without_a_name_took_part_in_what_was_held() {
        assert_eq!(
            labels("组织执法资格考试{4期}，{109人}参加考试。")[1],
            "参加执法资格考试人员"
        );
    }

    #[test]
    fn people_held_are_no_cases() {
        assert_eq!(labels("查处案件{46起}，行政拘留{12人}。")[1], "行政拘留");
    }

    #[test]
    fn those_who_came_are_of_the_activity_told() {
        assert_eq!(
            labels("组织{9个}单位开展岗前培训，共计{600人}参加。")[1],
            "岗前培训参加人数"
        );
    }

    #[test]
    fn what_was_watched_is_no_one() {
        assert_eq!(labels("开展法治讲座{2场}，旁听庭审{1场}。")[1], "旁听庭审");
    }
}
