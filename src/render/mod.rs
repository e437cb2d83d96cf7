//! Views to HTML and Markdown: templates, made small before they are read, filters, Markdown.
//!
//! Takes a theme (templates and words as text), views and frames; gives HTML, and Markdown of the
//! pages that have a twin. Templates see views and never the model, and hold no logic beyond loops
//! and choices. What they print is escaped for the kind of file they make.

mod filters;
mod markdown;
mod rewrite;
mod texts;
mod picture;
mod small;
mod theme;

pub use markdown::html as markdown_to_html;
pub use picture::{HEIGHT, Painter, WIDTH};
pub use theme::Theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera};

use crate::model::{Glossary, Register};
use crate::pages::{Dictionary, Frame, REFERRER_POLICY, Root, View, page_policy};
use crate::text::{Position, Source};

use small::Small;

/// Renders the pages of one site in one language.
#[derive(Debug)]
pub struct Renderer {
    /// The templates of HTML.
    tera: Tera,
    /// The templates of Markdown and plain text: the same filters write other signs there.
    texts: Tera,
    /// What the engines were given, by name.
    templates: Templates,
}

type Templates = BTreeMap<String, Small>;

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
    /// The base address, for files that are read away from their folder.
    pub base_url: Option<String>,
}

impl SiteWords {
    /// Gathers what the filters need.
    pub fn new(
        root: Root,
        base_url: Option<String>,
        register: Register,
        glossary: Option<&Glossary>,
        dictionary: &Dictionary,
    ) -> Self {
        let terms = glossary.iter().flat_map(|glossary| &glossary.term);
        // An ambiguous abbreviation is explained in the glossary and not on the spot.
        let plain = terms.filter_map(|term| match term.full.as_slice() {
            [full] => Some((term.term.clone(), full.vi().to_owned())),
            _ => None,
        });
        let table_label = dictionary.say("word.table").to_owned();
        Self { root, register, abbreviations: plain.collect(), table_label, base_url }
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

    fn new(error: &tera::Error, templates: &Templates) -> Self {
        match error.kind() {
            tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => Self {
                template: Some(report.filename().to_owned()),
                range: origin(templates, report.filename(), report.span().range.clone()),
                message: report.message().to_owned(),
            },
            tera::ErrorKind::MissingParent { current, parent } => {
                Self { template: Some(current.clone()), range: 0..0, message: format!("`{parent}` does not exist") }
            }
            _ => Self::from_report(&error.to_string(), templates),
        }
    }

    /// Reads the place out of a report the engine gives as text alone: `--> name:line:column`.
    fn from_report(text: &str, templates: &Templates) -> Self {
        let message = text.lines().next().unwrap_or(text).trim_start_matches("error: ").to_owned();
        let place = text.split_once("--> ").and_then(|(_, rest)| {
            let mut parts = rest.lines().next()?.trim().rsplitn(3, ':');
            let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some((parts.next()?.to_owned(), Position { line, column }))
        });
        let Some((name, position)) = place else { return Self { template: None, range: 0..0, message } };
        let read = templates.get(&name).map_or("", |template| &template.text);
        let start = Source::new("", read).offset(position);
        Self { range: origin(templates, &name, start..start + 1), template: Some(name), message }
    }
}

/// Gives the place in a template as it was written of a place the engine speaks of.
fn origin(templates: &Templates, name: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let Some(template) = templates.get(name) else { return range };
    let start = template.origin(range.start);
    start..start + range.len()
}

impl Renderer {
    /// Prepares the templates of a theme for one site and language.
    ///
    /// # Errors
    ///
    /// Fails when a template does not parse or inherits from one that does not exist.
    pub fn new(theme: &Theme, dictionary: &Dictionary, words: SiteWords) -> Result<Self, RenderError> {
        let policy = page_policy(words.root.offline);
        let words = Arc::new(words);
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        filters::register(&mut tera, Arc::clone(&words));
        let mut texts = Tera::new();
        texts::register(&mut texts, words);
        let small = |(name, source): (&str, &str)| {
            let small = if texts::is_text(name) { Small::as_written(source) } else { Small::of(source) };
            (name.to_owned(), small)
        };
        let templates: Templates = theme.templates().into_iter().map(small).collect();
        let (of_texts, of_pages): (Vec<_>, Vec<_>) =
            templates.iter().map(|(name, small)| (name, &small.text)).partition(|(name, _)| texts::is_text(name));
        for (engine, of_kind) in [(&mut tera, of_pages), (&mut texts, of_texts)] {
            engine.add_raw_templates(of_kind).map_err(|error| RenderError::new(&error, &templates))?;
            engine.global_context().insert("t", &dictionary.tree());
        }
        tera.global_context().insert("policy", &policy);
        tera.global_context().insert("referrer", REFERRER_POLICY);
        Ok(Self { tera, texts, templates })
    }

    /// Renders a page, and its twin in Markdown where it has one.
    ///
    /// # Errors
    ///
    /// Fails when a template asks for what its view does not have.
    pub fn page(&self, frame: &Frame<'_>, view: &View) -> Result<(Vec<u8>, Option<String>), RenderError> {
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert("view", view);
        context.insert("here", &frame.here);
        let html = self.run(&self.tera, &format!("{}.html", frame.kind), &context)?;
        let twin = frame.twin.as_ref().map(|_| self.words(&format!("{}.md", frame.kind), &context));
        Ok((html, twin.transpose()?))
    }

    /// Renders a text that is no page: `llms.txt`, the twin of a page that is gone.
    ///
    /// # Errors
    ///
    /// Fails when the template asks for what the view does not have.
    pub fn text(&self, template: &str, here: &str, view: &impl serde::Serialize) -> Result<String, RenderError> {
        let mut context = Context::new();
        context.insert("view", view);
        context.insert("here", here);
        self.words(template, &context)
    }

    /// Renders a template that is no page of a site: the list of departments, a redirect.
    ///
    /// # Errors
    ///
    /// Fails when the template asks for what the view does not have.
    pub fn other(&self, template: &str, here: &str, view: &impl serde::Serialize) -> Result<Vec<u8>, RenderError> {
        let mut context = Context::new();
        context.insert("view", view);
        context.insert("here", here);
        self.run(&self.tera, template, &context)
    }

    fn words(&self, template: &str, context: &Context) -> Result<String, RenderError> {
        let text = self.run(&self.texts, template, context)?;
        Ok(texts::tidy(&String::from_utf8(text).expect("templates and what they print are UTF-8")))
    }

    fn run(&self, engine: &Tera, template: &str, context: &Context) -> Result<Vec<u8>, RenderError> {
        // Most pages have room in it.
        let mut text = Vec::with_capacity(32 * 1024);
        engine.render_to(template, context, &mut text).map_err(|error| RenderError::new(&error, &self.templates))?;
        Ok(text)
    }
}
