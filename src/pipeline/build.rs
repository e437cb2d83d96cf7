//! From checked sites to a published folder.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::edition::Edition;
use super::theme::fault as theme_fault;
use super::{Checked, Progress, Stage, companions, feeds, hosting, offline, open_data, pictures, search};
use crate::check;
use crate::derive::{Derived, Place, keep_published};
use crate::diagnostic::Report;
use crate::emit::{Destination, EmitError, Publication, PublishedRelease, PublishedSite, Written};
use crate::ledger::Ledger;
use crate::model::{Site, SiteLanguage};
use crate::pages::{self, Dictionary, Fate, Root, Route, Viewer};
use crate::parse;
use crate::render::{Painter, RenderError, Renderer, SiteWords, Theme};
use crate::text::Language;

/// What the user asked for.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The published folder.
    pub target: PathBuf,
    /// The reference date, where the user gives one.
    pub as_of: Option<NaiveDate>,
    /// The base address; each department's own where none is given.
    pub base_url: Option<String>,
    /// Publishes drafts and what is under embargo too.
    pub drafts: bool,
    /// Writes links that work straight from a disk.
    pub offline: bool,
}

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// Departments.
    pub sites: usize,
    /// Pages.
    pub pages: usize,
    /// What became of the files.
    pub written: Written,
}

/// Why nothing was published.
#[derive(Debug)]
pub enum BuildError {
    /// The content or the theme has errors.
    Content(Report),
    /// The folder could not be written.
    Emit(EmitError),
}

/// Why a page could not be published.
#[derive(Debug)]
pub(super) enum PageError {
    Theme(RenderError),
    Emit(EmitError),
}

impl From<RenderError> for PageError {
    fn from(error: RenderError) -> Self {
        Self::Theme(error)
    }
}

impl From<EmitError> for PageError {
    fn from(error: EmitError) -> Self {
        Self::Emit(error)
    }
}

/// One site ready to be rendered. Its parts are shared: a preview looks at the same site from several sides at once.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    pub(super) site: Arc<Site>,
    pub(super) derived: Arc<Derived>,
    pub(super) ledger: Arc<Ledger>,
    pub(super) routes: Arc<Vec<Route>>,
    /// The addresses that are no page any more, each with what becomes of it.
    pub(super) former: Arc<BTreeMap<String, Fate>>,
    /// The folder of the site in the published one; empty for a single site.
    pub(super) folder: String,
    pub(super) theme: Arc<Theme>,
}

/// Gives the address of a place in files that leave the site: in full below a home, else its path from the root of the site.
pub(super) fn address_below(home: Option<&str>, place: &Place) -> String {
    format!("{}{}", home.unwrap_or_default(), Route::of(place).path().trim_start_matches('/'))
}

/// Publishes checked sites. Of content with errors nothing is written.
///
/// # Errors
///
/// Fails when the content has errors, a template does not fit, or the folder cannot be written;
/// the target then stays as it was.
pub fn build(checked: Checked, options: &BuildOptions, progress: &Progress) -> Result<Built, BuildError> {
    progress.enter(Stage::Derive);
    let (ready, single, report) = prepare_all(checked, options).map_err(BuildError::Content)?;
    let publication = Publication::open(&options.target).map_err(BuildError::Emit)?;
    match publish(&ready, single, options, &publication, progress) {
        Ok(pages) => {
            progress.enter(Stage::Finish);
            let written = publication.finish(ready.iter().map(Ready::published).collect()).map_err(BuildError::Emit)?;
            progress.end();
            Ok(Built { sites: ready.len(), pages, written })
        }
        Err(error) => {
            publication.abandon();
            Err(told(error, &ready, report))
        }
    }
}

/// Prepares every site of content that has no errors; else gives them. Tells whether the folder is itself the one site.
pub(super) fn prepare_all(checked: Checked, options: &BuildOptions) -> Result<(Vec<Ready>, bool, Report), Report> {
    let Checked { sites, single, mut report, .. } = checked;
    if report.has_errors() {
        return Err(report);
    }
    let ready: Vec<Ready> = sites.into_iter().map(|(site, theme)| prepare(site, theme, single, options)).collect();
    for one in &ready {
        // On a day the user chose, other things are published than on the site's own.
        check::lost(&one.site, &one.derived, &one.ledger.history, &mut report.diagnostics);
    }
    if report.has_errors() { Err(report) } else { Ok((ready, single, report)) }
}

/// Tells why a page could not be made: a fault of the theme has its place there.
pub(super) fn told(error: PageError, ready: &[Ready], mut report: Report) -> BuildError {
    match error {
        PageError::Emit(error) => BuildError::Emit(error),
        PageError::Theme(error) => {
            let changed = ready.iter().map(|one| &one.theme).find(|theme| theme.is_changed());
            let theme = changed.or(ready.first().map(|one| &one.theme));
            let fault = theme.map(|theme| theme_fault(theme, &error, &mut report));
            report.diagnostics = fault.into_iter().collect();
            BuildError::Content(report)
        }
    }
}

fn prepare(mut site: Site, theme: Theme, single: bool, options: &BuildOptions) -> Ready {
    keep_published(&mut site, options.drafts, options.as_of);
    let derived = Derived::new(&site, options.as_of);
    let ledger = Ledger::of(&site, &derived);
    let mut routes = pages::routes(&site, &derived);
    routes.extend(pages::release_routes(&site, &ledger));
    let former = pages::former(&site, &derived, &ledger.history);
    let folder = if single { String::new() } else { site.id.to_string() };
    Ready {
        site: Arc::new(site),
        derived: Arc::new(derived),
        ledger: Arc::new(ledger),
        routes: Arc::new(routes),
        former: Arc::new(former),
        folder,
        theme: Arc::new(theme),
    }
}

/// Writes every file but the manifest. Gives the number of pages.
pub(super) fn publish(
    ready: &[Ready],
    single: bool,
    options: &BuildOptions,
    publication: &dyn Destination,
    progress: &Progress,
) -> Result<usize, PageError> {
    progress.expect(ready.iter().map(|one| one.routes.len() * one.site.department.languages.len()).sum());
    let mut pages = 0;
    for one in ready {
        progress.enter(Stage::Pages);
        let painter = pictures::painter(one)?;
        let mut indexes = Vec::new();
        for (index, language) in one.site.department.languages.iter().enumerate() {
            let edition = Edition::of(one, (index, *language), !single, options)?;
            indexes.push(one.publish(&edition, painter.as_ref(), publication, progress)?);
            pages += one.routes.len();
        }
        progress.enter(Stage::Data);
        one.publish_files(publication)?;
        open_data::publish(one, options, publication)?;
        feeds::publish(one, options, publication)?;
        offline::publish(one, &indexes, publication)?;
    }
    publish_around(ready, single, options, publication)?;
    Ok(pages + usize::from(!single))
}

/// Writes what stands around the sites: the files of web servers and search engines, the list of departments.
pub(super) fn publish_around(
    ready: &[Ready],
    single: bool,
    options: &BuildOptions,
    publication: &dyn Destination,
) -> Result<(), PageError> {
    // Several departments share one host: the base address of one alone says nothing of the others.
    let base_url = options.base_url.clone().or_else(|| ready.first().filter(|_| single)?.base_url(options));
    companions::for_search_engines(ready, base_url.as_deref(), publication)?;
    hosting::publish(ready, base_url.as_deref(), options, publication)?;
    if single { Ok(()) } else { departments(ready, options, publication) }
}

impl Ready {
    /// Makes the one pages of a language are made for.
    pub(super) fn viewer<'v>(&'v self, dictionary: &'v Dictionary, language: Language) -> Viewer<'v> {
        Viewer::new(&self.site, &self.derived, &self.ledger, dictionary, language)
    }

    pub(super) fn root(&self, index: usize, language: SiteLanguage, options: &BuildOptions) -> Root {
        let base = self.base_url(options);
        Root {
            site: self.folder.clone(),
            // The first language stands at the root of the site.
            language: if index == 0 { String::new() } else { language.as_str().to_owned() },
            offline: options.offline,
            base_path: base.map(|base| base_path(&base)),
        }
    }

    /// Gives the base address, where it is known.
    pub(super) fn base_url(&self, options: &BuildOptions) -> Option<String> {
        options.base_url.clone().or_else(|| self.site.department.base_url.as_ref().map(|base| base.url.clone()))
    }

    /// Gives what the paths of its files begin with: nothing, or its folder and a `/`.
    pub(super) fn prefix(&self) -> String {
        if self.folder.is_empty() { String::new() } else { format!("{}/", self.folder) }
    }

    /// Gives the full address of its first page, where the base address is known.
    pub(super) fn home(&self, options: &BuildOptions) -> Option<String> {
        self.base_url(options).map(|base| format!("{}/{}", base.trim_end_matches('/'), self.prefix()))
    }

    /// Tells the manifest which facts the site shows.
    pub(super) fn published(&self) -> PublishedSite {
        let latest = self.ledger.history.latest();
        PublishedSite {
            folder: self.folder.clone(),
            department: self.site.id.to_string(),
            release: latest
                .map(|release| PublishedRelease { id: release.head.id.to_string(), root: release.root.to_string() }),
            facts: self.ledger.now.root().to_string(),
            unreleased: self.ledger.unreleased().len(),
        }
    }

    /// Gives the day the site's figures stand on.
    pub(super) fn reference(&self) -> NaiveDate {
        self.derived.reference.date
    }

    /// Lists the folders of the site's languages in the published folder.
    pub(super) fn language_folders(&self) -> Vec<String> {
        let site = self.prefix();
        let languages = self.site.department.languages.iter().enumerate();
        languages
            .map(|(index, language)| if index == 0 { site.clone() } else { format!("{site}{}/", language.as_str()) })
            .collect()
    }

    /// Renders and writes every page of a language, in parallel and in no order. Gives its search index.
    fn publish(
        &self,
        edition: &Edition,
        painter: Option<&Painter>,
        publication: &dyn Destination,
        progress: &Progress,
    ) -> Result<search::Published, PageError> {
        self.routes.par_iter().try_for_each(|route| {
            let begun = Instant::now();
            edition.publish(self, route, painter, publication)?;
            progress.made(route.kind(), begun);
            Ok::<_, PageError>(())
        })?;
        edition.publish_beside(self, publication)?;
        progress.enter(Stage::Search);
        edition.publish_search(self, publication)
    }

    /// Writes what is published as it is: static files of the theme, attachments.
    fn publish_files(&self, publication: &dyn Destination) -> Result<(), EmitError> {
        let folder = self.prefix();
        for (path, bytes) in self.theme.static_files() {
            publication.write(&format!("{folder}{path}"), bytes)?;
        }
        companions::accent(&self.site, &folder, publication)?;
        for (path, file) in &self.site.files {
            publication.write(&format!("{folder}files/{path}"), &file.bytes)?;
        }
        Ok(())
    }
}

/// Gives the path of a base address, with a `/` at both ends.
pub(super) fn base_path(base: &str) -> String {
    let after_scheme = base.split_once("://").map_or(base, |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path).trim_end_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// Reads the words of a language; what a theme of its own leaves out keeps the default.
pub(super) fn dictionary(theme: &Theme, language: Language) -> Dictionary {
    let mut dictionary = Dictionary::default();
    for text in theme.words(language.code()) {
        if let Some(value) = parse::toml(&text) {
            dictionary = dictionary.overlaid_with(Dictionary::read(&value));
        }
    }
    dictionary
}

/// Writes the page that lists the departments, with the look of the first one's theme.
fn departments(ready: &[Ready], options: &BuildOptions, publication: &dyn Destination) -> Result<(), PageError> {
    let theme = Theme::embedded();
    let language = Language::Vietnamese;
    let dictionary = dictionary(&theme, language);
    let viewers: Vec<Viewer<'_>> = ready.iter().map(|one| one.viewer(&dictionary, language)).collect();
    let root = Root { site: String::new(), language: String::new(), offline: options.offline, base_path: None };
    let words = SiteWords::new(root, options.base_url.clone(), crate::model::Register::default(), None, &dictionary);
    let renderer = Renderer::new(&theme, &dictionary, words)?;
    let view = pages::departments(&viewers);
    let html = renderer.other("departments.html", "/", &view)?;
    publication.write("index.html", &html)?;
    publication.write("llms.txt", renderer.text("llms-departments.txt", "/", &view)?.as_bytes())?;
    for (path, bytes) in theme.static_files() {
        publication.write(path, bytes)?;
    }
    Ok(())
}
