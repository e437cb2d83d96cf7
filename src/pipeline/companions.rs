//! The small files that stand beside the pages: the accent colour, what search engines and programs that read text
//! ask for.

use super::build::{PageError, Ready};
use crate::emit::{Destination, EmitError};
use crate::ledger;
use crate::model::Site;
use crate::pages::{self, Root, Route, Viewer};
use crate::render::Renderer;
use crate::text::escape;

/// Writes the guide for programs that read text.
pub(super) fn guide(
    viewer: &Viewer<'_>,
    routes: &[Route],
    root: &Root,
    has_siblings: bool,
    renderer: &Renderer,
    publication: &dyn Destination,
) -> Result<(), PageError> {
    // Addresses stand in cells, and the guide shows none.
    let sets = ledger::sets(viewer.site, viewer.derived, viewer.ledger, &|_| String::new(), None);
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
        publication.write("sitemap.xml", sitemap(ready, base).as_bytes())?;
    }
    publication.write("robots.txt", robots.as_bytes())
}

fn sitemap(ready: &[Ready], base: &str) -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    for one in ready {
        let day = one.reference();
        for folder in one.language_folders() {
            for route in one.routes.iter().filter(|route| !matches!(route, Route::NotFound | Route::Frozen(..))) {
                let address = format!("{base}/{folder}{}", route.path().trim_start_matches('/'));
                xml.push_str(&format!("<url><loc>{}</loc><lastmod>{day}</lastmod></url>\n", escape(&address)));
            }
        }
    }
    xml + "</urlset>\n"
}
