//! Where a procedure stands on a day: what is not yet or no longer in force is never counted as
//! current (DESIGN §3.9).

use chrono::NaiveDate;

use crate::model::{Lifecycle, ProcedureState};

/// Where a procedure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Can be used.
    InForce,
    /// Begins later.
    NotYet,
    /// Not handled for the time being.
    Suspended,
    /// Another procedure took its place.
    Replaced,
    /// Repealed.
    Repealed,
    /// Its time has run out.
    Ended,
}

impl Standing {
    /// Tells where a procedure stands on a day; the last day of force belongs to it. A replacement
    /// or repeal announced for a later day has not happened yet.
    pub fn of(lifecycle: Option<&Lifecycle>, on: NaiveDate) -> Self {
        let Some(life) = lifecycle else { return Self::InForce };
        if life.from.is_some_and(|from| on < from) {
            return Self::NotYet;
        }
        let is_over = life.to.is_some_and(|to| to < on);
        let is_announced = life.to.is_some() && !is_over;
        match life.state {
            Some(ProcedureState::Replaced) if !is_announced => Self::Replaced,
            Some(ProcedureState::Repealed) if !is_announced => Self::Repealed,
            Some(ProcedureState::Suspended) if !is_over => Self::Suspended,
            _ if is_over => Self::Ended,
            _ => Self::InForce,
        }
    }

    /// Names it as words and classes do.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::NotYet => "not-yet",
            Self::Suspended => "suspended",
            Self::Replaced => "replaced",
            Self::Repealed => "repealed",
            Self::Ended => "ended",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn on(today: &str, state: ProcedureState, from: Option<&str>, to: Option<&str>) -> Standing {
        let life = Lifecycle {
            span: crate::text::Span::default(),
            state: Some(state),
            from: from.map(day),
            to: to.map(day),
            reason: None,
            decision: None,
            replaced_by: None,
            moved_to: None,
        };
        Standing::of(Some(&life), day(today))
    }

    #[test]
    fn a_procedure_is_in_force_from_its_first_to_its_last_day() {
        let span = (Some("2020-02-26"), Some("2020-05-12"));
        let active = |today| on(today, ProcedureState::Active, span.0, span.1);
        assert_eq!(active("2020-02-25"), Standing::NotYet);
        assert_eq!(active("2020-02-26"), Standing::InForce);
        assert_eq!(active("2020-05-12"), Standing::InForce);
        assert_eq!(active("2020-05-13"), Standing::Ended);
    }

    #[test]
    fn a_replacement_counts_from_the_day_after_the_last_day() {
        let replaced = |today, to| on(today, ProcedureState::Replaced, None, to);
        assert_eq!(replaced("2020-05-12", Some("2020-05-12")), Standing::InForce);
        assert_eq!(replaced("2020-05-13", Some("2020-05-12")), Standing::Replaced);
        assert_eq!(replaced("2020-05-13", None), Standing::Replaced);
    }

    #[test]
    fn what_begins_later_is_not_in_force_whatever_its_state() {
        assert_eq!(on("2020-11-18", ProcedureState::Suspended, Some("2021-03-01"), None), Standing::NotYet);
        assert_eq!(on("2021-03-01", ProcedureState::Suspended, Some("2021-03-01"), None), Standing::Suspended);
    }

    #[test]
    fn nothing_said_of_its_life_means_in_force() {
        assert_eq!(Standing::of(None, day("2020-11-18")), Standing::InForce);
    }
}
