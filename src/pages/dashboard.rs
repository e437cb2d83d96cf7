//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Dashboard {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Dashboard {
    Dashboard {}
}
