//! The zones of a document: head, text, tail, appendices.
//!
//! Takes the pieces of a paper; gives the same pieces, each in exactly one zone. Any zone may be empty: an appendix
//! sent alone has neither head nor tail, a head may lack its number, a signature its recipients.

use super::label::Label;
use super::lines::{Line, Piece, Pieces};
use super::signs;

/// How many lines the head of a document takes at most.
const HEAD: usize = 60;

/// A document by its zones.
#[derive(Debug, Clone, Default)]
pub(super) struct Zones {
    /// From the motto to the title.
    pub(super) head: Vec<Line>,
    /// The index of the type line in the head.
    pub(super) type_line: Option<usize>,
    /// The text between title and tail, with what the tail has that is none.
    pub(super) text: Vec<Piece>,
    /// Recipients and signature, each line with what it is.
    pub(super) tail: Vec<(Tail, Line)>,
    /// The appendices.
    pub(super) appendices: Vec<AppendixZone>,
    /// The headers and footers of pages.
    pub(super) margins: Vec<Line>,
    /// Footnotes.
    pub(super) notes: Vec<Line>,
}

/// What a line of the tail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// "Nơi nhận:", with recipients behind it where they stand on one line.
    Opening,
    /// A recipient.
    Recipient,
    /// "Lưu: VT."
    Filing,
    /// "KT. GIÁM ĐỐC".
    Office,
    /// The name of who signed.
    Name,
    /// A stroke, or the words of a signature.
    Form,
}

/// An appendix.
#[derive(Debug, Clone, Default)]
pub(super) struct AppendixZone {
    /// The line of its label, where it has one.
    pub(super) label: Option<Line>,
    /// The lines of its title.
    pub(super) title: Vec<Line>,
    /// What it belongs to, in brackets.
    pub(super) caption: Vec<Line>,
    /// Everything else.
    pub(super) pieces: Vec<Piece>,
    /// Words in capitals after its last table.
    pub(super) stamp: Vec<Line>,
    /// A signature that repeats that of the document.
    pub(super) signature: Vec<Line>,
}

/// Parts a document.
pub(super) fn zones(pieces: Pieces) -> Zones {
    let Pieces { text, mut margins, notes } = pieces;
    let (numbers, text): (Vec<Piece>, Vec<Piece>) = text.into_iter().partition(is_page_number);
    margins.extend(numbers.iter().filter_map(Piece::line).cloned());
    let (type_line, head_end) = head_end(&text);
    let mut rest = text;
    let mut after = rest.split_off(head_end);
    let head = rest.into_iter().filter_map(|piece| match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    });
    let mut zones = Zones { head: head.collect(), type_line, margins, notes, ..Zones::default() };
    let start = tail_start(&after).or_else(|| appendix_start(&after)).unwrap_or(after.len());
    let tail = after.split_off(start);
    zones.text = after;
    let behind = take_tail(tail, &mut zones);
    zones.appendices = appendices(behind);
    zones.sign();
    zones
}

fn is_page_number(piece: &Piece) -> bool {
    piece.line().is_some_and(|line| !line.framed && signs::is_page_number(&line.text))
}

/// Finds the type line and where the head ends, after the title.
fn head_end(text: &[Piece]) -> (Option<usize>, usize) {
    let lines: Vec<&Line> = text.iter().take(HEAD).map_while(Piece::line).collect();
    let before_text = |line: &&Line| signs::appendix(&line.text).is_none() && !opens_text(&line.text);
    let top = lines.iter().take_while(|line| before_text(line)).count();
    match lines[..top].iter().position(|line| signs::type_line(&line.text).is_some()) {
        Some(at) => (Some(at), title_end(&lines, at)),
        None => (None, letter_end(&lines[..top])),
    }
}

/// Finds where the head of a document without a type line ends: a letter says what it is about below its number.
fn letter_end(lines: &[&Line]) -> usize {
    let about = lines.iter().find(|line| signs::about(&line.text).is_some()).map(|line| line.place);
    let of_head = |line: &&&Line| is_furniture(&line.text) || Some(line.place) == about;
    lines.iter().take_while(of_head).count()
}

fn is_furniture(line: &str) -> bool {
    signs::is_motto(line)
        || signs::is_rule(line)
        || signs::is_date_line(line)
        || signs::is_secrecy(line)
        || signs::is_agency(line)
        || signs::number_line(line).is_some()
}

/// Tells whether a line can only stand in the text: a legal basis, an addressee, a section.
fn opens_text(line: &str) -> bool {
    let opens = ["Căn cứ", "Kính gửi", "Xét ", "Chủ đề"];
    opens.iter().any(|open| line.starts_with(open)) || Label::of(line).is_some_and(|label| label.is_section())
}

/// Finds where the title ends: all lines of the paragraph of the type line, the next one, and those that go on with it.
fn title_end(lines: &[&Line], at: usize) -> usize {
    let after_type = signs::type_line(&lines[at].text).map_or("", |(_, rest)| rest);
    let own = lines[at].place;
    let mut end = at + 1;
    while let Some(line) = lines.get(end) {
        let has_title = end > at + 1 || !after_type.is_empty();
        let same = !line.first && line.place == own && !line.text.ends_with(['.', ';']);
        let goes_on = signs::is_rule(&line.text) || same || !has_title || continues_title(lines, end, at);
        if opens_text(&line.text) && !same || !goes_on || signs::is_of_layout(&line.text) {
            break;
        }
        end += 1;
    }
    end
}

/// Tells whether a line is one more of the title: set like it, or beginning small after a line without end.
fn continues_title(lines: &[&Line], end: usize, at: usize) -> bool {
    let (line, first, before) = (lines[end], lines[at], lines[end - 1]);
    let open = !before.text.ends_with(['.', ';', ':', ',']) || before.text.ends_with(',') && line.bold;
    let capitals = signs::is_capitals(&before.text) && signs::is_capitals(&line.text) && end > at + 1;
    let alike =
        capitals || (first.bold && line.bold) || (first.centred && line.centred) || (first.heading && line.heading);
    let small = line.text.starts_with(char::is_lowercase) && line.text.chars().count() < 120;
    let prose = line.text.ends_with([':', '.', ';']) || line.text.chars().count() > 250;
    open && (alike || small) && !prose
}

/// Finds where the tail begins: "Nơi nhận", or the office of a signature that a name follows; offices before
/// "Nơi nhận" belong to it. What stands behind the title of an appendix is none.
fn tail_start(text: &[Piece]) -> Option<usize> {
    let end = appendix_start(text).unwrap_or(text.len());
    let is = |at: usize, sign: fn(&str) -> bool| {
        text[..end].get(at).and_then(Piece::line).is_some_and(|line| sign(&line.text))
    };
    let Some(mut start) = (0..end).rev().find(|at| is(*at, signs::is_recipients)) else {
        // Nothing but more offices and the words of a signature stands between an office and the name.
        let of_office = |line: &str| signs::is_office(line) || signs::is_signature(line) || signs::is_rule(line);
        let name = |at: usize| (at + 1..end).find(|next| !is(*next, of_office));
        let signed = |at: usize| is(at, signs::is_office) && name(at).is_some_and(|name| is(name, signs::is_name));
        return (0..end).find(|at| signed(*at));
    };
    let of_signature = |line: &str| signs::is_office(line) || signs::is_name(line) || signs::is_signature(line);
    while start > 0 && is(start - 1, of_signature) {
        start -= 1;
    }
    Some(start)
}

/// Finds the first line that opens an appendix.
fn appendix_start(text: &[Piece]) -> Option<usize> {
    text.iter().position(|piece| piece.line().is_some_and(is_appendix_title))
}

/// Tells whether a line opens an appendix, and does not only speak of one.
fn is_appendix_title(line: &Line) -> bool {
    let Some((label, title)) = signs::appendix(&line.text) else { return false };
    let set_apart = line.bold || line.centred || line.heading || line.framed || signs::is_capitals(label);
    set_apart || title.is_empty() && line.first
}

/// Takes the tail off the pieces that begin with it, and gives the rest.
fn take_tail(pieces: Vec<Piece>, zones: &mut Zones) -> Vec<Piece> {
    let (mut listing, mut named, mut open) = (false, false, false);
    let mut rest = pieces.into_iter().peekable();
    while let Some(Piece::Line(line)) = rest.peek() {
        // Beside a signature set with tabs the list goes on behind the office.
        let Some(what) = tail(line, listing || open && is_bulleted(line), named) else { break };
        // The file line closes the list and the signature breaks it; the name closes the signature.
        listing = matches!(what, Tail::Opening | Tail::Recipient);
        open = what == Tail::Opening || open && what != Tail::Filing;
        named |= what == Tail::Name;
        zones.tail.push((what, line.clone()));
        rest.next();
    }
    rest.collect()
}

/// Says what a line of the tail is; `None` where the tail is over.
fn tail(line: &Line, listing: bool, named: bool) -> Option<Tail> {
    let text = line.text.as_str();
    let short = text.chars().count() <= 200;
    let nameable = !named && signs::is_name(text) && !(listing && is_bulleted(line));
    Some(match () {
        () if is_appendix_title(line) || signs::is_caption(text) => return None,
        () if signs::is_recipients(text) => Tail::Opening,
        () if signs::filing(text).is_some() => Tail::Filing,
        () if signs::is_office(text) => Tail::Office,
        () if signs::is_signature(text) || signs::is_rule(text) => Tail::Form,
        () if nameable => Tail::Name,
        () if listing && short && !ends_list(line) => Tail::Recipient,
        () => return None,
    })
}

fn is_bulleted(line: &Line) -> bool {
    line.text.starts_with(['-', '+', '•', '–']) || line.depth.is_some()
}

/// Tells whether a line in a list of recipients is a heading of what follows.
fn ends_list(line: &Line) -> bool {
    (line.bold && line.centred || signs::type_line(&line.text).is_some()) && !is_bulleted(line)
}

/// Parts what stands behind the tail into appendices.
fn appendices(pieces: Vec<Piece>) -> Vec<AppendixZone> {
    let mut zones: Vec<AppendixZone> = Vec::new();
    for piece in pieces {
        let opens = piece.line().is_some_and(is_appendix_title);
        if opens || zones.is_empty() {
            zones.push(AppendixZone::default());
        }
        let zone = zones.last_mut().expect("one was just pushed");
        match piece {
            Piece::Line(line) if opens => zone.label = Some(line),
            Piece::Line(line) => zone.add(line),
            Piece::Table(_) => {
                // What stands between two tables is no stamp.
                zone.pieces.extend(zone.stamp.drain(..).map(Piece::Line));
                zone.pieces.push(piece);
            }
        }
    }
    zones
}

impl Zones {
    /// Takes the signatures off the ends of appendices; one is that of the document where it has none of its own.
    fn sign(&mut self) {
        let mut appendices = std::mem::take(&mut self.appendices);
        for zone in &mut appendices {
            let Some(start) = tail_start(&zone.pieces) else { continue };
            let mut signed = Zones::default();
            let behind = take_tail(zone.pieces.split_off(start), &mut signed);
            zone.pieces.extend(behind);
            if self.tail.is_empty() {
                self.tail = signed.tail;
            } else {
                zone.signature.extend(signed.tail.into_iter().map(|(_, line)| line));
            }
        }
        self.appendices = appendices;
    }
}

impl AppendixZone {
    fn add(&mut self, line: Line) {
        let begins = self.pieces.is_empty() && self.caption.is_empty();
        let set_apart = line.bold || line.centred || line.heading || signs::is_capitals(&line.text);
        let goes_on = self.title.last().is_some_and(|before| before.place == line.place);
        let tabled = self.pieces.iter().any(|piece| matches!(piece, Piece::Table(_)));
        if signs::is_caption(&line.text) && self.pieces.is_empty() {
            self.caption.push(line);
        } else if begins && (set_apart || goes_on || self.is_first(&line)) && !signs::is_rule(&line.text) {
            self.title.push(line);
        } else if tabled
            && signs::is_capitals(&line.text)
            && !signs::is_office(&line.text)
            && line.text.chars().count() <= 100
        {
            self.stamp.push(line);
        } else {
            self.pieces.push(Piece::Line(line));
        }
    }

    /// Tells whether a line is the title because it is the first thing under the label.
    fn is_first(&self, line: &Line) -> bool {
        let short = line.text.chars().count() <= 200 && !line.text.ends_with([':', ';', '.']);
        self.label.is_some() && self.title.is_empty() && short && Label::of(&line.text).is_none()
    }
}
