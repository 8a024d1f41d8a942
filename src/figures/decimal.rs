//! An exact decimal, so that 1.1万 is 11000 and not 11000.000000000002.

/// `digits` × 10^-`places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Decimal {
    digits: u128,
    places: u32,
}

/// Most digits that are read; longer strings are serial numbers.
pub(super) const LONGEST: usize = 18;

impl Decimal {
    pub(super) const ZERO: Self = Self {
        digits: 0,
        places: 0,
    };

    pub(super) const fn whole(digits: u128) -> Self {
        Self { digits, places: 0 }
    }

    /// One digit more, on the right.
    pub(super) fn push(&mut self, digit: u8, decimal: bool) {
        self.digits = self
            .digits
            .saturating_mul(10)
            .saturating_add(u128::from(digit));
        self.places += u32::from(decimal);
    }

    /// × 10^`power`.
    pub(super) fn scaled(self, power: u32) -> Self {
        let more = power.saturating_sub(self.places);
        Self {
            digits: self.digits.saturating_mul(10_u128.saturating_pow(more)),
            places: self.places.saturating_sub(power),
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        let places = self.places.max(other.places);
        if self.places == other.places {
            return Self {
                digits: self.digits.saturating_add(other.digits),
                places,
            };
        }
        let at = |d: Self| {
            d.digits
                .saturating_mul(10_u128.saturating_pow(places - d.places))
        };
        Self {
            digits: at(self).saturating_add(at(other)),
            places,
        }
    }

    pub(super) const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The nearest binary number: one correctly rounded division.
    #[allow(clippy::cast_precision_loss)]
    pub(super) fn value(self) -> f64 {
        // The processor divides 64 bits; most numbers have no more.
        let digits = u64::try_from(self.digits).map_or_else(|_| self.digits as f64, |n| n as f64);
        match self.places {
            0 => digits,
            places => match 10_u64.checked_pow(places) {
                Some(power) => digits / power as f64,
                None => digits / 10_u128.saturating_pow(places) as f64,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_is_exact() {
        let mut d = Decimal::ZERO;
        d.push(1, false);
        d.push(1, true);
        assert!((d.scaled(4).value() - 11000.0).abs() < f64::EPSILON);
        assert!((d.value() - 1.1).abs() < f64::EPSILON);
        assert!((d.plus(Decimal::whole(2)).value() - 3.1).abs() < f64::EPSILON);
    }
}
