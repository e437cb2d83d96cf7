//! The text of a cell as Markdown.

use crate::text::escape_markdown;

/// Writes the lines of a cell as Markdown: lines that begin with a dash are a list, all others paragraphs.
pub(super) fn of_cell(text: &str) -> String {
    let mut markdown = String::new();
    let mut was_item = false;
    for line in text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty()) {
        let (depth, item) = item(line);
        let together = was_item && item.is_some();
        if !markdown.is_empty() {
            markdown.push_str(if together { "\n" } else { "\n\n" });
        }
        match item {
            // Below a paragraph nothing can be indented, or it would be code.
            Some(words) => {
                let indent = if together { " ".repeat(depth) } else { String::new() };
                markdown.push_str(&format!("{indent}- {}", escape_markdown(words)));
            }
            None => markdown.push_str(&escape_markdown(line)),
        }
        was_item = item.is_some();
    }
    markdown
}

/// Gives the words of a list item, and how deep it stands.
fn item(line: &str) -> (usize, Option<&str>) {
    let start = line.trim_start();
    let words = ["- ", "+ ", "• ", "* ", "– "].iter().find_map(|mark| start.strip_prefix(mark)).map(str::trim);
    let depth = (line.len() - start.len()) / 2 * 2;
    (depth.min(4), words.filter(|words| !words.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::workbook::plain;
    use proptest::prelude::*;

    #[test]
    fn dashes_make_a_list_and_nothing_else_is_markup() {
        for (cell, markdown) in [
            ("Đã ban hành.", "Đã ban hành."),
            ("- a\n- b", "- a\n- b"),
            ("+ a\n• b", "- a\n- b"),
            ("Gồm:\n- a\n  - b\nHết", "Gồm:\n\n- a\n  - b\n\nHết"),
            ("# 1\n<b>", "\\# 1\n\n\\<b>"),
            ("1. một\n2. hai", "1\\. một\n\n2\\. hai"),
            ("  - sâu", "- sâu"),
        ] {
            assert_eq!(of_cell(cell), markdown, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn a_cell_says_again_what_was_typed(lines in prop::collection::vec("(- )?[a-zđư*_<>#`|0-9][a-z .*_<>#&1-9]{0,12}[a-z]", 0..6)) {
            let text: Vec<String> =
                lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            let text = text.join("\n");
            prop_assume!(!text.lines().any(|line| line.starts_with("* ")));
            prop_assert_eq!(plain(&of_cell(&text)), text);
        }
    }
}
