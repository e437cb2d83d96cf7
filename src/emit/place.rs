//! Where a publication stands: the published folder and its hidden neighbours, on the same disk so that a rename is all
//! it takes.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{EmitError, MANIFEST, manifest};

/// A published folder and the names a build needs beside it.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The published folder.
    pub(super) target: PathBuf,
    /// The folder above it.
    pub(super) parent: PathBuf,
    /// The folder being written; after the swap, what is to be thrown away.
    pub(super) fresh: PathBuf,
    /// A whole site moved aside for a moment, where two folders cannot be exchanged.
    pub(super) old: PathBuf,
    /// The file that is locked while a command writes here.
    pub(super) lock: PathBuf,
}

impl Place {
    /// Finds the place of a target. A link stays a link: what it leads to is the target.
    ///
    /// # Errors
    ///
    /// Fails when a link leads nowhere and when the target is the root of a disk.
    pub(super) fn of(target: &Path) -> Result<Self, EmitError> {
        let target = match target.canonicalize() {
            Ok(real) => real,
            Err(_) if target.is_symlink() => return Err(EmitError::BrokenLink(target.to_owned())),
            Err(_) => std::path::absolute(target).map_err(|error| EmitError::Disk(target.to_owned(), error))?,
        };
        let Some(parent) = target.parent().filter(|_| target.file_name().is_some()).map(Path::to_owned) else {
            return Err(EmitError::NotASite(target));
        };
        let [fresh, old, lock] = ["new", "old", "lock"].map(|purpose| sibling(&target, purpose));
        Ok(Self { target, parent, fresh, old, lock })
    }

    /// A folder may be replaced when it is not there, empty, or a published site.
    pub(super) fn may_be_replaced(&self) -> Result<bool, EmitError> {
        let disk = |error| EmitError::Disk(self.target.clone(), error);
        match fs::symlink_metadata(&self.target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(disk(error)),
            Ok(metadata) if !metadata.is_dir() => Ok(false),
            Ok(_) => {
                let empty = fs::read_dir(&self.target).map_err(disk)?.next().is_none();
                Ok(empty || manifest::is_ours(&fs::read(self.target.join(MANIFEST)).unwrap_or_default()))
            }
        }
    }
}

/// Refuses a target that lies in a folder the site is made from, is it, or holds it: a build would read what it wrote,
/// or throw away what it reads.
///
/// # Errors
///
/// Fails when the target and a source overlap.
pub fn keep_apart(target: &Path, sources: &[&Path]) -> Result<(), EmitError> {
    let real_target = real(target);
    for source in sources {
        let real_source = real(source);
        if real_target.starts_with(&real_source) || real_source.starts_with(&real_target) {
            return Err(EmitError::Overlaps(target.to_owned(), (*source).to_owned()));
        }
    }
    Ok(())
}

/// Gives the path with every link followed, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = absolute.ancestors().find_map(|known| Some((known, known.canonicalize().ok()?)));
    match known {
        Some((known, real)) => real.join(absolute.strip_prefix(known).unwrap_or(Path::new(""))),
        None => absolute,
    }
}

/// Names a hidden neighbour of a file or folder.
pub(super) fn sibling(target: &Path, purpose: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(format!(".minhbach-{purpose}"));
    target.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_folder_and_its_sources_lie_apart() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("content/files")).expect("a folder can be made");
        for (target, apart) in [
            ("public", true),
            ("content-public", true),
            ("a/b/c", true),
            ("content", false),
            ("content/public", false),
            ("content/files/x/y", false),
            ("content/../content/files", false),
            ("", false),
        ] {
            assert_eq!(keep_apart(&at(target), &[&at("content")]).is_ok(), apart, "{target}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_before_anything_is_decided() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let at = |path: &str| root.path().join(path);
        fs::create_dir(at("content")).expect("a folder can be made");
        std::os::unix::fs::symlink("content", at("link")).expect("a link can be made");
        std::os::unix::fs::symlink("nowhere", at("broken")).expect("a link can be made");
        assert!(keep_apart(&at("link/public"), &[&at("content")]).is_err());
        assert_eq!(Place::of(&at("link")).expect("it leads to a folder").target.file_name(), Some("content".as_ref()));
        assert!(matches!(Place::of(&at("broken")), Err(EmitError::BrokenLink(_))));
    }
}
