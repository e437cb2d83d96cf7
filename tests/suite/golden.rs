//! Expectations kept in files: compared, or rewritten with `UPDATE=1 cargo test`.

use std::path::PathBuf;

/// Tells whether expectations are to be rewritten; read the difference afterwards.
pub(crate) fn updates() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Gives the path of a file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Reads a text of the project.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Holds a text against a file below `tests/`.
#[track_caller]
pub(crate) fn check(path: &str, actual: &str) {
    let full = project("tests").join(path);
    let expected = std::fs::read_to_string(&full).unwrap_or_default();
    if updates() && expected != actual {
        std::fs::write(&full, actual).unwrap_or_else(|error| panic!("tests/{path}: {error}"));
        return;
    }
    let differing = expected.lines().zip(actual.lines()).position(|(expected, actual)| expected != actual);
    let line = differing.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    assert!(
        expected == actual,
        "tests/{path}:{}\n expected: {}\n      got: {}\nif the new text is right: UPDATE=1 cargo test",
        line + 1,
        expected.lines().nth(line).unwrap_or("(end of the file)"),
        actual.lines().nth(line).unwrap_or("(end of the text)"),
    );
}
