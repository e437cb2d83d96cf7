//! What is not released yet: checked, and told before it is published.

use super::Unreleased;
use super::build::dictionary;
use crate::check;
use crate::derive::{Derived, keep_published};
use crate::diagnostic::{Diagnostic, Message};
use crate::ledger::{Change, Ledger, Teller};
use crate::model::Site;
use crate::render::Theme;
use crate::text::Language;

/// Checks what differs from the newest release, and the notes on changes. A site without either is left alone.
pub(super) fn check(site: &Site, theme: &Theme, faults: &mut Vec<Diagnostic>) -> Option<Unreleased> {
    if site.releases.is_empty() && site.changes.is_empty() {
        return None;
    }
    let mut published = site.clone();
    keep_published(&mut published, false, None);
    let ledger = Ledger::of(&published, &Derived::new(&published, None));
    check::notes(site, &ledger, faults);
    let dictionaries = [Language::Vietnamese, Language::English].map(|language| dictionary(theme, language));
    let [vi, en] = dictionaries.each_ref().map(|words| |key: &str| words.say(key).to_owned());
    let vi = Teller::new(&published, &ledger, Language::Vietnamese, &vi);
    let en = Teller::new(&published, &ledger, Language::English, &en);
    let what = |change: &Change| Message { vi: vi.what(change), en: en.what(change) };
    check::unexplained(site, &ledger, &what, faults);
    let since = ledger.history.latest()?.head.id.clone();
    let sentence = |change: &Change| Message { vi: vi.sentence(change), en: en.sentence(change) };
    let sentences: Vec<Message> = ledger.unreleased().iter().map(sentence).collect();
    (!sentences.is_empty()).then(|| Unreleased { site: site.id.clone(), since, sentences })
}
