//! Rich Text Format: words between control words.

use super::reading::Reading;
use crate::diagnostic::Message;

pub(super) fn read(bytes: &[u8], place: &Message, reading: &mut Reading) {
    let mut text = String::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' | b'}' | b'\r' | b'\n' => {}
            b'\\' => at += control(&bytes[at..], &mut text),
            other => text.push(char::from(*other)),
        }
        if text.ends_with('\n') {
            reading.text(place, &text);
            text.clear();
        }
    }
    reading.text(place, &text);
}

/// Reads what follows a backslash; gives its length.
fn control(rest: &[u8], text: &mut String) -> usize {
    match rest {
        [b'\'', a, b, ..] => {
            let digits = [*a, *b];
            let code = std::str::from_utf8(&digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
            text.extend(code.map(char::from));
            3
        }
        [b'~', ..] => {
            text.push(' ');
            1
        }
        [sign, ..] if !sign.is_ascii_alphabetic() => {
            if matches!(sign, b'\\' | b'{' | b'}') {
                text.push(char::from(*sign));
            }
            1
        }
        _ => word(rest, text),
    }
}

fn word(rest: &[u8], text: &mut String) -> usize {
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = rest[letters..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').take(8).count();
    let number =
        std::str::from_utf8(&rest[letters..letters + digits]).ok().and_then(|digits| digits.parse::<i32>().ok());
    let mut length = letters + digits;
    if rest.get(length) == Some(&b' ') {
        length += 1;
    }
    match (&rest[..letters], number) {
        (b"par" | b"line" | b"sect" | b"page", _) => text.push('\n'),
        (b"tab" | b"cell" | b"row", _) => text.push('\t'),
        (b"u", Some(number)) => {
            let code = u32::try_from(if number < 0 { number + 0x1_0000 } else { number }).ok();
            text.extend(code.and_then(char::from_u32));
            // A letter for programs that know no Unicode follows.
            length += fallback(&rest[length..]);
        }
        _ => {}
    }
    length
}

fn fallback(rest: &[u8]) -> usize {
    match rest {
        [b'\\', b'\'', _, _, ..] => 4,
        [b'\\' | b'{' | b'}', ..] | [] => 0,
        _ => 1,
    }
}
