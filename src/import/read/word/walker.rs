//! Walks through the blocks of a part: paragraphs and tables, through content controls and tracked changes.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::line::{Line, Mark};
use super::number;
use super::numbering::Numbering;
use super::styles::{ParagraphLook, RunLook, Styles};
use super::tally::Tally;
use crate::diagnostic::Message;
use crate::import::paper::{Block, Origin, Paragraph};
use crate::import::read::package::Relation;
use crate::import::read::refusal;
use crate::import::read::xml::{DEEPEST, Element};

/// The kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
}

impl NoteKind {
    /// Gives the sign a note of a number carries.
    pub(super) fn label(self, number: usize) -> String {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        match self {
            Self::Footnote => number.to_string(),
            Self::Endnote => number::spell("lowerRoman", number),
        }
    }
}

/// A field that was begun and not yet ended.
#[derive(Debug, Default)]
pub(super) struct OpenField {
    pub(super) instruction: String,
    /// Where its result begins, while that is in the same paragraph.
    pub(super) result: Option<Mark>,
}

/// What is known while a document is read.
pub(super) struct Walker<'s> {
    pub(super) styles: &'s Styles,
    pub(super) tally: Tally,
    pub(super) fields: Vec<OpenField>,
    pub(super) origin: Option<Origin>,
    numbering: Numbering,
    links: BTreeMap<String, String>,
    references: Vec<(NoteKind, String)>,
    depth: usize,
}

impl<'s> Walker<'s> {
    /// Begins with the styles and lists of a document.
    pub(super) fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            tally: Tally::default(),
            fields: Vec::new(),
            origin: None,
            links: BTreeMap::new(),
            references: Vec::new(),
            depth: 0,
        }
    }

    /// Begins a part, with what it refers to.
    pub(super) fn enter(&mut self, relations: Vec<Relation>, origin: Option<Origin>) {
        let links = relations.into_iter().filter(|relation| relation.kind == "hyperlink");
        self.links = links.map(|relation| (relation.id, relation.target)).collect();
        self.origin = origin;
        self.fields.clear();
    }

    /// Gives the address of a link of the part.
    pub(super) fn address(&self, id: &str) -> Option<String> {
        self.links.get(id).cloned()
    }

    /// Notes that the text refers to a note.
    pub(super) fn refer(&mut self, kind: NoteKind, id: Option<&str>) {
        self.references.extend(id.map(|id| (kind, id.to_owned())));
    }

    /// Gives the numbers of the notes the text refers to, from 1.
    pub(super) fn references(&self, kind: NoteKind) -> BTreeMap<String, usize> {
        let of = self.references.iter().filter(|(of, _)| *of == kind);
        let mut numbers = BTreeMap::new();
        for (_, id) in of {
            let next = numbers.len() + 1;
            numbers.entry(id.clone()).or_insert(next);
        }
        numbers
    }

    /// Goes one level deeper for a while.
    pub(super) fn deeper<T>(&mut self, walk: impl FnOnce(&mut Self) -> Result<T, Message>) -> Result<T, Message> {
        if self.depth >= DEEPEST {
            return Err(refusal::too_deep());
        }
        self.depth += 1;
        let result = walk(self);
        self.depth -= 1;
        result
    }

    /// Reads the blocks below a node in their order.
    pub(super) fn blocks(&mut self, node: Node<'_, '_>, out: &mut Vec<Block>) -> Result<(), Message> {
        let mut carried = Line::default();
        self.block_children(node, &mut carried, out)?;
        if !carried.is_blank() {
            let look = self.styles.paragraph(None).clone();
            self.finish(carried, None, &look, out);
        }
        Ok(())
    }

    fn block_children(&mut self, node: Node<'_, '_>, carried: &mut Line, out: &mut Vec<Block>) -> Result<(), Message> {
        for child in node.children().filter(Node::is_element) {
            match child.name() {
                "p" => self.paragraph(child, carried, out)?,
                "tbl" => self.deeper(|walker| walker.table(child, out))?,
                "altChunk" | "subDoc" => self.tally.inserted_files += 1,
                "sectPr" | "sdtPr" | "sdtEndPr" | "tcPr" | "background" => {}
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.deeper(|walker| walker.block_children(choice, carried, out))?;
                    }
                }
                _ => self.deeper(|walker| walker.block_children(child, carried, out))?,
            }
        }
        Ok(())
    }

    /// Reads a paragraph. One whose mark was deleted runs on in the next.
    fn paragraph(&mut self, node: Node<'_, '_>, carried: &mut Line, out: &mut Vec<Block>) -> Result<(), Message> {
        let properties = node.child("pPr");
        let style = properties.and_then(|properties| properties.child_value("pStyle"));
        let look = ParagraphLook::read(properties, None).or(self.styles.paragraph(style));
        let mut line = std::mem::take(carried);
        let mut boxes = Vec::new();
        self.deeper(|walker| walker.inline(node, &look.run, &mut line, &mut boxes))?;
        self.fields.iter_mut().for_each(|field| field.result = None);
        let deleted = properties.and_then(|properties| properties.child("rPr")).is_some_and(is_deleted);
        if deleted {
            self.tally.deleted += 1;
            *carried = line;
        } else {
            self.finish(line, style, &look, out);
        }
        out.append(&mut boxes);
        Ok(())
    }

    /// Makes the paragraph of a line that is complete.
    fn finish(&mut self, line: Line, style: Option<&str>, look: &ParagraphLook, out: &mut Vec<Block>) {
        let (text, converted) = line.text();
        self.tally.converted += usize::from(converted);
        let list = look.list.as_deref().filter(|list| *list != "0");
        let of_style = list.zip(style).and_then(|(list, style)| self.numbering.level_of_style(list, style));
        let level = look.level.or(of_style).unwrap_or(0);
        let label = list.and_then(|list| self.numbering.next(list, level));
        let (bold, italic) = line.look();
        out.push(Block::Paragraph(Paragraph {
            text,
            depth: label.is_some().then_some(level),
            label,
            heading: look.outline.filter(|level| *level < 9).map(|level| level + 1),
            bold,
            italic,
            centred: look.centred.unwrap_or(false),
            origin: self.origin,
            at: None,
        }));
    }

    /// Gives the look of a run in a paragraph.
    pub(super) fn run_look(&self, properties: Option<Node<'_, '_>>, paragraph: &RunLook) -> RunLook {
        let style = properties.and_then(|properties| properties.child_value("rStyle"));
        let own = RunLook::read(properties);
        match style.and_then(|style| self.styles.letters(style)) {
            Some(style) => own.or(style).or(paragraph),
            None => own.or(paragraph),
        }
    }
}

fn is_deleted(letters: Node<'_, '_>) -> bool {
    letters.child("del").is_some() || letters.child("moveFrom").is_some()
}

/// Gives the one of several forms of the same content that is read: the first that says something.
pub(super) fn choice<'a>(node: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    let says = |form: &Node<'a, 'a>| form.descendants().any(|child| child.name() == "t");
    let forms = || node.children().filter(|child| matches!(child.name(), "Choice" | "Fallback"));
    forms().find(says).or_else(|| forms().next())
}
