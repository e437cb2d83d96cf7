//! What is kept back: drafts, and what is under embargo on the reference date.

use chrono::NaiveDate;

use super::Reference;
use crate::model::Site;

/// Drops what is not to be published yet; `drafts` keeps drafts and what is under embargo.
pub fn keep_published(site: &mut Site, drafts: bool, as_of: Option<NaiveDate>) {
    if let Some(day) = as_of {
        // What was counted later was not known on that day.
        site.results.retain(|_, file| file.to <= day);
        site.statistics.retain(|_, file| file.to.is_none_or(|to| to <= day));
    }
    if drafts {
        return;
    }
    site.plans.retain(|_, plan| !plan.head.draft);
    site.results.retain(|(_, plan), file| !file.draft && site.plans.contains_key(plan));
    site.procedures.retain(|_, procedure| !procedure.head.draft);
    site.reports.retain(|_, report| !report.head.draft);
    site.news.retain(|_, news| !news.head.draft);
    site.pages.retain(|_, page| !page.head.draft);
    let today = Reference::of(site, as_of).date;
    site.reports.retain(|_, report| report.head.embargo.is_none_or(|day| day <= today));
    site.news.retain(|_, news| news.head.embargo.is_none_or(|day| day <= today));
}
