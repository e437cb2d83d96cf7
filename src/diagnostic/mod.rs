//! What is wrong in the content: where, why, and what to do about it.
//!
//! A diagnostic is plain data that owns its place; nothing here knows a terminal or a file. The
//! renderers turn a [`Report`], which carries the sources it speaks of, into text or JSON.

mod code;
mod human;
mod json;
mod system;

pub use code::Code;
pub use human::render as human;
pub use json::{Notice, render as json};
pub use system::system;

use crate::text::{Language, Source, Sources, Span};

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Published, but someone should look; an error under `--strict`.
    Warning,
}

/// A sentence in both languages of the tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Message {
    /// Picks the sentence of a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vietnamese => &self.vi,
            Language::English => &self.en,
        }
    }
}

/// Writes a [`Message`]: `say!(vi: "thiếu {name}"; en: "{name} is missing")`.
macro_rules! say {
    (vi: $vi:literal $(, $vi_argument:expr)* ; en: $en:literal $(, $en_argument:expr)* $(;)?) => {
        $crate::diagnostic::Message {
            vi: format!($vi $(, $vi_argument)*),
            en: format!($en $(, $en_argument)*),
        }
    };
}
pub(crate) use say;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind; `minhbach explain` tells more of it.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The place it speaks of.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
    /// Other places that matter, each with a word.
    pub related: Vec<(Span, Message)>,
    /// Why it is wrong, and how to mend it.
    pub notes: Vec<Message>,
    /// A text that would mend it in place of the one at the span.
    pub suggestion: Option<(Span, String)>,
}

impl Diagnostic {
    /// Makes an error.
    pub fn error(code: Code, span: Span, message: Message) -> Self {
        Self {
            code,
            severity: Severity::Error,
            span,
            message,
            related: Vec::new(),
            notes: Vec::new(),
            suggestion: None,
        }
    }

    /// Makes a warning.
    pub fn warning(code: Code, span: Span, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Adds a reason or a remedy.
    #[must_use]
    pub fn note(mut self, note: Message) -> Self {
        self.notes.push(note);
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, span: Span, message: Message) -> Self {
        self.related.push((span, message));
        self
    }

    /// Adds the text that would mend it.
    #[must_use]
    pub fn suggest(mut self, span: Span, replacement: &str) -> Self {
        self.suggestion = Some((span, replacement.to_owned()));
        self
    }
}

/// All problems of one run, with the sources they speak of.
#[derive(Debug, Default)]
pub struct Report {
    /// The sources, by the ids in the spans.
    pub sources: Sources,
    /// The problems, sorted by file and place once [`Report::sort`] has run.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Tells whether anything forbids publishing.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Counts the problems of a weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Sorts by file, place and code, and drops what was found twice.
    pub fn sort(&mut self) {
        let sources = &self.sources;
        self.diagnostics.sort_by(|a, b| {
            let place = |d: &Diagnostic| (sources.get(d.span.source).map(Source::path), d.span.start, d.code);
            place(a).cmp(&place(b)).then_with(|| a.message.en.cmp(&b.message.en))
        });
        self.diagnostics.dedup();
    }

    /// Turns every warning into an error (`--strict`).
    pub fn make_strict(&mut self) {
        for diagnostic in &mut self.diagnostics {
            diagnostic.severity = Severity::Error;
        }
    }
}
