//! What is new about a plan, or about the tasks of a unit in it.

use std::collections::BTreeMap;

use super::entry::{Entry, Page, report};
use crate::data::{in_plan, spoken};
use crate::derive::Place;
use crate::model::{Grade, Id, Plan, ResultFile, Site, Slip, Task, TaskResult};

/// Lists the entries of a plan; of a unit only what concerns its tasks.
pub(super) fn of_plan(site: &Site, plan: &Plan, unit: Option<&Id>) -> Vec<Entry> {
    let concerns = |task: &Task| {
        unit.is_none_or(|unit| spoken::names(&task.leads, unit) || spoken::names(&task.coordinators, unit))
    };
    let mut entries: Vec<Entry> = published(plan).into_iter().collect();
    for ((_, of), file) in &site.results {
        let own: Vec<&TaskResult> = file
            .result
            .iter()
            .filter(|result| {
                let (of, task) = in_plan(of, result.task.id());
                of == plan.id.as_str() && plan.task(task).is_some_and(|(_, task)| concerns(task))
            })
            .collect();
        let is_silent = unit.is_some_and(|unit| file.not_reported.iter().any(|one| one.unit.id() == unit.as_str()));
        if !own.is_empty() || (*of == plan.id && (unit.is_none() || is_silent)) {
            entries.push(results(site, plan, of, file, unit, &own));
            let told = file.report.as_ref().and_then(|id| site.reports.get(id.id()));
            entries.extend(told.and_then(report));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    entries.retain(|entry| seen.insert((entry.kind, entry.id.clone())));
    for (_, task) in plan.tasks().filter(|(_, task)| concerns(task)) {
        entries.extend(slips(plan, task));
    }
    entries
}

/// A plan whose date is not known has no entry of its own.
fn published(plan: &Plan) -> Option<Entry> {
    let day = plan.head.date.value()?.last_day();
    let title = spoken::words(&plan.head.title);
    let size = format!("{} nhiệm vụ, {} lĩnh vực.", plan.tasks().count(), plan.areas.len());
    Some(Entry {
        page: Page::Place(Place::Plan(plan.id.clone())),
        kind: "plan",
        id: plan.id.to_string(),
        // Many a title begins with the word.
        title: if title.starts_with("Kế hoạch") { title.to_owned() } else { format!("Kế hoạch: {title}") },
        summary: Some(plan.head.summary.as_ref().map_or(size, |summary| spoken::words(summary).to_owned())),
        published: day,
        updated: day,
    })
}

/// The results of a period. They are dated by the report that publishes them, or by their cut-off.
fn results(site: &Site, plan: &Plan, of: &Id, file: &ResultFile, unit: Option<&Id>, own: &[&TaskResult]) -> Entry {
    let period = spoken::period(file.period);
    let about = match unit {
        Some(unit) => format!("{} trong {}", spoken::unit(site, unit.as_str()), spoken::words(&plan.head.title)),
        None => spoken::words(&plan.head.title).to_owned(),
    };
    let told = file.report.as_ref().and_then(|id| site.reports.get(id.id()));
    let day = told.and_then(|told| told.head.date.value()).map_or(file.to, |date| date.last_day().max(file.to));
    let mut id = format!("{}/{of}/{}", file.period, plan.id);
    id.extend(unit.map(|unit| format!("/{unit}")));
    Entry {
        page: Page::Place(Place::Plan(plan.id.clone())),
        kind: "results",
        id,
        title: format!("Kết quả {period}: {about}"),
        summary: Some(summary(site, file, unit, own)),
        published: day,
        updated: day,
    }
}

fn summary(site: &Site, file: &ResultFile, unit: Option<&Id>, own: &[&TaskResult]) -> String {
    let mut text = match file.from {
        Some(from) => format!("Số liệu từ {} đến {}.", spoken::day(from), spoken::day(file.to)),
        None => format!("Số liệu đến {}.", spoken::day(file.to)),
    };
    let mut grades: BTreeMap<Option<Grade>, usize> = BTreeMap::new();
    own.iter().for_each(|result| *grades.entry(result.grade).or_default() += 1);
    let counts: Vec<String> = Grade::ALL
        .iter()
        .map(|grade| (Some(*grade), spoken::grade(*grade)))
        .chain([(None, "chưa đánh giá")])
        .filter_map(|(grade, name)| grades.get(&grade).map(|count| format!("{name}: {count}")))
        .collect();
    let counts = if counts.is_empty() { String::new() } else { format!(" ({})", counts.join("; ")) };
    text.push_str(&format!(" {} nhiệm vụ có nêu trong kỳ{counts}.", own.len()));
    let silent = file.not_reported.iter().filter(|one| unit.is_none_or(|unit| one.unit.id() == unit.as_str()));
    let silent: Vec<&str> = silent.map(|one| spoken::unit(site, one.unit.id())).collect();
    if !silent.is_empty() {
        text.push_str(&format!(" Chưa gửi số liệu: {}.", silent.join("; ")));
    }
    text
}

/// Moved deadlines, each known by the moment it was moved from. One without the day of its decision
/// has no entry; the calendar of deadlines tells of it.
fn slips(plan: &Plan, task: &Task) -> Vec<Entry> {
    let entry = |(index, slip): (usize, &Slip)| {
        let day = slip.decided?;
        let earlier = task.slip[..index].iter().filter(|other| other.from == slip.from).count();
        let again = if earlier > 0 { format!("/{}", earlier + 1) } else { String::new() };
        let document = slip.document.as_ref().map(|document| format!(" Văn bản: {document}.")).unwrap_or_default();
        let reason = slip.reason.as_ref().map(|reason| format!(" Lý do: {}", spoken::words(reason)));
        let (from, to) = (spoken::moment(slip.from), spoken::moment(slip.to));
        Some(Entry {
            page: Page::Place(Place::Task(plan.id.clone(), task.id.id.clone())),
            kind: "slip",
            id: format!("{}/{}/{}{again}", plan.id, task.id.id, slip.from),
            title: format!("Lùi hạn: {}", spoken::words(&task.title)),
            summary: Some(format!("Từ {from} sang {to}.{document}{}", reason.unwrap_or_default())),
            published: day,
            updated: day,
        })
    };
    task.slip.iter().enumerate().filter_map(entry).collect()
}
