//! The columns `low` and `high`: the least and the largest value that the words
//! of a figure allow. 4551余万元 is at least 45.51 and less than 45.52 million;
//! an exact value is its own bound, and what nothing bounds is null.

use polars::prelude::*;

use super::words::QUALIFIERS;
use crate::observations::interval::{Interval, bounds};

/// Column `low`.
pub(super) fn low() -> Expr {
    bound(|bounds| bounds.lo).alias("low")
}

/// Column `high`.
pub(super) fn high() -> Expr {
    bound(|bounds| bounds.hi).alias("high")
}

/// One end of what the words allow.
fn bound(which: fn(Interval) -> f64) -> Expr {
    col("value").map_many(
        move |columns| {
            let (values, uppers) = (columns[0].f64()?, columns[1].f64()?);
            let (qualifiers, texts) = (columns[2].str()?, columns[3].str()?);
            let stated = values.iter().zip(uppers.iter());
            let words = qualifiers.iter().zip(texts.iter());
            let found: Float64Chunked = stated
                .zip(words)
                .map(|((value, upper), (qualifier, text))| {
                    let (value, qualifier) = (value?, qualifier?);
                    let qualifier = *QUALIFIERS.iter().find(|q| q.as_str() == qualifier)?;
                    let text = text.unwrap_or_default();
                    Some(which(bounds(value, upper, qualifier, text))).filter(|b| b.is_finite())
                })
                .collect();
            Ok(found.with_name("bound".into()).into_column())
        },
        &["value_max", "qualifier", "text"].map(col),
        |_, _| Ok(Field::new("bound".into(), DataType::Float64)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_approximation_is_bounded_by_its_words() {
        let frame = df!(
            "value" => [45_510_000.0, 12.0, 3.0, 100.0],
            "value_max" => [None, None, Some(5.0), None],
            "qualifier" => ["over", "exact", "range", "over"],
            "text" => ["4551余万元", "12件", "3—5件", "100件以上"],
        )
        .unwrap();
        let bounds = frame.lazy().select([low(), high()]).collect().unwrap();
        let of = |name: &str| -> Vec<Option<f64>> {
            bounds.column(name).unwrap().f64().unwrap().to_vec()
        };
        assert_eq!(
            of("low"),
            [Some(45_510_000.0), Some(12.0), Some(3.0), Some(100.0)]
        );
        assert_eq!(
            of("high"),
            [Some(45_520_000.0), Some(12.0), Some(5.0), None]
        );
    }
}
