//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Progress {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Progress {
    Progress {}
}
