//! Pieces of text on a page → lines in reading order; columns one after the
//! other, cells of a table with tabs.

use pdf_oxide::layout::TextSpan;

use super::super::rows::Row;
use super::ruled::Ruled;

/// Gaps in ems of the line's font: from here a space, and from here a column.
const SPACE: f32 = 0.6;
const COLUMN: f32 = 1.8;

/// A page has two columns where so many of its lines in ten stand in two
/// halves, each at least so many characters wide on average.
const TWO_COLUMNS: usize = 7;
const COLUMN_CHARACTERS: usize = 10;

/// A line of a page. Coordinates in points, from the lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
    pub(super) size: f32,
    /// Marked as header, footer or page number by the writer of the file.
    pub(super) furniture: bool,
    /// A row of a table that is drawn; whether its first.
    pub(super) row: Option<(bool, Row)>,
}

/// A piece of a line between gaps that part columns.
#[derive(Debug, Clone)]
struct Fragment {
    text: String,
    left: f32,
    right: f32,
    bottom: f32,
    size: f32,
    furniture: bool,
}

/// The lines of a page from top to bottom, with the tables drawn on it, whose
/// words are put together from its letters.
pub(super) fn lines_with(spans: &[TextSpan], letters: &[TextSpan], tables: &[Ruled]) -> Vec<Line> {
    let tables: Vec<(&Ruled, Vec<Row>)> = tables
        .iter()
        .filter_map(|table| Some((table, table.rows(letters)?)))
        .collect();
    if tables.is_empty() {
        return lines(spans);
    }
    let outside: Vec<TextSpan> = spans
        .iter()
        .filter(|span| !tables.iter().any(|(table, _)| table.holds(span)))
        .cloned()
        .collect();
    let mut all = lines(&outside);
    let usual = all.first().map_or(0.0, |line| line.size);
    for (table, rows) in tables {
        let at = all.iter().position(|line| line.bottom < table.top());
        let (left, right) = table.sides();
        let rows = rows.into_iter().enumerate().map(|(n, row)| Line {
            text: row.text.clone(),
            left,
            right,
            bottom: table.below(row.cells.first().map_or(0, |cell| cell.row)),
            size: usual,
            furniture: false,
            row: Some((n == 0, row)),
        });
        let at = at.unwrap_or(all.len());
        all.splice(at..at, rows);
    }
    all
}

/// The lines of a page from top to bottom.
pub(super) fn lines(spans: &[TextSpan]) -> Vec<Line> {
    let rows = rows(spans);
    if let Some(gutter) = gutter(&rows) {
        let (left, right): (Vec<Fragment>, Vec<Fragment>) = rows
            .into_iter()
            .flatten()
            .partition(|fragment| fragment.right <= gutter);
        return left
            .into_iter()
            .chain(right)
            .map(|fragment| line(&[fragment]))
            .collect();
    }
    rows.iter().map(|row| line(row)).collect()
}

/// Spans at one height, cut where a gap parts columns.
fn rows(spans: &[TextSpan]) -> Vec<Vec<Fragment>> {
    let mut spans: Vec<&TextSpan> = spans
        .iter()
        .filter(|s| !s.text.trim().is_empty() && finite(s))
        .collect();
    spans.sort_by(|a, b| {
        b.bbox
            .y
            .total_cmp(&a.bbox.y)
            .then(a.bbox.x.total_cmp(&b.bbox.x))
    });
    let mut rows: Vec<Vec<&TextSpan>> = Vec::new();
    for span in spans {
        match rows.last_mut() {
            Some(row)
                if row.first().is_some_and(|first| {
                    (first.bbox.y - span.bbox.y).abs() < size(first) * 0.5
                }) =>
            {
                row.push(span);
            }
            _ => rows.push(vec![span]),
        }
    }
    rows.into_iter().map(fragments).collect()
}

fn finite(span: &TextSpan) -> bool {
    [
        span.bbox.x,
        span.bbox.y,
        span.bbox.width,
        span.bbox.height,
        span.font_size,
    ]
    .iter()
    .all(|n| n.is_finite())
}

fn size(span: &TextSpan) -> f32 {
    if span.font_size > 0.0 {
        span.font_size
    } else {
        span.bbox.height.max(1.0)
    }
}

fn fragments(mut row: Vec<&TextSpan>) -> Vec<Fragment> {
    row.sort_by(|a, b| a.bbox.x.total_cmp(&b.bbox.x));
    let mut fragments: Vec<Fragment> = Vec::new();
    for span in row {
        let (left, right) = (span.bbox.x, span.bbox.x + span.bbox.width);
        let words: String = span
            .text
            .chars()
            .map(|c| if c == '\t' { ' ' } else { c })
            .collect();
        let indent = words.chars().take_while(|c| c.is_whitespace()).count();
        // An indent of ideographic spaces is room, not words.
        let room = span.bbox.width * indent as f32 / words.chars().count().max(1) as f32;
        if let Some(last) = fragments.last_mut() {
            let gap = (left + room - last.right) / last.size.max(1.0);
            if gap < COLUMN {
                if gap >= SPACE && !last.text.ends_with(' ') {
                    last.text.push(' ');
                }
                last.text.push_str(words.trim());
                last.right = last.right.max(right);
                last.size = last.size.max(size(span));
                continue;
            }
        }
        fragments.push(Fragment {
            text: words.trim().to_owned(),
            left: left + room,
            right,
            bottom: span.bbox.y,
            size: size(span),
            furniture: span.artifact_type.is_some(),
        });
    }
    fragments
}

/// Where a page of two columns is parted; none for one column or a table.
fn gutter(rows: &[Vec<Fragment>]) -> Option<f32> {
    const FEWEST: usize = 6;
    let halves: Vec<(&Fragment, &Fragment)> = rows
        .iter()
        .filter_map(|row| match row.as_slice() {
            [left, right] => Some((left, right)),
            _ => None,
        })
        .collect();
    if halves.len() < FEWEST || halves.len() * 10 < rows.len() * TWO_COLUMNS {
        return None;
    }
    let left = halves.iter().map(|(l, _)| l.right).fold(f32::MIN, f32::max);
    let right = halves.iter().map(|(_, r)| r.left).fold(f32::MAX, f32::min);
    let wide = |of: fn(&(&Fragment, &Fragment)) -> usize| {
        halves.iter().map(of).sum::<usize>() >= halves.len() * COLUMN_CHARACTERS
    };
    (left < right && wide(|(l, _)| l.text.chars().count()) && wide(|(_, r)| r.text.chars().count()))
        .then_some(f32::midpoint(left, right))
}

fn line(row: &[Fragment]) -> Line {
    Line {
        text: row
            .iter()
            .map(|fragment| fragment.text.as_str())
            .collect::<Vec<_>>()
            .join("\t"),
        left: row.first().map_or(0.0, |f| f.left),
        right: row.last().map_or(0.0, |f| f.right),
        bottom: row.first().map_or(0.0, |f| f.bottom),
        size: row.iter().map(|f| f.size).fold(0.0, f32::max),
        furniture: !row.is_empty() && row.iter().all(|f| f.furniture),
        row: None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A span of a font of 10 points; Chinese characters are as wide as high.
    pub(in super::super) fn span(text: &str, x: f32, y: f32) -> TextSpan {
        TextSpan {
            text: text.to_owned(),
            bbox: pdf_oxide::geometry::Rect {
                x,
                y,
                width: text
                    .chars()
                    .map(|c| if c.is_ascii() { 5.0 } else { 10.0 })
                    .sum(),
                height: 10.0,
            },
            font_size: 10.0,
            ..TextSpan::default()
        }
    }

    fn texts(spans: &[TextSpan]) -> Vec<String> {
        lines(spans).into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn spans_of_one_height_are_a_line_whatever_their_order() {
        assert_eq!(
            texts(&[
                span("年度报告", 132.0, 699.0),
                span("澜溪县", 80.0, 700.0),
                span("2023", 111.0, 700.0),
                span("第二行", 80.0, 680.0),
            ]),
            ["澜溪县2023年度报告", "第二行"]
        );
    }

    #[test]
    fn two_columns_are_read_one_after_the_other_and_cells_side_by_side() {
        let mut columns = Vec::new();
        let mut cells = Vec::new();
        for n in 0..8_u8 {
            let y = 700.0 - 20.0 * f32::from(n);
            columns.push(span("左栏的这一行有十个字多", 80.0, y));
            columns.push(span("右栏的这一行有十个字多", 300.0, y));
            cells.push(span("司法局", 80.0, y));
            cells.push(span("12", 300.0, y));
        }
        let read = texts(&columns);
        assert!(read[..8].iter().all(|l| l.starts_with('左')), "{read:?}");
        assert!(read[8..].iter().all(|l| l.starts_with('右')), "{read:?}");
        assert_eq!(texts(&cells)[0], "司法局\t12");
    }
}
