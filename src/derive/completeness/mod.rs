//! How complete a procedure, a task or a period is: which of the items the rules ask for are answered, which are
//! missing and why, and which are not asked (yet).
//!
//! Takes checked records and the reference date; gives one sheet a record. An item is answered by a value, by a
//! stated none ("không thu") or by "not applicable"; "to be verified" answers nothing (DESIGN §3.1, §3.9). Taking a
//! field away never adds an answer. It knows no words of the page.

mod item;
#[cfg(test)]
mod laws;
mod lists;
mod period;
mod procedure;
mod source;
mod task;

pub use item::{Item, Subject};
pub use lists::{CompletenessScope, RecordList};

use std::collections::BTreeMap;

use super::{LateReporter, Reference, Standing, TaskState};
use crate::model::{ChannelKind, Field, FieldStatus, Id, Period, Site, Words};
use crate::record::vocabulary;

vocabulary! {
    /// Whether an item is answered.
    pub enum AnswerState {
        /// A value is given.
        Given = "given",
        /// It is stated that there is none.
        None = "none",
        /// It is stated that the item does not apply.
        NotApplicable = "not-applicable",
        /// The rules ask for it and nothing answers.
        Missing = "missing",
        /// The rules do not ask for it, or not yet.
        NotAsked = "not-asked",
    }
}

vocabulary! {
    /// Why an item is missing or not asked.
    pub enum Reason {
        /// The record does not state it.
        NotStated = "not-stated",
        /// A document prints its place and leaves it blank.
        Blank = "blank",
        /// Nobody has published it.
        NotPublished = "not-published",
        /// Somebody has still to verify it.
        ToVerify = "to-verify",
        /// Nothing is known.
        Unknown = "unknown",
        /// The text is withheld.
        Withheld = "withheld",
        /// No task of the plan states it: its source has no such column.
        NoColumn = "no-column",
        /// It is printed in words no calendar holds.
        Untyped = "untyped",
        /// No period up to the cut-off says anything.
        NotReported = "not-reported",
        /// A period reports and gives no grade.
        NotGraded = "not-graded",
        /// It came after its day, or its day has passed.
        Late = "late",
        /// Units sent no figures.
        SentNothing = "sent-nothing",
        /// Its day has not come by the cut-off.
        NotDue = "not-due",
        /// It has no day a calendar could hold.
        NoFixedDate = "no-fixed-date",
        /// No period has been published.
        NoPeriod = "no-period",
        /// What it depends on does not arise: no form is named, nothing is late.
        DoesNotArise = "does-not-arise",
        /// It is reported with another task, or in its parts.
        Elsewhere = "elsewhere",
    }
}

/// The answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The item.
    pub item: Item,
    /// Whether it is answered.
    pub state: AnswerState,
    /// Why it is missing or not asked; nothing where it is answered.
    pub reason: Option<Reason>,
    /// The ways to hand in papers that lack it, where only some do.
    pub channels: Vec<ChannelKind>,
    /// How many are meant: tasks, units, days.
    pub count: Option<u64>,
}

impl Answer {
    fn new(item: Item, verdict: Verdict) -> Self {
        Self { item, state: verdict.0, reason: verdict.1, channels: Vec::new(), count: None }
    }
}

/// State and reason of an item, before it is known which.
type Verdict = (AnswerState, Option<Reason>);

const GIVEN: Verdict = (AnswerState::Given, None);
const NOT_APPLICABLE: Verdict = (AnswerState::NotApplicable, None);

fn missing(reason: Reason) -> Verdict {
    (AnswerState::Missing, Some(reason))
}

fn not_asked(reason: Reason) -> Verdict {
    (AnswerState::NotAsked, Some(reason))
}

fn given_if(is_given: bool) -> Verdict {
    if is_given { GIVEN } else { missing(Reason::NotStated) }
}

fn words(words: &Words) -> Verdict {
    if words.withheld().is_some() { missing(Reason::Withheld) } else { GIVEN }
}

/// Judges a field with a value or a stated status.
fn field<T>(field: &Field<T>, value: impl FnOnce(&T) -> Verdict) -> Verdict {
    match field {
        Field::Value(given) => value(given),
        Field::Status(FieldStatus::NotApplicable, _) => NOT_APPLICABLE,
        Field::Status(FieldStatus::NotPublished, _) => missing(Reason::NotPublished),
        Field::Status(FieldStatus::ToVerify, _) => missing(Reason::ToVerify),
        Field::Status(FieldStatus::Unknown, _) => missing(Reason::Unknown),
    }
}

/// The answers of one record, in the order of its kind: every item of the kind once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The answers.
    pub answers: Vec<Answer>,
}

impl Sheet {
    /// Counts the items answered by a value, a stated none or "not applicable".
    pub fn answered(&self) -> u64 {
        self.answers.iter().filter(|one| !matches!(one.state, AnswerState::Missing | AnswerState::NotAsked)).count()
            as u64
    }

    /// Counts the items the rules ask for: answered and missing.
    pub fn asked(&self) -> u64 {
        self.answered() + self.missing().count() as u64
    }

    /// Lists what is missing.
    pub fn missing(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|one| one.state == AnswerState::Missing)
    }

    /// Lists what is not asked.
    pub fn not_asked(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|one| one.state == AnswerState::NotAsked)
    }

    /// Tells whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.missing().next().is_none()
    }
}

/// The sheets of a site.
#[derive(Debug, Default)]
pub struct Completeness {
    /// Of procedures that can be or will be used; nothing is asked of one that is over.
    pub procedures: BTreeMap<Id, Sheet>,
    /// Of tasks, by plan and task.
    pub tasks: BTreeMap<(Id, Id), Sheet>,
    /// Of published periods, by period and plan.
    pub periods: BTreeMap<(Period, Id), Sheet>,
}

impl Completeness {
    pub(super) fn of(
        site: &Site,
        reference: &Reference,
        states: &BTreeMap<(Id, Id), TaskState>,
        late: &[LateReporter],
    ) -> Self {
        let mut all = Self::default();
        for procedure in site.procedures.values() {
            let standing = Standing::of(procedure.head.lifecycle.as_ref(), reference.date);
            if !matches!(standing, Standing::Replaced | Standing::Repealed | Standing::Ended) {
                let redress = site.department.redress.as_ref();
                all.procedures.insert(procedure.id.clone(), procedure::sheet(&procedure.head, redress));
            }
        }
        for plan in site.plans.values() {
            let table = task::Table::of(site, plan);
            for (_, task) in plan.tasks() {
                let key = (plan.id.clone(), task.id.id.clone());
                if let Some(state) = states.get(&key) {
                    let sheet = task::sheet(&table, task, state, reference.date);
                    all.tasks.insert(key, sheet);
                }
            }
        }
        for (key, file) in site.results.iter().filter(|(_, file)| file.to <= reference.date) {
            let silent = late.iter().filter(|one| one.period == key.0 && one.plan == key.1);
            all.periods.insert(key.clone(), period::sheet(site, file, silent, reference.date));
        }
        all
    }
}
