//! What is wrong with the content now, and until when.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{self, Message, Report, Severity, say};
use crate::parse;
use crate::text::Language;

/// Errors in words, and the files they are in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    text: String,
    /// The files, of a record in two languages the Vietnamese one.
    pub(super) paths: BTreeSet<String>,
}

/// How many errors are shown; who has more of them mends these first.
const SHOWN: usize = 20;

impl Told {
    /// Tells the errors of a report.
    pub(super) fn of(mut report: Report, language: Language) -> Self {
        report.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        let source = |diagnostic: &diagnostic::Diagnostic| report.sources.get(diagnostic.span.source);
        let paths = report.diagnostics.iter().filter_map(source).map(|source| parse::vietnamese(source.path()));
        let paths = paths.collect();
        let more = report.diagnostics.len().saturating_sub(SHOWN);
        report.diagnostics.truncate(SHOWN);
        let text = diagnostic::human(&report, language, false);
        // The count at its end would be that of what is shown.
        let mut text = text.rsplit_once("\n\n").map_or(text.as_str(), |(text, _)| text).to_owned();
        if more > 0 {
            let said = say!(vi: "\n\nvà {more} lỗi nữa"; en: "\n\nand {more} more errors");
            text.push_str(said.get(language));
        }
        Self { text, paths }
    }

    /// Tells what has no place in the content.
    pub(super) fn message(message: &Message, language: Language) -> Self {
        Self { text: message.get(language).to_owned(), paths: BTreeSet::new() }
    }
}

/// All that is wrong.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// What is wrong in files of records, known before a check was made.
    early: BTreeMap<String, Told>,
    /// What the last check found.
    found: Option<Told>,
    /// Of the files it names, those that have been changed since and have no fault of their own.
    mended: BTreeSet<String>,
    /// Why the disk cannot be read.
    pub(super) machine: Option<String>,
}

impl Faults {
    /// Takes down what is wrong in a file.
    pub(super) fn broken(&mut self, path: String, told: Told) {
        self.mended.remove(&path);
        self.early.insert(path, told);
    }

    /// Takes down that a file can be read. What a check found goes when all files it named can, and comes back should
    /// the next one find it again.
    pub(super) fn mended(&mut self, path: &str) {
        self.early.remove(path);
        self.mended.insert(path.to_owned());
        if self.found.as_ref().is_some_and(|found| !found.paths.is_empty() && found.paths.is_subset(&self.mended)) {
            self.found = None;
        }
    }

    /// Takes down what a check found; it knows nothing of the files that changed since it began.
    pub(super) fn checked(&mut self, found: Option<Told>, since: &BTreeSet<String>) {
        self.early.retain(|path, _| since.contains(path));
        self.mended.retain(|path| since.contains(path));
        let is_over =
            |found: &Told| !found.paths.is_empty() && found.paths.is_subset(&self.mended) || found.text.is_empty();
        self.found = found.filter(|found| !is_over(found));
    }

    /// Gives all of it as one text; nothing where nothing is wrong.
    pub(super) fn text(&self) -> Option<String> {
        let early = self.early.values().map(|told| told.text.as_str());
        let known = |found: &&Told| !found.paths.iter().any(|path| self.early.contains_key(path));
        let found = self.found.iter().filter(known).map(|told| told.text.as_str());
        let all: Vec<&str> = self.machine.as_deref().into_iter().chain(early).chain(found).collect();
        (!all.is_empty()).then(|| all.join("\n\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, paths: &[&str]) -> Told {
        Told { text: text.to_owned(), paths: paths.iter().map(|path| (*path).to_owned()).collect() }
    }

    #[test]
    fn what_a_check_found_goes_when_its_files_were_mended_and_not_before() {
        let mut faults = Faults::default();
        faults.checked(Some(told("hai", &["a.md", "b.md"])), &BTreeSet::new());
        faults.mended("a.md");
        assert_eq!(faults.text().as_deref(), Some("hai"));
        faults.mended("b.md");
        assert_eq!(faults.text(), None);
        faults.checked(Some(told("hai", &["a.md"])), &BTreeSet::new());
        assert_eq!(faults.text().as_deref(), Some("hai"), "the next check found it again");
    }

    #[test]
    fn a_check_says_nothing_of_what_changed_while_it_ran() {
        let mut faults = Faults::default();
        let since: BTreeSet<String> = ["a.md".to_owned()].into();
        faults.broken("a.md".into(), told("sớm", &["a.md"]));
        faults.checked(None, &since);
        assert_eq!(faults.text().as_deref(), Some("sớm"));
        faults.mended("a.md");
        faults.checked(Some(told("cũ", &["a.md"])), &since);
        assert_eq!(faults.text(), None, "it was mended after that check had read it");
    }
}
