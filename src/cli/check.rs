//! `minhbach check`: every problem at once.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Exit;
use crate::text::Language;
use crate::{diagnostic, pipeline};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The content folder
    #[arg(default_value = "content")]
    content: PathBuf,
    /// How problems are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let (content, left_out) = match super::read_content(&options.content, language) {
        Ok(loaded) => loaded,
        Err(why) => return super::told(why, language),
    };
    let mut checked = pipeline::check(pipeline::Input { content, left_out, theme: None });
    if options.strict {
        checked.report.make_strict();
    }
    match options.format {
        Format::Human => print!("{}", diagnostic::human(&checked.report, language, std::io::stdout().is_terminal())),
        Format::Json => print!("{}", diagnostic::json(&checked.report, language)),
    }
    if checked.report.has_errors() { Exit::ContentErrors } else { Exit::Done }
}
