//! A number with its heads → what it measures: its unit, kind, time and label.

use crate::figures::Qualifier;
use crate::observations::{Kind, Period};

use super::cell::{Measured, Sign};
use super::head::{By, Change, Head, Time};
use super::rows::Entry;
use super::title::Title;
use super::words::{WORDS, end_in, is_in};

/// What a cell measures.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    pub(super) label: String,
    pub(super) value: f64,
    pub(super) value_max: Option<f64>,
    pub(super) unit: String,
    pub(super) qualifier: Qualifier,
    pub(super) kind: Kind,
    /// None where nothing says it.
    pub(super) period: Option<Period>,
    /// The year it is about, where that is not the one reported on.
    pub(super) of_year: Option<i32>,
}

/// What all cells of a table share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) year: i32,
    pub(super) area: &'a str,
    pub(super) title: &'a Title,
}

/// Why a cell is no row of a table of observations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// Its heads say that it is nothing measured (序号, 排名).
    NothingMeasured,
    /// Neither row nor column says what it counts.
    NoName,
    /// A change of which nothing says whether it is in percent.
    NoUnit,
    /// Several numbers of a row, and nothing tells them apart.
    NoHead,
    /// More or less than a number.
    NoNumber,
    /// No row of the form that it stands in is so called.
    NoRow,
    /// The row has another number of cells than the form.
    NoColumn,
}

/// Reads one number; `others` are all numbers of the table.
pub(super) fn value(entry: &Entry, others: &[Entry], setting: Setting) -> Result<Value, Open> {
    let (row, column) = (&entry.row.head, &entry.column.head);
    if entry.row.unmeasured || is_in(&WORDS.passed, &column.name) {
        return Err(Open::NothingMeasured);
    }
    if entry.headless {
        return Err(Open::NoHead);
    }
    let change = column.change.or(row.change);
    let mut measured = match change {
        Some(change) => measured_change(entry, change, others, setting)?,
        None => {
            let unit = unit(entry, setting).unwrap_or_default();
            entry.number.in_unit(&unit).ok_or(Open::NoUnit)?
        }
    };
    if change.is_some_and(|c| c.falls) && entry.number.sign == Sign::None {
        measured.value = -measured.value;
    }
    let kind = match change {
        Some(_) => Kind::Change,
        None => kind(entry, &mut measured, others),
    };
    let label = label(entry, change, measured.value, setting).ok_or(Open::NoName)?;
    let (period, of_year) = period(entry, kind, setting);
    Ok(Value {
        label,
        value: measured.value,
        value_max: measured.value_max,
        unit: measured.unit,
        qualifier: measured.qualifier,
        kind,
        period,
        of_year,
    })
}

/// The unit of a level or a share: the column of units, then what is said most
/// closely.
fn unit(entry: &Entry, setting: Setting) -> Option<String> {
    let (row, column) = (&entry.row.head, &entry.column.head);
    let ratio = |unit: &Option<String>| unit.clone().filter(|u| is_ratio(u));
    let named = |head: &Head| head.unit.clone().filter(|_| !head.name.is_empty());
    if is_rate(column) && column.unit.is_none() {
        return None;
    }
    ratio(&column.unit)
        .or_else(|| entry.unit.clone())
        .or_else(|| ratio(&row.unit))
        .or_else(|| named(column))
        .or_else(|| row.unit.clone())
        .or_else(|| column.unit.clone())
        .or_else(|| entry.row.group.unit.clone())
        .or_else(|| setting.title.unit.clone())
}

fn is_ratio(unit: &str) -> bool {
    matches!(unit, "%" | "％" | "‰")
}

/// A change in the unit that its cell, its head or the numbers beside it give it.
fn measured_change(
    entry: &Entry,
    change: Change,
    others: &[Entry],
    setting: Setting,
) -> Result<Measured, Open> {
    let (row, column) = (&entry.row.head, &entry.column.head);
    let own = if column.change.is_some() {
        column.unit.clone()
    } else {
        column
            .unit
            .clone()
            .filter(|_| row.unit.is_none())
            .or_else(|| row.unit.clone())
    };
    let level = || unit(entry, setting).unwrap_or_default();
    let unit = match (own, change.by) {
        _ if entry.number.with_unit => String::new(),
        (Some(unit), _) => unit,
        (None, By::Percent) => "%".to_owned(),
        (None, By::Amount) => points(level()),
        (None, By::Open) => match by(entry, others, setting) {
            Some(By::Percent) => "%".to_owned(),
            Some(By::Amount) => points(level()),
            _ => return Err(Open::NoUnit),
        },
    };
    entry.number.in_unit(&unit).ok_or(Open::NoUnit)
}

/// What a difference of two values in a unit is in.
fn points(unit: String) -> String {
    if is_ratio(&unit) {
        "个百分点".to_owned()
    } else {
        unit
    }
}

/// Whether a change without unit is in percent, by the two numbers beside it of
/// which it is the change, else by the other cells of its column.
fn by(entry: &Entry, others: &[Entry], setting: Setting) -> Option<By> {
    let plain = |e: &Entry| Some(e.number.in_unit("")?.value);
    let beside = |wanted: Time| {
        let mut same = others.iter().filter(|other| {
            let head = &other.column.head;
            let time = match head.time {
                Some(Time::Year(year)) if year == setting.year => Time::Now,
                Some(Time::Year(year)) if year == setting.year - 1 => Time::Prior,
                Some(time) => time,
                None => Time::Now,
            };
            other.at.0 == entry.at.0
                && head.change.is_none()
                && time == wanted
                && (head.name == entry.column.head.name || entry.column.head.name.is_empty())
        });
        let found = same.next();
        found.filter(|_| same.next().is_none()).and_then(plain)
    };
    let stated = entry.number.in_unit("")?.value;
    if let (Some(now), Some(prior)) = (beside(Time::Now), beside(Time::Prior)) {
        let near = |a: f64, b: f64, by: f64| (a.abs() - b.abs()).abs() <= by;
        if near(now - prior, stated, 0.006) {
            return Some(By::Amount);
        }
        if prior != 0.0 && near((now - prior) / prior * 100.0, stated, 0.6) {
            return Some(By::Percent);
        }
    }
    // That of a rate may as well be in points.
    let rate = is_rate(&entry.row.head) || unit(entry, setting).is_some_and(|u| is_ratio(&u));
    let mut column = others.iter().filter(|other| other.at.1 == entry.at.1);
    (!rate && column.any(|other| other.number.words.ends_with(['%', '％']))).then_some(By::Percent)
}

fn is_rate(head: &Head) -> bool {
    end_in(&WORDS.rates, &head.name).is_some()
}

/// Level or share; a rate without a unit is in percent where no cell of its
/// column could be a fraction.
fn kind(entry: &Entry, measured: &mut Measured, others: &[Entry]) -> Kind {
    if is_ratio(&measured.unit) {
        return Kind::Share;
    }
    if measured.unit == "个百分点" {
        return Kind::Change;
    }
    let by_column = is_rate(&entry.column.head);
    if !measured.unit.is_empty() || !by_column && !is_rate(&entry.row.head) {
        return Kind::Level;
    }
    let values = others
        .iter()
        .filter(|other| {
            if by_column {
                other.at.1 == entry.at.1
            } else {
                other.at.0 == entry.at.0
            }
        })
        .filter_map(|other| other.number.in_unit(""))
        .filter(|other| other.unit.is_empty())
        .map(|other| other.value);
    if values.fold(0.0, f64::max) > 1.0 && measured.value <= 100.0 {
        "%".clone_into(&mut measured.unit);
    }
    Kind::Share
}

/// The words of the heads, from the outermost in.
fn label(entry: &Entry, change: Option<Change>, value: f64, setting: Setting) -> Option<String> {
    let (row, column) = (&entry.row.head, &entry.column.head);
    let mut label = entry.row.group.name.clone();
    let mut push = |words: &str| {
        if !label.ends_with(words) {
            label.push_str(words);
        }
    };
    if row.total && !column.name.is_empty() {
        push(&column.name);
        push(&row.name);
    } else if row.total {
        push(&setting.title.name);
        push(&row.name);
        if label == row.name {
            return None;
        }
    } else {
        push(&row.name);
        if !row.name.contains(&column.name) {
            push(&column.name);
        }
        if entry.row.doer && column.name.is_empty() && entry.row.group.name.is_empty() {
            push(&setting.title.name);
        }
    }
    if let Some(rest) = label
        .strip_prefix(setting.area)
        .filter(|rest| !rest.is_empty())
    {
        label = rest.to_owned();
    }
    if label.is_empty() {
        label.clone_from(&setting.title.name);
    }
    if label.is_empty() {
        return None;
    }
    if let Some(change) = change {
        label.push_str(if value < 0.0 || change.falls {
            "下降"
        } else {
            "增长"
        });
    }
    Some(label)
}

/// The time of the column, else of the row, the group or the title.
fn period(entry: &Entry, kind: Kind, setting: Setting) -> (Option<Period>, Option<i32>) {
    let heads = [&entry.column.head, &entry.row.head, &entry.row.group];
    let time = heads
        .iter()
        .find_map(|head| head.time)
        .or(setting.title.time);
    let (period, year) = match time {
        None => return (None, None),
        Some(Time::Year(year)) if year < setting.year => (Period::Prior, Some(year)),
        Some(Time::Year(year)) if year > setting.year => (Period::Target, Some(year)),
        Some(Time::Prior) if kind != Kind::Change => (Period::Prior, Some(setting.year - 1)),
        Some(Time::Target) => (Period::Target, Some(setting.year)),
        Some(Time::Stock) => (Period::Stock, None),
        Some(Time::Year(_) | Time::Now | Time::Prior) => (Period::Year, None),
    };
    (Some(period), year)
}
