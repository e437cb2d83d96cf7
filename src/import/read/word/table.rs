//! Tables as grids: every cell at its column, with how far it reaches.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::walker::{Walker, choice};
use crate::diagnostic::Message;
use crate::import::paper::{Block, Cell, Row, Table};
use crate::import::read::xml::Element;

/// The most columns a cell may reach over.
const WIDEST: usize = 256;

/// A table while it is read.
#[derive(Default)]
struct Grid {
    table: Table,
    /// For each column the cell that may reach further down: its row and its place in the row.
    open: BTreeMap<usize, (usize, usize)>,
    /// What stands in cells and is no text of theirs: nested tables, text boxes.
    lifted: Vec<Block>,
}

/// How a cell belongs to others, as the file says.
#[derive(PartialEq)]
enum Merge {
    None,
    Begin,
    Continue,
}

impl Walker<'_> {
    /// Reads a table; what is nested in it follows it.
    pub(super) fn table(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>) -> Result<(), Message> {
        let mut grid = Grid::default();
        self.rows(node, &mut grid)?;
        self.tally.nested += grid.lifted.iter().filter(|block| matches!(block, Block::Table(_))).count();
        out.push(Block::Table(grid.table));
        out.append(&mut grid.lifted);
        Ok(())
    }

    fn rows(&mut self, node: Node<'_, '_>, grid: &mut Grid) -> Result<(), Message> {
        for child in node.children().filter(Node::is_element) {
            match child.name() {
                "tr" => self.row(child, grid)?,
                "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" => {}
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.deeper(|walker| walker.rows(choice, grid))?;
                    }
                }
                _ => self.deeper(|walker| walker.rows(child, grid))?,
            }
        }
        Ok(())
    }

    fn row(&mut self, node: Node<'_, '_>, grid: &mut Grid) -> Result<(), Message> {
        let properties = node.child("trPr");
        let switch = |name: &str| properties.and_then(|properties| properties.switch(name)).unwrap_or(false);
        let row = Row { heading: switch("tblHeader"), hidden: switch("hidden"), ..Row::default() };
        grid.table.rows.push(row);
        let mut column = properties.map_or(0, |properties| number(properties, "gridBefore"));
        self.cells(node, &mut column, grid)?;
        column += properties.map_or(0, |properties| number(properties, "gridAfter"));
        grid.table.columns = grid.table.columns.max(column);
        let deleted = properties.is_some_and(|properties| properties.child("del").is_some());
        let blank = |row: &Row| row.cells.iter().all(Cell::is_blank);
        if deleted && grid.table.rows.last().is_some_and(blank) {
            self.tally.deleted += 1;
            grid.drop_last_row();
        }
        Ok(())
    }

    fn cells(&mut self, node: Node<'_, '_>, column: &mut usize, grid: &mut Grid) -> Result<(), Message> {
        for child in node.children().filter(Node::is_element) {
            match child.name() {
                "tc" => self.cell(child, column, grid)?,
                "trPr" | "tblPrEx" | "sdtPr" | "sdtEndPr" => {}
                _ => self.deeper(|walker| walker.cells(child, column, grid))?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, node: Node<'_, '_>, column: &mut usize, grid: &mut Grid) -> Result<(), Message> {
        let properties = node.child("tcPr");
        let across = properties.map_or(0, |properties| number(properties, "gridSpan")).max(1);
        let merge = |name: &str| match properties.and_then(|properties| properties.child(name)) {
            None => Merge::None,
            Some(merge) if merge.value("val") == Some("restart") => Merge::Begin,
            Some(_) => Merge::Continue,
        };
        let (down, side) = (merge("vMerge"), merge("hMerge"));
        let mut content = Vec::new();
        // A cell that another reaches over is not printed, nor are numbers of lists in it.
        if (down != Merge::Continue && side != Merge::Continue) || says(node) {
            self.deeper(|walker| walker.blocks(node, &mut content))?;
        }
        let (text, bold) = self.gather(content, &mut grid.lifted);
        let cell = Cell { text, bold, column: *column, across, down: 1, value: None };
        grid.place(cell, &down, side == Merge::Continue);
        *column += across;
        Ok(())
    }

    /// Joins the paragraphs of a cell; all else is lifted out of it.
    fn gather(&self, content: Vec<Block>, lifted: &mut Vec<Block>) -> (String, bool) {
        let mut lines = Vec::new();
        let mut bold = true;
        for block in content {
            match block {
                Block::Paragraph(paragraph) if paragraph.origin == self.origin => {
                    let blank = paragraph.text.trim().is_empty();
                    let counted = paragraph.label.as_ref().is_some_and(|label| label.contains(char::is_alphanumeric));
                    if !blank || counted {
                        bold &= paragraph.bold || blank;
                        lines.push(paragraph.line());
                    }
                }
                other => lifted.push(other),
            }
        }
        bold &= lines.iter().any(|line| !line.trim().is_empty());
        (lines.join("\n"), bold)
    }
}

impl Grid {
    /// Puts a cell into the last row, or makes an earlier one reach over its place. A cell that says something is
    /// always kept.
    fn place(&mut self, cell: Cell, down: &Merge, beside: bool) {
        let row = self.table.rows.len() - 1;
        let blank = cell.is_blank();
        if beside && blank {
            if let Some(left) = self.table.rows[row].cells.last_mut() {
                left.across += cell.across;
                return;
            }
        }
        if *down == Merge::Continue && blank {
            if let Some((above, place)) = self.open.get(&cell.column).copied() {
                let cell = &mut self.table.rows[above].cells[place];
                if above + cell.down == row {
                    cell.down += 1;
                    return;
                }
            }
        }
        let reach = cell.column..cell.column + cell.across;
        self.open.retain(|column, _| !reach.contains(column));
        if *down != Merge::None {
            self.open.insert(cell.column, (row, self.table.rows[row].cells.len()));
        }
        self.table.rows[row].cells.push(cell);
    }

    fn drop_last_row(&mut self) {
        self.table.rows.pop();
        let rows = self.table.rows.len();
        for (_, (row, place)) in std::mem::take(&mut self.open) {
            if row < rows {
                let cell = &mut self.table.rows[row].cells[place];
                cell.down = cell.down.min(rows - row);
                self.open.insert(cell.column, (row, place));
            }
        }
    }
}

/// Tells whether anything is written below a node.
fn says(node: Node<'_, '_>) -> bool {
    let written = |child: Node<'_, '_>| match child.name() {
        "t" => child.text().is_some_and(|text| !text.trim().is_empty()),
        name => name == "sym",
    };
    node.descendants().any(written)
}

/// Reads a number of columns, never more than a table can have.
fn number(properties: Node<'_, '_>, name: &str) -> usize {
    let number = properties.child_value(name).and_then(|text| text.parse::<usize>().ok());
    number.unwrap_or(0).min(WIDEST)
}
