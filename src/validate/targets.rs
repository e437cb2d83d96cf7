//! Rule `target-direction`: a target has the values its operator needs and goes the way of its
//! indicator.

use super::{Scope, is_noted};
use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::model::{Direction, IndicatorTarget, Operator};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for indicator in scope.site.indicators.values() {
        for target in &indicator.target {
            if let Some(message) = incomplete(target) {
                faults.push(Diagnostic::error(Code::TargetDirection, target.span, message));
            } else if goes_against(target.operator, indicator.direction) && !is_noted(&target.annotations) {
                faults.push(Diagnostic::warning(
                    Code::TargetDirection,
                    target.span,
                    say!(
                        vi: "dấu `{}` đi ngược chiều `{}` của chỉ tiêu", target.operator.as_str(), indicator.direction.as_str();
                        en: "the operator `{}` goes against the direction `{}` of the indicator", target.operator.as_str(), indicator.direction.as_str()
                    ),
                ));
            }
        }
    }
}

fn incomplete(target: &IndicatorTarget) -> Option<Message> {
    let operator = target.operator.as_str();
    match target.operator {
        Operator::Group | Operator::Qualitative => None,
        Operator::Range => match (target.value, target.upper) {
            (Some(lower), Some(upper)) if lower <= upper => None,
            _ => Some(
                say!(vi: "`range` cần `value` và `upper`, số nhỏ đứng trước"; en: "`range` needs `value` and `upper`, the smaller first"),
            ),
        },
        _ if target.value.is_none() => {
            Some(say!(vi: "dấu `{operator}` cần có `value`"; en: "the operator `{operator}` needs a `value`"))
        }
        _ => None,
    }
}

fn goes_against(operator: Operator, direction: Direction) -> bool {
    match direction {
        Direction::Higher => matches!(operator, Operator::AtMost | Operator::LessThan),
        Direction::Lower => matches!(operator, Operator::AtLeast | Operator::MoreThan),
        Direction::Neutral => false,
    }
}
