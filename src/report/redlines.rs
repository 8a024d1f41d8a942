//! The full texts of two years as one redline, section by section: first the
//! sentences, then, in sentences that were rewritten, the words.

use std::collections::BTreeSet;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::addresses::Addresses;
use super::evidence;
use super::threads::{Edit, edits};
use super::words::{Lang, sentence, word};
use crate::outline::{Section, outline};
use crate::read::Report;

/// Sentences of which at least this share of character pairs is common are one
/// sentence rewritten.
const REWRITTEN: f64 = 0.4;
/// Above so many pairs of sentences none is looked for: time and memory grow
/// with their number.
const PAIRS: usize = 160_000;
/// Unchanged sentences beside a change that stay in sight.
const CONTEXT: usize = 1;
/// The order of the sections in a report.
const SECTIONS: [Section; 6] = [
    Section::Leadership,
    Section::Measures,
    Section::Weaknesses,
    Section::Causes,
    Section::Plans,
    Section::Other,
];

/// One section of both texts.
#[derive(Debug, Serialize)]
pub(super) struct Chapter {
    pub name: String,
    /// How many sentences were changed, came, went and stayed.
    pub words: String,
    pub changed: usize,
    pub blocks: Vec<Block>,
}

/// Neighbouring sentences: in sight, or folded with these words in their place.
#[derive(Debug, Serialize)]
pub(super) struct Block {
    pub folded: String,
    pub rows: Vec<Row>,
}

/// One sentence: unchanged (`same`), rewritten (`mod`), or of one text alone
/// (`del`, `ins`).
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub tag: &'static str,
    pub old_line: usize,
    pub old_href: Option<String>,
    pub new_line: usize,
    pub new_href: Option<String>,
    pub edits: Vec<Edit>,
}

struct Sentence<'a> {
    text: &'a str,
    line: usize,
}

/// The redline from `old` to `new`; empty where a text is not at hand.
pub(super) fn chapters(
    old: &Report,
    new: &Report,
    addresses: &Addresses,
    lang: Lang,
) -> Vec<Chapter> {
    if old.text.is_empty() || new.text.is_empty() {
        return Vec::new();
    }
    let (before, after) = (sentences(old), sentences(new));
    SECTIONS
        .iter()
        .filter_map(|section| {
            let of = |all: &[(Section, Sentence<'_>)]| -> Vec<usize> {
                (0..all.len())
                    .filter(|i| all.get(*i).is_some_and(|(s, _)| s == section))
                    .collect()
            };
            let (a, b) = (of(&before), of(&after));
            let a: Vec<&Sentence> = a
                .iter()
                .filter_map(|i| before.get(*i))
                .map(|x| &x.1)
                .collect();
            let b: Vec<&Sentence> = b
                .iter()
                .filter_map(|i| after.get(*i))
                .map(|x| &x.1)
                .collect();
            let rows = rows(&a, &b, &|row| {
                row.old_href = addresses.line(&old.source, row.old_line);
                row.new_href = addresses.line(&new.source, row.new_line);
            });
            (!rows.is_empty()).then(|| chapter(*section, rows, lang))
        })
        .collect()
}

fn sentences(report: &Report) -> Vec<(Section, Sentence<'_>)> {
    let mut all = Vec::new();
    for block in outline(&report.text, report.year).blocks {
        let words = report.text.get(block.span.clone()).unwrap_or_default();
        for text in evidence::cut(words) {
            let text = text.trim();
            if !text.is_empty() {
                all.push((
                    block.section,
                    Sentence {
                        text,
                        line: block.line,
                    },
                ));
            }
        }
    }
    all
}

fn rows(old: &[&Sentence], new: &[&Sentence], place: &dyn Fn(&mut Row)) -> Vec<Row> {
    let (a, b): (Vec<&str>, Vec<&str>) = (
        old.iter().map(|s| s.text).collect(),
        new.iter().map(|s| s.text).collect(),
    );
    let mut rows = Vec::new();
    let mut push = |from: Option<&&Sentence>, to: Option<&&Sentence>| {
        let (tag, edits) = match (from, to) {
            (Some(x), Some(y)) if x.text == y.text => ("same", vec![edit("same", y.text)]),
            (Some(x), Some(y)) => ("mod", edits(x.text, y.text)),
            (Some(x), None) => ("del", vec![edit("del", x.text)]),
            (None, Some(y)) => ("ins", vec![edit("ins", y.text)]),
            (None, None) => return,
        };
        let mut row = Row {
            tag,
            old_line: from.map_or(0, |s| s.line),
            old_href: None,
            new_line: to.map_or(0, |s| s.line),
            new_href: None,
            edits,
        };
        place(&mut row);
        rows.push(row);
    };
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let (from, to) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            for (i, j) in from.zip(to) {
                push(old.get(i), new.get(j));
            }
            continue;
        }
        let (x, y) = (
            a.get(from.clone()).unwrap_or_default(),
            b.get(to.clone()).unwrap_or_default(),
        );
        let (mut i, mut j) = (from.start, to.start);
        for (p, q) in rewritten(x, y) {
            let (p, q) = (from.start + p, to.start + q);
            for gone in i..p {
                push(old.get(gone), None);
            }
            for come in j..q {
                push(None, new.get(come));
            }
            push(old.get(p), new.get(q));
            (i, j) = (p + 1, q + 1);
        }
        for gone in i..from.end {
            push(old.get(gone), None);
        }
        for come in j..to.end {
            push(None, new.get(come));
        }
    }
    rows
}

/// Which sentences of `a` became which of `b`: the pairs, in order in both,
/// whose likenesses add up to most.
fn rewritten(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    if a.is_empty() || b.is_empty() || a.len() * b.len() > PAIRS {
        return Vec::new();
    }
    let (x, y): (Vec<_>, Vec<_>) = (
        a.iter().map(|s| bigrams(s)).collect(),
        b.iter().map(|s| bigrams(s)).collect(),
    );
    let width = b.len() + 1;
    let mut best = vec![0.0_f64; (a.len() + 1) * width];
    let mut likeness = vec![0.0_f64; a.len() * b.len()];
    for (i, p) in x.iter().enumerate() {
        for (j, q) in y.iter().enumerate() {
            let alike = dice(p, q);
            likeness[i * b.len() + j] = alike;
            let joined = best[i * width + j] + if alike >= REWRITTEN { alike } else { 0.0 };
            best[(i + 1) * width + j + 1] = joined
                .max(best[i * width + j + 1])
                .max(best[(i + 1) * width + j]);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        let here = best[i * width + j];
        if here <= best[(i - 1) * width + j] {
            i -= 1;
        } else if here <= best[i * width + j - 1] {
            j -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            if likeness[i * b.len() + j] >= REWRITTEN {
                pairs.push((i, j));
            }
        }
    }
    pairs.reverse();
    pairs
}

fn bigrams(text: &str) -> BTreeSet<(char, char)> {
    let words = || text.chars().filter(|c| c.is_alphanumeric());
    words().zip(words().skip(1)).collect()
}

fn dice(a: &BTreeSet<(char, char)>, b: &BTreeSet<(char, char)>) -> f64 {
    let all = a.len() + b.len();
    // The smaller cannot share more than it has.
    if all == 0 || 2.0 * a.len().min(b.len()) as f64 / (all as f64) < REWRITTEN {
        return 0.0;
    }
    2.0 * a.intersection(b).count() as f64 / all as f64
}

fn edit(tag: &'static str, text: &str) -> Edit {
    Edit {
        tag,
        text: text.to_owned(),
    }
}

fn chapter(section: Section, rows: Vec<Row>, lang: Lang) -> Chapter {
    let count = |tag: &str| rows.iter().filter(|r| r.tag == tag).count();
    let counts = ["mod", "ins", "del", "same"].map(|tag| count(tag).to_string());
    let [changed, come, gone, same] = &counts;
    Chapter {
        name: word(&format!("section_{}", section.as_str()), lang).to_owned(),
        words: sentence(
            "redline_counts",
            lang,
            &[
                ("changed", changed),
                ("come", come),
                ("gone", gone),
                ("same", same),
            ],
        ),
        changed: rows.len() - count("same"),
        blocks: blocks(rows, lang),
    }
}

/// Folds runs of unchanged sentences but for those next to a change.
fn blocks(rows: Vec<Row>, lang: Lang) -> Vec<Block> {
    let changed: Vec<bool> = rows.iter().map(|r| r.tag != "same").collect();
    let in_sight = |i: usize| {
        let from = i.saturating_sub(CONTEXT);
        changed
            .get(from..(i + CONTEXT + 1).min(changed.len()))
            .is_some_and(|near| near.contains(&true))
    };
    let sight: Vec<bool> = (0..rows.len()).map(in_sight).collect();
    let mut blocks: Vec<(bool, Vec<Row>)> = Vec::new();
    for (row, seen) in rows.into_iter().zip(sight) {
        match blocks.last_mut() {
            Some((shown, rows)) if *shown == seen => rows.push(row),
            _ => blocks.push((seen, vec![row])),
        }
    }
    blocks
        .into_iter()
        .map(|(shown, rows)| Block {
            folded: if shown {
                String::new()
            } else {
                sentence("redline_same", lang, &[("n", &rows.len().to_string())])
            },
            rows,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Panel;
    use crate::read::Genre;

    fn report(year: i32, text: &str) -> Report {
        Report {
            area: "青岭县".to_owned(),
            year,
            genre: Genre::rule_of_law(),
            source: format!("{year}.txt"),
            text: text.to_owned(),
            ..Report::default()
        }
    }

    fn tags(old: &str, new: &str) -> Vec<&'static str> {
        let (a, b) = (sentences_of(old), sentences_of(new));
        rows(
            &a.iter().collect::<Vec<_>>(),
            &b.iter().collect::<Vec<_>>(),
            &|_| (),
        )
        .iter()
        .map(|r| r.tag)
        .collect()
    }

    fn sentences_of(text: &str) -> Vec<Sentence<'_>> {
        evidence::cut(text)
            .into_iter()
            .map(|text| Sentence { text, line: 1 })
            .collect()
    }

    #[test]
    fn a_rewritten_sentence_is_one_row_and_not_two() {
        assert_eq!(
            tags(
                "开展案卷评查12次。建成法治广场。",
                "开展案卷评查15次。化解信访积案30件。"
            ),
            ["mod", "del", "ins"]
        );
    }

    #[test]
    fn the_sections_of_both_texts_stand_beside_each_other() {
        let old = report(
            2022,
            "青岭县2022年法治政府建设报告\n一、主要举措和成效\n开展案卷评查12次。建成法治广场。\n二、存在的不足\n执法力量薄弱。\n",
        );
        let new = report(
            2023,
            "青岭县2023年法治政府建设报告\n一、主要举措和成效\n开展案卷评查15次。建成法治广场。\n二、存在的不足\n基层执法力量薄弱。\n",
        );
        let panel = Panel {
            reports: vec![old.clone(), new.clone()],
            ..Panel::default()
        };
        let chapters = chapters(&old, &new, &Addresses::new(&panel, false), Lang::En);
        let told: Vec<(&str, usize)> = chapters.iter().map(|c| (&*c.name, c.changed)).collect();
        assert_eq!(told[..2], [("What was done", 1), ("Weaknesses", 1)]);
        let row = &chapters[0].blocks.last().unwrap().rows[0];
        assert!(row.new_href.is_some(), "{row:?}");
    }

    #[test]
    fn unchanged_sentences_are_folded_but_for_the_neighbours_of_a_change() {
        let rows = |tags: &[&'static str]| -> Vec<Row> {
            tags.iter()
                .map(|tag| Row {
                    tag,
                    old_line: 1,
                    old_href: None,
                    new_line: 1,
                    new_href: None,
                    edits: Vec::new(),
                })
                .collect()
        };
        let folded = blocks(rows(&["same", "same", "same", "mod", "same"]), Lang::En);
        let shape: Vec<(bool, usize)> = folded
            .iter()
            .map(|b| (!b.folded.is_empty(), b.rows.len()))
            .collect();
        assert_eq!(shape, [(true, 2), (false, 3)]);
    }
}
