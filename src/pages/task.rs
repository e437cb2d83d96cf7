//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct TaskPage {}

pub(super) fn view(_viewer: &Viewer<'_>, _plan: &crate::model::Id, _task: &crate::model::Id) -> TaskPage {
    TaskPage {}
}
