//! How to follow what a page tells of: calendars of deadlines and Atom feeds.

use serde::Serialize;

use super::parts::Phrase;
use super::route::{ProcedureFacet, Route};
use super::viewer::Viewer;
use crate::data::{self, Calendar, CalendarScope, FeedScope, ReportSeries};
use crate::model::Id;
use crate::text::segment;

/// What a page offers to those who want to follow it.
#[derive(Debug, Default, Serialize)]
pub struct Follow {
    /// Calendars of deadlines.
    pub calendars: Vec<FollowLink>,
    /// Feeds.
    pub feeds: Vec<FollowLink>,
    /// How many tasks have no day and are in no calendar, in a sentence.
    pub without_day: Option<String>,
}

/// A file to subscribe to.
#[derive(Debug, Serialize)]
pub struct FollowLink {
    /// The file.
    pub href: String,
    /// What it holds.
    pub text: String,
    /// The person or role it is for.
    pub person: Option<Phrase>,
    /// The record it tells of.
    pub of: Option<Phrase>,
    /// All of it in one text, for programs that list the feeds of a page.
    pub title: String,
    /// How much it holds, in words.
    pub size: Option<String>,
}

/// Gives what the page of a route offers; nothing where nobody could follow anything.
pub(super) fn follow(viewer: &Viewer<'_>, route: &Route) -> Option<Follow> {
    let mut follow = Follow::default();
    match route {
        Route::Dashboard | Route::Progress | Route::Plans => {
            follow.calendar(viewer, CalendarScope::Department);
            follow.feed(viewer, &FeedScope::Site);
        }
        Route::Plan(id) => {
            follow.calendar(viewer, CalendarScope::Plan(id.clone()));
            follow.persons(viewer, id);
            follow.feed(viewer, &FeedScope::Plan(id.clone()));
        }
        Route::Unit(id) => {
            follow.calendar(viewer, CalendarScope::Unit(id.clone()));
            follow.feed(viewer, &FeedScope::Unit(id.clone()));
        }
        Route::ProcedureFacet(ProcedureFacet::Field, field) => follow.feed(viewer, &FeedScope::Field(field.clone())),
        Route::Procedure(id) => {
            // Its own words name the field: looking for them in every procedure would cost a big site dearly.
            let field = &viewer.site.procedures.get(id)?.head.field;
            let scope = FeedScope::Field(segment(field.vi()));
            follow.feeds.push(link(&scope.path(), viewer.say("follow.feed-field"), Some(viewer.phrase(field))));
        }
        Route::Reports => {
            follow.calendar(viewer, CalendarScope::Department);
            let series = ReportSeries::of_site(viewer.site).into_iter().map(FeedScope::Reports);
            series.for_each(|scope| follow.feed(viewer, &scope));
        }
        Route::Report(id) => {
            let report = viewer.site.reports.get(id)?;
            follow.feed(viewer, &FeedScope::Reports(ReportSeries::of(report.head.period)));
        }
        Route::NewsList => follow.feed(viewer, &FeedScope::Site),
        _ => return None,
    }
    (!follow.calendars.is_empty() || !follow.feeds.is_empty()).then_some(follow)
}

/// Gives every calendar and feed of the site, for the page of open data.
pub(super) fn all(viewer: &Viewer<'_>) -> Follow {
    let calendars = data::calendars(viewer.site, viewer.derived);
    Follow {
        calendars: calendars.iter().map(|calendar| calendar_link(viewer, calendar)).collect(),
        feeds: FeedScope::all(viewer.site, viewer.derived).iter().map(|scope| feed_link(viewer, scope)).collect(),
        without_day: None,
    }
}

impl Follow {
    fn calendar(&mut self, viewer: &Viewer<'_>, scope: CalendarScope) {
        let Some(calendar) = data::calendar(viewer.site, viewer.derived, scope) else { return };
        let without = calendar.without_day as u64;
        self.without_day = (without > 0).then(|| viewer.count("follow.without-day", without));
        self.calendars.push(calendar_link(viewer, &calendar));
    }

    fn persons(&mut self, viewer: &Viewer<'_>, plan: &Id) {
        for scope in CalendarScope::persons(viewer.site, plan) {
            let calendar = data::calendar(viewer.site, viewer.derived, scope);
            self.calendars.extend(calendar.map(|calendar| calendar_link(viewer, &calendar)));
        }
    }

    fn feed(&mut self, viewer: &Viewer<'_>, scope: &FeedScope) {
        if scope.exists(viewer.site, viewer.derived) {
            self.feeds.push(feed_link(viewer, scope));
        }
    }
}

fn calendar_link(viewer: &Viewer<'_>, calendar: &Calendar) -> FollowLink {
    let name = |route: Route| Some(viewer.title(&route));
    let (key, person, of) = match &calendar.scope {
        CalendarScope::Department => ("follow.calendar", None, None),
        CalendarScope::Plan(id) => ("follow.calendar-plan", None, name(Route::Plan(id.clone()))),
        CalendarScope::Unit(id) => ("follow.calendar-unit", None, name(Route::Unit(id.clone()))),
        CalendarScope::Person(id, person) => {
            ("follow.calendar-person", Some(viewer.printed(person)), name(Route::Plan(id.clone())))
        }
    };
    let size = viewer.count("follow.events", calendar.len() as u64);
    FollowLink { size: Some(size), person, ..link(&calendar.scope.path(), viewer.say(key), of) }
}

fn feed_link(viewer: &Viewer<'_>, scope: &FeedScope) -> FollowLink {
    let name = || Some(viewer.title(&Route::of_feed(scope)));
    let (text, of) = match scope {
        FeedScope::Site => (viewer.say("follow.feed"), None),
        FeedScope::Plan(_) => (viewer.say("follow.feed-plan"), name()),
        FeedScope::Unit(_) => (viewer.say("follow.feed-unit"), name()),
        FeedScope::Field(_) => (viewer.say("follow.feed-field"), name()),
        FeedScope::Reports(series) => (viewer.say(&format!("follow.feed-{}", series.slug())), None),
    };
    link(&scope.path(), text, of)
}

fn link(path: &str, text: String, of: Option<Phrase>) -> FollowLink {
    let title = of.as_ref().map_or_else(|| text.clone(), |of| format!("{text}: {}", of.text));
    FollowLink { href: format!("~/{path}"), text, person: None, of, title, size: None }
}
