//! The page of open data: every file, what its columns mean, how to open and to read it.

use serde::Serialize;

use super::changes::{ReleaseFacts, release_facts};
use super::follow::{Follow, FollowLink};
use super::paging;
use super::viewer::Viewer;
use crate::data::{self, Column, DataSet, Vocabulary, said};
use crate::ledger;

/// The page of open data.
#[derive(Debug, Serialize)]
pub struct DataPage {
    /// The sets every site publishes, and those of detail that have rows.
    pub tables: Vec<SetTable>,
    /// Sets of detail without rows.
    pub empty: Vec<SetView>,
    /// The four states of a value, with what each means.
    pub states: Vec<WordView>,
    /// Why a field of a procedure may have no value.
    pub statuses: Vec<WordView>,
    /// The description of all files for programs.
    pub package: &'static str,
    /// The releases, the newest first.
    pub releases: Vec<ReleaseFacts>,
    /// Calendars and feeds.
    pub follow: Follow,
    /// How many more calendars there are, in a sentence.
    pub more_calendars: Option<String>,
    /// How many more feeds there are, in a sentence.
    pub more_feeds: Option<String>,
    /// The catalogue other portals harvest.
    pub catalog: &'static str,
    /// The procedures as public services, where there are any.
    pub services: Option<&'static str>,
}

/// A table of sets.
#[derive(Debug, Serialize)]
pub struct SetTable {
    /// Its id on the page.
    pub id: &'static str,
    /// Its caption.
    pub caption: String,
    /// The sets.
    pub sets: Vec<SetView>,
}

/// A data set.
#[derive(Debug, Serialize)]
pub struct SetView {
    /// Its name in files.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What a row is.
    pub description: &'static str,
    /// How many rows it has.
    pub rows: String,
    /// The same number for sorting.
    pub count: usize,
    /// The workbook.
    pub xlsx: String,
    /// The CSV file.
    pub csv: String,
    /// The JSON file.
    pub json: String,
    /// Its columns counted in words.
    pub column_count: String,
    /// Its columns.
    pub columns: Vec<ColumnView>,
}

/// A column.
#[derive(Debug, Serialize)]
pub struct ColumnView {
    /// Its name in files.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What its values are, in words.
    pub kind: String,
    /// What a reader has to know beyond its title.
    pub description: Option<&'static str>,
    /// The words of a closed set.
    pub words: Vec<WordView>,
}

/// A word of a closed set.
#[derive(Debug, Serialize)]
pub struct WordView {
    /// The word as files spell it.
    pub word: &'static str,
    /// What it means to a reader.
    pub meaning: Option<String>,
}

pub(super) fn view(viewer: &Viewer<'_>) -> DataPage {
    let sets = ledger::declared(viewer.site, viewer.ledger);
    let (main, detail): (Vec<DataSet>, Vec<DataSet>) = sets.into_iter().partition(|set| data::MAIN.contains(&set.name));
    let (empty, detail): (Vec<DataSet>, Vec<DataSet>) = detail.into_iter().partition(|set| set.count == 0);
    let views = |sets: Vec<DataSet>| sets.iter().map(|set| set_view(viewer, set)).collect::<Vec<_>>();
    let main = SetTable { id: "bang-chinh", caption: viewer.say("data.main"), sets: views(main) };
    let mut follow = super::follow::all(viewer);
    let mut more = |list: fn(&mut Follow) -> &mut Vec<FollowLink>| {
        let list = list(&mut follow);
        let rest = list.len().saturating_sub(paging::ENTRIES_A_PAGE) as u64;
        list.truncate(paging::ENTRIES_A_PAGE);
        (rest > 0).then(|| viewer.count("follow.more", rest))
    };
    let more_calendars = more(|follow| &mut follow.calendars);
    let more_feeds = more(|follow| &mut follow.feeds);
    let detail = SetTable { id: "bang-chi-tiet", caption: viewer.say("data.detail"), sets: views(detail) };
    DataPage {
        tables: [main, detail].into_iter().filter(|table| !table.sets.is_empty()).collect(),
        empty: views(empty),
        states: meanings(viewer, &data::states()),
        statuses: meanings(viewer, &data::statuses()),
        package: "~/du-lieu/datapackage.json",
        releases: viewer.ledger.history.releases().iter().rev().map(|one| release_facts(viewer, one)).collect(),
        follow,
        more_calendars,
        more_feeds,
        catalog: "~/du-lieu/catalog.jsonld",
        services: (!viewer.site.procedures.is_empty()).then_some("~/du-lieu/cpsv.jsonld"),
    }
}

fn set_view(viewer: &Viewer<'_>, set: &DataSet) -> SetView {
    SetView {
        name: set.name,
        title: said(set.title, viewer.language),
        description: said(set.description, viewer.language),
        rows: viewer.number(set.count as u64),
        count: set.count,
        xlsx: format!("~/du-lieu/{}.xlsx", set.name),
        csv: format!("~/du-lieu/{}.csv", set.name),
        json: format!("~/du-lieu/{}.json", set.name),
        column_count: viewer.count("data.columns", set.columns.len() as u64),
        columns: set.columns.iter().map(|column| column_view(viewer, column)).collect(),
    }
}

fn column_view(viewer: &Viewer<'_>, column: &Column) -> ColumnView {
    // States are explained once for all columns.
    let words = column
        .kind
        .vocabulary()
        .filter(|vocabulary| **vocabulary != data::states() && **vocabulary != data::statuses());
    ColumnView {
        name: column.name.clone(),
        title: said(column.title.clone(), viewer.language),
        kind: viewer.say(&format!("data.kind-{}", column.kind.word())),
        description: column.description.map(|description| said(description, viewer.language)),
        words: words.map(|vocabulary| meanings(viewer, vocabulary)).unwrap_or_default(),
    }
}

/// Gives the words of a set with what the dictionary says of each.
fn meanings(viewer: &Viewer<'_>, vocabulary: &Vocabulary) -> Vec<WordView> {
    let meaning = |word: &'static str| {
        let key = format!("{}.{word}", vocabulary.group);
        let meaning = viewer.say(&key);
        WordView { word, meaning: (meaning != key).then_some(meaning) }
    };
    vocabulary.words.iter().map(|word| meaning(word)).collect()
}
