//! Where a document is mentioned: the places by kind, and the parts of the document they cite.

use std::ops::Range;

use serde::Serialize;

use crate::derive::{Cited, Mentions, Place};
use crate::model::{Id, Purpose};
use crate::pages::paging;
use crate::pages::parts::{Link, Phrase};
use crate::pages::route::Route;
use crate::pages::viewer::Viewer;
use crate::text::{compare, slug};

/// The places of one kind that mention the document.
#[derive(Debug, Serialize)]
pub struct PlaceGroup {
    /// The anchor of the group.
    pub id: String,
    /// The kind of place in words.
    pub title: String,
    /// How many.
    pub count: String,
    /// Whether they began on an earlier page.
    pub goes_on: bool,
    /// The places of the page, in the order of the site.
    pub places: Vec<PlaceView>,
}

/// A place that mentions the document.
#[derive(Debug, Serialize)]
pub struct PlaceView {
    /// The page of the place.
    pub link: Link,
    /// What tells it from places of the same name: period or plan.
    pub context: Option<Phrase>,
    /// How it mentions the document; empty where it only names it as a whole.
    pub mentions: Vec<MentionView>,
}

/// A mention.
#[derive(Debug, Serialize)]
pub struct MentionView {
    /// As printed.
    pub printed: Option<Phrase>,
    /// The part cited.
    pub locator: Option<LocatorView>,
    /// What for.
    pub purpose: Option<String>,
}

/// The part of the document a mention cites.
#[derive(Debug, Serialize)]
pub struct LocatorView {
    /// As printed.
    pub text: Phrase,
    /// The anchor of the article on the page of the document.
    pub anchor: String,
}

/// An article of the document with the places that cite it.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// Its anchor: `dieu-11`.
    pub id: String,
    /// Its name: "Điều 11".
    pub title: Phrase,
    /// The places.
    pub mentions: Vec<ArticleMention>,
}

/// A place that cites an article.
#[derive(Debug, Serialize)]
pub struct ArticleMention {
    /// The part cited, as printed.
    pub locator: Phrase,
    /// The page of the place.
    pub link: Link,
    /// The kind of place in words.
    pub kind: String,
}

/// A place with its mentions of one document.
pub(super) type Mentioned<'v> = (&'v Place, Vec<&'v Cited>);

/// The places of a page.
pub(super) struct Shown<'v> {
    /// The places, each with its mentions.
    pub(super) places: Vec<Mentioned<'v>>,
    /// Which of all places they are.
    pub(super) range: Range<usize>,
    /// How many places mention the document.
    pub(super) all: usize,
    mentions: Option<&'v Mentions>,
}

impl<'v> Shown<'v> {
    /// Collects the places of a page, by kind, then in the order of the site.
    pub(super) fn of(viewer: &'v Viewer<'_>, id: &Id, page: usize) -> Self {
        let mentions = viewer.derived.mentions(id);
        let all = mentions.map_or(0, Mentions::places);
        let range = paging::shown(page, all);
        let places = mentions.map(|mentions| mentions.at(&viewer.derived.citations, range.clone()));
        Self { places: places.unwrap_or_default(), range, all, mentions }
    }
}

/// Links to a place by what a reader calls it.
pub(in crate::pages) fn place_link(viewer: &Viewer<'_>, place: &Place) -> Link {
    let link = viewer.link(&Route::of(place));
    let text = match place {
        Place::Budget(plan, line) => {
            let budget = viewer.site.plans.get(plan).and_then(|plan| plan.budget.as_ref());
            let line = budget.and_then(|budget| budget.line.iter().find(|one| one.id.id == *line));
            line.map(|line| viewer.phrase(&line.item))
        }
        Place::Statistics(period) => {
            Some(Phrase::plain(viewer.fill("document.statistics-of", &[("period", &viewer.period(*period))])))
        }
        _ => None,
    };
    Link { text: text.unwrap_or(link.text), ..link }
}

fn context(viewer: &Viewer<'_>, place: &Place) -> Option<Phrase> {
    let plan = |id: &Id| viewer.site.plans.get(id).map(|plan| viewer.phrase(&plan.head.title));
    match place {
        Place::Result(period, ..) => Some(Phrase::plain(viewer.period(*period))),
        Place::Task(id, _) | Place::Budget(id, _) if viewer.site.plans.len() > 1 => plan(id),
        _ => None,
    }
}

/// Groups the places of a page by kind.
pub(super) fn groups(viewer: &Viewer<'_>, shown: &Shown<'_>) -> Vec<PlaceGroup> {
    let group = |of_kind: &[Mentioned<'_>]| {
        let word = of_kind[0].0.kind();
        let all = shown.mentions.map_or(0..0, |mentions| mentions.of_kind(&viewer.derived.citations, word));
        PlaceGroup {
            id: format!("vien-dan-{word}"),
            title: viewer.say(&format!("document_place.{word}")),
            count: viewer.number(all.len() as u64),
            goes_on: all.start < shown.range.start,
            places: of_kind.iter().map(|(place, cited)| place_view(viewer, place, cited)).collect(),
        }
    };
    shown.places.chunk_by(|(left, _), (right, _)| left.kind() == right.kind()).map(group).collect()
}

fn place_view(viewer: &Viewer<'_>, place: &Place, cited: &[&Cited]) -> PlaceView {
    let view = |cited: &Cited| MentionView {
        printed: cited.printed.as_deref().map(|printed| viewer.printed(printed)),
        locator: cited
            .locator
            .as_deref()
            .map(|locator| LocatorView { text: viewer.printed(locator), anchor: article(locator).1 }),
        purpose: cited
            .purpose
            .filter(|purpose| *purpose != Purpose::Mentions)
            .map(|purpose| viewer.say(&format!("document_purpose.{}", purpose.as_str()))),
    };
    PlaceView {
        link: place_link(viewer, place),
        context: context(viewer, place),
        mentions: distinct(cited).into_iter().map(view).collect(),
    }
}

/// Leaves out what is said twice: a field that cites and the running text beside it print the same mention.
fn distinct<'c>(cited: &[&'c Cited]) -> Vec<&'c Cited> {
    let is_plain = |cited: &Cited| cited.purpose.is_none() && cited.locator.is_none();
    let covers = |other: &Cited, printed: &str| other.printed.as_deref().is_some_and(|text| text.contains(printed));
    let mut kept: Vec<&Cited> = Vec::new();
    for (index, one) in cited.iter().enumerate() {
        let says_nothing = one.printed.is_none() && is_plain(one);
        let is_repeated = kept.iter().any(|other| same(other, one))
            || is_plain(one)
                && one.printed.as_deref().is_some_and(|printed| {
                    cited.iter().enumerate().any(|(at, other)| {
                        let is_fuller = !is_plain(other) || other.printed != one.printed;
                        at != index && is_fuller && covers(other, printed)
                    })
                });
        if !says_nothing && !is_repeated {
            kept.push(one);
        }
    }
    kept
}

fn same(left: &Cited, right: &Cited) -> bool {
    (&left.printed, &left.locator, left.purpose) == (&right.printed, &right.locator, right.purpose)
}

/// Lists the articles of the document that are cited, in their order.
pub(super) fn articles(viewer: &Viewer<'_>, places: &[Mentioned<'_>]) -> Vec<ArticleView> {
    let mut articles: Vec<ArticleView> = Vec::new();
    for (place, cited) in places {
        for locator in cited.iter().filter_map(|cited| cited.locator.as_deref()) {
            let (title, id) = article(locator);
            let mention = ArticleMention {
                locator: viewer.printed(locator),
                link: place_link(viewer, place),
                kind: viewer.say(&format!("document_place.{}", place.kind())),
            };
            match articles.iter_mut().find(|article| article.id == id) {
                Some(article) => article.mentions.push(mention),
                None => articles.push(ArticleView { id, title: viewer.printed(&title), mentions: vec![mention] }),
            }
        }
    }
    articles.sort_by(|left, right| compare(&left.title.text, &right.title.text));
    articles
}

/// Gives the article a locator lies in and its anchor; a locator without an article stands for itself.
fn article(locator: &str) -> (String, String) {
    let words: Vec<&str> =
        locator.split(|c: char| c.is_whitespace() || ",;()".contains(c)).filter(|word| !word.is_empty()).collect();
    let named = words
        .windows(2)
        .find(|pair| pair[0].to_lowercase() == "điều" && pair[1].starts_with(|first: char| first.is_ascii_digit()));
    let title = named.map_or_else(|| locator.to_owned(), |pair| format!("Điều {}", pair[1]));
    let anchor = slug(&title);
    (title, if anchor.is_empty() { "dieu-khoan".to_owned() } else { anchor })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(printed: &str, purpose: Option<Purpose>) -> Cited {
        let place = Place::Plan(Id::new("2020").expect("an id"));
        Cited { document: None, printed: Some(printed.to_owned()), locator: None, purpose, place }
    }

    #[test]
    fn a_clause_is_found_under_its_article() {
        assert_eq!(article("Khoản 3, Điều 11"), ("Điều 11".to_owned(), "dieu-11".to_owned()));
        assert_eq!(article("điểm a khoản 2 điều 6a"), ("Điều 6a".to_owned(), "dieu-6a".to_owned()));
        assert_eq!(article("Chương II"), ("Chương II".to_owned(), "chuong-ii".to_owned()));
    }

    #[test]
    fn running_text_beside_a_citation_does_not_count_twice() {
        let field = cited("Kế hoạch 04/KH-SKHCN ngày 14/01/2020", Some(Purpose::Evidence));
        let text = cited("Kế hoạch 04/KH-SKHCN", None);
        let other = cited("KH số 04/KH-SKHCN", None);
        let kept = distinct(&[&field, &text, &other, &text, &other]);
        assert_eq!(kept, [&field, &other]);
    }
}
