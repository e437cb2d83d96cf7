//! Targets in words, values with their unit, and where an indicator stands.
//!
//! The one place that says "met" or "missed" on a page: by the published formula of the target's operator and the value
//! of the target's own period, never by a word of a text.

use serde::Serialize;

use super::parts::{Phrase, Tag};
use super::viewer::Viewer;
use crate::model::{Direction, Indicator, IndicatorTarget, Observation, Operator, Period, TargetMention, Verdict};
use crate::text::{Decimal, format};

/// Where an indicator or a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// The target is met.
    Met,
    /// The target is missed.
    Missed,
    /// No value was ever given.
    NoData,
    /// There are values, and none for the period of the target.
    NotYet,
    /// The target is given in words only.
    InWords,
    /// The indicator has no better or worse.
    Neutral,
    /// Nobody set a target.
    NoTarget,
}

impl Standing {
    /// Every standing, in the order counted.
    pub(super) const ALL: [Self; 7] =
        [Self::Met, Self::Missed, Self::NoData, Self::NotYet, Self::InWords, Self::Neutral, Self::NoTarget];

    /// Gives the key of its words.
    fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::NoData => "no-data",
            Self::NotYet => "not-yet",
            Self::InWords => "in-words",
            Self::Neutral => "neutral",
            Self::NoTarget => "no-target",
        }
    }

    /// Gives the class of its tag.
    fn class(self) -> &'static str {
        match self {
            Self::Met => "tag-met",
            Self::Missed => "tag-missed",
            _ => "tag-not-due",
        }
    }
}

/// Begins a text with a capital, for headings and the first cell of a row.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Gives the newest observation with a value.
pub(super) fn newest(indicator: &Indicator) -> Option<&Observation> {
    indicator.observation.iter().filter(|seen| seen.value.is_some()).max_by_key(|seen| seen.period)
}

/// Gives the observation a target is held against: that of its own period, else the newest.
pub(super) fn assessed<'i>(indicator: &'i Indicator, target: &IndicatorTarget) -> Option<&'i Observation> {
    match target.period {
        Some(period) => indicator.observation.iter().find(|seen| seen.period == period && seen.value.is_some()),
        None => newest(indicator),
    }
}

/// Tells whether a target speaks of a period: its own one, or one on the way there in the same year.
pub(super) fn covers(target: &IndicatorTarget, period: Period) -> bool {
    target.period.is_none_or(|own| own == period || (own.year == period.year && period < own))
}

/// Tells where a target stands.
pub(super) fn standing_of_target(indicator: &Indicator, target: &IndicatorTarget) -> Standing {
    let is_in_words = matches!(target.operator, Operator::Group | Operator::Qualitative);
    match assessed(indicator, target).map(|seen| target.verdict(seen)) {
        None if newest(indicator).is_none() => Standing::NoData,
        _ if indicator.direction == Direction::Neutral => Standing::Neutral,
        _ if is_in_words => Standing::InWords,
        Some(Verdict::Met) => Standing::Met,
        Some(Verdict::Missed) => Standing::Missed,
        Some(Verdict::Open) | None => Standing::NotYet,
    }
}

/// Tells where an indicator stands: as the targets of the newest plan that sets any; one missed is missed.
pub(super) fn standing(indicator: &Indicator) -> Standing {
    let current = current(indicator).into_iter().map(|target| standing_of_target(indicator, target));
    let all: Vec<Standing> = current.collect();
    [Standing::Missed, Standing::NoData, Standing::NotYet, Standing::InWords, Standing::Neutral, Standing::Met]
        .into_iter()
        .find(|standing| all.contains(standing))
        .unwrap_or(Standing::NoTarget)
}

/// Lists the targets of the newest plan that sets any, for the last period it sets them for.
pub(super) fn current(indicator: &Indicator) -> Vec<&IndicatorTarget> {
    let Some(last) = indicator.target.last() else { return Vec::new() };
    let of_plan = indicator.target.iter().filter(|target| target.plan.id() == last.plan.id());
    let period = of_plan.clone().filter_map(|target| target.period).max();
    of_plan.filter(|target| target.period.is_none() || target.period == period).collect()
}

/// A place where a plan states a target.
#[derive(Debug, Serialize)]
pub struct MentionView {
    /// The place.
    pub place: Phrase,
    /// The printed words.
    pub printed: Phrase,
}

impl Viewer<'_> {
    /// Shows a place where a plan states a target.
    pub(super) fn target_mention(&self, mention: &TargetMention) -> MentionView {
        MentionView { place: self.printed(&mention.place), printed: self.printed(&mention.printed) }
    }

    /// Shows where an indicator or target stands.
    pub(super) fn standing_tag(&self, standing: Standing) -> Tag {
        Tag {
            class: standing.class().to_owned(),
            text: self.say(&format!("indicator-standing.{}", standing.word())),
            hint: None,
        }
    }

    /// Writes a value of an indicator with its unit.
    pub(super) fn measured(&self, indicator: &Indicator, value: Decimal) -> Phrase {
        let decimals = indicator.decimals.and_then(|decimals| u8::try_from(decimals).ok());
        let value = decimals.map_or(value, |decimals| value.round(decimals));
        match &indicator.unit {
            Some(unit) if unit.vi() == "%" => Phrase::plain(format::percent(value, self.language)),
            Some(unit) => {
                let unit = self.phrase(unit);
                Phrase { text: format!("{}\u{a0}{}", self.decimal(value), unit.text), ..unit }
            }
            None => Phrase::plain(self.decimal(value)),
        }
    }

    /// Says a target in words, by its operator: "từ 80 % trở lên".
    pub(super) fn target_words(&self, indicator: &Indicator, target: &IndicatorTarget) -> Phrase {
        let Some(value) = target.value else { return self.phrase(&target.text) };
        let key = match target.operator {
            Operator::Group | Operator::Qualitative => return self.phrase(&target.text),
            Operator::Rank => {
                return Phrase::plain(self.fill("indicator-target.rank", &[("n", &self.decimal(value))]));
            }
            Operator::Equal => "indicator-target.equal",
            Operator::AtLeast => "indicator-target.at-least",
            Operator::MoreThan => "indicator-target.more-than",
            Operator::AtMost => "indicator-target.at-most",
            Operator::LessThan => "indicator-target.less-than",
            Operator::Range => "indicator-target.range",
        };
        let value = self.measured(indicator, value);
        let upper = target.upper.map(|upper| self.measured(indicator, upper).text).unwrap_or_default();
        Phrase { text: self.fill(key, &[("n", &value.text), ("upper", &upper)]), ..value }
    }

    /// Says the formula a verdict rests on.
    pub(super) fn formula(&self, indicator: &Indicator, target: &IndicatorTarget) -> Phrase {
        let said = |key: &str| Phrase::plain(self.say(key));
        match target.operator {
            _ if indicator.direction == Direction::Neutral => said("indicator-formula.neutral"),
            Operator::Group | Operator::Qualitative => said("indicator-formula.in-words"),
            _ if target.value.is_none() => said("indicator-formula.in-words"),
            Operator::Rank => {
                let last = target.value.map(|value| self.decimal(value)).unwrap_or_default();
                Phrase::plain(self.fill("indicator-formula.rank", &[("n", &last)]))
            }
            _ => {
                let words = self.target_words(indicator, target);
                Phrase { text: self.fill("indicator-formula.value", &[("target", &words.text)]), ..words }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_begin_with_a_capital_in_vietnamese_too() {
        assert_eq!(capitalised("năm 2020"), "Năm 2020");
        assert_eq!(capitalised("đạt"), "Đạt");
        assert_eq!(capitalised(""), "");
    }
}
