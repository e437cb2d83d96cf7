//! The vertical scale of a chart: round numbers around every value, in exact arithmetic.

use super::{BOTTOM, TOP, Tick, number};
use crate::text::Decimal;

/// The vertical scale, in whole units of the finest digit of its values.
pub(super) struct Scale {
    digits: u8,
    low: i128,
    high: i128,
    step: i128,
}

impl Scale {
    /// Finds the scale around values; nothing for none.
    pub(super) fn of(values: &[Decimal]) -> Option<Self> {
        let digits = values.iter().map(|value| value.scale()).max()?;
        let units: Vec<i128> = values.iter().map(|value| units(*value, digits)).collect();
        let (least, most) = (*units.iter().min()?, *units.iter().max()?);
        let most = if least == most { most + 10i128.pow(digits.into()) } else { most };
        let steps = (0u32..36).flat_map(|power| [1, 2, 5].map(|first| first * 10i128.pow(power)));
        let ends = |step: i128| (least.div_euclid(step) * step, -(-most).div_euclid(step) * step);
        let step = steps.into_iter().find(|step| (ends(*step).1 - ends(*step).0) / step <= 5)?;
        let (low, high) = ends(step);
        Some(Self { digits, low, high, step })
    }

    /// Gives the height of a value in the drawing.
    pub(super) fn y(&self, value: Decimal) -> f64 {
        let part = (units(value, self.digits) - self.low) as f64 / (self.high - self.low) as f64;
        BOTTOM - part * (BOTTOM - TOP)
    }

    /// Lists the lines of the scale, from the lowest.
    pub(super) fn ticks(&self, write: impl Fn(Decimal) -> String) -> Vec<Tick> {
        let count = (self.high - self.low) / self.step;
        let values = (0..=count).filter_map(|index| {
            let units = i64::try_from(self.low + index * self.step).ok()?;
            short(Decimal::new(units, self.digits)?)
        });
        values
            .map(|value| {
                let y = self.y(value);
                Tick { y: number(y), label_y: number(y + 5.0), text: write(value), value }
            })
            .collect()
    }
}

fn units(value: Decimal, digits: u8) -> i128 {
    i128::from(value.mantissa()) * 10i128.pow(u32::from(digits - value.scale()))
}

/// Drops zeros after the decimal sign.
fn short(value: Decimal) -> Option<Decimal> {
    (0..=value.scale()).map(|digits| value.round(digits)).find(|rounded| *rounded == value)
}
