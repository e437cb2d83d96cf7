//! What is kept back leaves no trace in anything that is published: pages, search, data, workbooks, feeds, calendars,
//! twins, guides, linked data, pictures.
//!
//! A site with drafts, embargoed texts and notes to oneself is built beside the same site without them. Both must be
//! the same bytes: that holds for pictures and workbooks as well, where no search for a word could tell.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use crate::harness::{Site, files_of, minhbach};

/// The word that must not be published.
const SECRET: &str = "bimatquocgia";

/// What everybody may read. Of one person and one company only the reason is given why they are not named.
const PUBLISHED: &str = r##"
--- file: department.toml
name = { vi = "Sở Khoa học và Công nghệ", en = "Department of Science and Technology" }
symbol = "SKHCN"
languages = ["vi", "en"]

[[units]]
id = "van-phong"
name = "Văn phòng Sở"
kind = "office"
--- file: plans/2020/plan.md
+++
title = "Kế hoạch cải cách năm 2020"
kind = "reform"
year = 2020
number = "5"
symbol = "KH-SKHCN"
date = 2020-01-10
+++
--- file: plans/2020/tasks.toml
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
title = "Rà soát văn bản"
leads = ["van-phong"]
due = "2020-06"

[[area.task]]
id = "1-2"
title = { withheld = "Nhiệm vụ không thuộc diện công khai." }
leads = ["van-phong"]
due = "2020-09"
--- file: results/2020-q1.toml
period = "2020-Q1"
plan = "2020"
from = 2020-01-01
to = 2020-03-14

[[result]]
task = "1-1"
text = { withheld = "Kết quả có tên cá nhân." }
grade = "done-well"
evidence = [{ fact = { withheld = "Chứng cứ có tên cá nhân." } }]
--- file: statistics/2020-q1.toml
period = "2020-Q1"
from = 2020-01-01
to = 2020-03-14

[[inspection]]
id = "dot-xuat-1"
kind = "Kiểm tra đột xuất"
count = 1
subject = { withheld = "Tên doanh nghiệp không thuộc diện công khai." }
--- file: procedures/khai-bao.md
+++
title = "Khai báo thiết bị"
code = "1.000111"
field = "An toàn bức xạ"
units = ["van-phong"]
summary = { withheld = "Đang lấy ý kiến." }
authority = { withheld = "Chưa công bố." }
+++
--- file: reports/2020-q1.md
+++
title = "Báo cáo quý I năm 2020"
period = "2020-Q1"
date = 2020-03-20
summary = { withheld = "Có tên cá nhân." }
+++
--- file: news/khai-truong.md
+++
title = "Khai trương quầy tiếp nhận"
date = 2020-02-01
+++
--- file: pages/gioi-thieu.md
+++
title = "Giới thiệu"
+++
--- file: glossary.toml
[[term]]
term = "TTHC"
full = ["thủ tục hành chính"]
definition = { withheld = "Đang soạn." }
"##;

/// What nobody may read yet: a draft of each kind that has drafts, and what waits for its day.
const KEPT_BACK: &str = r##"
--- file: plans/2021/plan.md
+++
title = { vi = "Kế hoạch SECRET", en = "Plan SECRET" }
kind = "reform"
year = 2021
number = "9"
symbol = "KH-SECRET"
date = 2021-01-10
summary = "Tóm tắt SECRET."
bases = [{ printed = "Quyết định SECRET số 77/QĐ-UBND ngày 05/01/2021" }]
draft = true
+++

Lời văn SECRET, theo Nghị định số 61/2018/NĐ-CP.
--- file: plans/2021/plan.en.md
Text SECRET.
--- file: plans/2021/tasks.toml
[[area]]
id = "secret"
title = "Lĩnh vực SECRET"

[[area.task]]
id = "1-1"
title = "Nhiệm vụ SECRET"
leads = ["van-phong"]
person = "Bà SECRET"
deliverables = ["Sản phẩm SECRET"]
due = "2021-06"
--- file: plans/2021/budget.toml
[[line]]
id = "secret"
item = "Khoản SECRET"
amount = 7654321
--- file: results/2021-q1.toml
period = "2021-Q1"
plan = "2021"
from = 2021-01-01
to = 2021-03-14

[[result]]
task = "1-1"
text = "Kết quả SECRET."
--- file: results/2020-h1.toml
period = "2020-H1"
plan = "2020"
from = 2020-01-01
to = 2020-06-14
draft = true

[[result]]
task = "1-1"
text = "Kết quả nháp SECRET."
grade = "not-done"
--- file: procedures/kin.md
+++
title = { vi = "Thủ tục SECRET", en = "Procedure SECRET" }
code = "7.654321"
field = "Lĩnh vực SECRET"
units = ["van-phong"]
topics = []
audiences = ["Người SECRET"]
keywords = ["SECRET"]
summary = "Tóm tắt SECRET."
legal_basis = [{ printed = "Thông tư SECRET số 8/2020/TT-BKHCN" }]
draft = true
+++

Lời văn SECRET.
--- file: procedures/kin.en.md
Text SECRET.
--- file: reports/secret-nhap.md
+++
title = "Báo cáo nháp SECRET"
period = "2020-H1"
date = 2020-03-01
draft = true
+++
Lời văn SECRET.
--- file: reports/secret-cho-ngay.md
+++
title = "Báo cáo chờ ngày SECRET"
period = "2020-9M"
date = 2020-03-01
embargo = 2020-12-01
+++
Lời văn SECRET.
--- file: news/secret-nhap.md
+++
title = "Tin nháp SECRET"
date = 2020-02-02
draft = true
+++
Lời văn SECRET.
--- file: news/secret-cho-ngay.md
+++
title = "Tin chờ ngày SECRET"
date = 2020-02-03
embargo = 2020-12-01
summary = "Tóm tắt SECRET."
+++
Lời văn SECRET.
--- file: pages/secret.md
+++
title = "Trang SECRET"
draft = true
+++
Lời văn SECRET.
--- file: pages/secret.en.md
Text SECRET.
"##;

fn published() -> Site {
    Site::only(PUBLISHED)
}

fn with_drafts() -> Site {
    published().and(Site::only(&KEPT_BACK.replace("SECRET", SECRET).replace("\"secret\"", "\"kin\"")))
}

/// Builds a site whose address is known and gives its files.
fn built(site: &Site, options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = site.project();
    let arguments = ["build", "--base-url", "https://minhhoa.example/"];
    let _ = minhbach(folder.path(), &[&arguments, options].concat()).ended(0);
    files_of(&folder.path().join("public"))
}

/// The texts of a file: its own, or for a workbook those of its parts.
fn texts(path: &str, bytes: &[u8]) -> String {
    if !path.ends_with(".xlsx") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is an archive");
    let mut all = String::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).expect("an archive has its parts");
        part.read_to_string(&mut all).expect("the parts of a workbook are text");
    }
    all
}

/// The files with the word in their text or in their name.
fn telling(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<&str> {
    let tells =
        |(path, bytes): &(&String, &Vec<u8>)| format!("{path} {}", texts(path, bytes)).to_lowercase().contains(SECRET);
    files.iter().filter(tells).map(|(path, _)| path.as_str()).collect()
}

#[test]
fn drafts_and_what_waits_for_its_day_leave_no_trace() {
    let (without, with) = (built(&published(), &[]), built(&with_drafts(), &[]));
    assert_eq!(telling(&with), BTreeSet::new());
    assert_eq!(with.keys().collect::<Vec<_>>(), without.keys().collect::<Vec<_>>());
    let differing: Vec<&String> = with.keys().filter(|path| with[*path] != without[*path]).collect();
    assert_eq!(differing, [] as [&String; 0]);
}

#[test]
fn with_drafts_they_are_in_every_kind_of_file_so_that_their_absence_means_something() {
    let files = built(&with_drafts(), &["--drafts"]);
    let telling = telling(&files);
    let ways = [
        ("tim-kiem/bo/w/", ".js"),
        ("tim-kiem/bo/e/", ".js"),
        ("en/tim-kiem/bo/e/", ".js"),
        ("tim-kiem/a-z/", ".html"),
        ("thu-tuc/", "index.md"),
        ("ke-hoach/", "index.md"),
        ("ke-hoach/", "stratml.xml"),
        ("ke-hoach/", ".ics"),
        ("llms.txt", ""),
        ("lich.ics", ""),
        ("atom.xml", ""),
        ("sitemap.xml", ""),
        ("du-lieu/", ".csv"),
        ("du-lieu/", ".json"),
        ("du-lieu/", ".xlsx"),
        ("du-lieu/cpsv", ".jsonld"),
        ("index.html", ""),
    ];
    for (start, end) in ways {
        assert!(telling.iter().any(|path| path.starts_with(start) && path.ends_with(end)), "{start}…{end}");
    }
}

#[test]
fn of_a_withheld_text_the_reason_is_shown_and_notes_in_the_files_are_not() {
    let noted = |text: &str| -> String {
        let line = |line: &str| match line {
            "" => format!("# {SECRET}\n"),
            line if line.contains("withheld") => format!("{line} # {SECRET}\n"),
            line => format!("{line}\n"),
        };
        let noted: String = text.lines().map(line).collect();
        noted.replacen("+++\n", &format!("+++\n# {SECRET}\n"), 1)
    };
    let parts = PUBLISHED.split("--- file: ").skip(1).map(|part| part.split_once('\n').expect("a path and a text"));
    let site = parts.fold(Site::default(), |site, (path, text)| site.with(path, noted(text)));
    let files = built(&site, &[]);
    assert_eq!(telling(&files), BTreeSet::new());
    for (path, reason) in [
        ("ke-hoach/2020/1-2/index.html", "Nhiệm vụ không thuộc diện công khai."),
        ("ke-hoach/2020/1-1/index.html", "Kết quả có tên cá nhân."),
        ("ke-hoach/2020/1-1/index.md", "Kết quả có tên cá nhân."),
        ("so-lieu/index.html", "Tên doanh nghiệp không thuộc diện công khai."),
    ] {
        assert!(texts(path, &files[path]).contains(reason), "{path}: {reason}");
    }
}

#[test]
fn a_withheld_text_is_nothing_to_search_for() {
    let files = built(&published(), &[]);
    let index = files.iter().filter(|(path, _)| path.starts_with("tim-kiem/bo/"));
    let index: String = index.map(|(path, bytes)| texts(path, bytes)).collect();
    assert!(index.contains("Khai báo thiết bị"));
    for reason in ["Đang lấy ý kiến", "Chứng cứ có tên cá nhân", "Kết quả có tên", "Nhiệm vụ không thuộc diện"]
    {
        assert!(!index.contains(reason), "{reason}");
    }
}
