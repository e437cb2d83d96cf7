//! A data set as a workbook for spreadsheet programs: the table, and a sheet of notes that explains it.
//!
//! Everything comes from the one declaration of the set and the words it is given. The same input
//! gives the same bytes: the workbook is as old as the reference date, never as the build.

mod about;
pub(crate) mod height;
mod notes;
mod paper;
mod table;
#[cfg(test)]
mod tests;
mod value;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

pub use about::About;

use super::table::DataSet;

/// The most characters the name of a sheet may have.
const NAME_LIMIT: usize = 31;

/// Characters no name of a sheet may hold.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

const MEMORY: &str = "cells inside the limits of a sheet are written to memory, which does not fail";

impl DataSet {
    /// Writes the set as a workbook (Office Open XML): its table with Vietnamese headings, then notes.
    pub fn xlsx(&self, about: &About<'_>) -> Vec<u8> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties(self, about));
        let title = sheet_name(self.title[0]);
        let (sheet, cuts) = table::sheet(self, about);
        workbook.push_worksheet(named(sheet, &title));
        let notes = sheet_name(&about.say("workbook.notes"));
        let notes = if notes.to_lowercase() == title.to_lowercase() { format!("{NOTES} 2") } else { notes };
        workbook.push_worksheet(named(notes::sheet(self, about, &cuts), &notes));
        workbook.save_to_buffer().expect(MEMORY)
    }
}

/// Names the sheet of notes where its usual name is taken by the table.
const NOTES: &str = "Ghi chú";

fn named(mut sheet: Worksheet, name: &str) -> Worksheet {
    sheet.set_name(name).expect("a name of a sheet is short and has no forbidden characters");
    sheet
}

/// Makes a name a sheet may have.
pub(crate) fn sheet_name(title: &str) -> String {
    let name: String = title.chars().map(|c| if FORBIDDEN.contains(&c) { '-' } else { c }).collect();
    let name: String = name.trim_matches(['\'', ' ']).chars().take(NAME_LIMIT).collect();
    let name = name.trim_end_matches(['\'', ' ']);
    if name.is_empty() { "-".to_owned() } else { name.to_owned() }
}

fn properties(set: &DataSet, about: &About<'_>) -> DocProperties {
    let midnight = ExcelDateTime::parse_from_str(&about.reference.to_string()).expect("a date of this age is a date");
    let properties = DocProperties::new()
        .set_title(format!("{} – {}", set.title[0], about.department))
        .set_subject(set.description[0])
        .set_author(&about.department)
        .set_company(&about.department)
        .set_creation_datetime(&midnight);
    match &about.licence {
        Some((name, _)) => properties.set_comment(format!("{}: {name}", about.say("data.licence"))),
        None => properties,
    }
}
