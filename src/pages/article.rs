//! News and pages: prose with its date and what changed in it.

use serde::Serialize;

use super::paging;
use super::parts::{BodyView, DateView, FileView, Link, Phrase};
use super::route::Route;
use super::viewer::Viewer;
use crate::model::{Id, News};

/// A news item or a page.
#[derive(Debug, Serialize)]
pub struct Article {
    /// In a sentence.
    pub summary: Option<Phrase>,
    /// The dates of a news item; a page has none.
    pub dates: Option<Box<Dates>>,
    /// The text.
    pub body: Box<BodyView>,
    /// Whether there is anything to read.
    pub empty: bool,
    /// Whether it is long enough for a table of contents.
    pub long: bool,
    /// Files.
    pub files: Vec<FileView>,
    /// The next newer item.
    pub newer: Option<Link>,
    /// The next older item.
    pub older: Option<Link>,
}

/// When a news item was published and changed.
#[derive(Debug, Serialize)]
pub struct Dates {
    /// The day it was published.
    pub published: DateView,
    /// The day it was last changed in substance.
    pub updated: Option<DateView>,
    /// What changed.
    pub change_note: Option<Phrase>,
}

/// The list of news.
#[derive(Debug, Serialize)]
pub struct NewsList {
    /// How many items, in words.
    pub total: String,
    /// The items, the newest first.
    pub items: Vec<NewsItem>,
}

/// A news item in the list.
#[derive(Debug, Serialize)]
pub struct NewsItem {
    /// The item.
    pub link: Link,
    /// Its dates.
    pub dates: Dates,
    /// In a sentence.
    pub summary: Option<Phrase>,
}

/// A text with this many headings or more gets a table of contents.
const LONG: usize = 4;

pub(super) fn page(viewer: &Viewer<'_>, id: &Id) -> Article {
    let page = viewer.site.pages.get(id).expect("an address of a page is made for one of the site");
    let body = viewer.body(&page.body);
    article(body, page.head.summary.as_ref().map(|summary| viewer.phrase(summary)))
}

pub(super) fn news(viewer: &Viewer<'_>, id: &Id) -> Article {
    let news = viewer.site.news.get(id).expect("an address of a news item is made for one of the site");
    let sorted = viewer.derived.news();
    let at = viewer.derived.news_place(viewer.site, id);
    let link = |at: Option<usize>| {
        let other = &viewer.site.news[*sorted.get(at?)?];
        Some(viewer.link(&Route::News(other.id.clone())))
    };
    Article {
        dates: Some(Box::new(dates(viewer, news))),
        files: news.head.files.iter().map(|file| viewer.file(file)).collect(),
        newer: link(at.and_then(|at| at.checked_sub(1))),
        older: link(at.map(|at| at + 1)),
        ..article(viewer.body(&news.body), news.head.summary.as_ref().map(|summary| viewer.phrase(summary)))
    }
}

fn article(body: BodyView, summary: Option<Phrase>) -> Article {
    Article {
        summary,
        dates: None,
        empty: body.markdown.trim().is_empty(),
        long: body.sections.len() >= LONG,
        body: Box::new(body),
        files: Vec::new(),
        newer: None,
        older: None,
    }
}

pub(super) fn news_list(viewer: &Viewer<'_>, page: usize) -> NewsList {
    let item = |news: &News| NewsItem {
        link: viewer.link(&Route::News(news.id.clone())),
        dates: dates(viewer, news),
        summary: news.head.summary.as_ref().map(|summary| viewer.phrase(summary)),
    };
    let sorted = viewer.derived.news();
    let shown = paging::shown(page, sorted.len());
    NewsList {
        total: viewer.count("news.count", sorted.len() as u64),
        items: sorted[shown].iter().map(|place| item(&viewer.site.news[*place])).collect(),
    }
}

fn dates(viewer: &Viewer<'_>, news: &News) -> Dates {
    Dates {
        published: viewer.day(news.head.date),
        updated: news.head.updated.map(|day| viewer.day(day)),
        change_note: news.head.change_note.as_ref().map(|note| viewer.phrase(note)),
    }
}
