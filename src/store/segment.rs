//! One segment: rows → parts, and parts → rows or frames through a filter.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Component, Path, PathBuf};

use polars::prelude::*;
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;
use sha2::{Digest, Sha256};

use super::manifest::{self, Part, Segment};
use super::{SegmentReader, StoreError, restore};
use crate::Panel;
use crate::indicators::{self, Alignment, Indicator};
use crate::tables::{self, Filter, Table};

/// The column of `reports` that holds the decoded text.
pub(super) const CONTENT: &str = "content";

/// The folders of the parts.
pub(super) const TABLES: [&str; 4] = ["reports", "observations", "statements", "indicators"];

/// Digits of a segment's id.
pub(super) const ID: usize = 16;

/// Rows of a row group: about a hundred reports' observations, so that one
/// area is read without its neighbours.
const ROW_GROUP: usize = 16_384;

/// Which areas of a segment are wanted.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Areas {
    All,
    These(Vec<String>),
}

impl Areas {
    pub(super) fn of(segment: &Segment, filter: &Filter) -> Self {
        let wanted = |area: &&String| filter.areas.iter().any(|word| area.contains(word));
        if filter.areas.is_empty() {
            return Self::All;
        }
        let these: Vec<String> = segment.areas.iter().filter(wanted).cloned().collect();
        if these.len() == segment.areas.len() {
            Self::All
        } else {
            Self::These(these)
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::These(none) if none.is_empty())
    }
}

/// The rows of whole areas, aligned area by area, on their way to the disk.
/// `indicators` are those of each area, in the order of the areas.
pub(super) fn write(
    folder: &Path,
    panel: &Panel,
    indicators: &[(String, Vec<Indicator>)],
) -> Result<Segment, StoreError> {
    let in_memory = |source| StoreError::Table {
        path: folder.to_owned(),
        source,
    };
    let frames = frames(panel, indicators).map_err(in_memory)?;
    let mut parts = Vec::new();
    for (table, year, mut frame) in frames {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .with_row_group_size(Some(ROW_GROUP))
            .finish(&mut frame)
            .map_err(in_memory)?;
        let part = Part {
            table: table.to_owned(),
            year,
            path: String::new(),
            rows: frame.height(),
            bytes: bytes.len() as u64,
            sha256: hash(&bytes),
        };
        parts.push((part, bytes));
    }
    let id = id_of(parts.iter().map(|(part, _)| part));
    let mut segment = Segment {
        areas: indicators.iter().map(|(area, _)| area.clone()).collect(),
        made_by: manifest::made_by(),
        parts: Vec::new(),
        id,
    };
    for (mut part, bytes) in parts {
        part.path = match part.year {
            Some(year) => format!("{}/year={year}/{}.parquet", part.table, segment.id),
            None => format!("{}/{}.parquet", part.table, segment.id),
        };
        let path = folder.join(&part.path);
        let within = path.parent().unwrap_or(folder);
        fs::create_dir_all(within).map_err(|source| StoreError::File {
            path: within.to_owned(),
            source,
        })?;
        manifest::whole_file(&path, &bytes)?;
        segment.parts.push(part);
    }
    Ok(segment)
}

type YearFrame = (&'static str, Option<i32>, DataFrame);

/// The parts of a segment as frames.
fn frames(panel: &Panel, indicators: &[(String, Vec<Indicator>)]) -> PolarsResult<Vec<YearFrame>> {
    let mut reports = tables::reports(&panel.reports)?;
    let texts: Vec<&str> = panel.reports.iter().map(|r| r.text.as_str()).collect();
    reports.with_column(Column::new(CONTENT.into(), texts))?;
    let mut frames = Vec::new();
    for (table, frame) in [
        (Table::Reports, reports),
        (Table::Observations, observations(panel)?),
        (Table::Statements, tables::statements(&panel.statements)?),
    ] {
        let years: BTreeMap<i32, ()> = frame
            .column("year")?
            .i32()?
            .iter()
            .flatten()
            .map(|year| (year, ()))
            .collect();
        for year in years.into_keys() {
            let own = frame.column("year")?.i32()?.equal(year);
            frames.push((table.name(), Some(year), frame.filter(&own)?.drop("year")?));
        }
    }
    frames.push((Table::Indicators.name(), None, by_area(indicators)?));
    Ok(frames)
}

/// The table `observations` with what deltas and trends would read out of its
/// words.
fn observations(panel: &Panel) -> PolarsResult<DataFrame> {
    tables::with_derived(tables::observations(&panel.observations)?.lazy())?.collect()
}

/// The tables of a panel of one area.
pub(super) fn area_tables(panel: &Panel) -> PolarsResult<Vec<(&'static str, DataFrame)>> {
    let area = panel.reports.first().map(|r| r.area.clone());
    let indicators = [(area.unwrap_or_default(), panel.alignment.indicators.clone())];
    Ok(vec![
        (Table::Reports.name(), tables::reports(&panel.reports)?),
        (Table::Observations.name(), observations(panel)?),
        (
            Table::Statements.name(),
            tables::statements(&panel.statements)?,
        ),
        (Table::Indicators.name(), by_area(&indicators)?),
    ])
}

/// The table `indicators` of every area, with its area before.
fn by_area(indicators: &[(String, Vec<Indicator>)]) -> PolarsResult<DataFrame> {
    let all = indicators.iter().flat_map(|(_, own)| own.iter().cloned());
    let all: Vec<Indicator> = all.collect();
    let areas: Vec<&str> = indicators
        .iter()
        .flat_map(|(area, own)| own.iter().map(move |_| area.as_str()))
        .collect();
    let mut frame = tables::indicators(&all)?;
    frame.insert_column(0, Column::new("area".into(), areas))?;
    Ok(frame)
}

/// The rows of a segment that the filter keeps, with what joins them. That is not
/// stored: it follows from the rows of all years, whichever are kept.
pub(super) fn panel(reader: &SegmentReader) -> Result<Panel, StoreError> {
    let mut panel = all_rows(reader)?;
    panel.alignment.links = indicators::align(&mut panel.observations.clone()).links;
    if let Some(years) = &reader.filter.years {
        panel.keep(|_, year| years.has(year));
    }
    Ok(panel)
}

/// All years of the wanted areas, without the links.
pub(super) fn all_rows(reader: &SegmentReader) -> Result<Panel, StoreError> {
    let table = |table: Table, more: Option<&'static str>| {
        let columns = table.columns().iter().map(|c| c.name).chain(more);
        rows_of(reader, table.name(), &columns.collect::<Vec<_>>(), &|_| {
            true
        })
    };
    let reports = table(Table::Reports, Some(CONTENT))?;
    let observations = table(Table::Observations, None)?;
    let statements = table(Table::Statements, None)?;
    let indicators = all_years(reader, Table::Indicators.name())?;
    let restored = || -> PolarsResult<Panel> {
        let observations = restore::observations(&observations)?;
        Ok(Panel {
            reports: restore::reports(&reports, CONTENT)?,
            statements: restore::statements(&statements)?,
            alignment: Alignment {
                indicators: restore::indicators(&indicators, &observations)?,
                links: Vec::new(),
            },
            observations,
            unread: Vec::new(),
        })
    };
    restored().map_err(|source| reader.broken(source))
}

/// The indicators of the wanted areas, the first area's words for each.
pub(super) fn indicators_once(reader: &SegmentReader) -> Result<DataFrame, StoreError> {
    let names: Vec<&str> = Table::Indicators.columns().iter().map(|c| c.name).collect();
    let all = all_years(reader, Table::Indicators.name())?;
    if all.height() == 0 {
        return tables::indicators(&[]).map_err(|source| reader.broken(source));
    }
    let mut all = all.lazy();
    if reader.filter.years.is_some() {
        let stated = rows(
            reader,
            Table::Observations.name(),
            &["area", "year", "indicator"],
        )?;
        all = all.semi_join(stated.lazy(), col("indicator"), col("indicator"));
    }
    all.unique_stable(Some(cols(["indicator"])), UniqueKeepStrategy::First)
        .sort(["indicator"], SortMultipleOptions::default())
        .select(names.into_iter().map(col).collect::<Vec<_>>())
        .collect()
        .map_err(|source| reader.broken(source))
}

/// A table of a segment, sorted by area and year.
pub(super) fn frame(
    reader: &SegmentReader,
    table: Table,
    columns: Option<&[&str]>,
) -> Result<DataFrame, StoreError> {
    let all: Vec<&str> = table.columns().iter().map(|c| c.name).collect();
    rows(reader, table.name(), columns.unwrap_or(&all))
}

fn rows(reader: &SegmentReader, table: &str, columns: &[&str]) -> Result<DataFrame, StoreError> {
    rows_of(reader, table, columns, &|year| reader.keeps(year))
}

/// The rows of the wanted areas and years of a table partitioned by year, sorted
/// by area and year.
pub(super) fn rows_of(
    reader: &SegmentReader,
    table: &str,
    columns: &[&str],
    wanted: &dyn Fn(i32) -> bool,
) -> Result<DataFrame, StoreError> {
    let mut whole: Option<DataFrame> = None;
    for part in &reader.segment.parts {
        let Some(year) = part.year.filter(|_| part.table == table) else {
            continue;
        };
        if !wanted(year) {
            continue;
        }
        let bytes = whole_part(reader.folder, part)?;
        let read = read_part(&bytes, Some(year), Some(columns), &reader.areas);
        let read = read.and_then(|frame| match whole.take() {
            Some(mut above) => above.vstack_mut_owned(frame).map(|all| all.clone()),
            None => Ok(frame),
        });
        whole = Some(read.map_err(|source| StoreError::Table {
            path: reader.folder.join(&part.path),
            source,
        })?);
    }
    let whole = whole.unwrap_or_else(|| empty(table, columns));
    whole
        .sort(
            ["area", "year"],
            SortMultipleOptions::default().with_maintain_order(true),
        )
        .map_err(|source| StoreError::Table {
            path: reader.folder.join(table),
            source,
        })
}

/// A table without the column `year`: the rows of the wanted areas.
fn all_years(reader: &SegmentReader, table: &str) -> Result<DataFrame, StoreError> {
    let part = reader.segment.parts.iter().find(|p| p.table == table);
    let Some(part) = part else {
        return Ok(DataFrame::default());
    };
    let bytes = whole_part(reader.folder, part)?;
    read_part(&bytes, None, None, &reader.areas).map_err(|source| StoreError::Table {
        path: reader.folder.join(&part.path),
        source,
    })
}

fn empty(table: &str, columns: &[&str]) -> DataFrame {
    let schema = Table::named(table).map(Table::schema).unwrap_or_default();
    let schema = columns
        .iter()
        .map(|name| {
            let kind = schema.get(name).cloned();
            (PlSmallStr::from(*name), kind.unwrap_or(DataType::String))
        })
        .collect();
    DataFrame::empty_with_schema(&schema)
}

/// Reads one part: of the columns asked for, the row groups that hold the
/// wanted areas.
pub(super) fn read_part(
    bytes: &[u8],
    year: Option<i32>,
    columns: Option<&[&str]>,
    areas: &Areas,
) -> PolarsResult<DataFrame> {
    let stored: Option<Vec<String>> = columns.map(|columns| {
        columns
            .iter()
            .filter(|name| **name != "year")
            .map(|name| (*name).to_owned())
            .collect()
    });
    let open = || ParquetReader::new(Cursor::new(bytes));
    let mut frame = match areas {
        Areas::All => open().with_columns(stored).set_rechunk(true).finish()?,
        Areas::These(wanted) => {
            let areas = open()
                .with_columns(Some(vec!["area".into()]))
                .set_rechunk(true)
                .finish()?;
            let own: BooleanChunked = areas
                .column("area")?
                .str()?
                .iter()
                .map(|area| area.is_some_and(|area| wanted.iter().any(|w| w == area)))
                .collect();
            let first = own.first_true_idx().unwrap_or(0);
            let end = own.len() - own.reverse().first_true_idx().unwrap_or(own.len());
            open()
                .with_columns(stored)
                .with_slice(Some((first, end - first)))
                .set_rechunk(true)
                .finish()?
                .filter(&own.slice(first as i64, end - first))?
        }
    };
    if let (Some(year), Some(columns)) = (year, columns) {
        frame.with_column(Column::new_scalar(
            "year".into(),
            Scalar::from(year),
            frame.height(),
        ))?;
        frame = frame.select(columns.iter().copied())?;
    }
    Ok(frame)
}

/// The bytes of a part, if they are those that the manifest lists.
pub(super) fn whole_part(folder: &Path, part: &Part) -> Result<Vec<u8>, StoreError> {
    let path: PathBuf = folder.join(&part.path);
    let changed = |what| StoreError::Changed {
        path: path.clone(),
        what,
    };
    let below = |part: &Path| part.components().all(|c| matches!(c, Component::Normal(_)));
    if !below(Path::new(&part.path)) {
        return Err(changed("its place"));
    }
    let failed = |source| StoreError::File {
        path: path.clone(),
        source,
    };
    let found = fs::metadata(&path).map_err(failed)?;
    if !found.is_file() || found.len() != part.bytes {
        return Err(changed("its length"));
    }
    let bytes = fs::read(&path).map_err(failed)?;
    if hash(&bytes) != part.sha256 {
        return Err(changed("its hash"));
    }
    Ok(bytes)
}

/// What names a segment: the start of the hash over the hashes of its parts, in
/// the order of the tables and years.
pub(super) fn id_of<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    let hashes: String = parts.map(|part| part.sha256.as_str()).collect();
    let mut id = hash(hashes.as_bytes());
    id.truncate(ID);
    id
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|b| format!("{b:02x}")).collect()
}
