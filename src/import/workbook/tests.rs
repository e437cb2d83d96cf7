//! What units send back is what was sent out and what they filled in, whatever happened to the file on its way.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::*;
use crate::diagnostic::Severity;
use crate::export::workbook::layout::Column;
use crate::export::workbook::{Order, write};
use crate::import::account::Fate;
use crate::import::found::Record;
use crate::import::paper::{Block, Cell, Part, Place, Row, Table, Typed};
use crate::model::Period;
use crate::text::Sources;
use crate::{parse, validate};

const DEPARTMENT: &str = r#"
name = "Sở Mẫu"
symbol = "SM"

[[units]]
id = "van-phong"
name = "Văn phòng Sở"
kind = "office"

[[units]]
id = "thanh-tra"
name = "Thanh tra Sở"
kind = "inspectorate"
"#;

const PLAN: &str = "+++\ntitle = \"Kế hoạch cải cách hành chính năm 2020\"\nkind = \"reform\"\nyear = 2020\n+++\n";

const TASKS: &str = r#"
[[area]]
id = "the-che"
label = "I."
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
label = "1."
title = "Rà soát văn bản"
leads = ["van-phong"]
due = "2020-09"

[[area.task]]
id = "1-2"
label = "2."
title = "Kiểm tra công vụ"
leads = ["van-phong", "thanh-tra"]

[[area.task]]
id = "1-3"
label = "3."
title = "Báo cáo năm"
"#;

const DOCUMENTS: &str = r#"
[[document]]
id = "11-kh-sm-2020"
kind = "ke-hoach"
number = "11"
symbol = "KH-SM"
date = "2020-02-06"
"#;

/// A site with its sources.
struct World {
    site: Site,
    sources: Sources,
}

impl World {
    fn new(files: &[(&str, &str)]) -> Self {
        let usual = [
            ("department.toml", DEPARTMENT),
            ("plans/2020/plan.md", PLAN),
            ("plans/2020/tasks.toml", TASKS),
            ("documents.toml", DOCUMENTS),
        ];
        let files = usual.iter().chain(files).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let mut parsed = parse::parse(files.collect(), &[]);
        let site = validate::validate(parsed.drafts.remove(0), &mut parsed.faults).expect("a site");
        let errors: Vec<_> = parsed.faults.iter().filter(|fault| fault.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
        Self { site, sources: parsed.sources }
    }

    fn order(&self) -> Order<'_> {
        Order::new(&self.site, &self.site.plans["2020"], Period::parse("2020").unwrap())
    }

    /// The workbook as it is sent out.
    fn sent(&self) -> Paper {
        paper("ket-qua.xlsx", write(&self.order()))
    }

    fn read(&self, papers: &[Paper]) -> Taken {
        read(papers, &Setting { site: &self.site, sources: &self.sources, as_of: None })
    }

    /// Fills cells of the workbook in and reads it back.
    fn back(&self, cells: &[(&str, &str, Column, &str)]) -> Taken {
        let mut paper = self.sent();
        cells.iter().for_each(|(sheet, task, column, text)| fill(&mut paper, sheet, task, *column, text));
        self.read(&[paper])
    }
}

/// Gives the day a spreadsheet counts.
fn day_of(days: f64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(days as u64))
}

/// Reads a workbook with the eyes of another program.
fn paper(name: &str, bytes: Vec<u8>) -> Paper {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    let parts = workbook.worksheets().into_iter().map(|(name, range)| {
        let (first_row, first_column) = range.start().unwrap_or_default();
        let rows = range.rows().enumerate().map(|(at, cells)| {
            let cell = |(column, data): (usize, &Data)| {
                let value = match data {
                    Data::DateTime(day) => day_of(day.as_f64()).map(Typed::Day),
                    Data::Float(number) => Some(Typed::Number(number.to_string())),
                    _ => None,
                };
                let text = match &value {
                    Some(Typed::Day(day)) => day.format("%d/%m/%Y").to_string(),
                    _ => data.to_string().trim().to_owned(),
                };
                Cell { text, column: column + first_column as usize, across: 1, down: 1, value, ..Cell::default() }
            };
            let cells = cells.iter().enumerate().map(cell).collect();
            Row { cells, number: Some(at + first_row as usize + 1), ..Row::default() }
        });
        let table = Table { rows: rows.collect(), columns: range.width() };
        Part { sheet: Some(name), hidden: false, blocks: vec![Block::Table(table)] }
    });
    Paper { name: name.to_owned(), parts: parts.collect(), remarks: Vec::new() }
}

/// Gives the rows of a sheet.
fn rows<'p>(paper: &'p mut Paper, sheet: &str) -> &'p mut Vec<Row> {
    let part = paper.parts.iter_mut().find(|part| part.sheet.as_deref() == Some(sheet)).expect("the sheet is there");
    let table = part.blocks.iter_mut().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    &mut table.expect("a sheet is a table").rows
}

/// Types a text into a cell of a task.
fn fill(paper: &mut Paper, sheet: &str, task: &str, column: Column, text: &str) {
    let row =
        rows(paper, sheet).iter_mut().find(|row| row.cells.iter().any(|cell| cell.column == 0 && cell.text == task));
    let cells = &mut row.expect("the task is on the sheet").cells;
    let at = usize::from(column.index());
    cells.retain(|cell| cell.column != at);
    cells.push(Cell { text: text.to_owned(), column: at, across: 1, down: 1, ..Cell::default() });
    cells.sort_by_key(|cell| cell.column);
}

fn record<'t>(taken: &'t Taken, task: &str) -> Option<&'t Record> {
    let lists = taken.files.iter().flat_map(|file| &file.root.lists).filter(|list| list.key == "result");
    lists.flat_map(|list| &list.records).find(|record| record.get("task") == Some(&json!(task)))
}

fn value(taken: &Taken, task: &str, key: &str) -> Json {
    record(taken, task).and_then(|record| record.get(key)).cloned().unwrap_or_default()
}

fn doubts(taken: &Taken) -> Vec<String> {
    taken.account.doubts().iter().map(|doubt| doubt.message.en.clone()).collect()
}

fn notes(taken: &Taken) -> String {
    taken.notes.iter().map(|note| note.en.as_str()).collect::<Vec<_>>().join("\n")
}

const OFFICE: &str = "Văn phòng Sở";
const INSPECTORS: &str = "Thanh tra Sở";
const ALL: &str = "Tất cả";

#[test]
fn a_filled_workbook_becomes_results() {
    let world = World::new(&[]);
    let taken = world.back(&[
        (OFFICE, "1-1", Column::Result, "Đã rà soát:\n- 3 nghị quyết\n- 2 quyết định"),
        (OFFICE, "1-1", Column::Number, "Kế hoạch số 11/KH-SM\nBáo cáo số 7/BC-SM\n30 viên chức dự"),
        (OFFICE, "1-1", Column::Day, "06/02/2020\n9/3/2020"),
        (OFFICE, "1-1", Column::Link, "-\nhttps://so.gov.vn/7"),
        (OFFICE, "1-1", Column::Grade, "Hoàn thành tốt"),
        (OFFICE, "1-1", Column::Completed, "30/09/2020"),
        (OFFICE, "1-1", Column::Note, "Xem kèm"),
    ]);
    let [file] = taken.files.as_slice() else { panic!("{:?}", taken.files) };
    assert_eq!(file.path, "results/2020.toml");
    let root: Vec<(&str, &str)> =
        file.root.fields.iter().map(|field| (field.key, field.value.as_str().unwrap())).collect();
    assert_eq!(root, [("period", "2020"), ("plan", "2020"), ("from", "2019-12-15"), ("to", "2020-12-14")]);
    let fields = &record(&taken, "1-1").unwrap().fields;
    let found: Vec<(&str, Json)> = fields.iter().map(|field| (field.key, field.value.clone())).collect();
    let evidence = json!([
        { "citation": { "document": "11-kh-sm-2020", "printed": "Kế hoạch số 11/KH-SM ngày 06/02/2020", "purpose": "evidence" } },
        { "citation": { "printed": "Báo cáo số 7/BC-SM ngày 9/3/2020", "purpose": "evidence" }, "url": "https://so.gov.vn/7" },
        { "fact": "30 viên chức dự" },
    ]);
    let expected = [
        ("task", json!("1-1")),
        ("text", json!("Đã rà soát:\n\n- 3 nghị quyết\n- 2 quyết định")),
        ("grade", json!("done-well")),
        ("evidence", evidence),
        ("completed", json!("2020-09-30")),
        ("note", json!("Xem kèm")),
    ];
    assert_eq!(found, expected);
    assert_eq!(record(&taken, "1-2"), None);
    assert!(notes(&taken).contains("nobody filled in 1 tasks (Văn phòng Sở; Thanh tra Sở): 1-2"), "{}", notes(&taken));
}

#[test]
fn every_cell_of_a_workbook_is_accounted_for() {
    let world = World::new(&[]);
    let taken = world.back(&[(OFFICE, "1-1", Column::Result, "Xong")]);
    let open: Vec<&str> =
        taken.account.entries().filter(|(.., fate)| **fate == Fate::Unread).map(|(_, text, _)| text).collect();
    assert_eq!(open, Vec::<&str>::new());
    let sum = taken.account.sum();
    assert_eq!(sum.taken + sum.left, sum.pieces);
    assert_eq!(sum.taken, 1 + 1, "the text, and the mark that says which period it is");
}

#[test]
fn a_task_two_units_lead_says_one_thing_or_nothing() {
    let world = World::new(&[]);
    let one = (OFFICE, "1-2", Column::Result, "Đã kiểm tra 3 phòng");
    assert_eq!(value(&world.back(&[one]), "1-2", "text"), json!("Đã kiểm tra 3 phòng"), "the other is blank");
    let same = world.back(&[one, (INSPECTORS, "1-2", Column::Result, "Đã  kiểm tra 3 phòng")]);
    assert_eq!(value(&same, "1-2", "text"), json!("Đã kiểm tra 3 phòng"));
    let torn = world.back(&[
        one,
        (INSPECTORS, "1-2", Column::Result, "Chưa kiểm tra"),
        (INSPECTORS, "1-2", Column::Note, "Thiếu người"),
    ]);
    assert_eq!(value(&torn, "1-2", "text"), Json::Null);
    assert_eq!(value(&torn, "1-2", "note"), json!("Thiếu người"), "what only one says is taken");
    let told = doubts(&torn).into_iter().filter(|doubt| doubt.contains("units say different things")).count();
    assert_eq!(told, 2, "both places are named: {:?}", doubts(&torn));
}

#[test]
fn what_the_sheet_of_all_tasks_repeats_is_no_second_answer() {
    let world = World::new(&[]);
    let said = (OFFICE, "1-2", Column::Note, "Đã kiểm tra");
    let taken = world.back(&[
        said,
        (INSPECTORS, "1-2", Column::Note, "Đã kiểm tra"),
        (ALL, "1-2", Column::Note, "[Văn phòng Sở] Đã kiểm tra\n[Thanh tra Sở] Đã kiểm tra"),
        (OFFICE, "1-1", Column::Completed, "30/09/2020"),
        (ALL, "1-1", Column::Completed, "30/09/2020"),
    ]);
    assert_eq!(value(&taken, "1-2", "note"), json!("Đã kiểm tra"));
    assert_eq!(value(&taken, "1-1", "completed"), json!("2020-09-30"));
    let over = world.back(&[said, (ALL, "1-2", Column::Note, "Khác hẳn")]);
    assert_eq!(value(&over, "1-2", "note"), Json::Null);
    assert!(doubts(&over).iter().any(|doubt| doubt.contains("written over the formula")), "{:?}", doubts(&over));
    let by_office = world.back(&[(ALL, "1-3", Column::Note, "Văn phòng điền")]);
    assert_eq!(value(&by_office, "1-3", "note"), json!("Văn phòng điền"), "a task nobody leads is filled in there");
}

#[test]
fn units_send_their_own_files() {
    let world = World::new(&[]);
    let (mut first, mut second) = (world.sent(), world.sent());
    fill(&mut first, OFFICE, "1-1", Column::Result, "Văn phòng xong");
    fill(&mut second, INSPECTORS, "1-2", Column::Result, "Thanh tra xong");
    let taken = world.read(&[first, second]);
    assert_eq!(value(&taken, "1-1", "text"), json!("Văn phòng xong"));
    assert_eq!(value(&taken, "1-2", "text"), json!("Thanh tra xong"));
    let place = record(&taken, "1-2").unwrap().fields[1].places[0];
    let name = taken.paper.name(place).en;
    assert!(name.contains("ket-qua.xlsx (2) › Thanh tra Sở"), "{name}");
}

#[test]
fn a_sheet_copied_into_another_file_is_known() {
    let world = World::new(&[]);
    let mut paper = world.sent();
    fill(&mut paper, OFFICE, "1-1", Column::Result, "Xong");
    paper.parts.retain(|part| part.sheet.as_deref() == Some(OFFICE));
    assert_eq!(value(&world.read(&[paper.clone()]), "1-1", "text"), json!("Xong"));
    // Without the hidden column the title tells plan and period, and names tell the tasks.
    for row in rows(&mut paper, OFFICE).iter_mut() {
        row.cells.retain(|cell| cell.column > 0);
        row.cells.iter_mut().for_each(|cell| cell.column -= 1);
    }
    let taken = world.read(&[paper]);
    assert_eq!(value(&taken, "1-1", "text"), json!("Xong"));
    assert!(doubts(&taken).iter().any(|doubt| doubt.contains("by its name it was taken for task 1-1")));
}

#[test]
fn rows_that_moved_or_were_added_are_shown_and_not_taken() {
    let world = World::new(&[]);
    let moved =
        world.back(&[(OFFICE, "1-1", Column::Result, "Xong"), (OFFICE, "1-1", Column::Task, "Kiểm tra công vụ")]);
    assert_eq!(record(&moved, "1-1"), None);
    assert!(
        doubts(&moved)[0].contains("its id is that of task 1-1, its name that of task 1-2"),
        "{:?}",
        doubts(&moved)
    );
    let unknown = world.back(&[(OFFICE, "1-1", Column::Id, "9-9")]);
    assert!(doubts(&unknown)[0].contains("the plan has no task `9-9`"));
    let mut paper = world.sent();
    let cell = |column: Column, text: &str| Cell {
        text: text.to_owned(),
        column: column.index().into(),
        across: 1,
        down: 1,
        ..Cell::default()
    };
    let cells = vec![cell(Column::Task, "Việc mới"), cell(Column::Result, "Đã làm")];
    rows(&mut paper, OFFICE).push(Row { cells, ..Row::default() });
    let added = world.read(&[paper]);
    assert!(doubts(&added)[0].contains("a row added by hand"));
    let unread = added.account.entries().filter(|(.., fate)| **fate == Fate::Unread).map(|(_, text, _)| text);
    assert_eq!(unread.collect::<Vec<_>>(), ["Việc mới", "Đã làm"]);
}

/// What is named when cells are filled in so.
fn named(cells: &[(Column, &str)]) -> Vec<String> {
    let world = World::new(&[]);
    let cells: Vec<_> = cells.iter().map(|(column, text)| (OFFICE, "1-1", *column, *text)).collect();
    doubts(&world.back(&cells))
}

#[test]
fn what_does_not_fit_together_is_named() {
    use Column::{Completed, Day, Grade, Link, MovedBy, MovedTo, Number, Reason, Result};
    let cases: &[(&[(Column, &str)], &str)] = &[
        (&[(Result, "Xong"), (Grade, "Hoàn thành")], "graded done without evidence"),
        (&[(Result, "Xong")], "a result without a grade"),
        (&[(Grade, "Chưa hoàn thành")], "late or not done without a reason"),
        (&[(Grade, "Chưa hoàn thành")], "a grade without a result"),
        (&[(Grade, "x")], "“x” is none of the four grades"),
        (&[(Completed, "15/12/2020")], "15/12/2020 comes after the cut-off 14/12/2020"),
        (&[(Completed, "01/01/2010")], "lies long before the period"),
        (&[(Completed, "30/09/2020")], "was not typed as a day"),
        (&[(Completed, "sắp xong")], "“sắp xong” is no day"),
        (&[(Number, "Báo cáo số 7/BC-SM"), (Day, "20/12/2020")], "20/12/2020 comes after the cut-off"),
        (&[(Number, "Báo cáo số 7/BC-SM")], "the register does not hold"),
        (&[(Number, "a\nb\nc"), (Day, "06/02/2020\n07/02/2020")], "3 lines of documents and 2 of days"),
        (&[(Number, "a"), (Link, "so.gov.vn")], "is no usable web address"),
        (&[(MovedTo, "31/12/2020"), (Reason, "Chờ")], "without a deciding document"),
        (&[(MovedTo, "31/12/2020"), (MovedBy, "11/KH-SM")], "without a reason"),
        (&[(MovedTo, "01/01/2020")], "does not come after the one in force"),
        (&[(MovedBy, "11/KH-SM")], "without the new deadline"),
        (&[(Column::Task, "Rà soát văn bản khác")], "a locked cell was changed"),
        (&[(Column::Task, "Rà soát")], "a locked cell was changed"),
        (&[(Column::Due, "Tháng 10/2020")], "a locked cell was changed"),
    ];
    for (cells, expected) in cases {
        let found = named(cells);
        assert!(found.iter().any(|doubt| doubt.contains(expected)), "{cells:?} → {found:#?}, not {expected}");
    }
}

#[test]
fn a_workbook_in_order_gives_nothing_to_look_at() {
    let found = named(&[
        (Column::Result, "Xong"),
        (Column::Number, "Kế hoạch số 11/KH-SM ngày 06/02/2020"),
        (Column::Grade, "Hoàn thành"),
    ]);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_moved_deadline_is_written_once() {
    let world = World::new(&[]);
    let cells = [
        (OFFICE, "1-1", Column::Reason, "Chờ hướng dẫn"),
        (OFFICE, "1-1", Column::MovedTo, "31/12/2020"),
        (OFFICE, "1-1", Column::MovedBy, "Kế hoạch số 11/KH-SM ngày 06/02/2020"),
    ];
    let taken = world.back(&cells);
    let file = taken.files.iter().find(|file| file.path == "plans/2020/tasks.toml").unwrap();
    let task = &file.root.lists[0].records[0].lists[0].records[0];
    let slip = json!([{
        "from": "2020-09", "to": "2020-12-31", "decided": "2020-02-06",
        "document": "Kế hoạch số 11/KH-SM ngày 06/02/2020", "reason": "Chờ hướng dẫn",
    }]);
    assert_eq!((task.get("id"), task.get("slip")), (Some(&json!("1-1")), Some(&slip)));
    let moved = "[[area.task.slip]]\nfrom = \"2020-09\"\nto = \"2020-12-31\"\n\n[[area.task]]\nid = \"1-2\"";
    let tasks = TASKS.replacen("[[area.task]]\nid = \"1-2\"", moved, 1);
    let after = World::new(&[("plans/2020/tasks.toml", &tasks)]);
    let mut paper = world.sent();
    cells.iter().for_each(|(sheet, task, column, text)| fill(&mut paper, sheet, task, *column, text));
    let again = after.read(&[paper]);
    assert!(again.files.iter().all(|file| file.path.starts_with("results/")), "the deadline has moved already");
    assert!(!doubts(&again).iter().any(|doubt| doubt.contains("locked cell")), "{:?}", doubts(&again));
}

const RESULTS: &str = r#"
period = "2020"
plan = "2020"
to = 2020-11-18

[[result]]
task = "1-1"
text = { vi = "Đã *làm*:\n\n- một", en = "Done" }
grade = "done-late"
reason = "Chậm"
completed = 2020-10-05

[[result.evidence]]
citation = { document = "11-kh-sm-2020", printed = "Kế hoạch số 11/KH-SM ngày 06/02/2020", purpose = "implements" }

[[result.evidence]]
url = "https://so.gov.vn/1"
fact = "30 người"
"#;

#[test]
fn what_is_there_comes_back_as_it_is() {
    let world = World::new(&[("results/nam-2020.toml", RESULTS)]);
    let taken = world.read(&[world.sent()]);
    let [file] = taken.files.as_slice() else { panic!("one file") };
    assert_eq!(file.path, "results/nam-2020.toml");
    assert_eq!(file.root.get("from"), None, "the file states none");
    assert_eq!(file.root.get("to"), Some(&json!("2020-11-18")));
    assert_eq!(value(&taken, "1-1", "text"), json!({ "vi": "Đã *làm*:\n\n- một", "en": "Done" }));
    assert_eq!(value(&taken, "1-1", "completed"), json!("2020-10-05"));
    let evidence = json!([
        { "citation": { "document": "11-kh-sm-2020", "printed": "Kế hoạch số 11/KH-SM ngày 06/02/2020", "purpose": "implements" } },
        { "url": "https://so.gov.vn/1", "fact": "30 người" },
    ]);
    assert_eq!(value(&taken, "1-1", "evidence"), evidence);
    assert_eq!(doubts(&taken), Vec::<String>::new());
}

#[test]
fn what_a_unit_changes_wins_over_copies_of_what_was_sent_out() {
    let world = World::new(&[("results/2020.toml", RESULTS)]);
    let (untouched, mut changed) = (world.sent(), world.sent());
    fill(&mut changed, OFFICE, "1-1", Column::Reason, "Chờ văn bản");
    fill(&mut changed, OFFICE, "1-1", Column::Note, "");
    fill(&mut changed, OFFICE, "1-1", Column::Number, "30 người\n40 người");
    fill(&mut changed, OFFICE, "1-1", Column::Link, "https://so.gov.vn/1");
    let taken = world.read(&[untouched, changed.clone()]);
    assert_eq!(value(&taken, "1-1", "reason"), json!("Chờ văn bản"));
    let evidence = json!([{ "url": "https://so.gov.vn/1", "fact": "30 người" }, { "fact": "40 người" }]);
    assert_eq!(value(&taken, "1-1", "evidence"), evidence);
    assert!(doubts(&taken).iter().any(|doubt| doubt.contains("is gone from the cell: “Kế hoạch số 11/KH-SM")));
    fill(&mut changed, OFFICE, "1-1", Column::Reason, "");
    let erased = world.read(&[changed]);
    assert_eq!(value(&erased, "1-1", "reason"), Json::Null);
    assert!(notes(&erased).contains("task 1-1: cells that said something are blank now"), "{}", notes(&erased));
}

#[test]
fn other_papers_are_none_of_ours() {
    let world = World::new(&[]);
    let cell = |column, text: &str| Cell { text: text.to_owned(), column, across: 1, down: 1, ..Cell::default() };
    let row = Row { cells: vec![cell(0, "STT"), cell(1, "Nhiệm vụ"), cell(2, "Chủ trì")], ..Row::default() };
    let part = Part {
        sheet: Some("Phụ lục".to_owned()),
        hidden: false,
        blocks: vec![Block::Table(Table { rows: vec![row], columns: 3 })],
    };
    let paper = Paper { name: "phu-luc.xlsx".to_owned(), parts: vec![part], remarks: vec![] };
    assert!(!is_workbook(&paper) && is_workbook(&world.sent()));
    let taken = world.read(&[paper]);
    assert_eq!((taken.files.len(), taken.account.sum().unread), (0, 3));
}

/// A text people may type into a cell: lines without blanks at their ends.
fn typed() -> impl Strategy<Value = String> {
    prop::collection::vec("[A-Za-zđưạế0-9][A-Za-zđưạế0-9 ,.*_#<&%()+-]{0,20}[a-z]", 1..4).prop_map(|lines| {
        lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
    })
}

fn plan_of(tasks: &[(bool, bool, String)]) -> String {
    let task = |(at, (office, inspectors, title)): (usize, &(bool, bool, String))| {
        let leads = [(office, "\"van-phong\""), (inspectors, "\"thanh-tra\"")];
        let leads: Vec<&str> = leads.iter().filter(|(is_lead, _)| **is_lead).map(|(_, unit)| *unit).collect();
        format!(
            "[[area.task]]\nid = \"t{at}\"\nlabel = \"{at}.\"\ntitle = \"{title} {at}\"\nleads = [{}]\n\n",
            leads.join(", ")
        )
    };
    let tasks: String = tasks.iter().enumerate().map(task).collect();
    format!("[[area]]\nid = \"a\"\ntitle = \"Lĩnh vực\"\n\n{tasks}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a plan holds and units type, the facts that come back are those that were typed; and the workbook
    /// written from these facts says the same again.
    #[test]
    fn what_was_filled_in_comes_back(
        tasks in prop::collection::vec((any::<bool>(), any::<bool>(), "[A-Z][a-zđư ]{0,30}[a-z]"), 1..6),
        fills in prop::collection::vec((typed(), 0usize..4, prop::option::of(typed()), prop::option::of(0u64..300)), 6),
    ) {
        let plan = plan_of(&tasks);
        let world = World::new(&[("plans/2020/tasks.toml", &plan)]);
        let mut paper = world.sent();
        let mut facts = String::from("period = \"2020\"\nplan = \"2020\"\nfrom = 2019-12-15\nto = 2020-12-14\n");
        for (at, ((office, inspectors, _), (text, grade, reason, day))) in tasks.iter().zip(&fills).enumerate() {
            let sheet = if *office { OFFICE } else if *inspectors { INSPECTORS } else { ALL };
            let grade = crate::model::Grade::ALL[*grade];
            let (id, day) = (format!("t{at}"), day.map(|days| world.order().from + chrono::Days::new(days)));
            fill(&mut paper, sheet, &id, Column::Result, text);
            fill(&mut paper, sheet, &id, Column::Grade, crate::export::workbook::layout::grade_word(grade));
            facts += &format!("\n[[result]]\ntask = \"{id}\"\ntext = {}\ngrade = \"{}\"\n", json!(markdown::of_cell(text)), grade.as_str());
            if let Some(day) = day {
                fill(&mut paper, sheet, &id, Column::Completed, &day.format("%d/%m/%Y").to_string());
                facts += &format!("completed = {day}\n");
            }
            if let Some(reason) = reason {
                fill(&mut paper, sheet, &id, Column::Reason, reason);
                facts += &format!("reason = {}\n", json!(reason));
            }
        }
        let taken = world.read(&[paper]);
        prop_assert_eq!(taken.account.sum().unread, 0);
        let after = World::new(&[("plans/2020/tasks.toml", &plan), ("results/2020.toml", &facts)]);
        let again = after.read(&[after.sent()]);
        for at in 0..tasks.len() {
            let id = format!("t{at}");
            for key in ["text", "grade", "completed", "reason"] {
                prop_assert_eq!(value(&taken, &id, key), value(&again, &id, key), "{} {}", id, key);
            }
            let known = after.order().current(&after.site.plans["2020"].task(&id).unwrap().1.clone()).unwrap().text.clone();
            prop_assert_eq!(value(&taken, &id, "text"), json!(known.unwrap().vi()));
        }
        prop_assert!(!notes(&taken).contains("nobody filled in"), "{}", notes(&taken));
    }
}

/// Every place a record names is a piece of the paper.
#[test]
fn places_are_those_of_the_joined_paper() {
    let world = World::new(&[]);
    let mut paper = world.sent();
    fill(&mut paper, INSPECTORS, "1-2", Column::Note, "Ghi");
    let taken = world.read(&[world.sent(), paper]);
    let pieces: Vec<(Place, &str)> = taken.paper.pieces().collect();
    for field in &record(&taken, "1-2").unwrap().fields[1..] {
        let texts = field.places.iter().map(|place| pieces.iter().find(|(at, _)| at == place).unwrap().1);
        assert_eq!(texts.collect::<Vec<_>>(), ["Ghi"]);
    }
}
