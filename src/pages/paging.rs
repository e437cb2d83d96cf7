//! How long lists are cut into pages: one way for all of them.
//!
//! The first page of a list has the address of the list, the others stand below it ([`Route::PageOf`]). Entries move from
//! page to page as a list grows, so that no release promises such an address; the list itself and its entries stay.

use std::ops::Range;

use serde::Serialize;

use super::route::Route;
use super::viewer::Viewer;
use super::{budget, changes, documents, plans, procedures, progress, reports, statistics, tasks};
use crate::derive::Derived;
use crate::model::Site;
use crate::text::Language;

/// How many entries a list has on a page: with a hundred rows of a table a page stays below 45 KB on the wire.
pub(super) const ENTRIES_A_PAGE: usize = 100;

/// How many neighbours of a page its numbers show on either side.
const AROUND: usize = 2;

/// The pages of a list, as each of them leads to the others.
#[derive(Debug, Serialize)]
pub struct Pages {
    /// Which one this is: "Trang 2/20".
    pub here: String,
    /// Leads to the page before.
    pub before: Option<String>,
    /// Leads to the page after.
    pub after: Option<String>,
    /// The first, the last and those around this one.
    pub numbers: Vec<PageNumber>,
}

/// The number of a page.
#[derive(Debug, Serialize)]
pub struct PageNumber {
    /// The number.
    pub text: String,
    /// Leads there.
    pub href: String,
    /// Whether it is the page shown.
    pub current: bool,
    /// Whether numbers before it are left out.
    pub after_gap: bool,
}

/// Counts the pages so many entries take; a list without any has one.
pub(super) fn pages(entries: usize) -> usize {
    entries.div_ceil(ENTRIES_A_PAGE).max(1)
}

/// Tells which of so many entries stand on a page.
pub(super) fn shown(page: usize, entries: usize) -> Range<usize> {
    let start = (page.saturating_sub(1) * ENTRIES_A_PAGE).min(entries);
    start..(start + ENTRIES_A_PAGE).min(entries)
}

/// Tells on which page an entry stands.
pub(super) fn page_of(entry: usize) -> usize {
    entry / ENTRIES_A_PAGE + 1
}

/// Cuts entries that weigh differently into pages no heavier than `most`, unless one entry is; none make one page.
pub(super) fn cut(weights: impl IntoIterator<Item = usize>, most: usize) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut end, mut heavy) = (0, 0, 0);
    for (at, weight) in weights.into_iter().enumerate() {
        heavy += weight;
        if heavy > most && at > start {
            pages.push(start..at);
            (start, heavy) = (at, weight);
        }
        end = at + 1;
    }
    pages.push(start..end);
    pages
}

/// Gives the part of one range that lies in another; nothing where they do not meet.
pub(super) fn common(one: &Range<usize>, other: &Range<usize>) -> Option<Range<usize>> {
    let (start, end) = (one.start.max(other.start), one.end.min(other.end));
    (start < end).then_some(start..end)
}

/// Counts the pages of a list; pages that are no list have one. Releases are counted by [`Viewer::page_count`].
pub(super) fn count(site: &Site, derived: &Derived, list: &Route) -> usize {
    // The same number of entries in every language, so that a page has the same address in all of them.
    let listed = |facet| pages(procedures::listing(derived, Language::Vietnamese, facet).len());
    match list {
        Route::Procedures => listed(None),
        Route::ProcedureFacet(facet, value) => listed(Some((*facet, value.as_str()))),
        Route::Plans => plans::pages(site).len(),
        Route::Plan(id) => pages(site.plans.get(id).map_or(0, |plan| plan.tasks().count())),
        Route::PlanFacet(plan, facet, value) => pages(tasks::count(site, derived, plan, *facet, value)),
        Route::Budget => budget::pages(site).len(),
        Route::Statistics => statistics::pages(site).len(),
        Route::Progress => progress::pages(site).len(),
        Route::Indicators => pages(site.indicators.len()),
        Route::Reports => pages(reports::published(site).len()),
        Route::NewsList => pages(site.news.len()),
        Route::Documents => pages(site.documents.len()),
        Route::DocumentKind(kind) => pages(derived.documents.of_kind(*kind).len()),
        Route::UntoldDocuments => documents::untold_pages(derived).len(),
        Route::Document(id) => pages(derived.places(id)),
        Route::CompletenessList(scope) => pages(derived.lacking.get(scope).map_or(0, |list| list.records.len())),
        Route::Letter(slug) => pages(derived.alphabet.letter(slug).map_or(0, |letter| letter.places.len())),
        _ => 1,
    }
}

/// Adds a list to the pages of a site, with all its pages.
pub(super) fn add(site: &Site, derived: &Derived, list: Route, routes: &mut Vec<Route>) {
    let pages = count(site, derived, &list);
    routes.extend((1..=pages).map(|page| list.page(page)));
}

impl Viewer<'_> {
    /// Says which of so many entries a page has: "từ 101 đến 200 trong 1.954".
    pub(super) fn part(&self, shown: &Range<usize>, entries: usize) -> String {
        let [from, to, all] = [shown.start + 1, shown.end, entries].map(|number| self.number(number as u64));
        self.fill("paging.part", &[("from", &from), ("to", &to), ("all", &all)])
    }

    /// Counts the pages of a list.
    pub(super) fn page_count(&self, list: &Route) -> usize {
        match list {
            Route::Release(slug) => changes::page_count(self.ledger, slug),
            Route::Corrections => changes::correction_pages(self.site, self.ledger),
            Route::Frozen(slug, path) if path == "/" => changes::frozen_pages(self.ledger, slug),
            _ => count(self.site, self.derived, list),
        }
    }

    /// Names a page of a list: "Thủ tục hành chính – trang 2/20".
    pub(super) fn page_title(&self, list: &Route, page: usize) -> super::parts::Phrase {
        let title = self.title(list);
        let [page, all] = [page, self.page_count(list)].map(|number| self.number(number as u64));
        let text = self.fill("paging.title", &[("title", &title.text), ("n", &page), ("all", &all)]);
        super::parts::Phrase { text, ..title }
    }

    /// Leads from a page of a list to the others; nothing where there are none.
    pub(super) fn pages(&self, list: &Route, page: usize) -> Option<Pages> {
        let last = self.page_count(list);
        let link = |page: usize| list.page(page).path();
        let mut before = 0;
        let mut number = |number: usize| PageNumber {
            text: self.number(number as u64),
            href: link(number),
            current: number == page,
            after_gap: number > std::mem::replace(&mut before, number) + 1,
        };
        (last > 1).then(|| Pages {
            here: self.fill("paging.here", &[("n", &self.number(page as u64)), ("all", &self.number(last as u64))]),
            before: (page > 1).then(|| link(page - 1)),
            after: (page < last).then(|| link(page + 1)),
            numbers: numbers(page, last).into_iter().map(&mut number).collect(),
        })
    }
}

/// Chooses the numbers a page shows: the first, the last, those around it, and no gap of a single number.
fn numbers(page: usize, last: usize) -> Vec<usize> {
    let is_near = |number: usize| number == 1 || number == last || number.abs_diff(page) <= AROUND;
    let is_lone = |number: usize| number > 1 && number < last && is_near(number - 1) && is_near(number + 1);
    let around = page.saturating_sub(AROUND + 1).max(1)..=(page + AROUND + 1).min(last);
    let chosen: std::collections::BTreeSet<usize> =
        [1, last].into_iter().chain(around.filter(|number| is_near(*number) || is_lone(*number))).collect();
    chosen.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_entry_stands_on_one_page_in_its_order(entries in 0usize..3_000) {
            let all: Vec<usize> = (1..=pages(entries)).flat_map(|page| shown(page, entries)).collect();
            prop_assert_eq!(all, (0..entries).collect::<Vec<_>>());
            for entry in 0..entries {
                prop_assert!(shown(page_of(entry), entries).contains(&entry));
            }
        }

        #[test]
        fn cut_pages_keep_every_entry_once_and_in_order(weights in prop::collection::vec(0usize..50, 0..200), most in 1usize..120) {
            let pages = cut(weights.iter().copied(), most);
            let all: Vec<usize> = pages.iter().cloned().flatten().collect();
            prop_assert_eq!(all, (0..weights.len()).collect::<Vec<_>>());
            for page in pages {
                prop_assert!(weights[page.clone()].iter().sum::<usize>() <= most || page.len() == 1);
            }
        }

        #[test]
        fn numbers_stay_few_and_lead_everywhere(last in 1usize..2_000, at in 0usize..2_000) {
            let page = at % last + 1;
            let chosen = numbers(page, last);
            prop_assert!(chosen.len() <= 2 * AROUND + 5);
            for wanted in [1, page.saturating_sub(1).max(1), page, (page + 1).min(last), last] {
                prop_assert!(chosen.contains(&wanted));
            }
            prop_assert!(chosen.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] != 2));
        }
    }

    #[test]
    fn a_thousand_pages_show_a_few_numbers() {
        assert_eq!(numbers(1, 5), [1, 2, 3, 4, 5]);
        assert_eq!(numbers(500, 1_000), [1, 498, 499, 500, 501, 502, 1_000]);
        assert_eq!(numbers(5, 1_000), [1, 2, 3, 4, 5, 6, 7, 1_000]);
    }
}
