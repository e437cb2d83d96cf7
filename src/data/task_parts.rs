//! The data sets of what tasks are made of: who takes part, what is delivered, by when, what was moved.

use super::cell::Cell;
use super::plans::PLAN;
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, Said, URL, Vocabulary, words};
use crate::derive::Place;
use crate::model::{Deliverable, Due, DueKind, Every, Moment, Plan, Responsible, Slip, Task, TimeUnit, When};

pub(super) const TASK: Said = ["Nhiệm vụ", "Task"];

/// A part of a task.
struct Part<'p, T> {
    plan: &'p Plan,
    task: &'p Task,
    part: T,
}

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![task_units(facts), deliverables(facts), deadlines(facts), slips(facts)]
}

/// Opens a set over parts of tasks, each row beginning with its plan and task.
fn table<'p, T: 'p>(
    facts: &Facts<'p>,
    name: &'static str,
    title: Said,
    description: Said,
    parts: impl Fn(&'p Task) -> Vec<T>,
) -> Table<Part<'p, T>> {
    let tasks = facts.site.plans.values().flat_map(|plan| plan.tasks().map(move |(_, task)| (plan, task)));
    let rows = tasks.flat_map(|(plan, task)| parts(task).into_iter().map(move |part| Part { plan, task, part }));
    Table::new(name, title, description, rows)
        .text("plan", PLAN, |row| &row.plan.id)
        .text("task", TASK, |row| &row.task.id.id)
}

/// Ends a set over parts of tasks.
fn finish<T>(facts: &Facts<'_>, table: Table<Part<'_, T>>) -> DataSet {
    table
        .text("url", URL, |row| facts.url(&Place::Task(row.plan.id.clone(), row.task.id.id.clone())))
        .refers(&["plan", "task"], "tasks", &["plan", "id"])
        .part_of("tasks", &["plan", "task"])
        .finish()
}

fn task_units(facts: &Facts<'_>) -> DataSet {
    let roles = Vocabulary { group: "data-role", words: vec!["lead", "coordinator"] };
    let table = table::<(&str, &Responsible)>(
        facts,
        "task_units",
        ["Đơn vị của nhiệm vụ", "Units of tasks"],
        [
            "Mỗi dòng là một đơn vị chủ trì hoặc phối hợp của một nhiệm vụ.",
            "One row per unit that leads or takes part in a task.",
        ],
        |task| {
            let leads = task.leads.iter().map(|part| ("lead", part));
            leads.chain(task.coordinators.iter().map(|part| ("coordinator", part))).collect()
        },
    )
    .column("role", Kind::Word(roles), ["Vai trò", "Role"], |row| row.part.0)
    .text("unit", ["Đơn vị", "Unit"], |row| row.part.1.unit.as_ref().map(|unit| unit.id()))
    .text("qualifier", ["Phần của đơn vị", "Part of the unit"], |row| words(row.part.1.qualifier.as_ref()))
    .text("printed", ["Tên như in", "Name as printed"], |row| row.part.1.printed.as_ref())
    .refers(&["unit"], "units", &["id"]);
    finish(facts, table)
}

fn deliverables(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Deliverable>(
        facts,
        "deliverables",
        ["Sản phẩm", "Deliverables"],
        ["Mỗi dòng là một sản phẩm của một nhiệm vụ.", "One row per deliverable of a task."],
        |task| task.deliverables.iter().collect(),
    )
    .words("text", ["Sản phẩm", "Deliverable"], |row| Some(&row.part.text))
    .column("quantity", Kind::Number, ["Số lượng", "Quantity"], |row| row.part.quantity)
    .text("unit", ["Đơn vị tính", "Unit"], |row| words(row.part.unit.as_ref()))
    .list("alternatives", ["Hoặc thay bằng", "Or instead"], |row| Cell::list(&row.part.alternatives));
    finish(facts, table)
}

fn deadlines(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Due>(
        facts,
        "deadlines",
        ["Thời hạn chi tiết", "Deadlines in detail"],
        [
            "Mỗi dòng là một mốc của thời hạn; nhiệm vụ nhiều mốc có nhiều dòng.",
            "One row per deadline; a task with milestones has several.",
        ],
        |task| task.due.0.iter().collect(),
    )
    .text("what", ["Việc hoặc sản phẩm", "What is due"], |row| words(row.part.what.as_ref()))
    .column("kind", Kind::Word(closed!(DueKind, "due")), ["Kiểu thời hạn", "Kind"], |row| {
        row.part.when.kind().as_str()
    })
    .list("moments", ["Các mốc", "Moments"], |row| Cell::list(moments(&row.part.when)))
    .about(["Ngày, tháng, quý hoặc năm theo ISO 8601.", "Days, months, quarters or years."])
    .column("from", Kind::Moment, ["Từ", "From"], |row| span(&row.part.when).0)
    .column("to", Kind::Moment, ["Đến", "Until"], |row| span(&row.part.when).1);
    finish(facts, in_words(table))
}

fn in_words<'p>(table: Table<Part<'p, &'p Due>>) -> Table<Part<'p, &'p Due>> {
    table
        .column("at_least", Kind::Integer, ["Ít nhất", "At least"], |row| match row.part.when {
            When::Frequency { at_least, .. } => Some(at_least),
            _ => None,
        })
        .column("every", Kind::Word(closed!(Every, "every")), ["Mỗi", "Every"], |row| match row.part.when {
            When::Frequency { every, .. } => Some(every.as_str()),
            _ => None,
        })
        .text("of", ["Đếm gì", "Of what"], |row| match &row.part.when {
            When::Frequency { of, .. } => words(of.as_ref()),
            _ => Cell::Missing,
        })
        .column("within", Kind::Integer, ["Không quá", "Within"], |row| match row.part.when {
            When::Relative { within, .. } => Some(within),
            _ => None,
        })
        .column("unit", Kind::Word(closed!(TimeUnit, "data-time")), ["Đơn vị thời gian", "Unit of time"], |row| {
            match row.part.when {
                When::Relative { unit, .. } => Some(unit.as_str()),
                _ => None,
            }
        })
        .text("said", ["Nói bằng lời", "In words"], |row| match &row.part.when {
            When::Relative { after: words, .. }
            | When::Conditional(words)
            | When::OnRequest(words)
            | When::ByOtherPlan(words) => Cell::from(words),
            _ => Cell::Missing,
        })
        .about([
            "Sự kiện, điều kiện, cơ quan đề nghị hoặc kế hoạch khác quyết định thời hạn.",
            "The event, condition, asking body or other plan that sets the time.",
        ])
        .text("condition", ["Kèm điều kiện", "On condition"], |row| words(row.part.condition.as_ref()))
}

fn moments(when: &When) -> Vec<Moment> {
    match when {
        When::By(moments) | When::OneOf(moments) => moments.clone(),
        _ => Vec::new(),
    }
}

fn span(when: &When) -> (Option<Moment>, Option<Moment>) {
    match when {
        When::Between(from, to) => (Some(*from), *to),
        When::Ongoing(within) => (None, *within),
        _ => (None, None),
    }
}

fn slips(facts: &Facts<'_>) -> DataSet {
    let table = table::<&Slip>(
        facts,
        "slips",
        ["Lùi thời hạn", "Moved deadlines"],
        ["Mỗi dòng là một lần lùi thời hạn; hạn cũ được giữ.", "One row per moved deadline; the old one is kept."],
        |task| task.slip.iter().collect(),
    )
    .column("from", Kind::Moment, ["Hạn cũ", "Deadline before"], |row| row.part.from)
    .column("to", Kind::Moment, ["Hạn mới", "Deadline after"], |row| row.part.to)
    .column("decided", Kind::Date, ["Ngày quyết định", "Decided on"], |row| row.part.decided)
    .text("document", ["Văn bản", "Document"], |row| row.part.document.as_ref())
    .text("reason", ["Lý do", "Reason"], |row| words(row.part.reason.as_ref()));
    finish(facts, table)
}
