//! The data sets of the department: itself, its portals, units, topics and terms.

use super::cell::{Cell, StatedCell};
use super::table::{DataSet, Kind, Table, closed};
use super::{Facts, URL, words};
use crate::derive::Place;
use crate::model::{Department, Moved, Portal, Rule, RuleSource, Succession, Term, Topic, Unit, UnitKind};

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    vec![units(facts), department(facts), portals(facts), topics(facts), moved(facts), rules(facts), glossary(facts)]
}

fn units(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "units",
        ["Đơn vị", "Units"],
        [
            "Phòng, đơn vị của Sở, nhóm đơn vị và cơ quan bên ngoài mà văn bản nhắc đến.",
            "Units of the department, groups of units, and bodies outside that documents name.",
        ],
        &facts.site.department.units,
    )
    .text("id", ["Mã", "Id"], |unit: &&Unit| &unit.id.id)
    .words("name", ["Tên", "Name"], |unit| Some(&unit.name))
    .list("short_names", ["Tên khác trong văn bản", "Other names in documents"], |unit| {
        Cell::list(&unit.short_names)
    })
    .column("kind", Kind::Word(closed!(UnitKind, "data-unit")), ["Loại", "Kind"], |unit| unit.kind.as_str())
    .text("parent", ["Thuộc đơn vị", "Part of"], |unit| unit.parent.as_ref().map(|unit| unit.id()))
    .text("description", ["Nhiệm vụ chính", "What it does"], |unit| words(unit.description.as_ref()))
    .text("phone", ["Điện thoại", "Telephone"], |unit| unit.phone.as_ref())
    .text("email", ["Thư điện tử", "E-mail"], |unit| unit.email.as_ref())
    .column("from", Kind::Moment, ["Có từ", "Exists from"], |unit| unit.from)
    .column("to", Kind::Moment, ["Có đến", "Existed until"], |unit| unit.to)
    .list("merged_from", ["Hợp nhất từ", "Merged from"], |unit| {
        Cell::list(unit.merged_from.iter().map(|unit| unit.id()))
    })
    .text("successor", ["Đơn vị kế tiếp", "Taken over by"], |unit| {
        unit.successor.as_ref().map(|unit| unit.id())
    })
    .text("decided_by", ["Văn bản quyết định", "Decided by"], |unit| unit.decided_by.as_ref().map(|id| id.id()))
    .text("url", URL, |unit| facts.url(&Place::Unit(unit.id.id.clone())))
    .key(&["id"])
    .refers(&["parent"], "units", &["id"])
    .refers(&["successor"], "units", &["id"])
    .refers(&["decided_by"], "documents", &["id"])
    .finish()
}

fn department(facts: &Facts<'_>) -> DataSet {
    let site = facts.site;
    let contact = |department: &&Department| department.contact.clone();
    Table::new(
        "department",
        ["Cơ quan", "Department"],
        ["Cơ quan công bố trang này; một dòng.", "The agency that publishes the site; one row."],
        [&site.department],
    )
    .text("id", ["Mã", "Id"], |_| &site.id)
    .words("name", ["Tên", "Name"], |department| Some(&department.name))
    .list("short_names", ["Tên gọi tắt", "Short names"], |department| Cell::list(&department.short_names))
    .text("symbol", ["Ký hiệu", "Symbol"], |department| department.symbol.as_ref())
    .list("symbol_variants", ["Dạng in khác của ký hiệu", "Other printed forms of the symbol"], |department| {
        Cell::list(&department.symbol_variants)
    })
    .words("province", ["Tỉnh, thành phố", "Province"], |department| department.province.as_ref())
    .stated("place", Kind::Text, ["Địa danh", "Place"], |department| (&department.place).into())
    .words("summary", ["Giới thiệu", "Summary"], |department| department.summary.as_ref())
    .column("since", Kind::Date, ["Mang tên này từ", "Has this name since"], |department| department.since)
    .text("predecessor", ["Cơ quan trước", "Agency before"], |department| {
        succession(department.predecessor.as_ref())
    })
    .text("successor", ["Cơ quan sau", "Agency after"], |department| succession(department.successor.as_ref()))
    .text("address", ["Địa chỉ", "Address"], |row| contact(row).map(|contact| words(contact.address.as_ref())))
    .text("phone", ["Điện thoại", "Telephone"], |row| contact(row).and_then(|contact| contact.phone))
    .text("fax", ["Fax", "Fax"], |row| contact(row).and_then(|contact| contact.fax))
    .text("email", ["Thư điện tử", "E-mail"], |row| contact(row).and_then(|contact| contact.email))
    .stated("hotline", Kind::Text, ["Đường dây nóng", "Hotline"], |row| {
        row.contact.as_ref().map_or(StatedCell::ABSENT, |contact| (&contact.hotline).into())
    })
    .text("hours", ["Giờ làm việc", "Office hours"], |row| {
        contact(row).map(|contact| words(contact.hours.as_ref()))
    })
    .text("contact_note", ["Ghi chú liên hệ", "Note on contact"], |row| {
        contact(row).map(|contact| words(contact.note.as_ref()))
    })
    .list("people", ["Người liên hệ", "Contact persons"], people)
    .list("leaders", ["Lãnh đạo văn bản nêu", "Leaders named by documents"], leaders)
    .list("feedback", ["Kênh phản ánh", "Ways to give feedback"], feedback)
    .text("submission", ["Nơi nộp hồ sơ", "Where to submit"], |row| words(row.submission.as_ref()))
    .text("redress", ["Khiếu nại", "Complaints"], |row| words(row.redress.as_ref()))
    .column("sample", Kind::Boolean, ["Nội dung mẫu", "Sample content"], |row| row.sample)
    .text("source", ["Nguồn", "Source"], |row| words(row.source.as_ref()))
    .text("licence", ["Giấy phép", "Licence"], |row| row.licence.as_ref().map(|licence| Cell::from(&licence.name)))
    .text("licence_url", ["Toàn văn giấy phép", "Text of the licence"], |row| {
        row.licence.as_ref().and_then(|licence| licence.url.as_ref()).map(|url| url.url.as_str())
    })
    .key(&["id"])
    .finish()
}

/// Tells an agency in a sentence: its name, since when, on what basis, where.
fn succession(succession: Option<&Succession>) -> String {
    let Some(succession) = succession else { return String::new() };
    let parts = [
        Cell::from(&succession.name).csv(),
        Cell::from(succession.from).csv(),
        words(succession.basis.as_ref()).csv(),
        succession.url.as_ref().map(|url| url.url.clone()).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

fn people(department: &&Department) -> Cell {
    let people = department.contact.iter().flat_map(|contact| &contact.people);
    Cell::list(people.map(|person| {
        let unit = person.unit.as_ref().map(|unit| unit.id().to_owned());
        let parts = [Some(Cell::from(&person.title).csv()), unit, person.phone.clone(), person.email.clone()];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        format!("{} ({})", person.name, parts.join("; "))
    }))
}

fn leaders(department: &&Department) -> Cell {
    Cell::list(department.leaders.iter().map(|leader| match leader.title.value() {
        Some(title) => format!("{} ({})", leader.name, Cell::from(title).csv()),
        None => leader.name.clone(),
    }))
}

fn feedback(department: &&Department) -> Cell {
    Cell::list(department.feedback.iter().map(|way| {
        let url = way.url.as_ref().map(|url| url.url.clone());
        let address = way.address.as_ref().map(|address| Cell::from(address).csv());
        let reached: Vec<String> = [url, way.email.clone(), way.phone.clone(), address].into_iter().flatten().collect();
        format!("{}: {}", Cell::from(&way.name).csv(), reached.join("; "))
    }))
}

fn portals(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "portals",
        ["Cổng, trang thông tin", "Portals and web sites"],
        [
            "Trang thông tin điện tử của cơ quan hoặc được văn bản nhắc đến.",
            "Web sites of the department or named by its documents.",
        ],
        &facts.site.department.portals,
    )
    .words("name", ["Tên", "Name"], |portal: &&Portal| Some(&portal.name))
    .text("official_url", ["Địa chỉ", "Address"], |portal| portal.url.as_ref().map(|url| url.url.as_str()))
    .list("printed", ["Địa chỉ như in", "Address as printed"], |portal| Cell::list(&portal.printed))
    .column("dead", Kind::Boolean, ["Không còn trả lời", "No longer answers"], |portal| portal.dead)
    .text("purpose", ["Dùng để", "Purpose"], |portal| words(portal.purpose.as_ref()))
    .part_of("portals", &["name"])
    .finish()
}

fn topics(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "topics",
        ["Chủ đề", "Topics"],
        ["Chủ đề và tình huống mà thủ tục thuộc về.", "Topics and life events procedures belong to."],
        &facts.site.department.topics,
    )
    .text("id", ["Mã", "Id"], |topic: &&Topic| &topic.id.id)
    .words("title", ["Tên", "Title"], |topic| Some(&topic.title))
    .words("description", ["Khi nào cần", "When it helps"], |topic| topic.description.as_ref())
    .key(&["id"])
    .finish()
}

fn moved(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "moved",
        ["Địa chỉ đã chuyển hoặc bỏ", "Addresses that moved or went"],
        [
            "Mỗi dòng là một địa chỉ cũ, với địa chỉ mới hoặc lý do không còn.",
            "One row per former address, with its new one or why there is none.",
        ],
        &facts.site.department.moved,
    )
    .text("from", ["Địa chỉ cũ", "Former address"], |moved: &&Moved| &moved.from.path)
    .text("to", ["Địa chỉ mới", "New address"], |moved| moved.to.as_ref().map(|to| &to.path))
    .text("reason", ["Lý do", "Reason"], |moved| words(moved.reason.as_ref()))
    .text("successor", ["Thay bằng", "Replaced by"], |moved| moved.successor.as_ref().map(|to| &to.path))
    .column("date", Kind::Date, ["Từ ngày", "Since"], |moved| moved.date)
    .text("document", ["Văn bản quyết định", "Deciding document"], |moved| {
        moved.document.as_ref().map(|id| id.id())
    })
    .key(&["from"])
    .finish()
}

fn rules(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "rules",
        ["Tên các quy định", "Names of rules"],
        [
            "Mỗi dòng là tên Sở gọi một quy định dùng để tính mức độ đầy đủ.",
            "One row per rule completeness is measured by, as the department calls it.",
        ],
        &facts.site.department.rules,
    )
    .column("source", Kind::Word(closed!(RuleSource, "data-rule")), ["Quy định", "Rule"], |rule: &&Rule| {
        rule.source.as_str()
    })
    .words("name", ["Tên", "Name"], |rule| Some(&rule.name))
    .text("document", ["Mã văn bản", "Document"], |rule| rule.document.as_ref().map(|document| document.id()))
    .key(&["source"])
    .refers(&["document"], "documents", &["id"])
    .finish()
}

fn glossary(facts: &Facts<'_>) -> DataSet {
    Table::new(
        "glossary",
        ["Thuật ngữ", "Terms"],
        ["Chữ viết tắt và thuật ngữ trong văn bản.", "Abbreviations and terms of the documents."],
        facts.site.glossary.iter().flat_map(|glossary| &glossary.term),
    )
    .text("term", ["Thuật ngữ", "Term"], |term: &&Term| &term.term)
    .list("full", ["Viết đầy đủ", "In full"], |term| Cell::list(&term.full))
    .text("definition", ["Nghĩa", "Meaning"], |term| words(term.definition.as_ref()))
    .list("variants", ["Cách viết khác", "Other spellings"], |term| Cell::list(&term.variants))
    .list("synonyms", ["Từ cùng nghĩa", "Synonyms"], |term| Cell::list(&term.synonyms))
    .part_of("glossary", &["term"])
    .finish()
}
