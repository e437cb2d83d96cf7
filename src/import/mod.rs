//! Reads office files into content: Word, Excel, OpenDocument, CSV and tab-separated text.
//!
//! Takes bytes and the files of a site; gives changed files, a summary, and an account of every piece of the source.
//! It reads no disk and writes none, drops nothing silently, and guesses nothing without saying so.
//!
//! The steps, each a module: [`read`] turns bytes into [`paper`]; `tables` and `prose` say what its pieces are;
//! `printed` understands printed forms; `found` holds what is to be written, `merge` writes it into what is there, with
//! the ids `identity` finds again; [`account`] keeps what became of each piece, [`listing`] shows it.

pub mod account;
mod assemble;
pub mod found;
pub mod identity;
pub mod listing;
pub mod merge;
pub mod paper;
pub mod printed;
pub mod procedures;
pub mod prose;
pub mod read;
pub mod tables;
pub mod workbook;

use account::Account;
use found::FoundFile;
use paper::Paper;

use crate::diagnostic::{Message, say};
use crate::load::Tree;
use crate::pipeline::{self, Input};

/// One office file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name, without its folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the papers are to be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestKind {
    /// A plan.
    Plan,
    /// Results of a period.
    Results,
    /// Procedures.
    Procedures,
    /// Legal documents.
    Documents,
    /// A periodic report.
    Report,
    /// A workbook that units have filled in.
    Workbook,
}

/// What the person who imports says about the papers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// What they are; told by what they say where it is not given.
    pub kind: Option<RequestKind>,
    /// The id of the plan.
    pub plan: Option<String>,
    /// The period of the results: `2020-Q1`.
    pub period: Option<String>,
}

/// What an import found.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// What is to be written.
    pub files: Vec<FoundFile>,
    /// The papers, each with its account.
    pub papers: Vec<(Paper, Account)>,
    /// What the person who imports is to know besides.
    pub notes: Vec<Message>,
}

/// Reads office files for one site, whose content must be without faults.
///
/// # Errors
///
/// Gives what is wrong with the files, each with its name, and whether the content itself has faults.
pub fn import(sources: Vec<Source>, content: &Tree, request: &Request) -> Result<Imported, Vec<Message>> {
    let mut faults = Vec::new();
    let mut papers = Vec::new();
    for Source { name, bytes } in sources {
        match read::read(&name, &bytes) {
            Ok(paper) => papers.push(paper),
            Err(Message { vi, en }) => {
                faults.push(Message { vi: format!("{name}: {vi}"), en: format!("{name}: {en}") })
            }
        }
    }
    let checked = pipeline::check(Input { content: content.clone(), ..Input::default() });
    let Some((site, _)) = checked.sites.first() else {
        faults.push(say!(
            vi: "nội dung của trang có lỗi, nên chưa nhập được; chạy `minhbach check` và sửa trước";
            en: "the content of the site has errors, so nothing can be imported yet; run `minhbach check` and mend them first"
        ));
        return Err(faults);
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    let is_workbook = |paper: &Paper| request.kind == Some(RequestKind::Workbook) || workbook::is_workbook(paper);
    let (workbooks, papers): (Vec<Paper>, Vec<Paper>) = papers.into_iter().partition(is_workbook);
    let mut imported = assemble::assemble(papers, site, content, request);
    if !workbooks.is_empty() {
        let setting = workbook::Setting { site, sources: &checked.report.sources, as_of: None };
        let taken = workbook::read(&workbooks, &setting);
        imported.files.extend(taken.files);
        imported.papers.push((taken.paper, taken.account));
        imported.notes.extend(taken.notes);
    }
    Ok(imported)
}
