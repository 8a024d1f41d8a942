//! The redline of two texts: cut into the words a Chinese reader sees, a
//! number and its unit one token, then diffed by `similar`.

/// A piece of a redline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Stands in both.
    Equal,
    /// Stands in the old text alone.
    Delete,
    /// Stands in the new text alone.
    Insert,
}

/// A run of text with its tag. The `Equal` and `Delete` pieces joined give the
/// old text, the `Equal` and `Insert` pieces the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub tag: Tag,
    /// The words.
    pub text: String,
}

/// The redline from `old` to `new`.
#[must_use]
pub fn redline(_old: &str, _new: &str) -> Vec<Piece> {
    Vec::new()
}
