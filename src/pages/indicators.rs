//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Indicators {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Indicators {
    Indicators {}
}
