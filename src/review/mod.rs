//! The doubtful cases as rows of a decisions file, for a person to edit: joins
//! that were not made, joins that were made with little confidence, weaknesses
//! that went without evidence. Last stage before the decisions come round again
//! with the next run. What is decided already stands first and stays.

use crate::Panel;
use crate::decisions::{Decision, Decisions, Subject, Verdict};
use crate::followup::FollowUp;
use crate::indicators::{Link, Polarity};

/// The columns of a decisions file as `tongbi review` writes it. Only `decision`,
/// `to`, `reason` and `date` are to be edited; the others behind `reason` are there to
/// read.
pub const COLUMNS: [&str; 19] = [
    "decision",
    "options",
    "area",
    "year",
    "label",
    "text",
    "other_year",
    "other_label",
    "other_text",
    "to",
    "reason",
    "machine",
    "confidence",
    "because",
    "sentence",
    "place",
    "other_sentence",
    "other_place",
    "date",
];

/// Joins made with less confidence are shown, too.
const SURE: f64 = 0.85;

/// The rows: decisions in force, then the doubtful cases, the most doubtful
/// first within each area.
#[must_use]
pub fn review(panel: &Panel, followup: &[FollowUp], decisions: &Decisions) -> Vec<[String; 19]> {
    let mut rows: Vec<[String; 19]> = decisions.rows.iter().map(decided).collect();
    let mut links: Vec<&Link> = panel
        .alignment
        .links
        .iter()
        .filter(|link| link.confidence < SURE)
        .collect();
    let area = |link: &Link| panel.observations.get(link.left).map(|o| o.area.as_str());
    links.sort_by(|a, b| {
        let doubt = |link: &Link| (link.confidence - 0.5).abs();
        area(a)
            .cmp(&area(b))
            .then_with(|| doubt(a).total_cmp(&doubt(b)))
            .then_with(|| (a.left, a.right).cmp(&(b.left, b.right)))
    });
    rows.extend(links.into_iter().filter_map(|link| doubtful(panel, link)));
    let dropped = followup
        .iter()
        .filter(|row| row.status == "dropped_without_evidence" && row.decided.is_empty());
    rows.extend(dropped.map(weakness));
    rows
}

fn decided(decision: &Decision) -> [String; 19] {
    let none = Subject::default();
    let (other, to) = match &decision.verdict {
        Verdict::Same(other) | Verdict::Apart(other) => (other, String::new()),
        Verdict::Rename(name) => (&none, name.clone()),
        Verdict::Value(value) => (&none, value.to_string()),
        Verdict::Polarity(polarity) => (
            &none,
            match polarity {
                Polarity::More => "more",
                Polarity::Less => "less",
                Polarity::Neither => "neither",
            }
            .to_owned(),
        ),
        Verdict::Fixed => (&none, String::new()),
    };
    let year = |subject: &Subject| subject.year.map(|y| y.to_string()).unwrap_or_default();
    let mut row: [String; 19] = Default::default();
    row[0] = decision.verdict.word().to_owned();
    row[2].clone_from(&decision.on.area);
    row[3] = year(&decision.on);
    row[4].clone_from(&decision.on.label);
    row[5].clone_from(&decision.on.text);
    row[6] = year(other);
    row[7].clone_from(&other.label);
    row[8].clone_from(&other.text);
    row[9] = to;
    row[10].clone_from(&decision.reason);
    row[11] = "decided".to_owned();
    row[18].clone_from(&decision.date);
    row
}

fn doubtful(panel: &Panel, link: &Link) -> Option<[String; 19]> {
    let (a, b) = (
        panel.observations.get(link.left)?,
        panel.observations.get(link.right)?,
    );
    let machine = if link.joined { "same" } else { "apart" };
    Some([
        String::new(),
        "same | apart".to_owned(),
        a.area.clone(),
        a.year.to_string(),
        a.label.clone(),
        a.text.clone(),
        b.year.to_string(),
        b.label.clone(),
        b.text.clone(),
        String::new(),
        String::new(),
        machine.to_owned(),
        format!("{:.2}", link.confidence),
        link.reasons.clone(),
        a.sentence.clone(),
        format!("{}:{}", a.source, a.line),
        b.sentence.clone(),
        format!("{}:{}", b.source, b.line),
        String::new(),
    ])
}

fn weakness(row: &FollowUp) -> [String; 19] {
    let mut out: [String; 19] = Default::default();
    out[1] = "fixed".to_owned();
    out[2].clone_from(&row.area);
    out[3] = row.year.to_string();
    out[5].clone_from(&row.text);
    out[11] = row.status.to_owned();
    out[12] = format!("{:.2}", row.similarity);
    out[14].clone_from(&row.text);
    out[15] = format!("{}:{}", row.source, row.line);
    out
}
