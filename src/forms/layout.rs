//! Which rows of a table are its heads, and what each column is: names of the
//! rows, figures, units, or nothing that is measured.

use std::ops::Range;

use super::cell::{Said, bare_year, is_unit};
use super::head::Head;
use super::sheet::Sheet;
use super::words::{WORDS, end_in, is_in};

/// A part of a sheet under one set of heads.
#[derive(Debug)]
pub(super) struct Layout {
    /// What stands above the heads, over the whole width.
    pub(super) title: Vec<String>,
    pub(super) columns: Vec<Column>,
    /// The rows below the heads.
    pub(super) body: Range<usize>,
}

/// A column.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) role: Role,
    pub(super) head: Head,
    /// Its cells name who did it.
    pub(super) doers: bool,
    /// Whether a head stands over it.
    pub(super) headed: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Figures,
    /// Names of the rows; `first` where those of another half begin.
    Names {
        first: bool,
    },
    Units,
    Passed,
}

/// The parts of a sheet, from top to bottom: heads in its middle begin another.
pub(super) fn layouts(sheet: &Sheet) -> Vec<Layout> {
    let numeric: Vec<bool> = (0..sheet.columns).map(|c| is_numeric(sheet, c)).collect();
    let mut layouts = Vec::new();
    let mut row = 0;
    while row < sheet.rows {
        let mut title = Vec::new();
        while row < sheet.rows && is_title(sheet, row) {
            title.extend(sheet.row(row).map(|filled| filled.words.clone()));
            row += 1;
        }
        let heads = row;
        while row < sheet.rows && is_head(sheet, row, &numeric, row == heads) {
            row += 1;
        }
        let body = row;
        while row < sheet.rows && !(row > body && begins_anew(sheet, row, &numeric)) {
            row += 1;
        }
        let columns = columns(sheet, heads..body, body..row);
        layouts.push(Layout {
            title,
            columns,
            body: body..row,
        });
        if row == heads {
            break;
        }
    }
    layouts
}

/// At least as many numbers as words stand in the column, the first row left
/// out.
fn is_numeric(sheet: &Sheet, column: usize) -> bool {
    let count = |of: fn(&Said) -> bool| {
        (0..sheet.rows)
            .filter(|row| sheet.get(*row, column).is_some_and(|f| of(&f.said)))
            .count()
    };
    let numbers = count(|said| matches!(said, Said::Number(_)));
    let words = (1..sheet.rows)
        .filter(|row| {
            sheet
                .get(*row, column)
                .is_some_and(|f| matches!(f.said, Said::Words) && !is_unit(&f.words))
        })
        .count();
    numbers > 0 && numbers >= words
}

/// One cell over the whole width, or one cell and a unit.
fn is_title(sheet: &Sheet, row: usize) -> bool {
    let filled: Vec<_> = sheet.row(row).collect();
    let unit = |words: &str| words.starts_with("单位");
    match filled.as_slice() {
        [] => true,
        [one] => {
            let alone = one.cell.columns > 1 || one.cell.column == 0 || unit(&one.words);
            let below = row + 1 < sheet.rows && sheet.row(row + 1).count() > 1;
            one.said == Said::Words && one.cell.rows == 1 && alone && below
        }
        [one, other] => {
            one.said == Said::Words && unit(&other.words) && other.words.contains(['：', ':'])
        }
        _ => false,
    }
}

/// No number stands in the row where numbers stand below, but words do.
fn is_head(sheet: &Sheet, row: usize, numeric: &[bool], first: bool) -> bool {
    let (mut words, mut years, mut numbers) = (0, 0, 0);
    for (column, _) in numeric.iter().enumerate().filter(|(_, numeric)| **numeric) {
        let Some(filled) = sheet.get(row, column) else {
            continue;
        };
        match &filled.said {
            Said::Words | Said::Year(_) => words += 1,
            Said::Number(_) if bare_year(&filled.words).is_some() => years += 1,
            Said::Number(_) => numbers += 1,
            Said::Absent | Said::Blank => {}
        }
    }
    // Years are heads only over columns: in a row of figures they are figures.
    let over = sheet
        .row(row)
        .next()
        .is_none_or(|f| matches!(f.said, Said::Words));
    let marked = sheet.row(row).count() > 1 && sheet.row(row).all(|f| f.cell.head);
    numbers == 0 && (words > 0 || years > 0 && over && (first || years > 1))
        || marked && numbers == 0
}

/// Heads in the middle of a sheet: words in all columns of numbers that the row
/// fills, and in two at least.
fn begins_anew(sheet: &Sheet, row: usize, numeric: &[bool]) -> bool {
    let columns = || (0..sheet.columns).filter(|c| numeric[*c]);
    let filled: Vec<&Said> = columns()
        .filter_map(|c| sheet.get(row, c))
        .filter(|f| f.cell.columns == 1 && f.cell.row == row)
        .map(|f| &f.said)
        .collect();
    let words = |said: &&Said| matches!(said, Said::Words | Said::Year(_));
    let fewest = columns().count().min(2);
    !filled.is_empty() && filled.len() >= fewest && filled.iter().all(words)
}

/// What each column of a part is.
fn columns(sheet: &Sheet, heads: Range<usize>, body: Range<usize>) -> Vec<Column> {
    let mut columns: Vec<Column> = (0..sheet.columns)
        .map(|c| Column {
            head: head(sheet, heads.clone(), c),
            headed: heads.clone().any(|row| sheet.is_filled(row, c)),
            ..Column::default()
        })
        .collect();
    let mut figures_met = false;
    let mut first_names: Option<String> = None;
    for (c, column) in columns.iter_mut().enumerate() {
        let over = heads
            .clone()
            .rev()
            .map(|row| sheet.words(row, c))
            .find(|w| !w.is_empty());
        let over: String = over.unwrap_or_default().to_owned();
        let role = role(sheet, &over, body.clone(), c);
        column.role = match role {
            Role::Names { .. } => {
                let again = first_names.as_deref() == Some(&*over) || is_in(&WORDS.names, &over);
                let first = first_names.is_none() || figures_met && again;
                if figures_met && !first {
                    Role::Passed
                } else {
                    first_names.get_or_insert_with(|| over.clone());
                    figures_met &= !first;
                    column.doers = is_in(&WORDS.doers, &over);
                    Role::Names { first }
                }
            }
            role => {
                figures_met |= role == Role::Figures;
                role
            }
        };
    }
    name_after_neighbours(&mut columns);
    columns
}

/// A column of changes or of another time that has no name of its own is of
/// what the column before it counts: 生产总值（亿元） | 增速（%）.
fn name_after_neighbours(columns: &mut [Column]) {
    let mut before: Option<Head> = None;
    for column in columns.iter_mut() {
        if column.role != Role::Figures {
            if matches!(column.role, Role::Names { .. }) {
                before = None;
            }
            continue;
        }
        let head = &mut column.head;
        let rate = |named: &Head| end_in(&WORDS.rates, &named.name).is_some();
        if !head.name.is_empty() {
            before = Some(head.clone()).filter(|named| named.change.is_none() && !named.total);
        } else if let Some(named) = &before
            && (head.change.is_some() || head.time.is_some() && !rate(named))
        {
            head.name.clone_from(&named.name);
            if head.unit.is_none() && head.change.is_none() {
                head.unit.clone_from(&named.unit);
            }
        }
    }
}

fn role(sheet: &Sheet, over: &str, body: Range<usize>, column: usize) -> Role {
    let (mut numbers, mut words, mut years, mut units, mut filled) = (0, 0, 0, 0, 0);
    let mut counting = true;
    for row in body {
        let Some(cell) = sheet.get(row, column).filter(|f| !f.words.is_empty()) else {
            continue;
        };
        filled += 1;
        counting &= cell.words.parse() == Ok(filled);
        match &cell.said {
            Said::Number(_) => {
                numbers += 1;
                years += usize::from(bare_year(&cell.words).is_some());
            }
            Said::Year(_) => years += 1,
            Said::Words if is_unit(&cell.words) => units += 1,
            Said::Words => words += 1,
            Said::Blank | Said::Absent => {}
        }
    }
    let leading = column == 0 || is_in(&WORDS.years, over);
    if is_in(&WORDS.units, over) && units > words {
        return Role::Units;
    }
    if filled > 0 && years == filled && leading {
        return Role::Names { first: false };
    }
    if is_in(&WORDS.passed, over) || column == 0 && counting && filled > 1 && over.is_empty() {
        return Role::Passed;
    }
    if words + years > numbers || units > numbers && !over.is_empty() {
        return Role::Names { first: false };
    }
    Role::Figures
}

/// The heads of a column, outermost first, as one.
fn head(sheet: &Sheet, heads: Range<usize>, column: usize) -> Head {
    let mut head = Head::default();
    let mut last = None;
    for row in heads {
        let Some(filled) = sheet.get(row, column) else {
            continue;
        };
        let place = (filled.cell.row, filled.cell.column);
        if last.replace(place) != Some(place) && !filled.words.is_empty() {
            head = head.and(&Head::read(&filled.words));
        }
    }
    head
}
