//! Why a file is no report: what was seen, where, and what settles it.

use std::path::Path;

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
    /// A link that leads back to a folder above it.
    #[error("{path}: a link back to {above}; read once, not followed again")]
    Loop {
        /// The link.
        path: String,
        /// The folder it leads to.
        above: String,
    },
    /// A device, a pipe, a socket.
    #[error("{path}: not a file or a folder; save its content to a file")]
    NoFile {
        /// What was named.
        path: String,
    },
    /// Nothing in it.
    #[error("{path}: the file is empty; was it downloaded to the end?")]
    Empty {
        /// The file.
        path: String,
    },
    /// More than the limit a file may hold or unpack to.
    #[error("{path}: {what} {size} bytes, more than {limit}; raise the limit with --max-file-size")]
    TooLarge {
        /// The file.
        path: String,
        /// What is large: `holds`, `unpacks to over`.
        what: &'static str,
        /// Its size.
        size: u64,
        /// The limit in force.
        limit: u64,
    },
    /// A byte that no encoding of the file explains.
    #[error(
        "{path}:{line}: byte {byte:#04x} is no {encoding}; download it again, or drop such bytes with `iconv -c -f {encoding} -t UTF-8`"
    )]
    Encoding {
        /// The file.
        path: String,
        /// 1-based line of the first bad byte.
        line: usize,
        /// The byte.
        byte: u8,
        /// What the rest of the file is.
        encoding: &'static str,
    },
    /// A format that is not read, and what to do with it.
    #[error("{path}: {what}; {remedy}")]
    Format {
        /// The file.
        path: String,
        /// What it is.
        what: &'static str,
        /// What to convert it to, and how.
        remedy: &'static str,
    },
    /// Broken off, or not what it claims to be.
    #[error("{path}: damaged {format} ({reason}); download it again or save it anew")]
    Damaged {
        /// The file.
        path: String,
        /// What it should be.
        format: &'static str,
        /// What the reader saw.
        reason: String,
    },
    /// Not a report.
    #[error("{path}: no report: {what}; save the text of the report itself")]
    NoReport {
        /// The file.
        path: String,
        /// What it is.
        what: String,
    },
    /// The report names its body, and `--area` names another.
    #[error(
        "{path}: the {said_by} says {said}, --area says {asked}; leave --area away, or name the report that is meant"
    )]
    NotAsked {
        /// The file.
        path: String,
        /// Where it is said: `title`, `session`.
        said_by: &'static str,
        /// What it says.
        said: String,
        /// The flag.
        asked: String,
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
    /// Two places say different things of the area or the year.
    #[error(
        "{path}: the {said_by} says {said}, the {other_by} says {other}; settle it with {flag}"
    )]
    Disagree {
        /// The file.
        path: String,
        /// Where the first is said: `title`, `file name`, …
        said_by: &'static str,
        /// What it says.
        said: String,
        /// Where the other is said.
        other_by: &'static str,
        /// What that says.
        other: String,
        /// `--area` or `--year`.
        flag: &'static str,
    },
    /// Two files for one area, year and genre.
    #[error(
        "{path}: left out, {area} {year} is read from {other}; keep one of them or settle it with --area or --year"
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
    /// A corpus table that cannot be read.
    #[error("{path}: cannot be read as a table of reports ({reason})")]
    Corpus {
        /// The file.
        path: String,
        /// What is wrong, and what settles it.
        reason: String,
    },
    /// A row of one.
    #[error("{path}#{row}: {reason}; the row is left out")]
    Row {
        /// The file.
        path: String,
        /// The row, as the file's own program counts.
        row: usize,
        /// What is wrong.
        reason: String,
    },
    /// No report in a folder or an archive.
    #[error("{path}: no report in it ({endings}); name a folder of reports")]
    NoFiles {
        /// The folder.
        path: String,
        /// The endings looked for.
        endings: String,
    },
}

/// A path as it is given, `/` as separator; the `source` of rows.
pub(super) fn source(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A path for messages: on one line, whatever its name holds.
pub(super) fn shown(path: &Path) -> String {
    escaped(&source(path))
}

/// What a reader saw, for messages: it quotes the file, which may hold anything
/// of any length.
pub(super) fn quoted(reason: &str) -> String {
    const LONGEST: usize = 160;
    let mut words: String = reason.chars().take(LONGEST).collect();
    if words.len() < reason.len() {
        words.push('…');
    }
    escaped(&words)
}

fn escaped(words: &str) -> String {
    if !words.contains(char::is_control) {
        return words.to_owned();
    }
    words
        .chars()
        .map(|c| match c {
            c if c.is_control() => c.escape_default().to_string(),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_stays_on_one_line_and_short_whatever_the_file_holds() {
        let reason = format!(
            "expected `</w:r>`, but `</w\n\u{1b}[31m{}>` was found",
            "x".repeat(9000)
        );
        let quoted = quoted(&reason);
        assert!(
            quoted.starts_with("expected `</w:r>`, but `</w\\n\\u{1b}[31mxxx"),
            "{quoted}"
        );
        assert!(quoted.ends_with('…') && quoted.len() < 300);
        assert_eq!(shown(Path::new("20\n23.txt")), "20\\n23.txt");
    }
}
