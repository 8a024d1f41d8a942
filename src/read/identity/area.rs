//! Whose report it is: every source is asked, what they say is weighed once.

use super::body::{self, Area, Kind};
use super::evidence::Evidence;
use super::weigh::{Answer, Bearing, Said, answers};
use super::{CUES, WEIGHTS, title};
use crate::cues::is_han;

/// Longer lines are no byline, and no name.
const LONGEST_LINE: usize = 40;
/// Characters before 人民代表大会 among which its place stands.
const BEFORE_CONGRESS: usize = 30;
/// Lines in which a first sentence is looked for.
const OPENING_LINES: usize = 8;
/// A date before the subject of a sentence.
const LONGEST_DATE: usize = 14;

/// Everything that is said of it.
pub(super) fn said(evidence: &Evidence) -> Vec<Said<Area>> {
    let (w, around) = (&WEIGHTS.area, evidence.around.as_str());
    let mut said: Vec<Said<Area>> = Vec::new();
    let mut say = |by, weight, meant, value: Option<Area>| {
        said.extend(value.map(|value| Said {
            by,
            value,
            weight,
            meant,
        }));
    };
    let column = evidence.row.as_ref().and_then(|row| row.area.as_deref());
    say(
        "column",
        w.column,
        true,
        column.map(|name| Area::named(name, around)),
    );
    let title = title::body(&evidence.title_matched, around);
    say("title", w.title, true, title);
    say("session", w.session, true, session(&evidence.head, around));
    let byline = evidence.head_lines().find_map(|line| byline(line, around));
    say("byline", w.byline, true, byline);
    let letterhead = evidence
        .head_lines()
        .find_map(|line| letterhead(line, around));
    say("letterhead", w.letterhead, true, letterhead);
    let signed = evidence
        .tail
        .iter()
        .find_map(|line| signature(line, around));
    say("signature", w.signature, true, signed);
    let mut folders = evidence
        .folders
        .iter()
        .filter_map(|folder| title::named(folder, around));
    say("folder", w.folder, true, folders.next());
    for above in folders {
        say("folder above", w.folder_above, false, Some(above));
    }
    let file = title::named(&evidence.stem, around);
    say("file name", w.file_name, true, file);
    let issuer = issuer(&evidence.document.metadata.issuer, around);
    say("issuer", w.issuer, false, issuer);
    let represents = represents(&evidence.head, around);
    say("represents", w.represents, false, represents);
    let mut lines = evidence.head.lines().take(OPENING_LINES);
    let subject = lines.find_map(|line| subject(line, around));
    say("first sentence", w.first_sentence, false, subject);
    placed(said)
}

/// Departments that do not say of which place, as those of the place that
/// something else names; left out where nothing does.
fn placed(said: Vec<Said<Area>>) -> Vec<Said<Area>> {
    let place = |department: &Area| {
        said.iter()
            .find_map(|other| department.of_place(&other.value))
    };
    said.iter()
        .filter_map(|one| match one.value.kind {
            Kind::Placeless => Some(Said {
                value: place(&one.value)?,
                ..one.clone()
            }),
            _ => Some(one.clone()),
        })
        .collect()
}

/// The answers to whose report it is, the likeliest first.
pub(super) fn weighed(said: &[Said<Area>]) -> Vec<Answer<Area>> {
    answers(said, |one, area| {
        let loose = matches!(one.by, "folder" | "folder above" | "file name" | "issuer");
        if one.value.name == area.name {
            Bearing::Same
        } else if loose && area.lies_in(&one.value) {
            Bearing::Around
        } else if area.lies_in(&one.value) || one.value.lies_in(area) {
            Bearing::Beside
        } else {
            Bearing::Against
        }
    })
}

/// Two answers that both were meant, exclude each other and are too close.
pub(super) fn tied(answers: &[Answer<Area>]) -> Option<(&Answer<Area>, &Answer<Area>)> {
    let best = answers.first()?;
    let rival = answers.iter().skip(1).find(|other| {
        other.meant && !other.value.lies_in(&best.value) && !best.value.lies_in(&other.value)
    })?;
    (best.meant && best.weight - rival.weight <= WEIGHTS.margin).then_some((best, rival))
}

/// 在登封市第六届人民代表大会: whose congress a report was given to.
fn session(head: &str, around: &str) -> Option<Area> {
    // Said for short it is one on a line of its own only: 完成市十届人大会议确定的任务.
    let short = head
        .match_indices("届人大")
        .filter(|(at, _)| is_own_line(head, *at));
    head.match_indices("人民代表大会")
        .take(3)
        .chain(short)
        .find_map(|(at, _)| {
            let start = head[..at]
                .char_indices()
                .rev()
                .take(BEFORE_CONGRESS)
                .take_while(|(_, c)| *c != '\n')
                .last()?
                .0;
            let before = &head[start..at];
            let before = before.rsplit('在').next().unwrap_or(before);
            let name = before.split('第').next().unwrap_or(before);
            let name = name.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
            let name = name
                .rsplit(|c: char| !is_han(c))
                .find(|part| !part.is_empty())?;
            body::whole(name, around)
        })
}

/// Whether the line at a place is short and no sentence.
fn is_own_line(head: &str, at: usize) -> bool {
    let start = head[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = head[start..].lines().next().unwrap_or_default();
    line.chars().count() <= LONGEST_LINE && !line.contains(['，', '。'])
}

/// 登封市人民政府市长　某某: who gives a report, on a line of its own.
fn byline(line: &str, around: &str) -> Option<Area> {
    if line.chars().count() > LONGEST_LINE || line.contains(['。', '，', '：']) {
        return None;
    }
    let at = CUES.offices.first(line)?;
    body::whole(line[..at].trim(), around)
}

/// 登封市人民政府文件: above the number of a document.
fn letterhead(line: &str, around: &str) -> Option<Area> {
    let name: String = line.strip_suffix("文件")?.split_whitespace().collect();
    body::whole(&name, around)
}

/// A line near the end that is the name of a body, with or without a date.
fn signature(line: &str, around: &str) -> Option<Area> {
    if line.chars().count() > LONGEST_LINE || line.contains(['，', '。', '：', '；', '、']) {
        return None;
    }
    let name = line
        .split(|c: char| c.is_whitespace() || c.is_ascii_digit())
        .next()?;
    let body = body::whole(name, around)?;
    // A heading may be a place as well; a signature names who governs it.
    let governs = body.name != name || body.kind != Kind::Place;
    (governs || line.len() == name.len() && name.chars().count() > 2).then_some(body)
}

/// Who issued a page: its department writes for the place, the press for nobody.
fn issuer(name: &str, around: &str) -> Option<Area> {
    if CUES.press.within(name) {
        return None;
    }
    let area = body::whole(name, around)?;
    match area.kind {
        Kind::Within => body::first(&area.name, around, true),
        _ => Some(area),
    }
}

/// 我代表登封市人民政府; 现将青溪县2023年……情况报告如下.
fn represents(head: &str, around: &str) -> Option<Area> {
    let spoken = head.match_indices("代表").take(3).find_map(|(at, word)| {
        let words = &head[at + word.len()..];
        let end = words.find(|c: char| !is_han(c) || "向作就对报".contains(c));
        body::whole(&words[..end.unwrap_or(words.len())], around)
    });
    spoken.or_else(|| {
        let (_, words) = head.split_once("现将")?;
        let sentence = words.split(['，', '。', '\n']).next()?;
        title::body(sentence, around).filter(|area| area.kind != Kind::Placeless)
    })
}

/// The subject of a line's first sentence, a date before it or not.
fn subject(line: &str, around: &str) -> Option<Area> {
    let line = line.trim();
    let behind_date = line
        .split_once('，')
        .filter(|(date, _)| date.contains('年') && date.chars().count() <= LONGEST_DATE)
        .map(|(_, rest)| rest);
    body::subject(behind_date.unwrap_or(line), around)
}
