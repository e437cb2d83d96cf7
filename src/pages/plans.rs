//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Plans {}

pub(super) fn view(_viewer: &Viewer<'_>) -> Plans {
    Plans {}
}
