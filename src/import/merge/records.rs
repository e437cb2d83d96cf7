//! Finds, adds and moves the records of a TOML file: tables of `[[area]]` and `[[area.task]]`, or entries of a list.

use toml_edit::{ArrayOfTables, InlineTable, Item, Table, TableLike, Value};

use super::layout::raw;
use super::value::of_item;

/// Where a record stands: the key of each list on the way, and the index in it.
pub(super) type Path = Vec<(&'static str, usize)>;

/// Which record is meant: the keys of the lists that lead to it, the field that tells records apart, and its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought<'s> {
    /// `area`, `task`.
    pub(super) lists: &'s [&'static str],
    /// `id`.
    pub(super) identity: &'static str,
    /// `1-a`.
    pub(super) id: &'s str,
}

/// Gives what a record's identity says.
fn identity(record: &dyn TableLike, key: &str) -> Option<String> {
    match of_item(record.get(key)?) {
        serde_json::Value::String(text) => Some(text.trim().to_owned()),
        other => Some(other.to_string()),
    }
}

/// Gives the records of a list, in order.
pub(super) fn list<'t>(table: &'t dyn TableLike, key: &str) -> Vec<&'t dyn TableLike> {
    match table.get(key) {
        Some(Item::ArrayOfTables(tables)) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Some(Item::Value(Value::Array(items))) => {
            let table = |value: &'t Value| value.as_inline_table().map(|table| table as &dyn TableLike);
            items.iter().filter_map(table).collect()
        }
        _ => Vec::new(),
    }
}

/// Finds a record, wherever it stands.
pub(super) fn find(table: &dyn TableLike, sought: Sought<'_>) -> Option<Path> {
    let (key, rest) = sought.lists.split_first()?;
    list(table, key).into_iter().enumerate().find_map(|(index, record)| {
        if rest.is_empty() {
            let same = identity(record, sought.identity).as_deref() == Some(sought.id);
            return same.then(|| vec![(*key, index)]);
        }
        let mut path = vec![(*key, index)];
        path.extend(find(record, Sought { lists: rest, ..sought })?);
        Some(path)
    })
}

/// Finds a record among those of one list.
pub(super) fn position(table: &dyn TableLike, sought: Sought<'_>) -> Option<usize> {
    let key = sought.lists.last()?;
    let records = list(table, key);
    records.iter().position(|record| identity(*record, sought.identity).as_deref() == Some(sought.id))
}

/// Gives the record at a place.
pub(super) fn at<'t>(root: &'t dyn TableLike, path: &[(&'static str, usize)]) -> Option<&'t dyn TableLike> {
    let mut record = root;
    for (key, index) in path {
        record = *list(record, key).get(*index)?;
    }
    Some(record)
}

/// A record that can be written to.
pub(super) enum Record<'t> {
    /// A section.
    Section(&'t mut Table),
    /// An entry between braces.
    Inline(&'t mut InlineTable),
}

/// Gives the record at a place, to write to it.
pub(super) fn at_mut<'t>(root: &'t mut Table, path: &[(&'static str, usize)]) -> Option<Record<'t>> {
    let mut record = Record::Section(root);
    for (key, index) in path {
        let item = match record {
            Record::Section(table) => table.get_mut(key)?,
            Record::Inline(table) => {
                record = Record::Inline(inline(table.get_mut(key)?, *index)?);
                continue;
            }
        };
        record = match item {
            Item::ArrayOfTables(tables) => Record::Section(tables.get_mut(*index)?),
            Item::Value(value) => Record::Inline(inline(value, *index)?),
            Item::None | Item::Table(_) => return None,
        };
    }
    Some(record)
}

fn inline(value: &mut Value, index: usize) -> Option<&mut InlineTable> {
    let tables = value.as_array_mut()?.iter_mut().filter_map(Value::as_inline_table_mut);
    tables.into_iter().nth(index)
}

/// Adds a record to a list at an index; `false` where the file has something else under the key.
pub(super) fn insert(parent: Record<'_>, key: &str, index: usize, record: Table) -> bool {
    match parent {
        Record::Section(table) => {
            let own = last_position(table);
            match table.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new())) {
                Item::ArrayOfTables(tables) => insert_section(tables, index, record, own),
                Item::Value(Value::Array(items)) => items.insert(index, record.into_inline_table()),
                _ => return false,
            }
            true
        }
        Record::Inline(table) => {
            let list = table.entry(key).or_insert_with(|| Value::Array(toml_edit::Array::new()));
            let Some(items) = list.as_array_mut() else { return false };
            items.insert(index, record.into_inline_table());
            true
        }
    }
}

/// Adds a section between others. Sections are printed in the order of their positions, so it takes the one of what
/// stands before it; those below it have none and follow it.
fn insert_section(tables: &mut ArrayOfTables, index: usize, mut record: Table, parent: Option<isize>) {
    let before = index.checked_sub(1).and_then(|index| tables.get(index)).and_then(last_position);
    let after = tables.get(index).and_then(Table::position).map(|position| position - 1);
    clear_positions(&mut record);
    record.set_position(before.or(after).or(parent));
    if let Some(next) = tables.get_mut(index).filter(|_| index == 0) {
        make_room(&mut record, next);
    }
    tables.insert(index, record);
}

/// Parts the first section of a list from the new one before it: what stands above the first section of a file, such
/// as a comment on the whole file, stays on top.
fn make_room(record: &mut Table, next: &mut Table) {
    let above = raw(next.decor().prefix()).to_owned();
    let heading = above.rfind("\n\n").map_or("", |end| &above[..end + 2]);
    if above.starts_with('\n') || (heading.is_empty() && !above.is_empty()) {
        return;
    }
    let own = raw(record.decor().prefix()).trim_start_matches('\n');
    let prefix = format!("{heading}{own}");
    record.decor_mut().set_prefix(prefix);
    next.decor_mut().set_prefix(format!("\n{}", &above[heading.len()..]));
}

/// Takes a section out of its list, with the comments above and inside it.
pub(super) fn remove(parent: Record<'_>, key: &str, index: usize) -> Option<Table> {
    let Record::Section(table) = parent else { return None };
    let tables = table.get_mut(key)?.as_array_of_tables_mut()?;
    (index < tables.len()).then(|| tables.remove(index))
}

/// Tells whether a record can be moved between two lists: both are sections, or the second is not there yet.
pub(super) fn is_movable(from: &dyn TableLike, to: &dyn TableLike, key: &str) -> bool {
    let sections = |table: &dyn TableLike| table.get(key).is_some_and(|item| item.is_array_of_tables());
    let free = to.get(key).is_none_or(Item::is_none);
    sections(from) && (sections(to) || free)
}

/// Gives the position of the last section in a table, its own included.
fn last_position(table: &Table) -> Option<isize> {
    let inside = |item: &Item| match item {
        Item::Table(table) => last_position(table),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(last_position).max(),
        Item::None | Item::Value(_) => None,
    };
    table.iter().filter_map(|(_, item)| inside(item)).max().max(table.position())
}

fn clear_positions(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(table) => clear_positions(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(clear_positions),
            Item::None | Item::Value(_) => {}
        }
    }
}
