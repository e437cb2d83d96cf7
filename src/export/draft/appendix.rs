//! The appendix: every task of the plan with its result, in the table of four grades the form prints.

use super::facts::{Facts, Missing, Outcome};
use super::form::{EVIDENCE, GAP, HEADINGS, MARK, REASON, REPLY};
use super::head::Head;
use super::text::Piece;
use super::{prose, tasks, word, words};
use crate::export::docx::{Align, Block, Cell, Merge, Page, Paragraph, Run, Section, Style, Table};
use crate::export::grade;
use crate::model::{Area, Evidence, Grade, Task, TaskResult};

/// The widths of the columns, in millimetres: they fill the page.
const WIDTHS: [u32; 8] = [32, 48, 68, 20, 21, 20, 18, 30];

/// Gives the title of the appendix.
pub(super) fn title(facts: &Facts<'_>) -> String {
    format!("Kết quả thực hiện nhiệm vụ {} {}", facts.work(), words::period(facts.period))
}

/// Makes the section of the appendix, on pages across.
pub(super) fn section(facts: &Facts<'_>, head: &Head, missing: &mut Missing) -> Section {
    let centred = |run: Run| Paragraph::new(Style::Plain, [run]).align(Align::Centre);
    let symbol = head.symbol.as_deref().unwrap_or("BC-[…]");
    let caption =
        format!("(Kèm theo Báo cáo số {0}/{symbol} ngày {0} tháng {0} năm {1} của {2})", GAP, head.year, head.name);
    let blocks: Vec<Block> = vec![
        centred(Run::plain("PHỤ LỤC").bold()).into(),
        centred(Run::plain(title(facts).to_uppercase()).bold()).into(),
        Paragraph::new(Style::Caption, [Run::plain(caption)]).into(),
        Block::Table(table(facts)),
    ];
    let unmarked = facts.plan.tasks().filter(|(_, task)| matches!(facts.outcome(task), Outcome::NotGraded)).count();
    if unmarked > 0 {
        let count = words::count(unmarked as u64);
        missing.note(crate::diagnostic::say!(
            vi: "{count} nhiệm vụ có kết quả nhưng chưa đánh giá mức";
            en: "{unmarked} tasks have a result and no grade"
        ));
    }
    Section { page: Page::LANDSCAPE, blocks }
}

fn table(facts: &Facts<'_>) -> Table {
    let mut rows = heading();
    for area in &facts.plan.areas {
        rows.extend(area_rows(facts, area));
    }
    rows.extend(rows_of_others(facts));
    Table { widths: WIDTHS.to_vec(), bordered: true, heading: 2, rows }
}

/// Two rows: the four grades stand below one heading, every other heading reaches over both rows.
fn heading() -> Vec<Vec<Cell>> {
    let cell = |text: &str| {
        let (name, meaning) =
            text.split_once(" (").map_or((text, None), |(name, rest)| (name, Some(format!(" ({rest}"))));
        let runs = [Run::plain(name).bold().size(11), Run::plain(meaning.unwrap_or_default()).size(11)];
        Cell::of([Paragraph::new(Style::Cell, runs).align(Align::Centre)]).middle()
    };
    let [area, task, done, grades, notes] = HEADINGS;
    let tall = [area, task, done];
    let mut first: Vec<Cell> = tall.iter().map(|text| cell(text).merged(Merge::First)).collect();
    first.push(cell(grades).over(Grade::ALL.len()));
    first.push(cell(notes).merged(Merge::First));
    let below = || Cell::default().merged(Merge::Below);
    let mut second: Vec<Cell> = tall.iter().map(|_| below()).collect();
    second.extend(Grade::ALL.iter().map(|grade| cell(&grade::heading(*grade))));
    second.push(below());
    vec![first, second]
}

/// A label before its text. One without a sign of its own gets a full stop: "7" would be read as a part of the text.
fn label(printed: Option<&String>) -> String {
    let signed = |label: &String| {
        if label.ends_with(char::is_alphanumeric) { format!("{label}. ") } else { format!("{label} ") }
    };
    printed.map(signed).unwrap_or_default()
}

/// The rows of an area: its title stands once, beside all its tasks.
fn area_rows(facts: &Facts<'_>, area: &Area) -> Vec<Vec<Cell>> {
    let label = label(area.label.value());
    let title = text_cell(Run::plain(format!("{label}{}", words::said(&area.title))).bold());
    if area.task.is_empty() {
        return vec![std::iter::once(title).chain((1..WIDTHS.len()).map(|_| Cell::default())).collect()];
    }
    let beside = |index: usize| match index {
        _ if area.task.len() == 1 => title.clone(),
        0 => title.clone().merged(Merge::First),
        _ => Cell::default().merged(Merge::Below),
    };
    area.task.iter().enumerate().map(|(index, task)| row(facts, beside(index), task, facts.result(task))).collect()
}

/// The rows of what the period reports of other plans.
fn rows_of_others(facts: &Facts<'_>) -> Vec<Vec<Cell>> {
    let results = facts.results.map(|file| file.result.as_slice()).unwrap_or_default();
    let of_other = |result: &'_ TaskResult| {
        let (plan, task) = result.task.id().split_once('/')?;
        let plan = facts.site.plans.get(plan).filter(|plan| plan.id != facts.plan.id)?;
        let area = text_cell(Run::plain(words::said(&plan.head.title)).bold());
        Some(row(facts, area, plan.task(task)?.1, Some(result)))
    };
    results.iter().filter_map(of_other).collect()
}

fn row(facts: &Facts<'_>, area: Cell, task: &Task, result: Option<&TaskResult>) -> Vec<Cell> {
    let label = label(task.label.value());
    let mut cells =
        vec![area, text_cell(Run::plain(format!("{label}{}", words::said(&task.title)))), done(facts, task, result)];
    cells.extend(Grade::ALL.iter().map(|grade| mark(result, *grade)));
    cells.push(notes(result));
    cells
}

fn text_cell(run: Run) -> Cell {
    Cell::of([Paragraph::new(Style::Cell, [run])])
}

/// What was done, then the evidence its text does not name already.
fn done(facts: &Facts<'_>, task: &Task, result: Option<&TaskResult>) -> Cell {
    let mut lines: Vec<prose::Line> = result.map(tasks::done).unwrap_or_default();
    let said: String = lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
    let evidence: Vec<String> = result
        .iter()
        .flat_map(|result| &result.evidence)
        .filter_map(|evidence| named(facts, evidence))
        .filter(|name| !said.contains(name.as_str()))
        .collect();
    if !evidence.is_empty() {
        let text = format!("{EVIDENCE}{}.", evidence.join("; ").trim_end_matches('.'));
        lines.push(prose::Line { depth: 0, pieces: vec![Piece::plain(text)] });
    }
    if lines.is_empty() {
        lines.push(prose::Line { depth: 0, pieces: vec![Piece::hint(&why_empty(facts, task, result))] });
    }
    Cell::of(lines.into_iter().map(|line| word::line(Style::Cell, line)))
}

fn why_empty(facts: &Facts<'_>, task: &Task, result: Option<&TaskResult>) -> String {
    let why = match Outcome::of(result) {
        Outcome::NotReported => "chưa có kết quả kỳ này",
        Outcome::NotApplicable => "không thuộc kỳ này",
        Outcome::NotGraded | Outcome::Graded(_) => "chưa ghi kết quả cụ thể",
    };
    let earlier = if result.is_none() { facts.earlier(task) } else { None };
    let earlier = earlier.map(|earlier| format!("; {earlier}")).unwrap_or_default();
    format!("{why}{earlier}")
}

fn named(facts: &Facts<'_>, evidence: &Evidence) -> Option<String> {
    if let Some(citation) = &evidence.citation {
        return Some(words::citation(facts.site, citation));
    }
    let file =
        || evidence.file.as_ref().map(|file| file.title.as_ref().map_or_else(|| file.file.path.clone(), words::said));
    let fact = || evidence.fact.as_ref().map(words::said);
    evidence.url.as_ref().map(|address| address.url.clone()).or_else(file).or_else(fact)
}

fn mark(result: Option<&TaskResult>, grade: Grade) -> Cell {
    let given = result.filter(|result| result.grade == Some(grade));
    let mark = given.map(|result| result.mark.as_deref().unwrap_or(MARK)).unwrap_or_default();
    Cell::of([Paragraph::new(Style::Cell, [Run::plain(mark)]).align(Align::Centre)])
}

fn notes(result: Option<&TaskResult>) -> Cell {
    let note = result.and_then(|result| result.note.as_ref()).map(words::said);
    let reason =
        result.and_then(|result| result.reason.as_ref()).map(|reason| format!("{REASON}{}", words::said(reason)));
    let reply = result.and_then(|result| result.reply.as_ref()).map(|reply| format!("{REPLY}{}", words::said(reply)));
    let lines = [note, reason, reply].into_iter().flatten();
    Cell::of(lines.map(|line| Paragraph::new(Style::Cell, [Run::plain(line).size(11)])))
}
