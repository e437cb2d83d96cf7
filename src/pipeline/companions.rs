//! The small files that stand beside the pages: the accent colour, what search engines and programs that read text
//! ask for.

use super::build::{PageError, Ready};
use super::sitemap;
use crate::emit::{Destination, EmitError};
use crate::ledger;
use crate::model::Site;
use crate::pages::{self, Root, Route, Viewer};
use crate::render::Renderer;

/// Writes the guide for programs that read text.
pub(super) fn guide(
    viewer: &Viewer<'_>,
    routes: &[Route],
    root: &Root,
    has_siblings: bool,
    renderer: &Renderer,
    publication: &dyn Destination,
) -> Result<(), PageError> {
    let sets = ledger::declared(viewer.site, viewer.ledger);
    let text = renderer.text("llms.txt", "/", &pages::guide(viewer, routes, &sets, has_siblings))?;
    Ok(publication.write(&root.file("/llms.txt"), text.as_bytes())?)
}

/// Writes the accent colour of a department as a stylesheet of its own.
pub(super) fn accent(site: &Site, folder: &str, publication: &dyn Destination) -> Result<(), EmitError> {
    let Some(accent) = site.department.accent else { return Ok(()) };
    let css = format!(":root{{--accent:{};--accent-dark:{}}}\n", accent.css(), accent.on_dark().css());
    publication.write(&format!("{folder}accent.css"), css.as_bytes())
}

/// Writes `robots.txt`, and `sitemap.xml` where the base address is known: its format allows full
/// addresses only.
pub(super) fn for_search_engines(
    ready: &[Ready],
    base_url: Option<&str>,
    publication: &dyn Destination,
) -> Result<(), EmitError> {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(base) = base_url {
        let base = base.trim_end_matches('/');
        robots.push_str(&format!("Sitemap: {base}/sitemap.xml\n"));
        for (path, text) in sitemap::files(ready, base) {
            publication.write(&path, text.as_bytes())?;
        }
    }
    publication.write("robots.txt", robots.as_bytes())
}
