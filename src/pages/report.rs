//! One report: the facts of the document, its prose, and the appendix made from the results it publishes.

mod appendix;

use serde::Serialize;

use appendix::Appendix;

use super::parts::{AnnotationView, BodyView, CitationView, DateView, FileView, Link, Phrase, SectionLink, Shown};
use super::reports::{self, AnnouncedReport, PostponementView};
use super::route::Route;
use super::signature::{RecipientView, SignerView};
use super::viewer::Viewer;
use crate::model::{Annotation, Id, Report};

/// The page of a report.
#[derive(Debug, Serialize)]
pub struct ReportPage {
    /// Where it stands among the reports.
    pub banner: Banner,
    /// A summary.
    pub summary: Option<Phrase>,
    /// Number and symbol.
    pub number: Shown,
    /// Forms in which the document prints its number and symbol.
    pub printed: Vec<Phrase>,
    /// Its entry in the register.
    pub document: Option<Link>,
    /// The printed type line.
    pub type_line: Option<Phrase>,
    /// The place before the date.
    pub place: Shown,
    /// The date; nothing where there is none to show.
    pub date: Option<DateView>,
    /// The words for a date that is absent, blank or none.
    pub date_state: Shown,
    /// Its period.
    pub period: String,
    /// What its figures cover.
    pub windows: Vec<Window>,
    /// Who signed.
    pub signer: Option<SignerView>,
    /// Recipients.
    pub recipients: Vec<RecipientView>,
    /// The printed file line.
    pub filing: Option<Phrase>,
    /// The printed closing mark.
    pub closing: Option<Phrase>,
    /// Legal bases.
    pub bases: Vec<CitationView>,
    /// What the periods it publishes lack.
    pub completeness: Vec<super::completeness::PeriodSheet>,
    /// The day it was announced for.
    pub announced: Option<DateView>,
    /// How that day moved.
    pub moves: Vec<PostponementView>,
    /// Its prose.
    pub body: BodyView,
    /// Whether there is prose.
    pub has_body: bool,
    /// The headings of the prose, those below under those above.
    pub contents: Vec<Entry>,
    /// The results it publishes, one appendix a plan.
    pub appendices: Vec<Appendix>,
    /// Counted facts it publishes.
    pub statistics: Vec<Link>,
    /// Files.
    pub files: Vec<FileView>,
    /// Notes beside printed values, by the part of the document they belong to.
    pub remarks: Vec<Remarks>,
}

/// Where a report stands among the reports.
#[derive(Debug, Serialize)]
pub struct Banner {
    /// `latest`, `older` or `announced`.
    pub state: &'static str,
    /// The newest report, where this is an older one.
    pub newest: Option<Link>,
    /// The report of the period before.
    pub previous: Option<Link>,
    /// The next report to come.
    pub next: Option<AnnouncedReport>,
}

/// What the figures of a period really cover.
#[derive(Debug, Serialize)]
pub struct Window {
    /// What is covered: results or statistics.
    pub what: String,
    /// From and to in words.
    pub text: String,
    /// The printed window.
    pub printed: Option<Phrase>,
}

/// A heading with those below it.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// Its id on the page.
    pub id: String,
    /// Its words.
    pub title: String,
    /// The headings one level below.
    pub below: Vec<SectionLink>,
}

/// Notes on one part of the document.
#[derive(Debug, Serialize)]
pub struct Remarks {
    /// The part as the document numbers it.
    pub part: Option<String>,
    /// The notes.
    pub list: Vec<AnnotationView>,
}

pub(super) fn view(viewer: &Viewer<'_>, id: &Id) -> ReportPage {
    let report = viewer.site.reports.get(id).expect("an address of a report is made for one of the site");
    let head = &report.head;
    let body = viewer.body(&report.body);
    let printed = |text: &String| viewer.printed(text);
    ReportPage {
        banner: banner(viewer, report),
        summary: head.summary.as_ref().map(|summary| viewer.phrase(summary)),
        number: report_number(viewer, report),
        printed: head.printed.iter().map(|printed| viewer.printed(printed)).collect(),
        document: head.document.as_ref().and_then(|document| viewer.document_link(document.id())),
        type_line: head.type_line.as_ref().map(printed),
        place: viewer.stated(&head.place, printed),
        date: head.date.value().map(|date| viewer.moment(*date)),
        date_state: viewer.stated(&head.date, |date| Phrase::plain(viewer.moment(*date).text)),
        period: viewer.period(head.period),
        windows: windows(viewer, report),
        signer: head.signer.as_ref().map(|signer| viewer.signer(signer)),
        recipients: head.recipients.iter().map(|recipient| viewer.recipient(recipient)).collect(),
        filing: head.filing.as_ref().map(printed),
        closing: head.closing.as_ref().map(printed),
        bases: head.bases.iter().map(|basis| viewer.citation(basis)).collect(),
        completeness: viewer.report_sheets(id),
        announced: head.announced.map(|day| viewer.day(day)),
        moves: reports::moves(viewer, &head.postponed),
        has_body: !body.markdown.trim().is_empty(),
        contents: contents(&body.sections),
        body,
        appendices: appendix::all(viewer, report),
        statistics: statistics(viewer, report),
        files: head.files.iter().map(|file| viewer.file(file)).collect(),
        remarks: remarks(viewer, &head.annotations),
    }
}

/// Gives number and symbol as documents write them; says so where the number is absent or blank.
pub(super) fn report_number(viewer: &Viewer<'_>, report: &Report) -> Shown {
    let symbol = report.head.symbol.value();
    viewer.stated(&report.head.number, |number| match symbol {
        Some(symbol) => Phrase::plain(format!("{number}/{symbol}")),
        None => Phrase::plain(number),
    })
}

/// Says what the results and statistics of a report really cover.
pub(super) fn windows(viewer: &Viewer<'_>, report: &Report) -> Vec<Window> {
    let site = viewer.site;
    let is = |of: &Option<crate::model::ReportId>| of.as_ref().is_some_and(|of| of.id() == report.id.as_str());
    let results = site.results.values().filter(|file| is(&file.report));
    let results = results.map(|file| ("report.window-results", file.from, Some(file.to), file.printed.as_deref()));
    let statistics = site.statistics.values().filter(|file| is(&file.report));
    let statistics = statistics.map(|file| ("report.window-statistics", file.from, file.to, file.printed.as_deref()));
    let mut windows: Vec<Window> = Vec::new();
    for (what, from, to, printed) in results.chain(statistics) {
        let text = match (from.map(|day| viewer.day(day).text), to.map(|day| viewer.day(day).text)) {
            (Some(from), Some(to)) => viewer.fill("report.window-from-to", &[("from", &from), ("to", &to)]),
            (None, Some(to)) => viewer.fill("report.window-to", &[("to", &to)]),
            (Some(from), None) => viewer.fill("report.window-from", &[("from", &from)]),
            (None, None) => viewer.say("report.window-unknown"),
        };
        let (what, printed) = (viewer.say(what), printed.map(|printed| viewer.printed(printed)));
        match windows.iter_mut().find(|other| (&other.text, &other.printed) == (&text, &printed)) {
            Some(same) if same.what.contains(&what) => {}
            Some(same) => same.what = format!("{}, {}", same.what, what.to_lowercase()),
            None => windows.push(Window { what, text, printed }),
        }
    }
    windows
}

fn banner(viewer: &Viewer<'_>, report: &Report) -> Banner {
    let published = reports::published(viewer.site);
    let link = |report: &&Report| viewer.link(&Route::Report(report.id.clone()));
    let period = report.head.period;
    let newest = published.first().filter(|newest| newest.head.period > period).map(link);
    let is_announced = reports::is_announced(report);
    let others = reports::announced(viewer);
    Banner {
        state: match (is_announced, &newest) {
            (true, _) => "announced",
            (false, Some(_)) => "older",
            (false, None) => "latest",
        },
        newest,
        previous: published.iter().find(|other| other.head.period < period).map(link),
        next: others.into_iter().find(|_| !is_announced),
    }
}

/// Puts the headings of the second level under those of the first; deeper ones are left to the text.
fn contents(sections: &[SectionLink]) -> Vec<Entry> {
    let top = sections.iter().map(|section| section.level).min().unwrap_or_default();
    let mut entries: Vec<Entry> = Vec::new();
    for section in sections {
        match (section.level - top, entries.last_mut()) {
            (0, _) => {
                entries.push(Entry { id: section.id.clone(), title: section.title.clone(), below: Vec::new() });
            }
            (1, Some(entry)) => entry.below.push(section.clone()),
            _ => {}
        }
    }
    entries
}

fn statistics(viewer: &Viewer<'_>, report: &Report) -> Vec<Link> {
    let published = viewer.site.statistics.values().filter(|file| {
        file.report.as_ref().map_or(file.period == report.head.period, |of| of.id() == report.id.as_str())
    });
    let link = |period: String| Link {
        href: Route::Statistics.path(),
        text: Phrase::plain(viewer.fill("report.statistics-of", &[("period", &period)])),
    };
    published.map(|file| link(viewer.period(file.period))).collect()
}

fn remarks(viewer: &Viewer<'_>, annotations: &[Annotation]) -> Vec<Remarks> {
    let same = |left: &Annotation, right: &Annotation| left.field == right.field;
    let group = |group: &[Annotation]| Remarks {
        part: group[0].field.as_deref().and_then(|field| part(viewer, field)),
        list: viewer.annotations(group),
    };
    annotations.chunk_by(same).map(group).collect()
}

/// Names the part of the document a note belongs to: printed numbers of sections begin with a capital
/// or a digit, names of fields do not.
fn part(viewer: &Viewer<'_>, field: &str) -> Option<String> {
    let is_number = field.starts_with(|first: char| first.is_ascii_uppercase() || first.is_ascii_digit());
    match field {
        "appendix" => Some(viewer.say("report.appendix")),
        _ => is_number.then(|| viewer.fill("report.part", &[("part", field)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_headings_stay_out_of_the_contents() {
        let section = |level, id: &str| SectionLink { id: id.to_owned(), title: id.to_owned(), level };
        let entries =
            contents(&[section(2, "a"), section(3, "a1"), section(4, "a11"), section(3, "a2"), section(2, "b")]);
        let shape: Vec<(&str, usize)> = entries.iter().map(|entry| (entry.id.as_str(), entry.below.len())).collect();
        assert_eq!(shape, [("a", 2), ("b", 0)]);
    }
}
