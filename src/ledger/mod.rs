//! The ledger: what was published, frozen release by release, so that nothing changes unseen.
//!
//! Takes data sets and the files of releases; gives releases, their chain, and what changed between them. It reads no
//! disk and no clock: the day of a release is an argument.

mod change;
mod digest;
mod facts;
mod history;
mod id;
mod release;
mod sets;
mod tell;
#[cfg(test)]
mod tests;
mod vintage;

use indexmap::IndexMap;

use change::{Reasons, of_annotations};

use crate::data::{self, DataSet};
use crate::derive::{Derived, ReferenceBasis};
use crate::diagnostic::{Message, say};
use crate::model::{ReleaseText, Site};

pub use change::{Change, ChangeKind, RecordName, Step, between, is_figure};
pub use digest::Digest;
pub use facts::{Fact, Facts, Record, Values};
pub use history::{ChainFault, History};
pub use id::ReleaseId;
pub use release::{Link, Release, ReleaseFault, ReleaseHead};
pub use sets::{SETS, declared, sets};
pub use tell::Teller;
pub use vintage::Vintage;

/// What was published of a site, and what it says now.
#[derive(Debug)]
pub struct Ledger {
    /// The releases.
    pub history: History,
    /// The facts of the content as it is.
    pub now: Facts,
    /// What each release changed, the oldest first; the last one is what has not been released yet.
    pub steps: Vec<Step>,
    /// How the sets of the facts are declared today, without their rows.
    pub sets: IndexMap<&'static str, DataSet>,
}

impl Ledger {
    /// Opens the ledger of a site. Releases that are broken have been reported, and of such a site nothing is built.
    pub fn of(site: &Site, derived: &Derived) -> Self {
        let mut history = history(site).unwrap_or_default();
        if derived.reference.basis == ReferenceBasis::Given {
            // What was published later was not known on that day.
            history.until(derived.reference.date);
        }
        // Addresses follow from the records, and no release keeps them.
        let sets = data::sets(site, derived, &|_| String::new());
        let now = Facts::of(&sets);
        let mut steps = steps(&history, &now);
        Reasons::new(&site.changes, &history).apply(&mut steps, &now);
        Self { history, now, steps, sets: sets.into_iter().map(|set| (set.name, set.without_rows())).collect() }
    }

    /// Finds what a step came to: the release, and the facts it froze; the content where it is not released yet.
    pub fn facts_of(&self, step: &Step) -> (Option<&Release>, &Facts) {
        let release = step.release.as_ref().and_then(|id| self.history.get(id));
        (release, release.map_or(&self.now, |release| &release.facts))
    }

    /// Lists what the next release would change.
    pub fn unreleased(&self) -> &[Change] {
        self.steps.last().map_or(&[], |step| &step.changes)
    }

    /// Lists the changes of a record, the newest first, each with its step.
    pub fn of_record(&self, set: &str, id: &str) -> impl Iterator<Item = (&Step, &Change)> {
        let of = move |change: &&Change| change.set == set && change.id == id;
        self.steps.iter().rev().flat_map(move |step| step.changes.iter().filter(of).map(move |change| (step, change)))
    }
}

/// Holds each release against the one before, and the content against the last one. Without a release nothing was
/// published, so nothing has changed.
fn steps(history: &History, now: &Facts) -> Vec<Step> {
    let releases = history.releases();
    let first = releases.first().map(|release| step(Some(release), None, Vec::new()));
    let later =
        releases.windows(2).map(|two| step(Some(&two[1]), Some(&two[0]), explained(&two[0].facts, &two[1].facts)));
    let last = releases.last().map(|release| step(None, Some(release), explained(&release.facts, now)));
    first.into_iter().chain(later).chain(last).collect()
}

fn explained(before: &Facts, after: &Facts) -> Vec<Change> {
    let mut changes = between(before, after);
    of_annotations(&mut changes, before, after);
    changes
}

fn step(release: Option<&Release>, before: Option<&Release>, changes: Vec<Change>) -> Step {
    Step { release: release.map(|release| release.head.id.clone()), before: before.map(Release::link), changes }
}

/// A file of a release that cannot be taken, and why.
#[derive(Debug)]
pub struct Broken<'s> {
    /// The file.
    pub file: &'s ReleaseText,
    /// Why.
    pub message: Message,
}

/// Reads the releases of a site as a chain.
///
/// # Errors
///
/// Gives every file that is not as it was written; where all are, the first that does not fit into the chain.
pub fn history(site: &Site) -> Result<History, Vec<Broken<'_>>> {
    let mut releases = Vec::new();
    let mut broken = Vec::new();
    for (name, file) in &site.releases {
        match Release::read(&file.text) {
            Ok(release) if release.head.id.as_str() == name => releases.push(release),
            Ok(release) => {
                let id = release.head.id;
                let message = say!(
                    vi: "tệp này là lần công bố {id}, phải có tên {id}.json";
                    en: "this file is release {id} and must be named {id}.json"
                );
                broken.push(Broken { file, message });
            }
            Err(ReleaseFault { line, message }) => {
                let Message { vi, en } = message;
                broken.push(Broken { file, message: say!(vi: "dòng {line}: {vi}"; en: "line {line}: {en}") });
            }
        }
    }
    if !broken.is_empty() {
        return Err(broken);
    }
    History::new(releases).map_err(|fault| {
        let file = site.releases.get(fault.id.as_str());
        file.map(|file| Broken { file, message: fault.message }).into_iter().collect()
    })
}
