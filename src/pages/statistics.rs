//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Statistics {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Statistics {
    Statistics {}
}
