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

use crate::model::{Id, News, Plan, Register, Site, Task};

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
    /// The records that are asked something, by field and plan.
    pub lacking: BTreeMap<completeness::CompletenessScope, completeness::RecordList>,
    /// In how many places each procedure could be plainer; those that could nowhere are left out.
    pub plainer: BTreeMap<Id, u64>,
    /// The news, as places among the news of the site, the newest first.
    news: Vec<usize>,
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
        let lacking = completeness.lists(site, &procedures);
        let alphabet = Alphabet::of(site);
        let clarity = clarity::all(site);
        let mut plainer = BTreeMap::new();
        for finding in &clarity {
            *plainer.entry(finding.procedure.clone()).or_default() += 1;
        }
        let news = newest_first(site);
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
            lacking,
            plainer,
            news,
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

    /// Lists the news, as places among the news of the site, the newest first.
    pub fn news(&self) -> &[usize] {
        &self.news
    }

    /// Finds a news item among the news sorted by day.
    pub fn news_place(&self, site: &Site, id: &Id) -> Option<usize> {
        let wanted = site.news.get(id)?;
        let before = |place: &usize| by_day(&site.news[*place], wanted).is_lt();
        Some(self.news.partition_point(before))
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

/// Sorts by the day of publication; a later change does not make an item new.
fn newest_first(site: &Site) -> Vec<usize> {
    let mut places: Vec<usize> = (0..site.news.len()).collect();
    places.sort_by(|left, right| by_day(&site.news[*left], &site.news[*right]));
    places
}

fn by_day(left: &News, right: &News) -> std::cmp::Ordering {
    (right.head.date, &left.id).cmp(&(left.head.date, &right.id))
}
