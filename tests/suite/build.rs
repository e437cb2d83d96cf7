//! The build: what is written, what is left alone, and that the same input gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::golden;
use crate::harness::{Site, files_of, minhbach, minhbach_with};

const NEWS: &str = r#"
--- file: plans/2020/tasks.toml
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
title = "Ban hành kế hoạch"
leads = ["van-phong"]
due = "2020-12"
--- file: results/2020-9m.toml
period = "2020-9M"
plan = "2020"
from = 2020-01-01
to = 2020-09-14
--- file: results/2020.toml
period = "2020"
plan = "2020"
to = 2020-11-18
draft = true
--- file: news/da-dang.md
+++
title = "Đã đăng"
date = 2020-09-01
+++
--- file: news/cho-ngay-dang.md
+++
title = "Chờ ngày đăng"
date = 2020-10-01
embargo = 2020-10-01
+++
--- file: news/nhap.md
+++
title = "Bản nháp"
date = 2020-09-02
draft = true
+++
--- file: pages/gioi-thieu.md
+++
title = "Giới thiệu"
+++
Sở là cơ quan chuyên môn.
--- file: files/bieu-mau/don.txt
Đơn đề nghị.
"#;

fn site() -> Site {
    Site::new(NEWS)
}

/// Writes a site into `content` of a new folder.
fn folder(site: &Site) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    site.write(&folder.path().join("content"));
    folder
}

/// Builds into `public` and gives its files.
#[track_caller]
fn built(folder: &Path, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let _ = minhbach(folder, &[&["build"], arguments].concat()).ended(0);
    files_of(&folder.join("public"))
}

fn pages_under(files: &BTreeMap<String, Vec<u8>>, start: &str) -> Vec<String> {
    let inside = files.keys().filter_map(|path| path.strip_prefix(start)?.strip_suffix("/index.html"));
    inside.map(str::to_owned).collect()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).expect("a folder can be read");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_fresh_folder_is_made_with_the_folders_above_it() {
    let folder = folder(&site());
    let _ = minhbach(folder.path(), &["build", "content", "-o", "a/b/site"]).ended(0);
    assert!(folder.path().join("a/b/site/index.html").is_file());
    assert_eq!(names(&folder.path().join("a/b")), BTreeSet::from(["site".to_owned()]));
}

#[test]
fn an_empty_folder_may_be_used() {
    let folder = folder(&site());
    std::fs::create_dir(folder.path().join("public")).expect("a folder can be made");
    assert!(built(folder.path(), &[]).contains_key("index.html"));
}

#[test]
fn every_page_has_its_address() {
    let folder = folder(&site());
    let files = built(folder.path(), &[]);
    for path in ["index.html", "404.html", "ke-hoach/2020/1-1/index.html", "don-vi/van-phong/index.html"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert_eq!(files.get("files/bieu-mau/don.txt").map(Vec::as_slice), Some("Đơn đề nghị.\n".as_bytes()));
}

#[test]
fn every_table_is_a_workbook_a_csv_and_a_json_file_and_the_data_page_leads_to_each() {
    let folder = folder(&site());
    let files = built(folder.path(), &[]);
    let page = String::from_utf8_lossy(&files["du-lieu/index.html"]).into_owned();
    let tables = files.keys().filter_map(|path| path.strip_prefix("du-lieu/")?.strip_suffix(".csv"));
    let tables: Vec<&str> = tables.collect();
    assert!(tables.len() > 30, "{tables:?}");
    for table in tables {
        let place = |ending: &str| page.find(&format!("{table}.{ending}"));
        for ending in ["xlsx", "csv", "json"] {
            assert!(files.contains_key(&format!("du-lieu/{table}.{ending}")), "{table}.{ending}");
            assert!(place(ending).is_some(), "{table}.{ending} is not on the page");
        }
        assert!(place("xlsx") < place("csv"), "{table}: what most people can open comes first");
    }
}

#[test]
fn a_folder_that_is_no_published_site_is_left_alone() {
    let folder = folder(&site());
    for (name, bytes) in [("thesis.txt", "years of work"), ("manifest.json", "{}"), ("manifest.json", "not json")] {
        let public = folder.path().join("public");
        std::fs::create_dir(&public).expect("a folder can be made");
        std::fs::write(public.join(name), bytes).expect("a file can be written");
        let before = files_of(folder.path());
        let run = minhbach(folder.path(), &["build"]).ended(2);
        assert!(run.stderr.contains("public"), "{}", run.stderr);
        assert_eq!(files_of(folder.path()), before);
        std::fs::remove_dir_all(public).expect("the folder can be removed");
    }
}

#[test]
fn a_file_or_the_content_itself_is_no_target() {
    let folder = folder(&site());
    std::fs::write(folder.path().join("public"), "a file").expect("a file can be written");
    let before = files_of(folder.path());
    let _ = minhbach(folder.path(), &["build"]).ended(2);
    let _ = minhbach(folder.path(), &["build", "-o", "content"]).ended(2);
    assert_eq!(files_of(folder.path()), before);
}

#[test]
fn a_new_build_replaces_the_old_one_wholly() {
    let folder = folder(&site());
    assert!(built(folder.path(), &[]).contains_key("trang/gioi-thieu/index.html"));
    std::fs::remove_dir_all(folder.path().join("content/pages")).expect("the pages can be removed");
    assert!(!built(folder.path(), &[]).contains_key("trang/gioi-thieu/index.html"));
    assert_eq!(names(folder.path()), BTreeSet::from(["content".to_owned(), "public".to_owned()]));
}

#[test]
fn a_failed_theme_leaves_the_old_site() {
    let folder = folder(&site());
    let before = built(folder.path(), &[]);
    let theme = folder.path().join("theme/templates");
    std::fs::create_dir_all(&theme).expect("a folder can be made");
    std::fs::write(theme.join("unit.html"), "{{ view.khong_co.ten }}").expect("a file can be written");
    let run = minhbach(folder.path(), &["build", "--theme", "theme", "--lang", "en"]).ended(1);
    assert!(run.stderr.contains("error[bad-template]: "), "{}", run.stderr);
    assert!(run.stderr.contains("--> theme/templates/unit.html:1:9"), "{}", run.stderr);
    assert_eq!(files_of(&folder.path().join("public")), before);
    let left = names(folder.path());
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
}

#[test]
fn a_theme_replaces_the_default_file_by_file() {
    let folder = folder(&site());
    let theme = folder.path().join("theme");
    std::fs::create_dir_all(theme.join("templates")).expect("a folder can be made");
    std::fs::create_dir_all(theme.join("static")).expect("a folder can be made");
    std::fs::write(theme.join("templates/unit.html"), "<p>của riêng Sở").expect("a file can be written");
    std::fs::write(theme.join("static/site.css"), "body{}").expect("a file can be written");
    let files = built(folder.path(), &["--theme", "theme"]);
    let unit = String::from_utf8_lossy(&files["don-vi/van-phong/index.html"]).into_owned();
    assert!(unit.contains("của riêng Sở"), "{unit}");
    assert_eq!(files["static/site.css"], b"body{}");
    assert!(files["index.html"].starts_with(b"<!"), "other pages keep the default");
}

#[cfg(unix)]
#[test]
fn a_theme_from_elsewhere_reaches_nothing_outside_its_folder() {
    let folder = folder(&site());
    std::fs::write(folder.path().join("riêng.txt"), "MAT-KHAU").expect("a file can be written");
    let theme = folder.path().join("theme");
    for part in ["templates", "static"] {
        std::fs::create_dir_all(theme.join(part)).expect("a folder can be made");
    }
    let built =
        |args: &[&str]| minhbach(folder.path(), &[&["build", "--theme", "theme", "--lang", "en"], args].concat());
    for link in ["templates/unit.html", "static/x.txt", "static/site.css"] {
        std::os::unix::fs::symlink("../../riêng.txt", theme.join(link)).expect("a link can be made");
        let run = built(&[]).ended(1);
        assert!(run.stderr.contains("error[link-outside]: "), "{}", run.stderr);
        assert!(run.stderr.contains(&format!("--> theme/{link}")), "{}", run.stderr);
        std::fs::remove_file(theme.join(link)).expect("a link can be removed");
    }
    for path in ["../../riêng.txt", "../riêng.txt", "/etc/hostname", "../content/department.toml"] {
        std::fs::write(theme.join("templates/unit.html"), format!("{{% include \"{path}\" %}}")).expect("a file");
        let run = built(&[]).ended(1);
        assert!(run.stderr.contains("error[bad-template]: "), "{}", run.stderr);
        assert!(!run.stderr.contains("MAT-KHAU"), "{}", run.stderr);
    }
    assert!(!folder.path().join("public").exists(), "nothing was published");
}

/// Holds the manifest against the files it lists.
#[track_caller]
fn manifest_holds(files: &BTreeMap<String, Vec<u8>>) {
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).expect("the manifest is JSON");
    let listed: BTreeMap<String, (u64, String)> = manifest["files"]
        .as_object()
        .expect("the manifest lists files")
        .iter()
        .map(|(path, entry)| {
            let size = entry["bytes"].as_u64().expect("a size");
            (path.clone(), (size, entry["sha256"].as_str().expect("a hash").to_owned()))
        })
        .collect();
    let real: BTreeMap<String, (u64, String)> = files
        .iter()
        .filter(|(path, _)| *path != "manifest.json")
        .map(|(path, bytes)| {
            let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            (path.clone(), (bytes.len() as u64, hash))
        })
        .collect();
    assert_eq!(listed, real);
}

#[test]
fn the_manifest_lists_every_file_and_nothing_else() {
    manifest_holds(&built(folder(&site()).path(), &[]));
    let several = site().under("quang-tri").and(site().under("dong-thap"));
    manifest_holds(&built(folder(&several).path(), &[]));
}

#[test]
fn drafts_and_what_is_under_embargo_stay_unpublished() {
    let folder = folder(&site());
    let news = |files| pages_under(&files, "tin-tuc/");
    assert_eq!(news(built(folder.path(), &[])), ["da-dang"]);
    assert_eq!(news(built(folder.path(), &["--as-of", "2020-09-30"])), ["da-dang"]);
    assert_eq!(news(built(folder.path(), &["--as-of", "2020-10-01"])), ["cho-ngay-dang", "da-dang"]);
    assert_eq!(news(built(folder.path(), &["--drafts"])), ["cho-ngay-dang", "da-dang", "nhap"]);
}

#[test]
fn a_draft_plan_takes_its_results_and_tasks_with_it() {
    let draft = "+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\nyear = 2020\ndraft = true\n+++\n";
    let folder = folder(&site().with("plans/2020/plan.md", draft));
    let files = built(folder.path(), &[]);
    assert!(files.keys().all(|path| !path.starts_with("ke-hoach/")));
    assert!(built(folder.path(), &["--drafts"]).contains_key("ke-hoach/2020/1-1/index.html"));
}

/// The state of the one task shows which date everything was compared with.
#[track_caller]
fn schedules(arguments: &[&str]) -> Vec<String> {
    pages_under(&built(folder(&site()).path(), arguments), "ke-hoach/2020/loc/tien-do/")
}

#[test]
fn the_reference_date_is_the_cut_off_or_what_is_asked_for() {
    assert_eq!(schedules(&[]), ["not-due"]);
    assert_eq!(schedules(&["--as-of", "2020-12-05"]), ["due-now"]);
    assert_eq!(schedules(&["--as-of", "2021-01-01"]), ["overdue"]);
    assert_eq!(schedules(&["--drafts"]), ["not-due"]);
}

#[test]
fn one_department_stands_at_the_top_and_several_in_their_folders() {
    let single = built(folder(&site()).path(), &[]);
    assert!(single.contains_key("tin-tuc/index.html"));
    let several = site().under("quang-tri").and(Site::new("").under("dong-thap"));
    let files = built(folder(&several).path(), &[]);
    for path in ["index.html", "quang-tri/index.html", "quang-tri/tin-tuc/index.html", "dong-thap/index.html"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert!(!files.contains_key("dong-thap/tin-tuc/index.html"), "a list nobody fills has no page");
    let alone = built(folder(&site().under("quang-tri")).path(), &[]);
    assert!(alone.contains_key("quang-tri/tin-tuc/index.html") && alone.contains_key("index.html"));
}

#[test]
fn a_language_has_its_own_folder_and_the_same_pages() {
    let department = "name = { vi = \"Sở\", en = \"Department\" }\nlanguages = [\"vi\", \"en\"]\n";
    let files = built(folder(&Site::default().with("department.toml", department)).path(), &[]);
    let pages = |start: &str| -> BTreeSet<String> {
        files
            .keys()
            .filter_map(|path| path.strip_prefix(start))
            .filter(|path| path.ends_with(".html"))
            .map(str::to_owned)
            .collect()
    };
    let vietnamese: BTreeSet<String> = pages("").into_iter().filter(|path| !path.starts_with("en/")).collect();
    assert_eq!(pages("en/"), vietnamese);
}

/// Links of a page, as far as they lead to pages of a folder.
fn folder_links(html: &str) -> Vec<&str> {
    let links = html.split("href=").skip(1).filter_map(|rest| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split([' ', '>']).next(),
    });
    links.filter(|link| !link.contains("://") && (link.ends_with('/') || link.is_empty())).collect()
}

#[test]
fn offline_links_name_the_file() {
    let folder = folder(&site());
    let online = built(folder.path(), &[]);
    let offline = built(folder.path(), &["--offline"]);
    // What only web servers read has no use on a disk.
    let for_servers = |path: &str| {
        path.starts_with("may-chu/") || [".htaccess", "web.config", "_headers", "_redirects"].contains(&path)
    };
    let read: Vec<&String> = online.keys().filter(|path| !for_servers(path)).collect();
    assert!(read.len() < online.len());
    assert_eq!(read, offline.keys().collect::<Vec<_>>());
    let html = |files: &BTreeMap<String, Vec<u8>>| String::from_utf8_lossy(&files["index.html"]).into_owned();
    assert!(!folder_links(&html(&online)).is_empty(), "the dashboard links to folders");
    for (path, bytes) in offline.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert_eq!(folder_links(&html), [] as [&str; 0], "{path}");
    }
}

#[test]
fn warnings_do_not_hinder_unless_strict() {
    let folder = folder(&site().with("note.txt", "…"));
    let before = built(folder.path(), &[]);
    let _ = minhbach(folder.path(), &["build", "--strict"]).ended(1);
    assert_eq!(files_of(&folder.path().join("public")), before);
}

#[test]
fn the_same_content_gives_the_same_bytes_anywhere() {
    let samples = ["content/quang-ngai", "tests/sites/mau/in"].map(|path| files_of(&golden::project(path)));
    let copy = |folder: &Path| {
        for (department, files) in ["mot", "hai"].into_iter().zip(&samples) {
            for (path, bytes) in files {
                let path = folder.join(department).join(path);
                std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder can be made");
                std::fs::write(path, bytes).expect("a file can be written");
            }
        }
    };
    let here = tempfile::tempdir().expect("a temporary folder can be made");
    copy(&here.path().join("content"));
    let first = [("RAYON_NUM_THREADS", "1"), ("TZ", "Asia/Ho_Chi_Minh"), ("LANG", "vi_VN.UTF-8")];
    let _ = minhbach_with(here.path(), &["build"], &first).ended(0);
    let there = here.path().join("nơi khác");
    copy(&there.join("nội dung"));
    let second = [("RAYON_NUM_THREADS", "4"), ("TZ", "America/St_Johns"), ("LC_ALL", "C")];
    let _ = minhbach_with(&there, &["build", "nội dung", "-o", "a/b"], &second).ended(0);
    let (one, other) = (files_of(&here.path().join("public")), files_of(&there.join("a/b")));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<&String> = one.keys().filter(|path| one[*path] != other[*path]).collect();
    assert!(differing.is_empty(), "{differing:?}");
    manifest_holds(&one);
}

#[test]
fn no_path_of_the_machine_is_published() {
    let folder = folder(&site());
    let root = folder.path().to_str().expect("a temporary folder is UTF-8").to_owned();
    for (path, bytes) in built(folder.path(), &[]) {
        assert!(!String::from_utf8_lossy(&bytes).contains(&root), "{path}");
    }
}
