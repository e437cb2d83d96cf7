//! The list of plans, newest year first.

use std::ops::Range;

use serde::Serialize;

use super::paging;
use super::parts::{DateView, GradeBar, Link, Phrase, Shown};
use super::plan::{StatedDate, Timeline};
use super::route::{PlanFacet, Route};
use super::viewer::Viewer;
use crate::model::{Plan, Site};

/// How many entries of other lists a plan weighs as much as.
const CARD: usize = 5;

/// The list of plans.
#[derive(Debug, Serialize)]
pub struct Plans {
    /// How many there are.
    pub count: String,
    /// The plans.
    pub plans: Vec<PlanCard>,
}

/// A plan in the list.
#[derive(Debug, Serialize)]
pub struct PlanCard {
    /// Its id, for ids on the page.
    pub id: String,
    /// Leads to its page.
    pub href: String,
    /// What it is about.
    pub title: Phrase,
    /// Its kind and year.
    pub eyebrow: String,
    /// A summary for the reader.
    pub summary: Option<Phrase>,
    /// Its number.
    pub number: Shown,
    /// Its symbol.
    pub symbol: Shown,
    /// Its date.
    pub date: StatedDate,
    /// Tasks, areas and targets in words.
    pub size: String,
    /// What is due in each quarter.
    pub timeline: Timeline,
    /// The newest period reported.
    pub period: Option<PeriodLine>,
    /// Tasks by grade; nothing while no period is reported.
    pub bar: Option<GradeBar>,
}

/// A reported period with its real window.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodLine {
    /// Its name.
    pub name: String,
    /// The first day the figures cover.
    pub from: Option<DateView>,
    /// The cut-off.
    pub to: DateView,
    /// The printed window.
    pub printed: Option<Phrase>,
    /// The report that publishes it.
    pub report: Option<Link>,
}

pub(super) fn view(viewer: &Viewer<'_>, page: usize) -> Plans {
    let plans = newest_first(viewer.site);
    let shown = pages(viewer.site).get(page - 1).cloned().unwrap_or_default();
    Plans {
        count: viewer.count("plans.count", plans.len() as u64),
        plans: plans[shown].iter().map(|plan| card(viewer, plan)).collect(),
    }
}

/// Lists the plans, the newest year first.
pub(super) fn newest_first(site: &Site) -> Vec<&Plan> {
    let mut plans: Vec<&Plan> = site.plans.values().rev().collect();
    plans.sort_by_key(|plan| std::cmp::Reverse(plan.head.year));
    plans
}

/// Cuts the list of plans into pages.
pub(super) fn pages(site: &Site) -> Vec<Range<usize>> {
    paging::cut(site.plans.values().map(|_| CARD), paging::ENTRIES_A_PAGE)
}

fn card(viewer: &Viewer<'_>, plan: &Plan) -> PlanCard {
    let head = &plan.head;
    let periods = periods(viewer, plan);
    PlanCard {
        id: plan.id.to_string(),
        href: Route::Plan(plan.id.clone()).path(),
        title: viewer.phrase(&head.title),
        eyebrow: viewer.fill(&format!("plans.kind-{}", head.kind.as_str()), &[("y", &head.year.to_string())]),
        summary: head.summary.as_ref().map(|summary| viewer.phrase(summary)),
        number: viewer.stated(&head.number, |number| Phrase::plain(number)),
        symbol: viewer.stated(&head.symbol, |symbol| Phrase::plain(symbol)),
        date: StatedDate::of(viewer, head),
        size: super::plan::size(viewer, plan),
        timeline: Timeline::of(viewer, plan),
        bar: (!periods.is_empty()).then(|| grade_bar(viewer, plan)),
        period: periods.into_iter().next(),
    }
}

/// Shows the tasks of a plan by grade, each grade with a link to its tasks.
pub(super) fn grade_bar(viewer: &Viewer<'_>, plan: &Plan) -> GradeBar {
    let tally = viewer.derived.tally(plan, plan.tasks().map(|(_, task)| task));
    viewer.grade_bar(&tally, |word| Route::PlanFacet(plan.id.clone(), PlanFacet::Grade, word.to_owned()).path())
}

/// Lists the published periods of a plan, newest first.
pub(super) fn periods(viewer: &Viewer<'_>, plan: &Plan) -> Vec<PeriodLine> {
    let files = viewer.site.results.iter().filter(|((_, of), _)| *of == plan.id).map(|(_, file)| file);
    let mut lines: Vec<PeriodLine> = files.map(|file| period_line(viewer, file)).collect();
    lines.reverse();
    lines
}

/// Shows a reported period with its window and its report.
pub(super) fn period_line(viewer: &Viewer<'_>, file: &crate::model::ResultFile) -> PeriodLine {
    let report = file.report.as_ref().and_then(|report| viewer.site.reports.get(report.id()));
    PeriodLine {
        name: capital(&viewer.period(file.period)),
        from: file.from.map(|day| viewer.day(day)),
        to: viewer.day(file.to),
        printed: file.printed.as_deref().map(|printed| viewer.printed(printed)),
        report: report.map(|report| viewer.link(&Route::Report(report.id.clone()))),
    }
}

/// Writes a name as the beginning of a line: "quý I/2020" becomes "Quý I/2020".
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::capital;

    #[test]
    fn a_name_at_the_beginning_of_a_line_has_a_capital() {
        assert_eq!(capital("quý I/2020"), "Quý I/2020");
        assert_eq!(capital("đợt 1"), "Đợt 1");
        assert_eq!(capital("6 tháng đầu năm"), "6 tháng đầu năm");
        assert_eq!(capital(""), "");
    }
}
