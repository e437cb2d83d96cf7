//! Long lists: pages of at most a hundred entries that lose nothing, lead to each other, and stay small on the wire.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;

use flate2::Compression;
use flate2::write::GzEncoder;
use minhbach::derive::Derived;
use minhbach::pages::published;

use crate::harness::{Site, files_of, minhbach};

/// What a page may weigh on the wire, its style sheet, script and icon with it.
const ON_THE_WIRE: usize = 60_000;
/// What it may weigh once unpacked.
const UNPACKED: usize = 150_000;
/// A page that does not grow with the site: it explains every column of every data set.
const ALWAYS_LONG: &str = "du-lieu/index.html";

const PROCEDURES: usize = 230;
const DOCUMENTS: usize = 120;
const TASKS: usize = 110;

const SYLLABLES: [&str; 48] = [
    "cấp",
    "giấy",
    "phép",
    "thẩm",
    "định",
    "điều",
    "chỉnh",
    "gia",
    "hạn",
    "thu",
    "hồi",
    "công",
    "nhận",
    "xác",
    "minh",
    "đăng",
    "ký",
    "hành",
    "nghề",
    "khai",
    "thác",
    "khoáng",
    "sản",
    "nuôi",
    "trồng",
    "thủy",
    "vận",
    "tải",
    "môi",
    "trường",
    "bức",
    "xạ",
    "lao",
    "động",
    "người",
    "nước",
    "ngoài",
    "đất",
    "đai",
    "xây",
    "dựng",
    "an",
    "toàn",
    "thực",
    "phẩm",
    "quảng",
    "cáo",
    "rừng",
];

/// A made-up name in which little repeats, the same for the same number.
fn name(number: usize) -> String {
    let mut state = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        SYLLABLES[(state >> 33) as usize % SYLLABLES.len()]
    };
    let words: Vec<&str> = (0..24).map(|_| next()).collect();
    let text = words.join(" ");
    let first: String = text.chars().take(1).flat_map(char::to_uppercase).collect();
    format!("{first}{} ({number})", text.chars().skip(1).collect::<String>())
}

fn procedure(number: usize) -> String {
    let lifecycle = if number % 20 == 7 { "lifecycle = { state = \"suspended\" }\n" } else { "" };
    let field = if number.is_multiple_of(10) { "Nhỏ" } else { "Lớn" };
    format!(
        "+++\ntitle = \"{}\"\nfield = \"{field}\"\nlevels = [\"province\"]\nunits = [\"van-phong\"]\ncode = \"1.{number:06}\"\n\
         {lifecycle}legal_basis = [{{ document = \"van-ban-0\", locator = \"Điều {}\" }}]\n\n[[channel]]\nkind = \"in-person\"\n\
         time = {{ amount = {}, unit = \"working-day\" }}\n+++\n",
        name(number),
        number % 9 + 1,
        number % 30 + 1,
    )
}

fn long_site() -> Site {
    let mut documents = String::new();
    for number in 0..DOCUMENTS {
        let kind = ["nghi-dinh", "quyet-dinh", "thong-tu"][number % 3];
        let (year, day) = (1990 + number / 4, number % 28 + 1);
        let title = name(1_000 + number);
        let _ = write!(
            documents,
            "[[document]]\nid = \"van-ban-{number}\"\nkind = \"{kind}\"\nnumber = \"{number}\"\nyear = {year}\n\
             symbol = \"NĐ-CP\"\ndate = {year}-05-{day:02}\ntitle = \"{title}\"\n\n",
        );
    }
    let mut tasks = String::new();
    for number in 0..TASKS {
        if number % 60 == 0 {
            let _ = write!(tasks, "[[area]]\nid = \"nhom-{number}\"\ntitle = \"Nhóm {number}\"\n\n");
        }
        let title = name(2_000 + number);
        let _ = write!(
            tasks,
            "[[area.task]]\nid = \"viec-{number}\"\ntitle = \"{title}\"\nleads = [\"van-phong\"]\ndue = \"2020-12\"\n\n"
        );
    }
    let department = "name = \"Sở Thử nghiệm\"\nbase_url = \"https://so.example/\"\nsocial_pictures = false\n\n[[units]]\n\
                      id = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n";
    let site = Site::new("")
        .with("department.toml", department)
        .with("documents.toml", documents)
        .with("plans/2020/tasks.toml", tasks);
    (0..PROCEDURES)
        .fold(site, |site, number| site.with(&format!("procedures/thu-tuc-{number:03}.md"), procedure(number)))
}

/// The files of the long site, built once for all tests.
static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let folder = long_site().project();
    let _ = minhbach(folder.path(), &["build"]).ended(0);
    files_of(&folder.path().join("public"))
});

fn page(path: &str) -> String {
    let file = FILES.get(&format!("{path}index.html")).unwrap_or_else(|| panic!("there is no page {path}"));
    String::from_utf8_lossy(file).into_owned()
}

/// The pages of a list that are there, the first before the others.
fn pages(list: &str) -> Vec<String> {
    let further = (2..).map(|number| format!("{list}trang/{number}/"));
    let there = further.take_while(|path| FILES.contains_key(&format!("{path}index.html")));
    std::iter::once(list.to_owned()).chain(there).collect()
}

/// The records of a kind a page links to inside its text, each link once, in order.
fn records(path: &str, kind: &str) -> Vec<String> {
    let text = page(path);
    let main =
        text.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).expect("a page has a main part").0;
    let ids = main.split("href=").skip(1).filter_map(|rest| {
        let href = rest.trim_start_matches('"').split(['"', '>', ' ', '#']).next()?;
        let id = href.trim_end_matches('/').rsplit('/').next()?;
        id.strip_prefix(kind)?.starts_with(|sign: char| sign.is_ascii_digit()).then(|| id.to_owned())
    });
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(id.clone())).collect()
}

#[test]
fn pages_of_a_list_hold_every_entry_once() {
    let lists = [
        ("thu-tuc/", "thu-tuc-", PROCEDURES, 3),
        ("thu-tuc/don-vi/van-phong/", "thu-tuc-", PROCEDURES, 3),
        ("thu-tuc/linh-vuc/lon/", "thu-tuc-", PROCEDURES - PROCEDURES / 10, 3),
        ("van-ban/", "van-ban-", DOCUMENTS, 2),
        ("van-ban/van-ban-0/", "thu-tuc-", PROCEDURES, 3),
        ("ke-hoach/2020/", "viec-", TASKS, 2),
        ("ke-hoach/2020/loc/don-vi/van-phong/", "viec-", TASKS, 2),
    ];
    for (list, kind, all, count) in lists {
        let pages = pages(list);
        assert_eq!(pages.len(), count, "{list}");
        let entries: Vec<String> = pages.iter().flat_map(|path| records(path, kind)).collect();
        let distinct: BTreeSet<&String> = entries.iter().collect();
        assert_eq!((entries.len(), distinct.len()), (all, all), "{list}");
    }
}

#[test]
fn procedures_stand_in_one_order_over_all_pages_and_what_is_not_in_force_stands_last() {
    let entries: Vec<String> = pages("thu-tuc/").iter().flat_map(|path| records(path, "thu-tuc-")).collect();
    let number = |id: &String| id["thu-tuc-".len()..].parse::<usize>().expect("the ids are numbered");
    let (last, in_force): (Vec<usize>, Vec<usize>) = entries.iter().map(number).partition(|number| number % 20 == 7);
    assert_eq!(entries.iter().map(number).collect::<Vec<_>>(), [in_force.clone(), last].concat());
    for pair in in_force.windows(2) {
        let names = [name(pair[0]), name(pair[1])];
        assert!(minhbach::text::compare(&names[0], &names[1]).is_lt(), "{names:?}");
    }
}

#[test]
fn letters_and_years_lead_to_the_page_and_the_row_they_begin_in() {
    for list in ["thu-tuc/", "van-ban/"] {
        let mut found = 0;
        for path in pages(list) {
            let text = page(&path);
            for rest in text.split("href=").skip(1) {
                let href = rest.trim_start_matches('"').split(['"', '>', ' ']).next().unwrap_or_default();
                let Some((to, anchor)) = href.split_once('#') else { continue };
                if !anchor.starts_with("chu-") && !anchor.starts_with("nam-") {
                    continue;
                }
                let number = to.trim_end_matches('/').rsplit('/').next().and_then(|part| part.parse::<usize>().ok());
                let target = match number {
                    Some(number) => format!("{list}trang/{number}/"),
                    None if to.is_empty() || to == "./" => path.clone(),
                    None => list.to_owned(),
                };
                let there = page(&target);
                let ids = [format!("id={anchor} "), format!("id={anchor}>"), format!("id=\"{anchor}\"")];
                assert!(ids.iter().any(|id| there.contains(id.as_str())), "{path} leads to {target}#{anchor}");
                found += 1;
            }
        }
        assert!(found > 10, "{list} has ways in");
    }
}

#[test]
fn a_further_page_names_itself_and_its_neighbours() {
    let text = page("thu-tuc/trang/2/");
    assert!(text.contains("Thủ tục hành chính – trang 2/3"), "its title");
    assert!(text.contains("https://so.example/thu-tuc/trang/2/"), "its own canonical address");
    for relation in ["prev", "next"] {
        assert!(text.contains(&format!("rel={relation}")), "{relation}");
    }
    assert!(!page("thu-tuc/").contains("rel=prev"));
    assert!(!page("thu-tuc/trang/3/").contains("rel=next"));
    let sitemap = String::from_utf8_lossy(&FILES["sitemap.xml"]);
    assert!(sitemap.contains("<loc>https://so.example/thu-tuc/trang/2/</loc>"));
}

#[test]
fn a_group_that_goes_on_says_so() {
    assert!(page("van-ban/van-ban-0/trang/2/").contains("(tiếp theo)"));
    assert!(page("ke-hoach/2020/loc/don-vi/van-phong/trang/2/").contains("(tiếp theo)"));
    assert!(!page("van-ban/van-ban-0/").contains("(tiếp theo)"));
}

#[test]
fn a_list_on_one_page_keeps_its_filter_and_a_longer_one_leads_to_the_search() {
    let short = page("thu-tuc/linh-vuc/nho/");
    assert!(short.contains("data-filter") && !short.contains("rel=next") && !short.contains("id=chu-"));
    let long = page("thu-tuc/");
    assert!(!long.contains("data-filter") && long.contains("name=loai"), "a filter would look at one page of several");
}

#[test]
fn every_page_is_small() {
    let packed = |bytes: &[u8]| {
        let mut writer = GzEncoder::new(Vec::new(), Compression::new(6));
        writer.write_all(bytes).expect("memory can be written");
        writer.finish().expect("memory can be written").len()
    };
    let shared: usize =
        ["site.css", "site.js", "icon.svg"].map(|file| packed(&FILES[&format!("static/{file}")])).iter().sum();
    let search: usize =
        ["search.js", "search-page.js"].map(|file| packed(&FILES[&format!("static/{file}")])).iter().sum();
    let pages: Vec<(&String, &Vec<u8>)> = FILES.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert!(pages.len() > PROCEDURES + DOCUMENTS + TASKS);
    for (path, bytes) in pages {
        let own = if path.starts_with("tim-kiem/") { shared + search } else { shared };
        // What is short before it is packed needs no packing to be weighed.
        let weight = if bytes.len() + own > ON_THE_WIRE { packed(bytes) + own } else { bytes.len() + own };
        assert!(weight <= ON_THE_WIRE, "{path} is {weight} bytes on the wire");
        assert!(bytes.len() <= UNPACKED || path == ALWAYS_LONG, "{path} is {} bytes long", bytes.len());
    }
}

#[test]
fn no_release_promises_the_further_pages_of_a_list() {
    let content = long_site().content();
    let addresses = published(&content, &Derived::new(&content, None));
    assert!(addresses.iter().any(|address| address == "/thu-tuc/"));
    assert!(addresses.iter().all(|address| !address.contains("/trang/")), "a list may grow shorter");
}
