//! The data set `budget`: one row per line of a plan's budget, its printed total last.

use super::cell::{Cell, StatedCell};
use super::plans::PLAN;
use super::table::{DataSet, Kind, Table};
use super::{Facts, NOTE, URL, words};
use crate::derive::Place;
use crate::model::{Amount, Budget, BudgetLine, BudgetTotal, Id, Plan};

/// What stands in the column `line` of the row of a total.
const TOTAL: &str = "total";

/// A line, or the total of all lines.
enum Entry<'b> {
    Line(&'b BudgetLine),
    Total(&'b BudgetTotal, Option<Amount>),
}

struct Row<'b> {
    plan: &'b Plan,
    entry: Entry<'b>,
}

impl<'b> Row<'b> {
    fn line(&self) -> Option<&'b BudgetLine> {
        match self.entry {
            Entry::Line(line) => Some(line),
            Entry::Total(..) => None,
        }
    }

    /// Gives what the printed factors or lines come to.
    fn recomputed(&self) -> Option<Amount> {
        match &self.entry {
            Entry::Line(line) => line.formula.as_ref().and_then(|formula| formula.product()),
            Entry::Total(_, sum) => *sum,
        }
    }

    fn amount(&self) -> StatedCell {
        match &self.entry {
            Entry::Line(line) => (&line.amount).into(),
            Entry::Total(total, _) => StatedCell::optional(Some(total.amount)),
        }
    }

    fn printed(&self) -> Option<&'b String> {
        match &self.entry {
            Entry::Line(line) => line.printed.as_ref(),
            Entry::Total(total, _) => total.printed.as_ref(),
        }
    }

    fn item(&self) -> Cell {
        match &self.entry {
            Entry::Line(line) => Cell::from(&line.item),
            Entry::Total(total, _) => Cell::from(&total.label),
        }
    }

    fn id(&self) -> &'b str {
        match &self.entry {
            Entry::Line(line) => line.id.id.as_str(),
            Entry::Total(..) => TOTAL,
        }
    }
}

fn rows(budget: &Budget) -> impl Iterator<Item = Entry<'_>> {
    let total = budget.total.iter().map(|total| Entry::Total(total, budget.sum()));
    budget.line.iter().map(Entry::Line).chain(total)
}

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let plans = facts.site.plans.values();
    let lines = plans.flat_map(|plan| plan.budget.iter().flat_map(rows).map(move |entry| Row { plan, entry }));
    let line = |row: &Row<'_>, show: fn(&BudgetLine) -> StatedCell| row.line().map_or(StatedCell::ABSENT, show);
    let table = Table::new(
        "budget",
        ["Kinh phí", "Budget"],
        [
            "Mỗi dòng là một khoản kinh phí bằng đồng; dòng có mã total là tổng cộng như in.",
            "One row per budget line, in đồng; the row whose line is total holds the printed total.",
        ],
        lines,
    )
    .text("plan", PLAN, |row| &row.plan.id)
    .text("line", ["Khoản", "Line"], Row::id)
    .text("item", ["Nội dung chi", "Item"], Row::item)
    .stated("amount", Kind::Money, ["Số tiền", "Amount"], Row::amount)
    .text("printed", ["Số tiền như in", "Amount as printed"], Row::printed)
    .column("recomputed", Kind::Money, ["Số tính lại", "Recomputed"], Row::recomputed)
    .about([
        "Tích các thừa số đã in, hoặc tổng các khoản; không thay số in.",
        "The product of the printed factors, or the sum of the lines; it never replaces the printed amount.",
    ])
    .text("note", NOTE, |row| row.line().map(|line| words(line.note.as_ref())))
    .with_states()
    .stated("label", Kind::Text, ["Số thứ tự như in", "Label as printed"], move |row| {
        line(row, |line| (&line.label).into())
    })
    .stated("adjusted", Kind::Money, ["Sau điều chỉnh", "After adjustment"], move |row| {
        line(row, |line| (&line.adjusted).into())
    })
    .stated("spent", Kind::Money, ["Đã chi", "Spent"], move |row| line(row, |line| (&line.spent).into()));
    vec![
        sources(facts, table)
            .key(&["plan", "line"])
            .follows(&["recomputed"])
            .refers(&["plan"], "plans", &["id"])
            .finish(),
    ]
}

fn sources<'b>(facts: &Facts<'b>, table: Table<Row<'b>>) -> Table<Row<'b>> {
    table
        .list("factors", ["Các thừa số", "Factors"], |row| {
            Cell::list(row.line().into_iter().flat_map(|line| &line.formula).flat_map(|formula| &formula.factors))
        })
        .text("formula", ["Công thức như in", "Formula as printed"], |row| {
            row.line().and_then(|line| line.formula.as_ref()).map(|formula| formula.printed.as_str())
        })
        .list("basis", ["Căn cứ", "Basis"], |row| Cell::list(row.line().into_iter().flat_map(|line| &line.basis)))
        .text("url", URL, |row| {
            let line = Id::new(row.id()).unwrap_or_else(|| row.plan.id.clone());
            facts.url(&Place::Budget(row.plan.id.clone(), line))
        })
}
