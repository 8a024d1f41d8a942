//! Traditional characters and their simplified forms.

use std::collections::HashMap;
use std::sync::LazyLock;

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let mut pairs = HashMap::new();
    for line in include_str!("../../../datasets/traditional.txt").lines() {
        if line.starts_with('#') {
            continue;
        }
        let mut chars = line.chars();
        while let (Some(old), Some(new)) = (chars.next(), chars.next()) {
            pairs.insert(old, new);
        }
    }
    pairs
});

/// The simplified form of a traditional character.
pub(crate) fn simplified(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traditional_character_has_its_simplified_form() {
        assert_eq!(simplified('縣'), Some('县'));
        assert_eq!(simplified('县'), None);
    }
}
