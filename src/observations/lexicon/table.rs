//! The lists of `datasets/labels.toml`, as they stand there.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::cues::Words;

/// The lists of words, one for each role.
#[derive(Deserialize)]
pub(super) struct Roles {
    pub drop: Vec<String>,
    pub time: Vec<String>,
    pub scope: Vec<String>,
    pub reach: Vec<String>,
    pub deed: Vec<String>,
    pub rise: Vec<String>,
    pub fall: Vec<String>,
    pub cut: Vec<String>,
    pub compare: Vec<String>,
    pub each: Vec<String>,
    pub inside: Vec<String>,
    pub part: Vec<String>,
    pub etc: Vec<String>,
    pub of: Vec<String>,
    pub and: Vec<String>,
    pub particle: Vec<String>,
    pub prep: Vec<String>,
    pub since: Vec<String>,
    pub light: Vec<String>,
    pub verb: Vec<String>,
    pub noun: Vec<String>,
}

/// Verbs of spending and the units they spend.
#[derive(Deserialize)]
pub(in super::super) struct Money {
    /// 投资, 投入.
    pub verbs: Vec<String>,
    /// 元.
    pub units: Vec<String>,
}

/// What alone names no row.
#[derive(Deserialize)]
pub(in super::super) struct Attribute {
    /// 占比, 罚没金额.
    pub words: FxHashSet<String>,
    /// 高于, 快于.
    pub compared: Vec<String>,
    /// 案件, 事项.
    pub classes: FxHashSet<String>,
    /// Endings of rates.
    pub rates: Vec<String>,
    /// Adverbs between the subject of a rate and its verb.
    pub manner: Vec<String>,
    /// 收到, 征集.
    pub receiving: BTreeSet<String>,
    /// 队伍, 团队.
    pub groups: Words,
    /// 讲座, 活动.
    pub gatherings: Words,
    /// 优秀, 合格.
    pub grades: BTreeSet<String>,
    /// What people are brought to.
    pub occasions: Words,
    /// 开展, 完成.
    pub bare_deeds: Words,
    /// 检查, 走访.
    pub checks: BTreeSet<String>,
    /// 立案, 罚款.
    pub case_deeds: BTreeSet<String>,
    /// 案, 违法.
    pub cases: Words,
    /// 决定书, 通知书.
    pub papers: Words,
    /// 公安机关, 司法机关.
    pub recipients: Words,
    /// 取消, 下放.
    pub ways: BTreeSet<String>,
    /// 改革, 行动.
    pub campaigns: Words,
    /// 专项行动, 评查.
    pub works: Words,
    /// 万元GDP.
    pub per: Vec<String>,
    /// 空气, 水质.
    pub rated: Vec<String>,
    /// 明确, 要求.
    pub asking: Words,
    /// 组织, 动员.
    pub causing: BTreeSet<String>,
    /// 方式, 标准.
    pub manners: Words,
    /// 正职, 副职.
    pub ranks: Words,
    /// 耗, 量.
    pub measures: Vec<String>,
    /// 核查, 摸排.
    pub inspections: BTreeSet<String>,
    /// 实际, 直接.
    pub deeds: BTreeSet<String>,
    /// 法院, 行政机关.
    pub parties: BTreeSet<String>,
    /// 负责人.
    pub actors: Words,
    /// 常务会议, 中心组.
    pub meetings: Words,
    /// 学法, 议题.
    pub meeting_work: Words,
    /// 中心, 平台.
    pub bodies: Words,
    /// 部门, 支队.
    pub doers: Words,
    /// 家, 户.
    pub entity_units: Vec<String>,
    /// 企业, 单位.
    pub entities: BTreeSet<String>,
    /// 规范性文件, 政策措施.
    pub documents: Words,
    /// 办件 → 政务服务.
    pub owners: BTreeMap<String, String>,
    /// 修改, 废止.
    pub outcomes: Vec<String>,
    /// 涉及, 覆盖.
    pub extent: Vec<String>,
    /// 多, 高 behind 比上年.
    pub leading: Vec<String>,
    pub count_growth: Vec<String>,
    pub growing: Vec<String>,
    pub more: Vec<String>,
    /// 少, 低 behind 比上年.
    pub less: Vec<String>,
    /// Classes that are said in full where they are first named.
    pub named: Vec<String>,
    /// Names that end like one and need no subject.
    pub whole: Vec<String>,
    /// 整改 → 问题.
    pub affine: BTreeMap<String, Vec<String>>,
    /// What a bare unit counts.
    pub things: BTreeMap<String, String>,
    /// The property a unit measures.
    pub units: BTreeMap<String, String>,
}

#[derive(Deserialize)]
pub(super) struct Fields {
    pub procedures: Vec<String>,
    pub aliases: BTreeMap<String, String>,
    pub topics: Vec<String>,
    pub vague: BTreeSet<String>,
    pub furniture: Words,
    pub words: Vec<String>,
}

/// Words that tell the time of a figure.
#[derive(Deserialize)]
pub(in super::super) struct PeriodWords {
    pub stock: Words,
    pub stock_parts: Words,
    pub up_to: Words,
    pub stock_things: Words,
    pub stock_totals: Words,
    pub stock_total_units: Vec<String>,
    pub posts: Words,
    pub post_units: Vec<String>,
    pub hiring: Words,
    pub institutions: Words,
    pub standing: Words,
    pub standing_units: Vec<String>,
    pub lists: Words,
    pub standing_unless: Words,
    pub events: Words,
    pub event_units: Vec<String>,
    pub grows: Words,
    pub nominal: FxHashSet<String>,
    pub this_year: Words,
    pub year_total: Words,
    pub entity_units: Vec<String>,
    pub year_end: Words,
    /// Words for an earlier year, the longest first, and how many years back.
    pub earlier: Vec<(String, i32)>,
    pub same_time: Vec<String>,
    pub value_leads: Vec<String>,
    /// Words for the last years, and how many they are.
    pub last_years: Vec<(String, i32)>,
    /// Words for several years behind their numbers.
    pub several: Vec<String>,
    pub span: Words,
    pub span_opening: Words,
    pub recent: Vec<String>,
    pub record: Words,
    pub year_opening: Words,
    pub target: Words,
    pub years_ahead: Words,
    pub demand: Words,
    pub target_heading: Words,
    pub review_heading: Words,
}

#[derive(Deserialize)]
pub(super) struct ListWords {
    pub shared: Vec<String>,
    pub classes: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Table {
    pub roles: Roles,
    pub money: Money,
    pub attribute: Attribute,
    pub compound: BTreeMap<String, Vec<String>>,
    pub list: ListWords,
    pub fields: Fields,
    pub period: PeriodWords,
}
