//! Which theme a site has: the embedded one, under a folder given by the user, under its own.

use super::Input;
use crate::diagnostic::{Code, Diagnostic, Report, say};
use crate::load::Tree;
use crate::model::Register;
use crate::pages::{Dictionary, Root};
use crate::render::{RenderError, Renderer, SiteWords, Theme};
use crate::text::Span;

/// The theme folders of a run.
pub(super) struct Folders {
    given: Option<Tree>,
    /// `theme/` folders of the sites, by path in the content.
    inside: Tree,
}

impl Folders {
    pub(super) fn of(input: &Input) -> Self {
        let is_theme = |path: &str| path.starts_with("theme/") || path.contains("/theme/");
        let inside = input.content.iter().filter(|(path, _)| is_theme(path));
        Self { given: input.theme.clone(), inside: inside.map(|(path, bytes)| (path.clone(), bytes.clone())).collect() }
    }

    /// Gives the theme of a site; what cannot be used is reported and left out.
    pub(super) fn theme(&self, site: &str, single: bool, report: &mut Report) -> Theme {
        let prefix = if single { "theme/".to_owned() } else { format!("{site}/theme/") };
        let own: Tree = self
            .inside
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone())))
            .collect();
        let mut theme = Theme::embedded();
        for folder in self.given.iter().chain([&own]).filter(|folder| !folder.is_empty()) {
            for path in theme.overlay(folder) {
                let source = report.sources.add(format!("{prefix}{path}"), "");
                report.diagnostics.push(Diagnostic::error(
                    Code::BadTemplate,
                    Span::new(source, 0, 0),
                    say!(vi: "giao diện không dùng tệp này; chỉ đọc templates/, static/, fonts/ và i18n/, chữ phải là UTF-8"; en: "themes have no such file; templates/, static/, fonts/ and i18n/ are read, texts as UTF-8"),
                ));
            }
        }
        if theme.is_changed()
            && let Err(error) = try_out(&theme)
        {
            let fault = fault(&theme, &error, report);
            report.diagnostics.push(fault);
        }
        theme
    }
}

/// Reads every template of a changed theme, so that `check` finds what `build` would.
fn try_out(theme: &Theme) -> Result<(), RenderError> {
    let root = Root { site: String::new(), language: String::new(), offline: false, base_path: None };
    let dictionary = Dictionary::default();
    let words = SiteWords::new(root, None, Register::default(), None, &dictionary);
    Renderer::new(theme, &dictionary, words).map(drop)
}

/// Tells a fault of a template with its place.
pub(super) fn fault(theme: &Theme, error: &RenderError, report: &mut Report) -> Diagnostic {
    let name = error.template.as_deref().unwrap_or("templates");
    let text = error.template.as_deref().and_then(|name| theme.template(name)).unwrap_or("");
    let source = report.sources.add(format!("theme/templates/{name}"), text);
    let span = Span::new(source, error.range.start, error.range.end);
    let message = &error.message;
    Diagnostic::error(
        Code::BadTemplate,
        span,
        say!(vi: "mẫu trang không dùng được: {message}"; en: "the template cannot be used: {message}"),
    )
}
