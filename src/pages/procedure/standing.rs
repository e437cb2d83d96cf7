//! Whether a procedure is in force on the reference date, and what follows it.

use chrono::NaiveDate;
use serde::Serialize;

use super::super::parts::{CitationView, DateView, Link, Phrase, Tag};
use super::super::route::Route;
use super::super::viewer::Viewer;
use crate::model::{Lifecycle, Procedure, ProcedureState};

/// Where a procedure stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
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
    pub(crate) fn of(lifecycle: Option<&Lifecycle>, on: NaiveDate) -> Self {
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
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::NotYet => "not-yet",
            Self::Suspended => "suspended",
            Self::Replaced => "replaced",
            Self::Repealed => "repealed",
            Self::Ended => "ended",
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::InForce => "tag-on-time",
            Self::NotYet => "tag-not-due",
            _ => "tag-ended",
        }
    }
}

/// Where a procedure stands, for the reader.
#[derive(Debug, Serialize)]
pub struct StandingView {
    /// The state in words.
    pub tag: Tag,
    /// Whether it can be used on the reference date.
    pub is_current: bool,
    /// What a reader must not miss, where it cannot be used or will end.
    pub warning: Option<String>,
    /// In force from.
    pub from: Option<DateView>,
    /// In force until.
    pub to: Option<DateView>,
    /// Why.
    pub reason: Option<Phrase>,
    /// The document that decided it.
    pub decision: Option<CitationView>,
    /// The procedure that follows it.
    pub replaced_by: Option<Link>,
    /// The procedures it follows.
    pub replaces: Vec<Link>,
    /// The agency it moved to.
    pub moved_to: Option<Phrase>,
}

impl Viewer<'_> {
    /// Tells where a procedure stands on the reference date.
    pub(in crate::pages) fn standing(&self, procedure: &Procedure) -> Standing {
        Standing::of(procedure.head.lifecycle.as_ref(), self.derived.reference.date)
    }

    /// Shows where a procedure stands on the reference date.
    pub(in crate::pages) fn standing_view(&self, procedure: &Procedure) -> StandingView {
        let standing = self.standing(procedure);
        let life = procedure.head.lifecycle.as_ref();
        let word = standing.as_str();
        let next = life.and_then(|life| life.replaced_by.as_ref());
        let will_end = life.is_some_and(|life| life.to.is_some() || next.is_some());
        let warning = match standing {
            Standing::InForce if !will_end => None,
            Standing::InForce => Some(self.say("procedure-state.warn-ending")),
            _ => Some(self.say(&format!("procedure-state.warn-{word}"))),
        };
        StandingView {
            tag: Tag {
                class: standing.tag().to_owned(),
                text: self.say(&format!("procedure-state.{word}")),
                hint: None,
            },
            is_current: standing == Standing::InForce,
            warning,
            from: life.and_then(|life| life.from).map(|day| self.day(day)),
            to: life.and_then(|life| life.to).map(|day| self.day(day)),
            reason: life.and_then(|life| life.reason.as_ref()).map(|reason| self.phrase(reason)),
            decision: life.and_then(|life| life.decision.as_ref()).map(|decision| self.citation(decision)),
            replaced_by: next.and_then(|next| self.procedure_link(next.id())),
            replaces: self.replaced(procedure),
            moved_to: life.and_then(|life| life.moved_to.as_ref()).map(|agency| self.phrase(agency)),
        }
    }

    fn procedure_link(&self, id: &str) -> Option<Link> {
        let (id, _) = self.site.procedures.get_key_value(id)?;
        Some(self.link(&Route::Procedure(id.clone())))
    }

    fn replaced(&self, procedure: &Procedure) -> Vec<Link> {
        let is_before = |other: &&Procedure| {
            let next = other.head.lifecycle.as_ref().and_then(|life| life.replaced_by.as_ref());
            next.is_some_and(|next| next.id() == procedure.id.as_str())
        };
        let before = self.site.procedures.values().filter(is_before);
        before.map(|other| self.link(&Route::Procedure(other.id.clone()))).collect()
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
