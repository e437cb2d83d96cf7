//! Files that are made together: each group when one of its files is first asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::Preview;
use crate::emit::{Entry, InMemory, MANIFEST, Manifest};
use crate::load::Tree;
use crate::pipeline::build::{self, BuildError, PageError};
use crate::pipeline::{Progress, companions, feeds, open_data};

/// Files that are made together; a number is that of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// What web servers and search engines read, and the list of departments.
    Hosts,
    /// The small files beside the pages: guides, the accent colour, what stands at former addresses.
    Beside(usize),
    /// Calendars and feeds.
    Feeds(usize),
    /// The search indexes.
    Search(usize),
    /// Open data.
    Data(usize),
    /// What names every other file: the manifest and the scripts that keep a site.
    Everything,
}

/// The files of a group, and size and digest of all that were made for it.
pub(super) type Made = Result<Arc<(Tree, BTreeMap<String, Entry>)>, Arc<BuildError>>;

/// The groups made so far.
#[derive(Debug, Default)]
pub(super) struct Groups {
    made: Mutex<BTreeMap<Group, Arc<OnceLock<Made>>>>,
}

impl Groups {
    /// Gives a group; whoever asks while it is made waits for it.
    pub(super) fn get(&self, group: Group, make: impl FnOnce() -> Made) -> Made {
        let place = {
            let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(made.entry(group).or_default())
        };
        place.get_or_init(make).clone()
    }

    fn wanted(&self) -> Vec<Group> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).keys().copied().collect()
    }
}

impl Preview {
    pub(super) fn make(&self, group: Group) -> Made {
        let files = InMemory::new(if group == Group::Everything { |path| path.ends_with("sw.js") } else { |_| true });
        self.publish(group, &files).map_err(|error| Arc::new(self.told(error)))?;
        let (mut kept, entries) = files.finish();
        if group == Group::Everything {
            let manifest = Manifest::new(self.published(), entries.clone()).text();
            kept.insert(MANIFEST.to_owned(), manifest.into_bytes());
        }
        Ok(Arc::new((kept, entries)))
    }

    fn publish(&self, group: Group, files: &InMemory) -> Result<(), PageError> {
        let (ready, options) = (&self.ready, &self.options);
        match group {
            Group::Everything => build::publish(ready, self.single, options, files, &Progress::default()).map(drop),
            Group::Hosts => build::publish_around(ready, self.single, options, files),
            Group::Beside(number) => {
                companions::accent(&ready[number].site, &ready[number].prefix(), files)?;
                self.shown[number].editions.iter().try_for_each(|edition| edition.publish_beside(&ready[number], files))
            }
            Group::Search(number) => {
                let mut editions = self.shown[number].editions.iter();
                editions.try_for_each(|edition| edition.publish_search(&ready[number], files).map(drop))
            }
            Group::Data(number) => Ok(open_data::publish(&ready[number], options, files)?),
            Group::Feeds(number) => Ok(feeds::publish(&ready[number], options, files)?),
        }
    }

    /// Makes the groups somebody asked an earlier preview for, but for what takes as long as a build.
    pub fn make_again(&self, earlier: &Self) {
        let wanted = earlier.groups.wanted();
        let here = |group: &Group| match group {
            Group::Everything => false,
            Group::Hosts => true,
            Group::Beside(number) | Group::Feeds(number) | Group::Search(number) | Group::Data(number) => {
                *number < self.ready.len()
            }
        };
        for group in wanted.into_iter().filter(here) {
            // Who asks for a file of it is told of its fault.
            let _ = self.groups.get(group, || self.make(group));
        }
    }
}
