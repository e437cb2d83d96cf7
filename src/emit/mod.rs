//! Writes to the disk: a published folder, as the only writer of sites, and the content an import is told to write.
//!
//! A publication is written into a fresh folder beside the target and swapped in when it is
//! complete: a reader never sees half a site, a failed build leaves the old one untouched, and a
//! folder that is no published site is never replaced (DESIGN §4).
#![expect(clippy::disallowed_methods, reason = "this is the one module that writes sites and content to the disk")]

mod content;
mod manifest;
mod swap;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

pub use content::update;
pub use manifest::{Entry, MANIFEST, Manifest, PublishedRelease, PublishedSite};

use crate::diagnostic::{Message, say, system};

/// A publication being written.
#[derive(Debug)]
pub struct Publication {
    target: PathBuf,
    fresh: PathBuf,
    /// Size and SHA-256 by path: sorted, so that the order of writing never shows.
    files: Mutex<Files>,
    /// Holds the folder for this process as long as it lives.
    _lock: fs::File,
}

/// What has been written so far.
#[derive(Debug, Default)]
struct Files {
    entries: BTreeMap<String, Entry>,
    /// Lower-case paths: many hosts tell no case apart.
    folded: BTreeSet<String>,
}

/// Why a publication could not be written.
#[derive(Debug)]
pub enum EmitError {
    /// The target exists and is no published site.
    NotASite(PathBuf),
    /// Another build is writing the same target.
    Busy(PathBuf),
    /// Two pages claim one address.
    Clash(String),
    /// A file of the content has changed since it was read.
    Changed(PathBuf),
    /// The machine failed.
    Disk(PathBuf, io::Error),
}

impl EmitError {
    /// Says what happened, for the person who must act.
    pub fn message(&self) -> Message {
        match self {
            Self::NotASite(path) => {
                let path = path.display();
                say!(
                    vi: "{path}: thư mục này không phải trang do minhbach tạo (không có {MANIFEST}) nên không bị thay";
                    en: "{path}: this folder is no site made by minhbach (it has no {MANIFEST}) and is not replaced"
                )
            }
            Self::Busy(path) => {
                let path = path.display();
                say!(vi: "{path}: một lượt build khác đang ghi"; en: "{path}: another build is writing it")
            }
            Self::Clash(path) => {
                say!(vi: "{path}: hai trang cùng một địa chỉ"; en: "{path}: two pages at one address")
            }
            Self::Changed(path) => {
                let path = path.display();
                say!(
                    vi: "{path}: tệp vừa thay đổi sau khi được đọc; không ghi gì, hãy chạy lại lệnh";
                    en: "{path}: the file has changed since it was read; nothing was written, run the command again"
                )
            }
            Self::Disk(path, error) => {
                let (path, cause) = (path.display(), system(error));
                say!(vi: "{path}: {}", cause.vi; en: "{path}: {}", cause.en)
            }
        }
    }
}

impl fmt::Display for EmitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for EmitError {}

impl Publication {
    /// Opens a fresh folder beside the target.
    ///
    /// # Errors
    ///
    /// Fails when the target is no published site and not empty, when another build is at work
    /// there, or when the disk refuses.
    pub fn open(target: &Path) -> Result<Self, EmitError> {
        let target = std::path::absolute(target).map_err(|error| EmitError::Disk(target.to_owned(), error))?;
        swap::recover(&target, &sibling(&target, "old")).map_err(|error| EmitError::Disk(target.clone(), error))?;
        if !may_replace(&target)? {
            return Err(EmitError::NotASite(target));
        }
        let parent = target.parent().ok_or_else(|| EmitError::NotASite(target.clone()))?.to_owned();
        fs::create_dir_all(&parent).map_err(|error| EmitError::Disk(parent.clone(), error))?;
        let lock_path = sibling(&target, "lock");
        let disk = |error| EmitError::Disk(lock_path.clone(), error);
        let lock = fs::File::create(&lock_path).map_err(disk)?;
        lock.try_lock().map_err(|error| match error {
            fs::TryLockError::WouldBlock => EmitError::Busy(target.clone()),
            fs::TryLockError::Error(error) => EmitError::Disk(lock_path.clone(), error),
        })?;
        let fresh = sibling(&target, "new");
        // Left by a build that was interrupted.
        remove(&fresh)?;
        fs::create_dir_all(&fresh).map_err(|error| EmitError::Disk(fresh.clone(), error))?;
        Ok(Self { target, fresh, files: Mutex::default(), _lock: lock })
    }

    /// Writes one file; callable from any thread.
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
        let full = self.fresh.join(path);
        write_with_folders(&full, bytes).map_err(|error| EmitError::Disk(full, error))
    }

    /// Gives the paths and digests of what was written below a folder, in one text: it changes when a file does.
    pub fn digests(&self, folder: &str) -> String {
        let files = self.files.lock().expect("no thread panics while it holds the list");
        let inside = files.entries.iter().filter(|(path, _)| path.starts_with(folder));
        inside.map(|(path, entry)| format!("{path} {}\n", entry.sha256)).collect()
    }

    /// Writes the manifest with what it says of the sites, and swaps the fresh folder in. Gives the number of files.
    ///
    /// # Errors
    ///
    /// Fails when the disk refuses; the old site is then still in place.
    pub fn finish(self, sites: Vec<PublishedSite>) -> Result<usize, EmitError> {
        let files = self.files.into_inner().expect("no thread panics while it holds the list").entries;
        let path = self.fresh.join(MANIFEST);
        let count = files.len() + 1;
        let text = Manifest::new(sites, files).text();
        fs::write(&path, text).map_err(|error| EmitError::Disk(path, error))?;
        swap::in_place(&self.fresh, &self.target, &sibling(&self.target, "old"))
            .map_err(|error| EmitError::Disk(self.target.clone(), error))?;
        let _ = fs::remove_file(sibling(&self.target, "lock"));
        Ok(count)
    }

    /// Drops the fresh folder; the target stays as it was.
    pub fn abandon(self) {
        let _ = fs::remove_dir_all(&self.fresh);
        let _ = fs::remove_file(sibling(&self.target, "lock"));
    }
}

/// Writes a file and, where they are missing, the folders above it: most files stand in a folder that is there.
fn write_with_folders(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match (fs::write(path, bytes), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::write(path, bytes)
        }
        (written, _) => written,
    }
}

/// A folder may be replaced when it is not there, empty, or a published site.
fn may_replace(target: &Path) -> Result<bool, EmitError> {
    let disk = |error| EmitError::Disk(target.to_owned(), error);
    match fs::symlink_metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(disk(error)),
        Ok(metadata) if !metadata.is_dir() => Ok(false),
        Ok(_) => {
            let empty = fs::read_dir(target).map_err(disk)?.next().is_none();
            Ok(empty || manifest::is_ours(&fs::read(target.join(MANIFEST)).unwrap_or_default()))
        }
    }
}

/// Names a hidden neighbour of the target, on the same disk so that a rename is all it takes.
fn sibling(target: &Path, purpose: &str) -> PathBuf {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".{name}.minhbach-{purpose}"))
}

fn remove(folder: &Path) -> Result<(), EmitError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(EmitError::Disk(folder.to_owned(), error)),
        _ => Ok(()),
    }
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write;
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string never fails.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
