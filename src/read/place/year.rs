//! The year reported on.

use super::{Evidence, Said};
use crate::read::Genre;

/// Characters of the first lines that are looked at for a year.
const OPENING: usize = 600;

/// Years one statement allows: a date of signing allows two.
type Years = Vec<i32>;

/// The year all agree on; none where nothing says one; two that disagree.
pub(super) fn find(evidence: &Evidence) -> Result<Option<i32>, (Said<String>, Said<String>)> {
    let mut strong: Vec<Said<Years>> = Vec::new();
    let mut say = |by, value: Option<Years>| {
        if let Some(value) = value.filter(|years| !years.is_empty()) {
            strong.push(Said { by, value });
        }
    };
    let work = evidence.genre == Genre::GovernmentWork;
    say(
        "title",
        first(&evidence.title).map(|y| vec![if work { y - 1 } else { y }]),
    );
    if work {
        say(
            "first lines",
            delivered(&evidence.head).map(|y| vec![y - 1]),
        );
    }
    // A work report is filed by the year it is delivered in, or reviews.
    say(
        "file name",
        first(&evidence.stem()).map(|y| if work { vec![y - 1, y] } else { vec![y] }),
    );
    let signed = evidence.last_lines().find_map(signed);
    say("signature", signed.map(|year| vec![year - 1, year]));
    let mut agreed: Option<Said<Years>> = None;
    for said in strong {
        agreed = Some(match agreed {
            None => said,
            Some(before) => {
                let both: Years = before
                    .value
                    .iter()
                    .copied()
                    .filter(|y| said.value.contains(y))
                    .collect();
                if both.is_empty() {
                    return Err((shown(before), shown(said)));
                }
                Said {
                    by: before.by,
                    value: both,
                }
            }
        });
    }
    if let Some(said) = &agreed
        && said.by != "signature"
    {
        return Ok(said.value.first().copied());
    }
    let folder = evidence.folders().find_map(|name| {
        let bare = name.trim_end_matches("年度").trim_end_matches('年');
        bare.parse().ok().filter(|y| plausible(*y))
    });
    Ok(folder
        .or_else(|| opening(&evidence.head))
        .or_else(|| agreed.and_then(|said| said.value.first().copied()))
        .or_else(|| first(&evidence.document.metadata.published).map(|y| y - 1)))
}

fn shown(said: Said<Years>) -> Said<String> {
    let years: Vec<String> = said.value.iter().rev().map(i32::to_string).collect();
    Said {
        by: said.by,
        value: years.join(" or "),
    }
}

fn plausible(year: i32) -> bool {
    (1980..2100).contains(&year)
}

/// The first year in some words: four digits alone, and no day (2024-01-29).
fn first(words: &str) -> Option<i32> {
    years(words).next().map(|(year, _)| year)
}

/// All years in some words, and where they begin.
fn years(words: &str) -> impl Iterator<Item = (i32, usize)> + '_ {
    let bytes = words.as_bytes();
    (0..bytes.len().saturating_sub(3)).filter_map(move |at| {
        let alone = (at == 0 || !bytes[at - 1].is_ascii_digit())
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
        let year = words.get(at..at + 4)?.parse().ok()?;
        let day = matches!(bytes.get(at + 4), Some(b'-' | b'.' | b'/'))
            && bytes.get(at + 5).is_some_and(u8::is_ascii_digit);
        (alone && !day && plausible(year)).then_some((year, at))
    })
}

/// The year of the session a work report was delivered at.
fn delivered(head: &str) -> Option<i32> {
    head.lines()
        .take(super::TITLE_LINES)
        .filter(|line| line.contains('月') && (line.contains('在') || line.contains("会议")))
        .find_map(first)
}

/// The year most often said in the opening, outside titles and spans of years.
fn opening(head: &str) -> Option<i32> {
    let opening: String = head.chars().take(OPENING).collect();
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for (year, at) in years(&opening) {
        let named = opening[..at]
            .rfind('《')
            .is_some_and(|open| !opening[open..at].contains('》'));
        let of_span = opening[..at].ends_with(['—', '－', '-', '至'])
            || opening[at + 4..].starts_with(['—', '－', '-', '至']);
        if named || of_span {
            continue;
        }
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, n)) => *n += 1,
            None => counts.push((year, 1)),
        }
    }
    // Of two said as often, the first.
    counts
        .iter()
        .rev()
        .max_by_key(|(_, n)| *n)
        .map(|(year, _)| *year)
}

/// The year of a date that stands alone on a line: 2024年1月25日, 二〇二四年一月.
fn signed(line: &str) -> Option<i32> {
    const LONGEST: usize = 14;
    let line = line.trim_matches(['（', '）', '(', ')']);
    if line.chars().count() > LONGEST || !line.contains('年') || !line.ends_with(['日', '月']) {
        return None;
    }
    first(line).or_else(|| {
        let digits: String = line
            .chars()
            .take_while(|c| *c != '年')
            .map(|c| {
                "〇一二三四五六七八九"
                    .chars()
                    .position(|d| d == c || (d == '〇' && "○零O0".contains(c)))
                    .and_then(|n| char::from_digit(u32::try_from(n).ok()?, 10))
                    .unwrap_or(' ')
            })
            .collect();
        digits.parse().ok().filter(|y| plausible(*y))
    })
}
