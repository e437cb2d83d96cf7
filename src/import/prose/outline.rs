//! The outline of a text: which lines are headings and how deep, which are items, which go on on the next page.
//!
//! The level of a heading comes from its label and its parent: under "I." a "1." is one deeper, and "1." again is its
//! sibling, whatever the marks of the file say (MODEL §4). A line that another page broke is joined again.

use std::collections::BTreeMap;

use super::label::{Kind, Label};
use super::lines::{Line, Piece};
use super::signs;
use crate::import::paper::Place;

/// The longest heading, in characters.
const HEADING: usize = 250;
/// The longest heading a plain line can be, which nothing but its shortness shows.
const PLAIN_HEADING: usize = 160;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading; its level counts from 0.
    Heading {
        /// How many headings it stands under.
        level: usize,
        /// The line with its label.
        text: String,
    },
    /// A paragraph or an item of a list, with its label.
    Text(String),
    /// A table.
    Table(Place),
}

/// Makes the outline of a text; every line is in one block, with its place.
pub(super) fn outline(pieces: &[Piece]) -> Vec<(Block, Vec<Place>)> {
    let joined = join(pieces);
    let plain = plain_headings(&joined);
    let mut stack: Vec<Option<Kind>> = Vec::new();
    let mut blocks = Vec::new();
    for (at, (piece, places)) in joined.iter().enumerate() {
        let block = match piece {
            Piece::Table(place) => Block::Table(*place),
            Piece::Line(line) if is_heading(line, plain[at]) => {
                let kind = Label::of(&line.text).map(|label| label.kind);
                Block::Heading { level: descend(&mut stack, kind), text: line.text.clone() }
            }
            Piece::Line(line) => Block::Text(line.text.clone()),
        };
        blocks.push((block, places.clone()));
    }
    blocks
}

/// Takes a heading into the stack of its parents and gives its level.
fn descend(stack: &mut Vec<Option<Kind>>, kind: Option<Kind>) -> usize {
    match stack.iter().position(|parent| *parent == kind) {
        Some(at) => stack.truncate(at),
        // Sections of roman numbers and all wider ones are never inside smaller ones, nor under words without a label.
        None => stack.retain(|parent| match (parent, kind) {
            (Some(parent), Some(kind)) => rank(*parent) < rank(kind),
            (None, Some(kind)) => rank(kind) > rank(Kind::Roman),
            (_, None) => true,
        }),
    }
    stack.push(kind);
    stack.len() - 1
}

/// Orders kinds of labels, the widest first; kinds of one rank take the order in which they come.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Part => 0,
        Kind::Chapter => 1,
        Kind::Capital => 2,
        Kind::Division => 3,
        Kind::Roman => 4,
        Kind::Article => 5,
        Kind::Number(parts) => 5 + parts,
        Kind::Letter | Kind::LetterDot => 20,
        Kind::Stroke => 21,
        Kind::Plus => 22,
    }
}

/// Joins what pages broke; gives every line with the places it comes from.
fn join(pieces: &[Piece]) -> Vec<(Piece, Vec<Place>)> {
    let mut joined: Vec<(Piece, Vec<Place>)> = Vec::new();
    for piece in pieces {
        match (piece, joined.last_mut()) {
            (Piece::Line(line), Some((Piece::Line(before), places))) if goes_on(before, line) => {
                before.text.push(' ');
                before.text.push_str(&line.text);
                if !places.contains(&line.place) {
                    places.push(line.place);
                }
            }
            (Piece::Line(line), _) => joined.push((piece.clone(), vec![line.place])),
            (Piece::Table(place), _) => joined.push((piece.clone(), vec![*place])),
        }
    }
    joined
}

/// Tells whether a line goes on with the one before: that has no end, and this begins small, or that breaks off after
/// a word that needs another.
fn goes_on(before: &Line, line: &Line) -> bool {
    let end = before.text.trim_end_matches(['”', '"', ')', '*']);
    let open = !end.ends_with(['.', ';', ':', '!', '?', '…']);
    let small = line.text.starts_with(char::is_lowercase) || line.text.starts_with([',', ';', ')']);
    let plain = Label::of(&line.text).is_none() && !line.heading;
    let heading = || before.heading || signs::is_capitals(&before.text);
    open && plain && (small || breaks_off(&before.text)) && !heading()
}

fn breaks_off(text: &str) -> bool {
    const NEEDS_MORE: [&str; 16] = [
        "và", "của", "với", "các", "theo", "về", "do", "từ", "tại", "cho", "những", "trong", "là", "được", "hoặc",
        "bằng",
    ];
    let long = text.chars().nth(60).is_some();
    long && (text.ends_with(',') || text.rsplit(' ').next().is_some_and(|last| NEEDS_MORE.contains(&last)))
}

/// Tells whether a line is a heading: by its label, by how it is set, or, where `plain` says so, by its siblings.
fn is_heading(line: &Line, plain: bool) -> bool {
    let length = line.text.chars().count();
    let Some(label) = Label::of(&line.text) else { return is_bare_heading(line) };
    match label.kind {
        Kind::Stroke | Kind::Plus => false,
        Kind::Part | Kind::Chapter | Kind::Division => length <= HEADING,
        Kind::Roman | Kind::Capital => length <= HEADING && !line.text.ends_with([';', ',']),
        Kind::Article => {
            length <= PLAIN_HEADING && (line.bold || line.heading || !line.text.ends_with([';', '.', ':']))
        }
        _ if line.heading || line.bold => length <= HEADING && !line.text.ends_with([';', ',']),
        _ => plain,
    }
}

/// Tells whether a line without a label is a heading: set as one, short, and neither a sentence nor a caption.
fn is_bare_heading(line: &Line) -> bool {
    let set = line.heading || line.bold && line.depth.is_none();
    let short = line.text.chars().count() <= PLAIN_HEADING;
    let sentence = line.text.ends_with(['.', ';', ',', ':']) && !line.heading;
    let caption = ["Bảng ", "Biểu ", "Hình ", "BẢNG ", "BIỂU "].iter().any(|word| line.text.starts_with(word));
    set && short && !sentence && !caption && !signs::cites(&line.text) && !signs::is_office(&line.text)
}

fn is_plain_heading(line: &Line) -> bool {
    let short = line.text.chars().count() <= PLAIN_HEADING;
    line.heading || line.bold || short && !line.text.ends_with(['.', ';', ',', ':', '…', '/'])
}

/// Tells of each line whether it and all its siblings, the lines with the same kind of label under the same parent, are
/// short as headings are, and something stands below it.
fn plain_headings(lines: &[(Piece, Vec<Place>)]) -> Vec<bool> {
    let label = |piece: &Piece| piece.line().and_then(|line| Label::of(&line.text)).map(|label| label.kind);
    let kinds: Vec<Option<Kind>> = lines.iter().map(|(piece, _)| label(piece)).collect();
    let mut open: BTreeMap<(u8, Kind), usize> = BTreeMap::new();
    let mut groups: Vec<bool> = Vec::new();
    let mut group_of: Vec<Option<usize>> = Vec::new();
    for ((piece, _), kind) in lines.iter().zip(&kinds) {
        let group = kind.zip(piece.line()).map(|(kind, line)| {
            open.retain(|(open, _), _| *open <= rank(kind));
            let group = *open.entry((rank(kind), kind)).or_insert_with(|| {
                groups.push(true);
                groups.len() - 1
            });
            groups[group] &= is_plain_heading(line);
            group
        });
        group_of.push(group);
    }
    let text_below = |at: usize| match (kinds.get(at + 1), kinds[at]) {
        (Some(next), Some(own)) => next.is_none_or(|next| rank(next) > rank(own)),
        _ => false,
    };
    (0..lines.len()).map(|at| group_of[at].is_some_and(|group| groups[group]) && text_below(at)).collect()
}
