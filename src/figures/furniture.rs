//! Lines that are the web page's and not the report's (浏览次数：20460次).

use super::vocabulary::VOCABULARY;

/// Whether the line around the stretch of `len` bytes at `base` belongs to the
/// web page.
pub(super) fn is_furniture(text: &str, base: usize, len: usize) -> bool {
    let longest = VOCABULARY.longest_furniture;
    if len > longest {
        return false;
    }
    // No further than such a line is long: a line may have no end.
    let bytes = text.as_bytes();
    let near = base.saturating_sub(longest)..text.len().min(base + longest + 1);
    let is_end = |byte: &u8| *byte == b'\n';
    let from = bytes[near.start..base].iter().rposition(is_end);
    let to = bytes[base..near.end].iter().position(is_end);
    let from = from.map_or(near.start, |i| near.start + i + 1);
    let to = to.map_or(near.end, |i| base + i);
    let line = text.get(from..to).unwrap_or("");
    // A sentence of the report may speak of 阅读量, too.
    to - from <= longest && !line.contains('。') && VOCABULARY.is_furniture(line)
}
