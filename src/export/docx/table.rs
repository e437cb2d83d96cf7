//! Tables: merged cells over columns and rows, headings repeated on every page, rows that stay whole.

use super::xml::Xml;
use super::{Cell, Merge, Table, body};

/// The blank between the border of a cell and its text, in twentieths of a point.
const PADDING: &str = "70";

/// Writes a table.
pub(super) fn table(xml: &mut Xml, table: &Table) {
    let widths: Vec<u32> = table.widths.iter().map(|width| body::twips(*width)).collect();
    xml.open("w:tbl", &[]);
    properties(xml, table, widths.iter().sum());
    xml.open("w:tblGrid", &[]);
    widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
    xml.close();
    for (index, cells) in table.rows.iter().enumerate() {
        row(xml, cells, &widths, index < table.heading);
    }
    xml.close();
}

fn properties(xml: &mut Xml, table: &Table, width: u32) {
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.value("w:jc", "center");
    if table.bordered {
        xml.open("w:tblBorders", &[]);
        for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
            xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")]);
        }
        xml.close();
    }
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    let padding = if table.bordered { PADDING } else { "0" };
    xml.open("w:tblCellMar", &[]);
    xml.empty("w:left", &[("w:w", padding), ("w:type", "dxa")]);
    xml.empty("w:right", &[("w:w", padding), ("w:type", "dxa")]);
    xml.close();
    xml.close();
}

fn row(xml: &mut Xml, cells: &[Cell], widths: &[u32], is_heading: bool) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    xml.empty("w:cantSplit", &[]);
    if is_heading {
        xml.empty("w:tblHeader", &[]);
    }
    xml.close();
    let mut column = 0;
    for one in cells {
        let end = (column + one.span.max(1)).min(widths.len());
        cell(xml, one, widths.get(column..end).unwrap_or_default().iter().sum());
        column = end;
    }
    xml.close();
}

fn cell(xml: &mut Xml, cell: &Cell, width: u32) {
    xml.open("w:tc", &[]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    if cell.span > 1 {
        xml.value("w:gridSpan", &cell.span.to_string());
    }
    match cell.merge {
        Merge::Alone => {}
        Merge::First => xml.value("w:vMerge", "restart"),
        Merge::Below => xml.empty("w:vMerge", &[]),
    }
    if cell.middle {
        xml.value("w:vAlign", "center");
    }
    xml.close();
    body::blocks(xml, &cell.blocks);
    xml.close();
}
