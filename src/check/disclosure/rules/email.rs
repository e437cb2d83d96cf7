//! Mailboxes with providers private people have theirs with. An office may have one too, so none is certain.

use super::folded::Folded;
use super::{Found, Kind};

const PROVIDERS: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "ymail.com",
    "hotmail.com",
    "outlook.com",
    "outlook.com.vn",
    "live.com",
    "icloud.com",
    "me.com",
    "msn.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "zoho.com",
    "mail.ru",
];

pub(super) fn find(text: &Folded<'_>) -> Vec<Found> {
    let bytes = text.bytes();
    let ats = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@').map(|(at, _)| at);
    ats.filter_map(|at| {
        let name =
            bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || b"._-+".contains(byte)).count();
        let host =
            bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || b".-".contains(byte)).count();
        let said = std::str::from_utf8(&bytes[at + 1..at + 1 + host]).ok()?.trim_end_matches(['.', '-']);
        (name > 0 && PROVIDERS.contains(&said))
            .then(|| Found::perhaps(Kind::PrivateEmail, at - name..at + 1 + said.len()))
    })
    .collect()
}
