//! Two figures that measure different things never share a label in one
//! report: what tells them apart is the unit, or the words around them.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Observation, label};
use crate::lexicon::LEXICON;

/// Makes labels distinct. `contexts` holds, for each observation, the subjects
/// that may be set before its label, the nearest first.
pub(super) fn distinguish(rows: &mut [Observation], contexts: &[Rc<[String]>]) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        groups.entry(row.label.clone()).or_default().push(i);
    }
    let mut taken: std::collections::BTreeSet<String> = groups.keys().cloned().collect();
    for (label, members) in groups {
        let mut kept: Vec<usize> = Vec::new();
        for i in members {
            let same = |a: &Observation, b: &Observation| {
                a.unit == b.unit
                    && (a.period != b.period
                        || (a.value - b.value).abs() < 1e-9 && a.kind == b.kind)
            };
            if kept.is_empty() || kept.iter().any(|k| same(&rows[*k], &rows[i])) {
                // One of each unit and period stands for all.
                let stands =
                    |a: &Observation, b: &Observation| a.unit == b.unit && a.period == b.period;
                if !kept.iter().any(|k| stands(&rows[*k], &rows[i])) {
                    kept.push(i);
                }
                continue;
            }
            let other_unit = kept.iter().all(|k| rows[*k].unit != rows[i].unit);
            let unit = rows[i].unit.as_str();
            let property = LEXICON.classes.measures.of(unit);
            // 198个20.1万套: a measure word without a name counts itself.
            let counts = (1..=2).contains(&unit.chars().count()) && property.is_none();
            let by_unit = property
                .map(|p| format!("{label}{p}"))
                .or_else(|| counts.then(|| format!("{label}{unit}数")))
                .filter(|_| other_unit);
            let by_subject = contexts
                .get(i)
                .into_iter()
                .flat_map(|c| c.iter())
                .filter(|c| !label.contains(c.as_str()))
                .map(|c| label::join(c, &label));
            let choice = by_unit
                .into_iter()
                .chain(by_subject)
                .find(|l| !taken.contains(l));
            if let Some(choice) = choice {
                taken.insert(choice.clone());
                if let Some(row) = rows.get_mut(i) {
                    row.label = choice;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked::{labels, observe};
    use crate::outline::Section;

    #[test]
    fn the_unit_tells_two_figures_of_one_thing_apart() {
        assert_eq!(
            labels("完成{8户}、{900平方米}改造任务。"),
            ["完成改造任务", "完成改造任务面积"]
        );
    }

    #[test]
    fn the_heading_tells_two_things_of_one_name_apart() {
        let rows = observe(
            "走访服务企业{20家}。走访服务企业{30家}。",
            Section::Measures,
            &["加强审计监督"],
        );
        assert_ne!(rows[0].label, rows[1].label);
    }
}
