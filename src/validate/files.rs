//! Rule `missing-file`: an attachment named is in the `files/` folder.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{Attachment, FilePath};
use crate::text::nearest;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let site = scope.site;
    let mut named: Vec<&FilePath> = site.department.logo.iter().collect();
    site.documents.values().for_each(|document| named.extend(paths(&document.files)));
    site.plans.values().for_each(|plan| named.extend(paths(&plan.head.files)));
    site.reports.values().for_each(|report| named.extend(paths(&report.head.files)));
    site.news.values().for_each(|news| named.extend(paths(&news.head.files)));
    for result in site.results.values().flat_map(|file| &file.result) {
        named.extend(result.evidence.iter().filter_map(|evidence| evidence.file.as_ref()).map(|file| &file.file));
    }
    for procedure in site.procedures.values() {
        let papers = procedure.head.case.iter().flat_map(|case| &case.paper);
        let forms = papers.filter_map(|paper| paper.form.as_ref());
        named.extend(forms.filter_map(|form| form.file.as_ref()).map(|file| &file.file));
    }
    for file in named {
        let path = &file.path;
        if site.files.contains_key(path) {
            continue;
        }
        let mut fault = Diagnostic::error(
            Code::MissingFile,
            file.span,
            say!(vi: "không có tệp `files/{path}`"; en: "there is no file `files/{path}`"),
        );
        if let Some(near) = nearest(path, site.files.keys().map(String::as_str)) {
            fault = fault.suggest(file.span, &format!("\"{near}\""));
        }
        faults.push(fault);
    }
}

fn paths(attachments: &[Attachment]) -> impl Iterator<Item = &FilePath> {
    attachments.iter().map(|attachment| &attachment.file)
}
