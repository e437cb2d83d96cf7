//! Plain text and what is left of Markdown in it.

use super::{paper, printed};

fn lines(text: &str) -> Vec<String> {
    printed(&paper("a.txt", text.as_bytes()))
}

#[test]
fn every_line_is_a_paragraph() {
    assert_eq!(
        lines("\n\nSố: /KH\n**KẾ HOẠCH**  \n*(Kèm theo)*\n## 1. Mục\n- Sở &amp; ngành;\n  + con\n\tThụt vào\n---\n"),
        ["Số: /KH", "[bold] KẾ HOẠCH", "[italic] (Kèm theo)", "[#2] 1. Mục", "- Sở & ngành;", "+ con", "Thụt vào"]
    );
}

#[test]
fn rows_with_tabs_are_one_table_over_blank_lines() {
    assert_eq!(
        lines("Phụ lục\nSTT\tViệc\n<b>1</b>\ta<br>b\n\n\tTTHC\nHết\nx\ty\n"),
        ["Phụ lục", "0: STT | 1: Việc", "0: 1 | 1: a\nb", "0: | 1: TTHC", "Hết", "0: x | 1: y"]
    );
}

#[test]
fn tables_of_markdown_are_tables() {
    let paper = paper("a.md", "| TT | Việc |\n|---|:--|\n| 1 | a \\| b |\n".as_bytes());
    assert_eq!(printed(&paper), ["0: TT | 1: Việc", "0: 1 | 1: a | b"]);
    let crate::import::paper::Block::Table(table) = &paper.parts[0].blocks[0] else { panic!("a table") };
    assert_eq!(table.rows.iter().map(|row| row.heading).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn quoted_cells_may_have_several_lines() {
    assert_eq!(lines("1\t\"một\nhai\"\n2\tba\n"), ["0: 1 | 1: một\nhai", "0: 2 | 1: ba"]);
    assert_eq!(lines("1\tQuyết định \"abc\"\n"), ["0: 1 | 1: Quyết định \"abc\""]);
}
