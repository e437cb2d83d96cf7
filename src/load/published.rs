//! Lists a published folder as it is on the disk: sizes, digests, and the bytes of the few files rules look into.
//!
//! Nothing is followed and nothing but plain files is opened: a folder from a stranger may hold links, pipes and
//! devices. Files are digested in parallel, a piece at a time; none is held whole unless its bytes are wanted.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::{LoadError, Tree};
use crate::diagnostic::{Message, system};

/// How much of a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want {
    /// Its size is enough.
    Size,
    /// Its digest too.
    Digest,
    /// Its bytes too.
    Bytes,
}

/// What stands at a path of a published folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A file, with as much of it as was wanted.
    File {
        /// Its size.
        size: u64,
        /// Its SHA-256.
        sha256: Option<[u8; 32]>,
        /// Its bytes.
        bytes: Option<Vec<u8>>,
    },
    /// A link.
    Link,
    /// Neither a file nor a folder nor a link: a pipe, a device.
    Special,
    /// Something the system does not let us read, and what it said.
    Unreadable(Message),
}

/// What a published folder holds, by path with `/` between folders.
pub type Published = BTreeMap<String, Found>;

/// A piece of a file that is being digested.
const PIECE: usize = 64 * 1024;

/// Lists everything below a folder but the folders themselves.
///
/// # Errors
///
/// Fails when the folder itself cannot be read; what cannot be read inside is listed so.
pub fn published(root: &Path, want: &(dyn Fn(&str, u64) -> Want + Sync)) -> Result<Published, LoadError> {
    let fail = |error: &io::Error| LoadError { path: root.to_owned(), cause: system(error) };
    let canonical = root.canonicalize().map_err(|error| fail(&error))?;
    let mut entries: Vec<(String, PathBuf, Found)> = Vec::new();
    for entry in WalkDir::new(&canonical).min_depth(1) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => entries.push((relative(entry.path(), &canonical), entry.path().to_owned(), kind(&entry))),
            Err(error) if error.depth() == 0 => return Err(fail(&error.into())),
            Err(error) => {
                let path = error.path().unwrap_or(&canonical).to_owned();
                let found = Found::Unreadable(system(&error.into()));
                entries.push((relative(&path, &canonical), path, found));
            }
        }
    }
    let read = |(name, path, found): (String, PathBuf, Found)| {
        let Found::File { size, .. } = found else { return (name, found) };
        let found = file(&path, size, want(&name, size)).unwrap_or_else(|error| Found::Unreadable(system(&error)));
        (name, found)
    };
    Ok(entries.into_par_iter().map(read).collect())
}

/// Reads a file of at most `limit` bytes; `None` where there is none, or where it is no plain file of that size.
///
/// # Errors
///
/// Fails when the disk refuses.
pub fn small_file(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, LoadError> {
    let read = || match path.metadata() {
        Ok(metadata) if metadata.is_file() && metadata.len() <= limit => bytes(path, metadata.len()).map(Some),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    };
    read().map_err(|error| LoadError { path: path.to_owned(), cause: system(&error) })
}

/// Takes files in memory for a published folder.
pub fn in_memory(files: Tree) -> Published {
    let found = |bytes: Vec<u8>| {
        let sha256 = Some(Sha256::digest(&bytes).into());
        Found::File { size: bytes.len() as u64, sha256, bytes: Some(bytes) }
    };
    files.into_iter().map(|(path, bytes)| (path, found(bytes))).collect()
}

fn relative(path: &Path, root: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn kind(entry: &walkdir::DirEntry) -> Found {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Found::Link;
    }
    match entry.metadata() {
        Ok(metadata) if metadata.is_file() => Found::File { size: metadata.len(), sha256: None, bytes: None },
        Ok(_) => Found::Special,
        Err(error) => Found::Unreadable(system(&error.into())),
    }
}

fn file(path: &Path, size: u64, want: Want) -> io::Result<Found> {
    Ok(match want {
        Want::Size => Found::File { size, sha256: None, bytes: None },
        Want::Digest => Found::File { size, sha256: Some(digest(path, size)?), bytes: None },
        Want::Bytes => {
            let bytes = bytes(path, size)?;
            Found::File { size: bytes.len() as u64, sha256: Some(Sha256::digest(&bytes).into()), bytes: Some(bytes) }
        }
    })
}

/// Reads no more than a byte beyond the size, so that a file that grows meanwhile ends and shows.
fn bytes(path: &Path, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(size + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn digest(path: &Path, size: u64) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?.take(size + 1);
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hasher.finalize().into()),
            length => hasher.update(&piece[..length]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_listed_as_far_as_it_is_wanted() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        std::fs::create_dir_all(root.path().join("a/trong")).expect("a folder can be made");
        std::fs::write(root.path().join("a/b.txt"), "hai").expect("a file can be written");
        std::fs::write(root.path().join("a.txt"), "một").expect("a file can be written");
        let listed = |want| published(root.path(), &move |_, _| want).expect("the folder can be read");
        let tree: Tree = [("a.txt".to_owned(), "một".into()), ("a/b.txt".to_owned(), "hai".into())].into();
        assert_eq!(listed(Want::Bytes), in_memory(tree));
        let sizes = listed(Want::Size);
        assert_eq!(sizes["a.txt"], Found::File { size: "một".len() as u64, sha256: None, bytes: None });
        let digest = |listed: &Published| match &listed["a/b.txt"] {
            Found::File { sha256, .. } => *sha256,
            _ => None,
        };
        assert_eq!(digest(&listed(Want::Digest)), digest(&listed(Want::Bytes)));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_named_and_never_opened() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        std::os::unix::fs::symlink("/dev/zero", root.path().join("dai")).expect("a link can be made");
        std::os::unix::fs::symlink(".", root.path().join("vong")).expect("a link can be made");
        let socket = std::os::unix::net::UnixListener::bind(root.path().join("o-cam")).expect("a socket can be made");
        let listed = published(root.path(), &|_, _| Want::Bytes).expect("the folder can be read");
        drop(socket);
        let expected = [("dai", Found::Link), ("o-cam", Found::Special), ("vong", Found::Link)];
        assert_eq!(listed, Published::from(expected.map(|(path, found)| (path.to_owned(), found))));
    }
}
