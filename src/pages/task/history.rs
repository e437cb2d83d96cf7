//! What each period reports of a task.

use serde::Serialize;

use crate::derive::{Reported, TaskState};
use crate::model::{Evidence, Plan, Purpose, ResultFile, ResultStatus, TaskResult, Words};
use crate::pages::parts::{AnnotationView, BodyView, CitationView, DateView, FileView, Link, Phrase, Tag};
use crate::pages::plans::{PeriodLine, period_line};
use crate::pages::viewer::Viewer;

/// What a period reports of the task.
#[derive(Debug, Serialize)]
pub struct PeriodResult {
    /// The period with its window and report.
    pub period: PeriodLine,
    /// The grade.
    pub grade: Tag,
    /// The official definition of the grade, where it says more than its name.
    pub definition: Option<String>,
    /// Why there is no grade or no result, in words.
    pub status: Option<String>,
    /// The result; nothing where the period says nothing of the task.
    pub result: Option<ResultView>,
}

/// A result.
#[derive(Debug, Serialize)]
pub struct ResultView {
    /// What was done.
    pub text: Option<BodyView>,
    /// Why the text is withheld.
    pub withheld: Option<Phrase>,
    /// The printed mark.
    pub mark: Option<Phrase>,
    /// What shows it.
    pub evidence: Vec<EvidenceView>,
    /// The day the work was finished.
    pub completed: Option<DateView>,
    /// Why it is late or not done.
    pub reason: Option<Phrase>,
    /// What the unit in charge says to it.
    pub reply: Option<Phrase>,
    /// The printed note.
    pub note: Option<Phrase>,
    /// Notes beside printed values.
    pub annotations: Vec<AnnotationView>,
}

/// A piece of evidence: one of the first four is there.
#[derive(Debug, Serialize)]
pub struct EvidenceView {
    /// A document.
    pub citation: Option<CitationView>,
    /// A web page.
    pub url: Option<Link>,
    /// A file of the site.
    pub file: Option<FileView>,
    /// A fact in words.
    pub fact: Option<Phrase>,
    /// What the document is cited for, where it is not evidence.
    pub purpose: Option<String>,
}

pub(super) fn history(viewer: &Viewer<'_>, plan: &Plan, state: &TaskState) -> Vec<PeriodResult> {
    let view = |reported: &Reported| {
        let file = viewer.site.results.get(&(reported.period, plan.id.clone()))?;
        Some(period(viewer, reported, file))
    };
    state.history.iter().rev().filter_map(view).collect()
}

fn period(viewer: &Viewer<'_>, reported: &Reported, file: &ResultFile) -> PeriodResult {
    let grade = viewer.grade_tag(reported.grade);
    let word = reported.grade.map_or("not-graded", |grade| grade.as_str());
    let status = reported.status.filter(|_| reported.grade.is_none());
    PeriodResult {
        period: period_line(viewer, file),
        definition: Some(viewer.say(&format!("grade_definition.{word}"))).filter(|said| *said != grade.text),
        grade,
        status: status
            .filter(|status| *status != ResultStatus::NotGraded)
            .map(|status| viewer.say(&format!("task_page.status-{}", status.as_str()))),
        result: reported.result.and_then(|index| file.result.get(index)).map(|result| view(viewer, result)),
    }
}

fn view(viewer: &Viewer<'_>, result: &TaskResult) -> ResultView {
    let words = |words: &Option<Words>| words.as_ref().map(|words| viewer.phrase(words));
    let text = result.text.as_ref().map(|text| viewer.phrase(text));
    let (withheld, text) = match text {
        Some(phrase) if phrase.withheld.is_some() => (Some(phrase), None),
        text => (None, text.map(|phrase| BodyView { markdown: phrase.text, lang: phrase.lang, sections: Vec::new() })),
    };
    ResultView {
        text,
        withheld,
        mark: result.mark.as_deref().map(Phrase::plain),
        evidence: result.evidence.iter().map(|evidence| evidence_view(viewer, evidence)).collect(),
        completed: result.completed.map(|day| viewer.day(day)),
        reason: words(&result.reason),
        reply: words(&result.reply),
        note: words(&result.note),
        annotations: viewer.annotations(&result.annotations),
    }
}

fn evidence_view(viewer: &Viewer<'_>, evidence: &Evidence) -> EvidenceView {
    let purpose = evidence.citation.as_ref().and_then(|citation| citation.purpose);
    EvidenceView {
        citation: evidence.citation.as_ref().map(|citation| viewer.citation(citation)),
        url: evidence.url.as_ref().map(|url| Link { href: url.url.clone(), text: Phrase::plain(&url.url) }),
        file: evidence.file.as_ref().map(|file| viewer.file(file)),
        fact: evidence.fact.as_ref().map(|fact| viewer.phrase(fact)),
        purpose: purpose
            .filter(|purpose| *purpose != Purpose::Evidence)
            .map(|purpose| viewer.say(&format!("task_page.purpose-{}", purpose.as_str()))),
    }
}
