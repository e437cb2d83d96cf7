//! Writes files of the content: only what a command was told to write, all of it or nothing.
//!
//! Every file is written into a folder of its own in the content and flushed before the first one is put in its place; what
//! is still to be done stands in a journal beside them. A command that is cut off before that leaves the content as it
//! was, one cut off after it is brought to its end by the next. A file that has changed since it was read is never
//! replaced.

use std::fs;
use std::path::{Path, PathBuf};

use super::files::{Prepared, current, put_in_place};
use super::journal::{self, Step};
use super::lock::Lock;
use super::{EmitError, disk};
use crate::diagnostic::{Message, say};
use crate::load::Tree;

/// The file that is locked while a command writes into the content; hidden, as the folders are, so that it is never read.
const LOCK: &str = ".minhbach-lock";
/// Files being written.
const STAGING: &str = ".minhbach-staging";
/// Files that are all written, with the journal that says where they belong.
const READY: &str = ".minhbach-update";

/// Writes files into a content folder; `read` holds the folder's files as they were when they were read.
///
/// # Errors
///
/// Fails when a file has changed since it was read, when another command is writing there, or when the disk refuses; the
/// old files are then in place.
pub fn update(root: &Path, read: &Tree, files: &Tree) -> Result<(), EmitError> {
    let _lock = Lock::take(&root.join(LOCK), root)?;
    bring_to_its_end(root)?;
    let prepared = stage(root, read, files).inspect_err(|_| drop(disk::remove(&root.join(STAGING))))?;
    let put = put_in_place(&prepared);
    let _ = disk::remove(&root.join(READY));
    put
}

/// Brings an update that was cut off to its end, and says so.
///
/// # Errors
///
/// Fails when another command is writing into the content, or when the disk refuses.
pub fn resume(root: &Path) -> Result<Option<Message>, EmitError> {
    if ![STAGING, READY].iter().any(|left| root.join(left).exists()) {
        return Ok(None);
    }
    let _lock = Lock::take(&root.join(LOCK), root)?;
    let put = bring_to_its_end(root)?;
    let list = put.join(", ");
    Ok((!put.is_empty()).then(|| {
        say!(
            vi: "một lượt ghi vào nội dung bị ngắt giữa chừng, nay đã ghi nốt: {list}";
            en: "a command that wrote into the content was cut off; the rest is written now: {list}"
        )
    }))
}

/// Puts the files of a journal in their places, except where somebody has edited the file since. Gives their paths.
fn bring_to_its_end(root: &Path) -> Result<Vec<String>, EmitError> {
    let ready = root.join(READY);
    let disk = |error| EmitError::Disk(ready.clone(), error);
    disk::remove(&root.join(STAGING)).map_err(disk)?;
    let mut put = Vec::new();
    for step in journal::read(&ready).map_err(disk)? {
        let target = place(&root.join(&step.path));
        let there = current(&target).map_err(|error| EmitError::Disk(target.clone(), error))?;
        let fresh = ready.join(&step.file);
        if fresh.exists() && step.replaces(there.as_deref()) {
            put_in_place(&[Prepared { target, fresh, before: there }])?;
            put.push(step.path);
        }
    }
    disk::remove(&ready).map_err(disk)?;
    Ok(put)
}

/// Writes all files beside the content and makes them ready in one step.
fn stage(root: &Path, read: &Tree, files: &Tree) -> Result<Vec<Prepared>, EmitError> {
    let (staging, ready) = (root.join(STAGING), root.join(READY));
    let disk = |error| EmitError::Disk(root.to_owned(), error);
    fs::create_dir(&staging).map_err(disk)?;
    let (mut steps, mut prepared) = (Vec::new(), Vec::new());
    for (number, (path, bytes)) in files.iter().enumerate() {
        let before = read.get(path).map(Vec::as_slice);
        let target = unchanged(&root.join(path), before)?;
        let file = number.to_string();
        stage_one(&staging.join(&file), &target, bytes).map_err(|error| EmitError::Disk(root.join(path), error))?;
        prepared.push(Prepared { target, fresh: ready.join(&file), before: before.map(<[u8]>::to_vec) });
        steps.push(Step::new(path, file, before));
    }
    let last = journal::write(&staging, &steps).map_err(disk)?;
    disk::settle(&staging, &last).map_err(disk)?;
    fs::rename(&staging, &ready).map_err(disk)?;
    disk::settle_names(root).map_err(disk)?;
    Ok(prepared)
}

fn stage_one(file: &Path, target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    disk::write(file, bytes)?;
    match fs::metadata(target) {
        Ok(metadata) => fs::set_permissions(file, metadata.permissions()),
        Err(_) => Ok(()),
    }
}

/// Gives the place of a file that is still as it was read.
fn unchanged(path: &Path, before: Option<&[u8]>) -> Result<PathBuf, EmitError> {
    let target = place(path);
    let there = current(&target).map_err(|error| EmitError::Disk(path.to_owned(), error))?;
    if there.as_deref() == before { Ok(target) } else { Err(EmitError::Changed(path.to_owned())) }
}

/// A link stays a link: what it leads to is written.
fn place(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
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

    /// Leaves a content folder as a command that was killed does, after so many of its files were put in their places.
    fn cut_off(folder: &tempfile::TempDir, new: &Tree, put: usize) {
        let prepared = stage(folder.path(), &files(folder), new).expect("it can be prepared");
        put_in_place(&prepared[..put]).expect("it can be put in place");
    }

    #[test]
    fn a_command_that_was_cut_off_is_brought_to_its_end() {
        let new = tree(&[("a.toml", "a = 2\n"), ("b.toml", "b = 2\n"), ("new/c.toml", "c = 2\n")]);
        for put in 0..=3 {
            let folder = folder(&[("a.toml", "a = 1\n"), ("b.toml", "b = 1\n")]);
            cut_off(&folder, &new, put);
            let said = resume(folder.path()).expect("it can be brought to its end");
            assert_eq!(said.is_some(), put < 3);
            assert_eq!(files(&folder), new, "after {put} files");
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "nothing is left beside");
            assert!(resume(folder.path()).expect("nothing is left to do").is_none());
        }
    }

    #[test]
    fn an_edit_made_after_a_command_was_cut_off_stays() {
        let folder = folder(&[("a.toml", "a = 1\n"), ("b.toml", "b = 1\n")]);
        cut_off(&folder, &tree(&[("a.toml", "a = 2\n"), ("b.toml", "b = 2\n")]), 1);
        fs::write(folder.path().join("b.toml"), "b = 'tay'\n").expect("a file can be written");
        resume(folder.path()).expect("it can be brought to its end");
        assert_eq!(files(&folder), tree(&[("a.toml", "a = 2\n"), ("b.toml", "b = 'tay'\n")]));
    }

    #[test]
    fn a_command_cut_off_before_all_was_written_leaves_the_content_as_it_was() {
        let folder = folder(&[("a.toml", "a = 1\n")]);
        fs::create_dir(folder.path().join(STAGING)).expect("a folder can be made");
        fs::write(folder.path().join(STAGING).join("0"), "half").expect("a file can be written");
        assert!(resume(folder.path()).expect("it can be cleaned").is_none());
        assert_eq!(files(&folder), tree(&[("a.toml", "a = 1\n")]));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing is left beside");
    }

    #[test]
    fn two_commands_do_not_write_at_once() {
        let folder = folder(&[("a.toml", "a = 1\n")]);
        let _lock = Lock::take(&folder.path().join(LOCK), folder.path()).expect("it is free");
        let error = update(folder.path(), &files(&folder), &tree(&[("a.toml", "a = 2\n")]));
        assert!(matches!(error, Err(EmitError::Busy(_))));
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
