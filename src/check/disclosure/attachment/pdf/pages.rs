//! The pages of a file in their order, with what they draw and what they draw it with.

use std::collections::BTreeSet;

use super::objects::{Object, Pdf};
use super::resolve;

/// The most pages that are numbered.
const MOST: usize = 50_000;
/// How far up a page looks for what it inherits.
const HIGHEST: usize = 30;

/// One page.
#[derive(Debug)]
pub(super) struct Page {
    /// The streams of its content, by their place in the list of objects.
    pub(super) contents: Vec<usize>,
    /// What it draws with.
    pub(super) resources: Object,
    /// The drawings it uses, with what they draw with.
    pub(super) forms: Vec<(usize, Object)>,
}

/// Lists the pages.
pub(super) fn pages(pdf: &Pdf<'_>) -> Vec<Page> {
    let mut roots = pdf.objects.iter().filter(|object| object.value.name("Type") == Some("Catalog"));
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    if let Some(Object::Reference(number)) = roots.next_back().and_then(|root| root.value.get("Pages")) {
        let mut waiting = vec![*number];
        while let Some(number) = waiting.pop() {
            let Some(node) = pdf.object(number).filter(|_| seen.insert(number) && order.len() < MOST) else { continue };
            match node.value.get("Kids").map(|kids| resolve(pdf, kids)) {
                Some(kids) => waiting.extend(kids.items().iter().rev().filter_map(reference)),
                None => order.push(number),
            }
        }
    }
    let is_page = |value: &Object| value.name("Type") == Some("Page");
    // Pages no tree leads to are pages all the same.
    let lost = pdf.objects.iter().filter(|object| is_page(&object.value) && seen.insert(object.number));
    order.extend(lost.map(|object| object.number));
    order.into_iter().filter_map(|number| page(pdf, &pdf.object(number)?.value)).collect()
}

fn page(pdf: &Pdf<'_>, value: &Object) -> Option<Page> {
    let contents = value.get("Contents");
    let direct = contents
        .and_then(reference)
        .and_then(|number| pdf.place(number))
        .filter(|at| pdf.objects[*at].stream.is_some());
    let contents = match direct {
        Some(at) => vec![at],
        None => contents.map(|contents| streams(pdf, resolve(pdf, contents))).unwrap_or_default(),
    };
    let resources = inherited(pdf, value);
    let forms = forms(pdf, &resources);
    Some(Page { contents, resources, forms })
}

fn streams(pdf: &Pdf<'_>, list: &Object) -> Vec<usize> {
    list.items().iter().filter_map(reference).filter_map(|number| pdf.place(number)).collect()
}

fn reference(object: &Object) -> Option<u32> {
    match object {
        Object::Reference(number) => Some(*number),
        _ => None,
    }
}

fn inherited(pdf: &Pdf<'_>, page: &Object) -> Object {
    let mut node = page;
    for _ in 0..HIGHEST {
        if let Some(resources) = node.get("Resources") {
            return resolve(pdf, resources).clone();
        }
        let Some(parent) = node.get("Parent") else { break };
        node = resolve(pdf, parent);
    }
    Object::Nothing
}

/// Lists the drawings of a page, and those in them.
fn forms(pdf: &Pdf<'_>, resources: &Object) -> Vec<(usize, Object)> {
    let mut forms = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![resources.clone()];
    while let Some(resources) = waiting.pop() {
        let Some(Object::Dictionary(drawings)) = resources.get("XObject").map(|drawings| resolve(pdf, drawings)) else {
            continue;
        };
        for number in drawings.values().filter_map(reference) {
            let Some(at) = pdf.place(number).filter(|_| seen.insert(number) && seen.len() < 10_000) else { continue };
            if pdf.objects[at].value.name("Subtype") == Some("Form") {
                let own =
                    pdf.objects[at].value.get("Resources").map_or(Object::Nothing, |own| resolve(pdf, own).clone());
                waiting.push(own.clone());
                forms.push((at, own));
            }
        }
    }
    forms
}
