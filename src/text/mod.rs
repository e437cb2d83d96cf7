//! Texts and how Vietnamese is written in them.
//!
//! Takes strings; gives places in source texts, folded and sorted Vietnamese, numbers and dates as a reader expects
//! them, and HTML-safe text. Every function is pure: no disk, no clock, no locale of the machine.
//!
//! * [`Sources`], [`Source`], [`Span`]: the texts a site was read from and places in them.
//! * [`normalize()`], [`fold()`], [`words()`], [`slug()`], [`segment()`]: one spelling of a text for matching and for addresses.
//! * [`spelling()`]: the two forms of a word that search compares.
//! * [`compare()`], [`sort_by_text()`]: alphabetical order.
//! * [`Decimal`], [`Language`], [`format`](mod@format): exact numbers and their printed forms.
//! * [`difference()`]: the words in which two texts differ.
//! * [`nearest()`]: what a misspelt word may have meant.
//! * [`escape()`], [`escape_markdown()`]: text inside HTML and inside Markdown.

mod collate;
mod decimal;
mod difference;
mod fold;
pub mod format;
mod html;
mod language;
mod markdown;
mod nearest;
mod slug;
mod span;
mod spelling;

pub use collate::{compare, sort_by_text};
pub use decimal::{Decimal, DecimalError};
pub use difference::{Piece, difference};
pub use fold::{fold, normalize, words};
pub use html::escape;
pub use language::Language;
pub use markdown::{escape_markdown, escape_markdown_target};
pub use nearest::nearest;
pub use slug::{segment, slug};
pub use span::{Position, Source, SourceId, Sources, Span};
pub use spelling::{Spelling, spelling};
