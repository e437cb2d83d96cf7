//! Content files: a small tree with one file of any bytes, read, checked and derived as a build does.

use minhbach::derive::Derived;
use minhbach::import::{Request, RequestKind, Source, import as read_papers, listing, merge, printed};
use minhbach::load::Tree;
use minhbach::pipeline::{Checked, Input, check};
use minhbach::text::Language;

use super::{choice, office};

/// Every kind of content file, by a path it may have. Seeds count on the order: add at the end.
pub const PATHS: [&str; 16] = [
    "department.toml",
    "plans/2020/plan.md",
    "plans/2020/tasks.toml",
    "plans/2020/budget.toml",
    "results/2020.toml",
    "indicators.toml",
    "statistics/2020.toml",
    "procedures/cap-phep.md",
    "documents.toml",
    "reports/2020.md",
    "news/tin.md",
    "pages/gioi-thieu.md",
    "glossary.toml",
    "plans/2020/plan.en.md",
    "imports/ke-hoach.docx.json",
    "releases/2020-Q1.json",
];

const GROUND: [(&str, &str); 3] = [
    (
        "department.toml",
        "name = \"Sở Khoa học và Công nghệ\"\nsymbol = \"SKHCN\"\n\n[[units]]\nid = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n",
    ),
    ("plans/2020/plan.md", "+++\ntitle = \"Cải cách hành chính năm 2020\"\nkind = \"reform\"\nyear = 2020\n+++\n"),
    (
        "plans/2020/tasks.toml",
        "[[area]]\nid = \"the-che\"\ntitle = \"Cải cách thể chế\"\n\n[[area.task]]\nid = \"1-1\"\ntitle = \"Ban hành kế hoạch\"\nleads = [\"van-phong\"]\n",
    ),
];

fn ground() -> Tree {
    GROUND.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn checked(content: Tree) -> Checked {
    let checked = check(Input { content, ..Input::default() });
    let _ = minhbach::diagnostic::human(&checked.report, Language::Vietnamese, false);
    checked
}

/// One content file of any kind: the first byte says which.
pub fn content(data: &[u8]) {
    let (kind, bytes) = choice(data, PATHS.len());
    let mut tree = ground();
    tree.insert(PATHS[kind].to_owned(), bytes.to_vec());
    let checked = checked(tree);
    if !checked.report.has_errors() {
        checked.sites.iter().for_each(|(site, _)| drop(Derived::new(site, None)));
    }
}

/// A deadline as it is printed, and as TOML.
pub fn dues(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else { return };
    if let Some(reading) = printed::due::read(text, 2020) {
        let _ = printed::due::named(&reading.value, &["Báo cáo", text]);
    }
    let mut tree = ground();
    let tasks = tree.entry("plans/2020/tasks.toml".to_owned()).or_default();
    tasks.extend_from_slice(format!("due = {text}\n").as_bytes());
    let checked = checked(tree);
    if !checked.report.has_errors() {
        checked.sites.iter().for_each(|(site, _)| drop(Derived::new(site, None)));
    }
}

/// An office file into a site: the first byte says what it is taken for, the rest is as `readers` takes it.
pub fn import(data: &[u8]) {
    let (kind, rest) = choice(data, 7);
    let Some((name, bytes)) = office::file(rest) else { return };
    let kinds = [
        RequestKind::Plan,
        RequestKind::Results,
        RequestKind::Procedures,
        RequestKind::Documents,
        RequestKind::Report,
        RequestKind::Workbook,
    ];
    let request =
        Request { kind: kinds.get(kind).copied(), plan: Some("2020".to_owned()), period: Some("2020-Q1".to_owned()) };
    let mut content = ground();
    let Ok(found) = read_papers(vec![Source { name, bytes }], &content, &request) else { return };
    let _ = (listing::sums(&found.papers, Language::Vietnamese), listing::csv(&found.papers, Language::English));
    let merged = merge::merge(&content, &found.files);
    content.extend(merged.files);
    let _ = checked(content);
}
