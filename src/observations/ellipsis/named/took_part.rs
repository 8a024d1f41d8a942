//! 法治讲座18期，2300名干部参加: people of what the figure before counted.

use super::super::super::clause::Joint;
use super::super::super::discourse::FIGURES;
use super::super::super::label::{self, count};
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::{retag, subject};
use super::{Apply, Name, OwnWords};
use crate::lexicon::{LEXICON, Role, Word};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "took_part",
    apply,
    examples: &[
        fires(
            "举办法治讲座{18期}，发放资料{2万份}，{2300名}干部参加。",
            2,
            "参加法治讲座干部",
        ),
        fires(
            "举办法治专题培训班，培训干部{612人次}。",
            0,
            "法治专题培训班培训干部",
        ),
        fires(
            "组织执法资格考试{4期}，{109人}参加考试。",
            1,
            "参加执法资格考试人员",
        ),
        fires(
            "组织{9个}单位开展岗前培训，共计{600人}参加。",
            1,
            "岗前培训参加人数",
        ),
        leaves("开展法治讲座{2场}，旁听庭审{1场}。", 1, "旁听庭审"),
    ],
};

/// Most characters of people who are told by what they took part in.
const PEOPLE: usize = 6;

/// Most characters of an activity that those who took part are told by.
const ACTIVITY: usize = 20;

fn apply(own: &OwnWords) -> Option<Name> {
    trained(own).or_else(|| partook(own)).map(Name::whole)
}

fn counts_people(own: &OwnWords) -> bool {
    LEXICON.classes.people_unit.contains(own.scene.c.unit())
}

/// 举办法治培训班，培训干部600人次: the course was told, not counted.
fn trained(own: &OwnWords) -> Option<String> {
    let c = own.scene.c;
    let people = own.name().strip_prefix("培训")?;
    if !counts_people(own) || c.run.joint != Joint::Clause || count(people) > PEOPLE {
        return None;
    }
    let told = gathering(c.said(c.run.sentence.start)).filter(|t| t.contains("培训"))?;
    Some(label::join(&told, own.name()))
}

fn partook(own: &OwnWords) -> Option<String> {
    let name = own.name();
    let (d, c) = (own.scene.d, own.scene.c);
    let verbs = &LEXICON.classes.partaking;
    // 1090人参加考试: the people are not named, nor which it was.
    let unnamed = |v: &&String| {
        let what = name.strip_prefix(v.as_str()).unwrap_or("");
        count(what) <= 2 && LEXICON.classes.gathering.ends(what)
    };
    let unnamed = verbs.iter().find(unnamed).filter(|_| counts_people(own));
    let (verb, people) = match unnamed {
        Some(verb) => (verb, "人员"),
        None => {
            let verb = verbs.iter().find(|v| name.ends_with(v.as_str()))?;
            (verb, name.strip_suffix(verb.as_str())?)
        }
    };
    if own.core().only_verbs && counts_people(own) && verb == name {
        // 开展岗前培训，约600人参加: the activity was told, not counted.
        let told = gathering(c.said(c.run.sentence.start))?;
        return Some(format!("{told}{name}人数"));
    }
    let held = |amount: &&String| LEXICON.classes.gathering.ends(amount);
    let held = d.amounts.iter().rev().take(FIGURES).find(held)?;
    let short = (2..=PEOPLE).contains(&count(people));
    short.then(|| format!("{verb}{}{people}", subject::thing(held)))
}

/// What the clause before a figure says that people came to, without its verb.
fn gathering(said: &str) -> Option<String> {
    let clauses = said.trim_end_matches(['，', ',', '：', ':', '、']);
    let clause = clauses.rsplit(['，', ',', '：', ':', '；']).next()?;
    if !LEXICON.classes.gathering.ends(clause) {
        return None;
    }
    let words = retag::cut(clause, 0..clause.len());
    let holds = |w: &Word| {
        matches!(w.role, Role::Verb | Role::Light | Role::Scope)
            && !LEXICON.period.nominal.contains(w.said(clause))
    };
    let held = words.iter().rposition(holds);
    let name = label::phrase(clause, &words[held.map_or(0, |i| i + 1)..]);
    (3..=ACTIVITY).contains(&count(&name)).then_some(name)
}
