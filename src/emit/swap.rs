//! Puts a fresh folder in the place of the published one.
//!
//! Where the system can exchange two folders in one step, there is no instant without a site. Where it cannot, the old
//! site is moved aside and the fresh one put in its place, two renames with nothing between them; a run cut off just
//! there leaves both sites whole and none published, and the next command puts the old one back.

use std::fs;
use std::io;
use std::path::Path;

use super::disk;
use super::place::Place;

/// Swaps the fresh folder in. Afterwards the fresh name holds what is to be thrown away, or nothing.
pub(super) fn in_place(place: &Place) -> io::Result<()> {
    keep_mode(place);
    if !place.target.exists() {
        fs::rename(&place.fresh, &place.target)?;
    } else if !exchange(&place.fresh, &place.target) {
        through_old(place)?;
    }
    // Before the old site is thrown away the new one must be there to stay.
    disk::settle_names(&place.parent)
}

/// Swaps with two renames. What stands under the old name is always a whole site, so that [`recover`] may believe it:
/// it is thrown away under another.
fn through_old(place: &Place) -> io::Result<()> {
    disk::remove(&place.old)?;
    fs::rename(&place.target, &place.old)?;
    if let Err(error) = fs::rename(&place.fresh, &place.target) {
        fs::rename(&place.old, &place.target)?;
        return Err(error);
    }
    disk::settle_names(&place.parent)?;
    fs::rename(&place.old, &place.fresh)
}

/// Puts back a site that an interrupted run had moved aside, and throws away what such a run left.
pub(super) fn recover(place: &Place) -> io::Result<()> {
    if !place.target.exists() && place.old.exists() {
        fs::rename(&place.old, &place.target)?;
    }
    disk::remove(&place.fresh)?;
    if place.old.exists() {
        fs::rename(&place.old, &place.fresh)?;
        disk::remove(&place.fresh)?;
    }
    Ok(())
}

/// Lets the fresh folder be read by whom the published one is.
fn keep_mode(place: &Place) {
    if let Ok(metadata) = fs::metadata(&place.target) {
        let _ = fs::set_permissions(&place.fresh, metadata.permissions());
    }
}

/// Exchanges two folders in one step; `false` where that cannot be.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(fresh: &Path, target: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, fresh, CWD, target, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_fresh: &Path, _target: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place with folders that each hold one file, named as the folder is.
    fn place(folders: &[&str]) -> (tempfile::TempDir, Place) {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let place = Place::of(&root.path().join("public")).expect("it is a place");
        for name in folders {
            let folder = match *name {
                "fresh" => &place.fresh,
                "old" => &place.old,
                _ => &place.target,
            };
            fs::create_dir(folder).expect("a folder can be made");
            fs::write(folder.join("index.html"), name).expect("a file can be written");
        }
        (root, place)
    }

    fn published(place: &Place) -> Option<String> {
        fs::read_to_string(place.target.join("index.html")).ok()
    }

    #[test]
    fn the_fresh_folder_is_published_by_every_way_there_is() {
        for through in [in_place, through_old] {
            let (_root, place) = place(&["fresh", "target"]);
            through(&place).expect("it can be swapped");
            assert_eq!(published(&place).as_deref(), Some("fresh"));
            assert!(!place.old.exists());
        }
        let (_root, place) = place(&["fresh"]);
        in_place(&place).expect("it can be put in place");
        assert_eq!(published(&place).as_deref(), Some("fresh"));
    }

    #[test]
    fn wherever_a_run_was_cut_off_a_whole_site_is_published() {
        for (left, whole) in [
            (&["fresh", "target"][..], Some("target")),
            (&["fresh", "old"], Some("old")),
            (&["target", "old"], Some("target")),
            (&["fresh"], None),
            (&[], None),
        ] {
            let (_root, place) = place(left);
            recover(&place).expect("it can be mended");
            assert_eq!(published(&place).as_deref(), whole, "{left:?}");
            assert!(!place.fresh.exists() && !place.old.exists(), "{left:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_keeps_who_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let (_root, place) = place(&["fresh", "target"]);
        fs::set_permissions(&place.target, fs::Permissions::from_mode(0o750)).expect("a mode can be set");
        in_place(&place).expect("it can be swapped");
        assert_eq!(fs::metadata(&place.target).expect("it is there").permissions().mode() & 0o777, 0o750);
    }
}
