//! The workbook as spreadsheet programs see it.

use std::io::{Cursor, Read as _};

use super::layout::{Column, GUIDE, MACHINE, OVERVIEW};
use super::*;
use crate::model::{Period, Site};
use crate::{parse, validate};

const LONG: &str = "Trung tâm Ứng dụng và Dịch vụ khoa học";

fn site(units: &[(&str, &str)], leads: &[&str]) -> Site {
    let unit =
        |(id, name): &(&str, &str)| format!("[[units]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"section\"\n\n");
    let department: String = units.iter().map(unit).collect();
    let task = |(at, leads): (usize, &&str)| {
        format!("[[area.task]]\nid = \"t{at}\"\ntitle = \"Việc {at}\"\nleads = [{leads}]\ndue = \"2020-09\"\n\n")
    };
    let tasks: String = leads.iter().enumerate().map(task).collect();
    let group = "[[units]]\nid = \"cac-phong\"\nname = \"Các phòng\"\nkind = \"group\"\n";
    let files = [
        ("department.toml", format!("name = \"Sở Mẫu\"\n\n{department}{group}")),
        ("plans/2020/plan.md", "+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\nyear = 2020\n+++\n".to_owned()),
        ("plans/2020/tasks.toml", format!("[[area]]\nid = \"a\"\ntitle = \"Lĩnh vực\"\n\n{tasks}")),
    ];
    let tree = files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    let mut parsed = parse::parse(tree, &[]);
    validate::validate(parsed.drafts.remove(0), &mut parsed.faults).expect("a site")
}

fn order(site: &Site) -> Order<'_> {
    Order::new(site, &site.plans["2020"], Period::parse("2020-Q3").unwrap())
}

/// Gives a part of the package.
fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn names(site: &Site) -> Vec<String> {
    order(site).sheets().into_iter().map(|sheet| sheet.name).collect()
}

#[test]
fn every_unit_that_leads_has_a_sheet_and_every_sheet_a_name_of_its_own() {
    let units =
        [("a", "Văn phòng"), ("b", "VĂN PHÒNG"), ("c", LONG), ("d", "Phòng A/B: [1]"), ("e", "Tất cả"), ("f", "Nghỉ")];
    let site = site(&units, &["\"a\"", "\"b\", \"c\"", "\"d\"", "\"e\"", "\"cac-phong\"", ""]);
    let names = names(&site);
    assert_eq!(
        names,
        ["Văn phòng", "VĂN PHÒNG (2)", "Trung tâm Ứng dụng và Dịch vụ k", "Phòng A-B- -1-", "Tất cả (2)"]
    );
    assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
    let bytes = write(&order(&site));
    let workbook = part(&bytes, "xl/workbook.xml");
    let all = [&[GUIDE.to_owned()][..], &names, &[OVERVIEW.to_owned(), MACHINE.to_owned()]].concat();
    let at: Vec<usize> = all.iter().map(|name| workbook.find(&format!("name=\"{name}\"")).expect(name)).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert_eq!(workbook.matches("state=\"veryHidden\"").count(), 1);
    assert!(workbook.contains("<workbookProtection lockStructure=\"1\"/>"));
}

#[test]
fn the_same_order_gives_the_same_bytes_of_the_age_of_its_cut_off() {
    let site = site(&[("a", "Văn phòng")], &["\"a\"", ""]);
    let bytes = write(&order(&site));
    assert_eq!(bytes, write(&order(&site)));
    assert_eq!(part(&bytes, "docProps/core.xml").matches("2020-09-14T00:00:00Z").count(), 2);
}

#[test]
fn a_sheet_is_locked_checked_and_ready_for_print() {
    let site = site(&[("a", "Văn phòng")], &["\"a\"", "\"a\""]);
    let sheet = part(&write(&order(&site)), "xl/worksheets/sheet2.xml");
    for expected in [
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" autoFilter=\"0\"/>",
        "<autoFilter ref=\"A4:R6\"/>",
        "xSplit=\"4\" ySplit=\"4\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "Trang &amp;P/&amp;N",
        "Hoàn thành tốt,Hoàn thành,Hoàn thành chậm,Chưa hoàn thành",
        "type=\"date\"",
        "Ghi một ngày từ",
    ] {
        assert!(sheet.contains(expected), "{expected} is not in {sheet}");
    }
    let validations = sheet.matches("<dataValidation ").count();
    assert_eq!(validations, Column::filled().count());
    assert!(!sheet.contains("customHeight"), "rows grow with what is typed");
}

#[test]
fn the_sheet_of_all_tasks_repeats_units_and_is_open_for_tasks_without_one() {
    let site = site(&[("a", "Văn phòng"), ("b", "Phòng ‘B’")], &["\"a\"", "\"a\", \"b\"", ""]);
    let sheet = part(&write(&order(&site)), "xl/worksheets/sheet4.xml");
    let formulas = sheet.matches("<f>").count();
    assert_eq!(formulas, 2 * Column::filled().count());
    assert!(sheet.contains("IF('Văn phòng'!I5=\"\",\"\",'Văn phòng'!I5)"), "{sheet}");
    assert!(sheet.contains("[Văn phòng] \"&amp;'Văn phòng'!I6&amp;CHAR(10))&amp;IF('Phòng ‘B’'!I5"), "{sheet}");
    assert!(sheet.contains("sqref=\"I7\""), "only the task nobody leads is filled in here");
}

#[test]
fn the_guide_names_the_window_the_grades_and_the_receiver() {
    let mut site = site(&[("a", "Văn phòng Sở")], &["\"a\""]);
    site.department.units[0].kind = crate::model::UnitKind::Office;
    site.department.units[0].email = Some("vp@so.gov.vn".to_owned());
    let lines = guide_lines(&order(&site));
    let said = |label: &str| lines.iter().find(|(first, _)| first == label).map(|(_, second)| second.as_str());
    let window = "Tính từ ngày 15/06/2020 đến hết ngày 14/09/2020. Đây là khoảng thời gian thường dùng (Nghị định 09/2019/NĐ-CP, Điều 12) cho kỳ này.";
    assert_eq!(said("Số liệu"), Some(window));
    assert_eq!(said("Hoàn thành"), Some("Đúng thời gian nhưng nội dung chưa đầy đủ."));
    assert_eq!(said("Nơi nhận"), Some("Văn phòng Sở"));
    assert_eq!(said("Thư điện tử"), Some("vp@so.gov.vn"));
    assert_eq!(said("Thời hạn"), Some("Ngay sau ngày chốt số liệu 14/09/2020."));
}

#[test]
fn the_first_and_the_last_period_there_can_be_are_written() {
    let site = site(&[("a", "Văn phòng")], &["\"a\""]);
    for period in ["1900-Q1", "2200"] {
        let order = Order::new(&site, &site.plans["2020"], Period::parse(period).unwrap());
        assert!(!write(&order).is_empty(), "{period}");
    }
}

#[test]
fn a_text_of_any_length_fits() {
    let mut site = site(&[("a", "Văn phòng"), ("b", "Thanh tra")], &["\"a\", \"b\""]);
    let long = "đ".repeat(40_000);
    let results =
        format!("period = \"2020\"\nplan = \"2020\"\nto = 2020-12-14\n[[result]]\ntask = \"t0\"\ntext = \"{long}\"\n");
    let tree = [
        ("department.toml", "name = \"Sở\"".to_owned()),
        ("plans/2020/plan.md", "+++\ntitle = \"K\"\nkind = \"reform\"\nyear = 2020\n+++\n".to_owned()),
        (
            "plans/2020/tasks.toml",
            "[[area]]\nid = \"a\"\ntitle = \"A\"\n[[area.task]]\nid = \"t0\"\ntitle = \"T\"\n".to_owned(),
        ),
        ("results/2020.toml", results),
    ];
    let tree = tree.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    let mut parsed = parse::parse(tree, &[]);
    site.results = validate::validate(parsed.drafts.remove(0), &mut parsed.faults).unwrap().results;
    let order = Order::new(&site, &site.plans["2020"], Period::parse("2020").unwrap());
    assert_eq!(filled(&order, site.plans["2020"].tasks().next().unwrap().1)[&Column::Result].chars().count(), 16_000);
    assert!(!write(&order).is_empty());
}
