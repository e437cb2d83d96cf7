//! `minhbach build`: content to a published folder.

use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::{Exit, words};
use crate::model::{Moment, is_safe_address};
use crate::pipeline::{BuildError, BuildOptions, Checked};
use crate::render::Theme;
use crate::text::Language;
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
}

fn day(text: &str) -> Result<NaiveDate, String> {
    match Moment::parse(text) {
        Some(Moment::Day(day)) => Ok(day),
        _ => Err("YYYY-MM-DD".to_owned()),
    }
}

fn address(text: &str) -> Result<String, String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    if web && is_safe_address(text) { Ok(text.to_owned()) } else { Err("https://…".to_owned()) }
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let (tree, left_out) = match load::folder(&options.content) {
        Ok(loaded) => loaded,
        Err(error) => {
            eprintln!("{error}");
            return Exit::MachineFailed;
        }
    };
    let theme_folders = match theme_folders(&tree, options) {
        Ok(folders) => folders,
        Err(error) => {
            eprintln!("{error}");
            return Exit::MachineFailed;
        }
    };
    let mut checked = pipeline::check(tree, &left_out);
    if options.strict {
        checked.report.make_strict();
    }
    if !checked.report.diagnostics.is_empty() {
        eprint!("{}", diagnostic::human(&checked.report, language, std::io::stderr().is_terminal()));
    }
    if checked.report.has_errors() {
        eprintln!(
            "{}",
            words(
                language,
                "không ghi gì: sửa các lỗi trên rồi build lại",
                "nothing was written: mend the errors above and build again"
            )
        );
        return Exit::ContentErrors;
    }
    if checked.sites.is_empty() {
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
    let mut themes = Vec::new();
    for site in &checked.sites {
        match theme_folders.theme(site.id.as_str(), checked.single) {
            Ok(theme) => themes.push(theme),
            Err(paths) => {
                eprintln!(
                    "{} {}",
                    words(language, "tệp giao diện không dùng được:", "theme files that cannot be used:"),
                    paths.join(", ")
                );
                return Exit::ContentErrors;
            }
        }
    }
    publish(checked, themes, options, language)
}

fn publish(checked: Checked, themes: Vec<Theme>, options: &Options, language: Language) -> Exit {
    let build = BuildOptions {
        target: options.output.clone(),
        as_of: options.as_of,
        base_url: options.base_url.clone(),
        drafts: options.drafts,
        offline: options.offline,
    };
    match pipeline::build(checked, themes, &build) {
        Ok(built) => {
            eprintln!(
                "{} {}: {} {}, {} {}, {} {}",
                words(language, "đã ghi", "wrote"),
                options.output.display(),
                built.sites,
                words(language, "đơn vị", "departments"),
                built.pages,
                words(language, "trang", "pages"),
                built.files,
                words(language, "tệp", "files"),
            );
            Exit::Done
        }
        Err(BuildError::Theme(error)) => {
            eprintln!("{}[bad-template]: {}", words(language, "lỗi", "error"), error.message);
            Exit::ContentErrors
        }
        Err(BuildError::Emit(error)) => {
            eprintln!("{error}");
            match error {
                crate::emit::EmitError::Clash(_) => Exit::ContentErrors,
                crate::emit::EmitError::NotASite(_) => Exit::WrongUse,
                _ => Exit::MachineFailed,
            }
        }
    }
}

/// The theme given on the command line and those inside the content.
struct ThemeFolders {
    given: Option<load::Tree>,
    inside: load::Tree,
}

fn theme_folders(tree: &load::Tree, options: &Options) -> Result<ThemeFolders, load::LoadError> {
    let given = options.theme.as_deref().map(load::folder).transpose()?.map(|(tree, _)| tree);
    let is_theme = |path: &str| path.starts_with("theme/") || path.contains("/theme/");
    let inside = tree.iter().filter(|(path, _)| is_theme(path)).map(|(path, bytes)| (path.clone(), bytes.clone()));
    Ok(ThemeFolders { given, inside: inside.collect() })
}

impl ThemeFolders {
    fn theme(&self, site: &str, single: bool) -> Result<Theme, Vec<String>> {
        let prefix = if single { "theme/".to_owned() } else { format!("{site}/theme/") };
        let own: load::Tree = self
            .inside
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone())))
            .collect();
        let mut theme = Theme::embedded();
        for folder in self.given.iter().chain([&own]) {
            theme = theme
                .overlaid_with(folder)
                .map_err(|faults| faults.into_iter().map(|fault| fault.path).collect::<Vec<_>>())?;
        }
        Ok(theme)
    }
}
