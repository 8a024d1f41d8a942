//! Administrative divisions (GB/T 2260): which words are a place, and its code.
//! 登封市, 登封市人民政府 and 河南省登封市 are one place.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::identity::CUES;

/// The longest name has so many characters (双江拉祜族佤族布朗族傣族自治县).
const LONGEST: usize = 15;

/// What ends the name of a province and is left out in speech.
const PROVINCE_ENDS: &[&str] = &[
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "省",
];

struct Divisions {
    /// Codes by name; of an ambiguous name (朝阳区) several.
    codes: HashMap<&'static str, Vec<&'static str>>,
    names: HashMap<&'static str, &'static str>,
    /// Codes by the name as it is said for short: 三亚, 恩施, 黔东南.
    shorts: HashMap<&'static str, Vec<&'static str>>,
}

/// What a name for short leaves out; of an autonomous place its peoples, too.
const ENDS: &[&str] = &[
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
];

static DIVISIONS: LazyLock<Divisions> = LazyLock::new(|| {
    let mut codes: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut names = HashMap::new();
    let mut shorts: HashMap<&str, Vec<&str>> = HashMap::new();
    let lines = include_str!("../../datasets/divisions.csv").lines();
    for (code, name) in lines.filter_map(|line| line.split_once(',')) {
        if !code.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        codes.entry(name).or_default().push(code);
        names.insert(code, name);
        if let Some(short) = shortened(name) {
            shorts.entry(short).or_default().push(code);
        }
        if let Some(short) = PROVINCE_ENDS.iter().find_map(|end| name.strip_suffix(end))
            && code.ends_with("0000")
        {
            codes.entry(short).or_default().push(code);
        }
    }
    Divisions {
        codes,
        names,
        shorts,
    }
});

/// A name without what says what kind of place it is.
fn shortened(name: &str) -> Option<&str> {
    let mut short = ENDS.iter().find_map(|end| name.strip_suffix(end))?;
    if name[short.len()..].starts_with("自治") {
        while let Some(rest) = CUES
            .peoples
            .iter()
            .find_map(|p| short.strip_suffix(p.as_str()))
        {
            short = rest;
        }
    }
    (short.chars().count() > 1).then_some(short)
}

/// The place that is called so for short, from start to end: of several the
/// largest, within what lies around it. 恩施州 is 恩施土家族苗族自治州.
pub(super) fn short(words: &str, around: &str) -> Option<Found> {
    let autonomous = |end: &str, full: &str| {
        let codes = DIVISIONS.shorts.get(words.strip_suffix(end)?)?;
        let is = |code: &&&str| {
            DIVISIONS
                .names
                .get(**code)
                .is_some_and(|n| n.ends_with(full))
        };
        Some(codes.iter().filter(is).copied().collect::<Vec<_>>())
    };
    let mut codes = DIVISIONS
        .shorts
        .get(words)
        .cloned()
        .or_else(|| autonomous("州", "自治州"))
        .or_else(|| autonomous("县", "自治县"))
        .or_else(|| autonomous("旗", "自治旗"))?;
    // 广安市 around 广安 is that city, not what 广安区 lies in.
    let own: Vec<&str> = codes
        .iter()
        .filter_map(|c| DIVISIONS.names.get(c).copied())
        .collect();
    codes = nearest(&codes, &own, around);
    let largest = codes.iter().map(|code| size(code)).max()?;
    codes.retain(|code| size(code) == largest);
    let name = *DIVISIONS.names.get(codes.first()?)?;
    // 鼓楼区 of four cities is one name; two names for one word are none.
    codes
        .iter()
        .all(|code| DIVISIONS.names.get(code) == Some(&name))
        .then(|| Found {
            name: name.to_owned(),
            codes,
            len: words.len(),
        })
}

/// Of several places those of which most of what they lie in is named around
/// them, names of their own left out of account.
fn nearest(codes: &[&'static str], own: &[&str], around: &str) -> Vec<&'static str> {
    let named = |code: &str| {
        above(code)
            .filter(|name| !own.contains(name) && around.contains(name))
            .count()
    };
    let most = codes.iter().map(|code| named(code)).max().unwrap_or(0);
    codes
        .iter()
        .copied()
        .filter(|code| named(code) == most)
        .collect()
}

/// 3 for a province, 2 for a city, 1 for a county.
pub(super) fn size(code: &str) -> u8 {
    match code {
        code if code.ends_with("0000") => 3,
        code if code.ends_with("00") => 2,
        _ => 1,
    }
}

/// Whether a name stands for several places.
pub(super) fn is_ambiguous(name: &str) -> bool {
    DIVISIONS
        .codes
        .get(name)
        .is_some_and(|codes| codes.len() > 1)
}

/// A place at the start of some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its name without what it lies in.
    pub(super) name: String,
    /// The codes it can have.
    pub(super) codes: Vec<&'static str>,
    /// Bytes of the words, what it lies in included.
    pub(super) len: usize,
}

/// The place at the start of some words: the innermost of 河南省郑州市登封市.
pub(super) fn at_start(words: &str) -> Option<Found> {
    let mut found: Option<Found> = None;
    loop {
        let at = found.as_ref().map_or(0, |f| f.len);
        let inner = longest(&words[at..]).and_then(|name| {
            let codes: Vec<&str> = DIVISIONS.codes[name]
                .iter()
                .copied()
                .filter(|code| {
                    found
                        .as_ref()
                        .is_none_or(|f| f.codes.iter().any(|o| lies_in(code, o)))
                })
                .collect();
            (!codes.is_empty()).then(|| Found {
                name: name.to_owned(),
                codes,
                len: at + name.len(),
            })
        });
        match inner {
            Some(inner) => found = Some(inner),
            None => return found,
        }
    }
}

impl Found {
    /// The code, where the name, the words around it or what it lies in leave
    /// but one.
    pub(super) fn code(&self, around: &str) -> &'static str {
        let likely = nearest(&self.codes, &[], around);
        match likely.as_slice() {
            [one] => one,
            _ => "",
        }
    }
}

/// A name that tells a place from all others: with the city or province it
/// lies in where the name alone does not (北京市朝阳区).
pub(super) fn telling_name(name: &str, code: &str) -> String {
    let ambiguous = is_ambiguous(name);
    match above(code).next() {
        Some(outer) if ambiguous => format!("{outer}{name}"),
        _ => full_name(name, code),
    }
}

/// 河南 is 河南省.
fn full_name(name: &str, code: &str) -> String {
    (*DIVISIONS.names.get(code).unwrap_or(&name)).to_owned()
}

/// Whether one code lies in another, or is it.
pub(super) fn lies_in(inner: &str, outer: &str) -> bool {
    let outer = outer.trim_end_matches("00");
    !outer.is_empty() && inner.starts_with(outer)
}

/// The names of what a place lies in, innermost first.
fn above(code: &str) -> impl Iterator<Item = &'static str> + use<> {
    let city = format!("{}00", code.get(..4).unwrap_or_default());
    let province = format!("{}0000", code.get(..2).unwrap_or_default());
    let own = code.to_owned();
    [city, province]
        .into_iter()
        .filter(move |outer| *outer != own)
        .filter_map(|outer| DIVISIONS.names.get(outer.as_str()).copied())
}

/// The longest name of a division that some words begin with.
fn longest(words: &str) -> Option<&'static str> {
    let ends: Vec<usize> = words
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take(LONGEST)
        .collect();
    ends.iter()
        .rev()
        .filter(|end| **end >= 2 * '县'.len_utf8())
        .find_map(|end| DIVISIONS.codes.get_key_value(words.get(..*end)?))
        .map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_however_it_is_written() {
        for words in [
            "登封市",
            "登封市人民政府",
            "河南省登封市",
            "河南郑州市登封市2023年",
        ] {
            let found = at_start(words).expect(words);
            assert_eq!(
                (found.name.as_str(), found.code("")),
                ("登封市", "410185"),
                "{words}"
            );
        }
        assert_eq!(at_start("澜溪县"), None);
    }

    #[test]
    fn a_name_that_stands_for_several_places_is_settled_by_what_it_lies_in() {
        let found = at_start("朝阳区").expect("a place");
        assert!(found.codes.len() > 1);
        assert_eq!(found.code(""), "");
        assert_eq!(found.code("北京市/2023.txt"), "110105");
        assert_eq!(at_start("北京市朝阳区").map(|f| f.code("")), Some("110105"));
        assert_eq!(telling_name("朝阳区", "110105"), "北京市朝阳区");
    }

    #[test]
    fn a_place_is_known_by_its_short_name() {
        for (words, name) in [
            ("三亚", "三亚市"),
            ("恩施", "恩施土家族苗族自治州"),
            ("恩施州", "恩施土家族苗族自治州"),
            ("黔东南", "黔东南苗族侗族自治州"),
            ("锡林郭勒", "锡林郭勒盟"),
            ("阿坝", "阿坝藏族羌族自治州"),
            ("巴音郭楞", "巴音郭楞蒙古自治州"),
            ("天门", "天门市"),
            ("吉林", "吉林省"),
            ("龙胜", "龙胜各族自治县"),
        ] {
            let found = short(words, "").map(|f| f.name);
            assert_eq!(found.as_deref(), Some(name), "{words}");
        }
        assert_eq!(
            short("广安", "广安市").map(|f| f.name).as_deref(),
            Some("广安市")
        );
        assert_eq!(
            short("朝阳", "北京市").map(|f| f.name).as_deref(),
            Some("朝阳区")
        );
        assert_eq!(short("青溪", ""), None);
        assert_eq!(
            short("鼓楼", "江苏省/南京市").map(|f| f.code("江苏省/南京市")),
            Some("320106")
        );
    }

    #[test]
    fn a_province_is_known_by_its_short_name() {
        let found = at_start("西藏政府工作报告").expect("a place");
        assert_eq!(telling_name(&found.name, found.code("")), "西藏自治区");
    }
}
