//! Relative links: the folder works at any path of any host (DESIGN §5).

/// Where a page stands: which site and language it belongs to, and its path there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The folder of the site in the published folder: empty, or `quang-tri`.
    pub site: String,
    /// The folder of the language inside the site: empty, or `en`.
    pub language: String,
    /// `true` writes `…/index.html`, for reading straight from a disk.
    pub offline: bool,
    /// The path of the base address, for the page that is served at unknown places.
    pub base_path: Option<String>,
}

impl Root {
    /// Gives the path of a page's file in the published folder.
    pub fn file(&self, path: &str) -> String {
        let full = self.full(path);
        if full.is_empty() || full.ends_with('/') { format!("{full}index.html") } else { full }
    }

    /// Gives the folder of the site and language, with a `/` at the end unless it is the top.
    pub fn folder(&self) -> String {
        self.full("/")
    }

    /// Resolves an address to a path in the published folder, without a leading `/`.
    ///
    /// `/x/` starts at the root of the language, `~/x` at the root of the site (static files,
    /// data, attachments), `^/x` at the root of the published folder.
    pub(super) fn full(&self, address: &str) -> String {
        let (roots, rest) = match address.split_at_checked(1) {
            Some(("~", rest)) => ([self.site.as_str(), ""], rest),
            Some(("^", rest)) => (["", ""], rest),
            _ => ([self.site.as_str(), self.language.as_str()], address),
        };
        let mut full = String::new();
        for part in roots.iter().filter(|part| !part.is_empty()) {
            full.push_str(part);
            full.push('/');
        }
        full + rest.trim_start_matches('/')
    }
}

/// Writes a link from a page to an address; what is no address of the site stays as it is.
pub fn relative(root: &Root, here: &str, address: &str) -> String {
    if !address.starts_with(['/', '~', '^']) {
        return address.to_owned();
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, format!("#{fragment}")),
        None => (address, String::new()),
    };
    let target = root.full(path);
    if here == "/404.html"
        && let Some(base) = &root.base_path
    {
        return format!("{base}{target}{fragment}");
    }
    let from = root.full(here);
    let from_folder: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = target.split('/').collect();
    let depth = from_folder.len() - 1;
    let shared = from_folder[..depth].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut link = "../".repeat(depth - shared);
    // Alone, a first part with a colon would be a scheme, and an empty one the root or another host (RFC 3986, 4.2).
    let first = to[shared];
    if link.is_empty() && (first.contains(':') || first.is_empty() && to.len() > shared + 1) {
        link.push_str("./");
    }
    link.push_str(&to[shared..].join("/"));
    if root.offline && (link.is_empty() || link.ends_with('/')) {
        link.push_str("index.html");
    }
    if link.is_empty() {
        link.push_str("./");
    }
    link + &fragment
}

/// Writes a link for a file that may be read away from its folder: in full where the base address is known.
pub fn portable(root: &Root, base_url: Option<&str>, here: &str, address: &str) -> String {
    match base_url {
        Some(base) if !root.offline && address.starts_with(['/', '~', '^']) => {
            format!("{}/{}", base.trim_end_matches('/'), root.full(address))
        }
        _ => relative(root, here, address),
    }
}

/// Resolves a link as a browser does: from the page it stands on, to an address of the site.
pub fn resolve(here: &str, link: &str) -> String {
    let mut parts: Vec<&str> = if link.starts_with('/') { Vec::new() } else { here.split('/').skip(1).collect() };
    // What follows the last `/` of a page's address is not a folder.
    parts.pop();
    for part in link.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    if link.ends_with("..") || link.ends_with('.') {
        parts.push("");
    }
    format!("/{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(language: &str, offline: bool) -> Root {
        Root { site: "quang-tri".into(), language: language.into(), offline, base_path: None }
    }

    #[test]
    fn links_climb_to_the_shared_folder_and_down_again() {
        let link = |here, to| relative(&root("", false), here, to);
        assert_eq!(link("/", "/thu-tuc/"), "thu-tuc/");
        assert_eq!(link("/thu-tuc/a/", "/"), "../../");
        assert_eq!(link("/thu-tuc/a/", "/thu-tuc/b/#phi"), "../b/#phi");
        assert_eq!(link("/thu-tuc/", "/thu-tuc/"), "./");
        assert_eq!(link("/thu-tuc/", "^/"), "../../");
        assert_eq!(link("/", "https://a.vn/"), "https://a.vn/");
    }

    #[test]
    fn a_portable_link_is_full_where_the_base_is_known_and_the_site_is_not_for_a_disk() {
        let link = |offline, base| portable(&root("en", offline), base, "/thu-tuc/a/", "/thu-tuc/#b");
        assert_eq!(link(false, Some("https://a.vn/cchc/")), "https://a.vn/cchc/quang-tri/en/thu-tuc/#b");
        assert_eq!(link(false, None), "../#b");
        assert_eq!(link(true, Some("https://a.vn/")), "../index.html#b");
    }

    #[test]
    fn links_resolve_as_in_a_browser() {
        assert_eq!(resolve("/trang/a/", "../b/"), "/trang/b/");
        assert_eq!(resolve("/trang/a/", "/van-ban/"), "/van-ban/");
        assert_eq!(resolve("/", "files/a.pdf"), "/files/a.pdf");
        assert_eq!(resolve("/trang/a/", "./"), "/trang/a/");
        assert_eq!(resolve("/trang/a/", "../../.."), "/");
    }

    #[test]
    fn a_place_in_the_site_is_never_read_as_an_address_elsewhere() {
        let link = |to| relative(&root("", false), "/trang/a/", &resolve("/trang/a/", to));
        assert_eq!(link("./javascript:alert(1)"), "./javascript:alert(1)");
        assert_eq!(link("./data:text/html,x"), "./data:text/html,x");
        assert_eq!(link("../b:c/"), "../b:c/");
        assert_eq!(link(".//evil.example/"), ".//evil.example/");
        assert_eq!(link(".///evil.example/"), ".///evil.example/");
    }

    #[test]
    fn static_files_belong_to_the_site_and_not_to_a_language() {
        assert_eq!(relative(&root("en", false), "/thu-tuc/", "~/static/site.css"), "../../static/site.css");
        assert_eq!(relative(&root("en", false), "/thu-tuc/", "/"), "../");
        assert_eq!(root("en", false).file("/thu-tuc/"), "quang-tri/en/thu-tuc/index.html");
    }

    #[test]
    fn from_a_disk_folders_are_named_by_their_page() {
        assert_eq!(relative(&root("", true), "/thu-tuc/a/", "/"), "../../index.html");
        assert_eq!(relative(&root("", true), "/", "~/du-lieu/tasks.csv"), "du-lieu/tasks.csv");
        assert_eq!(relative(&root("", true), "/thu-tuc/", "/thu-tuc/#a"), "index.html#a");
    }

    #[test]
    fn the_page_for_lost_addresses_links_from_the_base_where_it_is_known() {
        let root = Root { base_path: Some("/cchc/".into()), ..root("", false) };
        assert_eq!(relative(&root, "/404.html", "/thu-tuc/"), "/cchc/quang-tri/thu-tuc/");
    }
}
