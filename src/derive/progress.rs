//! Roll-ups: how many tasks stand where.

use std::collections::BTreeMap;

use super::{Schedule, TaskState};
use crate::model::Grade;

/// A number of tasks.
pub type Count = u64;

/// Tasks counted by grade and by schedule. A grade nobody got is still counted: as zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// All tasks.
    pub total: Count,
    grades: BTreeMap<Option<Grade>, Count>,
    schedules: BTreeMap<Schedule, Count>,
    /// Tasks with a result in some published period.
    pub reported: Count,
}

impl Tally {
    /// Adds one task.
    pub fn add(&mut self, state: &TaskState) {
        self.total += 1;
        *self.grades.entry(state.grade).or_default() += 1;
        *self.schedules.entry(state.schedule).or_default() += 1;
        self.reported += u64::from(state.history.iter().any(|reported| reported.result.is_some()));
    }

    /// Counts the tasks of a grade; `None` means not graded.
    pub fn grade(&self, grade: Option<Grade>) -> Count {
        self.grades.get(&grade).copied().unwrap_or(0)
    }

    /// Counts the tasks of a schedule state.
    pub fn schedule(&self, schedule: Schedule) -> Count {
        self.schedules.get(&schedule).copied().unwrap_or(0)
    }
}
