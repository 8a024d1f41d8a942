//! Rows → the ledger: one entry a weakness or plan, its years joined.
//!
//! A row tells of two neighbouring reports. An entry follows one statement
//! through all of them; where one became two, or two became one, the entries
//! say so.

use std::collections::BTreeMap;

use super::FollowUp;

/// One weakness or plan over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The rows, in the order of the years; never empty.
    pub rows: Vec<&'a FollowUp>,
    /// Whether the last report read still states it.
    pub open: bool,
    /// The entry that a part of this one came from, by its place in the ledger.
    pub split_from: Option<usize>,
    /// The entry that says it from now on.
    pub merged_into: Option<usize>,
}

impl<'a> Entry<'a> {
    /// The last row: what is known now.
    #[must_use]
    pub fn last(&self) -> &'a FollowUp {
        self.rows[self.rows.len() - 1]
    }

    /// The words in which it was first stated.
    #[must_use]
    pub fn first_text(&self) -> &'a str {
        stated(self.rows[0])
    }

    /// The words in which it was last stated.
    #[must_use]
    pub fn text(&self) -> &'a str {
        let last = self.last();
        if stands(last) {
            &last.next_text
        } else {
            &last.text
        }
    }

    /// The year in which it was first stated, through every gap.
    #[must_use]
    pub fn first_year(&self) -> i32 {
        let years = self.rows.iter().map(|row| row.first_year);
        years.min().unwrap_or_default()
    }

    /// Years from the first to the last report that states it, both counted.
    #[must_use]
    pub fn years_open(&self) -> i32 {
        self.last_year() - self.first_year() + 1
    }

    /// The year of the last report that states it.
    #[must_use]
    pub fn last_year(&self) -> i32 {
        let last = self.last();
        if stands(last) {
            last.next_year
        } else {
            last.year
        }
    }

    /// Whether it was gone for at least a year and came back.
    #[must_use]
    pub fn returned(&self) -> bool {
        let first = self.rows[0];
        first.status == "new" && first.first_year < first.next_year
    }
}

fn stated(row: &FollowUp) -> &str {
    if row.text.is_empty() {
        &row.next_text
    } else {
        &row.text
    }
}

/// Whether the next report states it.
#[must_use]
pub fn stands(row: &FollowUp) -> bool {
    row.status == "new" || stands_again(row.status)
}

/// Whether a statement of this status is there in the next report too.
#[must_use]
pub fn stands_again(status: &str) -> bool {
    matches!(status, "repeated" | "reworded" | "carried_over")
}

/// Where a statement stands: area, year, line and words.
type Place<'a> = (&'a str, i32, usize, &'a str);

/// The entries of one kind (`weakness`, `plan`): areas in order; within one the
/// open ones first, of these the oldest.
#[must_use]
pub fn ledger<'a>(rows: impl IntoIterator<Item = &'a FollowUp>, kind: &str) -> Vec<Entry<'a>> {
    let rows: Vec<&FollowUp> = rows.into_iter().collect();
    let mut entries: Vec<Entry> = Vec::new();
    // Which entry a statement belongs to that the last row led to.
    let mut tails: BTreeMap<Place, usize> = BTreeMap::new();
    let mut continued: BTreeMap<Place, usize> = BTreeMap::new();
    for &row in rows.iter().filter(|row| row.kind == kind) {
        let from = (row.area.as_str(), row.year, row.line, row.text.as_str());
        let (at, split_from) = match (tails.get(&from), continued.get(&from)) {
            _ if row.text.is_empty() => (None, None),
            (_, Some(whole)) => (None, Some(*whole)),
            (tail, None) => (tail.copied(), None),
        };
        let at = match at {
            Some(at) => {
                entries[at].rows.push(row);
                at
            }
            None => {
                entries.push(Entry {
                    rows: vec![row],
                    open: false,
                    split_from,
                    merged_into: None,
                });
                entries.len() - 1
            }
        };
        if !row.text.is_empty() {
            continued.entry(from).or_insert(at);
        }
        if stands(row) {
            let to = (
                row.area.as_str(),
                row.next_year,
                row.next_line,
                row.next_text.as_str(),
            );
            let keeper = *tails.entry(to).or_insert(at);
            if keeper != at {
                entries[at].merged_into = Some(keeper);
            }
        }
    }
    close(&mut entries, &rows);
    sorted(entries)
}

/// An entry is open where the last report of its area states it.
fn close(entries: &mut [Entry], rows: &[&FollowUp]) {
    let mut last: BTreeMap<&str, i32> = BTreeMap::new();
    for row in rows {
        let year = last.entry(&row.area).or_insert(row.next_year);
        *year = row.next_year.max(*year);
    }
    for entry in entries {
        let reached = last.get(entry.last().area.as_str());
        entry.open = entry.merged_into.is_none() && reached == Some(&entry.last_year());
    }
}

fn sorted(entries: Vec<Entry>) -> Vec<Entry> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|&i| {
        let entry = &entries[i];
        (
            entry.last().area.as_str(),
            !entry.open,
            std::cmp::Reverse((entry.last().next_year, entry.years_open())),
            i,
        )
    });
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|&i| entries[i].take())
        .map(|entry| Entry {
            split_from: entry.split_from.map(|i| place[i]),
            merged_into: entry.merged_into.map(|i| place[i]),
            ..entry
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{follow, tests::weakness};
    use super::*;

    fn told(stated: &[(i32, &str)]) -> Vec<(String, i32, i32, bool)> {
        let statements: Vec<_> = stated.iter().map(|(y, t)| weakness(*y, t)).collect();
        let rows = follow(&statements);
        ledger(&rows, "weakness")
            .iter()
            .map(|e| (e.text().to_owned(), e.first_year(), e.years_open(), e.open))
            .collect()
    }

    #[test]
    fn a_weakness_is_one_entry_through_all_years() {
        let entries = told(&[
            (2020, "执法装备老旧"),
            (2020, "信访积案较多"),
            (2021, "执法装备老旧"),
            (2022, "执法装备较为老旧"),
        ]);
        assert_eq!(
            entries,
            [
                ("执法装备较为老旧".to_owned(), 2020, 3, true),
                ("信访积案较多".to_owned(), 2020, 1, false)
            ]
        );
    }

    #[test]
    fn what_merged_says_into_which() {
        let statements = [
            weakness(2020, "养老服务供给不足"),
            weakness(2020, "医疗服务还有短板"),
            weakness(2021, "养老、医疗等领域还有不少短板"),
        ];
        let rows = follow(&statements);
        let entries = ledger(&rows, "weakness");
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[1].merged_into, Some(0));
        assert!(entries[0].open && !entries[1].open);
    }

    #[test]
    fn what_split_says_from_which() {
        let statements = [
            weakness(2020, "行政复议办案力量不足，行政应诉水平不高"),
            weakness(2021, "行政复议人员紧缺"),
            weakness(2021, "行政应诉能力偏弱"),
        ];
        let rows = follow(&statements);
        let entries = ledger(&rows, "weakness");
        assert_eq!(entries.len(), 2);
        assert!(entries.iter().any(|e| e.split_from.is_some()));
    }
}
