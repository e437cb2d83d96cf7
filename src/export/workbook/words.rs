//! What the cells of a task say: what the plan says, which nobody may change, and what the period says already.

use std::collections::BTreeMap;

use super::layout::Column;
use super::order::Order;
use crate::data::spoken;
use crate::derive::deliveries;
use crate::export::grade;
use crate::model::{Area, Deliverable, Due, Evidence, Moment, Site, Task, When, Words};
use crate::text::{Language, format, normalize};

/// Says that a line of a cell is empty on purpose.
pub const NOTHING: &str = "-";

/// The most letters of a cell: half of what spreadsheets hold, as letters may count twice. What is longer is cut, and
/// stays whole in the content as long as nobody changes the cell.
const CELL_LIMIT: usize = 16_000;

/// The most letters of an earlier result: it reminds, the page of the task tells it whole.
const BEFORE_LIMIT: usize = 400;

/// Gives the locked cells of a task; those that say nothing are left out.
pub fn locked(order: &Order<'_>, area: &Area, task: &Task) -> BTreeMap<Column, String> {
    let label = task.label.value().cloned().unwrap_or_default();
    let title = [area.label.value().map(String::as_str), Some(spoken::words(&area.title))];
    let leads = task.leads_printed.clone().unwrap_or_else(|| spoken::units(order.site, &task.leads));
    let deliverables: Vec<String> = task.deliverables.iter().map(deliverable).collect();
    let cells = [
        (Column::Id, task.id.id.to_string()),
        (Column::Label, label),
        (Column::Area, title.into_iter().flatten().collect::<Vec<_>>().join(" ")),
        (Column::Task, task_words(task)),
        (Column::Leads, leads),
        (Column::Deliverables, deliverables.join("\n")),
        (Column::Due, due(task)),
        (Column::Before, before(order, task)),
    ];
    said(cells)
}

fn said(cells: impl IntoIterator<Item = (Column, String)>) -> BTreeMap<Column, String> {
    let fitting = cells.into_iter().map(|(column, text)| {
        let whole: String = normalize(text.trim()).chars().take(CELL_LIMIT).collect();
        (column, whole)
    });
    fitting.filter(|(_, text)| !text.is_empty()).collect()
}

/// Gives what the cell of a task says: its title, and the condition under which it arises.
pub fn task_words(task: &Task) -> String {
    let contingent = task.contingent.as_ref().map(|words| format!("\n({})", spoken::words(words)));
    format!("{}{}", spoken::words(&task.title), contingent.unwrap_or_default())
}

fn deliverable(one: &Deliverable) -> String {
    let quantity = one.quantity.map(|quantity| format::decimal(quantity, Language::Vietnamese));
    let unit = one.unit.as_ref().map(|unit| spoken::words(unit).to_owned());
    let count = [quantity, unit].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let others = one.alternatives.iter().map(|other| format!(" hoặc {}", spoken::words(other)));
    let is_said = count.is_empty() || spoken::words(&one.text).contains(|c: char| c.is_ascii_digit());
    let count = if is_said { String::new() } else { format!(" ({count})") };
    format!("{}{count}{}", spoken::words(&one.text), others.collect::<String>())
}

/// Gives the deadline as printed, else in words, with a line for each move.
fn due(task: &Task) -> String {
    let printed = task.due_text.clone();
    let mut lines = vec![printed.unwrap_or_else(|| task.due.0.iter().map(one_due).collect::<Vec<_>>().join("\n"))];
    for delivery in deliveries(task) {
        if let Some(last) = delivery.slips.last() {
            let by = last.document.as_ref().map(|document| format!(" theo {document}")).unwrap_or_default();
            let from = spoken::moment(delivery.printed);
            lines.push(format!("Đã gia hạn: {from} → {}{by}", spoken::moment(delivery.current)));
        }
    }
    lines.join("\n")
}

fn one_due(due: &Due) -> String {
    let what = due.what.as_ref().map(|what| format!("{}: ", spoken::words(what))).unwrap_or_default();
    let condition = due.condition.as_ref().map(|words| format!(" ({})", spoken::words(words))).unwrap_or_default();
    format!("{what}{}{condition}", when(&due.when))
}

fn when(when: &When) -> String {
    let all = |moments: &[Moment], joint: &str| {
        moments.iter().map(|moment| spoken::moment(*moment)).collect::<Vec<_>>().join(joint)
    };
    match when {
        When::By(moments) => all(moments, ", "),
        When::OneOf(moments) => all(moments, " hoặc "),
        When::Between(from, Some(to)) => format!("từ {} đến {}", spoken::moment(*from), spoken::moment(*to)),
        When::Between(from, None) => format!("từ {} trở đi", spoken::moment(*from)),
        When::Ongoing(None) => "thường xuyên".to_owned(),
        When::Ongoing(Some(moment)) => format!("thường xuyên trong {}", spoken::moment(*moment)),
        When::Frequency { at_least, every, of } => {
            let of = of.as_ref().map(|of| format!(" {}", spoken::words(of))).unwrap_or_default();
            format!("ít nhất {at_least}{of} mỗi {}", spoken::every(*every))
        }
        When::Relative { within, unit, after } => {
            format!("trong {within} {} kể từ: {}", length(*unit), spoken::words(after))
        }
        When::Conditional(words) | When::ByOtherPlan(words) => spoken::words(words).to_owned(),
        When::OnRequest(words) => format!("theo đề nghị của {}", spoken::words(words)),
    }
}

fn length(unit: crate::model::TimeUnit) -> &'static str {
    use crate::model::TimeUnit;
    match unit {
        TimeUnit::WorkingDay => "ngày làm việc",
        TimeUnit::Day => "ngày",
        TimeUnit::Hour => "giờ",
        TimeUnit::WorkingHour => "giờ làm việc",
        TimeUnit::Month => "tháng",
        TimeUnit::Year => "năm",
    }
}

fn before(order: &Order<'_>, task: &Task) -> String {
    let Some((period, result)) = order.before(task) else { return String::new() };
    let grade = result.grade.map_or("chưa đánh giá", grade::word);
    let text = result.text.as_ref().map(|words| plain(spoken::words(words))).unwrap_or_default();
    let short: String = text.chars().take(BEFORE_LIMIT).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    let mut name = spoken::period(period);
    name[..1].make_ascii_uppercase();
    format!("{name}: {grade}\n{short}{more}")
}

/// Gives what the period says of a task already, as units would have filled it in.
pub fn filled(order: &Order<'_>, task: &Task) -> BTreeMap<Column, String> {
    let Some(result) = order.current(task) else { return BTreeMap::new() };
    let pieces: Vec<[String; 2]> = result.evidence.iter().map(|one| evidence_words(order.site, one)).collect();
    // A day stands apart only where no line can be taken for that of another.
    let lines: Vec<[&str; 3]> = match pieces.as_slice() {
        [[name, link]] => vec![parted(name, link)],
        several => several.iter().map(|[name, link]| [name.as_str(), "", link.as_str()]).collect(),
    };
    let words = |words: &Option<Words>| words.as_ref().map(|words| words.vi().to_owned()).unwrap_or_default();
    let cells = [
        (Column::Result, plain(&words(&result.text))),
        (Column::Grade, result.grade.map(|grade| grade::word(grade).to_owned()).unwrap_or_default()),
        (Column::Completed, result.completed.map(spoken::day).unwrap_or_default()),
        (Column::Reason, words(&result.reason)),
        (Column::Note, words(&result.note)),
    ];
    let mut cells = said(cells);
    for (at, of) in [Column::Number, Column::Day, Column::Link].into_iter().enumerate() {
        cells.extend(said([(of, column_of(&lines, at))]));
    }
    cells
}

/// Sets what stands in one of the three columns of evidence under each other. A line with nothing before one with
/// something says so by a dash: readers drop empty lines, and the three columns belong together line by line.
fn column_of(lines: &[[&str; 3]], at: usize) -> String {
    let cells: Vec<&str> = lines.iter().map(|line| line[at]).collect();
    let kept = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    let shown = cells[..kept].iter().map(|cell| if cell.is_empty() { NOTHING } else { cell });
    shown.collect::<Vec<_>>().join("\n")
}

/// Gives the words of a piece of evidence, each on one line: its name with its day, and its address.
pub fn evidence_words(site: &Site, evidence: &Evidence) -> [String; 2] {
    let citation = evidence.citation.as_ref().and_then(|citation| spoken::citation(site, citation));
    let file = evidence.file.as_ref().map(|file| file.file.path.clone());
    let fact = evidence.fact.as_ref().map(|fact| spoken::words(fact).to_owned());
    let name = citation.or(fact).or(file).unwrap_or_default();
    let link = evidence.url.as_ref().map(|address| address.url.clone()).unwrap_or_default();
    [name, link].map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Joins the number of a document and its day, as mentions do; [`filled`] parts them.
pub fn joined(number: &str, day: &str) -> String {
    if day.is_empty() { number.to_owned() } else { format!("{number}{DAY}{day}") }
}

const DAY: &str = " ngày ";

/// Parts a mention from the day at its end: "Kế hoạch số 11/KH-SKHCN ngày 06/02/2020".
fn parted<'t>(mention: &'t str, link: &'t str) -> [&'t str; 3] {
    let is_day = |day: &str| day.chars().all(|c| c.is_ascii_digit() || c == '/') && day.matches('/').count() == 2;
    match mention.rsplit_once(DAY) {
        Some((number, day)) if is_day(day) && !number.is_empty() => [number, day, link],
        _ => [mention, "", link],
    }
}

/// Gives Markdown as the text of a cell: no empty lines, nothing escaped.
pub fn plain(markdown: &str) -> String {
    let lines = markdown.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(unescaped).collect::<Vec<_>>().join("\n")
}

fn unescaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek() {
            Some(next) if letter == '\\' && next.is_ascii_punctuation() => text.extend(letters.next()),
            _ => text.push(letter),
        }
    }
    text
}
