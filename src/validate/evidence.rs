//! Rule `done-without-evidence`: who says "done" shows something for it.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for result in scope.site.results.values().flat_map(|file| &file.result) {
        let done = result.grade.is_some_and(|grade| grade.is_done());
        if done && result.evidence.is_empty() {
            faults.push(
                Diagnostic::warning(
                    Code::DoneWithoutEvidence,
                    result.task.span(),
                    say!(vi: "nhiệm vụ được chấm hoàn thành nhưng không nêu minh chứng"; en: "the task is graded done and no evidence is given"),
                )
                .note(say!(
                    vi: "thêm [[result.evidence]] với văn bản, đường dẫn, tệp hoặc số liệu; trang sẽ ghi \"chưa nêu minh chứng\" cho đến khi có";
                    en: "add [[result.evidence]] with a document, link, file or figure; until then the page says that no evidence is given"
                )),
            );
        }
    }
}
