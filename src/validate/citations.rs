//! Rules `unregistered-citation` and `ambiguous-citation`: an identifier in running text leads to
//! one document of the register.

use super::Scope;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::model::{Meaning, Prose, Register, Words};
use crate::record::{Decode, Visitor};
use crate::text::Span;

pub(super) fn check(scope: &Scope<'_>, faults: &mut Vec<Diagnostic>) {
    let site = scope.site;
    let register = Register::new(site);
    // A site without a register, or with one that could not be read, has nothing to compare with.
    if site.documents.is_empty() || scope.lost.contains("documents.toml") {
        return;
    }
    let mut checker = Checker { register: &register, faults };
    for plan in site.plans.values() {
        plan.head.visit(&mut checker);
        plan.areas.visit(&mut checker);
        plan.budget.visit(&mut checker);
        checker.prose(&plan.body.vi);
    }
    site.results.values().for_each(|file| file.visit(&mut checker));
    site.statistics.values().for_each(|file| file.visit(&mut checker));
    for procedure in site.procedures.values() {
        procedure.head.visit(&mut checker);
        checker.prose(&procedure.body.vi);
    }
    for report in site.reports.values() {
        report.head.visit(&mut checker);
        checker.prose(&report.body.vi);
    }
    for news in site.news.values() {
        news.head.visit(&mut checker);
        checker.prose(&news.body.vi);
    }
    for page in site.pages.values() {
        page.head.visit(&mut checker);
        checker.prose(&page.body.vi);
    }
}

struct Checker<'s, 'f> {
    register: &'s Register,
    faults: &'f mut Vec<Diagnostic>,
}

impl<'a> Visitor<'a> for Checker<'_, '_> {
    fn words(&mut self, words: &'a Words) {
        // Escapes make positions inside a TOML text uncertain, so the whole text is shown.
        self.text(words.vi(), |_| words.span);
    }
}

impl Checker<'_, '_> {
    fn prose(&mut self, prose: &Prose) {
        let (source, start) = (prose.span.source, prose.span.start as usize);
        self.text(&prose.markdown, |range| Span::new(source, start + range.start, start + range.end));
    }

    fn text(&mut self, text: &str, span: impl Fn(&std::ops::Range<usize>) -> Span) {
        for (mention, meaning) in self.register.find(text) {
            let printed = &text[mention.range.clone()];
            let span = span(&mention.range);
            match meaning {
                Meaning::Known(_) => {}
                Meaning::Unknown => self.faults.push(
                    Diagnostic::warning(
                        Code::UnregisteredCitation,
                        span,
                        say!(vi: "sổ văn bản chưa có `{printed}`"; en: "the register does not hold `{printed}`"),
                    )
                    .note(say!(vi: "thêm [[document]] vào documents.toml"; en: "add a [[document]] to documents.toml")),
                ),
                Meaning::Ambiguous(ids) => {
                    let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                    self.faults.push(
                        Diagnostic::warning(
                            Code::AmbiguousCitation,
                            span,
                            say!(vi: "`{printed}` có thể là nhiều văn bản: {ids}"; en: "`{printed}` may be several documents: {ids}"),
                        )
                        .note(say!(vi: "ghi thêm ngày ban hành"; en: "add the date of issue")),
                    );
                }
            }
        }
    }
}
