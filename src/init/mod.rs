//! A new site to start from: small, complete, and without a fault.
//!
//! Gives files; writing them is the work of the command.

use include_dir::{Dir, include_dir};

use crate::load::Tree;

static SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/init/scaffold");

/// Gives the files of a new site: content, a README for the office, and schemas for editors.
pub fn files() -> Tree {
    let mut tree = Tree::new();
    collect(&SCAFFOLD, &mut tree);
    for (name, schema) in crate::schema::all() {
        tree.insert(format!("schema/{name}.json"), schema.into_bytes());
    }
    tree
}

fn collect(dir: &Dir<'_>, tree: &mut Tree) {
    for file in dir.files() {
        tree.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    dir.dirs().for_each(|inner| collect(inner, tree));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{Input, check};

    #[test]
    fn a_new_site_has_no_fault_and_no_warning() {
        let content =
            files().into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix("content/")?.to_owned(), bytes)));
        let checked = check(Input { content: content.collect(), ..Input::default() });
        assert_eq!(checked.report.diagnostics, []);
        assert_eq!(checked.sites.len(), 1);
    }
}
