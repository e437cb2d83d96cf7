//! Stub.

use serde::Serialize;

use super::viewer::Viewer;

/// Stub.
#[derive(Debug, Serialize)]
pub struct Procedures {}

pub(super) fn view(_viewer: &Viewer<'_>, _facet: Option<(super::ProcedureFacet, &str)>) -> Procedures {
    Procedures {}
}
