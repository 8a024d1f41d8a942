//! Pages as the sites of governments serve them, each in the style of another
//! system or age, all around one article: the article is found, and no counter,
//! weather, comment or other news becomes a figure.

use std::fs;
use std::path::{Path, PathBuf};

use tongbi::read::{self, Options, Report};

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pages");

fn report(path: &Path) -> Report {
    let mut outcome = read::read_one(path, &Options::default());
    assert_eq!(outcome.skipped.len(), 0, "{:?}", outcome.skipped);
    outcome.reports.remove(0)
}

fn rows(report: &Report) -> Vec<(String, String, String, String, String)> {
    let observed = tongbi::observe(report);
    let figures = observed.observations.into_iter().map(|o| {
        (
            o.section.as_str().to_owned(),
            o.label,
            o.value.to_string(),
            o.unit,
            o.period.as_str().to_owned(),
        )
    });
    let statements = observed.statements.into_iter().map(|s| {
        (
            s.section.as_str().to_owned(),
            // Where the source breaks a line, a page shows a space.
            s.text.replace(' ', ""),
            String::new(),
            String::new(),
            String::new(),
        )
    });
    figures.chain(statements).collect()
}

#[test]
fn the_article_of_every_style_of_page_is_found_and_nothing_else() {
    let article = rows(&report(&Path::new(PAGES).join("article.txt")));
    assert!(article.len() > 25, "{article:#?}");
    let mut pages: Vec<PathBuf> = fs::read_dir(PAGES)
        .expect("the pages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e != "txt"))
        .collect();
    pages.sort();
    assert_eq!(pages.len(), 7);
    for page in pages {
        let read = report(&page);
        assert_eq!(
            (read.area.as_str(), read.year, read.title.as_str()),
            ("澜溪县", 2023, "澜溪县2023年度法治政府建设情况报告"),
            "{}",
            page.display()
        );
        let found = rows(&read);
        assert!(
            found == article,
            "{}: {found:#?}\n{}",
            page.display(),
            read.text
        );
    }
}

#[test]
fn what_a_page_says_of_itself_is_kept() {
    for (page, published, issuer, index) in [
        ("trs.html", "2024-01-30", "澜溪县司法局", ""),
        (
            "jpaas.html",
            "2024-01-30",
            "澜溪县司法局",
            "LX0100/2024-00012",
        ),
        (
            "record.html",
            "2024-01-30",
            "澜溪县司法局",
            "9999990001/2024-00036",
        ),
        ("tables.htm", "2024-01-30", "本站原创", ""),
        ("soup.html", "", "澜溪县司法局", ""),
    ] {
        let about = report(&Path::new(PAGES).join(page)).metadata;
        assert_eq!(
            (
                about.published.as_str(),
                about.issuer.as_str(),
                about.index_number.as_str()
            ),
            (published, issuer, index),
            "{page}"
        );
    }
}
