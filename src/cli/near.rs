//! A name that nothing has: which names are near it.

use std::collections::BTreeSet;

use tongbi::report::Lang;
use tongbi::source::Source;

use super::args::Global;
use super::{Error, lang};

/// Names told.
const TOLD: usize = 5;
/// Names less alike are no help: the share of character pairs both have.
const ALIKE: f64 = 0.2;

/// Whether `--indicator` asks for what no indicator is called; told on standard
/// error, with what comes near.
pub fn unknown_indicator(source: &Source, global: &Global) -> Result<bool, Error> {
    let Some(asked) = &global.indicator else {
        return Ok(false);
    };
    let mut names: BTreeSet<String> = BTreeSet::new();
    let mut take = |column: &polars::prelude::Column| -> Result<(), Error> {
        let words = column.str()?;
        names.extend(words.iter().flatten().map(str::to_owned));
        Ok(())
    };
    let indicators = source.indicators()?;
    take(indicators.column("indicator")?)?;
    take(indicators.column("name")?)?;
    for part in source.parts() {
        take(part.observations()?.column("label")?)?;
    }
    if names.iter().any(|name| name.contains(asked.as_str())) {
        return Ok(false);
    }
    let near = near(asked, &names);
    match (lang(global), near.is_empty()) {
        (Lang::Zh, true) => eprintln!("tongbi: 没有名称含“{asked}”的指标；试试更短的词"),
        (Lang::Zh, false) => eprintln!(
            "tongbi: 没有名称含“{asked}”的指标；相近的有：{}",
            near.join("、")
        ),
        (Lang::En, true) => {
            eprintln!("tongbi: no indicator's name holds `{asked}`; try a shorter word");
        }
        (Lang::En, false) => eprintln!(
            "tongbi: no indicator's name holds `{asked}`; near it are {}",
            near.join(", ")
        ),
    }
    Ok(true)
}

/// The names most like the words, the likest first.
fn near(asked: &str, names: &BTreeSet<String>) -> Vec<String> {
    let own = pairs(asked);
    let mut alike: Vec<(f64, &String)> = names
        .iter()
        .map(|name| {
            let theirs = pairs(name);
            let common = own.intersection(&theirs).count();
            (
                2.0 * common as f64 / (own.len() + theirs.len()).max(1) as f64,
                name,
            )
        })
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let near = alike.into_iter().take(TOLD);
    near.map(|(_, name)| name.clone()).collect()
}

/// Neighbouring characters; of one alone, itself.
fn pairs(words: &str) -> BTreeSet<(char, char)> {
    let all: Vec<char> = words.to_lowercase().chars().collect();
    match all[..] {
        [one] => BTreeSet::from([(one, one)]),
        _ => all
            .iter()
            .copied()
            .zip(all.iter().copied().skip(1))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likest_name_comes_first() {
        let names = ["行政复议申请收到", "行政复议审结", "人民调解"].map(str::to_owned);
        let near = near("行政复议收到", &BTreeSet::from(names));
        assert_eq!(near, ["行政复议申请收到", "行政复议审结"]);
    }
}
