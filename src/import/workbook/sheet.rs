//! Which sheets of a paper are ours, and which column is which.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::row::key;
use super::{Reason, no_plan};
use crate::diagnostic::{Message, say};
use crate::export::workbook::layout::{Column, Mark};
use crate::export::workbook::{Order, digest, head, task_words};
use crate::import::account::Account;
use crate::import::paper::{Block, Cell, Paper, Paragraph, Part, Place, Row};
use crate::model::{Area, Id, Part as PartOfYear, Period, Plan, Site, Task};
use crate::text::fold;

/// The fewest known headings that make a row the head of one of our tables.
const LEAST_HEADINGS: usize = 5;

/// The cells of a sheet by row and column.
pub(super) struct Grid<'p> {
    rows: Vec<GridRow<'p>>,
}

/// A row of a sheet: the block and row it is, and its cells by column. A line above the table, which readers give as a
/// paragraph, is a row of one cell.
pub(super) struct GridRow<'p> {
    block: usize,
    row: Option<usize>,
    pub(super) cells: BTreeMap<usize, Cow<'p, Cell>>,
}

impl GridRow<'_> {
    /// Gives the place of a cell in a part.
    fn place(&self, part: usize, column: usize) -> Place {
        Place { part, block: self.block, cell: self.row.map(|row| (row, column)) }
    }
}

impl<'p> Grid<'p> {
    pub(super) fn of(part: &'p Part) -> Self {
        let rows = part.blocks.iter().enumerate().flat_map(|(block, piece)| match piece {
            Block::Table(table) => table.rows.iter().enumerate().map(|(row, of)| of_table(block, row, of)).collect(),
            Block::Paragraph(paragraph) => vec![of_line(block, paragraph)],
        });
        Self { rows: rows.collect() }
    }

    /// Finds the row of our headings, with the place of each column.
    pub(super) fn header(&self) -> Option<(usize, BTreeMap<Column, usize>)> {
        let known: Vec<(Column, String)> = Column::ALL.iter().map(|column| (*column, fold(column.heading()))).collect();
        self.rows.iter().enumerate().find_map(|(at, row)| {
            let columns = columns(row, &known);
            let ours = columns.keys().any(|column| column.is_filled()) && columns.contains_key(&Column::Task);
            (ours && columns.len() >= LEAST_HEADINGS).then_some((at, columns))
        })
    }
}

fn of_table(block: usize, row: usize, of: &Row) -> GridRow<'_> {
    let cells = of.cells.iter().map(|cell| (cell.column, Cow::Borrowed(cell))).collect();
    GridRow { block, row: Some(row), cells }
}

fn of_line<'p>(block: usize, paragraph: &Paragraph) -> GridRow<'p> {
    let cell = Cell { text: paragraph.text.clone(), across: 1, down: 1, ..Cell::default() };
    GridRow { block, row: None, cells: BTreeMap::from([(0, Cow::Owned(cell))]) }
}

fn columns(row: &GridRow<'_>, known: &[(Column, String)]) -> BTreeMap<Column, usize> {
    let column = |cell: &Cell| {
        let text = spaced(&cell.text);
        known.iter().find(|(_, heading)| *heading == text).map(|(column, _)| *column)
    };
    // A heading that stands twice is that of its first column.
    row.cells.iter().rev().filter_map(|(at, cell)| Some((column(cell)?, *at))).collect()
}

fn spaced(text: &str) -> String {
    fold(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A sheet of tasks that was recognised.
pub(super) struct Sheet<'p, 's> {
    /// The index of its part.
    pub(super) part: usize,
    /// The index of its file among the papers: sheets of one file share it.
    pub(super) file: String,
    /// Its name for people.
    pub(super) name: String,
    /// What its workbook was asked for.
    pub(super) order: Order<'s>,
    /// The unit it is for; absent in that of all tasks.
    pub(super) unit: Option<Id>,
    /// The place of the mark, where it has one.
    pub(super) mark: Option<Place>,
    /// The tasks of its plan by the words of their cell.
    pub(super) titles: BTreeMap<String, Vec<(&'s Area, &'s Task)>>,
    /// Which columns it has.
    pub(super) columns: BTreeMap<Column, usize>,
    /// The rows below the headings.
    pub(super) rows: Vec<GridRow<'p>>,
}

impl Sheet<'_, '_> {
    /// Gives the place of a cell.
    pub(super) fn place(&self, row: &GridRow<'_>, column: usize) -> Place {
        row.place(self.part, column)
    }
}

/// Finds every sheet of tasks, and leaves what stands above its rows.
pub(super) fn all<'p, 's>(
    paper: &'p Paper,
    site: &'s Site,
    account: &mut Account,
    notes: &mut Vec<Message>,
) -> Vec<Sheet<'p, 's>> {
    let mut sheets = Vec::new();
    for (index, part) in paper.parts.iter().enumerate() {
        let grid = Grid::of(part);
        match grid.header() {
            Some(header) => sheets.extend(sheet(index, part, grid, header, site, account, notes)),
            None => machine(index, &grid, site, account, notes),
        }
    }
    sheets
}

fn sheet<'p, 's>(
    part: usize,
    of: &'p Part,
    grid: Grid<'p>,
    (header, columns): (usize, BTreeMap<Column, usize>),
    site: &'s Site,
    account: &mut Account,
    notes: &mut Vec<Message>,
) -> Option<Sheet<'p, 's>> {
    let name = of.sheet.clone().unwrap_or_default();
    let mut rows = grid.rows;
    let below = rows.split_off(header + 1);
    let place = |row: &GridRow<'_>, column: usize| row.place(part, column);
    let marks = rows.iter().flat_map(|row| row.cells.iter().map(move |(at, cell)| (row, *at, cell)));
    let mark = marks.clone().find_map(|(row, at, cell)| Some((Mark::parse(&cell.text)?, place(row, at))));
    let order = match &mark {
        Some((mark, _)) if !site.plans.contains_key(&mark.plan) => {
            notes.push(no_plan(&name, mark.plan.as_str()));
            None
        }
        Some((mark, _)) => Order::of(site, mark),
        None => guess(&rows, &below, &columns, site),
    };
    let Some(order) = order else {
        if mark.is_none() {
            notes.push(say!(
                vi: "trang tính “{name}”: không biết của kế hoạch và kỳ nào; chưa đọc. Chép lại cả trang, từ hàng 1, cùng cột A đang ẩn";
                en: "sheet “{name}”: it cannot be told for which plan and period it is; not read. Copy the whole sheet again, from row 1, with its hidden column A"
            ));
        }
        return None;
    };
    let unit = mark.as_ref().and_then(|(mark, _)| mark.unit.clone());
    if let Some((mark, _)) = mark.as_ref().filter(|(mark, _)| mark.site != site.id) {
        let sent_from = other_site(&mark.site, site);
        notes.extend(Some(sent_from).filter(|note| !notes.contains(note)));
    }
    leave_above(&rows, header, &order, unit.as_ref().map(Id::as_str), site, |row, at, reason| {
        account.leave(place(row, at), reason);
    });
    let file = name.split(" › ").next().filter(|_| name.contains(" › ")).unwrap_or_default().to_owned();
    let titles = titles(&order);
    Some(Sheet { part, file, name, order, unit, titles, mark: mark.map(|(_, place)| place), columns, rows: below })
}

fn titles<'s>(order: &Order<'s>) -> BTreeMap<String, Vec<(&'s Area, &'s Task)>> {
    let mut titles: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (area, task) in order.plan.tasks() {
        titles.entry(key(&task_words(task))).or_default().push((area, task));
    }
    titles
}

fn other_site(other: &Id, site: &Site) -> Message {
    say!(
        vi: "có trang tính được phát từ trang `{other}`, không phải `{}`", site.id;
        en: "sheets were sent out from the site `{other}`, not from `{}`", site.id
    )
}

/// Leaves our own words above the rows; what somebody wrote beside them stays unread.
fn leave_above(
    rows: &[GridRow<'_>],
    header: usize,
    order: &Order<'_>,
    unit: Option<&str>,
    site: &Site,
    mut leave: impl FnMut(&GridRow<'_>, usize, Reason),
) {
    let lines = head(order, unit.and_then(|unit| site.unit(unit)));
    let known: Vec<String> = lines.iter().map(|line| spaced(line)).collect();
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in &row.cells {
            if at == header {
                leave(row, *column, Reason::Heading);
            } else if known.contains(&spaced(&cell.text)) || Mark::parse(&cell.text).is_some() {
                leave(row, *column, Reason::Help);
            }
        }
    }
}

/// Tells the plan and period of a sheet that lost its mark by the title above its table, else by its tasks.
fn guess<'s>(
    above: &[GridRow<'_>],
    below: &[GridRow<'_>],
    columns: &BTreeMap<Column, usize>,
    site: &'s Site,
) -> Option<Order<'s>> {
    let lines: Vec<String> = above.iter().flat_map(|row| row.cells.values().map(|cell| spaced(&cell.text))).collect();
    let tasks: Vec<String> = below
        .iter()
        .filter_map(|row| row.cells.get(columns.get(&Column::Task)?))
        .map(|cell| spaced(&cell.text))
        .collect();
    let orders = site.plans.values().flat_map(|plan| periods(plan).map(move |period| Order::new(site, plan, period)));
    let titled: Vec<Order<'s>> = orders.filter(|order| lines.contains(&spaced(&order.title()))).collect();
    let hits =
        |order: &Order<'_>| order.plan.tasks().filter(|(_, task)| tasks.contains(&spaced(task.title.vi()))).count();
    titled.into_iter().filter(|order| hits(order) > 0).max_by_key(hits)
}

fn periods(plan: &Plan) -> impl Iterator<Item = Period> {
    use PartOfYear::{H1, NineMonths, Q1, Q2, Q3, Q4, Year};
    let year = plan.head.year;
    let parts = [Q1, Q2, H1, Q3, NineMonths, Q4, Year];
    (year - 1..=year + 1).flat_map(move |year| parts.into_iter().map(move |part| Period { year, part }))
}

/// Reads the hidden sheet: tasks that were renamed after the workbook was sent out are named.
fn machine(part: usize, grid: &Grid<'_>, site: &Site, account: &mut Account, notes: &mut Vec<Message>) {
    let first = grid.rows.iter().find_map(|row| row.cells.values().find_map(|cell| Mark::parse(&cell.text)));
    let Some(mark) = first else { return };
    let plan = site.plans.get(&mark.plan);
    for row in &grid.rows {
        let mut texts = row.cells.values().map(|cell| cell.text.trim());
        let (id, printed) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        for column in row.cells.keys() {
            account.leave(row.place(part, *column), Reason::Help);
        }
        let Some((_, task)) = plan.and_then(|plan| plan.task(id)) else { continue };
        let renamed = say!(
            vi: "nhiệm vụ {id} đã đổi tên sau khi phát tệp"; en: "task {id} was renamed after the workbook was sent out"
        );
        if !printed.is_empty() && printed != digest(task) && !notes.contains(&renamed) {
            notes.push(renamed);
        }
    }
}
