//! Fits what each comparison level of a pair of figures weighs
//! (`datasets/weights/links.csv`), held near what was thought of it before
//! (`links-before.csv`). Truth: the composed series of `tests/truth`,
//! and real reports where `../shared/gold` lies beside the project.
//!
//! Printed for each place, by weights fitted without it: precision and recall of
//! the pairs that the chains join, and the reliability of their confidence.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tongbi::indicators::Weights;
use tongbi::indicators::fitting::{self, Compared};
use tongbi::observations::{Observation, Period};
use tongbi::read::{self, Options};

use crate::logistic::{self, Row};

/// How much the ridge holds weights back that few pairs speak for.
const RIDGE: f64 = 3.0;
/// How much more a pair of a real report counts: there are few.
const REAL: f64 = 2.0;

/// One place with its truth.
struct Place {
    name: String,
    rows: Vec<Observation>,
    /// What each row measures, strictly and with a footnote.
    truth: HashMap<usize, (String, String)>,
    /// Whether every figure of it that has a partner is in the truth.
    real: bool,
    /// Pairs that there are to find.
    possible: usize,
    pairs: Vec<Compared>,
}

/// Fits the weights and prints what they are worth.
pub fn fit(write: bool) -> ExitCode {
    let mut places = composed();
    places.extend(real());
    let mut bins = vec![(0usize, 0usize, 0.0); 12];
    let mut pooled: BTreeMap<bool, [usize; 3]> = BTreeMap::new();
    for out in 0..places.len() {
        let weights = weights_of(&mut places, Some(out));
        let place = &places[out];
        let scored = score(place, &weights, &mut bins);
        println!("{:<8} {}", place.name, shown(scored));
        let sum = pooled.entry(place.real).or_default();
        for (total, own) in sum.iter_mut().zip(scored) {
            *total += own;
        }
    }
    for (real, sum) in pooled {
        println!(
            "{:<8} {}",
            if real { "real" } else { "composed" },
            shown(sum)
        );
    }
    println!("confidence of joined pairs, each by weights that never saw its place:");
    for (pairs, same, said) in bins.into_iter().filter(|(pairs, ..)| *pairs > 0) {
        let n = pairs as f64;
        println!(
            "  {pairs:>5} pairs said {:.3} found {:.3}",
            said / n,
            same as f64 / n
        );
    }
    let weights = weights_of(&mut places, None);
    if write {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets/weights");
        if let Err(error) = std::fs::write(folder.join("links.csv"), weights.table()) {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn shown([right, wrong, possible]: [usize; 3]) -> String {
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    format!(
        "precision {:.3} recall {:.3} ({possible} pairs)",
        share(right, right + wrong),
        share(right, possible)
    )
}

/// The weights fitted on all places but one.
fn weights_of(places: &mut [Place], without: Option<usize>) -> Weights {
    let (own, standing) = fitting::tables();
    let sizes: Vec<usize> = own.iter().chain(standing).map(|c| c.levels.len()).collect();
    let mut weights = Weights::none();
    for place in places.iter_mut() {
        place.pairs = fitting::compare(&place.rows, &weights, false);
    }
    let beta = regress(places, without, &sizes[..own.len()]);
    weights.prior[0] = beta.last().copied().unwrap_or(0.0);
    weights.first = split(&beta, &sizes[..own.len()]);
    for place in places.iter_mut() {
        place.pairs = fitting::compare(&place.rows, &weights, false);
    }
    let beta = regress(places, without, &sizes);
    weights.prior[1] = beta.last().copied().unwrap_or(0.0);
    weights.all = split(&beta, &sizes);
    weights
}

fn regress(places: &[Place], without: Option<usize>, sizes: &[usize]) -> Vec<f64> {
    let columns: usize = sizes.iter().sum();
    let mut rows = Vec::new();
    for (n, place) in places.iter().enumerate() {
        if Some(n) == without {
            continue;
        }
        for pair in &place.pairs {
            let Some(same) = place.same(pair.left, pair.right) else {
                continue;
            };
            let mut start = 0;
            let levels = pair.own.iter().chain(&pair.standing);
            let mut ones = Vec::with_capacity(sizes.len() + 1);
            for (level, size) in levels.zip(sizes) {
                ones.push(start + usize::from(*level));
                start += size;
            }
            ones.push(columns);
            rows.push(Row {
                ones,
                same,
                weight: if place.real { REAL } else { 1.0 },
            });
        }
    }
    logistic::fit(&rows, &before(sizes.len()), RIDGE)
}

/// What each level is thought to weigh before any pair is seen: what few pairs
/// show (a quoted value, a total against a year's) is not left to them. The
/// last is the constant.
fn before(comparisons: usize) -> Vec<f64> {
    let table = include_str!("links-before.csv");
    let mut thought: HashMap<(&str, &str), f64> = HashMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if let [name, level, weight] = cells[..]
            && let Ok(weight) = weight.parse()
        {
            thought.insert((name, level), weight);
        }
    }
    let mut out = Vec::new();
    for comparison in fitting::all_comparisons().take(comparisons) {
        let levels = comparison.levels.iter();
        out.extend(levels.map(|level| {
            let weight = thought.get(&(comparison.name, *level));
            weight.copied().unwrap_or(0.0)
        }));
    }
    out.push(0.0);
    out
}

fn split(beta: &[f64], sizes: &[usize]) -> Vec<Vec<f64>> {
    let mut start = 0;
    let own = sizes.iter().map(|size| {
        start += size;
        beta[start - size..start].to_vec()
    });
    own.collect()
}

/// Right and wrong joins, and how many there are to find.
fn score(place: &Place, weights: &Weights, bins: &mut [(usize, usize, f64)]) -> [usize; 3] {
    let chains = fitting::chains(&place.rows, weights);
    let mut of = HashMap::new();
    let (mut right, mut wrong) = (0, 0);
    for (number, chain) in chains.iter().enumerate() {
        for (n, &i) in chain.iter().enumerate() {
            of.insert(i, number);
            for &j in &chain[..n] {
                match place.same(i, j).filter(|_| place.counts(i, j)) {
                    Some(true) => right += 1,
                    Some(false) => wrong += 1,
                    None => {}
                }
            }
        }
    }
    for pair in fitting::compare(&place.rows, weights, true) {
        let joined = of.get(&pair.left) == of.get(&pair.right);
        let Some(same) = place.same(pair.left, pair.right).filter(|_| joined) else {
            continue;
        };
        let said = 1.0 / (1.0 + (-pair.log_odds).exp());
        let bin = match said {
            s if s > 0.99 => 11,
            s if s > 0.95 => 10,
            s => (s * 10.0) as usize,
        };
        let bin = &mut bins[bin];
        *bin = (bin.0 + 1, bin.1 + usize::from(same), bin.2 + said);
    }
    [right, wrong, place.possible]
}

impl Place {
    /// Whether two rows measure the same; `None` where the truth does not say.
    fn same(&self, i: usize, j: usize) -> Option<bool> {
        match (self.truth.get(&i), self.truth.get(&j)) {
            (Some((a, _)), Some((b, _))) if a == b => Some(true),
            (Some((_, a)), Some((_, b))) if a == b => None,
            (Some(_), Some(_)) => Some(false),
            (None, None) if !self.real => None,
            _ => Some(false),
        }
    }

    /// Whether a pair is one of those that are scored: of actual values in a
    /// real report, of figures in the truth in a composed one.
    fn counts(&self, i: usize, j: usize) -> bool {
        let actual = |i: usize| matches!(self.rows[i].period, Period::Year | Period::Stock);
        let known = |i: usize| self.truth.contains_key(&i);
        if self.real {
            actual(i) && actual(j)
        } else {
            known(i) && known(j)
        }
    }
}

/// The rows of all reports in a folder, as one area.
fn observed(folder: &Path) -> Vec<Observation> {
    let read = read::read(&[folder.to_owned()], &Options::default());
    tongbi::panel(read.reports).observations
}

fn records(path: &Path) -> Vec<HashMap<String, String>> {
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        return Vec::new();
    };
    let names = reader.headers().cloned().unwrap_or_default();
    let cells = |record: csv::StringRecord| {
        let cells = names.iter().zip(&record);
        cells
            .map(|(name, cell)| {
                (
                    name.trim_start_matches('\u{feff}').to_owned(),
                    cell.to_owned(),
                )
            })
            .collect()
    };
    reader.records().flatten().map(cells).collect()
}

/// The composed series that ship with the tests.
fn composed() -> Vec<Place> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth/series");
    let truths = std::fs::read_dir(&root).into_iter().flatten().flatten();
    let mut names: Vec<String> = truths
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            name.strip_suffix("-truth").map(str::to_owned)
        })
        .collect();
    names.sort();
    let place = |name: String| {
        let rows = observed(&root.join(&name));
        let truth = records(&root.join(format!("{name}-truth/series.csv")));
        let mut years: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut own = HashMap::new();
        for record in &truth {
            years
                .entry(&record["indicator"])
                .or_default()
                .push(&record["year"]);
            let found = rows.iter().enumerate().find(|(i, o)| {
                !own.contains_key(i)
                    && o.source.ends_with(&format!("/{}", record["file"]))
                    && o.line.to_string() == record["line"]
                    && is(o, record)
            });
            if let Some((i, _)) = found {
                let concept = &record["indicator"];
                own.insert(i, (concept.clone(), concept.clone()));
            }
        }
        let possible = years.values().map(|own| pairs(own)).sum();
        Place {
            name,
            rows,
            truth: own,
            real: false,
            possible,
            pairs: Vec::new(),
        }
    };
    names.into_iter().map(place).collect()
}

/// Pairs of different years.
fn pairs(years: &[&str]) -> usize {
    let earlier = |(n, year): (usize, &&str)| years[..n].iter().filter(|y| *y != year).count();
    years.iter().enumerate().map(earlier).sum()
}

/// Whether a row is the figure of the truth.
fn is(o: &Observation, record: &HashMap<String, String>) -> bool {
    let value = record["value"]
        .split("..")
        .next()
        .and_then(|v| v.parse::<f64>().ok());
    value.is_some_and(|v| (v - o.value).abs() <= 1e-6 * v.abs().max(1.0))
        && o.unit.replace('％', "%") == record["unit"].replace('％', "%")
}

/// The real reports whose figures were matched by hand.
fn real() -> Vec<Place> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let truth = records(&shared.join("gold/years-real.csv"));
    let mut of: BTreeMap<&str, Vec<&HashMap<String, String>>> = BTreeMap::new();
    for record in &truth {
        of.entry(&record["place"]).or_default().push(record);
    }
    let place = |(name, records): (&str, Vec<&HashMap<String, String>>)| {
        let folder: PathBuf = shared.join("corpus").join(name);
        let rows = observed(&folder);
        let mut own = HashMap::new();
        for record in records {
            let found = rows.iter().position(|o| {
                o.source.ends_with(record["file"].as_str())
                    && o.line.to_string() == record["line"]
                    && o.start.to_string() == record["start"]
            });
            if let Some(i) = found {
                let strict = record["concept"].clone();
                let loose = Some(&record["loose"]).filter(|l| !l.is_empty());
                own.insert(i, (strict.clone(), loose.cloned().unwrap_or(strict)));
            }
        }
        let mut place = Place {
            name: name.to_owned(),
            rows,
            truth: own,
            real: true,
            possible: 0,
            pairs: Vec::new(),
        };
        let known: Vec<usize> = place.truth.keys().copied().collect();
        let all = known
            .iter()
            .flat_map(|i| known.iter().map(move |j| (*i, *j)));
        let pairs = all.filter(|(i, j)| {
            i < j
                && place.rows[*i].year != place.rows[*j].year
                && place.same(*i, *j) == Some(true)
                && place.counts(*i, *j)
        });
        place.possible = pairs.count();
        place
    };
    of.into_iter().map(place).collect()
}
