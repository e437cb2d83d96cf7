//! What must not go out: numbers of persons, private telephones and addresses, accounts, marks of secrecy.
//!
//! `rules` judge texts; `content` and `attachment` bring them every text that is published; `allowance` knows what may
//! go out all the same. Nothing is changed or left out: a person decides.

mod allowance;
mod attachment;
mod content;
mod message;
mod rules;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Message, Report, Severity, say};
use crate::model::Site;
use crate::text::{SourceId, Span};
use allowance::Allowances;
use attachment::{Found, Reading, What};

/// How many findings of one kind are told of one attachment.
const TOLD: usize = 10;

/// Reports what must not go out of a site, in its content files and its attachments.
pub(super) fn check(site: &Site, report: &mut Report) {
    let allowances = Allowances::of(&site.department);
    for found in content::find(site, &report.sources) {
        if !allowances.allow(&found.text, &found.path) {
            let code = message::code(found.kind);
            let fault =
                fault(code, found.certain, found.span, message::sentence(found.kind, &found.text, found.certain));
            report.diagnostics.push(fault.note(message::why(code)).note(message::mend_content(code)));
        }
    }
    let readings: Vec<(&String, Reading)> =
        site.files.par_iter().map(|(path, file)| (path, attachment::read(path, &file.bytes))).collect();
    let folder = report.sources.get(site.source).and_then(|source| source.path().strip_suffix("department.toml"));
    let folder = folder.unwrap_or_default().to_owned();
    for (path, reading) in readings {
        attached(&format!("files/{path}"), &folder, reading, &allowances, report);
    }
    allowances.report(&mut report.diagnostics);
}

fn fault(code: Code, certain: bool, span: Span, message: Message) -> Diagnostic {
    if certain { Diagnostic::error(code, span, message) } else { Diagnostic::warning(code, span, message) }
}

/// Reports what was found in one attachment.
fn attached(path: &str, folder: &str, reading: Reading, allowances: &Allowances<'_>, report: &mut Report) {
    let mut source = None;
    let mut told: BTreeMap<(Code, bool), Vec<Found>> = BTreeMap::new();
    for found in reading.found {
        let whole = found.what == What::Position && allowances.allow_file(path);
        if !whole && !allowances.allow(&found.text, path) {
            let list = told.entry((found_code(found.what), found.certain)).or_default();
            if !list
                .iter()
                .any(|other| other.what == found.what && other.text == found.text && other.place == found.place)
            {
                list.push(found);
            }
        }
    }
    for ((code, certain), list) in told {
        let span = start_of(path, folder, &mut source, report);
        let more = list.len().saturating_sub(TOLD);
        for (index, found) in list.into_iter().take(TOLD).enumerate() {
            let mut fault = fault(code, certain, span, attached_sentence(&found));
            if code != Code::PicturePosition && found.excerpt != found.text {
                let excerpt = &found.excerpt;
                fault = fault.note(say!(vi: "quanh đó: {excerpt}"; en: "around it: {excerpt}"));
            }
            fault = fault.note(message::why(code)).note(message::mend_attachment(code));
            if index + 1 == TOLD && more > 0 {
                fault = fault.note(say!(vi: "tệp còn {more} chỗ nữa như vậy"; en: "the file has {more} more like it"));
            }
            report.diagnostics.push(fault);
        }
    }
    if !reading.unread.is_empty() && !allowances.allow_file(path) {
        let span = start_of(path, folder, &mut source, report);
        report.diagnostics.extend(reading.unread.iter().map(|(place, why)| unread(span, place, &why.message())));
    }
}

/// Gives the place that is the attachment, added to the sources once it is needed.
fn start_of(path: &str, folder: &str, source: &mut Option<SourceId>, report: &mut Report) -> Span {
    Span::new(*source.get_or_insert_with(|| report.sources.add(format!("{folder}{path}"), "")), 0, 0)
}

fn found_code(what: What) -> Code {
    match what {
        What::Text(kind) => message::code(kind),
        What::Position => Code::PicturePosition,
    }
}

fn attached_sentence(found: &Found) -> Message {
    let said = match found.what {
        What::Text(kind) => message::sentence(kind, &found.text, found.certain),
        What::Position => {
            let text = &found.text;
            say!(vi: "ảnh ghi nơi chụp: {text}"; en: "the picture says where it was taken: {text}")
        }
    };
    if found.place.en.is_empty() {
        return said;
    }
    let place = &found.place;
    say!(vi: "{} ({})", said.vi, place.vi; en: "{} ({})", said.en, place.en)
}

fn unread(span: Span, place: &Message, why: &Message) -> Diagnostic {
    let (vi, en) = (&place.vi, &place.en);
    let message = if en.is_empty() {
        say!(vi: "chưa xem được bên trong tệp này: {}", why.vi; en: "this file was not looked into: {}", why.en)
    } else {
        say!(vi: "chưa xem được một phần của tệp này ({vi}): {}", why.vi; en: "a part of this file was not looked into ({en}): {}", why.en)
    };
    Diagnostic { severity: Severity::Warning, ..Diagnostic::error(Code::UnreadAttachment, span, message) }
        .note(message::mend_attachment(Code::UnreadAttachment))
}
