//! The data sets of completeness and plain words: records with their count, what they lack and why, who owes figures,
//! and what could be plainer.

use super::cell::Cell;
use super::plans::PLAN;
use super::results::PERIOD;
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, NOTE, Said, URL, words};
use crate::derive::clarity::{ClarityRule, Finding, Part};
use crate::derive::completeness::{Answer, AnswerState, Item, Reason, Sheet, Subject};
use crate::derive::{LateReporter, Place};
use crate::model::{ChannelKind, Id, Period};
use crate::text::Language;

const KIND: Said = ["Loại mục", "Kind of record"];
const ID: Said = ["Mã mục", "Id of the record"];
const ID_MORE: Said = ["Với nhiệm vụ: kế hoạch/nhiệm vụ; với kỳ báo cáo: kỳ/kế hoạch.", "plan/task, period/plan."];

/// A record with its sheet.
struct Row<'f> {
    subject: Subject,
    id: String,
    place: Place,
    sheet: &'f Sheet,
}

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let rows = rows(facts);
    vec![completeness(facts, &rows), missing(facts, &rows), late(facts), clarity(facts)]
}

fn rows<'f>(facts: &Facts<'f>) -> Vec<Row<'f>> {
    let all = &facts.derived.completeness;
    let procedure = |(id, sheet): (&Id, &'f Sheet)| Row {
        subject: Subject::Procedure,
        id: id.to_string(),
        place: Place::Procedure(id.clone()),
        sheet,
    };
    let task = |((plan, task), sheet): (&(Id, Id), &'f Sheet)| Row {
        subject: Subject::Task,
        id: format!("{plan}/{task}"),
        place: Place::Task(plan.clone(), task.clone()),
        sheet,
    };
    let period = |((period, plan), sheet): (&(Period, Id), &'f Sheet)| Row {
        subject: Subject::Period,
        id: format!("{period}/{plan}"),
        place: report(facts, *period, plan).map_or_else(|| Place::Plan(plan.clone()), Place::Report),
        sheet,
    };
    let procedures = all.procedures.iter().map(procedure);
    procedures.chain(all.tasks.iter().map(task)).chain(all.periods.iter().map(period)).collect()
}

fn report(facts: &Facts<'_>, period: Period, plan: &Id) -> Option<Id> {
    let file = facts.site.results.get(&(period, plan.clone()))?;
    Id::new(file.report.as_ref()?.id())
}

fn completeness(facts: &Facts<'_>, rows: &[Row<'_>]) -> DataSet {
    let items = |row: &Row<'_>, state| {
        let with = row.sheet.answers.iter().filter(move |answer| answer.state == state);
        Cell::list(with.map(|answer| answer.item.as_str()))
    };
    Table::new(
        "completeness",
        ["Mức độ đầy đủ", "Completeness"],
        [
            "Mỗi dòng là một thủ tục, nhiệm vụ hoặc kỳ báo cáo, với số mục đã rõ trong số mục được yêu cầu.",
            "One row per procedure, task or period: items answered of the items asked for.",
        ],
        rows,
    )
    .column("kind", Kind::Word(closed!(Subject, "completeness-subject")), KIND, |row: &&Row<'_>| row.subject.as_str())
    .text("id", ID, |row| row.id.as_str())
    .about(ID_MORE)
    .column("answered", Kind::Integer, ["Số mục đã rõ", "Items answered"], |row| row.sheet.answered())
    .column("asked", Kind::Integer, ["Số mục được yêu cầu", "Items asked for"], |row| row.sheet.asked())
    .column("missing", Kind::Words(closed!(Item, "completeness-item")), ["Còn thiếu", "Missing"], move |row| {
        items(row, AnswerState::Missing)
    })
    .column(
        "not_asked",
        Kind::Words(closed!(Item, "completeness-item")),
        ["Chưa hoặc không yêu cầu", "Not asked"],
        move |row| items(row, AnswerState::NotAsked),
    )
    .text("url", URL, |row| facts.url(&row.place))
    .key(&["kind", "id"])
    .all_follows()
    .finish()
}

fn missing(facts: &Facts<'_>, rows: &[Row<'_>]) -> DataSet {
    let answers = rows.iter().flat_map(|row| row.sheet.answers.iter().map(move |answer| (row, answer)));
    let rule = |answer: &Answer| answer.item.source().name(facts.site, Language::Vietnamese).0;
    Table::new(
        "completeness_items",
        ["Mục còn thiếu hoặc chưa yêu cầu", "Items missing or not asked"],
        [
            "Mỗi dòng là một mục mà một thủ tục, nhiệm vụ hoặc kỳ báo cáo còn thiếu, hoặc chưa (không) được yêu cầu, và vì sao.",
            "One row per item a procedure, task or period lacks or is not asked for (yet), and why.",
        ],
        answers.filter(|(_, answer)| answer.reason.is_some()),
    )
    .column("kind", Kind::Word(closed!(Subject, "completeness-subject")), KIND, |(row, _): &(&Row<'_>, &Answer)| row.subject.as_str())
    .text("id", ID, |(row, _)| row.id.as_str())
    .about(ID_MORE)
    .column("item", Kind::Word(closed!(Item, "completeness-item")), ["Mục", "Item"], |(_, answer)| answer.item.as_str())
    .column("state", Kind::Word(closed!(AnswerState, "completeness-state")), ["Trạng thái", "State"], |(_, answer)| {
        answer.state.as_str()
    })
    .column("reason", Kind::Word(closed!(Reason, "completeness-reason")), ["Lý do", "Reason"], |(_, answer)| {
        answer.reason.map(Reason::as_str)
    })
    .column("channels", Kind::Words(closed!(ChannelKind, "data-channel")), ["Cách nộp còn thiếu", "Ways that lack it"], |(_, answer)| {
        Cell::list(answer.channels.iter().map(|channel| channel.as_str()))
    })
    .column("count", Kind::Integer, ["Số lượng", "How many"], |(_, answer)| answer.count)
    .about(["Số nhiệm vụ, đơn vị hoặc ngày.", "Tasks, units or days."])
    .text("rule", ["Quy tắc yêu cầu", "Rule that asks"], move |(_, answer)| rule(answer))
    .text("url", URL, |(row, _)| facts.url(&row.place))
    .key(&["kind", "id", "item"])
    .refers(&["kind", "id"], "completeness", &["kind", "id"])
    .all_follows()
    .finish()
}

fn late(facts: &Facts<'_>) -> DataSet {
    let place = |one: &LateReporter| match one.unit.as_deref().and_then(Id::new) {
        Some(unit) => Place::Unit(unit),
        None => Place::Plan(one.plan.clone()),
    };
    Table::new(
        "late_reporters",
        ["Đơn vị chưa gửi số liệu", "Units that owe figures"],
        [
            "Mỗi dòng là một đơn vị mà báo cáo nêu là chưa gửi số liệu, hoặc chủ trì nhiệm vụ đã đến hạn mà đến ngày chốt chưa kỳ nào có kết quả.",
            "One row per unit the report names as silent, or that leads tasks due before the cut-off of which no period says anything.",
        ],
        &facts.derived.late,
    )
    .column("period", Kind::Period, PERIOD, |one: &&LateReporter| one.period)
    .text("plan", PLAN, |one| &one.plan)
    .text("unit", ["Đơn vị", "Unit"], |one| one.unit.as_ref())
    .about(["Trống: kế hoạch không nêu đơn vị chủ trì.", "Empty: the plan names no lead."])
    .column("sent_nothing", Kind::Boolean, ["Báo cáo nêu là chưa gửi", "Named by the report"], |one| one.is_named)
    .list("tasks_due", ["Nhiệm vụ đến hạn chưa có kết quả", "Tasks due without a result"], |one| {
        Cell::list(one.tasks.iter().map(Id::as_str))
    })
    .text("note", NOTE, |one| words(one.note.as_ref()))
    .text("url", URL, |one| facts.url(&place(one)))
    .refers(&["plan"], "plans", &["id"])
    .all_follows()
    .finish()
}

fn clarity(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "clarity",
        ["Chỗ nên viết rõ hơn", "What could be plainer"],
        [
            "Mỗi dòng là một chỗ trong thủ tục nên viết rõ hơn, với nguyên văn.",
            "One row per place in a procedure that could be plainer, with its words.",
        ],
        &facts.derived.clarity,
    )
    .text("procedure", ["Thủ tục", "Procedure"], |one: &&Finding| &one.procedure)
    .column("rule", Kind::Word(closed!(ClarityRule, "clarity-rule")), ["Điều nên sửa", "Rule"], |one| {
        one.rule.as_str()
    })
    .column("part", Kind::Word(closed!(Part, "clarity-part")), ["Phần", "Part"], |one| one.part.as_str())
    .text("words", ["Nguyên văn", "Words"], |one| &one.words)
    .column("count", Kind::Integer, ["Số lượng", "How many"], |one| one.count)
    .about(["Số tiếng của câu, hoặc số điều kiện trong câu.", "Syllables or conditions of the sentence."])
    .text("url", URL, |one| facts.url(&Place::Procedure(one.procedure.clone())))
    .refers(&["procedure"], "procedures", &["id"])
    .all_follows()
    .finish()
}
