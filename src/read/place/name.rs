//! Names of places and of the bodies that report: where one stands in some
//! words, and where it ends.

use crate::cues::is_han;
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
    "自治区",
    "示范区",
    "开发区",
    "城市",
];

/// Words that are no place by themselves, though names of places end like them
/// (石景山区).
const NO_PLACES_ALONE: &[&str] = &["山区"];

/// Behind these a place may begin, besides at the start.
const BEFORE: &[char] = &[
    '年', '度', '于', '在', '，', '—', '-', '（', '(', ' ', '\t', '\u{3000}', '_', '、', '.', '】',
    ']', '《',
];
/// Words that stand before the name of a place and are no part of it.
const LEAD_INS: &[&str] = &["年", "度", "中共", "关于", "印发", "转发", "公布", "公开"];

/// Ends of what reports for a place itself.
pub(super) const GOVERNMENTS: &[&str] = &[
    "人民政府办公室",
    "人民政府办公厅",
    "人民政府",
    "政府办公室",
    "政府",
    "管理委员会",
    "管委会",
];
/// Ends of departments that report for themselves.
pub(super) const DEPARTMENTS: &[&str] = &[
    "局",
    "厅",
    "委员会",
    "委",
    "办公室",
    "中心",
    "海关",
    "街道办事处",
];
const LONGEST_DEPARTMENT: usize = 16;
/// Ends of towns, and of what is said of them all and is none.
const TOWNS: &[&str] = &["镇", "乡", "街道"];
const NO_TOWNS: &[&str] = &[
    "乡镇",
    "各镇",
    "各乡",
    "我镇",
    "我乡",
    "全镇",
    "全乡",
    "本镇",
    "本乡",
    "镇乡",
    "各街道",
    "我街道",
    "本街道",
    "镇街道",
    "乡街道",
];
const LONGEST_TOWN: usize = 8;
const LONGEST_ZONE: usize = 16;
/// Ends of bodies that lie in no one place.
const NATIONAL: &[&str] = &[
    "部",
    "总局",
    "署",
    "局",
    "委员会",
    "委",
    "院",
    "办公室",
    "海关",
];
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
    pub(super) rank: u8,
}

/// A name that is a place or its government from its start to its end.
pub(super) fn whole(name: &str, around: &str) -> Option<Area> {
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
pub(super) fn inside(words: &str, around: &str) -> Option<Area> {
    let behind = words
        .char_indices()
        .filter(|(at, c)| {
            let numbered = c.is_ascii_digit()
                && words[at + 1..].starts_with(|next: char| !next.is_ascii_digit());
            BEFORE.contains(c) || numbered
        })
        .map(|(at, c)| at + c.len_utf8());
    let behind_words = LEAD_INS
        .iter()
        .flat_map(|lead| words.match_indices(lead))
        .map(|(at, lead)| at + lead.len());
    let mut starts: Vec<usize> = std::iter::once(0)
        .chain(behind)
        .chain(behind_words)
        .collect();
    starts.sort_unstable();
    starts
        .into_iter()
        .filter_map(|at| words.get(at..))
        .filter(|rest| !LEAD_INS.iter().any(|lead| rest.starts_with(lead)))
        .find_map(|rest| at_start(rest, around))
}

/// 司法部, 国家税务总局澜溪县税务局, 青石镇: a body at the start of a title that names
/// no place first. 市司法局 is any city's.
pub(super) fn body(title: &str) -> Option<Area> {
    let end = title
        .find(|c: char| c.is_ascii_digit())
        .or(title.find("关于"))?;
    let name = title[..end].trim();
    let name = name.strip_suffix("关于").unwrap_or(name);
    let name = GOVERNMENTS
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .filter(|bare| is_town(bare))
        .unwrap_or(name);
    let chinese = name.chars().all(is_han);
    let mut no_places = NO_PLACES.iter().chain(NO_PLACES_ALONE);
    let any = name.starts_with(|c: char| rank(c) > 0) || no_places.any(|p| name.starts_with(p));
    (chinese
        && !any
        && (3..=LONGEST_NAME * 2).contains(&name.chars().count())
        && (is_town(name) || NATIONAL.iter().any(|end| name.ends_with(end))))
    .then(|| Area::named(name, ""))
}

/// The place at the start of some words, with the department that follows it.
pub(super) fn at_start(words: &str, around: &str) -> Option<Area> {
    let (place, len) = match divisions::at_start(words) {
        Some(found) if is_place(&found, words) => (of(&found, around), found.len),
        _ => unknown(words)?,
    };
    let rest = &words[len..];
    Some(match department(rest).or_else(|| town(rest)) {
        Some(within) => Area {
            name: format!("{}{within}", place.name),
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
        .take_while(|(_, c)| is_han(*c))
        .collect();
    let end = run
        .iter()
        .skip(SHORTEST - 1)
        .find(|(_, c)| rank(*c) > 0)
        .map(|(at, c)| at + c.len_utf8());
    let name = end.map_or("", |end| &words[..end]);
    let none = name.is_empty()
        || NO_PLACES.iter().any(|word| name.contains(word))
        || NO_PLACES_ALONE.iter().any(|word| name.starts_with(word));
    if none {
        return zone(words);
    }
    Some((Area::named(name, ""), name.len()))
}

/// 澜溪经济技术开发区 before its committee.
fn zone(words: &str) -> Option<(Area, usize)> {
    let run: usize = words
        .chars()
        .take(LONGEST_ZONE)
        .take_while(|c| is_han(*c))
        .map(char::len_utf8)
        .sum();
    let name = words[..run]
        .match_indices('区')
        .map(|(at, end)| &words[..at + end.len()])
        .find(|name| {
            let behind = &words[name.len()..];
            GOVERNMENTS.iter().any(|end| behind.starts_with(end))
        })?;
    Some((Area::named(name, ""), name.len()))
}

/// Whether a name is that of a town, as far as its end tells.
fn is_town(name: &str) -> bool {
    TOWNS.iter().any(|end| name.ends_with(end)) && !NO_TOWNS.iter().any(|none| name.ends_with(none))
}

/// 城关镇 behind a place.
fn town(rest: &str) -> Option<&str> {
    let run: usize = rest
        .chars()
        .take(LONGEST_TOWN)
        .take_while(|c| is_han(*c))
        .map(char::len_utf8)
        .sum();
    let name = TOWNS
        .iter()
        .filter_map(|end| Some(&rest[..rest[..run].find(end)? + end.len()]))
        .min_by_key(|name| name.len())?;
    let named = name.chars().count() > 1 && is_town(name);
    (named && reports(&rest[name.len()..])).then_some(name)
}

/// 司法局 behind a place.
fn department(rest: &str) -> Option<&str> {
    if GOVERNMENTS.iter().any(|end| rest.starts_with(end)) {
        return None;
    }
    let run: String = rest
        .chars()
        .take(LONGEST_DEPARTMENT)
        .take_while(|c| is_han(*c))
        .collect();
    let len = run
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .filter(|end| DEPARTMENTS.iter().any(|d| run[..*end].ends_with(d)))
        .find(|end| reports(&rest[*end..]))?;
    rest.get(..len)
}

/// Whether these words follow the name of what reports.
fn reports(behind: &str) -> bool {
    behind.is_empty()
        || behind.starts_with(|c: char| c.is_ascii_digit())
        || GOVERNMENTS
            .iter()
            .chain(BEHIND_DEPARTMENT)
            .any(|word| behind.starts_with(word))
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
