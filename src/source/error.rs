//! Why there are no tables: nothing was read, nothing is left, or a stage below
//! failed.

use polars::prelude::PolarsError;

use crate::decisions::DecisionError;
use crate::store::StoreError;

/// Why there are no tables.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// No report could be read.
    #[error("no report could be read; each reason stands above")]
    NothingRead,
    /// The filters left nothing.
    #[error("no report is left of {read} read: --area and --years keep none of {found}")]
    NothingLeft {
        /// How many reports there are.
        read: usize,
        /// Some of them.
        found: String,
    },
    /// A table could not be computed.
    #[error("a table could not be computed: {0}")]
    Table(#[from] PolarsError),
    /// A store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The decisions could not be read.
    #[error(transparent)]
    Decisions(#[from] DecisionError),
}

impl SourceError {
    /// The filters left nothing of what was found.
    pub(super) fn nothing_left(read: usize, mut found: Vec<String>) -> Self {
        const SHOWN: usize = 6;
        let more = found.len().saturating_sub(SHOWN);
        found.truncate(SHOWN);
        let mut found = found.join(", ");
        if more > 0 {
            found.push_str(&format!(" and {more} more"));
        }
        Self::NothingLeft { read, found }
    }
}
