//! What is asked of a reporting period: its window, its report in time, figures of every unit.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Answer, GIVEN, Item, Reason, Sheet, Subject, given_if, missing, not_asked};
use crate::derive::LateReporter;
use crate::model::{Moment, Report, ResultFile, Site, Stated};

/// Answers every item of a period; `late` are those who owe it figures.
pub(super) fn sheet<'l>(
    site: &Site,
    file: &ResultFile,
    late: impl Iterator<Item = &'l LateReporter>,
    today: NaiveDate,
) -> Sheet {
    let report = file.report.as_ref().and_then(|report| site.reports.get(report.id()));
    let due: BTreeSet<&str> = late.flat_map(|one| &one.tasks).map(|task| task.as_str()).collect();
    let answer = |item| match item {
        Item::Window => Answer::new(item, given_if(file.from.is_some() || file.printed.is_some())),
        Item::CutOff => Answer::new(item, GIVEN),
        Item::Report => Answer::new(item, published(report)),
        Item::OnTime => on_time(item, report, today),
        Item::Units => counted(item, Reason::SentNothing, file.not_reported.len()),
        _ => counted(item, Reason::NotReported, due.len()),
    };
    Sheet { answers: Item::of(Subject::Period).map(answer).collect() }
}

fn published(report: Option<&Report>) -> super::Verdict {
    match report.map(|report| &report.head) {
        None => missing(Reason::NotStated),
        Some(head) if head.announced.is_some() && matches!(head.date, Stated::Absent) => missing(Reason::NotPublished),
        Some(_) => GIVEN,
    }
}

/// A report with a day announced for it is in time until that day is over. Of a date with holes the first day it
/// can mean counts: nobody is late who may be in time.
fn on_time(item: Item, report: Option<&Report>, today: NaiveDate) -> Answer {
    let head = report.map(|report| &report.head);
    let Some((head, announced)) = head.and_then(|head| Some((head, head.announced?))) else {
        return Answer::new(item, not_asked(Reason::DoesNotArise));
    };
    let late_by = |day: NaiveDate| u64::try_from((day - announced).num_days()).ok().filter(|days| *days > 0);
    match head.date {
        Stated::Value(date) => days_late(item, late_by(Moment::first_day(date)), GIVEN),
        Stated::Blank => Answer::new(item, missing(Reason::Blank)),
        _ => days_late(item, late_by(today), not_asked(Reason::NotDue)),
    }
}

fn days_late(item: Item, days: Option<u64>, in_time: super::Verdict) -> Answer {
    match days {
        Some(_) => Answer { count: days, ..Answer::new(item, missing(Reason::Late)) },
        None => Answer::new(item, in_time),
    }
}

fn counted(item: Item, reason: Reason, count: usize) -> Answer {
    match count {
        0 => Answer::new(item, GIVEN),
        many => Answer { count: Some(many as u64), ..Answer::new(item, missing(reason)) },
    }
}
