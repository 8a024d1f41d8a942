//! Corpus tables as JSON: an object a line, or an array of objects.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::{Row, SAMPLE, Table};

type Object = Result<(usize, Map<String, Value>), (usize, String)>;

pub(super) fn open(path: &Path) -> Result<Table, String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    let start = file.fill_buf().map_err(failed)?;
    let first = start
        .iter()
        .find(|b| !b.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(b));
    let mut objects: Box<dyn Iterator<Item = Object> + Send> = if first == Some(&b'[') {
        let all: Vec<Value> = serde_json::from_reader(file).map_err(|e| e.to_string())?;
        Box::new((1..).zip(all).map(|(number, value)| object(number, value)))
    } else {
        let lines = (1..).zip(file.lines());
        Box::new(lines.filter_map(|(number, line)| {
            match line {
                Ok(line) if line.trim().is_empty() => None,
                Ok(line) => Some(
                    serde_json::from_str(line.trim_start_matches('\u{feff}'))
                        .map_err(|error| (number, error.to_string()))
                        .and_then(|value| object(number, value)),
                ),
                Err(error) => Some(Err((number, error.to_string()))),
            }
        }))
    };
    let sample: Vec<Object> = objects.by_ref().take(SAMPLE).collect();
    let mut header: Vec<String> = Vec::new();
    for (_, object) in sample.iter().flatten() {
        for key in object
            .keys()
            .filter(|key| !header.contains(key))
            .cloned()
            .collect::<Vec<_>>()
        {
            header.push(key);
        }
    }
    if header.is_empty() {
        return Err("no object a line".to_owned());
    }
    let names = header.clone();
    let row = move |(number, object): (usize, Map<String, Value>)| -> Row {
        (
            number,
            names.iter().map(|name| words(object.get(name))).collect(),
        )
    };
    let rows = sample
        .into_iter()
        .chain(objects)
        .map(move |one| one.map(&row));
    Ok(Table {
        header,
        rows: Box::new(rows),
    })
}

fn object(number: usize, value: Value) -> Object {
    match value {
        Value::Object(object) => Ok((number, object)),
        _ => Err((number, "no object".to_owned())),
    }
}

fn words(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(words)) => words.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    }
}
