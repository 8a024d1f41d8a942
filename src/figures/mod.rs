//! Text → figures: finds every number that counts or measures something and
//! reads its value, unit and qualifier; leaves out dates, ordinals, document
//! numbers, names with digits, and says why. Third stage of the flow. Knows
//! nothing of sections, labels or years.

mod units;

use std::ops::Range;

/// How exact a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// As it stands.
    Exact,
    /// A lower bound: 余, 多, 超, 逾, 以上, 突破, 不低于.
    Over,
    /// An upper bound: 近, 不足, 不到, 以下, 以内.
    Under,
    /// 约, 左右.
    About,
    /// Two ends: 4.5%—5%.
    Range,
}

impl Qualifier {
    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::Under => "under",
            Self::About => "about",
            Self::Range => "range",
        }
    }
}

/// A number as it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Bytes of the text: qualifier, number and unit (and the direction word
    /// of a fall that touches it: 下降15.5%).
    pub span: Range<usize>,
    /// The bytes of the number and its unit alone, without qualifier or direction.
    pub core: Range<usize>,
    /// In the base unit: 5038.64万元 → 50386400; a percentage is the number
    /// before the sign. The sign of a fall is set by `observations`.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// Measure word or unit with 万/亿 removed; empty where the number stands
    /// straight before its noun.
    pub unit: String,
    /// How exact it is.
    pub qualifier: Qualifier,
}

/// A number that is no figure, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The rule that left it out, in a few words.
    pub reason: &'static str,
}

/// What was found in a stretch of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Figures in reading order, never overlapping.
    pub figures: Vec<Figure>,
    /// Numbers that are no figures.
    pub left_out: Vec<LeftOut>,
}

/// Words before a number that qualify it.
const BEFORE: &[(&str, Qualifier)] = &[
    ("不少于", Qualifier::Over),
    ("不低于", Qualifier::Over),
    ("不超过", Qualifier::Under),
    ("超过", Qualifier::Over),
    ("突破", Qualifier::Over),
    ("至少", Qualifier::Over),
    ("低于", Qualifier::Under),
    ("不足", Qualifier::Under),
    ("不到", Qualifier::Under),
    ("超", Qualifier::Over),
    ("逾", Qualifier::Over),
    ("近", Qualifier::Under),
    ("约", Qualifier::About),
];

/// Words behind a figure that qualify it.
const BEHIND: &[(&str, Qualifier)] = &[
    ("左右", Qualifier::About),
    ("以上", Qualifier::Over),
    ("以下", Qualifier::Under),
    ("以内", Qualifier::Under),
];

/// Reads all figures of `text[span]`. Offsets are bytes of `text`; what stands
/// around the span may be looked at but not read.
#[must_use]
pub fn read(text: &str, span: Range<usize>) -> Reading {
    let mut reading = Reading::default();
    let Some(words) = text.get(span.clone()) else {
        return reading;
    };
    let mut at = 0;
    while let Some(c) = words[at..].chars().next() {
        if !c.is_ascii_digit() && !"一二两三四五六七八九十百".contains(c) {
            at += c.len_utf8();
            continue;
        }
        let Some(number) = number(&words[at..]) else {
            at += c.len_utf8();
            continue;
        };
        let end = at + number.len;
        let (before, rest) = (&words[..at], &words[end..]);
        let out = |reason| LeftOut {
            span: span.start + at..span.start + end,
            reason,
        };
        if let Some(reason) = no_figure(before, rest, number.chinese) {
            if !number.chinese {
                reading.left_out.push(out(reason));
            }
            at = end;
            continue;
        }
        let unit = units::UNITS
            .iter()
            .filter(|u| rest.starts_with(**u))
            .max_by_key(|u| u.len());
        let noun = rest
            .chars()
            .next()
            .is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if unit.is_none() && (number.chinese || !noun || number.len < 3) {
            if !number.chinese {
                reading.left_out.push(out("no unit"));
            }
            at = end;
            continue;
        }
        let unit = unit.copied().unwrap_or("");
        let core_end = end + unit.len();
        let mut figure = Figure {
            core: span.start + at..span.start + core_end,
            span: span.start + at..span.start + core_end,
            value: number.value,
            value_max: None,
            unit: match unit {
                "％" => "%",
                "百分点" => "个百分点",
                u => u,
            }
            .to_owned(),
            qualifier: if number.more {
                Qualifier::Over
            } else {
                Qualifier::Exact
            },
        };
        if let Some((word, q)) = BEHIND
            .iter()
            .find(|(w, _)| words[core_end..].starts_with(w))
        {
            figure.qualifier = *q;
            figure.span.end += word.len();
        } else if let Some((word, q)) = BEFORE.iter().find(|(w, _)| before.ends_with(w)) {
            figure.qualifier = *q;
            figure.span.start -= word.len();
        }
        if let Some(word) = ["下降", "减少", "降低"]
            .iter()
            .find(|w| text[..figure.span.start].ends_with(**w))
        {
            figure.span.start -= word.len();
        }
        reading.figures.push(figure);
        at = core_end;
    }
    reading
}

struct Number {
    len: usize,
    value: f64,
    chinese: bool,
    more: bool,
}

fn number(words: &str) -> Option<Number> {
    let digits = words
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.' || *b == b',')
        .count();
    let mut len = 0;
    let chinese = digits == 0;
    let mut value = if chinese {
        let (v, n) = chinese_number(words)?;
        len = n;
        v
    } else {
        let plain: String = words[..digits].trim_end_matches(['.', ',']).to_owned();
        len += plain.len();
        plain.replace(',', "").parse().ok()?
    };
    let mut more = false;
    let mut scale = 0;
    for (mark, power) in [
        ("余", 0),
        ("多", 0),
        ("百", 2),
        ("千", 3),
        ("万", 4),
        ("亿", 8),
        ("亿", 8),
        ("余", 0),
        ("多", 0),
    ] {
        if words[len..].starts_with(mark) {
            if mark == "千"
                && (words[len..].starts_with("千瓦") || words[len..].starts_with("千米"))
            {
                continue;
            }
            len += mark.len();
            more |= power == 0;
            scale += power;
        }
    }
    if scale > 0 {
        let plain: String = if chinese {
            value.to_string()
        } else {
            words[..digits]
                .trim_end_matches(['.', ','])
                .replace(',', "")
        };
        value = format!("{plain}e{scale}").parse().ok()?;
    }
    Some(Number {
        len,
        value,
        chinese,
        more,
    })
}

fn chinese_number(words: &str) -> Option<(f64, usize)> {
    let (mut total, mut digit, mut len) = (0_i64, 0_i64, 0);
    for c in words.chars().take(8) {
        if let Some(d) = "零一二三四五六七八九"
            .chars()
            .position(|x| x == c)
            .or((c == '两').then_some(2))
        {
            digit = i64::try_from(d).ok()?;
        } else if let Some(p) = "十百千".chars().position(|x| x == c) {
            total += digit.max(1) * 10_i64.pow(u32::try_from(p).ok()? + 1);
            digit = 0;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    #[allow(clippy::cast_precision_loss)]
    (len > 0).then_some(((total + digit) as f64, len))
}

fn no_figure(before: &str, rest: &str, chinese: bool) -> Option<&'static str> {
    if units::TIMES.iter().any(|t| rest.starts_with(t)) {
        return Some("date or duration");
    }
    if before.ends_with('第') {
        return Some("ordinal");
    }
    if units::NAMES.iter().any(|t| rest.starts_with(t)) {
        return Some("name");
    }
    if before.trim_start().is_empty()
        && (rest.starts_with('.') || rest.starts_with('、') || rest.starts_with('是'))
    {
        return Some("list marker");
    }
    let open = |o: char, c: char| before.rfind(o).is_some_and(|i| !before[i..].contains(c));
    if open('“', '”') || open('《', '》') || open('〔', '〕') {
        return Some("name in quotes");
    }
    if before.ends_with(['+', '-', '—', '〔', '['])
        || rest.starts_with(['+', '-', '—', '〕', '.', '、']) && chinese
    {
        return Some("part of a name or range");
    }
    if chinese
        && (rest.starts_with("一")
            || before.ends_with([
                '统', '进', '同', '每', '之', '另', '某', '这', '唯', '任', '逐', '万', '首', '百',
                '千',
            ]))
    {
        return Some("word");
    }
    if chinese
        && rest.starts_with([
            '个', '批', '些', '种', '项', '类', '体', '直', '般', '定', '步', '次', '线', '方',
            '面', '律',
        ])
    {
        return Some("article");
    }
    None
}
