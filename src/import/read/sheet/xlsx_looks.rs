//! Looks of the cells of a workbook: the format of their numbers and their font.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::number::{self, Shape};
use crate::import::read::legacy::Script;
use crate::import::read::xml::Element;

/// A font.
#[derive(Debug, Clone, Default)]
pub(super) struct Font {
    pub(super) name: String,
    pub(super) bold: bool,
}

impl Font {
    /// Reads a `font` of the styles, or the `rPr` of a piece of text.
    pub(super) fn read(node: Node<'_, '_>) -> Self {
        let name = node.child_value("name").or(node.child_value("rFont")).unwrap_or_default().to_owned();
        Self { name, bold: node.switch("b").unwrap_or(false) }
    }

    /// Gives how the letters of the font are to be read.
    pub(super) fn script(&self) -> Script {
        Script::of_font(&self.name)
    }
}

/// The look of a cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) shape: Shape,
    pub(super) font: Font,
}

/// Reads `styles.xml`: the looks in the order cells refer to them.
pub(super) fn read(root: Node<'_, '_>) -> Vec<Look> {
    let list = |name: &str, of: &'static str| root.child(name).into_iter().flat_map(move |list| list.all(of));
    let code = |node: Node<'_, '_>| Some((node.value("numFmtId")?.parse().ok()?, node.value("formatCode")?.to_owned()));
    let codes: BTreeMap<usize, String> = list("numFmts", "numFmt").filter_map(code).collect();
    let fonts: Vec<Font> = list("fonts", "font").map(Font::read).collect();
    let number = |node: &Node<'_, '_>, name: &str| node.value(name).and_then(|text| text.parse::<usize>().ok());
    let look = |node: Node<'_, '_>| {
        let format = number(&node, "numFmtId").unwrap_or(0);
        let code = codes.get(&format).map_or(number::built_in(format), String::as_str);
        let font = number(&node, "fontId").and_then(|font| fonts.get(font)).cloned().unwrap_or_default();
        Look { shape: number::shape(code), font }
    };
    list("cellXfs", "xf").map(look).collect()
}
