//! Rows → the ledger: one entry a weakness or plan, its years joined.
//!
//! A row tells of two neighbouring reports. An entry follows one statement
//! through all of them. No statement stands in two entries: where one became
//! two, two became one, or the words drifted into something else, the entries
//! point to each other.

use std::collections::BTreeMap;

use super::FollowUp;

/// One weakness or plan over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// Its thread: its number among those of its area and kind.
    pub thread: usize,
    /// What the reports state, in the order of the years; never empty.
    pub stated: Vec<Stated<'a>>,
    /// The rows about it, in the order of the years; never empty. The first may
    /// lead here from another entry, the last from here to another.
    pub rows: Vec<&'a FollowUp>,
    /// How many reports state it, counted back from the last without a gap.
    pub years_open: i32,
    /// Whether the last report read still states it, and nobody ruled it fixed.
    pub open: bool,
    /// The entry that it came from, by its place in the ledger.
    pub split_from: Option<usize>,
    /// The entry that says it from now on.
    pub merged_into: Option<usize>,
}

/// A statement of one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<'a> {
    /// The year reported on.
    pub year: i32,
    /// The words.
    pub text: &'a str,
    /// The report.
    pub source: &'a str,
    /// The line there.
    pub line: usize,
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
        self.stated[0].text
    }

    /// The words in which it was last stated.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.stated[self.stated.len() - 1].text
    }

    /// The year of the first report that states it.
    #[must_use]
    pub fn first_year(&self) -> i32 {
        self.stated[0].year
    }

    /// The year of the last report that states it.
    #[must_use]
    pub fn last_year(&self) -> i32 {
        self.stated[self.stated.len() - 1].year
    }

    /// How many reports state it, counted back from the last without a gap.
    #[must_use]
    pub fn years_open(&self) -> i32 {
        self.years_open
    }

    /// The years whose reports stated it before a gap.
    #[must_use]
    pub fn years_before(&self) -> Vec<i32> {
        let before = &self.stated[..self.resumed()];
        before.iter().map(|one| one.year).collect()
    }

    /// The year from which on it is stated without a gap.
    #[must_use]
    pub fn since(&self) -> i32 {
        self.stated[self.resumed()].year
    }

    /// Whether it was gone for at least a report and came back.
    #[must_use]
    pub fn returned(&self) -> bool {
        self.resumed() > 0
    }

    /// Whether what is known now is said by another entry.
    #[must_use]
    pub fn goes_on_elsewhere(&self) -> bool {
        self.merged_into.is_some()
    }

    /// What a person decided on it, as it stands now; empty where nobody did.
    #[must_use]
    pub fn decided(&self) -> &'a str {
        &self.last().decided
    }

    /// The place of the first statement behind the last gap.
    fn resumed(&self) -> usize {
        let unbroken = usize::try_from(self.years_open).unwrap_or(1).max(1);
        self.stated.len().saturating_sub(unbroken)
    }
}

/// An area's thread.
type Key<'a> = (&'a str, usize);

/// What is known of an entry while the rows are gone through.
#[derive(Default)]
struct Draft<'a> {
    stated: Vec<Stated<'a>>,
    rows: Vec<&'a FollowUp>,
    years_open: i32,
    /// The row that leads here from another entry.
    from: Option<(Key<'a>, &'a FollowUp)>,
    into: Option<Key<'a>>,
}

impl<'a> Draft<'a> {
    fn state(&mut self, one: Stated<'a>) {
        if !self.stated.contains(&one) {
            self.stated.push(one);
        }
    }
}

/// The entries of one kind (`weakness`, `plan`): areas in order; within one the
/// open ones first, of these the oldest.
#[must_use]
pub fn ledger<'a>(rows: impl IntoIterator<Item = &'a FollowUp>, kind: &str) -> Vec<Entry<'a>> {
    let rows: Vec<&FollowUp> = rows.into_iter().collect();
    let mut drafts: BTreeMap<Key, Draft> = BTreeMap::new();
    for &row in rows.iter().filter(|row| row.kind == kind) {
        let to = (row.area.as_str(), row.thread);
        let from = match row.from_thread {
            0 => to,
            other => (to.0, other),
        };
        if !row.text.is_empty() {
            let own = drafts.entry(from).or_default();
            own.state(Stated {
                year: row.year,
                text: &row.text,
                source: &row.source,
                line: row.line,
            });
            if from == to && !row.stands() {
                own.rows.push(row);
            }
        }
        if row.stands() {
            draft_of_next(&mut drafts, row, from, to);
        }
    }
    let mut entries = finished(drafts);
    close(&mut entries, &rows);
    sorted(entries)
}

/// A row that leads to a statement of the next report: to its own entry, or from
/// one to another.
fn draft_of_next<'a>(
    drafts: &mut BTreeMap<Key<'a>, Draft<'a>>,
    row: &'a FollowUp,
    from: Key<'a>,
    to: Key<'a>,
) {
    let next = Stated {
        year: row.next_year,
        text: &row.next_text,
        source: &row.next_source,
        line: row.next_line,
    };
    let target = drafts.entry(to).or_default();
    target.state(next);
    target.years_open = row.years_open;
    if from == to {
        target.rows.push(row);
        return;
    }
    target.from.get_or_insert((from, row));
    let own = drafts.entry(from).or_default();
    own.rows.push(row);
    own.into = Some(to);
}

fn finished<'a>(drafts: BTreeMap<Key<'a>, Draft<'a>>) -> Vec<Entry<'a>> {
    let places = drafts.keys().enumerate();
    let place: BTreeMap<Key, usize> = places.map(|(i, key)| (*key, i)).collect();
    let entry = |((_, thread), draft): (Key<'a>, Draft<'a>)| {
        let Draft {
            mut stated,
            mut rows,
            ..
        } = draft;
        stated.sort_by_key(|one| one.year);
        let (first, last) = (stated[0].year, stated[stated.len() - 1].year);
        // Of what goes on in its own words as well a part was split off, no more.
        rows.retain(|row| row.from_thread != thread || row.year == last);
        let leaves = rows.iter().any(|row| row.from_thread == thread);
        let into = draft.into.filter(|_| leaves);
        let from = draft.from.filter(|(_, row)| row.next_year == first);
        if let Some((_, row)) = from {
            rows.insert(0, row);
        }
        Entry {
            thread,
            stated,
            rows,
            years_open: draft.years_open.max(1),
            open: false,
            split_from: from.and_then(|(key, _)| place.get(&key).copied()),
            merged_into: into.and_then(|key| place.get(&key).copied()),
        }
    };
    drafts.into_iter().map(entry).collect()
}

/// An entry is open where the last report of its area states it, unless a person
/// ruled it fixed.
fn close(entries: &mut [Entry], rows: &[&FollowUp]) {
    let mut last: BTreeMap<&str, i32> = BTreeMap::new();
    for row in rows {
        let year = last.entry(&row.area).or_insert(row.next_year);
        *year = row.next_year.max(*year);
    }
    for entry in entries {
        let reached = last.get(entry.last().area.as_str());
        let stated = reached == Some(&entry.last_year());
        entry.open = stated && entry.merged_into.is_none() && entry.decided().is_empty();
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
    fn what_came_back_tells_the_years_before_the_gap() {
        let stated = [
            (2018, "信访积案较多"),
            (2019, "执法装备老旧"),
            (2020, "信访积案较多"),
            (2021, "信访积案较多"),
        ];
        let statements: Vec<_> = stated.iter().map(|(y, t)| weakness(*y, t)).collect();
        let rows = follow(&statements);
        let entries = ledger(&rows, "weakness");
        let entry = &entries[0];
        assert_eq!((entry.years_open(), entry.since()), (2, 2020));
        assert_eq!(entry.years_before(), [2018]);
        assert_eq!(entry.stated.len(), 3);
    }

    #[test]
    fn no_statement_stands_in_two_entries() {
        let statements = [
            weakness(2020, "行政复议办案力量不足，行政应诉水平不高"),
            weakness(2020, "养老服务供给不足"),
            weakness(2020, "医疗服务还有短板"),
            weakness(2021, "行政复议人员紧缺"),
            weakness(2021, "行政应诉能力偏弱"),
            weakness(2021, "养老、医疗等领域还有不少短板"),
        ];
        let rows = follow(&statements);
        let entries = ledger(&rows, "weakness");
        let mut told: Vec<_> = entries.iter().flat_map(|e| &e.stated).collect();
        assert_eq!(told.len(), statements.len());
        told.sort_by_key(|one| (one.year, one.text));
        told.dedup();
        assert_eq!(told.len(), statements.len());
        assert!(
            entries
                .iter()
                .all(|e| e.years_open() as usize == e.stated.len())
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
