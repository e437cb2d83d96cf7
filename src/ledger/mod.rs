//! The ledger: what was published, frozen release by release, so that nothing changes unseen.
//!
//! Takes data sets and the files of releases; gives releases, their chain, and what changed between them. It reads no
//! disk and no clock: the day of a release is an argument.

mod digest;
mod facts;
mod history;
mod id;
mod release;
#[cfg(test)]
mod tests;

use crate::data;
use crate::derive::{Derived, ReferenceBasis};
use crate::diagnostic::{Message, say};
use crate::model::{ReleaseText, Site};

pub use digest::Digest;
pub use facts::{Fact, Facts, Record, Values};
pub use history::{ChainFault, History};
pub use id::ReleaseId;
pub use release::{Link, Release, ReleaseFault, ReleaseHead};

/// What was published of a site, and what it says now.
#[derive(Debug)]
pub struct Ledger {
    /// The releases.
    pub history: History,
    /// The facts of the content as it is.
    pub now: Facts,
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
        let now = Facts::of(&data::sets(site, derived, &|_| String::new()));
        Self { history, now }
    }
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
