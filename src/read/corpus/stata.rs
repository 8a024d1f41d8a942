//! Corpus tables as Stata keeps them: .dta of the formats 117 to 119 (Stata 13
//! and later), long texts (strL) included. Rows are read one at a time; of long
//! texts only where they stand is held.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use super::{Row, Table};
use crate::read::decoded;

/// No text is longer.
const LONGEST: usize = 1 << 28;
/// No table has more columns, or wider rows.
const MOST_COLUMNS: usize = 120_000;

/// A number of the file, as its byte order has it.
struct Bytes {
    inner: BufReader<File>,
    little: bool,
    release: u32,
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Kind {
    Words(usize),
    Long,
    Double,
    Float,
    Int(usize),
}

type Failed = String;

pub(super) fn open(path: &Path) -> Result<Table, Failed> {
    let mut file = Bytes {
        inner: BufReader::new(File::open(path).map_err(|e| e.to_string())?),
        little: true,
        release: 0,
    };
    let (columns, rows) = file.header()?;
    let map = file.map()?;
    file.seek(place(&map, 2)?)?;
    file.tag("<variable_types>")?;
    let kinds = (0..columns)
        .map(|_| file.number(2).and_then(kind))
        .collect::<Result<Vec<_>, _>>()?;
    file.seek(place(&map, 3)?)?;
    file.tag("<varnames>")?;
    let length = if file.release == 117 { 33 } else { 129 };
    let header = (0..columns)
        .map(|_| file.take(length).map(|name| words(&name)))
        .collect::<Result<Vec<_>, _>>()?;
    let long = file.long_texts(place(&map, 10)?)?;
    file.seek(place(&map, 9)?)?;
    file.tag("<data>")?;
    let mut at = place(&map, 9)? + "<data>".len() as u64;
    let width: u64 = kinds.iter().map(|kind| kind.width() as u64).sum();
    let rows = (1..=rows).map(move |number| {
        let row = file
            .seek(at)
            .and_then(|()| file.row(&kinds, &long))
            .map_err(|reason| (number, reason));
        at += width;
        row.map(|cells| -> Row { (number, cells) })
    });
    Ok(Table {
        header,
        rows: Box::new(rows),
    })
}

fn place(map: &[u64], n: usize) -> Result<u64, Failed> {
    map.get(n)
        .copied()
        .ok_or_else(|| "the map of the file is cut".to_owned())
}

fn kind(code: u64) -> Result<Kind, Failed> {
    Ok(match code {
        1..=2045 => Kind::Words(usize::try_from(code).unwrap_or(0)),
        32768 => Kind::Long,
        65526 => Kind::Double,
        65527 => Kind::Float,
        65528 => Kind::Int(4),
        65529 => Kind::Int(2),
        65530 => Kind::Int(1),
        other => return Err(format!("a column of an unknown kind ({other})")),
    })
}

impl Kind {
    fn width(self) -> usize {
        match self {
            Self::Words(n) | Self::Int(n) => n,
            Self::Long | Self::Double => 8,
            Self::Float => 4,
        }
    }
}

/// A text that ends at its first zero byte.
fn words(bytes: &[u8]) -> String {
    let end = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
    decoded(&bytes[..end]).unwrap_or_else(|_| String::from_utf8_lossy(&bytes[..end]).into_owned())
}

impl Bytes {
    fn take(&mut self, n: usize) -> Result<Vec<u8>, Failed> {
        if n > LONGEST {
            return Err("a text longer than any".to_owned());
        }
        let mut bytes = Vec::new();
        let read = (&mut self.inner)
            .take(n as u64)
            .read_to_end(&mut bytes)
            .map_err(|e| e.to_string())?;
        if read < n {
            return Err("the file is cut off".to_owned());
        }
        Ok(bytes)
    }

    fn seek(&mut self, at: u64) -> Result<(), Failed> {
        // Short ways stay within the buffer.
        let here = self.inner.stream_position().map_err(|e| e.to_string())?;
        let way = i64::try_from(at).unwrap_or(i64::MAX) - i64::try_from(here).unwrap_or(0);
        self.inner.seek_relative(way).map_err(|e| e.to_string())
    }

    fn tag(&mut self, tag: &str) -> Result<(), Failed> {
        match self.take(tag.len())? == tag.as_bytes() {
            true => Ok(()),
            false => Err(format!(
                "no {tag} where it should stand; save it with Stata 13 or later"
            )),
        }
    }

    fn number(&mut self, n: usize) -> Result<u64, Failed> {
        let bytes = self.take(n)?;
        Ok(self.value(&bytes))
    }

    fn value(&self, bytes: &[u8]) -> u64 {
        let fold = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
        match self.little {
            true => bytes.iter().rev().fold(0, fold),
            false => bytes.iter().fold(0, fold),
        }
    }

    /// How many columns and rows there are.
    fn header(&mut self) -> Result<(usize, usize), Failed> {
        self.tag("<stata_dta><header><release>")?;
        let release = self.take(3)?;
        self.release = match release.as_slice() {
            b"117" => 117,
            b"118" => 118,
            b"119" => 119,
            _ => {
                return Err("a format of Stata that is not read; save it as of Stata 14".to_owned());
            }
        };
        self.tag("</release><byteorder>")?;
        self.little = self.take(3)? == b"LSF";
        self.tag("</byteorder><K>")?;
        let columns = self.number(if self.release == 119 { 4 } else { 2 })?;
        self.tag("</K><N>")?;
        let rows = self.number(if self.release == 117 { 4 } else { 8 })?;
        self.tag("</N><label>")?;
        let label = self.number(if self.release == 117 { 1 } else { 2 })?;
        self.take(usize::try_from(label).unwrap_or(usize::MAX))?;
        self.tag("</label><timestamp>")?;
        let stamp = self.number(1)?;
        self.take(usize::try_from(stamp).unwrap_or(usize::MAX))?;
        self.tag("</timestamp></header>")?;
        let columns = usize::try_from(columns).unwrap_or(usize::MAX);
        if columns > MOST_COLUMNS {
            return Err("more columns than a file of Stata has".to_owned());
        }
        Ok((columns, usize::try_from(rows).unwrap_or(usize::MAX)))
    }

    /// Where the parts of the file begin.
    fn map(&mut self) -> Result<Vec<u64>, Failed> {
        const PARTS: usize = 14;
        self.tag("<map>")?;
        let places = (0..PARTS).map(|_| self.number(8)).collect();
        self.tag("</map>")?;
        places
    }

    /// Where each long text stands, and its length.
    fn long_texts(&mut self, at: u64) -> Result<HashMap<u64, (u64, usize)>, Failed> {
        self.seek(at)?;
        self.tag("<strls>")?;
        let mut texts = HashMap::new();
        loop {
            if self.take(3)? != b"GSO" {
                return Ok(texts);
            }
            let column = self.number(4)?;
            let row = self.number(if self.release == 117 { 4 } else { 8 })?;
            self.take(1)?;
            let length = usize::try_from(self.number(4)?).unwrap_or(usize::MAX);
            let here = self.inner.stream_position().map_err(|e| e.to_string())?;
            texts.insert(self.key(column, row), (here, length));
            self.seek(here + length as u64)?;
        }
    }

    /// How a cell names a long text: column and row packed into eight bytes.
    fn key(&self, column: u64, row: u64) -> u64 {
        let column_bits = match self.release {
            117 => 32,
            118 => 16,
            _ => 24,
        };
        match self.little {
            true => row << column_bits | column,
            false => column << (64 - column_bits) | row,
        }
    }

    fn row(
        &mut self,
        kinds: &[Kind],
        long: &HashMap<u64, (u64, usize)>,
    ) -> Result<Vec<String>, Failed> {
        let cells = kinds
            .iter()
            .map(|kind| self.take(kind.width()))
            .collect::<Result<Vec<_>, _>>()?;
        kinds
            .iter()
            .zip(cells)
            .map(|(kind, cell)| self.cell(*kind, &cell, long))
            .collect()
    }

    fn cell(
        &mut self,
        kind: Kind,
        bytes: &[u8],
        long: &HashMap<u64, (u64, usize)>,
    ) -> Result<String, Failed> {
        let value = self.value(bytes);
        Ok(match kind {
            Kind::Words(_) => words(bytes),
            Kind::Long => match long.get(&value) {
                Some((at, length)) => {
                    self.seek(*at)?;
                    words(&self.take(*length)?)
                }
                None => String::new(),
            },
            Kind::Double => shown(f64::from_bits(value), f64::from_bits(0x7fe0_0000_0000_0000)),
            Kind::Float => {
                let bits = u32::try_from(value).unwrap_or(u32::MAX);
                shown(
                    f64::from(f32::from_bits(bits)),
                    f64::from(f32::from_bits(0x7f00_0000)),
                )
            }
            Kind::Int(width) => {
                let shift = 64 - 8 * width;
                let signed = (value << shift).cast_signed() >> shift;
                let largest = (1_i64 << (8 * width - 1)) - 27;
                shown(signed as f64, largest as f64)
            }
        })
    }
}

/// A number; none where it is one of those that stand for a missing value.
fn shown(value: f64, missing_from: f64) -> String {
    if value >= missing_from || value.is_nan() {
        return String::new();
    }
    value.to_string()
}
