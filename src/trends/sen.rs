//! Sen's slope: the median of the slopes between all pairs of years. Sources:
//! Theil (1950), *A rank-invariant method of linear and polynomial regression
//! analysis*; Sen (1968), *Estimates of the regression coefficient based on
//! Kendall's tau*, JASA 63: 1379–1389.

/// The slope a year; `points` are (year, value) in the order of the years,
/// each year once. Years that are missing count: a step over a gap is divided
/// by its length. `None` with fewer than two points.
#[must_use]
pub fn slope(points: &[(i32, f64)]) -> Option<f64> {
    let mut slopes = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (place, (year, value)) in points.iter().enumerate() {
        slopes.extend(
            points[place + 1..]
                .iter()
                .map(|(later, next)| (next - value) / f64::from(later - year)),
        );
    }
    median(&mut slopes)
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(values[middle - 1], upper))
}

#[cfg(test)]
mod tests {
    use super::slope;

    #[test]
    fn gaps_count() {
        let slope = slope(&[(2018, 10.0), (2020, 14.0), (2021, 16.0)]);
        assert_eq!(slope, Some(2.0));
    }

    #[test]
    fn one_year_has_no_slope() {
        assert_eq!(slope(&[(2020, 1.0)]), None);
        assert_eq!(slope(&[]), None);
    }

    /// One wild year does not bend it, as it would a least-squares line.
    #[test]
    fn an_outlier_does_not_bend_it() {
        let points = [
            (2018, 1.0),
            (2019, 2.0),
            (2020, 300.0),
            (2021, 4.0),
            (2022, 5.0),
        ];
        assert_eq!(slope(&points), Some(1.0));
    }
}
