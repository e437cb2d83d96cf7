//! An entry of a feed, and those made from a single record.

use chrono::NaiveDate;

use crate::data::spoken;
use crate::derive::Place;
use crate::model::{News, Report};

/// Where an entry leads.
#[derive(Debug)]
pub(super) enum Page {
    /// To the page of a place.
    Place(Place),
    /// To a path from the root of the site.
    Path(String),
}

/// One entry. Its identity is made from `kind` and `id`; the same record has the same in every feed.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) page: Page,
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) published: NaiveDate,
    pub(super) updated: NaiveDate,
}

pub(super) fn news(news: &News) -> Entry {
    Entry {
        page: Page::Place(Place::News(news.id.clone())),
        kind: "news",
        id: news.id.to_string(),
        title: spoken::words(&news.head.title).to_owned(),
        summary: news.head.summary.as_ref().map(|summary| spoken::words(summary).to_owned()),
        published: news.head.date,
        updated: news.head.updated.unwrap_or(news.head.date),
    }
}

/// A report that is only announced has no date yet.
pub(super) fn report(report: &Report) -> Option<Entry> {
    let day = report.head.date.value()?.last_day();
    Some(Entry {
        page: Page::Place(Place::Report(report.id.clone())),
        kind: "report",
        id: report.id.to_string(),
        title: spoken::words(&report.head.title).to_owned(),
        summary: report.head.summary.as_ref().map(|summary| spoken::words(summary).to_owned()),
        published: day,
        updated: day,
    })
}
