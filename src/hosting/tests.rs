//! Every server is told the same, and nothing an address holds means more than an address.

use super::*;

fn rules() -> Rules {
    Rules {
        base: "/cchc/".to_owned(),
        redirects: vec![
            ("thu-tuc/cu/".to_owned(), "thu-tuc/moi/".to_owned()),
            ("files/Báo cáo.pdf".to_owned(), "files/bao-cao.pdf".to_owned()),
            ("files/cu.pdf".to_owned(), "files/Báo cáo 2.pdf".to_owned()),
        ],
        gone: vec![("tin-tuc/a/".to_owned(), "tin-tuc/a/index.html".to_owned())],
        sites: vec![String::new()],
        lost: vec!["en/".to_owned(), String::new()],
        framed_by: Vec::new(),
    }
}

fn text<'f>(files: &'f [ServerFile], path: &str) -> &'f str {
    files.iter().find(|(name, _)| name == path).map(|(_, text)| text.as_str()).expect("the file is written")
}

#[test]
fn each_server_is_told_in_its_own_words() {
    let files = files(&rules());
    let all: Vec<String> = files.iter().map(|(path, text)| format!("=== {path}\n{text}")).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn every_server_sends_every_header() {
    let rules = rules();
    let files = files(&rules);
    for (name, value) in rules.headers() {
        for path in [".htaccess", "_headers", "may-chu/nginx-server.conf"] {
            assert!(text(&files, path).contains(&value), "{path}: {name}");
        }
        let iis = text(&files, "web.config");
        assert!(iis.contains(&format!("<add name=\"{name}\" value=\"{}\" />", crate::text::escape(&value))), "{name}");
    }
}

/// A file an editor may have named so, released, and then moved: no server reads a word of it.
#[test]
fn an_address_that_means_more_to_a_server_is_left_to_its_page() {
    for evil in [
        "a\"; return 301 x; #.pdf",
        "a\nRedirect / http://x",
        "a$b",
        "a<b>",
        "a{b}",
        "a\\b",
        "a;b",
        "a*",
        ":a",
        "a%0a",
        "a'b",
        "a&b",
    ] {
        let mut rules = rules();
        rules.redirects = vec![(format!("files/{evil}"), "/".to_owned())];
        rules.gone = vec![(format!("files/{evil}/"), format!("files/{evil}/index.html"))];
        for (path, text) in files(&rules) {
            assert!(!text.contains("files/a") && !text.contains("files/:a"), "{path}: {text}");
        }
    }
}

#[test]
fn a_target_is_written_as_a_link() {
    let mut rules = rules();
    rules.redirects = vec![("a/".to_owned(), "files/x y\"$;.pdf".to_owned())];
    for (path, text) in files(&rules) {
        assert!(!text.contains("x y"), "{path}");
    }
    let all = files(&rules);
    assert!(text(&all, "_redirects").contains("/cchc/files/x%20y%22%24%3B.pdf"));
    assert!(!text(&all, ".htaccess").contains("301"), "Apache reads signs of its own there");
}

#[test]
fn a_site_named_by_the_department_may_frame_the_pages() {
    let mut rules = rules();
    rules.framed_by = vec!["https://tinh.example".to_owned()];
    let files = files(&rules);
    assert!(text(&files, "_headers").contains("frame-ancestors https://tinh.example\n"));
    assert!(files.iter().all(|(_, text)| !text.contains("X-Frame-Options")));
}

/// GitLab reads 1,000 rules and 64 KB; what it would not read is left to the pages.
#[test]
fn the_list_of_redirects_stays_below_the_limits_of_hosts() {
    let mut rules = rules();
    let many = (0..3000).map(|n| (format!("thu-tuc/so-{n}/"), "thu-tuc/".to_owned()));
    rules.redirects = many.chain([("thu-tuc/so-1/index.md".to_owned(), "thu-tuc/".to_owned())]).collect();
    let files = files(&rules);
    let list = text(&files, "_redirects");
    assert!(list.len() < 64_000 && list.lines().filter(|line| !line.starts_with('#')).count() == 1000);
    assert!(list.ends_with("# +2001: the pages at these addresses lead on by themselves\n"));
    assert!(!list.contains(".md"), "pages come first");
    assert_eq!(text(&files, ".htaccess").matches("RedirectMatch 301").count(), 3001);
}

#[test]
fn the_file_for_iis_is_xml() {
    let files = files(&rules());
    let document = roxmltree::Document::parse(text(&files, "web.config")).expect("XML");
    let known = [
        "configuration",
        "system.webServer",
        "defaultDocument",
        "files",
        "clear",
        "add",
        "remove",
        "httpErrors",
        "error",
        "httpProtocol",
        "customHeaders",
        "staticContent",
        "clientCache",
        "mimeMap",
        "location",
        "httpRedirect",
    ];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{:?}", node.tag_name());
    }
    let paths: Vec<&str> = document.descendants().filter_map(|node| node.attribute("path")).collect();
    assert_eq!(paths.len(), paths.iter().collect::<std::collections::BTreeSet<_>>().len(), "{paths:?}");
}
