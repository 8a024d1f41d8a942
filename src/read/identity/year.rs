//! The year reported on: every source is asked, what they say is weighed once.

use super::evidence::Evidence;
use super::weigh::{Answer, Bearing, Said, answers};
use super::writing::{self, Written, plausible};
use super::{CUES, WEIGHTS};
use crate::genres::YearRule;

/// Characters of the first lines that are looked at for a year.
const OPENING: usize = 600;
/// Reports of a year are signed up to this month of the next.
const LAST_MONTH: u32 = 8;
/// Longer lines are no heading, and no date.
const LONGEST_HEADING: usize = 30;
const LONGEST_DATE: usize = 40;
const LONGEST_SESSION: usize = 60;
/// Characters behind a year that say what is about it.
const BEHIND: usize = 14;

/// Everything that is said of it.
pub(super) fn said(evidence: &Evidence) -> Vec<Said<i32>> {
    let w = &WEIGHTS.year;
    let before = evidence.genre.year_rule() == YearRule::Before;
    let mut said = Vec::new();
    let mut say = |by, weight, meant, year: Option<i32>| {
        said.extend(year.map(|value| Said {
            by,
            value,
            weight,
            meant,
        }));
    };
    let signed = evidence.tail.iter().find_map(|line| date(line));
    say(
        "title",
        w.title,
        true,
        title(&evidence.title_matched, before),
    );
    if CUES.last_year.within(&evidence.title_matched) {
        let dated = signed
            .map(|date| date.year)
            .or_else(|| first(&evidence.document.metadata.published));
        say("title", w.title_relative, true, dated.map(|year| year - 1));
    }
    if before {
        say("session", w.session, true, session(evidence).map(|y| y - 1));
    }
    let folder = evidence.folders.iter().find_map(|name| {
        let bare = name.trim_end_matches("年度").trim_end_matches('年');
        bare.parse().ok().filter(|year| plausible(*year))
    });
    // A work report is filed by the year it is given in, or the one it reviews.
    for (by, weight, year) in [
        ("file name", w.file_name, title(&evidence.stem, false)),
        ("folder", w.folder, folder),
        (
            "column",
            w.column,
            evidence.row.as_ref().and_then(|row| row.year),
        ),
    ] {
        if before {
            say(by, weight, false, year.map(|y| y - 1));
            say(by, weight, false, year);
        } else {
            say(by, weight, true, year);
        }
    }
    if let Some(date) = signed {
        let next = before || date.month.is_none_or(|month| month <= LAST_MONTH);
        let (likely, other) = if next { (1, 0) } else { (0, 1) };
        say("signature", w.signature, true, Some(date.year - likely));
        say("signature", w.other, true, Some(date.year - other));
    }
    let published = first(&evidence.document.metadata.published);
    say("published", w.published, false, published.map(|y| y - 1));
    let (reviewed, planned) = headings(evidence);
    say("heading", w.heading, false, reviewed);
    say("heading", w.plan_heading, false, planned.map(|y| y - 1));
    // What the title says is said once.
    let head = evidence.head.replace(&evidence.title_matched, "");
    say("first words", w.first_words, false, first_words(&head));
    say("opening", w.opening, false, opening(&head));
    said
}

/// The answers to which year it is, the likeliest first.
pub(super) fn weighed(said: &[Said<i32>]) -> Vec<Answer<i32>> {
    answers(said, |one, year| match one.value == *year {
        true => Bearing::Same,
        false => Bearing::Against,
    })
}

/// The first answer and a source that meant another year and none besides it,
/// where the two are too close.
pub(super) fn tied<'a>(
    answers: &'a [Answer<i32>],
    said: &[Said<i32>],
) -> Option<(&'a Answer<i32>, &'a Answer<i32>)> {
    let best = answers.first()?;
    let agrees = |by: &str| said.iter().any(|s| s.by == by && s.value == best.value);
    let rival = answers.iter().skip(1).find(|other| {
        let against = |s: &Said<i32>| s.value == other.value && s.meant && !agrees(s.by);
        said.iter().any(against)
    })?;
    (best.meant && best.weight - rival.weight <= WEIGHTS.margin).then_some((best, rival))
}

/// The year that a title is about: of 2023年……情况和2024年工作计划 the one reviewed, of
/// 2022年12月—2023年11月 the last.
fn title(title: &str, before: bool) -> Option<i32> {
    let outside = without_names(title);
    let words = match first(&outside) {
        Some(_) => outside.as_str(),
        None => title,
    };
    let years: Vec<Written> = writing::years(words)
        .into_iter()
        .filter(|y| !y.day)
        .collect();
    let planned = |at: usize| {
        let from = years[at].end;
        let to = years.get(at + 1).map_or(words.len(), |next| next.start);
        let behind: String = words[from..to].chars().take(BEHIND).collect();
        CUES.planned.within(&behind) && !CUES.reviewed.within(&behind)
    };
    let reviewed: Vec<usize> = (0..years.len()).filter(|at| !planned(*at)).collect();
    let at = match reviewed.as_slice() {
        [] => 0,
        [first, rest @ ..] => {
            let span = rest.first().filter(|next| {
                let between = &words[years[*first].end..years[**next].start];
                between.contains(['—', '-', '－', '–', '~', '～', '至', '到'])
            });
            *span.unwrap_or(first)
        }
    };
    let year = years.get(at)?.year;
    // Where a title tells the year of the plans, the other is the one reviewed.
    let told = reviewed.len() < years.len() && !reviewed.is_empty();
    Some(if before && !told { year - 1 } else { year })
}

/// A title without the names of documents in it.
fn without_names(title: &str) -> String {
    let mut outside = String::new();
    let mut depth = 0_u32;
    for c in title.chars() {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    outside
}

/// The first year in some words that is no part of a day.
fn first(words: &str) -> Option<i32> {
    let years = writing::years(words);
    let published = words.len() == "2024-01-29".len();
    years.iter().find(|y| !y.day || published).map(|y| y.year)
}

/// The year of the session a work report was delivered at.
fn session(evidence: &Evidence) -> Option<i32> {
    evidence
        .head_lines()
        .filter(|line| line.contains("会议") || line.contains('在'))
        .filter(|line| !line.contains('。') && line.chars().count() <= LONGEST_SESSION)
        .find_map(|line| writing::years(line).into_iter().find(|y| y.month.is_some()))
        .map(|date| date.year)
}

/// A date that stands alone on a line, or behind the name that signs it.
fn date(line: &str) -> Option<Written> {
    let line = line.trim_matches(['（', '）', '(', ')', ' ']);
    let ends = line.ends_with(['日', '月']) || line.ends_with(|c: char| c.is_ascii_digit());
    if line.chars().count() > LONGEST_DATE || line.contains(['，', '。', '：']) || !ends {
        return None;
    }
    match writing::years(line).as_slice() {
        [date] if date.month.is_some() && !CUES.reviewed.within(line) => Some(*date),
        _ => None,
    }
}

/// The year that a heading or the first lines say is reviewed, and the one that
/// they say is planned for.
fn headings(evidence: &Evidence) -> (Option<i32>, Option<i32>) {
    let lines = evidence.document.text.lines().map(str::trim);
    let short = lines.filter(|line| {
        line.len() <= LONGEST_HEADING * 4 && line.chars().count() <= LONGEST_HEADING
    });
    let mut found = (None, None);
    for line in short.chain([evidence.head.as_str()]) {
        for year in writing::years(line) {
            let behind = line[year.end..].trim_start_matches(['年', '度', ' ', '的']);
            if CUES.looks_back.begins(behind) {
                found.0 = found.0.or(Some(year.year));
            } else if CUES.looks_ahead.begins(behind) {
                found.1 = found.1.or(Some(year.year));
            }
        }
    }
    found
}

/// The year that a line begins with: 2023年，……
fn first_words(head: &str) -> Option<i32> {
    let lines = head.lines().map(str::trim_start);
    lines
        .filter_map(|line| {
            writing::years(line)
                .into_iter()
                .next()
                .map(|year| (line, year))
        })
        .filter(|(line, year)| year.start == 0 && line[year.end..].starts_with('年'))
        .find(|(_, year)| !year.day)
        .map(|(_, year)| year.year)
}

/// The year most often said in the opening, outside titles and spans of years.
fn opening(head: &str) -> Option<i32> {
    let opening: String = head.chars().take(OPENING).collect();
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for Written {
        year, start, end, ..
    } in writing::years(&opening)
    {
        let named = opening[..start]
            .rfind('《')
            .is_some_and(|open| !opening[open..start].contains('》'));
        const SPAN: [char; 4] = ['—', '－', '-', '至'];
        let of_span = opening[..start].ends_with(SPAN) || opening[end..].starts_with(SPAN);
        if named || of_span {
            continue;
        }
        match counts.iter_mut().find(|(y, _)| *y == year) {
            Some((_, n)) => *n += 1,
            None => counts.push((year, 1)),
        }
    }
    // Of two said as often, the first.
    let most = counts.iter().rev().max_by_key(|(_, n)| *n);
    most.map(|(year, _)| *year)
}
