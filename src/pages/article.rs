//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Article {}

pub(super) fn page(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> Article {
    Article {}
}
pub(super) fn news(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> Article {
    Article {}
}
/// Stub.
#[derive(Debug, Serialize)]
pub struct NewsList {}
pub(super) fn news_list(_viewer: &Viewer<'_>) -> NewsList {
    NewsList {}
}
