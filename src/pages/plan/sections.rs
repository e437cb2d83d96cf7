//! The rules of a plan: reporting, assignments, appendices, and the headings of its prose.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{Moment, Plan, ReportingRule};
use crate::pages::parts::{AnnotationView, DateView, Link, Phrase, SectionLink, Shown};
use crate::pages::viewer::Viewer;

/// A rule of reporting.
#[derive(Debug, Serialize)]
pub struct ReportingView {
    /// The report.
    pub report: Phrase,
    /// The period.
    pub period: Option<Phrase>,
    /// The day before which it is due.
    pub before: Option<DateView>,
    /// Who reports.
    pub from: Option<Link>,
    /// To whom.
    pub to: Option<Link>,
    /// The printed text.
    pub printed: Option<Phrase>,
    /// A remark.
    pub note: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// What a unit is assigned.
#[derive(Debug, Serialize)]
pub struct AssignmentView {
    /// The unit.
    pub unit: Option<Link>,
    /// What it is assigned, in printed order.
    pub texts: Vec<Phrase>,
}

/// An appendix.
#[derive(Debug, Serialize)]
pub struct AppendixView {
    /// Its label.
    pub label: Shown,
    /// Its title.
    pub title: Option<Phrase>,
    /// The printed caption.
    pub caption: Option<Phrase>,
    /// Whether it is announced and not to be found.
    pub missing: bool,
    /// A remark.
    pub note: Option<Phrase>,
}

/// A heading of the prose with the headings below it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// Its id on the page.
    pub id: String,
    /// Its words.
    pub title: String,
    /// The headings below it.
    pub parts: Vec<TocEntry>,
}

pub(super) fn reporting(viewer: &Viewer<'_>, plan: &Plan) -> Vec<ReportingView> {
    let view = |rule: &ReportingRule| ReportingView {
        report: viewer.phrase(&rule.report),
        period: rule.period.as_ref().map(|period| viewer.phrase(period)),
        before: rule.before.as_deref().map(|before| before_day(viewer, before)),
        from: rule.from.as_ref().and_then(|unit| viewer.unit_link(unit.id())),
        to: rule.to.as_ref().and_then(|unit| viewer.unit_link(unit.id())),
        printed: rule.printed.as_deref().map(|printed| viewer.printed(printed)),
        note: rule.note.as_ref().map(|note| viewer.phrase(note)),
        annotations: viewer.annotations(&rule.annotations),
    };
    plan.head.reporting.iter().map(view).collect()
}

/// Says a date, or the day of every year written `02-25`.
fn before_day(viewer: &Viewer<'_>, before: &str) -> DateView {
    if let Some(moment) = Moment::parse(before) {
        return viewer.moment(moment);
    }
    let text = match before.split_once('-') {
        Some((month, day)) => viewer.fill("plan.yearly-day", &[("d", day), ("m", month)]),
        None => before.to_owned(),
    };
    DateView { iso: None, text }
}

/// Gathers what each unit is assigned; units stand in the order the plan first names them.
pub(super) fn assignments(viewer: &Viewer<'_>, plan: &Plan) -> Vec<AssignmentView> {
    let mut by_unit: IndexMap<&str, Vec<Phrase>> = IndexMap::new();
    for assignment in &plan.head.assignments {
        by_unit.entry(assignment.unit.id()).or_default().push(viewer.phrase(&assignment.text));
    }
    by_unit.into_iter().map(|(unit, texts)| AssignmentView { unit: viewer.unit_link(unit), texts }).collect()
}

pub(super) fn appendices(viewer: &Viewer<'_>, plan: &Plan) -> Vec<AppendixView> {
    let view = |appendix: &crate::model::Appendix| AppendixView {
        label: viewer.stated(&appendix.label, |label| viewer.printed(label)),
        title: appendix.title.as_ref().map(|title| viewer.phrase(title)),
        caption: appendix.caption.as_deref().map(|caption| viewer.printed(caption)),
        missing: appendix.missing,
        note: appendix.note.as_ref().map(|note| viewer.phrase(note)),
    };
    plan.head.appendices.iter().map(view).collect()
}

/// Puts headings of the third level under those of the second; deeper ones are left out.
pub(super) fn toc(sections: &[SectionLink]) -> Vec<TocEntry> {
    let mut entries: Vec<TocEntry> = Vec::new();
    for section in sections {
        let entry = TocEntry { id: section.id.clone(), title: section.title.clone(), parts: Vec::new() };
        match (section.level, entries.last_mut()) {
            (3, Some(above)) => above.parts.push(entry),
            (2 | 3, _) => entries.push(entry),
            _ => {}
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: &str, level: usize) -> SectionLink {
        SectionLink { id: id.to_owned(), title: id.to_uppercase(), level }
    }

    #[test]
    fn headings_of_the_third_level_stand_under_the_second() {
        let entries = toc(&[section("a", 2), section("b", 3), section("c", 4), section("d", 2)]);
        let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["a", "d"]);
        assert_eq!(entries.first().map(|entry| entry.parts.len()), Some(1));
    }

    #[test]
    fn a_heading_without_one_above_is_kept() {
        assert_eq!(toc(&[section("b", 3)]).len(), 1);
    }
}
