//! How much of a report is last year's text. (In work.)
