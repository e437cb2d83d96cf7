//! The pictures that stand for the pages of a site where they are shared.

use super::build::{PageError, Ready};
use crate::pages;
use crate::render::{Painter, RenderError};

/// Prepares what draws the pictures of a site; nothing for a department that wants none.
pub(super) fn painter(one: &Ready) -> Result<Option<Painter>, PageError> {
    if !pages::has_pictures(&one.site) {
        return Ok(None);
    }
    let painter = Painter::new(one.theme.font("regular"), one.theme.font("bold"), one.site.department.accent);
    painter.map(Some).map_err(|_| RenderError::bad_font().into())
}
