//! `site`: many places as static pages, some places at a time.

use std::path::Path;

use tongbi::deltas;
use tongbi::report::Lang;
use tongbi::site::{Places, Site, Summary};
use tongbi::source::{Loaded, Part, Source};
use tongbi::tables::Table;

use super::args::{Global, Input};
use super::{Error, Outcome, filtered, input, lang};

/// Writes the site; of a store a segment at a time.
pub fn run(named: &Input, folder: &Path, global: &Global) -> Result<Outcome, Error> {
    let mut source = input::open(named, global)?;
    if let Source::Read(loaded) = &mut source {
        loaded.panel.name_sources();
    }
    // Pages are documents: Chinese unless asked otherwise.
    let language = global.lang.map_or(Lang::Zh, |_| lang(global));
    let years = source.years();
    let mut site = Site::new(folder, language)?;
    let bar = input::progress(places(&source)?, global.quiet);
    let tick = || bar.inc(1);
    for part in source.parts() {
        match &part {
            Part::Panel(loaded) => add(&mut site, loaded, &years, global, &tick)?,
            Part::Segment(segment) => {
                let mut panel = segment.panel().map_err(Error::Store)?;
                panel.name_sources();
                add(&mut site, &Loaded::of(panel), &years, global, &tick)?;
            }
        }
    }
    bar.finish_and_clear();
    let done = site.finish()?;
    if !global.quiet {
        tell(&done, folder, lang(global));
    }
    Ok(Outcome::of(source.refused(), false))
}

/// How many places there are, for the bar.
fn places(source: &Source) -> Result<usize, Error> {
    let mut areas = std::collections::BTreeSet::new();
    for part in source.parts() {
        areas.extend(part.report_years()?.into_iter().map(|(area, _)| area));
    }
    Ok(areas.len())
}

fn add(
    site: &mut Site,
    loaded: &Loaded,
    years: &[i32],
    global: &Global,
    tick: &(dyn Fn() + Sync),
) -> Result<(), Error> {
    let whole = Part::Panel(loaded);
    let every = deltas::Compared {
        years: deltas::Years::Every,
        ..deltas::Compared::default()
    };
    let pairs = filtered(whole.deltas(every)?, Table::Deltas, global)?;
    let trends = filtered(whole.trends(years)?, Table::Trends, global)?;
    let followup = loaded.followup();
    let checks = tongbi::checks::check(&loaded.panel.observations);
    let places = Places {
        panel: &loaded.panel,
        pairs: &pairs,
        trends: &trends,
        followup: &followup,
        checks: &checks,
    };
    Ok(site.add(places, tick)?)
}

fn tell(done: &Summary, folder: &Path, lang: Lang) {
    let index = folder.join("index.html");
    let (index, places, indicators) = (index.display(), done.places, done.indicators);
    let (files, changed) = (done.files, done.changed);
    match lang {
        Lang::Zh => eprintln!(
            "网站已写入 {index}：{places}地、{indicators}项指标，共{files}个文件，其中{changed}个有变动"
        ),
        Lang::En => eprintln!(
            "the site is at {index}: {places} places, {indicators} indicators, {files} files of which {changed} changed"
        ),
    }
}
