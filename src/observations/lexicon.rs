//! The words around a figure: the table of `datasets/labels.toml`, and the cut
//! of a clause into [`Word`]s by it. Everything else in this stage reads roles,
//! not words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::cues::Words;

/// What a word does in its clause. The lists stand in `datasets/labels.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Anything the table does not know: nouns, mostly.
    Noun,
    /// Names what was counted or done.
    Verb,
    /// Says only that work was done.
    Light,
    /// Adverbs and connectives.
    Drop,
    /// A time of the whole report, a date.
    Time,
    /// 全市, 我县.
    Scope,
    /// The number that follows is the value itself (达到, 提高到).
    Reach,
    /// The number that follows is a growth.
    Rise,
    /// The number that follows is a fall.
    Fall,
    /// A cut against a norm (压缩).
    Cut,
    /// 同比, 比上年.
    Compare,
    /// 分别.
    Each,
    /// 其中, 包括.
    Inside,
    /// 占.
    Part,
    /// 等 after a list of examples.
    Etc,
    /// 的.
    Of,
    /// 和, 、.
    And,
    /// Small words before an object (对, 为).
    Particle,
    /// Opens an adverbial (围绕, 向).
    Prep,
    /// The clause proper begins behind it (以来).
    Since,
    /// Punctuation and marks.
    Mark,
}

/// A word of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// What it does.
    pub role: Role,
    /// Bytes of the report's text.
    pub span: Range<usize>,
}

#[derive(Deserialize)]
struct Roles {
    drop: Vec<String>,
    time: Vec<String>,
    scope: Vec<String>,
    reach: Vec<String>,
    rise: Vec<String>,
    fall: Vec<String>,
    cut: Vec<String>,
    compare: Vec<String>,
    each: Vec<String>,
    inside: Vec<String>,
    part: Vec<String>,
    etc: Vec<String>,
    of: Vec<String>,
    and: Vec<String>,
    particle: Vec<String>,
    prep: Vec<String>,
    since: Vec<String>,
    light: Vec<String>,
    verb: Vec<String>,
    noun: Vec<String>,
}

/// Verbs of spending and the units they spend.
#[derive(Deserialize)]
pub(super) struct Money {
    /// 投资, 投入.
    pub verbs: Vec<String>,
    /// 元.
    pub units: Vec<String>,
}

/// What alone names no row.
#[derive(Deserialize)]
pub(super) struct Attribute {
    /// 占比, 罚没金额.
    pub words: BTreeSet<String>,
    /// 高于, 快于.
    pub compared: Vec<String>,
    /// 案件, 事项.
    pub classes: BTreeSet<String>,
    /// Endings of rates.
    pub rates: Vec<String>,
    /// Adverbs between the subject of a rate and its verb.
    pub manner: Vec<String>,
    /// 优秀, 合格.
    pub grades: BTreeSet<String>,
    /// What people are brought to.
    pub occasions: Words,
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
    /// 家, 户.
    pub entity_units: Vec<String>,
    /// 企业, 单位.
    pub entities: BTreeSet<String>,
    /// 修改, 废止.
    pub outcomes: Vec<String>,
    /// 涉及, 覆盖.
    pub extent: Vec<String>,
    /// 多, 高 behind 比上年.
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
struct Fields {
    procedures: Vec<String>,
    aliases: BTreeMap<String, String>,
    topics: Vec<String>,
    vague: BTreeSet<String>,
    furniture: Words,
    words: Vec<String>,
}

/// Words that tell the time of a figure.
#[derive(Deserialize)]
pub(super) struct PeriodWords {
    pub stock: Words,
    pub up_to: Words,
    pub stock_things: Words,
    pub stock_totals: Words,
    pub stock_total_units: Vec<String>,
    pub posts: Words,
    pub post_units: Vec<String>,
    pub standing: Words,
    pub standing_units: Vec<String>,
    pub standing_unless: Words,
    pub events: Words,
    pub grows: Words,
    pub nominal: BTreeSet<String>,
    pub this_year: Words,
    pub year_total: Words,
    pub entity_units: Vec<String>,
    pub prior: Vec<String>,
    pub span: Words,
    pub span_opening: Words,
    pub year_opening: Words,
    pub target: Words,
    pub target_heading: Words,
    pub review_heading: Words,
}

#[derive(Deserialize)]
struct ListWords {
    classes: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    roles: Roles,
    money: Money,
    attribute: Attribute,
    compound: BTreeMap<String, Vec<String>>,
    list: ListWords,
    fields: Fields,
    period: PeriodWords,
}

/// The table, ready to search.
pub(super) struct Lexicon {
    cutter: AhoCorasick,
    roles: Vec<Role>,
    times: BTreeSet<String>,
    fields: AhoCorasick,
    topics: AhoCorasick,
    /// Fields that are a procedure, the subject of whatever is done in it.
    pub procedures: Vec<String>,
    /// 复议 → 行政复议.
    pub aliases: BTreeMap<String, String>,
    /// Modifiers that tell no thing of a class from another.
    pub vague: BTreeSet<String>,
    /// Words of headings that name no subject.
    pub furniture: Words,
    /// Verbs of spending.
    pub money: Money,
    /// What alone names no row.
    pub attribute: Attribute,
    /// 城乡 → 城镇, 农村.
    pub compound: BTreeMap<String, Vec<String>>,
    /// Classes that the last item of a list names for all.
    pub classes: Vec<String>,
    /// Words that tell the time of a figure.
    pub period: PeriodWords,
}

/// The table of `datasets/labels.toml`.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../../datasets/labels.toml"))
        .unwrap_or_else(|e| panic!("datasets/labels.toml: {e}"));
    Lexicon::new(table)
});

impl Lexicon {
    fn new(table: Table) -> Self {
        let r = table.roles;
        // Where a word stands in two lists, the list named first here wins.
        let times = r.time.iter().cloned().collect();
        let lists = [
            (Role::Noun, r.noun),
            (Role::Time, r.time),
            (Role::Scope, r.scope),
            (Role::Reach, r.reach),
            (Role::Rise, r.rise),
            (Role::Fall, r.fall),
            (Role::Cut, r.cut),
            (Role::Compare, r.compare),
            (Role::Each, r.each),
            (Role::Inside, r.inside),
            (Role::Part, r.part),
            (Role::Etc, r.etc),
            (Role::Of, r.of),
            (Role::And, r.and),
            (Role::Drop, r.drop),
            (Role::Particle, r.particle),
            (Role::Prep, r.prep),
            (Role::Since, r.since),
            (Role::Verb, r.verb),
            (Role::Light, r.light),
        ];
        let mut patterns = Vec::new();
        let mut roles = Vec::new();
        let mut seen = BTreeSet::new();
        for (role, words) in lists {
            for word in words {
                if seen.insert(word.clone()) {
                    patterns.push(word);
                    roles.push(role);
                }
            }
        }
        Self {
            cutter: automaton(&patterns),
            roles,
            times,
            fields: automaton(&table.fields.words),
            topics: automaton(&table.fields.topics),
            vague: table.fields.vague,
            procedures: table.fields.procedures,
            aliases: table.fields.aliases,
            furniture: table.fields.furniture,
            money: table.money,
            attribute: table.attribute,
            compound: table.compound,
            classes: table.list.classes,
            period: table.period,
        }
    }

    /// Cuts `text[span]` into words.
    pub fn cut(&self, text: &str, span: Range<usize>) -> Vec<Word> {
        let mut words = Vec::new();
        let Some(clause) = text.get(span.clone()) else {
            return words;
        };
        // What stands in quotation marks is a name, whatever words it holds.
        let mut at = 0;
        while let Some((open, close)) = quoted(clause, at) {
            self.cut_plain(clause, at..open, span.start, &mut words);
            let name = &clause[open..close];
            let role = if self.times.contains(name) {
                Role::Time
            } else {
                Role::Noun
            };
            words.push(Word {
                role,
                span: span.start + open..span.start + close,
            });
            at = close;
        }
        self.cut_plain(clause, at..clause.len(), span.start, &mut words);
        words
    }

    fn cut_plain(&self, clause: &str, range: Range<usize>, base: usize, words: &mut Vec<Word>) {
        let mut at = range.start;
        let Some(plain) = clause.get(range.clone()) else {
            return;
        };
        for found in self.cutter.find_iter(plain) {
            let (start, end) = (range.start + found.start(), range.start + found.end());
            unknown(clause, at..start, base, words);
            let role = self
                .roles
                .get(found.pattern().as_usize())
                .copied()
                .unwrap_or(Role::Noun);
            words.push(Word {
                role,
                span: base + start..base + end,
            });
            at = end;
        }
        unknown(clause, at..range.end, base, words);
    }

    /// The last work of the law named in `text`.
    pub fn topic<'t>(&self, text: &'t str) -> Option<&'t str> {
        let law = |end: usize| LAWS.iter().any(|l| text[end..].starts_with(l));
        let found = self
            .topics
            .find_iter(text)
            .filter(|m| !law(m.end()))
            .last()?;
        text.get(found.range())
    }

    /// The first field of work named in `text`, for example 行政复议.
    pub fn field<'t>(&self, text: &'t str) -> Option<&'t str> {
        let law = |end: usize| LAWS.iter().any(|l| text[end..].starts_with(l));
        let found = self.fields.find_iter(text).find(|m| !law(m.end()))?;
        text.get(found.range())
    }
}

/// What makes a field the name of a law.
const LAWS: [&str; 4] = ["法", "条例", "规定", "办法"];

/// The first pair of quotation marks from `from` on.
fn quoted(clause: &str, from: usize) -> Option<(usize, usize)> {
    let rest = clause.get(from..)?;
    let open = from + rest.find('“')?;
    let close = open + clause.get(open..)?.find('”')? + '”'.len_utf8();
    Some((open, close))
}

fn automaton(patterns: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .unwrap_or_else(|e| panic!("datasets/labels.toml: {e}"))
}

/// Cuts a stretch without known words at its marks and dates.
fn unknown(clause: &str, range: Range<usize>, base: usize, words: &mut Vec<Word>) {
    let mut push = |role: Role, span: Range<usize>| {
        if span.is_empty() {
            return;
        }
        match words.last_mut() {
            Some(last)
                if last.role == role
                    && last.span.end == base + span.start
                    && role != Role::Noun =>
            {
                last.span.end = base + span.end;
            }
            _ => words.push(Word {
                role,
                span: base + span.start..base + span.end,
            }),
        }
    };
    let Some(stretch) = clause.get(range.clone()) else {
        return;
    };
    let mut noun = range.start;
    let mut chars = stretch.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = range.start + i;
        if is_mark(c) {
            push(Role::Noun, noun..at);
            push(Role::Mark, at..at + c.len_utf8());
            noun = at + c.len_utf8();
        } else if c.is_ascii_digit() {
            let mut end = at + 1;
            while let Some(&(j, d)) = chars.peek() {
                if d.is_ascii_digit()
                    || matches!(
                        d,
                        '—' | '-' | '–' | '至' | '月' | '年' | '日' | '度' | '底' | '末' | '初'
                    )
                {
                    end = range.start + j + d.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
            let run = clause.get(at..end).unwrap_or("");
            if run.contains(['年', '月', '日']) {
                push(Role::Noun, noun..at);
                push(Role::Time, at..end);
                noun = end;
            }
        }
    }
    push(Role::Noun, noun..range.end);
}

/// Marks that are no part of a name.
pub(super) fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '，' | ','
                | '；'
                | ';'
                | '：'
                | ':'
                | '。'
                | '！'
                | '？'
                | '('
                | ')'
                | '（'
                | '）'
                | '【'
                | '】'
                | '*'
                | '…'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(Role, &str)> {
        LEXICON
            .cut(text, 0..text.len())
            .into_iter()
            .map(|w| (w.role, &text[w.span]))
            .collect()
    }

    #[test]
    fn a_longer_word_shields_the_shorter_one_inside() {
        assert_eq!(
            roles("规上工业增加值增长"),
            [
                (Role::Noun, "规上工业"),
                (Role::Noun, "增加值"),
                (Role::Rise, "增长")
            ]
        );
    }

    #[test]
    fn dates_are_times() {
        assert_eq!(
            roles("2023年1—6月共受理"),
            [
                (Role::Time, "2023年1—6月"),
                (Role::Drop, "共"),
                (Role::Verb, "受理")
            ]
        );
    }

    #[test]
    fn a_heading_names_its_field() {
        assert_eq!(LEXICON.field("发挥行政复议主渠道作用"), Some("行政复议"));
        assert_eq!(LEXICON.field("其他工作"), None);
    }
}
