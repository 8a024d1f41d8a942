//! The decisions, in their order: what each candidate of the scan is, a figure
//! or a number left out for a reason.

use std::ops::Range;

use super::numeral::{self, Numeral, Ratio};
use super::scan::{Inside, Scan};
use super::unit::{self, After, Unit};
use super::vocabulary::{VOCABULARY, begins_in, ends_in};
use super::{Figure, LeftOut, Qualifier, Reading, around, qualifier, range};
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

/// A number that is on its way to become a figure.
struct Draft<'t> {
    core: Range<usize>,
    value: f64,
    value_max: Option<f64>,
    unit: &'t str,
    /// 余 or 多, 来 inside it.
    inner: Qualifier,
}

impl<'t> Reader<'t> {
    /// Reads the candidate at `at`; returns where the scan goes on.
    fn candidate(&mut self, at: usize, inside: Inside) -> usize {
        let words = self.words;
        let (before, rest) = words.split_at(at);
        if let Some(len) = VOCABULARY.name(rest) {
            return self.leave(at..at + len, "name");
        }
        let Some(number) = numeral::read(rest) else {
            return at;
        };
        let end = at + number.len;
        let after_number = &words[end..];
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
        let clause = around::clause(before);
        let upper = range::upper(after_number, &number, &after, clause);
        let mut draft = Draft {
            core: at..end,
            value: number.value,
            value_max: number.value_max,
            unit: "",
            inner: inner(&number),
        };
        let mut close = end;
        if let Some(upper) = upper {
            close = end + upper.end;
            draft.value = upper.low;
            draft.value_max = Some(upper.high);
            after = match (upper.after, number.ratio) {
                (After::Nothing, Ratio::Percent | Ratio::PerMille) => ratio_unit(&number),
                (other, _) => other,
            };
        }
        let counted = self.unit(
            at,
            close,
            &number,
            &after,
            clause,
            draft.value_max.is_some(),
        );
        let unit = match counted {
            Ok(unit) => unit,
            Err((reason, len)) => {
                let told = number.arabic || len > 0 || number.len > 6;
                return self.leave_if(told, at..close + len, reason);
            }
        };
        if let Some(unit) = unit {
            close += unit.len;
            draft.unit = unit.name;
            if unit.over {
                draft.inner = Qualifier::Over;
            }
        }
        draft.core.end = close;
        self.qualified(draft, &number, before, clause)
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
        if self.is_furniture() {
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
                if let Some(reason) = self.spelled(at, number, &unit, clause) {
                    return Err((reason, unit.len));
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
                let long = number.arabic || number.len > 6;
                if number.ratio == Ratio::Fraction || long && amount || value {
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

    /// Why a number with a unit counts nothing.
    fn spelled(
        &self,
        at: usize,
        number: &Numeral,
        unit: &Unit<'t>,
        clause: &str,
    ) -> Option<&'static str> {
        let before = &self.words[..at];
        if ends_in(before, &VOCABULARY.before.vague).is_some() && !number.arabic {
            return Some("mere size");
        }
        if unit.name == "位" && ends_in_any(clause, &VOCABULARY.before.ranking) {
            return Some("rank");
        }
        if number.arabic || number.ratio != Ratio::None {
            return None;
        }
        let single = number.len == 3;
        let formal = numeral::is_formal(&self.words[at..]);
        if single && formal && unit.name != "元" {
            // 队伍人员少, 大陆居民: alone, such a character is one of a word.
            return Some("part of a word");
        }
        if single && !formal && number.value < 10.0 && unit.name == "元" {
            return Some("part of a name");
        }
        if single && self.words[at..].starts_with('二') && !unit::is_ratio(unit.name) {
            // What is counted is 两个; 二轮土地延包 is the second.
            return Some("ordinal");
        }
        if number.value < 1.0 && !number.shaped {
            return Some("nothing counted");
        }
        // 举办两期培训班: two are counted, where 二期 is the second.
        let two = self.words[at..].starts_with('两') && unit.name == "期";
        if single && !unit.spelled && !two {
            return Some("part of a name");
        }
        if single && self.words[at..].starts_with('一') && !unit::is_ratio(unit.name) {
            // 查办大案两起，一起已结案: counted against the figure before.
            let counted = self.out.figures.last().is_some_and(|f| {
                let gap = self.text.get(f.span.end..self.base + at).unwrap_or("。");
                f.unit == unit.name && gap.ends_with(['，', ',', '、']) && !gap.contains('。')
            });
            if !counted {
                return Some("一 as an article");
            }
        }
        if number.bare && !number.over {
            let (said, behind) = (
                qualifier::before(before, number),
                qualifier::behind(&self.words[at + number.len + unit.len..]),
            );
            let mere = before.ends_with('上') && number.value == 1e4;
            if said.is_none() && behind.is_none() || mere {
                return Some("mere size");
            }
        }
        None
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
        let sign = if draft.value_max.is_none() {
            self.minus(before, unit)
        } else {
            None
        };
        let mut lead = before;
        if let Some(len) = sign {
            span.start -= len;
            core.start -= len;
            lead = &before[..before.len() - len];
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
            if around::class_behind(unit, &words[span.end + len..]) {
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
            value: if sign.is_some() {
                -draft.value
            } else {
                draft.value
            },
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

    /// The bytes of a minus sign before the number.
    fn minus(&self, before: &str, unit: &str) -> Option<usize> {
        let c = before.chars().next_back()?;
        if !matches!(c, '-' | '−' | '－' | '负') || !(unit::is_ratio(unit) || unit.is_empty()) {
            return None;
        }
        let rest = &before[..before.len() - c.len_utf8()];
        let behind = rest.chars().next_back();
        behind
            .is_none_or(|b| VOCABULARY.directions.minus_after.contains(b))
            .then_some(c.len_utf8())
    }

    /// Whether the line is the web page's.
    fn is_furniture(&mut self) -> bool {
        let (text, base, len) = (self.text, self.base, self.words.len());
        *self.furniture.get_or_insert_with(|| {
            let longest = VOCABULARY.longest_furniture;
            if len > longest {
                return false;
            }
            // No further than such a line is long: a line may have no end.
            let bytes = text.as_bytes();
            let near = base.saturating_sub(longest)..text.len().min(base + longest + 1);
            let is_end = |byte: &u8| *byte == b'\n';
            let from = bytes[near.start..base].iter().rposition(is_end);
            let to = bytes[base..near.end].iter().position(is_end);
            let from = from.map_or(near.start, |i| near.start + i + 1);
            let to = to.map_or(near.end, |i| base + i);
            let line = text.get(from..to).unwrap_or("");
            // A sentence of the report may speak of 阅读量, too.
            to - from <= longest && !line.contains('。') && VOCABULARY.is_furniture(line)
        })
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

fn ends_in_any(clause: &str, words: &[String]) -> bool {
    words.iter().any(|w| clause.contains(w.as_str()))
}

fn inner(number: &Numeral) -> Qualifier {
    if number.value_max.is_some() {
        Qualifier::Range
    } else if number.over {
        Qualifier::Over
    } else if number.about {
        Qualifier::About
    } else {
        Qualifier::Exact
    }
}

/// The unit of a ratio said in words.
fn ratio_unit<'t>(number: &Numeral) -> After<'t> {
    let name = match number.ratio {
        Ratio::Percent => "%",
        Ratio::PerMille => "‰",
        Ratio::Fraction | Ratio::None => return After::Nothing,
    };
    After::Unit(Unit {
        name,
        len: 0,
        spelled: true,
        over: false,
    })
}
