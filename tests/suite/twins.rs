//! What programs that read text get: twins of pages in Markdown, the guide, plans as StratML.
//!
//! `.ci/twins/check.py` holds every twin of a built site against its page; here stand the forms themselves.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::golden;
use crate::harness::{Site, files_of, minhbach};

/// A department with one procedure and one task of which a period reports.
const SMALL: &str = r##"
--- file: department.toml
name = { vi = "Sở Khoa học và Công nghệ tỉnh Minh Hòa", en = "Minh Hòa Department of Science and Technology" }
symbol = "SKHCN"
languages = ["vi", "en"]
summary = "Kế hoạch và thủ tục của Sở."
licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/" }
contact = { phone = "0233 385 0000", hotline = "0233 385 0001" }

[[units]]
id = "van-phong"
name = "Văn phòng Sở"
kind = "office"
--- file: documents.toml
[[document]]
id = "12-qd-ubnd-2020"
kind = "quyet-dinh"
number = "12"
symbol = "QĐ-UBND"
date = "2020-01-15"
title = "Công bố danh mục thủ tục"
--- file: procedures/cap-phep.md
+++
title = "Cấp giấy phép | lần *đầu*"
code = "1.000173"
field = "An toàn bức xạ"
audiences = ["Tổ chức", "Cá nhân"]
units = ["van-phong"]
decision = { document = "12-qd-ubnd-2020", printed = "Quyết định số 12/QĐ-UBND ngày 15/01/2020" }
legal_basis = [{ printed = "Luật Năng lượng nguyên tử số 18/2008/QH12" }]
national_record = { status = "to-verify" }
sets = "01 bộ"

[[channel]]
kind = "in-person"
place = "Bộ phận Một cửa (theo Quyết định số 12/QĐ-UBND): tầng 1"
time = { amount = 10, unit = "working-day", printed = "10 ngày làm việc" }
fees = [{ kind = "phi", amount = 200000 }]

[[channel]]
kind = "online"
time = { status = "not-published" }

[[case]]
title = "# Cấp mới"
paper = [
  { name = "Đơn_đề_nghị", originals = 1 },
  { name = "1. Bản sao <giấy tờ>", copies = 2 },
]

[[step]]
text = "Nộp hồ sơ [tại đây](javascript:alert(1))."
+++
Xem [trang khác](../../trang/lien-he/) và **chữ đậm**.

# Lưu ý
--- file: pages/lien-he.md
+++
title = "Liên hệ"
+++
Số điện thoại ở chân trang.
--- file: plans/2020/plan.md
+++
title = "Cải cách hành chính năm 2020"
kind = "reform"
year = 2020
date = 2020-01-10
+++
--- file: plans/2020/tasks.toml
[[area]]
id = "the-che"
label = "I."
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
label = "1."
title = "Ban hành kế hoạch"
leads = ["van-phong"]
deliverables = ["Kế hoạch", { text = "Báo cáo", quantity = 4 }]
due = [{ what = "Kế hoạch", by = "2020-03" }]
due_text = "Tháng 3"
--- file: results/2020.toml
period = "2020"
plan = "2020"
from = 2020-01-01
to = 2020-11-18

[[result]]
task = "1-1"
grade = "done-well"
text = "Đã ban hành kế hoạch số *01*."
evidence = [{ citation = { document = "12-qd-ubnd-2020" } }]
"##;

fn built(arguments: &[&str]) -> BTreeMap<String, String> {
    let folder = Site::only(SMALL).project();
    let arguments: Vec<&str> = ["build"].into_iter().chain(arguments.iter().copied()).collect();
    let _ = minhbach(folder.path(), &arguments).ended(0);
    let files = files_of(&folder.path().join("public")).into_iter();
    files.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

/// The targets of the links of a text.
fn links(markdown: &str) -> Vec<String> {
    let target = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(target).collect()
}

/// The words of the headings of the first level.
fn titles(markdown: &str) -> Vec<String> {
    let mut titles = Vec::new();
    let mut inside = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                inside = true;
                titles.push(String::new());
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => inside = false,
            Event::Text(text) if inside => titles.last_mut().expect("a title was opened").push_str(&text),
            _ => {}
        }
    }
    titles
}

#[test]
fn a_procedure_and_a_task_have_these_twins() {
    let files = built(&[]);
    golden::check("golden/twin-procedure.md", &files["thu-tuc/cap-phep/index.md"]);
    golden::check("golden/twin-task.md", &files["ke-hoach/2020/1-1/index.md"]);
}

#[test]
fn the_guide_and_the_plan_have_these_forms() {
    let files = built(&["--base-url", "https://minhhoa.example/cchc/"]);
    golden::check("golden/llms.txt", &files["llms.txt"]);
    golden::check("golden/stratml.xml", &files["ke-hoach/2020/stratml.xml"]);
}

#[test]
fn each_procedure_plan_task_and_report_has_a_twin_in_each_language_and_names_it() {
    let files = built(&[]);
    for folder in ["", "en/"] {
        for page in ["thu-tuc/cap-phep", "ke-hoach/2020", "ke-hoach/2020/1-1"] {
            assert!(files.contains_key(&format!("{folder}{page}/index.md")), "{folder}{page}");
            let html = &files[&format!("{folder}{page}/index.html")];
            assert!(html.contains("text/markdown") && html.contains("index.md"), "{folder}{page}");
        }
    }
    assert!(!files.contains_key("thu-tuc/index.md"), "lists have none");
    assert!(!files["thu-tuc/index.html"].contains("text/markdown"));
}

#[test]
fn no_text_of_the_content_becomes_markup() {
    let files = built(&[]);
    let twin = &files["thu-tuc/cap-phep/index.md"];
    assert_eq!(titles(twin), ["Cấp giấy phép | lần *đầu*"]);
    assert!(links(twin).iter().all(|link| !link.starts_with("javascript:")), "{:?}", links(twin));
    assert!(!twin.contains("&lt;") && !twin.contains("&#39;"), "nothing is escaped for HTML");
}

#[test]
fn links_are_full_where_the_base_is_known_and_relative_where_it_is_not() {
    let inside = |files: &BTreeMap<String, String>| links(&files["en/thu-tuc/cap-phep/index.md"]);
    assert!(inside(&built(&[])).contains(&"../../trang/lien-he/".to_owned()));
    assert!(inside(&built(&["--offline"])).contains(&"../../trang/lien-he/index.html".to_owned()));
    let full = inside(&built(&["--base-url", "https://minhhoa.example/cchc"]));
    assert!(full.contains(&"https://minhhoa.example/cchc/en/trang/lien-he/".to_owned()), "{full:?}");
    assert!(full.iter().all(|link| link.contains(':')), "{full:?}");
}

#[test]
fn several_departments_have_a_guide_each_and_one_above_them() {
    let site = Site::only(SMALL).under("a").and(Site::only(SMALL).under("b"));
    let folder = site.project();
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    let read = |path: &str| std::fs::read_to_string(folder.path().join("public").join(path)).expect("it is published");
    assert_eq!(links(&read("llms.txt")), ["a/llms.txt", "b/llms.txt"]);
    assert!(links(&read("b/en/llms.txt")).contains(&"thu-tuc/cap-phep/index.md".to_owned()));
    assert!(links(&read("b/en/llms.txt")).contains(&"../ke-hoach/2020/stratml.xml".to_owned()));
}

#[test]
fn a_long_list_gives_its_groups() {
    let one = |number: usize| {
        let head = format!("+++\ntitle = \"Thủ tục {number}\"\nfield = \"Lĩnh vực {}\"\n+++\n", number % 2);
        (format!("procedures/t-{number}.md"), head)
    };
    let site = (0..101).map(one).fold(Site::only(SMALL), |site, (path, text)| site.with(&path, text));
    let folder = site.project();
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    let guide = std::fs::read_to_string(folder.path().join("public/llms.txt")).expect("it is published");
    assert!(guide.contains("[Lĩnh vực 1](thu-tuc/linh-vuc/linh-vuc-1/): 50 thủ tục"), "{guide}");
    assert!(!guide.contains("thu-tuc/t-1/"), "{guide}");
}

#[test]
fn a_theme_replaces_a_twin() {
    let site = Site::only(SMALL).with("theme/templates/task.md", "# {{ page.title | words }}\n\nriêng\n");
    let folder = site.project();
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    let twin = std::fs::read_to_string(folder.path().join("public/ke-hoach/2020/1-1/index.md"));
    assert_eq!(twin.expect("it is published"), "# Ban hành kế hoạch\n\nriêng\n");
}
