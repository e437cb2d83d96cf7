//! Shows a report to a person: file, line, column, the line itself, the fault, the remedy.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::{Diagnostic, Report, Severity};
use crate::text::{Language, Source, Sources, Span};

/// Renders every problem in the order of the report, ending with a count.
pub fn render(report: &Report, language: Language, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for diagnostic in &report.diagnostics {
        text.push_str(&one(diagnostic, &report.sources, language, &renderer));
        text.push_str("\n\n");
    }
    text.push_str(&summary(report, language));
    text
}

fn summary(report: &Report, language: Language) -> String {
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    match language {
        Language::Vietnamese => format!("{errors} lỗi, {warnings} cảnh báo\n"),
        Language::English => format!("{errors} errors, {warnings} warnings\n"),
    }
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language, renderer: &Renderer) -> String {
    let vietnamese = language == Language::Vietnamese;
    let level = match (diagnostic.severity, vietnamese) {
        (Severity::Error, true) => Level::ERROR.with_name("lỗi"),
        (Severity::Error, false) => Level::ERROR,
        (Severity::Warning, true) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Warning, false) => Level::WARNING,
    };
    let note = if vietnamese { Level::NOTE.with_name("ghi chú") } else { Level::NOTE };
    let help = if vietnamese { Level::HELP.with_name("cách sửa") } else { Level::HELP };

    let title = level.primary_title(diagnostic.message.get(language)).id(diagnostic.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(source) = sources.get(diagnostic.span.source) {
        group = group.element(snippet(diagnostic, source, language));
    }
    for message in &diagnostic.notes {
        group = group.element(note.clone().message(message.get(language)));
    }
    let mut groups = vec![group];
    if let Some(((span, replacement), source)) =
        diagnostic.suggestion.as_ref().and_then(|suggestion| Some((suggestion, sources.get(suggestion.0.source)?)))
    {
        let title = if vietnamese {
            format!("có phải ý là {replacement}?")
        } else {
            format!("did you mean {replacement}?")
        };
        let lines = Lines::around([range(*span, source.text())].into_iter(), source);
        let patch = Patch::new(lines.range(*span), replacement.as_str());
        groups.push(help.secondary_title(title).element(lines.snippet().patch(patch)));
    }
    renderer.render(&groups)
}

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    source: &'a Source,
    language: Language,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let here = diagnostic.related.iter().filter(|(span, _)| span.source == diagnostic.span.source);
    let spans = here.clone().map(|(span, _)| *span).chain([diagnostic.span]);
    let lines = Lines::around(spans.map(|span| range(span, source.text())), source);
    let primary = AnnotationKind::Primary.span(lines.range(diagnostic.span));
    let mut snippet = lines.snippet().annotation(primary);
    for (span, message) in here {
        let context = AnnotationKind::Context.span(lines.range(*span));
        snippet = snippet.annotation(context.label(message.get(language)));
    }
    snippet
}

/// The lines of a source that are shown: the drawing crate reads all it is given, for every problem anew.
struct Lines<'s> {
    source: &'s Source,
    range: std::ops::Range<usize>,
}

impl<'s> Lines<'s> {
    fn around(spans: impl Iterator<Item = std::ops::Range<usize>>, source: &'s Source) -> Self {
        let text = source.text();
        let (start, end) = spans.fold((text.len(), 0), |(start, end), span| (start.min(span.start), end.max(span.end)));
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        Self { source, range: first..last }
    }

    fn snippet<T: Clone>(&self) -> Snippet<'s, T> {
        let line = self.source.position(self.range.start).line;
        Snippet::source(&self.source.text()[self.range.clone()]).path(self.source.path()).line_start(line)
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let range = range(span, self.source.text());
        range.start - self.range.start..range.end - self.range.start
    }
}

/// Clamps a span to character boundaries: the drawing crate does not survive others.
fn range(span: Span, text: &str) -> std::ops::Range<usize> {
    let floor = |offset: u32| text.floor_char_boundary((offset as usize).min(text.len()));
    let (start, end) = (floor(span.start), floor(span.end));
    // A span of many lines would print them all; its first line says enough.
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end.clamp(start, line_end.max(start))
}
