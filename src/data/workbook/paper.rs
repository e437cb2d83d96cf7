//! How the sheets of a workbook are printed: A4, landscape, as wide as they can still be read.

use rust_xlsxwriter::Worksheet;

use super::MEMORY;
use super::about::About;
use crate::data::table::DataSet;

/// The number of A4 among the sizes of paper.
const A4: u8 = 9;

/// The letters of a line that can still be read across a page.
const PAGE_WIDTH: usize = 180;

/// The most letters of each part of a header or footer, which may have 255 in all.
const PART_LIMIT: usize = 60;

/// Sets the table up: a wide one takes several pages side by side, each with the header row and the
/// columns that tell its rows apart.
pub(super) fn table(sheet: &mut Worksheet, set: &DataSet, about: &About<'_>, widths: &[usize]) {
    let pages = widths.iter().sum::<usize>().div_ceil(PAGE_WIDTH).max(1);
    common(sheet, set, about, u16::try_from(pages).unwrap_or(u16::MAX));
    sheet.set_repeat_rows(0, 0).expect(MEMORY);
    sheet.set_print_gridlines(true);
    let keys = set.columns.iter().take_while(|column| set.primary_key.contains(&column.name.as_str())).count();
    let fits = widths[..keys].iter().sum::<usize>() <= PAGE_WIDTH / 3;
    if let Some(last) = u16::try_from(keys).ok().and_then(|keys| keys.checked_sub(1)).filter(|_| pages > 1 && fits) {
        sheet.set_repeat_columns(0, last).expect(MEMORY);
    }
}

/// Sets up a sheet that is one page wide and as long as it needs.
pub(super) fn common(sheet: &mut Worksheet, set: &DataSet, about: &About<'_>, pages: u16) {
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(pages, 0);
    sheet.set_margins(0.4, 0.4, 0.7, 0.7, 0.3, 0.3);
    sheet.set_header(format!("&L{}&R{}", part(set.title[0]), part(&about.department)));
    let as_of = format!("{} {}", about.say("data.as_of"), about.day());
    let number = about.say("workbook.page_number");
    let number = part(&number).replace("{page}", "&P").replace("{pages}", "&N");
    sheet.set_footer(format!("&L{}&C{number}&R{}", part(&as_of), part(about.page.as_deref().unwrap_or_default())));
}

/// Makes a text part of a header or footer, where `&` begins a command.
fn part(text: &str) -> String {
    let mut part: String = text.chars().take(PART_LIMIT).collect();
    if part.len() < text.len() {
        part.pop();
        part.push('…');
    }
    part.replace('&', "&&")
}
