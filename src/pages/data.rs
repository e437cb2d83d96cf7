//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct DataPage {}

pub(super) fn view(_viewer: &Viewer<'_>) -> DataPage {
    DataPage {}
}
