//! Files put in their places when all of them are written: beside their places first, then one rename each.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::place::{Place, sibling};
use super::{EmitError, disk};
use crate::load::Tree;

/// A file that is ready to be put in its place.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) target: PathBuf,
    pub(super) fresh: PathBuf,
    /// The bytes it replaces; `None` for a new file.
    pub(super) before: Option<Vec<u8>>,
}

/// Writes files, each whole or not at all, and none where one cannot be written.
///
/// # Errors
///
/// Fails when a file is there and must not be replaced, or when the disk refuses.
pub fn save(files: &[(PathBuf, &[u8])], replace: bool) -> Result<(), EmitError> {
    if let Some((there, _)) = files.iter().find(|(path, _)| !replace && path.symlink_metadata().is_ok()) {
        return Err(EmitError::Exists(there.clone()));
    }
    let mut prepared = Vec::new();
    for (path, bytes) in files {
        match prepare_or_stream(path, bytes) {
            Ok(ready) => prepared.extend(ready),
            Err(error) => {
                drop_fresh(&prepared);
                return Err(EmitError::Disk(path.clone(), error));
            }
        }
    }
    put_in_place(&prepared)
}

/// Prepares a file; what is no file on a disk, such as a pipe, is written at once.
fn prepare_or_stream(path: &Path, bytes: &[u8]) -> io::Result<Option<Prepared>> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => fs::write(path, bytes).map(|()| None),
        _ => prepare(path, bytes).map(Some),
    }
}

/// Makes a folder with files in it: all of them or none. The folder must not be there, or be empty.
///
/// # Errors
///
/// Fails when another command is writing there, or when the disk refuses; what was written is taken away again.
pub fn create(folder: &Path, files: &Tree) -> Result<(), EmitError> {
    let place = Place::of(folder)?;
    let disk = |error| EmitError::Disk(place.target.clone(), error);
    fs::create_dir_all(&place.parent).map_err(disk)?;
    let _lock = Lock::take(&place.lock, &place.target)?;
    disk::remove(&place.fresh).map_err(disk)?;
    let made = fill(&place, files).and_then(|()| move_in(&place).map_err(disk));
    let _ = disk::remove(&place.fresh);
    made
}

fn fill(place: &Place, files: &Tree) -> Result<(), EmitError> {
    let mut last = place.fresh.clone();
    for (path, bytes) in files {
        last = place.fresh.join(path);
        disk::write(&last, bytes).map_err(|error| EmitError::Disk(place.target.join(path), error))?;
    }
    disk::settle(&place.fresh, &last).map_err(|error| EmitError::Disk(place.target.clone(), error))
}

/// Gives the fresh folder its name. A folder that is there stays the one it is: somebody may stand in it.
fn move_in(place: &Place) -> io::Result<()> {
    if place.target.exists() {
        for entry in fs::read_dir(&place.fresh)? {
            let entry = entry?;
            fs::rename(entry.path(), place.target.join(entry.file_name()))?;
        }
    } else {
        fs::rename(&place.fresh, &place.target)?;
    }
    disk::settle_names(&place.parent)
}

/// Writes a file beside its place. A link stays a link: what it leads to is written.
pub(super) fn prepare(path: &Path, bytes: &[u8]) -> io::Result<Prepared> {
    let target = if path.exists() { path.canonicalize()? } else { path.to_owned() };
    let before = current(&target)?;
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = sibling(&target, "new");
    write(&fresh, &target, bytes).inspect_err(|_| drop(fs::remove_file(&fresh)))?;
    Ok(Prepared { target, fresh, before })
}

pub(super) fn current(target: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(target) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn write(fresh: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    disk::fits(bytes.len() as u64)?;
    let mut file = fs::File::create(fresh)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

/// Puts prepared files in their places; where one cannot be put, those before it are put back.
pub(super) fn put_in_place(prepared: &[Prepared]) -> Result<(), EmitError> {
    for (done, file) in prepared.iter().enumerate() {
        if let Err(error) = fs::rename(&file.fresh, &file.target) {
            drop_fresh(&prepared[done..]);
            prepared[..done].iter().for_each(put_back);
            return Err(EmitError::Disk(file.target.clone(), error));
        }
    }
    for folder in prepared.iter().filter_map(|file| file.target.parent()) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        disk::settle_names(folder).map_err(|error| EmitError::Disk(folder.to_owned(), error))?;
    }
    Ok(())
}

pub(super) fn drop_fresh(prepared: &[Prepared]) {
    for file in prepared {
        let _ = fs::remove_file(&file.fresh);
    }
}

/// Puts back what a file replaced.
fn put_back(file: &Prepared) {
    let _ = match &file.before {
        Some(bytes) => write(&file.fresh, &file.target, bytes).and_then(|()| fs::rename(&file.fresh, &file.target)),
        None => fs::remove_file(&file.target),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("it is a folder")
            .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_saved_together_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let at = |path: &str| folder.path().join(path);
        fs::write(at("z"), "a file, no folder").expect("a file can be written");
        assert!(save(&[(at("a.docx"), b"1"), (at("z/b.md"), b"2")], false).is_err());
        assert_eq!(names(folder.path()), ["z"]);
        save(&[(at("a.docx"), b"1"), (at("b.md"), b"2")], false).expect("it can be written");
        assert_eq!(names(folder.path()), ["a.docx", "b.md", "z"]);
    }

    #[test]
    fn when_one_file_cannot_be_put_in_place_the_others_are_put_back() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let at = |path: &str| folder.path().join(path);
        fs::write(at("a.toml"), "a = 1").expect("a file can be written");
        let prepared =
            ["a.toml", "b.toml", "c.toml"].map(|name| prepare(&at(name), b"new").expect("it can be prepared"));
        fs::remove_file(&prepared[2].fresh).expect("a file can be taken away");
        assert!(matches!(put_in_place(&prepared), Err(EmitError::Disk(..))));
        assert_eq!(names(folder.path()), ["a.toml"]);
        assert_eq!(fs::read(at("a.toml")).expect("it is there"), b"a = 1");
    }

    #[test]
    fn a_file_is_replaced_only_where_that_is_asked_for() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("a.xlsx");
        save(&[(path.clone(), b"1")], false).expect("it can be written");
        assert!(matches!(save(&[(path.clone(), b"2")], false), Err(EmitError::Exists(_))));
        assert_eq!(fs::read(&path).expect("it is there"), b"1");
        save(&[(path.clone(), b"2")], true).expect("it can be replaced");
        assert_eq!(fs::read(&path).expect("it is there"), b"2");
        assert_eq!(names(folder.path()), ["a.xlsx"]);
    }

    #[test]
    fn a_folder_is_made_whole_or_not_at_all() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let tree = |paths: &[&str]| paths.iter().map(|path| ((*path).to_owned(), b"x".to_vec())).collect::<Tree>();
        // A file and a folder of one name cannot both be.
        assert!(create(&root.path().join("new"), &tree(&["a", "a/b"])).is_err());
        assert!(names(root.path()).is_empty());
        create(&root.path().join("new"), &tree(&["a/b", "c"])).expect("it can be made");
        fs::create_dir(root.path().join("empty")).expect("a folder can be made");
        create(&root.path().join("empty"), &tree(&["a/b", "c"])).expect("it can be filled");
        assert_eq!(names(root.path()), ["empty", "new"]);
        for folder in ["empty", "new"] {
            assert_eq!(names(&root.path().join(folder)), ["a", "c"]);
        }
    }
}
