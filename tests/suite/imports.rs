//! What an import does to the content of a small site: papers in, files and words out.

use minhbach::import::account::Fate;
use minhbach::import::{self, Imported, Request, Source, merge};
use minhbach::load::Tree;

/// A site with a department alone.
fn site() -> Tree {
    let department =
        "name = \"Sở Khoa học và Công nghệ tỉnh Minh Hòa\"\nsymbol = \"SKHCN\"\nprovince = \"tỉnh Minh Hòa\"\n";
    Tree::from([("department.toml".to_owned(), department.as_bytes().to_vec())])
}

/// Imports a text, its tables in lines with tabs (written `|` here), and writes what was found.
fn import(tree: &mut Tree, name: &str, text: &str) -> Imported {
    let bytes = text.replace(" | ", "\t").replace(" |", "\t").replace('|', "\t").into_bytes();
    let sources = vec![Source { name: name.to_owned(), bytes }];
    let found = import::import(sources, tree, &Request::default()).expect("the text can be read");
    tree.extend(merge::merge(tree, &found.files).files);
    found
}

fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
    std::str::from_utf8(&tree[path]).expect("content is text")
}

/// What the person who imports is told, in English.
fn told(found: &Imported) -> String {
    let doubts =
        found.papers.iter().flat_map(|(_, account)| account.doubts().into_iter().map(|doubt| doubt.message.en.clone()));
    found.notes.iter().map(|note| note.en.clone()).chain(doubts).collect::<Vec<_>>().join("\n")
}

const PLAN: &str = "Số: 12/KH-SKHCN

Minh Hòa, ngày 15 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

TT | Nhiệm vụ | Sản phẩm | Đơn vị chủ trì | Thời gian hoàn thành
I | Cải cách thể chế |  |  |
1 | Rà soát văn bản quy phạm pháp luật của ngành | Báo cáo | Văn phòng Sở | Tháng 6/2026
2 | Ban hành quy chế làm việc của Sở | Quyết định | Phòng Tổ chức - Hành chính | Quý II/2026
";

#[test]
fn a_plan_becomes_tasks_units_and_a_page() {
    let mut tree = site();
    let found = import(&mut tree, "ke-hoach.txt", PLAN);
    let expected = r#"[[area]]
id = "the-che"
label = "I"
title = "Cải cách thể chế"
canonical = ["the-che"]

[[area.task]]
id = "1-1"
label = "1"
title = "Rà soát văn bản quy phạm pháp luật của ngành"
leads = ["van-phong-so"]
deliverables = ["Báo cáo"]
due = "2026-06"
due_text = "Tháng 6/2026"

[[area.task]]
id = "1-2"
label = "2"
title = "Ban hành quy chế làm việc của Sở"
leads = ["phong-to-chuc-hanh-chinh"]
deliverables = ["Quyết định"]
due = "2026-Q2"
due_text = "Quý II/2026"
"#;
    assert_eq!(text(&tree, "plans/2026/tasks.toml"), expected);
    assert!(text(&tree, "department.toml").contains("name = \"Phòng Tổ chức - Hành chính\"\nkind = \"section\""));
    assert!(text(&tree, "plans/2026/plan.md").contains("number = \"12\"\nsymbol = \"KH-SKHCN\""));
    assert!(told(&found).contains("added as `van-phong-so` of kind `office`"), "{}", told(&found));
}

#[test]
fn a_deadline_that_is_understood_no_longer_leaves_no_old_date() {
    let mut tree = site();
    import(&mut tree, "ke-hoach.txt", PLAN);
    let changed = PLAN.replace("Tháng 6/2026", "Sớm nhất có thể");
    let found = import(&mut tree, "ke-hoach.txt", &changed);
    let tasks = text(&tree, "plans/2026/tasks.toml");
    assert!(tasks.contains("due_text = \"Sớm nhất có thể\"") && !tasks.contains("2026-06"), "{tasks}");
    assert!(told(&found).contains("“Sớm nhất có thể” is not understood"), "{}", told(&found));
    // What a person wrote in its place stays.
    let mended = tasks.replace("due_text = \"Sớm", "due = \"2026-12\"\ndue_text = \"Sớm");
    tree.insert("plans/2026/tasks.toml".to_owned(), mended.clone().into_bytes());
    import(&mut tree, "ke-hoach.txt", &changed);
    assert_eq!(text(&tree, "plans/2026/tasks.toml"), mended);
}

#[test]
fn a_table_without_areas_keeps_its_one_area() {
    let plain = PLAN.replace("I | Cải cách thể chế |  |  |\n", "");
    let mut tree = site();
    import(&mut tree, "ke-hoach.txt", &plain);
    let tasks = text(&tree, "plans/2026/tasks.toml").to_owned();
    assert!(
        tasks.starts_with("[[area]]\nid = \"nhiem-vu\"\ntitle = \"Nhiệm vụ\"\n\n[[area.task]]\nid = \"1-1\""),
        "{tasks}"
    );
    import(&mut tree, "ke-hoach.txt", &plain);
    assert_eq!(text(&tree, "plans/2026/tasks.toml"), tasks);
}

const REPORT: &str = "Số: 31/BC-SKHCN

Minh Hòa, ngày 20 tháng 3 năm 2026

BÁO CÁO
Kết quả công tác cải cách hành chính quý I năm 2026

I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH

Sở đã ban hành kế hoạch năm.

[Bổ sung: văn bản chỉ đạo, hội nghị trong kỳ]

Nơi nhận:
- Sở Nội vụ;
- Lưu: VT.
";

#[test]
fn a_report_with_hints_is_not_published_before_they_are_filled_in() {
    let mut tree = site();
    let found = import(&mut tree, "bao-cao.txt", REPORT);
    assert!(text(&tree, "reports/31-bc-2026.md").contains("draft = true"));
    assert!(
        told(&found).contains("a hint of the draft is left, “Bổ sung: văn bản chỉ đạo, hội nghị trong kỳ”"),
        "{}",
        told(&found)
    );
    let filled = REPORT.replace("[Bổ sung: văn bản chỉ đạo, hội nghị trong kỳ]", "Sở đã họp giao ban hai lần.");
    import(&mut tree, "bao-cao.txt", &filled);
    let page = text(&tree, "reports/31-bc-2026.md");
    assert!(page.contains("draft = false") && page.contains("Sở đã họp giao ban hai lần."), "{page}");
}

#[test]
fn papers_that_spell_one_document_differently_agree_on_it() {
    let one = PLAN.replace("KẾ HOẠCH\n", "KẾ HOẠCH\nTheo Quyết định số 5/QĐ-SKHCN ngày 05/01/2026.\n\n");
    let other = REPORT.replace("[Bổ sung:", "Đã thực hiện Quyết định số 5/QĐ-SKH-CN ngày 05/01/2026. [Bổ sung:");
    let mut tree = site();
    import(&mut tree, "ke-hoach.txt", &one);
    import(&mut tree, "bao-cao.txt", &other);
    let register = text(&tree, "documents.toml").to_owned();
    assert!(register.contains(r#"printed = ["5/QĐ-SKHCN", "5/QĐ-SKH-CN"]"#), "{register}");
    import(&mut tree, "ke-hoach.txt", &one);
    import(&mut tree, "bao-cao.txt", &other);
    assert_eq!(text(&tree, "documents.toml"), register);
}

#[test]
fn every_cell_and_paragraph_has_a_fate() {
    for paper in [PLAN, REPORT] {
        let found = import(&mut site(), "van-ban.txt", paper);
        let (read, account) = &found.papers[0];
        assert_eq!(account.sum().pieces, read.pieces().count());
        let unread: Vec<&str> =
            account.entries().filter(|(_, _, fate)| **fate == Fate::Unread).map(|(_, text, _)| text).collect();
        assert_eq!(unread, [] as [&str; 0]);
    }
}

#[test]
fn a_paper_nobody_understands_is_said_to_be_so() {
    let mut tree = site();
    let found = import(&mut tree, "thu.txt", "Kính gửi các phòng,\n\nMời họp vào sáng thứ hai.\n");
    assert!(told(&found).contains("thu.txt: it could not be told whether this is a plan"), "{}", told(&found));
    assert_eq!(tree, site());
}
