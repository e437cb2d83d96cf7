//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct TaskList {}

pub(super) fn view(_viewer: &Viewer<'_>, _plan: &crate::model::Id, _facet: super::PlanFacet, _value: &str) -> TaskList {
    TaskList {}
}
