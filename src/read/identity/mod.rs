//! Whose report it is, of which year, of which genre: decided once, over
//! everything at hand. Title, session, byline, signature, issuer, folders, file
//! name and running text each say something ([`area`], [`year`]), what they
//! say is weighed ([`weigh`]), and the reasons stay with the answer. Two that
//! were meant and disagree are a person's to settle: the error names both and
//! the flag.

mod area;
mod body;
mod cues;
mod evidence;
mod national;
mod title;
mod weigh;
mod writing;
mod year;

use std::path::Path;

use super::error::{ReadError, shown};
use super::format::Document;
use super::{Genre, Options};
use evidence::Evidence;
use weigh::{Answer, Said, certainty};

pub(super) use body::Area;
pub(super) use cues::CUES;
use cues::WEIGHTS;

/// How it is known whose report this is, and of which year.
#[derive(Debug, Clone, Default, Eq)]
pub struct Identity {
    /// What says the area, the strongest first: `title, folder`.
    pub area_from: String,
    /// What says the year.
    pub year_from: String,
    /// How sure both are, in percent.
    pub certainty: u8,
    /// The answers with what speaks for each, a line each.
    pub told: Vec<String>,
    /// The area without `--area`, where that says another.
    pub(super) own: Option<(Area, String)>,
    /// Where the report itself names a body that `--area` does not: its title
    /// or the session it was given to.
    pub(super) names_another: Option<&'static str>,
}

/// Two are the same where a table says the same of them.
impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        (&self.area_from, &self.year_from, self.certainty)
            == (&other.area_from, &other.year_from, other.certainty)
    }
}

impl Identity {
    /// As a table keeps it: what says both, and how sure they are, from 0 to 1.
    pub(crate) fn stored(area_from: String, year_from: String, certainty: f64) -> Self {
        Self {
            area_from,
            year_from,
            certainty: (certainty * 100.0).round() as u8,
            ..Self::default()
        }
    }
}

/// What the columns of a corpus table say of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowSaid {
    pub(super) area: Option<String>,
    /// What the area lies in.
    pub(super) around: String,
    pub(super) year: Option<i32>,
}

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) area: String,
    pub(super) code: String,
    pub(super) year: i32,
    pub(super) genre: Genre,
    pub(super) title: String,
    pub(super) identity: Identity,
}

/// One decision and how it came about.
struct Decided<T> {
    value: T,
    from: String,
    certainty: u8,
}

/// Area, year, genre and title of a report.
pub(super) fn find(
    path: &Path,
    document: &Document,
    options: &Options,
) -> Result<Found, ReadError> {
    decide(path, Evidence::of(path, document), options)
}

/// The same of a row of a corpus table: its columns speak in the place of folder
/// and file name.
pub(super) fn find_row(
    source: &str,
    document: &Document,
    options: &Options,
    said: RowSaid,
) -> Result<Found, ReadError> {
    let mut evidence = Evidence::of(Path::new(""), document);
    evidence.around = format!("{} {}", said.around, evidence.around);
    evidence.row = Some(said);
    decide(Path::new(source), evidence, options)
}

fn decide(path: &Path, evidence: Evidence, options: &Options) -> Result<Found, ReadError> {
    let mut identity = Identity::default();
    let year = year(path, &evidence, options, &mut identity)?;
    let area = area(path, &evidence, options, &mut identity)?;
    identity.area_from = area.from;
    identity.year_from = year.from;
    identity.certainty = area.certainty.min(year.certainty);
    Ok(Found {
        area: area.value.name,
        code: area.value.code.to_owned(),
        year: year.value,
        genre: evidence.genre,
        title: evidence.title,
        identity,
    })
}

/// The genre and the title line of a text.
pub(super) fn genre_and_title(document: &Document) -> (Genre, String) {
    let evidence = Evidence::of(Path::new(""), document);
    (evidence.genre, evidence.title)
}

fn year(
    path: &Path,
    evidence: &Evidence,
    options: &Options,
    identity: &mut Identity,
) -> Result<Decided<i32>, ReadError> {
    let said = year::said(evidence);
    let answers = year::weighed(&said);
    let told = answers.iter().map(|a| told("year", a.value, a));
    identity.told.extend(told);
    if let Some(year) = options.year {
        return Ok(by_flag(year, "--year"));
    }
    if let Some((best, rival)) = year::tied(&answers, &said) {
        return Err(disagree(path, "--year", &said, best, rival, i32::to_string));
    }
    match answers.first() {
        Some(best) => Ok(decided(best, certainty(&answers))),
        None => Err(ReadError::NoYear { path: shown(path) }),
    }
}

fn area(
    path: &Path,
    evidence: &Evidence,
    options: &Options,
    identity: &mut Identity,
) -> Result<Decided<Area>, ReadError> {
    let said = area::said(evidence);
    let answers = area::weighed(&said);
    let told = answers.iter().map(|a| told("area", &a.value.name, a));
    identity.told.extend(told);
    let tied = area::tied(&answers);
    let Some(asked) = options.area.as_deref() else {
        if let Some((best, rival)) = tied {
            let name = |area: &Area| area.name.clone();
            return Err(disagree(path, "--area", &said, best, rival, name));
        }
        return match answers.first() {
            Some(best) => Ok(decided(best, certainty(&answers))),
            None => Err(ReadError::NoArea { path: shown(path) }),
        };
    };
    let named = Area::named(asked, &evidence.around);
    let is = |area: &Area| area.name.contains(asked) || area.name == named.name;
    if let Some(answer) = answers.iter().find(|answer| is(&answer.value)) {
        return Ok(decided(answer, certainty(&answers)));
    }
    let Some(best) = answers.first() else {
        return Ok(by_flag(named, "--area"));
    };
    // A report that names its body in so many words is not another's.
    let itself = said
        .iter()
        .find(|one| matches!(one.by, "title" | "session") && one.value == best.value);
    if let Some(one) = itself {
        identity.names_another = Some(one.by);
        return Ok(decided(best, certainty(&answers)));
    }
    identity.own = tied
        .is_none()
        .then(|| decided(best, 0))
        .map(|own| (own.value, own.from));
    Ok(by_flag(named, "--area"))
}

fn by_flag<T>(value: T, flag: &str) -> Decided<T> {
    Decided {
        value,
        from: flag.to_owned(),
        certainty: 100,
    }
}

fn decided<T: Clone>(answer: &Answer<T>, certainty: u8) -> Decided<T> {
    let mut from: Vec<&str> = answer.by.iter().map(|(by, _)| *by).collect();
    from.dedup();
    Decided {
        value: answer.value.clone(),
        from: from.join(", "),
        certainty,
    }
}

fn told<T>(what: &str, value: impl std::fmt::Display, answer: &Answer<T>) -> String {
    format!(
        "{what} {value}: {:.1} ({})",
        answer.weight,
        answer.reasons()
    )
}

/// The error that names two answers, each by the strongest source that meant it.
fn disagree<T: PartialEq>(
    path: &Path,
    flag: &'static str,
    said: &[Said<T>],
    one: &Answer<T>,
    other: &Answer<T>,
    name: impl Fn(&T) -> String,
) -> ReadError {
    let by = |answer: &Answer<T>| {
        let meant = said.iter().filter(|s| s.meant && s.value == answer.value);
        let strongest = meant.max_by(|a, b| a.weight.total_cmp(&b.weight));
        strongest.map_or(answer.first(), |s| s.by)
    };
    ReadError::Disagree {
        path: shown(path),
        said_by: by(one),
        said: name(&one.value),
        other_by: by(other),
        other: name(&other.value),
        flag,
    }
}

#[cfg(test)]
mod tests;
