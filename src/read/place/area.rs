//! The place or body that reports.

use super::name::{Area, DEPARTMENTS, GOVERNMENTS, at_start, body, inside, whole};
use super::{Evidence, Said};
use crate::read::divisions;

/// The area all agree on; none where nothing says one; two that disagree.
pub(super) fn find(
    evidence: &Evidence,
    asked: Option<&str>,
) -> Result<Option<Area>, (Said<String>, Said<String>)> {
    let around = format!("{} {}", evidence.path.display(), evidence.head);
    let folder = evidence.folders().find_map(|name| whole(&name, &around));
    let stem = evidence.stem();
    let strong = [
        ("title", inside(&evidence.title, &around)),
        ("first lines", session(&evidence.head, &around)),
        (
            "signature",
            evidence
                .last_lines()
                .find_map(|line| signature(line, &around)),
        ),
        ("folder", folder),
        ("file name", inside(&stem, &around)),
    ];
    let mut agreed: Option<Said<Area>> = None;
    for (by, value) in strong {
        let Some(value) = value else { continue };
        agreed = Some(match agreed {
            None => Said { by, value },
            Some(before) => match both(&before.value, &value) {
                Some(value) => Said {
                    by: before.by,
                    value,
                },
                None => {
                    let names = |said: Said<Area>| Said {
                        by: said.by,
                        value: said.value.name,
                    };
                    // A flag that names one of them settles it.
                    let asked_for = |area: &Area| asked.is_some_and(|a| area.name.contains(a));
                    if asked_for(&before.value) {
                        before
                    } else if asked_for(&value) {
                        Said { by, value }
                    } else {
                        return Err((names(before), names(Said { by, value })));
                    }
                }
            },
        });
    }
    Ok(agreed
        .map(|said| said.value)
        .or_else(|| evidence.head.lines().find_map(|line| inside(line, &around)))
        .or_else(|| whole(&evidence.document.metadata.issuer, &around))
        .or_else(|| body(&evidence.title)))
}

/// The more exact of two names for one area; none where they are two.
fn both(one: &Area, other: &Area) -> Option<Area> {
    let known = !one.code.is_empty() && !other.code.is_empty();
    let (longer, shorter) = if one.name.len() >= other.name.len() {
        (one, other)
    } else {
        (other, one)
    };
    if one.name == other.name {
        return Some(if one.code.is_empty() {
            other.clone()
        } else {
            one.clone()
        });
    }
    if known && one.code == other.code || longer.name.starts_with(&shorter.name) {
        // A department of the place, or a place within it.
        return Some(longer.clone());
    }
    if longer.name.ends_with(&shorter.name) {
        return Some(shorter.clone());
    }
    if known {
        return if divisions::lies_in(one.code, other.code) {
            Some(one.clone())
        } else if divisions::lies_in(other.code, one.code) {
            Some(other.clone())
        } else {
            None
        };
    }
    match one.rank.cmp(&other.rank) {
        std::cmp::Ordering::Less => Some(one.clone()),
        std::cmp::Ordering::Greater => Some(other.clone()),
        std::cmp::Ordering::Equal => None,
    }
}

/// 在登封市第六届人民代表大会: whose parliament a work report was given to.
fn session(head: &str, around: &str) -> Option<Area> {
    head.lines()
        .take(super::TITLE_LINES)
        .filter(|line| line.contains("人民代表大会"))
        .find_map(|line| {
            let rest = &line[line.find('在')? + '在'.len_utf8()..];
            at_start(rest, around)
        })
}

/// A line near the end that is the name of a government or department.
fn signature(line: &str, around: &str) -> Option<Area> {
    let ends = GOVERNMENTS
        .iter()
        .chain(DEPARTMENTS)
        .any(|end| line.ends_with(end));
    if !ends || line.contains(['，', '。', '：', '；', '、']) {
        return None;
    }
    whole(line, around)
}
