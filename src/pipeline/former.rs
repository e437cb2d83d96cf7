//! What stands at the addresses that are no page any more: a redirect, a tombstone, or an empty list that says so.
//!
//! A page cannot stand where a file of another kind was: `/files/a.pdf` becomes a folder of that name, which every host
//! answers with the page inside. What programs read stays what they can read.

use super::build::{PageError, Ready};
use crate::data::{self, FeedLinks};
use crate::emit::Destination;
use crate::pages::{Around, Fate, Former, Root, Viewer, portable, promises, split_language};
use crate::render::Renderer;

/// Writes what stands at the former addresses of a language; those of languages that are gone come with the first.
pub(super) fn publish(
    one: &Ready,
    viewer: &Viewer<'_>,
    root: &Root,
    base_url: Option<&str>,
    renderer: &Renderer,
    publication: &dyn Destination,
) -> Result<(), PageError> {
    let site = Root { language: String::new(), ..root.clone() };
    let home = base_url.map(|base| format!("{}/{}", base.trim_end_matches('/'), one.prefix()));
    let promises = promises(&one.ledger.history);
    let mut own = one.former.iter().filter(|(address, _)| is_of(one, address, &root.language));
    own.try_for_each(|(address, fate)| -> Result<(), PageError> {
        if let Some(bytes) = for_programs(one, viewer, &site, base_url, address, fate) {
            return Ok(publication.write(&site.file(address), bytes.as_bytes())?);
        }
        let around = Around { routes: &one.routes, promises: &promises, home: home.as_deref() };
        let view = Former::new(viewer, address, fate, around);
        let here = here(address, &root.language);
        let bytes = match here.ends_with(".md") {
            true => renderer.text("moved.md", &here, &view)?.into_bytes(),
            false => renderer.other("moved.html", &here, &view)?,
        };
        Ok(publication.write(&root.file(&here), &bytes)?)
    })
}

/// Tells whether an address is written with the pages of a language.
fn is_of(one: &Ready, address: &str, language: &str) -> bool {
    let (folder, _) = split_language(address);
    let others = one.site.department.languages.iter().skip(1);
    let known = others.map(|language| language.as_str()).find(|name| folder.strip_prefix('/') == Some(*name));
    known.unwrap_or_default() == language
}

/// Gives the place of the page from the root of the language.
fn here(address: &str, language: &str) -> String {
    let path = if language.is_empty() { address } else { &address[language.len() + 1..] };
    if path.ends_with('/') || path.ends_with(".md") { path.to_owned() } else { format!("{path}/") }
}

/// Writes a calendar or feed without anything in it, for the programs that come back to it.
fn for_programs(
    one: &Ready,
    viewer: &Viewer<'_>,
    site: &Root,
    base_url: Option<&str>,
    address: &str,
    fate: &Fate,
) -> Option<String> {
    let path = address.trim_start_matches('/');
    let words = quiet(fate, &|to| portable(site, base_url, address, to));
    if path.ends_with(".ics") {
        return Some(data::quiet_calendar(viewer.site, path, &words));
    }
    if !path.ends_with("atom.xml") {
        return None;
    }
    let feed = data::quiet_feed(viewer.site, &one.derived, path, words);
    let page = match fate {
        Fate::Redirect { to, .. } | Fate::Empty { above: to } => to.as_str(),
        Fate::Tombstone(_) | Fate::Lost => "/",
    };
    let link = |to: &str| portable(site, base_url, address, to);
    Some(feed.xml(&FeedLinks { own: &link(address), page: &link(page), address: &|_| String::new(), path: &link }))
}

/// Says why nothing stands in it, in the language of calendars and feeds.
fn quiet(fate: &Fate, link: &dyn Fn(&str) -> String) -> String {
    match fate {
        Fate::Redirect { to, .. } => format!("Đã dời sang địa chỉ mới: {}", link(to)),
        Fate::Tombstone(_) => "Không còn được cập nhật: nội dung này đã thôi đăng.".to_owned(),
        Fate::Empty { .. } | Fate::Lost => "Hiện chưa có mục nào.".to_owned(),
    }
}
