//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct PlanPage {}

pub(super) fn view(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> PlanPage {
    PlanPage {}
}
