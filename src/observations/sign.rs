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

#[cfg(test)]
mod tests {
    use super::super::marked;
    use crate::outline::Section;

    fn values(marked: &str) -> Vec<f64> {
        marked::observe(marked, Section::Measures, &[])
            .into_iter()
            .map(|o| o.value)
            .collect()
    }

    #[test]
    fn a_fall_is_negative_in_or_before_the_figure() {
        assert_eq!(
            values("受理信访事项{915件}，同比{下降8.6%}。"),
            [915.0, -8.6]
        );
        assert_eq!(
            values("火灾事故起数、死亡人数分别{下降12%}、{13%}。"),
            [-12.0, -13.0]
        );
        assert_eq!(values("投诉件数减少{12件}。"), [-12.0]);
        assert_eq!(
            values("进口额、出口额、投资额分别{下降5%}、增长{12%}、{下降3%}。"),
            [-5.0, 12.0, -3.0]
        );
    }

    #[test]
    fn less_taken_in_is_negative_and_less_spent_too() {
        assert_eq!(
            values("罚没收入减收{860元}，专项经费增支{320元}，非税收入比上年少收{5元}。"),
            [-860.0, 320.0, -5.0]
        );
    }

    #[test]
    fn a_cut_and_a_value_reached_stay_positive() {
        assert_eq!(
            values("公用经费压减{15%}，失业率下降到{3.5%}。"),
            [15.0, 3.5]
        );
    }

    #[test]
    fn a_fall_straight_behind_another_figure_is_its_own() {
        assert_eq!(
            values("开展检查{13户次}，较2022年的{18户次}{下降28%}。"),
            [13.0, 18.0, -28.0]
        );
    }
}
