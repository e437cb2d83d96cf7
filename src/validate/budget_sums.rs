//! Rule `sum-mismatch`, budgets: printed amounts are held against recomputed ones (MODEL R8, §9).

use super::{Scope, is_noted};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::Budget;
use crate::text::{Language, format};

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    for budget in scope.site.plans.values().filter_map(|plan| plan.budget.as_ref()) {
        lines(budget, faults);
        total(budget, faults);
    }
}

fn lines(budget: &Budget, faults: &mut Vec<Diagnostic>) {
    for line in &budget.line {
        let product = line.formula.as_ref().and_then(|formula| formula.product());
        if let (Some(printed), Some(product)) = (line.amount.value(), product)
            && *printed != product
            && !is_noted(&line.annotations)
        {
            let [printed, product] = [printed.dong(), product.dong()].map(|n| format::integer(n, Language::Vietnamese));
            faults.push(Diagnostic::warning(
                Code::SumMismatch,
                line.id.span,
                say!(
                    vi: "khoản này ghi {printed} đồng nhưng phép tính cho {product} đồng; thêm [[line.annotations]] để người đọc biết";
                    en: "the line says {printed} đồng and its formula gives {product}; add [[line.annotations]] so that readers know"
                ),
            ));
        }
    }
}

fn total(budget: &Budget, faults: &mut Vec<Diagnostic>) {
    let Some(total) = &budget.total else { return };
    let sum = budget.sum();
    if sum == Some(total.amount) || is_noted(&total.annotations) {
        return;
    }
    let printed = format::integer(total.amount.dong(), Language::Vietnamese);
    let sum = sum.map_or_else(|| "?".to_owned(), |sum| format::integer(sum.dong(), Language::Vietnamese));
    faults.push(Diagnostic::warning(
        Code::SumMismatch,
        total.span,
        say!(
            vi: "tổng cộng ghi {printed} đồng nhưng các khoản cộng lại được {sum} đồng; thêm [[total.annotations]] để người đọc biết";
            en: "the total says {printed} đồng and the lines add up to {sum}; add [[total.annotations]] so that readers know"
        ),
    ));
}
