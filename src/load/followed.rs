//! A folder that is read again and again: only what changed is read anew, and what is in memory is what
//! [`folder`](super::folder) would give.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use super::{LeftOut, LeftOutReason, LoadError, TEXT_LIMIT, Tree, is_hidden, is_hidden_name, is_text, read, relative};
use crate::diagnostic::system;

/// A folder with what was last read from it.
#[derive(Debug)]
pub struct Followed {
    root: PathBuf,
    /// The files, shared with whoever works on them; a change makes a new map only while somebody does.
    pub tree: Arc<Tree>,
    /// What could not be taken along.
    pub left_out: Vec<LeftOut>,
    stamps: BTreeMap<String, Stamp>,
}

/// What tells that a file has changed without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    inode: u64,
    /// The file was so new that it may be written again within one tick of the disk's clock.
    unsure: bool,
}

/// The coarsest clock of a file system in use (FAT).
const TICK: Duration = Duration::from_secs(2);

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        Self { size: metadata.len(), modified, inode: inode(metadata), unsure: age.is_none_or(|age| age < TICK) }
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

impl Followed {
    /// Reads a folder for the first time.
    ///
    /// # Errors
    ///
    /// Fails when the folder or a file in it cannot be read.
    pub fn new(root: &Path) -> Result<Self, LoadError> {
        let fail = |error: io::Error| LoadError { path: root.to_owned(), cause: system(&error) };
        let root = root.canonicalize().map_err(fail)?;
        let mut followed = Self { root, tree: Arc::default(), left_out: Vec::new(), stamps: BTreeMap::new() };
        followed.look()?;
        Ok(followed)
    }

    /// Gives the folder, without links in its path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Gives what could not be taken along of a theme folder, as `theme/…`.
    pub fn left_out_as_theme(&self) -> impl Iterator<Item = LeftOut> {
        self.left_out.iter().map(|left| LeftOut { path: format!("theme/{}", left.path), reason: left.reason })
    }

    /// Looks at every file and reads those that are new or look changed. Gives the paths whose content is another.
    ///
    /// # Errors
    ///
    /// Fails when the folder or a file in it cannot be read; what is in memory then stays as it was. A file that goes
    /// away while it is looked at is no failure.
    pub fn look(&mut self) -> Result<BTreeSet<String>, LoadError> {
        let fail = |path: &Path, error: &io::Error| LoadError { path: path.to_owned(), cause: system(error) };
        let (mut stamps, mut left_out, mut read_now) = (BTreeMap::new(), Vec::new(), Tree::new());
        let visible = |entry: &walkdir::DirEntry| entry.depth() == 0 || !is_hidden(entry);
        for entry in WalkDir::new(&self.root).sort_by_file_name().into_iter().filter_entry(visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() > 0 && is_gone(error.io_error()) => continue,
                Err(error) => return Err(fail(&self.root, &error.into())),
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let Some(path) = relative(entry.path(), &self.root) else {
                let inside = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
                let path = inside.to_string_lossy().into_owned();
                left_out.push(LeftOut { path, reason: LeftOutReason::BadName });
                continue;
            };
            // Taken before the bytes: what is written meanwhile is seen at the next look.
            let stamp = entry.path().metadata().ok().map(|metadata| Stamp::of(&metadata));
            if stamp.is_some_and(|stamp| !stamp.unsure && self.stamps.get(&path) == Some(&stamp)) {
                stamps.extend(stamp.map(|stamp| (path, stamp)));
                continue;
            }
            match read(entry.path(), &self.root, is_text(&path)) {
                Ok(Ok(bytes)) => {
                    stamps.extend(stamp.map(|stamp| (path.clone(), stamp)));
                    read_now.insert(path, bytes);
                }
                Ok(Err(reason)) => left_out.push(LeftOut { path, reason }),
                Err(error) if is_gone(Some(&error)) => {}
                Err(error) => return Err(fail(entry.path(), &error)),
            }
        }
        Ok(self.take_over(stamps, left_out, read_now))
    }

    fn take_over(
        &mut self,
        stamps: BTreeMap<String, Stamp>,
        left_out: Vec<LeftOut>,
        read_now: Tree,
    ) -> BTreeSet<String> {
        let is_there = |path: &str| stamps.contains_key(path) || read_now.contains_key(path);
        let gone: Vec<String> = self.tree.keys().filter(|path| !is_there(path)).cloned().collect();
        let mut changed: BTreeSet<String> = gone.iter().cloned().collect();
        if self.left_out != left_out {
            let both = self.left_out.iter().chain(&left_out);
            changed.extend(both.map(|left| left.path.clone()));
        }
        let differs = |path: &str, bytes: &Vec<u8>| self.tree.get(path) != Some(bytes);
        let new: Tree = read_now.into_iter().filter(|(path, bytes)| differs(path, bytes)).collect();
        changed.extend(new.keys().cloned());
        if !gone.is_empty() || !new.is_empty() {
            let tree = Arc::make_mut(&mut self.tree);
            gone.iter().for_each(|path| drop(tree.remove(path)));
            tree.extend(new);
        }
        (self.stamps, self.left_out) = (stamps, left_out);
        changed
    }

    /// Reads files that are said to have changed, and no other. Gives the paths whose content is another; `None` where
    /// only a look at the whole folder can tell, as for a folder that was renamed.
    pub fn reread(&mut self, paths: &BTreeSet<PathBuf>) -> Option<BTreeSet<String>> {
        let mut changed = BTreeSet::new();
        for full in paths {
            let path = relative(full, &self.root)?;
            if path.split('/').any(is_hidden_name) {
                continue;
            }
            if self.left_out.iter().any(|left| left.path == path) {
                return None;
            }
            if self.reread_one(full, &path)? {
                changed.insert(path);
            }
        }
        Some(changed)
    }

    fn reread_one(&mut self, full: &Path, path: &str) -> Option<bool> {
        let metadata = match full.symlink_metadata() {
            Ok(metadata) if metadata.is_file() && (metadata.len() <= TEXT_LIMIT || !is_text(path)) => metadata,
            Err(error) if is_gone(Some(&error)) => return self.remove(path),
            _ => return None,
        };
        // A path that leads through a link is none this folder is read by.
        if full.canonicalize().ok()? != full {
            return None;
        }
        let stamp = Stamp::of(&metadata);
        let bytes = std::fs::read(full).ok()?;
        self.stamps.insert(path.to_owned(), stamp);
        if self.tree.get(path) == Some(&bytes) {
            return Some(false);
        }
        Arc::make_mut(&mut self.tree).insert(path.to_owned(), bytes);
        Some(true)
    }

    /// Takes a file away; `None` where the path was a folder.
    fn remove(&mut self, path: &str) -> Option<bool> {
        let below = format!("{path}/");
        if self.tree.range(below.clone()..).next().is_some_and(|(inside, _)| inside.starts_with(&below)) {
            return None;
        }
        if !self.tree.contains_key(path) {
            return Some(false);
        }
        self.stamps.remove(path);
        Arc::make_mut(&mut self.tree).remove(path);
        Some(true)
    }
}

fn is_gone(error: Option<&io::Error>) -> bool {
    // A folder in the way of the path was replaced by a file.
    error.is_some_and(|error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::load::folder;

    fn names(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    #[test]
    fn a_look_finds_what_is_new_changed_and_gone() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let at = |path: &str| root.path().join(path);
        fs::create_dir(at("b")).expect("a folder can be made");
        for path in ["a.toml", "b/c.md", "b/d.md", ".e"] {
            fs::write(at(path), path).expect("a file can be written");
        }
        let mut followed = Followed::new(root.path()).expect("it can be read");
        assert!(followed.look().expect("it can be read").is_empty());
        fs::write(at("a.toml"), "A.toml").expect("a file can be written");
        fs::remove_file(at("b/c.md")).expect("a file can be taken away");
        fs::rename(at("b/d.md"), at("b/e.md")).expect("a file can be renamed");
        assert_eq!(followed.look().expect("it can be read"), names(&["a.toml", "b/c.md", "b/d.md", "b/e.md"]));
        assert_eq!(*followed.tree, folder(root.path()).expect("it can be read").0);
    }

    #[test]
    fn a_look_reads_no_file_that_looks_the_same() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let path = root.path().join("a.toml");
        let long_ago = SystemTime::now() - TICK * 30;
        let write = |text: &str, modified: SystemTime| {
            fs::write(&path, text).expect("a file can be written");
            let file = fs::File::options().write(true).open(&path).expect("a file can be opened");
            file.set_modified(modified).expect("a time can be set");
        };
        write("1", long_ago);
        let mut followed = Followed::new(root.path()).expect("it can be read");
        write("2", long_ago);
        assert!(followed.look().expect("it can be read").is_empty());
        write("3", long_ago + TICK);
        assert_eq!(followed.look().expect("it can be read"), names(&["a.toml"]));
        // As new as this, it is read again even where nothing tells it apart.
        let now = SystemTime::now();
        write("4", now);
        assert_eq!(followed.look().expect("it can be read"), names(&["a.toml"]));
        write("5", now);
        assert_eq!(followed.look().expect("it can be read"), names(&["a.toml"]));
    }

    #[test]
    fn files_that_are_named_are_read_and_folders_are_looked_at() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let root = root.path().canonicalize().expect("it is there");
        let at = |path: &str| root.join(path);
        fs::create_dir(at("b")).expect("a folder can be made");
        fs::write(at("b/c.md"), "1").expect("a file can be written");
        let mut followed = Followed::new(&root).expect("it can be read");
        let mut reread = |paths: &[&str]| followed.reread(&paths.iter().map(|path| at(path)).collect());
        fs::write(at("b/c.md"), "2").expect("a file can be written");
        fs::write(at("d.md"), "3").expect("a file can be written");
        fs::write(at(".d.md.swp"), "4").expect("a file can be written");
        assert_eq!(reread(&["b/c.md", "d.md", ".d.md.swp", "e.md"]), Some(names(&["b/c.md", "d.md"])));
        assert_eq!(reread(&["b/c.md", "d.md"]), Some(names(&[])));
        fs::rename(at("b"), at("f")).expect("a folder can be renamed");
        assert_eq!((reread(&["b"]), reread(&["f"])), (None, None));
        assert_eq!(followed.look().expect("it can be read"), names(&["b/c.md", "f/c.md"]));
        assert_eq!(*followed.tree, folder(&root).expect("it can be read").0);
    }
}
