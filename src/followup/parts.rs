//! What a statement says is lacking, whom it says it of, and what answers such
//! a lack: classes of words, `datasets/statement_parts.csv`, one word a line.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// A set of classes, a bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    /// 2: one in common; 0: both have some, none in common; 1: cannot be said.
    pub(super) fn agreement(self, other: Self) -> u8 {
        if self.0 & other.0 != 0 {
            2
        } else {
            u8::from(self.0 == 0 || other.0 == 0)
        }
    }

    /// Whether the other has one of these.
    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The classes of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Kinds of lack: too few people, too little ability, poor quality, …
    pub(super) lack: Classes,
    /// Bodies it is said of: townships, departments, leaders, firms, …
    pub(super) body: Classes,
    /// Kinds of lack that what it tells of would answer.
    pub(super) answer: Classes,
}

struct Finder {
    words: AhoCorasick,
    /// For each word its part and the number of its class.
    classes: Vec<Vec<(Part, usize)>>,
    /// The names of the bodies, by number.
    bodies: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Lack,
    Body,
    Answer,
}

static FINDER: LazyLock<Finder> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, Vec<(Part, usize)>> = BTreeMap::new();
    let (mut lacks, mut bodies): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let data = include_str!("../../datasets/statement_parts.csv");
    for line in data.lines().skip(1).filter(|line| !line.is_empty()) {
        let mut cells = line.split(',');
        let (Some(word), Some(part), Some(class)) = (cells.next(), cells.next(), cells.next())
        else {
            panic!("datasets/statement_parts.csv: {line}");
        };
        let (part, names) = match part {
            "lack" => (Part::Lack, &mut lacks),
            "answer" => (Part::Answer, &mut lacks),
            "body" => (Part::Body, &mut bodies),
            _ => panic!("datasets/statement_parts.csv: {line}"),
        };
        let number = names
            .iter()
            .position(|name| *name == class)
            .unwrap_or_else(|| {
                names.push(class);
                names.len() - 1
            });
        words.entry(word).or_default().push((part, number));
    }
    let finder = AhoCorasick::new(words.keys())
        .unwrap_or_else(|e| panic!("datasets/statement_parts.csv: {e}"));
    Finder {
        words: finder,
        classes: words.into_values().collect(),
        bodies,
    }
});

impl Parts {
    /// Reads a plain text (see [`super::terms::plain`]).
    pub(super) fn of(plain: &str) -> Self {
        let mut parts = Self::default();
        for found in FINDER.words.find_overlapping_iter(plain) {
            for &(part, number) in &FINDER.classes[found.pattern().as_usize()] {
                let classes = match part {
                    Part::Lack => &mut parts.lack,
                    Part::Body => &mut parts.body,
                    Part::Answer => &mut parts.answer,
                };
                classes.0 |= 1 << number;
            }
        }
        parts
    }

    /// The bodies it is said of, by name.
    pub(super) fn bodies(self) -> impl Iterator<Item = &'static str> {
        let bodies = FINDER.bodies.iter().enumerate();
        bodies
            .filter(move |(number, _)| self.body.0 & (1 << number) != 0)
            .map(|(_, name)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lacks_of_one_kind_agree_and_their_answer_meets_them() {
        let (few, short) = (Parts::of("乡镇执法人员偏少"), Parts::of("镇街办案人手紧张"));
        assert_eq!(few.lack.agreement(short.lack), 2);
        assert_eq!(few.body.agreement(short.body), 2);
        assert_eq!(few.lack.agreement(Parts::of("文书不规范").lack), 0);
        assert_eq!(few.lack.agreement(Parts::of("天气晴").lack), 1);
        assert!(few.lack.meets(Parts::of("公开招录执法人员20名").answer));
    }

    #[test]
    fn bodies_have_names() {
        let bodies: Vec<_> = Parts::of("部分乡镇和县直部门").bodies().collect();
        assert_eq!(bodies, ["乡镇街道", "部门单位"]);
    }
}
