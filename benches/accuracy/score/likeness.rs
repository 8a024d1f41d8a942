//! How alike two wordings are, by their pairs of neighbouring letters.

use std::collections::HashMap;

/// Letters and digits alone, in their compatibility form.
fn letters(words: &str) -> Vec<char> {
    use unicode_normalization::UnicodeNormalization;
    words.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

fn pairs(words: &str) -> HashMap<(char, char), usize> {
    let letters = letters(words);
    let mut pairs = HashMap::new();
    for pair in letters.windows(2) {
        *pairs.entry((pair[0], pair[1])).or_default() += 1;
    }
    if let [single] = letters[..] {
        pairs.insert((single, single), 1);
    }
    pairs
}

fn common(a: &HashMap<(char, char), usize>, b: &HashMap<(char, char), usize>) -> usize {
    let shared = a.iter().filter_map(|(pair, n)| Some(*n.min(b.get(pair)?)));
    shared.sum()
}

/// The Dice coefficient of the pairs, from 0 to 1 (Dice 1945).
pub(super) fn dice(a: &str, b: &str) -> f64 {
    let (a, b) = (pairs(a), pairs(b));
    let all: usize = a.values().chain(b.values()).sum();
    2.0 * common(&a, &b) as f64 / all.max(1) as f64
}

/// The share of the pairs of `part` that stand in `whole`.
pub(super) fn contained(part: &str, whole: &str) -> f64 {
    let (part, whole) = (pairs(part), pairs(whole));
    let all: usize = part.values().sum();
    common(&part, &whole) as f64 / all.max(1) as f64
}

/// The higher of both: one may be cut shorter than the other.
pub(super) fn alike(truth: &str, found: &str) -> f64 {
    dice(truth, found).max(contained(truth, found))
}
