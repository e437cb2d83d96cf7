//! A plan as StratML Part 2 (ISO 17469-1 and its extension for performance plans and reports).
//!
//! An area is a goal, a task an objective, who leads and who coordinates are stakeholders, what is to be delivered
//! and what is reported are indicators with targets and actual results. Only what the plan and the results state is
//! written; a number or a date that is not stated has no element.

use chrono::NaiveDate;

use super::xml::Xml;
use crate::derive::Derived;
use crate::model::{
    Area, Deliverable, Grade, Id, Indicator, IndicatorTarget, Moment, Observation, Plan, Responsible, ResultFile, Site,
    Task, TaskResult, Words,
};

const NAMESPACE: &str = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport";

/// Tells whether a plan has what the format cannot do without: a goal.
pub fn has_goals(site: &Site, plan: &Plan) -> bool {
    !plan.areas.is_empty() || targets(site, plan).next().is_some()
}

/// Writes a plan with what was reported of it. `source` is the address of its page, full or from the file;
/// `grade` names a grade in Vietnamese.
pub fn stratml(site: &Site, derived: &Derived, plan: &Plan, source: &str, grade: &dyn Fn(Grade) -> String) -> String {
    Writer { site, derived, plan, grade, xml: Xml::default() }.write(source)
}

struct Writer<'w> {
    site: &'w Site,
    derived: &'w Derived,
    plan: &'w Plan,
    grade: &'w dyn Fn(Grade) -> String,
    xml: Xml,
}

/// Lists the indicators a plan sets targets for.
fn targets<'s>(site: &'s Site, plan: &'s Plan) -> impl Iterator<Item = (&'s Indicator, &'s IndicatorTarget)> {
    let all = site.indicators.values().flat_map(|one| one.target.iter().map(move |target| (one, target)));
    all.filter(|(_, target)| target.plan.id() == plan.id.as_str())
}

impl Writer<'_> {
    fn write(mut self, source: &str) -> String {
        let head = &self.plan.head;
        let reported = self.site.results.keys().any(|(_, plan)| *plan == self.plan.id);
        let kind = if reported { "Performance_Report" } else { "Performance_Plan" };
        self.xml.open_with("PerformancePlanOrReport", &[("xmlns", NAMESPACE), ("Type", kind)]);
        self.xml.leaf("Name", &said(&head.title));
        self.xml.some("Description", head.summary.as_ref().map(said).as_deref());
        self.xml.some("OtherInformation", head.theme.as_ref().map(said).as_deref());
        self.xml.open("StrategicPlanCore");
        self.organization();
        for area in &self.plan.areas {
            self.goal(area);
        }
        self.target_goal();
        self.xml.close();
        self.administration(source);
        self.submitter();
        self.xml.close();
        self.xml.finish()
    }

    fn organization(&mut self) {
        let department = &self.site.department;
        self.xml.open("Organization");
        self.xml.leaf("Name", &said(&department.name));
        self.xml.some("Acronym", department.symbol.as_deref());
        self.xml.leaf("Identifier", "department");
        self.xml.close();
    }

    fn goal(&mut self, area: &Area) {
        self.xml.open("Goal");
        self.xml.leaf("Name", &said(&area.title));
        // The format asks for the element; what the plan does not say stays empty.
        self.xml.leaf("Description", &area.note.as_ref().map(said).unwrap_or_default());
        self.xml.leaf("Identifier", &format!("area-{}", area.id.id));
        self.xml.some("SequenceIndicator", area.label.value().map(String::as_str));
        for task in &area.task {
            self.objective(task);
        }
        self.xml.close();
    }

    fn objective(&mut self, task: &Task) {
        self.xml.open("Objective");
        self.xml.leaf("Name", &said(&task.title));
        self.xml.some("Description", task.text.as_ref().map(said).as_deref());
        self.xml.leaf("Identifier", &format!("task-{}", task.id.id));
        self.xml.some("SequenceIndicator", task.label.value().map(String::as_str));
        for (units, role) in [(&task.leads, "Chủ trì"), (&task.coordinators, "Phối hợp")] {
            for unit in units {
                self.stakeholder(unit, role);
            }
        }
        self.xml.some("OtherInformation", other_information(task).as_deref());
        for deliverable in &task.deliverables {
            self.deliverable(task, deliverable);
        }
        self.results(task);
        self.xml.close();
    }

    fn stakeholder(&mut self, responsible: &Responsible, role: &str) {
        let unit = responsible.unit.as_ref().and_then(|unit| self.site.unit(unit.id()));
        let name = unit.map(|unit| said(&unit.name)).or_else(|| responsible.printed.clone());
        let Some(name) = name else { return };
        self.xml.open_with("Stakeholder", &[("StakeholderTypeType", "Organization")]);
        self.xml.leaf("Name", &name);
        self.xml.some("Description", responsible.qualifier.as_ref().map(said).as_deref());
        self.xml.open("Role");
        self.xml.leaf("Name", role);
        self.xml.leaf("RoleType", "Performer");
        self.xml.close();
        self.xml.close();
    }

    fn deliverable(&mut self, task: &Task, deliverable: &Deliverable) {
        let counted = deliverable.quantity.map(|quantity| quantity.to_string());
        let kind = if counted.is_some() { "Quantitative" } else { "Qualitative" };
        self.indicator(
            kind,
            "Output",
            &said(&deliverable.text),
            &deliverable.unit.as_ref().map(said).unwrap_or_default(),
        );
        self.xml.open("MeasurementInstance");
        self.xml.open("TargetResult");
        self.xml.some("EndDate", self.end(task, deliverable).map(|day| day.to_string()).as_deref());
        self.xml.some("NumberOfUnits", counted.as_deref());
        self.xml.leaf("Description", &said(&deliverable.text));
        self.xml.close();
        self.xml.close();
        self.xml.close();
    }

    /// Gives the last day of a deliverable: of the deadline that names it, or of the task where no deadline names any.
    fn end(&self, task: &Task, deliverable: &Deliverable) -> Option<NaiveDate> {
        let mut dues = task.due.0.iter();
        if dues.clone().all(|due| due.what.is_none()) {
            return self.derived.task(self.plan, task).deadline;
        }
        // A slip does not say which of several deadlines it moves.
        let named = dues.find(|due| due.what.as_ref().is_some_and(|what| what.vi() == deliverable.text.vi()))?;
        named.when.last_days().into_iter().max().filter(|_| task.slip.is_empty())
    }

    /// Writes what the periods say of a task: a grade in words is no number.
    fn results(&mut self, task: &Task) {
        let (site, plan) = (self.site, self.plan);
        let history = &self.derived.task(plan, task).history;
        let reported: Vec<(&ResultFile, &TaskResult)> = history
            .iter()
            .filter_map(|one| {
                let file = site.results.get(&(one.period, plan.id.clone()))?;
                Some((file, file.result.get(one.result?)?))
            })
            .collect();
        if reported.is_empty() {
            return;
        }
        self.indicator("Qualitative", "Output_Processing", "Kết quả thực hiện nhiệm vụ", "");
        for (file, result) in reported {
            self.xml.open("MeasurementInstance");
            self.xml.open("ActualResult");
            self.xml.some("StartDate", file.from.map(|day| day.to_string()).as_deref());
            self.xml.leaf("EndDate", &file.to.to_string());
            if let Some(grade) = result.grade {
                self.xml.open("Descriptor");
                self.xml.leaf("DescriptorName", "Mức tự đánh giá");
                self.xml.leaf("DescriptorValue", &(self.grade)(grade));
                self.xml.close();
            }
            self.xml.some("Description", result.text.as_ref().map(said).as_deref());
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
    }

    /// Writes the targets of the plan as a goal of their own: no task is said to serve them.
    fn target_goal(&mut self) {
        let (site, plan) = (self.site, self.plan);
        let targets: Vec<(&Indicator, &IndicatorTarget)> = targets(site, plan).collect();
        if targets.is_empty() {
            return;
        }
        self.xml.open("Goal");
        self.xml.leaf("Name", "Chỉ tiêu của kế hoạch");
        self.xml.leaf("Description", "");
        self.xml.leaf("Identifier", "targets");
        for (indicator, target) in targets {
            self.xml.open("Objective");
            self.xml.leaf("Name", &said(&indicator.title));
            self.xml.leaf("Description", &said(&target.text));
            self.xml.leaf("Identifier", &format!("target-{}-{}", indicator.id.id, target.id.id));
            self.target(indicator, target);
            self.xml.close();
        }
        self.xml.close();
    }

    fn target(&mut self, indicator: &Indicator, target: &IndicatorTarget) {
        let value = target.value.filter(|_| target.upper.is_none()).map(|value| value.to_string());
        let kind = if target.value.is_some() { "Quantitative" } else { "Qualitative" };
        self.indicator(
            kind,
            "Outcome",
            &said(&indicator.title),
            &indicator.unit.as_ref().map(said).unwrap_or_default(),
        );
        self.xml.open("MeasurementInstance");
        self.xml.open("TargetResult");
        self.xml.some("NumberOfUnits", value.as_deref());
        self.xml.leaf("Description", &said(&target.text));
        self.xml.close();
        let of_year = |observation: &&Observation| match target.period {
            Some(period) => observation.period == period,
            None => observation.period.year == self.plan.head.year,
        };
        for observation in indicator.observation.iter().filter(of_year) {
            let Some(value) = observation.value else { continue };
            self.xml.open("ActualResult");
            self.xml.leaf("NumberOfUnits", &value.to_string());
            self.xml.leaf("Description", &observation.period.to_string());
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    fn indicator(&mut self, kind: &str, stage: &str, dimension: &str, unit: &str) {
        let attributes = [("ValueChainStage", stage), ("PerformanceIndicatorType", kind)];
        self.xml.open_with("PerformanceIndicator", &attributes);
        self.xml.leaf("MeasurementDimension", dimension);
        self.xml.leaf("UnitOfMeasurement", unit);
    }

    fn administration(&mut self, source: &str) {
        let head = &self.plan.head;
        self.xml.open("AdministrativeInformation");
        self.xml.leaf("Identifier", &identifier(&self.site.id, &self.plan.id));
        let year = |month, day| NaiveDate::from_ymd_opt(head.year, month, day).map(|day| day.to_string());
        self.xml.some("StartDate", year(1, 1).as_deref());
        self.xml.some("EndDate", year(12, 31).as_deref());
        if let Some(Moment::Day(day)) = head.date.value() {
            self.xml.leaf("PublicationDate", &day.to_string());
        }
        self.xml.leaf("Source", source);
        self.xml.close();
    }

    /// Writes how to reach the department; no person is named.
    fn submitter(&mut self) {
        let Some(contact) = &self.site.department.contact else { return };
        if contact.phone.is_none() && contact.email.is_none() {
            return;
        }
        self.xml.open("Submitter");
        self.xml.some("PhoneNumber", contact.phone.as_deref());
        self.xml.some("EmailAddress", contact.email.as_deref());
        self.xml.close();
    }
}

/// An XML name begins with a letter; the site tells one department's plan of a year from another's.
fn identifier(site: &Id, plan: &Id) -> String {
    format!("plan-{site}-{plan}")
}

/// Gives a text in the language of the plan, or says that it is withheld and why.
fn said(words: &Words) -> String {
    words.withheld().map_or_else(|| words.vi().to_owned(), |reason| format!("(đã lược): {reason}"))
}

/// Gives what the plan prints of a task and the format has no element for.
fn other_information(task: &Task) -> Option<String> {
    let due = task.due_text.as_ref().map(|text| format!("Thời hạn: {text}"));
    let note = task.note.as_ref().map(|note| format!("Ghi chú: {}", said(note)));
    let parts: Vec<String> = due.into_iter().chain(note).collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
