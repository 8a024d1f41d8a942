//! Rows that bear the code of a cell of a form: what they measure is known, and
//! no wording is weighed. The same code in an earlier year is the same
//! indicator, surely.

use std::collections::BTreeMap;

use super::{Alignment, Indicator, Link, Polarity};
use crate::genres;
use crate::observations::Observation;

/// Whether what a row measures is known by its code.
pub(super) fn is_coded(row: &Observation) -> bool {
    genres::coded(&row.indicator).is_some()
}

/// Adds the indicators of the coded rows, and joins each with the one of the
/// year before it.
pub(super) fn align(rows: &mut [Observation], alignment: &mut Alignment) {
    let mut series: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_coded(row)) {
        series
            .entry((&row.area, &row.indicator))
            .or_default()
            .push(at);
    }
    let mut later = Vec::new();
    for ((_, code), mut at) in series {
        at.sort_by_key(|at| rows[*at].year);
        alignment.links.extend(at.windows(2).map(|two| Link {
            left: two[0],
            right: two[1],
            joined: true,
            confidence: 1.0,
            reasons: "the same cell of the form".to_owned(),
            bars: Vec::new(),
        }));
        later.extend(at.iter().skip(1).copied());
        let known = alignment.indicators.iter().any(|known| known.id == code);
        if let (false, Some(coded), Some(first)) = (known, genres::coded(code), at.first()) {
            alignment.indicators.push(Indicator {
                id: code.to_owned(),
                name: coded.name.clone(),
                name_en: coded.name_en.clone(),
                unit: rows[*first].unit.clone(),
                kind: rows[*first].kind,
                polarity: Polarity::Neither,
                catalogued: true,
            });
        }
    }
    alignment.indicators.sort_by(|a, b| a.id.cmp(&b.id));
    for at in later {
        rows[at].confidence = Some(1.0);
    }
}
