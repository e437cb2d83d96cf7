//! The data sets of what is written at length and what is attached: `texts`, `files`.

use super::cell::Cell;
use super::citations::name;
use super::table::{DataSet, Kind, Table, Vocabulary};
use super::{Facts, NOTE, URL, files, words};
use crate::derive::Place;
use crate::model::{Attachment, Body, Id, Site, StoredFile, Words};

/// A text with the record it belongs to.
struct Text<'t> {
    kind: &'static str,
    id: &'t Id,
    place: Place,
    body: &'t Body,
    /// What the head of a news item or page says; other heads have sets of their own.
    head: Option<Head<'t>>,
}

/// The head of a news item or page.
struct Head<'t> {
    title: &'t Words,
    summary: Option<&'t Words>,
    date: Option<chrono::NaiveDate>,
    updated: Option<chrono::NaiveDate>,
    change_note: Option<&'t Words>,
    files: &'t [Attachment],
    order: Option<u64>,
}

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![texts(facts), attachments(facts), attached(facts)]
}

fn texts(facts: &Facts<'_>) -> DataSet {
    let kinds = Vocabulary { group: "data-in", words: vec!["plan", "procedure", "report", "news", "page"] };
    let head = |row: &Text<'_>, show: fn(&Head<'_>) -> Cell| row.head.as_ref().map(show);
    Table::new(
        "texts",
        ["Bài viết", "Texts"],
        [
            "Mỗi dòng là phần lời của một kế hoạch, thủ tục, báo cáo, tin hoặc trang, viết bằng Markdown.",
            "One row per text of a plan, procedure, report, news item or page, in Markdown.",
        ],
        of(facts.site),
    )
    .column("kind", Kind::Word(kinds), ["Thuộc loại", "In a record of kind"], |row| row.kind)
    .text("id", ["Mã", "Id"], |row| row.id)
    .words("title", ["Tên", "Title"], |row| row.head.as_ref().map(|head| head.title))
    .words("summary", ["Tóm tắt", "Summary"], |row| row.head.as_ref().and_then(|head| head.summary))
    .column("date", Kind::Date, ["Ngày", "Date"], move |row| head(row, |head| Cell::from(head.date)))
    .column("updated", Kind::Date, ["Ngày sửa", "Updated"], move |row| head(row, |head| Cell::from(head.updated)))
    .text("change_note", NOTE, move |row| head(row, |head| words(head.change_note)))
    .column("order", Kind::Integer, ["Thứ tự trang", "Order of the page"], move |row| {
        head(row, |head| Cell::from(head.order))
    })
    .list("files", ["Tệp", "Files"], move |row| head(row, |head| files(head.files)).unwrap_or_default())
    .text("text", ["Lời", "Text"], |row| row.body.vi.markdown.trim())
    .text("text_en", ["Lời (tiếng Anh)", "Text (English)"], |row| {
        row.body.en.as_ref().map(|text| text.markdown.trim())
    })
    .text("url", URL, |row| facts.url(&row.place))
    .key(&["kind", "id"])
    .finish()
}

/// Lists every text that says something, or is a page by itself.
fn of(site: &Site) -> impl Iterator<Item = Text<'_>> {
    let plans = site.plans.values().map(|plan| text("plan", &plan.id, Place::Plan(plan.id.clone()), &plan.body));
    let procedures =
        site.procedures.values().map(|one| text("procedure", &one.id, Place::Procedure(one.id.clone()), &one.body));
    let reports = site.reports.values().map(|one| text("report", &one.id, Place::Report(one.id.clone()), &one.body));
    let news = site.news.values().map(|one| {
        let head = &one.head;
        let head = Head {
            title: &head.title,
            summary: head.summary.as_ref(),
            date: Some(head.date),
            updated: head.updated,
            change_note: head.change_note.as_ref(),
            files: &head.files,
            order: None,
        };
        Text { head: Some(head), ..text("news", &one.id, Place::News(one.id.clone()), &one.body) }
    });
    let pages = site.pages.values().map(|one| {
        let (title, summary) = (&one.head.title, one.head.summary.as_ref());
        let order = one.head.order;
        let head = Head { title, summary, date: None, updated: None, change_note: None, files: &[], order };
        Text { head: Some(head), ..text("page", &one.id, Place::Page(one.id.clone()), &one.body) }
    });
    let says = |text: &Text<'_>| text.head.is_some() || !text.body.vi.is_empty() || text.body.en.is_some();
    plans.chain(procedures).chain(reports).chain(news).chain(pages).filter(says)
}

fn text<'t>(kind: &'static str, id: &'t Id, place: Place, body: &'t Body) -> Text<'t> {
    Text { kind, id, place, body, head: None }
}

/// Where an attachment is named.
struct Named<'n> {
    place: Place,
    attachment: &'n Attachment,
}

fn attachments(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "attachments",
        ["Nơi dẫn tệp đính kèm", "Where files are attached"],
        ["Mỗi dòng là một chỗ dẫn tới một tệp đính kèm.", "One row per place that names an attached file."],
        named(facts.site),
    )
    .text("in_kind", ["Thuộc loại", "In a record of kind"], |row| name(&row.place).0)
    .text("in_id", ["Mã mục", "Id of the record"], |row| name(&row.place).1)
    .text("file", ["Tệp", "File"], |row| format!("files/{}", row.attachment.file.path))
    .text("title", ["Tên", "Title"], |row| words(row.attachment.title.as_ref()))
    .column("pages", Kind::Integer, ["Số trang", "Pages"], |row| row.attachment.pages)
    .column(
        "accessible",
        Kind::Boolean,
        ["Trình đọc màn hình đọc được", "A screen reader can read it"],
        |row| row.attachment.accessible,
    )
    .text("url", URL, |row| facts.url(&row.place))
    .part_of("attachments", &["in_kind", "in_id"])
    .finish()
}

fn named<'n>(site: &'n Site) -> Vec<Named<'n>> {
    let mut named = Vec::new();
    let mut add = |place: Place, files: &mut dyn Iterator<Item = &'n Attachment>| {
        named.extend(files.map(|attachment| Named { place: place.clone(), attachment }));
    };
    for plan in site.plans.values() {
        add(Place::Plan(plan.id.clone()), &mut plan.head.files.iter());
    }
    for ((period, plan), file) in &site.results {
        for result in &file.result {
            let (of, task) = super::in_plan(plan, result.task.id());
            let Some((of, task)) = Id::new(of).zip(Id::new(task)) else { continue };
            let files = &mut result.evidence.iter().filter_map(|evidence| evidence.file.as_ref());
            add(Place::Result(*period, of, task), files);
        }
    }
    for procedure in site.procedures.values() {
        let papers = procedure.head.case.iter().flat_map(|case| &case.paper);
        let files = &mut papers.filter_map(|paper| paper.form.as_ref()?.file.as_ref());
        add(Place::Procedure(procedure.id.clone()), files);
    }
    for report in site.reports.values() {
        add(Place::Report(report.id.clone()), &mut report.head.files.iter());
    }
    for document in site.documents.values() {
        add(Place::Document(document.id.id.clone()), &mut document.files.iter());
    }
    for news in site.news.values() {
        add(Place::News(news.id.clone()), &mut news.head.files.iter());
    }
    named
}

fn attached(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "files",
        ["Tệp đính kèm", "Files"],
        [
            "Mỗi dòng là một tệp đăng kèm, với dung lượng và mã băm SHA-256.",
            "One row per attached file, with its size and SHA-256.",
        ],
        &facts.site.files,
    )
    .text("path", ["Đường dẫn", "Path"], |(path, _): &(&String, &StoredFile)| format!("files/{path}"))
    .column("bytes", Kind::Integer, ["Dung lượng (byte)", "Size in bytes"], |(_, file)| file.bytes.len())
    .text("sha256", ["Mã băm SHA-256", "SHA-256"], |(_, file)| file.sha256())
    .key(&["path"])
    .finish()
}
