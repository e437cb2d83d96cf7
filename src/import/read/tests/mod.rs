//! Papers read from the bytes of small files built here.

mod build;
mod mutation;
mod plain;
mod refusals;
mod sheets;
mod tables;
mod whole;
mod word;

use super::read;
use crate::import::paper::{Block, Cell, Paper, Paragraph};

/// Reads bytes that are a paper.
fn paper(name: &str, bytes: &[u8]) -> Paper {
    match read(name, bytes) {
        Ok(paper) => paper,
        Err(message) => panic!("{name} is refused: {}", message.en),
    }
}

/// Prints a paper, a line a paragraph or row: marks of a paragraph in front of it, cells with the place they begin in
/// and, where it is more than one, how far they reach: `0+2/3` over two columns and three rows.
fn printed(paper: &Paper) -> Vec<String> {
    let blocks = paper.parts.iter().flat_map(|part| &part.blocks);
    blocks
        .flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![line(paragraph)],
            Block::Table(table) => {
                table.rows.iter().map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")).collect()
            }
        })
        .collect()
}

fn line(paragraph: &Paragraph) -> String {
    let marks = [
        paragraph.heading.map(|depth| format!("#{depth}")),
        paragraph.origin.map(|origin| origin.to_string()),
        paragraph.bold.then(|| "bold".to_owned()),
        paragraph.italic.then(|| "italic".to_owned()),
        paragraph.centred.then(|| "centred".to_owned()),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    let marks = if marks.is_empty() { String::new() } else { format!("[{}] ", marks.join(" ")) };
    format!("{marks}{}", paragraph.line())
}

fn cell(cell: &Cell) -> String {
    let across = if cell.across > 1 { format!("+{}", cell.across) } else { String::new() };
    let down = if cell.down > 1 { format!("/{}", cell.down) } else { String::new() };
    format!("{}{across}{down}: {}", cell.column, cell.text).trim().to_owned()
}

/// Gives the English of what a reader had to say.
fn remarks(paper: &Paper) -> Vec<&str> {
    paper.remarks.iter().map(|remark| remark.en.as_str()).collect()
}
