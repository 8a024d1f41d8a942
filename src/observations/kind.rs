//! Level, share or change: from the unit and the last words before the number.

use super::Kind;
use super::lexicon::{Role, Word};
use crate::figures::Figure;

/// A direction word and where it stands among the words before a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Direction {
    /// Index of the word; the number of words where it stands in the figure's
    /// own span (下降15.5%).
    pub at: usize,
    /// The word.
    pub word: String,
    /// Whether it is a fall.
    pub fall: bool,
}

/// Words that may stand between a direction and its number.
fn transparent(text: &str, word: &Word) -> bool {
    match word.role {
        Role::Drop
        | Role::Each
        | Role::Reach
        | Role::Compare
        | Role::Time
        | Role::Particle
        | Role::Mark => true,
        Role::Noun => matches!(text, "目标" | "预期目标" | "增长目标" | "预期"),
        _ => false,
    }
}

/// The direction the number has by the words straight before it.
pub(super) fn direction(text: &str, words: &[Word], figure: &Figure) -> Option<Direction> {
    let own = text.get(figure.span.start..figure.core.start).unwrap_or("");
    if !own.is_empty() {
        let inside = super::lexicon::LEXICON.cut(text, figure.span.start..figure.core.start);
        if let Some(w) = inside
            .iter()
            .find(|w| matches!(w.role, Role::Rise | Role::Fall))
        {
            return Some(Direction {
                at: words.len(),
                word: text.get(w.span.clone()).unwrap_or("").to_owned(),
                fall: w.role == Role::Fall,
            });
        }
    }
    for (at, word) in words.iter().enumerate().rev() {
        let said = text.get(word.span.clone()).unwrap_or("");
        if matches!(word.role, Role::Rise | Role::Fall) {
            return Some(Direction {
                at,
                word: said.to_owned(),
                fall: word.role == Role::Fall,
            });
        }
        if !transparent(said, word) {
            return None;
        }
    }
    None
}

/// Units of a ratio.
const RATIOS: [&str; 5] = ["%", "‰", "％", "成", "折"];
/// Units that always tell a difference.
const POINTS: [&str; 3] = ["个百分点", "百分点", "个千分点"];
/// What stands after a growth named behind its number (5%以上的增长).
const GROWTH_AFTER: [&str; 4] = ["的增长", "的增速", "的年均增长", "增长"];
/// Directions that make an amount a change although an object follows them
/// (减少行政部门5个).
const LEADING: [&str; 5] = ["净增", "净增加", "减少", "净减少", "增加"];

/// What the figure measures.
pub(super) fn kind(
    text: &str,
    words: &[Word],
    figure: &Figure,
    after: &str,
    direction: Option<&Direction>,
) -> Kind {
    let unit = figure.unit.as_str();
    let core = text.get(figure.core.clone()).unwrap_or("");
    if POINTS.contains(&unit) {
        return Kind::Change;
    }
    if unit == "倍" {
        let compared = words.iter().any(|w| w.role == Role::Of)
            || words
                .iter()
                .any(|w| text.get(w.span.clone()) == Some("相当于"));
        return if direction.is_some() || !compared {
            Kind::Change
        } else {
            Kind::Share
        };
    }
    let ratio = RATIOS.contains(&unit)
        || (unit.is_empty() && (core.contains('/') || core.contains("分之")));
    if ratio {
        let grows = direction.is_some() || GROWTH_AFTER.iter().any(|g| after.starts_with(g));
        return if grows { Kind::Change } else { Kind::Share };
    }
    if direction.is_some() {
        return Kind::Change;
    }
    let leads = words
        .iter()
        .find(|w| !matches!(w.role, Role::Drop | Role::Time | Role::Scope | Role::Mark))
        .is_some_and(|w| {
            matches!(w.role, Role::Rise | Role::Fall)
                && text
                    .get(w.span.clone())
                    .is_some_and(|t| LEADING.contains(&t))
        });
    if leads { Kind::Change } else { Kind::Level }
}
