//! What one release changed, or what is not released yet: by kind, then by what it belongs to, so many to a page.

use std::ops::Range;

use serde::Serialize;

use super::release::{ReleaseFacts, facts};
use super::subject::Group;
use super::told::{ChangeView, told, weight};
use crate::data::said;
use crate::ledger::{Change, ChangeKind, Ledger, ReleaseId, Step};
use crate::pages::paging;
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;

/// The part of the address of what is not released yet: no release has it, for theirs begin with a year.
pub(in crate::pages) const UNRELEASED: &str = "chua-cong-bo";

/// The letters of changes a page carries, whatever their number.
const LETTERS: usize = 120_000;

/// What a release changed.
#[derive(Debug, Serialize)]
pub struct StepPage {
    /// The release; nothing for what is not released yet.
    pub release: Option<ReleaseFacts>,
    /// The release it is held against.
    pub before: Option<Link>,
    /// The release after it.
    pub after: Option<Link>,
    /// How many changes, in words.
    pub total: String,
    /// The changes by kind.
    pub kinds: Vec<KindCount>,
    /// Those of this page.
    pub sections: Vec<Section>,
    /// What the first release froze, by set.
    pub first: Vec<SetCount>,
    /// The page with the corrections.
    pub corrections: Link,
}

/// The changes of a kind.
#[derive(Debug, Serialize)]
pub struct KindCount {
    /// The kind in words.
    pub text: String,
    /// How many.
    pub count: String,
    /// Where they begin; nothing where there are none.
    pub href: Option<String>,
}

/// The changes of a kind on a page.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Its anchor.
    pub id: &'static str,
    /// The kind in words.
    pub title: String,
    /// How many there are in all.
    pub count: String,
    /// Whether it began on an earlier page.
    pub goes_on: bool,
    /// What they belong to.
    pub groups: Vec<GroupView>,
}

/// Changes of records that belong together.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// What they belong to.
    pub title: Phrase,
    /// The changes.
    pub changes: Vec<ChangeView>,
}

/// A set and how many records it has.
#[derive(Debug, Serialize)]
pub struct SetCount {
    /// Its title.
    pub title: &'static str,
    /// How many records.
    pub count: String,
}

/// Finds a step by the part of its address.
pub(super) fn find<'l>(ledger: &'l Ledger, slug: &str) -> Option<&'l Step> {
    let is_it = |step: &&Step| step.release.as_ref().map_or(slug == UNRELEASED, |id| id.slug() == slug);
    ledger.steps.iter().find(is_it)
}

/// Gives the part of the address of a step.
pub(super) fn slug(step: &Step) -> String {
    step.release.as_ref().map_or_else(|| UNRELEASED.to_owned(), ReleaseId::slug)
}

/// Orders changes as pages show them: by kind, then by group, then as data files do.
fn ordered(step: &Step) -> Vec<&Change> {
    let mut changes: Vec<(Group, &Change)> =
        step.changes.iter().map(|change| (Group::of(&change.set, &change.id), change)).collect();
    changes.sort_by(|(one, a), (other, b)| (a.kind, one, &a.set, &a.id).cmp(&(b.kind, other, &b.set, &b.id)));
    changes.into_iter().map(|(_, change)| change).collect()
}

/// Cuts a list into pages that weigh alike; an empty one has one page.
fn pages(changes: &[&Change]) -> Vec<Range<usize>> {
    paging::cut(changes.iter().map(|change| weight(change)), LETTERS)
}

/// Counts the pages of a step.
pub(in crate::pages) fn page_count(ledger: &Ledger, slug: &str) -> usize {
    find(ledger, slug).map_or(1, |step| pages(&ordered(step)).len())
}

/// Lists the pages of every step: what a release froze stands there for ever, what is not released yet while it is so.
pub(in crate::pages) fn routes(ledger: &Ledger) -> Vec<Route> {
    let of = |step: &Step| {
        let count = if step.release.is_none() && step.changes.is_empty() { 0 } else { pages(&ordered(step)).len() };
        let slug = slug(step);
        (1..=count).map(move |page| Route::Release(slug.clone()).page(page)).collect::<Vec<_>>()
    };
    ledger.steps.iter().flat_map(of).collect()
}

pub(in crate::pages) fn view(viewer: &Viewer<'_>, slug: &str, page: usize) -> StepPage {
    let step = find(viewer.ledger, slug).expect("a route is made from a step of the ledger");
    let changes = ordered(step);
    let pages = pages(&changes);
    let shown = pages.get(page - 1).cloned().unwrap_or_default();
    let route = Route::Release(slug.to_owned());
    let place = viewer.ledger.steps.iter().position(|other| std::ptr::eq(other, step)).unwrap_or_default();
    let after = viewer.ledger.steps.get(place + 1).filter(|step| step.release.is_some());
    StepPage {
        release: viewer.ledger.facts_of(step).0.map(|release| facts(viewer, release)),
        before: step.before.as_ref().map(|before| named(viewer, &before.id)),
        after: after.and_then(|step| step.release.as_ref()).map(|id| named(viewer, id)),
        total: viewer.count("changes.count", changes.len() as u64),
        kinds: kinds(viewer, &changes, &pages, &route),
        sections: sections(viewer, &changes, shown),
        first: if step.before.is_none() { first(viewer, step) } else { Vec::new() },
        corrections: viewer.link(&Route::Corrections),
    }
}

/// Links to a release by its name alone.
pub(super) fn named(viewer: &Viewer<'_>, id: &ReleaseId) -> Link {
    let text = format!("{} {id}", viewer.say("changes.release"));
    Link { href: Route::Release(id.slug()).path(), text: Phrase::plain(text) }
}

fn anchor(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "them",
        ChangeKind::Removed => "bo",
        ChangeKind::Deadline => "thoi-han",
        ChangeKind::Grade => "danh-gia",
        ChangeKind::Result => "ket-qua",
        ChangeKind::Value => "gia-tri",
        ChangeKind::Wording => "cau-chu",
    }
}

/// Counts the changes of a step by kind.
pub(super) fn counted(viewer: &Viewer<'_>, step: &Step) -> Vec<KindCount> {
    let (changes, slug) = (ordered(step), slug(step));
    kinds(viewer, &changes, &pages(&changes), &Route::Release(slug))
}

/// Counts changes by kind; each kind leads to where its first one stands.
fn kinds(viewer: &Viewer<'_>, changes: &[&Change], pages: &[Range<usize>], list: &Route) -> Vec<KindCount> {
    let count = |kind: ChangeKind| {
        let count = changes.iter().filter(|change| change.kind == kind).count();
        let first = changes.iter().position(|change| change.kind == kind);
        let page = first.and_then(|first| pages.iter().position(|page| page.contains(&first)));
        KindCount {
            text: viewer.say(&format!("change-kind.{}", kind.as_str())),
            count: viewer.number(count as u64),
            href: page.map(|page| format!("{}#{}", list.page(page + 1).path(), anchor(kind))),
        }
    };
    ChangeKind::ALL.into_iter().map(count).collect()
}

fn sections(viewer: &Viewer<'_>, changes: &[&Change], shown: Range<usize>) -> Vec<Section> {
    let start = shown.start;
    let of_page = &changes[shown];
    let section = |run: &[&Change]| {
        let kind = run[0].kind;
        let all = changes.iter().filter(|change| change.kind == kind).count() as u64;
        let first = changes.iter().position(|change| change.kind == kind).unwrap_or_default();
        let groups = run.chunk_by(|one, other| Group::of(&one.set, &one.id) == Group::of(&other.set, &other.id));
        let group = |run: &[&Change]| GroupView {
            title: Group::of(&run[0].set, &run[0].id).title(viewer),
            changes: run.iter().map(|change| told(viewer, change)).collect(),
        };
        Section {
            id: anchor(kind),
            title: viewer.say(&format!("change-kind.{}", kind.as_str())),
            count: viewer.number(all),
            goes_on: first < start,
            groups: groups.map(group).collect(),
        }
    };
    of_page.chunk_by(|one, other| one.kind == other.kind).map(section).collect()
}

fn first(viewer: &Viewer<'_>, step: &Step) -> Vec<SetCount> {
    let facts = viewer.ledger.facts_of(step).1;
    let count = |set: &crate::data::DataSet| SetCount {
        title: said(set.title, viewer.language),
        count: viewer.number(facts.of_set(set.name).len() as u64),
    };
    let is_kept = |set: &&crate::data::DataSet| !facts.of_set(set.name).is_empty();
    viewer.ledger.sets.values().filter(is_kept).map(count).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ledger::{Facts, between};

    /// Records whose only text is so long, as a release freezes them.
    fn facts(lengths: &[usize], letter: char) -> Facts {
        let line = |(at, length): (usize, &usize)| {
            let text: String = std::iter::repeat_n(letter, *length).collect();
            let id = format!("p{at:05}");
            let line = format!(r#"{{"set":"procedures","id":"{id}","values":{{"title":"{text}"}}}}"#);
            crate::ledger::Fact::read(&line).expect("the line holds a record")
        };
        let columns = [("procedures".to_owned(), vec!["title".to_owned()])].into();
        Facts { columns, records: lengths.iter().enumerate().map(line).collect() }
    }

    proptest! {
        #[test]
        fn every_change_stands_on_one_page_and_no_page_weighs_much(lengths in prop::collection::vec(1usize..6_000, 0..120)) {
            let step = Step {
                release: None,
                before: None,
                changes: between(&facts(&lengths, 'a'), &facts(&lengths, 'b')),
            };
            let changes = ordered(&step);
            prop_assert_eq!(changes.len(), lengths.len());
            let pages = pages(&changes);
            prop_assert_eq!(pages.iter().cloned().flatten().collect::<Vec<_>>(), (0..changes.len()).collect::<Vec<_>>());
            for page in pages {
                let letters: usize = changes[page.clone()].iter().map(|change| weight(change)).sum();
                prop_assert!(letters <= LETTERS || page.len() == 1);
            }
        }
    }
}
