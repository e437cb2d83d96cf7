//! A site looked at before it is published: the files a build would write, each made when it is asked for.
//!
//! Pages are rendered one by one. What is no page is made in groups (`groups.rs`), by the functions the build uses. A
//! record that stands alone can be put in its place at once (`replace`); everything that follows from it on other pages
//! waits for the next whole preview.

mod files;
mod groups;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::build::{BuildError, BuildOptions, PageError, Ready, prepare_all, told};
use super::edition::Edition;
use super::{Checked, pictures};
use crate::diagnostic::Report;
use crate::emit::EmitError;
use crate::pages::Root;
use crate::render::Painter;
pub use files::Given;
use groups::Groups;

/// The files of checked content. A copy is cheap and stays as it is while the first one changes.
#[derive(Debug, Clone)]
pub struct Preview {
    ready: Vec<Ready>,
    shown: Vec<Shown>,
    single: bool,
    options: BuildOptions,
    groups: Arc<Groups>,
}

/// What gives the pages of a site.
#[derive(Debug, Clone)]
struct Shown {
    /// In the order of the languages.
    editions: Vec<Arc<Edition>>,
    painter: Option<Arc<Painter>>,
    /// What belongs to the pages, by its path below the folder of a language.
    pages: Arc<BTreeMap<String, Part>>,
}

/// What stands at a path: a page or something beside it, by the number of its route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Page(usize),
    Twin(usize),
    Picture(usize),
}

impl Preview {
    /// Prepares checked content. The target of the options is not used.
    ///
    /// # Errors
    ///
    /// Fails when the content has errors or the theme cannot be used, as far as a page of each kind tells.
    pub fn new(checked: Checked, options: &BuildOptions) -> Result<Self, BuildError> {
        let (ready, single, report) = prepare_all(checked, options).map_err(BuildError::Content)?;
        match shown(&ready, single, options) {
            Ok(shown) => Ok(Self { ready, shown, single, options: options.clone(), groups: Arc::default() }),
            Err(error) => Err(told(error, &ready, report)),
        }
    }

    /// Tells whether there is no site in it.
    pub fn is_empty(&self) -> bool {
        self.ready.is_empty()
    }

    fn told(&self, error: PageError) -> BuildError {
        told(error, &self.ready, Report::default())
    }
}

fn shown(ready: &[Ready], single: bool, options: &BuildOptions) -> Result<Vec<Shown>, PageError> {
    ready.iter().map(|one| Shown::of(one, single, options)).collect()
}

impl Shown {
    fn of(one: &Ready, single: bool, options: &BuildOptions) -> Result<Self, PageError> {
        let languages = one.site.department.languages.iter().copied().enumerate();
        let editions = languages.map(|language| Ok(Arc::new(Edition::of(one, language, !single, options)?)));
        let editions = editions.collect::<Result<Vec<_>, PageError>>()?;
        let painter = pictures::painter(one)?.map(Arc::new);
        no_clash(one)?;
        if one.theme.is_changed() {
            try_out(one, &editions)?;
        }
        let pages = Arc::new(pages(one, painter.is_some()));
        Ok(Self { editions, painter, pages })
    }
}

/// Lists what belongs to the pages of a site, by its path below the folder of a language.
fn pages(one: &Ready, pictured: bool) -> BTreeMap<String, Part> {
    let root = Root { site: String::new(), language: String::new(), offline: false, base_path: None };
    let mut pages = BTreeMap::new();
    for (number, route) in one.routes.iter().enumerate() {
        pages.insert(root.file(&route.path()), Part::Page(number));
        pages.extend(route.twin().map(|twin| (root.file(&twin), Part::Twin(number))));
        if pictured && route.pictured() == *route {
            pages.insert(root.file(&route.picture()), Part::Picture(number));
        }
    }
    pages
}

/// Renders a page of each kind, so that a template that asks for what its view does not have is found before it is
/// shown in place of one that works.
fn try_out(one: &Ready, editions: &[Arc<Edition>]) -> Result<(), PageError> {
    for edition in editions {
        let mut kinds = BTreeSet::new();
        for route in one.routes.iter().filter(|route| kinds.insert(route.kind())) {
            edition.page(one, route)?;
        }
    }
    Ok(())
}

/// Finds attachments a build would refuse because their names differ in case only.
fn no_clash(one: &Ready) -> Result<(), EmitError> {
    let mut folded = BTreeSet::new();
    match one.site.files.keys().find(|path| !folded.insert(path.to_lowercase())) {
        Some(path) => Err(EmitError::Clash(format!("{}files/{path}", one.prefix()))),
        None => Ok(()),
    }
}
