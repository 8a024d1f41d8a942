//! The change report as one self-contained HTML page.

use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

use super::view::view;
use super::{ChangeReport, ReportError};

/// The templates; their endings decide how they escape.
const TEMPLATES: [(&str, &str); 8] = [
    ("page.html", include_str!("templates/page.html")),
    ("overview.html", include_str!("templates/overview.html")),
    ("place.html", include_str!("templates/place.html")),
    ("indicators.html", include_str!("templates/indicators.html")),
    ("threads.html", include_str!("templates/threads.html")),
    ("fulltext.html", include_str!("templates/fulltext.html")),
    ("checks.html", include_str!("templates/checks.html")),
    ("sources.html", include_str!("templates/sources.html")),
];
const STYLE: &str = include_str!("templates/page.css");
/// The script, one file an idea; each is closed in itself.
const SCRIPT: &str = concat!(
    include_str!("templates/page.js"),
    include_str!("templates/evidence.js"),
    include_str!("templates/table.js"),
    include_str!("templates/redline.js"),
);

/// Writes the page.
///
/// # Errors
/// A template that does not fit the view, which is a defect.
pub fn html(report: &ChangeReport) -> Result<String, ReportError> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_trim_blocks(true);
    environment.set_lstrip_blocks(true);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    let page = environment.get_template("page.html")?.render(context! {
        style => STYLE,
        script => SCRIPT,
        ..minijinja::Value::from_serialize(view(report))
    })?;
    Ok(page)
}
