//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Budgets {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Budgets {
    Budgets {}
}
