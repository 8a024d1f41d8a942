//! The map of the overview: a tile a province, placed as on a map by the first
//! two digits of the code. No outline, no data from elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::LazyLock;

use super::gather::PlaceNotes;
use crate::report::{Lang, sentence};

/// One province of `datasets/tiles.csv`.
struct Tile {
    code: String,
    name: String,
    column: usize,
    row: usize,
}

static TILES: LazyLock<Vec<Tile>> = LazyLock::new(|| {
    let rows = include_str!("../../datasets/tiles.csv").lines().skip(1);
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let [code, name, column, row] = cells[..] else {
            return None;
        };
        Some(Tile {
            code: code.to_owned(),
            name: name.to_owned(),
            column: column.parse().ok()?,
            row: row.parse().ok()?,
        })
    })
    .collect()
});

/// The province of a code; empty where there is none.
pub(super) fn province(code: &str) -> &str {
    code.get(..2).unwrap_or_default()
}

/// The short name of a province.
pub(super) fn province_name(code: &str) -> &'static str {
    let found = TILES.iter().find(|tile| tile.code == province(code));
    found.map_or("", |tile| &tile.name)
}

/// Shades of the tiles.
const SHADES: usize = 5;
const SIDE: usize = 52;

/// The map as inline SVG: darker where more weaknesses are open on average; each
/// tile leads to the places of its province. Empty where no place has a code.
pub(super) fn tiles(places: &[PlaceNotes], lang: Lang) -> String {
    let mut by: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for place in places.iter().filter(|p| !p.code.is_empty()) {
        let sums = by.entry(province(&place.code)).or_default();
        sums.0 += 1;
        sums.1 += place.counts.open;
    }
    if by.is_empty() {
        return String::new();
    }
    let mean = |sums: &(usize, usize)| sums.1 as f64 / sums.0.max(1) as f64;
    let most = by.values().map(mean).fold(0.0, f64::max);
    let size = |of: fn(&Tile) -> usize| TILES.iter().map(of).max().unwrap_or_default() + 1;
    let (width, height) = (size(|t| t.column) * SIDE, size(|t| t.row) * SIDE);
    let mut out = format!("<svg class=\"tiles\" viewBox=\"0 0 {width} {height}\" role=\"group\">");
    for tile in TILES.iter() {
        let (x, y) = (tile.column * SIDE, tile.row * SIDE);
        let name = minijinja::HtmlEscape(&tile.name);
        let box_of = |class: &str| {
            format!(
                "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{w}\" rx=\"4\"/><text x=\"{tx}\" y=\"{ty}\">{name}</text>",
                w = SIDE - 4,
                tx = x + SIDE / 2 - 2,
                ty = y + SIDE / 2 + 3,
            )
        };
        let Some(sums) = by.get(tile.code.as_str()) else {
            out.push_str(&box_of("none"));
            continue;
        };
        let shade = if most > 0.0 {
            ((mean(sums) / most) * (SHADES - 1) as f64).round() as usize
        } else {
            0
        };
        let told = sentence(
            "site_tile",
            lang,
            &[
                ("name", &tile.name),
                ("n", &sums.0.to_string()),
                ("open", &format!("{:.1}", mean(sums))),
            ],
        );
        let told = minijinja::HtmlEscape(&told);
        let _ = write!(
            out,
            "<a href=\"#province-{}\" aria-label=\"{told}\"><title>{told}</title>{}</a>",
            tile.code,
            box_of(&format!("m{shade}"))
        );
    }
    out.push_str("</svg>");
    out
}
