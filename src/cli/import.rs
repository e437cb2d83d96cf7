//! `minhbach import FILE…`: office files into the content of a site.
//!
//! It shows what it found, what would change and what is to be checked, and writes only when told to.

pub(super) mod papers;
mod site;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, words};
use crate::diagnostic::{self, Message, say};
use crate::emit::{self, EmitError};
use crate::import::account::Account;
use crate::import::merge::{self, Merged};
use crate::import::paper::Paper;
use crate::import::{self, Imported, Request, RequestKind, listing};
use crate::load::{self, Tree};
use crate::model::{Id, Period};
use crate::text::Language;
use site::Chosen;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The office files, or folders of them: .docx, .xlsx, .xls, .ods, .csv, .tsv, .txt
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The content folder, or the folder of one site
    #[arg(long, default_value = "content", value_name = "CONTENT")]
    into: PathBuf,
    /// The site, where the content has several
    #[arg(long, value_name = "ID")]
    site: Option<String>,
    /// What the files are. Default: told by what they say
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
    /// The plan they belong to, such as 2021
    #[arg(long, value_parser = id, value_name = "ID")]
    plan: Option<String>,
    /// The period they report on, such as 2021-Q1
    #[arg(long, value_parser = period)]
    period: Option<String>,
    /// Show what would change and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write without asking
    #[arg(long, conflicts_with = "dry_run")]
    yes: bool,
    /// Write what became of every cell and paragraph into this CSV file
    #[arg(long, value_name = "FILE.csv")]
    account: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A plan with its tasks and its budget
    Plan,
    /// Results of the tasks
    Results,
    /// Procedures
    Procedures,
    /// Legal documents
    Documents,
    /// A periodic report
    Report,
    /// A workbook that units have filled in
    Workbook,
}

impl From<Kind> for RequestKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Plan => Self::Plan,
            Kind::Results => Self::Results,
            Kind::Procedures => Self::Procedures,
            Kind::Documents => Self::Documents,
            Kind::Report => Self::Report,
            Kind::Workbook => Self::Workbook,
        }
    }
}

fn id(text: &str) -> Result<String, String> {
    Id::new(text).map(|id| id.to_string()).ok_or_else(|| "a-z, 0-9, -".to_owned())
}

fn period(text: &str) -> Result<String, String> {
    let shapes = || "YYYY-Q1, YYYY-H1, YYYY-9M, YYYY".to_owned();
    Period::parse(text).map(|period| period.to_string()).ok_or_else(shapes)
}

/// Why a command stops before its end: what is said, and how it ends.
type Stop = (Vec<Message>, Exit);

pub(super) fn run(options: &Options, language: Language) -> Exit {
    match import(options, language) {
        Ok(exit) => exit,
        Err((messages, exit)) => {
            messages.iter().for_each(|message| eprintln!("{}", message.get(language)));
            exit
        }
    }
}

fn import(options: &Options, language: Language) -> Result<Exit, Stop> {
    let chosen = Chosen::load(&options.into, options.site.as_deref())?;
    let sources = papers::read(&options.files)?;
    let request = Request {
        kind: options.kind.map(RequestKind::from),
        plan: options.plan.clone(),
        period: options.period.clone(),
    };
    let found = import::import(sources, &chosen.files, &request).map_err(|faults| (faults, Exit::ContentErrors))?;
    if let Some(path) = &options.account {
        write_account(path, &found.papers, language)?;
    }
    let merged = merge::merge(&chosen.files, &found.files);
    print!("{}", shown(&found, &merged, language));
    if merged.report.has_errors() {
        eprint!("{}", diagnostic::human(&merged.report, language, std::io::stderr().is_terminal()));
        return Err((vec![nothing_written()], Exit::ContentErrors));
    }
    let checked = chosen.check(&merged.files);
    if checked.has_errors() {
        eprint!("{}", diagnostic::human(&checked, language, std::io::stderr().is_terminal()));
        return Err((vec![nothing_written()], Exit::ContentErrors));
    }
    if merged.files.is_empty() {
        println!(
            "{}",
            words(
                language,
                "Nội dung đã có đúng như vậy; không có gì để ghi.",
                "The content says so already; there is nothing to write."
            )
        );
        return Ok(Exit::Done);
    }
    println!("{}", warned(checked.diagnostics.len(), language));
    if !may_write(options, language) {
        return Ok(Exit::Done);
    }
    write(&options.into, &chosen, merged.files, language)
}

fn nothing_written() -> Message {
    say!(
        vi: "không ghi gì: sửa các lỗi trên rồi nhập lại";
        en: "nothing was written: mend the errors above and import again"
    )
}

fn write_account(path: &Path, papers: &[(Paper, Account)], language: Language) -> Result<(), Stop> {
    std::fs::write(path, listing::csv(papers, language)).map_err(|error| {
        let path = path.display();
        (vec![say!(vi: "{path}: {error}"; en: "{path}: {error}")], Exit::MachineFailed)
    })
}

/// Shows what was read, what is to be checked, and what would change.
fn shown(found: &Imported, merged: &Merged, language: Language) -> String {
    let mut text = listing::sums(&found.papers, language);
    for note in &found.notes {
        text.push_str(note.get(language));
        text.push('\n');
    }
    let doubts = listing::doubts(&found.papers, language);
    if !doubts.is_empty() {
        let count = doubts.lines().count();
        text.push_str(&words(language, &format!("\nCần kiểm tra ({count}):\n"), &format!("\nTo check ({count}):\n")));
        text.push_str(&indented(&doubts));
    }
    let summary = merge::summary(&merged.changes, &merged.kept, language);
    text.push_str(&words(language, &format!("\nThay đổi: {summary}\n"), &format!("\nChanges: {summary}\n")));
    text.push_str(&indented(&merge::details(&merged.changes, language)));
    text
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

/// Says how many warnings the content would have that it has not now.
fn warned(count: usize, language: Language) -> String {
    let message = match count {
        0 => say!(vi: "Nội dung sau khi ghi không có thêm cảnh báo."; en: "The content would have no new warning."),
        _ => say!(
            vi: "Nội dung sau khi ghi có thêm {count} cảnh báo; xem bằng `minhbach check`.";
            en: "The content would have {count} new warnings; `minhbach check` shows them."
        ),
    };
    message.get(language).to_owned()
}

/// Asks on a terminal; where nobody can answer, says how to write.
fn may_write(options: &Options, language: Language) -> bool {
    if options.yes {
        return true;
    }
    if options.dry_run {
        println!("{}", words(language, "Chạy thử: không ghi gì.", "A dry run: nothing was written."));
        return false;
    }
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        println!(
            "{}",
            words(language, "Chưa ghi gì; thêm --yes để ghi.", "Nothing was written yet; add --yes to write.")
        );
        return false;
    }
    print!("{} ", words(language, "Ghi vào nội dung? [c/K]", "Write into the content? [y/N]"));
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    let yes = std::io::stdin().read_line(&mut answer).is_ok() && is_yes(&answer);
    if !yes {
        println!("{}", words(language, "Không ghi gì.", "Nothing was written."));
    }
    yes
}

fn is_yes(answer: &str) -> bool {
    matches!(crate::text::fold(answer.trim()).as_str(), "c" | "co" | "y" | "yes")
}

fn write(root: &Path, chosen: &Chosen, files: Tree, language: Language) -> Result<Exit, Stop> {
    let files = chosen.in_content(files);
    emit::update(root, &chosen.content, &files).map_err(|error| {
        let exit = if matches!(error, EmitError::Changed(_)) { Exit::ContentErrors } else { Exit::MachineFailed };
        (vec![error.message()], exit)
    })?;
    let (kept, written): (Vec<&String>, Vec<&String>) = files.keys().partition(|path| chosen.is_snapshot(path));
    let (count, remembered) = (written.len(), kept.len());
    println!(
        "{}",
        words(
            language,
            &format!("Đã ghi {count} tệp nội dung, {remembered} tệp ghi nhớ lần nhập (imports/):"),
            &format!("Wrote {count} files of the content, {remembered} files that remember the import (imports/):"),
        )
    );
    written.iter().for_each(|path| println!("  {}", root.join(path).display()));
    Ok(Exit::Done)
}

/// Says that a folder or file cannot be read.
fn unreadable(error: &load::LoadError) -> Stop {
    (vec![say!(vi: "{error}"; en: "{error}")], Exit::MachineFailed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_is_one() {
        for (answer, yes) in [("c\n", true), ("Có\n", true), ("y", true), ("", false), ("k\n", false), ("\n", false)] {
            assert_eq!(is_yes(answer), yes, "{answer:?}");
        }
    }

    #[test]
    fn plans_and_periods_are_checked_before_anything_is_read() {
        assert_eq!(period("2021-Q1"), Ok("2021-Q1".to_owned()));
        assert!(period("quý 1/2021").is_err() && id("Kế hoạch").is_err());
    }
}
