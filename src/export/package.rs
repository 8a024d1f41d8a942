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
}

/// A package in the making: [`Package::table`] for each table, then
/// [`Package::finish`].
#[derive(Debug)]
pub struct Package {
    meta: Meta,
    folder: PathBuf,
    resources: Vec<Value>,
    sources: Vec<Value>,
}

impl Package {
    /// Begins a package in a folder, which is made where it is missing. An
    /// older description there is removed: it would describe other files.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(folder: &Path, meta: Meta) -> Result<Self, ExportError> {
        let at = |source| ExportError::File {
            path: folder.to_owned(),
            source,
        };
        fs::create_dir_all(folder).map_err(at)?;
        match fs::remove_file(folder.join(DESCRIPTION)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(at(error)),
            _ => {}
        }
        Ok(Self {
            meta,
            folder: folder.to_owned(),
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
        whole_file_or(&self.folder.join(&file), |sink| {
            write_all(
                frames,
                Format::Csv,
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

    /// Writes the description, and with it the package is there.
    ///
    /// # Errors
    /// When its file cannot be written.
    pub fn finish(self) -> Result<(), ExportError> {
        let mut description = json!({
            "profile": "tabular-data-package",
            "name": "tongbi",
            "title": "Indicators of government annual reports",
            "description": "Figures, statements and checks of annual reports, \
                            each row with the file, line and words it comes from.",
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
            description["sources"] = Value::Array(self.sources);
        }
        let mut text = serde_json::to_string_pretty(&description)?;
        text.push('\n');
        whole_file(&self.folder.join(DESCRIPTION), |sink| {
            Ok(sink.write_all(text.as_bytes())?)
        })
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
        whole_file(&self.folder.join("CITATION.cff"), |sink| {
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
