//! Where the files of a site go: a folder that is published, or memory, for whoever wants to look at them first.

use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::manifest::Entry;
use super::{EmitError, Files, Publication, hex};
use crate::load::Tree;

/// Takes the files of a site, from any thread and in any order.
pub trait Destination: Sync {
    /// Takes one file.
    ///
    /// # Errors
    ///
    /// Fails when the path was taken before, also when it differs in case only, for many hosts tell no case apart; and
    /// when the disk refuses.
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError>;

    /// Gives the paths and digests of what was written below a folder, in one text: it changes when a file does.
    fn digests(&self, folder: &str) -> String;
}

impl Destination for Publication {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        Self::write(self, path, bytes)
    }

    fn digests(&self, folder: &str) -> String {
        Self::digests(self, folder)
    }
}

/// Files in memory. Every file is digested; the bytes are kept of those that are wanted.
#[derive(Debug)]
pub struct InMemory {
    is_wanted: fn(&str) -> bool,
    taken: Mutex<(Files, Tree)>,
}

impl InMemory {
    /// Makes a destination that keeps the bytes of the paths that are wanted.
    pub fn new(is_wanted: fn(&str) -> bool) -> Self {
        Self { is_wanted, taken: Mutex::default() }
    }

    /// Gives what was kept, and size and digest of every file.
    pub fn finish(self) -> (Tree, std::collections::BTreeMap<String, Entry>) {
        let (files, kept) = self.taken.into_inner().unwrap_or_else(PoisonError::into_inner);
        (kept, files.entries)
    }
}

impl Destination for InMemory {
    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        let entry = Entry { bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if !taken.0.folded.insert(path.to_lowercase()) {
            return Err(EmitError::Clash(path.to_owned()));
        }
        taken.0.entries.insert(path.to_owned(), entry);
        if (self.is_wanted)(path) {
            taken.1.insert(path.to_owned(), bytes.to_vec());
        }
        Ok(())
    }

    fn digests(&self, folder: &str) -> String {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).0.digests(folder)
    }
}

impl Files {
    /// Gives the paths and digests of what lies below a folder, in one text.
    pub(super) fn digests(&self, folder: &str) -> String {
        let inside = self.entries.iter().filter(|(path, _)| path.starts_with(folder));
        inside.map(|(path, entry)| format!("{path} {}\n", entry.sha256)).collect()
    }
}
