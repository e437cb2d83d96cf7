//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {}

pub(super) fn view(_viewer: &Viewer<'_>) -> GlossaryPage {
    GlossaryPage {}
}
