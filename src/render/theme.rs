//! A theme: templates, static files and words; the default one is inside the binary, and a folder
//! replaces it file by file.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::load::Tree;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The files of a theme by path: `templates/task.html`, `static/site.css`, `fonts/bold.ttf`, `i18n/vi.toml`.
#[derive(Debug, Clone)]
pub struct Theme {
    files: BTreeMap<String, Vec<u8>>,
    /// Paths that come from a folder and not from the binary.
    own: Vec<String>,
}

impl Theme {
    /// Gives the default theme.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&DEFAULT, &mut files);
        Self { files, own: Vec::new() }
    }

    /// Puts the files of a folder in place of those of the same path. Gives the paths of files that
    /// are neither templates, static files, fonts nor words, or no UTF-8; they are left out.
    pub fn overlay(&mut self, folder: &Tree) -> Vec<String> {
        let mut left_out = Vec::new();
        for (path, bytes) in folder {
            let text = path.starts_with("templates/") || path.starts_with("i18n/");
            if path.starts_with("static/") || path.starts_with("fonts/") || text && std::str::from_utf8(bytes).is_ok() {
                self.own.push(path.clone());
                self.files.insert(path.clone(), bytes.clone());
            } else {
                left_out.push(path.clone());
            }
        }
        left_out
    }

    /// Tells whether a folder has replaced or added anything.
    pub fn is_changed(&self) -> bool {
        !self.own.is_empty()
    }

    /// Lists the templates by name.
    pub(super) fn templates(&self) -> Vec<(&str, &str)> {
        self.texts("templates/")
    }

    /// Gives the source of a template.
    pub fn template(&self, name: &str) -> Option<&str> {
        self.templates().into_iter().find(|(path, _)| *path == name).map(|(_, text)| text)
    }

    /// Gives the words of a language, the default theme's first.
    pub fn words(&self, language: &str) -> Vec<String> {
        let path = format!("i18n/{language}.toml");
        let embedded = DEFAULT.get_file(&path).and_then(|file| file.contents_utf8()).map(str::to_owned);
        let own = self.own.contains(&path).then(|| self.files.get(&path)).flatten();
        let own = own.and_then(|bytes| String::from_utf8(bytes.clone()).ok());
        embedded.into_iter().chain(own).collect()
    }

    /// Lists the static files with their paths in the published site.
    pub fn static_files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .filter(|(path, _)| path.starts_with("static/"))
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Gives a static file by its path in the published site.
    pub fn static_file(&self, path: &str) -> Option<&[u8]> {
        path.starts_with("static/").then(|| self.files.get(path)).flatten().map(Vec::as_slice)
    }

    /// Gives a font of the pictures by its name: `bold`.
    pub fn font(&self, name: &str) -> &[u8] {
        self.files.get(&format!("fonts/{name}.ttf")).map_or(&[], Vec::as_slice)
    }

    fn texts(&self, folder: &str) -> Vec<(&str, &str)> {
        let inside = self.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?, bytes)));
        inside.filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?))).collect()
    }
}

fn collect(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(path, file.contents().to_vec());
    }
    for inner in dir.dirs() {
        collect(inner, files);
    }
}
