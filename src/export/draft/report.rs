//! The text of the report, part by part.

use super::areas::{FIELDS, Section};
use super::facts::{Facts, Missing};
use super::head::Head;
use super::text::{Part, Piece, Text};
use super::{ahead, assess, budget, figures, tasks, words};
use crate::diagnostic::say;
use crate::model::{Plan, Stated};

/// Composes the report from its opening to its last sentence.
pub(super) fn compose(facts: &Facts<'_>, head: &Head, missing: &mut Missing) -> Vec<Part> {
    let mut text = Text::default();
    opening(&mut text, facts, head, missing);
    let section = Section::Direction;
    let title = format!("I. {}", section.title(facts.period.year).to_uppercase());
    text.section(&title, "chi-dao", "ket-qua");
    write(&mut text, facts, section, missing);
    text.section("II. KẾT QUẢ CẢI CÁCH HÀNH CHÍNH THEO LĨNH VỰC", "ket-qua", "ket-qua");
    for (section, number) in FIELDS.into_iter().zip(1..) {
        text.heading(2, format!("{number}. {}", section.title(facts.period.year)));
        write(&mut text, facts, section, missing);
    }
    if !Section::Other.tasks(facts.plan).is_empty() || figures::has_others(facts) {
        text.heading(2, format!("{}. Nhiệm vụ và số liệu khác", FIELDS.len() + 1));
        others(&mut text, facts, missing);
    }
    assess::write(&mut text, facts, missing);
    ahead::write(&mut text, facts, missing);
    text.section("V. KIẾN NGHỊ, ĐỀ XUẤT", "kien-nghi", "noi-dung");
    text.hint("Nêu kiến nghị với Ủy ban nhân dân cấp tỉnh, Sở Nội vụ và cơ quan liên quan, nếu có");
    let (work, period) = (facts.work(), words::period(facts.period));
    text.say(format!("Trên đây là báo cáo kết quả công tác {work} {period} của {}./.", head.name));
    text.parts
}

fn write(text: &mut Text, facts: &Facts<'_>, section: Section, missing: &mut Missing) {
    let tasks = section.tasks(facts.plan);
    let shared = section.shared(facts.plan);
    if tasks.is_empty() && !shared.is_empty() {
        let titles: Vec<String> = shared.iter().map(|one| format!("“{}”", one.title(facts.period.year))).collect();
        text.say(format!("Kế hoạch gộp nhiệm vụ về nội dung này vào mục {}.", titles.join(", ")));
    } else {
        tasks::write(text, facts, &tasks);
    }
    figures::write(text, facts, section, missing);
    if section == Section::PublicFinance {
        budget::write(text, facts, missing);
    }
    text.hint(section.hint());
}

fn others(text: &mut Text, facts: &Facts<'_>, missing: &mut Missing) {
    let tasks = Section::Other.tasks(facts.plan);
    if !tasks.is_empty() {
        tasks::write(text, facts, &tasks);
    }
    figures::write(text, facts, Section::Other, missing);
    text.hint(Section::Other.hint());
}

fn opening(text: &mut Text, facts: &Facts<'_>, head: &Head, missing: &mut Missing) {
    let period = words::period(facts.period);
    if matches!(facts.plan.head.number, Stated::Blank) {
        missing.note(say!(vi: "số của kế hoạch (plan.md: number)"; en: "the number of the plan (plan.md: number)"));
    }
    let mut pieces = vec![Piece::plain(format!("Thực hiện {}", plan(facts.plan))), Piece::plain(" và ")];
    pieces.push(Piece::hint("văn bản yêu cầu báo cáo của cấp trên"));
    pieces.push(Piece::plain(format!(", {} báo cáo kết quả công tác {} {period} như sau:", head.name, facts.work())));
    text.parts.push(Part::Paragraph(pieces));
    let (from, to) = (words::day(facts.from), words::day(facts.to));
    text.say(format!(
        "Số liệu trong báo cáo tính từ ngày {from} đến ngày {to}. Kết quả từng nhiệm vụ nêu tại Phụ lục kèm theo."
    ));
    match facts.results {
        None => missing.note(say!(
            vi: "chưa có kết quả nhiệm vụ {period} (results/{}.toml)", facts.period;
            en: "no results of tasks for {} (results/{}.toml)", facts.period, facts.period
        )),
        Some(_) => silent(facts, missing),
    }
    if facts.statistics.is_none() {
        missing.note(say!(
            vi: "chưa có số liệu {period} (statistics/{}.toml)", facts.period;
            en: "no figures of {} (statistics/{}.toml)", facts.period, facts.period
        ));
    }
}

fn silent(facts: &Facts<'_>, missing: &mut Missing) {
    let is_silent = |task: &crate::model::Task| facts.outcome(task) == super::facts::Outcome::NotReported;
    let silent = facts.plan.tasks().filter(|(_, task)| is_silent(task)).count() as u64;
    if silent > 0 {
        let count = words::count(silent);
        missing
            .note(say!(vi: "{count} nhiệm vụ chưa có kết quả kỳ này"; en: "{silent} tasks have no result this period"));
    }
}

/// Names the plan: what kind of document issued it, its number and date as far as they are known, and its title.
fn plan(plan: &Plan) -> String {
    let symbol = plan.head.symbol.value().map(String::as_str);
    let kind = if symbol.is_some_and(|symbol| symbol.starts_with("QĐ")) { "Quyết định" } else { "Kế hoạch" };
    let title = words::said(&plan.head.title);
    let number = match (&plan.head.number, symbol) {
        (Stated::Value(number), Some(symbol)) => format!(" số {number}/{symbol}"),
        (Stated::Blank, Some(symbol)) => format!(" số […]/{symbol}"),
        _ => String::new(),
    };
    let date = match (plan.head.date.value(), number.is_empty()) {
        (Some(date), false) => format!(" {}", words::moment(*date)),
        _ => String::new(),
    };
    if number.is_empty() && title.starts_with(kind) { title } else { format!("{kind}{number}{date} (“{title}”)") }
}
