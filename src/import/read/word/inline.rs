//! What stands inside of a paragraph: runs and all that may wrap or fill them.

use roxmltree::Node;

use super::line::{Line, Mark};
use super::styles::RunLook;
use super::walker::{NoteKind, OpenField, Walker, choice};
use crate::diagnostic::Message;
use crate::import::paper::{Block, Origin};
use crate::import::read::xml::Element;
use crate::import::read::{links, symbols};

impl Walker<'_> {
    /// Adds what stands below a node to a line; text boxes go to `boxes`.
    pub(super) fn inline(
        &mut self,
        node: Node<'_, '_>,
        look: &RunLook,
        line: &mut Line,
        boxes: &mut Vec<Block>,
    ) -> Result<(), Message> {
        for child in node.children().filter(Node::is_element) {
            if self.sign(child, look, line) {
                continue;
            }
            match child.name() {
                "r" => self.run(child, look, line, boxes)?,
                "hyperlink" | "fldSimple" => self.link(child, look, line, boxes)?,
                "sdt" => self.control(child, look, line, boxes)?,
                "txbxContent" => self.text_box(child, boxes)?,
                "AlternateContent" => {
                    if let Some(choice) = choice(child) {
                        self.deeper(|walker| walker.inline(choice, look, line, boxes))?;
                    }
                }
                _ => {
                    self.count(child);
                    self.deeper(|walker| walker.inline(child, look, line, boxes))?;
                }
            }
        }
        Ok(())
    }

    /// Adds an element that is one sign or one text, or that is never printed; `false` for all others.
    fn sign(&mut self, node: Node<'_, '_>, look: &RunLook, line: &mut Line) -> bool {
        match node.name() {
            "t" => line.push(&text(node), look),
            "tab" | "ptab" => line.push("\t", look),
            "br" | "cr" => line.push("\n", look),
            "noBreakHyphen" => line.push("-", look),
            "softHyphen" => line.push("\u{ad}", look),
            "sym" => symbol(node, look, line),
            "fldChar" => self.field(node, look, line),
            "instrText" | "delInstrText" => {
                let open = self.fields.last_mut().filter(|field| field.result.is_none());
                open.into_iter().for_each(|field| field.instruction.push_str(&text(node)));
            }
            "footnoteReference" => self.refer(NoteKind::Footnote, node.value("id")),
            "endnoteReference" => self.refer(NoteKind::Endnote, node.value("id")),
            "del" | "moveFrom" => self.tally.deleted += usize::from(node.has_children()),
            "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "delText" => {}
            _ => return false,
        }
        true
    }

    fn run(
        &mut self,
        node: Node<'_, '_>,
        look: &RunLook,
        line: &mut Line,
        boxes: &mut Vec<Block>,
    ) -> Result<(), Message> {
        let properties = node.child("rPr");
        if properties.and_then(|letters| letters.switch("vanish")).unwrap_or(false) && node.child("t").is_some() {
            self.tally.hidden += 1;
        }
        let look = self.run_look(properties, look);
        self.deeper(|walker| walker.inline(node, &look, line, boxes))
    }

    /// Reads a link or a field of one element; the address is added where the text does not say it.
    fn link(
        &mut self,
        node: Node<'_, '_>,
        look: &RunLook,
        line: &mut Line,
        boxes: &mut Vec<Block>,
    ) -> Result<(), Message> {
        let start = line.mark();
        self.deeper(|walker| walker.inline(node, look, line, boxes))?;
        let address = match node.value("instr") {
            Some(instruction) => address(instruction),
            None => node.value("id").and_then(|id| self.address(id)),
        };
        add_address(address, start, look, line);
        Ok(())
    }

    /// Follows a field from its beginning over its instruction to its result.
    fn field(&mut self, node: Node<'_, '_>, look: &RunLook, line: &mut Line) {
        match node.value("fldCharType") {
            Some("begin") => {
                self.fields.push(OpenField::default());
                if let Some(checked) = node.child("ffData").and_then(|data| data.child("checkBox")) {
                    let on = checked.switch("checked").or(checked.switch("default")).unwrap_or(false);
                    line.push(if on { "☒" } else { "☐" }, look);
                }
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = Some(line.mark());
                }
            }
            Some("end") => {
                let Some(field) = self.fields.pop() else { return };
                if let Some(start) = field.result {
                    add_address(address(&field.instruction), start, look, line);
                }
            }
            _ => {}
        }
    }

    /// Reads a content control; a box to tick is printed as one sign.
    fn control(
        &mut self,
        node: Node<'_, '_>,
        look: &RunLook,
        line: &mut Line,
        boxes: &mut Vec<Block>,
    ) -> Result<(), Message> {
        let Some(tick) = node.child("sdtPr").and_then(|properties| properties.child("checkbox")) else {
            return self.deeper(|walker| walker.inline(node, look, line, boxes));
        };
        line.push(if tick.switch("checked").unwrap_or(false) { "☒" } else { "☐" }, look);
        Ok(())
    }

    fn text_box(&mut self, node: Node<'_, '_>, boxes: &mut Vec<Block>) -> Result<(), Message> {
        let around = self.origin.replace(Origin::Box);
        let fields = std::mem::take(&mut self.fields);
        let walked = self.deeper(|walker| walker.blocks(node, boxes));
        self.fields = fields;
        self.origin = around;
        walked
    }

    /// Counts what has no text of its own.
    fn count(&mut self, node: Node<'_, '_>) {
        match node.name() {
            "pic" | "imagedata" => self.tally.pictures += 1,
            "OLEObject" | "chart" | "relIds" => self.tally.objects += 1,
            "altChunk" | "subDoc" => self.tally.inserted_files += 1,
            _ => {}
        }
    }
}

/// Gives the text of an element; line ends of the file are blanks.
fn text(node: Node<'_, '_>) -> String {
    let whole: String = node.children().filter_map(|child| child.text()).collect();
    whole.replace(['\n', '\r', '\t'], " ")
}

fn symbol(node: Node<'_, '_>, look: &RunLook, line: &mut Line) {
    let code = node.value("char").and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
    let Some(code) = code else { return };
    let sign = symbols::sign(node.value("font").unwrap_or_default(), code);
    line.push(sign.encode_utf8(&mut [0; 4]), &RunLook { font: None, ..look.clone() });
}

/// Gives the address of a field `HYPERLINK "https://…" \o "…"`.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
    quoted.or_else(|| rest.split_whitespace().next()).map(str::to_owned)
}

fn add_address(address: Option<String>, start: Mark, look: &RunLook, line: &mut Line) {
    let said = line.since(start);
    if let Some(beside) = address.as_deref().and_then(|address| links::beside(&said, address)) {
        let plain = RunLook { font: None, ..look.clone() };
        line.push(&format!(" ({beside})"), &plain);
    }
}
