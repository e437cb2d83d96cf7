//! Prose: the Markdown below a head, with its sections; news and pages.

use super::document::Attachment;
use super::id::Id;
use crate::record::Words;
use crate::record::record;
use crate::text::Span;
use chrono::NaiveDate;

/// Markdown in Vietnamese, with an English text where there is one (`name.en.md`).
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The Vietnamese text.
    pub vi: Prose,
    /// The English text.
    pub en: Option<Prose>,
}

/// A Markdown text and the place it comes from.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The Markdown.
    pub markdown: String,
    /// Its place in its source.
    pub span: Span,
}

impl Prose {
    /// Tells whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.markdown.trim().is_empty()
    }
}

record! {
    /// The head of a news item (`news/*.md`).
    pub struct NewsHead {
        /// Its title.
        title: Words,
        /// Its date.
        date: NaiveDate,
        /// The day it was last changed in substance.
        updated: Option<NaiveDate>,
        /// What changed.
        change_note: Option<Words>,
        /// In a sentence.
        summary: Option<Words>,
        /// `true` keeps it out of the published site.
        draft: bool,
        /// Not published before this day.
        embargo: Option<NaiveDate>,
        /// Files.
        files: Vec<Attachment>,
    }
}

record! {
    /// The head of a page (`pages/*.md`).
    pub struct PageHead {
        /// Its title.
        title: Words,
        /// In a sentence.
        summary: Option<Words>,
        /// Its place among the pages. Default: after the numbered ones.
        order: Option<u64>,
        /// `true` keeps it out of the published site.
        draft: bool,
    }
}

/// A news item.
#[derive(Debug, Clone)]
pub struct News {
    /// Its id: the name of its file.
    pub id: Id,
    /// Its head.
    pub head: NewsHead,
    /// Its text.
    pub body: Body,
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id: the name of its file.
    pub id: Id,
    /// Its head.
    pub head: PageHead,
    /// Its text.
    pub body: Body,
}
