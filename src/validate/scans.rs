//! Rule `scanned-text`: a file the record calls a scan has a copy beside it that can be read aloud.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::Attachment;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let site = scope.site;
    // A plan, report, news item or page with a text of its own is the copy.
    site.documents.values().for_each(|document| scans(&document.files, false, faults));
    site.plans.values().for_each(|plan| scans(&plan.head.files, !plan.body.vi.is_empty(), faults));
    site.reports.values().for_each(|report| scans(&report.head.files, !report.body.vi.is_empty(), faults));
    site.news.values().for_each(|news| scans(&news.head.files, !news.body.vi.is_empty(), faults));
    for result in site.results.values().flat_map(|file| &file.result) {
        let files: Vec<&Attachment> = result.evidence.iter().filter_map(|evidence| evidence.file.as_ref()).collect();
        each(&files, result.text.is_some(), faults);
    }
    for paper in site.procedures.values().flat_map(|procedure| &procedure.head.case).flat_map(|case| &case.paper) {
        let files: Vec<&Attachment> = paper.form.iter().filter_map(|form| form.file.as_ref()).collect();
        each(&files, false, faults);
    }
}

fn scans(files: &[Attachment], has_text: bool, faults: &mut Vec<Diagnostic>) {
    each(&files.iter().collect::<Vec<_>>(), has_text, faults);
}

fn each(files: &[&Attachment], has_text: bool, faults: &mut Vec<Diagnostic>) {
    if has_text || files.iter().any(|file| file.accessible == Some(true)) {
        return;
    }
    for file in files.iter().filter(|file| file.accessible == Some(false)) {
        faults.push(
            Diagnostic::warning(
                Code::ScannedText,
                file.file.span,
                say!(vi: "tệp này chỉ là ảnh quét, trình đọc màn hình không đọc được"; en: "this file is only a scan, which no screen reader can read"),
            )
            .note(say!(
                vi: "thêm một bản có chữ (docx, pdf có chữ) với `accessible = true`, hoặc đăng nội dung thành trang";
                en: "add a copy with text (docx, pdf with text) with `accessible = true`, or publish its content as a page"
            )),
        );
    }
}
