//! What a page says of itself in a line: its kind, its title and a few facts.
//!
//! One source for the description search engines show, the words under a link in a chat, and the
//! picture beside them. A fact is always a label with words, so that it stands without colours.

mod facts;
mod lists;

use serde::Serialize;

use super::frame::Publication;
use super::route::Route;
use super::viewer::Viewer;
use crate::derive::ReferenceBasis;

/// The most letters of a description: what search engines show of it.
const DESCRIPTION: usize = 160;
/// The most letters of one value in a description.
const VALUE: usize = 90;

/// The most letters where there are many facts.
const SHORT_VALUE: usize = 32;

/// A fact in a few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is: "Thời hạn".
    pub label: String,
    /// The value: "10 ngày làm việc".
    pub value: String,
}

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Summary {
    /// What kind of page it is.
    pub kind: String,
    /// Its title where nothing stands around it: "Thủ tục hành chính: Cấp tỉnh".
    pub title: String,
    /// Its facts, the one asked for most first.
    pub facts: Vec<Fact>,
    /// A sentence of its author, for pages with few facts.
    pub text: Option<String>,
}

/// Everything the picture of a page says; it stands alone where somebody shares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The department.
    pub department: String,
    /// The province above it.
    pub place: Option<String>,
    /// What kind of page it is.
    pub kind: String,
    /// The title of the page.
    pub title: String,
    /// At most four facts.
    pub facts: Vec<Fact>,
    /// The reference date in words.
    pub reference: String,
    /// The address of the site, where it is known.
    pub address: Option<String>,
}

impl Summary {
    /// Sums a page up.
    pub(super) fn of(viewer: &Viewer<'_>, route: &Route) -> Self {
        let (list, _) = route.numbered();
        let facts = facts::facts(viewer, list);
        Self {
            kind: facts::kind(viewer, list),
            title: title(viewer, route),
            facts: facts.into_iter().filter(|fact| !fact.value.is_empty()).collect(),
            text: facts::text(viewer, list).map(|text| one_line(&text)),
        }
    }

    /// Joins the facts that fit; long values are cut where one of the first three would not fit.
    fn told(&self) -> String {
        let joined = |most: usize| {
            let mut told = String::new();
            let mut is_whole = true;
            for (index, fact) in self.facts.iter().enumerate() {
                let part = format!("{}: {}", fact.label, shortened(&fact.value, most));
                let more = if told.is_empty() { part } else { format!("; {}", lower(&part)) };
                if length(&told) + length(&more) < DESCRIPTION {
                    told.push_str(&more);
                } else {
                    is_whole &= index > 2;
                }
            }
            (told, is_whole)
        };
        let (told, is_whole) = joined(VALUE);
        if is_whole { told } else { joined(SHORT_VALUE).0 }
    }

    /// Tells the page in a sentence: its facts as long as they fit, then the department.
    pub(super) fn description(&self, department: &str) -> String {
        let description = self.told();
        let sentence =
            |text: &str| if text.ends_with(['.', '…', '!', '?']) { text.to_owned() } else { format!("{text}.") };
        let text = self.text.as_deref().or(description.is_empty().then_some(self.title.as_str()));
        let mut all = if description.is_empty() { String::new() } else { sentence(&description) };
        for part in text.into_iter().chain([department]) {
            let space = usize::from(!all.is_empty());
            let part = sentence(part);
            let free = DESCRIPTION.saturating_sub(length(&all) + space);
            if length(&part) <= free || all.is_empty() || free > DESCRIPTION / 2 {
                all = format!("{all}{}{}", if space == 1 { " " } else { "" }, shortened(&part, free));
            }
        }
        all
    }
}

/// Makes what the picture of a page says.
pub fn card(viewer: &Viewer<'_>, route: &Route, publication: Publication<'_>) -> Card {
    let summary = Summary::of(viewer, route);
    let department = &viewer.site.department;
    let address = publication.base_url.map(|base| {
        let host = base.split_once("://").map_or(base, |(_, host)| host);
        format!("{}/{}", host.trim_end_matches('/'), publication.root.folder()).trim_end_matches('/').to_owned()
    });
    Card {
        department: viewer.phrase(&department.name).text,
        place: department.province.as_ref().map(|province| viewer.phrase(province).text),
        kind: summary.kind,
        title: summary.title,
        facts: summary.facts.into_iter().take(4).collect(),
        reference: reference(viewer),
        address,
    }
}

/// Says which day the figures stand on.
pub(super) fn reference(viewer: &Viewer<'_>) -> String {
    let label = viewer.say(match viewer.derived.reference.basis {
        ReferenceBasis::CutOff(_) => "frame.as_of",
        _ => "frame.compared_with",
    });
    format!("{label} {}", viewer.day(viewer.derived.reference.date).text)
}

/// Names a page where nothing stands around it: what is shared is named with its list.
fn title(viewer: &Viewer<'_>, route: &Route) -> String {
    let own = || one_line(&viewer.title(route).text);
    let (list, _) = route.numbered();
    match list {
        Route::Dashboard => one_line(&super::dashboard::title(viewer).text),
        Route::ProcedureFacet(..) | Route::PlanFacet(..) | Route::DocumentKind(_) => {
            let list = list.parent().map(|parent| viewer.title(&parent).text).unwrap_or_default();
            format!("{}: {}", one_line(&list), own())
        }
        _ => own(),
    }
}

fn one_line(text: &str) -> String {
    text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Writes a label in the middle of a sentence; an abbreviation stays as it is.
pub(super) fn lower(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Leaves whole words off the end until the text is no longer than so many letters; says so with an ellipsis.
fn shortened(text: &str, most: usize) -> String {
    if length(text) <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let kept = text[..end].rfind(' ').map_or(&text[..end], |space| &text[..space]);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '–', '-']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn summary(facts: &[(&str, &str)], text: Option<&str>) -> Summary {
        let fact = |(label, value): &(&str, &str)| Fact { label: (*label).to_owned(), value: (*value).to_owned() };
        Summary {
            kind: "Thủ tục hành chính".to_owned(),
            title: "Khai báo thiết bị".to_owned(),
            facts: facts.iter().map(fact).collect(),
            text: text.map(str::to_owned),
        }
    }

    #[test]
    fn the_facts_make_a_sentence_with_the_department() {
        let facts = [("Thời hạn", "05 ngày làm việc"), ("Lệ phí", "không thu"), ("Cách nộp", "trực tiếp")];
        assert_eq!(
            summary(&facts, None).description("Sở Khoa học và Công nghệ"),
            "Thời hạn: 05 ngày làm việc; lệ phí: không thu; cách nộp: trực tiếp. Sở Khoa học và Công nghệ.",
        );
    }

    #[test]
    fn a_page_without_facts_tells_its_title() {
        assert_eq!(summary(&[], None).description("Sở A"), "Khai báo thiết bị. Sở A.");
        assert_eq!(summary(&[], Some("Một câu.")).description("Sở A"), "Một câu. Sở A.");
    }

    #[test]
    fn a_code_keeps_its_capitals_in_the_middle_of_a_sentence() {
        let facts = [("Số", "1"), ("TTHC", "2")];
        assert_eq!(summary(&facts, None).description("S"), "Số: 1; TTHC: 2. S.");
    }

    proptest! {
        #[test]
        fn a_description_fits_and_keeps_its_words_whole(
            value in "([a-zđơưếặ]{1,9} ){1,40}", text in "([a-zđơưếặ]{1,9} ){1,60}", few in any::<bool>(),
        ) {
            let facts: &[(&str, &str)] = if few { &[] } else { &[("Nhãn", value.trim()), ("Nhãn khác", value.trim())] };
            let said = summary(facts, Some(text.trim())).description("Sở Khoa học và Công nghệ tỉnh Quảng Trị");
            prop_assert!(length(&said) <= DESCRIPTION, "{said}");
            let known = format!("{value} {text} Nhãn nhãn khác Sở Khoa học và Công nghệ tỉnh Quảng Trị");
            let known: Vec<&str> = known.split_whitespace().collect();
            for word in said.split_whitespace() {
                let word = word.trim_end_matches(['.', ';', ':', '…']);
                prop_assert!(known.contains(&word), "{word} in {said}");
            }
        }
    }
}
