//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct ProcedurePage {}

pub(super) fn view(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> ProcedurePage {
    ProcedurePage {}
}

/// Stub.
#[derive(Debug, Serialize)]
pub struct Papers {}

pub(super) fn papers(_viewer: &Viewer<'_>, _id: &crate::model::Id) -> Papers {
    Papers {}
}
