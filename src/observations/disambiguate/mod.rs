//! Two figures that measure different things never share a label in one
//! report: what tells them apart is the unit, or the words around them. Last
//! phase, over all rows of a report.

mod by_subject;
mod by_unit;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Observation;
use super::rule::Rule;

/// What the rules of this phase see.
pub(super) struct View<'a> {
    /// The row whose label is another's.
    row: &'a Observation,
    /// Whether all others of that label have another unit.
    other_unit: bool,
    /// The subjects that may be set before it, the nearest first.
    subjects: &'a [String],
    /// All labels of the report.
    taken: &'a BTreeSet<String>,
}

impl View<'_> {
    /// A label that no other row has.
    fn free(&self, label: String) -> Option<String> {
        (!self.taken.contains(&label)).then_some(label)
    }
}

/// Another label of a row.
type Apply = fn(&View) -> Option<String>;

/// The rules of this phase: the first that tells a row apart gives its label.
pub(super) const RULES: &[Rule<Apply>] = &[by_unit::RULE, by_subject::RULE];

/// Makes labels distinct. `contexts` holds, for each observation, the subjects
/// that may be set before its label, the nearest first.
pub(super) fn distinguish(rows: &mut [Observation], contexts: &[Rc<[String]>]) {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        groups.entry(row.label.clone()).or_default().push(i);
    }
    let mut taken: BTreeSet<String> = groups.keys().cloned().collect();
    for members in groups.into_values() {
        let mut kept: Vec<usize> = Vec::new();
        for i in members {
            if kept.is_empty() || kept.iter().any(|k| same(&rows[*k], &rows[i])) {
                // One of each unit and period stands for all.
                if !kept.iter().any(|k| stands_for(&rows[*k], &rows[i])) {
                    kept.push(i);
                }
                continue;
            }
            let view = View {
                row: &rows[i],
                other_unit: kept.iter().all(|k| rows[*k].unit != rows[i].unit),
                subjects: contexts.get(i).map_or(&[][..], |c| c),
                taken: &taken,
            };
            let apart = |rule: &Rule<Apply>| Some(((rule.apply)(&view)?, rule.id));
            if let Some((label, rule)) = RULES.iter().find_map(apart) {
                taken.insert(label.clone());
                rows[i].label = label;
                rows[i].rule = format!("{}+{rule}", rows[i].rule).into();
            }
        }
    }
}

/// Whether two rows of one label may measure one thing.
fn same(a: &Observation, b: &Observation) -> bool {
    let equal = (a.value - b.value).abs() < 1e-9 && a.kind == b.kind;
    a.unit == b.unit && (a.period != b.period || equal)
}

/// Whether a row stands for another of its label.
fn stands_for(a: &Observation, b: &Observation) -> bool {
    a.unit == b.unit && a.period == b.period
}

#[cfg(test)]
mod tests {
    use super::super::marked::observe;
    use crate::outline::Section;

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
