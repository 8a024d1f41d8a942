//! What a Chinese numeral adds up to, multiplier by multiplier.

use crate::figures::decimal::Decimal;

/// The state of a numeral read from left to right: 1亿2千5百 is
/// `total` 1亿, `section` 2千, `current` 5.
#[derive(Default)]
pub(super) struct Sum {
    total: Decimal,
    pub(super) section: Decimal,
    pub(super) current: Option<Decimal>,
    /// The power of the last multiplier.
    pub(super) last: Option<u32>,
    /// The power of the last 万 or 亿.
    big: u32,
    pub(super) any: bool,
}

impl Sum {
    pub(super) fn small(&mut self, power: u32) {
        let n = self.current.take().unwrap_or(Decimal::whole(1));
        self.section = self.section.plus(n.scaled(power));
        self.last = Some(power);
        self.any = true;
    }

    pub(super) fn big(&mut self, power: u32) {
        let own = self.section.plus(self.current.take().unwrap_or_default());
        let empty = own.is_zero();
        if self.total.is_zero() {
            let n = if empty { Decimal::whole(1) } else { own };
            self.total = n.scaled(power);
        } else if empty || power > self.big {
            self.total = self.total.plus(own).scaled(power);
        } else {
            self.total = self.total.plus(own.scaled(power));
        }
        self.section = Decimal::ZERO;
        self.last = Some(power);
        self.big = self.big.max(power);
        self.any = true;
    }

    pub(super) fn value(self) -> Decimal {
        self.total
            .plus(self.section)
            .plus(self.current.unwrap_or_default())
    }
}
