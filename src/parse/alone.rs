//! A record that is one file of its own, read without the rest of its site: what a preview needs after most edits.

use super::draft::{self, FileKind};
use super::site_of;
use crate::diagnostic::Report;
use crate::load::Tree;
use crate::model::{Id, News, Page, Procedure, Report as PeriodReport};

/// A record whose file stands alone.
#[derive(Debug, Clone)]
pub enum Alone {
    /// `procedures/<id>.md`.
    Procedure(Box<Procedure>),
    /// `reports/<id>.md`.
    Report(Box<PeriodReport>),
    /// `news/<id>.md`.
    News(Box<News>),
    /// `pages/<id>.md`.
    Page(Box<Page>),
}

/// What was read of such a file.
#[derive(Debug)]
pub struct ReadAlone {
    /// The site it belongs to.
    pub site: Id,
    /// The record; nothing where the file has a fault that leaves none.
    pub record: Option<Alone>,
    /// The faults.
    pub report: Report,
}

/// Gives the path of the Vietnamese file a record is read from, for that of either of its languages.
pub fn vietnamese(path: &str) -> String {
    path.strip_suffix(".en.md").map_or_else(|| path.to_owned(), |stem| format!("{stem}.md"))
}

/// Reads the record a file belongs to, with its text in English. `None` where the file is none of a record that stands
/// alone, or is not there.
pub fn alone(content: &Tree, path: &str) -> Option<ReadAlone> {
    let (folder, inside) = site_of(content, path)?;
    let inside = vietnamese(inside);
    if !matches!(
        FileKind::of(&inside),
        FileKind::Procedure(_) | FileKind::Report(_) | FileKind::News(_) | FileKind::Page(_)
    ) {
        return None;
    }
    let at = |inside: &str| if folder.is_empty() { inside.to_owned() } else { format!("{folder}/{inside}") };
    let english = inside.replace(".md", ".en.md");
    let mut files = Tree::new();
    files.insert(inside.clone(), content.get(&at(&inside))?.clone());
    files.extend(content.get(&at(&english)).map(|bytes| (english, bytes.clone())));
    let mut report = Report::default();
    let draft = draft::read(folder, files, &mut report.sources, &mut report.diagnostics)?;
    let record = None
        .or(draft.procedures.into_iter().next().map(|record| Alone::Procedure(Box::new(record))))
        .or(draft.reports.into_iter().next().map(|record| Alone::Report(Box::new(record))))
        .or(draft.news.into_iter().next().map(|record| Alone::News(Box::new(record))))
        .or(draft.pages.into_iter().next().map(|record| Alone::Page(Box::new(record))));
    Some(ReadAlone { site: draft.id, record, report })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    const NEWS: &str = "+++\ntitle = \"A\"\ndate = 2020-01-02\n+++\nchữ\n";

    #[test]
    fn a_record_is_read_by_either_of_its_files() {
        let content = tree(&[("so/department.toml", ""), ("so/news/a.md", NEWS), ("so/news/a.en.md", "words")]);
        for path in ["so/news/a.md", "so/news/a.en.md"] {
            let read = alone(&content, path).expect("it stands alone");
            assert!(read.site.as_str() == "so" && !read.report.has_errors(), "{:?}", read.report);
            let Some(Alone::News(news)) = read.record else { panic!("{path} is news") };
            assert_eq!(news.body.en.as_ref().map(|prose| prose.markdown.as_str()), Some("words"));
        }
    }

    #[test]
    fn faults_have_their_place_in_the_file() {
        let content = tree(&[("department.toml", ""), ("news/a.md", &NEWS.replace("title", "titel"))]);
        let read = alone(&content, "news/a.md").expect("it stands alone");
        let fault = read.report.diagnostics.first().expect("there is a fault");
        let source = read.report.sources.get(fault.span.source).expect("it has its source");
        assert!(read.report.has_errors() && source.path() == "news/a.md");
    }

    #[test]
    fn other_files_do_not_stand_alone() {
        let content = tree(&[("department.toml", ""), ("documents.toml", ""), ("news/a.md", NEWS)]);
        for path in ["department.toml", "documents.toml", "news/b.md", "news/sub/a.md", "files/news/a.md"] {
            assert!(alone(&content, path).is_none(), "{path}");
        }
    }
}
