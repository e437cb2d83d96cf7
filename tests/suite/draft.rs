//! The draft of the periodic report: what a small site with gaps says, in Markdown and in Word.

use std::io::{Cursor, Read};

use minhbach::export::draft::{self, Draft};
use minhbach::model::Period;
use roxmltree::{Document, Node};

use crate::golden;
use crate::harness::{Facts, Site, files_of, minhbach};

/// A department that reported two quarters, the second with holes.
const SITE: &str = r#"
--- file: department.toml
name = "Sở Khoa học và Công nghệ tỉnh Minh Hòa"
symbol = "SKHCN"
province = "Tỉnh Minh Hòa"
place = "Minh Hòa"

[[units]]
id = "van-phong"
name = "Văn phòng"
kind = "office"

[[units]]
id = "thanh-tra"
name = "Thanh tra"
kind = "inspectorate"
--- file: documents.toml
[[document]]
id = "07-kh"
kind = "ke-hoach"
number = "07"
symbol = "KH-SKHCN"
date = 2020-01-08
title = "Tuyên truyền cải cách hành chính"

[[document]]
id = "30-bc"
kind = "bao-cao"
number = "30"
symbol = "BC-SKHCN"
date = 2020-05-20
--- file: plans/2020/plan.md
+++
title = "Cải cách hành chính năm 2020"
kind = "reform"
year = 2020
number = ""
symbol = "KH-SKHCN"
+++
--- file: plans/2020/tasks.toml
[[area]]
id = "chi-dao"
label = "I."
title = "Công tác chỉ đạo, điều hành và tuyên truyền"
canonical = ["chi-dao", "tuyen-truyen"]

[[area.task]]
id = "1-1"
label = "1."
title = "Ban hành kế hoạch tuyên truyền"
leads = ["van-phong"]
due = "2020-01"

[[area.task]]
id = "1-2"
label = "2."
title = "Báo cáo hằng quý"
leads = ["van-phong"]
due = ["2020-03", "2020-06", "2020-09"]

[[area]]
id = "tthc"
label = "II."
title = "Cải cách thủ tục hành chính, cơ chế một cửa"
canonical = ["tthc", "mot-cua"]

[[area.task]]
id = "2-1"
label = "1."
title = "Rà soát thủ tục"
leads = ["thanh-tra"]
due = "2020-05"

[[area.task.slip]]
from = "2020-05"
to = "2020-09"
decided = 2020-04-12
document = "88/TB-SKHCN"
reason = "Chờ tỉnh công bố danh mục."

[[area.task]]
id = "2-2"
label = ""
title = "Niêm yết thủ tục"
due = { ongoing = true }

[[area.task]]
id = "2-3"
label = "3."
title = "Khảo sát người nộp hồ sơ"
leads = ["van-phong"]
due = "2020-04"

[[area]]
id = "khac"
label = ""
title = "Nhiệm vụ tỉnh giao thêm"

[[area.task]]
id = "3-1"
label = "1."
title = "Chấm điểm <chỉ số> & xếp hạng"
due = "2020-06-10"
--- file: plans/truyen-thong/plan.md
+++
title = "Truyền thông năm 2020"
kind = "communications"
year = 2020
+++
--- file: plans/truyen-thong/tasks.toml
[[area]]
id = "tin-bai"
label = ""
title = "Tin, bài"

[[area.task]]
id = "1"
label = "1."
title = "Đăng tin, bài"
--- file: plans/2020/budget.toml
title = "Dự toán kinh phí"

[[line]]
id = "tap-huan"
label = "1"
item = "Tập huấn"
amount = 40000000
spent = 38500000

[[line]]
id = "khao-sat"
label = "2"
item = "Khảo sát"
amount = 14400000
--- file: results/2020-Q1.toml
period = "2020-Q1"
plan = "2020"
from = 2019-12-15
to = 2020-03-14

[[result]]
task = "1-1"
text = "Đã ban hành kế hoạch."
grade = "done-well"
evidence = [{ citation = "07-kh" }]
--- file: results/2020-Q2.toml
period = "2020-Q2"
plan = "2020"
from = 2020-03-15
to = 2020-06-14

[[not_reported]]
unit = "thanh-tra"
note = "Chưa gửi đến ngày chốt."

[[result]]
task = "1-2"
text = """
Đã gửi báo cáo quý I:

- 12 trang, **03** phụ lục;
- gửi Sở Nội vụ."""
grade = "done-late"
mark = "x"
evidence = [{ citation = "07-kh" }, { citation = "30-bc" }]

[[result]]
task = "2-2"
text = "Niêm yết tại 02 nơi."
status = "not-graded"
note = "Thường xuyên"

[[result]]
task = "2-3"
grade = "not-done"
reason = "Chưa có kinh phí."

[[result]]
task = "truyen-thong/1"
text = "24 tin, bài."
grade = "done-well"
--- file: statistics/2020-Q1.toml
period = "2020-Q1"

[[cases]]
id = "tat-ca"
received = 50
online = 30
direct = 20
resolved = 50
early = 40
on_time = 8
late = 2
pending = 0
--- file: statistics/2020-Q2.toml
period = "2020-Q2"

[[cases]]
id = "tat-ca"
received = 60
online = 45
resolved = 52
early_or_on_time = 52
late = { none = "không có hồ sơ trễ hẹn" }
pending = 8

[[cases]]
id = "so-huu-tri-tue"
field = "Sở hữu trí tuệ"
received = 0
resolved = 0
early_or_on_time = 0

[[feedback]]
id = "phan-anh"
received = 3
answered = 2

[[group]]
id = "cong-vu"
title = "Đào tạo, bồi dưỡng"

[[group.statistic]]
id = "tap-huan"
text = "Lượt người được tập huấn"
value = 36
unit = "lượt"
parts = [{ text = "Một cửa", value = 30 }, { text = "Chuyển đổi số", value = "" }]
"#;

/// Drafts the report of a period on the plan of 2020, as of its cut-off.
fn drafted(site: &Site, period: &str) -> Draft {
    let period = Period::parse(period).expect("a test writes periods that exist");
    let content = site.content();
    let cut_off = draft::cut_off(&content, period, &content.plans["2020"]).to_string();
    let facts = Facts::of(site, Some(&cut_off));
    draft::draft(&facts.content, &facts.derived, period, facts.plan())
}

/// Gives what is missing, in Vietnamese.
fn missing(draft: &Draft) -> String {
    draft.missing.iter().map(|message| format!("{}\n", message.vi)).collect()
}

/// Gives a part of a Word document.
fn part(docx: &[u8], path: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("a Word document is a zip");
    let mut text = String::new();
    zip.by_name(path).expect("the part is there").read_to_string(&mut text).expect("a part is UTF-8");
    text
}

fn named(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| named(node, "t")).filter_map(|node| node.text()).collect()
}

/// Writes a document paragraph by paragraph with its style, and tables row by row with their spans.
fn outline(docx: &[u8]) -> String {
    let xml = part(docx, "word/document.xml");
    let xml = Document::parse(&xml).expect("the document is XML");
    let body = xml.root_element().first_element_child().expect("a document has a body");
    let value = |node: Node<'_, '_>, name: &str| {
        let found = node.descendants().find(|node| named(node, name))?;
        Some(
            found
                .attributes()
                .find(|attribute| attribute.name() == "val")
                .map_or("", |attribute| attribute.value())
                .to_owned(),
        )
    };
    let mut lines = String::new();
    for block in body.children().filter(Node::is_element) {
        if named(&block, "p") {
            lines.push_str(&format!("{}: {}\n", value(block, "pStyle").unwrap_or_default(), text_of(block)));
        }
        for row in block.children().filter(|node| named(node, "tr")) {
            let cells = row.children().filter(|node| named(node, "tc")).map(|cell| {
                let span = value(cell, "gridSpan").map(|span| format!("[{span} cột] ")).unwrap_or_default();
                let merge = match value(cell, "vMerge").as_deref() {
                    Some("restart") => "[↓] ",
                    Some(_) => "[↑]",
                    None => "",
                };
                let paragraphs = cell.children().filter(|node| named(node, "p")).map(text_of);
                format!("{span}{merge}{}", paragraphs.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ¶ "))
            });
            let heading = if value(row, "tblHeader").is_some() { "heading" } else { "row" };
            lines.push_str(&format!("  {heading} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        }
    }
    lines
}

#[test]
fn a_quarter_with_gaps_in_markdown() {
    golden::check("golden/draft.md", &drafted(&Site::only(SITE), "2020-Q2").markdown);
}

#[test]
fn a_quarter_with_gaps_in_word() {
    golden::check("golden/draft-docx.txt", &outline(&drafted(&Site::only(SITE), "2020-Q2").docx));
}

#[test]
fn word_and_markdown_say_the_same() {
    let draft = drafted(&Site::only(SITE), "2020-Q2");
    let outline = outline(&draft.docx);
    let (_, body) = draft.markdown.rsplit_once("+++\n").expect("a page has front matter");
    for line in body.lines().filter(|line| !line.starts_with('|')) {
        let text = line.trim_start_matches(['#', ' ', '-']).split(" {#").next().unwrap_or_default();
        let text = text.replace(['*', '\\'], "");
        assert!(outline.contains(&text), "Word does not say: {text}");
    }
}

#[test]
fn what_is_missing_is_listed() {
    insta::assert_snapshot!(missing(&drafted(&Site::only(SITE), "2020-Q2")), @r#"
    số và ngày ký của báo cáo
    nơi nhận
    chức vụ, họ tên người ký
    số của kế hoạch (plan.md: number)
    03 nhiệm vụ chưa có kết quả kỳ này
    chưa có số liệu về danh mục thủ tục hành chính quý II năm 2020
    chưa có số đã chi của 01 khoản trong dự toán năm 2020
    chưa có số liệu về dịch vụ công trực tuyến quý II năm 2020
    chưa có số liệu quý II năm 2019 để so sánh
    02 nhiệm vụ chậm, chưa hoàn thành hoặc quá hạn không nêu lý do
    Thanh tra chưa gửi số liệu
    01 nhiệm vụ có kết quả nhưng chưa đánh giá mức
    trong tệp kết quả của 2020-Q2: `report = "2020-q2"`, để trang báo cáo có bảng phụ lục
    "#);
}

#[test]
fn a_site_with_a_plan_and_nothing_else_gets_a_draft_of_gaps() {
    let draft = drafted(&Site::new(""), "2020-H1");
    insta::assert_snapshot!(missing(&draft), @r"
    số và ngày ký của báo cáo
    tên UBND cấp trên (department.toml: province)
    ký hiệu cơ quan (department.toml: symbol)
    địa danh (department.toml: place)
    nơi nhận
    chức vụ, họ tên người ký
    chưa có kết quả nhiệm vụ 6 tháng đầu năm 2020 (results/2020-H1.toml)
    chưa có số liệu 6 tháng đầu năm 2020 (statistics/2020-H1.toml)
    chưa có số liệu về danh mục thủ tục hành chính 6 tháng đầu năm 2020
    chưa có số liệu về phản ánh, kiến nghị 6 tháng đầu năm 2020
    chưa có số liệu về dịch vụ công trực tuyến 6 tháng đầu năm 2020
    chưa có số liệu về tiếp nhận, giải quyết hồ sơ 6 tháng đầu năm 2020
    chưa có số liệu 6 tháng đầu năm 2019 để so sánh
    ");
    for words in ["[UBND …]", "/BC-[…]", "[Địa danh], ngày", "[Họ và tên]", "- [Nơi nhận];"] {
        assert!(outline(&draft.docx).contains(words), "{words}");
    }
}

/// `golden/draft-says.txt` adds files to a site with a plan of 2020 (below `=== period`) and says which line the draft
/// of that period then holds (behind `>>>`).
#[test]
fn what_the_content_knows_is_said_and_what_it_does_not_know_too() {
    let cases = golden::read("tests/golden/draft-says.txt");
    for case in cases.split("=== ").skip(1) {
        let (period, rest) = case.split_once('\n').expect("a case names its period");
        let (files, wanted) = rest.split_once(">>> ").expect("a case says what is wanted");
        let markdown = drafted(&Site::new(files), period).markdown;
        assert!(markdown.lines().any(|line| line == wanted.trim_end()), "{case}is not said:\n{markdown}");
    }
}

#[test]
fn the_page_is_taken_as_content_and_stays_unpublished() {
    for (period, site) in [("2020-Q2", Site::only(SITE)), ("2020", Site::new(""))] {
        let page = drafted(&site, period).markdown;
        let content = site.with("reports/2020-ky.md", page).content();
        let report = &content.reports["2020-ky"];
        assert!(report.head.draft);
        assert_eq!(report.head.period.to_string(), period);
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(drafted(&Site::only(SITE), "2020-Q2"), drafted(&Site::only(SITE), "2020-Q2"));
}

#[test]
fn the_first_period_is_compared_with_nothing() {
    let markdown = drafted(&Site::only(SITE), "2020-Q1").markdown;
    for words in [
        "Chưa có số liệu kỳ trước (quý IV năm 2019) để so sánh.",
        "Chưa có số liệu cùng kỳ năm trước (quý I năm 2019) để so sánh.",
        "- Kế hoạch số 07/KH-SKHCN ngày 08/01/2020: Tuyên truyền cải cách hành chính.",
    ] {
        assert!(markdown.contains(words), "{words}\nis not in\n{markdown}");
    }
}

#[test]
fn a_draft_is_never_overwritten_unasked() {
    let folder = Site::only(SITE).under("content").folder();
    let arguments = ["draft", "2020-Q2", "content", "-o", "nhap"];
    let run = minhbach(folder.path(), &arguments).ended(0);
    assert!(run.stdout.contains("nơi nhận"), "{}", run.stdout);
    let first = files_of(&folder.path().join("nhap"));
    assert_eq!(first.keys().collect::<Vec<_>>(), ["2020-q2.docx", "2020-q2.md"]);
    std::fs::write(folder.path().join("nhap/2020-q2.md"), "sửa tay").expect("a file can be written");
    let run = minhbach(folder.path(), &arguments).ended(2);
    assert!(run.stderr.contains("--force"), "{}", run.stderr);
    assert_eq!(files_of(&folder.path().join("nhap"))["2020-q2.md"], "sửa tay".as_bytes());
    let _ = minhbach(folder.path(), &[&arguments[..], &["--force"]].concat()).ended(0);
    assert_eq!(files_of(&folder.path().join("nhap")), first);
}

#[test]
fn the_department_and_the_plan_are_asked_for_where_there_are_several() {
    let other = Site::only(SITE).under("content/khac");
    let folder = Site::only(SITE).under("content/mot").and(other).folder();
    let run = minhbach(folder.path(), &["draft", "2020-Q2"]).ended(2);
    assert!(run.stderr.contains("--site: khac, mot"), "{}", run.stderr);
    let run = minhbach(folder.path(), &["draft", "2019-Q2", "--site", "mot"]).ended(2);
    assert!(run.stderr.contains("--plan: 2020"), "{}", run.stderr);
}
