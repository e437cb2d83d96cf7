//! Rule `dead-link`: a link inside the site leads to a page, a file or a heading of it.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{Body, Prose, Site};
use crate::pages::{Route, resolve};
use crate::parse::markdown;
use crate::text::{Span, nearest};

pub(super) fn check(site: &Site, routes: &[Route], faults: &mut Vec<Diagnostic>) {
    let mut checker = Checker { targets: targets(site, routes), sections: BTreeMap::new(), faults };
    let bodies: Vec<(Route, &Body)> = bodies(site);
    for (route, body) in &bodies {
        let sections = markdown(&body.vi.markdown).sections.into_iter().map(|section| section.id).collect();
        checker.sections.insert(route.path(), sections);
    }
    for (route, body) in &bodies {
        checker.prose(&route.path(), &body.vi);
        if let Some(english) = &body.en {
            checker.prose(&route.path(), english);
        }
    }
    for moved in &site.department.moved {
        for target in moved.to.iter().chain(&moved.successor) {
            checker.link("/", &target.decoded(), target.span);
        }
    }
}

/// Every address a link can lead to, from the root of the language.
fn targets(site: &Site, routes: &[Route]) -> BTreeSet<String> {
    let pages = routes.iter().map(Route::path);
    let files = site.files.keys().map(|path| format!("/files/{path}"));
    let moved = site.department.moved.iter().map(|moved| moved.from.decoded());
    pages.chain(files).chain(moved).collect()
}

fn bodies(site: &Site) -> Vec<(Route, &Body)> {
    let plans = site.plans.values().map(|plan| (Route::Plan(plan.id.clone()), &plan.body));
    let procedures = site.procedures.values().map(|one| (Route::Procedure(one.id.clone()), &one.body));
    let reports = site.reports.values().map(|report| (Route::Report(report.id.clone()), &report.body));
    let news = site.news.values().map(|news| (Route::News(news.id.clone()), &news.body));
    let pages = site.pages.values().map(|page| (Route::Page(page.id.clone()), &page.body));
    plans.chain(procedures).chain(reports).chain(news).chain(pages).collect()
}

struct Checker<'f> {
    targets: BTreeSet<String>,
    /// The headings of each page of prose.
    sections: BTreeMap<String, BTreeSet<String>>,
    faults: &'f mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn prose(&mut self, here: &str, prose: &Prose) {
        let start = prose.span.start as usize;
        for (event, range) in markdown(&prose.markdown).events {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                let span = Span::new(prose.span.source, start + range.start, start + range.end);
                self.link(here, &dest_url, span);
            }
        }
    }

    fn link(&mut self, here: &str, url: &str, span: Span) {
        // What has a scheme leads elsewhere; what was refused has no target left.
        if url.is_empty() || url.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':')) {
            return;
        }
        let (path, fragment) = url.split_once('#').map_or((url, None), |(path, fragment)| (path, Some(fragment)));
        let target = if path.is_empty() { here.to_owned() } else { resolve(here, path) };
        let dead = !self.targets.contains(&target);
        let lost = fragment.is_some_and(|id| self.sections.get(&target).is_some_and(|ids| !ids.contains(id)));
        if !dead && !lost {
            return;
        }
        let mut fault = Diagnostic::error(
            Code::DeadLink,
            span,
            say!(vi: "liên kết `{url}` không dẫn tới trang hay tệp nào"; en: "the link `{url}` leads to no page or file"),
        );
        if dead && let Some(near) = nearest(&target, self.targets.iter().map(String::as_str)) {
            fault = fault.note(say!(vi: "có phải ý là {near}?"; en: "did you mean {near}?"));
        }
        self.faults.push(fault);
    }
}
