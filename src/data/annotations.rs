//! The data set `annotations`: every correction and remark beside a printed value.

use chrono::NaiveDate;

use super::cell::Cell;
use super::citations::{IN_ID, IN_KIND, name, places};
use super::table::{DataSet, Kind, Table, Vocabulary, closed};
use super::{Facts, URL};
use crate::derive::Place;
use crate::model::{Annotation, AnnotationKind, Id, Words};
use crate::record::{Decode, Visitor};

/// A note at its place.
struct Row {
    in_kind: &'static str,
    in_id: String,
    field: Option<String>,
    kind: AnnotationKind,
    printed: Cell,
    proposed: Cell,
    reason: Cell,
    by: Option<String>,
    on: Option<NaiveDate>,
    place: Option<Place>,
}

/// Kinds of records that carry notes and have no page of their own.
const FURTHER: [&str; 3] = ["department", "area", "period"];

pub(super) fn sets(facts: &Facts<'_>) -> Vec<DataSet> {
    let mut collector = Collector { rows: Vec::new() };
    collector.plans(facts);
    collector.figures(facts);
    collector.records(facts);
    let mut kinds = places();
    kinds.words.extend(FURTHER);
    vec![table(facts, kinds, collector.rows)]
}

fn table(facts: &Facts<'_>, kinds: Vocabulary, rows: Vec<Row>) -> DataSet {
    Table::new(
        "annotations",
        ["Đính chính, ghi chú", "Annotations"],
        [
            "Mỗi dòng là một ghi chú bên cạnh giá trị đã in; giá trị in không bị sửa.",
            "One row per note beside a printed value, which itself is never changed.",
        ],
        rows,
    )
    .column("in_kind", Kind::Word(kinds), IN_KIND, |row| row.in_kind)
    .text("in_id", IN_ID, |row| row.in_id.clone())
    .text("field", ["Trường", "Field"], |row| row.field.clone())
    .column("kind", Kind::Word(closed!(AnnotationKind, "annotation")), ["Loại ghi chú", "Kind"], |row| {
        row.kind.as_str()
    })
    .text("printed", ["In trong văn bản", "As printed"], |row| row.printed.clone())
    .text("proposed", ["Có lẽ là", "Probably meant"], |row| row.proposed.clone())
    .text("reason", ["Lý do", "Reason"], |row| row.reason.clone())
    .text("by", ["Người ghi chú", "Noted by"], |row| row.by.clone())
    .column("on", Kind::Date, ["Ngày ghi chú", "Noted on"], |row| row.on)
    .text("url", URL, |row| row.place.as_ref().map(|place| facts.url(place)))
    .part_of("annotations", &["in_kind", "in_id"])
    .finish()
}

/// Gathers notes in the order of the site's files.
struct Collector {
    rows: Vec<Row>,
}

/// Finds the texts of a record that are withheld.
#[derive(Default)]
struct Withheld {
    reasons: Vec<String>,
}

impl<'a> Visitor<'a> for Withheld {
    fn words(&mut self, words: &'a Words) {
        self.reasons.extend(words.withheld().map(str::to_owned));
    }
}

impl Collector {
    /// Adds the notes at a place.
    fn at(&mut self, place: &Place, annotations: &[Annotation]) {
        let (in_kind, in_id) = name(place);
        self.named(in_kind, &in_id, Some(place), annotations);
    }

    fn named(&mut self, in_kind: &'static str, in_id: &str, place: Option<&Place>, annotations: &[Annotation]) {
        self.rows.extend(annotations.iter().map(|annotation| Row {
            in_kind,
            in_id: in_id.to_owned(),
            field: annotation.field.clone(),
            kind: annotation.kind,
            printed: Cell::from(annotation.printed.as_ref()),
            proposed: Cell::from(annotation.proposed.as_ref()),
            reason: Cell::from(&annotation.reason),
            by: annotation.by.clone(),
            on: annotation.on,
            place: place.cloned(),
        }));
    }

    /// Adds why texts of a record are withheld.
    fn withheld(&mut self, place: &Place, record: &impl Decode) {
        let mut withheld = Withheld::default();
        record.visit(&mut withheld);
        let (in_kind, in_id) = name(place);
        self.rows.extend(withheld.reasons.into_iter().map(|reason| Row {
            in_kind,
            in_id: in_id.clone(),
            field: None,
            kind: AnnotationKind::Withheld,
            printed: Cell::Missing,
            proposed: Cell::Missing,
            reason: Cell::from(reason),
            by: None,
            on: None,
            place: Some(place.clone()),
        }));
    }

    fn plans(&mut self, facts: &Facts<'_>) {
        let department = &facts.site.department;
        self.named("department", facts.site.id.as_str(), None, &department.annotations);
        for unit in &department.units {
            self.at(&Place::Unit(unit.id.id.clone()), &unit.annotations);
        }
        for plan in facts.site.plans.values() {
            let place = Place::Plan(plan.id.clone());
            self.at(&place, &plan.head.annotations);
            plan.head.reporting.iter().for_each(|rule| self.at(&place, &rule.annotations));
            self.withheld(&place, &plan.head);
            for area in &plan.areas {
                self.named("area", &format!("{}/{}", plan.id, area.id.id), Some(&place), &area.annotations);
                for task in &area.task {
                    let place = Place::Task(plan.id.clone(), task.id.id.clone());
                    self.at(&place, &task.annotations);
                    self.withheld(&place, task);
                }
            }
            self.budget(&plan.id, plan.budget.as_ref());
        }
    }

    fn budget(&mut self, plan: &Id, budget: Option<&crate::model::Budget>) {
        let Some(budget) = budget else { return };
        let total = Id::new("total").expect("a lower-case word is an id");
        let place = Place::Budget(plan.clone(), total);
        self.at(&place, &budget.annotations);
        for line in &budget.line {
            self.at(&Place::Budget(plan.clone(), line.id.id.clone()), &line.annotations);
        }
        budget.total.iter().for_each(|total| self.at(&place, &total.annotations));
    }

    fn figures(&mut self, facts: &Facts<'_>) {
        for ((period, plan), file) in &facts.site.results {
            let place = Place::Plan(plan.clone());
            self.named("period", &format!("{period}/{plan}"), Some(&place), &file.annotations);
            for result in &file.result {
                let (plan, task) = super::in_plan(plan, result.task.id());
                if let (Some(plan), Some(task)) = (Id::new(plan), Id::new(task)) {
                    let place = Place::Result(*period, plan, task);
                    self.at(&place, &result.annotations);
                    self.withheld(&place, result);
                }
            }
        }
        for (period, file) in &facts.site.statistics {
            let place = Place::Statistics(*period);
            let mut figure = |id: &str, notes: &[Annotation]| {
                self.named("statistics", &format!("{period}/{id}"), Some(&place), notes);
            };
            file.cases.iter().for_each(|cases| figure(cases.id.id.as_str(), &cases.annotations));
            file.catalogue.iter().for_each(|catalogue| figure("catalogue", &catalogue.annotations));
            let counted = file.group.iter().flat_map(|group| &group.statistic);
            counted.for_each(|statistic| figure(statistic.id.id.as_str(), &statistic.annotations));
            file.inspection.iter().for_each(|one| figure(one.id.id.as_str(), &one.annotations));
            self.withheld(&place, file);
        }
    }

    fn records(&mut self, facts: &Facts<'_>) {
        let site = facts.site;
        for indicator in site.indicators.values() {
            let place = Place::Indicator(indicator.id.id.clone());
            self.at(&place, &indicator.annotations);
            indicator.target.iter().for_each(|target| self.at(&place, &target.annotations));
        }
        for procedure in site.procedures.values() {
            let place = Place::Procedure(procedure.id.clone());
            self.at(&place, &procedure.head.annotations);
            self.withheld(&place, &procedure.head);
        }
        for document in site.documents.values() {
            self.at(&Place::Document(document.id.id.clone()), &document.annotations);
        }
        for report in site.reports.values() {
            let place = Place::Report(report.id.clone());
            self.at(&place, &report.head.annotations);
            self.withheld(&place, &report.head);
        }
    }
}
