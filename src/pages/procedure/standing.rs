//! Whether a procedure is in force on the reference date, and what follows it.

use serde::Serialize;

use super::super::parts::{CitationView, DateView, Link, Phrase, Tag};
use super::super::route::Route;
use super::super::viewer::Viewer;
use crate::derive::Standing;
use crate::model::Procedure;

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
                class: tag_class(standing).to_owned(),
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
        let before = self.derived.procedures.before(self.site, &procedure.id);
        before.map(|other| self.link(&Route::Procedure(other.id.clone()))).collect()
    }
}

fn tag_class(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "tag-on-time",
        Standing::NotYet => "tag-not-due",
        _ => "tag-ended",
    }
}
