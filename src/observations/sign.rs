//! The sign of a change: a fall is negative. A cut against a norm (压缩68%) is
//! a share and stays positive: its direction stands in the label.

use super::Kind;
use super::kind::Direction;

/// `value` with the sign of its direction.
pub(super) fn signed(value: f64, kind: Kind, direction: Option<&Direction>) -> f64 {
    if kind == Kind::Change && direction.is_some_and(|d| d.fall) && value > 0.0 {
        -value
    } else {
        value
    }
}
