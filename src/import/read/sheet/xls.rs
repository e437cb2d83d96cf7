//! Workbooks of Excel before 2007 (`.xls`). Their fonts and the formats of their numbers are not known.

use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use super::number::Shape;
use super::xlsx_cells::moment;
use super::{Entry, Merge, Sheet, Tally, blocks};
use crate::diagnostic::Message;
use crate::import::paper::{Paper, Typed};
use crate::import::read::refusal;

/// Reads a workbook.
pub(in crate::import::read) fn read(bytes: &[u8]) -> Result<Paper, Message> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let mut parts = Vec::new();
    for listed in book.sheets_metadata().to_vec() {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let hidden = listed.visible != SheetVisible::Visible;
        let mut sheet = Sheet { name: Some(listed.name.clone()), hidden, ..Sheet::default() };
        let range = book.worksheet_range(&listed.name).map_err(|error| refused(&error))?;
        let (first_row, first_column) = range.start().map_or((0, 0), |(row, column)| (row as usize, column as usize));
        for (row, column, data) in range.used_cells() {
            sheet.put(first_row + row, first_column + column, entry(data))?;
        }
        let merges = book.merge_cells_by_sheet_name(&listed.name).unwrap_or_default();
        sheet.merges.extend(merges.into_iter().filter_map(|of| merge(of.start, of.end)));
        parts.push(blocks::part(sheet)?);
    }
    Ok(Paper { parts, remarks: Tally::default().remarks(), ..Paper::default() })
}

fn refused(error: &XlsError) -> Message {
    match error {
        XlsError::Password => refusal::encrypted(),
        _ => refusal::broken(),
    }
}

fn merge((row, column): (u32, u32), (last_row, last_column): (u32, u32)) -> Option<Merge> {
    let (down, across) = (last_row.checked_sub(row)? + 1, last_column.checked_sub(column)? + 1);
    Some(Merge { row: row as usize, column: column as usize, down: down as usize, across: across as usize })
}

fn entry(data: &Data) -> Entry {
    let number = |number: f64| {
        let (text, value) = Shape::General.print(number, false);
        Entry { text, bold: false, value }
    };
    match data {
        Data::Int(whole) => {
            Entry { text: whole.to_string(), bold: false, value: Some(Typed::Number(whole.to_string())) }
        }
        Data::Float(float) => number(*float),
        Data::String(text) => Entry { text: text.clone(), ..Entry::default() },
        Data::Bool(truth) => {
            let text = if *truth { "TRUE" } else { "FALSE" };
            Entry { text: text.to_owned(), bold: false, value: Some(Typed::Truth(*truth)) }
        }
        Data::DateTime(at) if at.is_datetime() && at.as_f64() >= 1.0 => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            moment(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"), false)
        }
        Data::DateTime(at) => number(at.as_f64()),
        Data::DateTimeIso(iso) => moment(iso, false),
        Data::DurationIso(iso) => Entry { text: iso.clone(), ..Entry::default() },
        Data::Error(fault) => {
            let text = fault.to_string();
            Entry { text: text.clone(), bold: false, value: Some(Typed::Fault(text)) }
        }
        Data::Empty => Entry::default(),
    }
}
