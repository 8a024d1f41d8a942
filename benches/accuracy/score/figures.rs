//! Figures: found where they stand with value and unit, their kind, period and
//! qualifier, and whether the label says what the truth's says.

use std::collections::{BTreeMap, HashSet};

use super::likeness::dice;
use super::rows::near;
use super::{Row, Score};

/// From this likeness on a label says the same.
const SAME_LABEL: f64 = 0.5;

/// A figure of the truth and the row found for it, by index.
pub(super) type Pair = (usize, usize);

/// Pairs each figure with a row of its line that has its value and unit: of
/// several the one whose label is most alike. Each row serves once.
pub(super) fn paired(truth: &[Row], found: &[Row]) -> Vec<Pair> {
    let mut by_line: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, row) in found.iter().enumerate() {
        by_line.entry(row.line("line")).or_default().push(at);
    }
    let mut taken = HashSet::new();
    let mut pairs = Vec::new();
    for (at, figure) in truth.iter().enumerate() {
        let words = match figure.get("label") {
            "" => figure.get("text"),
            label => label,
        };
        let here = by_line.get(&figure.line("line")).into_iter().flatten();
        let best = here
            .filter(|row| !taken.contains(*row))
            .filter(|row| is_found(figure, &found[**row]))
            .map(|row| {
                let label = format!(
                    "{}{}",
                    found[*row].get("label"),
                    found[*row].get("indicator")
                );
                (dice(words, &label), std::cmp::Reverse(*row))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((_, std::cmp::Reverse(row))) = best {
            taken.insert(row);
            pairs.push((at, row));
        }
    }
    pairs
}

fn is_found(figure: &Row, row: &Row) -> bool {
    row.is_from("source", figure.get("file"))
        && near(figure.number("value"), row.number("value"))
        && unit(figure) == unit(row)
}

/// Its unit in one form: 百分点 and 个百分点, full-width and half-width are one.
fn unit(row: &Row) -> String {
    use unicode_normalization::UnicodeNormalization;
    let unit: String = row.get("unit").trim().nfkc().collect();
    match unit.as_str() {
        "百分点" => "个百分点".to_owned(),
        _ => unit,
    }
}

pub(super) fn score(truth: &[Row], found: &[Row]) -> Vec<Score> {
    let lines: HashSet<(&str, usize)> = truth
        .iter()
        .map(|row| (row.get("file"), row.line("line")))
        .collect();
    // Only the lines that the truth names are complete.
    let asked = found.iter().filter(|row| {
        lines
            .iter()
            .any(|(file, line)| row.line("line") == *line && row.is_from("source", file))
    });
    let rows = asked.count();
    let truth: Vec<Row> = truth
        .iter()
        .filter(|row| !row.get("text").is_empty())
        .cloned()
        .collect();
    let pairs = paired(&truth, found);
    let agree = |column: &str| {
        let same = pairs
            .iter()
            .filter(|(figure, row)| truth[*figure].get(column) == found[*row].get(column));
        same.count()
    };
    let labels = pairs.iter().filter(|(figure, row)| {
        dice(truth[*figure].get("label"), found[*row].get("label")) >= SAME_LABEL
    });
    vec![
        Score::share("figures.precision", pairs.len(), rows),
        Score::share("figures.recall", pairs.len(), truth.len()),
        Score::share("figures.qualifier", agree("qualifier"), pairs.len()),
        Score::share("figures.kind", agree("kind"), pairs.len()),
        Score::share("figures.period", agree("period"), pairs.len()),
        Score::share("figures.label", labels.count(), pairs.len()),
    ]
}
