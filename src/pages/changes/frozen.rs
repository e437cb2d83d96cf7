//! The pages of a release as it froze them, from its facts alone, where the department keeps them.

use serde::Serialize;
use serde_json::Value as Json;

use super::release::{ReleaseFacts, facts};
use super::{shown, step, subject};
use crate::data::said;
use crate::ledger::{Ledger, Record, Release, Values};
use crate::model::Site;
use crate::pages::paging;
use crate::pages::parts::{BodyView, Link, Phrase};
use crate::pages::route::Route;
use crate::pages::targets::capitalised;
use crate::pages::viewer::Viewer;

/// A page of a release as it was.
#[derive(Debug, Serialize)]
pub struct FrozenPage {
    /// The release.
    pub release: ReleaseFacts,
    /// Whether there is a newer one.
    pub is_old: bool,
    /// The newest release.
    pub newest: Link,
    /// The page as it is today; nothing where the record is gone.
    pub today: Option<Link>,
    /// The values of the record; none on lists.
    pub values: Vec<FrozenValue>,
    /// Its prose.
    pub bodies: Vec<BodyView>,
    /// Rows that belong to it, and to the records told with it.
    pub tables: Vec<FrozenTable>,
    /// Records told with it: results of a task.
    pub with: Vec<FrozenRecord>,
    /// What lists lead to.
    pub lists: Vec<FrozenList>,
}

/// A value with the title of its column.
#[derive(Debug, Serialize)]
pub struct FrozenValue {
    /// The title of the column.
    pub title: String,
    /// The value.
    pub value: Phrase,
    /// Whether there is a value; else the words say why there is none.
    pub there: bool,
}

/// Rows that belong to a record.
#[derive(Debug, Serialize)]
pub struct FrozenTable {
    /// Its anchor.
    pub id: String,
    /// What the rows are.
    pub title: String,
    /// The titles of the columns.
    pub columns: Vec<String>,
    /// The rows; a cell may be empty.
    pub rows: Vec<Vec<Option<Phrase>>>,
}

/// A record told with another.
#[derive(Debug, Serialize)]
pub struct FrozenRecord {
    /// Its name.
    pub title: Phrase,
    /// Its values.
    pub values: Vec<FrozenValue>,
}

/// Links to pages of the release.
#[derive(Debug, Serialize)]
pub struct FrozenList {
    /// What they are.
    pub title: Phrase,
    /// Whether they began on an earlier page.
    pub goes_on: bool,
    /// The pages.
    pub links: Vec<Link>,
}

/// The sets whose records have pages of their own, each with the address of their list.
const PAGED: [&str; 3] = ["procedures", "tasks", "indicators"];

/// Tells whether a department keeps the pages of its releases.
pub(in crate::pages) fn are_kept(site: &Site) -> bool {
    site.department.release_pages
}

/// Lists the pages of every release, where the department keeps them.
pub(in crate::pages) fn routes(site: &Site, ledger: &Ledger) -> Vec<Route> {
    let releases = ledger.history.releases().iter().filter(|_| are_kept(site));
    releases.flat_map(of_release).collect()
}

fn of_release(release: &Release) -> Vec<Route> {
    let slug = release.head.id.slug();
    let frozen = |path: String| Route::Frozen(slug.clone(), path);
    let records = PAGED.iter().flat_map(|set| release.facts.of_set(set));
    let own = records.filter_map(|fact| subject::route(&fact.set, &fact.id)).map(|route| frozen(route.path()));
    let list = frozen("/".to_owned());
    let lists = (1..=pages(release)).map(|page| list.page(page));
    lists.chain(own).collect()
}

/// Lists the records of a release that have pages of their own.
fn listed(release: &Release) -> Vec<&crate::ledger::Fact> {
    PAGED.iter().flat_map(|set| release.facts.of_set(set)).collect()
}

fn pages(release: &Release) -> usize {
    paging::pages(PAGED.iter().map(|set| release.facts.of_set(set).len()).sum())
}

/// Counts the pages of what lists the pages of a release.
pub(in crate::pages) fn page_count(ledger: &Ledger, slug: &str) -> usize {
    step::find(ledger, slug).and_then(|step| ledger.facts_of(step).0).map_or(1, pages)
}

/// Links to a page as each release had it, the newest first.
pub(super) fn of_page(viewer: &Viewer<'_>, route: &Route) -> Vec<Link> {
    if !are_kept(viewer.site) {
        return Vec::new();
    }
    let path = route.path();
    let releases = viewer.ledger.history.releases().iter().rev();
    let has = |release: &&Release| record(release, &path).is_some();
    let link = |release: &Release| {
        let day = viewer.day(release.head.released).text;
        let text = viewer.fill("changes.frozen-on", &[("id", release.head.id.as_str()), ("date", &day)]);
        Link { href: Route::Frozen(release.head.id.slug(), path.clone()).path(), text: Phrase::plain(text) }
    };
    releases.filter(has).map(link).collect()
}

/// Finds the record a page of a release tells of.
fn record(release: &Release, path: &str) -> Option<Record> {
    let mut parts = path.trim_matches('/').split('/');
    let (kind, id) = (parts.next()?, parts.collect::<Vec<_>>().join("/"));
    let set = match kind {
        "thu-tuc" => "procedures",
        "ke-hoach" => "tasks",
        "chi-tieu" => "indicators",
        _ => return None,
    };
    release.facts.find(set, &id).map(crate::ledger::Fact::record)
}

fn release<'l>(viewer: &Viewer<'l>, slug: &str) -> &'l Release {
    let step = step::find(viewer.ledger, slug).and_then(|step| viewer.ledger.facts_of(step).0);
    step.expect("a route is made from a release of the ledger")
}

/// Names a page of a release.
pub(in crate::pages) fn title(viewer: &Viewer<'_>, slug: &str, path: &str) -> Phrase {
    let release = release(viewer, slug);
    let name = record(release, path).and_then(|record| subject::printed_name(viewer, &record.values));
    name.unwrap_or_else(|| Phrase::plain(viewer.fill("changes.frozen-title", &[("id", release.head.id.as_str())])))
}

/// Gives the page of today a page of a release stands for.
pub(in crate::pages) fn today(viewer: &Viewer<'_>, slug: &str, path: &str) -> Option<Route> {
    let record = record(release(viewer, slug), path)?;
    subject::route(&record.set, &record.id).filter(|route| subject::is_there(viewer.site, route))
}

pub(in crate::pages) fn view(viewer: &Viewer<'_>, slug: &str, path: &str, page: usize) -> FrozenPage {
    let release = release(viewer, slug);
    let latest = viewer.ledger.history.latest().unwrap_or(release);
    let record = record(release, path);
    let of = |record: &Record| values(viewer, &record.set, &record.values);
    FrozenPage {
        release: facts(viewer, release),
        is_old: latest.head.id != release.head.id,
        newest: step::named(viewer, &latest.head.id),
        today: today(viewer, slug, path).map(|route| viewer.link(&route)),
        values: record.as_ref().map(of).unwrap_or_default(),
        bodies: record.as_ref().map(|record| bodies(viewer, release, record)).unwrap_or_default(),
        tables: record.as_ref().map(|record| tables(viewer, release, record)).unwrap_or_default(),
        with: record.as_ref().map(|record| results(viewer, release, record)).unwrap_or_default(),
        lists: if record.is_none() { lists(viewer, release, page) } else { Vec::new() },
    }
}

/// Lists the values of a record in the order of the columns; what has none is told where a state says why.
fn values(viewer: &Viewer<'_>, set: &str, values: &Values) -> Vec<FrozenValue> {
    let declared = viewer.ledger.sets.get(set);
    let names = declared.into_iter().flat_map(|set| set.columns.iter().map(|column| column.name.as_str()));
    let known: Vec<&str> = names.collect();
    let dropped = values.keys().map(String::as_str).filter(|name| !known.contains(name));
    let all: Vec<&str> = known.iter().copied().chain(dropped).collect();
    let beside = |name: &&str| {
        let of = ["_state", "_status", "_en"].iter().find_map(|end| name.strip_suffix(end));
        *name == "state_words" || of.is_some_and(|of| all.contains(&of))
    };
    let view = |name: &str| {
        let title = shown::column_title(viewer, set, name);
        if let Some(value) = values.get(name) {
            return Some(FrozenValue { title, value: shown::value(viewer, set, name, value), there: true });
        }
        let state = ["_state", "_status"].iter().map(|end| format!("{name}{end}"));
        let (state, word) = state.into_iter().find_map(|state| Some((state.clone(), values.get(&state)?.clone())))?;
        Some(FrozenValue { title, value: shown::value(viewer, set, &state, &word), there: false })
    };
    all.iter().copied().filter(|name| !beside(name)).filter_map(view).collect()
}

/// Gives the prose of a record.
fn bodies(viewer: &Viewer<'_>, release: &Release, record: &Record) -> Vec<BodyView> {
    let kind = record.set.trim_end_matches('s');
    let text = release.facts.find("texts", &format!("{kind}/{}", record.id)).map(crate::ledger::Fact::record);
    let markdown = text.as_ref().and_then(|text| text.values.get("text")).and_then(Json::as_str);
    let lang = viewer.printed("").lang;
    let body = |markdown: &str| BodyView { markdown: markdown.to_owned(), lang, sections: Vec::new() };
    markdown.map(body).into_iter().collect()
}

/// Lists the parts of a record, and the observed values of an indicator.
fn tables(viewer: &Viewer<'_>, release: &Release, record: &Record) -> Vec<FrozenTable> {
    let mut tables: Vec<FrozenTable> =
        record.parts.iter().map(|(set, rows)| table(viewer, set, rows, Vec::new())).collect();
    if record.set == "indicators" {
        let start = format!("{}/", record.id);
        let observed = release.facts.of_set("observations").iter().filter(|fact| fact.id.starts_with(&start));
        let (periods, rows): (Vec<String>, Vec<Values>) =
            observed.map(|fact| (fact.id[start.len()..].to_owned(), fact.record().values)).unzip();
        if !rows.is_empty() {
            tables.push(table(viewer, "observations", &rows, periods));
        }
    }
    tables
}

/// Makes a table of the columns somebody filled in; `periods` stand before the rows they are of.
fn table(viewer: &Viewer<'_>, set: &str, rows: &[Values], periods: Vec<String>) -> FrozenTable {
    let declared = viewer.ledger.sets.get(set);
    let names = declared.into_iter().flat_map(|set| set.columns.iter().map(|column| column.name.as_str()));
    let plain = |name: &&str| !["_state", "_en", "_status"].iter().any(|end| name.ends_with(end));
    let used = |name: &&str| rows.iter().any(|row| row.contains_key(*name));
    let names: Vec<&str> = names.filter(plain).filter(used).collect();
    let cells = |row: &Values| -> Vec<Option<Phrase>> {
        names.iter().map(|name| row.get(*name).map(|value| shown::value(viewer, set, name, value))).collect()
    };
    let before = |at: usize| periods.get(at).map(|period| period_name(viewer, period));
    FrozenTable {
        id: format!("bang-{set}"),
        title: declared.map_or_else(|| set.to_owned(), |set| said(set.title, viewer.language).to_owned()),
        columns: (!periods.is_empty())
            .then(|| shown::column_title(viewer, set, "period"))
            .into_iter()
            .chain(names.iter().map(|name| shown::column_title(viewer, set, name)))
            .collect(),
        rows: rows
            .iter()
            .enumerate()
            .map(|(at, row)| before(at).map(Some).into_iter().chain(cells(row)).collect())
            .collect(),
    }
}

fn period_name(viewer: &Viewer<'_>, period: &str) -> Phrase {
    let known = crate::model::Period::parse(period);
    Phrase::plain(known.map_or_else(|| period.to_owned(), |period| capitalised(&viewer.period(period))))
}

/// Lists what the periods report of a task, the newest first.
fn results(viewer: &Viewer<'_>, release: &Release, record: &Record) -> Vec<FrozenRecord> {
    if record.set != "tasks" {
        return Vec::new();
    }
    let of_task = |id: &str| id.split_once('/').is_some_and(|(_, task)| task == record.id);
    let reported = release.facts.of_set("results").iter().rev().filter(|fact| of_task(&fact.id));
    let view = |fact: &crate::ledger::Fact| FrozenRecord {
        title: period_name(viewer, fact.id.split('/').next().unwrap_or_default()),
        values: values(viewer, "results", &fact.record().values),
    };
    reported.map(view).collect()
}

/// Lists the pages of a release: procedures, tasks by plan, indicators.
fn lists(viewer: &Viewer<'_>, release: &Release, page: usize) -> Vec<FrozenList> {
    let slug = release.head.id.slug();
    let link = |fact: &crate::ledger::Fact| {
        let route = subject::route(&fact.set, &fact.id)?;
        let name = subject::printed_name(viewer, &fact.record().values).unwrap_or_else(|| Phrase::plain(&fact.id));
        Some((
            subject::Group::of(&fact.set, &fact.id),
            Link { href: Route::Frozen(slug.clone(), route.path()).path(), text: name },
        ))
    };
    let listed = listed(release);
    let shown = paging::shown(page, listed.len());
    let group = |fact: &crate::ledger::Fact| subject::Group::of(&fact.set, &fact.id);
    let before = shown.start.checked_sub(1).map(|before| group(listed[before]));
    let links: Vec<(subject::Group, Link)> = listed[shown].iter().filter_map(|fact| link(fact)).collect();
    let list = |(at, run): (usize, &[(subject::Group, Link)])| FrozenList {
        title: run[0].0.title(viewer),
        goes_on: at == 0 && before.as_ref() == Some(&run[0].0),
        links: run.iter().map(|(_, link)| link.clone()).collect(),
    };
    links.chunk_by(|one, other| one.0 == other.0).enumerate().map(list).collect()
}
