//! What is asked of a task: what its plan must state, and what must be reported once it is due.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Answer, GIVEN, Item, NOT_APPLICABLE, Reason, Sheet, Subject, Verdict, given_if, missing, not_asked};
use crate::derive::late::first_deadline;
use crate::derive::{Reported, TaskState};
use crate::model::{DueKind, Grade, Plan, ResultStatus, Site, Task};

/// What the table of a plan states as a whole.
pub(super) struct Table {
    has_leads: bool,
    has_deliverables: bool,
    has_deadlines: bool,
    has_funding: bool,
    /// The plan states its funding as a whole.
    is_funded: bool,
    is_reported: bool,
    /// Tasks that have parts.
    parents: BTreeSet<String>,
}

impl Table {
    pub(super) fn of(site: &Site, plan: &Plan) -> Self {
        let any = |test: fn(&Task) -> bool| plan.tasks().any(|(_, task)| test(task));
        Self {
            has_leads: any(has_lead),
            has_deliverables: any(|task| !task.deliverables.is_empty()),
            has_deadlines: any(has_time),
            has_funding: any(|task| task.funding.is_some() || !task.budget.is_empty()),
            is_funded: plan.head.funding.is_some() || plan.budget.is_some(),
            is_reported: site.results.keys().any(|(_, of)| *of == plan.id),
            parents: plan
                .tasks()
                .filter_map(|(_, task)| task.parent.as_ref().map(|parent| parent.id().to_owned()))
                .collect(),
        }
    }
}

fn has_lead(task: &Task) -> bool {
    !task.leads.is_empty() || task.leads_printed.is_some() || task.person.is_some()
}

/// Tells whether a task says when: by a deadline, or by work items a quarter.
fn has_time(task: &Task) -> bool {
    let in_quarters = task.work.as_ref().is_some_and(|work| work.quarters().iter().flatten().any(|count| *count > 0));
    task.due.kind() != DueKind::Unspecified || in_quarters
}

/// Answers every item of a task on the reference date.
pub(super) fn sheet(table: &Table, task: &Task, state: &TaskState, today: NaiveDate) -> Sheet {
    let demand = demand(table, task, state, today);
    let answer = |item| Answer::new(item, verdict(item, table, task, state, demand));
    Sheet { answers: Item::of(Subject::Task).map(answer).collect() }
}

fn verdict(item: Item, table: &Table, task: &Task, state: &TaskState, demand: Verdict) -> Verdict {
    let column = |is_given: bool, has_column: bool| match (is_given, has_column) {
        (true, _) => GIVEN,
        (false, true) => missing(Reason::NotStated),
        (false, false) => missing(Reason::NoColumn),
    };
    match item {
        Item::Lead => column(has_lead(task), table.has_leads),
        Item::Deliverable => column(!task.deliverables.is_empty(), table.has_deliverables),
        Item::Deadline if task.due.kind() == DueKind::Unspecified && task.due_text.is_some() => {
            missing(Reason::Untyped)
        }
        Item::Deadline => column(has_time(task), table.has_deadlines),
        Item::Funding if table.is_funded => GIVEN,
        Item::Funding => column(task.funding.is_some() || !task.budget.is_empty(), table.has_funding),
        Item::Result => {
            if newest(state).is_some() {
                spoken(state, GIVEN)
            } else {
                demand
            }
        }
        Item::Grade => grade(state, demand),
        Item::Evidence => evidence(state),
        Item::LateReason => late_reason(state),
        _ if task.slip.is_empty() => not_asked(Reason::DoesNotArise),
        _ => given_if(task.slip.iter().all(|slip| slip.reason.is_some())),
    }
}

/// Judges a report a task does not have: missing once its day has passed, else not asked.
fn demand(table: &Table, task: &Task, state: &TaskState, today: NaiveDate) -> Verdict {
    if !table.is_reported {
        return not_asked(Reason::NoPeriod);
    }
    if task.merged_into.is_some() || table.parents.contains(task.id.id.as_str()) {
        return not_asked(Reason::Elsewhere);
    }
    if task.contingent.is_some() {
        return not_asked(Reason::DoesNotArise);
    }
    let deadline = if newest(state).is_some() { state.deadline } else { first_deadline(task) };
    match deadline {
        None => not_asked(Reason::NoFixedDate),
        Some(day) if day >= today => not_asked(Reason::NotDue),
        Some(_) => missing(Reason::NotReported),
    }
}

/// Gives the newest period that says something of the task.
fn newest(state: &TaskState) -> Option<&Reported> {
    state.history.iter().rev().find(|reported| reported.speaks())
}

/// Gives `otherwise`, or "not applicable" where the newest period says so.
fn spoken(state: &TaskState, otherwise: Verdict) -> Verdict {
    let applies = newest(state).is_none_or(|reported| reported.status != Some(ResultStatus::NotApplicable));
    if applies { otherwise } else { NOT_APPLICABLE }
}

fn grade(state: &TaskState, demand: Verdict) -> Verdict {
    match (state.grade, newest(state)) {
        (Some(_), _) => GIVEN,
        (None, None) => demand,
        (None, Some(_)) if demand.1 == Some(Reason::NotReported) => spoken(state, missing(Reason::NotGraded)),
        (None, Some(_)) => spoken(state, demand),
    }
}

fn evidence(state: &TaskState) -> Verdict {
    if state.grade.is_some_and(Grade::is_done) {
        given_if(state.history.iter().any(|reported| reported.shown > 0))
    } else {
        not_asked(Reason::DoesNotArise)
    }
}

fn late_reason(state: &TaskState) -> Verdict {
    if matches!(state.grade, Some(Grade::DoneLate | Grade::NotDone)) {
        given_if(state.history.iter().any(|reported| reported.is_explained))
    } else {
        not_asked(Reason::DoesNotArise)
    }
}
