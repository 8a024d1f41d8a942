//! The name of the area whose report it is, before a label: every row of the
//! report has it.

use super::count;
use crate::lexicon::LEXICON;

/// Fewest characters of a label without its area.
const LEAST: usize = 4;

/// A label without the name of the report's own area before it.
pub(in super::super) fn without_area(label: String, area: &str) -> String {
    let within = area
        .char_indices()
        .filter(|(i, c)| *i > 0 && ENDS.contains(c))
        .map(|(i, c)| &area[i + c.len_utf8()..]);
    let mut names = std::iter::once(area).chain(within);
    let rest = names.find_map(|name| {
        let named = count(name) >= 3 && name.ends_with(ENDS);
        label.strip_prefix(name).filter(|_| named)
    });
    match rest {
        Some(rest) if count(rest) >= LEAST && !LEXICON.classes.area_body.begins(rest) => {
            rest.to_owned()
        }
        _ => label,
    }
}

/// Endings of areas.
const ENDS: [char; 8] = ['省', '市', '州', '盟', '县', '旗', '区', '镇'];

#[cfg(test)]
mod tests {
    use super::super::super::marked::labels;
    use super::*;

    #[test]
    fn the_area_is_told_elsewhere() {
        assert_eq!(labels("澜溪县共受理复议申请{53件}。"), ["受理复议申请"]);
        assert_eq!(
            labels("澜溪县政府受理复议申请{53件}。"),
            ["澜溪县政府受理复议申请"]
        );
        assert_eq!(
            without_area("东山区受理案件".to_owned(), "澜溪市东山区"),
            "受理案件"
        );
    }
}
