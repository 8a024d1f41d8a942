//! How to cite a page of the site: what it is, what it is made from, with what.

use crate::report::{Lang, sentence};

/// The citation of an indicator over so many places and years.
pub(super) fn cite(name: &str, places: usize, years: &[i32], lang: Lang) -> String {
    let span = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}—{last}"),
        (Some(only), _) => only.to_string(),
        _ => String::new(),
    };
    sentence(
        "site_cite",
        lang,
        &[
            ("name", name),
            ("n", &places.to_string()),
            ("years", &span),
            ("version", env!("CARGO_PKG_VERSION")),
        ],
    )
}
