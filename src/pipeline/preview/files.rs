//! Which file stands at a path.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::groups::{Group, Made};
use super::{Part, Preview};
use crate::emit::{MANIFEST, PublishedSite};
use crate::pages::Root;
use crate::pipeline::build::{BuildError, Ready};

/// The bytes of a file, or why there are none.
pub type Given = Result<Vec<u8>, Arc<BuildError>>;

impl Preview {
    /// Gives the file at a path of the published folder as far as that takes a moment only: a page, or a file that is
    /// published as it is. `None` for all others, those that do not exist too.
    pub fn at_once(&self, path: &str) -> Option<Given> {
        self.page(path).or_else(|| self.as_it_is(path).map(|bytes| Ok(bytes.to_vec())))
    }

    /// Gives the file at a path of the published folder; `None` where a build writes none. What is made with others is
    /// made with them, once for all copies of this preview.
    pub fn file(&self, path: &str) -> Option<Given> {
        self.at_once(path).or_else(|| {
            let groups = self.groups_of(path);
            groups.into_iter().find_map(|group| self.of_group(group, path))
        })
    }

    /// Lists every file a build would write, with its bytes. Takes as long as a build.
    ///
    /// # Errors
    ///
    /// Fails where the build would.
    pub fn all(&self) -> Result<BTreeMap<String, Vec<u8>>, Arc<BuildError>> {
        let (_, entries) = &*self.made(Group::Everything).clone()?;
        let given = |path: &String| Some((path.clone(), self.file(path)?));
        let files = entries.keys().map(String::as_str).chain([MANIFEST]).map(str::to_owned);
        files.filter_map(|path| given(&path)).map(|(path, bytes)| Ok((path, bytes?))).collect()
    }

    fn of_group(&self, group: Group, path: &str) -> Option<Given> {
        match self.made(group) {
            Ok(made) => made.0.get(path).cloned().map(Ok),
            Err(error) => Some(Err(error)),
        }
    }

    fn made(&self, group: Group) -> Made {
        self.groups.get(group, || self.make(group))
    }

    fn page(&self, path: &str) -> Option<Given> {
        for (one, shown) in self.ready.iter().zip(&self.shown) {
            // The folders of later languages lie inside the folder of the first.
            for edition in shown.editions.iter().rev() {
                let Some(inside) = path.strip_prefix(&edition.root.folder()) else { continue };
                let Some(part) = shown.pages.get(inside) else { continue };
                let page = |number: usize| edition.page(one, &one.routes[number]);
                let bytes = match *part {
                    Part::Page(number) => page(number).map(|(html, _)| html),
                    Part::Twin(number) => page(number).map(|(_, twin)| twin.unwrap_or_default().into_bytes()),
                    Part::Picture(number) => {
                        let painter = shown.painter.as_ref()?;
                        Ok(edition.picture(one, &one.routes[number], painter))
                    }
                };
                return Some(bytes.map_err(|error| Arc::new(self.told(error.into()))));
            }
        }
        None
    }

    /// Finds what is published as it is: attachments, static files of the theme.
    fn as_it_is(&self, path: &str) -> Option<&[u8]> {
        self.ready.iter().find_map(|one| {
            let inside = path.strip_prefix(&one.prefix())?;
            let attachment = inside.strip_prefix("files/").and_then(|name| one.site.files.get(name));
            attachment.map(|file| file.bytes.as_slice()).or_else(|| one.theme.static_file(inside))
        })
    }

    /// Lists the groups that may hold a path, the one that is made sooner first.
    fn groups_of(&self, path: &str) -> Vec<Group> {
        if path == MANIFEST {
            return vec![Group::Everything];
        }
        let mut groups = vec![Group::Hosts];
        for (number, one) in self.ready.iter().enumerate() {
            if let Some(inside) = path.strip_prefix(&one.prefix()) {
                groups.push(Group::Beside(number));
                groups.extend(own_group(one, number, inside));
            }
        }
        groups
    }

    pub(super) fn published(&self) -> Vec<PublishedSite> {
        self.ready.iter().map(Ready::published).collect()
    }
}

/// Finds the group of a file that takes a while, by its path inside the site.
fn own_group(one: &Ready, number: usize, inside: &str) -> Option<Group> {
    let mut folders = one.site.department.languages.iter().skip(1).map(|language| format!("{}/", language.as_str()));
    let in_language = folders.find_map(|folder| inside.strip_prefix(&folder)).unwrap_or(inside);
    if inside == "sw.js" {
        return Some(Group::Everything);
    }
    if in_language.starts_with("tim-kiem/bo/") {
        return Some(Group::Search(number));
    }
    if inside.ends_with(".ics") || inside.ends_with("atom.xml") {
        return Some(Group::Feeds(number));
    }
    (inside.starts_with("du-lieu/") || inside.ends_with("/stratml.xml")).then_some(Group::Data(number))
}

impl Preview {
    /// Gives the page for unknown addresses of the site a path lies in.
    pub fn not_found(&self, path: &str) -> Option<Given> {
        let inside = |root: &Root| path.starts_with(&root.folder());
        let editions = self.shown.iter().flat_map(|shown| shown.editions.iter().rev());
        let root = editions.map(|edition| &edition.root).find(|root| inside(root))?;
        self.page(&root.file("/404.html"))
    }
}
