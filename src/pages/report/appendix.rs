//! The appendix of a report: every task of the plan with what the period reports of it, as a printed table.

use serde::Serialize;

use crate::derive::Tally;
use crate::model::{Evidence, Grade, MissingReporter, Plan, Report, ResultFile, ResultStatus, Task, TaskResult, Words};
use crate::pages::parts::{AnnotationView, CitationView, FileView, GradeBar, Link, Phrase};
use crate::pages::route::{PlanFacet, Route};
use crate::pages::viewer::Viewer;

/// The results a report publishes of one plan.
#[derive(Debug, Serialize)]
pub struct Appendix {
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// The plan.
    pub plan: Link,
    /// The tasks by grade.
    pub bar: GradeBar,
    /// How many tasks, in words.
    pub total: String,
    /// Units that sent no figures.
    pub missing: Vec<MissingUnit>,
    /// Notes on the whole table.
    pub annotations: Vec<AnnotationView>,
    /// The four official grades as the table heads its columns.
    pub columns: Vec<GradeColumn>,
    /// Whether some grade has no printed mark, so that a sign of this page stands for it.
    pub has_unmarked: bool,
    /// The areas of the plan.
    pub areas: Vec<AppendixArea>,
}

/// A column of the table.
#[derive(Debug, Serialize)]
pub struct GradeColumn {
    /// The grade.
    pub name: String,
    /// Its official meaning, where the form prints one.
    pub meaning: Option<String>,
}

/// A unit that sent no figures.
#[derive(Debug, Serialize)]
pub struct MissingUnit {
    /// The unit.
    pub unit: Link,
    /// More about it.
    pub note: Option<Phrase>,
}

/// An area of the plan.
#[derive(Debug, Serialize)]
pub struct AppendixArea {
    /// Its printed label and title.
    pub title: Phrase,
    /// Its tasks.
    pub rows: Vec<AppendixRow>,
}

/// A task with its result.
#[derive(Debug, Serialize)]
pub struct AppendixRow {
    /// The page of the task.
    pub href: String,
    /// The printed label.
    pub label: Option<Phrase>,
    /// The title.
    pub title: Phrase,
    /// What was done.
    pub text: Option<Markdown>,
    /// Why there is no such text.
    pub withheld: Option<Phrase>,
    /// What shows it.
    pub evidence: Vec<EvidenceView>,
    /// The four columns: the mark, or nothing.
    pub marks: Vec<String>,
    /// The printed note.
    pub note: Option<Phrase>,
    /// Why there is no grade.
    pub status: Option<String>,
    /// Why it is late or not done.
    pub reason: Option<Phrase>,
    /// What the unit in charge says to it.
    pub reply: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A text with paragraphs and lists.
#[derive(Debug, Serialize)]
pub struct Markdown {
    /// The Markdown.
    pub markdown: String,
    /// Its language, where it differs from the page's.
    pub lang: Option<&'static str>,
}

/// A piece of evidence: one of these.
#[derive(Debug, Serialize)]
pub struct EvidenceView {
    /// A document.
    pub citation: Option<CitationView>,
    /// A web page.
    pub url: Option<String>,
    /// A file.
    pub file: Option<FileView>,
    /// A fact.
    pub fact: Option<Phrase>,
}

/// What stands in a grade's column where the source prints no mark.
const UNMARKED: &str = "✓";

/// Makes the appendices of a report, one for each plan it publishes results of.
pub(super) fn all(viewer: &Viewer<'_>, report: &Report) -> Vec<Appendix> {
    let files = viewer.site.results.iter().filter_map(|((_, plan), file)| {
        let of = file.report.as_ref()?;
        let plan = viewer.site.plans.get(plan)?;
        (of.id() == report.id.as_str()).then_some((plan, file))
    });
    files.zip(1u64..).map(|((plan, file), number)| appendix(viewer, report, plan, file, number)).collect()
}

fn appendix(viewer: &Viewer<'_>, report: &Report, plan: &Plan, file: &ResultFile, number: u64) -> Appendix {
    let period = viewer.period(file.period);
    let has_unmarked = file.result.iter().any(|result| result.grade.is_some() && result.mark.is_none());
    Appendix {
        id: format!("bang-ket-qua-{number}"),
        title: match &report.head.appendix_title {
            Some(title) => viewer.phrase(title),
            None => Phrase::plain(viewer.fill("report.appendix-of", &[("period", &period)])),
        },
        plan: viewer.link(&Route::Plan(plan.id.clone())),
        bar: bar(viewer, plan, file),
        total: viewer.count("report.tasks", plan.tasks().count() as u64),
        missing: file.not_reported.iter().filter_map(|missing| missing_unit(viewer, missing)).collect(),
        annotations: viewer.annotations(&file.annotations),
        columns: Grade::ALL.iter().map(|grade| column(viewer, *grade)).collect(),
        has_unmarked,
        areas: areas(viewer, plan, file),
    }
}

/// Counts the grades this period gives, which later periods may change. They lead to the lists of tasks
/// only while both say the same.
fn bar(viewer: &Viewer<'_>, plan: &Plan, file: &ResultFile) -> GradeBar {
    let mut tally = Tally::default();
    let mut is_current = true;
    for (_, task) in plan.tasks() {
        let mut state = viewer.derived.task(plan, task).clone();
        let grade = result_of(plan, task, file).and_then(|result| result.grade);
        is_current &= state.grade == grade;
        state.grade = grade;
        tally.add(&state);
    }
    let facet = |word: &str| Route::PlanFacet(plan.id.clone(), PlanFacet::Grade, word.to_owned()).path();
    let mut bar = viewer.grade_bar(&tally, facet);
    if !is_current {
        bar.parts.iter_mut().for_each(|part| part.href = None);
    }
    bar
}

fn missing_unit(viewer: &Viewer<'_>, missing: &MissingReporter) -> Option<MissingUnit> {
    let unit = viewer.unit_link(missing.unit.id())?;
    Some(MissingUnit { unit, note: missing.note.as_ref().map(|note| viewer.phrase(note)) })
}

fn column(viewer: &Viewer<'_>, grade: Grade) -> GradeColumn {
    let word = grade.as_str();
    // The form prints no meaning for work not done.
    let meaning = (grade != Grade::NotDone).then(|| viewer.say(&format!("report.meaning-{word}")));
    GradeColumn { name: viewer.say(&format!("grade.{word}")), meaning }
}

/// Finds what a period says of a task of its plan.
fn result_of<'f>(plan: &Plan, task: &Task, file: &'f ResultFile) -> Option<&'f TaskResult> {
    let id = task.id.id.as_str();
    file.result.iter().find(|result| names(plan, result).is_some_and(|named| named == id))
}

/// Gives the task a result names, where it is one of the plan.
fn names<'f>(plan: &Plan, result: &'f TaskResult) -> Option<&'f str> {
    match result.task.id().split_once('/') {
        None => Some(result.task.id()),
        Some((of, task)) => (of == plan.id.as_str()).then_some(task),
    }
}

fn areas(viewer: &Viewer<'_>, plan: &Plan, file: &ResultFile) -> Vec<AppendixArea> {
    let area = |area: &crate::model::Area| AppendixArea {
        title: viewer.area_title(area),
        rows: area.task.iter().map(|task| row(viewer, plan, task, result_of(plan, task, file))).collect(),
    };
    let mut areas: Vec<AppendixArea> = plan.areas.iter().map(area).filter(|area| !area.rows.is_empty()).collect();
    let of_others = file.result.iter().filter(|result| names(plan, result).is_none());
    let rows: Vec<AppendixRow> = of_others.filter_map(|result| row_of_other(viewer, result)).collect();
    if !rows.is_empty() {
        areas.push(AppendixArea { title: Phrase::plain(viewer.say("report.other-plan")), rows });
    }
    areas
}

fn row_of_other(viewer: &Viewer<'_>, result: &TaskResult) -> Option<AppendixRow> {
    let (plan, task) = result.task.id().split_once('/')?;
    let plan = viewer.site.plans.get(plan)?;
    let (_, task) = plan.task(task)?;
    Some(row(viewer, plan, task, Some(result)))
}

fn row(viewer: &Viewer<'_>, plan: &Plan, task: &Task, result: Option<&TaskResult>) -> AppendixRow {
    let said = |words: Option<&Words>| words.map(|words| viewer.phrase(words));
    let text = said(result.and_then(|result| result.text.as_ref()));
    let (withheld, text) = match text {
        Some(phrase) if phrase.withheld.is_some() => (Some(phrase), None),
        other => (None, other.map(|phrase| Markdown { markdown: phrase.text, lang: phrase.lang })),
    };
    AppendixRow {
        href: Route::Task(plan.id.clone(), task.id.id.clone()).path(),
        label: task.label.value().map(|label| viewer.printed(label)),
        title: viewer.phrase(&task.title),
        text,
        withheld,
        evidence: result.iter().flat_map(|result| &result.evidence).map(|one| evidence(viewer, one)).collect(),
        marks: marks(result),
        note: said(result.and_then(|result| result.note.as_ref())),
        status: status(viewer, result),
        reason: said(result.and_then(|result| result.reason.as_ref())),
        reply: said(result.and_then(|result| result.reply.as_ref())),
        annotations: result.map(|result| viewer.annotations(&result.annotations)).unwrap_or_default(),
    }
}

fn marks(result: Option<&TaskResult>) -> Vec<String> {
    let mark = |grade: &Grade| match result {
        Some(result) if result.grade == Some(*grade) => result.mark.as_deref().unwrap_or(UNMARKED).to_owned(),
        _ => String::new(),
    };
    Grade::ALL.iter().map(mark).collect()
}

/// Says why there is no grade; nothing where there is one.
fn status(viewer: &Viewer<'_>, result: Option<&TaskResult>) -> Option<String> {
    let status = match result {
        None => ResultStatus::NotReported,
        Some(result) if result.grade.is_some() => return None,
        Some(result) => result.status.unwrap_or(ResultStatus::NotGraded),
    };
    Some(viewer.say(&format!("report.{}", status.as_str())))
}

fn evidence(viewer: &Viewer<'_>, evidence: &Evidence) -> EvidenceView {
    EvidenceView {
        citation: evidence.citation.as_ref().map(|citation| viewer.citation(citation)),
        url: evidence.url.as_ref().map(|address| address.url.clone()),
        file: evidence.file.as_ref().map(|file| viewer.file(file)),
        fact: evidence.fact.as_ref().map(|fact| viewer.phrase(fact)),
    }
}
