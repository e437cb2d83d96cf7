//! The command line: arguments, words, exit codes.
//!
//! Takes what the user typed; gives what the user reads and the exit code of DESIGN §4. Each
//! command is a file; the work itself is done by `pipeline` and the stages.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the one module that reads the environment and speaks to the terminal"
)]

/// Writes to the standard output; a reader that leaves early, such as `head`, ends no command.
macro_rules! print {
    ($($argument:tt)*) => {{
        use std::io::Write as _;
        let _ = write!(std::io::stdout(), $($argument)*);
    }};
}

/// Writes a line to the standard output, as [`print!`] does.
macro_rules! println {
    ($($argument:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($argument)*);
    }};
}

mod build;
mod check;
mod draft;
mod explain;
mod import;
mod init;
mod panics;
mod progress;
mod release;
mod schema;
mod serve;
mod sign;
mod verify;
mod workbook;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::diagnostic::{self, Message, say};
use crate::emit::{self, EmitError};
use crate::load::{self, LeftOut, Tree};
use crate::text::Language;

/// Publishes the administrative reform of a department as a static website.
#[derive(Debug, Parser)]
#[command(name = "minhbach", version, propagate_version = true)]
struct Arguments {
    /// Language of messages. Default: from the locale, else Vietnamese
    #[arg(long, global = true, value_enum)]
    lang: Option<MessageLanguage>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum MessageLanguage {
    /// Tiếng Việt
    Vi,
    /// English
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site
    Build(build::Options),
    /// Make a new site to start from
    Init(init::Options),
    /// Show the site on this machine
    Serve(serve::Options),
    /// Report every problem of the content at once
    Check(check::Options),
    /// Write office files into the content
    Import(import::Options),
    /// Write the workbook units fill in
    Workbook(workbook::Options),
    /// Draft the periodic report as .docx and .md
    Draft(draft::Options),
    /// Freeze the facts as a release, chained to the one before
    Release(release::Options),
    /// Check a published folder, offline
    Verify(verify::Options),
    /// Sign a published folder, or make the keys for it
    Sign(sign::Options),
    /// Explain a kind of problem
    Explain(explain::Options),
    /// Print JSON Schemas for editors
    Schema(schema::Options),
}

/// How a command ended (DESIGN §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Done.
    Done = 0,
    /// The content has errors; nothing was written.
    ContentErrors = 1,
    /// Wrong use.
    WrongUse = 2,
    /// The machine failed: disk, permission.
    MachineFailed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the command of the process's arguments.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let language = match arguments.lang {
        Some(MessageLanguage::Vi) => Language::Vietnamese,
        Some(MessageLanguage::En) => Language::English,
        None => from_locale(),
    };
    let exit = match arguments.command {
        Command::Build(options) => build::run(&options, language),
        Command::Init(options) => init::run(&options, language),
        Command::Sign(options) => sign::run(&options, language),
        Command::Verify(options) => verify::run(&options, language),
        Command::Serve(options) => serve::run(&options, language),
        Command::Schema(options) => schema::run(&options, language),
        Command::Check(options) => check::run(&options, language),
        Command::Draft(options) => draft::run(&options, language),
        Command::Import(options) => import::run(&options, language),
        Command::Release(options) => release::run(&options, language),
        Command::Explain(options) => explain::run(&options, language),
        Command::Workbook(options) => workbook::run(&options, language),
    };
    exit.into()
}

fn from_locale() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match locale {
        Some(locale) if locale.starts_with("en") => Language::English,
        _ => Language::Vietnamese,
    }
}

/// Reads a content folder, after bringing a command to its end that was cut off while it wrote there.
fn read_content(root: &Path, language: Language) -> Result<(Tree, Vec<LeftOut>), (Message, Exit)> {
    let said = emit::resume(root).map_err(|error| not_written(&error))?;
    said.iter().for_each(|said| eprintln!("{}", said.get(language)));
    load::folder(root).map_err(|error| (error.message(), Exit::MachineFailed))
}

/// Says why nothing was written, and how the command ends.
fn not_written(error: &EmitError) -> (Message, Exit) {
    let exit = match error {
        error if error.is_wrong_use() => Exit::WrongUse,
        error if error.is_of_content() => Exit::ContentErrors,
        _ => Exit::MachineFailed,
    };
    (error.message(), exit)
}

/// Says why a command ends.
fn told((message, exit): (Message, Exit), language: Language) -> Exit {
    eprintln!("{}", message.get(language));
    exit
}

/// Says that the system did not read a file.
fn failed(path: &Path, error: &std::io::Error) -> Message {
    let (path, cause) = (path.display(), diagnostic::system(error));
    say!(vi: "{path}: {}", cause.vi; en: "{path}: {}", cause.en)
}

/// Picks the words of the language.
fn words(language: Language, vi: &str, en: &str) -> String {
    match language {
        Language::Vietnamese => vi.to_owned(),
        Language::English => en.to_owned(),
    }
}
