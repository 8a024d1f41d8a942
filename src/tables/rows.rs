//! Frames → rows, for templates and terminals: they know nothing of Polars.

use polars::prelude::*;
use serde_json::{Map, Number, Value};

/// Largest whole number that a float holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Every row as a map from column name to value. Missing is null; a float
/// without a fraction is given as an integer, so that templates print `1600`.
#[must_use]
pub fn rows(frame: &DataFrame) -> Vec<Map<String, Value>> {
    let mut rows = vec![Map::new(); frame.height()];
    for column in frame.columns() {
        let name = column.name().to_string();
        for (index, row) in rows.iter_mut().enumerate() {
            let value = column.get(index).map_or(Value::Null, |v| json(&v));
            row.insert(name.clone(), value);
        }
    }
    rows
}

fn json(value: &AnyValue) -> Value {
    match value {
        AnyValue::Boolean(flag) => Value::Bool(*flag),
        AnyValue::String(words) => Value::String((*words).to_owned()),
        AnyValue::StringOwned(words) => Value::String(words.to_string()),
        AnyValue::Float64(number) => float(*number),
        AnyValue::Float32(number) => float(f64::from(*number)),
        other => other
            .extract::<i64>()
            .map_or(Value::Null, |number| Value::Number(number.into())),
    }
}

fn float(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < EXACT {
        return Value::Number((number as i64).into());
    }
    Number::from_f64(number).map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_type_and_whole_floats_lose_the_point() {
        let frame = df!(
            "area" => ["甲县", "乙市"],
            "year" => [2020i32, 2021],
            "value" => [Some(1600.0), None],
            "share" => [94.4, 0.5],
            "ok" => [true, false],
        )
        .unwrap();
        let rows = rows(&frame);
        let first = serde_json::to_string(&rows[0]).unwrap();
        assert_eq!(
            first,
            r#"{"area":"甲县","ok":true,"share":94.4,"value":1600,"year":2020}"#
        );
        assert_eq!(rows[1]["value"], Value::Null);
    }
}
