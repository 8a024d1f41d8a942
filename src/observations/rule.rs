//! What a rule of this stage is: an id, one function of what it may see, and
//! examples that say what it does and what it leaves alone. A phase is a list
//! of rules, whose order is their precedence; the generic test below runs every
//! example of every phase.

/// A rule; `F` is the function of its phase.
#[derive(Clone, Copy)]
pub(super) struct Rule<F> {
    /// The name of its file, shown by `explain` and in the column `rule`.
    pub id: &'static str,
    /// What it does.
    pub apply: F,
    /// Sentences and what becomes of them.
    #[cfg_attr(not(test), allow(dead_code))]
    pub examples: &'static [Example],
}

/// A sentence of the review, each of its figures in braces.
#[cfg_attr(not(test), allow(dead_code))]
pub(super) struct Example {
    /// The heading it stands under; none if empty.
    pub heading: &'static str,
    /// The sentence.
    pub sentence: &'static str,
    /// Which of its figures is looked at.
    pub figure: usize,
    /// The label of that figure.
    pub label: &'static str,
    /// Whether the rule has a part in it.
    pub fires: bool,
}

/// A sentence of which the rule makes a label.
pub(super) const fn fires(sentence: &'static str, figure: usize, label: &'static str) -> Example {
    Example {
        heading: "",
        sentence,
        figure,
        label,
        fires: true,
    }
}

/// A sentence that looks alike and that the rule leaves alone.
pub(super) const fn leaves(sentence: &'static str, figure: usize, label: &'static str) -> Example {
    Example {
        fires: false,
        ..fires(sentence, figure, label)
    }
}
