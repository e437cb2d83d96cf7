//! `minhbach build`: content to a published folder.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use clap::Args;

use super::progress::{Display, Read, report};
use super::{Exit, words};
use crate::diagnostic::Message;
use crate::emit;
use crate::model::{Moment, is_web_address};
use crate::pipeline::{BuildError, BuildOptions, Built, Input, Progress, Stage};
use crate::text::Language;
use crate::verify::signature::SIGNATURE;
use crate::{diagnostic, load, pipeline};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The content folder
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The folder to publish
    #[arg(short, long, default_value = "public")]
    output: PathBuf,
    /// A theme folder; its files replace those of the default theme
    #[arg(long)]
    theme: Option<PathBuf>,
    /// The date everything is compared with, such as 2020-11-18. Default: the cut-off of the newest period
    #[arg(long, value_parser = day)]
    as_of: Option<NaiveDate>,
    /// The address the site will have
    #[arg(long, value_parser = address)]
    base_url: Option<String>,
    /// Publish drafts and what is under embargo too
    #[arg(long)]
    drafts: bool,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    /// Write links that work when the folder is opened straight from a disk
    #[arg(long)]
    offline: bool,
    /// Say what was read, made, kept and written, and where the time went
    #[arg(long)]
    report: bool,
    /// Say nothing but problems
    #[arg(short, long)]
    quiet: bool,
}

pub(super) fn day(text: &str) -> Result<NaiveDate, String> {
    match Moment::parse(text) {
        Some(Moment::Day(day)) => Ok(day),
        _ => Err("YYYY-MM-DD".to_owned()),
    }
}

fn address(text: &str) -> Result<String, String> {
    if is_web_address(text) { Ok(text.to_owned()) } else { Err("https://…/".to_owned()) }
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let sources: Vec<&Path> = options.theme.iter().chain([&options.content]).map(PathBuf::as_path).collect();
    // Before anything is read: a site that a killed build moved aside comes back even where this one finds faults.
    if let Err(error) = emit::keep_apart(&options.output, &sources).and_then(|()| emit::recover(&options.output)) {
        return super::told(super::not_written(&error), language);
    }
    let progress = Arc::new(Progress::default());
    let show = || (!options.quiet).then(|| Display::of(&progress, language));
    let mut display = show();
    progress.enter(Stage::Read);
    let input = match load(options, language) {
        Ok(input) => input,
        Err(why) => return super::told(why, language),
    };
    let read = Read::of(input.theme.iter().chain([&input.content]));
    progress.enter(Stage::Check);
    let mut checked = pipeline::check(input);
    if options.strict {
        checked.report.make_strict();
    }
    let colour = std::io::stderr().is_terminal();
    if !checked.report.has_errors() && !checked.report.diagnostics.is_empty() {
        // What is said must not run into a line that is renewed.
        drop(display.take());
        eprint!("{}", diagnostic::human(&checked.report, language, colour));
        display = show();
    }
    if checked.sites.is_empty() && !checked.report.has_errors() {
        eprintln!(
            "{}",
            words(
                language,
                "không thấy department.toml nào trong thư mục nội dung",
                "there is no department.toml in the content folder"
            )
        );
        return Exit::ContentErrors;
    }
    let build = BuildOptions {
        target: options.output.clone(),
        as_of: options.as_of,
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        offline: options.offline,
    };
    let was_signed = options.output.join(SIGNATURE).exists();
    let result = pipeline::build(checked, &build, &progress);
    drop(display);
    match result {
        Ok(built) => {
            if options.report {
                print!("{}", report(&progress, read, &built.written, language));
            }
            if !options.quiet {
                eprintln!("{}", summary(built, options, language));
            }
            if was_signed {
                eprintln!("{}", words(language, SIGN_AGAIN[0], SIGN_AGAIN[1]));
            }
            Exit::Done
        }
        Err(BuildError::Content(report)) => {
            eprint!("{}", diagnostic::human(&report, language, colour));
            eprintln!(
                "{}",
                words(
                    language,
                    "không ghi gì: sửa các lỗi trên rồi build lại",
                    "nothing was written: mend the errors above and build again"
                )
            );
            Exit::ContentErrors
        }
        Err(BuildError::Emit(error)) => super::told(super::not_written(&error), language),
    }
}

const SIGN_AGAIN: [&str; 2] = [
    "chữ ký cũ đã bỏ đi cùng bản cũ: ký lại bằng `minhbach sign`",
    "the old signature went with the old site: sign again with `minhbach sign`",
];

fn load(options: &Options, language: Language) -> Result<Input, (Message, Exit)> {
    let (content, mut left_out) = super::read_content(&options.content, language)?;
    let theme = load::theme(options.theme.as_deref(), &mut left_out);
    let theme = theme.map_err(|error| (error.message(), Exit::MachineFailed))?;
    Ok(Input { content, left_out, theme })
}

fn summary(built: Built, options: &Options, language: Language) -> String {
    let Built { sites, pages, written } = built;
    let files = written.files;
    let target = options.output.display();
    words(
        language,
        &format!("đã ghi {target}: {sites} đơn vị, {pages} trang, {files} tệp"),
        &format!("wrote {target}: {sites} departments, {pages} pages, {files} files"),
    )
}
