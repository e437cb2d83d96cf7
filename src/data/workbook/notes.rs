//! The sheet of notes: whose data, of what day, under which licence, and what every column and word means.

use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet, utility};

use super::about::About;
use super::table::{CutText, ROW_LIMIT, header, text};
use super::{MEMORY, height, paper};
use crate::data::table::{Column, DataSet, Kind, Vocabulary};

/// The widths of the columns, in letters.
const WIDTHS: [usize; 5] = [34, 84, 26, 36, 9];

/// The lines a heading takes.
const HEADING: usize = 2;

/// The keys of the sentences that tell how the table is read.
const READING: [&str; 8] = ["blank", "text", "dates", "numbers", "lists", "boolean", "words", "tall"];

/// How many cut cells are named.
const CUTS_NAMED: usize = 20;

/// A sheet being filled from top to bottom.
struct Page {
    sheet: Worksheet,
    row: u32,
    text: Format,
    bold: Format,
    header: Format,
    link: Format,
}

impl Page {
    fn new() -> Self {
        let mut sheet = Worksheet::new();
        for (column, width) in (0u16..).zip(WIDTHS) {
            sheet.set_column_width(column, width as f64).expect(MEMORY);
        }
        let link = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_hyperlink();
        Self { sheet, row: 0, text: text(), bold: text().set_bold(), header: header(), link }
    }

    fn cells(&mut self, cells: &[&str], format: &Format) {
        for (column, text) in (0u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            self.sheet.write_string_with_format(self.row, column, *text, format).expect(MEMORY);
        }
        let lines = cells.iter().zip(WIDTHS).map(|(text, width)| height::lines(text, width));
        height::set(&mut self.sheet, self.row, lines.max().unwrap_or(1));
        self.row += 1;
    }

    /// Writes a heading with some room above it.
    fn heading(&mut self, words: &str) {
        let format = self.bold.clone().set_font_size(14).unset_text_wrap().set_align(FormatAlign::Bottom);
        self.sheet.write_string_with_format(self.row, 0, words, &format).expect(MEMORY);
        height::set(&mut self.sheet, self.row, HEADING);
        self.row += 1;
    }

    fn columns(&mut self, titles: &[String]) {
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        self.cells(&titles, &self.header.clone());
    }

    fn line(&mut self, cells: &[&str]) {
        self.cells(cells, &self.text.clone());
    }

    /// Writes a labelled text; an address of the web can be opened.
    fn fact(&mut self, label: &str, fact: &str) {
        let (bold, row) = (self.bold.clone(), self.row);
        self.sheet.write_string_with_format(row, 0, label, &bold).expect(MEMORY);
        let is_address = fact.starts_with("https://") || fact.starts_with("http://");
        let linked = is_address && self.sheet.write_url_with_format(row, 1, Url::new(fact), &self.link).is_ok();
        if !linked {
            self.sheet.write_string_with_format(row, 1, fact, &self.text).expect(MEMORY);
        }
        height::set(&mut self.sheet, row, height::lines(label, WIDTHS[0]).max(height::lines(fact, WIDTHS[1])));
        self.row += 1;
    }
}

/// Makes the sheet; `cuts` are the texts that did not fit into their cells.
pub(super) fn sheet(set: &DataSet, about: &About<'_>, cuts: &[CutText]) -> Worksheet {
    let mut page = Page::new();
    page.heading(set.title[0]);
    facts(&mut page, set, about);
    reading(&mut page, set, about, cuts);
    columns(&mut page, set, about);
    words(&mut page, set, about);
    paper::common(&mut page.sheet, set, about, 1);
    page.sheet
}

fn facts(page: &mut Page, set: &DataSet, about: &About<'_>) {
    let say = |key: &str| about.say(key);
    page.fact(&say("data.holds"), set.description[0]);
    page.fact(&say("data.publisher"), &about.department);
    page.fact(&say("data.source"), &about.source);
    page.fact(&say("data.as_of"), &format!("{}. {}", about.day(), about.basis));
    match &about.licence {
        Some((name, url)) => {
            page.fact(&say("data.licence"), name);
            url.iter().for_each(|url| page.fact(&about.say("workbook.licence_url"), url));
        }
        None => page.fact(&say("data.licence"), &say("data.no_licence")),
    }
    page.fact(&say("data.cite"), &about.citation());
    page.fact(&say("workbook.page"), &about.page.clone().unwrap_or_else(|| say("workbook.page_in_site")));
    page.fact(&say("workbook.files"), &format!("{0}.xlsx, {0}.csv, {0}.json", set.name));
    page.fact(&say("data.rows"), &set.rows.len().to_string());
}

fn reading(page: &mut Page, set: &DataSet, about: &About<'_>, cuts: &[CutText]) {
    page.heading(&about.say("workbook.reading"));
    for key in READING {
        page.fact(&about.say(&format!("workbook.{key}")), &about.say(&format!("workbook.{key}_more")));
    }
    if !cuts.is_empty() {
        let named: Vec<String> =
            cuts.iter().take(CUTS_NAMED).map(|(row, column)| utility::row_col_to_cell(*row, *column)).collect();
        let more = if cuts.len() > CUTS_NAMED { " …" } else { "" };
        page.fact(&about.say("workbook.cuts"), &format!("{}{more}", named.join(", ")));
    }
    if set.rows.len() > ROW_LIMIT {
        page.fact(&about.say("workbook.cuts"), &about.say("workbook.too_many_rows"));
    }
}

fn columns(page: &mut Page, set: &DataSet, about: &About<'_>) {
    page.heading(&about.say("data.dictionary"));
    let titles = ["title", "meaning", "name", "english", "letter"];
    page.columns(&titles.map(|key| about.say(&format!("workbook.column_{key}"))));
    for (at, column) in (0u16..).zip(&set.columns) {
        let meaning = meaning(column, about);
        let letter = utility::column_number_to_name(at);
        page.line(&[&column.title[0], &meaning, &column.name, &column.title[1], &letter]);
    }
}

/// Tells what the values of a column are, and what a reader has to know of them.
fn meaning(column: &Column, about: &About<'_>) -> String {
    let kind = match column.kind {
        Kind::Boolean => about.say("workbook.kind_boolean"),
        _ => about.say(&format!("data.kind-{}", column.kind.word())),
    };
    let mut letters = kind.chars();
    let kind: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    column.description.map_or_else(|| format!("{kind}."), |[more, _]| format!("{kind}. {more}"))
}

/// Lists the words of closed sets, one a row, so that a formula can look a meaning up.
fn words(page: &mut Page, set: &DataSet, about: &About<'_>) {
    let vocabularies = vocabularies(set);
    if vocabularies.is_empty() {
        return;
    }
    page.heading(&about.say("workbook.vocabulary"));
    page.columns(&["word", "meaning", "used"].map(|key| about.say(&format!("workbook.word_{key}"))));
    for (vocabulary, letters) in vocabularies {
        for word in &vocabulary.words {
            let meaning = about.meaning(vocabulary.group, word).unwrap_or_default();
            page.line(&[word, &meaning, &letters.join(", ")]);
        }
    }
}

/// Gives each closed set of words with the letters of the columns it is used in.
fn vocabularies(set: &DataSet) -> Vec<(&Vocabulary, Vec<String>)> {
    let mut found: Vec<(&Vocabulary, Vec<String>)> = Vec::new();
    for (at, column) in (0u16..).zip(&set.columns) {
        let Some(vocabulary) = column.kind.vocabulary() else { continue };
        let letter = utility::column_number_to_name(at);
        match found.iter_mut().find(|(known, _)| *known == vocabulary) {
            Some((_, letters)) => letters.push(letter),
            None => found.push((vocabulary, vec![letter])),
        }
    }
    found
}
