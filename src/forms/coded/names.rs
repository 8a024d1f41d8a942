//! How like the words of a table are to the name of a row or a column of a form.

use crate::genres::Line;

/// Names less alike than this are of something else.
const LIKE: f64 = 0.75;

/// The Chinese characters of some words: names are broken over lines, numbered
/// and bracketed in every way.
pub(super) fn bare(words: &str) -> String {
    words.chars().filter(|c| crate::cues::is_han(*c)).collect()
}

/// How well bare words end in a name of a line, 0 to 1; 0 below [`LIKE`].
pub(super) fn ends_like(words: &str, line: &Line) -> f64 {
    line.names
        .iter()
        .map(|name| ending(words, name))
        .fold(0.0, f64::max)
}

/// How well bare words are a name of a line.
pub(super) fn is_like(words: &str, line: &Line) -> f64 {
    let likeness = |name: &String| {
        let n = alike(words, name);
        if n >= LIKE { n } else { 0.0 }
    };
    line.names.iter().map(likeness).fold(0.0, f64::max)
}

fn ending(words: &str, name: &str) -> f64 {
    if words.ends_with(name) {
        return 1.0;
    }
    let length = name.chars().count();
    let all = words.chars().count();
    let end: String = words.chars().skip(all.saturating_sub(length)).collect();
    let likeness = alike(&end, name);
    if likeness >= LIKE { likeness } else { 0.0 }
}

/// Twice the pairs of characters that both have over those that each has.
fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let pairs =
        |words: &str| -> Vec<(char, char)> { words.chars().zip(words.chars().skip(1)).collect() };
    let (a, mut rest) = (pairs(a), pairs(b));
    let all = a.len() + rest.len();
    let mut both = 0;
    for pair in &a {
        if let Some(at) = rest.iter().position(|other| other == pair) {
            rest.swap_remove(at);
            both += 2;
        }
    }
    both as f64 / all.max(1) as f64
}

/// Lines of a form, each with the place it is met at, both in order, so that all
/// together are as like as can be: `like(place, line)`.
pub(super) fn in_order(
    places: usize,
    lines: usize,
    like: impl Fn(usize, usize) -> f64,
) -> Vec<(usize, usize)> {
    let mut best = vec![vec![0.0_f64; lines + 1]; places + 1];
    let mut scores = vec![vec![0.0_f64; lines]; places];
    for place in (0..places).rev() {
        for line in (0..lines).rev() {
            let score = like(place, line);
            scores[place][line] = score;
            let with = if score > 0.0 {
                score + best[place + 1][line + 1]
            } else {
                0.0
            };
            best[place][line] = with.max(best[place + 1][line]).max(best[place][line + 1]);
        }
    }
    let (mut place, mut line) = (0, 0);
    let mut met = Vec::new();
    while place < places && line < lines {
        let score = scores[place][line];
        let here = best[place][line];
        if score > 0.0 && here <= score + best[place + 1][line + 1] {
            met.push((place, line));
            (place, line) = (place + 1, line + 1);
        } else if here <= best[place + 1][line] {
            place += 1;
        } else {
            line += 1;
        }
    }
    met
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_met_whatever_stands_around_and_within_them() {
        let words = bare("三、本年度\n办理结果（三）不予公开3.危及“三安 全一稳定”");
        assert!(ending(&words, "危及三安全一稳定") >= 1.0);
        assert!(
            ending(
                &bare("（二）部分公开（区分处理的，只计这一情形，不计其他情况）"),
                "部分公开区分处理的只计这一情形不计其他情形"
            ) > 0.9
        );
        assert!(ending("行政处罚", "行政强制") < LIKE);
        assert!(ending("规章", "行政规范性文件") < LIKE);
    }

    #[test]
    fn lines_are_met_in_order() {
        let words = ["其他", "予以公开", "其他", "总计"];
        let lines = ["予以公开", "其他", "总计"];
        let met = in_order(4, 3, |w, l| ending(words[w], lines[l]));
        assert_eq!(met, [(1, 0), (2, 1), (3, 2)]);
    }
}
