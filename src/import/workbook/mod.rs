//! Takes back the workbooks units filled in: one or a folder of them, whole or single sheets, merged into results.
//!
//! Takes papers and the site the workbooks were written from; gives what is to be written, the account of every cell,
//! and what the office has to look at. A sheet is known by the mark in its hidden cell, else by its headings. Nothing
//! is decided between two units that say different things: both are shown, and neither is taken.

mod answers;
mod checks;
mod day;
mod evidence;
mod grid;
mod join;
mod kept;
mod markdown;
mod record;
mod row;
mod settle;
mod sheet;
mod slip;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use join::join;

use super::account::{Account, Reason};
use super::found::FoundFile;
use super::paper::Paper;
use crate::diagnostic::{Message, say};
use crate::export::workbook::guide_lines;
use crate::model::{Register, Site};
use crate::text::{Sources, fold};
use answers::Batch;

/// What was taken from workbooks.
#[derive(Debug, Clone)]
pub struct Taken {
    /// All papers as one: the parts of each in order, the names of sheets with those of their files where there are
    /// several. Every place of `files` and `account` is one of it.
    pub paper: Paper,
    /// What became of every cell, and what is not sure about it.
    pub account: Account,
    /// What is to be written: results, and deadlines that moved. Keys and records that are not in it are not spoken of.
    pub files: Vec<FoundFile>,
    /// What belongs to no cell: tasks nobody filled in, sheets of another plan.
    pub notes: Vec<Message>,
}

/// What reading needs to know beside the papers.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'s> {
    /// The site the workbooks were written from.
    pub site: &'s Site,
    /// The sources it was read from: they name the files that hold its results.
    pub sources: &'s Sources,
    /// The day nothing may lie after; the cut-off of each workbook without it.
    pub as_of: Option<NaiveDate>,
}

/// Tells whether a paper is a workbook of ours, or a sheet of one.
pub fn is_workbook(paper: &Paper) -> bool {
    paper.parts.iter().any(|part| grid::Grid::of(part).header().is_some())
}

/// Reads workbooks of one site.
pub fn read(papers: &[Paper], setting: &Setting<'_>) -> Taken {
    let paper = join(papers);
    let mut account = Account::of(&paper);
    let mut notes = Vec::new();
    let sheets = sheet::all(&paper, setting.site, &mut account, &mut notes);
    let batches = answers::gather(&sheets, setting.site, &mut account, &mut notes);
    let register = Register::new(setting.site);
    let mut files = Vec::new();
    for batch in &batches {
        let writer = record::Writer { setting, register: &register, batch };
        files.extend(writer.files(&mut account, &mut notes));
    }
    leave_help(&paper, &batches, &mut account);
    Taken { paper, account, files, notes }
}

/// Leaves the words of our own guide and headings; what people wrote beside them stays unread.
fn leave_help(paper: &Paper, batches: &[Batch<'_>], account: &mut Account) {
    let pairs = batches.iter().flat_map(|batch| guide_lines(&batch.order));
    let words: std::collections::BTreeSet<String> =
        pairs.flat_map(|(label, text)| [fold(label.trim()), fold(text.trim())]).collect();
    let has_table: Vec<bool> = paper.parts.iter().map(|part| grid::Grid::of(part).header().is_some()).collect();
    let outside = paper.pieces().filter(|(place, _)| !has_table[place.part]);
    for (place, _) in outside.filter(|(_, text)| words.contains(&fold(text.trim()))) {
        account.leave(place, Reason::Help);
    }
}

/// Says that a sheet speaks of something the site does not have.
fn no_plan(sheet: &str, plan: &str) -> Message {
    say!(vi: "trang tính “{sheet}”: trang không có kế hoạch `{plan}`; chưa đọc"; en: "sheet “{sheet}”: the site has no plan `{plan}`; not read")
}
