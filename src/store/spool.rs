//! Texts set down on disk until all areas are known: reports come in the order
//! of their files, and leave in the order of their areas. The file has no name,
//! so that nothing stays of it, however the program ends.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::StoreError;
use crate::read::Report;

/// Where the texts lie.
pub(super) struct Spool {
    file: BufWriter<File>,
    at: u64,
    folder: std::path::PathBuf,
}

/// A report whose text lies in the spool.
#[derive(Debug)]
pub(super) struct Head {
    /// The report, its text empty.
    pub(super) report: Report,
    start: u64,
    /// Bytes of the text.
    pub(super) bytes: usize,
    /// Bytes of its tables, behind the text.
    tables: usize,
}

impl Spool {
    pub(super) fn new(folder: &Path) -> Result<Self, StoreError> {
        let file = tempfile::tempfile_in(folder).map_err(|source| StoreError::File {
            path: folder.to_owned(),
            source,
        })?;
        Ok(Self {
            file: BufWriter::with_capacity(1 << 20, file),
            at: 0,
            folder: folder.to_owned(),
        })
    }

    /// Sets a text down.
    pub(super) fn set_down(&mut self, mut report: Report) -> Result<Head, StoreError> {
        let text = std::mem::take(&mut report.text);
        let tables = match std::mem::take(&mut report.tables) {
            none if none.is_empty() => Vec::new(),
            some => serde_json::to_vec(&some).map_err(|e| self.failed(e.into()))?,
        };
        self.file
            .write_all(text.as_bytes())
            .and_then(|()| self.file.write_all(&tables))
            .map_err(|source| self.failed(source))?;
        let start = self.at;
        self.at += (text.len() + tables.len()) as u64;
        Ok(Head {
            report,
            start,
            bytes: text.len(),
            tables: tables.len(),
        })
    }

    /// Takes a text up again.
    pub(super) fn take_up(&mut self, head: Head) -> Result<Report, StoreError> {
        let mut text = vec![0; head.bytes];
        let mut tables = vec![0; head.tables];
        // Seeking a BufWriter writes out what it holds.
        let read = self
            .file
            .seek(SeekFrom::Start(head.start))
            .and_then(|_| self.file.get_mut().read_exact(&mut text))
            .and_then(|()| self.file.get_mut().read_exact(&mut tables));
        read.map_err(|source| self.failed(source))?;
        let text =
            String::from_utf8(text).map_err(|error| self.failed(std::io::Error::other(error)))?;
        let tables = match tables.as_slice() {
            [] => Vec::new(),
            some => serde_json::from_slice(some).map_err(|e| self.failed(e.into()))?,
        };
        Ok(Report {
            text,
            tables,
            ..head.report
        })
    }

    fn failed(&self, source: std::io::Error) -> StoreError {
        StoreError::File {
            path: self.folder.clone(),
            source,
        }
    }
}
