//! The sheets of tasks: headings, locked cells, cells to fill, and how they are printed.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, ProtectionOptions, Worksheet,
};

use super::MEMORY;
use super::formula::{self, Source};
use super::layout::{Column, HEADER, OVERVIEW};
use super::order::{Order, TaskSheet};
use super::words::{filled, locked};
use crate::data::spoken;
use crate::data::workbook::height;
use crate::model::{Area, Moment, Task, Unit};

/// The letters of official documents (NĐ 30/2020/NĐ-CP).
pub(super) const FONT: &str = "Times New Roman";
pub(super) const SIZE: u8 = 12;

/// The height of a line in points, and the most points a row can be tall.
const LINE: f64 = 16.0;
const TALLEST: f64 = 409.0;
/// The lines a row has at least, so that there is room to write.
const LEAST_LINES: usize = 3;
/// The widest a column becomes for a text that would not fit into the tallest row.
const WIDEST: usize = 72;

/// Light enough to be read on paper without colours.
const TO_FILL: Color = Color::RGB(0x00FF_F6CC);
const HEADING: Color = Color::RGB(0x00DC_E6F1);
const LINES: Color = Color::RGB(0x008C_8C8C);

/// The formats of spreadsheets: a text, whatever it looks like, and a day as documents write it.
const TEXT: u8 = 49;
const DAY: &str = r"dd\/mm\/yyyy";

/// The looks of cells.
struct Looks {
    heading: Format,
    heading_to_fill: Format,
    locked: Format,
    locked_day: Format,
    text: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = font().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        let cell = cell.set_border_color(LINES);
        let heading = cell.clone().set_bold().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let open = cell.clone().set_unlocked().set_background_color(TO_FILL);
        Self {
            heading: heading.clone().set_background_color(HEADING),
            heading_to_fill: heading.set_background_color(TO_FILL),
            locked_day: cell.clone().set_num_format(DAY),
            locked: cell,
            text: open.clone().set_num_format_index(TEXT),
            day: open.set_num_format(DAY).set_align(FormatAlign::Center),
        }
    }

    fn to_fill(&self, column: Column) -> &Format {
        if column.is_day() { &self.day } else { &self.text }
    }

    fn repeated(&self, column: Column) -> &Format {
        if column.is_day() { &self.locked_day } else { &self.locked }
    }
}

pub(super) fn font() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

/// Counts the lines a text takes in a column: letters of official documents are narrower than the digits that widths are
/// counted in.
pub(super) fn lines(text: &str, width: usize) -> usize {
    height::lines(text, width + width / 12)
}

/// A row of a sheet: what it says, and where it repeats other sheets.
struct Row<'a> {
    cells: BTreeMap<Column, String>,
    sources: Vec<Source<'a>>,
}

/// Makes the sheet of a unit.
pub(super) fn of_unit(order: &Order<'_>, of: &TaskSheet<'_>) -> Worksheet {
    let row = |(area, task): &(&Area, &Task)| Row { cells: all_cells(order, area, task), sources: Vec::new() };
    table(order, Some(of.unit), &of.name, of.tasks.iter().map(row).collect())
}

/// Makes the sheet of all tasks.
pub(super) fn overview(order: &Order<'_>, sheets: &[TaskSheet<'_>]) -> Worksheet {
    let rows = order.plan.tasks().map(|(area, task)| {
        let place = |sheet: &TaskSheet<'_>| sheet.tasks.iter().position(|(_, other)| other.id.id == task.id.id);
        let sources: Vec<Source<'_>> = sheets
            .iter()
            .filter_map(|sheet| Some(Source { sheet: sheet_name_of(sheet, sheets), row: row_at(place(sheet)?) }))
            .collect();
        Row { cells: all_cells(order, area, task), sources }
    });
    table(order, None, OVERVIEW, rows.collect())
}

fn sheet_name_of<'a>(of: &TaskSheet<'_>, sheets: &'a [TaskSheet<'_>]) -> &'a str {
    sheets.iter().find(|sheet| sheet.unit.id.id == of.unit.id.id).map_or("", |sheet| sheet.name.as_str())
}

fn row_at(index: usize) -> u32 {
    HEADER + 1 + u32::try_from(index).expect("a plan has hundreds of tasks")
}

fn all_cells(order: &Order<'_>, area: &Area, task: &Task) -> BTreeMap<Column, String> {
    let mut cells = locked(order, area, task);
    cells.extend(filled(order, task));
    cells
}

fn table(order: &Order<'_>, unit: Option<&Unit>, name: &str, rows: Vec<Row<'_>>) -> Worksheet {
    let mut sheet = Worksheet::new();
    let looks = Looks::new();
    sheet.set_name(name).expect("names of sheets were made legal");
    // Without it a formula that says nothing yet shows a zero.
    sheet.set_formula_result_default("");
    above(&mut sheet, order, unit);
    let has_open = rows.iter().any(|row| row.sources.is_empty());
    let widths: Vec<usize> = Column::ALL.iter().map(|column| width(*column, &rows)).collect();
    for (column, width) in Column::ALL.iter().zip(&widths) {
        let at = column.index();
        sheet.set_column_width(at, *width as f64).expect(MEMORY);
        let look = if column.is_filled() && has_open { &looks.heading_to_fill } else { &looks.heading };
        sheet.write_string_with_format(HEADER, at, column.heading(), look).expect(MEMORY);
    }
    // The button of the filter takes some room.
    let headings = Column::ALL.iter().zip(&widths);
    let tallest = headings.map(|(column, width)| lines(column.heading(), width.saturating_sub(2))).max();
    set_height(&mut sheet, HEADER, tallest.unwrap_or(1));
    for (index, row) in rows.iter().enumerate() {
        write_row(&mut sheet, row_at(index), row, &widths, &looks);
    }
    super::validation::add(&mut sheet, order, &open_rows(&rows));
    frame(&mut sheet, row_at(rows.len()) - 1);
    print(&mut sheet, order, unit);
    sheet
}

/// Gives the lines above the table: title, unit, what to do.
pub fn head(order: &Order<'_>, unit: Option<&Unit>) -> [String; 3] {
    let (from, to) = (spoken::day(order.from), spoken::day(order.to));
    let whose = match unit {
        Some(unit) => format!("Đơn vị: {}", spoken::words(&unit.name)),
        None => format!("{}: tất cả nhiệm vụ", spoken::words(&order.site.department.name)),
    };
    let fill = match unit {
        None if !order.sheets().is_empty() => {
            "Ô trắng tự lấy từ trang của đơn vị; chỉ điền ô vàng, của nhiệm vụ không có đơn vị chủ trì."
        }
        _ => "Chỉ điền vào các ô màu vàng.",
    };
    let back = order.return_by.map(|day| format!(" Gửi lại trước ngày {}.", spoken::day(day))).unwrap_or_default();
    [order.title(), whose, format!("{fill} Số liệu tính từ ngày {from} đến hết ngày {to}.{back}")]
}

fn above(sheet: &mut Worksheet, order: &Order<'_>, unit: Option<&Unit>) {
    sheet.write_string(0, 0, order.mark(unit).to_string()).expect(MEMORY);
    let looks = [font().set_bold().set_font_size(15), font().set_bold(), font()];
    for ((row, text), look) in (0u32..).zip(head(order, unit)).zip(&looks) {
        sheet.write_string_with_format(row, Column::Label.index(), text, look).expect(MEMORY);
        sheet.set_row_height(row, 20.0).expect(MEMORY);
    }
}

/// Widens a column whose longest text would not fit into the tallest row.
fn width(column: Column, rows: &[Row<'_>]) -> usize {
    let fits = |width: &usize| {
        let most = (TALLEST / LINE) as usize;
        rows.iter().filter_map(|row| row.cells.get(&column)).all(|text| lines(text, *width) <= most)
    };
    (column.width()..WIDEST).find(fits).unwrap_or(WIDEST)
}

fn set_height(sheet: &mut Worksheet, row: u32, lines: usize) {
    sheet.set_row_height(row, (LINE * lines as f64).min(TALLEST)).expect(MEMORY);
}

fn write_row(sheet: &mut Worksheet, at: u32, row: &Row<'_>, widths: &[usize], looks: &Looks) {
    for column in Column::ALL {
        let text = row.cells.get(column).map_or("", String::as_str);
        if !column.is_filled() {
            sheet.write_string_with_format(at, column.index(), text, &looks.locked).expect(MEMORY);
        } else if row.sources.is_empty() {
            write_filled(sheet, at, *column, text, looks);
        } else {
            let shown = shown(*column, text, &row.sources);
            let formula = formula::repeat(*column, &row.sources, &shown);
            sheet.write_formula_with_format(at, column.index(), formula, looks.repeated(*column)).expect(MEMORY);
        }
    }
    let visible = Column::ALL.iter().zip(widths).skip(1);
    let tallest = visible.map(|(column, width)| row.cells.get(column).map_or(0, |text| lines(text, *width))).max();
    set_height(sheet, at, tallest.unwrap_or(0).max(LEAST_LINES));
}

/// Gives what a formula shows before anybody has filled anything in.
fn shown(column: Column, text: &str, sources: &[Source<'_>]) -> String {
    match (sources, day(text)) {
        ([_], Some(day)) if column.is_day() => day.to_excel().to_string(),
        ([_], _) => text.to_owned(),
        _ => formula::side_by_side(sources.iter().map(|source| (source.sheet, text))),
    }
}

fn write_filled(sheet: &mut Worksheet, at: u32, column: Column, text: &str, looks: &Looks) {
    let look = looks.to_fill(column);
    let written = match day(text).filter(|_| column.is_day()) {
        Some(day) => sheet.write_datetime_with_format(at, column.index(), &day, look),
        None if text.is_empty() => sheet.write_blank(at, column.index(), look),
        None => sheet.write_string_with_format(at, column.index(), text, look),
    };
    written.expect(MEMORY);
}

/// Reads a day as it is shown: 18/01/2018.
fn day(text: &str) -> Option<ExcelDateTime> {
    let parts: Vec<&str> = text.split('/').collect();
    let [day, month, year] = parts.as_slice() else { return None };
    match Moment::parse(&format!("{year}-{month}-{day}"))? {
        Moment::Day(day) => ExcelDateTime::parse_from_str(&day.to_string()).ok(),
        _ => None,
    }
}

/// Gives the runs of rows that are filled in on this sheet, first and last.
fn open_rows(rows: &[Row<'_>]) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for at in rows.iter().enumerate().filter(|(_, row)| row.sources.is_empty()).map(|(index, _)| row_at(index)) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => runs.push((at, at)),
        }
    }
    runs
}

/// Keeps the headings in sight, offers filters, and locks everything but the cells to fill.
fn frame(sheet: &mut Worksheet, last_row: u32) {
    let last = Column::Note.index();
    sheet.set_column_hidden(Column::Id.index()).expect(MEMORY);
    sheet.set_freeze_panes(HEADER + 1, Column::Task.index() + 1).expect(MEMORY);
    sheet.autofilter(HEADER, 0, last_row, last).expect(MEMORY);
    sheet
        .ignore_error_range(HEADER + 1, 0, last_row.max(HEADER + 1), last, IgnoreError::NumberStoredAsText)
        .expect(MEMORY);
    sheet.set_selection(HEADER + 1, Column::Result.index(), HEADER + 1, Column::Result.index()).expect(MEMORY);
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
}

fn print(sheet: &mut Worksheet, order: &Order<'_>, unit: Option<&Unit>) {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.3, 0.3, 0.5, 0.6, 0.25, 0.3);
    sheet.set_repeat_rows(HEADER, HEADER).expect(MEMORY);
    let name = unit.map_or(OVERVIEW, |unit| unit.name.vi());
    let part = |text: &str| text.chars().take(80).collect::<String>().replace('&', "&&");
    let period = spoken::period(order.period);
    sheet.set_footer(format!("&L{}&CTrang &P/&N&R{}", part(name), part(&period)));
}
