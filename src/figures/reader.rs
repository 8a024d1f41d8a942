//! The decisions, in their order: what each candidate of the scan is, a figure
//! or a number left out for a reason.

use std::ops::Range;

use super::draft::{Draft, draft, ratio_unit};
use super::numeral::{self, Numeral, Ratio};
use super::scan::{Inside, Scan};
use super::unit::{self, After, Unit};
use super::vocabulary::{VOCABULARY, begins_in, ends_in};
use super::{
    Figure, LeftOut, Qualifier, Reading, around, borrowed, foreign, furniture, milestone,
    qualifier, sign, spelled,
};
use crate::cues::{ends, is_han};

/// Reads all figures of `text[span]`.
pub(super) fn read(text: &str, span: Range<usize>) -> Reading<'_> {
    let Some(words) = text.get(span.clone()) else {
        return Reading::default();
    };
    let mut reader = Reader {
        text,
        words,
        base: span.start,
        furniture: None,
        ordinal: None,
        out: Reading::default(),
    };
    let mut scan = Scan::new(words);
    while let Some((at, inside)) = scan.next() {
        let end = reader.candidate(at, inside);
        scan.skip_to(end);
    }
    reader.tell_foreign();
    milestone::take_out(text, &mut reader.out);
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    words: &'t str,
    base: usize,
    /// Whether the line belongs to the web page, once a number asked for it.
    furniture: Option<bool>,
    /// The end and the unit of the last ordinal.
    ordinal: Option<(usize, &'t str)>,
    out: Reading<'t>,
}

impl<'t> Reader<'t> {
    /// Reads the candidate at `at`; returns where the scan goes on.
    fn candidate(&mut self, at: usize, inside: Inside) -> usize {
        let words = self.words;
        let (before, rest) = words.split_at(at);
        let Some(number) = numeral::read_in(rest, around::runs_on(before)) else {
            return VOCABULARY
                .name(rest)
                .map_or(at, |len| self.leave(at..at + len, "name"));
        };
        // 十分 is a name, 十分之九 none.
        if let Some(len) = VOCABULARY
            .name(rest)
            .filter(|_| number.ratio == Ratio::None)
        {
            return self.leave(at..at + len, "name");
        }
        let end = at + number.len;
        let after_number = &words[end..];
        if let Some(whole) = foreign::around(words, at..end, self.last_end()) {
            return self.leave(whole, foreign::REASON);
        }
        // 百分百回访: an adverb.
        if VOCABULARY.all_of_it(rest).is_some() && after_number.starts_with(is_han) {
            return self.leave(at..end, "mere size");
        }
        if let Some(reason) = self.no_number(before, after_number, &number, inside) {
            return self.leave_if(number.arabic || number.len > 3, at..end, reason);
        }
        let mut after = unit::read(after_number);
        if let Some(len) = around::glued_marker(before, rest, &number, &after) {
            return self.leave(at..at + len, "list or heading marker");
        }
        if number.ratio != Ratio::None {
            after = ratio_unit(&number);
        }
        if let Some(unit) = borrowed::unit(after_number, &number, &after) {
            after = After::Unit(unit);
        }
        let clause = around::clause(before);
        let (draft, close, after) = draft(at, end, after_number, &number, after, clause);
        let is_range = draft.value_max.is_some();
        let counted = self.unit(at, close, &number, &after, clause, is_range);
        let counted = counted.and_then(|unit| match unit {
            None if number.apart => Err(("one number or several", 0)),
            _ if number.apart && clause.contains("分别") => Err(("one number or several", 0)),
            unit => Ok(unit),
        });
        match counted {
            Ok(unit) => self.qualified(draft.with(unit, close), &number, before, clause),
            Err((reason, len)) => {
                let told = number.arabic || len > 0 || number.len > 6;
                self.leave_if(told, at..close + len, reason)
            }
        }
    }

    /// Reasons that do not depend on the unit.
    fn no_number(
        &mut self,
        before: &str,
        after: &'t str,
        number: &Numeral,
        inside: Inside,
    ) -> Option<&'static str> {
        match inside {
            Inside::Quotes => return Some("name in quotation marks"),
            Inside::Title => return Some("title of a document"),
            Inside::Reference => return Some("document number or note mark"),
            Inside::Text => {}
        }
        let behind_figure = self
            .out
            .figures
            .last()
            .is_some_and(|f| f.span.end == self.base + before.len());
        if around::marker(before, after, number, behind_figure) {
            return Some("list or heading marker");
        }
        if number.broken.is_some() {
            return number.broken;
        }
        if let Some(reason) = around::glued(before, after, number) {
            return Some(reason);
        }
        if let Some(reason) = around::before(before, after) {
            if matches!(reason, "ordinal" | "number of a session") {
                let unit = match unit::read(after) {
                    After::Unit(u) | After::Duration(u) => u,
                    _ => return Some(reason),
                };
                let end = before.len() + number.len + unit.len;
                self.ordinal = Some((end, unit.name));
            }
            return Some(reason);
        }
        if let Some((end, name)) = self.ordinal
            && before.get(end..).is_some_and(around::joins)
            && let After::Unit(unit) = unit::read(after)
            && unit.name == name
        {
            self.ordinal = Some((before.len() + number.len + unit.len, name));
            return Some("ordinal");
        }
        let (text, base, len) = (self.text, self.base, self.words.len());
        let page = || furniture::is_furniture(text, base, len);
        if *self.furniture.get_or_insert_with(page) {
            return Some("part of the web page");
        }
        None
    }

    /// The unit that makes the number a figure (none where it stands straight
    /// before its noun), or why it is none and how far that reaches.
    fn unit(
        &self,
        at: usize,
        end: usize,
        number: &Numeral,
        after: &After<'t>,
        clause: &str,
        is_range: bool,
    ) -> Result<Option<Unit<'t>>, (&'static str, usize)> {
        let words = self.words;
        let before = &words[..at];
        match *after {
            After::Out(reason, len) => Err((reason, len)),
            After::Duration(unit) => {
                let behind = &words[end + unit.len..];
                // 压缩至5个工作日内: a bound; 5个工作日内办结: a term.
                let reached = behind.starts_with('内')
                    && ends_in(before.trim_end(), &VOCABULARY.before.reach).is_some();
                let deadline = behind.starts_with(['内', '前']) && !reached;
                if VOCABULARY.measures_time(clause) && !deadline {
                    Ok(Some(unit))
                } else {
                    Err(("span of time", unit.len))
                }
            }
            After::Age(unit) if VOCABULARY.measures_age(clause) => Ok(Some(unit)),
            After::Age(unit) => Err(("age", unit.len)),
            After::Unit(unit) => {
                let counted = || self.counts_one_of(at, unit.name);
                if let Some(reason) = spelled::no_count(words, at, number, &unit, clause, &counted)
                {
                    return Err((reason, unit.len));
                }
                if around::measures_out(&words[end + unit.len..]) {
                    return Err(("part of a formula", unit.len));
                }
                Ok(Some(unit))
            }
            After::Noun | After::Nothing if self.money_sign(before) => Ok(None),
            After::Noun if VOCABULARY.is_line(&words[at..end]) => Err(("telephone line", 0)),
            After::Noun if number.arabic || number.scaled && !number.bare => Ok(None),
            After::Noun | After::Nothing => {
                let amount = (number.scaled && !number.bare || number.over) && !is_range;
                let value = number.arabic
                    && !is_range
                    && ends_in(before, &VOCABULARY.before.reach).is_some()
                    && self.stands_alone(&words[end..])
                    && (number.shaped || number.digits != 4);
                let count = number.arabic
                    && !is_range
                    && around::counts(before, clause, number, &words[end..]);
                let long = number.arabic || number.len > 6;
                if number.ratio == Ratio::Fraction || long && amount || value || count {
                    Ok(None)
                } else {
                    Err(("no unit", 0))
                }
            }
        }
    }

    /// A sign of money stands before the number.
    fn money_sign(&self, before: &str) -> bool {
        VOCABULARY.signs.iter().any(|(s, _)| ends(before, s))
    }

    /// No noun follows the number, or what follows says that it moved.
    fn stands_alone(&self, after: &str) -> bool {
        !after.starts_with(is_han) || begins_in(after, &VOCABULARY.before.moves)
    }

    /// 查办大案两起，一起已结案: counted against the figure before.
    fn counts_one_of(&self, at: usize, unit: &str) -> bool {
        self.out.figures.last().is_some_and(|f| {
            let gap = self.text.get(f.span.end..self.base + at).unwrap_or("。");
            f.unit == unit && gap.ends_with(['，', ',', '、']) && !gap.contains('。')
        })
    }

    /// Qualifiers, direction and sign; then it is a figure.
    fn qualified(
        &mut self,
        draft: Draft<'t>,
        number: &Numeral,
        before: &'t str,
        clause: &str,
    ) -> usize {
        let words = self.words;
        let mut span = draft.core.clone();
        let mut core = draft.core.clone();
        let mut said = draft.inner;
        let mut unit = draft.unit;
        let sign = match draft.value_max {
            None => sign::mark(before, clause, unit),
            Some(_) => sign::Mark::None,
        };
        let mut lead = before;
        let mut negative = false;
        match sign {
            sign::Mark::Sign(len, below) => {
                span.start -= len;
                core.start -= len;
                lead = &before[..before.len() - len];
                negative = below;
            }
            sign::Mark::Open => return self.leave(span, "name with a dash"),
            sign::Mark::None => {}
        }
        if unit.is_empty()
            && let Some((mark, money)) = VOCABULARY.signs.iter().find(|(s, _)| ends(lead, s))
        {
            unit = money;
            span.start -= mark.len();
            core.start -= mark.len();
            lead = &lead[..lead.len() - mark.len()];
        }
        let behind = qualifier::behind(&words[span.end..]);
        if around::specifies(unit, &words[span.end..]) {
            return self.leave(span, "specification");
        }
        if let Some((q, len)) = behind {
            if around::class_behind(unit, lead, &words[span.end + len..]) {
                return self.leave(span.start..span.end + len, "class of things");
            }
            said = q;
            span.end += len;
        }
        if let Some((q, len)) = qualifier::before(lead, number) {
            if behind.is_none() {
                if around::class_before(unit, &words[span.end..]) {
                    return self.leave(span.start - len..span.end, "class of things");
                }
                said = q;
            }
            span.start -= len;
        }
        let fall = ends_in(&words[..span.start], &VOCABULARY.directions.fall);
        span.start -= fall.map_or(0, str::len);
        if said == Qualifier::Exact
            && let Some(q) = VOCABULARY.across(clause)
        {
            said = q;
        }
        if draft.value_max.is_some() {
            said = Qualifier::Range;
        }
        let place = |r: Range<usize>| self.base + r.start..self.base + r.end;
        let figure = Figure {
            span: place(span.clone()),
            core: place(core),
            value: if negative { -draft.value } else { draft.value },
            value_max: draft.value_max,
            unit,
            qualifier: said,
        };
        let overlaps = self
            .out
            .figures
            .last()
            .is_some_and(|f| f.span.end > figure.span.start);
        if overlaps {
            return span.end;
        }
        if behind.is_some() {
            self.reach_back(&figure);
        }
        self.out.figures.push(figure);
        span.end
    }

    /// 7%和8%以上: the bound reaches both.
    fn reach_back(&mut self, bound: &Figure) {
        let mut from = bound.span.start;
        for f in self.out.figures.iter_mut().rev() {
            let gap = self.text.get(f.span.end..from).unwrap_or("?");
            let joined = matches!(gap, "、" | "和" | "与" | "及");
            if !joined || f.unit != bound.unit || f.qualifier != Qualifier::Exact {
                break;
            }
            f.qualifier = bound.qualifier;
            from = f.span.start;
        }
    }

    /// The end of the last number, in the words that are read.
    fn last_end(&self) -> usize {
        let figure = self.out.figures.last().map(|f| f.span.end);
        let left = self.out.left_out.last().map(|left| left.span.end);
        figure.max(left).map_or(0, |end| end - self.base)
    }

    /// Tells of the numbers that the scan does not stop at.
    fn tell_foreign(&mut self) {
        let alone = foreign::alone(self.words);
        if alone.is_empty() {
            return;
        }
        let told = self.out.left_out.iter().map(|left| &left.span);
        let told = told.chain(self.out.figures.iter().map(|f| &f.span));
        let mut told: Vec<Range<usize>> = told.cloned().collect();
        told.sort_by_key(|span| span.start);
        for at in alone {
            let span = self.base + at.start..self.base + at.end;
            let before = told.partition_point(|other| other.start < span.end);
            if before == 0 || told[before - 1].end <= span.start {
                let reason = foreign::REASON;
                self.out.left_out.push(LeftOut { span, reason });
            }
        }
        self.out.left_out.sort_by_key(|left| left.span.start);
    }

    fn leave(&mut self, at: Range<usize>, reason: &'static str) -> usize {
        let end = at.end;
        self.out.left_out.push(LeftOut {
            span: self.base + at.start..self.base + at.end,
            reason,
        });
        end
    }

    /// Leaves a number out without a word where it is but a character of one.
    fn leave_if(&mut self, told: bool, at: Range<usize>, reason: &'static str) -> usize {
        if told { self.leave(at, reason) } else { at.end }
    }
}
