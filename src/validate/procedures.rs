//! Rule `incomplete-procedure`: a procedure in force tells what a citizen must know (NĐ 63/2010,
//! Điều 8), or states why it does not.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{ProcedureHead, ProcedureState};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for procedure in scope.site.procedures.values() {
        let head = &procedure.head;
        let state = head.lifecycle.as_ref().and_then(|lifecycle| lifecycle.state);
        if matches!(state, Some(ProcedureState::Replaced | ProcedureState::Repealed)) {
            continue;
        }
        let missing = missing(head);
        if !missing.is_empty() {
            let keys = missing.join(", ");
            faults.push(
                Diagnostic::warning(
                    Code::IncompleteProcedure,
                    head.title.span,
                    say!(vi: "thủ tục chưa nêu: {keys}"; en: "the procedure does not tell: {keys}"),
                )
                .note(say!(
                    vi: "điền giá trị, hoặc nói vì sao chưa có: {{ status = \"not-published\" }}";
                    en: "fill in the value, or say why there is none: {{ status = \"not-published\" }}"
                )),
            );
        }
    }
}

fn missing(head: &ProcedureHead) -> Vec<&'static str> {
    let channels = &head.channel;
    let checks = [
        ("channel", channels.is_empty()),
        ("channel.time", channels.iter().any(|channel| channel.time.is_unknown())),
        ("channel.fees", channels.iter().any(|channel| channel.fees.is_unknown())),
        ("case", head.case.is_empty()),
        ("step", head.step.is_empty()),
        ("audiences", head.audiences.is_unknown()),
        ("results", head.results.is_unknown()),
        ("authority", head.authority.is_unknown()),
        ("legal_basis", head.legal_basis.is_unknown()),
        ("decision", head.decision.is_unknown()),
    ];
    checks.into_iter().filter(|(_, missing)| *missing).map(|(key, _)| key).collect()
}
