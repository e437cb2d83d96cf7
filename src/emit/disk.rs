//! Bytes onto the disk, so that they are still there after a power cut.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Writes a file and, where they are missing, the folders above it: most files stand in a folder that is there.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fits(bytes.len() as u64)?;
    match (fs::write(path, bytes), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::write(path, bytes)
        }
        (written, _) => written,
    }
}

/// Takes a file of an old folder along into a new one, as the one file under two names, where it holds these bytes;
/// `false` where it does not, or where it cannot be shared.
pub(super) fn keep(old: &Path, new: &Path, bytes: &[u8]) -> io::Result<bool> {
    if !holds(old, bytes) {
        return Ok(false);
    }
    let shared = match (fs::hard_link(old, new), new.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::hard_link(old, new)
        }
        (shared, _) => shared,
    };
    // Some disks have one name for a file; its day stays the same there.
    Ok(shared.is_ok() || write(new, bytes).and_then(|()| same_day(old, new)).is_ok())
}

/// Tells whether a path is a file of its own with just these bytes; whatever it is else is no reason to fail.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let is_alike = |metadata: fs::Metadata| metadata.is_file() && metadata.len() == bytes.len() as u64;
    fs::symlink_metadata(path).is_ok_and(is_alike) && fs::read(path).is_ok_and(|there| there == bytes)
}

fn same_day(old: &Path, new: &Path) -> io::Result<()> {
    File::options().write(true).open(new)?.set_modified(fs::metadata(old)?.modified()?)
}

/// Refuses a file over the limit of the process: the system would end the process without a word.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn fits(size: u64) -> io::Result<()> {
    use rustix::process::{Resource, getrlimit};
    match getrlimit(Resource::Fsize).current {
        Some(limit) if size > limit => Err(io::ErrorKind::FileTooLarge.into()),
        _ => Ok(()),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn fits(_size: u64) -> io::Result<()> {
    Ok(())
}

/// Waits until everything below a folder is on the disk; `last` is the file that was written last.
///
/// Where it can be, the file system is flushed as a whole: a site has thousands of files, and one wait for all costs a
/// tenth of a wait for each. The last file is then waited for by name, which carries the rest along where a file system
/// lives in a process of its own and is not told of the first request.
pub(super) fn settle(folder: &Path, last: &Path) -> io::Result<()> {
    if !flush(folder)? {
        return settle_each(folder);
    }
    File::open(last)?.sync_all()?;
    settle_names(folder)
}

/// Flushes the file system a folder is on; `false` where there is no such request.
#[cfg(target_os = "linux")]
fn flush(folder: &Path) -> io::Result<bool> {
    match rustix::fs::syncfs(File::open(folder)?) {
        Err(error) if io::Error::from(error).kind() == io::ErrorKind::Unsupported => Ok(false),
        flushed => Ok(flushed.map(|()| true)?),
    }
}

#[cfg(not(target_os = "linux"))]
fn flush(_folder: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Waits for every file and folder, one by one.
fn settle_each(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry?;
        if entry.file_type().is_dir() {
            settle_names(entry.path())?;
        } else {
            // Some systems flush only what may be written.
            File::options().write(true).open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Waits until the names in a folder are on the disk, where a system has a way to ask for it.
pub(super) fn settle_names(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Removes a folder with all it holds; one that is not there is removed already.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_waiting_gets_through() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let last = folder.path().join("a/b/c.html");
        write(&last, b"<p>").expect("it can be written");
        settle(folder.path(), &last).expect("it can be waited for");
        settle_each(folder.path()).expect("it can be waited for");
    }
}
