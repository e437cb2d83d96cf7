//! Events of a calendar: deadlines of tasks and days reports are announced for, all of whole days.

use chrono::{Days, NaiveDate};

use super::line;
use super::milestone::{Milestone, Recurrence, Time, milestones};
use crate::data::identity::identity;
use crate::data::spoken;
use crate::derive::{Delivery, Derived, Place};
use crate::model::{Area, Moment, Plan, Report, Site, Slip, Task, Words};

/// An event of one whole day, perhaps repeated.
#[derive(Debug)]
pub(super) struct Event {
    uid: String,
    pub(super) day: NaiveDate,
    rule: Option<String>,
    pub(super) summary: String,
    /// The lines of its description; the address of its page comes last.
    pub(super) lines: Vec<String>,
    pub(super) categories: Vec<String>,
    place: Place,
    /// How often its day was moved.
    sequence: usize,
    /// Whether a condition may keep it from taking place.
    is_tentative: bool,
    /// The day of what it was made from.
    stamp: NaiveDate,
    /// The day of its last change, where the content gives one.
    modified: Option<NaiveDate>,
}

/// Makes the events of a task.
pub(super) fn of_task(site: &Site, derived: &Derived, plan: &Plan, area: &Area, task: &Task) -> Vec<Event> {
    let event = |milestone| task_event(site, derived, plan, area, task, &milestone);
    milestones(plan, task).into_iter().map(event).collect()
}

fn task_event(
    site: &Site,
    derived: &Derived,
    plan: &Plan,
    area: &Area,
    task: &Task,
    milestone: &Milestone<'_>,
) -> Event {
    let key = if milestone.key.is_empty() { String::new() } else { format!("/{}", milestone.key) };
    let uid = identity(site, "due", &format!("{}/{}{key}", plan.id, task.id.id));
    let (day, rule, mut lines, slips): (_, _, _, &[&Slip]) = match &milestone.time {
        Time::Once(delivery) => (delivery.current.last_day(), None, delivered(delivery), &delivery.slips),
        Time::Again(recurrence) => (recurrence.first, recurrence.rule(), vec![repeated(recurrence)], &[]),
    };
    lines.extend(milestone.condition.map(|condition| format!("Với điều kiện: {}", spoken::words(condition))));
    lines.extend(task.contingent.as_ref().map(|when| format!("Chỉ làm khi: {}", spoken::words(when))));
    lines.extend(about(site, plan, area, task));
    let (result, cut_off) = result(derived, plan, task);
    lines.extend(result);
    let modified = slips.iter().filter_map(|slip| slip.decided).chain(cut_off).fold(plan_day(plan), NaiveDate::max);
    let title = spoken::words(&task.title);
    Event {
        uid,
        day,
        rule,
        summary: milestone.what.map_or_else(|| title.to_owned(), |what| format!("{}: {title}", spoken::words(what))),
        lines,
        categories: vec![spoken::words(&area.title).to_owned()],
        place: Place::Task(plan.id.clone(), task.id.id.clone()),
        sequence: slips.len(),
        is_tentative: milestone.condition.is_some() || task.contingent.is_some(),
        stamp: modified,
        modified: Some(modified),
    }
}

/// The day of a plan, or the first of its year where it prints none.
fn plan_day(plan: &Plan) -> NaiveDate {
    plan.head.date.value().map_or(Moment::Year(plan.head.year).first_day(), |date| date.last_day())
}

/// Says the deadline as exactly as the plan prints it, and everything that moved it.
fn delivered(delivery: &Delivery<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let last = delivery.slips.last().map_or(delivery.printed, |slip| slip.to);
    if let Some(due) = delivery.due {
        lines.push(format!("Hạn in trong kế hoạch: {}", printed(due, delivery.printed)));
    }
    lines.extend(delivery.slips.iter().map(|slip| moved(slip)));
    if !matches!(last, Moment::Day(_)) {
        let day = spoken::day(last.last_day());
        lines.push(format!("Lịch đặt vào ngày cuối của {}: {day}", spoken::moment(last)));
    }
    lines
}

fn printed(due: &crate::model::Due, moment: Moment) -> String {
    use crate::model::When;
    match &due.when {
        When::Between(from, Some(to)) => format!("từ {} đến {}", spoken::moment(*from), spoken::moment(*to)),
        When::OneOf(choices) => choices.iter().map(|choice| spoken::moment(*choice)).collect::<Vec<_>>().join(" hoặc "),
        _ => spoken::moment(moment),
    }
}

fn moved(slip: &Slip) -> String {
    let mut text = format!("Đã lùi từ {} sang {}", spoken::moment(slip.from), spoken::moment(slip.to));
    if let Some(day) = slip.decided {
        text.push_str(&format!(", quyết định ngày {}", spoken::day(day)));
    }
    if let Some(document) = &slip.document {
        text.push_str(&format!(", theo {document}"));
    }
    if let Some(reason) = &slip.reason {
        text.push_str(&format!(". Lý do: {}", spoken::words(reason)));
    }
    text
}

fn repeated(recurrence: &Recurrence<'_>) -> String {
    let of = recurrence.of.map(|of| format!(" {}", spoken::words(of))).unwrap_or_default();
    let (number, every) = (recurrence.at_least, spoken::every(recurrence.every));
    let until = spoken::day(recurrence.until);
    format!("Ít nhất {number}{of} mỗi {every}; lịch đặt vào ngày cuối mỗi {every}, đến {until}")
}

/// Says what the task is: its plan, who leads and takes part, what it delivers.
fn about(site: &Site, plan: &Plan, area: &Area, task: &Task) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |label: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("{label}: {value}"));
        }
    };
    let words = |words: &Option<Words>| words.as_ref().map(|words| spoken::words(words).to_owned());
    say("Thời hạn như in", task.due_text.clone().unwrap_or_default());
    say("Kế hoạch", spoken::words(&plan.head.title).to_owned());
    say("Lĩnh vực", spoken::words(&area.title).to_owned());
    say("Chủ trì", spoken::units(site, &task.leads));
    say("Phối hợp", spoken::units(site, &task.coordinators));
    say("Người phụ trách", words(&task.person).unwrap_or_default());
    let deliverables: Vec<&str> = task.deliverables.iter().map(|one| spoken::words(&one.text)).collect();
    say("Sản phẩm", deliverables.join("; "));
    let merged = task.merged_into.as_ref().map(|other| {
        let (of, id) = crate::data::in_plan(&plan.id, other.id());
        let found = site.plans.get(of).and_then(|plan| plan.task(id));
        found.map_or_else(|| id.to_owned(), |(_, task)| spoken::words(&task.title).to_owned())
    });
    say("Làm lồng ghép với nhiệm vụ", merged.unwrap_or_default());
    lines
}

/// Says the official grade of the newest period that gives one, with the cut-off of that period.
fn result(derived: &Derived, plan: &Plan, task: &Task) -> (Option<String>, Option<NaiveDate>) {
    let graded = derived.task(plan, task).history.iter().rev().find_map(|told| Some((told, told.grade?)));
    let line = graded.map(|(told, grade)| {
        format!("Kết quả nhiệm vụ, báo cáo {}: {}", spoken::period(told.period), spoken::grade(grade))
    });
    (line, graded.map(|(told, _)| told.cut_off))
}

/// Makes the event of a report that is, or was, announced for a day.
pub(super) fn of_report(site: &Site, derived: &Derived, report: &Report) -> Option<Event> {
    let head = &report.head;
    let mut lines = vec![format!("Kỳ báo cáo: {}", spoken::period(head.period))];
    lines.extend(head.postponed.iter().map(|moved| {
        let (from, to) = (spoken::day(moved.from), spoken::day(moved.to));
        format!("Đã dời từ {from} sang {to}. Lý do: {}", spoken::words(&moved.reason))
    }));
    let published = head.date.value().map(|date| date.last_day());
    lines.extend(head.date.value().map(|date| format!("Đã ban hành: {}", spoken::moment(*date))));
    Some(Event {
        uid: identity(site, "report-day", report.id.as_str()),
        day: head.announced?,
        rule: None,
        summary: format!("Công bố báo cáo: {}", spoken::words(&head.title)),
        lines,
        categories: vec!["Công bố báo cáo".to_owned()],
        place: Place::Report(report.id.clone()),
        sequence: head.postponed.len(),
        is_tentative: false,
        // Content does not tell when a day was announced: what is known is known on the reference date.
        stamp: published.unwrap_or(derived.reference.date),
        modified: published,
    })
}

impl Event {
    /// Sorts events by day; the uid keeps the order of one day stable.
    pub(super) fn order(&self) -> (NaiveDate, &str) {
        (self.day, &self.uid)
    }

    /// Writes the event; `address` names the page of a place, in full where the base address is known.
    pub(super) fn write(&self, ics: &mut String, address: &dyn Fn(&Place) -> String) {
        let page = address(&self.place);
        let description = self.lines.iter().cloned().chain([format!("Trang: {page}")]).collect::<Vec<_>>().join("\n");
        line::property(ics, "BEGIN", "VEVENT");
        line::property(ics, "UID", &self.uid);
        line::property(ics, "DTSTAMP", &midnight(self.stamp));
        if let Some(day) = self.modified {
            line::property(ics, "LAST-MODIFIED", &midnight(day));
        }
        line::property(ics, "SEQUENCE", &self.sequence.to_string());
        line::property(ics, "DTSTART;VALUE=DATE", &date(self.day));
        line::property(ics, "DTEND;VALUE=DATE", &date(self.day + Days::new(1)));
        if let Some(rule) = &self.rule {
            line::property(ics, "RRULE", rule);
        }
        line::text(ics, "SUMMARY", &self.summary);
        line::text(ics, "DESCRIPTION", &description);
        line::texts(ics, "CATEGORIES", &self.categories);
        line::property(ics, "STATUS", if self.is_tentative { "TENTATIVE" } else { "CONFIRMED" });
        line::property(ics, "TRANSP", "TRANSPARENT");
        if page.contains("://") {
            line::property(ics, "URL", &page);
        }
        line::property(ics, "END", "VEVENT");
    }
}

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

/// Content gives days and no hours.
fn midnight(day: NaiveDate) -> String {
    day.format("%Y%m%dT000000Z").to_string()
}
