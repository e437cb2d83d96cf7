//! What search finds: the entries and files of the index, and the lists by letter that need no script.
//!
//! Whether a query finds the right entry first is asked of the script itself, in `.ci/search`.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::search::{Entry, EntryKind, IndexFile, Meaning, Settings, common_meanings, index};
use minhbach::text::normalize;
use serde_json::Value as Json;
use unicode_normalization::is_nfc;

use crate::golden;
use crate::harness::{Site, files_of, minhbach};

/// A department with one record of every kind.
const ONE_OF_EACH: &str = r#"
--- file: department.toml
name = { vi = "Sở Khoa học và Công nghệ", en = "Department of Science and Technology" }
languages = ["vi", "en"]
social_pictures = false

[[units]]
id = "van-phong"
name = { vi = "Văn phòng Sở", en = "Office" }
kind = "office"
short_names = ["VP"]
--- file: procedures/khai-bao-thiet-bi.md
+++
title = { vi = "Khai báo thiết bị X-quang", en = "Declaring X-ray equipment" }
code = "1.000111"
field = "An toàn bức xạ"
units = ["van-phong"]
keywords = ["máy chụp phim"]
+++
--- file: plans/2020/plan.md
+++
title = "Kế hoạch cải cách năm 2020"
kind = "reform"
year = 2020
+++
--- file: plans/2020/tasks.toml
[[area]]
id = "the-che"
title = "Cải cách thể chế"

[[area.task]]
id = "1-1"
title = "Rà soát văn bản"
leads = ["van-phong"]
due = "2020-12"
--- file: indicators.toml
[[indicator]]
id = "hai-long"
title = "Mức hài lòng"
unit = "%"
direction = "higher"
--- file: documents.toml
[[document]]
id = "12-qd-ubnd-2020"
kind = "quyet-dinh"
number = "12"
symbol = "QĐ-UBND"
date = "2020-01-15"
title = "Công bố danh mục thủ tục"
--- file: reports/2020.md
+++
title = "Báo cáo năm 2020"
period = "2020"
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
Nơi làm việc ở tầng hai.
--- file: glossary.toml
[[term]]
term = "TTHC"
full = ["thủ tục hành chính"]
"#;

/// Builds a site and gives its files.
fn built(site: &Site, options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = site.project();
    let _ = minhbach(folder.path(), &[&["build"], options].concat()).ended(0);
    files_of(&folder.path().join("public"))
}

/// A file of an index as a browser runs it: the version, the name, the value.
fn part(content: &str) -> (String, String, Json) {
    let call = content.strip_prefix("searchPart(").and_then(|rest| rest.strip_suffix(")\n"));
    let arguments = format!("[{}]", call.expect("a file of the index is one call"));
    serde_json::from_str(&arguments).expect("what is handed over is JSON")
}

/// The files of the index below a search page, by name.
fn parts(files: &BTreeMap<String, Vec<u8>>, page: &str) -> BTreeMap<String, Json> {
    let folder = format!("{page}bo/");
    let inside = files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&folder)?, bytes)));
    let value = |bytes: &[u8]| part(std::str::from_utf8(bytes).expect("the index is text")).2;
    inside.map(|(name, bytes)| (name.trim_end_matches(".js").to_owned(), value(bytes))).collect()
}

/// What is shown of an entry: link, title, code, place, summary, names.
type Record = (String, String, Option<String>, String, String, Vec<String>);

fn records(parts: &BTreeMap<String, Json>) -> Vec<Record> {
    let lists = parts.iter().filter(|(name, _)| name.starts_with("e/")).map(|(_, part)| part.clone());
    lists.flat_map(|part| serde_json::from_value::<Vec<Record>>(part).expect("records have this form")).collect()
}

fn links(parts: &BTreeMap<String, Json>) -> BTreeSet<String> {
    records(parts).into_iter().map(|record| record.0).collect()
}

fn set<const N: usize>(links: [&str; N]) -> BTreeSet<String> {
    links.map(str::to_owned).into()
}

#[test]
fn a_record_of_every_kind_is_found_at_its_page() {
    let parts = parts(&built(&Site::only(ONE_OF_EACH), &[]), "tim-kiem/");
    let expected = [
        "../thu-tuc/khai-bao-thiet-bi/",
        "../ke-hoach/2020/",
        "../ke-hoach/2020/1-1/",
        "../chi-tieu/hai-long/",
        "../bao-cao/2020/",
        "../van-ban/12-qd-ubnd-2020/",
        "../don-vi/van-phong/",
        "../tin-tuc/khai-truong/",
        "../trang/gioi-thieu/",
        "../thuat-ngu/#tu-tthc",
    ];
    assert_eq!(links(&parts), set(expected));
    let kinds: Vec<&str> = parts["index"]["facets"]["kind"]
        .as_array()
        .expect("kinds")
        .iter()
        .filter_map(|kind| kind[0].as_str())
        .collect();
    assert_eq!(kinds, EntryKind::ALL.map(EntryKind::as_str));
    assert_eq!(parts["index"]["count"], expected.len());
}

#[test]
fn every_link_of_the_index_leads_to_a_page_that_was_written() {
    let two = || Site::only(ONE_OF_EACH).under("a").and(Site::only(ONE_OF_EACH).under("b"));
    for (site, options, pages) in [
        (Site::only(ONE_OF_EACH), &[][..], &["tim-kiem/", "en/tim-kiem/"][..]),
        (Site::only(ONE_OF_EACH), &["--offline"], &["tim-kiem/", "en/tim-kiem/"]),
        (Site::only(ONE_OF_EACH), &["--base-url", "https://minhhoa.example/cchc/"], &["tim-kiem/"]),
        (two(), &[], &["a/tim-kiem/", "b/tim-kiem/", "b/en/tim-kiem/"]),
    ] {
        let files = built(&site, options);
        for page in pages {
            let links = links(&parts(&files, page));
            assert_eq!(links.len(), 10, "{page}");
            for link in links {
                let target = minhbach::pages::resolve(&format!("/{page}"), link.split('#').next().expect("a path"));
                let target = target.trim_start_matches('/');
                let file = if target.ends_with('/') { format!("{target}index.html") } else { target.to_owned() };
                assert!(files.contains_key(&file), "{page} {link} {options:?}");
                assert!(
                    file.starts_with(page.split("tim-kiem").next().expect("a folder")),
                    "{page} {link} stays inside"
                );
                assert_eq!(link.contains(".html"), options == ["--offline"], "{link}");
            }
        }
    }
}

#[test]
fn the_english_index_says_what_is_written_in_english_and_knows_the_vietnamese_name() {
    let parts = parts(&built(&Site::only(ONE_OF_EACH), &[]), "en/tim-kiem/");
    let records = records(&parts);
    let of = |link: &str| records.iter().find(|record| record.0 == link).expect("it is found");
    let (_, title, code, _, _, names) = of("../thu-tuc/khai-bao-thiet-bi/");
    assert_eq!((title.as_str(), code.as_deref()), ("Declaring X-ray equipment", Some("1.000111")));
    assert_eq!(names[..], ["Khai báo thiết bị X-quang", "máy chụp phim"]);
    assert_eq!(of("../trang/gioi-thieu/").1, "Giới thiệu", "what nobody has translated keeps its name");
}

#[test]
fn a_record_is_found_by_its_keywords_short_names_and_code() {
    let parts = parts(&built(&Site::only(ONE_OF_EACH), &[]), "tim-kiem/");
    let words: BTreeSet<&str> = parts
        .iter()
        .filter(|(name, _)| name.starts_with("w/"))
        .flat_map(|(_, part)| part.as_object().expect("words by their folded form").keys().map(String::as_str))
        .collect();
    for word in ["phim", "vp", "1000111", "000111", "tthc", "tang", "12", "qd"] {
        assert!(words.contains(word), "{word}");
    }
    assert!(!words.contains("chụp"), "words stand below their form without marks");
}

#[test]
fn meanings_of_the_glossary_and_of_the_administration_reach_the_index() {
    let glossary = "[[term]]\nterm = \"KBTB\"\nfull = [\"khai báo thiết bị\"]\nsynonyms = [\"báo máy mới\"]\n";
    let parts = parts(&built(&Site::only(ONE_OF_EACH).with("glossary.toml", glossary), &[]), "tim-kiem/");
    let meanings = parts["index"]["meanings"].as_array().expect("meanings");
    let wanted = |ways: &[&str]| meanings.iter().find(|meaning| meaning[0] == serde_json::json!(ways));
    let own = wanted(&["khai báo thiết bị", "KBTB", "báo máy mới"]).expect("the department's own");
    assert_eq!(own[1], serde_json::json!([0, 1]), "what titles say is what is looked for");
    let has =
        |way: &str| meanings.iter().any(|meaning| meaning[0].as_array().is_some_and(|ways| ways.contains(&way.into())));
    assert!(has("máy X quang"), "a title says X-quang");
    assert!(!has("sổ đỏ"), "no title here has to do with land");
}

#[test]
fn the_files_of_an_index_are_scripts_of_one_version_that_holds_its_content() {
    let version = |site: &Site| {
        let files = built(site, &[]);
        let scripts = files.iter().filter(|(path, _)| path.starts_with("tim-kiem/bo/"));
        let versions = scripts.map(|(path, bytes)| {
            let (version, name, _) = part(std::str::from_utf8(bytes).expect("the index is text"));
            assert_eq!(format!("tim-kiem/bo/{name}.js"), *path);
            version
        });
        let versions: BTreeSet<String> = versions.collect();
        assert_eq!(versions.len(), 1, "{versions:?}");
        versions.into_iter().next().expect("there is one")
    };
    let one = version(&Site::only(ONE_OF_EACH));
    assert_eq!(one, version(&Site::only(ONE_OF_EACH)));
    let other = ONE_OF_EACH.replace("tầng hai", "tầng ba");
    assert_ne!(one, version(&Site::only(&other)), "another text is another version");
}

#[test]
fn the_order_of_a_file_does_not_change_the_index() {
    let document = |number: u32| {
        format!(
            "[[document]]\nkind = \"quyet-dinh\"\nnumber = \"{number}\"\nyear = 2020\nid = \"d-{number}\"\nsymbol = \"QĐ-UBND\"\n"
        )
    };
    let register = |numbers: &mut dyn Iterator<Item = u32>| {
        let text: String = numbers.map(document).collect();
        parts(&built(&Site::only(ONE_OF_EACH).with("documents.toml", text), &[]), "tim-kiem/")
    };
    assert_eq!(register(&mut (1..40)), register(&mut (1..40).rev()));
}

fn entry(title: &str) -> Entry {
    Entry {
        kind: EntryKind::Procedure,
        href: format!("../thu-tuc/{}/", minhbach::text::slug(title)),
        title: title.to_owned(),
        code: None,
        place: Vec::new(),
        fields: Vec::new(),
        units: Vec::new(),
        year: None,
        names: Vec::new(),
        summary: String::new(),
        text: String::new(),
    }
}

fn indexed(entries: Vec<Entry>) -> Vec<IndexFile> {
    let kinds = EntryKind::ALL.map(|kind| kind.as_str().to_owned());
    index(entries, &Settings { kinds: &kinds, meanings: &[] }).files
}

#[test]
fn entries_give_the_same_files_in_whatever_order_they_come() {
    let entries: Vec<Entry> = (1..600).map(|number| entry(&format!("Thủ tục số {number}"))).collect();
    let mut other = entries.clone();
    other.rotate_left(271);
    other.reverse();
    let files = indexed(entries);
    assert!(files.len() > 8, "a large index is in parts");
    assert_eq!(files, indexed(other));
}

#[test]
fn a_word_stands_once_with_every_way_it_is_marked() {
    let titles = ["Đường sắt", "Dương vật", "đương sự", "Đường bộ"].map(|title| title.replace("vật", "lịch"));
    let files = indexed(titles.iter().map(|title| entry(title)).collect());
    let words = files.iter().find(|file| file.name == "w/0.js").map(|file| part(&file.content).2).expect("words");
    let forms: Vec<&str> = words["duong"].as_array().expect("forms").iter().filter_map(Json::as_str).collect();
    let written: BTreeSet<&str> = forms.iter().filter_map(|form| form.split('|').next()).collect();
    assert_eq!(written, BTreeSet::from(["dương", "đương", "đường"]));
}

/// The links and names of a list by letter, in order.
fn names(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<(String, String)> {
    let page = String::from_utf8_lossy(&files[&format!("{path}index.html")]).into_owned();
    let list = page.split_once("<ol class=names>").or_else(|| page.split_once("<ol class=\"names\">"));
    let list = list.expect("a page of a letter has a list").1.split("</ol>").next().expect("the list ends");
    let links = list.split("<a href=").skip(1).map(|rest| {
        let (href, rest) = rest.split_once('>').expect("a tag ends");
        let name = rest.split("</a>").next().expect("a link ends");
        (href.trim_matches('"').to_owned(), name.to_owned())
    });
    links.collect()
}

fn letters(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages = files.keys().filter(|path| path.starts_with("tim-kiem/a-z/") && path.ends_with("/index.html"));
    pages.map(|path| path.trim_end_matches("index.html").to_owned()).collect()
}

fn with_pages(titles: &[&str]) -> Site {
    let ground = "--- file: department.toml\nname = \"Sở Khoa học và Công nghệ\"\nsocial_pictures = false\n";
    (0..).zip(titles).fold(Site::only(ground), |site, (number, title): (u32, &&str)| {
        site.with(&format!("pages/trang-{number}.md"), format!("+++\ntitle = \"{title}\"\n+++\n"))
    })
}

#[test]
fn the_lists_by_letter_hold_every_record_once() {
    let files = built(&Site::only(ONE_OF_EACH), &[]);
    let listed: Vec<String> = letters(&files)
        .iter()
        .flat_map(|path| {
            names(&files, path).into_iter().map(move |(href, _)| minhbach::pages::resolve(&format!("/{path}"), &href))
        })
        .collect();
    let once: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(once.len(), listed.len(), "{listed:?}");
    let terms_have_a_page_of_their_own = |link: &String| !link.starts_with("/thuat-ngu/");
    let found =
        links(&parts(&files, "tim-kiem/")).into_iter().map(|link| minhbach::pages::resolve("/tim-kiem/", &link));
    let found: BTreeSet<String> = found.filter(terms_have_a_page_of_their_own).collect();
    assert_eq!(once, found);
}

#[test]
fn names_stand_in_vietnamese_order_under_the_letter_they_begin_with() {
    let titles = [
        "Dịch vụ công",
        "Đất đai",
        "Dân số",
        "Đầu tư",
        "Du lịch",
        "Đo lường",
        "Đặt hàng",
        "Ăn uống",
        "An toàn",
        "Âm nhạc",
        "Ấn phẩm",
        "Ủy ban",
        "Ứng dụng",
        "Ưu đãi",
        "Ô tô",
        "Ốm đau",
        "Ơn nghĩa",
        "12 nhiệm vụ",
    ];
    let files = built(&with_pages(&titles), &[]);
    let under = |letter: &str| -> Vec<String> {
        names(&files, &format!("tim-kiem/a-z/{letter}/")).into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(under("d"), ["Dân số", "Dịch vụ công", "Du lịch"]);
    assert_eq!(under("dd"), ["Đặt hàng", "Đất đai", "Đầu tư", "Đo lường"]);
    assert_eq!((under("a"), under("aw")), (vec!["An toàn".to_owned()], vec!["Ăn uống".to_owned()]));
    assert_eq!(under("aa"), ["Âm nhạc", "Ấn phẩm"]);
    assert_eq!(
        (under("u"), under("uw")),
        (vec!["Ủy ban".to_owned()], vec!["Ứng dụng".to_owned(), "Ưu đãi".to_owned()])
    );
    assert_eq!((under("oo"), under("ow")), (vec!["Ô tô".to_owned(), "Ốm đau".to_owned()], vec!["Ơn nghĩa".to_owned()]));
    assert_eq!(under("so"), ["12 nhiệm vụ"]);
    let page = String::from_utf8_lossy(&files["tim-kiem/index.html"]).into_owned();
    let place = |letter: &str| page.find(&format!("a-z/{letter}/")).unwrap_or_else(|| panic!("no link to {letter}"));
    assert!(["so", "a", "aw", "aa", "d", "dd", "oo", "ow", "u", "uw"].map(place).is_sorted(), "letters stand in order");
}

#[test]
fn a_letter_with_many_names_has_pages_of_100() {
    let titles: Vec<String> = (100..401).map(|number| format!("Trang {number}")).collect();
    let files = built(&with_pages(&titles.iter().map(String::as_str).collect::<Vec<_>>()), &[]);
    let pages = ["", "trang/2/", "trang/3/", "trang/4/"]
        .map(|page| format!("tim-kiem/a-z/t/{page}"))
        .map(|path| names(&files, &path));
    assert_eq!(pages.each_ref().map(Vec::len), [100, 100, 100, 1]);
    let all: Vec<&str> = pages.iter().flatten().map(|(_, name)| name.as_str()).collect();
    assert_eq!(all, titles);
    assert!(!files.contains_key("tim-kiem/a-z/t/trang/5/index.html"));
}

#[test]
fn the_search_page_leads_to_every_list_without_a_script() {
    let files = built(&Site::only(ONE_OF_EACH), &[]);
    let page = String::from_utf8_lossy(&files["tim-kiem/index.html"]).into_owned();
    for path in letters(&files) {
        let link = path.trim_start_matches("tim-kiem/").to_owned();
        assert!(page.contains(&link), "{path}");
    }
    for list in ["../thu-tuc/", "../ke-hoach/", "../van-ban/", "../thuat-ngu/", "../thu-tuc/linh-vuc/an-toan-buc-xa/"] {
        assert!(page.contains(list), "{list}");
    }
}

/// A list of the search's own: its lines.
fn own_list(name: &str) -> Vec<String> {
    golden::read(&format!("src/search/{name}")).lines().map(str::to_owned).collect()
}

#[test]
fn phrases_of_questions_and_actions_are_written_as_they_are_compared() {
    for name in ["question-words.txt", "later-actions.txt", "special-cases.txt"] {
        let lines = own_list(name);
        let mut seen = BTreeSet::new();
        for line in &lines {
            assert!(is_nfc(line) && normalize(line) == *line && line.to_lowercase() == *line, "{name}: {line}");
            assert!(!line.is_empty() && line.trim() == line && !line.contains("  "), "{name}: «{line}»");
            assert!(seen.insert(line), "{name} has {line} twice");
        }
    }
    let words: Vec<usize> = own_list("question-words.txt").iter().map(|line| line.split(' ').count()).collect();
    assert!(words.is_sorted_by(|left, right| left >= right), "the longest phrase that fits comes first");
}

/// Words that mean several things, each a group of its own: whoever types one is shown all.
const OF_SEVERAL_MEANINGS: [&str; 6] =
    ["bhtn", "bảo hiểm thất nghiệp", "bộ phận một cửa", "giấy phép kinh doanh", "một cửa", "tđc"];

#[test]
fn a_common_word_means_one_thing_unless_it_is_listed_with_several() {
    let mut groups: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for Meaning { ways } in common_meanings() {
        let official = ways[0].as_str();
        for way in ways {
            groups.entry(way.to_lowercase()).or_default().insert(official);
        }
    }
    let several: Vec<&str> = groups.iter().filter(|(_, of)| of.len() > 1).map(|(way, _)| way.as_str()).collect();
    assert_eq!(several, OF_SEVERAL_MEANINGS);
}

#[test]
fn common_words_are_well_formed() {
    assert!(common_meanings().len() > 200);
    let mut officials = BTreeSet::new();
    for Meaning { ways } in common_meanings() {
        assert!(ways.len() > 1, "{ways:?} says nothing");
        assert!(officials.insert(&ways[0]), "{} has two groups", ways[0]);
        let once: BTreeSet<String> = ways.iter().map(|way| way.to_lowercase()).collect();
        assert_eq!(once.len(), ways.len(), "{ways:?} says one twice");
        for way in ways {
            assert!(is_nfc(way) && normalize(way) == *way && way.trim() == way, "{way}");
            assert!(
                way.chars().filter(|sign| sign.is_alphanumeric()).count() > 1,
                "{way} is too short to mean anything"
            );
        }
    }
}
