//! The sentence of the next report's review that addresses a weakness: of all
//! that speak of it the one that is likeliest, by weighed evidence.

use super::comparisons;
use super::dataset::DATASET;
use super::likeness::Profile;
use super::rarity::Rarity;
use super::subject::{Subject, focus, mentioned};
use super::terms::plain;
use super::weights::Weights;
use super::years::{Read, Year};
use crate::outline::PATH_SEPARATOR;

/// The words of a review that address a statement, and how sure that is.
pub(super) struct Evidence<'r, 'a> {
    pub(super) score: f32,
    /// Where it begins.
    pub(super) sentence: &'r Read<'a>,
    pub(super) text: String,
}

/// A neighbouring sentence is quoted too from this share of the best one's
/// probability on: a bare claim and the figures behind it often stand in two
/// sentences.
const NEIGHBOUR: f32 = 0.5;
/// The most characters two sentences quoted together may have.
const PASSAGE: usize = 180;

/// The passage that addresses a weakness best, if one does: a sentence, or two
/// neighbours of one paragraph.
pub(super) fn best<'r, 'a>(
    weakness: &Read,
    review: &'r Year<'a>,
    rarity: &Rarity,
    weights: &Weights,
) -> Option<Evidence<'r, 'a>> {
    let measures = &review.measures;
    let mut scores = vec![0.0; measures.len()];
    for (at, levels) in comparisons::addressing(weakness, review, rarity) {
        scores[at] = weights.evidence.probability(&levels);
    }
    let (at, score) = first_highest(scores.iter().copied())?;
    if !weights.evidence.says_yes(score) {
        return None;
    }
    let together = |i: usize, j: usize| -> Option<(usize, usize)> {
        let (a, b) = (measures.get(i)?.statement, measures.get(j)?.statement);
        let near = a.line == b.line && a.source == b.source;
        let short = a.text.chars().count() + b.text.chars().count() <= PASSAGE;
        (near && short).then_some((i, j))
    };
    let worth = |i: Option<usize>| i.and_then(|i| scores.get(i)).copied().unwrap_or(0.0);
    let (left, right) = (worth(at.checked_sub(1)), worth(at.checked_add(1)));
    let pair = if left.max(right) < NEIGHBOUR * score {
        None
    } else if left > right {
        together(at - 1, at)
    } else {
        together(at, at + 1)
    };
    let (i, j) = pair.unwrap_or((at, at));
    let sentence = measures.get(i)?;
    let text = match measures.get(j) {
        Some(next) if j != i => joined(&sentence.statement.text, &next.statement.text),
        _ => sentence.statement.text.clone(),
    };
    Some(Evidence {
        score,
        sentence,
        text,
    })
}

fn joined(first: &str, second: &str) -> String {
    let stop = if first.ends_with(['。', '；', '！', ';']) {
        ""
    } else {
        "。"
    };
    format!("{first}{stop}{second}")
}

/// The first of the highest above 0.
fn first_highest(scores: impl Iterator<Item = f32>) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    for (i, s) in scores.enumerate() {
        if s > best.map_or(0.0, |(_, t)| t) {
            best = Some((i, s));
        }
    }
    best
}

/// How a sentence speaks of a weakness.
pub(super) struct Standing {
    /// How far the title above it names the object.
    pub(super) titled: f32,
    /// How far one clause speaks of the object and of nothing else:
    /// 生态环境质量持续向好 goes before a list of what can be traded, 生态环境权益
    /// among it.
    pub(super) clause: f32,
    /// Whether that clause says that less was reached (进出口下降5.4%).
    pub(super) wrong_way: bool,
}

/// What is left of a sentence that sums up several years, and of one whose
/// object got less where it should grow.
const SPAN: f32 = 0.7;
const WRONG_WAY: f32 = 0.4;
/// What a title that names the object adds, and a clause that speaks of it alone.
const TITLE: f32 = 0.5;
const CLAUSE_FOCUS: f32 = 0.25;

impl Standing {
    /// How far a sentence addresses a weakness, with how it does so.
    pub(super) fn weighed(&self, addressed: f32, span: bool) -> f32 {
        let years = if span { SPAN } else { 1.0 };
        let turn = if self.wrong_way { WRONG_WAY } else { 1.0 };
        years * turn * addressed * (1.0 + TITLE * self.titled + CLAUSE_FOCUS * self.clause)
    }
}

pub(super) fn standing(weakness: &Profile, sentence: &Read) -> Standing {
    let heading = &sentence.statement.heading;
    let title = heading.rsplit(PATH_SEPARATOR).next().unwrap_or_default();
    let mut best = (0.0, "");
    for clause in sentence.profile.clauses() {
        let spoken = mentioned(&weakness.whole, &clause.subject);
        let of_it = spoken * focus(&clause.subject, &weakness.whole);
        if of_it > best.0 {
            best = (of_it, &clause.plain);
        }
    }
    let (clause, words) = best;
    let results = &DATASET.results;
    Standing {
        titled: mentioned(&weakness.whole, &Subject::of(&plain(title))),
        clause,
        wrong_way: results.fell.within(words) && !results.falls_well.within(words),
    }
}

/// Says of each sentence of a review what it is worth as evidence, whatever it
/// is held against.
pub(super) fn judge(measures: &mut [Read]) {
    let spans = spans(measures);
    for (sentence, span) in measures.iter_mut().zip(spans) {
        sentence.span = span;
        sentence.testimony = testimony(&sentence.profile.plain);
    }
}

/// Which sentences stand in a part that sums up several years: from a
/// paragraph that opens so (五年来) to the next that comes back to the year
/// (一年来). The last cue of an opening decides: “2025年是收官之年。五年来…”.
fn spans(measures: &[Read]) -> Vec<bool> {
    let words = &DATASET.results;
    let mut within = false;
    let mut line = None;
    let mut opening = 0;
    measures
        .iter()
        .map(|m| {
            let here = (m.statement.source.as_str(), m.statement.line);
            if line != Some(here) {
                line = Some(here);
                opening = 0;
            }
            if opening < OPENING {
                let plain = &m.profile.plain;
                match (words.span.last_end(plain), words.year.last_end(plain)) {
                    (Some(span), year) if year.is_none_or(|y| y < span) => within = true,
                    (_, Some(_)) => within = false,
                    (_, None) => {}
                }
            }
            opening += m.profile.plain.len();
            within || words.span.within(&m.profile.plain)
        })
        .collect()
}

/// Sentences that begin within so many bytes of a paragraph are its opening.
const OPENING: usize = 120;

/// A sentence with a number in it says more than one without.
const NO_NUMBER: f32 = 0.8;
/// One that says what was striven for, less than one with a result.
const NO_RESULT: f32 = 0.85;
/// How much a sentence says as evidence, whatever it is about: 0 where it says
/// that nothing was done, or that something is still lacking. A number alone
/// is a result too (出庭应诉率100%).
pub(super) fn testimony(plain: &str) -> f32 {
    let words = &DATASET.results;
    if words.worse.within(plain) {
        return 0.0;
    }
    let number = plain.bytes().any(|b| b.is_ascii_digit());
    let reached = words.reached.within(plain);
    match (reached, number) {
        (true, true) => 1.0,
        (true, false) => NO_NUMBER,
        (false, true) => NO_RESULT,
        (false, false) if words.done.within(plain) => NO_RESULT * NO_NUMBER,
        (false, false) => 0.0,
    }
}

/// A clause addressed counts a little less than the whole statement.
const CLAUSE: f32 = 0.85;
/// The share of a statement, or of the best of its clauses, that a sentence
/// speaks of, whatever else it says.
pub(super) fn spoken_of(statement: &Profile, sentence: &Profile) -> f32 {
    statement
        .clauses()
        .iter()
        .map(|c| CLAUSE * mentioned(&c.subject, &sentence.whole))
        .fold(mentioned(&statement.whole, &sentence.whole), f32::max)
}

#[cfg(test)]
mod tests {
    use super::super::{
        follow,
        tests::{statement, weakness},
    };
    use crate::outline::Section;
    use crate::statements::Statement;

    fn of(measure: &str) -> (&'static str, String) {
        let rows = follow(&[
            weakness(2020, "乡镇合法性审核人员配备不足"),
            weakness(2021, "涉外仲裁渠道尚未打通"),
            statement(2021, Section::Measures, measure),
        ]);
        rows.first()
            .map(|r| (r.status, r.evidence_text.clone()))
            .unwrap_or_default()
    }

    #[test]
    fn the_sentence_that_names_the_object_and_a_result_is_evidence() {
        let text = "9个乡镇全部配齐合法性审核人员。";
        assert_eq!(of(text), ("dropped_with_evidence", text.to_string()));
    }

    #[test]
    fn a_number_alone_is_a_result() {
        assert_eq!(of("合法性审核人员46名。").0, "dropped_with_evidence");
    }

    #[test]
    fn the_years_result_goes_before_that_of_five_years() {
        let span = "五年来，配备合法性审核人员46名。";
        let year = "一年来，配备合法性审核人员9名。";
        let rows = follow(&[
            weakness(2020, "乡镇合法性审核人员配备不足"),
            weakness(2021, "涉外仲裁渠道尚未打通"),
            statement(2021, Section::Measures, span),
            Statement {
                line: 2,
                ..statement(2021, Section::Measures, year)
            },
        ]);
        assert_eq!(rows[0].evidence_text, year);
    }

    fn of_two(weakness_: &str, measures: [(&str, &str); 2]) -> String {
        let mut all = vec![
            weakness(2020, weakness_),
            weakness(2021, "涉外仲裁渠道尚未打通"),
        ];
        all.extend(
            measures
                .iter()
                .enumerate()
                .map(|(i, (heading, text))| Statement {
                    heading: (*heading).to_string(),
                    line: i + 1,
                    ..statement(2021, Section::Measures, text)
                }),
        );
        follow(&all)[0].evidence_text.clone()
    }

    #[test]
    fn a_clause_of_its_own_goes_before_a_word_in_a_list() {
        let own = "生态环境质量持续改善，空气优良天数321天。";
        let list = "数据、水权、林权、生态环境权益等4个交易平台挂牌。";
        let weakness = "生态环境治理还有薄弱环节";
        assert_eq!(of_two(weakness, [("", list), ("", own)]), own);
    }

    #[test]
    fn what_stands_under_its_own_title_goes_first() {
        let titled = "新增科技创新平台12家，攻克关键技术3项。";
        let other = "设立科技创新基金1支，发放贷款2亿元。";
        let told = of_two(
            "科技创新仍有短板",
            [
                ("回顾 / 金融服务持续改善", other),
                ("回顾 / 科技创新能力增强", titled),
            ],
        );
        assert_eq!(told, titled);
    }

    #[test]
    fn what_moved_the_wrong_way_goes_last() {
        let fell = "地区生产总值增长5%，进出口下降5.4%。";
        let done = "举办外贸企业对接会12场。";
        assert_eq!(
            of_two("外贸进出口形势较为严峻", [("", fell), ("", done)]),
            done
        );
    }

    #[test]
    fn one_that_stands_again_tells_what_was_done_meanwhile() {
        let rows = follow(&[
            weakness(2020, "乡镇合法性审核人员配备不足"),
            weakness(2021, "乡镇合法性审核人员配备不足"),
            statement(2021, Section::Measures, "配备合法性审核人员9名。"),
        ]);
        assert_eq!(rows[0].status, "repeated");
        assert_eq!(rows[0].evidence_text, "配备合法性审核人员9名。");
    }

    #[test]
    fn what_is_not_mentioned_is_not_called_fixed() {
        assert_eq!(of("办理公证1520件。").0, "dropped_without_evidence");
    }

    #[test]
    fn a_sentence_that_still_complains_is_no_evidence() {
        assert_eq!(
            of("合法性审核人员力量有待加强。").0,
            "dropped_without_evidence"
        );
    }
}
