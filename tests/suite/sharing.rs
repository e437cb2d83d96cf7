//! What a page brings along where it is shared: description, picture, citation, square.

use std::collections::{BTreeMap, BTreeSet};

use ab_glyph::{Font, FontRef};

use crate::golden;
use crate::harness::{files_of, minhbach, sample_site};

/// The pages of a build by path, without the minifier's freedom: attributes are read whatever their quotes.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, String)> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let text = html.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()));
    text.filter(|(_, text)| text.contains("<details class=naming") || text.contains("<details class=\"naming\""))
}

/// The value of a property or name in the head of a page.
fn meta(page: &str, name: &str) -> Option<String> {
    let tags = page.split("<meta ").skip(1).filter_map(|rest| rest.split('>').next());
    let named = |tag: &&str| {
        [format!("\"{name}\""), format!("={name}")]
            .iter()
            .any(|form| tag.ends_with(form.as_str()) || tag.contains(&format!("{form} ")))
    };
    let value = tags.filter(named).find_map(|tag| {
        let rest = tag.split_once("content=")?.1;
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split(' ').next(),
        }
    });
    value.map(str::to_owned)
}

/// The file of a build an address names, from the page it stands on.
fn file(page: &str, address: &str) -> String {
    let here = format!("/{page}");
    minhbach::pages::resolve(&here, address).trim_start_matches('/').to_owned()
}

/// Builds the site `init` makes, whose address nobody knows yet.
fn built_without_address() -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let _ = minhbach(folder.path(), &["init", "site"]).ended(0);
    let _ = minhbach(folder.path(), &["build", "site/content", "-o", "public"]).ended(0);
    files_of(&folder.path().join("public"))
}

#[test]
fn every_page_has_a_picture_that_is_there() {
    let files = built_without_address();
    let mut used = BTreeSet::new();
    for (path, page) in pages(&files) {
        let address = meta(&page, "og:image").unwrap_or_else(|| panic!("{path} has no picture"));
        let picture = file(path, &address);
        let bytes = files.get(&picture).unwrap_or_else(|| panic!("{path}: there is no {picture}"));
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{picture}");
        assert!(meta(&page, "og:image:alt").is_some_and(|alt| alt.len() > 10), "{path}");
        used.insert(picture);
    }
    let drawn: BTreeSet<String> = files.keys().filter(|path| path.ends_with("chia-se.png")).cloned().collect();
    assert_eq!(used, drawn, "a picture no page names");
    assert!(drawn.len() > 15, "only {} pictures", drawn.len());
}

#[test]
fn the_fonts_of_pictures_have_every_sign_the_samples_use() {
    let texts = ["content", "tests/sites/mau/in", "themes/default/i18n"].map(|path| files_of(&golden::project(path)));
    let texts = texts.iter().flat_map(BTreeMap::values).filter_map(|bytes| std::str::from_utf8(bytes).ok());
    let used: BTreeSet<char> = texts.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect();
    for font in ["regular", "bold"] {
        let bytes = std::fs::read(golden::project(&format!("themes/default/fonts/{font}.ttf"))).expect("a font");
        assert!(bytes.len() < 45_000, "{font}: {} bytes", bytes.len());
        let font = FontRef::try_from_slice(&bytes).expect("a font");
        let lacking: String = used.iter().filter(|letter| font.glyph_id(**letter).0 == 0).collect();
        assert_eq!(lacking, "");
    }
}

#[test]
fn with_a_base_address_pictures_and_pages_are_named_in_full() {
    let base = "https://minhhoa.example/cchc";
    let files = sample_site();
    for (path, page) in pages(files) {
        let picture = meta(&page, "og:image").unwrap_or_else(|| panic!("{path} has no picture"));
        let inside = picture.strip_prefix(&format!("{base}/")).unwrap_or_else(|| panic!("{path}: {picture}"));
        assert!(files.contains_key(inside), "{path}: there is no {inside}");
        let own = meta(&page, "og:url").unwrap_or_else(|| panic!("{path} has no address"));
        assert_eq!(own, format!("{base}/{}", path.trim_end_matches("index.html")));
        assert_eq!(page.contains("class=\"print-only square\""), path != "404.html" && path != "en/404.html", "{path}");
    }
}

#[test]
fn without_a_base_address_paper_has_no_square() {
    for (path, page) in pages(&built_without_address()) {
        assert!(!page.contains("print-only square"), "{path}");
    }
}

#[test]
fn a_description_is_of_its_page_and_fits() {
    let files = sample_site();
    let mut records = BTreeMap::new();
    for (path, page) in pages(files) {
        let said = meta(&page, "description").unwrap_or_else(|| panic!("{path} has no description"));
        assert_eq!(meta(&page, "og:description"), Some(said.clone()), "{path}");
        let letters = said.replace("&amp;", "&").chars().count();
        assert!((20..=160).contains(&letters), "{path}: {letters} letters: {said}");
        // Records differ in their facts; lists with the same count may not.
        if path.starts_with("thu-tuc/") && path.matches('/').count() == 2 {
            let earlier = records.insert(said.clone(), path.to_owned());
            assert_eq!(earlier, None, "{path}: {said}");
        }
    }
}

#[test]
fn a_procedure_says_time_fee_and_way() {
    let files = sample_site();
    let page = String::from_utf8_lossy(&files["thu-tuc/su-dung-thiet-bi/index.html"]).into_owned();
    let said = meta(&page, "description").expect("a description");
    for word in ["Thời hạn giải quyết: ", "phí, lệ phí: ", "cách nộp hồ sơ: "] {
        assert!(said.contains(word), "{word} in {said}");
    }
}

#[test]
fn a_page_says_how_to_cite_it() {
    for (path, page) in pages(&built_without_address()) {
        let cite = page.split("class=naming").nth(1).or(page.split("class=\"naming\"").nth(1)).expect("a citation");
        let cite = cite.split("</details>").next().expect("an end");
        let address = format!("/{}", path.trim_end_matches("index.html"));
        for end in [format!(", {address}</dd>"), format!(": {address}</dd>")] {
            assert!(cite.contains(&end), "{path}: {cite}");
        }
    }
}

#[test]
fn a_department_can_do_without_pictures() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let department = "name = \"Sở A\"\nsocial_pictures = false\n";
    std::fs::create_dir(folder.path().join("content")).expect("a folder can be made");
    std::fs::write(folder.path().join("content/department.toml"), department).expect("a file can be written");
    let _ = minhbach(folder.path(), &["build", "content"]).ended(0);
    let files = files_of(&folder.path().join("public"));
    assert!(files.keys().all(|path| !path.ends_with("chia-se.png")));
    for (path, page) in pages(&files) {
        assert_eq!(meta(&page, "og:image"), None, "{path}");
        assert!(meta(&page, "og:title").is_some(), "{path}");
    }
}
