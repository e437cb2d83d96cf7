//! Rule `missing-reason`: work that is late or not done comes with the reason.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::Grade;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for result in scope.site.results.values().flat_map(|file| &file.result) {
        let late = matches!(result.grade, Some(Grade::DoneLate | Grade::NotDone));
        if late && result.reason.is_none() {
            faults.push(Diagnostic::warning(
                Code::MissingReason,
                result.task.span(),
                say!(vi: "nhiệm vụ chậm hoặc chưa hoàn thành nhưng không nêu lý do (`reason`)"; en: "the task is late or not done and gives no `reason`"),
            ));
        }
    }
    for (_, task) in scope.site.plans.values().flat_map(|plan| plan.tasks()) {
        for slip in task.slip.iter().filter(|slip| slip.reason.is_none()) {
            faults.push(Diagnostic::warning(
                Code::MissingReason,
                slip.span,
                say!(vi: "thời hạn được dời nhưng không nêu lý do (`reason`)"; en: "the deadline was moved and gives no `reason`"),
            ));
        }
    }
}
