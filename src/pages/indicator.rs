//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct IndicatorPage {}

pub(super) fn view(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> IndicatorPage {
    IndicatorPage {}
}
