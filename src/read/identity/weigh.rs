//! Weighing: what every source says of one question, and the one answer.

/// What one source says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said<T> {
    /// Where: `title`, `folder`, …
    pub(super) by: &'static str,
    pub(super) value: T,
    pub(super) weight: f64,
    /// Whether the report itself or who filed it meant to say it: two that do
    /// and disagree are not settled by what is said in passing.
    pub(super) meant: bool,
}

/// One answer and what speaks for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer<T> {
    pub(super) value: T,
    pub(super) weight: f64,
    /// Who says it, the strongest first.
    pub(super) by: Vec<(&'static str, f64)>,
    pub(super) meant: bool,
}

/// How what one source says bears on an answer.
pub(super) enum Bearing {
    /// It says the same.
    Same,
    /// It says what the answer lies in, which speaks for it as well.
    Around,
    /// It says something that does not exclude it.
    Beside,
    /// It says something else.
    Against,
}

/// All answers, the likeliest first; of two as likely the one said first.
pub(super) fn answers<T: Clone>(
    said: &[Said<T>],
    bearing: impl Fn(&Said<T>, &T) -> Bearing,
) -> Vec<Answer<T>> {
    let mut answers: Vec<Answer<T>> = Vec::new();
    for one in said {
        let known = answers
            .iter()
            .any(|a| matches!(bearing(one, &a.value), Bearing::Same));
        if known {
            continue;
        }
        let for_it = said.iter().filter(|other| {
            let bears = bearing(other, &one.value);
            matches!(bears, Bearing::Same | Bearing::Around)
        });
        let mut by: Vec<(&'static str, f64)> = for_it.map(|s| (s.by, s.weight)).collect();
        by.sort_by(|a, b| b.1.total_cmp(&a.1));
        let same = |s: &&Said<T>| matches!(bearing(s, &one.value), Bearing::Same);
        answers.push(Answer {
            value: one.value.clone(),
            weight: by.iter().map(|(_, weight)| weight).sum(),
            by,
            meant: said.iter().filter(same).any(|s| s.meant),
        });
    }
    answers.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    answers
}

/// How sure the first of some answers is, in percent: against all others and
/// against none of them being right.
pub(super) fn certainty<T>(answers: &[Answer<T>]) -> u8 {
    let Some(best) = answers.first() else {
        return 0;
    };
    let all: f64 = answers.iter().map(|a| a.weight.exp()).sum();
    let share = best.weight.exp() / (all + 1.0);
    // At most 100, at least 0.
    (share * 100.0).round() as u8
}

impl<T> Answer<T> {
    /// `title 6.0, folder 4.0`.
    pub(super) fn reasons(&self) -> String {
        let each: Vec<String> = self
            .by
            .iter()
            .map(|(by, weight)| format!("{by} {weight:.1}"))
            .collect();
        each.join(", ")
    }

    /// Its strongest source.
    pub(super) fn first(&self) -> &'static str {
        self.by.first().map_or("", |(by, _)| by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(by: &'static str, value: i32, weight: f64) -> Said<i32> {
        Said {
            by,
            value,
            weight,
            meant: true,
        }
    }

    fn same(one: &Said<i32>, value: &i32) -> Bearing {
        if one.value == *value {
            Bearing::Same
        } else {
            Bearing::Against
        }
    }

    #[test]
    fn what_agrees_adds_up() {
        let all = [
            said("title", 2022, 3.0),
            said("folder", 2023, 2.0),
            said("file name", 2023, 2.0),
        ];
        let answers = answers(&all, same);
        assert_eq!((answers[0].value, answers[0].weight), (2023, 4.0));
        assert_eq!(answers[0].reasons(), "folder 2.0, file name 2.0");
        assert!((50..=100).contains(&certainty(&answers)));
        assert_eq!(certainty::<i32>(&[]), 0);
    }
}
