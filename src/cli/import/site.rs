//! The site an import writes into: which one it is, its files, and whether it is still right with other files.

use std::collections::BTreeMap;
use std::path::Path;

use super::Stop;
use crate::cli::Exit;
use crate::diagnostic::{Diagnostic, Report, Severity, say};
use crate::load::{LeftOut, Tree};
use crate::pipeline;
use crate::text::{Language, Source, nearest};

/// The file that makes a folder a site.
const DEPARTMENT: &str = "department.toml";

/// A site of a content folder.
pub(super) struct Chosen {
    /// All files of the content folder.
    pub(super) content: Tree,
    left_out: Vec<LeftOut>,
    /// The folder of the site in it, with a `/` at the end; empty where the content is the one site.
    folder: String,
    /// The files of the site.
    pub(super) files: Tree,
}

impl Chosen {
    /// Reads a content folder and finds the site that is meant.
    pub(super) fn load(root: &Path, wanted: Option<&str>, language: Language) -> Result<Self, Stop> {
        let read = crate::cli::read_content(root, language);
        let (content, left_out) = read.map_err(|(message, exit)| (vec![message], exit))?;
        let folder = choose(&content, wanted)?;
        let inside = content.range(folder.clone()..).take_while(|(path, _)| path.starts_with(&folder));
        let files = inside.map(|(path, bytes)| (path[folder.len()..].to_owned(), bytes.clone())).collect();
        Ok(Self { content, left_out, folder, files })
    }

    /// Names files of the site as the content folder does.
    pub(super) fn in_content(&self, files: Tree) -> Tree {
        files.into_iter().map(|(path, bytes)| (format!("{}{path}", self.folder), bytes)).collect()
    }

    /// Tells whether a file of the content only remembers what an import read.
    pub(super) fn is_snapshot(&self, path: &str) -> bool {
        path.strip_prefix(&self.folder).is_some_and(|path| path.starts_with("imports/"))
    }

    /// Checks the content as it would be with these files of the site; gives the problems it has not now.
    pub(super) fn check(&self, files: &Tree) -> Report {
        let mut content = self.content.clone();
        content.extend(self.in_content(files.clone()));
        let mut after = self.report(content);
        if !after.diagnostics.is_empty() {
            let before = self.report(self.content.clone());
            keep_new(&mut after, &before);
        }
        after
    }

    fn report(&self, content: Tree) -> Report {
        pipeline::check(pipeline::Input { content, left_out: self.left_out.clone(), theme: None }).report
    }
}

/// Finds the folder of the site that is meant.
fn choose(content: &Tree, wanted: Option<&str>) -> Result<String, Stop> {
    if content.contains_key(DEPARTMENT) {
        return Ok(String::new());
    }
    let folders: Vec<&str> = content.keys().filter_map(|path| path.strip_suffix(DEPARTMENT)).collect();
    let ids: Vec<&str> = folders.iter().map(|folder| folder.trim_end_matches('/')).collect();
    let list = ids.join(", ");
    let message = match (wanted, ids.as_slice()) {
        (_, []) => say!(
            vi: "không thấy {DEPARTMENT} nào trong thư mục nội dung; tạo trang mới bằng `minhbach init`";
            en: "there is no {DEPARTMENT} in the content folder; `minhbach init` makes a new site"
        ),
        (None, [only]) => return Ok(format!("{only}/")),
        (None, _) => say!(
            vi: "nội dung có nhiều đơn vị; thêm --site với một trong các mã: {list}";
            en: "the content has several sites; add --site with one of: {list}"
        ),
        (Some(wanted), _) => {
            if ids.contains(&wanted) {
                return Ok(format!("{wanted}/"));
            }
            let near = nearest(wanted, ids.iter().copied()).map(|near| format!(" ({near}?)")).unwrap_or_default();
            say!(
                vi: "không có đơn vị nào mã `{wanted}`{near}; các mã: {list}";
                en: "there is no site `{wanted}`{near}; the sites: {list}"
            )
        }
    };
    Err((vec![message], Exit::WrongUse))
}

/// Keeps the problems of a report that another does not have; where they stand does not matter, for lines move.
fn keep_new(report: &mut Report, before: &Report) {
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in &before.diagnostics {
        *known.entry(told(diagnostic, before)).or_default() += 1;
    }
    let old: Vec<bool> = report
        .diagnostics
        .iter()
        .map(|diagnostic| match known.get_mut(&told(diagnostic, report)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        })
        .collect();
    let mut old = old.into_iter();
    report.diagnostics.retain(|_| !old.next().unwrap_or_default());
}

/// What makes two problems one: the kind, the weight, the file and the words.
fn told(diagnostic: &Diagnostic, report: &Report) -> (&'static str, Severity, String, String) {
    let path = report.sources.get(diagnostic.span.source).map(Source::path).unwrap_or_default();
    (diagnostic.code.as_str(), diagnostic.severity, path.to_owned(), diagnostic.message.en.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &[u8] = "name = \"Sở Khoa học và Công nghệ\"\n".as_bytes();

    fn tree(files: &[(&str, &[u8])]) -> Tree {
        files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect()
    }

    fn chosen(files: &[(&str, &[u8])], wanted: Option<&str>) -> Result<Chosen, Stop> {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        crate::emit::update(folder.path(), &Tree::new(), &tree(files)).expect("it can be written");
        Chosen::load(folder.path(), wanted, Language::English)
    }

    #[test]
    fn the_site_is_found_where_there_is_one() {
        for (files, wanted, folder) in [
            (vec!["department.toml"], None, Ok("")),
            (vec!["quang-tri/department.toml"], None, Ok("quang-tri/")),
            (vec!["a/department.toml", "b/department.toml"], Some("b"), Ok("b/")),
            (vec!["a/department.toml", "b/department.toml"], None, Err(Exit::WrongUse)),
            (vec!["quang-tri/department.toml"], Some("quang-ngai"), Err(Exit::WrongUse)),
            (vec!["plans/2021/plan.md"], None, Err(Exit::WrongUse)),
        ] {
            let files: Vec<(&str, &[u8])> = files.into_iter().map(|path| (path, NAME)).collect();
            let found = chosen(&files, wanted).map(|chosen| chosen.folder).map_err(|(_, exit)| exit);
            assert_eq!(found, folder.map(str::to_owned));
        }
    }

    #[test]
    fn files_of_the_site_are_named_inside_it() {
        let files: [(&str, &[u8]); 3] =
            [("a-b/department.toml", NAME), ("a/department.toml", NAME), ("a/plans/2021/tasks.toml", b"")];
        let site = chosen(&files, Some("a")).expect("the site is there");
        assert_eq!(site.files.keys().collect::<Vec<_>>(), ["department.toml", "plans/2021/tasks.toml"]);
        let named = site.in_content(tree(&[("imports/a.json", b"{}")]));
        assert_eq!(named.keys().collect::<Vec<_>>(), ["a/imports/a.json"]);
        assert!(site.is_snapshot("a/imports/a.json") && !site.is_snapshot("a/plans/2021/tasks.toml"));
    }

    #[test]
    fn only_new_problems_count() {
        let stray: &[u8] = "…".as_bytes();
        let site = chosen(&[("department.toml", NAME), ("note.txt", stray)], None).expect("the site is there");
        let count = |files: &[(&str, &[u8])]| {
            let report = site.check(&tree(files));
            (report.count(Severity::Error), report.count(Severity::Warning))
        };
        assert_eq!(count(&[]), (0, 0));
        assert_eq!(count(&[("imports/plans/2021/tasks.toml.json", b"{}")]), (0, 0));
        assert_eq!(count(&[("other.txt", stray)]), (0, 1));
        assert_eq!(count(&[("documents.toml", b"[[document]]\nid = 1\n")]).1, 0);
        assert!(count(&[("documents.toml", b"[[document]]\nid = 1\n")]).0 > 0);
    }
}
