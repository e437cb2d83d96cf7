//! Part III: what was reached, what is late or not done and why, what was moved, who did not report.

use super::compare;
use super::facts::{Facts, Missing, Outcome};
use super::tasks::{self, Outcomes};
use super::text::Text;
use super::words::{self, NO_FIGURES};
use crate::derive::Schedule;
use crate::diagnostic::say;
use crate::model::{Grade, Indicator, Slip, Task};
use crate::text::{Language, format};

/// Writes the part.
pub(super) fn write(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    text.section("III. ĐÁNH GIÁ CHUNG", "danh-gia", "danh-gia");
    text.heading(2, "1. Kết quả đạt được");
    reached(text, facts);
    targets(text, facts);
    compare::write(text, facts, missing);
    text.hint("Nêu kết quả nổi bật, cách làm mới trong kỳ");
    text.heading(2, "2. Tồn tại, hạn chế");
    late(text, facts, missing);
    moved(text, facts);
    silent(text, facts, missing);
    text.heading(2, "3. Nguyên nhân");
    text.hint("Nêu nguyên nhân khách quan, chủ quan của các tồn tại, hạn chế trên");
}

fn reached(text: &mut Text, facts: &Facts<'_>) {
    let outcomes = Outcomes::of(facts, facts.plan.tasks().map(|(_, task)| task));
    let total = words::count(outcomes.total);
    if facts.results.is_none() {
        let period = words::period(facts.period);
        return text.say(format!("Kế hoạch có {total} nhiệm vụ; {NO_FIGURES} về kết quả {period}."));
    }
    text.say(format!("Trong {total} nhiệm vụ của kế hoạch: {}.", outcomes.sentence()));
    let done =
        Grade::ALL.iter().filter(|grade| grade.is_done()).map(|grade| outcomes.count(Outcome::Graded(*grade))).sum();
    let share = words::share(done, outcomes.graded());
    text.say(format!("Tỷ lệ nhiệm vụ đã hoàn thành (hoàn thành tốt, hoàn thành, hoàn thành chậm) trên số nhiệm vụ được đánh giá: {share}."));
}

/// Lists the targets of the plan with what was observed; whether they are met is for the one who edits to say.
fn targets(text: &mut Text, facts: &Facts<'_>) {
    let of_plan =
        |indicator: &&Indicator| indicator.target.iter().any(|target| target.plan.id() == facts.plan.id.as_str());
    let indicators: Vec<&Indicator> = facts.site.indicators.values().filter(of_plan).collect();
    if indicators.is_empty() {
        return;
    }
    text.say("Kết quả thực hiện các chỉ tiêu của kế hoạch:");
    for indicator in indicators {
        let aims: Vec<String> = indicator
            .target
            .iter()
            .filter(|target| target.plan.id() == facts.plan.id.as_str())
            .map(|target| words::said(&target.text).trim_end_matches('.').to_owned())
            .collect();
        let seen = observed(indicator, facts);
        text.item(format!(
            "{}: chỉ tiêu “{}”; kết quả trong kỳ: {seen}.",
            words::said(&indicator.title),
            aims.join("; ")
        ));
    }
}

fn observed(indicator: &Indicator, facts: &Facts<'_>) -> String {
    let observation = indicator.observation.iter().find(|observation| observation.period == facts.period);
    let Some((observation, value)) = observation.and_then(|one| Some((one, one.value?))) else {
        return NO_FIGURES.to_owned();
    };
    let unit = indicator.unit.as_ref().map(words::said).unwrap_or_default();
    let value = if unit == "%" {
        format::percent(value, Language::Vietnamese)
    } else {
        format!("{} {unit}", format::decimal(value, Language::Vietnamese)).trim_end().to_owned()
    };
    match (observation.numerator, observation.denominator) {
        (Some(part), Some(whole)) => format!("{value} ({}/{})", words::count(part), words::count(whole)),
        _ => value,
    }
}

/// Lists tasks late or not done, and tasks whose deadline has passed in silence.
fn late(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    if facts.results.is_none() {
        // Without any results silence says nothing of a single task.
        return text.say(format!("{} về nhiệm vụ chậm, chưa hoàn thành.", words::capitalised(NO_FIGURES)));
    }
    let mut listed = Vec::new();
    let mut without_reason = 0u64;
    for (_, task) in facts.plan.tasks() {
        let Some(state) = delay(facts, task) else { continue };
        let reason = facts.result(task).and_then(|result| result.reason.as_ref());
        without_reason += u64::from(reason.is_none());
        let reason = reason.map_or("không nêu lý do".to_owned(), |reason| format!("lý do: {}", words::said(reason)));
        let leads = facts.leads(task).map(|leads| format!(" ({leads})")).unwrap_or_default();
        listed.push(format!("{}{leads}: {state}; {}.", words::said(&task.title), reason.trim_end_matches('.')));
    }
    match listed.len() {
        0 => text.say("Không có nhiệm vụ chậm, chưa hoàn thành hoặc quá hạn."),
        many => {
            text.say(format!("Nhiệm vụ chậm, chưa hoàn thành hoặc quá hạn: {} nhiệm vụ.", words::count(many as u64)))
        }
    }
    listed.into_iter().for_each(|one| text.item(one));
    if without_reason > 0 {
        let count = words::count(without_reason);
        missing.note(say!(
            vi: "{count} nhiệm vụ chậm, chưa hoàn thành hoặc quá hạn không nêu lý do";
            en: "{without_reason} tasks late, not done or overdue give no reason"
        ));
    }
}

/// Says in which way a task is late, if it is.
fn delay(facts: &Facts<'_>, task: &Task) -> Option<String> {
    let state = facts.derived.task(facts.plan, task);
    let overdue = (state.schedule == Schedule::Overdue).then(|| {
        let days = state.days.and_then(|days| u64::try_from(days).ok());
        days.map_or("quá hạn".to_owned(), |days| format!("quá hạn {} ngày", words::count(days)))
    });
    match (facts.outcome(task), overdue) {
        (Outcome::Graded(Grade::DoneLate), _) => Some(tasks::name(Grade::DoneLate).to_owned()),
        (Outcome::Graded(Grade::NotDone), None) => Some(tasks::name(Grade::NotDone).to_owned()),
        (Outcome::Graded(Grade::NotDone), Some(overdue)) => Some(format!("{}, {overdue}", tasks::name(Grade::NotDone))),
        (Outcome::Graded(_) | Outcome::NotApplicable, _) => None,
        (Outcome::NotGraded, overdue) => overdue.map(|overdue| format!("{overdue}, chưa đánh giá mức")),
        (Outcome::NotReported, overdue) => overdue.map(|overdue| format!("{overdue}, chưa có kết quả")),
    }
}

/// Lists the deadlines that were moved in the period, and those that do not say when.
fn moved(text: &mut Text, facts: &Facts<'_>) {
    let in_period = |slip: &&Slip| slip.decided.is_none_or(|day| day >= facts.from && day <= facts.to);
    let slips =
        facts.plan.tasks().flat_map(|(_, task)| task.slip.iter().filter(in_period).map(move |slip| (task, slip)));
    let listed: Vec<String> = slips.map(|(task, slip)| shifted(task, slip)).collect();
    if listed.is_empty() {
        return;
    }
    text.say(format!("Thời hạn được điều chỉnh trong kỳ: {} lần.", words::count(listed.len() as u64)));
    listed.into_iter().for_each(|one| text.item(one));
}

fn shifted(task: &Task, slip: &Slip) -> String {
    let decided = match (&slip.document, slip.decided) {
        (Some(document), Some(day)) => format!(" theo {} ngày {}", numbered(document), words::day(day)),
        (Some(document), None) => format!(" theo {}", numbered(document)),
        (None, Some(day)) => format!(", quyết định ngày {}, không nêu văn bản", words::day(day)),
        (None, None) => ", không nêu văn bản".to_owned(),
    };
    let reason = slip
        .reason
        .as_ref()
        .map_or("không nêu lý do".to_owned(), |reason| format!("lý do: {}", words::said(reason)));
    let (from, to) = (words::moment(slip.from), words::moment(slip.to));
    format!("{}: từ {from} sang {to}{decided}; {}.", words::said(&task.title), reason.trim_end_matches('.'))
}

/// Puts the word a number needs before it: documents are named by their kind, or by their number alone.
fn numbered(document: &str) -> String {
    let is_number = document.starts_with(|first: char| first.is_ascii_digit());
    if is_number { format!("văn bản số {document}") } else { document.to_owned() }
}

/// Names the units that sent nothing.
fn silent(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let units = facts.results.map(|file| file.not_reported.as_slice()).unwrap_or_default();
    if units.is_empty() {
        return;
    }
    text.say(format!("Đơn vị chưa gửi số liệu: {} đơn vị.", words::count(units.len() as u64)));
    for one in units {
        let name =
            facts.site.unit(one.unit.id()).map_or_else(|| one.unit.id().to_owned(), |unit| words::said(&unit.name));
        let note = one.note.as_ref().map(|note| format!(": {}", words::said(note))).unwrap_or_default();
        text.item(format!("{name}{}.", note.trim_end_matches('.')));
        missing.note(say!(vi: "{name} chưa gửi số liệu"; en: "{name} sent no figures"));
    }
}
