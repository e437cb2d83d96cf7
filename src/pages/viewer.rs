//! The one a page is made for: a site, read in a language on its reference date.

use std::cell::Cell;

use chrono::NaiveDate;

use super::dictionary::Dictionary;
use super::parts::{DateView, Link, Phrase};
use super::route::{PlanFacet, ProcedureFacet, Route};
use crate::derive::Derived;
use crate::ledger::Ledger;
use crate::model::{Id, Moment, Period, Plan, Site, Stated, Words};
use crate::text::{Decimal, Language, format};

/// A site, its derived facts and the words of a language.
#[derive(Debug)]
pub struct Viewer<'s> {
    /// The site.
    pub site: &'s Site,
    /// What follows from it.
    pub derived: &'s Derived,
    /// What was published of it.
    pub ledger: &'s Ledger,
    /// The words of the interface.
    pub dictionary: &'s Dictionary,
    /// The language of the page.
    pub language: Language,
    /// Whether a text of the page had to stay in Vietnamese.
    fell_back: Cell<bool>,
}

impl<'s> Viewer<'s> {
    /// Makes a viewer.
    pub fn new(
        site: &'s Site,
        derived: &'s Derived,
        ledger: &'s Ledger,
        dictionary: &'s Dictionary,
        language: Language,
    ) -> Self {
        Self { site, derived, ledger, dictionary, language, fell_back: Cell::new(false) }
    }

    /// Tells whether a text had to stay in Vietnamese since this was last asked.
    pub fn take_fell_back(&self) -> bool {
        self.fell_back.take()
    }

    /// Gives the interface's words of a key.
    pub fn say(&self, key: &str) -> String {
        self.dictionary.say(key).to_owned()
    }

    /// Gives the interface's words of a key, with values in place of `{name}`.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.say(key);
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// Gives a counted phrase: `{n}` is the number; English tells one from many by `key-one`.
    pub fn count(&self, key: &str, number: u64) -> String {
        let one = format!("{key}-one");
        let key = if number == 1 && self.dictionary.say(&one) != one { one } else { key.to_owned() };
        self.fill(&key, &[("n", &self.number(number))])
    }

    /// Gives a text in the language of the page, or in Vietnamese and marked so.
    pub fn phrase(&self, words: &Words) -> Phrase {
        match words.get(self.language) {
            Some((text, language)) if language == self.language => Phrase::plain(text),
            Some((text, language)) => {
                self.fell_back.set(true);
                Phrase { text: text.to_owned(), lang: Some(language.code()), withheld: None }
            }
            None => {
                Phrase { text: self.say("state.withheld"), lang: None, withheld: words.withheld().map(str::to_owned) }
            }
        }
    }

    /// Gives a text that is only ever printed in Vietnamese.
    pub fn printed(&self, text: &str) -> Phrase {
        let lang = (self.language != Language::Vietnamese).then_some(Language::Vietnamese.code());
        Phrase { text: text.to_owned(), lang, withheld: None }
    }

    /// Marks that a Vietnamese body of prose is shown on a page of another language.
    pub fn mark_fallback(&self) {
        self.fell_back.set(true);
    }

    /// Writes a count.
    pub fn number(&self, number: u64) -> String {
        format::integer(i64::try_from(number).unwrap_or(i64::MAX), self.language)
    }

    /// Writes a decimal.
    pub fn decimal(&self, number: Decimal) -> String {
        format::decimal(number, self.language)
    }

    /// Writes an amount of money in đồng.
    pub fn money(&self, dong: i64) -> String {
        format::money(dong, self.language)
    }

    /// Writes a share with one decimal, rounded half up; "–" out of nothing.
    pub fn share(&self, part: u64, whole: u64) -> String {
        Decimal::ratio_percent(part, whole, 1)
            .map_or_else(|| "–".to_owned(), |share| format::percent(share, self.language))
    }

    /// Writes a day.
    pub fn day(&self, day: NaiveDate) -> DateView {
        DateView { iso: Some(day.to_string()), text: format::date(day, self.language) }
    }

    /// Writes a day, month, quarter or year.
    pub fn moment(&self, moment: Moment) -> DateView {
        let (iso, text) = match moment {
            Moment::Day(day) => return self.day(day),
            Moment::Month(year, month) => {
                // Only January and February take a zero in official documents (NĐ 30/2020/NĐ-CP).
                let month = if month < 3 { format!("{month:02}") } else { month.to_string() };
                (Some(moment.to_string()), self.fill("date.month", &[("m", &month), ("y", &year.to_string())]))
            }
            // HTML has no machine-readable form of a quarter.
            Moment::Quarter(year, quarter) => {
                (None, self.fill("date.quarter", &[("q", roman(quarter)), ("y", &year.to_string())]))
            }
            Moment::Year(year) => (Some(moment.to_string()), self.fill("date.year", &[("y", &year.to_string())])),
        };
        DateView { iso, text }
    }

    /// Names a reporting period: "Quý I/2020", "6 tháng đầu năm 2020".
    pub fn period(&self, period: Period) -> String {
        let key = match period.to_string().split_once('-') {
            Some((_, part)) => format!("period.{}", part.to_lowercase()),
            None => "period.year".to_owned(),
        };
        self.fill(&key, &[("y", &period.year.to_string())])
    }

    /// Gives the words for a printed value that may be absent, blank or none.
    pub fn stated<T>(&self, stated: &Stated<T>, show: impl Fn(&T) -> Phrase) -> super::parts::Shown {
        let (state, phrase) = match stated {
            Stated::Value(value) => ("value", show(value)),
            Stated::Absent => ("absent", Phrase::plain(self.say("state.absent"))),
            Stated::Blank => ("blank", Phrase::plain(self.say("state.blank"))),
            Stated::None(words) => ("none", self.printed(words)),
        };
        super::parts::Shown { state, text: phrase }
    }

    /// Links to a page of this site by its title.
    pub fn link(&self, route: &Route) -> Link {
        Link { href: route.path(), text: self.title(route) }
    }

    /// Links to a unit, or names it where there is none.
    pub fn unit_link(&self, id: &str) -> Option<Link> {
        let unit = self.site.unit(id)?;
        Some(Link { href: Route::Unit(unit.id.id.clone()).path(), text: self.phrase(&unit.name) })
    }

    /// Links to a document of the register by type and identifier.
    pub fn document_link(&self, id: &str) -> Option<Link> {
        let (id, _) = self.site.documents.get_key_value(id)?;
        Some(self.link(&Route::Document(id.clone())))
    }

    /// Names a page: its heading, and the words of links to it.
    pub fn title(&self, route: &Route) -> Phrase {
        let said = |key: &str| Phrase::plain(self.say(key));
        let site = self.site;
        match route {
            Route::Procedure(id) => self.named(site.procedures.get(id).map(|procedure| &procedure.head.title)),
            Route::Papers(id) => {
                let title = self.named(site.procedures.get(id).map(|procedure| &procedure.head.title));
                Phrase { text: format!("{}: {}", self.say("page.papers"), title.text), ..title }
            }
            Route::ProcedureFacet(facet, value) => self.procedure_facet(*facet, value),
            Route::Plan(id) => self.named(site.plans.get(id).map(|plan| &plan.head.title)),
            Route::PlanFacet(id, facet, value) => match site.plans.get(id) {
                Some(plan) => self.plan_facet(plan, *facet, value),
                None => said("page.plans"),
            },
            Route::Task(plan, task) => {
                let task = site.plans.get(plan).and_then(|plan| plan.task(task.as_str()));
                self.named(task.map(|(_, task)| &task.title))
            }
            Route::Indicator(id) => self.named(site.indicators.get(id).map(|indicator| &indicator.title)),
            Route::Report(id) => self.named(site.reports.get(id).map(|report| &report.head.title)),
            Route::Document(id) => self.document_title(id),
            Route::DocumentKind(kind) => Phrase::plain(self.say(&format!("document_kind.{}", kind.as_str()))),
            Route::UntoldDocuments => said("documents.untold"),
            Route::Unit(id) => self.named(site.unit(id.as_str()).map(|unit| &unit.name)),
            Route::News(id) => self.named(site.news.get(id).map(|news| &news.head.title)),
            Route::Letter(letter) => self.letter(letter),
            Route::Release(slug) => self.release_title(slug),
            Route::Frozen(slug, path) => super::changes::frozen_title(self, slug, path),
            Route::CompletenessList(scope) => self.completeness_list(scope),
            Route::PageOf(list, page) => self.page_title(list, *page),
            Route::Page(id) => self.named(site.pages.get(id).map(|page| &page.head.title)),
            other => said(&format!("page.{}", other.kind())),
        }
    }

    fn named(&self, title: Option<&Words>) -> Phrase {
        title.map_or_else(|| Phrase::plain(""), |title| self.phrase(title))
    }

    fn release_title(&self, slug: &str) -> Phrase {
        let of = |release: &crate::ledger::Release| self.fill("changes.title-of", &[("id", release.head.id.as_str())]);
        let release = self.ledger.history.releases().iter().find(|release| release.head.id.slug() == slug);
        Phrase::plain(release.map_or_else(|| self.say("changes.title-unreleased"), of))
    }

    fn document_title(&self, id: &Id) -> Phrase {
        let Some(document) = self.site.documents.get(id) else { return Phrase::plain(id.as_str()) };
        match (document.identifier(), &document.title) {
            (None, Some(title)) => self.phrase(title),
            _ => self.printed(&document.name()),
        }
    }

    /// Names the value of a facet of procedures.
    pub fn procedure_facet(&self, facet: ProcedureFacet, value: &str) -> Phrase {
        let site = self.site;
        match facet {
            ProcedureFacet::Field => {
                let first = self.derived.procedures.with(site, facet, value).next();
                self.named(first.map(|procedure| &procedure.head.field))
            }
            ProcedureFacet::Unit => self.named(site.unit(value).map(|unit| &unit.name)),
            ProcedureFacet::Level => Phrase::plain(self.say(&format!("level.{value}"))),
            ProcedureFacet::Topic => self.named(
                site.department.topics.iter().find(|topic| topic.id.id.as_str() == value).map(|topic| &topic.title),
            ),
        }
    }

    /// Names the value of a facet of a plan's tasks.
    pub fn plan_facet(&self, plan: &Plan, facet: PlanFacet, value: &str) -> Phrase {
        let said = |key: String| Phrase::plain(self.say(&key));
        match facet {
            PlanFacet::Unit => self.named(self.site.unit(value).map(|unit| &unit.name)),
            PlanFacet::Grade => said(format!("grade.{value}")),
            PlanFacet::Schedule => said(format!("schedule.{value}")),
            PlanFacet::DueKind => said(format!("due.{value}")),
            PlanFacet::Quarter => {
                let quarter = value.parse().unwrap_or(0);
                Phrase::plain(self.moment(Moment::Quarter(plan.head.year, quarter)).text)
            }
        }
    }
}

/// Writes the number of a quarter as documents do.
pub(super) fn roman(quarter: u32) -> &'static str {
    match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    }
}
