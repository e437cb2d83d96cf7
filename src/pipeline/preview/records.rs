//! A record that stands alone, put in the place of what it was.

use std::sync::Arc;

use super::Preview;
use crate::model::Id;
use crate::parse::Alone;
use crate::pipeline::build::Ready;

impl Preview {
    /// Puts a record in the place of the one with its id, and gives that one. Its pages are new from now on; what
    /// follows from it elsewhere is not. `None` where the record would not be a page of this preview, or was none.
    pub fn replace(&mut self, site: &Id, record: Alone) -> Option<Alone> {
        let drafts = self.options.drafts;
        let one = self.ready.iter_mut().find(|one| one.site.id == *site)?;
        if !is_published(one, &record, drafts) {
            return None;
        }
        // Copies the site only while somebody makes a group of it.
        let site = Arc::make_mut(&mut one.site);
        match record {
            Alone::Procedure(mut new) => {
                std::mem::swap(site.procedures.get_mut(&new.id)?, &mut *new);
                Some(Alone::Procedure(new))
            }
            Alone::Report(mut new) => {
                std::mem::swap(site.reports.get_mut(&new.id)?, &mut *new);
                Some(Alone::Report(new))
            }
            Alone::News(mut new) => {
                std::mem::swap(site.news.get_mut(&new.id)?, &mut *new);
                Some(Alone::News(new))
            }
            Alone::Page(mut new) => {
                std::mem::swap(site.pages.get_mut(&new.id)?, &mut *new);
                Some(Alone::Page(new))
            }
        }
    }
}

/// Tells whether a record takes the place of one that is published and would be published itself.
fn is_published(one: &Ready, record: &Alone, drafts: bool) -> bool {
    let (is_there, is_draft, embargo) = match record {
        Alone::Procedure(new) => (one.site.procedures.contains_key(&new.id), new.head.draft, None),
        Alone::Report(new) => (one.site.reports.contains_key(&new.id), new.head.draft, new.head.embargo),
        Alone::News(new) => (one.site.news.contains_key(&new.id), new.head.draft, new.head.embargo),
        Alone::Page(new) => (one.site.pages.contains_key(&new.id), new.head.draft, None),
    };
    is_there && (drafts || !is_draft && embargo.is_none_or(|day| day <= one.reference()))
}
