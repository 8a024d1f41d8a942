//! The store: the tables of a panel as Parquet files in a folder, so that the
//! reports need to be read and observed only once. Beside the flow: it keeps
//! what stands at `tables`, and gives it back unchanged.
//!
//! ```text
//! DIR/tongbi-store.json     {"format": 1}: written last, so that its being
//!                           there says the rest is whole
//! DIR/reports.parquet       the table, and a column `content` with the text
//! DIR/observations.parquet  the table
//! DIR/statements.parquet    the table
//! ```

mod restore;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use polars::prelude::*;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;

use crate::{Panel, indicators, tables};

/// The file that makes a folder a store.
const MANIFEST: &str = "tongbi-store.json";

/// The layout above. A reader takes no other.
const FORMAT: u64 = 1;

/// The column of `reports` that holds the decoded text.
const CONTENT: &str = "content";

/// Why a store could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file or folder refused.
    #[error("{path}: {source}; check that the folder is there and can be written")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A table file is not what it should be.
    #[error("{path}: not a table of a store ({source}); make the store again with `tongbi ingest`")]
    Table {
        /// The file.
        path: PathBuf,
        /// What Polars said.
        source: PolarsError,
    },
    /// The store was made by another version of tongbi.
    #[error(
        "{path}: the store has format {found}, this tongbi reads format {FORMAT}; make it again with `tongbi ingest`"
    )]
    Format {
        /// The manifest.
        path: PathBuf,
        /// What stands in it.
        found: String,
    },
}

/// Whether a path is a store.
#[must_use]
pub fn is_store(path: &Path) -> bool {
    path.join(MANIFEST).is_file()
}

/// Writes the panel as a store; a store that stands there is replaced.
///
/// # Errors
/// Where a file cannot be written. The manifest goes first and comes back
/// last, so that a store half replaced is none.
pub fn write(panel: &Panel, folder: &Path) -> Result<(), StoreError> {
    let manifest = folder.join(MANIFEST);
    fs::create_dir_all(folder).map_err(|source| StoreError::File {
        path: folder.to_owned(),
        source,
    })?;
    match fs::remove_file(&manifest) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            return Err(StoreError::File {
                path: manifest,
                source,
            });
        }
        _ => {}
    }
    let in_table = |name: &str| {
        let path = folder.join(name);
        move |source| StoreError::Table { path, source }
    };
    let mut reports = tables::reports(&panel.reports).map_err(in_table("reports.parquet"))?;
    let texts: Vec<&str> = panel.reports.iter().map(|r| r.text.as_str()).collect();
    reports
        .with_column(Column::new(CONTENT.into(), texts))
        .map_err(in_table("reports.parquet"))?;
    let observations =
        tables::observations(&panel.observations).map_err(in_table("observations.parquet"))?;
    let statements =
        tables::statements(&panel.statements).map_err(in_table("statements.parquet"))?;
    for (name, mut frame) in [
        ("reports.parquet", reports),
        ("observations.parquet", observations),
        ("statements.parquet", statements),
    ] {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .finish(&mut frame)
            .map_err(in_table(name))?;
        whole_file(folder, name, &bytes)?;
    }
    whole_file(
        folder,
        MANIFEST,
        format!("{{\"format\": {FORMAT}}}\n").as_bytes(),
    )
}

/// Reads a store. Observations are aligned anew, so that a store and the
/// reports it was made from give the same indicators.
///
/// # Errors
/// Where a file is missing, is no table, or the format is another.
pub fn read(folder: &Path) -> Result<Panel, StoreError> {
    let manifest = folder.join(MANIFEST);
    let words = fs::read_to_string(&manifest).map_err(|source| StoreError::File {
        path: manifest.clone(),
        source,
    })?;
    let found = serde_json::from_str::<serde_json::Value>(&words)
        .ok()
        .and_then(|v| v["format"].as_u64());
    if found != Some(FORMAT) {
        return Err(StoreError::Format {
            path: manifest,
            found: found.map_or_else(|| words.trim().to_owned(), |f| f.to_string()),
        });
    }
    let table = |name: &str| -> Result<(PathBuf, DataFrame), StoreError> {
        let path = folder.join(name);
        let file = fs::File::open(&path).map_err(|source| StoreError::File {
            path: path.clone(),
            source,
        })?;
        match ParquetReader::new(file).finish() {
            Ok(frame) => Ok((path, frame)),
            Err(source) => Err(StoreError::Table { path, source }),
        }
    };
    let in_table = |path: PathBuf| move |source| StoreError::Table { path, source };
    let mut panel = Panel::default();
    let (path, frame) = table("reports.parquet")?;
    panel.reports = restore::reports(&frame, CONTENT).map_err(in_table(path))?;
    let (path, frame) = table("observations.parquet")?;
    panel.observations = restore::observations(&frame).map_err(in_table(path))?;
    let (path, frame) = table("statements.parquet")?;
    panel.statements = restore::statements(&frame).map_err(in_table(path))?;
    panel.alignment = indicators::align(&mut panel.observations);
    Ok(panel)
}

/// Writes a file beside its place, syncs it, and renames it.
fn whole_file(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let path = folder.join(name);
    let failed = |source| StoreError::File {
        path: path.clone(),
        source,
    };
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(&path).map_err(|e| failed(e.error))?;
    Ok(())
}
