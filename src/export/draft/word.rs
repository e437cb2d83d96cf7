//! The draft as a Word document in the layout of Decree 30/2020/NĐ-CP.

use super::appendix;
use super::facts::{Facts, Missing};
use super::form::GAP;
use super::head::Head;
use super::prose::Line;
use super::text::{Grid, Part, Piece};
use crate::export::docx::{Align, Block, Cell, Document, Page, Paragraph, Run, Section, Style, Table};

/// The widths of the two halves of the head, in millimetres.
const HEAD: [u32; 2] = [67, 98];
/// The blank beside the lines below the agency, the motto and the title, so that each is as long as it should be.
const RULES: [u32; 3] = [22, 19, 60];
const END: [u32; 2] = [82, 83];

/// Makes the document.
pub(super) fn document(facts: &Facts<'_>, head: &Head, parts: &[Part], missing: &mut Missing) -> Document {
    let mut blocks = vec![Block::Table(top(head))];
    blocks.extend(title(head));
    blocks.extend(parts.iter().flat_map(part));
    // The last sentence stays with the signature.
    if let Some(Block::Paragraph(last)) = blocks.last_mut() {
        last.keep_next = true;
    }
    blocks.push(Paragraph { keep_next: true, ..Paragraph::new(Style::Plain, []) }.into());
    blocks.push(Block::Table(end(head)));
    Document {
        title: format!("Báo cáo {}", lower(&head.title)),
        author: head.name.clone(),
        dated: facts.to,
        sections: vec![Section { page: Page::PORTRAIT, blocks }, appendix::section(facts, head, missing)],
    }
}

fn lower(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

fn centred(run: Run) -> Block {
    Paragraph::new(Style::Plain, [run]).align(Align::Centre).into()
}

/// The agencies with the number on the left; the state, its motto, the place and date on the right.
fn top(head: &Head) -> Table {
    let gap = || "[UBND …]".to_owned();
    let symbol = head.symbol.as_deref().unwrap_or("BC-[…]");
    let place = head.place.as_deref().unwrap_or("[Địa danh]");
    let agency = vec![
        centred(Run::plain(head.parent.clone().unwrap_or_else(gap)).size(12)),
        centred(Run::plain(head.agency.clone()).bold().size(12)),
        Block::Rule(RULES[0]),
    ];
    let state = vec![
        centred(Run::plain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").bold().size(12)),
        centred(Run::plain("Độc lập - Tự do - Hạnh phúc").bold().size(13)),
        Block::Rule(RULES[1]),
    ];
    let number = vec![centred(Run::plain(format!("Số: {GAP}/{symbol}")).size(13))];
    let date = format!("{place}, ngày {GAP} tháng {GAP} năm {}", head.year);
    let date = vec![centred(Run::plain(date).italic().size(13))];
    let rows = vec![vec![Cell::of(agency), Cell::of(state)], vec![Cell::of(number), Cell::of(date)]];
    Table { widths: HEAD.to_vec(), bordered: false, heading: 0, rows }
}

fn title(head: &Head) -> Vec<Block> {
    vec![
        Paragraph::new(Style::Title, [Run::plain("BÁO CÁO")]).into(),
        Paragraph::new(Style::Subtitle, [Run::plain(head.title.clone())]).into(),
        Block::Rule(RULES[2]),
    ]
}

fn part(part: &Part) -> Vec<Block> {
    match part {
        Part::Heading { level, title, .. } => {
            vec![Paragraph::new(Style::Heading(*level), [Run::plain(title.clone())]).into()]
        }
        Part::Paragraph(pieces) => vec![line(Style::Body, Line { depth: 0, pieces: pieces.clone() }).into()],
        Part::Item(depth, pieces) => vec![line(Style::Body, Line { depth: *depth, pieces: pieces.clone() }).into()],
        Part::Grid(one) => grid(one),
    }
}

/// Makes a paragraph of a line; items begin with the signs documents print: a hyphen, a plus, a dot.
pub(super) fn line(style: Style, line: Line) -> Paragraph {
    let sign = match line.depth {
        0 => None,
        1 => Some("- "),
        2 => Some("+ "),
        _ => Some("· "),
    };
    let runs = line.pieces.into_iter().map(|piece| Run {
        text: piece.text,
        bold: piece.bold,
        italic: piece.italic,
        size: None,
    });
    Paragraph::new(style, sign.map(Run::plain).into_iter().chain(runs))
}

fn grid(grid: &Grid) -> Vec<Block> {
    let mut caption = Paragraph::new(Style::Caption, [Run::plain(grid.caption.clone())]);
    caption.keep_next = true;
    let cell = |text: &str, bold: bool, align: Align| {
        let run = Run { text: text.to_owned(), bold, ..Run::default() };
        Cell::of([Paragraph::new(Style::Cell, [run]).align(align)]).middle()
    };
    let mut rows = vec![grid.head.iter().map(|text| cell(text, true, Align::Centre)).collect()];
    for (index, row) in grid.rows.iter().enumerate() {
        let is_total = grid.has_total && index + 1 == grid.rows.len();
        let align = |column: usize| if column < grid.numeric { Align::Left } else { Align::Right };
        rows.push(row.iter().enumerate().map(|(column, text)| cell(text, is_total, align(column))).collect());
    }
    vec![caption.into(), Block::Table(Table { widths: grid.widths.clone(), bordered: true, heading: 1, rows })]
}

/// The recipients on the left, the signer on the right.
fn end(head: &Head) -> Table {
    let small = |run: Run| Block::from(Paragraph::new(Style::Plain, [run.size(11)]));
    let mut left: Vec<Block> =
        vec![Paragraph::new(Style::Plain, [Run::plain("Nơi nhận:").bold().italic().size(12)]).into()];
    left.extend(recipients(head).into_iter().map(|line| small(Run::plain(line))));
    let (prefix, title, name) = &head.signer;
    let mut right: Vec<Block> = prefix.iter().map(|line| centred(Run::plain(line.to_uppercase()).bold())).collect();
    right.push(centred(known(title.as_deref().map(str::to_uppercase), "Chức vụ người ký")));
    right.extend((0..4).map(|_| centred(Run::plain(""))));
    right.push(centred(known(name.clone(), "Họ và tên")));
    Table { widths: END.to_vec(), bordered: false, heading: 0, rows: vec![vec![Cell::of(left), Cell::of(right)]] }
}

fn known(text: Option<String>, gap: &str) -> Run {
    match text {
        Some(text) => Run::plain(text).bold(),
        None => Run::plain(Piece::hint(gap).text).italic(),
    }
}

fn recipients(head: &Head) -> Vec<String> {
    let mut lines: Vec<String> = head
        .recipients
        .iter()
        .map(|recipient| {
            let note = recipient.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("- {}{note};", recipient.text)
        })
        .collect();
    if lines.is_empty() {
        lines.push("- [Nơi nhận];".to_owned());
    }
    let filing = head.filing.as_deref().unwrap_or("VT, [đơn vị soạn thảo].");
    lines.push(format!("- Lưu: {filing}"));
    lines
}
