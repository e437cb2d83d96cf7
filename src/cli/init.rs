//! `minhbach init DIR`: a new site to start from.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, words};
use crate::init;
use crate::text::Language;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder to make; it must not exist, or be empty
    folder: PathBuf,
}

pub(super) fn run(options: &Options, language: Language) -> Exit {
    let folder = &options.folder;
    let occupied = match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
    };
    if occupied {
        eprintln!(
            "{}: {}",
            folder.display(),
            words(language, "thư mục đã có nội dung; không ghi đè", "the folder is not empty; nothing is overwritten")
        );
        return Exit::WrongUse;
    }
    let exit = super::write_files(folder, init::files());
    if exit == Exit::Done {
        let folder = folder.display();
        eprintln!(
            "{}\n  cd {folder}\n  minhbach build\n  minhbach serve",
            words(language, "đã tạo trang mới; bước tiếp theo:", "a new site is ready; what to do next:")
        );
    }
    exit
}
