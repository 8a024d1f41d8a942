//! Files → reports: finds the files under the given paths ([`walk`]), decodes
//! them and reads their format into lines of text, and settles area, year and
//! genre. First stage of the flow.
//!
//! [`read_one`] is a function of one file alone, so that many can be read in
//! parallel or one after the other; [`read`] reads all at once.

mod decode;
mod divisions;
mod error;
mod format;
mod given;
mod heading;
mod matched;
mod place;
mod walk;

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::cues::is_han;
use error::shown;
use format::{Kind, archive};

pub use error::ReadError;
pub use format::{Format, Metadata};
pub use given::given;
pub use matched::{Matched, matched};
pub use walk::walk;

/// One document of one area for one year, decoded. All offsets in later rows
/// are bytes of `text`; all lines are 1-based lines of `text`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The place or body reporting, as the document or its folder names it.
    pub area: String,
    /// The year reported *on*.
    pub year: i32,
    /// What kind of report this is.
    pub genre: Genre,
    /// The title line, or empty where there is none.
    pub title: String,
    /// The path as it was given, `/` as separator; of a report in an archive,
    /// the archive's path and the path in it.
    pub source: String,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// File format.
    pub format: Format,
    /// The decoded text, line endings as they stand.
    pub text: String,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// The area's code of GB/T 2260, or empty where it is not one place.
    pub area_code: String,
}

/// The genre of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Genre {
    /// 法治政府建设年度报告.
    RuleOfLaw,
    /// 政府工作报告.
    GovernmentWork,
    /// Anything else with figures in it.
    #[default]
    Other,
}

impl Genre {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RuleOfLaw => "rule_of_law",
            Self::GovernmentWork => "government_work",
            Self::Other => "other",
        }
    }
}

/// What the flags settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The area of reports that do not say it.
    pub area: Option<String>,
    /// The year of reports that do not say it.
    pub year: Option<i32>,
    /// Bytes that one file may hold, and that it may unpack to.
    pub max_file_size: u64,
}

impl Options {
    /// [`Options::max_file_size`] unless asked otherwise: some hundred times
    /// the longest reports there are.
    pub const MAX_FILE_SIZE: u64 = 64 << 20;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            area: None,
            year: None,
            max_file_size: Self::MAX_FILE_SIZE,
        }
    }
}

/// What was read, and what could not be.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The reports, in the order of their paths.
    pub reports: Vec<Report>,
    /// Files that could not be read.
    pub skipped: Vec<ReadError>,
}

impl Outcome {
    fn of(result: Result<Report, ReadError>) -> Self {
        let mut outcome = Self::default();
        match result {
            Ok(report) => outcome.reports.push(report),
            Err(error) => outcome.skipped.push(error),
        }
        outcome
    }
}

/// Reads every report under the paths, files in parallel. The outcome does not
/// depend on the number of threads: of two reports for one area and year the
/// one met first is kept.
#[must_use]
pub fn read(paths: &[PathBuf], options: &Options) -> Outcome {
    let found: Vec<Result<PathBuf, ReadError>> = walk(paths).collect();
    let read: Vec<Outcome> = found
        .into_par_iter()
        .map(|found| match found {
            Ok(path) => read_one(&path, options),
            Err(error) => Outcome::of(Err(error)),
        })
        .collect();
    let mut all = Outcome::default();
    let mut met: HashMap<(String, i32), usize> = HashMap::new();
    for one in read {
        all.skipped.extend(one.skipped);
        for report in one.reports {
            match met.get(&(report.area.clone(), report.year)) {
                Some(&other) => all.skipped.push(ReadError::Twice {
                    path: shown(Path::new(&report.source)),
                    other: all.reports[other].source.clone(),
                    area: report.area,
                    year: report.year,
                }),
                None => {
                    met.insert((report.area.clone(), report.year), all.reports.len());
                    all.reports.push(report);
                }
            }
        }
    }
    all
}

/// Reads one file: a report, or the reports of an archive. A function of the
/// file and the options alone.
#[must_use]
pub fn read_one(path: &Path, options: &Options) -> Outcome {
    match bytes(path, options.max_file_size) {
        Ok(bytes) => read_bytes(path, &bytes, options),
        Err(error) => Outcome::of(Err(error)),
    }
}

/// Like [`read_one`], of a file whose bytes are at hand; `path` says its name
/// and folder, and need not exist.
#[must_use]
pub fn read_bytes(path: &Path, bytes: &[u8], options: &Options) -> Outcome {
    match format::kind(path, bytes) {
        Kind::Archive => unpacked(path, bytes, options),
        kind => Outcome::of(report(path, kind, bytes, options)),
    }
}

/// The reports of an archive; what stands beside them in it is passed over.
fn unpacked(path: &Path, bytes: &[u8], options: &Options) -> Outcome {
    let limit = options.max_file_size;
    let members = match archive::members(bytes, limit) {
        Ok(members) => members,
        Err(refusal) => return Outcome::of(Err(refusal.at(shown(path), "ZIP", limit))),
    };
    let mut outcome = Outcome::default();
    for member in members {
        let path = path.join(member.path);
        let read = member
            .bytes
            .map_err(|refusal| refusal.at(shown(&path), "ZIP", limit))
            .and_then(|bytes| report(&path, format::kind(&path, &bytes), &bytes, options));
        match read {
            Ok(report) => outcome.reports.push(report),
            Err(error) => outcome.skipped.push(error),
        }
    }
    if outcome.reports.is_empty() && outcome.skipped.is_empty() {
        outcome.skipped.push(ReadError::NoFiles {
            path: shown(path),
            endings: Format::endings(),
        });
    }
    outcome
}

/// The text of a file that is no report, in whatever encoding of Chinese it is;
/// else what is wrong with it.
pub(crate) fn decoded(bytes: &[u8]) -> Result<String, String> {
    decode::decode(bytes, None, decode::Damage::Refused).map_err(|bad| {
        format!(
            "line {}: byte 0x{:02X} is no {}",
            bad.line, bad.byte, bad.encoding
        )
    })
}

/// The bytes of a file, never more than the limit: a file may grow, and a
/// device need not end.
fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    let failed = |source| ReadError::File {
        path: shown(path),
        source,
    };
    let about = path.metadata().map_err(failed)?;
    if !about.is_file() {
        return Err(ReadError::NoFile { path: shown(path) });
    }
    let too_large = |size| ReadError::TooLarge {
        path: shown(path),
        what: "holds",
        size,
        limit,
    };
    if about.len() > limit {
        return Err(too_large(about.len()));
    }
    // Room for all of it and the end: growing buffers took ten calls a file.
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0) + 1);
    File::open(path)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

/// A text with fewer Chinese characters is no report.
const FEWEST_CHINESE: usize = 10;

/// One file's bytes as a report.
fn report(path: &Path, kind: Kind, bytes: &[u8], options: &Options) -> Result<Report, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { path: shown(path) });
    }
    let format = match kind {
        Kind::Report(format) => format,
        Kind::Archive => {
            return Err(ReadError::Format {
                path: shown(path),
                what: "an archive in an archive",
                remedy: "unpack it and name the folder of reports",
            });
        }
        Kind::Refused(what, remedy) => {
            return Err(ReadError::Format {
                path: shown(path),
                what,
                remedy,
            });
        }
    };
    let limit = options.max_file_size;
    let document = format
        .reader()
        .read(bytes, limit)
        .map_err(|refusal| refusal.at(shown(path), format.as_str(), limit))?;
    let chinese = document
        .text
        .chars()
        .filter(|c| is_han(*c))
        .take(FEWEST_CHINESE)
        .count();
    if chinese < FEWEST_CHINESE {
        return Err(ReadError::NoReport {
            path: shown(path),
            chinese,
        });
    }
    let place = place::find(path, &document, options)?;
    Ok(Report {
        area: place.area,
        year: place.year,
        genre: place.genre,
        title: place.title,
        source: error::source(path),
        sha256: sha256(bytes),
        format,
        text: document.text,
        metadata: document.metadata,
        area_code: place.code,
    })
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    Sha256::digest(bytes)
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)])
        .collect()
}
