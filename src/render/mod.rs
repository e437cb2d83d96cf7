//! Views to HTML: templates, filters, Markdown, minifying.
//!
//! Takes a theme (templates and words as text), views and frames; gives HTML. Templates see views
//! and never the model, and hold no logic beyond loops and choices.

mod filters;
mod markdown;
mod minify;
mod picture;
mod theme;

pub use minify::minify;
pub use picture::{HEIGHT, Painter, WIDTH};
pub use theme::Theme;

use std::sync::Arc;

use tera::{Context, Tera};

use crate::model::{Glossary, Register};
use crate::pages::{Dictionary, Frame, Root, View};
use crate::text::{Position, Source};

/// Renders the pages of one site in one language.
#[derive(Debug)]
pub struct Renderer {
    tera: Tera,
    theme: Theme,
}

/// What the filters of a renderer know of the site.
#[derive(Debug)]
pub struct SiteWords {
    /// Where the site stands in the published folder.
    pub root: Root,
    /// The register, to link identifiers in texts.
    pub register: Register,
    /// Abbreviations and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// The name of a table in prose, for screen readers.
    pub table_label: String,
}

impl SiteWords {
    /// Gathers what the filters need.
    pub fn new(root: Root, register: Register, glossary: Option<&Glossary>, dictionary: &Dictionary) -> Self {
        let terms = glossary.iter().flat_map(|glossary| &glossary.term);
        // An ambiguous abbreviation is explained in the glossary and not on the spot.
        let plain = terms.filter_map(|term| match term.full.as_slice() {
            [full] => Some((term.term.clone(), full.vi().to_owned())),
            _ => None,
        });
        Self { root, register, abbreviations: plain.collect(), table_label: dictionary.say("word.table").to_owned() }
    }
}

/// A template that could not be read or rendered: always a fault of the theme.
#[derive(Debug)]
pub struct RenderError {
    /// The template, where it is known.
    pub template: Option<String>,
    /// The bytes of it that are at fault.
    pub range: std::ops::Range<usize>,
    /// What is wrong, in the words of the template engine.
    pub message: String,
}

impl RenderError {
    /// Makes the error of a font that cannot be read.
    pub fn bad_font() -> Self {
        Self { template: None, range: 0..0, message: "`fonts/` holds a file that is no TrueType font".to_owned() }
    }

    fn new(error: &tera::Error, theme: &Theme) -> Self {
        match error.kind() {
            tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => Self {
                template: Some(report.filename().to_owned()),
                range: report.span().range.clone(),
                message: report.message().to_owned(),
            },
            tera::ErrorKind::MissingParent { current, parent } => {
                Self { template: Some(current.clone()), range: 0..0, message: format!("`{parent}` does not exist") }
            }
            _ => Self::from_report(&error.to_string(), theme),
        }
    }

    /// Reads the place out of a report the engine gives as text alone: `--> name:line:column`.
    fn from_report(text: &str, theme: &Theme) -> Self {
        let message = text.lines().next().unwrap_or(text).trim_start_matches("error: ").to_owned();
        let place = text.split_once("--> ").and_then(|(_, rest)| {
            let mut parts = rest.lines().next()?.trim().rsplitn(3, ':');
            let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some((parts.next()?.to_owned(), Position { line, column }))
        });
        let Some((name, position)) = place else { return Self { template: None, range: 0..0, message } };
        let start = Source::new("", theme.template(&name).unwrap_or("")).offset(position);
        Self { template: Some(name), range: start..start + 1, message }
    }
}

impl Renderer {
    /// Prepares the templates of a theme for one site and language.
    ///
    /// # Errors
    ///
    /// Fails when a template does not parse or inherits from one that does not exist.
    pub fn new(theme: &Theme, dictionary: &Dictionary, words: SiteWords) -> Result<Self, RenderError> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        filters::register(&mut tera, Arc::new(words));
        let templates = theme.templates();
        tera.add_raw_templates(templates).map_err(|error| RenderError::new(&error, theme))?;
        tera.global_context().insert("t", &dictionary.tree());
        Ok(Self { tera, theme: theme.clone() })
    }

    /// Renders a page.
    ///
    /// # Errors
    ///
    /// Fails when the template asks for what its view does not have.
    pub fn page(&self, frame: &Frame, view: &View) -> Result<String, RenderError> {
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert("view", view);
        context.insert("here", &frame.here);
        let template = format!("{}.html", frame.kind);
        self.tera.render(&template, &context).map_err(|error| RenderError::new(&error, &self.theme))
    }

    /// Renders a template that is no page of a site: the list of departments, a redirect.
    ///
    /// # Errors
    ///
    /// Fails when the template asks for what the view does not have.
    pub fn other(&self, template: &str, here: &str, view: &impl serde::Serialize) -> Result<String, RenderError> {
        let mut context = Context::new();
        context.insert("view", view);
        context.insert("here", here);
        self.tera.render(template, &context).map_err(|error| RenderError::new(&error, &self.theme))
    }
}
