//! The data set `translations`: every text with its English, and why a text is withheld, wherever it stands.

use super::citations::name;
use super::table::{DataSet, Table, english};
use super::{Facts, URL};
use crate::derive::Place;
use crate::model::{Id, Site, Words};
use crate::record::{Decode, Visitor};

/// A text and the record it stands in; no place is the department itself.
struct Row<'r> {
    place: Option<Place>,
    words: &'r Words,
}

impl Row<'_> {
    fn name(&self) -> (&'static str, String) {
        self.place.as_ref().map_or(("department", String::new()), name)
    }
}

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let table = Table::new(
        "translations",
        ["Bản dịch và phần lược", "Translations and what is withheld"],
        [
            "Mỗi dòng là một câu chữ có bản tiếng Anh, hoặc được lược bỏ kèm lý do.",
            "One row per text with an English version, or withheld with its reason.",
        ],
        rows(facts.site),
    )
    .text("in_kind", ["Thuộc loại", "In a record of kind"], |row| row.name().0)
    .text("in_id", ["Mã mục", "Id of the record"], |row| row.name().1)
    .text("text", ["Tiếng Việt", "Vietnamese"], |row| row.words)
    .text("text_en", ["Tiếng Anh", "English"], |row| english(row.words))
    .text("withheld", ["Lý do lược bỏ", "Why it is withheld"], |row| row.words.withheld())
    .text("url", URL, |row| row.place.as_ref().map(|place| facts.url(place)))
    .part_of("translations", &["in_kind", "in_id"]);
    vec![table.finish()]
}

/// Walks every record of a site.
struct Collector<'r> {
    rows: Vec<Row<'r>>,
    place: Option<Place>,
}

impl<'r> Visitor<'r> for Collector<'r> {
    fn words(&mut self, words: &'r Words) {
        if english(words).is_some() || words.withheld().is_some() {
            self.rows.push(Row { place: self.place.clone(), words });
        }
    }
}

impl<'r> Collector<'r> {
    fn at(&mut self, place: Place, record: &'r impl Decode) {
        self.place = Some(place);
        record.visit(self);
    }
}

fn rows(site: &Site) -> Vec<Row<'_>> {
    let mut all = Collector { rows: Vec::new(), place: None };
    site.department.visit(&mut all);
    for plan in site.plans.values() {
        all.at(Place::Plan(plan.id.clone()), &plan.head);
        for area in &plan.areas {
            all.at(Place::Plan(plan.id.clone()), &area.title);
            all.at(Place::Plan(plan.id.clone()), &area.note);
            for task in &area.task {
                all.at(Place::Task(plan.id.clone(), task.id.id.clone()), task);
            }
        }
        for line in plan.budget.iter().flat_map(|budget| &budget.line) {
            all.at(Place::Budget(plan.id.clone(), line.id.id.clone()), line);
        }
    }
    for ((period, plan), file) in &site.results {
        for result in &file.result {
            let (of, task) = super::in_plan(plan, result.task.id());
            let Some((of, task)) = Id::new(of).zip(Id::new(task)) else { continue };
            all.at(Place::Result(*period, of, task), result);
        }
        for missing in &file.not_reported {
            all.at(Place::Plan(plan.clone()), missing);
        }
    }
    site.statistics.iter().for_each(|(period, file)| all.at(Place::Statistics(*period), file));
    site.procedures.values().for_each(|one| all.at(Place::Procedure(one.id.clone()), &one.head));
    site.reports.values().for_each(|one| all.at(Place::Report(one.id.clone()), &one.head));
    site.indicators.values().for_each(|one| all.at(Place::Indicator(one.id.id.clone()), one));
    site.documents.values().for_each(|one| all.at(Place::Document(one.id.id.clone()), one));
    site.news.values().for_each(|one| all.at(Place::News(one.id.clone()), &one.head));
    site.pages.values().for_each(|one| all.at(Place::Page(one.id.clone()), &one.head));
    if let Some(glossary) = &site.glossary {
        all.place = None;
        glossary.visit(&mut all);
    }
    all.rows
}
