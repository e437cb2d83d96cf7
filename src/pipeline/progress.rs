//! What a build is doing and where its time goes: told to whoever watches, and never part of what is published.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A stage of a build, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the folders.
    Read,
    /// Reading the records and holding them against each other.
    Check,
    /// Finding what follows from them.
    Derive,
    /// Rendering and writing pages.
    Pages,
    /// Writing the search index.
    Search,
    /// Writing open data, feeds and calendars.
    Data,
    /// Waiting for the disk and putting the folder in its place.
    Finish,
}

/// Follows a build; callable from any thread.
#[derive(Debug)]
pub struct Progress {
    course: Mutex<Course>,
    /// Pages made so far.
    done: AtomicUsize,
    /// Pages there will be, as far as it is known.
    total: AtomicUsize,
    kinds: Mutex<BTreeMap<&'static str, KindTime>>,
}

#[derive(Debug)]
struct Course {
    stage: Option<Stage>,
    since: Instant,
    past: BTreeMap<Stage, Duration>,
}

/// What the pages of a kind cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KindTime {
    /// How many there were.
    pub pages: usize,
    /// The time spent on them, added up over all threads.
    pub time: Duration,
}

/// How far a build has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The stage it is in.
    pub stage: Stage,
    /// How long it has been in it, this time and before.
    pub time: Duration,
    /// Pages made.
    pub done: usize,
    /// Pages there will be.
    pub total: usize,
}

impl Standing {
    /// Guesses how long the pages that are left will take, once enough are made to tell.
    pub fn remaining(&self) -> Option<Duration> {
        let left = self.total.checked_sub(self.done)?;
        (self.stage == Stage::Pages && self.done * 20 > self.total)
            .then(|| self.time.mul_f64(left as f64 / self.done as f64))
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            course: Mutex::new(Course { stage: None, since: Instant::now(), past: BTreeMap::new() }),
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            kinds: Mutex::default(),
        }
    }
}

impl Progress {
    /// Enters a stage, and leaves the one before; a stage may be entered more than once.
    pub fn enter(&self, stage: Stage) {
        self.turn(Some(stage));
    }

    /// Leaves the last stage.
    pub fn end(&self) {
        self.turn(None);
    }

    fn turn(&self, stage: Option<Stage>) {
        let mut course = self.course.lock().expect("no thread panics while it holds the course");
        let now = Instant::now();
        if let Some(before) = course.stage {
            let spent = now - course.since;
            *course.past.entry(before).or_default() += spent;
        }
        (course.stage, course.since) = (stage, now);
    }

    /// Says how many pages there will be.
    pub(super) fn expect(&self, pages: usize) {
        self.total.store(pages, Ordering::Relaxed);
    }

    /// Notes that a page of a kind was made, begun at a moment.
    pub(super) fn made(&self, kind: &'static str, begun: Instant) {
        self.done.fetch_add(1, Ordering::Relaxed);
        let mut kinds = self.kinds.lock().expect("no thread panics while it holds the times");
        let own = kinds.entry(kind).or_default();
        own.pages += 1;
        own.time += begun.elapsed();
    }

    /// Says how far the build has come; nothing before and after it.
    pub fn standing(&self) -> Option<Standing> {
        let course = self.course.lock().expect("no thread panics while it holds the course");
        let stage = course.stage?;
        let time = course.past.get(&stage).copied().unwrap_or_default() + course.since.elapsed();
        let [done, total] = [&self.done, &self.total].map(|count| count.load(Ordering::Relaxed));
        Some(Standing { stage, time, done, total })
    }

    /// Gives the time of each stage that was left, in their order.
    pub fn stages(&self) -> Vec<(Stage, Duration)> {
        let course = self.course.lock().expect("no thread panics while it holds the course");
        course.past.iter().map(|(stage, time)| (*stage, *time)).collect()
    }

    /// Gives what the pages of each kind cost, the dearest kind first.
    pub fn kinds(&self) -> Vec<(&'static str, KindTime)> {
        let kinds = self.kinds.lock().expect("no thread panics while it holds the times");
        let mut kinds: Vec<_> = kinds.iter().map(|(kind, time)| (*kind, *time)).collect();
        kinds.sort_by_key(|(_, cost)| std::cmp::Reverse(cost.time));
        kinds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_told_in_their_order_each_once() {
        let progress = Progress::default();
        assert_eq!(progress.standing(), None);
        [Stage::Pages, Stage::Data, Stage::Pages, Stage::Read].into_iter().for_each(|stage| progress.enter(stage));
        assert_eq!(progress.standing().map(|now| now.stage), Some(Stage::Read));
        progress.end();
        let stages: Vec<Stage> = progress.stages().into_iter().map(|(stage, _)| stage).collect();
        assert_eq!((stages, progress.standing()), (vec![Stage::Read, Stage::Pages, Stage::Data], None));
    }

    #[test]
    fn what_is_left_is_guessed_from_what_is_done() {
        let standing = |done| Standing { stage: Stage::Pages, time: Duration::from_secs(10), done, total: 100 };
        assert_eq!(standing(1).remaining(), None);
        assert_eq!(standing(50).remaining(), Some(Duration::from_secs(10)));
        assert_eq!(standing(100).remaining(), Some(Duration::ZERO));
    }
}
