//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Documents {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Documents {
    Documents {}
}
