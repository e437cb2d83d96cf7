//! A new site to start from: small, complete, and without a fault.
//!
//! Takes what was asked; gives files. Writing them is the work of the command.

mod answers;

pub use answers::Answers;

use include_dir::{Dir, include_dir};

use crate::load::Tree;

/// What every site has: the department, its pages, a README for the office.
static BASE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/init/scaffold/base");
/// Example content; a file that the base has, too, continues it.
static EXAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/init/scaffold/example");

/// Gives the files of a new site: content, a README for the office, and schemas for editors.
pub fn files(answers: &Answers) -> Tree {
    let mut tree = Tree::new();
    collect(&BASE, &mut tree);
    if answers.example {
        collect(&EXAMPLE, &mut tree);
    }
    let words = answers.words();
    let mut tree: Tree = tree.into_iter().map(|(path, bytes)| filled(&path, &bytes, &words)).collect();
    for (name, schema) in crate::schema::all() {
        tree.insert(format!("schema/{name}.json"), schema.into_bytes());
    }
    tree
}

fn collect(dir: &Dir<'_>, tree: &mut Tree) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        tree.entry(path).or_default().extend_from_slice(file.contents());
    }
    dir.dirs().for_each(|inner| collect(inner, tree));
}

/// Puts the answers into a file and its path.
fn filled(path: &str, bytes: &[u8], words: &[(&str, String)]) -> (String, Vec<u8>) {
    let fill = |text: &str| words.iter().fold(text.to_owned(), |text, (word, answer)| text.replace(word, answer));
    (fill(path), fill(&String::from_utf8_lossy(bytes)).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Input, check};

    /// Checks the content of a new site.
    fn faults(answers: &Answers) -> Vec<crate::diagnostic::Diagnostic> {
        let files = files(answers).into_iter();
        let content = files.filter_map(|(path, bytes)| Some((path.strip_prefix("content/")?.to_owned(), bytes)));
        let checked = check(Input { content: content.collect(), ..Input::default() });
        assert_eq!(checked.sites.len(), 1);
        checked.report.diagnostics
    }

    #[test]
    fn a_new_site_has_no_fault_and_no_warning() {
        assert_eq!(faults(&Answers::default()), []);
        assert_eq!(faults(&Answers { example: false, ..Answers::default() }), []);
    }

    #[test]
    fn whatever_is_answered_the_site_has_no_fault() {
        for name in ["Sở \"Nội\" vụ \\", "", "  ", "Chi cục @year@ +++"] {
            let answers =
                Answers { department: name.to_owned(), province: name.to_owned(), year: 1999, ..Answers::default() };
            assert_eq!(faults(&answers), [], "{name:?}");
        }
    }

    #[test]
    fn no_word_of_the_scaffold_is_left() {
        for (path, bytes) in files(&Answers::default()) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!path.contains('@') && !text.contains("@year") && !text.contains("@department"), "{path}");
        }
    }
}
