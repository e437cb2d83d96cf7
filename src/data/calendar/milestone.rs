//! What of a task a calendar can hold, and who each milestone is for ever.
//!
//! The identity of a milestone must outlive everything an editor may change: the order of tasks and
//! deliveries, the words of titles, and the deadline itself. A task with one deadline lends it its own
//! id. Where a task has several, each is told by the moment the plan prints, which a slip never
//! overwrites; only those that share one are told apart by what is delivered.

use chrono::{Datelike, NaiveDate};

use crate::derive::{Delivery, deliveries};
use crate::model::{DueKind, Every, Moment, Plan, Task, When, Words};
use crate::text::slug;

/// Something due that a calendar can hold.
pub(super) struct Milestone<'s> {
    /// What tells it from the others of its task; empty where it is the only one.
    pub(super) key: String,
    /// What is delivered, where the plan tells deliveries apart.
    pub(super) what: Option<&'s Words>,
    /// The condition the plan ties to it.
    pub(super) condition: Option<&'s Words>,
    /// When.
    pub(super) time: Time<'s>,
}

/// When something is due.
pub(super) enum Time<'s> {
    /// By one day.
    Once(Delivery<'s>),
    /// Again and again, at least so many times.
    Again(Recurrence<'s>),
}

/// A frequency as a calendar repeats it: the last day of each span of time.
pub(super) struct Recurrence<'s> {
    pub(super) at_least: u64,
    pub(super) every: Every,
    pub(super) of: Option<&'s Words>,
    /// The first day.
    pub(super) first: NaiveDate,
    /// The last day it can fall on.
    pub(super) until: NaiveDate,
}

/// Lists the milestones of a task, in the order of the plan.
pub(super) fn milestones<'s>(plan: &Plan, task: &'s Task) -> Vec<Milestone<'s>> {
    let once = deliveries(task).into_iter().map(|delivery| Milestone {
        key: match delivery.due {
            Some(_) => delivery.printed.to_string(),
            None => format!("slip/{}", delivery.printed),
        },
        what: delivery.due.and_then(|due| due.what.as_ref()),
        condition: delivery.due.and_then(|due| due.condition.as_ref()),
        time: Time::Once(delivery),
    });
    let again = task.due.0.iter().filter_map(|due| {
        let When::Frequency { at_least, every, of } = &due.when else { return None };
        let (first, until) = span(plan, *every)?;
        let recurrence = Recurrence { at_least: *at_least, every: *every, of: of.as_ref(), first, until };
        let key = format!("every/{}", every.as_str());
        Some(Milestone {
            key,
            what: due.what.as_ref(),
            condition: due.condition.as_ref(),
            time: Time::Again(recurrence),
        })
    });
    let mut list: Vec<Milestone<'s>> = once.chain(again).collect();
    if stated(task) <= 1 && list.len() == 1 {
        list[0].key.clear();
    }
    tell_apart(&mut list);
    list
}

/// Counts everything the plan says is due, with a day or without: a second deadline that gets its day
/// later must not rename the first.
fn stated(task: &Task) -> usize {
    let moments = |when: &When| if let When::By(moments) = when { moments.len() } else { 1 };
    task.due.0.iter().map(|due| moments(&due.when)).sum()
}

/// Names those that share a key by what is delivered, and the rest by their number.
fn tell_apart(list: &mut [Milestone<'_>]) {
    let keys: Vec<String> = list.iter().map(|milestone| milestone.key.clone()).collect();
    for milestone in list.iter_mut() {
        let is_shared = keys.iter().filter(|key| **key == milestone.key).count() > 1;
        if let Some(what) = milestone.what.filter(|_| is_shared) {
            milestone.key = format!("{}/{}", milestone.key, slug(what.vi()));
        }
    }
    let mut seen: Vec<String> = Vec::new();
    for milestone in list {
        let earlier = seen.iter().filter(|key| **key == milestone.key).count();
        seen.push(milestone.key.clone());
        if earlier > 0 {
            milestone.key = format!("{}/{}", milestone.key, earlier + 1);
        }
    }
}

/// Gives the first and last day of a frequency: the plan's year, from the plan's own date on.
fn span(plan: &Plan, every: Every) -> Option<(NaiveDate, NaiveDate)> {
    let year = Moment::Year(plan.head.year);
    let begin = plan.head.date.value().map_or(year.first_day(), |date| date.last_day()).max(year.first_day());
    let first = match every {
        // A week ends on Sunday.
        Every::Week => begin.iter_days().find(|day| day.weekday() == chrono::Weekday::Sun)?,
        Every::Month => Moment::Month(begin.year(), begin.month()).last_day(),
        Every::Quarter => Moment::Quarter(begin.year(), begin.month().div_ceil(3)).last_day(),
        Every::Year => Moment::Year(begin.year()).last_day(),
    };
    (first <= year.last_day()).then_some((first, year.last_day()))
}

/// Lists the kinds of what a task has due without a day.
pub(super) fn without_day(plan: &Plan, task: &Task) -> Vec<DueKind> {
    if task.due.0.is_empty() && task.slip.is_empty() {
        return vec![DueKind::Unspecified];
    }
    let has_day = |when: &When| match when {
        When::Frequency { every, .. } => span(plan, *every).is_some(),
        when => !when.last_days().is_empty(),
    };
    task.due.0.iter().filter(|due| !has_day(&due.when)).map(|due| due.when.kind()).collect()
}

impl Recurrence<'_> {
    /// Writes the rule (RFC 5545 §3.3.10); nothing where the frequency has but one day left.
    pub(super) fn rule(&self) -> Option<String> {
        let until = self.until.format("%Y%m%d");
        match self.every {
            Every::Week => Some(format!("FREQ=WEEKLY;UNTIL={until}")),
            Every::Month => Some(format!("FREQ=MONTHLY;UNTIL={until};BYMONTHDAY=-1")),
            Every::Quarter => Some(format!("FREQ=MONTHLY;UNTIL={until};INTERVAL=3;BYMONTHDAY=-1")),
            Every::Year => None,
        }
    }
}
