//! The counted facts of the period in sentences: cases, feedback, online services, and all other figures.

use super::areas::Section;
use super::facts::{Facts, Missing};
use super::text::Text;
use super::words::{self, NO_FIGURES};
use crate::diagnostic::say;
use crate::model::{Cases, Catalogue, FeedbackCount, Inspection, OrganisationChange, Stated, Statistic, StatisticPart};
use crate::text::{Language, format};

/// Writes the figures that belong to a section.
pub(super) fn write(text: &mut Text, facts: &Facts<'_>, section: Section, missing: &mut Missing) {
    match section {
        Section::Direction => inspections(text, facts),
        Section::Procedures => procedures(text, facts, missing),
        Section::Organisation => organisation(text, facts),
        Section::Modernisation => online(text, facts, missing),
        Section::OneStop => all_cases(text, facts, missing),
        _ => {}
    }
    groups(text, facts, section);
}

/// Tells whether there are figures that no section is known for.
pub(super) fn has_others(facts: &Facts<'_>) -> bool {
    let groups = facts.statistics.map(|file| file.group.as_slice()).unwrap_or_default();
    groups.iter().any(|group| Section::of_group(group.id.id.as_str()) == Section::Other)
}

fn unknown(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing, vi: &str, en: &str) {
    let period = words::period(facts.period);
    text.say(format!("{} về {vi} {period}.", words::capitalised(NO_FIGURES)));
    missing.note(say!(vi: "chưa có số liệu về {vi} {period}"; en: "no figures of {en} for {}", facts.period));
}

fn all_cases(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let records = facts.statistics.map(|file| file.cases.as_slice()).unwrap_or_default();
    if records.is_empty() {
        return unknown(text, facts, missing, "tiếp nhận, giải quyết hồ sơ", "cases");
    }
    let (whole, parts): (Vec<&Cases>, Vec<&Cases>) = records.iter().partition(|cases| is_whole(cases));
    if whole.is_empty() {
        unknown(text, facts, missing, "hồ sơ của cả cơ quan (chỉ có theo lĩnh vực)", "all cases together");
    }
    whole.iter().for_each(|cases| text.say(words::capitalised(&sentence(cases))));
    for cases in parts {
        let name =
            cases.title.as_ref().map(words::said).or(cases.field.clone()).unwrap_or_else(|| procedure(facts, cases));
        text.item(format!("{name}: {}", sentence(cases)));
    }
}

fn procedure(facts: &Facts<'_>, cases: &Cases) -> String {
    let found = cases.procedure.as_ref().and_then(|id| facts.site.procedures.get(id.id()));
    found.map_or_else(|| cases.id.id.to_string(), |procedure| words::said(&procedure.head.title))
}

/// Tells whether a record counts the cases of the whole department.
pub(super) fn is_whole(cases: &Cases) -> bool {
    cases.field.is_none() && cases.procedure.is_none()
}

fn sentence(cases: &Cases) -> String {
    let received = [
        ("trực tuyến", &cases.online),
        ("trực tiếp", &cases.direct),
        ("qua dịch vụ bưu chính", &cases.postal),
        ("từ kỳ trước chuyển sang", &cases.carried_over),
    ];
    let mut resolved = vec![("trước hạn", &cases.early), ("đúng hạn", &cases.on_time)];
    if !matches!(cases.early_or_on_time, Stated::Absent) {
        resolved = vec![("trước hạn và đúng hạn", &cases.early_or_on_time)];
    }
    resolved.push(("quá hạn", &cases.late));
    let pending = [("trong hạn", &cases.pending_in_time), ("quá hạn", &cases.pending_late)];
    let mut said = vec![
        format!("tiếp nhận {}", counted(&cases.received, &received)),
        format!("đã giải quyết {}", counted(&cases.resolved, &resolved)),
        format!(
            "tỷ lệ giải quyết trước hạn và đúng hạn: {}",
            on_time(cases).map_or(NO_FIGURES.to_owned(), |(part, whole)| words::share(part, whole))
        ),
        format!("đang giải quyết {}", counted(&cases.pending, &pending)),
    ];
    said.extend(
        cases.satisfaction.map(|share| format!("mức độ hài lòng: {}", format::percent(share, Language::Vietnamese))),
    );
    format!("{}.", said.join("; "))
}

/// Writes a whole with its parts; the parts nobody counted are named together.
fn counted(whole: &Stated<u64>, parts: &[(&str, &Stated<u64>)]) -> String {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for (name, count) in parts {
        match count {
            Stated::Value(count) => known.push(format!("{name} {}", words::count(*count))),
            Stated::None(_) => known.push(format!("không có hồ sơ {name}")),
            Stated::Absent | Stated::Blank => unknown.push((*name).to_owned()),
        }
    }
    let mut inside: Vec<String> = Vec::new();
    inside.extend((!known.is_empty()).then(|| words::list(&known)));
    inside.extend((!unknown.is_empty()).then(|| format!("{NO_FIGURES} về hồ sơ {}", words::list(&unknown))));
    let whole = match whole {
        Stated::Value(count) => format!("{} hồ sơ", words::count(*count)),
        Stated::None(_) => "không có hồ sơ".to_owned(),
        Stated::Absent | Stated::Blank => format!("hồ sơ: {NO_FIGURES}"),
    };
    format!("{whole} ({})", inside.join("; "))
}

/// What a count adds to a sum: a stated "none" adds nothing, an unstated one makes the sum unknown.
pub(super) fn addend(count: &Stated<u64>) -> Option<u64> {
    match count {
        Stated::Value(count) => Some(*count),
        Stated::None(_) => Some(0),
        Stated::Absent | Stated::Blank => None,
    }
}

/// Gives the cases resolved early or in time, and all that were resolved, where both are known.
pub(super) fn on_time(cases: &Cases) -> Option<(u64, u64)> {
    let in_time =
        addend(&cases.early_or_on_time).or_else(|| addend(&cases.early)?.checked_add(addend(&cases.on_time)?));
    in_time.zip(addend(&cases.resolved))
}

fn procedures(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    match facts.statistics.and_then(|file| file.catalogue.as_ref()) {
        Some(catalogue) => text.say(published(facts, catalogue)),
        None => unknown(text, facts, missing, "danh mục thủ tục hành chính", "the list of procedures"),
    }
    let feedback = facts.statistics.map(|file| file.feedback.as_slice()).unwrap_or_default();
    if feedback.is_empty() {
        unknown(text, facts, missing, "phản ánh, kiến nghị", "feedback");
    }
    for one in feedback {
        text.say(received(one));
    }
}

fn published(facts: &Facts<'_>, catalogue: &Catalogue) -> String {
    let decision = catalogue.decision.as_ref().and_then(|id| facts.site.documents.get(id.id()));
    let decision = decision.map(|document| format!(", theo {}", words::document(document))).unwrap_or_default();
    let parts: Vec<String> = catalogue.parts.iter().map(part).collect();
    let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) };
    let as_of = catalogue
        .as_of
        .map(|day| format!(" đến {}", words::moment(crate::model::Moment::Day(day))))
        .unwrap_or_default();
    format!("Danh mục thủ tục hành chính{as_of}: {} thủ tục{parts}{decision}.", words::stated(&catalogue.total))
}

fn part(part: &StatisticPart) -> String {
    format!("{}: {}", words::said(&part.text), words::measured(&part.value, part.unit.as_ref()))
}

fn received(feedback: &FeedbackCount) -> String {
    match addend(&feedback.received) {
        None => format!("Phản ánh, kiến nghị: {NO_FIGURES}."),
        Some(0) => "Trong kỳ không nhận được phản ánh, kiến nghị.".to_owned(),
        Some(count) => {
            let answered = addend(&feedback.answered).map_or_else(
                || format!("{NO_FIGURES} về số đã trả lời"),
                |answered| format!("đã trả lời {}", words::share(answered, count)),
            );
            format!("Tiếp nhận {} phản ánh, kiến nghị; {answered}.", words::count(count))
        }
    }
}

fn online(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let levels = facts.statistics.map(|file| file.online.as_slice()).unwrap_or_default();
    if levels.is_empty() {
        return unknown(text, facts, missing, "dịch vụ công trực tuyến", "online services");
    }
    let said: Vec<String> =
        levels.iter().map(|level| format!("{}: {}", level.level, words::stated(&level.count))).collect();
    text.say(format!("Số thủ tục cung cấp dịch vụ công trực tuyến: {}.", said.join("; ")));
}

fn inspections(text: &mut Text, facts: &Facts<'_>) {
    let inspections = facts.statistics.map(|file| file.inspection.as_slice()).unwrap_or_default();
    if !inspections.is_empty() {
        text.say("Thanh tra, kiểm tra trong kỳ:");
    }
    inspections.iter().for_each(|inspection| text.item(inspected(inspection)));
}

fn inspected(inspection: &Inspection) -> String {
    let facts = [&inspection.finding, &inspection.outcome].into_iter().flatten().map(words::said);
    let head = format!("{}: {} cuộc.", words::said(&inspection.kind), words::stated(&inspection.count));
    std::iter::once(head).chain(facts).collect::<Vec<_>>().join(" ")
}

fn organisation(text: &mut Text, facts: &Facts<'_>) {
    let changes = facts.statistics.map(|file| file.organisation.as_slice()).unwrap_or_default();
    if !changes.is_empty() {
        text.say("Thay đổi về tổ chức trong kỳ:");
    }
    changes.iter().for_each(|change| text.item(changed(change)));
}

fn changed(change: &OrganisationChange) -> String {
    let said = words::said(&change.text);
    let said = said.trim_end_matches('.');
    match (change.before.value(), change.after.value()) {
        (Some(before), Some(after)) => {
            format!("{said} (trước: {}, sau: {}).", words::count(*before), words::count(*after))
        }
        _ => format!("{said}."),
    }
}

fn groups(text: &mut Text, facts: &Facts<'_>, section: Section) {
    let groups = facts.statistics.map(|file| file.group.as_slice()).unwrap_or_default();
    for group in groups.iter().filter(|group| Section::of_group(group.id.id.as_str()) == section) {
        text.say(format!("{}:", words::said(&group.title)));
        group.statistic.iter().for_each(|statistic| text.item(figure(statistic)));
    }
}

fn figure(statistic: &Statistic) -> String {
    let parts: Vec<String> = statistic.parts.iter().map(part).collect();
    let value = match (&statistic.value, parts.is_empty()) {
        // Without a printed whole its parts speak.
        (Stated::Absent, false) => parts.join("; "),
        (value, true) => words::measured(value, statistic.unit.as_ref()),
        (value, false) => format!("{} ({})", words::measured(value, statistic.unit.as_ref()), parts.join("; ")),
    };
    let time = statistic.time.as_ref().map(|time| format!(" ({})", words::said(time))).unwrap_or_default();
    format!("{}{time}: {value}.", words::said(&statistic.text))
}
