//! The data set `citations`: every mention of a document, with the place it stands at.

use super::table::{DataSet, Kind, Table, Vocabulary, closed};
use super::{Facts, Said, URL};
use crate::derive::{Cited, Place};
use crate::model::Purpose;

pub(super) const IN_KIND: Said = ["Loại nơi", "Kind of place"];
pub(super) const IN_ID: Said = ["Mã nơi", "Id of the place"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let table = Table::new(
        "citations",
        ["Viện dẫn", "Citations"],
        [
            "Mỗi dòng là một lần một văn bản được nhắc, và nhắc ở đâu.",
            "Each mention of a document, and where it stands.",
        ],
        &facts.derived.citations,
    )
    .text("document", ["Mã văn bản", "Document"], |cited: &&Cited| cited.document.as_ref())
    .about([
        "Trống khi sổ văn bản không cho biết là văn bản nào.",
        "Empty where the register does not tell which document is meant.",
    ])
    .text("as_printed", ["Như in", "As printed"], |cited| cited.printed.as_ref())
    .column("in_kind", Kind::Word(places()), IN_KIND, |cited| name(&cited.place).0)
    .text("in_id", IN_ID, |cited| name(&cited.place).1)
    .about(["Với nhiệm vụ: kế hoạch/nhiệm vụ; với kết quả: kỳ/kế hoạch/nhiệm vụ.", "plan/task, period/plan/task."])
    .text("url", URL, |cited| facts.url(&cited.place))
    .text("locator", ["Điều, khoản", "Part cited"], |cited| cited.locator.as_ref())
    .column("purpose", Kind::Word(closed!(Purpose, "data-purpose")), ["Dùng làm", "Purpose"], |cited| {
        cited.purpose.map(Purpose::as_str)
    })
    .refers(&["document"], "documents", &["id"]);
    vec![table.all_follows().finish()]
}

/// Gives the words for kinds of places.
pub(super) fn places() -> Vocabulary {
    let words = vec![
        "plan",
        "task",
        "budget-line",
        "result",
        "statistics",
        "procedure",
        "report",
        "news",
        "page",
        "unit",
        "indicator",
        "document",
    ];
    Vocabulary { group: "data-place", words }
}

/// Names a place: its kind, and its id there.
pub(super) fn name(place: &Place) -> (&'static str, String) {
    match place {
        Place::Plan(id) => ("plan", id.to_string()),
        Place::Task(plan, task) => ("task", format!("{plan}/{task}")),
        Place::Budget(plan, line) => ("budget-line", format!("{plan}/{line}")),
        Place::Result(period, plan, task) => ("result", format!("{period}/{plan}/{task}")),
        Place::Statistics(period) => ("statistics", period.to_string()),
        Place::Procedure(id) => ("procedure", id.to_string()),
        Place::Report(id) => ("report", id.to_string()),
        Place::News(id) => ("news", id.to_string()),
        Place::Page(id) => ("page", id.to_string()),
        Place::Unit(id) => ("unit", id.to_string()),
        Place::Indicator(id) => ("indicator", id.to_string()),
        Place::Document(id) => ("document", id.to_string()),
    }
}
