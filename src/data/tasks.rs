//! The data set `tasks`: one row per task of a plan, with its state on the reference date.

use super::cell::Cell;
use super::plans::{CANONICAL, FUNDING, PLAN, canonical, canonical_areas};
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, NOTE, Said, URL, words};
use crate::derive::{Place, Reported, Schedule, TaskState};
use crate::model::{Area, DueKind, FundingKind, Grade, Plan, Responsible, Task};

/// A task with what it belongs to and where it stands.
struct Row<'r> {
    plan: &'r Plan,
    area: &'r Area,
    task: &'r Task,
    state: &'r TaskState,
}

/// What follows from the area, the parts and the results of a task.
const FOLLOWS: [&str; 17] = [
    "area_label",
    "canonical",
    "leads",
    "coordinators",
    "deliverables",
    "due_kind",
    "due_first",
    "due_last",
    "grade",
    "evidence_given",
    "evidence_expected",
    "schedule",
    "slips",
    "next_due",
    "days_over",
    "reported_in",
    "not_reported_in",
];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let rows = facts.site.plans.values().flat_map(|plan| {
        let row = move |(area, task)| Row { plan, area, task, state: facts.derived.task(plan, task) };
        plan.tasks().map(row)
    });
    let table = Table::new(
        "tasks",
        ["Nhiệm vụ", "Tasks"],
        [
            "Mỗi dòng là một nhiệm vụ của kế hoạch và tình trạng vào ngày tham chiếu.",
            "One row per task of a plan, with its state on the reference date.",
        ],
        rows,
    );
    let table = state(work(content(table)));
    let table = table
        .list("slips", ["Các lần lùi hạn", "Moved deadlines"], slips)
        .about(["Mỗi lần ghi hạn cũ/hạn mới.", "Each as old deadline/new deadline."])
        .text("url", URL, |row| facts.url(&Place::Task(row.plan.id.clone(), row.task.id.id.clone())))
        .with_states();
    let table = more_state(more(table));
    vec![
        table
            .key(&["plan", "id"])
            .follows(&FOLLOWS)
            .refers(&["plan"], "plans", &["id"])
            .refers(&["plan", "area"], "areas", &["plan", "id"])
            .finish(),
    ]
}

fn content(table: Table<Row<'_>>) -> Table<Row<'_>> {
    table
        .text("plan", PLAN, |row| &row.plan.id)
        .text("id", ["Mã", "Id"], |row| &row.task.id.id)
        .text("parent", ["Thuộc nhiệm vụ", "Part of"], |row| row.task.parent.as_ref().map(|task| task.id()))
        .stated("label", Kind::Text, ["Số thứ tự như in", "Label as printed"], |row| (&row.task.label).into())
        .text("area", ["Mã lĩnh vực", "Area"], |row| &row.area.id.id)
        .stated("area_label", Kind::Text, ["Số thứ tự lĩnh vực", "Label of the area"], |row| {
            (&row.area.label).into()
        })
        .column("canonical", Kind::Words(canonical_areas()), CANONICAL, |row| canonical(row.area))
        .words("title", ["Nhiệm vụ", "Title"], |row| Some(&row.task.title))
        .list("leads", ["Chủ trì", "Leads"], |row| units(&row.task.leads))
        .about(UNITS)
        .list("coordinators", ["Phối hợp", "Coordinators"], |row| units(&row.task.coordinators))
        .about(UNITS)
        .list("deliverables", ["Sản phẩm", "Deliverables"], |row| {
            Cell::list(row.task.deliverables.iter().map(|deliverable| &deliverable.text))
        })
}

const UNITS: Said = [
    "Mã đơn vị; đơn vị không có trong danh sách thì ghi tên như in.",
    "Ids of units; the printed name where the unit is not listed.",
];

/// Lists who takes part: the id, or the printed name of one the site does not know.
fn units(responsible: &[Responsible]) -> Cell {
    Cell::list(responsible.iter().map(|part| match (&part.unit, &part.printed) {
        (Some(unit), _) => Cell::from(unit.id()),
        (None, Some(printed)) => Cell::from(printed),
        (None, None) => words(part.qualifier.as_ref()),
    }))
}

fn work(table: Table<Row<'_>>) -> Table<Row<'_>> {
    let quarter = |row: &Row<'_>, quarter: usize| row.task.work.as_ref().and_then(|work| work.quarters()[quarter]);
    table
        .column("due_kind", Kind::Word(closed!(DueKind, "due")), ["Kiểu thời hạn", "Kind of deadline"], |row| {
            row.task.due.kind().as_str()
        })
        .column("due_first", Kind::Date, ["Ngày đầu của thời hạn", "First day of the deadline"], |row| {
            row.task.due.first_day()
        })
        .column("due_last", Kind::Date, ["Ngày cuối của thời hạn", "Last day of the deadline"], |row| {
            row.task.due.last_days().into_iter().max()
        })
        .about([
            "Thời hạn kế hoạch đã in, chưa tính các lần lùi hạn; hạn đang áp dụng ở cột deadline.",
            "As the plan prints it, before any slip; the deadline in force stands under deadline.",
        ])
        .text("due_text", ["Thời hạn như in", "Deadline as printed"], |row| row.task.due_text.as_ref())
        .column("funding", Kind::Word(closed!(FundingKind, "data-funding")), FUNDING, |row| {
            row.task.funding.as_ref().map(|funding| funding.kind.as_str())
        })
        .column("work_q1", Kind::Integer, ["Đầu việc quý I", "Work items, quarter 1"], |row| quarter(row, 0))
        .column("work_q2", Kind::Integer, ["Đầu việc quý II", "Work items, quarter 2"], |row| quarter(row, 1))
        .column("work_q3", Kind::Integer, ["Đầu việc quý III", "Work items, quarter 3"], |row| quarter(row, 2))
        .column("work_q4", Kind::Integer, ["Đầu việc quý IV", "Work items, quarter 4"], |row| quarter(row, 3))
        .text("note", NOTE, |row| words(row.task.note.as_ref()))
}

fn state(table: Table<Row<'_>>) -> Table<Row<'_>> {
    table
        .column("grade", Kind::Word(closed!(Grade, "grade")), ["Mức đánh giá", "Grade"], |row| {
            row.state.grade.map(Grade::as_str)
        })
        .about([
            "Mức do cơ quan tự đánh giá ở kỳ mới nhất; trống là chưa đánh giá.",
            "The official grade of the newest period that gives one; empty where not graded.",
        ])
        .column("evidence_given", Kind::Integer, ["Minh chứng đã nêu", "Evidence given"], |row| {
            row.state.evidence.given
        })
        .column("evidence_expected", Kind::Integer, ["Minh chứng cần có", "Evidence expected"], |row| {
            row.state.evidence.expected
        })
        .column(
            "schedule",
            Kind::Word(closed!(Schedule, "schedule")),
            ["Tiến độ thời hạn", "Schedule"],
            |row| row.state.schedule.as_str(),
        )
}

fn slips(row: &Row<'_>) -> Cell {
    Cell::list(row.task.slip.iter().map(|slip| format!("{}/{}", slip.from, slip.to)))
}

fn more(table: Table<Row<'_>>) -> Table<Row<'_>> {
    table
        .words("text", ["Nội dung đầy đủ", "Text in full"], |row| row.task.text.as_ref())
        .text("leads_printed", ["Chủ trì như in", "Leads as printed"], |row| row.task.leads_printed.as_ref())
        .text("coordinators_printed", ["Phối hợp như in", "Coordinators as printed"], |row| {
            row.task.coordinators_printed.as_ref()
        })
        .text("person", ["Người phụ trách", "Person in charge"], |row| words(row.task.person.as_ref()))
        .text("funding_printed", ["Nguồn kinh phí như in", "Funding as printed"], |row| {
            words(row.task.funding.as_ref().and_then(|funding| funding.printed.as_ref()))
        })
        .text("contingent", ["Chỉ làm khi", "Only if"], |row| words(row.task.contingent.as_ref()))
        .text("merged_into", ["Lồng ghép với nhiệm vụ", "Carried out with"], |row| {
            row.task.merged_into.as_ref().map(|task| task.id())
        })
        .list("inherited", ["Trường lấy từ ô gộp", "Fields from a merged cell"], |row| {
            Cell::list(&row.task.inherited)
        })
        .text("work_shared_with", ["Đầu việc chung với", "Work items shared with"], |row| {
            row.task.work.as_ref().and_then(|work| work.shared_with.as_ref()).map(|task| task.id())
        })
        .text("work_printed", ["Đầu việc như in", "Work items as printed"], |row| {
            row.task.work.as_ref().and_then(|work| work.printed.as_ref())
        })
        .list("indicators", ["Chỉ tiêu liên quan", "Indicators"], |row| {
            Cell::list(row.task.indicators.iter().map(|id| id.id()))
        })
        .list("procedures", ["Thủ tục liên quan", "Procedures"], |row| {
            Cell::list(row.task.procedures.iter().map(|id| id.id()))
        })
        .list("budget", ["Khoản kinh phí", "Budget lines"], |row| {
            Cell::list(row.task.budget.iter().map(|id| id.id()))
        })
}

fn more_state(table: Table<Row<'_>>) -> Table<Row<'_>> {
    let periods = |row: &Row<'_>, keep: fn(&Reported) -> bool| {
        Cell::list(row.state.history.iter().filter(|reported| keep(reported)).map(|reported| reported.period))
    };
    table
        .column("deadline", Kind::Date, ["Hạn đang áp dụng", "Deadline in force"], |row| row.state.deadline)
        .about(["Ngày cuối của thời hạn sau mọi lần lùi.", "The last day of the deadline, after every slip."])
        .column("next_due", Kind::Date, ["Mốc kế tiếp", "Next due"], |row| row.state.next)
        .column("days_over", Kind::Integer, ["Số ngày quá hạn hoặc chậm", "Days over"], |row| row.state.days)
        .list("reported_in", ["Có kết quả ở kỳ", "Reported in"], move |row| {
            periods(row, |reported| reported.result.is_some())
        })
        .list("not_reported_in", ["Không được báo cáo ở kỳ", "Not reported in"], move |row| {
            periods(row, |reported| reported.result.is_none())
        })
}
