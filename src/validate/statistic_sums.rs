//! Rule `sum-mismatch`, statistics: the identities of form 06/VPCP/KSTT hold (LAW §5.1).

use super::{Scope, is_noted};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{Cases, Catalogue, Stated, Statistic, StatisticPart};
use crate::text::{Decimal, Span};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for file in scope.site.statistics.values() {
        file.cases.iter().filter(|cases| !is_noted(&cases.annotations)).for_each(|cases| identities(cases, faults));
        if let Some(catalogue) = &file.catalogue {
            parts_of_catalogue(catalogue, faults);
        }
        for statistic in file.group.iter().flat_map(|group| &group.statistic) {
            parts(statistic, faults);
        }
    }
}

/// One identity: a whole, its parts, and how they are called.
struct Identity<'c> {
    name: &'static str,
    whole: &'c Stated<u64>,
    parts: Vec<&'c Stated<u64>>,
}

fn identities(cases: &Cases, faults: &mut Vec<Diagnostic>) {
    let timely = match cases.early_or_on_time {
        Stated::Value(_) => vec![&cases.early_or_on_time],
        _ => vec![&cases.early, &cases.on_time],
    };
    let resolved = [timely, vec![&cases.late]].concat();
    let list = [
        Identity {
            name: "received = online + direct + postal + carried_over",
            whole: &cases.received,
            parts: vec![&cases.online, &cases.direct, &cases.postal, &cases.carried_over],
        },
        Identity {
            name: "received = resolved + pending",
            whole: &cases.received,
            parts: vec![&cases.resolved, &cases.pending],
        },
        Identity { name: "resolved = early + on_time + late", whole: &cases.resolved, parts: resolved },
        Identity {
            name: "pending = pending_in_time + pending_late",
            whole: &cases.pending,
            parts: vec![&cases.pending_in_time, &cases.pending_late],
        },
    ];
    for identity in list {
        if let Some((whole, sum)) = identity.broken() {
            let name = identity.name;
            faults.push(Diagnostic::warning(
                Code::SumMismatch,
                cases.id.span,
                say!(vi: "{name}: {whole} khác {sum}"; en: "{name}: {whole} is not {sum}"),
            ));
        }
    }
}

impl Identity<'_> {
    /// Gives both sides where they differ. A part that is absent or blank leaves the identity open
    /// unless the others already exceed the whole; a stated "none" counts as zero.
    fn broken(&self) -> Option<(u64, u64)> {
        let whole = *self.whole.value()?;
        let given: Vec<u64> = self.parts.iter().filter_map(|part| part.value().copied()).collect();
        if given.len() < 2 && self.parts.len() > 1 && given.iter().sum::<u64>() <= whole {
            return None;
        }
        let sum = given.iter().copied().try_fold(0u64, u64::checked_add)?;
        (sum != whole).then_some((whole, sum))
    }
}

fn parts(statistic: &Statistic, faults: &mut Vec<Diagnostic>) {
    if statistic.sums
        && !is_noted(&statistic.annotations)
        && let Some(whole) = statistic.value.value()
    {
        sum(*whole, &statistic.parts, statistic.id.span, faults);
    }
}

fn parts_of_catalogue(catalogue: &Catalogue, faults: &mut Vec<Diagnostic>) {
    if let Some(total) = catalogue.total.value().and_then(|total| i64::try_from(*total).ok()) {
        sum(Decimal::from(total), &catalogue.parts, catalogue.span, faults);
    }
}

fn sum(whole: Decimal, parts: &[StatisticPart], span: Span, faults: &mut Vec<Diagnostic>) {
    let mut values = parts.iter().filter_map(|part| part.value.value().copied());
    let total = values.try_fold(Decimal::ZERO, Decimal::checked_add);
    if let Some(total) = total
        && !parts.is_empty()
        && total != whole
    {
        faults.push(Diagnostic::warning(
            Code::SumMismatch,
            span,
            say!(vi: "các phần cộng lại được {total}, khác {whole}"; en: "the parts add up to {total}, not {whole}"),
        ));
    }
}
