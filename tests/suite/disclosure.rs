//! What must not go out stops a build, and what may go out does not; the cases of each kind stand in `tests/cases/`.

use minhbach::diagnostic::Code;
use minhbach::load;
use minhbach::pipeline::{self, Input};

use crate::golden;
use crate::harness::{Site, faults, minhbach};

/// The kinds of problems told of what must not go out.
const CODES: [Code; 7] = [
    Code::PersonalNumber,
    Code::PrivateContact,
    Code::BankAccount,
    Code::SecrecyMark,
    Code::PicturePosition,
    Code::UnreadAttachment,
    Code::UnusedAllowance,
];

/// The places where something is told, in a content folder of the project.
fn alarms(folder: &str) -> Vec<String> {
    let (content, left_out) = load::folder(&golden::project(folder)).expect("the folder can be read");
    let mut report = pipeline::check(Input { content, left_out, theme: None }).report;
    report.diagnostics.retain(|diagnostic| CODES.contains(&diagnostic.code));
    faults(&report)
}

#[test]
fn the_sample_sites_give_no_alarm() {
    for folder in ["content", "tests/sites/mau/in"] {
        assert_eq!(alarms(folder), [] as [&str; 0], "{folder}");
    }
}

#[test]
fn lines_that_must_not_go_out_stop_a_page() {
    let lines = golden::read("tests/disclosure/found.tsv");
    let certain = lines.lines().filter(|line| !line.starts_with(['#', '?']) && !line.contains("\\u{"));
    let mut site = Site::new("");
    let mut wanted = Vec::new();
    for (index, line) in certain.enumerate() {
        let text = line.split_once('\t').expect("a kind, a tab and a text").1.replace('⏎', "\n\n");
        let path = format!("pages/trang-{index:03}.md");
        site = site.with(&path, format!("+++\ntitle = \"Trang {index}\"\n+++\n{text}\n"));
        wanted.push(path);
    }
    let found = faults(&site.check().report);
    let missed: Vec<&String> = wanted
        .iter()
        .filter(|path| !found.iter().any(|fault| fault.starts_with(path.as_str()) && fault.contains(" error[")))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert!(wanted.len() > 130, "only {} lines", wanted.len());
}

#[test]
fn nothing_is_written_of_a_site_that_would_give_something_away() {
    let site = Site::new("--- file: pages/a.md\n+++\ntitle = \"A\"\n+++\nCCCD 045089001234\n");
    let folder = site.project();
    let run = minhbach(folder.path(), &["build", "--lang", "en"]).ended(1);
    assert!(run.stderr.contains("personal-number") && run.stderr.contains("91/2025/QH15"), "{}", run.stderr);
    assert!(!folder.path().join("public").exists());
}

/// What a department says of itself before it allows anything.
const DEPARTMENT: &str = "name = \"Sở\"\n[[units]]\nid = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n";

/// A site with one page, whose department says some more of itself.
fn page(more: &str, body: &str) -> Site {
    let text = format!("+++\ntitle = \"Liên hệ\"\n+++\n{body}\n");
    Site::new("").with("department.toml", format!("{DEPARTMENT}{more}")).with("pages/lien-he.md", text)
}

#[test]
fn what_may_go_out_is_left_alone() {
    let locked = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 2 0 R >>\n";
    let allowed = "[[allowed]]\nfile = \"files/bao-cao.pdf\"\nreason = \"Văn phòng đã đọc lại.\"\n";
    for site in [
        page("# CCCD 045089001234, điện thoại 0912 345 678\n", "Không có gì."),
        page("[contact]\nhotline = \"0912 345 678\"\n", "Gọi 0912.345.678 hoặc +84 912 345 678."),
        page("", "Tài khoản số 3511.0.1054321.00000 tại Kho bạc Nhà nước tỉnh."),
        page("", "Bảo mật thông tin, mật độ dân số; độ mật do người ký quyết định."),
        page(allowed, "Xem báo cáo.").with("files/bao-cao.pdf", locked),
    ] {
        assert_eq!(faults(&site.check().report), [] as [&str; 0]);
    }
}

#[test]
fn a_reason_is_needed_to_allow_anything() {
    let site = |reason: &str| page(&format!("[[allowed]]\ntext = \"045089001234\"\n{reason}"), "CCCD 045 089 001 234");
    assert_eq!(faults(&site("reason = \"Số mẫu của tờ khai.\"").check().report), [] as [&str; 0]);
    for without in ["", "reason = \"\"", "reason = \"  \""] {
        let found = faults(&site(without).check().report);
        assert!(found.iter().any(|fault| fault.contains("error[")), "{without}: {found:?}");
    }
}

#[test]
fn a_list_of_hundreds_is_told_in_short() {
    let rows: String = (0..300).map(|row| format!("Mẫu {row};0912345{row:03}\n")).collect();
    let site = Site::new("").with("files/danh-sach.csv", format!("Họ tên;Điện thoại\n{rows}"));
    let report = site.check().report;
    assert_eq!(report.diagnostics.len(), 10);
    let last = report.diagnostics.iter().flat_map(|fault| &fault.notes).find(|note| note.en.contains("290 more"));
    assert!(last.is_some(), "{:#?}", report.diagnostics);
}
