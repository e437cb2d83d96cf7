//! The budget of the plan with what was spent of it.

use super::facts::{Facts, Missing};
use super::text::{Grid, Text};
use super::words::{self, NO_FIGURES};
use crate::diagnostic::say;
use crate::model::{Amount, Budget, BudgetLine, Stated};
use crate::text::{Language, format};

/// Writes the table, where the plan has a budget of which something is said to be spent.
pub(super) fn write(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let Some(budget) = &facts.plan.budget else { return };
    let unknown = budget.line.iter().filter(|line| line.spent.value().is_none()).count();
    if unknown > 0 {
        let (count, year) = (words::count(unknown as u64), facts.plan.head.year);
        missing.note(say!(
            vi: "chưa có số đã chi của {count} khoản trong dự toán năm {year}";
            en: "no amount spent is given for {unknown} budget lines of {year}"
        ));
    }
    if unknown == budget.line.len() {
        text.say(format!("{} về kinh phí đã sử dụng trong kỳ.", words::capitalised(NO_FIGURES)));
        return;
    }
    text.say("Tình hình sử dụng kinh phí của kế hoạch như sau:");
    text.grid(grid(budget));
}

fn grid(budget: &Budget) -> Grid {
    let mut rows: Vec<Vec<String>> = budget.line.iter().map(row).collect();
    rows.push(total(budget));
    let mut head = vec!["TT", "Nội dung", "Dự toán (đồng)", "Sau điều chỉnh (đồng)", "Đã chi (đồng)", "Tỷ lệ chi"];
    let mut widths = vec![12, 45, 28, 28, 28, 24];
    if budget.line.iter().all(|line| matches!(line.adjusted, Stated::Absent)) {
        // Nothing was adjusted: the column would only repeat the one before it.
        rows.iter_mut().for_each(|row| drop(row.remove(ADJUSTED)));
        head.remove(ADJUSTED);
        widths[1] += widths.remove(ADJUSTED);
    }
    Grid {
        caption: budget.title.as_ref().map_or("Kinh phí thực hiện kế hoạch".to_owned(), words::said),
        widths,
        numeric: 2,
        head: head.into_iter().map(str::to_owned).collect(),
        rows,
        has_total: true,
    }
}

/// The column of adjusted amounts.
const ADJUSTED: usize = 3;

fn row(line: &BudgetLine) -> Vec<String> {
    let granted = line.adjusted.value().or(line.amount.value());
    vec![
        line.label.value().cloned().unwrap_or_default(),
        words::said(&line.item),
        amount(&line.amount),
        if matches!(line.adjusted, Stated::Absent) { "không ghi".to_owned() } else { amount(&line.adjusted) },
        amount(&line.spent),
        rate(line.spent.value().copied(), granted.copied()),
    ]
}

fn total(budget: &Budget) -> Vec<String> {
    let label = budget.total.as_ref().map_or("Tổng cộng", |total| total.label.as_str());
    let granted = sum(budget, |line| line.adjusted.value().or(line.amount.value()));
    let spent = sum(budget, |line| line.spent.value());
    // The printed total stands as printed, even where its lines add up to another.
    let planned = budget.total.as_ref().map(|total| total.amount).or_else(|| sum(budget, |line| line.amount.value()));
    let said = |amount: Option<Amount>| amount.map_or_else(|| "không tính được".to_owned(), dong);
    vec![String::new(), label.to_owned(), said(planned), said(granted), said(spent), rate(spent, granted)]
}

/// Adds up amounts; a line without one makes the sum unknown, a stated "none" adds nothing.
fn sum(budget: &Budget, of: impl Fn(&BudgetLine) -> Option<&Amount>) -> Option<Amount> {
    let added = |line: &BudgetLine| match of(line) {
        Some(amount) => Some(amount.0),
        None => matches!(line.amount, Stated::None(_)).then_some(0),
    };
    budget.line.iter().try_fold(0u64, |sum, line| sum.checked_add(added(line)?)).map(Amount)
}

fn amount(amount: &Stated<Amount>) -> String {
    match amount {
        Stated::Value(amount) => dong(*amount),
        Stated::None(words) => words.clone(),
        Stated::Absent | Stated::Blank => NO_FIGURES.to_owned(),
    }
}

fn dong(amount: Amount) -> String {
    format::integer(amount.dong(), Language::Vietnamese)
}

fn rate(spent: Option<Amount>, granted: Option<Amount>) -> String {
    let share = spent.zip(granted).map(|(spent, granted)| crate::text::Decimal::ratio_percent(spent.0, granted.0, 1));
    match share {
        Some(Some(share)) => format::percent(share, Language::Vietnamese),
        Some(None) => "–".to_owned(),
        None => "không tính được".to_owned(),
    }
}
