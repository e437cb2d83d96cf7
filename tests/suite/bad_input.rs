//! Input nobody should write and somebody will: a clear message, and nothing of the published site is lost.

use minhbach::diagnostic::Severity;
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

use crate::harness::{Site, faults, files_of, minhbach};

/// A folder in which a good site has been published, and whose content was then replaced.
fn published_then(site: &Site) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let content = folder.path().join("content");
    Site::new("").write(&content);
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    std::fs::remove_dir_all(&content).expect("the content can be removed");
    site.write(&content);
    folder
}

/// Asserts that a build ends with 1, names the place, and leaves the published site as it was.
#[track_caller]
fn refused(site: &Site, code: &str, place: &str) {
    let folder = published_then(site);
    let before = files_of(&folder.path().join("public"));
    let run = minhbach(folder.path(), &["build", "--lang", "en"]).ended(1);
    assert!(run.stderr.contains(&format!("error[{code}]: ")), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("--> {place}")), "{}", run.stderr);
    assert_eq!(files_of(&folder.path().join("public")), before, "the published site has changed");
    assert_eq!(names(&folder), ["content", "public"], "something was left beside the published site");
}

/// Asserts that a build succeeds with a warning that names the place. Gives the folder.
#[track_caller]
fn warned(site: &Site, code: &str, place: &str) -> TempDir {
    let folder = published_then(site);
    let run = minhbach(folder.path(), &["build", "--lang", "en"]).ended(0);
    assert!(run.stderr.contains(&format!("warning[{code}]: ")), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("--> {place}")), "{}", run.stderr);
    folder
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).expect("the folder can be read");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Everything the model says, without the places it was read from.
fn model(site: &Site) -> String {
    let checked = site.check();
    assert_eq!(checked.report.count(Severity::Error), 0);
    let text = format!("{:#?}", checked.sites.iter().map(|(site, _)| site).collect::<Vec<_>>());
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        // A place is printed as a block that ends with a brace of the same indentation.
        if let Some(indent) = line.find("span: Span {").or_else(|| line.find("Span {")) {
            let end = format!("{}}}", " ".repeat(line.len() - line.trim_start().len()));
            lines.by_ref().find(|line| line.trim_end_matches(',') == end);
            kept.push_str(&line[..indent]);
        } else {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    kept
}

const PAGE: &str = r#"
--- file: pages/gioi-thieu.md
+++
title = "Giới thiệu"
summary = """
Về Sở,
về Văn phòng."""
+++
## Chức năng

Quản lý nhà nước về khoa học và công nghệ.

- một
- hai
"#;

fn page() -> Site {
    Site::new(PAGE)
}

/// Changes every text of a site the same way.
fn rewritten(site: &Site, change: impl Fn(&str) -> String) -> Site {
    let folder = site.folder();
    files_of(folder.path()).into_iter().fold(Site::default(), |site, (path, bytes)| {
        let text = String::from_utf8(bytes).expect("the site is text");
        site.with(&path, change(&text))
    })
}

#[test]
fn broken_toml() {
    refused(&Site::new("--- file: documents.toml\n[[document]]\nid = “a”\n"), "toml-syntax", "documents.toml:2:6");
}

#[test]
fn broken_front_matter() {
    let site = Site::new("--- file: pages/a.md\n\n+++\ntitle = \"A\"\nChữ\n");
    refused(&site, "front-matter", "pages/a.md:2:1");
}

#[test]
fn places_in_a_page_count_from_the_top_of_its_file() {
    refused(&Site::new("--- file: pages/a.md\n+++\ntitel = \"A\"\n+++\n"), "unknown-key", "pages/a.md:2:1");
    refused(&Site::new("--- file: pages/a.md\n+++\n\n\ntitle = \n+++\n"), "toml-syntax", "pages/a.md:4:");
}

#[test]
fn an_unknown_key_with_the_nearest_right_one() {
    let site = Site::only("--- file: department.toml\nnmae = \"Sở\"\n");
    refused(&site, "unknown-key", "department.toml:1:1");
    let folder = site.folder();
    let run = minhbach(folder.path(), &["check", ".", "--lang", "en"]).ended(1);
    assert!(run.stdout.contains("did you mean name?"), "{}", run.stdout);
}

#[test]
fn duplicate_ids() {
    let units = "name = \"Sở\"\nunits = [\n{ id = \"a\", name = \"A\", kind = \"office\" },\n{ id = \"a\", name = \"B\", kind = \"office\" },\n]\n";
    refused(&Site::default().with("department.toml", units), "duplicate-id", "department.toml:4:8");
}

#[test]
fn dangling_references() {
    let results = "period = \"2020\"\nplan = \"2002\"\nto = 2020-11-18\n";
    refused(&Site::new("").with("results/2020.toml", results), "unknown-plan", "results/2020.toml:2:8");
}

#[test]
fn impossible_dates() {
    let with =
        |to: &str| Site::new("").with("results/2020.toml", format!("period = \"2020\"\nplan = \"2020\"\nto = {to}\n"));
    refused(&with("\"2020-02-30\""), "bad-date", "results/2020.toml:3:6");
    refused(&with("2020-02-30"), "toml-syntax", "results/2020.toml:3:6");
    refused(&with("2020-11-18T25:00:00"), "toml-syntax", "results/2020.toml:3:6");
}

#[test]
fn latin_1_bytes() {
    let glossary = b"[[term]]\nterm = \"TTHC\"\nfull = [\"th\xf4ng tin\"]\n";
    refused(&Site::new("").with("glossary.toml", glossary), "not-utf8", "glossary.toml:3:");
}

#[test]
fn utf_16_bytes() {
    let text: Vec<u8> = "\u{feff}name = \"Sở\"\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&Site::default().with("department.toml", text), "not-utf8", "department.toml:1:1");
}

#[test]
fn bytes_of_zero() {
    refused(&Site::default().with("department.toml", vec![0; 64]), "toml-syntax", "department.toml:1:1");
}

#[test]
fn empty_files() {
    refused(&Site::default().with("department.toml", ""), "missing-key", "department.toml:1:1");
    refused(&Site::new("").with("pages/a.md", ""), "front-matter", "pages/a.md:1:1");
}

#[test]
fn a_file_with_no_records_is_none_and_no_fault() {
    let site = Site::new("").with("plans/2020/tasks.toml", "").with("documents.toml", "").with("indicators.toml", "\n");
    let checked = site.check();
    assert!(checked.report.diagnostics.is_empty());
    assert_eq!(checked.sites[0].0.documents.len(), 0);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site() {
    let outside = tempfile::tempdir().expect("a temporary folder can be made");
    let secret = outside.path().join("secret.txt");
    std::fs::write(&secret, "not for readers").expect("a file can be written");
    let site = page().link("files/secret.txt", &secret.to_string_lossy());
    refused(&site, "link-outside", "files/secret.txt:1:1");
    refused(&page().link("files/all", &outside.path().to_string_lossy()), "link-outside", "files/all:1:1");
    refused(&page().link("files/none.txt", "does-not-exist"), "link-outside", "files/none.txt:1:1");
}

#[cfg(unix)]
#[test]
fn a_link_to_itself() {
    refused(&page().link("files/loop", "loop"), "link-outside", "files/loop:1:1");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_folder_above_does_not_run_in_circles() {
    refused(&page().link("files/up", ".."), "link-outside", "files/up:1:1");
}

#[cfg(unix)]
#[test]
fn a_file_name_that_is_no_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let folder = published_then(&page());
    let name = std::ffi::OsStr::from_bytes(b"th\xf4ng-tin.md");
    std::fs::write(folder.path().join("content/pages").join(name), "x").expect("a file can be written");
    let run = minhbach(folder.path(), &["check", "--lang", "en"]).ended(1);
    assert!(run.stdout.contains("--> pages/th\u{fffd}ng-tin.md:1:1"), "{}", run.stdout);
}

#[test]
fn a_text_of_ten_megabytes() {
    let text = format!("+++\ntitle = \"A\"\ndate = 2020-01-01\n+++\n{}", "chữ ".repeat(2_000_000));
    refused(&Site::new("").with("news/a.md", text), "file-too-large", "news/a.md:1:1");
}

#[test]
fn an_attachment_of_ten_megabytes_is_published() {
    let bytes = vec![7; 10 * 1024 * 1024];
    let folder = Site::new("").with("files/ban-do.bin", bytes.clone()).project();
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    assert_eq!(files_of(&folder.path().join("public")).get("files/ban-do.bin"), Some(&bytes));
}

#[test]
fn ids_that_would_leave_their_folder() {
    let document =
        |id: &str| Site::new("").with("documents.toml", format!("[[document]]\nid = \"{id}\"\nkind = \"luat\"\n"));
    for id in ["../../etc", "a/b", "..", ".", "a\\\\b", "a b", "Luật", "a%2fb", "a--b", "-a", "con."] {
        refused(&document(id), "bad-id", "documents.toml:2:6");
    }
}

#[test]
fn attachments_that_would_leave_their_folder() {
    for path in ["../department.toml", "/etc/passwd", "a/../../b", "C:/x", "a\\\\..\\\\b"] {
        let text = format!("[[document]]\nid = \"a\"\nkind = \"luat\"\nfiles = [\"{path}\"]\n");
        refused(&Site::new("").with("documents.toml", text), "bad-link", "documents.toml:4:10");
    }
}

#[test]
fn html_in_markdown_is_never_run() {
    let body = "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\nA <b onclick=alert(3)>b</b>\n";
    let site = Site::new("").with("pages/a.md", format!("+++\ntitle = \"A\"\n+++\n{body}"));
    let folder = warned(&site, "raw-html", "pages/a.md:4:1");
    // The files of open data hold the Markdown as it was written; no browser takes them for a page.
    let shown = |path: &str| !path.starts_with("du-lieu/texts.");
    for (path, bytes) in files_of(&folder.path().join("public")).into_iter().filter(|(path, _)| shown(path)) {
        let text = String::from_utf8_lossy(&bytes);
        for tag in ["<script>alert", "<img src=x", "<img src=\"x\"", "<b onclick"] {
            assert!(!text.contains(tag), "{path} has {tag}");
        }
    }
}

#[test]
fn links_that_run_code_are_dropped() {
    let body = "[a](javascript:alert(1)) <javascript:alert(2)> [b](&#x6A;avascript:alert(3)) [c][d]\n\n[d]: data:text/html,x\n";
    let site = Site::new("").with("pages/a.md", format!("+++\ntitle = \"A\"\n+++\n{body}"));
    let folder = warned(&site, "unsafe-link", "pages/a.md:4:1");
    for (path, bytes) in files_of(&folder.path().join("public")) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for link in ["href=\"javascript:", "href=javascript:", "href=\"data:", "href=data:"] {
            assert!(!text.contains(link), "{path} has {link}");
        }
    }
}

#[test]
fn nesting_without_end() {
    let body = format!("{} a\n\n{}b\n", ">".repeat(50_000), "- ".repeat(5_000));
    let site = Site::new("").with("pages/a.md", format!("+++\ntitle = \"A\"\n+++\n{body}"));
    let _ = warned(&site, "deep-nesting", "pages/a.md:4:");
}

#[test]
fn brackets_without_end_in_toml() {
    let text = format!("name = \"Sở\"\nshort_names = {}\n", "[".repeat(100_000));
    refused(&Site::default().with("department.toml", text), "toml-syntax", "department.toml:2:");
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    assert_eq!(model(&rewritten(&page(), |text| format!("\u{feff}{text}"))), model(&page()));
}

#[test]
fn line_ends_of_windows_change_nothing() {
    assert_eq!(model(&rewritten(&page(), |text| text.replace('\n', "\r\n"))), model(&page()));
}

#[test]
fn line_ends_of_windows_move_no_place() {
    let site = Site::new("--- file: pages/a.md\n+++\ntitle = \"A\"\n\n+++\nMột <b>hai\n");
    let windows = rewritten(&site, |text| text.replace('\n', "\r\n"));
    assert_eq!(faults(&windows.check().report), faults(&site.check().report));
}

#[test]
fn decomposed_vietnamese_changes_nothing() {
    let decomposed = rewritten(&page(), |text| text.nfd().collect());
    assert!(format!("{decomposed:?}") != format!("{:?}", page()), "the text has marks to take apart");
    assert_eq!(model(&decomposed), model(&page()));
}

#[test]
fn an_empty_content_folder_is_told() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    std::fs::create_dir(folder.path().join("content")).expect("a folder can be made");
    let run = minhbach(folder.path(), &["build", "--lang", "en"]).ended(1);
    assert!(run.stderr.contains("department.toml"), "{}", run.stderr);
    assert_eq!(names(&folder), ["content"]);
}

/// Asserts that a check refuses a site and names the place, by whatever code.
#[track_caller]
fn named(site: &Site, place: &str) {
    let folder = site.folder();
    let run = minhbach(folder.path(), &["check", ".", "--strict", "--lang", "en"]).ended(1);
    assert!(run.stdout.contains(&format!("--> {place}")), "{}", run.stdout);
}

fn department(line: &str) -> Site {
    Site::default().with("department.toml", format!("name = \"Sở\"\n{line}\n"))
}

#[test]
fn a_year_nobody_lives_in() {
    let head = "+++\ntitle = \"A\"\nkind = \"reform\"\nyear = 999999\n+++\n";
    refused(&Site::new("").with("plans/2020/plan.md", head), "bad-date", "plans/2020/plan.md:4:8");
}

#[test]
fn a_colour_that_is_none() {
    named(&department("accent = \"red; } body { display: none\""), "department.toml:2:10");
}

#[test]
fn a_base_address_that_is_no_web_address() {
    named(&department("base_url = \"mailto:so@example.gov.vn\""), "department.toml:2:12");
}

#[test]
fn an_old_address_that_leaves_the_site() {
    named(&department("moved = [{ from = \"../../etc\", to = \"/\" }]"), "department.toml:2:");
    named(&department("moved = [{ from = \"/a/\", to = \"javascript:alert(1)\" }]"), "department.toml:2:");
}

#[test]
fn a_department_with_a_mistyped_file_name() {
    let site = Site::new("").under("quang-tri").with("dong-thap/departement.toml", "name = \"Sở\"\n");
    named(&site, "dong-thap/departement.toml:1:1");
}

#[test]
fn two_departments_with_one_id() {
    let site = Site::new("").under("mien-trung/quang-tri").and(Site::new("").under("mien-nam/quang-tri"));
    refused(&site, "duplicate-id", "mien-trung/quang-tri/department.toml:1:1");
}
