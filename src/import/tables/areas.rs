//! Tells what rows are: headings of areas, records, totals, lines below the table.

use super::Column;
use super::draft::Draft;
use super::label::Style;
use super::names;
use crate::text;

/// What a row is, before its depth is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The heading of an area.
    Area,
    /// A record or a part of one.
    Record,
    /// A total.
    Total,
    /// A line below or beside the records.
    Remark,
}

/// What the rows of a table are told by.
pub(super) struct Habits {
    /// The column that says what a row is.
    main: Column,
    /// The numbering most records have.
    record: Option<Style>,
    /// Whether areas carry I or A.
    high: bool,
    /// Whether most records stand in bold or in capitals.
    loud: bool,
}

impl Habits {
    /// Learns them from all rows.
    pub(super) fn learn(drafts: &[Draft], main: Column) -> Self {
        let records: Vec<&Draft> = drafts.iter().filter(|draft| !draft.wide && !draft.is_title_only(main)).collect();
        let loud = records.iter().filter(|draft| draft.loud).count() * 2 > records.len();
        let bare = |draft: &&Draft| draft.wide || draft.is_title_only(main);
        let high = drafts.iter().filter(bare).any(|draft| draft.style.is_some_and(Style::is_high));
        Self { main, record: commonest(&records), high, loud }
    }

    /// Tells whether records have labels.
    pub(super) fn labelled(&self) -> bool {
        self.record.is_some()
    }

    /// Tells what each row is.
    pub(super) fn kinds(&self, drafts: &[Draft]) -> Vec<Kind> {
        let last =
            drafts.iter().rposition(|draft| draft.is_labelled() || !draft.marks.is_empty() || draft.cells.len() > 3);
        let below = last.map_or(0, |last| last + 1);
        let end = drafts[below..].iter().position(closes).map_or(drafts.len(), |at| below + at);
        let kind = |(index, draft): (usize, &Draft)| match drafts.get(index + 1) {
            _ if index >= end => Kind::Remark,
            _ if self.is_total(draft) => Kind::Total,
            _ if draft.wide && remarks(draft, self.main) => Kind::Remark,
            next if self.is_area(draft, next) => Kind::Area,
            _ => Kind::Record,
        };
        drafts.iter().enumerate().map(kind).collect()
    }

    fn is_area(&self, draft: &Draft, next: Option<&Draft>) -> bool {
        let title_only = draft.is_title_only(self.main);
        if (!title_only && !draft.wide) || draft.area.is_some() {
            return false;
        }
        let parts_follow = next.is_some_and(|next| deeper(draft, next));
        let goes_on =
            draft.cells.get(&self.main).is_some_and(|main| main.text.chars().next().is_some_and(char::is_lowercase));
        match draft.style {
            Some(style) if style.is_high() => true,
            Some(Style::Dash) => false,
            _ if draft.wide => !goes_on,
            Some(_) if self.high => false,
            Some(style) if self.record == Some(style) => draft.loud && !self.loud,
            Some(style) => {
                (draft.loud && !self.loud)
                    || (parts_follow && self.record.is_none_or(|record| style.depth() < record.depth()))
            }
            None => draft.loud && !self.loud,
        }
    }

    fn is_total(&self, draft: &Draft) -> bool {
        let first = draft.cells.get(&self.main).or_else(|| draft.cells.values().next());
        let label = draft.cells.get(&Column::Label);
        [first, label, draft.area.as_ref()].into_iter().flatten().any(|printed| totals(&printed.text))
    }
}

/// Tells whether a text names a total: "TỔNG CỘNG", "Tổng số", "Cộng (I + II)".
fn totals(text: &str) -> bool {
    let lower = text::normalize(text).to_lowercase();
    let words = names::words(&lower);
    let starts = ["tổng cộng", "tổng số", "tổng kinh phí", "tổng dự toán"].iter().any(|start| lower.starts_with(start));
    (starts && words.len() <= 8)
        || matches!(lower.trim_end_matches([':', '.']), "tổng" | "cộng")
        || (lower.starts_with("cộng (") || lower.starts_with("tổng ("))
}

/// Tells whether the next row stands deeper in the numbering.
fn deeper(draft: &Draft, next: &Draft) -> bool {
    match (draft.style, next.style) {
        (Some(style), Some(next)) => next.depth() > style.depth(),
        (Some(_), None) => true,
        (None, _) => false,
    }
}

/// Tells whether a wide row is a remark on the table: "Ghi chú: …".
fn remarks(draft: &Draft, main: Column) -> bool {
    let Some(main) = draft.cells.get(&main) else { return false };
    let folded = text::fold(&main.text);
    let starts = ["ghi chu:", "chu thich", "luu y:", "(*)", "* ", "nguon:", "don vi tinh", "(kem theo"];
    starts.iter().any(|start| folded.starts_with(start)) || names::words(&main.text).len() > 60
}

/// Titles that stand alone above a signature, in capitals.
const SIGNERS: &[&str] = &[
    "giam doc",
    "pho giam doc",
    "thu truong don vi",
    "nguoi lap bieu",
    "nguoi lap",
    "chu tich",
    "truong phong",
    "chanh van phong",
];

/// Tells whether the signature begins here, as it does below a table in a sheet.
fn closes(draft: &Draft) -> bool {
    let title = |text: &str| {
        let line = text.lines().next().unwrap_or_default().trim();
        let folded = text::fold(line);
        let capital = line == line.to_uppercase();
        let signs = SIGNERS.contains(&folded.as_str())
            || ["kt. ", "tm. ", "tl. ", "tuq. "].iter().any(|sign| folded.starts_with(sign));
        folded.starts_with("noi nhan:") || (capital && signs)
    };
    draft.cells.values().any(|printed| title(&printed.text))
}

fn commonest(records: &[&Draft]) -> Option<Style> {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    for style in records.iter().filter_map(|draft| draft.style) {
        match counts.iter_mut().find(|(known, _)| *known == style) {
            Some((_, count)) => *count += 1,
            None => counts.push((style, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(style, _)| style)
}
