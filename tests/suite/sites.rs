//! The sites of `tests/sites`, byte for byte: `in/` is the content, `out/` what the program makes of it.
//!
//! Of `mau` every page and every data file is kept; what the theme brings unchanged (styles, scripts, fonts) is not,
//! but the manifest holds its hashes. Of `cac-lan`, which was released twice, what tells of releases is kept.

use std::collections::BTreeMap;

use crate::golden;
use crate::harness::{files_of, released_site, sample_site};

/// The endings of the files that are kept.
const KEPT: [&str; 6] = [".html", ".csv", ".json", ".jsonld", ".xml", ".txt"];

/// Gives the files that are kept.
fn built() -> BTreeMap<&'static str, &'static [u8]> {
    let files = sample_site().iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    files.filter(|(path, _)| KEPT.iter().any(|ending| path.ends_with(ending))).collect()
}

/// Shows where two texts part, with what stands around the place.
fn parting(expected: &[u8], actual: &[u8]) -> String {
    let same = expected.iter().zip(actual).take_while(|(a, b)| a == b).count();
    let around = |bytes: &[u8]| {
        let end = bytes.len().min(same + 80);
        String::from_utf8_lossy(&bytes[same.saturating_sub(80).min(end)..end]).into_owned()
    };
    format!("at byte {same}\n expected: …{}…\n      got: …{}…", around(expected), around(actual))
}

fn update(site: &str, files: &BTreeMap<&str, &[u8]>) {
    let out = golden::project(&format!("tests/sites/{site}/out"));
    if out.exists() {
        std::fs::remove_dir_all(&out).expect("the old output can be removed");
    }
    for (path, bytes) in files {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }
}

/// Holds files against those that are kept of a site.
#[track_caller]
fn hold(site: &str, actual: &BTreeMap<&str, &[u8]>) {
    if golden::updates() {
        update(site, actual);
        return;
    }
    let expected = files_of(&golden::project(&format!("tests/sites/{site}/out")));
    let wrong: Vec<String> = expected
        .iter()
        .filter_map(|(path, bytes)| match actual.get(path.as_str()) {
            None => Some(format!("{path} is gone")),
            Some(other) if *other != bytes.as_slice() => Some(format!("{path} {}", parting(bytes, other))),
            Some(_) => None,
        })
        .chain(actual.keys().filter(|path| !expected.contains_key(**path)).map(|path| format!("{path} is new")))
        .collect();
    let shown = wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} files differ\n{shown}\nif the new output is right: UPDATE=1 cargo test", wrong.len());
}

#[test]
fn the_sample_site_is_written_as_it_was() {
    hold("mau", &built());
}

/// What tells of releases, in Vietnamese; one page of each kind in English.
const RELEASED: [&str; 10] = [
    "thay-doi/",
    "en/thay-doi/2026-q2/index.html",
    "en/ke-hoach/2026/1-2/index.html",
    "ke-hoach/2026/1-2/index.",
    "thu-tuc/xac-nhan/index.html",
    "thu-tuc/cap-lai/index.md",
    "chi-tieu/ho-so-dung-han/index.html",
    "du-lieu/changes.csv",
    "du-lieu/vintages.csv",
    "atom.xml",
];

#[test]
fn the_released_site_is_written_as_it_was() {
    let files = released_site().iter().filter(|(path, _)| !path.ends_with(".png"));
    let kept = files.filter(|(path, _)| RELEASED.iter().any(|start| path.starts_with(start)));
    hold("cac-lan", &kept.map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect());
}

fn released(path: &str) -> String {
    let bytes = released_site().get(path).unwrap_or_else(|| panic!("there is no {path}"));
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_deadline_moved_tells_why_or_that_nobody_said_why() {
    let page = released("thay-doi/2026-q2/index.html");
    let section =
        page.split("<h2 id=\"").find(|section| section.starts_with("thoi-han")).expect("deadlines were moved");
    assert!(section.contains("lùi 62 ngày, từ 30/06/2026 sang 31/08/2026"), "{section}");
    assert!(section.contains("Chờ mẫu đơn thống nhất của tỉnh."), "{section}");
    assert!(section.contains("href=\"../../van-ban/45-cv-stlm-2026/\""), "the document is linked: {section}");
    assert_eq!(section.matches("không nêu lý do").count(), 1, "{section}");
}

#[test]
fn a_page_of_an_old_release_says_so_and_leads_to_the_page_of_today() {
    let old = released("thay-doi/2026-q1/ban-in/ke-hoach/2026/1-2/index.html");
    assert!(old.contains("Đây là bản công bố cũ, không phải bản mới nhất"));
    assert!(old.contains("noindex") && old.contains("rel=canonical"));
    assert!(old.contains("https://minhhoa.example/mau/ke-hoach/2026/1-2/"), "the canonical page is that of today");
    let gone = released("thay-doi/2026-q1/ban-in/ke-hoach/2026/1-3/index.html");
    assert!(gone.contains("Hiện nay không còn trang này."));
    let newest = released("thay-doi/2026-q2/ban-in/ke-hoach/2026/1-2/index.html");
    assert!(!newest.contains("Đây là bản công bố cũ"));
    assert!(!released("sitemap.xml").contains("ban-in"));
}

#[test]
fn what_is_not_released_yet_is_said_on_the_page_and_on_paper() {
    let page = released("ke-hoach/2026/1-2/index.html");
    assert_eq!(page.matches("Trang này có 1 thay đổi chưa thuộc lần công bố nào.").count(), 2, "foot and paper");
    assert!(released("ke-hoach/2026/1-1/index.html").contains("Lịch sử thay đổi"));
}

#[test]
fn a_record_that_never_changed_says_since_when() {
    let page = released("don-vi/van-phong/index.html");
    assert!(page.contains("Chưa có thay đổi nào từ lần công bố đầu"), "{page}");
}

#[test]
fn without_a_release_the_list_of_changes_says_so_and_no_other_page_speaks_of_it() {
    let files = built();
    let text = |path: &str| String::from_utf8_lossy(files[path]).into_owned();
    assert!(text("thay-doi/index.html").contains("Chưa có lần công bố nào được chốt."));
    for path in ["index.html", "ke-hoach/2026/1-1/index.html", "thu-tuc/muon-thiet-bi/index.html"] {
        assert!(!text(path).contains("lần công bố nào") && !text(path).contains("Lịch sử thay đổi"), "{path}");
    }
}

/// What the sample is there to show; without it the comparison above would prove little.
#[test]
fn the_sample_site_shows_what_it_is_there_for() {
    let files = built();
    let text = |path: &str| {
        let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let rows = |path: &str, word: &str| text(path).lines().filter(|line| line.contains(word)).count();
    for grade in ["done-well", "done-late", "not-done"] {
        assert!(rows("du-lieu/results.csv", &format!(",{grade},")) > 0, "{grade}");
    }
    for schedule in ["no-fixed-date", "not-due", "due-now", "overdue", "on-time", "late"] {
        assert!(rows("du-lieu/tasks.csv", &format!(",{schedule},")) > 0, "{schedule}");
    }
    assert!(text("kinh-phi/index.html").contains("14.440.000"), "the misprint stands as printed");
    for page in ["en/index.html", "thu-tuc/muon-thiet-bi/index.html", "bao-cao/2026-q1/index.html"] {
        assert!(files.contains_key(page), "{page}");
    }
}

/// A reader aloud changes its voice where it is told the language.
#[test]
fn what_a_source_prints_is_marked_as_vietnamese_on_english_pages() {
    let mut printed = 0;
    for (path, bytes) in built().iter().filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html")) {
        for rest in String::from_utf8_lossy(bytes).split("class=printed>").skip(1) {
            let bare = rest.split('<').next().unwrap_or_default();
            let is_vietnamese = bare.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
            assert!(!is_vietnamese, "{path}: {bare}");
            printed += 1;
        }
    }
    assert!(printed > 10, "only {printed} printed texts");
}
