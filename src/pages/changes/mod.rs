//! What changed from release to release: the list of releases, each with its changes, corrections, what changed on the
//! record of a page, and the pages of a release as it froze them.
//!
//! The words of a change are made in `told` alone.

mod corrections;
mod feed;
mod frozen;
mod history;
mod release;
mod shown;
mod step;
mod subject;
mod told;
mod vintages;

pub(super) use corrections::{page_count as correction_pages, view as corrections};
pub(super) use frozen::{page_count as frozen_pages, title as frozen_title, today as frozen_today, view as frozen};
pub(super) use history::{Places, history, line};
pub(super) use release::{facts as release_facts, recent, view};
pub(super) use step::{UNRELEASED, page_count, view as step};
pub(super) use vintages::vintages;

pub(super) use corrections::Corrections;
pub(super) use frozen::FrozenPage;
pub(super) use history::{RecordHistory, ReleaseLine};
pub(super) use release::{ChangesPage, Recent, ReleaseFacts};
pub(super) use step::StepPage;
pub(super) use vintages::Revised;

pub use feed::release_entries;

use super::route::Route;
use crate::ledger::Ledger;
use crate::model::Site;

/// Lists the pages that follow from the releases of a site.
pub fn release_routes(site: &Site, ledger: &Ledger) -> Vec<Route> {
    let mut routes = step::routes(ledger);
    // The first page of corrections is there whether there are any or not.
    routes.extend((2..=corrections::page_count(site, ledger)).map(|page| Route::Corrections.page(page)));
    routes.extend(frozen::routes(site, ledger));
    routes
}
