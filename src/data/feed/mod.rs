//! Atom feeds (RFC 4287): of the site, and of each plan, unit, field of procedures and series of reports.
//!
//! Ids come from the ids of the records and `updated` from their dates, never from the build. What the
//! content gives no date is in no feed: none is invented.

mod entry;
mod procedures;
mod release;
mod scope;
mod tasks;

use chrono::NaiveDate;

use entry::{Entry, Page};
pub use release::ReleaseEntry;
pub use scope::{FeedScope, ReportSeries};

use super::identity::identity;
use super::spoken;
use crate::derive::{Derived, Place, ProcedureFacet};
use crate::model::{Id, Plan, Site};
use crate::text::escape;

/// A feed with its entries, the newest first.
#[derive(Debug)]
pub struct Feed {
    /// What it tells of.
    pub scope: FeedScope,
    /// Its title.
    pub title: String,
    identity: String,
    author: String,
    updated: NaiveDate,
    entries: Vec<(String, Entry)>,
}

/// Where a feed leads to.
pub struct FeedLinks<'l> {
    /// The feed itself: in full where the base address is known, else from its own folder.
    pub own: &'l str,
    /// The page it belongs to.
    pub page: &'l str,
    /// Names the page of a place: in full, or from the folder of the feed.
    pub address: &'l dyn Fn(&Place) -> String,
    /// Names a path from the root of the site in the same way.
    pub path: &'l dyn Fn(&str) -> String,
}

/// Gives every feed of a site; `releases` is what releases tell.
pub fn feeds(site: &Site, derived: &Derived, releases: &[ReleaseEntry]) -> Vec<Feed> {
    FeedScope::all(site, derived).into_iter().map(|scope| feed(site, derived, scope, releases)).collect()
}

/// Makes a feed nothing stands in, for whoever follows it since something did.
pub fn quiet_feed(site: &Site, derived: &Derived, path: &str, title: String) -> Feed {
    let scope = FeedScope::at(path).unwrap_or(FeedScope::Site);
    let id = scope.identity().unwrap_or_else(|| path.to_owned());
    Feed {
        title,
        identity: identity(site, "feed", &id),
        author: spoken::words(&site.department.name).to_owned(),
        updated: derived.reference.date,
        entries: Vec::new(),
        scope,
    }
}

/// Makes a feed.
fn feed(site: &Site, derived: &Derived, scope: FeedScope, releases: &[ReleaseEntry]) -> Feed {
    let mut entries = entries(site, derived, &scope);
    entries.extend(releases.iter().filter(|entry| entry.scopes.contains(&scope)).map(ReleaseEntry::entry));
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| (&a.id, a.kind).cmp(&(&b.id, b.kind))));
    let department = spoken::words(&site.department.name);
    Feed {
        title: match scope.title(site, derived) {
            Some(title) => format!("{title} · {department}"),
            None => department.to_owned(),
        },
        identity: match scope.identity() {
            None => identity(site, "site", ""),
            Some(id) => identity(site, "feed", &id),
        },
        author: department.to_owned(),
        updated: entries.first().map_or(derived.reference.date, |entry| entry.updated),
        entries: entries.into_iter().map(|entry| (identity(site, entry.kind, &entry.id), entry)).collect(),
        scope,
    }
}

fn entries(site: &Site, derived: &Derived, scope: &FeedScope) -> Vec<Entry> {
    match scope {
        FeedScope::Site => {
            let news = site.news.values().map(entry::news);
            news.chain(site.reports.values().filter_map(entry::report)).collect()
        }
        FeedScope::Plan(id) => site.plans.get(id).map(|plan| tasks::of_plan(site, plan, None)).unwrap_or_default(),
        FeedScope::Unit(unit) => {
            let plans = site.plans.values().filter(|plan| takes_part(plan, unit));
            let mut entries: Vec<Entry> = plans.flat_map(|plan| tasks::of_plan(site, plan, Some(unit))).collect();
            // A report can tell of several plans.
            let mut seen = std::collections::BTreeSet::new();
            entries.retain(|entry| seen.insert((entry.kind, entry.id.clone())));
            entries
        }
        FeedScope::Field(field) => {
            let own = derived.procedures.with(site, ProcedureFacet::Field, field);
            own.flat_map(|procedure| procedures::of(site, derived, procedure)).collect()
        }
        FeedScope::Reports(series) => {
            let own = site.reports.values().filter(|report| ReportSeries::of(report.head.period) == *series);
            own.filter_map(entry::report).collect()
        }
    }
}

/// Tells whether a plan names a unit for some task.
fn takes_part(plan: &Plan, unit: &Id) -> bool {
    plan.tasks().any(|(_, task)| spoken::names(&task.leads, unit) || spoken::names(&task.coordinators, unit))
}

impl Feed {
    /// Writes the file.
    pub fn xml(&self, links: &FeedLinks<'_>) -> String {
        let mut xml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
                .to_owned();
        xml.push_str(&format!("<id>urn:uuid:{}</id>\n<title>{}</title>\n", self.identity, escape(&self.title)));
        let author = escape(&self.author);
        xml.push_str(&format!(
            "<updated>{}</updated>\n<author><name>{author}</name></author>\n",
            instant(self.updated)
        ));
        let own = escape(links.own);
        xml.push_str(&format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n"));
        let page = escape(links.page);
        xml.push_str(&format!("<link rel=\"alternate\" type=\"text/html\" href=\"{page}\"/>\n"));
        for (identity, entry) in &self.entries {
            let href = match &entry.page {
                Page::Place(place) => (links.address)(place),
                Page::Path(path) => (links.path)(path),
            };
            xml.push_str(&write(identity, entry, &href));
        }
        xml + "</feed>\n"
    }
}

fn write(identity: &str, entry: &Entry, href: &str) -> String {
    let summary =
        entry.summary.as_ref().map(|text| format!("<summary>{}</summary>\n", escape(text))).unwrap_or_default();
    format!(
        "<entry>\n<id>urn:uuid:{identity}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<published>{}</published>\n<updated>{}</updated>\n{summary}</entry>\n",
        escape(&entry.title),
        escape(href),
        instant(entry.published),
        instant(entry.updated),
    )
}

/// Midnight in Vietnam: content gives days and no hours.
fn instant(day: NaiveDate) -> String {
    format!("{day}T00:00:00+07:00")
}
