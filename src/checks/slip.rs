//! Slips of the pen: what was meant, but for one digit exchanged, left out or
//! written twice too many, or two neighbours swapped.

use crate::observations::Observation;
use crate::observations::interval::{digits, one_digit_off};

/// Whether the value a figure states is a slip of the pen for what follows, at
/// the decimals that it is written with.
pub(super) fn of_the_pen(claim: &Observation, follows: f64) -> bool {
    let last = digits(&claim.text, claim.value).last;
    one_digit_off(claim.value, follows, last) || a_digit_more(claim.value, follows, last)
}

/// Whether one of two numbers is the other with one digit left out: 19.1 for
/// 9.1. Of two digits that would be said of too many.
fn a_digit_more(stated: f64, follows: f64, last: f64) -> bool {
    const SHORTEST: usize = 2;
    if last <= 0.0 || stated.signum() != follows.signum() {
        return false;
    }
    let write = |v: f64| format!("{:.0}", (v / last).abs().round());
    let (a, b) = (write(stated), write(follows));
    let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
    if long.len() != short.len() + 1 || short.len() < SHORTEST {
        return false;
    }
    (0..long.len()).any(|at| format!("{}{}", &long[..at], &long[at + 1..]) == short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_digit_exchanged_swapped_or_left_out_is_a_slip() {
        for (stated, follows) in [(12.6, 10.6), (23.2, 22.3), (19.1, 9.1), (9.1, 19.1)] {
            let off = one_digit_off(stated, follows, 0.1) || a_digit_more(stated, follows, 0.1);
            assert!(off, "{stated} {follows}");
        }
        for (stated, follows) in [(19.1, 8.1), (19.1, -9.1), (12.6, 14.8)] {
            let off = one_digit_off(stated, follows, 0.1) || a_digit_more(stated, follows, 0.1);
            assert!(!off, "{stated} {follows}");
        }
    }
}
