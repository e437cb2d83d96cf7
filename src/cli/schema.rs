//! `minhbach schema`: JSON Schemas, so that editors complete and check the TOML.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, words};
use crate::text::{Language, nearest};
use crate::{emit, schema};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The schema to print, such as `tasks`; the list of names without it
    name: Option<String>,
    /// Write every schema into this folder instead
    #[arg(short, long)]
    output: Option<PathBuf>,
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let schemas = schema::all();
    if let Some(folder) = &options.output {
        let files: Vec<_> =
            schemas.iter().map(|(name, text)| (folder.join(format!("{name}.json")), text.as_bytes())).collect();
        return match emit::save(&files, false) {
            Ok(()) => Exit::Done,
            Err(error) => super::told(super::not_written(&error), language),
        };
    }
    let Some(wanted) = &options.name else {
        schemas.iter().for_each(|(name, _)| println!("{name}"));
        return Exit::Done;
    };
    if let Some((_, text)) = schemas.iter().find(|(name, _)| name == wanted) {
        print!("{text}");
        return Exit::Done;
    }
    let near = nearest(wanted, schemas.iter().map(|(name, _)| *name));
    let near = near.map(|near| format!(" ({near}?)")).unwrap_or_default();
    eprintln!("{} `{wanted}`{near}", words(language, "không có lược đồ tên", "there is no schema named"));
    Exit::WrongUse
}
