//! `minhbach release ID`: the facts as they are today, frozen for ever.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};
use clap::Args;

use super::{Exit, words};
use crate::diagnostic::Message;
use crate::ledger::{ChangeKind, ReleaseId};
use crate::pipeline::{Checked, Frozen, Refused, ReleaseOrder};
use crate::text::Language;
use crate::{diagnostic, emit, pipeline};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The name of the release: its period, such as 2020-Q2; a second one of the same period is 2020-Q2-2
    #[arg(value_parser = name)]
    id: ReleaseId,
    /// The content folder
    #[arg(default_value = "content")]
    content: PathBuf,
    /// The department; every one where none is named
    #[arg(long)]
    site: Option<String>,
    /// The day of the release. Default: today
    #[arg(long, value_parser = super::build::day)]
    date: Option<NaiveDate>,
    /// Tell what would be released, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

fn name(text: &str) -> Result<ReleaseId, String> {
    ReleaseId::new(text).ok_or_else(|| "2020-Q2, 2020-H1, 2020, 2020-Q2-2".to_owned())
}

/// Why nothing was released: what to tell, and how the command ends.
type Refusal = (String, Exit);

pub(super) fn run(options: &Options, language: Language) -> Exit {
    match released(options, language) {
        Ok(()) => Exit::Done,
        Err((told, exit)) => {
            eprintln!("{}", told.trim_end());
            exit
        }
    }
}

fn released(options: &Options, language: Language) -> Result<(), Refusal> {
    let failed = |(message, exit): (Message, Exit)| (message.get(language).to_owned(), exit);
    let (content, left_out) = super::read_content(&options.content, language).map_err(failed)?;
    let read = content.clone();
    let checked = checked(pipeline::check(pipeline::Input { content, left_out, theme: None }), options, language)?;
    let released = options.date.unwrap_or_else(today);
    let order = ReleaseOrder { id: options.id.clone(), site: options.site.clone(), released };
    let frozen = pipeline::release(checked, &order).map_err(|refused| (refusal(&refused, language), Exit::WrongUse))?;
    if !options.dry_run {
        let files = frozen.iter().map(|one| (one.path.clone(), one.release.text().into_bytes())).collect();
        emit::update(&options.content, &read, &files).map_err(|error| failed(super::not_written(&error)))?;
    }
    frozen.iter().for_each(|one| tell(one, options.dry_run, language));
    Ok(())
}

/// Lets pass content without errors, and with the department that is wanted.
fn checked(mut checked: Checked, options: &Options, language: Language) -> Result<Checked, Refusal> {
    if options.strict {
        checked.report.make_strict();
    }
    if checked.report.has_errors() {
        let colour = std::io::stderr().is_terminal();
        let problems = diagnostic::human(&checked.report, language, colour);
        let told = words(
            language,
            "không công bố gì: sửa các lỗi trên rồi chạy lại",
            "nothing was released: mend the errors above and run the command again",
        );
        return Err((format!("{problems}{told}"), Exit::ContentErrors));
    }
    let ids: Vec<&str> = checked.sites.iter().map(|(site, _)| site.id.as_str()).collect();
    if ids.is_empty() {
        let told = words(
            language,
            "không thấy department.toml nào trong thư mục nội dung",
            "there is no department.toml in the content folder",
        );
        return Err((told, Exit::ContentErrors));
    }
    if let Some(wanted) = options.site.as_deref().filter(|wanted| !ids.contains(wanted)) {
        let there = ids.join(", ");
        let told = words(
            language,
            &format!("không có đơn vị `{wanted}`; có: {there}"),
            &format!("there is no department `{wanted}`; there are: {there}"),
        );
        return Err((told, Exit::WrongUse));
    }
    Ok(checked)
}

fn refusal(refused: &[Refused], language: Language) -> String {
    let line = |one: &Refused| format!("{}: {}\n", one.site, one.message.get(language));
    let lines: String = refused.iter().map(line).collect();
    lines + &words(language, "không công bố gì", "nothing was released")
}

/// Gives the day it is in Vietnam, which has one time and no summer time.
fn today() -> NaiveDate {
    const HOURS_AHEAD: u64 = 7;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    let days = Days::new((seconds + HOURS_AHEAD * 3600) / 86_400);
    NaiveDate::default().checked_add_days(days).unwrap_or_default()
}

fn tell(one: &Frozen, dry_run: bool, language: Language) {
    let (release, path) = (&one.release, &one.path);
    let (records, addresses) = (release.facts.records.len(), release.addresses.len());
    println!("{}", one.department);
    let wrote = if dry_run { words(language, "sẽ ghi", "would write") } else { words(language, "đã ghi", "wrote") };
    println!(
        "{}",
        words(
            language,
            &format!("  {wrote} {path}: {records} bản ghi, {addresses} địa chỉ"),
            &format!("  {wrote} {path}: {records} records, {addresses} addresses"),
        )
    );
    println!("  {}", changed(one, language));
    println!(
        "{}",
        words(
            language,
            &format!("  mã kiểm tra in trên báo cáo giấy: {}", release.root.short()),
            &format!("  short root for the paper report: {}", release.root.short()),
        )
    );
}

/// Counts the changes by kind.
fn changed(one: &Frozen, language: Language) -> String {
    let Some(previous) = &one.release.head.previous else {
        return words(language, "lần công bố đầu tiên", "the first release");
    };
    let id = &previous.id;
    if one.changes.is_empty() {
        return words(language, &format!("không đổi gì so với {id}"), &format!("nothing changed since {id}"));
    }
    let mut counts: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    one.changes.iter().for_each(|change| *counts.entry(change.kind).or_default() += 1);
    let kinds: Vec<String> =
        counts.iter().map(|(kind, count)| format!("{count} {}", kind_name(*kind, language))).collect();
    let (total, kinds) = (one.changes.len(), kinds.join(", "));
    words(language, &format!("{total} thay đổi so với {id}: {kinds}"), &format!("{total} changes since {id}: {kinds}"))
}

fn kind_name(kind: ChangeKind, language: Language) -> String {
    let (vi, en) = match kind {
        ChangeKind::Added => ("thêm mới", "added"),
        ChangeKind::Removed => ("bỏ đi", "removed"),
        ChangeKind::Deadline => ("đổi thời hạn", "deadline moved"),
        ChangeKind::Grade => ("đổi mức đánh giá", "grade changed"),
        ChangeKind::Result => ("sửa kết quả", "result revised"),
        ChangeKind::Value => ("đổi giá trị", "value changed"),
        ChangeKind::Wording => ("đổi câu chữ", "wording changed"),
    };
    words(language, vi, en)
}
