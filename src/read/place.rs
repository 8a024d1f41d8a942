//! Area, year and genre: from the title, the text, the folder and the file name.

use std::path::Path;

use super::Genre;

/// Last characters of the names of places.
const PLACE_ENDINGS: &str = "省市县区旗州盟";

/// What was found.
pub(super) struct Place {
    pub(super) area: Option<String>,
    pub(super) year: Option<i32>,
    pub(super) genre: Genre,
    pub(super) title: String,
}

/// Looks for area, year, genre and title of a report.
pub(super) fn find(path: &Path, text: &str) -> Place {
    let head: String = text.chars().take(1500).collect();
    let title = head
        .lines()
        .map(str::trim)
        .take(12)
        .find(|l| {
            l.contains("报告") && l.chars().count() < 50 && !l.contains('，') && !l.ends_with('。')
        })
        .unwrap_or_default()
        .to_owned();
    let genre = if title.contains("政府工作报告") {
        Genre::GovernmentWork
    } else if head.contains("法治政府") || head.contains("依法行政") {
        Genre::RuleOfLaw
    } else if text.contains("各位代表") {
        Genre::GovernmentWork
    } else {
        Genre::Other
    };
    let stem = path
        .file_stem()
        .and_then(|s| s.to_str())
        .unwrap_or_default();
    let named = year(stem);
    let told = match genre {
        Genre::GovernmentWork => named.map(|y| y - 1),
        _ => named,
    };
    let year = told.or_else(|| year(&title)).or_else(|| year(&head));
    let folder = path
        .parent()
        .and_then(|p| p.file_name())
        .and_then(|s| s.to_str())
        .filter(|n| n.chars().last().is_some_and(|c| PLACE_ENDINGS.contains(c)));
    let area = folder
        .map(str::to_owned)
        .or_else(|| area(&title))
        .or_else(|| head.lines().find_map(area))
        .or_else(|| area(stem));
    Place {
        area,
        year,
        genre,
        title,
    }
}

/// The first year in some words: 2023 before a character that is no digit.
fn year(words: &str) -> Option<i32> {
    let bytes = words.as_bytes();
    (0..bytes.len().saturating_sub(3)).find_map(|i| {
        let alone = (i == 0 || !bytes[i - 1].is_ascii_digit())
            && !bytes.get(i + 4).is_some_and(u8::is_ascii_digit);
        let year = words.get(i..i + 4)?.parse::<i32>().ok()?;
        (alone && (1980..2100).contains(&year)).then_some(year)
    })
}

/// A place at the start of a title or behind a year: 澜溪县2023年度…, 2023年，澜溪县坚持….
fn area(words: &str) -> Option<String> {
    words
        .split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c) || "年度".contains(c))
        .find_map(|run| {
            let end = run
                .char_indices()
                .take(8)
                .find(|(i, c)| *i >= 6 && PLACE_ENDINGS.contains(*c))
                .map(|(i, c)| i + c.len_utf8())?;
            Some(run[..end].to_owned())
        })
}
