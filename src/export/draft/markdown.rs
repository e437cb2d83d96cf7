//! The draft as `reports/<id>.md`: front matter, and the same text as Word shows.

use super::appendix;
use super::facts::Facts;
use super::form::HINT;
use super::head::Head;
use super::text::{Grid, Part, Piece};
use crate::text::escape_markdown;

/// Writes the file.
pub(super) fn page(facts: &Facts<'_>, head: &Head, parts: &[Part]) -> String {
    let mut page = format!("+++\n{}+++\n", front_matter(facts, head));
    let mut before: Option<&Part> = None;
    for part in parts {
        // Items of a list stand together, everything else is set apart by a blank line.
        if !matches!((before, part), (Some(Part::Item(..)), Part::Item(..))) {
            page.push('\n');
        }
        page.push_str(&written(part));
        before = Some(part);
    }
    page
}

fn front_matter(facts: &Facts<'_>, head: &Head) -> String {
    let (prefix, title, name) = &head.signer;
    let text = |text: &str| toml_edit::Value::from(text).to_string();
    let list = |items: &[String]| items.iter().map(|item| text(item)).collect::<Vec<_>>().join(", ");
    let mut lines = vec![
        "draft = true".to_owned(),
        format!("title = {}", text(&head.title)),
        format!("period = {}", text(&facts.period.to_string())),
        "number = \"\"".to_owned(),
        format!("symbol = {}", text(head.symbol.as_deref().unwrap_or_default())),
        format!("date = {}", text(&head.year.to_string())),
        "type_line = \"BÁO CÁO\"".to_owned(),
    ];
    lines.extend(head.place.as_ref().map(|place| format!("place = {}", text(place))));
    lines.push(format!("recipients = [{}]", head.recipients.iter().map(recipient).collect::<Vec<_>>().join(", ")));
    lines.extend(head.filing.as_ref().map(|filing| format!("filing = {}", text(filing))));
    lines.push("closing = \"./.\"".to_owned());
    lines.push(format!("appendix_title = {}", text(&appendix::title(facts))));
    if title.is_some() || name.is_some() {
        lines.push("\n[signer]".to_owned());
        lines.extend((!prefix.is_empty()).then(|| format!("prefix = [{}]", list(prefix))));
        lines.extend(title.as_ref().map(|title| format!("title = {}", text(title))));
        lines.extend(name.as_ref().map(|name| format!("name = {}", text(name))));
    }
    lines.join("\n") + "\n"
}

fn recipient(recipient: &crate::model::Recipient) -> String {
    let text = toml_edit::Value::from(recipient.text.as_str());
    match &recipient.note {
        Some(note) => format!("{{ text = {text}, note = {} }}", toml_edit::Value::from(note.as_str())),
        None => text.to_string(),
    }
}

fn written(part: &Part) -> String {
    match part {
        Part::Heading { level, title, mark } => {
            let mark = mark.map(|mark| format!(" {{#{} .{}}}", mark.id, mark.role)).unwrap_or_default();
            format!("{} {}{mark}\n", "#".repeat(usize::from(*level) + 1), heading(title))
        }
        Part::Paragraph(pieces) => format!("{}\n", inline(pieces)),
        Part::Item(depth, pieces) => format!("{}- {}\n", "  ".repeat(depth - 1), inline(pieces)),
        Part::Grid(one) => grid(one),
    }
}

/// Writes the text of a heading: the number in front of it begins no list there.
fn heading(title: &str) -> String {
    match title.split_once(". ") {
        Some((label, rest)) if label.chars().all(char::is_alphanumeric) => {
            format!("{label}. {}", escape_markdown(rest))
        }
        _ => escape_markdown(title),
    }
}

/// Escapes a text; the brackets of a hint stay as they are, for no link has its words.
fn escaped(text: &str) -> String {
    match text.strip_prefix(HINT[0]).and_then(|rest| rest.strip_suffix(HINT[1])) {
        Some(hint) if !hint.contains(HINT) => format!("[{}]", escape_markdown(hint)),
        _ => escape_markdown(text),
    }
}

/// Writes pieces on one line. The signs of emphasis touch the letters they stand for, never a blank.
fn inline(pieces: &[Piece]) -> String {
    let mut line = String::new();
    for piece in pieces {
        let sign = match (piece.bold, piece.italic) {
            (false, false) => "",
            (true, false) => "**",
            (false, true) => "*",
            (true, true) => "***",
        };
        let text = piece.text.trim();
        let start = piece.text.len() - piece.text.trim_start().len();
        let end = piece.text.trim_end().len();
        if text.is_empty() {
            line.push_str(&piece.text);
            continue;
        }
        line.push_str(&piece.text[..start]);
        line.push_str(&format!("{sign}{}{sign}", escaped(text)));
        line.push_str(&piece.text[end..]);
    }
    line.trim().to_owned()
}

fn grid(grid: &Grid) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape_markdown(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let align = |column: usize| if column < grid.numeric { "---" } else { "---:" };
    let aligned: Vec<&str> = (0..grid.head.len()).map(align).collect();
    let rows: String = grid.rows.iter().map(|cells| row(cells)).collect();
    format!("*{}*\n\n{}| {} |\n{rows}", escape_markdown(&grid.caption), row(&grid.head), aligned.join(" | "))
}
