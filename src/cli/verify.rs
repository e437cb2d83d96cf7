//! `minhbach verify PUBLIC`: a published folder held against itself and against what the reader knows.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Exit, words};
use crate::emit::MANIFEST;
use crate::ledger::Release;
use crate::load::{self, LoadError};
use crate::text::Language;
use crate::verify::{self, FindingKind, Known, Verdict, signature::Key};

/// The largest manifest that is read: that of a million files.
const MANIFEST_LIMIT: u64 = 1 << 28;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The published folder, or a copy of it
    #[arg(default_value = "public")]
    public: PathBuf,
    /// The short root printed on a page, such as 7KQ2-9F3M-X0TB-4D8H
    #[arg(long)]
    root: Option<String>,
    /// An older copy, a content folder or the file of a release: what it released must stand unchanged
    #[arg(long, value_name = "COPY")]
    against: Vec<PathBuf>,
    /// The public key of the department, a file or its letters: the signature must be there and right
    #[arg(long, value_name = "KEY")]
    public_key: Option<String>,
    /// A file or folder the host put there, such as CNAME
    #[arg(long, value_name = "NAME")]
    ignore: Vec<String>,
    /// List everything that differs
    #[arg(long)]
    all: bool,
    /// How the verdict is written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// Why nothing was checked: what to tell, and how the command ends.
pub(super) type Refusal = (String, Exit);

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let checked = known(options, language).and_then(|known| Ok((check(&options.public, &known, language)?, known)));
    let (verdict, known) = match checked {
        Ok(both) => both,
        Err((told, exit)) => {
            eprintln!("{told}");
            return exit;
        }
    };
    match options.format {
        Format::Human => print!("{}", verify::human(&verdict, &known, language, options.all)),
        Format::Json => print!("{}", verify::json(&verdict, language)),
    }
    exit(&verdict)
}

/// What the system does not let us read is no difference.
fn exit(verdict: &Verdict) -> Exit {
    let is_unreadable = |finding: &verify::Finding| finding.kind == FindingKind::Unreadable;
    match verdict.findings.as_slice() {
        [] => Exit::Done,
        [first, ..] if is_unreadable(first) && verdict.findings.iter().all(is_unreadable) => Exit::MachineFailed,
        _ => Exit::ContentErrors,
    }
}

/// Reads a published folder and checks it.
pub(super) fn check(public: &Path, known: &Known, language: Language) -> Result<Verdict, Refusal> {
    let failed = |error: LoadError| (error.message().get(language).to_owned(), Exit::MachineFailed);
    let manifest = load::small_file(&public.join(MANIFEST), MANIFEST_LIMIT).map_err(failed)?;
    let folder = match &manifest {
        Some(manifest) => load::published(public, &verify::wanted(manifest)).map_err(failed)?,
        None => load::Published::new(),
    };
    verify::verify(&folder, known).ok_or_else(|| {
        let place = public.display();
        let told = words(
            language,
            &format!(
                "{place}: không phải thư mục đã công bố (không có {MANIFEST}); nếu là tệp .zip, hãy giải nén rồi chỉ vào thư mục có {MANIFEST}"
            ),
            &format!(
                "{place}: no published folder (it has no {MANIFEST}); unpack a .zip and name the folder that has {MANIFEST}"
            ),
        );
        (told, Exit::WrongUse)
    })
}

/// Gathers what the reader knows from elsewhere.
fn known(options: &Options, language: Language) -> Result<Known, Refusal> {
    let refuse = |vi: String, en: String| (words(language, &vi, &en), Exit::WrongUse);
    if let Some(root) = options.root.as_deref().filter(|root| !Known::is_root(root)) {
        return Err(refuse(
            format!("`{root}` không phải mã kiểm tra: cần 16 chữ và số, như 7KQ2-9F3M-X0TB-4D8H"),
            format!("`{root}` is no root: it has 16 letters and digits, such as 7KQ2-9F3M-X0TB-4D8H"),
        ));
    }
    let key = match &options.public_key {
        Some(given) => Some(key(given).ok_or_else(|| {
            refuse(
                format!("`{given}` không phải khóa công khai minisign, cũng không phải tệp chứa khóa"),
                format!("`{given}` is no minisign public key and no file with one"),
            )
        })?),
        None => None,
    };
    let mut older = Vec::new();
    for copy in &options.against {
        older.extend(releases(copy, language)?);
    }
    Ok(Known { ignored: options.ignore.clone(), root: options.root.clone(), key, older })
}

/// Reads a key that is given as its letters or as its file.
fn key(given: &str) -> Option<Key> {
    Key::read(given).or_else(|| Key::read(&std::fs::read_to_string(given).ok()?))
}

/// Reads the releases of an older copy, or the one of a file.
fn releases(copy: &Path, language: Language) -> Result<Vec<Release>, Refusal> {
    let failed = |error: LoadError| (error.message().get(language).to_owned(), Exit::MachineFailed);
    let place = copy.display();
    let found = match load::small_file(copy, MANIFEST_LIMIT).map_err(failed)? {
        Some(bytes) => load::in_memory([(place.to_string(), bytes)].into()),
        None => load::published(copy, &verify::older_wanted).map_err(failed)?,
    };
    let releases = verify::older(&found)
        .map_err(|finding| (format!("{}: {}", finding.path, finding.message.get(language)), Exit::WrongUse))?;
    if releases.is_empty() {
        let told = words(
            language,
            &format!("{place}: không có lần công bố nào để so"),
            &format!("{place}: there is no release to compare with"),
        );
        return Err((told, Exit::WrongUse));
    }
    Ok(releases)
}
