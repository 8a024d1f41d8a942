//! Tables that are drawn: the lines on a page → cells, and the words in each.
//! Two places of the raster that the lines make are one cell where no line
//! parts them.

use pdf_oxide::elements::{PathContent, PathOperation};
use pdf_oxide::layout::TextSpan;

use super::super::rows::{Row, Rows};

/// Points within which two lines are at one place.
const NEAR: f32 = 2.5;
/// Shorter lines part nothing.
const SHORTEST: f32 = 5.0;
/// Pages with more lines hold drawings.
const MOST_LINES: usize = 4000;

/// A line along one axis: where it is on the other, and from where to where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    at: f32,
    from: f32,
    to: f32,
}

/// The lines of a page.
#[derive(Debug, Default)]
pub(super) struct Rules {
    across: Vec<Rule>,
    down: Vec<Rule>,
}

/// A table that is drawn.
#[derive(Debug)]
pub(super) struct Ruled {
    /// From left to right, from top to bottom.
    xs: Vec<f32>,
    ys: Vec<f32>,
    /// For each place the first place of its cell, row by row.
    cells: Vec<usize>,
}

impl Rules {
    pub(super) fn of(paths: &[PathContent]) -> Self {
        let mut rules = Self::default();
        for path in paths {
            let mut at = (0.0, 0.0);
            for operation in &path.operations {
                match *operation {
                    PathOperation::MoveTo(x, y) => at = (x, y),
                    PathOperation::LineTo(x, y) => {
                        rules.line(at, (x, y));
                        at = (x, y);
                    }
                    PathOperation::Rectangle(x, y, w, h) => {
                        rules.rectangle((x, y), (x + w, y + h), path.stroke_color.is_some());
                    }
                    PathOperation::CurveTo(..) | PathOperation::ClosePath => {}
                }
            }
        }
        if rules.across.len() + rules.down.len() > MOST_LINES {
            return Self::default();
        }
        rules
    }

    fn rectangle(&mut self, a: (f32, f32), b: (f32, f32), stroked: bool) {
        let (wide, high) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        let middle = (f32::midpoint(a.0, b.0), f32::midpoint(a.1, b.1));
        if high <= NEAR {
            self.line((a.0, middle.1), (b.0, middle.1));
        } else if wide <= NEAR {
            self.line((middle.0, a.1), (middle.0, b.1));
        } else if stroked {
            for (from, to) in [
                (a, (b.0, a.1)),
                ((a.0, b.1), b),
                (a, (a.0, b.1)),
                ((b.0, a.1), b),
            ] {
                self.line(from, to);
            }
        }
    }

    fn line(&mut self, a: (f32, f32), b: (f32, f32)) {
        let rule = |at, from: f32, to: f32| Rule {
            at,
            from: from.min(to),
            to: from.max(to),
        };
        let (wide, high) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        if ![a.0, a.1, b.0, b.1].iter().all(|n| n.is_finite()) {
            return;
        }
        if high <= NEAR / 2.0 && wide >= SHORTEST {
            self.across.push(rule(f32::midpoint(a.1, b.1), a.0, b.0));
        } else if wide <= NEAR / 2.0 && high >= SHORTEST {
            self.down.push(rule(f32::midpoint(a.0, b.0), a.1, b.1));
        }
    }

    /// The tables that the lines make, from top to bottom.
    pub(super) fn tables(&self) -> Vec<Ruled> {
        let mut tables: Vec<Ruled> = self
            .connected()
            .into_iter()
            .filter_map(|(across, down)| Ruled::of(&across, &down))
            .collect();
        tables.sort_by(|a, b| b.top().total_cmp(&a.top()));
        tables
    }

    /// Lines that touch, together.
    fn connected(&self) -> Vec<(Vec<Rule>, Vec<Rule>)> {
        let mut of: Vec<usize> = (0..self.across.len() + self.down.len()).collect();
        for (a, across) in self.across.iter().enumerate() {
            for (d, down) in self.down.iter().enumerate() {
                if across.reaches(down.at) && down.reaches(across.at) {
                    unite(&mut of, a, self.across.len() + d);
                }
            }
        }
        let mut groups: std::collections::BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> =
            std::collections::BTreeMap::new();
        for n in 0..of.len() {
            let group = groups.entry(first(&of, n)).or_default();
            match n.checked_sub(self.across.len()) {
                None => group.0.push(self.across[n]),
                Some(d) => group.1.push(self.down[d]),
            }
        }
        groups.into_values().collect()
    }
}

impl Rule {
    fn reaches(&self, at: f32) -> bool {
        self.from - NEAR <= at && at <= self.to + NEAR
    }
}

fn first(of: &[usize], mut n: usize) -> usize {
    while of[n] != n {
        n = of[n];
    }
    n
}

fn unite(of: &mut [usize], a: usize, b: usize) {
    let (a, b) = (first(of, a), first(of, b));
    of[a.max(b)] = a.min(b);
}

/// Places, those near each other as one, in rising order.
fn places(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(f32::total_cmp);
    sorted.dedup_by(|next, kept| *next - *kept <= NEAR);
    sorted
}

impl Ruled {
    fn of(across: &[Rule], down: &[Rule]) -> Option<Self> {
        // The sides may be open.
        let ends = across.iter().flat_map(|rule| [rule.from, rule.to]);
        let left = ends.clone().fold(f32::MAX, f32::min);
        let right = ends.fold(f32::MIN, f32::max);
        let xs = places(down.iter().map(|rule| rule.at).chain([left, right]));
        let mut ys = places(across.iter().map(|rule| rule.at));
        ys.reverse();
        if xs.len() < 3 || ys.len() < 3 || down.is_empty() {
            return None;
        }
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        let mut cells: Vec<usize> = (0..columns * rows).collect();
        for row in 0..rows {
            for column in 0..columns {
                let here = row * columns + column;
                let x = f32::midpoint(xs[column], xs[column + 1]);
                let y = f32::midpoint(ys[row], ys[row + 1]);
                let parted = |rules: &[Rule], at: f32, along: f32| {
                    rules.iter().any(|rule| {
                        (rule.at - at).abs() <= NEAR && rule.from <= along && along <= rule.to
                    })
                };
                if column + 1 < columns && !parted(down, xs[column + 1], y) {
                    unite(&mut cells, here, here + 1);
                }
                if row + 1 < rows && !parted(across, ys[row + 1], x) {
                    unite(&mut cells, here, here + columns);
                }
            }
        }
        let cells: Vec<usize> = (0..cells.len()).map(|n| first(&cells, n)).collect();
        Some(Self { xs, ys, cells })
    }

    pub(super) fn top(&self) -> f32 {
        self.ys[0]
    }

    /// The lower edge of a row.
    pub(super) fn below(&self, row: usize) -> f32 {
        self.ys.get(row + 1).copied().unwrap_or(self.ys[0])
    }

    pub(super) fn sides(&self) -> (f32, f32) {
        (self.xs[0], self.xs[self.xs.len() - 1])
    }

    fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// The cell in whose area the middle of a span lies.
    fn cell_of(&self, span: &TextSpan) -> Option<usize> {
        let x = span.bbox.x + span.bbox.width / 2.0;
        let y = span.bbox.y + span.bbox.height / 2.0;
        let column = self
            .xs
            .windows(2)
            .position(|two| two[0] <= x && x < two[1])?;
        let row = self
            .ys
            .windows(2)
            .position(|two| two[1] <= y && y < two[0])?;
        self.cells.get(row * self.columns() + column).copied()
    }

    pub(super) fn holds(&self, span: &TextSpan) -> bool {
        self.cell_of(span).is_some()
    }

    /// The rows, with the words of the spans that lie in them; none where it is
    /// no table of rows and columns.
    pub(super) fn rows(&self, spans: &[TextSpan]) -> Option<Vec<Row>> {
        let columns = self.columns();
        let mut words: Vec<Vec<&TextSpan>> = vec![Vec::new(); self.cells.len()];
        for span in spans {
            if let Some(cell) = self.cell_of(span) {
                words[cell].push(span);
            }
        }
        let mut rows = Rows::default();
        for row in 0..self.ys.len() - 1 {
            rows.row();
            for column in 0..columns {
                let here = row * columns + column;
                if self.cells[here] != here {
                    continue;
                }
                let own = |n: &usize| self.cells[*n] == here;
                let wide = (here..(row + 1) * columns).take_while(own).count();
                let high = (here..self.cells.len())
                    .step_by(columns)
                    .take_while(own)
                    .count();
                rows.cell(wide, high, false);
                for line in lines(&mut words[here]) {
                    rows.line(&line);
                }
            }
        }
        rows.of_figures()
    }
}

/// The spans of a cell as lines.
fn lines(spans: &mut [&TextSpan]) -> Vec<String> {
    spans.sort_by(|a, b| b.bbox.y.total_cmp(&a.bbox.y));
    let mut lines: Vec<Vec<&TextSpan>> = Vec::new();
    for span in spans.iter() {
        match lines.last_mut() {
            Some(line)
                if (line[0].bbox.y - span.bbox.y).abs() < span.bbox.height.max(1.0) / 2.0 =>
            {
                line.push(span);
            }
            _ => lines.push(vec![span]),
        }
    }
    lines
        .into_iter()
        .map(|mut line| {
            line.sort_by(|a, b| a.bbox.x.total_cmp(&b.bbox.x));
            line.iter().map(|span| span.text.trim()).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::layout::tests::span;
    use super::*;

    #[test]
    fn lines_make_cells_and_where_none_parts_two_places_they_are_one() {
        let mut rules = Rules::default();
        for y in [700.0, 680.0, 660.0, 640.0] {
            // Below the first row nothing is drawn under the first column.
            let from = if y == 680.0 { 180.0 } else { 80.0 };
            rules.line((from, y), (380.0, y));
        }
        for (x, top) in [
            (80.0, 700.0),
            (180.0, 700.0),
            (280.0, 680.0),
            (380.0, 700.0),
        ] {
            rules.line((x, top), (x, 640.0));
        }
        let spans = [
            span("部门", 90.0, 675.0),
            span("行政许可", 200.0, 685.0),
            span("受理", 190.0, 665.0),
            span("办结", 290.0, 665.0),
            span("司法局", 90.0, 645.0),
            span("12", 190.0, 645.0),
            span("11", 290.0, 645.0),
        ];
        let tables = rules.tables();
        assert_eq!(tables.len(), 1);
        let rows = tables[0].rows(&spans).expect("a table");
        let texts: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts, ["部门\t行政许可", "\t受理\t办结", "司法局\t12\t11"]);
        assert_eq!((rows[0].cells[0].rows, rows[0].cells[1].columns), (2, 2));
    }

    #[test]
    fn a_frame_and_an_underline_are_no_tables() {
        let mut rules = Rules::default();
        rules.rectangle((80.0, 600.0), (400.0, 700.0), true);
        rules.line((90.0, 650.0), (200.0, 650.0));
        assert!(rules.tables().is_empty());
    }
}
