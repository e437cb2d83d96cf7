//! JSON Schemas of every content file, from the declarations of the records.

use crate::model::{
    Budget, ChangeNoteFile, Department, DocumentFile, Glossary, IndicatorFile, NewsHead, PageHead, PlanHead,
    ProcedureHead, ReportHead, ResultFile, StatisticFile, TaskFile,
};
use crate::record::{Decode, SchemaBook};

/// Gives every schema with the name of the file or head it describes.
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("department", of::<Department>("department.toml")),
        ("plan", of::<PlanHead>("plans/<id>/plan.md")),
        ("tasks", of::<TaskFile>("plans/<id>/tasks.toml")),
        ("budget", of::<Budget>("plans/<id>/budget.toml")),
        ("results", of::<ResultFile>("results/<period>.toml")),
        ("statistics", of::<StatisticFile>("statistics/<period>.toml")),
        ("indicators", of::<IndicatorFile>("indicators.toml")),
        ("documents", of::<DocumentFile>("documents.toml")),
        ("glossary", of::<Glossary>("glossary.toml")),
        ("changes", of::<ChangeNoteFile>("changes.toml")),
        ("procedure", of::<ProcedureHead>("procedures/<id>.md")),
        ("report", of::<ReportHead>("reports/<id>.md")),
        ("news", of::<NewsHead>("news/<id>.md")),
        ("page", of::<PageHead>("pages/<id>.md")),
    ]
}

fn of<T: Decode>(title: &str) -> String {
    let mut book = SchemaBook::default();
    let root = T::schema(&mut book);
    let mut text = serde_json::to_string_pretty(&book.document(title, root)).expect("a schema is plain JSON");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_reference_in_a_schema_leads_to_a_definition() {
        for (name, text) in super::all() {
            let schema: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            for part in text.split("\"#/$defs/").skip(1) {
                let target = part.split('"').next().expect("a name");
                assert!(schema["$defs"][target].is_object(), "{name}: {target}");
            }
        }
    }
}
