//! The rows of a part of a table: what each is called, and its numbers with the
//! heads they stand under.

use super::cell::{Said, Written};
use super::head::{Head, unmarked};
use super::layout::{Column, Layout, Role};
use super::sheet::{Filled, Sheet};
use super::words::{WORDS, is_in};

/// Longer words in one cell over a whole row are a note.
const LONGEST_GROUP: usize = 24;

/// A number with its heads.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) number: &'a Written,
    pub(super) cell: &'a Filled,
    pub(super) column: &'a Column,
    /// Its place, to find its neighbours.
    pub(super) at: (usize, usize),
    pub(super) row: RowHead,
    /// What the column of units says.
    pub(super) unit: Option<String>,
    /// Nothing tells it from the other numbers of its row.
    pub(super) headless: bool,
}

/// What a row is called.
#[derive(Debug, Clone, Default)]
pub(super) struct RowHead {
    /// What all rows since the last heading over the whole width are about.
    pub(super) group: Head,
    pub(super) head: Head,
    /// Whether they name no more than who did it.
    pub(super) doer: bool,
    /// Whether they name what is not measured (文号).
    pub(super) unmeasured: bool,
}

/// What the rows hold.
#[derive(Debug, Default)]
pub(super) struct Entries<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// Rows that are notes: prose.
    pub(super) notes: Vec<usize>,
    /// Cells among figures that are none, though digits stand in them.
    pub(super) odd: Vec<&'a Filled>,
}

/// Goes through the rows of a part.
pub(super) fn entries<'a>(sheet: &'a Sheet, layout: &'a Layout) -> Entries<'a> {
    let mut all = Entries::default();
    let mut reader = Reader {
        sheet,
        layout,
        above: vec![String::new(); sheet.columns],
        group: Head::default(),
        whole: Head::default(),
    };
    for row in layout.body.clone() {
        match reader.over_the_row(row) {
            Over::Nothing => reader.row(row, &mut all),
            Over::Group => {}
            Over::Note => all.notes.push(row),
        }
    }
    all
}

/// What one cell alone in a row is.
enum Over {
    Nothing,
    Group,
    Note,
}

struct Reader<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    /// The last words of each column of names.
    above: Vec<String>,
    group: Head,
    /// The last row that was no part (其中) of another.
    whole: Head,
}

impl<'a> Reader<'a> {
    fn over_the_row(&mut self, row: usize) -> Over {
        let mut filled = self.sheet.row(row);
        let (Some(one), None) = (filled.next(), filled.next()) else {
            return Over::Nothing;
        };
        if one.cell.row != row || one.said == Said::Blank || matches!(one.said, Said::Number(_)) {
            return Over::Nothing;
        }
        let long = one.words.chars().count() > LONGEST_GROUP || one.words.contains('。');
        let noted = one.words.starts_with('注')
            || one.words.starts_with("说明")
            || one.words.starts_with("备注");
        if noted || long {
            return Over::Note;
        }
        let marked =
            unmarked(&one.words).len() < one.words.len() || one.words.ends_with(['：', ':']);
        let wide = one.cell.columns > 1 && one.cell.columns * 2 > self.sheet.columns;
        if wide || marked && one.cell.column == 0 && self.sheet.columns > 1 {
            self.group = Head::read(one.words.trim_end_matches(['：', ':']));
            self.whole = Head::default();
            return Over::Group;
        }
        Over::Nothing
    }

    fn row(&mut self, row: usize, all: &mut Entries<'a>) {
        let columns = &self.layout.columns;
        let mut names: Vec<usize> = Vec::new();
        let mut named: Option<RowHead> = None;
        for (at, column) in columns.iter().enumerate() {
            match column.role {
                Role::Names { first } => {
                    if first {
                        names.clear();
                    }
                    names.push(at);
                    named = None;
                }
                Role::Units | Role::Passed => {}
                Role::Figures => {
                    let Some(cell) = self.sheet.get(row, at) else {
                        continue;
                    };
                    match &cell.said {
                        Said::Number(number) => {
                            let row_head =
                                named.get_or_insert_with(|| self.named(row, &names)).clone();
                            all.entries.push(Entry {
                                number,
                                cell,
                                column,
                                at: (row, at),
                                row: row_head,
                                unit: self.unit(row, at),
                                headless: self.headless(row, &names, at),
                            });
                        }
                        Said::Words if cell.words.contains(|c: char| c.is_ascii_digit()) => {
                            all.odd.push(cell);
                        }
                        _ => {}
                    }
                }
            }
        }
        if named.is_none() && !names.is_empty() {
            self.named(row, &names);
        }
    }

    /// Whether no head stands over a number and its row holds another, under
    /// the same names.
    fn headless(&self, row: usize, names: &[usize], at: usize) -> bool {
        let bare = |c: &usize| {
            let column = &self.layout.columns[*c];
            column.role == Role::Figures && !column.headed && self.sheet.is_number(row, *c)
        };
        let first = names.last().map_or(0, |last| last + 1);
        let others = (first..self.layout.columns.len())
            .take_while(|c| !matches!(self.layout.columns[*c].role, Role::Names { .. }));
        bare(&at) && others.filter(bare).count() > 1
    }

    /// What a row is called by its cells of names. An empty one before a filled
    /// one is the one above.
    fn named(&mut self, row: usize, names: &[usize]) -> RowHead {
        // Without heads only the cell beside the number surely names it.
        let headed = names.iter().any(|c| self.layout.columns[*c].headed);
        let names = match names.split_last() {
            Some((last, _)) if !headed => std::slice::from_ref(last),
            _ => names,
        };
        let last = names.iter().rposition(|c| self.sheet.is_filled(row, *c));
        let mut head = Head::default();
        let mut doer = last.is_some();
        let mut unmeasured = false;
        for (n, column) in names.iter().enumerate() {
            let mut own = self.sheet.words(row, *column).to_owned();
            if own.is_empty() && last.is_some_and(|last| n < last) {
                own.clone_from(&self.above[*column]);
            } else {
                self.above[*column].clone_from(&own);
                if !own.is_empty() {
                    for deeper in &names[n + 1..] {
                        self.above[*deeper].clear();
                    }
                }
            }
            if own.is_empty() {
                continue;
            }
            let own_head = Head::read(&own);
            unmeasured |= is_in(&WORDS.passed, &own_head.name);
            doer &= self.layout.columns[*column].doers && !own_head.total;
            head = head.and(&own_head);
            head.part |= own_head.part;
        }
        if head.part {
            let mut whole = self.whole.clone();
            if !head.name.starts_with(&whole.name) {
                whole.name.push_str(&head.name);
                head.name = whole.name;
            }
            head.unit = head.unit.or(whole.unit);
        } else {
            self.whole = head.clone();
        }
        RowHead {
            group: self.group.clone(),
            head,
            doer,
            unmeasured,
        }
    }

    /// The unit that a column of units gives the figures of a column: the last
    /// before it, else the next behind.
    fn unit(&self, row: usize, at: usize) -> Option<String> {
        let columns = &self.layout.columns;
        let units = |c: &usize| columns[*c].role == Role::Units;
        let before = (0..at).rev().find(units);
        let column = before.or_else(|| (at + 1..columns.len()).find(units))?;
        let words = self.sheet.words(row, column);
        let none = words.is_empty() || is_in(&WORDS.absent, words);
        (!none).then(|| words.to_owned())
    }
}
