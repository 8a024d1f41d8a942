//! Names of bodies: which words are one, where its name ends, and what it lies
//! in. A name is a place that exists, a body of the state, something within a
//! place (司法局, 城关镇, 经济开发区), or, said as a name from start to end, a
//! place that no table has.

use super::CUES;
use super::national;
use crate::cues::is_han;
use crate::read::divisions::{self, Found};

/// Longer names are titles.
const LONGEST: usize = 30;
/// A place that no table has: characters of its name.
const UNKNOWN: std::ops::RangeInclusive<usize> = 3..=8;

/// A body that can report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Area {
    pub(in crate::read) name: String,
    /// Of GB/T 2260; empty where it is not known or not one place.
    pub(in crate::read) code: &'static str,
    /// 4 for the state, 3 for a province, 2 for a city, 1 for a county, 0 for
    /// what lies within one.
    pub(super) rank: u8,
    pub(super) kind: Kind,
}

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    State,
    Place,
    /// A department, town or zone.
    Within,
    /// A department that does not say of which place.
    Placeless,
}

impl Area {
    fn new(name: &str, code: &'static str, rank: u8, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            code,
            rank,
            kind,
        }
    }

    /// Somebody says that this is its name.
    pub(in crate::read) fn named(name: &str, around: &str) -> Self {
        whole(name, around)
            .filter(|area| area.name.contains(name))
            .unwrap_or_else(|| {
                Self::new(name, "", name.chars().last().map_or(0, rank), Kind::Place)
            })
    }

    /// Something within this one.
    fn with(self, inner: &str) -> Self {
        Self {
            name: format!("{}{inner}", self.name),
            rank: 0,
            kind: Kind::Within,
            ..self
        }
    }

    /// A department that does not say its place, as one of this place: 市司法局 of
    /// 登封市.
    pub(super) fn of_place(&self, place: &Self) -> Option<Self> {
        let class = self.name.chars().next().filter(|c| rank(*c) > 0);
        let fits = class.is_none_or(|c| place.name.ends_with(c));
        let own = self.name.trim_start_matches(|c| class == Some(c));
        (self.kind == Kind::Placeless && place.kind == Kind::Place && fits)
            .then(|| place.clone().with(own))
    }

    /// Whether this lies in the other, as far as names and codes tell.
    pub(super) fn lies_in(&self, other: &Self) -> bool {
        if self.name == other.name {
            return false;
        }
        let known = !self.code.is_empty() && !other.code.is_empty();
        self.name.starts_with(&other.name)
            || known && self.code != other.code && divisions::lies_in(self.code, other.code)
            || known && self.kind == Kind::Within && self.code == other.code
            || !known
                && self.kind == Kind::Place
                && other.kind == Kind::Place
                && self.rank < other.rank
    }
}

/// A name that is a body from its start to its end.
pub(super) fn whole(name: &str, around: &str) -> Option<Area> {
    let name = without_lead_in(name);
    let length = name.chars().count();
    if !(2..=LONGEST).contains(&length) || !name.chars().all(is_han) {
        return None;
    }
    national::body(name)
        .map(|name| Area::new(name, "", 4, Kind::State))
        .or_else(|| known(name, around))
        .or_else(|| short(name, around))
        .or_else(|| unknown(name, around))
        .or_else(|| own(name))
}

/// 市司法局, 司法局: a department of whatever place this is about.
pub(super) fn placeless(name: &str) -> Option<Area> {
    let name = without_lead_in(name);
    let bare = name.trim_start_matches(|c| rank(c) > 0);
    let is = (3..=LONGEST).contains(&bare.chars().count())
        && bare.chars().all(is_han)
        && CUES.own_bodies.ends(bare)
        && !is_anybody(bare);
    is.then(|| Area::new(name, "", 0, Kind::Placeless))
}

/// The body that some words begin with, whatever follows: of those that no
/// table has only where `unknown` are believed.
pub(super) fn first(words: &str, around: &str, unknown: bool) -> Option<Area> {
    let words = without_lead_in(words);
    let known = divisions::at_start(words).filter(|found| !is_short(found));
    if let Some(found) = known {
        return Some(of(&found, around));
    }
    let (area, _) = unknown_places(words).next().filter(|_| unknown)?;
    Some(area)
}

/// The place that is the subject of a sentence: 澜溪县坚持……
pub(super) fn subject(words: &str, around: &str) -> Option<Area> {
    let is_subject = |len: usize| {
        words
            .get(len..)
            .is_some_and(|rest| CUES.subject_of.begins(rest))
    };
    if let Some(found) = divisions::at_start(words).filter(|f| !is_short(f)) {
        return is_subject(found.len).then(|| of(&found, around));
    }
    let known = unknown_places(words).find(|(_, len)| is_subject(*len));
    known.map(|(area, _)| area).or_else(|| {
        let run = words.char_indices().take(UNKNOWN.end() + 2);
        run.map(|(at, c)| at + c.len_utf8())
            .filter(|end| is_subject(*end))
            .find_map(|end| own(&words[..end]).filter(|area| area.kind == Kind::Within))
    })
}

/// A place that exists, or something within it.
fn known(name: &str, around: &str) -> Option<Area> {
    let found = divisions::at_start(name)?;
    // 城区 is a district of several cities, and of any.
    let bare = found.len == found.name.len();
    if bare && is_anybody(&found.name) && found.code(around).is_empty() {
        return None;
    }
    let area = within(of(&found, around), &name[found.len..], around)?;
    // 湖南大学 is none of 湖南省's departments.
    (!is_short(&found) || area.kind == Kind::Place).then_some(area)
}

/// A place by its name for short, from start to end.
fn short(name: &str, around: &str) -> Option<Area> {
    divisions::short(bare(name), around).map(|found| of(&found, around))
}

/// A place that no table has, or something within it.
fn unknown(name: &str, around: &str) -> Option<Area> {
    unknown_places(name).find_map(|(place, len)| within(place, &name[len..], around))
}

/// A place and all that follows it.
fn within(place: Area, rest: &str, around: &str) -> Option<Area> {
    if rest.is_empty() || is(&CUES.governments, rest) || is(&CUES.committees, rest) {
        return Some(place);
    }
    let party = CUES
        .committees
        .iter()
        .filter_map(|c| rest.strip_prefix(c.as_str()));
    for behind in party {
        // 青岭县委青岭县人民政府
        if let Some(area) = whole(behind, around).filter(|area| area.name == place.name) {
            return Some(area);
        }
    }
    if let Some(inner) = nested(&place, rest, around) {
        return Some(inner);
    }
    let rest = CUES
        .governments
        .iter()
        .find_map(|g| rest.strip_prefix(g.as_str()))
        .unwrap_or(rest);
    let inner = bare(rest).trim_end_matches("办事处");
    let two = inner.chars().count() > 1;
    let town =
        CUES.towns.ends(inner) && inner.chars().count() <= *UNKNOWN.end() && !is_anybody(inner);
    let zone = CUES.zones.ends(inner);
    if two && (town || zone) {
        return Some(place.with(inner));
    }
    let department = CUES.departments.ends(rest) && rest.chars().count() > 1;
    department.then(|| place.with(rest))
}

/// A place within a place: the inner one, with the outer where its own name
/// does not tell it.
fn nested(place: &Area, rest: &str, around: &str) -> Option<Area> {
    if CUES.anybody_begins.begins(rest) {
        return None;
    }
    let around = format!("{} {around}", place.name);
    let inner = known(rest, &around)
        .or_else(|| short(rest, &around))
        .or_else(|| unknown(rest, &around))?;
    let exists = !inner.code.is_empty() || divisions::is_ambiguous(&inner.name);
    let outside = !place.code.is_empty() && exists && !divisions::lies_in(inner.code, place.code);
    if outside || inner.rank >= place.rank {
        return None;
    }
    Some(match place.code.is_empty() && exists {
        // 沅州市朝阳区: not the one that exists elsewhere.
        true => Area {
            name: format!("{}{}", place.name, inner.name),
            code: "",
            ..inner
        },
        false => inner,
    })
}

/// A town, a zone, a division of the corps or an institution by its own name.
fn own(name: &str) -> Option<Area> {
    let inner = bare(name).trim_end_matches("办事处");
    let length = inner.chars().count();
    if is_anybody(inner) || CUES.anybody_begins.begins(inner) {
        return None;
    }
    let town = CUES.towns.ends(inner) && !CUES.no_towns.ends(inner);
    if town && (2..=UNKNOWN.end() + 2).contains(&length) {
        return Some(Area::new(inner, "", 0, Kind::Within));
    }
    if CUES.zones.ends(inner) && length > 3 {
        return Some(Area::new(inner, "", 1, Kind::Within));
    }
    // 第八师石河子市
    let division = inner.find('师').map(|at| &inner[at + '师'.len_utf8()..]);
    if let Some(city) = division
        .and_then(divisions::at_start)
        .filter(|found| inner.ends_with(found.name.as_str()))
    {
        return Some(Area::new(inner, city.code(""), 2, Kind::Place));
    }
    (CUES.own_bodies.ends(name) && name.chars().count() > 3)
        .then(|| Area::new(name, "", 0, Kind::Within))
}

/// The places that no table has at the start of some words, each with its
/// length, the shorter first.
fn unknown_places(words: &str) -> impl Iterator<Item = (Area, usize)> + '_ {
    let run = words
        .char_indices()
        .take(*UNKNOWN.end())
        .take_while(|(_, c)| is_han(*c));
    let begins = CUES.anybody_begins.begins(words);
    run.enumerate()
        .filter(move |(n, (_, c))| !begins && n + 1 >= *UNKNOWN.start() && rank(*c) > 0)
        .map(|(_, (at, c))| at + c.len_utf8())
        .filter(|end| {
            let name = &words[..*end];
            !is_anybody(name) && !CUES.not_within.within(name)
        })
        .map(|end| {
            let name = &words[..end];
            let rank = name.chars().last().map_or(0, rank);
            (Area::new(name, "", rank, Kind::Place), end)
        })
}

/// How large a place is whose name ends so; 0 for what ends none.
fn rank(c: char) -> u8 {
    match c {
        c if CUES.provinces.contains(&c) => 3,
        c if CUES.cities.contains(&c) => 2,
        c if CUES.counties.contains(&c) => 1,
        _ => 0,
    }
}

fn of(found: &Found, around: &str) -> Area {
    let code = found.code(around);
    let size = match code {
        "" => found.codes.first().map_or(0, |code| divisions::size(code)),
        code => divisions::size(code),
    };
    Area::new(
        &divisions::telling_name(&found.name, code),
        code,
        size,
        Kind::Place,
    )
}

/// Whether a place was found by a name for short.
fn is_short(found: &Found) -> bool {
    found.name.chars().last().is_none_or(|c| rank(c) == 0)
}

/// A name without the word for its government.
fn bare(name: &str) -> &str {
    let government = CUES.governments.iter();
    government
        .filter_map(|end| name.strip_suffix(end.as_str()))
        .min_by_key(|bare| bare.len())
        .filter(|bare| !bare.is_empty())
        .unwrap_or(name)
}

fn without_lead_in(mut name: &str) -> &str {
    name = name.trim();
    while let Some(rest) = CUES
        .lead_ins
        .iter()
        .find_map(|lead| name.strip_prefix(lead.as_str()))
    {
        name = rest.trim_start();
    }
    name
}

fn is_anybody(name: &str) -> bool {
    is(&CUES.anybody, name)
}

fn is(words: &[String], name: &str) -> bool {
    words.iter().any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_every_kind_are_known_by_their_names() {
        for (words, name) in [
            ("登封市", "登封市"),
            ("登封市人民政府", "登封市"),
            ("河南省郑州市登封市人民政府办公室", "登封市"),
            ("河南登封", "登封市"),
            ("中共登封市委登封市人民政府", "登封市"),
            ("登封市司法局", "登封市司法局"),
            ("西藏", "西藏自治区"),
            ("黔东南州", "黔东南苗族侗族自治州"),
            ("河南省青溪县", "青溪县"),
            ("沅州市青溪县", "青溪县"),
            ("沅州市青溪县司法局", "青溪县司法局"),
            ("沅州市朝阳区", "沅州市朝阳区"),
            ("北京市朝阳区", "北京市朝阳区"),
            ("青溪县市场监督管理局", "青溪县市场监督管理局"),
            ("青溪县城关镇人民政府", "青溪县城关镇"),
            ("青溪县经济开发区管委会", "青溪县经济开发区"),
            ("三都镇", "三都镇"),
            ("三都镇人民政府", "三都镇"),
            ("新桥街道办事处", "新桥街道"),
            ("澜溪经济技术开发区管委会", "澜溪经济技术开发区"),
            ("郑州航空港经济综合实验区", "郑州航空港经济综合实验区"),
            ("国务院", "国务院"),
            ("生态环境部", "生态环境部"),
            ("市场监管总局", "国家市场监督管理总局"),
            ("国家税务总局青溪县税务局", "国家税务总局青溪县税务局"),
            ("第八师石河子市", "第八师石河子市"),
            ("新疆生产建设兵团", "新疆生产建设兵团"),
            ("湖南大学", "湖南大学"),
            ("青州市", "青州市"),
            ("沅州市南湖区", "沅州市南湖区"),
            ("延边州", "延边朝鲜族自治州"),
        ] {
            let area = whole(words, "").map(|area| area.name);
            assert_eq!(area.as_deref(), Some(name), "{words}");
        }
    }

    #[test]
    fn words_that_only_end_like_a_place_are_none() {
        for words in [
            "山区",
            "全市",
            "各乡镇",
            "我镇",
            "市司法局",
            "县人民政府",
            "城区",
            "街道",
            "国际市",
            "下载",
            "法治政府",
            "更正版",
            "司法局",
            "自治区人民政府",
            "年度报告",
            "我代表市",
        ] {
            assert_eq!(whole(words, ""), None, "{words}");
        }
    }

    #[test]
    fn the_subject_of_a_sentence_is_a_place_only_where_something_is_said_of_it() {
        let of = |words| subject(words, "").map(|area| area.name);
        assert_eq!(of("澜溪县坚持以人民为中心").as_deref(), Some("澜溪县"));
        assert_eq!(of("三都镇深入推进").as_deref(), Some("三都镇"));
        assert_eq!(of("国内国际市场波动"), None);
        assert_eq!(of("各部门在市委领导下"), None);
        assert_eq!(of("经济运行在合理区间"), None);
    }

    #[test]
    fn a_department_without_a_place_is_one_of_the_place_it_is_filed_under() {
        let place = whole("登封市", "").expect("a place");
        for words in ["市司法局", "司法局"] {
            let area = placeless(words).and_then(|area| area.of_place(&place));
            assert_eq!(area.map(|a| a.name).as_deref(), Some("登封市司法局"));
        }
        assert_eq!(placeless("县司法局").and_then(|a| a.of_place(&place)), None);
    }
}
