//! A paper that is a periodic report: its head and prose, and the results its appendix lists.

use chrono::NaiveDate;

use super::plan::{Owner, year_in};
use super::rows::{self, AreaRows};
use super::tasks::Ids;
use super::{Assembly, Reading, results};
use crate::diagnostic::say;
use crate::export::draft::form;
use crate::import::found::{FoundFile, Record};
use crate::import::paper::Place;
use crate::import::printed::period;
use crate::import::tables::{TableKind, Understood};
use crate::model::{Moment, Period, Plan, PlanKind};

impl Assembly<'_> {
    /// Writes down a report with its results; without prose of its own only the results.
    pub(super) fn report(&mut self, reading: &mut Reading) {
        let Some(period) = self.period(reading) else {
            let name = &reading.paper.name;
            self.notes.push(say!(
                vi: "{name}: không rõ báo cáo của kỳ nào; cho biết bằng --period, như --period 2026-Q1";
                en: "{name}: it is not clear which period it reports on; tell it with --period, as --period 2026-Q1"
            ));
            return;
        };
        let tables: Vec<Understood> = reading.take_tables(&[TableKind::Results, TableKind::Tasks]);
        let rows = rows::areas(tables.iter());
        let has_prose = reading.head.type_line.is_some() || reading.head.title.is_some();
        let report = has_prose.then(|| self.report_id(reading, period));
        if !rows.is_empty() {
            let (plan, owner) = self.plan_of(reading, period.year);
            let ids = self.tasks(reading, &plan, period.year, &rows, owner);
            self.results_of(reading, period, &plan, &rows, &ids, report.as_deref());
        }
        if report.is_none() {
            reading.leave_titles();
        }
        if let Some(id) = report {
            let mut head = self.report_fields(reading);
            if head.get("title").is_none() {
                head.set("title", reading.paper.name.as_str(), &[]);
            }
            if head.get("period").is_none() {
                head.set("period", period.to_string(), &[]);
            }
            let body = reading.body(&head);
            self.keep_back(&mut head, reading, &id);
            self.files.push(FoundFile { path: format!("reports/{id}.md"), root: head, body: Some(body) });
        }
    }

    /// Keeps a report back that still holds hints of its draft: each is told, and the page is not published before they
    /// are gone.
    fn keep_back(&mut self, head: &mut Record, reading: &mut Reading, id: &str) {
        let was_draft = self.site.reports.values().any(|report| report.id.as_str() == id && report.head.draft);
        let hints: Vec<(Place, String)> =
            reading.account.entries().filter_map(|(place, text, _)| Some((place, hint(text)?))).collect();
        for (place, hint) in &hints {
            let message = say!(
                vi: "còn lời nhắc của bản dự thảo “{hint}”: điền vào rồi nhập lại";
                en: "a hint of the draft is left, “{hint}”: fill it in and import again"
            );
            reading.account.doubt(*place, message);
        }
        if !hints.is_empty() {
            let count = hints.len();
            self.notes.push(say!(
                vi: "báo cáo còn {count} chỗ chưa điền nên ghi `draft = true`: chưa lên trang";
                en: "the report has {count} places left to fill in, so it is written with `draft = true` and not published yet"
            ));
        }
        if was_draft || !hints.is_empty() {
            head.set("draft", !hints.is_empty(), &[]);
        }
    }

    /// Writes the results a table of a plan carries, for the period that is asked for or told by the paper.
    pub(super) fn results(
        &mut self,
        reading: &mut Reading,
        plan: &str,
        rows: &[AreaRows<'_>],
        ids: &Ids,
        report: Option<&str>,
    ) {
        match self.period(reading) {
            Some(period) => self.results_of(reading, period, plan, rows, ids, report),
            None => self.notes.push(say!(
                vi: "bảng có kết quả nhưng không rõ kỳ nào; cho biết bằng --period";
                en: "the table holds results, but it is not clear of which period; tell it with --period"
            )),
        }
    }

    fn results_of(
        &mut self,
        reading: &mut Reading,
        period: Period,
        plan: &str,
        rows: &[AreaRows<'_>],
        ids: &Ids,
        report: Option<&str>,
    ) {
        let there = self.site.results.values().find(|file| file.period == period && file.plan.id() == plan);
        let mut root = Record::default();
        root.set("period", period.to_string(), &[]);
        root.set("plan", plan, &[]);
        if there.is_none() {
            let to = cut_off(period, reading.head.date);
            root.set("to", to.to_string(), &[]);
            self.notes.push(say!(
                vi: "kỳ {period}: ngày chốt số liệu lấy là {to}; kiểm tra khóa `to` trong tệp kết quả";
                en: "period {period}: the cut-off is taken to be {to}; check the key `to` in the file of results"
            ));
        }
        root.set("report", report, &[]);
        let mut list = results::results(rows, ids, &reading.cited, &mut reading.account);
        // Units have told more in their workbooks than a report repeats.
        root.partial = there.is_some();
        list.records.iter_mut().for_each(|record| record.partial = there.is_some());
        root.lists.push(list);
        self.file(format!("results/{period}.toml"), root);
    }

    /// The period that is asked for, or that the title names.
    fn period(&self, reading: &Reading) -> Option<Period> {
        if let Some(period) = &self.request.period {
            return Period::parse(period);
        }
        let title = reading.head.title.as_ref().map(|title| title.text.as_str());
        let sheets = reading.paper.parts.iter().filter_map(|part| part.sheet.as_deref());
        let appendices =
            reading.head.appendices.iter().filter_map(|appendix| Some(appendix.title.as_ref()?.text.as_str()));
        title
            .into_iter()
            .chain(appendices)
            .chain(sheets)
            .chain([reading.paper.name.as_str()])
            .find_map(|text| period::find(text, reading.head.year()))
    }

    /// The plan whose tasks a report grades; a report may come without its plan (MODEL R9).
    fn plan_of(&mut self, reading: &Reading, year: i32) -> (String, Owner) {
        let meant = |plan: &&Plan| match &self.request.plan {
            Some(id) => plan.id.as_str() == id,
            None => plan.head.year == year && plan.head.kind == PlanKind::Reform,
        };
        if let Some(plan) = self.site.plans.values().find(meant) {
            let owner = if plan.head.tasks_source.is_some() { Owner::Plan } else { Owner::Report };
            return (plan.id.to_string(), owner);
        }
        let id = self.request.plan.clone().unwrap_or_else(|| year.to_string());
        let mut head = Record::default();
        head.set("title", format!("Kế hoạch cải cách hành chính năm {year}"), &[]);
        head.set("kind", PlanKind::Reform.as_str(), &[]);
        head.set("year", year, &[]);
        let source =
            reading.head.title.as_ref().map_or(reading.paper.name.clone(), |title| format!("“{}”", title.text));
        head.set("tasks_source", format!("Lấy từ bảng kết quả của {source}; chưa có văn bản kế hoạch."), &[]);
        self.files.push(FoundFile { path: format!("plans/{id}/plan.md"), root: head, body: None });
        (id, Owner::Plan)
    }

    /// The report a paper continues, or the id of a new one: `136-bc-2020`, or told by its period.
    fn report_id(&self, reading: &Reading, period: Period) -> String {
        let head = self.report_fields(reading);
        let number = head.get("number").and_then(|number| number.as_str()).unwrap_or_default().to_owned();
        let same = |report: &&crate::model::Report| {
            report.head.period == period
                && report.head.number.value().is_none_or(|other| number.is_empty() || *other == number)
        };
        if let Some(report) = self.site.reports.values().find(same) {
            return report.id.to_string();
        }
        match number.is_empty() {
            true => period.slug(),
            false => format!("{}-bc-{}", crate::text::slug(&number), period.year),
        }
    }

    /// The year a paper speaks of, where its head does not say.
    pub(super) fn year_of(&self, reading: &Reading) -> Option<i32> {
        let sheets = reading.paper.parts.iter().filter_map(|part| part.sheet.as_deref());
        let texts = reading.paper.pieces().map(|(_, text)| text).take(40);
        sheets.chain(texts).chain([reading.paper.name.as_str()]).find_map(year_in)
    }
}

/// The hint of a draft a text still holds: "[Bổ sung: …]".
fn hint(text: &str) -> Option<String> {
    let from = text.find(form::HINT[0])?;
    let to = from + text[from..].find(form::HINT[1])?;
    let inside = text[from + 1..to].trim();
    (inside.split_whitespace().count() >= 2 && inside.chars().any(char::is_alphabetic)).then(|| inside.to_owned())
}

/// The day figures usually end, or the day of the report where it comes before that.
fn cut_off(period: Period, date: Option<Moment>) -> NaiveDate {
    let (from, to) = period.usual_window();
    match date {
        Some(Moment::Day(day)) if from < day && day < to => day,
        _ => to,
    }
}
