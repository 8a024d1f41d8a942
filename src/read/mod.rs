//! Files → reports: finds the files under the given paths ([`walk`]), decodes
//! them and reads their format into lines of text, and settles area, year and
//! genre. First stage of the flow.
//!
//! [`read_one`] is a function of one file alone, so that many can be read in
//! parallel or one after the other; [`read`] reads all at once.

mod asked;
mod content;
mod corpus;
mod decode;
mod divisions;
mod error;
mod format;
mod given;
mod grid;
mod guard;
mod heading;
mod identity;
mod matched;
pub(crate) mod twice;
mod walk;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use error::shown;
use format::{Kind, archive};

pub use crate::genres::Genre;
pub use corpus::{Columns, is_corpus};
pub use error::ReadError;
pub use format::{Format, Metadata};
pub use given::given;
pub use grid::{Cell, Grid};
pub(crate) use guard::guarded;
pub use identity::Identity;
pub(crate) use matched::simplified;
pub use matched::{Folding, Matched, matched, matched_without};
pub use walk::walk;

/// The text of a file in whatever encoding of Chinese it is; `None` where it is
/// in none.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    decode::decode(bytes, None, decode::Damage::Refused).ok()
}

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
    /// Its tables, where its format marks them; those that stand in plain text
    /// are found there.
    pub tables: Vec<Grid>,
    /// What the document says of itself.
    pub metadata: Metadata,
    /// The area's code of GB/T 2260, or empty where it is not one place.
    pub area_code: String,
    /// How area and year are known.
    pub identity: Identity,
}

/// What the flags settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The area of reports that do not say it.
    pub area: Option<String>,
    /// The year of reports that do not say it.
    pub year: Option<i32>,
    /// Bytes that one file may hold, and that it may unpack to; one text of a
    /// corpus table.
    pub max_file_size: u64,
    /// Which columns of corpus tables hold what.
    pub columns: Columns,
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
            columns: Columns::default(),
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
/// depend on the number of threads: of two reports for one area, year and genre
/// the corrected one is kept, else the one met first.
#[must_use]
pub fn read(paths: &[PathBuf], options: &Options) -> Outcome {
    let mut all = Outcome::default();
    for one in batches(walk(paths), options) {
        all.reports.extend(one.reports);
        all.skipped.extend(one.skipped);
    }
    if let Some(area) = &options.area {
        asked::settle(&mut all, area);
    }
    let (reports, left_out) = twice::one_a_place(all.reports);
    all.reports = reports;
    all.skipped.extend(left_out);
    all
}

/// Files read at a time.
const AT_ONCE: usize = 256;

/// Reads files, some at a time and these in parallel; of a corpus table some
/// rows at a time. What is asked of all of them together is not decided here.
pub fn batches<'a>(
    files: impl Iterator<Item = Result<PathBuf, ReadError>> + Send + 'a,
    options: &'a Options,
) -> impl Iterator<Item = Outcome> + Send + 'a {
    let mut files = files.peekable();
    let mut corpus: Option<corpus::Corpus> = None;
    std::iter::from_fn(move || {
        if let Some(batch) = corpus.as_mut().and_then(Iterator::next) {
            return Some(batch);
        }
        corpus = None;
        let is_corpus = |file: &Result<PathBuf, ReadError>| {
            file.as_ref()
                .is_ok_and(|path| path.is_file() && is_corpus(path, &options.columns))
        };
        if let Some(Ok(path)) = files.next_if(is_corpus) {
            return Some(match corpus::Corpus::open(&path, options) {
                Ok(opened) => corpus.insert(opened).next().unwrap_or_default(),
                Err(error) => Outcome::of(Err(error)),
            });
        }
        let mut batch = Vec::new();
        while batch.len() < AT_ONCE
            && let Some(file) = files.next_if(|file| !is_corpus(file))
        {
            batch.push(file);
        }
        (!batch.is_empty()).then(|| read_all(batch, options))
    })
}

/// Reads files in parallel; what comes out is in their order.
fn read_all(files: Vec<Result<PathBuf, ReadError>>, options: &Options) -> Outcome {
    let read: Vec<Outcome> = files
        .into_par_iter()
        .map(|file| match file {
            Ok(path) => read_one(&path, options),
            Err(error) => Outcome::of(Err(error)),
        })
        .collect();
    let mut all = Outcome::default();
    for one in read {
        all.reports.extend(one.reports);
        all.skipped.extend(one.skipped);
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

/// All archives within one may unpack to so many times what one file may.
const WITHIN: u64 = 4;

/// The reports of an archive, and of the archives in it; what stands beside them
/// is passed over.
fn unpacked(path: &Path, bytes: &[u8], options: &Options) -> Outcome {
    let mut left = options.max_file_size.saturating_mul(WITHIN);
    members(
        path,
        bytes,
        options.max_file_size,
        |path, bytes| match format::kind(path, bytes) {
            Kind::Archive => {
                let limit = options.max_file_size.min(left);
                members(path, bytes, limit, |path, bytes| {
                    left = left.saturating_sub(bytes.len() as u64);
                    let kind = format::kind(path, bytes);
                    Outcome::of(report(path, kind, bytes, options))
                })
            }
            kind => Outcome::of(report(path, kind, bytes, options)),
        },
    )
}

/// What the members of an archive are read as.
fn members(
    path: &Path,
    bytes: &[u8],
    limit: u64,
    mut read: impl FnMut(&Path, &[u8]) -> Outcome,
) -> Outcome {
    let members = match archive::members(bytes, limit) {
        Ok(members) => members,
        Err(refusal) => return Outcome::of(Err(refusal.at(shown(path), "ZIP", limit))),
    };
    let mut outcome = Outcome::default();
    for member in members {
        let path = path.join(member.path);
        let read = match member.bytes {
            Ok(bytes) => read(&path, &bytes),
            Err(refusal) => Outcome::of(Err(refusal.at(shown(&path), "ZIP", limit))),
        };
        outcome.reports.extend(read.reports);
        outcome.skipped.extend(read.skipped);
    }
    if outcome.reports.is_empty() && outcome.skipped.is_empty() {
        outcome.skipped.push(ReadError::NoFiles {
            path: shown(path),
            endings: Format::endings(),
        });
    }
    outcome
}

/// Whether a workbook holds a report: one of its first lines says so.
pub(crate) fn is_report_workbook(path: &Path, limit: u64) -> bool {
    const FIRST: usize = 5;
    let read = || {
        let bytes = bytes(path, limit).ok()?;
        match format::kind(path, &bytes) {
            Kind::Report(Format::Xlsx) => Format::Xlsx.reader().read(&bytes, limit).ok(),
            _ => None,
        }
    };
    let says = |line: &str| line.contains("报告") || line.contains("年报");
    read().is_some_and(|document| document.text.lines().take(FIRST).any(says))
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
                what: "an archive in an archive in an archive",
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
    if let Some(what) = content::no_report(&document.text) {
        return Err(ReadError::NoReport {
            path: shown(path),
            what,
        });
    }
    let found = identity::find(path, &document, options)?;
    Ok(Report {
        area: found.area,
        year: found.year,
        genre: found.genre,
        title: found.title,
        source: error::source(path),
        sha256: sha256(bytes),
        format,
        text: document.text,
        tables: document.tables,
        metadata: document.metadata,
        area_code: found.code,
        identity: found.identity,
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
