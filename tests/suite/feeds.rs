//! Feeds: what they tell, where they lead, and identities that outlive every edit.

use std::collections::BTreeSet;

use minhbach::data::{self, FeedLinks, FeedScope, ReportSeries};
use minhbach::model::Id;
use minhbach::pages::{Route, resolve};

use crate::calendars::PLAN;
use crate::golden;
use crate::harness::{Facts, Site, files_of, minhbach};

/// Procedures at every point of their life; the results above make 14/03/2020 the reference date.
const PROCEDURES: &str = r#"
--- file: documents.toml
[[document]]
id = "511-qd-ubnd-2020"
kind = "quyet-dinh"
number = "511"
symbol = "QĐ-UBND"
date = 2020-02-26
--- file: procedures/dang-ap-dung.md
+++
title = "Cấp giấy phép"
field = "Đo lường"
decision = "511-qd-ubnd-2020"
provenance = { checked = 2020-03-02 }
+++
--- file: procedures/da-bai-bo.md
+++
title = "Cấp lại giấy phép"
field = "Đo lường"
lifecycle = { state = "repealed", from = 2018-01-01, to = 2020-01-31, reason = "Không còn quy định.", decision = "511-qd-ubnd-2020" }
+++
--- file: procedures/tam-ngung.md
+++
title = "Gia hạn giấy phép"
field = "Đo lường"
lifecycle = { state = "suspended", decision = "511-qd-ubnd-2020", reason = "Chờ hướng dẫn." }
+++
--- file: procedures/khong-ro-ngay.md
+++
title = "Thủ tục không rõ ngày"
field = "Đo lường"
lifecycle = { state = "repealed", reason = "Không rõ." }
+++
--- file: procedures/sap-ap-dung.md
+++
title = "Thủ tục sẽ áp dụng"
field = "Đo lường"
lifecycle = { from = 2021-01-01 }
+++
"#;

fn id(text: &str) -> Id {
    Id::new(text).expect("tests write ids")
}

fn site() -> Site {
    Site::only(PLAN).and(Site::only(PROCEDURES))
}

fn xml(site: &Site, scope: &FeedScope) -> String {
    let facts = Facts::of(site, None);
    let feeds = data::feeds(&facts.content, &facts.derived, &[]);
    let feed = feeds.iter().find(|feed| feed.scope == *scope).expect("the site has the feed");
    feed.xml(&FeedLinks {
        own: "atom.xml",
        page: "./",
        address: &|place| Route::of(place).path(),
        path: &str::to_owned,
    })
}

fn scopes(site: &Site) -> Vec<FeedScope> {
    let facts = Facts::of(site, None);
    FeedScope::all(&facts.content, &facts.derived)
}

/// Gives every value of an element of a feed, in order.
fn values(xml: &str, element: &str) -> Vec<String> {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    xml.split(&open).skip(1).filter_map(|rest| Some(rest.split_once(&close)?.0.to_owned())).collect()
}

fn links(xml: &str) -> Vec<String> {
    xml.split(" href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

#[test]
fn the_feed_of_a_plan() {
    golden::check("golden/follow/plan.atom.xml", &xml(&site(), &FeedScope::Plan(id("2020"))));
}

#[test]
fn the_feed_of_a_unit() {
    golden::check("golden/follow/unit.atom.xml", &xml(&site(), &FeedScope::Unit(id("thanh-tra"))));
}

#[test]
fn the_feed_of_a_field_tells_removals_and_invents_no_date() {
    let xml = xml(&site(), &FeedScope::Field("do-luong".to_owned()));
    golden::check("golden/follow/field.atom.xml", &xml);
    assert!(!xml.contains("Thủ tục không rõ ngày") && !xml.contains("Thủ tục sẽ áp dụng"));
}

#[test]
fn the_identities_of_published_feeds_never_change() {
    let site = Site::only("--- file: department.toml\nname = \"Sở\"\n")
        .with("news/a.md", "+++\ntitle = \"Tin\"\ndate = 2020-01-02\n+++\n");
    let ids = values(&xml(&site, &FeedScope::Site), "id");
    golden::check("golden/follow/identities.txt", &(ids.join("\n") + "\n"));
}

#[test]
fn a_record_has_one_identity_in_every_feed() {
    let report = |scope| {
        let xml = xml(&site(), &scope);
        let entry = xml.split("<entry>").find(|entry| entry.contains("/bao-cao/2020-q1/")).expect("the report is told");
        values(entry, "id")
    };
    let of_site = report(FeedScope::Site);
    for scope in
        [FeedScope::Plan(id("2020")), FeedScope::Unit(id("thanh-tra")), FeedScope::Reports(ReportSeries::Quarter)]
    {
        assert_eq!(report(scope.clone()), of_site, "{scope:?}");
    }
}

#[test]
fn identities_outlive_every_edit() {
    let ids = |text: &str| -> BTreeSet<String> {
        let site = Site::only(text).and(Site::only(PROCEDURES));
        scopes(&site).iter().flat_map(|scope| values(&xml(&site, scope), "id")).collect()
    };
    let kept = ids(PLAN);
    for (from, to) in [
        ("title = \"Kiểm tra, rà soát văn bản; báo cáo\"", "title = \"Kiểm tra văn bản\""),
        ("title = \"Cải cách hành chính năm 2020\"", "title = \"Kế hoạch 2020\""),
        ("name = \"Thanh tra\"", "name = \"Thanh tra Sở\""),
        ("date = 2020-03-17", "date = 2020-03-18"),
        ("decided = 2020-06-15", "decided = 2020-06-16"),
        ("to = \"2020-08\"", "to = \"2020-12\""),
        ("grade = \"done-well\"", "grade = \"done\""),
        ("to = 2020-03-14", "to = 2020-03-15"),
    ] {
        assert!(PLAN.contains(from), "{from}");
        assert_eq!(ids(&PLAN.replace(from, to)), kept, "{from} → {to}");
    }
}

#[test]
fn in_every_feed_the_newest_comes_first_and_no_identity_twice() {
    let site = site();
    for scope in scopes(&site) {
        let xml = xml(&site, &scope);
        let entries: Vec<String> =
            xml.split("<entry>").skip(1).filter_map(|entry| values(entry, "updated").pop()).collect();
        assert!(entries.is_sorted_by(|newer, older| newer >= older), "{scope:?}");
        if let Some(newest) = entries.first() {
            assert_eq!(values(&xml, "updated").first(), Some(newest), "{scope:?}");
        }
        let ids = values(&xml, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{scope:?}");
    }
}

#[test]
fn a_moved_deadline_without_the_day_of_its_decision_is_in_no_feed() {
    let without = Site::only(&PLAN.replace("decided = 2020-06-15\n", ""));
    assert!(!xml(&without, &FeedScope::Plan(id("2020"))).contains("Lùi hạn"));
}

/// Builds two departments, and gives the published files.
fn built(arguments: &[&str]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let english = site().with("department.toml", "name = \"Sở\"\nlanguages = [\"vi\", \"en\"]\n[[units]]\nid = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n[[units]]\nid = \"thanh-tra\"\nname = \"Thanh tra\"\nkind = \"inspectorate\"\n");
    let folder = site().under("so-mot").and(english.under("so-hai")).project();
    let _ = minhbach(folder.path(), &[&["build"], arguments].concat()).ended(0);
    files_of(&folder.path().join("public"))
}

#[test]
fn every_link_of_a_feed_leads_to_a_file_from_its_own_folder() {
    for (arguments, offline) in [(&[][..], false), (&["--offline"][..], true)] {
        let files = built(arguments);
        let feeds: Vec<(&String, &Vec<u8>)> = files.iter().filter(|(path, _)| path.ends_with("atom.xml")).collect();
        assert_eq!(feeds.len(), 12, "site, plan, unit, unit, field and series of each");
        for (path, bytes) in feeds {
            for link in links(&String::from_utf8_lossy(bytes)) {
                let target = resolve(&format!("/{path}"), &link);
                let index = if target.ends_with('/') && !offline { "index.html" } else { "" };
                assert!(files.contains_key(&format!("{}{index}", &target[1..])), "{path}: {link}");
            }
        }
    }
}

#[test]
fn with_a_base_address_feeds_and_calendars_link_in_full() {
    let files = built(&["--base-url", "https://vi-du.example/cchc/"]);
    let base = "https://vi-du.example/cchc/";
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with("atom.xml")) {
        let links = links(&String::from_utf8_lossy(bytes));
        assert_eq!(links.first(), Some(&format!("{base}{path}")), "the feed names itself first");
        for link in links {
            let target = link.strip_prefix(base).unwrap_or_else(|| panic!("{path}: {link}"));
            let index = if target.ends_with('/') { "index.html" } else { "" };
            assert!(files.contains_key(&format!("{target}{index}")), "{path}: {link}");
        }
    }
    let calendar = String::from_utf8_lossy(&files["so-hai/lich.ics"]).replace("\r\n ", "");
    assert!(calendar.contains(&format!("SOURCE;VALUE=URI:{base}so-hai/lich.ics\r\n")));
    for url in calendar.lines().filter_map(|line| line.strip_prefix("URL:")) {
        let target = url.strip_prefix(base).unwrap_or_else(|| panic!("{url}"));
        assert!(files.contains_key(&format!("{target}index.html")), "{url}");
    }
    assert!(!files.keys().any(|path| path.contains("/en/") && (path.ends_with(".ics") || path.ends_with("atom.xml"))));
}

#[test]
fn pages_link_to_what_follows_them_in_every_language() {
    let files = built(&[]);
    let page = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    for (path, wanted) in [
        ("so-hai/ke-hoach/2020/index.html", ["=lich.ics", "=atom.xml"]),
        (
            "so-hai/en/ke-hoach/2020/index.html",
            ["=../../../ke-hoach/2020/lich.ics", "=../../../ke-hoach/2020/atom.xml"],
        ),
        ("so-hai/don-vi/thanh-tra/index.html", ["=lich.ics", "=atom.xml"]),
        ("so-hai/thu-tuc/linh-vuc/do-luong/index.html", ["=atom.xml", "=../../../du-lieu/#theo-doi"]),
        ("so-hai/bao-cao/index.html", ["=../lich.ics", "=dinh-ky/quy/atom.xml"]),
        ("so-hai/tien-do/index.html", ["=../lich.ics", "=../atom.xml"]),
        (
            "so-hai/en/du-lieu/index.html",
            ["=../../don-vi/thanh-tra/lich.ics", "=../../thu-tuc/linh-vuc/do-luong/atom.xml"],
        ),
    ] {
        let html = page(path).replace('"', "");
        for link in wanted {
            assert!(html.contains(&format!("href{link}")), "{path} does not link {link}");
        }
    }
}
