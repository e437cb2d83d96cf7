//! What search finds of each page: its title, what it may be called, what it says.

use super::glossary;
use super::parts::Phrase;
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::Place;
use crate::model::{Body, Citation, DueKind, Id, Outcome, Plan, Procedure, Responsible, Task, UnitId};
use crate::record::{Decode, Visitor};
use crate::search::{Entry, EntryKind};
use crate::text::Language;

/// Lists what search can find. `link` writes an address as a link of the search page.
pub fn entries(viewer: &Viewer<'_>, link: &dyn Fn(&str) -> String) -> Vec<Entry> {
    let places = viewer.derived.alphabet.places().filter_map(|place| entry(viewer, place));
    let mut entries: Vec<Entry> = places.chain(terms(viewer)).collect();
    for entry in &mut entries {
        entry.href = link(&entry.href);
    }
    viewer.take_fell_back();
    entries
}

fn entry(viewer: &Viewer<'_>, place: &Place) -> Option<Entry> {
    let site = viewer.site;
    Some(match place {
        Place::Procedure(id) => procedure(viewer, site.procedures.get(id)?),
        Place::Plan(id) => plan(viewer, site.plans.get(id)?),
        Place::Task(plan, id) => {
            let plan = site.plans.get(plan)?;
            task(viewer, plan, plan.task(id.as_str())?.1)
        }
        Place::Indicator(id) => indicator(viewer, id)?,
        Place::Report(id) => report(viewer, id)?,
        Place::Document(id) => document(viewer, id)?,
        Place::Unit(id) => unit(viewer, id)?,
        Place::News(id) => news(viewer, id)?,
        Place::Page(id) => page(viewer, id)?,
        Place::Budget(..) | Place::Result(..) | Place::Statistics(_) => return None,
    })
}

/// Begins the entry of a page: its title, its name in Vietnamese where that is another one, the pages above it.
fn begin(viewer: &Viewer<'_>, kind: EntryKind, route: &Route, vietnamese: &str) -> Entry {
    let title = viewer.title(route).text;
    let mut above = Vec::new();
    let mut next = route.parent();
    while let Some(route) = next.filter(|route| *route != Route::Dashboard) {
        above.push(viewer.title(&route).text);
        next = route.parent();
    }
    above.reverse();
    let other_name = (title != vietnamese && !vietnamese.is_empty()).then(|| vietnamese.to_owned());
    Entry {
        kind,
        href: route.path(),
        title,
        code: None,
        place: above,
        fields: Vec::new(),
        units: Vec::new(),
        year: None,
        names: other_name.into_iter().collect(),
        summary: String::new(),
        text: String::new(),
    }
}

fn procedure(viewer: &Viewer<'_>, procedure: &Procedure) -> Entry {
    let head = &procedure.head;
    let entry = begin(viewer, EntryKind::Procedure, &Route::Procedure(procedure.id.clone()), head.title.vi());
    let field = viewer.phrase(&head.field).text;
    let result = |outcome: &Outcome| viewer.phrase(&outcome.name).text;
    let results = || head.results.value().map(|results| results.iter().map(result).collect::<Vec<_>>().join("; "));
    let summary = head.summary.as_ref().map(|summary| viewer.phrase(summary).text).or_else(results);
    let bases = head.legal_basis.value().into_iter().flatten().chain(head.decision.value());
    let mut texts = Texts::of(viewer.language, head);
    texts.extend(bases.map(|basis| cited(viewer, basis)));
    texts.extend(body(viewer, &procedure.body));
    Entry {
        code: head.code.value().cloned(),
        place: entry.place.into_iter().chain([field.clone()]).collect(),
        fields: vec![field],
        units: units(viewer, &head.units),
        names: entry.names.into_iter().chain(head.keywords.iter().cloned()).collect(),
        summary: summary.unwrap_or_default(),
        text: texts.join(" "),
        ..entry
    }
}

fn plan(viewer: &Viewer<'_>, plan: &Plan) -> Entry {
    let entry = begin(viewer, EntryKind::Plan, &Route::Plan(plan.id.clone()), plan.head.title.vi());
    let mut texts = Texts::of(viewer.language, &plan.head);
    texts.extend(plan.head.bases.iter().map(|basis| cited(viewer, basis)));
    texts.extend(body(viewer, &plan.body));
    Entry {
        code: plan.head.printed.first().cloned(),
        year: Some(plan.head.year),
        summary: plan.head.summary.as_ref().map(|summary| viewer.phrase(summary).text).unwrap_or_default(),
        text: texts.join(" "),
        ..entry
    }
}

fn task(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> Entry {
    let route = Route::Task(plan.id.clone(), task.id.id.clone());
    let entry = begin(viewer, EntryKind::Task, &route, task.title.vi());
    let area = plan.task(task.id.id.as_str()).map(|(area, _)| area);
    let areas = area.into_iter().flat_map(|area| &area.canonical);
    let parts = task.leads.iter().chain(&task.coordinators);
    let named = |part: &Responsible| Some(viewer.phrase(&viewer.site.unit(part.unit.as_ref()?.id())?.name).text);
    let mut texts = Texts::of(viewer.language, task);
    texts.extend(area.map(|area| viewer.phrase(&area.title).text));
    texts.extend(task.cites.iter().map(|citation| cited(viewer, citation)));
    Entry {
        fields: areas.map(|area| viewer.say(&format!("canonical_area.{}", area.as_str()))).collect(),
        units: parts.filter_map(named).collect(),
        year: Some(plan.head.year),
        summary: task_summary(viewer, plan, task),
        text: texts.join(" "),
        ..entry
    }
}

/// Who leads a task, when it is due and how it is graded, as far as that is known.
fn task_summary(viewer: &Viewer<'_>, plan: &Plan, task: &Task) -> String {
    let leads = task.leads.iter().filter_map(|part| unit_name(viewer, part.unit.as_ref()?));
    let has_due = task.due.kind() != DueKind::Unspecified;
    let dues = viewer.dues(&task.due).into_iter().map(|due| due.text).filter(|_| has_due);
    let grade = viewer.derived.task(plan, task).grade.map(|grade| viewer.grade_tag(Some(grade)).text);
    let said = |key: &str, texts: Vec<String>| {
        (!texts.is_empty()).then(|| format!("{}: {}", viewer.say(key), texts.join("; ")))
    };
    let facts = [
        said("task.leads", leads.collect()),
        said("task.due", dues.collect()),
        said("axis.grade_short", grade.into_iter().collect()),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn indicator(viewer: &Viewer<'_>, id: &Id) -> Option<Entry> {
    let indicator = viewer.site.indicators.get(id)?;
    let entry = begin(viewer, EntryKind::Indicator, &Route::Indicator(id.clone()), indicator.title.vi());
    let definition = indicator.definition.as_ref().or(indicator.target.last().map(|target| &target.text));
    Some(Entry {
        units: indicator.owner.iter().filter_map(|owner| unit_name(viewer, owner)).collect(),
        summary: definition.map(|text| viewer.phrase(text).text).unwrap_or_default(),
        text: Texts::of(viewer.language, indicator).join(" "),
        ..entry
    })
}

fn report(viewer: &Viewer<'_>, id: &Id) -> Option<Entry> {
    let report = viewer.site.reports.get(id)?;
    let entry = begin(viewer, EntryKind::Report, &Route::Report(id.clone()), report.head.title.vi());
    let mut texts = Texts::of(viewer.language, &report.head);
    texts.extend(body(viewer, &report.body));
    let period = viewer.period(report.head.period);
    Some(Entry {
        code: report.head.printed.first().cloned(),
        year: Some(report.head.period.year),
        names: entry.names.into_iter().chain([period]).collect(),
        summary: report.head.summary.as_ref().map(|summary| viewer.phrase(summary).text).unwrap_or_default(),
        text: texts.join(" "),
        ..entry
    })
}

/// A document is called by its number and by what it is about.
fn document(viewer: &Viewer<'_>, id: &Id) -> Option<Entry> {
    let document = viewer.site.documents.get(id)?;
    let entry = begin(viewer, EntryKind::Document, &Route::Document(id.clone()), "");
    let about = document.title.as_ref().map(|title| viewer.phrase(title).text).filter(|about| *about != entry.title);
    let issuer = document.issuer.as_ref().map(|issuer| viewer.phrase(issuer).text).unwrap_or_default();
    let title = match about {
        Some(about) => format!("{}: {about}", entry.title),
        None => entry.title,
    };
    Some(Entry {
        title,
        code: document.identifier(),
        year: document.date.map(crate::model::Moment::year).or(document.year),
        summary: issuer,
        text: document.printed.join(" "),
        ..entry
    })
}

fn unit(viewer: &Viewer<'_>, id: &Id) -> Option<Entry> {
    let unit = viewer.site.unit(id.as_str())?;
    let entry = begin(viewer, EntryKind::Unit, &Route::Unit(id.clone()), unit.name.vi());
    Some(Entry {
        names: entry.names.into_iter().chain(unit.short_names.iter().cloned()).collect(),
        summary: unit.description.as_ref().map(|text| viewer.phrase(text).text).unwrap_or_default(),
        ..entry
    })
}

fn news(viewer: &Viewer<'_>, id: &Id) -> Option<Entry> {
    use chrono::Datelike;
    let news = viewer.site.news.get(id)?;
    let entry = begin(viewer, EntryKind::News, &Route::News(id.clone()), news.head.title.vi());
    Some(Entry {
        year: Some(news.head.date.year()),
        summary: news.head.summary.as_ref().map(|summary| viewer.phrase(summary).text).unwrap_or_default(),
        text: body(viewer, &news.body).unwrap_or_default(),
        ..entry
    })
}

fn page(viewer: &Viewer<'_>, id: &Id) -> Option<Entry> {
    let page = viewer.site.pages.get(id)?;
    let entry = begin(viewer, EntryKind::Page, &Route::Page(id.clone()), page.head.title.vi());
    Some(Entry {
        summary: page.head.summary.as_ref().map(|summary| viewer.phrase(summary).text).unwrap_or_default(),
        text: body(viewer, &page.body).unwrap_or_default(),
        ..entry
    })
}

/// Terms of the glossary: all on one page, each with its anchor.
fn terms<'v>(viewer: &'v Viewer<'_>) -> impl Iterator<Item = Entry> + 'v {
    glossary::anchored(viewer.site).into_iter().map(move |(term, anchor)| {
        let full: Vec<String> = term.full.iter().map(|full| viewer.phrase(full).text).collect();
        let entry = begin(viewer, EntryKind::Term, &Route::Glossary, "");
        let others = [&term.variants, &term.synonyms].into_iter().flatten();
        let meaning = term.definition.as_ref().map(|text| viewer.phrase(text).text);
        Entry {
            href: format!("{}#{anchor}", Route::Glossary.path()),
            title: term.term.clone(),
            place: vec![entry.title],
            names: full.iter().chain(others).cloned().collect(),
            summary: [full.join("; ")].into_iter().chain(meaning).collect::<Vec<_>>().join(". "),
            ..entry
        }
    })
}

fn units(viewer: &Viewer<'_>, ids: &[UnitId]) -> Vec<String> {
    ids.iter().filter_map(|id| unit_name(viewer, id)).collect()
}

fn unit_name(viewer: &Viewer<'_>, id: &UnitId) -> Option<String> {
    Some(viewer.phrase(&viewer.site.unit(id.id())?.name).text)
}

/// A citation by all its names: as printed, and as the register names the document.
fn cited(viewer: &Viewer<'_>, citation: &Citation) -> String {
    let document = citation.document.as_ref().and_then(|id| viewer.site.documents.get(id.id()));
    let registered = document.map(crate::model::Document::name);
    citation.printed.iter().cloned().chain(registered).collect::<Vec<_>>().join(" ")
}

fn body(viewer: &Viewer<'_>, body: &Body) -> Option<String> {
    let english = body.en.as_ref().filter(|_| viewer.language == Language::English);
    let prose = english.unwrap_or(&body.vi);
    (!prose.is_empty()).then(|| crate::parse::plain_text(&prose.markdown))
}

/// The texts of a record, in the language of the page where they are written in it.
struct Texts {
    language: Language,
    texts: Vec<String>,
}

impl Texts {
    fn of(language: Language, record: &impl Decode) -> Vec<String> {
        let mut texts = Self { language, texts: Vec::new() };
        record.visit(&mut texts);
        texts.texts
    }
}

impl<'a> Visitor<'a> for Texts {
    fn words(&mut self, words: &'a crate::record::Words) {
        self.texts.extend(words.get(self.language).map(|(text, _)| text.to_owned()));
    }
}

/// Names the words of kinds in the order of [`EntryKind::ALL`].
pub fn kind_names(viewer: &Viewer<'_>) -> Vec<String> {
    EntryKind::ALL.iter().map(|kind| viewer.say(&format!("search-kind.{}", kind.as_str()))).collect()
}

/// Names the kind of a record.
pub(super) fn kind_of(viewer: &Viewer<'_>, place: &Place) -> Phrase {
    let kind = match place {
        Place::Procedure(_) => EntryKind::Procedure,
        Place::Plan(_) => EntryKind::Plan,
        Place::Task(..) | Place::Result(..) | Place::Budget(..) => EntryKind::Task,
        Place::Indicator(_) => EntryKind::Indicator,
        Place::Report(_) | Place::Statistics(_) => EntryKind::Report,
        Place::Document(_) => EntryKind::Document,
        Place::Unit(_) => EntryKind::Unit,
        Place::News(_) => EntryKind::News,
        Place::Page(_) => EntryKind::Page,
    };
    Phrase::plain(viewer.say(&format!("search-kind.{}", kind.as_str())))
}
