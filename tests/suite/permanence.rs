//! What was once published keeps its address for ever: as a page, as a redirect, or as a page that says why not.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::derive::{Derived, keep_published};
use minhbach::ledger::{ReleaseId, history};
use minhbach::pages::{Fate, Permanence};
use minhbach::pipeline::{self, BuildOptions, Progress, ReleaseOrder};
use proptest::prelude::*;

use crate::golden;
use crate::harness::{Site, faults, files_of};

const DEPARTMENT: &str = r#"
name = { vi = "Sở Khoa học và Công nghệ", en = "Department of Science and Technology" }
languages = ["vi", "en"]
social_pictures = false
base_url = "https://minhhoa.example/cchc/"
units = [
    { id = "van-phong", name = "Văn phòng", kind = "office" },
    { id = "phong-a", name = "Phòng A", kind = "section" },
]
"#;

const CONTENT: &str = r#"
--- file: plans/2020/tasks.toml
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1"
title = "Rà soát văn bản"
leads = ["van-phong"]
due = "2020-06"

[[area.task]]
id = "2"
title = "Tập huấn nghiệp vụ"
leads = ["phong-a"]
person = "Trưởng phòng"
due = "2020-09"
--- file: procedures/cap-phep.md
+++
title = "Cấp giấy phép"
field = "An toàn bức xạ"

[[case]]
paper = [{ name = "Đơn đề nghị" }]
+++
--- file: procedures/khai-bao.md
+++
title = "Khai báo thiết bị"
field = "Công nghệ"
+++
--- file: news/khai-truong.md
+++
title = "Khai trương quầy tiếp nhận"
date = 2020-02-01
+++
--- file: files/Mẫu đơn.pdf
%PDF-1.4
"#;

/// A site without releases, with more words in its `department.toml`.
fn site(more: &str) -> Site {
    Site::new(CONTENT).with("department.toml", format!("{DEPARTMENT}{more}"))
}

/// The same site with more words in its `department.toml`.
fn with(site: &Site, more: &str) -> Site {
    site.clone().with("department.toml", format!("{DEPARTMENT}{more}"))
}

/// Releases a site as it is.
fn released(site: &Site, id: &str, day: &str) -> Site {
    let order =
        ReleaseOrder { id: ReleaseId::new(id).expect("a name"), site: None, released: day.parse().expect("a day") };
    let frozen = pipeline::release(accepted(site), &order).expect("the release follows the one before");
    site.clone().with(&frozen[0].path, frozen[0].release.text())
}

fn accepted(site: &Site) -> pipeline::Checked {
    let checked = site.check();
    assert!(!checked.report.has_errors(), "{:#?}", told(site));
    checked
}

/// Tells the problems that are errors: the code and the first line in English.
fn told(site: &Site) -> Vec<String> {
    let checked = site.check();
    let errors = checked.report.diagnostics.iter();
    let errors = errors.filter(|one| one.severity == minhbach::diagnostic::Severity::Error);
    errors.map(|one| format!("{}: {}", one.code, one.message.en)).collect()
}

fn built(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let target = folder.path().join("public");
    let options = BuildOptions { target: target.clone(), as_of: None, base_url: None, drafts: false, offline: false };
    pipeline::build(accepted(site), &options, &Progress::default()).expect("the site can be built");
    files_of(&target)
}

/// Tells whether a folder has something at an address, as any static host finds it.
fn stands(files: &BTreeMap<String, Vec<u8>>, address: &str) -> bool {
    let path = address.trim_start_matches('/');
    let page = format!(
        "{}index.html",
        if path.is_empty() || path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
    );
    files.contains_key(path) || files.contains_key(&page)
}

/// Lists every address a site ever released.
fn promised(site: &Site) -> BTreeSet<String> {
    let checked = site.check();
    let history = history(&checked.sites[0].0).expect("a chain");
    history.releases().iter().flat_map(|release| release.addresses.clone()).collect()
}

/// Tells the fate of addresses of a site, one a line.
fn fates(site: &Site, addresses: &[&str]) -> Vec<String> {
    let mut content = site.check().sites.remove(0).0;
    keep_published(&mut content, false, None);
    let derived = Derived::new(&content, None);
    let permanence = Permanence::new(&content, &derived);
    let told = |address: &&str| match permanence.fate(address) {
        None => format!("{address} lives"),
        Some(Fate::Redirect { to, cause }) => format!("{address} > {to} ({cause:?})"),
        Some(Fate::Tombstone(at)) => format!("{address} is gone, says entry {at}"),
        Some(Fate::Empty { above }) => format!("{address} is empty below {above}"),
        Some(Fate::Lost) => format!("{address} is lost"),
    };
    addresses.iter().map(told).collect()
}

#[test]
fn what_follows_from_data_comes_and_goes_without_an_editor() {
    let addresses = [
        "/thu-tuc/cap-phep/",
        "/thu-tuc/khai-bao/giay-to/",
        "/thu-tuc/linh-vuc/do-luong/",
        "/thu-tuc/linh-vuc/do-luong/atom.xml",
        "/ke-hoach/2020/loc/tien-do/overdue/",
        "/en/ke-hoach/2020/loc/danh-gia/done-well/",
        "/ke-hoach/2020/lich-nguoi/pho-phong-0123456789ab.ics",
        "/don-vi/phong-a/lich.ics",
        "/ke-hoach/2020/stratml.xml",
        "/tim-kiem/a-z/q/2/",
        "/chi-tieu/",
        "/en/thuat-ngu/",
        "/bao-cao/dinh-ky/quy/atom.xml",
        "/du-lieu/changes-of-old.csv",
        "/thu-tuc/da-xoa/",
        "/thu-tuc/da-xoa/index.md",
        "/ke-hoach/2020/9/",
        "/files/da-xoa.pdf",
        "/trang/da-xoa/",
    ];
    insta::assert_snapshot!(fates(&site(""), &addresses).join("\n"));
}

#[test]
fn an_entry_speaks_for_all_that_hangs_on_its_address() {
    let site = site(
        r#"
moved = [
    { from = "/thu-tuc/cu/", to = "/thu-tuc/cu-hon/" },
    { from = "/thu-tuc/cu-hon/", to = "/thu-tuc/cap-phep/" },
    { from = "/ke-hoach/nam-2020/", to = "/ke-hoach/2020/" },
    { from = "/ke-hoach/nam-2020/3/", reason = "Nhập với nhiệm vụ 1." },
    { from = "/don-vi/phong-b/", to = "/don-vi/phong-a/" },
    { from = "/thu-tuc/x/", to = "/thu-tuc/y/" },
    { from = "/thu-tuc/y/", reason = "Bãi bỏ." },
    { from = "/files/mau%20cu.pdf", to = "/files/M%E1%BA%ABu%20%C4%91%C6%A1n.pdf" },
]
"#,
    );
    let addresses = [
        "/thu-tuc/cu/",
        "/thu-tuc/cu/index.md",
        "/en/thu-tuc/cu/giay-to/",
        "/ke-hoach/nam-2020/2/",
        "/ke-hoach/nam-2020/3/",
        "/ke-hoach/nam-2020/3/index.md",
        "/ke-hoach/nam-2020/8/",
        "/ke-hoach/nam-2020/loc/don-vi/phong-a/",
        "/ke-hoach/nam-2020/loc/danh-gia/done-well/",
        "/don-vi/phong-b/lich.ics",
        "/don-vi/phong-b/atom.xml",
        "/thu-tuc/x/",
        "/thu-tuc/x/index.md",
        "/files/mau cu.pdf",
    ];
    insta::assert_snapshot!(fates(&site, &addresses).join("\n"));
}

#[test]
fn a_language_that_is_dropped_leads_to_the_first() {
    let site = released(&site(""), "2020-Q1", "2020-04-02");
    let only = DEPARTMENT.replace("[\"vi\", \"en\"]", "[\"vi\"]");
    let later = site.with("department.toml", only);
    assert_eq!(told(&later), [] as [&str; 0]);
    assert_eq!(
        fates(&later, &["/en/thu-tuc/cap-phep/", "/en/thu-tuc/linh-vuc/khac/"]),
        [
            "/en/thu-tuc/cap-phep/ > /thu-tuc/cap-phep/ (Language)",
            "/en/thu-tuc/linh-vuc/khac/ is empty below /thu-tuc/"
        ]
    );
    let files = built(&later);
    let page = String::from_utf8_lossy(&files["en/thu-tuc/cap-phep/index.html"]).into_owned();
    assert!(page.contains("url=../../../thu-tuc/cap-phep/"), "{page}");
}

#[test]
fn one_problem_names_the_record_the_release_and_the_lines_that_mend_it() {
    let site = released(&site(""), "2020-Q1", "2020-04-02");
    let lost = site.clone().without("procedures/cap-phep.md");
    let errors = faults(&lost.check().report);
    assert_eq!(errors[0], "department.toml:1:1 error[lost-address]");
    let renamed =
        lost.with("procedures/cap-giay-phep.md", "+++\ntitle = \"Cấp giấy phép\"\nfield = \"Công nghệ\"\n+++\n");
    let report = renamed.check().report;
    let fault = &report.diagnostics[0];
    assert_eq!(
        fault.message.en,
        "the address /thu-tuc/cap-phep/ “Cấp giấy phép” and 2 below it was published in release 2020-Q1 and is gone"
    );
    let remedy = "[[moved]]\nfrom = \"/thu-tuc/cap-phep/\"\nto = \"/thu-tuc/cap-giay-phep/\"";
    assert!(fault.notes[0].en.ends_with(remedy), "{}", fault.notes[0].en);
    assert_eq!(told(&with(&renamed, remedy)), [] as [&str; 0], "the lines mend it");
}

#[test]
fn a_draft_a_renamed_file_and_a_unit_are_lost_too() {
    let site = released(&site(""), "2020-Q1", "2020-04-02");
    let draft = site
        .clone()
        .with("news/khai-truong.md", "+++\ntitle = \"Khai trương\"\ndate = 2020-02-01\ndraft = true\n+++\n");
    let file = site.clone().without("files/Mẫu đơn.pdf").with("files/mẫu đơn.pdf", "%PDF-1.4");
    for (site, address) in [(draft, "/tin-tuc/khai-truong/"), (file, "/files/Mẫu đơn.pdf")] {
        let told = told(&site);
        assert!(matches!(told.as_slice(), [one] if one.contains(address)), "{told:?}");
    }
}

#[test]
fn what_is_taken_away_says_why() {
    let site = released(&site(""), "2020-Q1", "2020-04-02").without("news/khai-truong.md");
    let silent = with(&site, "moved = [{ from = \"/tin-tuc/khai-truong/\" }]");
    assert_eq!(
        told(&silent),
        ["missing-reason: the address /tin-tuc/khai-truong/ was released and is taken away without a `reason`"]
    );
    let never =
        with(&site, "moved = [{ from = \"/tin-tuc/khai-truong/\", reason = \"Hết hạn.\" }, { from = \"/a/\" }]");
    assert_eq!(told(&never), [] as [&str; 0], "what was never released needs no reason");
}

#[test]
fn a_circle_of_entries_is_found() {
    let site = site(
        "moved = [{ from = \"/a/\", to = \"/b/\" }, { from = \"/b/\", to = \"/a/x/\" }, { from = \"/c/\", to = \"/c/\" }]",
    );
    assert_eq!(told(&site).iter().filter(|line| line.starts_with("circle")).count(), 3, "{:?}", told(&site));
}

/// Four quarters: a procedure gets another id, a news item expires, a unit is replaced, a grade empties, a language goes.
fn four_quarters() -> Site {
    let unit =
        |text: &str| text.replace("id = \"phong-a\", name = \"Phòng A\"", "id = \"phong-b\", name = \"Phòng B\"");
    let first = released(&site(""), "2020-Q1", "2020-04-02");
    let moved = r#"
[[moved]]
from = "/thu-tuc/cap-phep/"
to = "/thu-tuc/cap-giay-phep/"
reason = "Đổi tên theo quyết định mới."
"#;
    let second = first
        .without("procedures/cap-phep.md")
        .with("procedures/cap-giay-phep.md", "+++\ntitle = \"Cấp giấy phép\"\nfield = \"Đo lường\"\n+++\n");
    let second = released(&with(&second, moved), "2020-Q2", "2020-07-02");
    let gone = r#"
[[moved]]
from = "/tin-tuc/khai-truong/"
reason = { vi = "Tin đã hết hạn.", en = "The news has expired." }
successor = "/thu-tuc/"
date = 2020-08-01

[[moved]]
from = "/don-vi/phong-a/"
to = "/don-vi/phong-b/"
reason = "Sáp nhập."
"#;
    let tasks = CONTENT.split("--- file: ").nth(1).and_then(|file| file.split_once('\n')).expect("the tasks").1;
    let third =
        second.without("news/khai-truong.md").with("plans/2020/tasks.toml", tasks.replace("phong-a", "phong-b"));
    let department = unit(DEPARTMENT);
    let third = third.with("department.toml", format!("{department}{moved}{gone}"));
    let third = released(&third, "2020-Q3", "2020-10-02");
    // The procedure is abolished after all: the first address leads on to where that is told.
    let abolished = moved.to_owned() + "\n[[moved]]\nfrom = \"/thu-tuc/cap-giay-phep/\"\nreason = \"Bãi bỏ.\"\n";
    let fourth = third.without("procedures/cap-giay-phep.md");
    released(&fourth.with("department.toml", format!("{department}{abolished}{gone}")), "2020-Q4", "2021-01-04")
}

#[test]
fn after_four_quarters_every_address_answers() {
    let site = four_quarters();
    let files = built(&site);
    let dead: Vec<String> = promised(&site).into_iter().filter(|address| !stands(&files, address)).collect();
    assert_eq!(dead, [] as [&str; 0]);
    assert_eq!(
        fates(&site, &["/thu-tuc/cap-phep/index.md", "/don-vi/phong-a/lich.ics", "/thu-tuc/linh-vuc/do-luong/"]),
        [
            "/thu-tuc/cap-phep/index.md is gone, says entry 1",
            "/don-vi/phong-a/lich.ics > /don-vi/phong-b/lich.ics (Moved(3))",
            "/thu-tuc/linh-vuc/do-luong/ is empty below /thu-tuc/"
        ]
    );
    for (path, name) in [
        ("don-vi/phong-a/index.html", "redirect-vi.html"),
        ("en/don-vi/phong-a/index.html", "redirect-en.html"),
        ("tin-tuc/khai-truong/index.html", "tombstone-vi.html"),
        ("en/tin-tuc/khai-truong/index.html", "tombstone-en.html"),
        ("thu-tuc/linh-vuc/do-luong/index.html", "empty-vi.html"),
        ("thu-tuc/cap-giay-phep/index.md", "tombstone.md"),
        ("don-vi/phong-a/lich.ics", "calendar.ics"),
        ("thu-tuc/linh-vuc/do-luong/atom.xml", "feed.xml"),
        ("_redirects", "redirects.txt"),
    ] {
        let text =
            String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("there is no {path}"))).into_owned();
        golden::check(&format!("golden/moved/{name}"), &text.replace('\r', ""));
    }
}

#[test]
fn files_for_servers_can_be_left_out() {
    let names = ["_redirects", "_headers", ".htaccess", "en/.htaccess", "web.config", "may-chu/nginx-server.conf"];
    for (key, is_written) in [("", true), ("server_files = false", false)] {
        let files = built(&site(key));
        assert_eq!(names.map(|name| files.contains_key(name)), [is_written; 6]);
    }
}

/// An edit of the content.
#[derive(Debug, Clone)]
enum Edit {
    Procedure(usize, Option<&'static str>),
    Task(usize, bool),
    News(bool),
    English(bool),
}

fn edits() -> impl Strategy<Value = Edit> {
    let field = prop_oneof![Just(None), Just(Some("Đo lường")), Just(Some("Công nghệ"))];
    prop_oneof![
        (0..3usize, field).prop_map(|(at, field)| Edit::Procedure(at, field)),
        (1..4usize, any::<bool>()).prop_map(|(at, there)| Edit::Task(at, there)),
        any::<bool>().prop_map(Edit::News),
        any::<bool>().prop_map(Edit::English),
    ]
}

/// The content an edited site has.
#[derive(Debug, Clone, Default)]
struct State {
    fields: [Option<&'static str>; 3],
    tasks: BTreeSet<usize>,
    news: bool,
    english: bool,
}

impl State {
    fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Procedure(at, field) => self.fields[*at] = *field,
            Edit::Task(at, true) => drop(self.tasks.insert(*at)),
            Edit::Task(at, false) => drop(self.tasks.remove(at)),
            Edit::News(there) => self.news = *there,
            Edit::English(there) => self.english = *there,
        }
    }

    /// Writes the content; `moved` are the entries an editor has added so far, of what is not there now.
    fn site(&self, releases: &BTreeMap<String, String>, moved: &BTreeSet<String>) -> Site {
        let languages = if self.english { "languages = [\"vi\", \"en\"]" } else { "" };
        let ground =
            "name = \"Sở\"\nsocial_pictures = false\nunits = [{ id = \"a\", name = \"A\", kind = \"office\" }]";
        let entries: String =
            moved.iter().map(|from| format!("[[moved]]\nfrom = \"{from}\"\nreason = \"Thử.\"\n")).collect();
        let mut site = Site::new("").with("department.toml", format!("{ground}\n{languages}\n{entries}"));
        let task = |at: &usize| {
            format!("[[area.task]]\nid = \"{at}\"\ntitle = \"Việc\"\nleads = [\"a\"]\ndue = \"2020-0{at}\"\n")
        };
        let tasks: String = self.tasks.iter().map(task).collect();
        site = site.with("plans/2020/tasks.toml", format!("[[area]]\nid = \"b\"\ntitle = \"B\"\n{tasks}"));
        for (at, field) in self.fields.iter().enumerate().filter_map(|(at, field)| field.map(|field| (at, field))) {
            site = site
                .with(&format!("procedures/p{at}.md"), format!("+++\ntitle = \"P{at}\"\nfield = \"{field}\"\n+++\n"));
        }
        if self.news {
            site = site.with("news/n.md", "+++\ntitle = \"N\"\ndate = 2020-01-01\n+++\n");
        }
        releases.iter().fold(site, |site, (path, text)| site.with(path, text.clone()))
    }
}

/// Reads the addresses of entries out of the problems an editor is shown, and drops entries of what is back.
fn mend(site: &Site, moved: &mut BTreeSet<String>) -> bool {
    let report = site.check().report;
    let lines = |fault: &minhbach::diagnostic::Diagnostic| {
        let note = fault.notes.last().map(|note| note.en.clone()).unwrap_or_default();
        note.lines().find_map(|line| Some(line.strip_prefix("from = \"")?.strip_suffix('"')?.to_owned()))
    };
    let clashes = |from: &String| {
        report
            .diagnostics
            .iter()
            .any(|one| one.code.as_str() == "address-clash" && one.message.en.contains(from.as_str()))
    };
    let before = moved.clone();
    moved.retain(|from| !clashes(from));
    let lost = report.diagnostics.iter().filter(|one| one.code.as_str() == "lost-address");
    moved.extend(lost.filter_map(lines));
    *moved != before
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_released_and_edited_every_address_answers(
        quarters in prop::collection::vec(prop::collection::vec(edits(), 1..6), 2..5)
    ) {
        let (mut state, mut releases, mut moved) = (State::default(), BTreeMap::new(), BTreeSet::new());
        for (at, quarter) in quarters.iter().enumerate() {
            quarter.iter().for_each(|edit| state.edit(edit));
            while mend(&state.site(&releases, &moved), &mut moved) {}
            let site = state.site(&releases, &moved);
            prop_assert_eq!(told(&site), [] as [&str; 0], "what `check` proposes is enough");
            let id = format!("202{at}");
            let order = ReleaseOrder {
                id: ReleaseId::new(&id).expect("a name"),
                site: None,
                released: format!("202{}-01-02", at + 1).parse().expect("a day"),
            };
            let frozen = pipeline::release(site.check(), &order).expect("it follows");
            releases.insert(frozen[0].path.clone(), frozen[0].release.text());
        }
        let site = state.site(&releases, &moved);
        let files = built(&site);
        let dead: Vec<String> = promised(&site).into_iter().filter(|address| !stands(&files, address)).collect();
        prop_assert_eq!(dead, Vec::<String>::new());
    }
}
