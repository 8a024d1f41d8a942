//! The redline of two texts: cut into the words a Chinese reader sees, a
//! number and its unit one token, then diffed by `similar`, then tidied: a
//! lone character that happens to stand in both is no reason to tear a phrase.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::words;

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

/// One stretch of the comparison before tidying.
#[derive(Debug, Clone)]
enum Stretch {
    Kept(String),
    Changed { old: String, new: String },
}

/// The redline from `old` to `new`. No clock is in it: the same two texts give
/// the same pieces on every run.
#[must_use]
pub fn redline(old: &str, new: &str) -> Vec<Piece> {
    let (a, b) = (words(old), words(new));
    let stretches = capture_diff_slices(Algorithm::Myers, &a, &b)
        .iter()
        .map(|op| stretch(op, &a, &b))
        .collect();
    let tidy = tidy(merge(stretches));
    if mostly_changed(&tidy) {
        return pieces(vec![Stretch::Changed {
            old: old.to_string(),
            new: new.to_string(),
        }]);
    }
    pieces(tidy)
}

fn stretch(op: &DiffOp, a: &[&str], b: &[&str]) -> Stretch {
    let old = a.get(op.old_range()).unwrap_or_default().concat();
    if matches!(op, DiffOp::Equal { .. }) {
        return Stretch::Kept(old);
    }
    Stretch::Changed {
        old,
        new: b.get(op.new_range()).unwrap_or_default().concat(),
    }
}

/// Joins neighbours of one kind.
fn merge(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut out: Vec<Stretch> = Vec::new();
    for next in stretches {
        match (out.last_mut(), next) {
            (Some(Stretch::Kept(a)), Stretch::Kept(b)) => a.push_str(&b),
            (Some(Stretch::Changed { old, new }), Stretch::Changed { old: o, new: n }) => {
                old.push_str(&o);
                new.push_str(&n);
            }
            (_, next) => out.push(next),
        }
    }
    out
}

/// Kept characters between two changes that are too few to help a reader: one
/// character (的, 和, 不), or two where both changes are longer.
fn too_few(kept: &str, before: usize, after: usize) -> bool {
    if kept.contains(CLAUSE_ENDS) || kept.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    match kept.chars().filter(|c| c.is_alphanumeric()).count() {
        0 | 1 => true,
        2 => before > 2 && after > 2,
        _ => false,
    }
}

/// Marks at which a reader takes breath: they keep clauses apart.
const CLAUSE_ENDS: [char; 7] = ['，', '。', '；', '：', ',', ';', ':'];

/// Joins changes with the too few characters kept between them, until none is
/// left.
fn tidy(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    loop {
        let torn = (1..stretches.len().saturating_sub(1)).find(|&i| {
            match (&stretches[i - 1], &stretches[i], &stretches[i + 1]) {
                (a @ Stretch::Changed { .. }, Stretch::Kept(kept), b @ Stretch::Changed { .. }) => {
                    too_few(kept, size(a), size(b))
                }
                _ => false,
            }
        });
        let Some(i) = torn else {
            return stretches;
        };
        if let Stretch::Kept(kept) = stretches[i].clone() {
            stretches[i] = Stretch::Changed {
                old: kept.clone(),
                new: kept,
            };
        }
        stretches = merge(stretches);
    }
}

fn size(stretch: &Stretch) -> usize {
    match stretch {
        Stretch::Kept(text) => text.chars().count(),
        Stretch::Changed { old, new } => old.chars().count().max(new.chars().count()),
    }
}

/// Below this share of kept characters a redline is harder to read than the
/// two sentences one after the other.
const WORTH_A_REDLINE: f64 = 0.15;

fn mostly_changed(stretches: &[Stretch]) -> bool {
    let kept: usize = stretches
        .iter()
        .filter(|s| matches!(s, Stretch::Kept(_)))
        .map(size)
        .sum();
    let all: usize = stretches.iter().map(size).sum();
    (kept as f64) < WORTH_A_REDLINE * all as f64
}

fn pieces(stretches: Vec<Stretch>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut push = |tag, text: String| {
        if !text.is_empty() {
            out.push(Piece { tag, text });
        }
    };
    for stretch in stretches {
        match stretch {
            Stretch::Kept(text) => push(Tag::Equal, text),
            Stretch::Changed { old, new } => {
                push(Tag::Delete, old);
                push(Tag::Insert, new);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(old: &str, new: &str) -> String {
        redline(old, new)
            .iter()
            .map(|p| match p.tag {
                Tag::Equal => p.text.clone(),
                Tag::Delete => format!("[-{}-]", p.text),
                Tag::Insert => format!("{{+{}+}}", p.text),
            })
            .collect()
    }

    #[test]
    fn the_changed_phrase_alone_is_marked() {
        assert_eq!(
            marked("基层执法力量薄弱", "基层执法力量依然薄弱"),
            "基层执法力量{+依然+}薄弱"
        );
    }

    #[test]
    fn a_number_is_never_torn() {
        assert_eq!(
            marked("调解成功率94.4%，较上年提高", "调解成功率96.1%，较上年提高"),
            "调解成功率[-94.4%-]{+96.1%+}，较上年提高"
        );
    }

    #[test]
    fn a_lone_character_does_not_tear_a_phrase() {
        assert_eq!(
            marked(
                "执法人员不愿担当的现象较多，普法宣传扎实",
                "执法人员能力偏弱的问题突出，普法宣传扎实"
            ),
            "执法人员[-不愿担当的现象较多-]{+能力偏弱的问题突出+}，普法宣传扎实"
        );
    }

    #[test]
    fn two_sentences_with_nothing_in_common_stand_one_after_the_other() {
        assert_eq!(
            marked("信访积案较多", "数据归集共享程度不高"),
            "[-信访积案较多-]{+数据归集共享程度不高+}"
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_back(
            old in "[基层执法力量薄弱有待加强，。不够的和0-9.%]{0,40}",
            new in "[基层执法力量薄弱有待加强，。不够的和0-9.%]{0,40}",
        ) {
            let pieces = redline(&old, &new);
            let side = |drop: Tag| -> String {
                pieces.iter().filter(|p| p.tag != drop).map(|p| p.text.as_str()).collect()
            };
            prop_assert_eq!(side(Tag::Insert), old);
            prop_assert_eq!(side(Tag::Delete), new);
        }
    }
}
