//! Notes of the editors, each beside the printed value it is about.

use std::collections::BTreeMap;

use crate::model::Annotation;
use crate::pages::parts::AnnotationView;
use crate::pages::viewer::Viewer;

/// Notes by field; every field that can have some is there, with `rest` for the others.
pub(in crate::pages) type Notes = BTreeMap<&'static str, Vec<AnnotationView>>;

/// The key of notes that belong to no value shown.
const REST: &str = "rest";

/// Sorts notes by the field they name.
pub(in crate::pages) fn notes_by_field(
    viewer: &Viewer<'_>,
    annotations: &[Annotation],
    fields: &[&'static str],
) -> Notes {
    let mut notes: Notes = fields.iter().copied().chain([REST]).map(|field| (field, Vec::new())).collect();
    for annotation in annotations {
        let field = place(annotation.field.as_deref(), fields);
        notes.entry(field).or_default().extend(viewer.annotations(std::slice::from_ref(annotation)));
    }
    notes
}

/// A note on the printed form of a value (`leads_printed`, `due_text`) stands beside the value.
fn place(field: Option<&str>, fields: &[&'static str]) -> &'static str {
    let Some(field) = field else { return REST };
    let value = field.strip_suffix("_printed").or_else(|| field.strip_suffix("_text")).unwrap_or(field);
    fields.iter().copied().find(|known| *known == value || *known == field).unwrap_or(REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_on_a_printed_form_stands_beside_the_value() {
        let fields = &["due", "leads"];
        assert_eq!(place(Some("due_text"), fields), "due");
        assert_eq!(place(Some("leads_printed"), fields), "leads");
        assert_eq!(place(Some("leads"), fields), "leads");
    }

    #[test]
    fn a_note_on_something_else_is_not_lost() {
        assert_eq!(place(Some("work"), &["due"]), REST);
        assert_eq!(place(None, &["due"]), REST);
    }
}
