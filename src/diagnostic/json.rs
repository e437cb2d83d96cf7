//! Shows a report to a program: one JSON array; positions counted from 1.

use serde_json::{Value, json};

use super::{Diagnostic, Message, Report, Severity};
use crate::text::{Language, Sources, Span};

/// What is no problem, and is told all the same: a change that is not released yet.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The site.
    pub site: String,
    /// The release it differs from.
    pub since: String,
    /// What is told.
    pub message: Message,
}

/// Renders every problem in the order of the report, and the notices behind them.
pub fn render(report: &Report, notices: &[Notice], language: Language) -> String {
    let mut list: Vec<Value> =
        report.diagnostics.iter().map(|diagnostic| one(diagnostic, &report.sources, language)).collect();
    list.extend(notices.iter().map(|notice| {
        let Notice { site, since, message } = notice;
        json!({ "code": "unreleased-change", "severity": "notice", "site": site, "since": since, "message": message.get(language) })
    }));
    let mut text = serde_json::to_string_pretty(&list).expect("values made of strings and numbers serialise");
    text.push('\n');
    text
}

fn one(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let mut value = place(diagnostic.span, sources);
    value["code"] = json!(diagnostic.code.as_str());
    value["severity"] = json!(match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    });
    value["message"] = json!(diagnostic.message.get(language));
    value["notes"] = diagnostic.notes.iter().map(|note| json!(note.get(language))).collect();
    value["related"] = diagnostic
        .related
        .iter()
        .map(|(span, message)| {
            let mut value = place(*span, sources);
            value["message"] = json!(message.get(language));
            value
        })
        .collect();
    value["suggestion"] = json!(diagnostic.suggestion.as_ref().map(|(_, text)| text));
    value
}

fn place(span: Span, sources: &Sources) -> Value {
    let Some(source) = sources.get(span.source) else {
        return json!({});
    };
    let (start, end) = (source.position(span.start as usize), source.position(span.end as usize));
    json!({
        "file": source.path(),
        "line": start.line, "column": start.column,
        "end_line": end.line, "end_column": end.column,
    })
}
