//! The parts of a build, one by one: which of them became slower, and by how much.
//!
//!     cargo bench --bench parts                            the department of Quảng Trị
//!     CONTENT=target/site cargo bench --bench parts        any folder of a department
#![allow(missing_docs, reason = "criterion makes the functions that are public")]
#![allow(clippy::disallowed_methods, reason = "the folder to read is named in the environment")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what is measured must not fail")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use minhbach::data::{About, FORMATS};
use minhbach::derive::Derived;
use minhbach::emit::{Entry, Manifest};
use minhbach::ledger::{self, Ledger};
use minhbach::load::{self, Tree};
use minhbach::model::{Register, Site};
use minhbach::pages::{self, Dictionary, Root, Route, Surroundings, Viewer};
use minhbach::pipeline::{self, Input};
use minhbach::render::{Painter, Renderer, SiteWords, Theme};
use minhbach::search::{self, Meaning, Settings, common_meanings};
use minhbach::text::Language;
use minhbach::{check, parse, validate};

/// The kinds of pages a site has most of, and those that list them.
const KINDS: [&str; 11] = [
    "procedure",
    "papers",
    "procedures",
    "document",
    "documents",
    "plan",
    "task",
    "report",
    "unit",
    "progress",
    "dashboard",
];
/// The set of open data with the most columns.
const SET: &str = "procedures";

fn folder() -> PathBuf {
    let own = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content/quang-tri");
    std::env::var_os("CONTENT").map_or_else(own, PathBuf::from)
}

fn input(content: Tree) -> Input {
    Input { content, ..Input::default() }
}

fn parts(criterion: &mut Criterion) {
    let folder = folder();
    let (tree, left_out) = load::folder(&folder).expect("the folder can be read");

    criterion.bench_function("load", |bench| bench.iter(|| load::folder(black_box(&folder)).unwrap()));
    criterion.bench_function("parse", |bench| {
        bench.iter_batched(|| tree.clone(), |tree| parse::parse(tree, &left_out), BatchSize::LargeInput);
    });
    criterion.bench_function("validate", |bench| {
        let drafts = || parse::parse(tree.clone(), &left_out).drafts;
        let validate = |drafts: Vec<_>| -> Vec<Option<Site>> {
            drafts.into_iter().map(|draft| validate::validate(draft, &mut Vec::new())).collect()
        };
        bench.iter_batched(drafts, validate, BatchSize::LargeInput);
    });

    let checked = pipeline::check(input(tree.clone()));
    assert!(!checked.report.has_errors(), "the content has errors");
    let (site, theme) = checked.sites.into_iter().next().expect("the content is one department");
    criterion.bench_function("check", |bench| {
        let report = || minhbach::diagnostic::Report::default();
        bench.iter_batched(report, |mut report| check::check(&site, &mut report), BatchSize::LargeInput);
    });
    criterion.bench_function("derive", |bench| bench.iter(|| Derived::new(black_box(&site), None)));

    let derived = Derived::new(&site, None);
    criterion.bench_function("ledger", |bench| bench.iter(|| Ledger::of(&site, &derived)));
    let ledger = Ledger::of(&site, &derived);
    let dictionary = dictionary(&theme);
    let viewer = Viewer::new(&site, &derived, &ledger, &dictionary, Language::Vietnamese);
    of_pages(criterion, &viewer, &theme);
    of_search(criterion, &viewer);
    of_open_data(criterion, &viewer);
    of_manifest(criterion, &viewer);
}

/// The words of the pages.
fn dictionary(theme: &Theme) -> Dictionary {
    let words = theme.words(Language::Vietnamese.code());
    let read = |text: &String| parse::toml(text).map(|value| Dictionary::read(&value));
    words.iter().filter_map(read).fold(Dictionary::default(), Dictionary::overlaid_with)
}

/// One page of each kind, from the site to the bytes that are written; and the picture that stands for it.
fn of_pages(criterion: &mut Criterion, viewer: &Viewer<'_>, theme: &Theme) {
    let root = Root { site: String::new(), language: String::new(), offline: false, base_path: None };
    let glossary = viewer.site.glossary.as_ref();
    let register: Register = viewer.derived.register.clone();
    let words = SiteWords::new(root.clone(), None, register, glossary, viewer.dictionary);
    let renderer = Renderer::new(theme, viewer.dictionary, words).expect("the theme fits");
    let routes = pages::routes(viewer.site, viewer.derived);
    let around = Surroundings::new(viewer, &routes, false);
    let about = pages::Publication { base_url: None, root: &root };
    let page = |route: &Route| {
        let view = pages::view(viewer, route);
        let frame = pages::frame(viewer, route, &around, about);
        let (html, twin) = renderer.page(&frame, &view).unwrap();
        (html, twin)
    };
    for kind in KINDS {
        if let Some(route) = routes.iter().find(|route| route.kind() == kind) {
            criterion.bench_function(&format!("page/{kind}"), |bench| bench.iter(|| page(black_box(route))));
        }
    }

    let painter = Painter::new(theme.font("regular"), theme.font("bold"), None).expect("the fonts can be read");
    let pictured = routes.iter().find(|route| route.kind() == "procedure").unwrap_or(&Route::Dashboard);
    criterion.bench_function("picture", |bench| {
        bench.iter(|| painter.paint(&pages::card(viewer, black_box(pictured), about)));
    });
}

fn of_search(criterion: &mut Criterion, viewer: &Viewer<'_>) {
    let own = viewer.site.glossary.iter().flat_map(|glossary| &glossary.term).map(Meaning::of);
    let meanings: Vec<Meaning> = own.chain(common_meanings().iter().cloned()).collect();
    let kinds = pages::kind_names(viewer);
    criterion.bench_function("search", |bench| {
        let entries = || pages::entries(viewer, &|address| address.to_owned());
        bench.iter(|| search::index(entries(), &Settings { kinds: &kinds, meanings: &meanings }));
    });
}

fn of_open_data(criterion: &mut Criterion, viewer: &Viewer<'_>) {
    let dictionary = viewer.dictionary;
    let say = |key: &str| dictionary.say(key).to_owned();
    let about = About::new(viewer.site, viewer.derived, String::new(), None, &say);
    let sets = ledger::sets(viewer.site, viewer.derived, viewer.ledger, &|_| String::new(), None);
    let set = sets.iter().find(|set| set.name == SET).expect("every site has this set");
    for format in FORMATS {
        criterion.bench_function(&format!("data/{}", format.ending), |bench| {
            bench.iter(|| (format.write)(black_box(set), &about));
        });
    }
}

/// A manifest of the pages of the site; digests of other texts are as long.
fn of_manifest(criterion: &mut Criterion, viewer: &Viewer<'_>) {
    let entry = || Entry { bytes: 20_000, sha256: "0".repeat(64) };
    let routes = pages::routes(viewer.site, viewer.derived);
    let files: BTreeMap<String, Entry> = routes.iter().map(|route| (route.path(), entry())).collect();
    criterion.bench_function("manifest", |bench| {
        bench.iter_batched(|| files.clone(), |files| Manifest::new(Vec::new(), files).text(), BatchSize::LargeInput);
    });
}

criterion_group!(benches, parts);
criterion_main!(benches);
