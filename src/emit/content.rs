//! Writes files of the content: only what an import was told to write, all of it or nothing.
//!
//! Every file is written beside its place and flushed before the first one is put there. A file that has changed since
//! it was read is never replaced.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::EmitError;
use crate::load::Tree;

/// A file that is ready to be put in its place.
struct Prepared {
    target: PathBuf,
    fresh: PathBuf,
    /// The bytes it replaces; `None` for a new file.
    before: Option<Vec<u8>>,
}

/// Writes files into a content folder; `read` holds the folder's files as they were when they were read.
///
/// # Errors
///
/// Fails when a file has changed since it was read, or when the disk refuses; the old files are then in place.
pub fn update(root: &Path, read: &Tree, files: &Tree) -> Result<(), EmitError> {
    let mut prepared: Vec<Prepared> = Vec::new();
    for (path, bytes) in files {
        let before = read.get(path);
        match prepare(&root.join(path), before.map(Vec::as_slice), bytes) {
            Ok(ready) => prepared.push(ready),
            Err(error) => {
                drop_fresh(&prepared);
                return Err(error);
            }
        }
    }
    put_in_place(&prepared)
}

/// Puts prepared files in their places; where one cannot be put, those before it are put back.
fn put_in_place(prepared: &[Prepared]) -> Result<(), EmitError> {
    for (done, file) in prepared.iter().enumerate() {
        if let Err(error) = fs::rename(&file.fresh, &file.target) {
            drop_fresh(&prepared[done..]);
            prepared[..done].iter().for_each(put_back);
            return Err(EmitError::Disk(file.target.clone(), error));
        }
    }
    Ok(())
}

/// Writes a file beside its place.
fn prepare(path: &Path, before: Option<&[u8]>, bytes: &[u8]) -> Result<Prepared, EmitError> {
    let disk = |error| EmitError::Disk(path.to_owned(), error);
    // A link stays a link: what it leads to is written.
    let target = if path.exists() { path.canonicalize().map_err(disk)? } else { path.to_owned() };
    if current(&target).map_err(disk)?.as_deref() != before {
        return Err(EmitError::Changed(path.to_owned()));
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(disk)?;
    }
    let fresh = super::sibling(&target, "new");
    write(&fresh, &target, bytes).map_err(|error| {
        let _ = fs::remove_file(&fresh);
        disk(error)
    })?;
    Ok(Prepared { target, fresh, before: before.map(<[u8]>::to_vec) })
}

fn current(target: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(target) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn write(fresh: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create(fresh)?;
    file.write_all(bytes)?;
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.sync_all()
}

fn drop_fresh(prepared: &[Prepared]) {
    for file in prepared {
        let _ = fs::remove_file(&file.fresh);
    }
}

/// Puts back what a file replaced.
fn put_back(file: &Prepared) {
    let _ = match &file.before {
        Some(bytes) => fs::write(&file.target, bytes),
        None => fs::remove_file(&file.target),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        update(folder.path(), &Tree::new(), &tree(files)).expect("a new folder can be written");
        folder
    }

    fn files(folder: &tempfile::TempDir) -> Tree {
        crate::load::folder(folder.path()).expect("the folder can be read").0
    }

    #[test]
    fn files_are_written_and_replaced_and_nothing_else_is_left() {
        let folder = folder(&[("a.toml", "a = 1\n"), ("plans/2021/tasks.toml", "b = 1\n")]);
        let read = files(&folder);
        let new = tree(&[("a.toml", "a = 2\n"), ("imports/a.toml.json", "{}\n")]);
        update(folder.path(), &read, &new).expect("it can be written");
        let expected =
            tree(&[("a.toml", "a = 2\n"), ("imports/a.toml.json", "{}\n"), ("plans/2021/tasks.toml", "b = 1\n")]);
        assert_eq!(files(&folder), expected);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "no file is left beside");
    }

    #[test]
    fn a_file_that_changed_since_it_was_read_is_not_replaced() {
        let folder = folder(&[("a.toml", "a = 1\n"), ("b.toml", "b = 1\n")]);
        let read = files(&folder);
        fs::write(folder.path().join("b.toml"), "b = 'tay'\n").expect("a file can be written");
        let error = update(folder.path(), &read, &tree(&[("a.toml", "a = 2\n"), ("b.toml", "b = 2\n")]));
        assert!(matches!(error, Err(EmitError::Changed(_))));
        assert_eq!(files(&folder), tree(&[("a.toml", "a = 1\n"), ("b.toml", "b = 'tay'\n")]));
    }

    #[test]
    fn a_file_somebody_made_meanwhile_is_not_replaced() {
        let folder = folder(&[("a.toml", "a = 1\n")]);
        assert!(matches!(
            update(folder.path(), &Tree::new(), &tree(&[("a.toml", "a = 2\n")])),
            Err(EmitError::Changed(_))
        ));
    }

    #[test]
    fn when_one_file_cannot_be_written_none_is() {
        let folder = folder(&[("a.toml", "a = 1\n"), ("z", "a file, no folder")]);
        let read = files(&folder);
        let error = update(folder.path(), &read, &tree(&[("a.toml", "a = 2\n"), ("z/b.toml", "b = 2\n")]));
        assert!(matches!(error, Err(EmitError::Disk(..))));
        assert_eq!(files(&folder), read);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "no file is left beside");
    }

    #[test]
    fn when_one_file_cannot_be_put_in_place_the_others_are_put_back() {
        let folder = folder(&[("a.toml", "a = 1\n"), ("b.toml", "b = 1\n")]);
        let read = files(&folder);
        let ready = |path: &str, bytes: &[u8]| {
            let before = read.get(path).map(Vec::as_slice);
            prepare(&folder.path().join(path), before, bytes).expect("it can be prepared")
        };
        let prepared = [ready("a.toml", b"a = 2\n"), ready("c.toml", b"c = 2\n"), ready("b.toml", b"b = 2\n")];
        fs::remove_file(&prepared[2].fresh).expect("a file can be taken away");
        assert!(matches!(put_in_place(&prepared), Err(EmitError::Disk(..))));
        assert_eq!(files(&folder), read);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = folder(&[("a.toml", "a = 1\n")]);
        std::os::unix::fs::symlink("a.toml", folder.path().join("b.toml")).expect("a link can be made");
        let read = files(&folder);
        update(folder.path(), &read, &tree(&[("b.toml", "a = 2\n")])).expect("it can be written");
        assert!(folder.path().join("b.toml").is_symlink());
        assert_eq!(files(&folder), tree(&[("a.toml", "a = 2\n"), ("b.toml", "a = 2\n")]));
    }
}
