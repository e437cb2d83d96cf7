//! What follows from the facts: states of tasks, roll-ups, citations.
//!
//! Takes a checked site and the reference date; gives facts a page can show. The reference date is
//! an argument, never the clock: the same input gives the same output for ever (DESIGN §3.6).

mod alphabet;
mod citations;
pub mod clarity;
pub mod completeness;
mod deliveries;
mod documents;
mod late;
mod listing;
mod procedures;
mod progress;
mod published;
mod reference;
mod standing;
mod tasks;

pub use alphabet::{Alphabet, Letter};
pub use citations::{Cited, Mentions, Place};
pub use completeness::Completeness;
pub use deliveries::{Delivery, deliveries};
pub use documents::{DocumentLists, Untold};
pub use late::LateReporter;
pub use listing::{Initial, Listing};
pub use procedures::{ProcedureFacet, ProcedureGroup, ProcedureGroups};
pub use progress::{Count, Tally};
pub use published::keep_published;
pub use reference::{Reference, ReferenceBasis};
pub use standing::Standing;
pub use tasks::{EvidenceState, Reported, Schedule, TaskState};

use std::collections::BTreeMap;

use crate::model::{Id, Plan, Register, Site, Task};

/// Everything derived from one site.
#[derive(Debug)]
pub struct Derived {
    /// The reference date and what it rests on.
    pub reference: Reference,
    /// The register, searchable.
    pub register: Register,
    /// The state of every task, by plan and task.
    pub tasks: BTreeMap<(Id, Id), TaskState>,
    /// Every mention of a document, in the order of the site's files.
    pub citations: Vec<Cited>,
    /// The mentions of each document.
    mentions: BTreeMap<Id, Mentions>,
    /// The register as lists show it.
    pub documents: DocumentLists,
    /// The procedures by what they share.
    pub procedures: ProcedureGroups,
    /// Every record with a page of its own, by its first letter.
    pub alphabet: Alphabet,
    /// Who owes which period figures.
    pub late: Vec<LateReporter>,
    /// What is missing of what the rules ask.
    pub completeness: Completeness,
    /// Where procedures could be plainer, in the order of the site.
    pub clarity: Vec<clarity::Finding>,
}

impl Derived {
    /// Derives everything.
    pub fn new(site: &Site, as_of: Option<chrono::NaiveDate>) -> Self {
        let reference = Reference::of(site, as_of);
        let register = Register::new(site);
        let citations = citations::all(site, &register);
        let mentions = citations::by_document(&citations);
        let documents = DocumentLists::of(site, &citations);
        let tasks = tasks::all(site, &reference);
        let procedures = ProcedureGroups::of(site, reference.date);
        let late = late::all(site, &tasks, reference.date);
        let completeness = Completeness::of(site, &reference, &tasks, &late);
        let alphabet = Alphabet::of(site);
        let clarity = clarity::all(site);
        Self {
            reference,
            register,
            tasks,
            citations,
            mentions,
            documents,
            procedures,
            alphabet,
            late,
            completeness,
            clarity,
        }
    }

    /// Gives the mentions of a document; nothing where nobody mentions it.
    pub fn mentions(&self, document: &Id) -> Option<&Mentions> {
        self.mentions.get(document)
    }

    /// Counts the places that mention a document.
    pub fn places(&self, document: &Id) -> usize {
        self.mentions(document).map_or(0, Mentions::places)
    }

    /// Gives the state of a task of a plan.
    pub fn task(&self, plan: &Plan, task: &Task) -> &TaskState {
        self.tasks.get(&(plan.id.clone(), task.id.id.clone())).expect("every task of the site has its state")
    }

    /// Counts the tasks of a plan that pass, by grade and by schedule.
    pub fn tally<'t>(&self, plan: &Plan, tasks: impl Iterator<Item = &'t Task>) -> Tally {
        let mut tally = Tally::default();
        tasks.for_each(|task| tally.add(self.task(plan, task)));
        tally
    }
}
