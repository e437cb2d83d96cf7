//! What every page of a site has around its view: title, breadcrumbs, menu, footer.

use serde::Serialize;

use super::address::Root;
use super::changes::{self, Places, RecordHistory, ReleaseLine};
use super::follow::{Follow, follow};
use super::linked::{Addresses, linked};
use super::paging::Pages;
use super::parts::{DateView, Link, Phrase};
use super::route::Route;
use super::share::{Share, share};
use super::viewer::Viewer;
use crate::derive::ReferenceBasis;
use crate::model::Stated;
use crate::text::Language;

/// What is the same around every page of a site in one language: made once for all of them.
#[derive(Debug)]
pub struct Surroundings {
    /// The entries of the menu that lead somewhere, with their words.
    menu: Vec<(Route, String)>,
    department: DepartmentView,
    /// Where the changes of each page stand in the ledger.
    places: Places,
}

impl Surroundings {
    /// Makes what stands around the pages of a site; `routes` are all its pages.
    pub fn new(viewer: &Viewer<'_>, routes: &[Route], has_siblings: bool) -> Self {
        let item = |entry: Route| {
            let words = viewer.say(&format!("menu.{}", entry.kind()));
            (entry, words)
        };
        let menu = MENU.into_iter().filter(|entry| routes.contains(entry)).map(item).collect();
        Self { menu, department: department(viewer, has_siblings), places: Places::of(viewer.ledger) }
    }
}

/// The frame of a page.
#[derive(Debug, Serialize)]
pub struct Frame<'s> {
    /// The page kind: template and `data-page`.
    pub kind: &'static str,
    /// The language of the page.
    pub lang: &'static str,
    /// Its heading.
    pub title: Phrase,
    /// The address, from the root of the language.
    pub here: String,
    /// The pages above, from the dashboard down.
    pub crumbs: Vec<Link>,
    /// The menu.
    pub menu: Vec<MenuItem>,
    /// The same page in other languages.
    pub languages: Vec<LanguageLink>,
    /// The full address, where the base address is known; else its path.
    pub address: String,
    /// The full address, where the base address is known.
    pub canonical: Option<String>,
    /// The pages of its list, where there are several.
    pub pages: Option<Pages>,
    /// The same page in Markdown.
    pub twin: Option<String>,
    /// What it brings along where it is shared, cited or printed.
    pub share: Share,
    /// Whether some text had to stay in Vietnamese.
    pub fell_back: bool,
    /// The department.
    pub department: &'s DepartmentView,
    /// Calendars and feeds of what the page tells of.
    pub follow: Option<Follow>,
    /// What changed on the record of the page, from release to release.
    pub history: Option<RecordHistory>,
    /// The newest release, and what of the page it does not have.
    pub release: Option<ReleaseLine>,
    /// Whether search engines are to pass the page over: it is not how things are today.
    pub is_old: bool,
    /// The same facts for programs, as JSON that may stand in a `script` element.
    pub linked: String,
}

/// An entry of the menu.
#[derive(Debug, Serialize)]
pub struct MenuItem {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: String,
    /// `page` on the page itself, `true` on a page below it.
    pub current: Option<&'static str>,
}

/// The page in a language.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// Where it leads; nothing for the language shown.
    pub href: Option<String>,
    /// The language's code.
    pub code: &'static str,
    /// The language's own name.
    pub name: &'static str,
}

/// What the header and footer say of the department.
#[derive(Debug, Serialize)]
pub struct DepartmentView {
    /// Its name.
    pub name: Phrase,
    /// The province above its name.
    pub province: Option<Phrase>,
    /// The logo, where there is one.
    pub logo: Option<String>,
    /// Whether the department has its own accent colour.
    pub accent: bool,
    /// Whether the content is a sample.
    pub sample: bool,
    /// What it is drawn from.
    pub source: Option<Phrase>,
    /// The licence of the data.
    pub licence: Option<Phrase>,
    /// The licence's text.
    pub licence_url: Option<String>,
    /// The date everything is compared with.
    pub reference: DateView,
    /// The words before that date: figures as of it, or only compared with it.
    pub reference_label: String,
    /// What that date rests on.
    pub reference_basis: String,
    /// How to report a mistake.
    pub feedback: Vec<FeedbackView>,
    /// The accessibility statement.
    pub accessibility: Option<Link>,
    /// Contact facts for the footer.
    pub contact: Vec<Phrase>,
    /// Whether several departments share the published folder.
    pub has_siblings: bool,
}

/// A way to report a mistake.
#[derive(Debug, Serialize)]
pub struct FeedbackView {
    /// Where it leads, where it can be followed.
    pub href: Option<String>,
    /// What it is.
    pub text: Phrase,
    /// Telephone or address in words.
    pub detail: Option<Phrase>,
}

/// What the frame needs to know of the publication.
#[derive(Debug, Clone, Copy)]
pub struct Publication<'p> {
    /// The base address.
    pub base_url: Option<&'p str>,
    /// Where the site and language stand in the published folder.
    pub root: &'p Root,
}

/// The entries of the menu, in order.
const MENU: [Route; 12] = [
    Route::Dashboard,
    Route::Procedures,
    Route::Plans,
    Route::Progress,
    Route::Indicators,
    Route::Budget,
    Route::Statistics,
    Route::Reports,
    Route::Documents,
    Route::Units,
    Route::NewsList,
    Route::Data,
];

/// Makes the frame of a page; the view has been made before, so that fallbacks are known.
pub fn frame<'s>(
    viewer: &Viewer<'_>,
    route: &Route,
    around: &'s Surroundings,
    publication: Publication<'_>,
) -> Frame<'s> {
    let fell_back = viewer.take_fell_back();
    let here = route.path();
    let title = viewer.title(route);
    let path = format!("{}{}", publication.root.folder(), here.trim_start_matches('/'));
    let canonical = publication.base_url.map(|base| format!("{}/{path}", base.trim_end_matches('/')));
    let share = share(viewer, route, &title, publication, canonical.as_deref());
    let history = changes::history(viewer, route, &around.places);
    let release = changes::line(viewer, route, &around.places);
    viewer.take_fell_back();
    let crumbs = crumbs(viewer, route);
    let (list, page) = route.numbered();
    let addresses = Addresses::new(publication.root, &here, publication.base_url);
    Frame {
        kind: route.kind(),
        lang: viewer.language.code(),
        linked: linked(viewer, route, (&title, &share.description), &crumbs, &addresses),
        crumbs,
        menu: menu(around, route),
        languages: languages(viewer, &here),
        share,
        address: canonical.clone().unwrap_or_else(|| format!("/{path}")),
        canonical: today(viewer, route, publication).or(canonical),
        history,
        release,
        is_old: matches!(list, Route::Frozen(..)),
        pages: viewer.pages(list, page),
        twin: route.twin(),
        fell_back,
        department: &around.department,
        follow: follow(viewer, route),
        title,
        here,
    }
}

/// Gives the full address of the page of today, where this one is of a release and the base address is known.
fn today(viewer: &Viewer<'_>, route: &Route, publication: Publication<'_>) -> Option<String> {
    let Route::Frozen(slug, path) = route else { return None };
    let (base, today) = (publication.base_url?, changes::frozen_today(viewer, slug, path)?);
    Some(format!("{}/{}", base.trim_end_matches('/'), publication.root.full(&today.path())))
}

fn crumbs(viewer: &Viewer<'_>, route: &Route) -> Vec<Link> {
    let mut crumbs = Vec::new();
    let mut above = route.parent();
    while let Some(route) = above {
        crumbs.push(viewer.link(&route));
        above = route.parent();
    }
    crumbs.reverse();
    crumbs
}

fn menu(around: &Surroundings, route: &Route) -> Vec<MenuItem> {
    let is_below = |entry: &Route| {
        let mut above = route.parent();
        while let Some(route) = above {
            if route == *entry {
                return *entry != Route::Dashboard;
            }
            above = route.parent();
        }
        false
    };
    let item = |(entry, words): &(Route, String)| MenuItem {
        href: entry.path(),
        text: words.clone(),
        current: if entry == route { Some("page") } else { is_below(entry).then_some("true") },
    };
    around.menu.iter().map(item).collect()
}

fn languages(viewer: &Viewer<'_>, here: &str) -> Vec<LanguageLink> {
    let languages = &viewer.site.department.languages;
    if languages.len() < 2 {
        return Vec::new();
    }
    let main = languages.first().map(|language| language.language());
    let link = |language: Language| {
        let folder = if Some(language) == main { String::new() } else { format!("/{}", language.code()) };
        LanguageLink {
            href: (language != viewer.language).then(|| format!("~{folder}{here}")),
            code: language.code(),
            name: match language {
                Language::Vietnamese => "Tiếng Việt",
                Language::English => "English",
            },
        }
    };
    languages.iter().map(|language| link(language.language())).collect()
}

pub(super) fn department(viewer: &Viewer<'_>, has_siblings: bool) -> DepartmentView {
    let department = &viewer.site.department;
    let accessibility =
        viewer.site.pages.get_key_value("tiep-can").map(|(id, _)| viewer.link(&Route::Page(id.clone())));
    let view = DepartmentView {
        name: viewer.phrase(&department.name),
        province: department.province.as_ref().map(|province| viewer.phrase(province)),
        logo: department.logo.as_ref().map(|logo| format!("~/files/{}", logo.path)),
        accent: department.accent.is_some(),
        sample: department.sample,
        source: department.source.as_ref().map(|source| viewer.phrase(source)),
        licence: department.licence.as_ref().map(|licence| viewer.phrase(&licence.name)),
        licence_url: department.licence.as_ref().and_then(|licence| licence.url.as_ref()).map(|url| url.url.clone()),
        reference: viewer.day(viewer.derived.reference.date),
        reference_label: viewer.say(match viewer.derived.reference.basis {
            ReferenceBasis::CutOff(_) => "frame.as_of",
            _ => "frame.compared_with",
        }),
        reference_basis: reference_basis(viewer),
        feedback: feedback(viewer),
        accessibility,
        contact: contact(viewer),
        has_siblings,
    };
    // What stays in Vietnamese in the header and footer is no reason to warn on every page.
    viewer.take_fell_back();
    view
}

/// Tells what the reference date rests on.
pub fn reference_basis(viewer: &Viewer<'_>) -> String {
    match &viewer.derived.reference.basis {
        ReferenceBasis::Given => viewer.say("reference.given"),
        ReferenceBasis::CutOff(period) => viewer.fill("reference.cut-off", &[("period", &viewer.period(*period))]),
        ReferenceBasis::PlanDate(_, moment) => {
            viewer.fill("reference.plan-date", &[("date", &viewer.moment(*moment).text)])
        }
        ReferenceBasis::PlanYear(_) => viewer.say("reference.plan-year"),
        ReferenceBasis::Nothing => viewer.say("reference.nothing"),
    }
}

fn feedback(viewer: &Viewer<'_>) -> Vec<FeedbackView> {
    let view = |feedback: &crate::model::Feedback| {
        let email = feedback.email.as_ref().map(|email| format!("mailto:{email}"));
        let phone = feedback.phone.as_ref().map(|phone| format!("tel:{}", phone.replace([' ', '.'], "")));
        let detail = feedback.phone.as_deref().map(Phrase::plain);
        FeedbackView {
            href: feedback.url.as_ref().map(|url| url.url.clone()).or(email).or(phone),
            text: viewer.phrase(&feedback.name),
            detail: detail.or_else(|| feedback.address.as_ref().map(|address| viewer.phrase(address))),
        }
    };
    viewer.site.department.feedback.iter().map(view).collect()
}

fn contact(viewer: &Viewer<'_>) -> Vec<Phrase> {
    let Some(contact) = &viewer.site.department.contact else { return Vec::new() };
    let mut lines: Vec<Phrase> = contact.address.iter().map(|address| viewer.phrase(address)).collect();
    let mut labelled = |key: &str, value: &Option<String>| {
        if let Some(value) = value {
            lines.push(Phrase::plain(format!("{}: {value}", viewer.say(key))));
        }
    };
    labelled("contact.phone", &contact.phone);
    labelled("contact.fax", &contact.fax);
    labelled("contact.email", &contact.email);
    match &contact.hotline {
        Stated::Value(number) => lines.push(Phrase::plain(format!("{}: {number}", viewer.say("contact.hotline")))),
        Stated::Blank => lines.push(Phrase::plain(viewer.say("contact.hotline-without-number"))),
        Stated::Absent | Stated::None(_) => {}
    }
    lines
}
