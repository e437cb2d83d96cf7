//! The styles of a document: what a paragraph or a run looks like when it does not say so itself.

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::import::read::xml::Element;

/// The longest chain of styles that are based on one another.
const CHAIN: usize = 32;

/// What is known of the letters of a run.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RunLook {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) font: Option<String>,
}

/// What is known of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphLook {
    /// Its level in the outline, from 0; 9 is text.
    pub(super) outline: Option<u8>,
    pub(super) centred: Option<bool>,
    /// Its list; "0" is none.
    pub(super) list: Option<String>,
    /// Its level in the list, from 0.
    pub(super) level: Option<u8>,
    pub(super) run: RunLook,
}

/// All styles by their ids, each with what it takes from those it is based on.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, ParagraphLook>,
    usual: ParagraphLook,
}

impl RunLook {
    /// Reads `rPr`.
    pub(super) fn read(properties: Option<Node<'_, '_>>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let fonts = properties.child("rFonts");
        let font = fonts.and_then(|fonts| fonts.value("hAnsi").or(fonts.value("ascii")).or(fonts.value("cs")));
        Self { bold: properties.switch("b"), italic: properties.switch("i"), font: font.map(str::to_owned) }
    }

    /// Fills what is not known from another look.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            font: self.font.or_else(|| other.font.clone()),
        }
    }
}

impl ParagraphLook {
    /// Reads `pPr`; the letters of a style stand beside it, in `rPr`.
    pub(super) fn read(properties: Option<Node<'_, '_>>, letters: Option<Node<'_, '_>>) -> Self {
        let run = RunLook::read(letters);
        let Some(properties) = properties else { return Self { run, ..Self::default() } };
        let numbers = properties.child("numPr");
        let small = |text: &str| text.parse::<u8>().ok();
        Self {
            outline: properties.child_value("outlineLvl").and_then(small),
            centred: properties.child_value("jc").map(|side| side == "center"),
            list: numbers.and_then(|numbers| numbers.child_value("numId")).map(str::to_owned),
            level: numbers.and_then(|numbers| numbers.child_value("ilvl")).and_then(small),
            run,
        }
    }

    /// Fills what is not known from another look.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            outline: self.outline.or(other.outline),
            centred: self.centred.or(other.centred),
            // A level without a list changes the level of the inherited list.
            level: self.level.or(if self.list.is_none() { other.level } else { None }),
            list: self.list.or_else(|| other.list.clone()),
            run: self.run.or(&other.run),
        }
    }
}

struct Raw {
    look: ParagraphLook,
    based_on: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(root: Node<'_, '_>) -> Self {
        let raw: BTreeMap<String, Raw> = root.all("style").filter_map(one).collect();
        let defaults = root.child("docDefaults");
        let run = defaults.and_then(|defaults| defaults.child("rPrDefault")?.child("rPr"));
        let paragraph = defaults.and_then(|defaults| defaults.child("pPrDefault")?.child("pPr"));
        let base = ParagraphLook::read(paragraph, run);
        let styles: BTreeMap<String, ParagraphLook> =
            raw.keys().map(|id| (id.clone(), resolved(&raw, id, CHAIN))).collect();
        let usual_id = root.all("style").find(|style| is_usual(*style)).and_then(|style| style.value("styleId"));
        let usual = usual_id.and_then(|id| styles.get(id)).cloned().unwrap_or_default().or(&base);
        let styles = styles.into_iter().map(|(id, look)| (id, look.or(&base))).collect();
        Self { styles, usual }
    }

    /// Gives the look of a paragraph of a style, or of one that names none.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &ParagraphLook {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.usual)
    }

    /// Gives the look of letters of a style.
    pub(super) fn letters(&self, id: &str) -> Option<&RunLook> {
        self.styles.get(id).map(|look| &look.run)
    }
}

fn is_usual(style: Node<'_, '_>) -> bool {
    style.value("type") == Some("paragraph") && matches!(style.value("default"), Some("1" | "true"))
}

fn one(style: Node<'_, '_>) -> Option<(String, Raw)> {
    let mut look = ParagraphLook::read(style.child("pPr"), style.child("rPr"));
    let name = style.child_value("name").unwrap_or_default().to_lowercase();
    let depth = name.strip_prefix("heading ").and_then(|depth| depth.trim().parse::<u8>().ok());
    if let Some(depth @ 1..=9) = depth {
        look.outline.get_or_insert(depth - 1);
    }
    let based_on = style.child_value("basedOn").map(str::to_owned);
    Some((style.value("styleId")?.to_owned(), Raw { look, based_on }))
}

fn resolved(raw: &BTreeMap<String, Raw>, id: &str, left: usize) -> ParagraphLook {
    let Some(style) = raw.get(id) else { return ParagraphLook::default() };
    match &style.based_on {
        Some(base) if left > 0 => style.look.clone().or(&resolved(raw, base, left - 1)),
        _ => style.look.clone(),
    }
}
