//! Files → reports: finds the files under the given paths, decodes them, and
//! settles area, year and genre. First stage of the flow.

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
