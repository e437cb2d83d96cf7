//! What is understood of a paper beside its tables of records. The papers are made up; each shows one habit of offices.

mod body;
mod head;
mod laws;
mod rules;

use crate::import::account::{Account, Fate};
use crate::import::paper::{Block, Cell, Origin, Paper, Paragraph, Part, Place, Row, Table};

use super::*;

/// Makes a paper of paragraphs, one a line; `**…**` is bold, `#` a heading, `>` stands in the middle, `~` in a margin,
/// `^` in a footnote, `⏎` is a line break inside a paragraph. Lines with `|` are the rows of a table.
pub(super) fn paper(text: &str) -> Paper {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once('|') {
            None => blocks.push(Block::Paragraph(paragraph(line))),
            Some(_) => match blocks.last_mut() {
                Some(Block::Table(table)) => table.rows.push(row(line)),
                _ => blocks.push(Block::Table(Table { rows: vec![row(line)], columns: line.split('|').count() })),
            },
        }
    }
    Paper { name: "văn bản.docx".to_owned(), parts: vec![Part { blocks, ..Part::default() }], remarks: vec![] }
}

fn paragraph(line: &str) -> Paragraph {
    let mut paragraph = Paragraph::default();
    let mut text = line;
    while let Some(sign) = text.chars().next().filter(|sign| "#>~^".contains(*sign)) {
        match sign {
            '#' => paragraph.heading = Some(1),
            '>' => paragraph.centred = true,
            '~' => paragraph.origin = Some(Origin::Margin),
            _ => paragraph.origin = Some(Origin::Note),
        }
        text = text[1..].trim_start();
    }
    let bold = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    paragraph.bold = bold.is_some();
    paragraph.text = broken(bold.unwrap_or(text));
    paragraph
}

fn row(line: &str) -> Row {
    let cell = |(column, text): (usize, &str)| Cell {
        text: broken(text.trim()),
        column,
        across: 1,
        down: 1,
        ..Cell::default()
    };
    Row { cells: line.split('|').enumerate().map(cell).collect(), ..Row::default() }
}

fn broken(text: &str) -> String {
    text.replace('⏎', "\n")
}

/// Recognises a few units by their names.
pub(super) fn recognise(name: &str) -> Option<String> {
    let units = [
        ("Văn phòng Sở", "van-phong"),
        ("Phòng Kế hoạch - Tài chính", "ke-hoach-tai-chinh"),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng", "chi-cuc-tdc"),
        ("Các phòng, đơn vị", "cac-phong-don-vi"),
        ("Sở Nội vụ", "so-noi-vu"),
    ];
    units.iter().find(|(known, _)| *known == name).map(|(_, id)| (*id).to_owned())
}

/// Names the pieces of a paper that are neither written nor left.
pub(super) fn forgotten(paper: &Paper) -> Vec<String> {
    let mut account = Account::of(paper);
    let head = head(paper, &mut account);
    let body = body(paper, &[], &mut account);
    let fields = head.plan_fields(&Symbols::default(), &[]).fields;
    let mut taken: Vec<Place> = fields.into_iter().flat_map(|field| field.places).collect();
    taken.extend(body.places);
    let unread = account.entries().filter(|(place, _, fate)| **fate == Fate::Unread && !taken.contains(place));
    unread.map(|(_, text, _)| text.to_owned()).collect()
}
