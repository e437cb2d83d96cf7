//! Sees what is saved: the system tells of most changes at once, and a look at the whole folder from time to time finds
//! the rest, as in network folders, which tell nothing.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::Settings;
use super::live::{Changed, Content, Live};
use crate::diagnostic::Report;
use crate::load::{Followed, LoadError};
use crate::parse;

/// Follows the content and the theme.
pub(super) struct Follower {
    live: Arc<Live>,
    content: Followed,
    theme: Option<Followed>,
    events: Receiver<notify::Result<Event>>,
    /// Nothing where the system cannot watch.
    watcher: Option<RecommendedWatcher>,
    /// Until when looks are taken often, because the system did not tell of a change.
    often_until: Option<Instant>,
    /// How long a look takes.
    look_takes: Duration,
}

/// An editor says several things about one save; so long nothing must have been said.
const QUIET: Duration = Duration::from_millis(4);
/// So long at most is waited for that.
const PATIENCE: Duration = Duration::from_millis(40);
/// How long a file that was cut off in the middle of a save is given to be whole.
const UNFINISHED: Duration = Duration::from_millis(25);
/// How many records are taken up at once; of more, as after a checkout, the check takes care.
const AT_ONCE: usize = 32;

/// What was said since the last time.
#[derive(Debug, Default)]
pub(super) struct Heard {
    paths: BTreeSet<PathBuf>,
    /// Something was said that no path tells.
    unclear: bool,
}

impl Heard {
    /// So many paths were named.
    #[cfg(test)]
    pub(super) fn of(paths: BTreeSet<PathBuf>) -> Self {
        Self { paths, unclear: false }
    }

    /// Nothing was named.
    #[cfg(test)]
    pub(super) fn unclear() -> Self {
        Self { paths: BTreeSet::new(), unclear: true }
    }

    /// Tells whether nothing was said that matters.
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.unclear
    }

    fn take(&mut self, event: notify::Result<Event>) {
        match event {
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(event) if event.need_rescan() => self.unclear = true,
            Ok(event) => self.paths.extend(event.paths),
            Err(_) => self.unclear = true,
        }
    }
}

impl Follower {
    /// Begins to follow, and gives what is there to be checked.
    pub(super) fn new(settings: &Settings, live: Arc<Live>) -> Result<Self, LoadError> {
        let (sender, events) = mpsc::channel();
        // Whoever listens no more needs no news.
        let watcher = notify::recommended_watcher(move |event| drop(sender.send(event))).ok();
        // Watched first and read then, so that no change falls between. Paths are told as they are watched.
        let mut watcher = watcher;
        let mut is_watched = true;
        for folder in [Some(&settings.content), settings.theme.as_ref()].into_iter().flatten() {
            let full = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            is_watched &=
                watcher.as_mut().is_some_and(|watcher| watcher.watch(&full, RecursiveMode::Recursive).is_ok());
        }
        let watcher = watcher.filter(|_| is_watched);
        let began = Instant::now();
        let content = Followed::new(&settings.content)?;
        let theme = settings.theme.as_deref().map(Followed::new).transpose()?;
        let look_takes = began.elapsed();
        let follower = Self { live, content, theme, events, watcher, often_until: None, look_takes };
        follower.live.change(Changed { content: follower.snapshot(), ..Changed::default() });
        Ok(follower)
    }

    /// Follows for ever.
    pub(super) fn run(&mut self) {
        loop {
            let mut heard = Heard::default();
            match self.events.recv_timeout(self.pause()) {
                Ok(event) => heard.take(event),
                Err(RecvTimeoutError::Timeout) => heard.unclear = true,
                Err(RecvTimeoutError::Disconnected) => {
                    self.watcher = None;
                    std::thread::sleep(self.pause());
                    heard.unclear = true;
                }
            }
            self.listen(&mut heard);
            if !heard.is_empty() {
                let done = catch_unwind(AssertUnwindSafe(|| self.take_up(&heard)));
                if done.is_err() {
                    // What stumbled at one file must not end the following; the check says what it can.
                    self.live.change(Changed { content: self.snapshot(), assets: true, ..Changed::default() });
                }
            }
        }
    }

    /// Gives how long to wait for word before looking by oneself.
    fn pause(&self) -> Duration {
        let often = self.watcher.is_none() || self.often_until.is_some_and(|until| Instant::now() < until);
        if often {
            (self.look_takes * 10).max(Duration::from_millis(100))
        } else {
            (self.look_takes * 50).max(Duration::from_secs(2))
        }
    }

    /// Hears what else is said of the same save.
    fn listen(&self, heard: &mut Heard) {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end
            && let Ok(event) = self.events.recv_timeout(QUIET)
        {
            heard.take(event);
        }
    }

    /// Reads what changed and hands it on.
    pub(super) fn take_up(&mut self, heard: &Heard) {
        self.live.hold();
        let changed = match self.read(heard) {
            Ok(changed) => changed,
            Err(error) => {
                self.live.disk_fails(Some(error.message().get(self.live.language).to_owned()));
                self.often_until = Some(Instant::now() + Duration::from_secs(60));
                self.live.give_back(self.snapshot());
                return;
            }
        };
        self.live.disk_fails(None);
        if changed.is_empty() {
            self.live.give_back(self.snapshot());
            return;
        }
        if heard.paths.is_empty() {
            self.watch_anew();
        }
        let mut records = self.records(&changed);
        let is_broken = |path: &String| !self.is_whole(path);
        if changed.len() <= AT_ONCE && changed.iter().any(is_broken) {
            // Perhaps it is being written just now; whoever really broke it waits a moment for the fault.
            std::thread::sleep(UNFINISHED);
            let again = Heard {
                paths: changed.iter().map(|path| self.content.root().join(path)).collect(),
                ..Heard::default()
            };
            let _ = self.read(&again);
            records = self.records(&changed);
        }
        let is_text = |path: &String| path.ends_with(".md") || path.ends_with(".toml");
        let is_asset = |path: &String| path.split('/').any(|part| part == "theme") || !is_text(path);
        let assets = changed.iter().any(is_asset);
        self.live.change(Changed { content: self.snapshot(), records, assets });
    }

    /// Reads what was named, or everything where names do not tell. Gives what is another.
    fn read(&mut self, heard: &Heard) -> Result<BTreeSet<String>, LoadError> {
        let named = |followed: &mut Followed| {
            let root = followed.root().to_owned();
            let inside = heard.paths.iter().filter(|path| path.starts_with(&root)).cloned();
            (!heard.unclear).then(|| followed.reread(&inside.collect())).flatten()
        };
        let began = Instant::now();
        let mut changed = match named(&mut self.content) {
            Some(changed) => changed,
            None => self.content.look()?,
        };
        if let Some(theme) = &mut self.theme {
            let inside = match named(theme) {
                Some(changed) => changed,
                None => theme.look()?,
            };
            changed.extend(inside.into_iter().map(|path| format!("theme/{path}")));
        }
        if heard.unclear {
            self.look_takes = began.elapsed();
        }
        Ok(changed)
    }

    /// Reads the changed records that stand alone.
    fn records(&self, changed: &BTreeSet<String>) -> Vec<(String, parse::ReadAlone)> {
        if changed.len() > AT_ONCE {
            return Vec::new();
        }
        let paths: BTreeSet<String> = changed.iter().map(|path| parse::vietnamese(path)).collect();
        let read = |path: String| parse::alone(&self.content.tree, &path).map(|read| (path, read));
        paths.into_iter().filter_map(read).collect()
    }

    /// Tells whether a file looks as if it had been saved to its end.
    fn is_whole(&self, path: &str) -> bool {
        let Some(bytes) = self.content.tree.get(path) else { return true };
        let is_text = path.ends_with(".toml") || path.ends_with(".md") && !path.ends_with(".en.md");
        !bytes.is_empty() && (!is_text || parse::is_readable(path, bytes, &mut Report::default()))
    }

    /// The system was silent: it may never speak of this folder, or have lost it when it was moved away and back.
    fn watch_anew(&mut self) {
        self.often_until = Some(Instant::now() + Duration::from_secs(60));
        let folders: Vec<PathBuf> =
            std::iter::once(&self.content).chain(&self.theme).map(|followed| followed.root().to_owned()).collect();
        for folder in folders {
            if let Some(watcher) = &mut self.watcher {
                let _ = watcher.unwatch(&folder);
                if watcher.watch(&folder, RecursiveMode::Recursive).is_err() {
                    self.watcher = None;
                }
            }
        }
    }

    fn snapshot(&self) -> Content {
        let theme = self.theme.as_ref();
        let mut left_out = self.content.left_out.clone();
        left_out.extend(theme.into_iter().flat_map(Followed::left_out_as_theme));
        Content { tree: Arc::clone(&self.content.tree), theme: theme.map(|theme| Arc::clone(&theme.tree)), left_out }
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, AccessMode, DataChange, ModifyKind};

    use super::*;

    #[test]
    fn reading_is_no_change_and_hides_none() {
        let event = |kind| Ok(Event::new(kind).add_path(PathBuf::from("a.md")));
        let mut heard = Heard::default();
        heard.take(event(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(heard.is_empty());
        heard.take(event(EventKind::Modify(ModifyKind::Data(DataChange::Any))));
        assert!(!heard.is_empty() && !heard.unclear);
        heard.take(Err(notify::Error::generic("")));
        assert!(heard.unclear);
    }
}
