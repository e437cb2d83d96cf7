//! What stands around a procedure: who answers for it, where it is really handed in, where its text
//! comes from, and the tasks and indicators that name it.

use serde::Serialize;

use super::super::parts::{CitationView, DateView, Link, Phrase};
use super::super::route::{ProcedureFacet, Route};
use super::super::task_card::TaskCard;
use super::super::viewer::Viewer;
use crate::model::{Id, OnlineLevel, Portal, Procedure, Provenance, Redress, Unit};

/// A unit that handles the procedure.
#[derive(Debug, Serialize)]
pub struct HandlingUnit {
    /// Leads to it.
    pub unit: Link,
    /// Its telephone.
    pub phone: Option<String>,
    /// Its e-mail.
    pub email: Option<String>,
    /// The unit that took over.
    pub successor: Option<Link>,
    /// The other procedures it handles.
    pub procedures: String,
}

/// A portal that is not this site.
#[derive(Debug, Serialize)]
pub struct PortalView {
    /// Its name.
    pub name: Phrase,
    /// Its address.
    pub href: Option<String>,
    /// What is handled there.
    pub purpose: Option<Phrase>,
}

/// The online level in the words of its own scheme.
#[derive(Debug, Serialize)]
pub struct OnlineView {
    /// The level.
    pub level: Phrase,
    /// The scheme.
    pub scheme: String,
    /// Since when.
    pub from: Option<DateView>,
    /// The decision that set it.
    pub decision: Option<CitationView>,
    /// Where to use it.
    pub url: Option<String>,
}

/// Where the text comes from.
#[derive(Debug, Serialize)]
pub struct ProvenanceView {
    /// The record it was compared with.
    pub url: Option<String>,
    /// The day it was checked.
    pub checked: Option<DateView>,
    /// Who checked it.
    pub by: Option<Phrase>,
    /// The SHA-256 of the record that was read.
    pub sha256: Option<String>,
    /// A remark.
    pub note: Option<Phrase>,
}

/// How to complain, and what happens when the office is late.
#[derive(Debug, Serialize)]
pub struct RedressView {
    /// How to complain.
    pub text: Option<Phrase>,
    /// What happens when the office is late.
    pub when_late: Option<Phrase>,
    /// Where.
    pub url: Option<String>,
}

/// Tasks that name the procedure, with the indicators they serve.
#[derive(Debug, Serialize)]
pub struct Related {
    /// The tasks.
    pub tasks: Vec<TaskCard>,
    /// The indicators.
    pub indicators: Vec<Link>,
}

impl Viewer<'_> {
    /// Links to the procedures that share something.
    pub(in crate::pages) fn facet_link(&self, facet: ProcedureFacet, value: &str) -> Link {
        Link { href: Route::ProcedureFacet(facet, value.to_owned()).path(), text: self.procedure_facet(facet, value) }
    }

    /// Links to every value of a facet a procedure has.
    pub(in crate::pages) fn facet_links(&self, facet: ProcedureFacet, procedure: &Procedure) -> Vec<Link> {
        facet.values(procedure).iter().map(|value| self.facet_link(facet, value)).collect()
    }

    /// Shows the units that handle the procedure.
    pub(super) fn handling_units(&self, procedure: &Procedure) -> Vec<HandlingUnit> {
        let view = |unit: &Unit| HandlingUnit {
            unit: Link { href: Route::Unit(unit.id.id.clone()).path(), text: self.phrase(&unit.name) },
            phone: unit.phone.clone(),
            email: unit.email.clone(),
            successor: unit.successor.as_ref().and_then(|next| self.unit_link(next.id())),
            procedures: Route::ProcedureFacet(ProcedureFacet::Unit, unit.id.id.to_string()).path(),
        };
        procedure.head.units.iter().filter_map(|unit| self.site.unit(unit.id())).map(view).collect()
    }

    /// Shows the portals where things are really handed in; dead ones help nobody here.
    pub(super) fn portals(&self) -> Vec<PortalView> {
        let view = |portal: &Portal| PortalView {
            name: self.phrase(&portal.name),
            href: portal.url.as_ref().map(|url| url.url.clone()),
            purpose: portal.purpose.as_ref().map(|purpose| self.phrase(purpose)),
        };
        self.site.department.portals.iter().filter(|portal| !portal.dead).map(view).collect()
    }

    /// Shows the online level.
    pub(in crate::pages) fn online(&self, online: &OnlineLevel) -> OnlineView {
        OnlineView {
            level: self.printed(&online.level),
            scheme: self.say(&format!("procedure-online.{}", online.scheme.as_str())),
            from: online.from.map(|day| self.day(day)),
            decision: online.decision.as_ref().map(|decision| self.citation(decision)),
            url: online.url.as_ref().map(|url| url.url.clone()),
        }
    }

    /// Shows where the text comes from.
    pub(super) fn provenance(&self, provenance: &Provenance) -> ProvenanceView {
        ProvenanceView {
            url: provenance.url.as_ref().map(|url| url.url.clone()),
            checked: provenance.checked.map(|day| self.day(day)),
            by: provenance.by.as_deref().map(|name| self.printed(name)),
            sha256: provenance.sha256.clone(),
            note: provenance.note.as_ref().map(|note| self.phrase(note)),
        }
    }

    /// Shows how to complain; the department's words where the procedure has none of its own.
    pub(super) fn redress(&self, redress: Option<&Redress>) -> RedressView {
        let own = redress.map(|redress| &redress.text).or(self.site.department.redress.as_ref());
        RedressView {
            text: own.map(|text| self.phrase(text)),
            when_late: redress.and_then(|redress| redress.when_late.as_ref()).map(|text| self.phrase(text)),
            url: redress.and_then(|redress| redress.url.as_ref()).map(|url| url.url.clone()),
        }
    }

    /// Finds the tasks that name the procedure, and the indicators of these tasks.
    pub(super) fn related(&self, procedure: &Procedure) -> Related {
        let mut related = Related { tasks: Vec::new(), indicators: Vec::new() };
        let mut seen = std::collections::BTreeSet::new();
        for (plan, task) in self.derived.procedures.tasks(&procedure.id) {
            let Some(plan) = self.site.plans.get(plan) else { continue };
            let Some((_, task)) = plan.task(task.as_str()) else { continue };
            related.tasks.push(self.task_card(plan, task));
            for indicator in &task.indicators {
                let id = Id::new(indicator.id()).filter(|id| self.site.indicators.contains_key(id));
                if let Some(id) = id.filter(|id| seen.insert(id.clone())) {
                    related.indicators.push(self.link(&Route::Indicator(id)));
                }
            }
        }
        related
    }
}
