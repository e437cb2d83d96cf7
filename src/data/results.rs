//! The data sets of reporting: periods, results, evidence.

use super::cell::{Cell, StatedCell};
use super::plans::PLAN;
use super::table::{DataSet, Kind, Table, closed};
use super::task_parts::TASK;
use super::{Facts, NOTE, Said, URL, in_plan, words};
use crate::derive::Place;
use crate::model::{Area, Citation, Evidence, Grade, Id, Period, Purpose, ResultFile, ResultStatus, Task, TaskResult};

/// A result with the task it speaks of.
struct Row<'r> {
    file: &'r ResultFile,
    result: &'r TaskResult,
    /// The plan of the task and its id there.
    names: (&'r str, &'r str),
    task: Option<(&'r Area, &'r Task)>,
}

pub(super) const PERIOD: Said = ["Kỳ báo cáo", "Period"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![results(facts), periods(facts), evidence(facts)]
}

fn rows<'f>(facts: &Facts<'f>) -> Vec<Row<'f>> {
    let site = facts.site;
    let row = |own: &'f Id, file: &'f ResultFile, result: &'f TaskResult| {
        let names = in_plan(own, result.task.id());
        Row { file, result, names, task: site.plans.get(names.0).and_then(|plan| plan.task(names.1)) }
    };
    site.results.iter().flat_map(|((_, plan), file)| file.result.iter().map(move |one| row(plan, file, one))).collect()
}

impl Row<'_> {
    fn url(&self, facts: &Facts<'_>) -> String {
        let (Some(plan), Some(task)) = (Id::new(self.names.0), Id::new(self.names.1)) else { return String::new() };
        facts.url(&Place::Result(self.file.period, plan, task))
    }
}

fn results(facts: &Facts<'_>) -> DataSet {
    let table = Table::new(
        "results",
        ["Kết quả theo kỳ", "Results by period"],
        ["Mỗi dòng là điều một kỳ báo cáo nói về một nhiệm vụ.", "One row per task a period reports on."],
        rows(facts),
    )
    .column("period", Kind::Period, PERIOD, |row| row.file.period)
    .text("plan", PLAN, |row| row.names.0)
    .text("task", TASK, |row| row.names.1)
    .stated("label", Kind::Text, ["Số thứ tự như in", "Label as printed"], |row| {
        row.task.map_or(StatedCell::ABSENT, |(_, task)| (&task.label).into())
    })
    .text("area", ["Mã lĩnh vực", "Area"], |row| row.task.map(|(area, _)| &area.id.id))
    .words("title", ["Tên nhiệm vụ", "Task title"], |row| row.task.map(|(_, task)| &task.title))
    .words("text", ["Kết quả", "Result"], |row| row.result.text.as_ref())
    .column("grade", Kind::Word(closed!(Grade, "grade")), ["Mức đánh giá", "Grade"], |row| {
        row.result.grade.map(Grade::as_str)
    })
    .list("evidence", ["Minh chứng", "Evidence"], |row| Cell::list(row.result.evidence.iter().map(shown)))
    .text("note", NOTE, |row| words(row.result.note.as_ref()))
    .text("url", URL, |row| row.url(facts))
    .with_states();
    details(table)
        .key(&["period", "plan", "task"])
        .follows(&["label", "area", "title", "evidence"])
        .refers(&["plan"], "plans", &["id"])
        .refers(&["plan", "task"], "tasks", &["plan", "id"])
        .finish()
}

fn details(table: Table<Row<'_>>) -> Table<Row<'_>> {
    table
        .text("reported_under", ["Kỳ báo cáo của kế hoạch", "Plan of the report"], |row| row.file.plan.id())
        .text("mark", ["Dấu như in", "Mark as printed"], |row| row.result.mark.as_ref())
        .column("status", Kind::Word(closed!(ResultStatus, "data-result")), WHY_NOT, |row| {
            row.result.status.map(ResultStatus::as_str)
        })
        .column("evidence_expected", Kind::Integer, ["Minh chứng cần có", "Evidence expected"], |row| {
            row.result.evidence_expected
        })
        .column("completed", Kind::Date, ["Ngày hoàn thành", "Completed on"], |row| row.result.completed)
        .text("reason", ["Lý do chậm hoặc chưa xong", "Why late or not done"], |row| {
            words(row.result.reason.as_ref())
        })
        .text("reply", ["Ý kiến của đơn vị", "Reply of the unit"], |row| words(row.result.reply.as_ref()))
}

const WHY_NOT: Said = ["Vì sao không có mức đánh giá", "Why there is no grade"];

/// Tells a piece of evidence in a word: the mention, the web address, the file or the fact.
fn shown(evidence: &Evidence) -> Cell {
    let citation = evidence.citation.as_ref().map(Cell::from);
    let url = evidence.url.as_ref().map(|url| Cell::from(&url.url));
    let file = evidence.file.as_ref().map(|file| Cell::from(format!("files/{}", file.file.path)));
    let fact = evidence.fact.as_ref().map(Cell::from);
    Cell::from(citation.or(url).or(file).or(fact))
}

fn periods(facts: &Facts<'_>) -> DataSet {
    let report = |file: &ResultFile| Id::new(file.report.as_ref()?.id());
    Table::new(
        "periods",
        ["Kỳ báo cáo", "Periods"],
        ["Mỗi dòng là một kỳ báo cáo của một kế hoạch.", "One row per reporting period of a plan."],
        facts.site.results.iter(),
    )
    .column("period", Kind::Period, PERIOD, |((period, _), _): &(&(Period, Id), &ResultFile)| *period)
    .text("plan", PLAN, |((_, plan), _)| plan)
    .column("from", Kind::Date, ["Số liệu từ ngày", "Figures from"], |(_, file)| file.from)
    .column("to", Kind::Date, ["Ngày chốt số liệu", "Cut-off"], |(_, file)| file.to)
    .text("printed", ["Khoảng thời gian như in", "Window as printed"], |(_, file)| file.printed.as_ref())
    .text("report", ["Báo cáo", "Report"], |(_, file)| report(file).as_ref().map(Cell::from))
    .column("results", Kind::Integer, ["Số kết quả", "Results"], |(_, file)| file.result.len())
    .list("not_reported", ["Đơn vị chưa gửi số liệu", "Units that sent no figures"], |(_, file)| {
        Cell::list(file.not_reported.iter().map(|missing| {
            let note = missing.note.as_ref().map(|note| Cell::from(note).csv());
            super::with_note(missing.unit.id(), note.as_deref())
        }))
    })
    .text("url", URL, |((_, plan), file)| {
        facts.url(&report(file).map_or_else(|| Place::Plan(plan.clone()), Place::Report))
    })
    .key(&["period", "plan"])
    .follows(&["results"])
    .refers(&["plan"], "plans", &["id"])
    .refers(&["report"], "reports", &["id"])
    .finish()
}

fn evidence(facts: &Facts<'_>) -> DataSet {
    let rows = rows(facts);
    let pieces =
        rows.iter().flat_map(|row| row.result.evidence.iter().enumerate().map(move |(at, one)| (row, at, one)));
    let citation = |evidence: &Evidence, part: fn(&Citation) -> Cell| evidence.citation.as_ref().map(part);
    Table::new(
        "evidence",
        ["Minh chứng", "Evidence"],
        [
            "Mỗi dòng là một minh chứng của một kết quả: văn bản, trang web, tệp hoặc sự việc.",
            "One row per piece of evidence of a result: a document, web page, file or fact.",
        ],
        pieces,
    )
    .column("period", Kind::Period, PERIOD, |(row, ..): &(&Row<'_>, usize, &Evidence)| row.file.period)
    .text("plan", PLAN, |(row, ..)| row.names.0)
    .text("task", TASK, |(row, ..)| row.names.1)
    .column("number", Kind::Integer, ["Thứ tự", "Number"], |(_, at, _)| at + 1)
    .text("document", ["Mã văn bản", "Document"], |(.., one)| {
        citation(one, |citation| Cell::from(citation.document.as_ref().map(|document| document.id())))
    })
    .text("as_printed", ["Như in", "As printed"], |(.., one)| citation(one, |it| Cell::from(it.printed.as_ref())))
    .text("locator", ["Điều, khoản", "Part cited"], |(.., one)| {
        citation(one, |it| Cell::from(it.locator.as_ref()))
    })
    .column("purpose", Kind::Word(closed!(Purpose, "data-purpose")), ["Dùng làm", "Purpose"], |(.., one)| {
        citation(one, |citation| Cell::from(citation.purpose.map(Purpose::as_str)))
    })
    .text("web", ["Trang web", "Web page"], |(.., one)| one.url.as_ref().map(|url| url.url.as_str()))
    .text("file", ["Tệp", "File"], |(.., one)| one.file.as_ref().map(|file| format!("files/{}", file.file.path)))
    .text("fact", ["Sự việc", "Fact"], |(.., one)| words(one.fact.as_ref()))
    .text("note", NOTE, |(.., one)| citation(one, |citation| words(citation.note.as_ref())))
    .text("url", URL, |(row, ..)| row.url(facts))
    .part_of("results", &["period", "plan", "task"])
    .follows(&["number"])
    .refers(&["document"], "documents", &["id"])
    .refers(&["plan", "task"], "tasks", &["plan", "id"])
    .finish()
}
