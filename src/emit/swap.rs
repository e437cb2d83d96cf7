//! Puts a fresh folder in the place of the published one.
//!
//! Where the system can exchange two folders in one step, there is no instant without a site. Where
//! it cannot, the old site is moved aside and back again if the second step fails; a run cut off
//! between the two is mended by the next.

use std::fs;
use std::io;
use std::path::Path;

/// Swaps `fresh` in for `target`; `old` is the name the old site may have for a moment.
pub(super) fn in_place(fresh: &Path, target: &Path, old: &Path) -> io::Result<()> {
    if !target.exists() {
        return fs::rename(fresh, target);
    }
    if exchange(fresh, target) {
        // The old site now stands where the fresh one was.
        return fs::remove_dir_all(fresh);
    }
    remove(old)?;
    fs::rename(target, old)?;
    if let Err(error) = fs::rename(fresh, target) {
        fs::rename(old, target)?;
        return Err(error);
    }
    remove(old)
}

/// Puts back a site that an interrupted run had moved aside.
pub(super) fn recover(target: &Path, old: &Path) -> io::Result<()> {
    if !target.exists() && old.exists() {
        return fs::rename(old, target);
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn exchange(fresh: &Path, target: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, fresh, CWD, target, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_fresh: &Path, _target: &Path) -> bool {
    false
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
