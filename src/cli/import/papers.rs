//! Reads the office files a command names.

use std::fs;
use std::path::{Path, PathBuf};

use super::Stop;
use crate::cli::{Exit, failed};
use crate::diagnostic::say;
use crate::import::Source;

/// The endings of office files; those that cannot be read are among them, so that the person is told.
const ENDINGS: &[&str] =
    &["csv", "doc", "docm", "docx", "odt", "ods", "pdf", "rtf", "tsv", "txt", "xls", "xlsb", "xlsm", "xlsx"];

/// Reads files, and all office files of folders, in the order of their names.
pub(in crate::cli) fn read(paths: &[PathBuf]) -> Result<Vec<Source>, Stop> {
    let mut sources = Vec::new();
    for path in paths {
        let fail = |error: std::io::Error| (vec![failed(path, &error)], Exit::MachineFailed);
        if path.is_dir() {
            let inside = office_files(path).map_err(fail)?;
            if inside.is_empty() {
                let path = path.display();
                let message = say!(vi: "{path}: không có tệp Word, Excel nào trong thư mục này"; en: "{path}: there is no office file in this folder");
                return Err((vec![message], Exit::WrongUse));
            }
            for file in inside {
                sources.push(source(&file).map_err(fail)?);
            }
        } else {
            sources.push(source(path).map_err(fail)?);
        }
    }
    Ok(sources)
}

fn source(path: &Path) -> std::io::Result<Source> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(Source { name: crate::text::normalize(&name).into_owned(), bytes: fs::read(path)? })
}

fn office_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_file() && is_office(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Tells whether a file is one of an office; Word and Excel leave files beside the open ones, which are none.
fn is_office(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    !name.starts_with(['.', '~']) && ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_office_files_by_name() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for name in ["b.XLSX", "a.docx", "~$a.docx", ".a.csv", "ảnh.png", "c"] {
            fs::write(folder.path().join(name), name).expect("a file can be written");
        }
        let sources = read(&[folder.path().to_owned()]).expect("the folder can be read");
        assert_eq!(sources.iter().map(|source| source.name.as_str()).collect::<Vec<_>>(), ["a.docx", "b.XLSX"]);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let exit = |path: &Path| read(&[path.to_owned()]).map(|_| ()).map_err(|(_, exit)| exit);
        assert_eq!(exit(folder.path()), Err(Exit::WrongUse));
        assert_eq!(exit(&folder.path().join("a.docx")), Err(Exit::MachineFailed));
    }
}
