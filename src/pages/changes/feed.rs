//! What releases tell in feeds: each release, what is gone, and what changed on each task and procedure.

use super::step::{self, named};
use super::subject;
use super::told::told;
use crate::data::{FeedScope, ReleaseEntry};
use crate::ledger::{Change, ChangeKind, Release, ReleaseId, Step};
use crate::model::Id;
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;
use crate::text::slug;

/// The most records of a release a feed tells of one by one: the page of the release tells them all.
const MOST: usize = 200;

/// Lists the entries of all releases after the first. Feeds speak the language of the documents.
pub fn release_entries(viewer: &Viewer<'_>) -> Vec<ReleaseEntry> {
    let steps = viewer.ledger.steps.iter().rev();
    let released = steps.filter_map(|step| Some((step, viewer.ledger.facts_of(step).0?)));
    released.flat_map(|(step, release)| of_step(viewer, step, release)).collect()
}

fn of_step(viewer: &Viewer<'_>, step: &Step, release: &Release) -> Vec<ReleaseEntry> {
    let id = &release.head.id;
    let mut kinds = step::counted(viewer, step);
    kinds.retain(|kind| kind.href.is_some());
    let counts = kinds.iter().map(|kind| format!("{}: {}", kind.text, kind.count)).collect::<Vec<_>>().join("; ");
    let whole = ReleaseEntry {
        scopes: vec![FeedScope::Site],
        page: Route::Release(id.slug()).path(),
        id: id.to_string(),
        title: named(viewer, id).text.text,
        summary: Some(counts).filter(|counts| !counts.is_empty()),
        day: release.head.released,
    };
    let records = step.changes.chunk_by(|one, other| (&one.set, &one.id) == (&other.set, &other.id));
    let told = records.filter_map(|run| of_record(viewer, release, run)).take(MOST);
    [whole].into_iter().chain(told).collect()
}

/// Tells what changed on a task or a procedure; on other records where they are gone.
fn of_record(viewer: &Viewer<'_>, release: &Release, changes: &[Change]) -> Option<ReleaseEntry> {
    let first = changes.first()?;
    let is_gone = changes.iter().any(|change| change.kind == ChangeKind::Removed);
    let mut scopes = scopes(viewer, first);
    if is_gone && matches!(first.set.as_str(), "tasks" | "procedures" | "plans" | "indicators" | "reports") {
        scopes.push(FeedScope::Site);
    }
    let views: Vec<_> = changes.iter().map(|change| told(viewer, change)).collect();
    let (name, kind) = views.first().map(|view| (view.name.text.clone(), view.kind.clone()))?;
    let page = views[0].href.clone().unwrap_or_else(|| page_of(&release.head.id));
    (!scopes.is_empty()).then(|| ReleaseEntry {
        scopes,
        page,
        id: format!("{}/{}/{}", release.head.id, first.set, first.id),
        title: format!("{kind}: {name}"),
        summary: Some(views.iter().map(|view| view.sentence.as_str()).collect::<Vec<_>>().join(" ")),
        day: release.head.released,
    })
}

fn page_of(id: &ReleaseId) -> String {
    Route::Release(id.slug()).path()
}

/// Finds the feeds of a record: the plan and the units of a task, the field of a procedure.
fn scopes(viewer: &Viewer<'_>, change: &Change) -> Vec<FeedScope> {
    let known = || subject::record(viewer, &change.set, &change.id);
    match subject::route(&change.set, &change.id) {
        Some(Route::Task(plan, _)) if change.set == "tasks" => {
            let values = known().map(|record| record.values).unwrap_or_default();
            let lists = ["leads", "coordinators"].into_iter().filter_map(|name| values.get(name)?.as_array());
            let units = lists.flatten().filter_map(|unit| Id::new(unit.as_str()?)).map(FeedScope::Unit);
            [FeedScope::Plan(plan)].into_iter().chain(units).collect()
        }
        Some(Route::Procedure(_)) if change.set == "procedures" => {
            let field = known().and_then(|record| record.values.get("field")?.as_str().map(slug));
            field.map(FeedScope::Field).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
