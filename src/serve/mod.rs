//! Shows the site on this machine: bound to 127.0.0.1, built anew when a page is asked for and the
//! content has changed since. A fault in the content is shown in place of the page.
#![expect(clippy::disallowed_methods, reason = "a server reads files and sockets")]

mod http;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;

use crate::diagnostic;
use crate::load::{self, LeftOut, LoadError, Tree};
use crate::pipeline::{self, BuildError, BuildOptions, Input, Progress};
use crate::text::{Language, escape};

/// What to serve, and where.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder.
    pub theme: Option<PathBuf>,
    /// Where the preview is built.
    pub preview: PathBuf,
    /// The port; 0 takes a free one.
    pub port: u16,
    /// Shows drafts too.
    pub drafts: bool,
    /// The language of messages.
    pub language: Language,
}

/// Why the server could not start.
#[derive(Debug)]
pub enum ServeError {
    /// The content folder cannot be read.
    Load(LoadError),
    /// The port cannot be had.
    Port(io::Error),
}

/// Serves until the process ends; `ready` is told the address.
///
/// # Errors
///
/// Fails when the content folder cannot be read or the port cannot be had.
pub fn run(settings: &Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let mut preview = Preview { settings, loaded: None, problem: None };
    preview.refresh().map_err(ServeError::Load)?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port)).map_err(ServeError::Port)?;
    let address = listener.local_addr().map_err(ServeError::Port)?;
    ready(address);
    for stream in listener.incoming().flatten() {
        // A browser that goes away in the middle of a page is nobody's fault.
        let _ = http::answer(stream, address.port(), |path| preview.page(path));
    }
    Ok(())
}

/// The site as last built.
struct Preview<'s> {
    settings: &'s Settings,
    loaded: Option<(Tree, Option<Tree>)>,
    /// What is wrong with the content, as a page.
    problem: Option<String>,
}

impl Preview<'_> {
    fn page(&mut self, path: &str) -> http::Answer {
        let is_page = path.ends_with('/') || path.ends_with(".html");
        if is_page && self.refresh().is_err() {
            return http::Answer::NotFound(None);
        }
        if let Some(problem) = self.problem.as_ref().filter(|_| is_page) {
            return http::Answer::Page(problem.clone());
        }
        let file = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        match std::fs::read(self.settings.preview.join(&file)) {
            Ok(bytes) => http::Answer::File(file, bytes),
            Err(_) if self.settings.preview.join(path).is_dir() => http::Answer::Folder,
            Err(_) => http::Answer::NotFound(std::fs::read(self.settings.preview.join("404.html")).ok()),
        }
    }

    /// Builds anew when something on the disk has changed.
    fn refresh(&mut self) -> Result<(), LoadError> {
        let (content, mut left_out) = load::folder(&self.settings.content)?;
        let theme = load::theme(self.settings.theme.as_deref(), &mut left_out)?;
        let loaded = Some((content, theme));
        if self.loaded != loaded {
            self.loaded = loaded;
            self.problem = self.build(left_out);
        }
        Ok(())
    }

    fn build(&self, left_out: Vec<LeftOut>) -> Option<String> {
        let (content, theme) = self.loaded.clone()?;
        let options = BuildOptions {
            target: self.settings.preview.clone(),
            as_of: None,
            base_url: None,
            drafts: self.settings.drafts,
            offline: false,
        };
        match pipeline::build(pipeline::check(Input { content, left_out, theme }), &options, &Progress::default()) {
            Ok(_) => None,
            Err(BuildError::Content(report)) => {
                Some(problem_page(&diagnostic::human(&report, self.settings.language, false)))
            }
            Err(BuildError::Emit(error)) => Some(problem_page(error.message().get(self.settings.language))),
        }
    }
}

fn problem_page(text: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>minhbach</title></head><body><pre>{}</pre></body></html>",
        escape(text)
    )
}
