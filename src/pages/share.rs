//! What a page brings along where it is shared, cited or printed.

use serde::Serialize;

use super::frame::Publication;
use super::parts::Phrase;
use super::route::Route;
use super::square::Square;
use super::summary::{self, Summary};
use super::viewer::Viewer;
use crate::text::Language;

/// The page as others show it.
#[derive(Debug, Serialize)]
pub struct Share {
    /// The title where nothing stands around it.
    pub title: Phrase,
    /// A sentence with the key facts.
    pub description: String,
    /// `article` for what has a date of its own, else `website`.
    pub kind: &'static str,
    /// The language as social networks name it.
    pub locale: &'static str,
    /// The picture; nothing where the department wants none.
    pub picture: Option<Picture>,
    /// How to name the page in other texts.
    pub cite: Cite,
    /// The full address as a square for paper, where it is known.
    pub square: Option<Square>,
}

/// The picture of a page.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// Its full address, where the base address is known; else its address from the root of the language.
    pub address: String,
    /// What it says, for those who do not see it.
    pub alt: String,
}

/// The words around title and address in a citation.
#[derive(Debug, Serialize)]
pub struct Cite {
    /// The reference date in the middle of a sentence.
    pub reference: String,
    /// How a sentence that names its source begins: "Theo".
    pub according: String,
}

/// Makes what a page brings along.
pub(super) fn share(
    viewer: &Viewer<'_>,
    route: &Route,
    title: &Phrase,
    publication: Publication<'_>,
    canonical: Option<&str>,
) -> Share {
    let said = Summary::of(viewer, route);
    let department = viewer.phrase(&viewer.site.department.name).text;
    let share = Share {
        description: said.description(&department),
        kind: if matches!(route, Route::News(_) | Route::Report(_)) { "article" } else { "website" },
        locale: match viewer.language {
            Language::Vietnamese => "vi_VN",
            Language::English => "en_US",
        },
        picture: picture(viewer, route, &said, publication),
        cite: Cite { reference: summary::lower(&summary::reference(viewer)), according: viewer.say("share.according") },
        // A page that is not there has no address to come back to.
        square: canonical.filter(|_| *route != Route::NotFound).and_then(Square::of),
        title: Phrase { text: said.title, ..title.clone() },
    };
    // What stays in Vietnamese here is marked where the page shows it.
    viewer.take_fell_back();
    share
}

/// Tells whether a department has pictures: yes, unless it says no.
pub fn has_pictures(site: &crate::model::Site) -> bool {
    site.department.social_pictures != Some(false)
}

fn picture(viewer: &Viewer<'_>, route: &Route, said: &Summary, publication: Publication<'_>) -> Option<Picture> {
    has_pictures(viewer.site).then(|| {
        let path = route.picture();
        let full = publication.base_url.map(|base| {
            format!("{}/{}{}", base.trim_end_matches('/'), publication.root.folder(), path.trim_start_matches('/'))
        });
        let pictured = route.pictured();
        let shown = if pictured == *route { said.clone() } else { Summary::of(viewer, &pictured) };
        let facts = shown.facts.iter().take(4).map(|fact| format!("{}: {}", fact.label, fact.value));
        let alt = [shown.kind, shown.title].into_iter().chain(facts).collect::<Vec<_>>().join(". ");
        Picture { address: full.unwrap_or(path), alt }
    })
}
