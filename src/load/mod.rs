//! Reads folders into memory: the only reader of content and themes.
//!
//! Takes a folder; gives an ordered map from path to bytes, with what could not be taken along.
//! It does not look into the bytes.
#![expect(clippy::disallowed_methods, reason = "this is the one module that reads the disk for the build")]

mod followed;
mod published;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

pub use followed::Followed;
pub use published::{Found, Published, Want, in_memory, published, small_file};

use crate::diagnostic::{Message, say, system};

/// Files by path, with `/` between folders, relative to the folder they were read from.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The largest text file that is read; a plan of a thousand tasks stays under a tenth of it.
pub const TEXT_LIMIT: u64 = 8 * 1024 * 1024;

/// A file that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path.
    pub path: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a file was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutReason {
    /// A link that leads out of the folder.
    LinkOutside,
    /// A text over [`TEXT_LIMIT`] bytes; its size.
    TooLarge(u64),
    /// A path that is no UTF-8.
    BadName,
}

/// A folder that could not be read: the machine failed, not the content.
#[derive(Debug)]
pub struct LoadError {
    /// What could not be read.
    pub path: PathBuf,
    /// What the system said.
    pub cause: Message,
}

impl LoadError {
    /// Says what could not be read, and why.
    pub fn message(&self) -> Message {
        let (path, cause) = (self.path.display(), &self.cause);
        say!(vi: "{path}: {}", cause.vi; en: "{path}: {}", cause.en)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message().en)
    }
}

impl std::error::Error for LoadError {}

/// Reads every file below a folder in the order of their paths, leaving out hidden ones and what an office program
/// keeps beside a file that is open.
///
/// # Errors
///
/// Fails when the folder or a file in it cannot be read.
pub fn folder(root: &Path) -> Result<(Tree, Vec<LeftOut>), LoadError> {
    let fail = |path: &Path, error: &io::Error| LoadError { path: path.to_owned(), cause: system(error) };
    let canonical = root.canonicalize().map_err(|error| fail(root, &error))?;
    let (mut tree, mut left_out) = (Tree::new(), Vec::new());
    let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry);
    // Links are not followed while walking: one to a parent folder would never end.
    for entry in WalkDir::new(&canonical).sort_by_file_name().into_iter().filter_entry(visible) {
        let entry = entry.map_err(|error| fail(root, &error.into()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let Some(path) = relative(entry.path(), &canonical) else {
            let inside = entry.path().strip_prefix(&canonical).unwrap_or(entry.path());
            let path = inside.to_string_lossy().into_owned();
            left_out.push(LeftOut { path, reason: LeftOutReason::BadName });
            continue;
        };
        match read(entry.path(), &canonical, is_text(&path)).map_err(|error| fail(entry.path(), &error))? {
            Ok(bytes) => drop(tree.insert(path, bytes)),
            Err(reason) => left_out.push(LeftOut { path, reason }),
        }
    }
    Ok((tree, left_out))
}

/// Reads a theme folder that stands outside the content, where the user gives one; what of it could not be taken along
/// joins that of the content, as `theme/…`.
///
/// # Errors
///
/// Fails when the folder or a file in it cannot be read.
pub fn theme(root: Option<&Path>, left_out: &mut Vec<LeftOut>) -> Result<Option<Tree>, LoadError> {
    let Some(root) = root else { return Ok(None) };
    let (tree, left) = folder(root)?;
    left_out.extend(left.into_iter().map(|left| LeftOut { path: format!("theme/{}", left.path), ..left }));
    Ok(Some(tree))
}

fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    is_hidden_name(&entry.file_name().to_string_lossy())
}

fn is_hidden_name(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || matches!(name, "Thumbs.db" | "desktop.ini")
}

fn is_text(path: &str) -> bool {
    // Attachments are taken as they are; the release of a large site is large, and written by the program.
    let is_kept = path.split('/').any(|part| part == "files" || part == "releases");
    !is_kept && [".toml", ".md", ".html", ".json", ".css", ".js"].iter().any(|ending| path.ends_with(ending))
}

fn relative(path: &Path, root: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}

fn read(path: &Path, root: &Path, text: bool) -> io::Result<Result<Vec<u8>, LeftOutReason>> {
    let real = match path.canonicalize() {
        Ok(real) => real,
        // A link to nowhere, or to itself, is a fault of the content.
        Err(_) if path.is_symlink() => return Ok(Err(LeftOutReason::LinkOutside)),
        Err(error) => return Err(error),
    };
    if !real.starts_with(root) || real.is_dir() {
        return Ok(Err(LeftOutReason::LinkOutside));
    }
    let size = real.metadata()?.len();
    if text && size > TEXT_LIMIT {
        return Ok(Err(LeftOutReason::TooLarge(size)));
    }
    std::fs::read(real).map(Ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_systems_and_office_programs_leave_behind_is_left_out() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        for name in [".DS_Store", "~$bang.docx", ".~lock.bang.xlsx#", "Thumbs.db", "desktop.ini", "bang.docx", "a.toml"]
        {
            std::fs::write(root.path().join(name), name).expect("a file can be written");
        }
        let (tree, left_out) = folder(root.path()).expect("the folder can be read");
        assert_eq!(tree.keys().collect::<Vec<_>>(), ["a.toml", "bang.docx"]);
        assert!(left_out.is_empty());
    }
}
