//! Charts as inline SVG, drawn without script. A year without a value is a gap
//! in the line, never a bridge; a change of definition is a dashed rule.

use std::fmt::Write;

/// The values of one indicator, one entry a year, in order.
pub(crate) type Series = [(i32, Option<f64>)];

struct Scale {
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
    left: f64,
    step: f64,
}

impl Scale {
    fn new(series: &Series, [left, top, right, bottom]: [f64; 4]) -> Option<Self> {
        let mut values = series
            .iter()
            .filter_map(|(_, v)| *v)
            .filter(|v| v.is_finite());
        let first = values.next()?;
        let (low, high) = values.fold((first, first), |(l, h), v| (l.min(v), h.max(v)));
        let steps = series.len().saturating_sub(1).max(1) as f64;
        Some(Self {
            low,
            high,
            top,
            bottom,
            left,
            step: (right - left) / steps,
        })
    }

    fn x(&self, index: usize) -> f64 {
        self.left + self.step * index as f64
    }

    fn y(&self, value: f64) -> f64 {
        if self.high <= self.low {
            return f64::midpoint(self.top, self.bottom);
        }
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    fn points(&self, series: &Series) -> Vec<Option<(f64, f64)>> {
        series
            .iter()
            .enumerate()
            .map(|(i, (_, value))| {
                value
                    .filter(|v| v.is_finite())
                    .map(|v| (self.x(i), self.y(v)))
            })
            .collect()
    }
}

/// The lines between neighbouring values, broken at gaps.
fn lines(out: &mut String, points: &[Option<(f64, f64)>]) {
    let mut path = String::new();
    for run in points.split(Option::is_none).filter(|run| run.len() > 1) {
        for (i, (x, y)) in run.iter().flatten().enumerate() {
            let _ = write!(path, "{}{x:.1} {y:.1}", if i == 0 { 'M' } else { 'L' });
        }
    }
    if !path.is_empty() {
        let _ = write!(out, "<path d=\"{path}\"/>");
    }
}

/// A line as high as a line of text; decoration, the numbers stand beside it.
pub(crate) fn spark(series: &Series) -> String {
    let Some(scale) = Scale::new(series, [3.0, 4.0, 69.0, 18.0]) else {
        return String::new();
    };
    let points = scale.points(series);
    let mut out = String::from("<svg class=\"spark\" viewBox=\"0 0 72 22\" aria-hidden=\"true\">");
    lines(&mut out, &points);
    let last = points.iter().rposition(Option::is_some);
    for (i, point) in points.iter().enumerate() {
        let alone = (i == 0 || points.get(i - 1).is_none_or(Option::is_none))
            && points.get(i + 1).is_none_or(Option::is_none);
        if let Some((x, y)) = point
            && (Some(i) == last || alone)
        {
            let r = if Some(i) == last { "2.4" } else { "1.4" };
            let _ = write!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{r}\"/>");
        }
    }
    out.push_str("</svg>");
    out
}

/// What one chart of the small multiples shows.
pub(super) struct Multiple<'a> {
    pub series: &'a Series,
    /// Each value's words.
    pub texts: &'a [String],
    /// The year in which the definition changed, if one did.
    pub comparable_from: Option<i32>,
    /// The chart in words.
    pub label: &'a str,
    /// The ends of the scale it shares with others.
    pub ends: (f64, f64),
}

/// One chart of the small multiples: every year a tick, every value a point
/// with its words, first and last written out. All words are escaped here.
pub(super) fn multiple(chart: &Multiple) -> String {
    let Multiple {
        series,
        texts,
        comparable_from,
        label,
        ..
    } = *chart;
    let Some(scale) = Scale::new(series, [14.0, 24.0, 246.0, 84.0]) else {
        return String::new();
    };
    let scale = Scale {
        low: chart.ends.0.min(scale.low),
        high: chart.ends.1.max(scale.high),
        ..scale
    };
    let points = scale.points(series);
    let mut out = format!(
        "<svg class=\"multiple\" viewBox=\"0 0 260 112\" role=\"img\" aria-label=\"{}\">",
        escape(label)
    );
    let _ = write!(out, "<path class=\"axis\" d=\"M8 92H252M8 24H252\"/>");
    if let Some(index) = comparable_from
        .and_then(|year| series.iter().position(|(y, _)| *y == year))
        .filter(|index| *index > 0)
    {
        let x = scale.x(index) - scale.step / 2.0;
        let _ = write!(out, "<path class=\"redefined\" d=\"M{x:.1} 14V92\"/>");
    }
    lines(&mut out, &points);
    let every = series.len().div_ceil(8).max(1);
    let last_tick = series.len().saturating_sub(1);
    for (i, (year, value)) in series.iter().enumerate() {
        let x = scale.x(i);
        let _ = write!(out, "<path class=\"axis\" d=\"M{x:.1} 92v3\"/>");
        if (last_tick - i).is_multiple_of(every) {
            let _ = write!(
                out,
                "<text class=\"tick{}\" x=\"{x:.1}\" y=\"107\">{year}</text>",
                if value.is_none() { " gap" } else { "" }
            );
        }
    }
    let first = points.iter().position(Option::is_some);
    let last = points.iter().rposition(Option::is_some);
    for (i, point) in points.iter().enumerate() {
        let Some((x, y)) = point else { continue };
        let text = texts.get(i).map_or("", String::as_str);
        let year = series.get(i).map_or(0, |(year, _)| *year);
        let _ = write!(
            out,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{}\"><title>{year} {}</title></circle>",
            if Some(i) == last { "3.4" } else { "2.4" },
            escape(text)
        );
        let anchor = match (Some(i) == last, Some(i) == first) {
            (true, _) if i > 0 => "end",
            (_, true) if i + 1 < points.len() => "start",
            (true, _) | (_, true) => "start",
            _ => continue,
        };
        let x = if anchor == "end" { x + 6.0 } else { x - 6.0 };
        let _ = write!(
            out,
            "<text class=\"value{}\" text-anchor=\"{anchor}\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            if Some(i) == last { " last" } else { "" },
            beside(&points, i, anchor == "end"),
            escape(text)
        );
    }
    out.push_str("</svg>");
    out
}

/// The height of a label at an end of the line: above the point, or below it
/// where the line runs on above.
fn beside(points: &[Option<(f64, f64)>], index: usize, at_end: bool) -> f64 {
    let at = |i: Option<usize>| {
        i.and_then(|i| points.get(i))
            .copied()
            .flatten()
            .map(|(_, y)| y)
    };
    let here = at(Some(index)).unwrap_or_default();
    let neighbour = at(if at_end {
        index.checked_sub(1)
    } else {
        index.checked_add(1)
    });
    match neighbour {
        Some(y) if y < here - 1.0 => here + 13.0,
        _ => here - 8.0,
    }
}

fn escape(text: &str) -> String {
    minijinja::HtmlEscape(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line() {
        let whole = spark(&[
            (2020, Some(1.0)),
            (2021, Some(2.0)),
            (2022, Some(3.0)),
            (2023, Some(2.0)),
        ]);
        assert_eq!(whole.matches('M').count(), 1);
        let gap = spark(&[
            (2020, Some(1.0)),
            (2021, None),
            (2022, Some(3.0)),
            (2023, Some(2.0)),
        ]);
        let path = gap.split("<path").nth(1).unwrap();
        assert_eq!(path.matches('L').count(), 1, "{gap}");
        assert_eq!(
            gap.matches("<circle").count(),
            2,
            "the lone year is a dot: {gap}"
        );
    }

    #[test]
    fn words_in_a_chart_stay_text() {
        let svg = multiple(&Multiple {
            series: &[(2020, Some(1.0)), (2021, Some(2.0))],
            texts: &["<script>".to_owned(), "2".to_owned()],
            comparable_from: None,
            label: "\"><script>",
            ends: (0.0, 2.0),
        });
        assert!(!svg.contains("<script"), "{svg}");
    }

    #[test]
    fn a_flat_series_and_an_empty_one_are_drawn() {
        let flat = multiple(&Multiple {
            series: &[(2020, Some(5.0)), (2021, Some(5.0))],
            texts: &[],
            comparable_from: None,
            label: "",
            ends: (5.0, 5.0),
        });
        assert!(!flat.contains("NaN") && !flat.contains("inf"), "{flat}");
        assert_eq!(spark(&[(2020, None)]), "");
    }
}
