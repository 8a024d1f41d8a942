//! The shell that the pages of a site share, and its links.

use minijinja::Environment;
use serde::Serialize;

use super::{MOST, SiteError};
use crate::report::{Crumb, Lang, STYLE, environment, word, words};

const TEMPLATES: [(&str, &str); 6] = [
    ("shell.html", include_str!("templates/shell.html")),
    ("index.html", include_str!("templates/index.html")),
    ("indicator.html", include_str!("templates/indicator.html")),
    ("indicators.html", include_str!("templates/indicators.html")),
    ("tracker.html", include_str!("templates/tracker.html")),
    ("search.html", include_str!("templates/search.html")),
];
const OWN_STYLE: &str = include_str!("templates/site.css");
const SCRIPT: &str = include_str!("templates/site.js");

/// The pages every page links to, `up` to the folder of the site.
pub(super) fn crumbs(up: &str, lang: Lang) -> Vec<Crumb> {
    [
        ("index.html", "site_overview"),
        ("indicators/index.html", "indicators"),
        ("tracker.html", "site_tracker"),
        ("search.html", "site_search"),
    ]
    .map(|(href, key)| Crumb {
        href: format!("{up}{href}"),
        name: word(key, lang).to_owned(),
    })
    .into()
}

/// Renders a page.
pub(super) fn render(
    template: &str,
    up: &str,
    title: &str,
    lang: Lang,
    data: &impl Serialize,
) -> Result<String, SiteError> {
    let mut templates: Environment = environment();
    for (name, source) in TEMPLATES {
        templates.add_template(name, source)?;
    }
    Ok(templates
        .get_template(template)?
        .render(minijinja::context! {
            style => STYLE,
            own_style => OWN_STYLE,
            script => SCRIPT,
            site => crumbs(up, lang),
            up => up,
            lang => lang.tag(),
            title => title,
            w => words(lang),
            d => minijinja::Value::from_serialize(data),
        })?)
}

/// Rows as scripts that hand them on, each below a megabyte: a page from disk may
/// load a script, but no data.
pub(super) fn shards(name: &str, rows: &[impl Serialize]) -> Vec<String> {
    let mut shards = Vec::new();
    let mut own = String::new();
    for row in rows {
        let row = self::row(row);
        if !own.is_empty() && own.len() + row.len() > MOST {
            shards.push(shard(name, &std::mem::take(&mut own)));
        }
        own.push_str(&row);
    }
    if !own.is_empty() {
        shards.push(shard(name, &own));
    }
    shards
}

/// One row of a part.
pub(super) fn row(row: &impl Serialize) -> String {
    let json = serde_json::to_string(row).unwrap_or_else(|_| "null".to_owned());
    format!("{},\n", script_safe(&json))
}

/// Rows as a script.
pub(super) fn shard(name: &str, rows: &str) -> String {
    format!("(window.{name} = window.{name} || []).push(\n{rows});\n")
}

/// JSON that stays data inside a script.
fn script_safe(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
