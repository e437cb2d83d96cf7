//! The parts pages are made of: small values shared by many views.

use serde::Serialize;

use super::route::Route;
use super::viewer::Viewer;
use crate::derive::{EvidenceState, Schedule, Tally, TaskState};
use crate::model::{Annotation, Area, Attachment, Body, Citation, Grade};
use crate::text::{Language, format};

/// A text with the language it is really in, where that is not the page's.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Phrase {
    /// The text.
    pub text: String,
    /// The language, where it differs from the page's.
    pub lang: Option<&'static str>,
    /// Why the text is withheld; `text` then says that it is.
    pub withheld: Option<String>,
}

impl Phrase {
    /// Makes a phrase in the language of the page.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), lang: None, withheld: None }
    }
}

/// A link; the address counts from the root of the site's language.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: Phrase,
}

/// A date for people and, where HTML has a form for it, for machines.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// The machine-readable form.
    pub iso: Option<String>,
    /// The words.
    pub text: String,
}

/// A printed value, or the words for its absence.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// `value`, `absent`, `blank` or `none`: the class it is shown with.
    pub state: &'static str,
    /// The words.
    pub text: Phrase,
}

/// A state in words, with the class that gives it its shape.
#[derive(Debug, Clone, Serialize)]
pub struct Tag {
    /// The class: `tag-done-well`.
    pub class: String,
    /// The words.
    pub text: String,
    /// A remark beside it.
    pub hint: Option<String>,
}

/// A value of a facet with the number of records that have it.
#[derive(Debug, Clone, Serialize)]
pub struct FacetValue {
    /// Leads to the page of the value; nothing where no record has it.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
    /// How many.
    pub count: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// A group of facet values.
#[derive(Debug, Clone, Serialize)]
pub struct FacetGroup {
    /// What they have in common.
    pub title: String,
    /// The values.
    pub values: Vec<FacetValue>,
    /// Whether one of them is the one shown.
    pub open: bool,
}

/// One grade of a stacked bar.
#[derive(Debug, Clone, Serialize)]
pub struct BarPart {
    /// The pattern: 1 to 4 for the official grades, 0 for none.
    pub pattern: u8,
    /// The grade in words.
    pub label: String,
    /// How many tasks, zero included.
    pub count: String,
    /// `true` when the count is zero: it is in the table and not in the bar.
    pub empty: bool,
    /// The share in words.
    pub share: String,
    /// Where the bar part begins, in percent of its width.
    pub x: String,
    /// How wide it is, in percent.
    pub width: String,
    /// Leads to the tasks of the grade.
    pub href: Option<String>,
}

/// Tasks by grade: the numbers of a table and the drawing of the same numbers.
#[derive(Debug, Clone, Serialize)]
pub struct GradeBar {
    /// All tasks.
    pub total: String,
    /// The grades, in official order, "not graded" last.
    pub parts: Vec<BarPart>,
    /// The counts in a sentence.
    pub sentence: String,
}

/// A visible note beside a printed value.
#[derive(Debug, Clone, Serialize)]
pub struct AnnotationView {
    /// Its kind in words.
    pub title: String,
    /// The printed text.
    pub printed: Option<Phrase>,
    /// What is probably meant.
    pub proposed: Option<Phrase>,
    /// Why.
    pub reason: Phrase,
}

/// A mention of a document.
#[derive(Debug, Clone, Serialize)]
pub struct CitationView {
    /// Leads to the register.
    pub href: Option<String>,
    /// The mention as printed, or the document's name.
    pub text: Phrase,
    /// What the document is about.
    pub title: Option<Phrase>,
    /// The part cited.
    pub locator: Option<Phrase>,
    /// A remark.
    pub note: Option<Phrase>,
}

/// A file to download.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Where it is.
    pub href: String,
    /// What it is.
    pub title: Phrase,
    /// Its kind: "PDF".
    pub kind: String,
    /// Its size.
    pub size: String,
    /// Its pages.
    pub pages: Option<String>,
    /// Whether a screen reader can read it, in words.
    pub accessible: Option<String>,
}

/// A body of prose: Markdown for the filter `markdown`.
#[derive(Debug, Clone, Serialize)]
pub struct BodyView {
    /// The Markdown.
    pub markdown: String,
    /// Its language, where it differs from the page's.
    pub lang: Option<&'static str>,
    /// Its headings, for a table of contents.
    pub sections: Vec<SectionLink>,
}

/// A heading of a body.
#[derive(Debug, Clone, Serialize)]
pub struct SectionLink {
    /// Its id on the page.
    pub id: String,
    /// Its words.
    pub title: String,
    /// Its level, from 2.
    pub level: usize,
}

impl Viewer<'_> {
    /// Shows a grade.
    pub(super) fn grade_tag(&self, grade: Option<Grade>) -> Tag {
        let word = grade.map_or("not-graded", Grade::as_str);
        Tag { class: format!("tag-{word}"), text: self.say(&format!("grade.{word}")), hint: None }
    }

    /// Shows given against expected evidence.
    pub(super) fn evidence_tag(&self, evidence: EvidenceState) -> Tag {
        let given = self.number(evidence.given);
        let (class, text) = match evidence.expected {
            _ if evidence.given == 0 => ("none", self.say("evidence.none")),
            Some(expected) if evidence.given >= expected => ("full", format!("{given}/{}", self.number(expected))),
            Some(expected) => ("part", format!("{given}/{}", self.number(expected))),
            None => ("full", self.count("evidence.given", evidence.given)),
        };
        Tag { class: format!("tag-evidence-{class}"), text, hint: None }
    }

    /// Shows the schedule, with days where they are known.
    pub(super) fn schedule_tag(&self, state: &TaskState) -> Tag {
        let word = state.schedule.as_str();
        let hint = match (state.schedule, state.days, state.next) {
            (Schedule::Overdue, Some(days), _) => Some(self.count("schedule.overdue-days", days.unsigned_abs())),
            (Schedule::Late, Some(days), _) => Some(self.count("schedule.late-days", days.unsigned_abs())),
            (Schedule::DueNow | Schedule::NotDue, _, Some(day)) => {
                Some(self.fill("schedule.next", &[("date", &self.day(day).text)]))
            }
            _ => None,
        };
        Tag { class: format!("tag-{word}"), text: self.say(&format!("schedule.{word}")), hint }
    }

    /// Shows tasks by grade; `href` links a grade to its tasks.
    pub(super) fn grade_bar(&self, tally: &Tally, href: impl Fn(&str) -> String) -> GradeBar {
        let grades = Grade::ALL.iter().copied().map(Some).chain([None]);
        let mut before = 0u64;
        let mut parts = Vec::new();
        let mut sentence = Vec::new();
        for (grade, pattern) in grades.zip([1u8, 2, 3, 4, 0]) {
            let count = tally.grade(grade);
            let word = grade.map_or("not-graded", Grade::as_str);
            let label = self.say(&format!("grade.{word}"));
            sentence.push(format!("{}: {}", label, self.number(count)));
            parts.push(BarPart {
                pattern,
                count: self.number(count),
                empty: count == 0,
                share: self.share(count, tally.total),
                x: percent_of_width(before, tally.total),
                width: percent_of_width(count, tally.total),
                href: (count > 0).then(|| href(word)),
                label,
            });
            before += count;
        }
        GradeBar { total: self.number(tally.total), parts, sentence: sentence.join("; ") }
    }

    /// Shows notes beside printed values.
    pub(super) fn annotations(&self, annotations: &[Annotation]) -> Vec<AnnotationView> {
        let view = |annotation: &Annotation| AnnotationView {
            title: self.say(&format!("annotation.{}", annotation.kind.as_str())),
            printed: annotation.printed.as_ref().map(|text| self.phrase(&text.0)),
            proposed: annotation.proposed.as_ref().map(|text| self.phrase(&text.0)),
            reason: self.phrase(&annotation.reason.0),
        };
        annotations.iter().map(view).collect()
    }

    /// Shows a mention of a document.
    pub(super) fn citation(&self, citation: &Citation) -> CitationView {
        let document = citation.document.as_ref().and_then(|document| self.site.documents.get(document.id()));
        let link = document.map(|document| self.link(&Route::Document(document.id.id.clone())));
        let text = citation.printed.as_deref().map(|printed| self.printed(printed));
        CitationView {
            href: link.as_ref().map(|link| link.href.clone()),
            text: text.or(link.map(|link| link.text)).unwrap_or_else(|| Phrase::plain(self.say("state.unknown"))),
            title: document.and_then(|document| document.title.as_ref()).map(|title| self.phrase(title)),
            locator: citation.locator.as_deref().map(|locator| self.printed(locator)),
            note: citation.note.as_ref().map(|note| self.phrase(note)),
        }
    }

    /// Shows a file to download.
    pub(super) fn file(&self, attachment: &Attachment) -> FileView {
        let path = &attachment.file.path;
        let size = self.site.files.get(path).map_or(0, |file| file.bytes.len());
        let name = path.rsplit('/').next().unwrap_or(path);
        FileView {
            href: format!("~/files/{path}"),
            title: attachment.title.as_ref().map_or_else(|| Phrase::plain(name), |title| self.phrase(title)),
            kind: name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_uppercase()),
            size: format::bytes(size as u64, self.language),
            pages: attachment.pages.map(|pages| self.count("file.pages", pages)),
            accessible: attachment.accessible.map(|yes| self.say(if yes { "file.accessible" } else { "file.scanned" })),
        }
    }

    /// Shows prose in the language of the page, or in Vietnamese and marked so.
    pub(super) fn body(&self, body: &Body) -> BodyView {
        let (prose, lang) = match (&body.en, self.language) {
            (Some(english), Language::English) => (english, None),
            (None, Language::English) if !body.vi.is_empty() => {
                self.mark_fallback();
                (&body.vi, Some(Language::Vietnamese.code()))
            }
            _ => (&body.vi, None),
        };
        let sections = crate::parse::markdown(&prose.markdown).sections;
        let sections = sections.into_iter().map(|section| SectionLink {
            id: section.id,
            title: section.title,
            level: section.level,
        });
        BodyView { markdown: prose.markdown.clone(), lang, sections: sections.collect() }
    }

    /// Names an area with its printed label.
    pub(super) fn area_title(&self, area: &Area) -> Phrase {
        let phrase = self.phrase(&area.title);
        match area.label.value() {
            Some(label) => Phrase { text: format!("{label} {}", phrase.text), ..phrase },
            None => phrase,
        }
    }
}

/// Writes a share of the width with two decimals; hundredths are exact in integers.
pub(super) fn percent_of_width(part: u64, whole: u64) -> String {
    let hundredths = (part * 10_000).checked_div(whole).unwrap_or(0);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
