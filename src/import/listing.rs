//! Shows the account of an import: its sum, what is to be checked, and every piece of the source in a table.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::account::{Account, Fate};
use super::paper::{Paper, Place};
use crate::diagnostic::{Message, say};
use crate::text::Language;

/// The longest text of a piece that is shown beside a doubt.
const SHOWN: usize = 80;

/// Adds up what became of each paper, a line each, with what its reader had to leave or repair.
pub fn sums(papers: &[(Paper, Account)], language: Language) -> String {
    let mut text = String::new();
    for (paper, account) in papers {
        let (name, sum) = (&paper.name, account.sum());
        let (pieces, taken, left, unread) = (sum.pieces, sum.taken, sum.left, sum.unread);
        let message = say!(
            vi: "{name}: {pieces} ô và đoạn: lấy {taken}, bỏ qua có lý do {left}, chưa hiểu {unread}";
            en: "{name}: {pieces} cells and paragraphs: {taken} taken, {left} left for a reason, {unread} not understood"
        );
        let _ = writeln!(text, "{}", message.get(language));
        for remark in &paper.remarks {
            let _ = writeln!(text, "{name}: {}", remark.get(language));
        }
    }
    text
}

/// Lists what is to be checked, a line each: the paper, the place, the text, and what it was taken for.
pub fn doubts(papers: &[(Paper, Account)], language: Language) -> String {
    let mut text = String::new();
    for (paper, account) in papers {
        let pieces: BTreeMap<Place, &str> = account.entries().map(|(place, text, _)| (place, text)).collect();
        for doubt in account.doubts() {
            let place = paper.name(doubt.place);
            let piece = excerpt(pieces.get(&doubt.place).copied().unwrap_or_default(), SHOWN);
            let (place, message) = (place.get(language), doubt.message.get(language));
            let _ = writeln!(text, "{} · {place} · {piece}: {message}", paper.name);
        }
    }
    text
}

/// Shows a text between quotation marks on one line, and of a long one the beginning.
pub(super) fn excerpt(text: &str, longest: usize) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return format!("“{line}”");
    }
    let beginning: String = line.chars().take(longest).collect();
    format!("“{}…”", beginning.trim_end())
}

/// Lists every piece of the papers as CSV that Excel opens: UTF-8 with its mark, a row each.
///
/// The columns: paper, place, text, fate, destination or reason, what to check.
pub fn csv(papers: &[(Paper, Account)], language: Language) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut row = |cells: &[&str]| {
        let safe: Vec<String> = cells.iter().map(|cell| harmless(cell)).collect();
        writer.write_record(&safe).expect("a vector takes every row");
    };
    let headings = headings();
    row(&headings.each_ref().map(|heading| heading.get(language)));
    for (paper, account) in papers {
        let mut doubts: BTreeMap<Place, Vec<&str>> = BTreeMap::new();
        for doubt in account.doubts() {
            doubts.entry(doubt.place).or_default().push(doubt.message.get(language));
        }
        for (place, text, fate) in account.entries() {
            let (fate, destination) = said(fate);
            let doubt = doubts.get(&place).map(|messages| messages.join("\n")).unwrap_or_default();
            let place = paper.name(place);
            row(&[&paper.name, place.get(language), text, fate.get(language), destination.get(language), &doubt]);
        }
    }
    let rows = writer.into_inner().expect("a vector takes every row");
    ["\u{feff}".as_bytes(), &rows].concat()
}

fn headings() -> [Message; 6] {
    [
        say!(vi: "tệp"; en: "file"),
        say!(vi: "chỗ"; en: "place"),
        say!(vi: "nội dung"; en: "text"),
        say!(vi: "kết quả"; en: "fate"),
        say!(vi: "ghi vào / lý do"; en: "destination / reason"),
        say!(vi: "cần kiểm tra"; en: "to check"),
    ]
}

/// Says what became of a piece, and where to or why.
fn said(fate: &Fate) -> (Message, Message) {
    match fate {
        Fate::Taken(destinations) => {
            let list = destinations.join("\n");
            (say!(vi: "đã lấy"; en: "taken"), say!(vi: "{list}"; en: "{list}"))
        }
        Fate::Left(reason) => (say!(vi: "bỏ qua"; en: "left"), reason.message()),
        Fate::Unread => (say!(vi: "chưa hiểu"; en: "not understood"), say!(vi: ""; en: "")),
    }
}

/// Puts a blank before a text that Excel would take for a formula: "- Xây dựng kế hoạch".
fn harmless(text: &str) -> String {
    let blank = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { " " } else { "" };
    format!("{blank}{text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::account::Reason;
    use crate::import::paper::{Block, Cell, Paragraph, Part, Row, Table};

    fn papers() -> Vec<(Paper, Account)> {
        let cell = |column, text: &str| Cell { text: text.to_owned(), column, across: 1, down: 1, ..Cell::default() };
        let row = |cells: &[&str]| Row {
            cells: cells.iter().enumerate().map(|(column, text)| cell(column, text)).collect(),
            ..Row::default()
        };
        let table = Table {
            rows: vec![row(&["TT", "Nhiệm vụ"]), row(&["", "- Lập \"kế hoạch\"\n- Gửi"])], columns: 2
        };
        let title = Paragraph { text: "KẾ HOẠCH".to_owned(), ..Paragraph::default() };
        let blocks = vec![Block::Paragraph(title), Block::Table(table)];
        let paper = Paper {
            name: "kế hoạch.docx".to_owned(),
            parts: vec![Part { blocks, ..Part::default() }],
            remarks: vec![say!(vi: "bỏ qua 1 hình"; en: "1 picture left")],
        };
        let mut account = Account::of(&paper);
        let place = |row, column| Place { part: 0, block: 1, cell: Some((row, column)) };
        account.leave(place(0, 0), Reason::Heading);
        account.take(&[place(1, 1)], "plans/2021/tasks.toml: 1-a.title");
        account.take(&[place(1, 1)], "plans/2021/tasks.toml: 1-b.title");
        account.doubt(place(1, 1), say!(vi: "tách thành hai việc"; en: "split into two tasks"));
        vec![(paper, account)]
    }

    #[test]
    fn a_text_is_shown_on_one_line() {
        assert_eq!(excerpt("một\n\u{1b}[31mhai\t ba", 80), "“một [31mhai ba”");
        assert_eq!(excerpt("một hai ba", 8), "“một hai…”");
    }

    #[test]
    fn the_sum_and_the_doubts_are_told() {
        insta::assert_snapshot!(sums(&papers(), Language::Vietnamese), @r"
        kế hoạch.docx: 5 ô và đoạn: lấy 1, bỏ qua có lý do 2, chưa hiểu 2
        kế hoạch.docx: bỏ qua 1 hình
        ");
        insta::assert_snapshot!(
            doubts(&papers(), Language::Vietnamese),
            @r#"kế hoạch.docx · bảng 1, hàng 2, ô 2 · “- Lập "kế hoạch" - Gửi”: tách thành hai việc"#
        );
    }

    #[test]
    fn every_piece_has_its_row() {
        let bytes = csv(&papers(), Language::Vietnamese);
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
        insta::assert_snapshot!(text.trim_start_matches('\u{feff}').replace('\r', ""), @r#"
        tệp,chỗ,nội dung,kết quả,ghi vào / lý do,cần kiểm tra
        kế hoạch.docx,đoạn 1,KẾ HOẠCH,chưa hiểu,,
        kế hoạch.docx,"bảng 1, hàng 1, ô 1",TT,bỏ qua,tên cột,
        kế hoạch.docx,"bảng 1, hàng 1, ô 2",Nhiệm vụ,chưa hiểu,,
        kế hoạch.docx,"bảng 1, hàng 2, ô 1",,bỏ qua,ô hoặc đoạn trống,
        kế hoạch.docx,"bảng 1, hàng 2, ô 2"," - Lập ""kế hoạch""
        - Gửi",đã lấy,"plans/2021/tasks.toml: 1-a.title
        plans/2021/tasks.toml: 1-b.title",tách thành hai việc
        "#);
    }
}
