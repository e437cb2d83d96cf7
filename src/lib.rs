//! Builds the public transparency site of a Vietnamese department from Markdown and TOML.
//!
//! The modules stand in the order the data flow through them; a module imports only from those
//! above it. `ARCHITECTURE.md` explains the house.

pub mod cli;
pub mod data;
pub mod derive;
pub mod diagnostic;
pub mod emit;
pub mod load;
pub mod model;
pub mod pages;
pub mod parse;
pub mod pipeline;
pub mod record;
pub mod render;
pub mod text;
pub mod validate;
