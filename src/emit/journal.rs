//! The journal of an update of the content: which written file belongs where, and what it may replace.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{disk, hex};

const JOURNAL: &str = "journal.json";

/// One file that is to be put in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Its place, counted from the content folder.
    pub(super) path: String,
    /// Its name beside the journal.
    pub(super) file: String,
    /// The SHA-256 of what it replaces; `None` for a new file.
    before: Option<String>,
}

impl Step {
    pub(super) fn new(path: &str, file: String, before: Option<&[u8]>) -> Self {
        Self { path: path.to_owned(), file, before: before.map(digest) }
    }

    /// Tells whether a place still holds what the file was made to replace.
    pub(super) fn replaces(&self, there: Option<&[u8]>) -> bool {
        self.before == there.map(digest)
    }

    fn from_json(step: &Value) -> Option<Self> {
        let text = |key: &str| step.get(key)?.as_str().map(str::to_owned);
        let (path, file) = (text("path")?, text("file")?);
        let inside = |name: &str| name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        (inside(&path) && inside(&file)).then(|| Self { path, file, before: text("before") })
    }
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Writes the journal into a folder of written files. Gives its path.
pub(super) fn write(folder: &Path, steps: &[Step]) -> io::Result<PathBuf> {
    let list: Vec<Value> =
        steps.iter().map(|step| json!({ "path": step.path, "file": step.file, "before": step.before })).collect();
    let path = folder.join(JOURNAL);
    disk::write(&path, Value::from(list).to_string().as_bytes())?;
    Ok(path)
}

/// Reads the journal of a folder; without one there is nothing to be done.
pub(super) fn read(folder: &Path) -> io::Result<Vec<Step>> {
    let bytes = match fs::read(folder.join(JOURNAL)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        bytes => bytes?,
    };
    let list: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    Ok(list.as_array().into_iter().flatten().filter_map(Step::from_json).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_says_what_was_written_into_it() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        assert_eq!(read(folder.path()).expect("there is none"), []);
        let steps = [Step::new("plans/2021/tasks.toml", "0".into(), Some(b"a")), Step::new("b.toml", "1".into(), None)];
        write(folder.path(), &steps).expect("it can be written");
        assert_eq!(read(folder.path()).expect("it can be read"), steps);
    }

    #[test]
    fn a_journal_from_elsewhere_leads_nowhere_out_of_the_content() {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for text in ["", "{}", "[1]", r#"[{"path":"../x","file":"0"}]"#, r#"[{"path":"/etc/x","file":"0"}]"#] {
            fs::write(folder.path().join(JOURNAL), text).expect("a file can be written");
            assert_eq!(read(folder.path()).expect("it can be read"), [], "{text}");
        }
    }
}
