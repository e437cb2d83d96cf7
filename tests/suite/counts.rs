//! The five sample sites hold the facts of their papers: counted, and kept in `tests/golden/counts.txt`.
//!
//! The numbers of that file were counted by hand in the papers; a change of content that changes them has lost or
//! invented something, unless the paper says otherwise.

use std::collections::BTreeMap;
use std::fmt::Write;

use minhbach::derive::{Derived, Place};
use minhbach::diagnostic::Severity;
use minhbach::load;
use minhbach::model::{
    AnnotationKind, Grade, Operator, Plan, ResultFile, Site, Stated, Statistic, StatisticFile, Task, UnitKind,
};
use minhbach::pipeline::{self, Checked, Input};

use crate::golden;

/// Reads the sample sites.
pub(crate) fn content() -> Checked {
    let (content, left_out) = load::folder(&golden::project("content")).expect("the sample sites can be read");
    pipeline::check(Input { content, left_out, theme: None })
}

#[test]
fn the_sample_sites_hold_the_facts_of_their_papers() {
    let mut text = String::new();
    for (site, _) in &content().sites {
        count(site, &mut text);
    }
    golden::check("golden/counts.txt", &text);
}

#[test]
fn the_sample_sites_have_no_errors() {
    let report = content().report;
    assert_eq!(report.count(Severity::Error), 0, "{:#?}", crate::harness::faults(&report));
}

fn line(text: &mut String, name: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "{name}: {value}");
}

/// Counts words of a closed set, in the order of the set; what nobody has is left out.
fn tally<T: Copy + PartialEq>(all: &[T], word: impl Fn(T) -> &'static str, seen: &[T]) -> String {
    let count = |one: T| seen.iter().filter(|other| **other == one).count();
    let parts: Vec<String> =
        all.iter().filter(|one| count(**one) > 0).map(|one| format!("{} {}", word(*one), count(*one))).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

fn count(site: &Site, text: &mut String) {
    let _ = writeln!(text, "# {}\n", site.id);
    let units = &site.department.units;
    let external = units.iter().filter(|unit| unit.kind == UnitKind::External).count();
    line(text, "units", format!("{} and {external} bodies outside", units.len() - external));
    for plan in site.plans.values() {
        count_plan(plan, text);
    }
    count_targets(site, text);
    count_documents(site, text);
    for file in site.results.values() {
        count_results(site, file, text);
    }
    for file in site.statistics.values() {
        count_statistics(file, text);
    }
    if !site.procedures.is_empty() {
        let samples = site.procedures.values().filter(|procedure| procedure.head.sample).count();
        line(text, "procedures", format!("{}, of these samples {samples}", site.procedures.len()));
    }
    text.push('\n');
}

/// Counts mentions of documents in what the papers say: plans, tasks, budgets, results, reports.
fn count_mentions(site: &Site, text: &mut String) {
    let derived = Derived::new(site, None);
    let count = |wanted: fn(&Place) -> bool| derived.citations.iter().filter(|cited| wanted(&cited.place)).count();
    let parts = [
        count(|place| matches!(place, Place::Plan(_))),
        count(|place| matches!(place, Place::Task(..))),
        count(|place| matches!(place, Place::Budget(..))),
        count(|place| matches!(place, Place::Result(..))),
        count(|place| matches!(place, Place::Report(_))),
    ]
    .map(|count| count.to_string());
    line(text, "mentions in plans, tasks, budgets, results, reports", parts.join(", "));
}

fn stated<T: std::fmt::Display>(value: &Stated<T>) -> String {
    match value {
        Stated::Value(value) => value.to_string(),
        Stated::None(words) => format!("none ({words})"),
        other => other.state().to_owned(),
    }
}

fn count_plan(plan: &Plan, text: &mut String) {
    let head = &plan.head;
    let _ = writeln!(text, "\nplan {}, year {}", plan.id, head.year);
    line(text, "number, symbol, date", [stated(&head.number), stated(&head.symbol), stated(&head.date)].join(", "));
    line(text, "bases, recipients, reporting rules, assignments", {
        [head.bases.len(), head.recipients.len(), head.reporting.len(), head.assignments.len()]
            .map(|n| n.to_string())
            .join(", ")
    });
    for area in &plan.areas {
        let labels: Vec<String> = area.task.iter().map(|task| stated(&task.label)).collect();
        line(text, &format!("area {} {}", stated(&area.label), area.title.vi()), format!("{} tasks", area.task.len()));
        let _ = writeln!(text, "  {}", labels.join(" "));
    }
    let tasks: Vec<&Task> = plan.tasks().map(|(_, task)| task).collect();
    line(text, "tasks", tasks.len());
    count_tasks(plan, &tasks, text);
    if let Some(budget) = &plan.budget {
        for one in &budget.line {
            let product = one.formula.as_ref().and_then(|formula| formula.product());
            let product = product.map(|product| format!(", formula {}", product.0)).unwrap_or_default();
            let amount = one.amount.value().map_or("not given".to_owned(), |amount| amount.0.to_string());
            line(text, &format!("budget line {}", stated(&one.label)), format!("{amount}{product}"));
        }
        let total = budget.total.as_ref().map_or(0, |total| total.amount.0);
        line(text, "budget total, sum", format!("{total}, {}", budget.sum().map_or(0, |sum| sum.0)));
    }
}

fn count_tasks(plan: &Plan, tasks: &[&Task], text: &mut String) {
    let kinds: Vec<_> = tasks.iter().map(|task| task.due.kind()).collect();
    line(text, "deadlines", tally(minhbach::model::DueKind::ALL, minhbach::model::DueKind::as_str, &kinds));
    let in_quarter = |quarter| tasks.iter().filter(|task| task.quarters(plan.head.year).contains(&quarter)).count();
    line(text, "tasks in quarters 1 to 4", [1, 2, 3, 4].map(|quarter| in_quarter(quarter).to_string()).join(", "));
    let own: Vec<_> =
        tasks.iter().filter_map(|task| task.work.as_ref()).filter(|work| work.shared_with.is_none()).collect();
    let items = |quarter: usize| own.iter().filter_map(|work| work.quarters()[quarter]).sum::<u64>().to_string();
    line(text, "work items in quarters 1 to 4", [0, 1, 2, 3].map(items).join(", "));
    let given = tasks.iter().filter(|task| task.work.is_some()).count();
    line(text, "tasks with work items, of these with items of their own", format!("{given}, {}", own.len()));
    let funding: Vec<_> = tasks.iter().filter_map(|task| task.funding.as_ref()).map(|funding| funding.kind).collect();
    line(text, "funding", tally(minhbach::model::FundingKind::ALL, minhbach::model::FundingKind::as_str, &funding));
    let has = |what: &str, test: fn(&Task) -> bool, text: &mut String| {
        line(text, &format!("tasks with {what}"), tasks.iter().filter(|task| test(task)).count());
    };
    has("leads", |task| !task.leads.is_empty(), text);
    has("coordinators", |task| !task.coordinators.is_empty(), text);
    has("a person in charge", |task| task.person.is_some(), text);
    has("deliverables", |task| !task.deliverables.is_empty(), text);
    has("a printed note", |task| task.note.is_some(), text);
    has("a condition of their own", |task| task.contingent.is_some(), text);
    has("a task above", |task| task.parent.is_some(), text);
    has("another they are carried out with", |task| task.merged_into.is_some(), text);
    has("inherited fields", |task| !task.inherited.is_empty(), text);
}

fn count_targets(site: &Site, text: &mut String) {
    let targets: Vec<_> = site.indicators.values().flat_map(|indicator| &indicator.target).collect();
    let operators: Vec<Operator> = targets.iter().map(|target| target.operator).collect();
    let read = targets.iter().filter(|target| target.operator_read).count();
    let _ = writeln!(text);
    line(text, "indicators, targets", format!("{}, {}", site.indicators.len(), targets.len()));
    line(text, "targets by operator", tally(Operator::ALL, Operator::as_str, &operators));
    line(text, "operators read into a bare value", read);
    for indicator in site.indicators.values() {
        for target in &indicator.target {
            let upper = target.upper.map(|upper| format!(" to {upper}")).unwrap_or_default();
            let value = target.value.map(|value| format!(" {value}")).unwrap_or_default();
            let unit = indicator.unit.as_ref().map(|unit| format!(" {}", unit.vi())).unwrap_or_default();
            let _ = writeln!(text, "  {} {}{value}{upper}{unit}", target.id.id, target.operator.as_str());
        }
    }
}

fn count_documents(site: &Site, text: &mut String) {
    line(text, "documents", site.documents.len());
    let numbered = site.documents.values().filter(|document| document.number.value().is_some()).count();
    let undated =
        site.documents.values().filter(|document| document.number.value().is_some() && document.date.is_none());
    line(text, "of these with a number, of these without a date", format!("{numbered}, {}", undated.count()));
    let spelled = site.documents.values().filter(|document| document.printed.len() > 1).count();
    line(text, "documents printed in several ways", spelled);
    let mut relations: BTreeMap<&str, usize> = BTreeMap::new();
    for relation in site.documents.values().flat_map(|document| &document.relations) {
        *relations.entry(relation.kind.as_str()).or_default() += 1;
    }
    let relations: Vec<String> = relations.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    line(text, "relations", if relations.is_empty() { "none".to_owned() } else { relations.join(", ") });
    count_mentions(site, text);
}

fn count_results(site: &Site, file: &ResultFile, text: &mut String) {
    let _ = writeln!(
        text,
        "\nresults {}, {} to {}",
        file.period,
        file.from.map_or("?".to_owned(), |d| d.to_string()),
        file.to
    );
    let count = |grade| file.result.iter().filter(|result| result.grade == grade).count();
    line(text, "results", file.result.len());
    for grade in Grade::ALL {
        line(text, &format!("  {}", grade.as_str()), count(Some(*grade)));
    }
    line(text, "  not graded", count(None));
    let mark = |mark: &str| file.result.iter().filter(|result| result.mark.as_deref() == Some(mark)).count();
    line(text, "marks X, x", format!("{}, {}", mark("X"), mark("x")));
    if let Some(plan) = site.plans.get(file.plan.id()) {
        for area in &plan.areas {
            let own = |grade| {
                let results = file.result.iter().filter(|result| result.grade == grade);
                results.filter(|result| area.task.iter().any(|task| task.id.id.as_str() == result.task.id())).count()
            };
            let grades: Vec<String> = Grade::ALL.iter().map(|grade| own(Some(*grade)).to_string()).collect();
            line(text, &format!("  area {} by grade", stated(&area.label)), grades.join(", "));
        }
    }
    let evidence: Vec<_> = file.result.iter().flat_map(|result| &result.evidence).collect();
    let cited = evidence.iter().filter(|one| one.citation.is_some()).count();
    line(text, "evidence, of these documents", format!("{}, {cited}", evidence.len()));
}

/// Writes a counted fact with the parts it is made of, or split into.
fn with_parts(statistic: &Statistic) -> String {
    let value = stated(&statistic.value);
    if statistic.parts.is_empty() {
        return value;
    }
    let parts: Vec<String> = statistic.parts.iter().map(|part| stated(&part.value)).collect();
    let sign = if statistic.sums { " =" } else { "" };
    format!("{value}{sign} ({})", parts.join(" "))
}

fn count_statistics(file: &StatisticFile, text: &mut String) {
    let _ = writeln!(text, "\nstatistics {}", file.period);
    for cases in &file.cases {
        let fields = [
            ("received", &cases.received),
            ("online", &cases.online),
            ("direct", &cases.direct),
            ("postal", &cases.postal),
            ("resolved", &cases.resolved),
            ("early", &cases.early),
            ("on time", &cases.on_time),
            ("late", &cases.late),
            ("pending", &cases.pending),
        ];
        for (name, value) in fields {
            line(text, &format!("  {} {name}", cases.id.id), stated(value));
        }
    }
    for feedback in &file.feedback {
        line(text, &format!("  feedback {}", feedback.id.id), stated(&feedback.received));
    }
    for online in &file.online {
        line(text, &format!("  online {}", online.level), stated(&online.count));
    }
    if let Some(catalogue) = &file.catalogue {
        let parts: Vec<String> = catalogue.parts.iter().map(|part| stated(&part.value)).collect();
        line(text, "  procedures published", format!("{} = {}", stated(&catalogue.total), parts.join(" + ")));
    }
    for group in &file.group {
        let values: Vec<String> = group.statistic.iter().map(with_parts).collect();
        line(text, &format!("  {}", group.id.id), values.join(", "));
    }
    line(
        text,
        "  inspections, changes of the organisation",
        format!("{}, {}", file.inspection.len(), file.organisation.len()),
    );
    for change in &file.organisation {
        line(text, &format!("  {}", change.id.id), format!("{} to {}", stated(&change.before), stated(&change.after)));
    }
}

/// Every wrong place of a paper is noted beside it (MODEL §17), so none of these kinds is empty.
#[test]
fn what_the_papers_print_wrongly_is_noted() {
    let text: String = walkdir::WalkDir::new(golden::project("content"))
        .into_iter()
        .map(|entry| entry.expect("the content can be walked"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| std::fs::read_to_string(entry.path()).unwrap_or_default())
        .collect();
    for kind in [AnnotationKind::Ocr, AnnotationKind::Misprint, AnnotationKind::Inconsistency, AnnotationKind::Missing]
    {
        assert!(text.contains(&format!("kind = \"{}\"", kind.as_str())), "{}", kind.as_str());
    }
    for printed in ["14.440.000", "CBCCV C", "http://www://", "định hướng đến năm 2023", "Trong năm 2017"] {
        assert!(text.contains(printed), "{printed}");
    }
}
