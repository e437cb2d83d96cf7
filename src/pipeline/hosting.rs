//! The files web servers read, gathered over all sites of the published folder.

use std::collections::BTreeSet;

use super::build::{BuildOptions, Ready, base_path};
use crate::emit::{Destination, EmitError};
use crate::hosting::{self, Rules};
use crate::pages::Fate;

/// Writes the files; none for a folder read from a disk, and none where a department wants none.
pub(super) fn publish(
    ready: &[Ready],
    base_url: Option<&str>,
    options: &BuildOptions,
    publication: &dyn Destination,
) -> Result<(), EmitError> {
    if options.offline || ready.iter().any(|one| one.site.department.server_files == Some(false)) {
        return Ok(());
    }
    let mut rules = Rules { base: base_url.map_or_else(|| "/".to_owned(), base_path), ..Rules::default() };
    for one in ready {
        rules.sites.push(one.prefix());
        rules.lost.extend(one.language_folders());
        add(&mut rules, one);
    }
    // Longer folders lie inside shorter ones and speak first.
    rules.lost.sort_by_key(|folder| (std::cmp::Reverse(folder.len()), folder.clone()));
    rules.framed_by = framed_by(ready);
    hosting::files(&rules).iter().try_for_each(|(path, text)| publication.write(path, text.as_bytes()))
}

fn add(rules: &mut Rules, one: &Ready) {
    let full = |address: &str| format!("{}{}", one.prefix(), address.trim_start_matches('/'));
    for (address, fate) in one.former.iter() {
        match fate {
            Fate::Redirect { to, .. } => rules.redirects.push((full(address), full(to))),
            Fate::Tombstone(_) => rules.gone.extend(page(one, address).map(|(at, page)| (full(&at), full(&page)))),
            Fate::Empty { .. } | Fate::Lost => {}
        }
    }
}

/// Finds where the answer "gone" is given and the page shown with it. A file that is gone is a folder now, and a host
/// leads there first; what programs read is answered with the page of the folder it stood in.
fn page(one: &Ready, address: &str) -> Option<(String, String)> {
    let is_text = [".md", ".ics", "atom.xml"].iter().any(|ending| address.ends_with(ending));
    if !is_text {
        let folder = format!("{}/", address.trim_end_matches('/'));
        return Some((folder.clone(), format!("{folder}index.html")));
    }
    let folder = &address[..address.rfind('/')? + 1];
    let is_gone = matches!(one.former.get(folder), Some(Fate::Tombstone(_)));
    is_gone.then(|| (address.to_owned(), format!("{folder}index.html")))
}

/// All departments share one host: only a site each of them names may frame its pages.
fn framed_by(ready: &[Ready]) -> Vec<String> {
    let named = |one: &Ready| one.site.department.framed_by.iter().map(|site| site.url.clone()).collect();
    let mut all: Vec<BTreeSet<String>> = ready.iter().map(named).collect();
    let first = all.pop().unwrap_or_default();
    first.into_iter().filter(|site| all.iter().all(|names| names.contains(site))).collect()
}
