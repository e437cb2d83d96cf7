//! Part IV: what is due next, and what is carried over.

use chrono::{Datelike, Days, NaiveDate};

use super::facts::{Facts, Missing, Outcome};
use super::span::{self, Ahead};
use super::text::Text;
use super::words;
use crate::derive::deliveries;
use crate::diagnostic::say;
use crate::model::{Due, DueKind, Grade, Moment, Plan, Task};

/// Writes the part.
pub(super) fn write(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let ahead = span::ahead(facts.period);
    let title = format!("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ {}", ahead.name.to_uppercase());
    text.section(&title, "phuong-huong", "phuong-huong");
    let plans = plans(text, facts, &ahead, missing);
    let due = due(facts, &ahead, &plans);
    let window = format!("từ ngày {} đến ngày {}", words::day(facts.to + Days::new(1)), words::day(ahead.last));
    match due.len() {
        0 if plans.iter().all(|plan| plan.head.year < ahead.last.year()) => {}
        0 => text.say(format!("Kế hoạch không có nhiệm vụ nào có thời hạn cố định {window}.")),
        many => text.say(format!("Nhiệm vụ đến hạn {window}: {} việc.", words::count(many as u64))),
    }
    due.into_iter().for_each(|(_, said)| text.item(said));
    carried_over(text, facts);
    text.hint("Bổ sung nhiệm vụ trọng tâm, nhiệm vụ mới được giao");
}

/// Lists what is due from the day after the cut-off on, by the day.
fn due(facts: &Facts<'_>, ahead: &Ahead, plans: &[&Plan]) -> Vec<(NaiveDate, String)> {
    let mut list: Vec<(NaiveDate, String)> = Vec::new();
    for plan in plans {
        for (_, task) in plan.tasks() {
            list.extend(moments(facts, plan, task, ahead).into_iter().map(|(due, moment)| {
                let leads = facts.leads(task).map(|leads| format!(" ({leads})")).unwrap_or_default();
                (moment.last_day(), format!("{}{leads}: {}.", what(task, due), words::moment(moment)))
            }));
        }
    }
    list.sort_by_key(|(day, _)| *day);
    list
}

/// Gives the plans that reach into what comes next: this one, and that of the next year where it begins.
fn plans<'s>(text: &mut Text, facts: &Facts<'s>, ahead: &Ahead, missing: &mut Missing) -> Vec<&'s Plan> {
    let year = ahead.last.year();
    let mut plans = vec![facts.plan];
    if year > facts.plan.head.year {
        let of_next = |plan: &&Plan| plan.head.year == year && plan.head.kind == facts.plan.head.kind;
        match facts.site.plans.values().find(of_next) {
            Some(plan) => plans.push(plan),
            None => {
                text.say(format!("Chưa có kế hoạch năm {year}."));
                missing.note(say!(vi: "chưa có kế hoạch năm {year}"; en: "there is no plan of {year} yet"));
            }
        }
    }
    plans
}

/// Gives the deliveries of a task that fall due, unless all of it is done already.
fn moments<'t>(facts: &Facts<'_>, plan: &Plan, task: &'t Task, ahead: &Ahead) -> Vec<(Option<&'t Due>, Moment)> {
    let all = deliveries(task);
    let is_done = plan.id == facts.plan.id && matches!(facts.outcome(task), Outcome::Graded(grade) if grade.is_done());
    if is_done && all.len() == 1 {
        return Vec::new();
    }
    let is_next = |moment: &Moment| moment.last_day() > facts.to && moment.last_day() <= ahead.last;
    all.into_iter().map(|delivery| (delivery.due, delivery.current)).filter(|(_, moment)| is_next(moment)).collect()
}

fn what(task: &Task, due: Option<&Due>) -> String {
    let title = words::said(&task.title);
    match due.and_then(|due| due.what.as_ref()) {
        Some(what) => format!("{title} – {}", words::said(what)),
        None => title,
    }
}

/// Names what was not done, and counts what goes on all the time.
fn carried_over(text: &mut Text, facts: &Facts<'_>) {
    let is_open = |task: &&Task| facts.outcome(task) == Outcome::Graded(Grade::NotDone);
    let open: Vec<String> =
        facts.plan.tasks().map(|(_, task)| task).filter(is_open).map(|task| words::said(&task.title)).collect();
    if !open.is_empty() {
        text.say(format!("Tiếp tục thực hiện {} nhiệm vụ chưa hoàn thành:", words::count(open.len() as u64)));
        open.into_iter().for_each(|title| text.item(format!("{title}.")));
    }
    let is_ongoing = |task: &Task| matches!(task.due.kind(), DueKind::Ongoing | DueKind::Frequency);
    let ongoing = facts.plan.tasks().filter(|(_, task)| is_ongoing(task)).count() as u64;
    if ongoing > 0 {
        text.say(format!("Duy trì {} nhiệm vụ thường xuyên của kế hoạch.", words::count(ongoing)));
    }
}
