//! The files of the search index, beside the search page of each language.

use crate::emit::{EmitError, Publication};
use crate::pages::{self, Root, Route, Viewer, relative};
use crate::search::{Meaning, Settings, common_meanings, index};

/// Writes the index of one language of a site.
pub(super) fn publish(viewer: &Viewer<'_>, root: &Root, publication: &Publication) -> Result<(), EmitError> {
    let here = Route::Search.path();
    let entries = pages::entries(viewer, &|address| relative(root, &here, address));
    let own = viewer.site.glossary.iter().flat_map(|glossary| &glossary.term).map(Meaning::of);
    let meanings: Vec<Meaning> = own.chain(common_meanings().iter().cloned()).collect();
    let kinds = pages::kind_names(viewer);
    for file in index(entries, &Settings { kinds: &kinds, meanings: &meanings }) {
        publication.write(&root.file(&format!("{here}bo/{}", file.name)), file.content.as_bytes())?;
    }
    Ok(())
}
