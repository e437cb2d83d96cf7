//! Entries made from what releases changed; what the content no longer holds is told here too.

use chrono::NaiveDate;

use super::FeedScope;
use super::entry::{Entry, Page};

/// What a release brought, or changed on a record.
#[derive(Debug, Clone)]
pub struct ReleaseEntry {
    /// The feeds it belongs to.
    pub scopes: Vec<FeedScope>,
    /// Its page, by its path from the root of the site.
    pub page: String,
    /// What identifies it for ever.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What changed.
    pub summary: Option<String>,
    /// The day of the release.
    pub day: NaiveDate,
}

impl ReleaseEntry {
    pub(super) fn entry(&self) -> Entry {
        Entry {
            page: Page::Path(self.page.clone()),
            kind: "release",
            id: self.id.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            published: self.day,
            updated: self.day,
        }
    }
}
