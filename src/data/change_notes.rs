//! The data set `change_notes`: why published records changed, as somebody wrote it down.

use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, Said};
use crate::model::{ChangeNote, ChangeNoteKind};

const RECORD: Said = ["Mục đã đổi", "Record that changed"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let table = Table::new(
        "change_notes",
        ["Lý do thay đổi", "Reasons for changes"],
        [
            "Mỗi dòng là một lý do, đính chính hoặc quyết định về một mục đã công bố.",
            "One row per reason, correction or decision about a published record.",
        ],
        &facts.site.changes,
    )
    .text("record", RECORD, |note: &&ChangeNote| note.record.as_str())
    .about(["Bộ dữ liệu/mã.", "Data set/id."])
    .text("field", ["Cột", "Column"], |note| note.field.as_deref())
    .column("kind", Kind::Word(closed!(ChangeNoteKind, "data-change-note")), ["Loại", "Kind"], |note| {
        note.kind.as_str()
    })
    .column("date", Kind::Date, ["Ngày", "Date"], |note| note.date)
    .text("reason", ["Lý do", "Reason"], |note| &note.reason)
    .text("document", ["Văn bản", "Document"], |note| note.document.as_deref())
    .text("was", ["Đã công bố trước đó", "Published before"], |note| note.was.as_ref())
    .text("now", ["Công bố nay", "Published now"], |note| note.now.as_ref())
    .column("major", Kind::Boolean, ["Quan trọng", "Major"], |note| note.major)
    .part_of("change_notes", &["record"]);
    vec![table.finish()]
}
