//! The classes of words that rules ask for. The name of a field is the name of
//! the class in the column `classes` of `datasets/lexicon.csv`; a class that
//! stands here and not there, or there and not here, is refused when the table
//! is read. What a class is for is told here.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::cues::Words;

/// What a word has of others: `class=value+value`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Relation(BTreeMap<String, Vec<String>>);

impl Relation {
    /// The one value of a word.
    pub(crate) fn of(&self, word: &str) -> Option<&str> {
        self.0.get(word)?.first().map(String::as_str)
    }

    /// The words and their values.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[String])> + Clone {
        self.0
            .iter()
            .map(|(word, values)| (word.as_str(), values.as_slice()))
    }

    /// Whether a word has any.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.0.contains_key(word)
    }

    /// The words.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Words that tell years, each with a number: how many they are, or how many
/// years back. The longest stand first.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(try_from = "BTreeMap<String, Vec<String>>")]
pub(crate) struct Years(Vec<(String, i32)>);

impl TryFrom<BTreeMap<String, Vec<String>>> for Years {
    type Error = String;

    fn try_from(words: BTreeMap<String, Vec<String>>) -> Result<Self, Self::Error> {
        let year = |(word, values): (String, Vec<String>)| match values.as_slice() {
            [number] => match number.parse() {
                Ok(number) => Ok((word, number)),
                Err(_) => Err(format!("{word} has {number}, which is no number")),
            },
            _ => Err(format!("{word} has {} numbers", values.len())),
        };
        let mut years: Vec<(String, i32)> =
            words.into_iter().map(year).collect::<Result<_, _>>()?;
        years.sort_by_key(|(word, _)| std::cmp::Reverse(word.chars().count()));
        Ok(Self(years))
    }
}

impl std::ops::Deref for Years {
    type Target = [(String, i32)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// The classes that name figures.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Classes {
    // What alone names no row.
    /// 占比, 罚没金额: properties, which need the thing they are of.
    pub property: FxHashSet<String>,
    /// 案件, 事项: classes of things, as bare as a property.
    pub thing_class: FxHashSet<String>,
    /// Classes that are said in full where they are first named (行政执法案卷, then 案卷).
    pub specific_class: FxHashSet<String>,
    /// Classes that the last item of a list names for all (食品、特种设备案件).
    pub list_class: Vec<String>,
    /// What stands between the items of a list and the property they share.
    pub between_list_and_property: Vec<String>,
    /// Nouns too bare to stand for what a figure counts with a unit of their own.
    pub vague: BTreeSet<String>,
    /// Names that end like a property and need no subject.
    pub self_contained: Vec<String>,
    /// Whose a bare noun always is: 办件 → 政务服务.
    pub owner: Relation,
    /// What a deed is done to, where several things stand before it: 整改 → 问题.
    pub done_to: Relation,
    /// What a bare unit counts, where no noun says it (涉及12个领域97项).
    pub counts: Relation,
    /// The property a unit measures, to tell apart two figures of one thing.
    pub measures: Relation,
    /// Compounds that name two things at once: 城乡 → 城镇, 农村.
    pub parts: Relation,

    // Rates and measures.
    /// Endings of rates; short ones belong to a subject said before.
    pub rate_ending: Vec<String>,
    /// Adverbs between the subject of a rate and its verb (事项及时受理率).
    pub rate_adverb: Vec<String>,
    /// What a short rate is of by its own word (空气优良率).
    pub rated_thing: Vec<String>,
    /// Verbs that ask for a rate: they are no part of its name.
    pub requirement: Words,
    /// Last characters of properties of which several are told in one list (能耗、水耗).
    pub measure: Vec<String>,
    /// By what measures of several kinds are told in one list (万元GDP能耗、水耗).
    pub denominator: Vec<String>,
    /// 高于, 快于: they compare a figure with another place; the figure before is
    /// their subject.
    pub comparison: Words,
    /// Directions that make an amount a change although a deed or an object stands
    /// beside (受理投诉减少86件, 减少行政部门5个).
    pub leading_direction: Vec<String>,
    /// Growth that a share cannot have but in points: behind one it is of what was
    /// counted (受理13件，占22%，比上年增加116.7%).
    pub count_growth: Vec<String>,
    /// Comparisons behind which a percentage is a growth without a word for it
    /// (同比-5.6%).
    pub growing_comparison: Vec<String>,
    /// Adjectives behind 比上年 that say more (比上年多23个).
    pub more: Vec<String>,
    /// Adjectives behind 比上年 that say less.
    pub less: Vec<String>,
    /// 优秀, 合格: how well a thing did; what is counted are the things that are.
    pub grade: BTreeSet<String>,

    // Deeds.
    /// Deeds that say only that the thing was done: they open no label.
    pub bare_deed: Words,
    /// Words of reaching that are deeds where a thing follows (突破关键技术102项).
    pub reach_or_deed: FxHashSet<String>,
    /// Deeds that look at a thing: what follows was not done by it.
    pub inspecting: FxHashSet<String>,
    /// How something was found out (经核查属违法用地): no part of what it is.
    pub inspection: FxHashSet<String>,
    /// Deeds that say only that something came in.
    pub receiving: BTreeSet<String>,
    /// Verbs that bring a body to do something (组织9个部门开展培训).
    pub causative: FxHashSet<String>,
    /// Adverbs of a deed: 实际出庭, 判决败诉 name no one who acts.
    pub deed_adverb: FxHashSet<String>,
    /// Verbs that only say how far something reaches (涉及12个领域).
    pub extent: FxHashSet<String>,
    /// How much what was counted is about (涉及金额).
    pub extent_amount: FxHashSet<String>,
    /// Verbs of spending: what the money is for stands after them.
    pub spending: Vec<String>,
    /// What is spent.
    pub currency: FxHashSet<String>,
    /// Ways in which the items of a list of powers are dealt with.
    pub disposal: BTreeSet<String>,
    /// Nouns of how a thing is done or measured, behind 的 after a number
    /// (优化服务8项的方式).
    pub manner: Words,

    // Those who act, and those to whom it is done.
    /// 大厅, 平台: what the next clause did, such a body did.
    pub body: Words,
    /// 部门, 支队: parts of a government, told only where no object is.
    pub government_part: Words,
    /// Those whose deeds in the clauses that follow stay theirs (负责人).
    pub office_holder: Words,
    /// Who of those who hold a post (负责人出庭46次，其中正职25次).
    pub rank: Words,
    /// 常务会议, 中心组.
    pub meeting: Words,
    /// What a meeting does (审议, 学法).
    pub meeting_work: Words,
    /// Those against whom or before whom a case is: what they did is the case's.
    pub case_party: FxHashSet<String>,
    /// Those to whom cases are handed over; nothing that follows is theirs.
    pub recipient: Words,
    /// What a deed of a long subject counts, where the subject is of these.
    pub entity: BTreeSet<String>,
    /// In what they are counted.
    pub entity_unit: FxHashSet<String>,
    /// Bodies that are told by how many are in them (一支16人的执法队).
    pub group: Words,

    // Cases, papers, occasions and works.
    /// What is done in cases (立案, 罚款).
    pub case_deed: BTreeSet<String>,
    /// What says that a thing is a case (检查商铺430家次 is none).
    pub case_sign: Words,
    /// What is written down of a case: an amount is not of it.
    pub paper: Words,
    /// What is cleaned up, by kind.
    pub document: Words,
    /// What becomes of a document that was cleaned up.
    pub document_outcome: FxHashSet<String>,
    /// What people come to (讲座, 活动).
    pub gathering: Words,
    /// What people are brought to (考试): a rate behind it is of it.
    pub occasion: Words,
    /// What a work is called by its end: what the clauses behind it count came of
    /// it (开展“护苗”专项行动，检查门店36家).
    pub work: Words,
    /// What a name in quotation marks is the name of (“证照分离”改革).
    pub campaign: Words,

    // Subjects.
    /// The subject of whatever is received, closed or won in them.
    pub procedure: Vec<String>,
    /// How a procedure is called for short: 复议 → 行政复议.
    pub short_for: Relation,
    /// Fields of work: where only a heading says what is counted, its field does.
    pub field: Vec<String>,
    /// Work of the law that a sentence may be about: what it counts without
    /// saying of what is of this work (开展法治督察，整改到位50个).
    pub legal_work: Vec<String>,
    /// What makes a field the name of a law (行政复议法).
    pub law: Words,
    /// Words of headings that name no subject.
    pub heading_filler: Words,

    // Small lists of one rule.
    /// Joins the items of a list straight before or behind a figure.
    pub list_joiner: Words,
    /// Opens an item of a list between two figures.
    pub item_opener: Words,
    /// Characters that make another word of a 中 before them (中心).
    pub other_middle: Words,
    /// Prepositions before which the noun behind a number has ended.
    pub ending_preposition: FxHashSet<String>,
    /// What opens a bracket that tells what a thing contains.
    pub containing: Words,
    /// What makes the number before it a part of a name (500强, 24小时).
    pub counted_name: Words,
    /// Measures that go with a number taken out of a label.
    pub label_measure: Words,
    /// Bounds that go with them (30户以上).
    pub bound: Words,
    /// How several tiers are summed up (省、市、县三级).
    pub summed_tiers: Vec<String>,
    /// What makes another body of an area's name (澜溪县政府).
    pub area_body: Words,
    /// Verbs of reaching that also open a clause of their own.
    pub attaining: FxHashSet<String>,
    /// Verbs of taking part.
    pub joining_in: FxHashSet<String>,
    /// Verbs of bringing a work forward.
    pub furthering: Words,
    /// What the examples of a list are of (食品、药品等领域).
    pub example_field: Words,
    /// Nouns of the manner of a deed.
    pub deed_manner: FxHashSet<String>,
    /// What a value that is passed is called (跨过两个万亿元台阶).
    pub step: Words,
    /// One-character adverbs that end a noun; others stand inside names too.
    pub noun_ending_adverb: FxHashSet<String>,
    /// Particles behind which the noun has ended.
    pub passive: FxHashSet<String>,
    /// Verbs of calling someone something.
    pub calling: FxHashSet<String>,
    /// What a deed that is done bit by bit is counted in.
    pub batch_unit: FxHashSet<String>,
    /// Verbs of carrying a deed out, which is named behind them.
    pub carrying_out: FxHashSet<String>,
    /// Verbs of getting what is named behind them (得到有效解决).
    pub obtaining: FxHashSet<String>,
    /// What repetitions are counted in.
    pub times_unit: FxHashSet<String>,
    /// Verbs of reaching a state.
    pub reaching: FxHashSet<String>,
    /// Light verbs behind which the thing did something (事项实现网办).
    pub doing: FxHashSet<String>,
    /// That things are there, and no deed, in the place of a verb (实有).
    pub existing: FxHashSet<String>,
    /// That the things are there (在册), and no deed.
    pub in_being: Words,
    /// What opens a measure told by the head (人均): it is no thing.
    pub mean: Words,
    /// What files and documents are counted in.
    pub file_unit: FxHashSet<String>,
    /// Words that open the total of what was counted before.
    pub total: FxHashSet<String>,
    /// Tiers by which things of one kind are counted apart (省级).
    pub tier: Vec<String>,
    /// Words before an attribute that say nothing of it (可在线办理的).
    pub modal: Words,
    /// What people are counted in.
    pub people_unit: FxHashSet<String>,
    /// What people do who take part in what was counted before.
    pub partaking: Vec<String>,
    /// What a deed may be listed in (免罚清单).
    pub deed_list: Words,
    /// What is asked of a work (年度任务).
    pub task: Vec<String>,
    /// What a change itself is called (增速).
    pub growth: Vec<String>,
    /// What a share is called (占比).
    pub share_word: FxHashSet<String>,
    /// Ends the whole of a share (占全市比重).
    pub share_ending: Vec<String>,
    /// Opens what a deed was done through (通过“直通车”平台).
    pub means: FxHashSet<String>,
    /// What makes a noun of a list a field of work.
    pub list_field: Vec<String>,
    /// Last characters of the names of grades and kinds.
    pub grade_mark: Vec<String>,
}

/// Words that tell the time of a figure: the classes `period.*`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PeriodWords {
    /// In the clause: a total in existence.
    pub stock: Words,
    /// Behind a number: what a network that stands there is built of
    /// (以3个中心为龙头、12个工作站为依托的服务网络).
    pub stock_parts: Words,
    /// Before a sentence: what it tells stood at that day.
    pub up_to: Words,
    /// In the clause, where no verb of doing governs it: a thing that exists.
    pub stock_things: Words,
    /// 总量 of things is a stock, of letters or money a sum of the year.
    pub stock_totals: Words,
    /// The units of those things.
    pub stock_total_units: Vec<String>,
    /// People who hold a post or a card: their number is a stock where no verb
    /// governs it.
    pub posts: Words,
    /// In what they are counted.
    pub post_units: Vec<String>,
    /// To take people into a post: they hold it then (聘请法律顾问2名).
    pub hiring: Words,
    /// Bodies that are there: behind their number, what they did.
    pub institutions: Words,
    /// Things on a list, counted as they stand where nothing was done to them.
    pub standing: Words,
    /// In what they are counted.
    pub standing_units: Vec<String>,
    /// Lists of them: what was kept on one stands there (保留行政权力事项984项).
    pub lists: Words,
    /// Unless they are those that can be done in some way.
    pub standing_unless: Words,
    /// Things that come up in a year, whatever their unit.
    pub events: Words,
    /// Units of what happens: counts of several years, whatever stands before them.
    pub event_units: Vec<String>,
    /// Growing to a value is of the year.
    pub grows: Words,
    /// Verbs that also stand inside a name (生态文明建设示范区) and then govern
    /// nothing.
    pub nominal: FxHashSet<String>,
    /// The year reported on, in the middle of a review of several.
    pub this_year: Words,
    /// They undo the word above: a total of the year.
    pub year_total: Words,
    /// Things that exist rather than happen; without a verb before them their
    /// count is a stock.
    pub entity_units: Vec<String>,
    /// What is said of the end of the year stands there, where no verb of doing
    /// governs it.
    pub year_end: Words,
    /// Words for an earlier year, and how many years back it is.
    pub earlier: Years,
    /// Between a date and its value: of the same time or day of it.
    pub same_time: Vec<String>,
    /// Words between a date and its value.
    pub value_leads: Vec<String>,
    /// Behind the numbers of years: how many they are (2023、2024两年).
    pub several: Vec<String>,
    /// The last years up to that of the report, and how many they are: one for
    /// each figure of a list as long.
    pub last_years: Years,
    /// In the clause: a total of several years.
    pub span: Words,
    /// Opens a sentence on several years.
    pub span_opening: Words,
    /// 以来 behind one of these is of the year itself; so is one behind its number.
    pub recent: Vec<String>,
    /// 以来 before one of these says how rare something is, not when it was
    /// (新世纪以来最好).
    pub record: Words,
    /// Opens a sentence on the year.
    pub year_opening: Words,
    /// In the clause: a value yet to be reached.
    pub target: Words,
    /// A paragraph that opens with one of these sets aims, wherever it stands.
    pub years_ahead: Words,
    /// A bound that one of these sets is yet to be kept (明确培训时长不低于40学时).
    pub demand: Words,
    /// Headings over aims.
    pub target_heading: Words,
    /// Headings that look back although they name a later year.
    pub review_heading: Words,
}
