//! Declares what a content file may hold, once.
//!
//! A `record!` is at the same time a Rust type, its reading from a value tree with every fault
//! collected, its JSON Schema, and its walk over references and texts. It takes [`Value`] trees
//! and gives typed records; it knows no file, no TOML and no HTML.

mod declare;
mod decode;
mod reference;
mod schema;
mod value;
mod words;

pub use decode::{Decode, Reader, Visitor};
pub use reference::{Reference, Target};
pub use schema::{SchemaBook, integer_schema, string_schema};
pub use value::{Key, Kind, Table, Value};
pub use words::Words;

pub(crate) use declare::{record, vocabulary};
pub(crate) use words::read_text;
