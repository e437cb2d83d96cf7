//! What a release says of itself, and the list of all of them.

use serde::Serialize;

use super::step::{self, KindCount, UNRELEASED};
use crate::ledger::{Release, Step};
use crate::pages::parts::{DateView, Link};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// A release.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseFacts {
    /// Its name.
    pub id: String,
    /// Its page.
    pub link: Link,
    /// The day it was made.
    pub released: DateView,
    /// The day its figures stand on.
    pub reference: DateView,
    /// Its root as people compare it on paper.
    pub short: String,
    /// Its whole root.
    pub root: String,
    /// How many records it froze, in words.
    pub records: String,
    /// Its file.
    pub file: String,
    /// Its pages as they were, where the site keeps them.
    pub frozen: Option<String>,
}

/// Tells of a release.
pub(in crate::pages) fn facts(viewer: &Viewer<'_>, release: &Release) -> ReleaseFacts {
    let slug = release.head.id.slug();
    ReleaseFacts {
        id: release.head.id.to_string(),
        link: viewer.link(&Route::Release(slug.clone())),
        released: viewer.day(release.head.released),
        reference: viewer.day(release.head.reference),
        short: release.root.short(),
        root: release.root.to_string(),
        records: viewer.count("changes.records", release.facts.records.len() as u64),
        file: format!("~/{}", release.path()),
        frozen: super::frozen::are_kept(viewer.site).then(|| Route::Frozen(slug, "/".to_owned()).path()),
    }
}

/// The releases of a site.
#[derive(Debug, Serialize)]
pub struct ChangesPage {
    /// What is not released yet; nothing while nothing was released.
    pub unreleased: Option<StepRow>,
    /// The releases, the newest first.
    pub releases: Vec<StepRow>,
    /// The page with the corrections.
    pub corrections: Link,
}

/// A release in the list.
#[derive(Debug, Serialize)]
pub struct StepRow {
    /// The release; nothing for what is not released yet.
    pub release: Option<ReleaseFacts>,
    /// Its page; nothing where there is nothing to show.
    pub href: Option<String>,
    /// How many changes, in words; nothing for the first release, which changes nothing.
    pub total: Option<String>,
    /// The changes by kind; only kinds there are.
    pub kinds: Vec<KindCount>,
}

pub(in crate::pages) fn view(viewer: &Viewer<'_>) -> ChangesPage {
    let rows = viewer.ledger.steps.iter().rev().map(|step| row(viewer, step));
    let (releases, unreleased): (Vec<StepRow>, Vec<StepRow>) = rows.partition(|row| row.release.is_some());
    ChangesPage { unreleased: unreleased.into_iter().next(), releases, corrections: viewer.link(&Route::Corrections) }
}

/// Tells of a step in a line.
pub(super) fn row(viewer: &Viewer<'_>, step: &Step) -> StepRow {
    let route = Route::Release(step::slug(step));
    let mut kinds = step::counted(viewer, step);
    kinds.retain(|kind| kind.href.is_some());
    let is_shown = step.release.is_some() || !step.changes.is_empty();
    StepRow {
        release: viewer.ledger.facts_of(step).0.map(|release| facts(viewer, release)),
        href: is_shown.then(|| route.path()),
        total: step.before.is_some().then(|| viewer.count("changes.count", step.changes.len() as u64)),
        kinds,
    }
}

/// What the first page says of changes: the newest release and what is not released yet.
#[derive(Debug, Serialize)]
pub struct Recent {
    /// The newest release.
    pub newest: StepRow,
    /// What is not released yet, where there is any.
    pub unreleased: Option<Link>,
}

/// Tells what changed lately; nothing while nothing was released.
pub(in crate::pages) fn recent(viewer: &Viewer<'_>) -> Option<Recent> {
    let steps = &viewer.ledger.steps;
    let newest = steps.iter().rev().find(|step| step.release.is_some())?;
    let waiting = viewer.ledger.unreleased().len() as u64;
    let unreleased = (waiting > 0).then(|| {
        let text = crate::pages::parts::Phrase::plain(viewer.count("changes.waiting", waiting));
        Link { href: Route::Release(UNRELEASED.to_owned()).path(), text }
    });
    Some(Recent { newest: row(viewer, newest), unreleased })
}
