//! Rule `duplicate-document`: issuer, type, number, symbol and date name one document (MODEL §15).

use std::collections::BTreeMap;

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::Document;
use crate::text::fold;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, &Document> = BTreeMap::new();
    for document in scope.site.documents.values() {
        let Some(identifier) = document.identifier() else { continue };
        let issuer = document.issuer.as_ref().map(|issuer| fold(issuer.vi())).unwrap_or_default();
        let date = document.date.map(|date| date.to_string()).unwrap_or_default();
        let key = format!("{issuer}|{}|{}|{date}", document.kind.as_str(), identifier.to_uppercase());
        if let Some(earlier) = seen.insert(key, document) {
            faults.push(
                Diagnostic::error(
                    Code::DuplicateDocument,
                    document.id.span,
                    say!(vi: "văn bản {identifier} đã có trong sổ với mã `{}`", earlier.id.id; en: "the document {identifier} is already in the register as `{}`", earlier.id.id),
                )
                .related(earlier.id.span, say!(vi: "lần đầu ở đây"; en: "first here")),
            );
        }
    }
}
