//! The content of a site: records, their values, and the rules of the domain.
//!
//! Everything here is data about a department. It knows no file, no TOML and no HTML; what is
//! written in `content/` is read into it by `parse` and accepted by `validate`.

mod annotation;
mod article;
mod budget;
mod change_note;
mod colour;
mod date;
mod department;
mod document;
mod due;
mod file;
mod glossary;
mod id;
pub mod identifier;
mod indicator;
mod link;
mod number;
mod period;
mod plan;
mod procedure;
mod register;
mod report;
mod result;
mod rule;
mod site;
mod statistics;
mod task;
mod words;

pub use annotation::*;
pub use article::*;
pub use budget::*;
pub use change_note::*;
pub use colour::*;
pub use date::*;
pub use department::*;
pub use document::*;
pub use due::*;
pub use file::*;
pub use glossary::*;
pub use id::*;
pub use indicator::*;
pub use link::*;
pub use number::*;
pub use period::*;
pub use plan::*;
pub use procedure::*;
pub use register::*;
pub use report::*;
pub use result::*;
pub use rule::*;
pub use site::*;
pub use statistics::*;
pub use task::*;
pub use words::{Field, FieldStatus, Quoted, Stated, StatusOnly};

pub use crate::record::{Reference, Target, Words};
