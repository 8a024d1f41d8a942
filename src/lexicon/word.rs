//! A word of a clause and what it does there.

use std::ops::Range;

use serde::Deserialize;

/// What a word does in its clause: the column `role` of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Anything the lexicon does not know: nouns, mostly; and words that hold a
    /// word of another role and are none (增加值).
    Noun,
    /// Names what was counted or done.
    Verb,
    /// Says only that work was done.
    Light,
    /// Adverbs and connectives.
    Drop,
    /// A time of the whole report, a date.
    Time,
    /// 全市, 我县.
    Scope,
    /// The number that follows is the value itself (达到, 提高到).
    Reach,
    /// The number that follows is a growth.
    Rise,
    /// The number that follows is a fall.
    Fall,
    /// A cut against a norm (压缩): a share, the direction stays in the label.
    Cut,
    /// 同比, 比上年.
    Compare,
    /// 分别.
    Each,
    /// What follows is a part of what was counted before (其中, 包括).
    Inside,
    /// 占.
    Part,
    /// 等 after a list of examples.
    Etc,
    /// 的.
    Of,
    /// 和, 、.
    And,
    /// Small words before an object (了, 被).
    Particle,
    /// Opens an adverbial before the verb (围绕, 向).
    Prep,
    /// The clause proper begins behind it (以来).
    Since,
    /// Punctuation and marks; no word of the lexicon.
    #[serde(skip)]
    Mark,
}

/// A word of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// What it does.
    pub role: Role,
    /// Bytes of the text it was cut from.
    pub span: Range<usize>,
}

impl Word {
    /// The word as it stands in the text it was cut from.
    pub fn said<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.clone()).unwrap_or("")
    }
}
