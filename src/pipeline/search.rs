//! The files of the search index, beside the search page of each language.

use serde::Serialize;

use crate::emit::{Destination, EmitError};
use crate::pages::{self, Root, Route, Viewer, relative};
use crate::search::{Meaning, Settings, common_meanings, index};

/// An index that was written: what a browser must know to keep all of it.
#[derive(Debug, Serialize)]
pub(super) struct Published {
    /// Its folder, from the folder of the site.
    folder: String,
    version: String,
    /// The names of its files: a name, or the beginning of names that end in a number and how many there are.
    parts: Vec<(String, Option<usize>)>,
}

/// Writes the index of one language of a site.
pub(super) fn publish(viewer: &Viewer<'_>, root: &Root, publication: &dyn Destination) -> Result<Published, EmitError> {
    let here = Route::Search.path();
    let entries = pages::entries(viewer, &|address| relative(root, &here, address));
    let own = viewer.site.glossary.iter().flat_map(|glossary| &glossary.term).map(Meaning::of);
    let meanings: Vec<Meaning> = own.chain(common_meanings().iter().cloned()).collect();
    let kinds = pages::kind_names(viewer);
    let index = index(entries, &Settings { kinds: &kinds, meanings: &meanings });
    for file in &index.files {
        publication.write(&root.file(&format!("{here}bo/{}", file.name)), file.content.as_bytes())?;
    }
    let count = |folder: &str| index.files.iter().filter(|file| file.name.starts_with(folder)).count();
    let numbered = ["w/", "t/", "e/"].map(|folder| (folder.to_owned(), Some(count(folder))));
    let language = if root.language.is_empty() { String::new() } else { format!("{}/", root.language) };
    Ok(Published {
        folder: format!("{language}{}bo/", here.trim_start_matches('/')),
        version: index.version,
        parts: [("l".to_owned(), None)].into_iter().chain(numbered).collect(),
    })
}
