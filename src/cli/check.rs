//! `minhbach check`: every problem at once.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Exit;
use crate::diagnostic::{Notice, say};
use crate::pipeline::Unreleased;
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
        Format::Human => {
            print!("{}", diagnostic::human(&checked.report, language, std::io::stdout().is_terminal()));
            print!("{}", unreleased(&checked.unreleased, language));
        }
        Format::Json => print!("{}", diagnostic::json(&checked.report, &notices(&checked.unreleased), language)),
    }
    if checked.report.has_errors() { Exit::ContentErrors } else { Exit::Done }
}

/// Lists what the next release would change, below the problems; nothing where there is no release.
fn unreleased(sites: &[Unreleased], language: Language) -> String {
    let mut text = String::new();
    for Unreleased { site, since, sentences } in sites {
        let count = sentences.len();
        let head = say!(
            vi: "{site}: {count} thay đổi chưa công bố, so với lần công bố {since}";
            en: "{site}: {count} changes since release {since}"
        );
        text += &format!("\n{}\n", head.get(language));
        text.extend(sentences.iter().map(|sentence| format!("- {}\n", sentence.get(language))));
    }
    text
}

/// Gives the same to programs: one notice a change.
fn notices(sites: &[Unreleased]) -> Vec<Notice> {
    let of = |site: &Unreleased| {
        let (id, since) = (site.site.to_string(), site.since.to_string());
        site.sentences
            .iter()
            .map(move |message| Notice { site: id.clone(), since: since.clone(), message: message.clone() })
            .collect::<Vec<_>>()
    };
    sites.iter().flat_map(of).collect()
}
