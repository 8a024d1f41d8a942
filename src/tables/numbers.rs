//! Words as numbers in their order. A panel repeats its areas, indicators and
//! sources in every row: joined, grouped and sorted by number, deltas and trends
//! cost half of what they cost by word.

use polars::prelude::*;
use rustc_hash::FxHashMap;

/// Columns that stand for words, by the words.
const NUMBERED: [(&str, &str); 3] = [("area", AREA), ("indicator", INDICATOR), ("source", SOURCE)];
pub(crate) const AREA: &str = "area_number";
pub(crate) const INDICATOR: &str = "indicator_number";
pub(crate) const SOURCE: &str = "source_number";

/// What names an indicator of an area.
pub(crate) const SERIES: [&str; 2] = [AREA, INDICATOR];

/// Adds the numbers of all words: the same word has the same, a later word (by
/// its bytes) a larger one, so that sorting by number sorts by word.
pub(crate) fn numbered(observations: LazyFrame) -> PolarsResult<LazyFrame> {
    let mut frame = observations.collect()?;
    for (words, numbers) in NUMBERED {
        let number = number(frame.column(words)?.str()?).with_name(numbers.into());
        frame.with_column(number.into_column())?;
    }
    Ok(frame.lazy())
}

/// The place of each word among the distinct words; none for none.
fn number(words: &StringChunked) -> UInt32Chunked {
    let mut places: FxHashMap<&str, u32> = FxHashMap::default();
    let mut distinct: Vec<&str> = Vec::new();
    for word in words.iter().flatten() {
        places.entry(word).or_insert_with(|| {
            distinct.push(word);
            0
        });
    }
    distinct.sort_unstable();
    for (place, word) in distinct.into_iter().enumerate() {
        places.insert(word, place as u32);
    }
    let place = |word: Option<&str>| word.and_then(|word| places.get(word).copied());
    words.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_order_of_the_words() {
        let words = StringChunked::new("".into(), ["乙市", "丙区", "乙市", "丙"]);
        let numbers: Vec<_> = number(&words).iter().flatten().collect();
        let mut by_word: Vec<usize> = (0..4).collect();
        by_word.sort_by_key(|&i| words.get(i));
        let mut by_number: Vec<usize> = (0..4).collect();
        by_number.sort_by_key(|&i| numbers[i]);
        assert_eq!(by_word, by_number);
        assert_eq!(numbers[0], numbers[2]);
    }
}
