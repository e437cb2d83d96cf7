//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Units {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Units {
    Units {}
}
