//! The pages of a site in one language: what renders one page renders all of them, for a build and for a preview.

use super::build::{BuildOptions, PageError, Ready, dictionary};
use super::{companions, former, search};
use crate::emit::Destination;
use crate::model::SiteLanguage;
use crate::pages::{self, Dictionary, Frame, Root, Route, Surroundings, Viewer};
use crate::render::{Painter, RenderError, Renderer, SiteWords};
use crate::text::Language;

/// One language of a site, ready to give any of its pages.
#[derive(Debug)]
pub(super) struct Edition {
    pub(super) root: Root,
    language: Language,
    base_url: Option<String>,
    has_siblings: bool,
    dictionary: Dictionary,
    renderer: Renderer,
    around: Surroundings,
}

impl Edition {
    /// Prepares the language of a site that is the `index`-th of its languages.
    pub(super) fn of(
        one: &Ready,
        (index, language): (usize, SiteLanguage),
        has_siblings: bool,
        options: &BuildOptions,
    ) -> Result<Self, RenderError> {
        let root = one.root(index, language, options);
        let language = language.language();
        let dictionary = dictionary(&one.theme, language);
        let base_url = one.base_url(options);
        let register = one.derived.register.clone();
        let words = SiteWords::new(root.clone(), base_url.clone(), register, one.site.glossary.as_ref(), &dictionary);
        let renderer = Renderer::new(&one.theme, &dictionary, words)?;
        let around = Surroundings::new(&one.viewer(&dictionary, language), &one.routes, has_siblings);
        Ok(Self { root, language, base_url, has_siblings, dictionary, renderer, around })
    }

    fn viewer<'v>(&'v self, one: &'v Ready) -> Viewer<'v> {
        one.viewer(&self.dictionary, self.language)
    }

    fn about(&self) -> pages::Publication<'_> {
        pages::Publication { base_url: self.base_url.as_deref(), root: &self.root }
    }

    /// Renders a page, and its twin where it has one.
    pub(super) fn page(&self, one: &Ready, route: &Route) -> Result<(Vec<u8>, Option<String>), RenderError> {
        let viewer = self.viewer(one);
        let view = pages::view(&viewer, route);
        let frame: Frame<'_> = pages::frame(&viewer, route, &self.around, self.about());
        self.renderer.page(&frame, &view)
    }

    /// Draws the picture that stands for a page.
    pub(super) fn picture(&self, one: &Ready, route: &Route, painter: &Painter) -> Vec<u8> {
        painter.paint(&pages::card(&self.viewer(one), route, self.about()))
    }

    /// Writes a page with what stands beside it: its twin and its picture.
    pub(super) fn publish(
        &self,
        one: &Ready,
        route: &Route,
        painter: Option<&Painter>,
        publication: &dyn Destination,
    ) -> Result<(), PageError> {
        let (html, twin) = self.page(one, route)?;
        publication.write(&self.root.file(&route.path()), &html)?;
        if let (Some(path), Some(twin)) = (route.twin(), twin) {
            publication.write(&self.root.file(&path), twin.as_bytes())?;
        }
        if let Some(painter) = painter.filter(|_| route.pictured() == *route) {
            publication.write(&self.root.file(&route.picture()), &self.picture(one, route, painter))?;
        }
        Ok(())
    }

    /// Writes what stands at the addresses that are no page any more, and the guide for programs that read text.
    pub(super) fn publish_beside(&self, one: &Ready, publication: &dyn Destination) -> Result<(), PageError> {
        let viewer = self.viewer(one);
        former::publish(one, &viewer, &self.root, self.base_url.as_deref(), &self.renderer, publication)?;
        companions::guide(&viewer, &one.routes, &self.root, self.has_siblings, &self.renderer, publication)
    }

    /// Writes the search index.
    pub(super) fn publish_search(
        &self,
        one: &Ready,
        publication: &dyn Destination,
    ) -> Result<search::Published, PageError> {
        Ok(search::publish(&self.viewer(one), &self.root, publication)?)
    }
}
