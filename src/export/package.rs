//! A Frictionless Data Package: every table as CSV beside a `datapackage.json`
//! that says what its columns hold (Data Package and Table Schema, version 1).

use std::fs;
use std::io::Write;
use std::path::Path;

use polars::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{ExportError, csv, whole_file};
use crate::tables::{Table, Type};

/// Writes the tables as CSV into `folder`, and the description last: while it
/// is missing, the package is not finished.
///
/// # Errors
/// When the folder cannot be made or a file cannot be written.
pub fn package(tables: &[&DataFrame], folder: &Path) -> Result<(), ExportError> {
    fs::create_dir_all(folder).map_err(|source| ExportError::File {
        path: folder.to_owned(),
        source,
    })?;
    let mut resources = Vec::new();
    let mut sources = Vec::new();
    for frame in tables {
        let Some(table) = Table::of_frame(frame) else {
            return Err(ExportError::NoTable);
        };
        let mut bytes = Vec::new();
        csv::write(frame, false, &mut bytes)?;
        let file = format!("{}.csv", table.name());
        whole_file(&folder.join(&file), |sink| Ok(sink.write_all(&bytes)?))?;
        resources.push(resource(table, frame, &file, &bytes));
        if table == Table::Reports {
            sources = sources_of(frame)?;
        }
    }
    let mut description = json!({
        "profile": "tabular-data-package",
        "name": "tongbi",
        "title": "Indicators of government annual reports",
        "resources": resources,
    });
    if !sources.is_empty() {
        description["sources"] = Value::Array(sources);
    }
    let mut text = serde_json::to_string_pretty(&description)?;
    text.push('\n');
    whole_file(&folder.join("datapackage.json"), |sink| {
        Ok(sink.write_all(text.as_bytes())?)
    })
}

fn resource(table: Table, frame: &DataFrame, file: &str, bytes: &[u8]) -> Value {
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let fields: Vec<Value> = frame
        .columns()
        .iter()
        .map(|column| field(table, column.name()))
        .collect();
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "path": file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{hash}"),
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

/// A column that the schema does not know is a year of `trends`.
fn field(table: Table, name: &str) -> Value {
    match table.column(name) {
        Some(column) => json!({
            "name": name,
            "type": match column.kind {
                Type::Text => "string",
                Type::Year => "year",
                Type::Integer => "integer",
                Type::Number => "number",
                Type::Flag => "boolean",
            },
            "description": column.description,
        }),
        None => json!({
            "name": name,
            "type": "number",
            "description": format!("value of {name}, in the row's unit"),
        }),
    }
}

fn sources_of(reports: &DataFrame) -> Result<Vec<Value>, ExportError> {
    let paths = reports.column("source")?.str()?;
    let titles = reports.column("title")?.str()?;
    Ok(paths
        .iter()
        .zip(titles.iter())
        .filter_map(|(path, title)| {
            let path = path?;
            Some(json!({ "title": title.unwrap_or(path), "path": path }))
        })
        .collect())
}
