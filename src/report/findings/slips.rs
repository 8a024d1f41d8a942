//! Claims that the report's own numbers do not bear out.

use super::{Finding, Material};
use crate::checks::Check;
use crate::report::format;
use crate::report::words::{sentence, word};

/// Slips told one by one.
const SLIPS: usize = 3;

/// The slips of the later year one by one, then how many there are in all.
pub(super) fn slips(m: &Material, out: &mut Vec<Finding>) {
    let told: Vec<(usize, &&Check)> = m.checks.iter().enumerate().filter(|(_, c)| !c.ok).collect();
    let of_year: Vec<_> = told.iter().filter(|(_, c)| c.year == m.to).collect();
    for (i, check) in of_year.iter().take(SLIPS) {
        out.push(slip(m, *i, check));
    }
    if told.len() > SLIPS.min(of_year.len()) {
        let n = told.len().to_string();
        out.push(Finding {
            tone: "bad",
            text: sentence("finding_slips", m.lang, &[("n", &n)]),
            number: n,
            href: format!("{}checks", m.at),
            source: String::new(),
        });
    }
}

/// That every claim holds, where there are some.
pub(super) fn holding(m: &Material, out: &mut Vec<Finding>) {
    if m.checks.is_empty() || m.checks.iter().any(|c| !c.ok) {
        return;
    }
    let n = m.checks.len().to_string();
    out.push(Finding {
        tone: "good",
        text: sentence("finding_checked", m.lang, &[("n", &n)]),
        number: n,
        href: format!("{}checks", m.at),
        source: String::new(),
    });
}

fn slip(m: &Material, index: usize, check: &Check) -> Finding {
    Finding {
        tone: "bad",
        number: format::grouped(&check.text),
        text: sentence(
            "finding_slip",
            m.lang,
            &[
                ("year", &check.year.to_string()),
                ("stated", &format::grouped(&check.text)),
                ("recomputed", &recomputed(check)),
                ("name", (m.name_of)(check)),
                ("kind", word(check.kind, m.lang)),
                ("line", &check.line.to_string()),
            ],
        ),
        href: m.claims.get(index).cloned().unwrap_or_default(),
        source: format!("{}:{}", check.source, check.line),
    }
}

/// The recomputed value in the shape of the claim: as a percentage where the
/// claim is one, else with the words that follow its number.
pub(in crate::report) fn recomputed(check: &Check) -> String {
    let unit = check
        .text
        .rfind(|c: char| c.is_ascii_digit())
        .and_then(|i| check.text.get(i + 1..))
        .unwrap_or_default();
    let (multiple, unit) = ["万", "亿"]
        .into_iter()
        .zip([1e4, 1e8])
        .find(|(word, _)| unit.starts_with(word))
        .map_or((1.0, unit), |(_, multiple)| (multiple, unit));
    format!("{}{unit}", format::number(check.recomputed / multiple, 2))
}
