//! Rule `dates-reversed`: what begins does not end before it.

use chrono::NaiveDate;

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{Moment, When};
use crate::text::Span;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let site = scope.site;
    for unit in &site.department.units {
        moments(unit.from, unit.to, unit.span, faults);
    }
    for document in site.documents.values() {
        moments(document.effective_from, document.effective_to, document.span, faults);
    }
    for file in site.results.values() {
        days(file.from, Some(file.to), file.plan.span(), faults);
    }
    for file in site.statistics.values() {
        days(file.from, file.to, file.span, faults);
    }
    for procedure in site.procedures.values() {
        if let Some(lifecycle) = &procedure.head.lifecycle {
            days(lifecycle.from, lifecycle.to, lifecycle.span, faults);
        }
    }
    for (_, task) in site.plans.values().flat_map(|plan| plan.tasks()) {
        for due in &task.due.0 {
            if let When::Between(from, Some(to)) = due.when {
                moments(Some(from), Some(to), due.span, faults);
            }
        }
    }
}

fn moments(from: Option<Moment>, to: Option<Moment>, span: Span, faults: &mut Vec<Diagnostic>) {
    days(from.map(Moment::first_day), to.map(Moment::last_day), span, faults);
}

fn days(from: Option<NaiveDate>, to: Option<NaiveDate>, span: Span, faults: &mut Vec<Diagnostic>) {
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        faults.push(Diagnostic::error(
            Code::DatesReversed,
            span,
            say!(
                vi: "ngày bắt đầu {} đứng sau ngày kết thúc {}", from.format("%d/%m/%Y"), to.format("%d/%m/%Y");
                en: "the beginning {from} comes after the end {to}"
            ),
        ));
    }
}
