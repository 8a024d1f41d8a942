//! Units whose values compare: reports say 件, 起 and 宗 of the same cases. Stands
//! beside the label parts; the table is `datasets/measure_words.toml`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    blocks: Vec<Block>,
}

/// Units of one list are the same; those of two lists of a block compare.
#[derive(Deserialize)]
struct Block {
    groups: Vec<Vec<String>>,
}

/// unit → the first unit of its block, and its group there.
static BLOCKS: LazyLock<FxHashMap<String, (String, usize)>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../datasets/measure_words.toml"))
        .unwrap_or_else(|e| panic!("datasets/measure_words.toml: {e}"));
    let mut units = FxHashMap::default();
    for block in file.blocks {
        let head = block.groups.iter().flatten().next().cloned();
        let head = head.unwrap_or_default();
        for (number, group) in block.groups.into_iter().enumerate() {
            units.extend(group.into_iter().map(|unit| (unit, (head.clone(), number))));
        }
    }
    units
});

/// The unit that stands for all that compare with `unit`, and which of them it is.
#[must_use]
pub fn block(unit: &str) -> (&str, usize) {
    BLOCKS
        .get(unit)
        .map_or((unit, 0), |(head, group)| (head.as_str(), *group))
}

/// The first groups of a block, whose units say nothing of what is counted (件,
/// 项, 份): a household (户) or a building (所) is no other of them.
const ANYTHING: usize = 3;

/// Whether both units may count one thing without further evidence.
#[must_use]
pub fn counts_alike(a: &str, b: &str) -> bool {
    let ((one, x), (other, y)) = (block(a), block(b));
    let unsaid = a.is_empty() || b.is_empty();
    one == other && (unsaid || x == y || x.max(y) < ANYTHING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn households_are_no_matters() {
        assert!(counts_alike("件", "项") && counts_alike("户", "家"));
        assert!(!counts_alike("户", "个"));
    }

    #[test]
    fn units_of_a_block_share_its_first_unit() {
        assert_eq!(block("起").0, block("件").0);
        assert_eq!(block("名").0, block("人").0);
        assert_ne!(block("人次").0, block("人").0);
        assert_eq!(block("公顷"), ("公顷", 0));
    }
}
