//! Which [`Section`] a heading, a paragraph or a sentence opens, as a report is
//! read from top to bottom. Knows the words of the genre ([`super::cues`]), no
//! headings of one place.

use super::Section;
use super::cues::CUES;
use super::marker::Marker;
use crate::read::Genre;

/// A heading of a level below the first opens the weaknesses only if it is no
/// longer than this, in characters: longer ones tell of problems dealt with.
const SHORT: usize = 24;
/// A paragraph says within so many characters that it states weaknesses.
const BEGINNING: usize = 110;
/// The first year a text names (2022年).
fn year(words: &str) -> Option<u16> {
    words.match_indices('年').find_map(|(at, _)| {
        let digits = words.get(at.checked_sub(4)?..at)?;
        digits.parse().ok().filter(|_| digits.starts_with("20"))
    })
}

/// Characters of a year (2024年).
const YEAR_LETTERS: usize = 5;
/// Characters among which 将 stands where someone says what they will do.
const SUBJECT: usize = 9;

/// How far behind a heading it is told what its part is about, in characters.
const AHEAD: usize = 160;
/// An unheaded paragraph that ends by promising to mend things states
/// weaknesses if it names so many.
const NAMED: usize = 3;

/// The section as it stands while a report is read.
pub(super) struct Sections {
    genre: Genre,
    /// What the last heading of the first level opened.
    opened: Section,
    /// Whether that heading names weaknesses and plans alike.
    joint: bool,
    /// What the text now belongs to.
    now: Section,
    /// The level of the heading that opened `now`; a heading as high or higher
    /// closes it.
    level: u8,
    /// The weakness item stated last: its level and number.
    item: Option<(u8, u32)>,
    /// A cause or plan stated within an item: until the next marker.
    within_item: bool,
    seen_weaknesses: bool,
    seen_plans: bool,
    /// Whether a heading of the first level named a review.
    reviewed: bool,
    /// The year that the title or the words below it name first.
    year: Option<u16>,
    /// Behind the report: annexes, signature.
    ended: bool,
}

impl Sections {
    /// Before the first heading; `start` is what text without any heading is.
    pub(super) fn new(genre: Genre, start: Section) -> Self {
        Self {
            genre,
            opened: start,
            joint: false,
            now: start,
            level: 1,
            item: None,
            within_item: false,
            seen_weaknesses: false,
            seen_plans: false,
            reviewed: false,
            year: None,
            ended: false,
        }
    }

    /// What the text now belongs to.
    pub(super) fn now(&self) -> Section {
        self.now
    }

    fn open(&mut self, section: Section, level: u8) {
        self.now = section;
        self.level = level;
        self.within_item = false;
        self.seen_weaknesses |= section == Section::Weaknesses;
        self.seen_plans |= section == Section::Plans;
        if level == 1 {
            self.opened = section;
        }
        if section != Section::Causes {
            self.item = None;
        }
    }

    /// A heading was met; `ahead` is the text behind it.
    pub(super) fn heading(&mut self, level: u8, title: &str, ahead: &str) {
        if self.ended {
            return;
        }
        if level == 1 {
            self.joint = CUES.weaknesses.title.within(title) && CUES.plans.title.within(title);
            let section = self.titled(title, ahead);
            self.reviewed |= section == Section::Measures;
            self.open(section, 1);
            return;
        }
        let short = title.chars().count() <= SHORT;
        if short
            && CUES.weaknesses.plain.within(title)
            && !CUES.weaknesses.dealt.within(title)
            && !matches!(self.opened, Section::Other)
        {
            self.open(Section::Weaknesses, level);
        } else if CUES.plans.opener.begins(title)
            || self.joint && level <= 2 && CUES.plans.title.within(title)
        {
            self.open(Section::Plans, level);
        } else if short && self.now == Section::Weaknesses && CUES.causes.title.within(title) {
            self.open(Section::Causes, level);
        } else if level <= self.level && self.level > 1 {
            let back = self.opened;
            self.open(back, level);
            self.level = 1;
        }
    }

    /// What a heading of the first level opens.
    fn titled(&self, title: &str, ahead: &str) -> Section {
        if CUES.leadership.title.within(title) {
            return Section::Leadership;
        }
        let plans = CUES.plans.title.within(title) && !self.is_review(title);
        let outlook = CUES.outlook.title.within(title) && !CUES.outlook.work.within(title);
        let late = self.seen_weaknesses && (plans || outlook);
        if CUES.measures.title.within(title) && !late {
            return Section::Measures;
        }
        if CUES.weaknesses.title.within(title) && !CUES.weaknesses.dealt.within(title) {
            return Section::Weaknesses;
        }
        if plans && !outlook {
            return Section::Plans;
        }
        if !outlook && !self.seen_weaknesses && !self.seen_plans {
            return Section::Measures;
        }
        match about(ahead) {
            About::Years => Section::Other,
            About::Year => Section::Plans,
            About::Unsaid if outlook => Section::Other,
            About::Unsaid if self.genre.plans_have_headings() || self.seen_plans => Section::Plans,
            About::Unsaid => Section::Measures,
        }
    }

    /// Whether a heading whose words may name the plans (主要工作) names the
    /// review: none was named before it, and it says of no year that it is
    /// about, or of the one that the title names (2022年度主要工作).
    fn is_review(&self, title: &str) -> bool {
        let plans = &CUES.plans;
        let first = !self.reviewed && !self.seen_weaknesses && !self.seen_plans;
        let reported = || year(title).is_some_and(|y| self.year.is_some_and(|own| y <= own));
        first
            && !self.genre.plans_have_headings()
            && match title.contains('年') {
                true => plans.either.within(title) && reported(),
                false => plans.title.count(title) == plans.either.count(title),
            }
    }

    /// A paragraph without a marker begins.
    pub(super) fn paragraph(&mut self, words: &str) {
        if self.ended {
            return;
        }
        if self.year.is_none() && !self.reviewed && !self.seen_plans {
            self.year = year(words);
        }
        if is_annex(words) || is_note(words) || CUES.annex.end.begins(words) {
            self.ended = true;
            self.now = Section::Other;
            return;
        }
        if self.within_item {
            self.now = Section::Weaknesses;
            self.within_item = false;
        }
        match self.now {
            Section::Measures | Section::Leadership if states_weaknesses(words) => {
                self.open(Section::Weaknesses, 1);
                // No heading opened it: it ends with its paragraph.
                self.level = 0;
            }
            Section::Measures | Section::Leadership if self.announces_plans(words) => {
                self.open(Section::Plans, 1);
                self.seen_plans = true;
            }
            // Behind an unheaded paragraph of weaknesses stand closing words.
            Section::Weaknesses if self.level == 0 => self.now = Section::Other,
            _ => {}
        }
    }

    /// A list item or heading begins.
    pub(super) fn marker(&mut self, marker: Marker) {
        if self.ended {
            return;
        }
        if self.within_item {
            self.within_item = false;
            self.now = Section::Weaknesses;
        }
        // （二） behind the plan that answers （一）: the next weakness.
        if self.now == Section::Plans
            && marker.level > 1
            && self.item == Some((marker.level, marker.ordinal.saturating_sub(1)))
            && marker.ordinal > 1
        {
            self.now = Section::Weaknesses;
        }
        if self.now == Section::Weaknesses && marker.level > self.level {
            self.item = Some((marker.level, marker.ordinal));
        }
    }

    /// Whether an unheaded paragraph behind the review sets out the next year's work:
    /// 2024年，我县将……; 下一步，我县将……. A work report has headings for it.
    fn announces_plans(&self, words: &str) -> bool {
        let mut clauses = words.splitn(3, ['，', ',']);
        let (Some(when), Some(who)) = (clauses.next(), clauses.next()) else {
            return false;
        };
        let next = when.ends_with('年') && when.chars().count() == YEAR_LETTERS;
        let next = next
            && self
                .year
                .is_some_and(|now| year(when).is_some_and(|y| y > now));
        let then = CUES.plans.opener.beginning(when) == Some(when.len());
        let will = who.chars().take(SUBJECT).any(|c| c == '将');
        !self.genre.plans_have_headings() && (next || then) && will
    }

    /// Whether sentences can change the section: they can among weaknesses.
    pub(super) fn turns(&self) -> bool {
        matches!(self.now, Section::Weaknesses | Section::Causes) && !self.ended
    }

    /// Whether a sentence would leave the weaknesses.
    pub(super) fn is_turn(&self, words: &str) -> bool {
        CUES.causes.opener.begins(words) || self.plans(words)
    }

    /// Whether a sentence is the first of the plans.
    fn plans(&self, words: &str) -> bool {
        // 2024年，将深入推进……: behind the weaknesses of 2023.
        let ahead = || {
            self.year
                .is_some_and(|now| year(words).is_some_and(|y| y > now))
        };
        let opens = || words.starts_with(|c: char| c.is_ascii_digit()) && ahead();
        CUES.plans.opener.begins(words)
            || self.joint && (CUES.plans.promise.within(words) || opens())
    }

    /// A sentence among the weaknesses begins, inside an item or not.
    pub(super) fn sentence(&mut self, words: &str, in_item: bool) {
        if CUES.causes.opener.begins(words) {
            self.now = Section::Causes;
            self.within_item = true;
        } else if self.plans(words) {
            self.now = Section::Plans;
            self.within_item = in_item;
            if !in_item {
                self.level = 1;
                self.seen_plans = true;
            }
        }
    }
}

/// What the words behind a heading are about.
enum About {
    Year,
    Years,
    Unsaid,
}

fn about(ahead: &str) -> About {
    let end = ahead
        .char_indices()
        .nth(AHEAD)
        .map_or(ahead.len(), |(at, _)| at);
    let ahead = &ahead[..end];
    match (
        CUES.outlook.year.first(ahead),
        CUES.outlook.years.first(ahead),
    ) {
        (Some(year), Some(years)) if years < year => About::Years,
        (Some(_), _) => About::Year,
        (None, Some(_)) => About::Years,
        (None, None) => About::Unsaid,
    }
}

/// Whether an unheaded paragraph states weaknesses: it says at its beginning
/// that they are seen, or promises at its end to mend those it names.
fn states_weaknesses(words: &str) -> bool {
    let words_of = &CUES.weaknesses;
    let beginning = words
        .char_indices()
        .nth(BEGINNING)
        .map_or(words, |(at, _)| &words[..at]);
    if words_of.realise.within(beginning) && words_of.named.within(words) {
        return true;
    }
    // 但与群众的期待相比，还存在差距.
    let first = super::first_sentence(words);
    let falls_short = [
        &words_of.measured_by,
        &words_of.but,
        &words_of.lacking,
        &words_of.named,
    ];
    if falls_short.iter().all(|said| said.within(first)) {
        return true;
    }
    let ending = words.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    words_of.mending.within(&words[ending..]) && words_of.named.count(&words[..ending]) >= NAMED
}

/// Whether a line is the heading of what stands behind a report.
fn is_annex(line: &str) -> bool {
    const LONGEST: usize = 30;
    let title = line.trim_start_matches(['《', '“']);
    line.chars().nth(LONGEST - 1).is_none()
        && (CUES.annex.title.begins(title)
            || title.starts_with("政府工作报告") && CUES.annex.title.within(title))
}

/// Whether a line is a note on words of the report: ［3］营商环境：……
fn is_note(line: &str) -> bool {
    const DIGITS: usize = 3;
    let Some(number) = line.strip_prefix(['［', '[', '〔', '【']) else {
        return false;
    };
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = number.len() - behind.len();
    (1..=DIGITS).contains(&digits) && behind.starts_with(['］', ']', '〕', '】'])
}

/// Whether a line without a marker is a heading of the first level: short, no
/// sentence, and named like a part of a report.
pub(super) fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 34;
    line.chars().nth(LONGEST).is_none()
        && !line.contains(['。', '；', '：', ':', '，', ',', '！', '!'])
        && !line.ends_with("报告")
        && (CUES.measures.title.within(line)
            || CUES.plans.title.within(line)
            || CUES.weaknesses.plain.within(line))
}

/// Whether a heading names a part of a report that is no plan: where marked
/// headings do, unmarked lines are no headings.
pub(super) fn names_a_part(title: &str) -> bool {
    CUES.measures.title.within(title)
        || CUES.weaknesses.plain.within(title)
        || CUES.leadership.title.within(title)
}
