//! Sheets of OpenDocument (`.ods`): they hold every cell as it is printed, beside its value.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{COLUMNS, Entry, Merge, ROWS, Sheet, Tally, blocks};
use crate::diagnostic::Message;
use crate::import::paper::{Paper, Typed};
use crate::import::read::legacy::Script;
use crate::import::read::package::Package;
use crate::import::read::xml::{self, DEEPEST, Element};
use crate::import::read::{links, refusal};

/// What is known of the looks of a file.
#[derive(Default)]
struct Looks<'a> {
    /// By the name of a style of cells: bold, and its font.
    cells: BTreeMap<&'a str, (bool, &'a str)>,
    /// The styles of sheets that are hidden.
    hidden: Vec<&'a str>,
}

/// Reads a file.
pub(in crate::import::read) fn read(mut package: Package<'_>) -> Result<Paper, Message> {
    let text = package.text("content.xml")?.ok_or_else(refusal::broken)?;
    let document = xml::parse(&text)?;
    let root = document.root_element();
    let looks = looks(root.child("automatic-styles"));
    let mut tally = Tally::default();
    let mut parts = Vec::new();
    let sheets = root.child("body").and_then(|body| body.child("spreadsheet"));
    for node in sheets.into_iter().flat_map(|sheets| sheets.all("table")) {
        let hidden = node.value("style-name").is_some_and(|style| looks.hidden.contains(&style));
        let mut sheet = Sheet { name: node.value("name").map(str::to_owned), hidden, ..Sheet::default() };
        rows(node, &mut 0, &looks, &mut sheet, &mut tally, 0)?;
        parts.push(blocks::part(sheet)?);
    }
    Ok(Paper { parts, remarks: tally.remarks(), ..Paper::default() })
}

fn looks<'a>(styles: Option<Node<'a, 'a>>) -> Looks<'a> {
    let mut looks = Looks::default();
    for style in styles.into_iter().flat_map(|styles| styles.all("style")) {
        let Some(name) = style.value("name") else { continue };
        let letters = style.child("text-properties");
        let said = |key: &str| letters.and_then(|letters| letters.value(key)).unwrap_or_default();
        looks.cells.insert(name, (said("font-weight") == "bold", said("font-name")));
        if style.child("table-properties").and_then(|table| table.value("display")) == Some("false") {
            looks.hidden.push(name);
        }
    }
    looks
}

/// Reads rows, also those in groups and headings.
fn rows(
    node: Node<'_, '_>,
    row: &mut usize,
    looks: &Looks<'_>,
    sheet: &mut Sheet,
    tally: &mut Tally,
    depth: usize,
) -> Result<(), Message> {
    if depth > DEEPEST {
        return Err(refusal::too_deep());
    }
    for child in node.children() {
        match child.name() {
            "table-row" => {
                let repeated = number(child, "number-rows-repeated");
                let before = sheet.cells.len();
                cells(child, *row, looks, sheet, tally)?;
                if sheet.cells.len() > before {
                    repeat(sheet, *row, repeated)?;
                }
                if matches!(child.value("visibility"), Some("collapse" | "filter")) {
                    sheet.hidden_rows.extend((*row..row.saturating_add(repeated)).take(ROWS));
                }
                *row = row.saturating_add(repeated);
            }
            "table-row-group" | "table-rows" | "table-header-rows" => rows(child, row, looks, sheet, tally, depth + 1)?,
            "shapes" => shapes(child, sheet, tally),
            _ => {}
        }
    }
    Ok(())
}

/// Repeats a row that holds something.
fn repeat(sheet: &mut Sheet, row: usize, times: usize) -> Result<(), Message> {
    let cells: Vec<(usize, Entry)> =
        sheet.cells.range((row, 0)..(row + 1, 0)).map(|((_, column), entry)| (*column, entry.clone())).collect();
    for next in row + 1..row.saturating_add(times) {
        for (column, entry) in &cells {
            sheet.put(next, *column, entry.clone())?;
        }
    }
    Ok(())
}

fn cells(
    node: Node<'_, '_>,
    row: usize,
    looks: &Looks<'_>,
    sheet: &mut Sheet,
    tally: &mut Tally,
) -> Result<(), Message> {
    let mut column = 0_usize;
    for child in node.children().filter(|child| matches!(child.name(), "table-cell" | "covered-table-cell")) {
        let repeated = number(child, "number-columns-repeated");
        tally.comments += child.all("annotation").count();
        shapes(child, sheet, tally);
        let entry = entry(child, looks, tally);
        if !entry.text.trim().is_empty() {
            for at in column..column.saturating_add(repeated).min(column.saturating_add(COLUMNS + 1)) {
                sheet.put(row, at, entry.clone())?;
            }
        }
        let (down, across) = (number(child, "number-rows-spanned"), number(child, "number-columns-spanned"));
        if down > 1 || across > 1 {
            sheet.merges.push(Merge { row, column, down, across });
        }
        column = column.saturating_add(repeated);
    }
    Ok(())
}

fn number(node: Node<'_, '_>, name: &str) -> usize {
    node.value(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn entry(node: Node<'_, '_>, looks: &Looks<'_>, tally: &mut Tally) -> Entry {
    let style = node.value("style-name").and_then(|style| looks.cells.get(style));
    let (bold, font) = style.copied().unwrap_or_default();
    let lines: Vec<String> = node.all("p").map(|line| text(line, 0)).collect();
    let printed = lines.join("\n");
    let text = Script::of_font(font).convert(&printed);
    tally.converted += usize::from(text != printed);
    let said = |name: &str| node.value(name).map(str::to_owned);
    let kind = node.value("value-type").unwrap_or_default();
    let value = match kind {
        "float" | "percentage" | "currency" => said("value").map(Typed::Number),
        "boolean" => said("boolean-value").map(|truth| Typed::Truth(truth == "true")),
        "date" => {
            let day = node.value("date-value").and_then(|iso| iso.get(..10));
            day.and_then(|day| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()).map(Typed::Day)
        }
        _ if text.starts_with('#') && node.value("formula").is_some() => Some(Typed::Fault(text.clone())),
        _ => None,
    };
    Entry { text, bold, value }
}

/// Gives the text of a line: blanks and tabs are elements in it.
fn text(node: Node<'_, '_>, depth: usize) -> String {
    let mut said = String::new();
    for child in node.children() {
        match child.name() {
            "" => said.push_str(child.text().filter(|_| child.is_text()).unwrap_or_default()),
            "s" => said.extend(std::iter::repeat_n(' ', number(child, "c").min(100))),
            "tab" => said.push('\t'),
            "line-break" => said.push('\n'),
            "annotation" => {}
            "a" if depth < DEEPEST => {
                let shown = text(child, depth + 1);
                said.push_str(&shown);
                if let Some(address) = child.value("href").and_then(|address| links::beside(&shown, address)) {
                    said.push_str(&format!(" ({address})"));
                }
            }
            _ if depth < DEEPEST => said.push_str(&text(child, depth + 1)),
            _ => {}
        }
    }
    said
}

/// Takes the texts of what floats over cells.
fn shapes(node: Node<'_, '_>, sheet: &mut Sheet, tally: &mut Tally) {
    for shape in node.children().filter(|child| matches!(child.name(), "frame" | "custom-shape" | "rect" | "g")) {
        for inside in shape.descendants() {
            match inside.name() {
                "image" | "object" => tally.pictures += 1,
                "p" => sheet.boxes.push(text(inside, 0)),
                _ => {}
            }
        }
    }
}
