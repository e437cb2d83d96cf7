//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Reports {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Reports {
    Reports {}
}
