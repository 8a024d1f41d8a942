//! Rows for the tests of the tables and of what stands right of them.

use crate::figures::Qualifier;
use crate::followup::FollowUp;
use crate::indicators::{Indicator, Polarity};
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;

/// A level of this year; other fields are changed where a test needs it.
pub fn observation(area: &str, year: i32, indicator: &str, value: f64) -> Observation {
    Observation {
        area: area.to_owned(),
        year,
        indicator: indicator.to_owned(),
        label: indicator.to_owned(),
        value,
        value_max: None,
        unit: "件".to_owned(),
        qualifier: Qualifier::Exact,
        kind: Kind::Level,
        period: Period::Year,
        section: Section::Measures,
        heading: String::new(),
        text: format!("{value}件"),
        source: format!("{area}/{year}.txt"),
        line: 3,
        start: 0,
        end: 1,
        sentence: format!("{indicator}{value}件。"),
        rule: "".into(),
        decided: String::new(),
        parts: crate::observations::parts(indicator, "件", Kind::Level),
        nature: Default::default(),
        stated: None,
        confidence: None,
        value_year: None,
    }
}

pub fn indicator(id: &str, polarity: Polarity) -> Indicator {
    Indicator {
        id: id.to_owned(),
        name: id.to_owned(),
        name_en: String::new(),
        unit: "件".to_owned(),
        kind: Kind::Level,
        polarity,
        catalogued: false,
    }
}

pub fn new_weakness() -> FollowUp {
    FollowUp {
        area: "甲县".to_owned(),
        year: 2020,
        next_year: 2021,
        kind: "weakness",
        text: String::new(),
        status: "new",
        similarity: 0.0,
        next_text: "执法队伍年龄偏大".to_owned(),
        evidence_text: String::new(),
        first_year: 2021,
        years_open: 1,
        source: String::new(),
        line: 0,
        next_source: "甲县/2021.txt".to_owned(),
        next_line: 9,
        evidence_line: 0,
        wording: "",
        plan_text: String::new(),
        plan_line: 0,
        ..FollowUp::default()
    }
}
