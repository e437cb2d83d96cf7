//! The sheet of the table: one header row in Vietnamese, one row per record, nothing else.
//!
//! A single header row is what sorting, filters and pivot tables need; English titles and the names
//! of the columns in other files stand in the notes.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Worksheet};

use super::about::About;
use super::value::Value;
use super::{MEMORY, height, paper};
use crate::data::table::{Column, DataSet, Kind};

/// The most rows a sheet has below its header.
pub(super) const ROW_LIMIT: usize = 1_048_575;

/// The narrowest and widest a column is, in letters.
const WIDTHS: (usize, usize) = (9, 56);

/// The letters the button of a filter takes the place of.
const BUTTON: usize = 3;

/// The most lines a row shows until it is opened: one record may not fill the screen.
const LINE_LIMIT: usize = 14;

/// Formats every spreadsheet program has: a text, `0`, `#,##0` (ECMA-376 part 1, 18.8.30).
const TEXT: u8 = 49;
const PLAIN: u8 = 1;
const THOUSANDS: u8 = 3;

/// A day as documents write it; a bare `/` would become the separator of the reader's own country.
const DAY: &str = r"dd\/mm\/yyyy";

/// The looks of cells.
struct Looks {
    header: Format,
    text: Format,
    day: Format,
    year: Format,
    /// Numbers, by the digits after their comma.
    numbers: Vec<Format>,
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        // Numbers keep a distance from the text beside them.
        let right = top.clone().set_align(FormatAlign::Right).set_indent(1);
        let number = |decimals: usize| match decimals {
            0 => right.clone().set_num_format_index(THOUSANDS),
            _ => right.clone().set_num_format(format!("#,##0.{}", "0".repeat(decimals))),
        };
        Self {
            header: header(),
            text: text(),
            day: top.clone().set_num_format(DAY).set_align(FormatAlign::Left),
            year: right.clone().set_num_format_index(PLAIN),
            numbers: (0..=18).map(number).collect(),
        }
    }

    /// Gives the look of the empty cells of a column: what is typed there is kept as it is typed.
    fn of(&self, kind: &Kind) -> &Format {
        match kind {
            Kind::Integer | Kind::Money | Kind::Number => &self.numbers[0],
            Kind::Year => &self.year,
            Kind::Date => &self.day,
            _ => &self.text,
        }
    }
}

/// The look of a heading.
pub(super) fn header() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(0x00DC_E6F1)
        .set_border_bottom(FormatBorder::Thin)
}

/// The look of a text: wrapped, and a text for the spreadsheet also when somebody edits it.
pub(super) fn text() -> Format {
    Format::new().set_align(FormatAlign::Top).set_text_wrap().set_num_format_index(TEXT)
}

/// A text that did not fit into its cell: the row and column, from 0.
pub(super) type CutText = (u32, u16);

/// Makes the sheet, and tells which texts had to be cut.
pub(super) fn sheet(set: &DataSet, about: &About<'_>) -> (Worksheet, Vec<CutText>) {
    let mut sheet = Worksheet::new();
    let looks = Looks::new();
    let rest = about.fill("workbook.cut", &[("file", &format!("{}.csv", set.name))]);
    let rows: Vec<Vec<Value<'_>>> = set.rows.iter().take(ROW_LIMIT).map(|row| values(set, row, about, &rest)).collect();
    let widths: Vec<usize> = set.columns.iter().enumerate().map(|(at, column)| width(column, at, &rows)).collect();
    for (at, column) in (0u16..).zip(&set.columns) {
        sheet.set_column_width(at, widths[usize::from(at)] as f64).expect(MEMORY);
        sheet.set_column_format(at, looks.of(&column.kind)).expect(MEMORY);
        sheet.write_string_with_format(0, at, &column.title[0], &looks.header).expect(MEMORY);
    }
    let headings = set.columns.iter().zip(&widths);
    let headings = headings.map(|(column, width)| height::lines(&column.title[0], width - BUTTON));
    height::set(&mut sheet, 0, headings.max().unwrap_or(1));
    let mut cuts = Vec::new();
    for (number, row) in (1u32..).zip(&rows) {
        for (at, value) in (0u16..).zip(row) {
            write(&mut sheet, number, at, value, &looks);
            cuts.extend(matches!(value, Value::Cut(_)).then_some((number, at)));
        }
        let lines = row.iter().zip(&widths).map(|(value, width)| height::lines(value.text(), *width));
        height::set(&mut sheet, number, lines.max().unwrap_or(1).min(LINE_LIMIT));
    }
    frame(&mut sheet, set, rows.len());
    paper::table(&mut sheet, set, about, &widths);
    (sheet, cuts)
}

fn values<'c>(set: &DataSet, row: &'c [crate::data::Cell], about: &About<'_>, rest: &str) -> Vec<Value<'c>> {
    set.columns.iter().zip(row).map(|(column, cell)| Value::of(cell, &column.kind, about, rest)).collect()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, value: &Value<'_>, looks: &Looks) {
    let written = match value {
        Value::Empty => return,
        Value::Text(text) => sheet.write_string_with_format(row, column, text.as_ref(), &looks.text),
        Value::Cut(text) => sheet.write_string_with_format(row, column, text, &looks.text),
        Value::Number(number, decimals) => {
            sheet.write_number_with_format(row, column, *number, &looks.numbers[*decimals])
        }
        Value::Year(year) => sheet.write_number_with_format(row, column, *year, &looks.year),
        Value::Day(day) => {
            let day = ExcelDateTime::parse_from_str(&day.to_string()).expect("a day from 1901 to 9999");
            sheet.write_datetime_with_format(row, column, &day, &looks.day)
        }
    };
    written.expect(MEMORY);
}

/// Keeps the header in sight, offers filters, and spares ids the warning that they look like numbers.
fn frame(sheet: &mut Worksheet, set: &DataSet, rows: usize) {
    let last_row = u32::try_from(rows).expect("rows are inside the limit");
    let last_column = u16::try_from(set.columns.len().saturating_sub(1)).expect("a set has tens of columns");
    sheet.set_freeze_panes(1, 0).expect(MEMORY);
    sheet.autofilter(0, 0, last_row, last_column).expect(MEMORY);
    if last_row > 0 {
        sheet.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText).expect(MEMORY);
    }
}

/// Gives the width of a column: room for its longest value as far as the widest column allows, for the
/// longest syllable of its heading, and for the heading in three lines beside the button of the filter.
fn width(column: &Column, at: usize, rows: &[Vec<Value<'_>>]) -> usize {
    let title = &column.title[0];
    let syllable = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let heading = height::width_of(syllable.max(title.chars().count().div_ceil(3))) + BUTTON;
    let longest = height::width_of(rows.iter().map(|row| row[at].length()).max().unwrap_or(0)) + 1;
    longest.max(heading).clamp(WIDTHS.0, WIDTHS.1)
}
