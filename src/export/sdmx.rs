//! Observations as SDMX-CSV 2.0 (SDMX 3.0, part 5): one line for each area,
//! indicator and year, as the year's own report states it.

use std::io::Write;

use polars::prelude::*;

use super::{ExportError, csv};
use crate::deltas::one_per_year;
use crate::tables::{Table, redefined};

/// The data structure the columns follow.
const STRUCTURE_ID: &str = "TONGBI:OBSERVATIONS(1.0.0)";

pub(super) fn write<W: Write>(frame: &DataFrame, sink: W) -> Result<(), ExportError> {
    let table = Table::of_frame(frame);
    if table != Some(Table::Observations) {
        let name = table.map_or("other tables", Table::name);
        return Err(ExportError::NotObservations(name));
    }
    // Programs exchange it: its codes stand as they are.
    let style = csv::Style {
        bom: false,
        header: true,
        raw: true,
    };
    csv::write(&sdmx(frame.clone().lazy()).collect()?, style, sink)
}

/// `OBS_STATUS` after the cross-domain code list CL_OBS_STATUS: B for a break
/// in the series, E for a figure stated as a bound or approximation, A else.
fn sdmx(observations: LazyFrame) -> LazyFrame {
    let status = when(col("redefined"))
        .then(lit("B"))
        .when(col("qualifier").neq(lit("exact")))
        .then(lit("E"))
        .otherwise(lit("A"));
    one_per_year(observations)
        .with_column(redefined())
        .sort(
            ["area", "indicator", "year"],
            SortMultipleOptions::default(),
        )
        .select([
            lit("datastructure").alias("STRUCTURE"),
            lit(STRUCTURE_ID).alias("STRUCTURE_ID"),
            lit("I").alias("ACTION"),
            lit("A").alias("FREQ"),
            col("area").alias("REF_AREA"),
            col("indicator").alias("INDICATOR"),
            col("year").alias("TIME_PERIOD"),
            col("value").alias("OBS_VALUE"),
            col("value_max").alias("OBS_VALUE_MAX"),
            col("unit").alias("UNIT_MEASURE"),
            lit(0).alias("UNIT_MULT"),
            status.alias("OBS_STATUS"),
            col("text").alias("COMMENT_OBS"),
            col("source").alias("SOURCE"),
            col("line").alias("SOURCE_LINE"),
        ])
}
