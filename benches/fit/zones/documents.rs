//! Reports whose zones are known: the composed series and reports that stand
//! under `tests/truth`, and real ones where they are at hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tongbi::outline::PARTS;
use tongbi::read::matched;

/// A set of sections, a bit each: more than one where a reader could choose.
pub type Sections = u8;

/// A stretch of a report in one section.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// Its words.
    pub words: String,
    /// What it may be.
    pub sections: Sections,
    /// Whether a line begins with it.
    pub opens_line: bool,
}

/// Where a report comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A series composed for this project.
    Series,
    /// A single report composed for it.
    Single,
    /// Published by a government.
    Real,
}

/// A report whose zones are known.
#[derive(Debug, Clone)]
pub struct Document {
    /// Whose report it is: left out of the fit as a whole.
    pub place: String,
    /// The year reported on.
    pub year: i32,
    /// Where it comes from.
    pub origin: Origin,
    /// Its words.
    pub stretches: Vec<Stretch>,
}

/// All reports whose zones are known.
pub fn all() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth");
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let zones = root.join("zones");
    let mut documents = told(
        &zones.join("series.csv"),
        &root.join("series"),
        Origin::Series,
    );
    documents.extend(marked(&zones));
    documents.extend(told(&zones.join("real.csv"), &shared, Origin::Real));
    documents
}

/// The set of the sections named, `|` between them.
fn sections(names: &str) -> Sections {
    let bit = |name: &str| PARTS.iter().position(|(part, _)| *part == name);
    names
        .split('|')
        .map(|name| 1 << bit(name).unwrap_or_else(|| panic!("no section: {name}")))
        .sum()
}

/// Reports told by a table `file,line,text,section`: a zone begins at that line,
/// or with those words in it. A missing file is passed over.
fn told(table: &Path, folder: &Path, origin: Origin) -> Vec<Document> {
    let table = fs::read_to_string(table).unwrap_or_default();
    let mut zones: BTreeMap<&str, Vec<(usize, &str, Sections)>> = BTreeMap::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [file, line, text, section] = cells[..] else {
            panic!("{row}");
        };
        let line = line.parse().unwrap_or_else(|e| panic!("{row}: {e}"));
        zones
            .entry(file)
            .or_default()
            .push((line, text, sections(section)));
    }
    let mut documents = Vec::new();
    for (file, zones) in zones {
        let Ok(text) = fs::read_to_string(folder.join(file)) else {
            continue;
        };
        let (place, year) = whose(file);
        documents.push(Document {
            place,
            year,
            origin,
            stretches: stretches(&text, &zones),
        });
    }
    documents
}

/// Place and year reported on of a file of a corpus: `lanxi/2020.txt`; a work
/// report is named by the year it was delivered in, those of cities by the city.
fn whose(file: &str) -> (String, i32) {
    let stem = file.strip_suffix(".txt").unwrap_or(file);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    match name.parse::<i32>() {
        Ok(year) if folder.starts_with("corpus/") && !folder.ends_with("登封市") => {
            (folder.to_owned(), year - 1)
        }
        Ok(year) => (folder.to_owned(), year),
        Err(_) => (name.to_owned(), 2023),
    }
}

/// The stretches of a text as it is matched.
fn stretches(text: &str, zones: &[(usize, &str, Sections)]) -> Vec<Stretch> {
    let matched = matched(text);
    let mut stretches = Vec::new();
    let mut now = sections("other");
    let mut zones = zones.iter().peekable();
    let mut from = 0;
    for words in matched.text.split_inclusive('\n') {
        let to = from + words.len();
        let mut opens_line = true;
        let mut at = 0;
        while let Some((_, start, section)) =
            zones.next_if(|zone| zone.0 <= matched.line(matched.source(from..to).start))
        {
            let place = at + words[at..].find(start).unwrap_or(0);
            push(&mut stretches, &words[at..place], now, &mut opens_line);
            (at, now) = (place, *section);
        }
        push(&mut stretches, &words[at..], now, &mut opens_line);
        from = to;
    }
    stretches
}

fn push(all: &mut Vec<Stretch>, words: &str, sections: Sections, opens_line: &mut bool) {
    let words = words.trim();
    if !words.is_empty() {
        all.push(Stretch {
            words: words.to_owned(),
            sections,
            opens_line: std::mem::take(opens_line),
        });
    }
}

/// Composed reports, one a file, a line a row: the section, a tab, the words.
/// A row that begins with `+` goes on in the line above.
fn marked(folder: &Path) -> Vec<Document> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "tsv"))
        .collect();
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Document {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let (place, year) = stem
        .rsplit_once('-')
        .unwrap_or_else(|| panic!("{stem}: place-year.tsv"));
    let stretches = text.lines().filter(|row| !row.is_empty()).map(|row| {
        let (section, words) = row
            .split_once('\t')
            .unwrap_or_else(|| panic!("{stem}: {row}"));
        let own = section.trim_start_matches('+');
        Stretch {
            words: words.to_owned(),
            sections: sections(own),
            opens_line: own.len() == section.len(),
        }
    });
    Document {
        place: place.to_owned(),
        year: year.parse().unwrap_or_else(|e| panic!("{stem}: {e}")),
        origin: Origin::Single,
        stretches: stretches.collect(),
    }
}
