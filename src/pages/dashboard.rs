//! The dashboard: the state of the newest plan at a glance, then figures, procedures and news.

mod facts;
mod plan;

pub(super) use plan::{budget, names, newest_file, parts};

use serde::Serialize;

use super::changes::{self, Recent};
use super::completeness::{CompletenessLine, line};
use super::parts::{DateView, Link, Phrase};
use super::route::Route;
use super::upcoming::{RuleView, next_rules};
use super::viewer::Viewer;
use crate::model::{Plan, PlanKind, Report, Succession};

/// The dashboard.
#[derive(Debug, Serialize)]
pub struct Dashboard {
    /// Its heading.
    pub heading: Phrase,
    /// The state of the plan in a few sentences.
    pub lead: String,
    /// The agencies before and after this one.
    pub succession: Vec<SuccessionView>,
    /// The newest plan.
    pub plan: Option<plan::PlanState>,
    /// Earlier plans.
    pub other_plans: Vec<Link>,
    /// The newest report.
    pub report: Option<ReportView>,
    /// The next report.
    pub next: NextReport,
    /// Cases received and resolved.
    pub cases: Option<facts::CaseFigures>,
    /// Targets of the plan.
    pub targets: Option<facts::Targets>,
    /// Procedures in force.
    pub procedures: Option<facts::ProcedureFields>,
    /// The newest release and what waits for the next one.
    pub recent: Option<Recent>,
    /// The newest news.
    pub news: Vec<facts::NewsLine>,
    /// How complete the records are.
    pub completeness: Option<CompletenessLine>,
    /// More about the site.
    pub about: Option<Link>,
}

/// An agency before or after this one.
#[derive(Debug, Serialize)]
pub struct SuccessionView {
    /// Which of the two, in words.
    pub title: String,
    /// Its name.
    pub name: Phrase,
    /// Its site.
    pub href: Option<String>,
    /// Since when.
    pub from: Option<DateView>,
    /// What decided it.
    pub basis: Option<Phrase>,
}

/// A published report.
#[derive(Debug, Serialize)]
pub struct ReportView {
    /// The report.
    pub link: Link,
    /// The period it covers.
    pub period: String,
    /// Its document in the register.
    pub document: Option<Link>,
    /// Its date.
    pub date: Option<DateView>,
}

/// What is known of the next report.
#[derive(Debug, Serialize)]
pub struct NextReport {
    /// A report announced for a day.
    pub announced: Option<Announced>,
    /// The reports the plan asks for next.
    pub rules: Vec<RuleView>,
}

/// A report announced for a day.
#[derive(Debug, Serialize)]
pub struct Announced {
    /// The report.
    pub link: Link,
    /// The day.
    pub date: DateView,
    /// Whether the day has passed.
    pub passed: bool,
}

pub(super) fn view(viewer: &Viewer<'_>) -> Dashboard {
    let newest = viewer.site.plans.last().map(|(_, plan)| plan);
    let state = newest.map(|newest| plan::state(viewer, newest));
    let earlier = viewer.site.plans.keys().rev().skip(1);
    Dashboard {
        heading: heading(viewer, newest),
        lead: newest.map_or_else(String::new, |newest| plan::lead(viewer, newest)),
        succession: succession(viewer),
        plan: state,
        other_plans: earlier.map(|id| viewer.link(&Route::Plan(id.clone()))).collect(),
        report: latest_report(viewer),
        next: NextReport {
            announced: announced(viewer),
            rules: newest.map_or_else(Vec::new, |newest| next_rules(viewer, newest)),
        },
        cases: facts::cases(viewer),
        targets: newest.and_then(|newest| facts::targets(viewer, newest)),
        procedures: facts::procedures(viewer),
        recent: changes::recent(viewer),
        news: facts::news(viewer),
        completeness: line(viewer),
        about: viewer.site.pages.get_key_value("gioi-thieu").map(|(id, _)| viewer.link(&Route::Page(id.clone()))),
    }
}

/// Gives the heading of the dashboard.
pub(super) fn title(viewer: &Viewer<'_>) -> Phrase {
    heading(viewer, viewer.site.plans.last().map(|(_, plan)| plan))
}

fn heading(viewer: &Viewer<'_>, newest: Option<&Plan>) -> Phrase {
    let Some(newest) = newest else { return viewer.phrase(&viewer.site.department.name) };
    let said = |key: &str| Phrase::plain(viewer.fill(key, &[("y", &newest.head.year.to_string())]));
    match newest.head.kind {
        PlanKind::Reform => said("dashboard.heading-reform"),
        PlanKind::Communications => said("dashboard.heading-communications"),
        PlanKind::Other => viewer.phrase(&newest.head.title),
    }
}

fn succession(viewer: &Viewer<'_>) -> Vec<SuccessionView> {
    let department = &viewer.site.department;
    let view = |key: &str, other: &Succession| SuccessionView {
        title: viewer.say(key),
        name: viewer.phrase(&other.name),
        href: other.url.as_ref().map(|url| url.url.clone()),
        from: other.from.map(|from| viewer.moment(from)),
        basis: other.basis.as_ref().map(|basis| viewer.phrase(basis)),
    };
    let before = department.predecessor.as_ref().map(|other| view("dashboard.predecessor", other));
    let after = department.successor.as_ref().map(|other| view("dashboard.successor", other));
    after.into_iter().chain(before).collect()
}

/// A report counts as published once it has a date.
fn latest_report(viewer: &Viewer<'_>) -> Option<ReportView> {
    let published = viewer.site.reports.values().filter(|report| report.head.date.value().is_some());
    let report = published.max_by_key(|report| report.head.period)?;
    Some(ReportView {
        link: viewer.link(&Route::Report(report.id.clone())),
        period: viewer.period(report.head.period),
        document: report.head.document.as_ref().and_then(|document| viewer.document_link(document.id())),
        date: report.head.date.value().map(|date| viewer.moment(*date)),
    })
}

fn announced(viewer: &Viewer<'_>) -> Option<Announced> {
    let waiting = |report: &&Report| report.head.date.value().is_none() && report.head.announced.is_some();
    let report = viewer.site.reports.values().filter(waiting).min_by_key(|report| report.head.announced)?;
    let day = report.head.announced?;
    Some(Announced {
        link: viewer.link(&Route::Report(report.id.clone())),
        date: viewer.day(day),
        passed: day < viewer.derived.reference.date,
    })
}
