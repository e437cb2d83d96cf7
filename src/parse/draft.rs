//! One site's files to records: which file holds what is decided here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{attachment, bytes, front_matter, syntax};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::load::Tree;
use crate::model::*;
use crate::record::{Decode, Reader};
use crate::text::{SourceId, Sources, Span, normalize, slug};

/// What a department's files say, before anything is compared.
#[derive(Debug)]
pub struct Draft {
    /// The id of the site: the name of its folder; `site` for a single one.
    pub id: Id,
    /// The source of `department.toml`.
    pub source: SourceId,
    /// The department.
    pub department: Option<Department>,
    /// Plans.
    pub plans: Vec<(Plan, Span)>,
    /// Results.
    pub results: Vec<ResultFile>,
    /// Statistics.
    pub statistics: Vec<StatisticFile>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Procedures.
    pub procedures: Vec<Procedure>,
    /// The register.
    pub documents: Vec<Document>,
    /// Reports.
    pub reports: Vec<Report>,
    /// News.
    pub news: Vec<News>,
    /// Pages.
    pub pages: Vec<Page>,
    /// The glossary.
    pub glossary: Option<Glossary>,
    /// Why published records changed.
    pub changes: Vec<ChangeNote>,
    /// Attachments.
    pub files: BTreeMap<String, StoredFile>,
    /// The files of releases.
    pub releases: BTreeMap<String, ReleaseText>,
    /// Ids of records, and paths of files, that could not be read: what refers to them is no second
    /// fault.
    pub lost: BTreeSet<String>,
}

/// What a path inside a site holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileKind<'a> {
    /// `department.toml`.
    Department,
    /// `indicators.toml`.
    Indicators,
    /// `documents.toml`.
    Documents,
    /// `glossary.toml`.
    Glossary,
    /// `changes.toml`.
    Changes,
    /// `plans/<id>/plan.md`.
    PlanHead(&'a str),
    /// `plans/<id>/tasks.toml`.
    PlanTasks(&'a str),
    /// `plans/<id>/budget.toml`.
    PlanBudget(&'a str),
    /// `results/*.toml`.
    Results,
    /// `statistics/*.toml`.
    Statistics,
    /// `procedures/<id>.md`.
    Procedure(&'a str),
    /// `reports/<id>.md`.
    Report(&'a str),
    /// `news/<id>.md`.
    News(&'a str),
    /// `pages/<id>.md`.
    Page(&'a str),
    /// `<any page>.en.md`, read together with its Vietnamese page.
    English,
    /// `files/…`.
    Attachment(&'a str),
    /// `releases/<name>.json`, written by the program.
    Release(&'a str),
    /// `theme/…`, `imports/…`: read elsewhere.
    Elsewhere,
    /// Anything else.
    Stray,
}

impl<'a> FileKind<'a> {
    /// Tells what a path holds.
    pub fn of(path: &'a str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        let page = |name: &'a str| name.strip_suffix(".md").filter(|stem| !stem.ends_with(".en"));
        match parts.as_slice() {
            ["department.toml"] => Self::Department,
            ["indicators.toml"] => Self::Indicators,
            ["documents.toml"] => Self::Documents,
            ["glossary.toml"] => Self::Glossary,
            ["changes.toml"] => Self::Changes,
            ["plans", id, "plan.md"] => Self::PlanHead(id),
            ["plans", id, "tasks.toml"] => Self::PlanTasks(id),
            ["plans", id, "budget.toml"] => Self::PlanBudget(id),
            ["results", name] if name.ends_with(".toml") => Self::Results,
            ["statistics", name] if name.ends_with(".toml") => Self::Statistics,
            ["files", ..] => Self::Attachment(&path["files/".len()..]),
            ["releases", name] => name.strip_suffix(".json").map_or(Self::Stray, Self::Release),
            ["theme" | "imports", ..] => Self::Elsewhere,
            ["plans", _, "plan.en.md"] => Self::English,
            ["procedures" | "reports" | "news" | "pages", name] if name.ends_with(".en.md") => Self::English,
            ["procedures", name] => page(name).map_or(Self::Stray, Self::Procedure),
            ["reports", name] => page(name).map_or(Self::Stray, Self::Report),
            ["news", name] => page(name).map_or(Self::Stray, Self::News),
            ["pages", name] => page(name).map_or(Self::Stray, Self::Page),
            _ => Self::Stray,
        }
    }
}

/// Reads one site; `None` when even its id cannot be told.
pub(super) fn read(folder: &str, files: Tree, sources: &mut Sources, faults: &mut Vec<Diagnostic>) -> Option<Draft> {
    let name = if folder.is_empty() { "site" } else { folder.rsplit('/').next().unwrap_or(folder) };
    let id = Id::new(name).or_else(|| Id::new(&slug(name)))?;
    let mut reading =
        Reading { folder, sources, faults, draft: empty(id), english: BTreeMap::new(), plans: BTreeMap::new() };
    for (path, bytes) in files {
        reading.file(&path, bytes);
    }
    Some(reading.finish())
}

fn empty(id: Id) -> Draft {
    Draft {
        id,
        source: SourceId::default(),
        department: None,
        plans: Vec::new(),
        results: Vec::new(),
        statistics: Vec::new(),
        indicators: Vec::new(),
        procedures: Vec::new(),
        documents: Vec::new(),
        reports: Vec::new(),
        news: Vec::new(),
        pages: Vec::new(),
        glossary: None,
        changes: Vec::new(),
        files: BTreeMap::new(),
        releases: BTreeMap::new(),
        lost: BTreeSet::new(),
    }
}

/// The parts of one plan, until all its files are read.
#[derive(Default)]
struct PlanParts {
    head: Option<(PlanHead, Body, Span)>,
    areas: Vec<Area>,
    budget: Option<Budget>,
    first: Span,
}

struct Reading<'r> {
    folder: &'r str,
    sources: &'r mut Sources,
    faults: &'r mut Vec<Diagnostic>,
    draft: Draft,
    /// English bodies by the path of their Vietnamese page.
    english: BTreeMap<String, Prose>,
    plans: BTreeMap<String, PlanParts>,
}

impl Reading<'_> {
    fn file(&mut self, path: &str, bytes: Vec<u8>) {
        let kind = FileKind::of(path);
        if let FileKind::Attachment(inside) = kind {
            // Some systems take names apart into letters and marks; content files name them whole.
            self.attachment(path, &bytes);
            self.draft.files.insert(normalize(inside).into_owned(), bytes.into());
            return;
        }
        if kind == FileKind::Elsewhere {
            return;
        }
        let full = if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) };
        if kind == FileKind::Stray && std::str::from_utf8(&bytes).is_err() {
            // Word, Excel and PDF files lie about: what nothing reads need be no text.
            let start = Span::new(self.sources.add(&full, String::new()), 0, 0);
            self.stray(path, start);
            return;
        }
        if let FileKind::Release(name) = kind {
            // A release tells its own lines; its text is long and no part of it is ever shown.
            let source = self.sources.add(&full, String::new());
            let text = String::from_utf8_lossy(&bytes).into_owned();
            self.draft.releases.insert(name.to_owned(), ReleaseText { source, text });
            return;
        }
        let Some(source) = bytes::text(&full, bytes, self.sources, self.faults) else {
            return;
        };
        self.text(&kind, path, source);
    }

    /// Refuses an attachment that a browser would run.
    fn attachment(&mut self, path: &str, bytes: &[u8]) {
        if !attachment::is_active(path, bytes) {
            return;
        }
        let full = if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) };
        let start = Span::new(self.sources.add(&full, String::new()), 0, 0);
        self.faults.push(Diagnostic::error(
            Code::ActiveAttachment,
            start,
            say!(
                vi: "trình duyệt có thể chạy mã trong tệp đính kèm này, ngay tại địa chỉ của trang";
                en: "a browser could run code in this attachment, at the address of the site itself"
            ),
        ));
    }

    fn text(&mut self, kind: &FileKind<'_>, path: &str, source: SourceId) {
        let start = Span::new(source, 0, 0);
        match *kind {
            FileKind::Department => {
                self.draft.source = source;
                self.draft.department = self.toml(source);
            }
            FileKind::Indicators => {
                let file: Option<IndicatorFile> = self.toml_or_lose(source, path);
                self.draft.indicators = file.map_or_else(Vec::new, |file| file.indicator);
            }
            FileKind::Documents => {
                let file: Option<DocumentFile> = self.toml_or_lose(source, path);
                self.draft.documents = file.map_or_else(Vec::new, |file| file.document);
            }
            FileKind::Glossary => self.draft.glossary = self.toml(source),
            FileKind::Changes => {
                let file: Option<ChangeNoteFile> = self.toml(source);
                self.draft.changes = file.map_or_else(Vec::new, |file| file.change);
            }
            FileKind::Results => {
                let file: Option<ResultFile> = self.toml(source);
                self.draft.results.extend(file);
            }
            FileKind::Statistics => {
                let file: Option<StatisticFile> = self.toml(source);
                self.draft.statistics.extend(file);
            }
            FileKind::PlanHead(id) => {
                let head = self.page::<PlanHead>(path, source);
                let parts = self.plans.entry(id.to_owned()).or_default();
                parts.first = start;
                parts.head = head.map(|(head, body)| (head, body, start));
            }
            FileKind::PlanTasks(id) => {
                let file: Option<TaskFile> = self.toml_or_lose(source, path);
                let areas = file.map_or_else(Vec::new, |file| file.area);
                self.plan(id, start).areas = areas;
            }
            FileKind::PlanBudget(id) => {
                let budget = self.toml_or_lose(source, path);
                self.plan(id, start).budget = budget;
            }
            FileKind::Procedure(id) => {
                let read = self.named(id, start).zip(self.page(path, source));
                self.draft.procedures.extend(read.map(|(id, (head, body))| Procedure { id, head, body }));
            }
            FileKind::Report(id) => {
                let read = self.named(id, start).zip(self.page(path, source));
                self.draft.reports.extend(read.map(|(id, (head, body))| Report { id, head, body }));
            }
            FileKind::News(id) => {
                let read = self.named(id, start).zip(self.page(path, source));
                self.draft.news.extend(read.map(|(id, (head, body))| News { id, head, body }));
            }
            FileKind::Page(id) => {
                let read = self.named(id, start).zip(self.page(path, source));
                self.draft.pages.extend(read.map(|(id, (head, body))| Page { id, head, body }));
            }
            FileKind::English => {
                let text = self.source_text(source);
                let prose = Prose { span: Span::new(source, 0, text.len()), markdown: text };
                self.english.insert(path.replace(".en.md", ".md"), prose);
            }
            FileKind::Stray => self.stray(path, start),
            FileKind::Attachment(_) | FileKind::Release(_) | FileKind::Elsewhere => {}
        }
    }

    fn stray(&mut self, path: &str, span: Span) {
        self.faults.push(
            Diagnostic::warning(
                Code::StrayFile,
                span,
                say!(vi: "tệp `{path}` không nằm ở chỗ nào được đọc, nên không lên trang"; en: "nothing is read from `{path}`, so it is not on the site"),
            )
            .note(say!(
                vi: "tài liệu đính kèm đặt trong files/; xem các tệp của một trang trong sách hướng dẫn";
                en: "attachments belong in files/; the manual lists the files of a site"
            )),
        );
    }

    fn plan(&mut self, id: &str, first: Span) -> &mut PlanParts {
        let parts = self.plans.entry(id.to_owned()).or_default();
        if parts.head.is_none() {
            parts.first = first;
        }
        parts
    }

    fn source_text(&self, source: SourceId) -> String {
        self.sources.get(source).map(|source| source.text().to_owned()).unwrap_or_default()
    }

    /// Checks an id that is the name of a file or folder.
    fn named(&mut self, name: &str, span: Span) -> Option<Id> {
        let mut reader = Reader::default();
        let id = Id::read(name, span, &mut reader);
        for mut fault in reader.finish().0 {
            fault.suggestion = None;
            self.faults.push(
                fault.note(
                    say!(vi: "mã là tên của tệp hoặc thư mục này"; en: "the id is the name of this file or folder"),
                ),
            );
        }
        id
    }

    fn toml<T: Decode>(&mut self, source: SourceId) -> Option<T> {
        let text = self.source_text(source);
        self.record(&text, 0..text.len(), source)
    }

    /// Reads a file of records; when it cannot be read at all, its path is remembered as lost.
    fn toml_or_lose<T: Decode>(&mut self, source: SourceId, path: &str) -> Option<T> {
        let file = self.toml(source);
        if file.is_none() {
            self.draft.lost.insert(path.to_owned());
        }
        file
    }

    fn record<T: Decode>(&mut self, text: &str, part: Range<usize>, source: SourceId) -> Option<T> {
        let value = syntax::toml(text, part, source, self.faults)?;
        let mut reader = Reader::default();
        let record = T::decode(&value, &mut reader);
        let (faults, lost) = reader.finish();
        self.faults.extend(faults);
        self.draft.lost.extend(lost);
        record
    }

    fn page<T: Decode>(&mut self, path: &str, source: SourceId) -> Option<(T, Body)> {
        let text = self.source_text(source);
        let parts = front_matter::split(&text, source, self.faults)?;
        let head = self.record(&text, parts.head, source)?;
        let vi =
            Prose { span: Span::new(source, parts.body.start, parts.body.end), markdown: text[parts.body].to_owned() };
        // `name.en.md` sorts before `name.md`, so the English text has been read already.
        Some((head, Body { vi, en: self.english.remove(path) }))
    }

    fn finish(mut self) -> Draft {
        for (path, prose) in std::mem::take(&mut self.english) {
            let span = prose.span;
            self.stray(&path.replace(".md", ".en.md"), span);
        }
        for (name, parts) in std::mem::take(&mut self.plans) {
            let Some(id) = self.named(&name, parts.first) else { continue };
            match parts.head {
                Some((head, body, span)) => {
                    self.draft.plans.push((Plan { id, head, body, areas: parts.areas, budget: parts.budget }, span));
                }
                None => {
                    self.draft.lost.insert(name.clone());
                    if self.faults.iter().all(|fault| fault.span.source != parts.first.source) {
                        self.faults.push(Diagnostic::error(
                            Code::FrontMatter,
                            parts.first,
                            say!(vi: "kế hoạch `{name}` thiếu tệp plan.md"; en: "the plan `{name}` has no plan.md"),
                        ));
                    }
                }
            }
        }
        self.draft
    }
}
