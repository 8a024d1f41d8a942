//! Files → reports: finds the files under the given paths, decodes them, and
//! settles area, year and genre. First stage of the flow.

mod place;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// One document of one area for one year, decoded. All offsets in later rows
/// are bytes of `text`; all lines are 1-based lines of `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The place or body reporting, as the document or its folder names it.
    pub area: String,
    /// The year reported *on*.
    pub year: i32,
    /// What kind of report this is.
    pub genre: Genre,
    /// The title line, or empty where there is none.
    pub title: String,
    /// The path as it was given, `/` as separator.
    pub source: String,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// File format.
    pub format: Format,
    /// The decoded text, line endings as they stand.
    pub text: String,
}

/// The genre of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Genre {
    /// 法治政府建设年度报告.
    RuleOfLaw,
    /// 政府工作报告.
    GovernmentWork,
    /// Anything else with figures in it.
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

/// The format a file was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// UTF-8 plain text.
    Text,
}

impl Format {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "txt",
        }
    }
}

/// What the flags settle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The area of reports that do not say it.
    pub area: Option<String>,
    /// The year of reports that do not say it.
    pub year: Option<i32>,
}

/// What was read, and what could not be.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The reports, in the order of their paths.
    pub reports: Vec<Report>,
    /// Files that could not be read.
    pub skipped: Vec<ReadError>,
}

/// Why a file is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused.
    #[error("{path}: {source}; check the path and its permissions")]
    File {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Nothing in it.
    #[error("{path}: the file is empty; was it downloaded to the end?")]
    Empty {
        /// The file.
        path: String,
    },
    /// Not UTF-8.
    #[error(
        "{path}:{line}: not UTF-8 (byte {byte:#04x}); convert it with `iconv -f GB18030 -t UTF-8`"
    )]
    Encoding {
        /// The file.
        path: String,
        /// 1-based line of the first bad byte.
        line: usize,
        /// The byte.
        byte: u8,
    },
    /// Not a format that is read.
    #[error("{path}: only .txt is read; save the text of the report as UTF-8 .txt")]
    Format {
        /// The file.
        path: String,
    },
    /// Not a report.
    #[error("{path}: no report: {chinese} Chinese characters in it; name the text of a report")]
    NoReport {
        /// The file.
        path: String,
        /// How many.
        chinese: usize,
    },
    /// No year.
    #[error("{path}: neither title, text nor file name says the year; say it with --year")]
    NoYear {
        /// The file.
        path: String,
    },
    /// No area.
    #[error("{path}: neither title, text nor folder says whose report it is; say it with --area")]
    NoArea {
        /// The file.
        path: String,
    },
    /// Two files for one area and year.
    #[error(
        "{path}: {area} {year} was read from {other} already; keep one of them or settle it with --area or --year"
    )]
    Twice {
        /// The file left out.
        path: String,
        /// The file read.
        other: String,
        /// The area.
        area: String,
        /// The year.
        year: i32,
    },
    /// No report in a folder.
    #[error("{path}: no .txt file in this folder; name a folder of reports")]
    NoFiles {
        /// The folder.
        path: String,
    },
}

/// Reads every report under the paths.
#[must_use]
pub fn read(paths: &[PathBuf], options: &Options) -> Outcome {
    let mut outcome = Outcome::default();
    for path in paths {
        if !path.is_dir() {
            one(path, options, &mut outcome);
            continue;
        }
        let before = outcome.reports.len() + outcome.skipped.len();
        for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() && has_txt(entry.path()) => {
                    one(entry.path(), options, &mut outcome);
                }
                Ok(_) => {}
                Err(error) => outcome.skipped.push(ReadError::File {
                    path: shown(error.path().unwrap_or(path)),
                    source: error.into(),
                }),
            }
        }
        if outcome.reports.len() + outcome.skipped.len() == before {
            outcome
                .skipped
                .push(ReadError::NoFiles { path: shown(path) });
        }
    }
    outcome
}

fn one(path: &Path, options: &Options, outcome: &mut Outcome) {
    match report(path, options) {
        Ok(report) => {
            match outcome
                .reports
                .iter()
                .find(|r| r.area == report.area && r.year == report.year)
            {
                Some(other) => outcome.skipped.push(ReadError::Twice {
                    path: report.source,
                    other: other.source.clone(),
                    area: report.area,
                    year: report.year,
                }),
                None => outcome.reports.push(report),
            }
        }
        Err(error) => outcome.skipped.push(error),
    }
}

fn report(path: &Path, options: &Options) -> Result<Report, ReadError> {
    let source = shown(path);
    let bytes = std::fs::read(path).map_err(|e| ReadError::File {
        path: source.clone(),
        source: e,
    })?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { path: source });
    }
    if !has_txt(path) {
        return Err(ReadError::Format { path: source });
    }
    let sha256 = Sha256::digest(&bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        ReadError::Encoding {
            path: source.clone(),
            line: e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1,
            byte: e.as_bytes().get(at).copied().unwrap_or_default(),
        }
    })?;
    let text = text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text);
    let chinese = text
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .count();
    if chinese < 10 {
        return Err(ReadError::NoReport {
            path: source,
            chinese,
        });
    }
    let place = place::find(path, &text);
    let area = place
        .area
        .or_else(|| options.area.clone())
        .ok_or_else(|| ReadError::NoArea {
            path: source.clone(),
        })?;
    let year = options
        .year
        .or(place.year)
        .ok_or_else(|| ReadError::NoYear {
            path: source.clone(),
        })?;
    Ok(Report {
        area,
        year,
        genre: place.genre,
        title: place.title,
        source,
        sha256,
        format: Format::Text,
        text,
    })
}

fn has_txt(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("txt"))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
