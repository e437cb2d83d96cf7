//! The data set `reports`: one row per periodic report, published or announced.

use super::cell::Cell;
use super::plans::{recipients, signer};
use super::results::PERIOD;
use super::table::{DataSet, Kind, Table};
use super::{Facts, URL, files};
use crate::derive::Place;
use crate::model::Report;

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let head = Table::new(
        "reports",
        ["Báo cáo", "Reports"],
        [
            "Mỗi dòng là một báo cáo định kỳ, đã đăng hoặc mới báo trước ngày đăng.",
            "One row per periodic report, published or announced.",
        ],
        facts.site.reports.values(),
    )
    .text("id", ["Mã", "Id"], |report: &&Report| &report.id)
    .words("title", ["Trích yếu", "Title"], |report| Some(&report.head.title))
    .column("period", Kind::Period, PERIOD, |report| report.head.period)
    .text("document", ["Mã văn bản", "Document"], |report| report.head.document.as_ref().map(|id| id.id()))
    .stated("number", Kind::Text, ["Số", "Number"], |report| (&report.head.number).into())
    .stated("symbol", Kind::Text, ["Ký hiệu", "Symbol"], |report| (&report.head.symbol).into())
    .list("printed", ["Số, ký hiệu như in", "Number and symbol as printed"], |report| {
        Cell::list(&report.head.printed)
    })
    .stated("place", Kind::Text, ["Địa danh", "Place"], |report| (&report.head.place).into())
    .stated("date", Kind::Moment, ["Ngày ban hành", "Date"], |report| (&report.head.date).into())
    .text("type_line", ["Tên loại văn bản", "Type line"], |report| report.head.type_line.as_ref())
    .words("summary", ["Tóm tắt", "Summary"], |report| report.head.summary.as_ref())
    .list("bases", ["Căn cứ", "Legal bases"], |report| Cell::list(&report.head.bases));
    let table = signer(head, |report| report.head.signer.as_ref())
        .list("recipients", ["Nơi nhận", "Recipients"], |report| recipients(&report.head.recipients))
        .text("filing", ["Nơi lưu", "Filing line"], |report| report.head.filing.as_ref())
        .text("closing", ["Dấu kết thúc", "Closing mark"], |report| report.head.closing.as_ref())
        .column("announced", Kind::Date, ["Ngày đăng báo trước", "Announced for"], |report| {
            report.head.announced
        })
        .list("postponed", ["Các lần dời ngày đăng", "Postponed"], |report| {
            let moved = report.head.postponed.iter();
            Cell::list(moved.map(|one| format!("{}/{}: {}", one.from, one.to, Cell::from(&one.reason).csv())))
        })
        .text("appendix_title", ["Tên phụ lục kết quả", "Title of the appendix"], |report| {
            super::words(report.head.appendix_title.as_ref())
        })
        .list("files", ["Tệp", "Files"], |report| files(&report.head.files))
        .text("url", URL, |report| facts.url(&Place::Report(report.id.clone())));
    vec![table.key(&["id"]).refers(&["document"], "documents", &["id"]).finish()]
}
