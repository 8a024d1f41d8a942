//! Any table as CSV, Parquet, JSON, NDJSON or XLSX. End of the flow.
