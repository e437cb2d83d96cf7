//! The parts pages are made of: small values shared by many views.

use serde::Serialize;

use super::route::Route;
use super::viewer::Viewer;
use crate::derive::{EvidenceState, Schedule, Tally, TaskState};
use crate::model::{
    Annotation, Area, Attachment, Body, Citation, Deliverable, Due, Dues, Grade, Plan, Responsible, Task, When,
};
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

/// A unit's part in a task.
#[derive(Debug, Clone, Serialize)]
pub struct ResponsibleView {
    /// Leads to the unit.
    pub href: Option<String>,
    /// Its name.
    pub text: Phrase,
    /// The part of it the plan names.
    pub qualifier: Option<Phrase>,
    /// The printed name, where it differs.
    pub printed: Option<Phrase>,
}

/// A task in a list.
#[derive(Debug, Clone, Serialize)]
pub struct TaskCard {
    /// Leads to its page.
    pub href: String,
    /// Its printed label.
    pub label: Shown,
    /// Its title.
    pub title: Phrase,
    /// Whether it is a part of the task before it.
    pub is_part: bool,
    /// Who leads.
    pub leads: Vec<ResponsibleView>,
    /// Its deadline in words.
    pub due: Vec<Phrase>,
    /// What it delivers.
    pub deliverables: Vec<Phrase>,
    /// The grade.
    pub grade: Tag,
    /// The evidence.
    pub evidence: Tag,
    /// The schedule.
    pub schedule: Tag,
    /// Work items a quarter, where the plan states any.
    pub quarters: Option<Quarters>,
}

/// Work items of four quarters.
#[derive(Debug, Clone, Serialize)]
pub struct Quarters {
    /// The counts in a sentence.
    pub sentence: String,
    /// The four cells.
    pub cells: Vec<QuarterCell>,
}

/// One quarter of a strip.
#[derive(Debug, Clone, Serialize)]
pub struct QuarterCell {
    /// "I" to "IV".
    pub name: &'static str,
    /// The count; nothing where none is stated.
    pub count: Option<String>,
    /// Where the cell begins in the drawing.
    pub x: String,
    /// The middle of the cell.
    pub middle: String,
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
        let size = self.site.files.get(path).map_or(0, Vec::len);
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

    /// Shows a unit's part in a task.
    pub(super) fn responsible(&self, part: &Responsible) -> ResponsibleView {
        let link = part.unit.as_ref().and_then(|unit| self.unit_link(unit.id()));
        let printed = part.printed.as_deref().map(|printed| self.printed(printed));
        ResponsibleView {
            href: link.as_ref().map(|link| link.href.clone()),
            text: link.map(|link| link.text).or_else(|| printed.clone()).unwrap_or_else(|| Phrase::plain("")),
            qualifier: part.qualifier.as_ref().map(|qualifier| self.phrase(qualifier)),
            printed,
        }
    }

    /// Shows what a task delivers.
    pub(super) fn deliverable(&self, deliverable: &Deliverable) -> Phrase {
        let mut phrase = self.phrase(&deliverable.text);
        let has_count = phrase.text.starts_with(|c: char| c.is_ascii_digit());
        if let Some(quantity) = deliverable.quantity.filter(|_| !has_count) {
            let unit = deliverable.unit.as_ref().map(|unit| format!(" {}", self.phrase(unit).text)).unwrap_or_default();
            phrase.text = format!("{}: {}{unit}", phrase.text, self.decimal(quantity));
        }
        for alternative in &deliverable.alternatives {
            phrase.text = format!("{} {} {}", phrase.text, self.say("word.or"), self.phrase(alternative).text);
        }
        phrase
    }

    /// Says a task's deadlines, one sentence a delivery; says so where the plan gives none.
    pub(super) fn dues(&self, dues: &Dues) -> Vec<Phrase> {
        if dues.0.is_empty() {
            return vec![Phrase::plain(self.say("due.unspecified"))];
        }
        dues.0.iter().map(|due| self.due(due)).collect()
    }

    fn due(&self, due: &Due) -> Phrase {
        let mut phrase = self.when(&due.when);
        if let Some(condition) = &due.condition {
            phrase.text = format!("{} ({})", phrase.text, self.phrase(condition).text);
        }
        if let Some(what) = &due.what {
            let what = self.phrase(what);
            phrase =
                Phrase { text: format!("{}: {}", what.text, phrase.text), lang: what.lang.or(phrase.lang), ..phrase };
        }
        phrase
    }

    fn when(&self, when: &When) -> Phrase {
        let moments = |list: &[crate::model::Moment], glue: &str| {
            list.iter().map(|moment| self.moment(*moment).text).collect::<Vec<_>>().join(glue)
        };
        let or = format!(" {} ", self.say("word.or"));
        let said = |key: &str, words: &crate::model::Words| {
            let phrase = self.phrase(words);
            Phrase { text: self.fill(key, &[("what", &phrase.text)]), ..phrase }
        };
        let text = match when {
            When::By(list) => moments(list, ", "),
            When::OneOf(list) => moments(list, &or),
            When::Between(from, Some(to)) => {
                self.fill("due.from-to", &[("from", &self.moment(*from).text), ("to", &self.moment(*to).text)])
            }
            When::Between(from, None) => self.fill("due.from", &[("from", &self.moment(*from).text)]),
            When::Ongoing(None) => self.say("due.ongoing"),
            When::Ongoing(Some(moment)) => self.fill("due.ongoing-within", &[("when", &self.moment(*moment).text)]),
            When::Frequency { at_least, every, of } => {
                let of = of.as_ref().map(|of| format!(" {}", self.phrase(of).text)).unwrap_or_default();
                let every = self.say(&format!("every.{}", every.as_str()));
                self.fill("due.at-least", &[("n", &self.number(*at_least)), ("of", &of), ("every", &every)])
            }
            When::Relative { within, unit, after } => {
                let length = self.length(*within, unit.as_str());
                let after = self.phrase(after);
                let text = self.fill("due.within", &[("length", &length), ("after", &after.text)]);
                return Phrase { text, ..after };
            }
            When::Conditional(words) => return self.phrase(words),
            When::OnRequest(words) => return said("due.on-request-of", words),
            When::ByOtherPlan(words) => return said("due.by-plan", words),
        };
        Phrase::plain(text)
    }

    /// Writes a length of time: "05 ngày làm việc".
    pub(super) fn length(&self, amount: u64, unit: &str) -> String {
        self.count(&format!("length.{unit}"), amount)
    }

    /// Shows a task in a list.
    pub(super) fn task_card(&self, plan: &Plan, task: &Task) -> TaskCard {
        let state = self.derived.task(plan, task);
        TaskCard {
            href: Route::Task(plan.id.clone(), task.id.id.clone()).path(),
            label: self.stated(&task.label, |label| Phrase::plain(label)),
            title: self.phrase(&task.title),
            is_part: task.parent.is_some(),
            leads: task.leads.iter().map(|part| self.responsible(part)).collect(),
            due: self.dues(&task.due),
            deliverables: task.deliverables.iter().map(|deliverable| self.deliverable(deliverable)).collect(),
            grade: self.grade_tag(state.grade),
            evidence: self.evidence_tag(state.evidence),
            schedule: self.schedule_tag(state),
            quarters: task.work.as_ref().map(|work| self.quarters(work.quarters())),
        }
    }

    /// Shows work items of four quarters as a strip.
    pub(super) fn quarters(&self, counts: [Option<u64>; 4]) -> Quarters {
        let cells: Vec<QuarterCell> = counts
            .into_iter()
            .zip(1u32..)
            .map(|(count, quarter)| QuarterCell {
                name: super::viewer::roman(quarter),
                count: count.map(|count| self.number(count)),
                x: format!("{}.5", (quarter - 1) * 44),
                middle: ((quarter - 1) * 44 + 22).to_string(),
            })
            .collect();
        let none = self.say("state.absent");
        let parts: Vec<String> =
            cells.iter().map(|cell| format!("{} {}", cell.name, cell.count.as_deref().unwrap_or(&none))).collect();
        Quarters { sentence: self.fill("work.sentence", &[("parts", &parts.join(", "))]), cells }
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
