//! From checked sites to their next release.

use chrono::NaiveDate;

use super::Checked;
use crate::derive::{Derived, keep_published};
use crate::diagnostic::Message;
use crate::ledger::{Change, Ledger, Release, ReleaseHead, ReleaseId};
use crate::model::Site;
use crate::pages;
use crate::text::Sources;

/// What is to be released.
#[derive(Debug, Clone)]
pub struct ReleaseOrder {
    /// The name of the release.
    pub id: ReleaseId,
    /// The department; every one where none is named.
    pub site: Option<String>,
    /// The day of the release.
    pub released: NaiveDate,
}

/// A release of one department, ready to be written.
#[derive(Debug)]
pub struct Frozen {
    /// The department's name.
    pub department: String,
    /// The path of its file in the content folder.
    pub path: String,
    /// The release.
    pub release: Release,
    /// What it changes against the one before.
    pub changes: Vec<Change>,
}

/// Why a department has no such release, with its id.
#[derive(Debug)]
pub struct Refused {
    /// The id of the department.
    pub site: String,
    /// Why.
    pub message: Message,
}

/// Freezes the facts of sites whose content has no errors.
///
/// # Errors
///
/// Gives every department whose releases do not allow it: its name is taken, or it goes back in time.
pub fn release(checked: Checked, order: &ReleaseOrder) -> Result<Vec<Frozen>, Vec<Refused>> {
    let Checked { sites, report, .. } = checked;
    let wanted = |site: &Site| order.site.as_deref().is_none_or(|id| site.id.as_str() == id);
    let sites = sites.into_iter().map(|(site, _)| site).filter(wanted);
    let (mut frozen, mut refused) = (Vec::new(), Vec::new());
    for site in sites {
        let id = site.id.to_string();
        match freeze(site, order, &report.sources) {
            Ok(one) => frozen.push(one),
            Err(message) => refused.push(Refused { site: id, message }),
        }
    }
    if refused.is_empty() { Ok(frozen) } else { Err(refused) }
}

fn freeze(mut site: Site, order: &ReleaseOrder, sources: &Sources) -> Result<Frozen, Message> {
    keep_published(&mut site, false, None);
    let derived = Derived::new(&site, None);
    let ledger = Ledger::of(&site, &derived);
    let head = ReleaseHead {
        department: site.id.to_string(),
        id: order.id.clone(),
        released: order.released,
        reference: derived.reference.date,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        previous: ledger.history.latest().map(Release::link),
    };
    ledger.history.may_follow(&head).map_err(|fault| fault.message)?;
    let changes = ledger.unreleased().to_vec();
    let addresses = pages::published(&site, &derived);
    let path = sources.get(site.source).map_or("department.toml", |source| source.path());
    let folder = path.strip_suffix("department.toml").unwrap_or_default();
    Ok(Frozen {
        department: site.department.name.vi().to_owned(),
        path: format!("{folder}releases/{}.json", order.id),
        release: Release::new(head, addresses, ledger.now),
        changes,
    })
}
