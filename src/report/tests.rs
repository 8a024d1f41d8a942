//! The report as a whole: what every format must hold to.
