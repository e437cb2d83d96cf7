//! The reports, the newest first, and the calendar of those announced.

use serde::Serialize;

use super::paging;
use super::parts::{DateView, Link, Phrase, Shown};
use super::report::{Window, report_number, windows};
use super::route::Route;
use super::viewer::Viewer;
use crate::model::{Period, Postponement, Report, Site, Stated};

/// The list of reports.
#[derive(Debug, Serialize)]
pub struct Reports {
    /// How many are published, in words.
    pub total: String,
    /// Which of them stand on the page, where it has only some.
    pub part: Option<String>,
    /// The published ones.
    pub published: Vec<ReportRow>,
    /// The announced ones, the next first.
    pub announced: Vec<AnnouncedReport>,
}

/// A published report.
#[derive(Debug, Serialize)]
pub struct ReportRow {
    /// The report.
    pub link: Link,
    /// Whether it is of the newest period.
    pub latest: bool,
    /// Number and symbol.
    pub number: Shown,
    /// Its period.
    pub period: String,
    /// What its figures cover.
    pub windows: Vec<Window>,
    /// Its date.
    pub date: Option<DateView>,
    /// The key its period sorts by.
    pub sort: String,
    /// A summary.
    pub summary: Option<Phrase>,
    /// How many files, in words.
    pub files: Option<String>,
}

/// A report that is announced and not published yet.
#[derive(Debug, Serialize)]
pub struct AnnouncedReport {
    /// The report.
    pub link: Link,
    /// Its period.
    pub period: String,
    /// The day it is announced for.
    pub day: DateView,
    /// Whether that day has passed on the reference date.
    pub passed: bool,
    /// Former days.
    pub moves: Vec<PostponementView>,
}

/// A moved announcement.
#[derive(Debug, Serialize)]
pub struct PostponementView {
    /// The day before.
    pub from: DateView,
    /// The day after.
    pub to: DateView,
    /// Why.
    pub reason: Phrase,
}

pub(super) fn view(viewer: &Viewer<'_>, page: usize) -> Reports {
    let published = published(viewer.site);
    let newest = published.first().map(|report| report.head.period);
    let shown = paging::shown(page, published.len());
    let is_long = paging::pages(published.len()) > 1;
    Reports {
        total: viewer.count("reports.count", published.len() as u64),
        part: is_long.then(|| viewer.part(&shown, published.len())),
        published: published[shown].iter().map(|report| row(viewer, report, newest)).collect(),
        announced: if page == 1 { announced(viewer) } else { Vec::new() },
    }
}

/// Tells whether a report is only announced: it has a day to come and no date of its own.
pub(super) fn is_announced(report: &Report) -> bool {
    report.head.announced.is_some() && matches!(report.head.date, Stated::Absent)
}

/// Lists the published reports, the newest period first.
pub(super) fn published(site: &Site) -> Vec<&Report> {
    let mut reports: Vec<&Report> = site.reports.values().filter(|report| !is_announced(report)).collect();
    let key = |report: &Report| (report.head.period, report.head.date.value().map(|date| date.last_day()));
    reports.sort_by(|left, right| key(right).cmp(&key(left)).then_with(|| left.id.cmp(&right.id)));
    reports
}

/// Gives the newest period a report is published of.
pub(super) fn newest_period(site: &Site) -> Option<Period> {
    published(site).first().map(|report| report.head.period)
}

/// Lists the reports to come, the next first.
pub(super) fn announced(viewer: &Viewer<'_>) -> Vec<AnnouncedReport> {
    let mut reports: Vec<&Report> = viewer.site.reports.values().filter(|report| is_announced(report)).collect();
    reports.sort_by_key(|report| (report.head.announced, report.head.period));
    let view = |report: &Report| {
        let day = report.head.announced?;
        Some(AnnouncedReport {
            link: viewer.link(&Route::Report(report.id.clone())),
            period: viewer.period(report.head.period),
            day: viewer.day(day),
            passed: day < viewer.derived.reference.date,
            moves: moves(viewer, &report.head.postponed),
        })
    };
    reports.into_iter().filter_map(view).collect()
}

/// Shows how an announcement moved.
pub(super) fn moves(viewer: &Viewer<'_>, postponed: &[Postponement]) -> Vec<PostponementView> {
    let view = |postponement: &Postponement| PostponementView {
        from: viewer.day(postponement.from),
        to: viewer.day(postponement.to),
        reason: viewer.phrase(&postponement.reason),
    };
    postponed.iter().map(view).collect()
}

fn row(viewer: &Viewer<'_>, report: &Report, newest: Option<Period>) -> ReportRow {
    let head = &report.head;
    let files = head.files.len() as u64;
    ReportRow {
        link: viewer.link(&Route::Report(report.id.clone())),
        latest: newest == Some(head.period),
        number: report_number(viewer, report),
        period: viewer.period(head.period),
        windows: windows(viewer, report),
        date: head.date.value().map(|date| viewer.moment(*date)),
        sort: head.period.to_string(),
        summary: head.summary.as_ref().map(|summary| viewer.phrase(summary)),
        files: (files > 0).then(|| viewer.count("reports.files", files)),
    }
}
