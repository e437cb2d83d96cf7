//! Rule `circle`: units, tasks and procedures never lead back to themselves.

use std::collections::BTreeMap;

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::text::Span;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let site = scope.site;
    let units = &site.department.units;
    report(
        units
            .iter()
            .filter_map(|unit| unit.parent.as_ref().map(|parent| (unit.id.id.as_str(), (parent.id(), parent.span())))),
        faults,
    );
    report(
        units
            .iter()
            .filter_map(|unit| unit.successor.as_ref().map(|next| (unit.id.id.as_str(), (next.id(), next.span())))),
        faults,
    );
    for plan in site.plans.values() {
        report(
            plan.tasks().filter_map(|(_, task)| {
                task.parent.as_ref().map(|parent| (task.id.id.as_str(), (parent.id(), parent.span())))
            }),
            faults,
        );
    }
    report(
        site.procedures.values().filter_map(|procedure| {
            let next = procedure.head.lifecycle.as_ref()?.replaced_by.as_ref()?;
            Some((procedure.id.as_str(), (next.id(), next.span())))
        }),
        faults,
    );
}

/// Follows each record's next one; a walk longer than the list has met a circle.
fn report<'a>(links: impl Iterator<Item = (&'a str, (&'a str, Span))>, faults: &mut Vec<Diagnostic>) {
    let links: BTreeMap<&str, (&str, Span)> = links.collect();
    for (&start, &(first, span)) in &links {
        let mut next = Some(first);
        for _ in 0..links.len() {
            if next == Some(start) {
                faults.push(Diagnostic::error(
                    Code::Circle,
                    span,
                    say!(vi: "`{start}` dẫn vòng về chính nó"; en: "`{start}` leads back to itself"),
                ));
                break;
            }
            next = next.and_then(|id| links.get(id)).map(|(id, _)| *id);
        }
    }
}
