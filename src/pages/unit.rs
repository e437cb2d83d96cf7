//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct UnitPage {}

pub(super) fn view(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> UnitPage {
    UnitPage {}
}
