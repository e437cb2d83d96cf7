//! Several papers as one, so that every place has one meaning.

use crate::diagnostic::Message;
use crate::import::paper::{Paper, Part};

/// Sets the parts of papers after each other; where there are several, sheets are named with their files. Units send
/// files of one name back, so a name that comes again is numbered.
pub fn join(papers: &[Paper]) -> Paper {
    if let [one] = papers {
        return one.clone();
    }
    let mut joined = Paper::default();
    let mut names: Vec<String> = Vec::new();
    for paper in papers {
        let name = free_name(&paper.name, &names);
        joined.parts.extend(paper.parts.iter().map(|part| named(&name, part)));
        joined.remarks.extend(
            paper
                .remarks
                .iter()
                .map(|remark| Message { vi: format!("{name}: {}", remark.vi), en: format!("{name}: {}", remark.en) }),
        );
        names.push(name);
    }
    joined.name = match names.split_first() {
        Some((first, [])) => first.clone(),
        Some((first, others)) => format!("{first} (+{})", others.len()),
        None => String::new(),
    };
    joined
}

fn named(file: &str, part: &Part) -> Part {
    let sheet = part.sheet.as_ref().map_or_else(|| file.to_owned(), |sheet| format!("{file} › {sheet}"));
    Part { sheet: Some(sheet), ..part.clone() }
}

fn free_name(name: &str, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(name)).expect("numbers do not run out")
}
