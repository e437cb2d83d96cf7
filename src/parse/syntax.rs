//! TOML to value trees, with every syntax fault told in words an editor understands.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Message, say};
use crate::record::{Key, Kind, Table, Value};
use crate::text::{Decimal, SourceId, Span};

/// Reads a part of a source as TOML.
pub(super) fn toml(text: &str, part: Range<usize>, source: SourceId, faults: &mut Vec<Diagnostic>) -> Option<Value> {
    let input = &text[part.clone()];
    let (table, errors) = DeTable::parse_recoverable(input);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let span = Span::new(source, part.start + range.start, part.start + range.end);
        faults.push(syntax_fault(error.message(), line_around(input, range.start), span));
    }
    let tree = Tree { source, offset: part.start };
    let span = Span::new(source, part.start, part.start);
    errors.is_empty().then(|| Value { span, kind: Kind::Table(tree.table(table.into_inner())) })
}

struct Tree {
    source: SourceId,
    offset: usize,
}

impl Tree {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start, self.offset + range.end)
    }

    fn table(&self, table: DeTable<'_>) -> Table {
        let mut entries: Vec<(Key, Value)> = table
            .into_iter()
            .map(|(key, value)| {
                let key = Key { span: self.span(key.span()), name: key.into_inner().into_owned() };
                (key, self.value(value))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        Table { entries }
    }

    fn value(&self, value: Spanned<DeValue<'_>>) -> Value {
        let span = self.span(value.span());
        let kind = match value.into_inner() {
            DeValue::String(text) => Kind::Text(text.into_owned()),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Kind::Integer(number),
                Err(_) => Kind::Text(number.to_string()),
            },
            DeValue::Float(number) => match Decimal::parse(&number.as_str().replace('_', "")) {
                Ok(number) => Kind::Decimal(number),
                Err(_) => Kind::Text(number.as_str().to_owned()),
            },
            DeValue::Boolean(flag) => Kind::Boolean(flag),
            DeValue::Datetime(date) => Kind::Date(date.to_string()),
            DeValue::Array(items) => Kind::List(items.into_iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => Kind::Table(self.table(table)),
        };
        Value { span, kind }
    }
}

fn line_around(text: &str, at: usize) -> &str {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    text[start..].lines().next().unwrap_or("")
}

/// Explains a fault in the words of an editor: what people really type when TOML says "invalid".
fn syntax_fault(message: &str, line: &str, span: Span) -> Diagnostic {
    let fault = Diagnostic::error(Code::TomlSyntax, span, translate(message));
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    let hint = if value.starts_with(['“', '”', '‘', '’']) {
        Some(
            say!(vi: "dùng dấu nháy thẳng \" thay cho dấu nháy cong “ ”"; en: "use straight quotes \" instead of curly ones “ ”"),
        )
    } else if looks_like_printed_date(value) {
        Some(
            say!(vi: "viết ngày theo dạng 2026-06-30, không phải 30/06/2026"; en: "write dates as 2026-06-30, not 30/06/2026"),
        )
    } else if looks_like_comma_number(value) {
        Some(say!(vi: "viết số thập phân bằng dấu chấm: 0.5"; en: "write decimals with a dot: 0.5"))
    } else if !line.split('=').next().unwrap_or("").is_ascii() {
        Some(
            say!(vi: "tên khóa viết bằng chữ không dấu, như `title`"; en: "keys are written in plain letters, such as `title`"),
        )
    } else if !value.is_empty() && value.starts_with(char::is_alphabetic) {
        Some(say!(vi: "chữ phải đặt trong dấu nháy: \"…\""; en: "text stands between quotes: \"…\""))
    } else {
        None
    };
    match hint {
        Some(hint) => fault.note(hint),
        None => fault,
    }
}

fn looks_like_printed_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('/').collect();
    parts.len() >= 2 && parts.iter().all(|part| part.trim().parse::<u32>().is_ok())
}

fn looks_like_comma_number(value: &str) -> bool {
    value
        .split_once(',')
        .is_some_and(|(whole, rest)| whole.parse::<i64>().is_ok() && rest.trim().parse::<u32>().is_ok())
}

fn translate(message: &str) -> Message {
    const KNOWN: &[(&str, &str)] = &[
        ("duplicate key", "khóa này đã có ở trên"),
        ("string values must be quoted", "giá trị chữ phải đặt trong dấu nháy"),
        ("missing assignment", "thiếu dấu = sau tên khóa"),
        ("key with no value", "khóa không có giá trị"),
        ("missing value", "thiếu giá trị sau dấu ="),
        ("unclosed array", "danh sách thiếu dấu ] đóng lại"),
        ("unclosed inline table", "bảng thiếu dấu } đóng lại"),
        ("unclosed table", "tiêu đề bảng thiếu dấu ] đóng lại"),
        ("invalid basic string", "chuỗi chữ thiếu dấu nháy đóng lại hoặc có ký tự không hợp lệ"),
        ("invalid literal string", "chuỗi chữ thiếu dấu nháy đóng lại"),
        ("invalid date", "ngày không có thật"),
        ("unexpected key or value", "thừa chữ sau giá trị, hoặc thiếu xuống dòng"),
        ("invalid unquoted key", "tên khóa có ký tự không dùng được"),
        ("extra `,`", "thừa dấu phẩy"),
        ("missing comma", "thiếu dấu phẩy giữa hai phần tử"),
    ];
    let vi = KNOWN
        .iter()
        .find(|(english, _)| message.starts_with(english))
        .map_or_else(|| format!("TOML không đọc được ({message})"), |(_, vietnamese)| (*vietnamese).to_owned());
    Message { vi, en: message.to_owned() }
}
