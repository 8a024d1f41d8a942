//! What is left of a store that was damaged: the segments that are whole, and
//! the texts of the others that can still be read. An ingest begins with it, so
//! that it makes again exactly what is missing, cut or changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rayon::prelude::*;

use super::manifest::{Manifest, Part, Segment};
use super::segment::{self, Areas, CONTENT, TABLES};
use super::{StoreError, restore};
use crate::read::Report;
use crate::tables::Table;

/// A store as an ingest may believe it.
#[derive(Debug)]
pub(super) struct Mending {
    /// The manifest with its whole segments alone.
    pub(super) sound: Manifest,
    /// The manifest that stands there: its parts are not removed before the new
    /// one stands. Where it was damaged, what the parts say of themselves.
    pub(super) listed: Manifest,
    /// What was missing, cut or changed.
    pub(super) damaged: Vec<StoreError>,
    /// The reports of damaged segments whose texts are whole.
    pub(super) salvaged: Vec<Report>,
    /// Parts of reports that cannot be read: whose and how many they held.
    pub(super) lost: Vec<Lost>,
}

/// Reports of a damaged part that only their files can bring back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The areas of the segment: the reports are of some of them.
    pub areas: Vec<String>,
    /// The year they report on.
    pub year: i32,
    /// How many they are.
    pub reports: usize,
}

/// Looks through the store in a folder; there may be none yet.
///
/// # Errors
/// Where the store is of another format or cannot be read at all.
pub(super) fn look_through(folder: &Path) -> Result<Mending, StoreError> {
    let mut damaged = Vec::new();
    let listed = match Manifest::load(folder) {
        Ok(manifest) => manifest,
        Err(StoreError::File { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            from_parts(folder)
        }
        Err(error @ StoreError::Manifest { .. }) => {
            damaged.push(error);
            from_parts(folder)
        }
        Err(other) => return Err(other),
    };
    let faults: Vec<Vec<(&Part, StoreError)>> = listed
        .segments
        .par_iter()
        .map(|segment| faults(folder, segment))
        .collect();
    let mut mending = Mending {
        sound: Manifest {
            segments: Vec::new(),
            ..listed.clone()
        },
        listed: listed.clone(),
        damaged,
        salvaged: Vec::new(),
        lost: Vec::new(),
    };
    for (segment, faults) in listed.segments.iter().zip(faults) {
        if faults.is_empty() {
            mending.sound.segments.push(segment.clone());
            continue;
        }
        for part in segment.parts.iter().filter(|p| p.table == TABLES[0]) {
            mending.take_reports(folder, segment, part);
        }
        mending
            .damaged
            .extend(faults.into_iter().map(|(_, error)| error));
    }
    Ok(mending)
}

fn faults<'s>(folder: &Path, segment: &'s Segment) -> Vec<(&'s Part, StoreError)> {
    let fault = |part: &'s Part| Some((part, segment::whole_part(folder, part).err()?));
    segment.parts.iter().filter_map(fault).collect()
}

impl Mending {
    /// Reads the reports of a part of a damaged segment, if it is whole itself.
    fn take_reports(&mut self, folder: &Path, segment: &Segment, part: &Part) {
        match reports(folder, part) {
            Some(reports) => self.salvaged.extend(reports),
            None => self.lost.push(Lost {
                areas: segment.areas.clone(),
                year: part.year.unwrap_or_default(),
                reports: part.rows,
            }),
        }
    }
}

/// The reports of a part with their texts.
fn reports(folder: &Path, part: &Part) -> Option<Vec<Report>> {
    let bytes = segment::whole_part(folder, part).ok()?;
    let table = Table::Reports.columns().iter().map(|c| c.name);
    let columns: Vec<&str> = table.chain([CONTENT]).collect();
    let frame = segment::read_part(&bytes, part.year, Some(&columns), &Areas::All).ok()?;
    restore::reports(&frame, CONTENT).ok()
}

/// A part by its place, its year and when it was written.
type Found = (usize, Option<i32>, SystemTime, Part);

/// The segments that the parts in a folder make up: a segment is named by the
/// hashes of its parts, so that each set can tell whether it is whole. Of two
/// that hold one area the later counts.
fn from_parts(folder: &Path) -> Manifest {
    let mut by_segment: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for (order, table) in TABLES.iter().enumerate() {
        for entry in walkdir::WalkDir::new(folder.join(table))
            .into_iter()
            .flatten()
        {
            let found = found(folder, entry.path(), table);
            if let Some((id, year, written, part)) = found {
                let parts = by_segment.entry(id).or_default();
                parts.push((order, year, written, part));
            }
        }
    }
    let mut whole: Vec<(SystemTime, Segment)> = by_segment
        .into_iter()
        .filter_map(|(id, parts)| whole_segment(folder, id, parts))
        .collect();
    whole.sort_by_key(|(written, _)| std::cmp::Reverse(*written));
    let mut manifest = Manifest::empty();
    for (_, segment) in whole {
        if !manifest
            .segments
            .iter()
            .any(|other| overlap(other, &segment))
        {
            manifest.segments.push(segment);
        }
    }
    manifest.segments.sort_by(|a, b| a.areas.cmp(&b.areas));
    manifest
}

/// Whether the ranges of areas of two segments meet.
fn overlap(one: &Segment, other: &Segment) -> bool {
    one.areas.first() <= other.areas.last() && other.areas.first() <= one.areas.last()
}

fn found(
    folder: &Path,
    path: &Path,
    table: &str,
) -> Option<(String, Option<i32>, SystemTime, Part)> {
    let id = path.file_name()?.to_str()?.strip_suffix(".parquet")?;
    let below = path.strip_prefix(folder).ok()?.to_str()?.replace('\\', "/");
    let year = below
        .split('/')
        .find_map(|part| part.strip_prefix("year="))
        .and_then(|year| year.parse().ok());
    let bytes = fs::read(path).ok()?;
    let part = Part {
        table: table.to_owned(),
        year,
        path: below,
        rows: 0,
        bytes: bytes.len() as u64,
        sha256: segment::hash(&bytes),
    };
    let written = fs::metadata(path).and_then(|m| m.modified()).ok()?;
    Some((id.to_owned(), year, written, part))
}

/// The parts of one name as a segment, if they are all there and unchanged. Who
/// observed its reports is not known.
fn whole_segment(
    folder: &Path,
    id: String,
    mut parts: Vec<Found>,
) -> Option<(SystemTime, Segment)> {
    parts.sort_by_key(|(order, year, ..)| (*order, *year));
    let written = parts.iter().map(|(.., written, _)| *written).max()?;
    let mut parts: Vec<Part> = parts.into_iter().map(|(.., part)| part).collect();
    if segment::id_of(parts.iter()) != id {
        return None;
    }
    let mut areas = std::collections::BTreeSet::new();
    for part in &mut parts {
        let bytes = segment::whole_part(folder, part).ok()?;
        let frame = segment::read_part(&bytes, None, None, &Areas::All).ok()?;
        part.rows = frame.height();
        let own = frame.column("area").ok()?.str().ok()?;
        areas.extend(own.iter().flatten().map(str::to_owned));
    }
    let segment = Segment {
        id,
        made_by: String::new(),
        areas: areas.into_iter().collect(),
        parts,
    };
    Some((written, segment))
}
