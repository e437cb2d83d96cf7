//! The data sets of plans: their heads, areas, rules of reporting, assignments, appendices.

use super::cell::{Cell, StatedCell};
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, NOTE, Said, URL, files, with_note, words};
use crate::derive::Place;
use crate::model::{
    Appendix, Area, Assignment, CanonicalArea, FundingKind, Plan, PlanKind, Recipient, ReportingRule, Signer,
};

pub(super) const PLAN: Said = ["Kế hoạch", "Plan"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![plans(facts), areas(facts), reporting(facts), assignments(facts), appendices(facts)]
}

fn plans(facts: &Facts<'_>) -> DataSet {
    let head = Table::new(
        "plans",
        ["Kế hoạch", "Plans"],
        [
            "Mỗi dòng là một kế hoạch với phần đầu văn bản như in.",
            "One row per plan, with the head of its document as printed.",
        ],
        facts.site.plans.values(),
    )
    .text("id", ["Mã", "Id"], |plan: &&Plan| &plan.id)
    .words("title", ["Trích yếu", "Title"], |plan| Some(&plan.head.title))
    .column("kind", Kind::Word(closed!(PlanKind, "data-plan")), ["Loại", "Kind"], |plan| plan.head.kind.as_str())
    .column("year", Kind::Year, ["Năm thực hiện", "Year"], |plan| plan.head.year)
    .text("document", ["Mã văn bản", "Document"], |plan| plan.head.document.as_ref().map(|id| id.id()))
    .stated("number", Kind::Text, ["Số", "Number"], |plan| (&plan.head.number).into())
    .stated("symbol", Kind::Text, ["Ký hiệu", "Symbol"], |plan| (&plan.head.symbol).into())
    .list("printed", ["Số, ký hiệu như in", "Number and symbol as printed"], |plan| {
        Cell::list(&plan.head.printed)
    })
    .stated("place", Kind::Text, ["Địa danh", "Place"], |plan| (&plan.head.place).into())
    .stated("date", Kind::Moment, ["Ngày ban hành", "Date"], |plan| (&plan.head.date).into())
    .text("date_printed", ["Ngày như in", "Date as printed"], |plan| plan.head.date_printed.as_ref())
    .text("type_line", ["Tên loại văn bản", "Type line"], |plan| plan.head.type_line.as_ref())
    .words("theme", ["Chủ đề", "Theme"], |plan| plan.head.theme.as_ref())
    .words("summary", ["Tóm tắt", "Summary"], |plan| plan.head.summary.as_ref())
    .list("bases", ["Căn cứ", "Legal bases"], |plan| Cell::list(&plan.head.bases));
    let signed = signer(head, |plan| plan.head.signer.as_ref())
        .list("recipients", ["Nơi nhận", "Recipients"], |plan| recipients(&plan.head.recipients))
        .text("filing", ["Nơi lưu", "Filing line"], |plan| plan.head.filing.as_ref())
        .text("closing", ["Dấu kết thúc", "Closing mark"], |plan| plan.head.closing.as_ref())
        .text("stamp", ["Chữ in sau bảng", "Text printed after the tables"], |plan| plan.head.stamp.as_ref());
    money(signed)
        .list("files", ["Tệp gốc", "Files"], |plan| files(&plan.head.files))
        .text("tasks_source", ["Nguồn của nhiệm vụ", "Source of the tasks"], |plan| {
            words(plan.head.tasks_source.as_ref())
        })
        .column("areas", Kind::Integer, ["Số lĩnh vực", "Areas"], |plan| plan.areas.len())
        .column("tasks", Kind::Integer, ["Số nhiệm vụ", "Tasks"], |plan| plan.tasks().count())
        .text("url", URL, |plan| facts.url(&Place::Plan(plan.id.clone())))
        .key(&["id"])
        .follows(&["areas", "tasks"])
        .refers(&["document"], "documents", &["id"])
        .finish()
}

fn money(table: Table<&Plan>) -> Table<&Plan> {
    table
        .column("funding", Kind::Word(closed!(FundingKind, "data-funding")), FUNDING, |plan| {
            plan.head.funding.as_ref().map(|funding| funding.kind.as_str())
        })
        .text("funding_printed", ["Nguồn kinh phí như in", "Funding as printed"], |plan| {
            words(plan.head.funding.as_ref().and_then(|funding| funding.printed.as_ref()))
        })
        .text("budget_title", ["Tên bảng kinh phí", "Title of the budget"], |plan| {
            words(plan.budget.as_ref().and_then(|budget| budget.title.as_ref()))
        })
        .list(
            "budget_also_printed",
            ["Cách in khác của bảng kinh phí", "Other printed titles of the budget"],
            |plan| Cell::list(plan.budget.iter().flat_map(|budget| &budget.also_printed)),
        )
}

pub(super) const FUNDING: Said = ["Nguồn kinh phí", "Funding"];

/// Declares who signed a document.
pub(super) fn signer<R>(table: Table<R>, of: impl Fn(&R) -> Option<&Signer>) -> Table<R> {
    table
        .list("signer_prefix", ["Thẩm quyền ký", "Lines before the signer's title"], |row| {
            Cell::list(of(row).iter().flat_map(|signer| &signer.prefix))
        })
        .stated("signer_title", Kind::Text, ["Chức vụ người ký", "Title of the signer"], |row| {
            of(row).map_or(StatedCell::ABSENT, |signer| (&signer.title).into())
        })
        .stated("signer_name", Kind::Text, ["Người ký", "Signer"], |row| {
            of(row).map_or(StatedCell::ABSENT, |signer| (&signer.name).into())
        })
}

/// Lists recipients in printed order, each with the remark printed behind it.
pub(super) fn recipients(recipients: &[Recipient]) -> Cell {
    Cell::list(recipients.iter().map(|recipient| with_note(&recipient.text, recipient.note.as_deref())))
}

fn areas(facts: &Facts<'_>) -> DataSet {
    let rows = facts.site.plans.values().flat_map(|plan| plan.areas.iter().map(move |area| (plan, area)));
    Table::new(
        "areas",
        ["Lĩnh vực", "Areas"],
        ["Nhóm nhiệm vụ như kế hoạch in.", "Groups of tasks as the plan prints them."],
        rows,
    )
    .text("plan", PLAN, |(plan, _): &(&Plan, &Area)| &plan.id)
    .text("id", ["Mã", "Id"], |(_, area)| &area.id.id)
    .stated("label", Kind::Text, ["Số thứ tự như in", "Label as printed"], |(_, area)| (&area.label).into())
    .words("title", ["Tên", "Title"], |(_, area)| Some(&area.title))
    .list("also_printed", ["Cách in khác", "Other printed forms"], |(_, area)| Cell::list(&area.also_printed))
    .column("canonical", Kind::Words(canonical_areas()), CANONICAL, |(_, area)| canonical(area))
    .text("note", NOTE, |(_, area)| words(area.note.as_ref()))
    .column("tasks", Kind::Integer, ["Số nhiệm vụ", "Tasks"], |(_, area)| area.task.len())
    .text("url", URL, |(plan, _)| facts.url(&Place::Plan(plan.id.clone())))
    .key(&["plan", "id"])
    .follows(&["tasks"])
    .refers(&["plan"], "plans", &["id"])
    .finish()
}

pub(super) const CANONICAL: Said = ["Lĩnh vực chung", "Canonical areas"];

pub(super) fn canonical_areas() -> super::Vocabulary {
    closed!(CanonicalArea, "data-area")
}

pub(super) fn canonical(area: &Area) -> Cell {
    Cell::list(area.canonical.iter().map(|area| area.as_str()))
}

fn reporting(facts: &Facts<'_>) -> DataSet {
    let rows = facts.site.plans.values().flat_map(|plan| plan.head.reporting.iter().map(move |rule| (plan, rule)));
    Table::new(
        "reporting",
        ["Chế độ báo cáo", "Rules of reporting"],
        ["Ai báo cáo gì, trước ngày nào, cho ai.", "Who reports what, before which day, to whom."],
        rows,
    )
    .text("plan", PLAN, |(plan, _): &(&Plan, &ReportingRule)| &plan.id)
    .words("report", ["Báo cáo", "Report"], |(_, rule)| Some(&rule.report))
    .text("period", ["Kỳ", "Period"], |(_, rule)| words(rule.period.as_ref()))
    .text("before", ["Trước ngày", "Before"], |(_, rule)| rule.before.as_ref())
    .about(["Ngày hằng năm (02-25) hoặc một ngày cụ thể.", "A day of every year (02-25), or a date."])
    .text("from", ["Đơn vị báo cáo", "From"], |(_, rule)| rule.from.as_ref().map(|unit| unit.id()))
    .text("to", ["Nơi nhận báo cáo", "To"], |(_, rule)| rule.to.as_ref().map(|unit| unit.id()))
    .text("printed", ["Như in", "As printed"], |(_, rule)| rule.printed.as_ref())
    .text("note", NOTE, |(_, rule)| words(rule.note.as_ref()))
    .text("url", URL, |(plan, _)| facts.url(&Place::Plan(plan.id.clone())))
    .part_of("plans", &["plan"])
    .refers(&["plan"], "plans", &["id"])
    .refers(&["from"], "units", &["id"])
    .refers(&["to"], "units", &["id"])
    .finish()
}

fn assignments(facts: &Facts<'_>) -> DataSet {
    let rows = facts.site.plans.values().flat_map(|plan| plan.head.assignments.iter().map(move |to| (plan, to)));
    Table::new(
        "assignments",
        ["Phân công", "Assignments"],
        [
            "Việc giao cho từng đơn vị ở phần tổ chức thực hiện.",
            "What plans assign to units outside the list of tasks.",
        ],
        rows,
    )
    .text("plan", PLAN, |(plan, _): &(&Plan, &Assignment)| &plan.id)
    .text("unit", ["Đơn vị", "Unit"], |(_, assignment)| assignment.unit.id())
    .words("text", ["Việc được giao", "What is assigned"], |(_, assignment)| Some(&assignment.text))
    .text("url", URL, |(plan, _)| facts.url(&Place::Plan(plan.id.clone())))
    .part_of("plans", &["plan"])
    .refers(&["plan"], "plans", &["id"])
    .refers(&["unit"], "units", &["id"])
    .finish()
}

fn appendices(facts: &Facts<'_>) -> DataSet {
    let rows = facts.site.plans.values().flat_map(|plan| plan.head.appendices.iter().map(move |one| (plan, one)));
    Table::new(
        "appendices",
        ["Phụ lục", "Appendices"],
        ["Phụ lục kế hoạch in hoặc nhắc đến.", "Appendices that plans print or announce."],
        rows,
    )
    .text("plan", PLAN, |(plan, _): &(&Plan, &Appendix)| &plan.id)
    .stated("label", Kind::Text, ["Số thứ tự như in", "Label as printed"], |(_, appendix)| {
        (&appendix.label).into()
    })
    .text("title", ["Tên", "Title"], |(_, appendix)| words(appendix.title.as_ref()))
    .text("caption", ["Dòng chú như in", "Caption as printed"], |(_, appendix)| appendix.caption.as_ref())
    .column("missing", Kind::Boolean, ["Được nhắc mà không có", "Announced and not there"], |(_, one)| {
        one.missing
    })
    .text("note", NOTE, |(_, appendix)| words(appendix.note.as_ref()))
    .text("url", URL, |(plan, _)| facts.url(&Place::Plan(plan.id.clone())))
    .part_of("plans", &["plan"])
    .refers(&["plan"], "plans", &["id"])
    .finish()
}
