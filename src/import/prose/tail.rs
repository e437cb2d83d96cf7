//! Recipients and signature.

use super::head::printed;
use super::lines::Line;
use super::signs;
use super::zones::Tail;
use crate::import::found::Printed;

/// A recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who, without the stroke before and the semicolon after.
    pub text: Printed,
    /// The remark behind it: "b/cáo".
    pub note: Option<String>,
}

/// Who signed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signer {
    /// The lines before the title: "KT. GIÁM ĐỐC".
    pub prefix: Vec<Printed>,
    /// The title; absent where none is printed.
    pub title: Option<Printed>,
    /// The name; absent where none is printed.
    pub name: Option<Printed>,
}

impl Recipient {
    /// Reads the list of recipients; what is filed is none.
    pub(super) fn all(tail: &[(Tail, Line)]) -> Vec<Self> {
        let mut all = Vec::new();
        for (what, line) in tail {
            let listed = match what {
                Tail::Recipient => line.text.as_str(),
                Tail::Opening => line.text.split_once(':').map_or("", |(_, rest)| rest),
                _ => continue,
            };
            let parts = listed.split("; ").flat_map(|part| part.split(" - ").collect::<Vec<_>>());
            let parts: Vec<&str> = if *what == Tail::Opening { parts.collect() } else { vec![listed] };
            all.extend(parts.into_iter().filter_map(|part| Self::of(part, line)));
        }
        all
    }

    fn of(text: &str, line: &Line) -> Option<Self> {
        let text = signs::unbulleted(text.trim()).trim_end_matches([';', '.', ',', ' ']);
        if text.is_empty() || signs::filing(text).is_some() {
            return None;
        }
        let noted = text.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).filter(|(_, note)| is_remark(note));
        let (who, note) = noted.map_or((text, None), |(who, note)| (who.trim_end(), Some(note.trim().to_owned())));
        Some(Self { text: printed(who, line), note })
    }
}

/// Tells whether words in brackets say what a recipient is to do with the document.
fn is_remark(note: &str) -> bool {
    let words = signs::words(note);
    let opens = [
        "b c",
        "bc",
        "b cao",
        "de",
        "bao cao",
        "thuc hien",
        "p h",
        "ph",
        "phoi hop",
        "th",
        "t h",
        "chi dao",
        "biet",
        "dang",
        "theo doi",
        "x d",
    ];
    opens.iter().any(|open| words == *open || words.starts_with(&format!("{open} ")))
}

impl Signer {
    /// Reads the signature; `None` where there is neither office nor name.
    pub(super) fn of(tail: &[(Tail, Line)]) -> Option<Self> {
        let mut signer = Self::default();
        let offices = tail.iter().filter(|(what, _)| *what == Tail::Office).flat_map(|(_, line)| split(line));
        let (prefix, titles): (Vec<Printed>, Vec<Printed>) = offices.partition(|office| is_prefix(&office.text));
        signer.prefix = prefix;
        signer.title = titles.into_iter().next();
        // Whoever acts for a vacant office ("Q.") has no other title.
        if signer.title.is_none() && signer.prefix.last().is_some_and(|last| last.text.starts_with("Q.")) {
            signer.title = signer.prefix.pop();
        }
        signer.name = tail.iter().find(|(what, _)| *what == Tail::Name).map(|(_, line)| printed(&line.text, line));
        (signer != Self::default()).then_some(signer)
    }
}

fn is_prefix(office: &str) -> bool {
    signs::is_prefix(office)
}

/// Splits "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", two lines that became one.
fn split(line: &Line) -> Vec<Printed> {
    let text = line.text.as_str();
    let second = is_prefix(text).then(|| text.find(" PHÓ ")).flatten();
    match second {
        Some(at) => vec![printed(&text[..at], line), printed(text[at..].trim_start(), line)],
        None => vec![printed(text, line)],
    }
}
