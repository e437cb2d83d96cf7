//! What was once published keeps its address for ever (DESIGN §3.8): what becomes of an address no page has any more.
//!
//! One rule for the pages that stand there, for the files of web servers and for `check`. Addresses count from the root
//! of the site, with the folder of their language: `/en/thu-tuc/a/`.

mod family;
mod promise;
mod view;

use std::collections::BTreeSet;

use family::Family;
pub use promise::{Promise, promises, value};
pub use view::{Around, Former, former};

use super::published::published;
use crate::derive::Derived;
use crate::model::{Moved, Site, SiteLanguage};

/// What becomes of an address no page has any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It leads to an address that is alive.
    Redirect {
        /// Where it leads.
        to: String,
        /// Why.
        cause: Cause,
    },
    /// There is nothing any more, and the entry of `[[moved]]` with this number says why.
    Tombstone(usize),
    /// A list, a calendar or a feed nothing belongs to now; `above` is the nearest page that is alive.
    Empty {
        /// The page above.
        above: String,
    },
    /// Nobody says what became of it.
    Lost,
}

/// Why an address leads to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The entry of `[[moved]]` with this number.
    Moved(usize),
    /// The site is no longer published in its language.
    Language,
    /// It was a part of the page it leads to.
    Part,
}

/// The addresses of a site that are alive, and what is said of those that are not.
#[derive(Debug)]
pub struct Permanence<'s> {
    moved: &'s [Moved],
    /// The folders of the languages after the first: `/en`.
    folders: Vec<String>,
    living: BTreeSet<String>,
    /// What is alive and no folder, in small letters: nothing can stand below it.
    files: BTreeSet<String>,
}

impl<'s> Permanence<'s> {
    /// Looks at a site as it is published: without drafts, on its reference date.
    pub fn new(site: &'s Site, derived: &Derived) -> Self {
        let department = &site.department;
        let folders = department.languages.iter().skip(1).map(|one| format!("/{}", one.as_str())).collect();
        let living: BTreeSet<String> = published(site, derived).into_iter().collect();
        let files = living.iter().filter(|address| !address.ends_with('/')).map(|file| file.to_lowercase()).collect();
        Self { moved: &department.moved, folders, living, files }
    }

    /// Lists the addresses that are alive, sorted.
    pub fn living(&self) -> &BTreeSet<String> {
        &self.living
    }

    /// Tells what becomes of an address; nothing where it is alive.
    pub fn fate(&self, address: &str) -> Option<Fate> {
        let fate = self.follow(address, self.moved.len() + 8)?;
        Some(if self.is_blocked(address) { Fate::Lost } else { fate })
    }

    /// Gives the entry of `[[moved]]` that speaks of an address: its own, else the nearest above it.
    pub fn entry(&self, path: &str) -> Option<(usize, &'s Moved)> {
        let covers = |from: &str| path == from || (from.ends_with('/') && path.starts_with(from));
        let entries = self.moved.iter().enumerate().filter(|(_, moved)| covers(&moved.from.decoded()));
        entries.max_by_key(|(at, moved)| (moved.from.path.len(), usize::MAX - at))
    }

    /// Gives an address of the first language in every language of the site.
    pub fn in_every_language(&self, path: &str) -> Vec<String> {
        let others = self.folders.iter().map(|folder| format!("{folder}{path}"));
        // A file stands once, whatever languages the pages have.
        let others = others.filter(|_| !path.starts_with("/files/"));
        std::iter::once(path.to_owned()).chain(others).collect()
    }

    /// A file stands in the way of what would stand below it; many hosts tell no case apart.
    fn is_blocked(&self, address: &str) -> bool {
        let folded = address.to_lowercase();
        let ends = folded.match_indices('/').map(|(at, _)| at).chain([folded.len()]);
        ends.filter(|end| *end > 0).any(|end| self.files.contains(&folded[..end]))
    }

    /// Follows an address to its end; `steps` ends circles, which `check` reports.
    fn follow(&self, address: &str, steps: usize) -> Option<Fate> {
        if self.living.contains(address) {
            return None;
        }
        let Some(steps) = steps.checked_sub(1) else { return Some(Fate::Lost) };
        let (folder, path) = split(address);
        if let Some((at, moved)) = self.entry(path) {
            return Some(self.told(folder, path, (at, moved), steps));
        }
        if !folder.is_empty() && !self.folders.iter().any(|one| one == folder) {
            return Some(self.led(path, Cause::Language, steps));
        }
        let Some((family, above)) = family::above(path) else { return Some(Fate::Lost) };
        let above = format!("{folder}{above}");
        Some(match (family, self.led(&above, Cause::Part, steps)) {
            (Family::List, Fate::Redirect { to, cause: Cause::Part }) => Fate::Empty { above: to },
            (_, Fate::Empty { above }) if family == Family::Part => Fate::Redirect { to: above, cause: Cause::Part },
            (_, fate) => fate,
        })
    }

    /// Tells the fate of an address an entry speaks of. What stood below a page that moved stands below its new place;
    /// where it does not, the new place answers.
    fn told(&self, folder: &str, path: &str, (at, moved): (usize, &Moved), steps: usize) -> Fate {
        let Some(to) = &moved.to else { return Fate::Tombstone(at) };
        let (from, to) = (moved.from.decoded(), to.decoded());
        let rest = path.strip_prefix(&*from).unwrap_or_default();
        let place = format!("{folder}{to}");
        let below = if to.ends_with('/') { format!("{place}{rest}") } else { place.clone() };
        match self.led(&below, Cause::Moved(at), steps) {
            Fate::Lost => self.led(&place, Cause::Moved(at), steps),
            fate if is_subscribed(path) => fate,
            Fate::Empty { above } => Fate::Redirect { to: above, cause: Cause::Moved(at) },
            fate => fate,
        }
    }

    /// Leads to an address where it is alive, else to where that one leads.
    fn led(&self, to: &str, cause: Cause, steps: usize) -> Fate {
        match self.follow(to, steps) {
            None => Fate::Redirect { to: to.to_owned(), cause },
            Some(Fate::Redirect { to, .. }) => Fate::Redirect { to, cause },
            Some(fate) => fate,
        }
    }
}

/// Splits off the folder of a language that is or was published beside the first.
pub fn split(address: &str) -> (&str, &str) {
    let folder = SiteLanguage::ALL.iter().find_map(|language| {
        let rest = address.strip_prefix('/')?.strip_prefix(language.as_str())?;
        rest.starts_with('/').then(|| address.split_at(address.len() - rest.len()))
    });
    folder.unwrap_or(("", address))
}

/// Tells whether an address stands for itself: a record or an attachment, and no list or part of another page.
pub fn stands_alone(address: &str) -> bool {
    let (_, path) = split(address);
    path != "/" && family::above(path).is_none()
}

/// Tells whether programs come back to an address by themselves: a calendar or a feed. No page can answer them.
fn is_subscribed(path: &str) -> bool {
    path.ends_with(".ics") || path.ends_with("atom.xml")
}
