//! `minhbach import FILE…`: office files into the content of a site.
//!
//! It shows what it found, what would change and what is to be checked, and writes only when told to.

pub(super) mod papers;
mod site;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::panics::quietly;
use super::{Exit, words};
use crate::diagnostic::{self, Message, say};
use crate::emit::{self, EmitError};
use crate::import::account::Account;
use crate::import::merge::{self, Merged};
use crate::import::paper::Paper;
use crate::import::{self, Imported, Request, RequestKind, listing};
use crate::load::Tree;
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
    let chosen = Chosen::load(&options.into, options.site.as_deref(), language)?;
    let sources = papers::read(&options.files)?;
    let request = Request {
        kind: options.kind.map(RequestKind::from),
        plan: options.plan.clone(),
        period: options.period.clone(),
    };
    let found = quietly(|| import::import(sources, &chosen.files, &request));
    let mut found = found.map_err(|faults| (faults, Exit::ContentErrors))?;
    let merged = merge::merge(&chosen.files, &found.files);
    merge::settle(&merged.kept, &mut found.papers);
    if let Some(path) = &options.account {
        write_account(path, &found.papers, language)?;
    }
    apply(&found, merged, &chosen, options, language)
}

/// Shows what was found and, when told to, writes it.
fn apply(
    found: &Imported,
    merged: Merged,
    chosen: &Chosen,
    options: &Options,
    language: Language,
) -> Result<Exit, Stop> {
    print!("{}", shown(found, &merged, language));
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
        println!("{}", nothing_to_write(found).get(language));
        // A file nobody understands is an error of the file; one that says what is there already is none.
        return Ok(if found.files.is_empty() { Exit::ContentErrors } else { Exit::Done });
    }
    println!("{}", warned(checked.diagnostics.len(), language));
    let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if !may_write(consent(options, is_terminal), language) {
        return Ok(Exit::Done);
    }
    write(&options.into, chosen, merged.files, language)
}

fn nothing_to_write(found: &Imported) -> Message {
    match found.files.as_slice() {
        [] => say!(vi: "Không tìm thấy gì để ghi trong các tệp này."; en: "There is nothing in these files to write."),
        _ => say!(
            vi: "Nội dung đã có đúng như vậy; không có gì để ghi.";
            en: "The content says so already; there is nothing to write."
        ),
    }
}

fn nothing_written() -> Message {
    say!(
        vi: "không ghi gì: sửa các lỗi trên rồi nhập lại";
        en: "nothing was written: mend the errors above and import again"
    )
}

fn write_account(path: &Path, papers: &[(Paper, Account)], language: Language) -> Result<(), Stop> {
    let text = listing::csv(papers, language);
    emit::save(&[(path.to_owned(), text.as_slice())], true).map_err(|error| stopped(&error))
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

/// Who decides whether anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Consent {
    /// It was given with the command.
    Given,
    /// The command only shows.
    DryRun,
    /// Nobody can be asked.
    Nobody,
    /// The person at the terminal.
    Asked,
}

fn consent(options: &Options, is_terminal: bool) -> Consent {
    match () {
        () if options.yes => Consent::Given,
        () if options.dry_run => Consent::DryRun,
        () if !is_terminal => Consent::Nobody,
        () => Consent::Asked,
    }
}

/// Asks on a terminal; where nobody can answer, says how to write.
fn may_write(consent: Consent, language: Language) -> bool {
    let answer = match consent {
        Consent::Given => return true,
        Consent::DryRun => say!(vi: "Chạy thử: không ghi gì."; en: "A dry run: nothing was written."),
        Consent::Nobody => {
            say!(vi: "Chưa ghi gì; thêm --yes để ghi."; en: "Nothing was written yet; add --yes to write.")
        }
        Consent::Asked if ask(language) => return true,
        Consent::Asked => say!(vi: "Không ghi gì."; en: "Nothing was written."),
    };
    println!("{}", answer.get(language));
    false
}

fn ask(language: Language) -> bool {
    print!("{} ", words(language, "Ghi vào nội dung? [c/K]", "Write into the content? [y/N]"));
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && is_yes(&answer)
}

fn is_yes(answer: &str) -> bool {
    matches!(crate::text::fold(answer.trim()).as_str(), "c" | "co" | "y" | "yes")
}

fn write(root: &Path, chosen: &Chosen, files: Tree, language: Language) -> Result<Exit, Stop> {
    let files = chosen.in_content(files);
    emit::update(root, &chosen.content, &files).map_err(|error| stopped(&error))?;
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

/// Says why nothing was written.
fn stopped(error: &EmitError) -> Stop {
    let (message, exit) = super::not_written(error);
    (vec![message], exit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::found::{Field, FoundFile, List, Record};
    use crate::load;
    use clap::Parser;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        options: Options,
    }

    /// A found file of one task, led by a unit.
    fn found(title: &str, unit: &str) -> Imported {
        let field = |key, value: serde_json::Value| Field { key, value, places: Vec::new() };
        let task = Record {
            fields: vec![field("id", "1-a".into()), field("title", title.into()), field("leads", vec![unit].into())],
            ..Record::default()
        };
        let task = List { key: "task", identity: "id", records: vec![task], whole: true };
        let area = Record {
            fields: vec![field("id", "the-che".into()), field("title", "Cải cách thể chế".into())],
            lists: vec![task],
            ..Record::default()
        };
        let root = Record {
            lists: vec![List { key: "area", identity: "id", records: vec![area], whole: true }],
            ..Record::default()
        };
        let file = FoundFile { path: "plans/2021/tasks.toml".to_owned(), root, body: None };
        Imported { files: vec![file], ..Imported::default() }
    }

    /// A site with a unit and a plan on the disk.
    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let files = [
            (
                "department.toml",
                "name = \"Sở\"\n\n[[units]]\nid = \"van-phong\"\nname = \"Văn phòng\"\nkind = \"office\"\n",
            ),
            ("plans/2021/plan.md", "+++\ntitle = \"Kế hoạch\"\nkind = \"reform\"\nyear = 2021\n+++\n"),
        ];
        let tree = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into_iter().collect();
        emit::update(folder.path(), &Tree::new(), &tree).expect("it can be written");
        folder
    }

    /// Imports what was found as the command does with these arguments; gives how it ends.
    fn applied(folder: &Path, found: &Imported, arguments: &[&str]) -> Exit {
        let into = folder.to_string_lossy();
        let all = [&["import", "a.docx", "--into", &into][..], arguments].concat();
        let options = Command::try_parse_from(all).expect("the arguments are right").options;
        let chosen =
            Chosen::load(&options.into, None, Language::English).map_err(|(_, exit)| exit).expect("the site is there");
        let merged = merge::merge(&chosen.files, &found.files);
        apply(found, merged, &chosen, &options, Language::Vietnamese).unwrap_or_else(|(_, exit)| exit)
    }

    #[test]
    fn nothing_is_written_before_somebody_says_so() {
        let folder = site();
        let before = load::folder(folder.path()).expect("it can be read").0;
        assert_eq!(applied(folder.path(), &found("Lập kế hoạch", "van-phong"), &["--dry-run"]), Exit::Done);
        assert_eq!(load::folder(folder.path()).expect("it can be read").0, before);
        assert!(!may_write(Consent::Nobody, Language::Vietnamese));
    }

    #[test]
    fn only_a_person_at_a_terminal_is_asked() {
        for (arguments, is_terminal, expected) in [
            (&["--yes"][..], false, Consent::Given),
            (&["--dry-run"], true, Consent::DryRun),
            (&[], false, Consent::Nobody),
            (&[], true, Consent::Asked),
        ] {
            let all = [&["import", "a.docx"][..], arguments].concat();
            let options = Command::try_parse_from(all).expect("the arguments are right").options;
            assert_eq!(consent(&options, is_terminal), expected);
        }
    }

    #[test]
    fn what_was_found_is_written_once() {
        let folder = site();
        assert_eq!(applied(folder.path(), &found("Lập kế hoạch", "van-phong"), &["--yes"]), Exit::Done);
        let written = load::folder(folder.path()).expect("it can be read").0;
        assert!(
            written.contains_key("plans/2021/tasks.toml") && written.contains_key("imports/plans/2021/tasks.toml.json")
        );
        assert_eq!(applied(folder.path(), &found("Lập kế hoạch", "van-phong"), &["--yes"]), Exit::Done);
        assert_eq!(load::folder(folder.path()).expect("it can be read").0, written);
    }

    #[test]
    fn what_would_be_an_error_is_not_written() {
        let folder = site();
        let before = load::folder(folder.path()).expect("it can be read").0;
        assert_eq!(applied(folder.path(), &found("Lập kế hoạch", "van-phon"), &["--yes"]), Exit::ContentErrors);
        assert_eq!(load::folder(folder.path()).expect("it can be read").0, before);
    }

    #[test]
    fn what_is_shown_names_every_change() {
        let found = found("Lập kế hoạch", "van-phong");
        let merged = merge::merge(&Tree::new(), &found.files);
        insta::assert_snapshot!(shown(&found, &merged, Language::Vietnamese), @r"

        Thay đổi: thêm 3, đổi 0, không còn trong tệp nhập 0, giữ bản sửa tay 0 (cần xem 0)
          plans/2021/tasks.toml: thêm mới
          plans/2021/tasks.toml · the-che: thêm “Cải cách thể chế”
          plans/2021/tasks.toml · 1-a: thêm “Lập kế hoạch”
        ");
    }

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
