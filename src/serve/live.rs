//! What is shown now, and what is said of it.
//!
//! Locks are taken in one order: what is shown, then the status. Whoever answers a page holds the first for as long as
//! the page takes; nothing that takes longer is done while it is held.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::fault::{Faults, Told};
use crate::load::{LeftOut, Tree};
use crate::model::Id;
use crate::parse::{self, Alone, ReadAlone};
use crate::pipeline::Preview;
use crate::text::Language;

/// What a check works on.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) tree: Arc<Tree>,
    pub(super) theme: Option<Arc<Tree>>,
    pub(super) left_out: Vec<LeftOut>,
}

/// What is shown, shared by all threads.
#[derive(Debug)]
pub(super) struct Live {
    /// The language of messages.
    pub(super) language: Language,
    shown: RwLock<Option<Preview>>,
    status: Mutex<Status>,
    /// Rung whenever the status changes.
    bell: Condvar,
}

/// What records were before they were replaced, by file, each with its site.
type Originals = BTreeMap<String, (Id, Alone)>;

/// What is said of what is shown.
#[derive(Debug, Default)]
pub(super) struct Status {
    /// Counts what was shown: rises when any page may have changed.
    pub(super) generation: u64,
    /// Counts changes of what pages show without naming its content: style sheets, pictures.
    pub(super) assets: u64,
    /// Whether such files changed that no check has begun with, and that the one that runs has.
    assets_changed: (bool, bool),
    pub(super) faults: Faults,
    /// Whether something changed that no check has begun with.
    is_waiting: bool,
    /// The newest content, until a check begins with it; nothing while the follower changes it.
    content: Option<Content>,
    is_checking: bool,
    /// Files of records that changed since the check that runs now began.
    since: BTreeSet<String>,
    /// What records were before they were replaced unchecked, by file.
    originals: Originals,
}

impl Status {
    /// Tells whether pages may still be as they were before the last change.
    pub(super) fn is_refreshing(&self) -> bool {
        self.is_waiting() || self.is_checking
    }

    /// Tells whether there is something to be checked.
    pub(super) fn is_waiting(&self) -> bool {
        self.is_waiting
    }
}

/// What changed on the disk.
#[derive(Debug, Default)]
pub(super) struct Changed {
    pub(super) content: Content,
    /// Records that stand alone, by file, as they now are.
    pub(super) records: Vec<(String, ReadAlone)>,
    /// Whether files changed that pages show without naming their content.
    pub(super) assets: bool,
}

impl Live {
    pub(super) fn new(language: Language) -> Self {
        Self { language, shown: RwLock::default(), status: Mutex::default(), bell: Condvar::new() }
    }

    /// Gives what is shown, for as long as one page takes.
    pub(super) fn shown(&self) -> RwLockReadGuard<'_, Option<Preview>> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown_to_change(&self) -> RwLockWriteGuard<'_, Option<Preview>> {
        self.shown.write().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn status(&self) -> MutexGuard<'_, Status> {
        self.status.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the status changes, but no longer than so long.
    pub(super) fn wait<'s>(
        &'s self,
        status: MutexGuard<'s, Status>,
        longest: std::time::Duration,
    ) -> MutexGuard<'s, Status> {
        self.bell.wait_timeout(status, longest).unwrap_or_else(PoisonError::into_inner).0
    }

    /// Takes up what changed: records that stand alone are shown at once, everything waits for a check.
    pub(super) fn change(&self, changed: Changed) {
        let mut shown = self.shown_to_change();
        let mut status = self.status();
        status.is_waiting = true;
        status.content = Some(changed.content);
        status.assets_changed.0 |= changed.assets;
        status.generation += 1;
        for (path, read) in changed.records {
            status.since.insert(path.clone());
            if read.report.has_errors() {
                status.faults.broken(path, Told::of(read.report, self.language));
                continue;
            }
            status.faults.mended(&path);
            let replaced = shown.as_mut().zip(read.record).and_then(|(shown, new)| shown.replace(&read.site, new));
            if let Some(original) = replaced {
                status.originals.entry(path).or_insert((read.site, original));
            }
        }
        self.bell.notify_all();
    }

    /// Takes back content no check has begun with, so that it can be changed without a copy; it must be given again.
    pub(super) fn hold(&self) {
        self.status().content = None;
    }

    /// Gives back content that did not change.
    pub(super) fn give_back(&self, content: Content) {
        let mut status = self.status();
        if status.is_waiting {
            status.content = Some(content);
            self.bell.notify_all();
        }
    }

    /// Says that the disk cannot be read, or that it can be read again.
    pub(super) fn disk_fails(&self, why: Option<String>) {
        let mut status = self.status();
        if status.faults.machine != why {
            status.faults.machine = why;
            self.bell.notify_all();
        }
    }

    /// Waits for content that is not checked yet, and takes it.
    pub(super) fn next(&self) -> Content {
        let mut status = self.status();
        loop {
            if let Some(content) = status.content.take() {
                status.is_checking = true;
                status.is_waiting = false;
                // Until its end the old ones are answered.
                let (waiting, running) = std::mem::take(&mut status.assets_changed);
                status.assets_changed = (false, waiting || running);
                status.since.clear();
                return content;
            }
            status = self.bell.wait(status).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Shows what a check has made. Records that changed while it ran are put in their place before. Gives what was
    /// shown so far.
    pub(super) fn checked(&self, mut fresh: Preview) -> Option<Preview> {
        let mut taken = BTreeSet::new();
        let mut originals = Originals::new();
        loop {
            // Files are read while pages are still answered, and the few that come then while they are not.
            let mut shown = self.shown_to_change();
            let mut status = self.status();
            if status.is_waiting && status.content.is_none() {
                // The follower has it for a moment.
                drop(shown);
                drop(self.bell.wait(status).unwrap_or_else(PoisonError::into_inner));
                continue;
            }
            let new: Vec<String> = status.since.difference(&taken).cloned().collect();
            let tree = status.content.as_ref().map(|content| Arc::clone(&content.tree)).unwrap_or_default();
            if new.len() <= AT_ONCE {
                put(&mut fresh, &tree, new, &mut originals);
                let earlier = shown.replace(fresh);
                status.originals = originals;
                status.assets += u64::from(std::mem::take(&mut status.assets_changed.1));
                status.is_checking = false;
                status.generation += 1;
                let Status { faults, since, .. } = &mut *status;
                faults.checked(None, since);
                self.bell.notify_all();
                return earlier;
            }
            drop((status, shown));
            taken.extend(new.iter().cloned());
            put(&mut fresh, &tree, new, &mut originals);
        }
    }

    /// Says what a check has found. The last good pages stay: of records that are at fault, what they were comes back.
    pub(super) fn refused(&self, told: Told) {
        let mut shown = self.shown_to_change();
        let mut status = self.status();
        let faulty = told.paths.iter().filter(|path| !status.since.contains(*path));
        let faulty: Vec<String> = faulty.cloned().collect();
        for path in faulty {
            if let (Some((site, original)), Some(shown)) = (status.originals.remove(&path), shown.as_mut()) {
                let _ = shown.replace(&site, original);
            }
        }
        status.is_checking = false;
        status.generation += 1;
        let Status { faults, since, .. } = &mut *status;
        faults.checked(Some(told), since);
        self.bell.notify_all();
    }
}

/// How many records are read while no page is answered.
const AT_ONCE: usize = 8;

/// Puts records as they are in a tree in their place.
fn put(preview: &mut Preview, tree: &Tree, paths: Vec<String>, originals: &mut Originals) {
    for path in paths {
        let Some(read) = parse::alone(tree, &path).filter(|read| !read.report.has_errors()) else { continue };
        if let Some(original) = read.record.and_then(|record| preview.replace(&read.site, record)) {
            originals.entry(path).or_insert((read.site, original));
        }
    }
}
