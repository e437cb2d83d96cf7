//! Rule `unexplained-change`: what was published changes with a reason.

use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::ledger::{Change, Ledger};
use crate::model::{Id, Period, Site};
use crate::pages::{Route, origin};
use crate::text::Span;

/// Warns of each change that is not released yet and needs a reason. `tell` says what changed, in both languages.
pub fn unexplained(site: &Site, ledger: &Ledger, tell: &dyn Fn(&Change) -> Message, faults: &mut Vec<Diagnostic>) {
    let unexplained = ledger.unreleased().iter().filter(|change| change.needs_reason() && change.reason.is_none());
    faults.extend(unexplained.map(|change| {
        let Message { vi, en } = tell(change);
        let lines = lines(ledger, change);
        Diagnostic::warning(
            Code::UnexplainedChange,
            span(site, change),
            say!(vi: "{vi}, mà không nêu lý do"; en: "{en}, and nobody says why"),
        )
        .note(say!(
            vi: "thêm vào changes.toml:\n{lines}";
            en: "add to changes.toml:\n{lines}"
        ))
    }));
}

/// Writes what to add to `changes.toml`: only the reason is left to write.
fn lines(ledger: &Ledger, change: &Change) -> String {
    let field = change.field.as_ref().map(|field| format!("field = \"{field}\"\n")).unwrap_or_default();
    let released = ledger.history.latest().map(|release| release.head.released);
    // The day after the release: an earlier one speaks of what it published.
    let day = released.and_then(|day| day.succ_opt()).unwrap_or_default();
    let (set, id) = (&change.set, &change.id);
    format!("[[change]]\nrecord = \"{set}/{id}\"\n{field}kind = \"correction\"\ndate = {day}\nreason = \"…\"")
}

/// Finds where the record stands in the content; the department where it is gone.
fn span(site: &Site, change: &Change) -> Span {
    found(site, change).unwrap_or_else(|| Span::new(site.source, 0, 0))
}

fn found(site: &Site, change: &Change) -> Option<Span> {
    let (first, rest) = change.id.split_once('/').unwrap_or((&change.id, ""));
    let task = |name: &str| {
        let (plan, task) = name.split_once('/')?;
        origin(site, &Route::Task(Id::new(plan)?, Id::new(task)?))
    };
    match change.set.as_str() {
        "tasks" => task(&change.id),
        "results" => {
            let (plan, name) = rest.split_once('/')?;
            let file = site.results.get(&(Period::parse(first)?, Id::new(plan)?));
            let result = file.and_then(|file| file.result.iter().find(|result| result.task.id() == name));
            result.map(|result| result.task.span()).or_else(|| task(rest))
        }
        "statistics" | "inspections" => site.statistics.get(&Period::parse(first)?).map(|file| file.span),
        "observations" => origin(site, &Route::Indicator(Id::new(first)?)),
        "reports" => origin(site, &Route::Report(Id::new(&change.id)?)),
        "budget" => {
            let budget = site.plans.get(first)?.budget.as_ref()?;
            budget.line.iter().find(|line| line.id.id.as_str() == rest).map(|line| line.id.span)
        }
        _ => None,
    }
}
