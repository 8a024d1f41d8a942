//! The change report as one self-contained HTML page.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use serde::Serialize;

use super::notes::Notes;
use super::view::view;
use super::{ChangeReport, Detail, ReportError};

/// The templates; their endings decide how they escape.
const TEMPLATES: [(&str, &str); 10] = [
    ("brief.html", include_str!("templates/brief.html")),
    ("page.html", include_str!("templates/page.html")),
    ("overview.html", include_str!("templates/overview.html")),
    ("place.html", include_str!("templates/place.html")),
    ("findings.html", include_str!("templates/findings.html")),
    ("indicators.html", include_str!("templates/indicators.html")),
    ("threads.html", include_str!("templates/threads.html")),
    ("fulltext.html", include_str!("templates/fulltext.html")),
    ("checks.html", include_str!("templates/checks.html")),
    ("sources.html", include_str!("templates/sources.html")),
];
pub(crate) const STYLE: &str = include_str!("templates/page.css");
/// The script, one file an idea; each is closed in itself.
const SCRIPT: &str = concat!(
    include_str!("templates/page.js"),
    include_str!("templates/address.js"),
    include_str!("templates/evidence.js"),
    include_str!("templates/search.js"),
    include_str!("templates/told.js"),
    include_str!("templates/table.js"),
    include_str!("templates/decide.js"),
    include_str!("templates/redline.js"),
);

/// Bytes a page stays below.
const MOST: usize = 1_000_000;

/// A link of the site a page belongs to.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Crumb {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub name: String,
}

/// Writes the page.
///
/// # Errors
/// A template that does not fit the view, which is a defect.
pub fn html(report: &ChangeReport) -> Result<String, ReportError> {
    Ok(page(report, &[])?.0)
}

/// The page as one of a site: below a megabyte, with as much of the texts as
/// there is room for.
pub(crate) fn page(report: &ChangeReport, site: &[Crumb]) -> Result<(String, Notes), ReportError> {
    let mut page = render(report, site)?;
    if report.detail == Detail::Brief {
        return Ok(page);
    }
    for detail in [Detail::Redline, Detail::Cited, Detail::Spare] {
        if page.0.len() < MOST {
            break;
        }
        page = render(&ChangeReport { detail, ..*report }, site)?;
    }
    Ok(page)
}

fn render(report: &ChangeReport, site: &[Crumb]) -> Result<(String, Notes), ReportError> {
    let template = if report.detail == Detail::Brief {
        "brief.html"
    } else {
        "page.html"
    };
    let mut environment = environment();
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    let view = view(report);
    let notes = view.places.first().map(Notes::of).unwrap_or_default();
    let key = view
        .places
        .first()
        .map_or("", |p| p.area.as_str())
        .to_owned();
    let page = environment.get_template(template)?.render(context! {
        style => STYLE,
        script => SCRIPT,
        site => site,
        decisions_key => key,
        ..minijinja::Value::from_serialize(view)
    })?;
    Ok((page, notes))
}

/// Templates that escape, and fail where they ask for what is not there.
pub(crate) fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    environment
}
