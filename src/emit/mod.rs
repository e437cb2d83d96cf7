//! Writes to the disk: a published folder, as the only writer of sites, and the content an import is told to write.
//!
//! A publication is written into a fresh folder beside the target and swapped in when it is
//! complete: a reader never sees half a site, a failed build leaves the old one untouched, and a
//! folder that is no published site is never replaced (DESIGN §4).
#![expect(clippy::disallowed_methods, reason = "this is the one module that writes sites and content to the disk")]

mod content;
mod destination;
mod disk;
mod error;
mod files;
mod journal;
mod lock;
mod manifest;
mod place;
mod swap;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Mutex;

use sha2::{Digest, Sha256};

pub use content::{resume, update};
pub use destination::{Destination, InMemory};
pub use error::EmitError;
pub use files::{create, save};
pub use manifest::{Entry, MANIFEST, Manifest, PublishedRelease, PublishedSite};
pub use place::keep_apart;

use lock::Lock;
use place::Place;

/// A publication being written.
#[derive(Debug)]
pub struct Publication {
    place: Place,
    /// Size and SHA-256 by path: sorted, so that the order of writing never shows.
    files: Mutex<Files>,
    /// Let go last, when nothing is left to be cleaned.
    _lock: Lock,
}

/// What became of the files of a publication.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// How many it has, the manifest included.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// How many were there already, byte for byte, and stayed as they were.
    pub kept: usize,
}

/// What has been written so far.
#[derive(Debug, Default)]
struct Files {
    kept: usize,
    entries: BTreeMap<String, Entry>,
    /// Lower-case paths: many hosts tell no case apart.
    folded: BTreeSet<String>,
}

impl Publication {
    /// Opens a fresh folder beside the target.
    ///
    /// # Errors
    ///
    /// Fails when the target is no published site and not empty, when another build is at work
    /// there, or when the disk refuses.
    pub fn open(target: &Path) -> Result<Self, EmitError> {
        let place = Place::of(target)?;
        let disk = |error| EmitError::Disk(place.parent.clone(), error);
        fs::create_dir_all(&place.parent).map_err(disk)?;
        let lock = Lock::take(&place.lock, &place.target)?;
        swap::recover(&place).map_err(disk)?;
        if !place.may_be_replaced()? {
            return Err(EmitError::NotASite(place.target));
        }
        fs::create_dir(&place.fresh).map_err(disk)?;
        Ok(Self { place, files: Mutex::default(), _lock: lock })
    }

    /// Writes one file; callable from any thread. One that the old publication has byte for byte is taken along from
    /// there as it is, so that whoever copies the folder sees that nothing of it has changed.
    ///
    /// # Errors
    ///
    /// Fails when the path was written before, also when it differs in case only, for many hosts
    /// tell no case apart; and when the disk refuses.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        debug_assert!(path.split('/').all(|part| !part.is_empty() && part != ".."), "{path} stays in the folder");
        let entry = Entry { bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) };
        let folded = path.to_lowercase();
        {
            let mut files = self.files.lock().expect("no thread panics while it holds the list");
            if !files.folded.insert(folded) {
                return Err(EmitError::Clash(path.to_owned()));
            }
            files.entries.insert(path.to_owned(), entry);
        }
        self.put(path, bytes).map_err(|error| EmitError::Disk(self.place.fresh.join(path), error))
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let full = self.place.fresh.join(path);
        if !disk::keep(&self.place.target.join(path), &full, bytes)? {
            return disk::write(&full, bytes);
        }
        self.files.lock().expect("no thread panics while it holds the list").kept += 1;
        Ok(())
    }

    /// Gives the paths and digests of what was written below a folder, in one text: it changes when a file does.
    pub fn digests(&self, folder: &str) -> String {
        self.files.lock().expect("no thread panics while it holds the list").digests(folder)
    }

    /// Writes the manifest with what it says of the sites, waits until all is on the disk, and swaps the fresh folder in.
    /// Gives what became of the files.
    ///
    /// # Errors
    ///
    /// Fails when the disk refuses; the old site is then still in place.
    pub fn finish(self, sites: Vec<PublishedSite>) -> Result<Written, EmitError> {
        let place = &self.place;
        let entries = std::mem::take(&mut self.files.lock().expect("no thread panics while it holds the list").entries);
        let (files, bytes) = (entries.len() + 1, entries.values().map(|entry| entry.bytes).sum::<u64>());
        let path = place.fresh.join(MANIFEST);
        let manifest = Manifest::new(sites, entries).text();
        let written = self.put(MANIFEST, manifest.as_bytes());
        written.and_then(|()| disk::settle(&place.fresh, &path)).map_err(|error| EmitError::Disk(path, error))?;
        swap::in_place(place).map_err(|error| EmitError::renaming(&place.target, error))?;
        let kept = self.files.lock().expect("no thread panics while it holds the list").kept;
        Ok(Written { files, bytes: bytes + manifest.len() as u64, kept })
    }

    /// Drops the fresh folder; the target stays as it was.
    pub fn abandon(self) {}
}

impl Drop for Publication {
    /// Throws away what the target is not: a site that did not get ready, or the one that was replaced. What cannot be
    /// removed now is removed by the next build.
    fn drop(&mut self) {
        let _ = disk::remove(&self.place.fresh);
    }
}

/// Puts back a site that a killed build had moved aside; where another build is at work there, it does.
///
/// # Errors
///
/// Fails when the disk refuses.
pub fn recover(target: &Path) -> Result<(), EmitError> {
    let place = Place::of(target)?;
    if place.target.exists() || !place.old.exists() {
        return Ok(());
    }
    match Lock::take(&place.lock, &place.target) {
        Ok(_lock) => swap::recover(&place).map_err(|error| EmitError::Disk(place.target.clone(), error)),
        Err(EmitError::Busy(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
