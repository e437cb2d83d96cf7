//! The files people follow a site with: calendars of deadlines and Atom feeds.
//!
//! One set stands at the root of the site, in the language of its documents; pages of every language
//! link to it.

use super::build::{BuildOptions, Ready, address_below, dictionary};
use crate::data::{self, FeedLinks};
use crate::derive::Place;
use crate::emit::{Destination, EmitError};
use crate::pages::{Root, Route, relative, release_entries};
use crate::text::Language;

/// Writes every calendar and feed of a site.
pub(super) fn publish(one: &Ready, options: &BuildOptions, publication: &dyn Destination) -> Result<(), EmitError> {
    let (folder, home) = (one.prefix(), one.home(options));
    calendars(one, &folder, home.as_deref(), publication)?;
    let root = Root { site: one.folder.clone(), language: String::new(), offline: options.offline, base_path: None };
    feeds(one, &root, home.as_deref(), publication)
}

/// A calendar leaves the site with whoever takes it: without a base address its pages are told by
/// their path from the root of the site.
fn calendars(one: &Ready, folder: &str, home: Option<&str>, publication: &dyn Destination) -> Result<(), EmitError> {
    let address = |place: &Place| address_below(home, place);
    for calendar in data::calendars(&one.site, &one.derived) {
        let path = calendar.scope.path();
        let own = home.map(|home| format!("{home}{path}"));
        publication.write(&format!("{folder}{path}"), calendar.ics(own.as_deref(), &address).as_bytes())?;
    }
    Ok(())
}

/// A feed links in full where the base address is known, else from its own folder.
fn feeds(one: &Ready, root: &Root, home: Option<&str>, publication: &dyn Destination) -> Result<(), EmitError> {
    let dictionary = dictionary(&one.theme, Language::Vietnamese);
    let releases = release_entries(&one.viewer(&dictionary, Language::Vietnamese));
    for feed in data::feeds(&one.site, &one.derived, &releases) {
        let file = format!("/{}", feed.scope.path());
        let link = |path: &str| match home {
            Some(home) => format!("{home}{}", path.trim_start_matches('/')),
            None => relative(root, &file, path),
        };
        let links = FeedLinks {
            own: &link(&file),
            page: &link(&Route::of_feed(&feed.scope).path()),
            address: &|place| link(&Route::of(place).path()),
            path: &link,
        };
        publication.write(&root.file(&file), feed.xml(&links).as_bytes())?;
    }
    Ok(())
}
