//! Administrative divisions (GB/T 2260): which words are a place, and its code.
//! 登封市, 登封市人民政府 and 河南省登封市 are one place.

use std::collections::HashMap;
use std::sync::LazyLock;

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
}

static DIVISIONS: LazyLock<Divisions> = LazyLock::new(|| {
    let mut codes: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut names = HashMap::new();
    let lines = include_str!("../../datasets/divisions.csv").lines();
    for (code, name) in lines.filter_map(|line| line.split_once(',')) {
        if !code.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        codes.entry(name).or_default().push(code);
        names.insert(code, name);
        if let Some(short) = PROVINCE_ENDS.iter().find_map(|end| name.strip_suffix(end))
            && code.ends_with("0000")
        {
            codes.entry(short).or_default().push(code);
        }
    }
    Divisions { codes, names }
});

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
        let mut likely: Vec<&'static str> = self.codes.clone();
        if likely.len() > 1 {
            likely.retain(|code| above(code).any(|name| around.contains(name)));
        }
        match likely.as_slice() {
            [one] => one,
            _ => "",
        }
    }
}

/// A name that tells a place from all others: with the city or province it
/// lies in where the name alone does not (北京市朝阳区).
pub(super) fn telling_name(name: &str, code: &str) -> String {
    let ambiguous = DIVISIONS
        .codes
        .get(name)
        .is_some_and(|codes| codes.len() > 1);
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
    fn a_province_is_known_by_its_short_name() {
        let found = at_start("西藏政府工作报告").expect("a place");
        assert_eq!(telling_name(&found.name, found.code("")), "西藏自治区");
    }
}
