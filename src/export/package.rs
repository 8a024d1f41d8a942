//! A Frictionless Data Package: every table as CSV beside a `datapackage.json`
//! that says what its columns hold (Data Package and Table Schema, version 1).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use polars::prelude::*;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{ExportError, Format, whole_file, whole_file_or, write_all};
use crate::tables::{ROWS_UNIT, Table, Type};

/// What describes the package: while it is missing, the package is not finished.
const DESCRIPTION: &str = "datapackage.json";

/// How to cite it.
const CITATION: &str = "CITATION.cff";

/// What a package says of itself beside its tables.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// Its version; `1.0.0` where none is given.
    pub version: Option<String>,
    /// The name of the licence its makers give it.
    pub licence: Option<String>,
    /// The day it was made, YYYY-MM-DD; without one the same input gives the same
    /// package whenever it is made.
    pub created: Option<String>,
    /// Cells that a spreadsheet would run stand as they are.
    pub raw: bool,
}

/// How the folders begin in which packages are made.
const MAKING: &str = ".tongbi-package-";

/// A file in such a folder, held while its package is made.
const HELD: &str = "held";

/// A package in the making: [`Package::table`] for each table, then
/// [`Package::finish`]. Until then what stood in the folder before stands there
/// still.
#[derive(Debug)]
pub struct Package {
    meta: Meta,
    folder: PathBuf,
    making: tempfile::TempDir,
    _held: fs::File,
    format: Format,
    resources: Vec<Value>,
    sources: Vec<Value>,
}

impl Package {
    /// Begins a package in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn new(folder: &Path, meta: Meta) -> Result<Self, ExportError> {
        let at = |source| failed(folder, source);
        fs::create_dir_all(folder).map_err(at)?;
        remove_left(folder);
        let mut making = tempfile::Builder::new();
        let making = making.prefix(MAKING).tempdir_in(folder).map_err(at)?;
        let held = fs::File::create(making.path().join(HELD)).map_err(at)?;
        held.try_lock().ok();
        Ok(Self {
            folder: folder.to_owned(),
            making,
            _held: held,
            format: if meta.raw {
                Format::CsvRaw
            } else {
                Format::Csv
            },
            meta,
            resources: Vec::new(),
            sources: Vec::new(),
        })
    }

    /// Writes a table, which comes in frames, as CSV.
    ///
    /// # Errors
    /// When its file cannot be written, and what the frames say.
    pub fn table<E: From<ExportError>>(
        &mut self,
        table: Table,
        frames: impl Iterator<Item = Result<DataFrame, E>>,
    ) -> Result<(), E> {
        let file = format!("{}.csv", table.name());
        let mut columns: Option<Vec<String>> = None;
        let mut sources = Vec::new();
        let mut told = Told::default();
        let frames = frames.inspect(|frame| {
            let Ok(frame) = frame else { return };
            columns.get_or_insert_with(|| {
                frame
                    .columns()
                    .iter()
                    .map(|c| c.name().to_string())
                    .collect()
            });
            if table == Table::Reports {
                sources.extend(sources_of(frame));
            }
        });
        whole_file_or(&self.making.path().join(&file), |sink| {
            write_all(
                frames,
                self.format,
                Telling {
                    sink,
                    told: &mut told,
                },
            )
        })?;
        let columns = columns.unwrap_or_default();
        self.resources.push(resource(table, &columns, &file, told));
        self.sources.append(&mut sources);
        Ok(())
    }

    /// Moves the tables in and the description last: with it the package is there.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn finish(self) -> Result<(), ExportError> {
        let mut description = json!({
            "profile": "tabular-data-package",
            "name": "tongbi",
            "title": "Indicators of government annual reports",
            "description": format!(
                "Figures, statements and checks of annual reports, each row with \
                 the file, line and words it comes from. {}",
                self.cells()
            ),
            "keywords": ["government", "annual report", "indicators", "同比"],
            "resources": self.resources,
        });
        let version = self.meta.version.as_deref().unwrap_or("1.0.0");
        description["version"] = json!(version);
        description["generator"] = json!({
            "name": "tongbi",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": crate::RULES,
        });
        if let Some(licence) = &self.meta.licence {
            description["licenses"] = json!([{ "name": licence }]);
        }
        if let Some(created) = &self.meta.created {
            description["created"] = json!(created);
        }
        self.citation(version)?;
        // The list may be there, but not empty.
        if !self.sources.is_empty() {
            description["sources"] = Value::Array(self.sources.clone());
        }
        let mut text = serde_json::to_string_pretty(&description)?;
        text.push('\n');
        whole_file(&self.making.path().join(DESCRIPTION), |sink| {
            Ok(sink.write_all(text.as_bytes())?)
        })?;
        self.move_in()
    }

    /// The old description goes first: it would describe other files.
    fn move_in(&self) -> Result<(), ExportError> {
        let old = self.folder.join(DESCRIPTION);
        match fs::remove_file(&old) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(failed(&old, error));
            }
            _ => {}
        }
        let tables = self.resources.iter().filter_map(|r| r["path"].as_str());
        for file in tables.chain([CITATION, DESCRIPTION]) {
            let to = self.folder.join(file);
            fs::rename(self.making.path().join(file), &to).map_err(|e| failed(&to, e))?;
        }
        // The renames must reach the disk; not every system can open folders.
        if let Ok(folder) = fs::File::open(&self.folder) {
            folder.sync_all().ok();
        }
        Ok(())
    }

    /// What is said of its cells.
    fn cells(&self) -> &'static str {
        if self.format == Format::CsvRaw {
            "Cells stand as they are: a spreadsheet would run those that begin with = + - @."
        } else {
            "A ' stands before cells that a spreadsheet would run (those that begin with = + - @ or a tab)."
        }
    }
}

fn failed(path: &Path, source: std::io::Error) -> ExportError {
    ExportError::File {
        path: path.to_owned(),
        source,
    }
}

/// Removes what a killed process left of a package in a folder.
fn remove_left(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with(MAKING) {
            continue;
        }
        let held = fs::File::open(entry.path().join(HELD));
        if held.is_ok_and(|file| file.try_lock().is_ok()) {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

impl Package {
    /// How to cite it, as CITATION.cff 1.2.0.
    fn citation(&self, version: &str) -> Result<(), ExportError> {
        let quoted = |words: &str| serde_json::to_string(words);
        let mut text = format!(
            "cff-version: 1.2.0\nmessage: If you use these data, cite them as below, and the reports they were read from.\ntype: dataset\ntitle: Indicators of government annual reports\nversion: {}\nauthors:\n  - name: tongbi {}\n",
            quoted(version)?,
            env!("CARGO_PKG_VERSION"),
        );
        if let Some(licence) = &self.meta.licence {
            text.push_str(&format!("license: {}\n", quoted(licence)?));
        }
        if let Some(created) = &self.meta.created {
            text.push_str(&format!("date-released: {}\n", quoted(created)?));
        }
        whole_file(&self.making.path().join(CITATION), |sink| {
            Ok(sink.write_all(text.as_bytes())?)
        })
    }
}

/// What is told of a file's bytes.
#[derive(Default)]
struct Told {
    bytes: usize,
    hash: Sha256,
}

/// Writes on, and counts and hashes what it writes.
struct Telling<'a, W> {
    sink: W,
    told: &'a mut Told,
}

impl<W: Write> Write for Telling<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.sink.write(bytes)?;
        self.told.bytes += written;
        self.told.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.sink.flush()
    }
}

fn resource(table: Table, columns: &[String], file: &str, told: Told) -> Value {
    let hash: String = told
        .hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let fields: Vec<Value> = columns.iter().map(|name| field(table, name)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !table.key().is_empty() {
        schema["primaryKey"] = json!(table.key());
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "title": table.description(),
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": told.bytes,
        "hash": format!("sha256:{hash}"),
        "schema": schema,
    })
}

/// A column that the schema does not know is a year of `trends`.
fn field(table: Table, name: &str) -> Value {
    let Some(column) = table.column(name) else {
        return json!({
            "name": name,
            "type": "number",
            "description": format!("value of {name}"),
            "unit": ROWS_UNIT,
        });
    };
    let mut field = Map::new();
    field.insert("name".into(), json!(name));
    let kind = match column.kind {
        Type::Text => "string",
        Type::Year => "year",
        Type::Integer => "integer",
        Type::Number => "number",
        Type::Flag => "boolean",
    };
    field.insert("type".into(), json!(kind));
    field.insert("description".into(), json!(column.description));
    if let Some(unit) = column.unit() {
        field.insert("unit".into(), json!(unit));
    }
    let words = table.words_of(name);
    if !words.is_empty() {
        field.insert("constraints".into(), json!({ "enum": words }));
    }
    Value::Object(field)
}

fn sources_of(reports: &DataFrame) -> Vec<Value> {
    let column = |name| reports.column(name).and_then(|column| column.str());
    let (Ok(paths), Ok(titles)) = (column("source"), column("title")) else {
        return Vec::new();
    };
    paths
        .iter()
        .zip(titles.iter())
        .filter_map(|(path, title)| {
            let path = path?;
            Some(json!({ "title": title.unwrap_or(path), "path": path }))
        })
        .collect()
}
