//! The ring of a quarter: a plan in Word, its tasks, the workbook units fill in, their results, the drafted report, and
//! that report taken back. Nothing is lost on the way, and no id changes.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::derive::Derived;
use minhbach::export::docx::{Block, Cell, Document, Page, Paragraph, Run, Section, Style, Table};
use minhbach::export::{draft, workbook};
use minhbach::import::account::Fate;
use minhbach::import::{self, Imported, Request, Source, merge};
use minhbach::load::{self, Tree};
use minhbach::model::{Grade, Period, Plan, Site, Task};
use minhbach::pipeline::{self, Input};
use minhbach::text::words;
use proptest::prelude::*;

use crate::golden;

const SAMPLES: [&str; 5] = ["ba-ria-vung-tau", "dong-thap", "ho-chi-minh", "quang-ngai", "quang-tri"];

/// Checks a site's files; they must be without errors.
fn site(tree: &Tree) -> Site {
    let mut checked = pipeline::check(Input { content: tree.clone(), ..Input::default() });
    assert!(
        !checked.report.has_errors(),
        "{}",
        minhbach::diagnostic::human(&checked.report, minhbach::text::Language::English, false)
    );
    checked.sites.remove(0).0
}

/// Imports one file and writes it into the tree.
fn import(tree: &Tree, name: &str, bytes: Vec<u8>, request: &Request) -> (Tree, Imported, merge::Merged) {
    let found =
        import::import(vec![Source { name: name.to_owned(), bytes }], tree, request).expect("the file can be read");
    for (paper, account) in &found.papers {
        let unread: Vec<_> = account.entries().filter(|(_, _, fate)| **fate == Fate::Unread).take(5).collect();
        assert!(unread.is_empty(), "{}: nobody took {unread:?}; {:?}", paper.name, found.notes);
        assert_eq!(account.sum().pieces, paper.pieces().count());
    }
    let merged = merge::merge(tree, &found.files);
    let mut after = tree.clone();
    after.extend(merged.files.clone());
    // A task a report repeats stands in its plan already; the report's piece is taken to the register for what it cites.
    let texts = after.iter().filter(|(path, _)| !path.starts_with("imports/")).map(|(_, bytes)| bytes);
    let there: BTreeSet<String> =
        texts.flat_map(|bytes| words(&String::from_utf8_lossy(bytes)).collect::<Vec<_>>()).collect();
    for (_, account) in found.papers.iter().filter(|(paper, _)| paper.name.ends_with(".docx")) {
        for (_, text, fate) in account.entries() {
            if let Fate::Taken(destinations) = fate {
                is_written(text, destinations, &there);
            }
        }
    }
    (after, found, merged)
}

/// What was taken is there: every word of the piece stands in the content.
fn is_written(piece: &str, destinations: &[String], there: &BTreeSet<String>) {
    const TYPED: [&str; 7] = [".grade", ".mark", ": date", ": place", ": number", ": symbol", ": printed"];
    let typed = |destination: &String| TYPED.iter().any(|key| destination.ends_with(key));
    if destinations.iter().all(typed) {
        return;
    }
    // What the key of the field says: "Nơi nhận:", "Lưu:", "Minh chứng:", "Lý do:".
    let told = ["noi", "nhan", "luu", "minh", "chung", "ly", "do"];
    let lost: Vec<String> =
        words(piece).filter(|word| !there.contains(word) && !told.contains(&word.as_str())).collect();
    assert!(lost.is_empty(), "“{piece}” was taken to {destinations:?}, but {lost:?} is not there");
}

/// The plan as an office prints it: its head, and its tasks in a table with a row for each area.
fn plan_docx(site: &Site, plan: &Plan) -> Vec<u8> {
    let paragraph = |text: &str| Block::from(Paragraph::new(Style::Body, [Run::plain(text)]));
    let cell = |text: &str| Cell::of(text.lines().map(|line| Paragraph::new(Style::Cell, [Run::plain(line)])));
    let names = [
        "STT",
        "Nội dung nhiệm vụ",
        "Sản phẩm",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian hoàn thành",
        "Số đầu việc",
        "Kinh phí",
        "Ghi chú",
    ];
    let mut rows = vec![names.map(|name| Cell::of([Paragraph::new(Style::Cell, [Run::plain(name).bold()])])).to_vec()];
    for area in &plan.areas {
        let label = area.label.value().cloned().unwrap_or_default();
        let title = Paragraph::new(Style::Cell, [Run::plain(area.title.vi()).bold()]);
        rows.push(vec![Cell::of([Paragraph::new(Style::Cell, [Run::plain(label).bold()])]), Cell::of([title]).over(8)]);
        rows.extend(area.task.iter().map(|task| printed(site, task).iter().map(|text| cell(text)).collect()));
    }
    let year = plan.head.year;
    let head = [
        "Số: 12/KH-SKHCN",
        &format!("Minh Hòa, ngày 15 tháng 01 năm {year}"),
        "KẾ HOẠCH",
        plan.head.title.vi(),
        "I. MỤC TIÊU",
        "Giải quyết hồ sơ đúng hẹn và công khai tiến độ từng nhiệm vụ.",
    ];
    let mut blocks: Vec<Block> = head.into_iter().map(paragraph).collect();
    if !plan.areas.is_empty() {
        blocks.push(Block::Table(Table {
            widths: vec![10, 60, 30, 30, 30, 30, 20, 25, 25],
            bordered: true,
            heading: 1,
            rows,
        }));
    }
    let dated = chrono::NaiveDate::from_ymd_opt(year, 1, 15).expect("a day of the year");
    let section = Section { page: Page::LANDSCAPE, blocks };
    Document { title: plan.head.title.vi().to_owned(), author: String::new(), dated, sections: vec![section] }.bytes()
}

/// The cells of a task, as its plan prints them.
fn printed(site: &Site, task: &Task) -> [String; 9] {
    let name = |id: &str| site.unit(id).map_or(id.to_owned(), |unit| unit.name.vi().to_owned());
    let units = |list: &[minhbach::model::Responsible]| {
        let one = |one: &minhbach::model::Responsible| {
            one.unit.as_ref().map_or(one.printed.clone().unwrap_or_default(), |unit| name(unit.id()))
        };
        list.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let words =
        |words: &Option<minhbach::model::Words>| words.as_ref().map_or(String::new(), |words| words.vi().to_owned());
    let deliverables =
        task.deliverables.iter().map(|one| format!("- {}", one.text.vi())).collect::<Vec<_>>().join("\n");
    let funding = task
        .funding
        .as_ref()
        .and_then(|funding| funding.printed.as_ref())
        .map_or(String::new(), |words| words.vi().to_owned());
    let work = task.work.as_ref().map_or(String::new(), |work| {
        let quarters = work
            .quarters()
            .into_iter()
            .zip(1..)
            .filter_map(|(count, quarter)| Some(format!("Quý {quarter}: {:02}", count?)));
        quarters.collect::<Vec<_>>().join(" ")
    });
    [
        task.label.value().cloned().unwrap_or_default(),
        task.text.as_ref().unwrap_or(&task.title).vi().to_owned(),
        deliverables,
        units(&task.leads),
        units(&task.coordinators),
        task.due_text.clone().unwrap_or_default(),
        work,
        funding,
        words(&task.note),
    ]
}

/// A department with its units and documents alone.
fn bare(tree: &Tree) -> Tree {
    let kept = ["department.toml", "documents.toml"];
    tree.iter()
        .filter(|(path, _)| kept.contains(&path.as_str()))
        .map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// What of a task is typed: deadlines, work items, funding, note.
fn typed(plan: &Plan) -> Vec<[String; 5]> {
    let one = |task: &Task| {
        let due = format!("{} {:?}", task.due.kind().as_str(), task.due.last_days());
        let work = task.work.as_ref().map_or([None; 4], |work| work.quarters());
        let work = format!("{work:?}");
        let funding = task
            .funding
            .as_ref()
            .filter(|funding| funding.printed.is_some())
            .map_or("", |funding| funding.kind.as_str())
            .to_owned();
        let note = task.note.as_ref().map_or(String::new(), |note| one_line(note.vi()));
        let deliverables = task.deliverables.iter().map(|one| one.text.vi()).collect::<Vec<_>>().join("; ");
        [due, work, funding, note, deliverables]
    };
    plan.areas.iter().flat_map(|area| &area.task).map(one).collect()
}

/// Every task of a plan: id, label, wording, units, printed deadline.
fn tasks(plan: &Plan) -> Vec<[String; 6]> {
    let list = |list: &[minhbach::model::Responsible]| {
        list.iter().map(|one| one.unit.as_ref().map_or("?", |unit| unit.id())).collect::<Vec<_>>().join(" ")
    };
    let one = |task: &Task| {
        let text = task.text.as_ref().unwrap_or(&task.title).vi().to_owned();
        let due = task.due_text.clone().unwrap_or_default();
        [
            task.id.id.to_string(),
            task.label.value().cloned().unwrap_or_default(),
            text,
            list(&task.leads),
            list(&task.coordinators),
            due,
        ]
    };
    plan.areas.iter().flat_map(|area| &area.task).map(one).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Results for the tasks of a plan, of every grade and with every kind of remark, told by a number.
fn results(plan: &Plan, seed: usize) -> String {
    let year = plan.head.year;
    let mut text = format!("period = \"{year}\"\nplan = \"{}\"\nfrom = {year}-01-01\nto = {year}-12-14\n", plan.id);
    for (at, [id, ..]) in tasks(plan).into_iter().enumerate() {
        let turn = at + seed;
        text.push_str(&format!("\n[[result]]\ntask = \"{id}\"\ntext = \"Đã làm bước {turn} và gửi báo cáo.\"\n"));
        match turn % 5 {
            4 => text.push_str("status = \"not-graded\"\n"),
            grade => text.push_str(&format!("grade = \"{}\"\n", Grade::ALL[grade].as_str())),
        }
        if turn % 5 == 2 || turn % 5 == 3 {
            text.push_str("reason = \"Chờ hướng dẫn của cấp trên.\"\n");
        }
        if turn.is_multiple_of(3) {
            text.push_str("note = \"Làm chung với nhiệm vụ khác\"\n");
        }
        if turn % 5 < 2 {
            text.push_str("\n[[result.evidence]]\nfact = \"Biên bản họp\"\n");
        }
    }
    text
}

/// What each task has of a period: grade, text, and whether a reason and a note are there.
fn graded(site: &Site, plan: &Plan, period: Period) -> BTreeMap<String, [String; 4]> {
    let file = site.results.get(&(period, plan.id.clone())).expect("the period has results");
    let words =
        |words: &Option<minhbach::model::Words>| words.as_ref().map_or(String::new(), |words| one_line(words.vi()));
    let one = |result: &minhbach::model::TaskResult| {
        let grade = result.grade.map_or("", |grade| grade.as_str()).to_owned();
        (result.task.id().to_owned(), [grade, words(&result.text), words(&result.reason), words(&result.note)])
    };
    file.result.iter().map(one).collect()
}

/// Goes the whole ring with one plan.
fn ring(tree: &Tree, plan: &Plan, seed: usize) {
    let original = site(tree);
    let request = Request { plan: Some(plan.id.to_string()), ..Request::default() };
    let paper = plan_docx(&original, plan);
    let (with_plan, ..) = import(&bare(tree), "ke-hoach.docx", paper.clone(), &request);
    let imported = site(&with_plan);
    let read = &imported.plans[&plan.id];
    let without_ids = |tasks: Vec<[String; 6]>| {
        tasks.into_iter().map(|[_, rest @ ..]| rest.map(|text| one_line(&text))).collect::<Vec<_>>()
    };
    assert_eq!(without_ids(tasks(read)), without_ids(tasks(plan)), "every task came through Word");
    assert_eq!(typed(read), typed(plan), "every value of a task came through Word");

    let (again, _, merged) = import(&with_plan, "ke-hoach.docx", paper, &request);
    assert_eq!(again, with_plan, "the same plan once more changes nothing: {:?}", merged.changes);
    if tasks(read).is_empty() {
        return;
    }

    let period = Period::parse(&plan.head.year.to_string()).expect("a year is a period");
    let path = format!("results/{period}.toml");
    let mut filled = with_plan.clone();
    filled.insert(path.clone(), results(read, seed).into_bytes());
    let filled = site(&filled);
    let bytes = workbook::write(&workbook::Order::new(&filled, &filled.plans[&plan.id], period));
    let (with_results, ..) = import(&with_plan, "bang.xlsx", bytes, &Request::default());
    let reported = site(&with_results);
    assert_eq!(graded(&reported, read, period), graded(&filled, read, period), "every result came through Excel");

    let derived = Derived::new(&reported, None);
    let drafted = draft::draft(&reported, &derived, period, &reported.plans[&plan.id]);
    let mut before = with_results.clone();
    before.remove(&path);
    before.retain(|path, _| !path.starts_with("imports/results"));
    let request = Request { period: Some(period.to_string()), ..request };
    let (published, ..) = import(&before, "bao-cao.docx", drafted.docx, &request);
    let published = site(&published);
    assert_eq!(tasks(&published.plans[&plan.id]), tasks(read), "no task and no id changed");
    assert_eq!(published.reports.len(), 1, "the report is there");
    let told = |graded: BTreeMap<String, [String; 4]>| {
        graded.into_iter().map(|(id, [grade, ..])| (id, grade)).collect::<Vec<_>>()
    };
    assert_eq!(
        told(graded(&published, read, period)),
        told(graded(&reported, read, period)),
        "every grade came through the report"
    );
    for (id, [_, text, ..]) in graded(&reported, read, period) {
        let other = &graded(&published, read, period)[&id][1];
        assert!(other.contains(&text), "{id}: “{text}” is not in “{other}”");
    }
}

#[test]
fn the_ring_closes_on_the_samples() {
    for sample in SAMPLES {
        let (tree, _) = load::folder(&golden::project(&format!("content/{sample}"))).expect("the sample is there");
        for plan in site(&tree).plans.values() {
            ring(&tree, plan, 0);
        }
    }
}

/// Deadlines, as content writes them and as plans print them.
const DUES: [(&str, &str); 8] = [
    ("\"2026-06\"", "Tháng 6/2026"),
    ("{ ongoing = true }", "Thường xuyên"),
    ("\"2026-Q2\"", "Quý II/2026"),
    ("\"2026\"", "Trong năm"),
    ("{ by = [\"2026-03\", \"2026-06\", \"2026-09\"] }", "Tháng 3, 6, 9/2026"),
    ("\"2026-11-15\"", "Trước ngày 15/11/2026"),
    ("{ on_request_of = \"Sở Nội vụ\" }", "Theo đề nghị của Sở Nội vụ"),
    (
        "{ within = 5, unit = \"working-day\", after = \"ngày nhận phản ánh\" }",
        "Không quá 05 ngày làm việc kể từ ngày nhận phản ánh",
    ),
];

const VERBS: [&str; 6] = ["Ban hành", "Rà soát", "Tổ chức", "Cập nhật", "Kiểm tra", "Phối hợp thực hiện"];
const OBJECTS: [&str; 6] = [
    "kế hoạch cải cách hành chính của Sở",
    "thủ tục hành chính thuộc thẩm quyền giải quyết",
    "hội nghị đối thoại với người dân và doanh nghiệp",
    "quy trình nội bộ giải quyết hồ sơ trên môi trường điện tử",
    "việc số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "đề án vị trí việc làm của các đơn vị sự nghiệp trực thuộc",
];
const UNITS: [(&str, &str, &str); 5] = [
    ("van-phong", "Văn phòng Sở", "office"),
    ("phong-ke-hoach", "Phòng Kế hoạch - Tài chính", "section"),
    ("phong-quan-ly", "Phòng Quản lý công nghệ, TTCN và chuyên ngành", "section"),
    ("chi-cuc", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "sub-department"),
    ("cac-phong", "Các phòng, đơn vị", "group"),
];

/// A task: verb, object, whether it says more than a sentence, deadline, lead, coordinator, note.
type TaskShape = (usize, usize, bool, usize, usize, Option<usize>, bool);

fn shape() -> impl Strategy<Value = TaskShape> {
    let unit = 0..UNITS.len();
    (
        0..VERBS.len(),
        0..OBJECTS.len(),
        any::<bool>(),
        0..DUES.len(),
        unit.clone(),
        proptest::option::of(unit),
        any::<bool>(),
    )
}

/// The content of a department with one plan of such tasks.
fn generated(areas: &[Vec<TaskShape>], labels: usize) -> Tree {
    let mut department = "name = \"Sở Khoa học và Công nghệ tỉnh Minh Hòa\"\nsymbol = \"SKHCN\"\n".to_owned();
    for (id, name, kind) in UNITS {
        department.push_str(&format!("\n[[units]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"{kind}\"\n"));
    }
    let mut tasks = String::new();
    for (number, shapes) in areas.iter().enumerate() {
        let roman = ["I.", "II.", "III.", "IV."][number];
        let title =
            ["Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách chế độ công vụ", "Xây dựng chính quyền số"]
                [number];
        tasks.push_str(&format!("[[area]]\nid = \"linh-vuc-{number}\"\nlabel = \"{roman}\"\ntitle = \"{title}\"\n\n"));
        for (row, (verb, object, long, due, lead, other, noted)) in shapes.iter().enumerate() {
            let label = match labels {
                0 => format!("{})", ["a", "b", "c", "d", "đ", "e"][row]),
                1 => format!("{}.", row + 1),
                _ => (row + 1).to_string(),
            };
            let more = if *long {
                ". Kết quả gửi về Văn phòng Sở để tổng hợp, báo cáo Giám đốc Sở xem xét và gửi cơ quan có thẩm quyền theo quy định"
            } else {
                ""
            };
            let (verb, object, (due, due_text)) = (VERBS[*verb], OBJECTS[*object], DUES[*due]);
            tasks.push_str(&format!(
                "[[area.task]]\nid = \"{number}-{row}\"\nlabel = \"{label}\"\ntitle = \"{verb} {object}\"\n"
            ));
            if *long {
                tasks.push_str(&format!("text = \"{verb} {object}{more}\"\n"));
            }
            tasks.push_str(&format!("leads = [\"{}\"]\ndue = {due}\ndue_text = \"{due_text}\"\ndeliverables = [\"Kế hoạch\", \"Báo cáo\"]\n", UNITS[*lead].0));
            if let Some(other) = other {
                tasks.push_str(&format!("coordinators = [\"{}\"]\n", UNITS[*other].0));
            }
            if *noted {
                tasks.push_str("note = \"Nhiệm vụ trọng tâm của quý\"\n");
            }
            tasks.push('\n');
        }
    }
    let plan = "+++\ntitle = \"Cải cách hành chính năm 2026\"\nkind = \"reform\"\nyear = 2026\n+++\n";
    let files =
        [("department.toml", department), ("plans/2026/plan.md", plan.to_owned()), ("plans/2026/tasks.toml", tasks)];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn the_ring_closes_on_any_plan(
        areas in proptest::collection::vec(proptest::collection::vec(shape(), 1..6), 1..5),
        labels in 0..3_usize,
        seed in 0..15_usize,
    ) {
        let tree = generated(&areas, labels);
        for plan in site(&tree).plans.values() {
            ring(&tree, plan, seed);
        }
    }
}
