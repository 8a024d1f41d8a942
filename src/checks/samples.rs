//! Observations for the tests, from sentences with the figures in braces:
//! `收到申请{120件}，同比增长{20.0%}。`

use crate::figures::Qualifier;
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;

/// One sentence of 甲县's report of `year` on line `line`. The label, and the
/// indicator, of a figure is the last clause before it.
pub(super) fn sentence(year: i32, line: usize, marked: &str) -> Vec<Observation> {
    let text: String = marked.chars().filter(|c| !matches!(c, '{' | '}')).collect();
    let (mut rows, mut at) = (Vec::new(), 0);
    for piece in marked.split_inclusive('}') {
        let Some((lead, figure)) = piece.split_once('{') else {
            continue;
        };
        let figure = figure.trim_end_matches('}');
        at += lead.len();
        rows.push(row(year, line, lead, figure, at, &text));
        at += figure.len();
    }
    rows
}

fn row(year: i32, line: usize, lead: &str, figure: &str, start: usize, text: &str) -> Observation {
    let digits: String = figure
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let unit = figure
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
        .trim_start_matches(['余', '万', '亿']);
    let scale = match figure {
        f if f.contains('亿') => 1e8,
        f if f.contains('万') => 1e4,
        _ => 1.0,
    };
    let clause = lead
        .rsplit(['，', '。', '；', '（', '、'])
        .next()
        .unwrap_or_default();
    let is_change = ["增长", "下降", "提高", "增加"]
        .iter()
        .any(|w| clause.contains(w));
    let sign = if clause.contains("下降") { -1.0 } else { 1.0 };
    let kind = match unit {
        _ if is_change => Kind::Change,
        "%" => Kind::Share,
        _ => Kind::Level,
    };
    let is_prior = clause.contains("上年") && kind != Kind::Change;
    Observation {
        area: "甲县".to_owned(),
        year,
        indicator: clause.to_owned(),
        label: clause.to_owned(),
        value: sign * scale * digits.parse::<f64>().expect("digits between the braces"),
        value_max: None,
        unit: unit.to_owned(),
        qualifier: if figure.contains('余') {
            Qualifier::Over
        } else {
            Qualifier::Exact
        },
        kind,
        period: if is_prior {
            Period::Prior
        } else {
            Period::Year
        },
        section: Section::Measures,
        heading: String::new(),
        text: figure.to_owned(),
        source: format!("甲县/{year}.txt"),
        line,
        start,
        end: start + figure.len(),
        sentence: text.to_owned(),
        rule: "".into(),
        decided: String::new(),
        parts: Default::default(),
        nature: Default::default(),
        stated: None,
        confidence: None,
        value_year: is_prior.then_some(year - 1),
    }
}

/// What the checks of `kind` on the sentences say: the claim, and whether it holds.
pub(super) fn verdicts(kind: &str, sentences: &[(i32, &str)]) -> Vec<(String, bool)> {
    let rows: Vec<Observation> = sentences
        .iter()
        .enumerate()
        .flat_map(|(i, (year, marked))| sentence(*year, i + 1, marked))
        .collect();
    super::check(&rows)
        .into_iter()
        .filter(|c| c.kind == kind)
        .map(|c| (c.text, c.ok))
        .collect()
}
