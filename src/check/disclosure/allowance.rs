//! What may go out: what the department declares of itself, and what it allows by name with a reason.

use std::cell::Cell;
use std::collections::BTreeSet;

use super::rules::{self, Folded, Writing};
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{Allowed, Department};
use crate::text::fold;

/// The allowances of a site.
pub(super) struct Allowances<'d> {
    declared: BTreeSet<String>,
    named: Vec<(&'d Allowed, Cell<bool>)>,
}

impl<'d> Allowances<'d> {
    /// Reads them.
    pub(super) fn of(department: &'d Department) -> Self {
        let declared = declared(department).into_iter().flat_map(keys).collect();
        Self { declared, named: department.allowed.iter().map(|one| (one, Cell::new(false))).collect() }
    }

    /// Tells whether a thing may stand in a file of the site: `pages/lien-he.md`, `files/bang.xlsx`.
    pub(super) fn allow(&self, text: &str, path: &str) -> bool {
        let key = key(text);
        let named = self
            .named
            .iter()
            .filter(|(one, _)| one.text.as_ref().is_some_and(|text| self::key(text) == key) && covers(one, path));
        let allowed = named.map(|(_, used)| used.set(true)).count() > 0;
        allowed || self.declared.contains(&key)
    }

    /// Tells whether a file may go out whatever cannot be seen of it, or with where it was taken.
    pub(super) fn allow_file(&self, path: &str) -> bool {
        let named = self.named.iter().filter(|(one, _)| one.text.is_none() && one.file.as_deref() == Some(path));
        named.map(|(_, used)| used.set(true)).count() > 0
    }

    /// Reports what is allowed and nowhere found, or allows nothing.
    pub(super) fn report(&self, faults: &mut Vec<Diagnostic>) {
        for (one, used) in &self.named {
            if !used.get() {
                let what = one.text.as_ref().or(one.file.as_ref()).cloned().unwrap_or_default();
                faults.push(
                    Diagnostic::warning(
                        Code::UnusedAllowance,
                        one.span,
                        say!(vi: "mục cho phép `{what}` không ứng với chỗ nào trong nội dung"; en: "nothing in the content is what `{what}` allows"),
                    )
                    .note(say!(
                        vi: "bỏ mục này đi, hoặc sửa `text`, `file` cho đúng chỗ cần cho phép";
                        en: "remove it, or mend its `text` or `file`"
                    )),
                );
            }
        }
    }
}

fn covers(one: &Allowed, path: &str) -> bool {
    one.file.as_deref().is_none_or(|file| file == path)
}

/// Gives what two spellings of one thing share: letters and digits, without the number of the country before a telephone.
fn key(text: &str) -> String {
    let key: String = fold(text).chars().filter(|character| character.is_alphanumeric()).collect();
    let rest = key.strip_prefix("0084").or_else(|| key.strip_prefix("84")).map(|rest| rest.trim_start_matches('0'));
    match rest.filter(|rest| rest.len() == 9 && rest.bytes().all(|byte| byte.is_ascii_digit())) {
        Some(rest) => format!("0{rest}"),
        None => key,
    }
}

/// Gives the keys of what is found in a declared text, and of the whole of it.
fn keys(text: &str) -> Vec<String> {
    let found = rules::findings(&Folded::new(text, Writing::Markdown));
    let said = format!("điện thoại {text}");
    let phones = rules::findings(&Folded::new(&said, Writing::Markdown));
    let found = found.into_iter().map(|one| key(&text[one.range]));
    let phones = phones.into_iter().map(|one| key(&said[one.range]));
    found.chain(phones).chain([key(text)]).collect()
}

/// Lists what the department says of how it can be reached.
fn declared(department: &Department) -> Vec<&str> {
    let mut said: Vec<Option<&str>> = Vec::new();
    if let Some(contact) = &department.contact {
        said.extend([contact.phone.as_deref(), contact.fax.as_deref(), contact.email.as_deref()]);
        said.push(contact.hotline.value().map(String::as_str));
        said.push(contact.address.as_ref().map(crate::record::Words::vi));
        for person in &contact.people {
            said.extend([person.phone.as_deref(), person.email.as_deref()]);
        }
    }
    for way in &department.feedback {
        said.extend([way.phone.as_deref(), way.email.as_deref(), way.address.as_ref().map(crate::record::Words::vi)]);
    }
    for unit in &department.units {
        said.extend([unit.phone.as_deref(), unit.email.as_deref()]);
    }
    said.into_iter().flatten().collect()
}
