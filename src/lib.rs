//! Builds the public transparency site of a Vietnamese department from Markdown and TOML.
//!
//! The modules stand in the order the data flow through them; a module imports only from those
//! above it. `ARCHITECTURE.md` explains the house.

pub mod text;
pub mod diagnostic;
pub mod record;
pub mod model;
pub mod schema;
pub mod load;
pub mod parse;
pub mod validate;
pub mod derive;
pub mod data;
pub mod ledger;
pub mod search;
pub mod pages;
pub mod hosting;
pub mod render;
pub mod emit;
pub mod verify;
pub mod check;
pub mod pipeline;
pub mod export;
pub mod import;
pub mod init;
pub mod serve;
pub mod cli;
