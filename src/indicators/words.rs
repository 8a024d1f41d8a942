//! What the alignment knows of words and units (`datasets/alignment.toml`):
//! labels brought to one wording, and the words that part near-twins.

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::sync::LazyLock;

/// The file as it stands.
#[derive(Deserialize)]
struct File {
    synonyms: Vec<Vec<String>>,
    filler: Vec<String>,
    stages: Vec<Vec<String>>,
    apart: Vec<Vec<String>>,
    polarity: Polar,
    new: Vec<String>,
    direction: Direction,
}

/// The last words of changes.
#[derive(Default, Deserialize)]
pub(super) struct Direction {
    words: Vec<String>,
    either: String,
}

impl Direction {
    /// The label of a change, whichever way it went; none where its last word
    /// tells no way.
    pub(super) fn either(&self, label: &str) -> Option<String> {
        let mut words = self.words.iter();
        let thing = words.find_map(|word| label.strip_suffix(word.as_str()))?;
        (!thing.is_empty()).then(|| format!("{thing}{}", self.either))
    }
}

#[derive(Deserialize)]
struct Polar {
    more: Vec<String>,
    less: Vec<String>,
}

/// The words, ready for use.
pub(super) struct Words {
    rewrite: AhoCorasick,
    replacements: Vec<String>,
    rows: Vec<Row>,
    /// The words of all rows.
    parting: AhoCorasick,
    /// What each of them is.
    parts: Vec<Part>,
    /// Words of indicators of which more is better, then of which less is.
    telling: AhoCorasick,
    /// How many of them say that more is.
    more: usize,
    /// Words that say that only what is new of a thing is counted.
    new: AhoCorasick,
    /// The last words of changes.
    pub(super) direction: Direction,
}

/// A word that parts: its row, its place there (longest first, so that 不予受理
/// is not read as 受理), its group.
struct Part {
    row: usize,
    place: usize,
    group: usize,
}

/// One row of words that exclude each other.
struct Row {
    /// Bits of the groups that also part from a label without them.
    strict: u32,
    /// Of several groups only the one of the last word counts.
    last: bool,
}

/// What speaks for two labels measuring different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parting {
    /// Nothing.
    None,
    /// One names a stage or scope, the other none.
    Unsaid(u32),
    /// They name different stages or scopes.
    Parted,
}

/// The groups of each row that a label's words belong to.
pub(super) type Marks = Vec<u32>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::parse(include_str!("../../datasets/alignment.toml"))
        .unwrap_or_else(|e| panic!("datasets/alignment.toml: {e}"))
});

/// The embedded words.
pub(super) fn words() -> &'static Words {
    &WORDS
}

impl Words {
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let file: File = toml::from_str(text)?;
        let mut patterns = Vec::new();
        let mut replacements = Vec::new();
        for row in &file.synonyms {
            for word in row {
                patterns.push(word.clone());
                replacements.push(row.first().cloned().unwrap_or_default());
            }
        }
        for word in &file.filler {
            patterns.push(word.clone());
            replacements.push(String::new());
        }
        let rewrite = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)?;
        let stages = file.stages.iter().map(|groups| (groups, true));
        let scopes = file.apart.iter().map(|groups| (groups, false));
        let (mut rows, mut parts, mut parting) = (Vec::new(), Vec::new(), Vec::new());
        for (row, (groups, last)) in stages.chain(scopes).enumerate() {
            let mut strict = 0;
            let mut words = Vec::new();
            for (g, group) in groups.iter().enumerate() {
                let body = group.strip_prefix('?').unwrap_or(group);
                if body.len() != group.len() {
                    strict |= 1 << g;
                }
                words.extend(body.split('|').map(|word| (word, g)));
            }
            words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            for (place, (word, group)) in words.into_iter().enumerate() {
                parting.push(word);
                parts.push(Part { row, place, group });
            }
            rows.push(Row { strict, last });
        }
        Ok(Self {
            rewrite,
            replacements,
            rows,
            parting: AhoCorasick::new(parting)?,
            parts,
            more: file.polarity.more.len(),
            direction: file.direction,
            new: AhoCorasick::new(&file.new)?,
            telling: AhoCorasick::new(file.polarity.more.iter().chain(&file.polarity.less))?,
        })
    }

    /// The label in the one wording under which labels are compared: without
    /// punctuation and filler, synonyms replaced. Never empty for a label that
    /// has letters.
    pub(super) fn wording(&self, label: &str) -> String {
        // Nearly all are Chinese: asked first, the others cost nothing.
        let spoken = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c) || c.is_alphanumeric();
        let bare: String = label.chars().filter(spoken).collect();
        let mut out = String::with_capacity(bare.len());
        let mut at = 0;
        for m in self.rewrite.find_iter(&bare) {
            out.push_str(&bare[at..m.start()]);
            if let Some(word) = self.replacements.get(m.pattern().as_usize()) {
                out.push_str(word);
            }
            at = m.end();
        }
        out.push_str(&bare[at..]);
        if out.is_empty() { bare } else { out }
    }

    /// The groups that the words of a wording belong to.
    pub(super) fn marks(&self, wording: &str) -> Marks {
        let mut found: Vec<(&Part, usize, usize)> = self
            .parting
            .find_overlapping_iter(wording)
            .filter_map(|m| Some((self.parts.get(m.pattern().as_usize())?, m.start(), m.end())))
            .collect();
        found.sort_unstable_by_key(|(part, start, _)| (part.row, part.place, *start));
        let mut marks = vec![0; self.rows.len()];
        for found in found.chunk_by(|(a, ..), (b, ..)| a.row == b.row) {
            let own = found.first().map_or(0, |(part, ..)| part.row);
            if let (Some(mark), Some(row)) = (marks.get_mut(own), self.rows.get(own)) {
                *mark = row.marks(found);
            }
        }
        marks
    }

    /// The bytes of the longest word that says more is better, and of the longest
    /// that says less is.
    pub(super) fn telling(&self, label: &str) -> (usize, usize) {
        let mut longest = (0, 0);
        for m in self.telling.find_overlapping_iter(label) {
            let side = if m.pattern().as_usize() < self.more {
                &mut longest.0
            } else {
                &mut longest.1
            };
            *side = m.len().max(*side);
        }
        longest
    }

    /// Whether a label counts what is new of a thing.
    pub(super) fn is_new(&self, label: &str) -> bool {
        self.new.is_match(label)
    }

    /// Whether the marks of two labels part them.
    pub(super) fn parting(&self, a: &Marks, b: &Marks) -> Parting {
        if a == b {
            return Parting::None;
        }
        let mut unsaid = 0;
        for ((x, y), row) in a.iter().zip(b).zip(&self.rows) {
            if x == y {
                continue;
            }
            if (*x != 0 && *y != 0 && x & y == 0) || (x ^ y) & row.strict != 0 {
                return Parting::Parted;
            }
            // 城镇和农村居民 is neither 城镇居民 nor 农村居民, but a label may also
            // have taken in a word too many: that weighs more, and parts not.
            unsaid += if *x == 0 || *y == 0 { 1 } else { 4 };
        }
        if unsaid == 0 {
            Parting::None
        } else {
            Parting::Unsaid(unsaid)
        }
    }
}

impl Row {
    /// The groups of the words found, longest first; none counts within another.
    fn marks(&self, found: &[(&Part, usize, usize)]) -> u32 {
        let mut taken: Vec<(usize, usize, usize)> = Vec::new();
        for &(part, start, end) in found {
            if taken.iter().all(|&(s, e, _)| end <= s || start >= e) {
                taken.push((start, end, part.group));
            }
        }
        taken.sort_unstable();
        let skipped = if self.last {
            taken.len().saturating_sub(1)
        } else {
            0
        };
        taken
            .iter()
            .skip(skipped)
            .fold(0, |bits, (_, _, group)| bits | 1 << group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parting(a: &str, b: &str) -> Parting {
        let w = words();
        w.parting(&w.marks(&w.wording(a)), &w.marks(&w.wording(b)))
    }

    #[test]
    fn the_data_is_read() {
        assert!(Words::parse(include_str!("../../datasets/alignment.toml")).is_ok());
        assert_eq!(words().wording("全年新收行政复议申请"), "收到行政复议申请");
    }

    #[test]
    fn stages_and_scopes_part_near_twins() {
        assert_eq!(parting("行政复议申请收到", "行政复议受理"), Parting::Parted);
        assert_eq!(parting("行政复议受理", "行政复议不予受理"), Parting::Parted);
        assert_eq!(
            parting("收到行政复议申请受理", "行政复议受理"),
            Parting::None
        );
        assert_eq!(
            parting("行政处罚案件", "重点领域行政处罚案件"),
            Parting::Parted
        );
        assert_eq!(parting("专职人民调解员", "人民调解员"), Parting::Parted);
        assert_eq!(parting("审计建议提出", "审计建议采纳"), Parting::Parted);
        assert_eq!(parting("行政诉讼案件审结", "行政诉讼办结"), Parting::None);
        assert_eq!(
            parting("行政诉讼案件", "行政诉讼案件受理"),
            Parting::Unsaid(2)
        );
    }
}
