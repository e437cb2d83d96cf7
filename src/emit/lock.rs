//! One writer at a time: a file that is locked as long as the process lives. A lock that a killed process left is none.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::EmitError;

/// Holds a place for this process.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock of a place; `target` is what people call it.
    ///
    /// # Errors
    ///
    /// Fails when another process has it, or the disk refuses a file or a lock.
    pub(super) fn take(path: &Path, target: &Path) -> Result<Self, EmitError> {
        let disk = |error| EmitError::Disk(path.to_owned(), error);
        loop {
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path).map_err(disk)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Err(EmitError::Busy(target.to_owned())),
                Err(TryLockError::Error(error)) => return Err(disk(error)),
                // Whoever had it before removed the file in between: that lock would hold nobody off.
                Ok(()) if !is_at(&file, path).map_err(disk)? => {}
                Ok(()) => return Ok(Self { path: path.to_owned(), _file: file }),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Only where a file that is open can be removed at once; elsewhere the empty file stays.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Tells whether an open file is the one a path leads to.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let open = file.metadata()?;
    match std::fs::metadata(path) {
        Ok(there) => Ok((there.dev(), there.ino()) == (open.dev(), open.ino())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holds_it_and_the_next_takes_it_when_it_is_let_go() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join(".public.minhbach-lock");
        let first = Lock::take(&path, Path::new("public")).expect("it is free");
        assert!(matches!(Lock::take(&path, Path::new("public")), Err(EmitError::Busy(_))));
        drop(first);
        assert_eq!(path.exists(), !cfg!(unix));
        assert!(Lock::take(&path, Path::new("public")).is_ok());
    }

    #[test]
    fn a_file_left_by_a_killed_process_holds_nobody_off() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join(".public.minhbach-lock");
        std::fs::write(&path, "4711").expect("a file can be written");
        assert!(Lock::take(&path, Path::new("public")).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_whose_file_was_removed_counts_as_none() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let path = folder.path().join("lock");
        let open = File::create(&path).expect("a file can be made");
        assert!(is_at(&open, &path).expect("it can be looked at"));
        std::fs::remove_file(&path).expect("it can be removed");
        assert!(!is_at(&open, &path).expect("it can be looked at"));
        let _other = File::create(&path).expect("a file can be made");
        assert!(!is_at(&open, &path).expect("it can be looked at"));
    }
}
