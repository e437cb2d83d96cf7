//! Every mention of a document: in fields that name it, and in running text.

use std::collections::BTreeMap;
use std::ops::Range;

use indexmap::IndexMap;

use crate::model::{Citation, Id, Meaning, Period, Prose, Purpose, Register, Site, Words};
use crate::record::{Decode, Visitor};

/// Where a document is mentioned.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The head or prose of a plan.
    Plan(Id),
    /// A task of a plan.
    Task(Id, Id),
    /// A budget line of a plan.
    Budget(Id, Id),
    /// A result: period, plan, task.
    Result(Period, Id, Id),
    /// The statistics of a period.
    Statistics(Period),
    /// A procedure.
    Procedure(Id),
    /// A report.
    Report(Id),
    /// A news item.
    News(Id),
    /// A page.
    Page(Id),
    /// A unit.
    Unit(Id),
    /// An indicator.
    Indicator(Id),
    /// Another document of the register.
    Document(Id),
}

impl Place {
    /// The kinds of places, in the order shown.
    pub const KINDS: [&str; 12] = [
        "plan",
        "task",
        "budget",
        "result",
        "report",
        "statistics",
        "indicator",
        "procedure",
        "unit",
        "news",
        "page",
        "document",
    ];

    /// Gives the kind of place.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Task(..) => "task",
            Self::Budget(..) => "budget",
            Self::Result(..) => "result",
            Self::Statistics(_) => "statistics",
            Self::Procedure(_) => "procedure",
            Self::Report(_) => "report",
            Self::News(_) => "news",
            Self::Page(_) => "page",
            Self::Unit(_) => "unit",
            Self::Indicator(_) => "indicator",
            Self::Document(_) => "document",
        }
    }
}

/// One mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The document; `None` where the register does not tell which.
    pub document: Option<Id>,
    /// The mention as printed, where it is printed.
    pub printed: Option<String>,
    /// The part cited.
    pub locator: Option<String>,
    /// What for.
    pub purpose: Option<Purpose>,
    /// Where.
    pub place: Place,
}

/// Collects every mention in the order of the site's files.
pub(super) fn all(site: &Site, register: &Register) -> Vec<Cited> {
    let mut collector = Collector { register, cited: Vec::new(), place: Place::Plan(site.id.clone()) };
    for plan in site.plans.values() {
        collector.place = Place::Plan(plan.id.clone());
        collector.each(&plan.head.bases, Purpose::Basis);
        plan.head.visit(&mut collector);
        collector.prose(&plan.body.vi);
        for (_, task) in plan.tasks() {
            collector.place = Place::Task(plan.id.clone(), task.id.id.clone());
            collector.each(&task.cites, Purpose::Mentions);
            task.visit(&mut collector);
        }
        for line in plan.budget.iter().flat_map(|budget| &budget.line) {
            collector.place = Place::Budget(plan.id.clone(), line.id.id.clone());
            collector.each(&line.basis, Purpose::Basis);
            line.visit(&mut collector);
        }
    }
    for ((period, plan), file) in &site.results {
        for result in &file.result {
            let (of, task) = result.task.id().split_once('/').unwrap_or((plan.as_str(), result.task.id()));
            let Some((of, task)) = Id::new(of).zip(Id::new(task)) else { continue };
            collector.place = Place::Result(*period, of, task);
            let citations = result.evidence.iter().filter_map(|evidence| evidence.citation.as_ref());
            citations.for_each(|citation| collector.citation(citation, Purpose::Evidence));
            result.visit(&mut collector);
        }
    }
    for (period, file) in &site.statistics {
        collector.place = Place::Statistics(*period);
        for statistic in file.group.iter().flat_map(|group| &group.statistic) {
            collector.each(&statistic.cites, Purpose::Mentions);
        }
        file.inspection.iter().for_each(|inspection| collector.each(&inspection.basis, Purpose::Basis));
        file.organisation.iter().for_each(|change| collector.each(&change.cites, Purpose::Basis));
        file.visit(&mut collector);
    }
    collector.rest(site);
    collector.cited
}

/// The mentions of one document, by the places that mention it: kinds of places in their order, then the order of the
/// site.
#[derive(Debug, Default)]
pub struct Mentions {
    /// For each place its mentions, as places among all.
    places: Vec<Vec<usize>>,
    total: usize,
}

impl Mentions {
    /// Counts the mentions.
    pub fn total(&self) -> usize {
        self.total
    }

    /// Counts the places that mention the document.
    pub fn places(&self) -> usize {
        self.places.len()
    }

    /// Gives the mentions of some of the places, each with the mentions in it.
    pub fn at<'c>(&self, citations: &'c [Cited], shown: Range<usize>) -> Vec<(&'c Place, Vec<&'c Cited>)> {
        let of_place = |places: &Vec<usize>| {
            let cited: Vec<&Cited> = places.iter().map(|place| &citations[*place]).collect();
            (&cited[0].place, cited)
        };
        self.places.get(shown).unwrap_or_default().iter().map(of_place).collect()
    }

    /// Tells which of the places are of a kind.
    pub fn of_kind(&self, citations: &[Cited], kind: &str) -> Range<usize> {
        let rank = |kind: &str| Place::KINDS.iter().position(|other| *other == kind);
        let of = |places: &Vec<usize>| rank(citations[places[0]].place.kind());
        let start = self.places.partition_point(|places| of(places) < rank(kind));
        start..self.places.partition_point(|places| of(places) <= rank(kind))
    }
}

/// Gathers the mentions of each document.
pub(super) fn by_document(citations: &[Cited]) -> BTreeMap<Id, Mentions> {
    let mut gathered: BTreeMap<&Id, IndexMap<&Place, Vec<usize>>> = BTreeMap::new();
    for (place, cited) in citations.iter().enumerate() {
        if let Some(document) = &cited.document {
            gathered.entry(document).or_default().entry(&cited.place).or_default().push(place);
        }
    }
    let mentions = |places: IndexMap<&Place, Vec<usize>>| {
        let mut places: Vec<(&Place, Vec<usize>)> = places.into_iter().collect();
        places.sort_by_key(|(place, _)| Place::KINDS.iter().position(|kind| *kind == place.kind()));
        let total = places.iter().map(|(_, mentions)| mentions.len()).sum();
        Mentions { places: places.into_iter().map(|(_, mentions)| mentions).collect(), total }
    };
    gathered.into_iter().map(|(document, places)| (document.clone(), mentions(places))).collect()
}

struct Collector<'r> {
    register: &'r Register,
    cited: Vec<Cited>,
    place: Place,
}

impl<'a> Visitor<'a> for Collector<'_> {
    fn words(&mut self, words: &'a Words) {
        // Evidence named in its field is often named in the text beside it: that is one mention.
        let here = self.cited.iter().rev().take_while(|cited| cited.place == self.place);
        let named: Vec<String> =
            here.filter(|cited| cited.purpose.is_some()).filter_map(|cited| cited.printed.clone()).collect();
        self.text(words.vi(), &named);
    }
}

impl Collector<'_> {
    fn rest(&mut self, site: &Site) {
        for procedure in site.procedures.values() {
            self.place = Place::Procedure(procedure.id.clone());
            let head = &procedure.head;
            if let Some(bases) = head.legal_basis.value() {
                self.each(bases, Purpose::Basis);
            }
            let decisions = [head.decision.value(), head.internal_process.as_ref()];
            decisions.into_iter().flatten().for_each(|citation| self.citation(citation, Purpose::Basis));
            head.visit(self);
            self.prose(&procedure.body.vi);
        }
        for report in site.reports.values() {
            self.place = Place::Report(report.id.clone());
            self.each(&report.head.bases, Purpose::Basis);
            report.head.visit(self);
            self.prose(&report.body.vi);
        }
        for indicator in site.indicators.values() {
            self.place = Place::Indicator(indicator.id.id.clone());
            indicator.visit(self);
        }
        for news in site.news.values() {
            self.place = Place::News(news.id.clone());
            news.head.visit(self);
            self.prose(&news.body.vi);
        }
        for page in site.pages.values() {
            self.place = Place::Page(page.id.clone());
            page.head.visit(self);
            self.prose(&page.body.vi);
        }
        for unit in &site.department.units {
            if let Some(decision) = &unit.decided_by {
                self.place = Place::Unit(unit.id.id.clone());
                self.push(Id::new(decision.id()), None, None, Some(Purpose::Basis));
            }
        }
    }

    fn each(&mut self, citations: &[Citation], purpose: Purpose) {
        citations.iter().for_each(|citation| self.citation(citation, purpose));
    }

    fn citation(&mut self, citation: &Citation, purpose: Purpose) {
        let printed = citation.printed.clone();
        let document = citation.document.as_ref().and_then(|document| Id::new(document.id())).or_else(|| {
            let text = printed.as_deref()?;
            self.register.find(text).into_iter().find_map(|(_, meaning)| match meaning {
                Meaning::Known(id) => Some(id),
                _ => None,
            })
        });
        self.push(document, printed, citation.locator.clone(), citation.purpose.or(Some(purpose)));
    }

    fn prose(&mut self, prose: &Prose) {
        self.text(&prose.markdown, &[]);
    }

    /// Adds the mentions of a text, but for those its record has named in a field.
    fn text(&mut self, text: &str, named: &[String]) {
        for (mention, meaning) in self.register.find(text) {
            let printed = &text[mention.range];
            if named.iter().any(|other| other.contains(printed)) {
                continue;
            }
            let document = match meaning {
                Meaning::Known(id) => Some(id),
                Meaning::Ambiguous(_) | Meaning::Unknown => None,
            };
            self.push(document, Some(printed.to_owned()), None, None);
        }
    }

    fn push(
        &mut self,
        document: Option<Id>,
        printed: Option<String>,
        locator: Option<String>,
        purpose: Option<Purpose>,
    ) {
        self.cited.push(Cited { document, printed, locator, purpose, place: self.place.clone() });
    }
}
