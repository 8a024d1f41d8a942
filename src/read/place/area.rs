//! The place or body that reports.

use super::{Evidence, Said};
use crate::read::divisions::{self, Found};

/// Last characters of the names of places, by how large they are.
const ENDINGS: &[(&str, u8)] = &[("省", 3), ("市州盟", 2), ("县区旗", 1)];

/// Words that end like a place and are none.
const NO_PLACES: &[&str] = &[
    "全省",
    "全市",
    "全县",
    "全区",
    "我省",
    "我市",
    "我县",
    "我区",
    "本省",
    "本市",
    "本县",
    "本区",
    "各省",
    "各市",
    "各县",
    "各区",
    "城区",
    "社区",
    "园区",
    "地区",
    "辖区",
    "市区",
    "山区",
    "自治区",
    "示范区",
    "开发区",
    "城市",
];

/// Behind these a place may begin, besides at the start.
const BEFORE: &[char] = &[
    '年', '度', '于', '在', '，', '—', '-', '（', '(', ' ', '\t', '\u{3000}', '_', '、',
];

/// Ends of what reports for a place itself.
const GOVERNMENTS: &[&str] = &[
    "人民政府办公室",
    "人民政府办公厅",
    "人民政府",
    "政府办公室",
    "政府",
];
/// Ends of departments that report for themselves.
const DEPARTMENTS: &[&str] = &[
    "局",
    "厅",
    "委员会",
    "委",
    "办公室",
    "管委会",
    "管理委员会",
    "中心",
    "海关",
    "街道办事处",
];
const LONGEST_DEPARTMENT: usize = 16;
/// What follows a department, besides a year or the end.
const BEHIND_DEPARTMENT: &[&str] = &["关于", "年度", "法治", "推进", "依法", "（"];

/// Longer names of folders are titles.
const LONGEST_NAME: usize = 15;

/// A place or body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) name: String,
    /// Of GB/T 2260; empty where it is not known or not one place.
    pub(super) code: &'static str,
    /// 3 for a province, 2 for a city, 1 for a county.
    rank: u8,
}

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
                .tail
                .iter()
                .rev()
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
        .or_else(|| whole(&evidence.document.metadata.issuer, &around)))
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

/// A name that is a place or its government from its start to its end.
fn whole(name: &str, around: &str) -> Option<Area> {
    if name.chars().count() > LONGEST_NAME * 2 {
        return None;
    }
    let area = at_start(name, around)?;
    let bare = GOVERNMENTS
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name);
    bare.ends_with(&area.name).then_some(area).or_else(|| {
        let known = divisions::at_start(bare)?;
        (known.len == bare.len()).then(|| of(&known, around))
    })
}

/// The first place in some words, where one can begin.
fn inside(words: &str, around: &str) -> Option<Area> {
    let starts = std::iter::once(0).chain(
        words
            .char_indices()
            .filter(|(_, c)| BEFORE.contains(c))
            .map(|(at, c)| at + c.len_utf8()),
    );
    starts
        .filter_map(|at| words.get(at..))
        .find_map(|rest| at_start(rest, around))
}

/// The place at the start of some words, with the department that follows it.
fn at_start(words: &str, around: &str) -> Option<Area> {
    let (place, len) = match divisions::at_start(words) {
        Some(found) if is_place(&found, words) => (of(&found, around), found.len),
        _ => unknown(words)?,
    };
    let rest = &words[len..];
    Some(match department(rest) {
        Some(department) => Area {
            name: format!("{}{department}", place.name),
            ..place
        },
        None => place,
    })
}

/// A short name of a province is one only before what follows a place.
fn is_place(found: &Found, words: &str) -> bool {
    let short = !ENDINGS
        .iter()
        .any(|(ends, _)| found.name.ends_with(|c| ends.contains(c)));
    let rest = &words[found.len..];
    !short
        || rest.is_empty()
        || GOVERNMENTS.iter().any(|end| rest.starts_with(end))
        || rest.starts_with(|c: char| c.is_ascii_digit())
}

fn of(found: &Found, around: &str) -> Area {
    let code = found.code(around);
    Area::named(&divisions::telling_name(&found.name, code), code)
}

/// A place that is in no table: characters up to one that ends places.
fn unknown(words: &str) -> Option<(Area, usize)> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 8;
    let run: Vec<(usize, char)> = words
        .char_indices()
        .take(LONGEST)
        .take_while(|(_, c)| ('\u{4e00}'..='\u{9fff}').contains(c))
        .collect();
    let end = run
        .iter()
        .skip(SHORTEST - 1)
        .find(|(_, c)| rank(*c) > 0)
        .map(|(at, c)| at + c.len_utf8())?;
    let name = &words[..end];
    let none = NO_PLACES.iter().any(|word| name.contains(word));
    (!none).then(|| (Area::named(name, ""), end))
}

/// 司法局 behind a place.
fn department(rest: &str) -> Option<&str> {
    if GOVERNMENTS.iter().any(|end| rest.starts_with(end)) {
        return None;
    }
    let run: String = rest
        .chars()
        .take(LONGEST_DEPARTMENT)
        .take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
        .collect();
    let len = run
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .filter(|end| DEPARTMENTS.iter().any(|d| run[..*end].ends_with(d)))
        .find(|end| {
            let behind = &rest[*end..];
            behind.is_empty()
                || behind.starts_with(|c: char| c.is_ascii_digit())
                || BEHIND_DEPARTMENT
                    .iter()
                    .any(|word| behind.starts_with(word))
        })?;
    rest.get(..len)
}

fn rank(c: char) -> u8 {
    ENDINGS
        .iter()
        .find(|(ends, _)| ends.contains(c))
        .map_or(0, |(_, rank)| *rank)
}

impl Area {
    /// An area of this name.
    pub(super) fn named(name: &str, code: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            code,
            rank: match code {
                "" => name.chars().last().map_or(0, rank),
                code if code.ends_with("0000") => 3,
                code if code.ends_with("00") => 2,
                _ => 1,
            },
        }
    }
}
