//! What changed on the record a page shows, and how the page stands to the newest release.

use std::collections::BTreeMap;

use serde::Serialize;

use super::release::{ReleaseFacts, facts};
use super::step::{self, UNRELEASED};
use super::subject;
use super::told::{ChangeView, told};
use crate::ledger::Ledger;
use crate::pages::parts::{DateView, Link, Phrase};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// The most changes a page lists of its record.
const MOST: usize = 10;
/// More than so many are folded.
const OPEN: usize = 3;

/// The changes of every page: places in the steps of the ledger, the newest first.
#[derive(Debug, Default)]
pub(in crate::pages) struct Places {
    by_path: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Places {
    /// Finds the page of each change once for all pages.
    pub(in crate::pages) fn of(ledger: &Ledger) -> Self {
        let mut by_path: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (step, changes) in ledger.steps.iter().map(|step| &step.changes).enumerate().rev() {
            for (at, change) in changes.iter().enumerate() {
                if let Some(route) = subject::route(&change.set, &change.id) {
                    by_path.entry(route.path()).or_default().push((step, at));
                }
            }
        }
        Self { by_path }
    }

    fn at(&self, route: &Route) -> &[(usize, usize)] {
        self.by_path.get(&route.path()).map_or(&[], Vec::as_slice)
    }
}

/// What changed on a record.
#[derive(Debug, Serialize)]
pub struct RecordHistory {
    /// The changes, the newest first.
    pub changes: Vec<RecordChange>,
    /// Whether they are folded.
    pub folded: bool,
    /// How many there are, in words.
    pub total: String,
    /// Leads to the rest, where there is more.
    pub more: Option<Link>,
    /// The day of the first release.
    pub since: DateView,
    /// The page as each release had it, where the site keeps them.
    pub frozen: Vec<Link>,
}

/// A change of a record with its release.
#[derive(Debug, Serialize)]
pub struct RecordChange {
    /// The release it came with, or what is not released yet.
    pub link: Link,
    /// The day of the release.
    pub day: Option<DateView>,
    /// The change.
    pub change: ChangeView,
}

/// Tells what changed on the record of a page; nothing on pages of no record, or while nothing was released.
pub(in crate::pages) fn history(viewer: &Viewer<'_>, route: &Route, places: &Places) -> Option<RecordHistory> {
    let has_record = matches!(
        route,
        Route::Plan(_)
            | Route::Task(..)
            | Route::Procedure(_)
            | Route::Indicator(_)
            | Route::Report(_)
            | Route::Document(_)
            | Route::Unit(_)
            | Route::Budget
            | Route::Statistics
    );
    let first = viewer.ledger.history.releases().first().filter(|_| has_record)?;
    let all = places.at(route);
    let view = |(step, at): &(usize, usize)| {
        let step = &viewer.ledger.steps[*step];
        RecordChange {
            link: match &step.release {
                Some(id) => step::named(viewer, id),
                None => viewer.link(&Route::Release(UNRELEASED.to_owned())),
            },
            day: viewer.ledger.facts_of(step).0.map(|release| viewer.day(release.head.released)),
            change: told(viewer, &step.changes[*at]),
        }
    };
    let changes: Vec<RecordChange> = all.iter().take(MOST).map(view).collect();
    Some(RecordHistory {
        folded: changes.len() > OPEN,
        changes,
        total: viewer.count("changes.count", all.len() as u64),
        more: (all.len() > MOST).then(|| viewer.link(&Route::Changes)),
        since: viewer.day(first.head.released),
        frozen: super::frozen::of_page(viewer, route),
    })
}

/// How a page stands to the newest release: what its foot says, on the screen and on paper.
#[derive(Debug, Serialize)]
pub struct ReleaseLine {
    /// The newest release.
    pub release: ReleaseFacts,
    /// What of the page is not released yet, in words.
    pub unreleased: Option<Link>,
}

/// Tells how a page stands to the newest release; nothing while nothing was released.
pub(in crate::pages) fn line(viewer: &Viewer<'_>, route: &Route, places: &Places) -> Option<ReleaseLine> {
    let frozen = match route.numbered().0 {
        Route::Frozen(slug, _) => step::find(viewer.ledger, slug).and_then(|step| viewer.ledger.facts_of(step).0),
        _ => None,
    };
    let release = frozen.or(viewer.ledger.history.latest())?;
    let last = viewer.ledger.steps.len().saturating_sub(1);
    let own = places.at(route).iter().filter(|(step, _)| *step == last).count() as u64;
    let all = viewer.ledger.unreleased().len() as u64;
    let text = match (own, all) {
        _ if frozen.is_some() => None,
        (0, 0) => None,
        (0, all) => Some(viewer.count("changes.waiting", all)),
        (own, _) => Some(viewer.count("changes.page-waiting", own)),
    };
    Some(ReleaseLine {
        release: facts(viewer, release),
        unreleased: text
            .map(|text| Link { href: Route::Release(UNRELEASED.to_owned()).path(), text: Phrase::plain(text) }),
    })
}
