//! Rules `unknown-unit`, `unknown-document`, …: a reference leads to a record.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::model::{Reference, Site, Target};
use crate::record::{Decode, Visitor};
use crate::text::nearest;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let mut checker = Checker { scope, plan: None, faults };
    let site = scope.site;
    site.department.visit(&mut checker);
    for plan in site.plans.values() {
        checker.plan = Some(plan.id.as_str());
        plan.head.visit(&mut checker);
        plan.areas.visit(&mut checker);
        plan.budget.visit(&mut checker);
    }
    for ((_, plan), file) in &site.results {
        checker.plan = Some(plan.as_str());
        file.visit(&mut checker);
    }
    checker.plan = None;
    for file in site.statistics.values() {
        file.visit(&mut checker);
    }
    site.indicators.values().for_each(|record| record.visit(&mut checker));
    site.procedures.values().for_each(|record| record.head.visit(&mut checker));
    site.documents.values().for_each(|record| record.visit(&mut checker));
    site.reports.values().for_each(|record| record.head.visit(&mut checker));
}

struct Checker<'s, 'f> {
    scope: &'s Scope<'s>,
    /// The plan whose tasks may be named without it.
    plan: Option<&'s str>,
    faults: &'f mut Vec<Diagnostic>,
}

impl<'a> Visitor<'a> for Checker<'_, '_> {
    fn reference(&mut self, reference: &'a Reference) {
        let id = reference.id.as_str();
        if self.is_lost(reference) {
            return;
        }
        let known = known(self.scope.site, reference.target, self.plan, id);
        if known.iter().any(|candidate| candidate == id) {
            return;
        }
        let (code, message) = describe(reference);
        let mut fault = Diagnostic::error(code, reference.span, message);
        if let Some(near) = nearest(id, known.iter().map(String::as_str)) {
            fault = fault.suggest(reference.span, &format!("\"{near}\""));
        }
        self.faults.push(fault);
    }
}

impl Checker<'_, '_> {
    /// Tells whether the record meant may be one that could not be read.
    fn is_lost(&self, reference: &Reference) -> bool {
        let lost = |name: &str| self.scope.lost.contains(name);
        let (plan, _) = reference.id.split_once('/').unwrap_or((self.plan.unwrap_or_default(), ""));
        let file = match reference.target {
            Target::Document => "documents.toml".to_owned(),
            Target::Indicator => "indicators.toml".to_owned(),
            Target::Task => format!("plans/{plan}/tasks.toml"),
            Target::BudgetLine => format!("plans/{plan}/budget.toml"),
            _ => String::new(),
        };
        let plan_is_lost = matches!(reference.target, Target::Task | Target::BudgetLine) && lost(plan);
        lost(&file) || plan_is_lost || reference.id.split('/').any(lost)
    }
}

/// Lists what a reference could name, as it would be written at its place.
fn known(site: &Site, target: Target, plan: Option<&str>, id: &str) -> Vec<String> {
    let keys = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect();
    match target {
        Target::Unit => keys(&mut site.department.units.iter().map(|unit| unit.id.id.as_str())),
        Target::Topic => keys(&mut site.department.topics.iter().map(|topic| topic.id.id.as_str())),
        Target::Document => keys(&mut site.documents.keys().map(|id| id.as_str())),
        Target::Plan => keys(&mut site.plans.keys().map(|id| id.as_str())),
        Target::Procedure => keys(&mut site.procedures.keys().map(|id| id.as_str())),
        Target::Indicator => keys(&mut site.indicators.keys().map(|id| id.as_str())),
        Target::Report => keys(&mut site.reports.keys().map(|id| id.as_str())),
        Target::Task => {
            inside_plans(site, plan, id, |plan| plan.tasks().map(|(_, task)| task.id.id.to_string()).collect())
        }
        Target::BudgetLine => inside_plans(site, plan, id, |plan| {
            plan.budget.iter().flat_map(|budget| budget.line.iter().map(|line| line.id.id.to_string())).collect()
        }),
    }
}

fn inside_plans(
    site: &Site,
    own: Option<&str>,
    id: &str,
    list: impl Fn(&crate::model::Plan) -> Vec<String>,
) -> Vec<String> {
    if !id.contains('/') {
        let own = own.and_then(|own| site.plans.get(own));
        return own.map(list).unwrap_or_default();
    }
    site.plans.values().flat_map(|plan| list(plan).into_iter().map(|id| format!("{}/{id}", plan.id))).collect()
}

fn describe(reference: &Reference) -> (Code, Message) {
    let id = &reference.id;
    let (code, vi, en) = match reference.target {
        Target::Unit => (Code::UnknownUnit, "đơn vị", "unit"),
        Target::Document => (Code::UnknownDocument, "văn bản", "document"),
        Target::Plan => (Code::UnknownPlan, "kế hoạch", "plan"),
        Target::Task => (Code::UnknownTask, "nhiệm vụ", "task"),
        Target::Procedure => (Code::UnknownProcedure, "thủ tục", "procedure"),
        Target::Indicator => (Code::UnknownIndicator, "chỉ tiêu", "indicator"),
        Target::Report => (Code::UnknownReport, "báo cáo", "report"),
        Target::Topic => (Code::UnknownTopic, "chủ đề", "topic"),
        Target::BudgetLine => (Code::UnknownBudgetLine, "khoản kinh phí", "budget line"),
    };
    (code, say!(vi: "không có {vi} nào mang mã `{id}`"; en: "no {en} has the id `{id}`"))
}
