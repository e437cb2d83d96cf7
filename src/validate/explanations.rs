//! Rule `missed-without-explanation`: a missed target comes with the explanation.

use super::Scope;

use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::Verdict;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for indicator in scope.site.indicators.values() {
        for observation in indicator.observation.iter().filter(|observation| observation.explanation.is_none()) {
            let missed = indicator
                .target
                .iter()
                .filter(|target| target.period.is_none_or(|period| period == observation.period))
                .any(|target| target.verdict(observation) == Verdict::Missed);
            if missed {
                faults.push(Diagnostic::warning(
                    Code::MissedWithoutExplanation,
                    observation.span,
                    say!(vi: "chỉ tiêu chưa đạt nhưng không có giải trình (`explanation`)"; en: "the target is missed and there is no `explanation`"),
                ));
            }
        }
    }
}
