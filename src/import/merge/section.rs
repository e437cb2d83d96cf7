//! Merges the fields and records of one file.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use toml_edit::{DocumentMut, Table, TableLike};

use super::change::{Change, ChangeKind, Kept};
use super::records::{self, Path, Record as Place, Sought};
use super::rule::{Decision, decide};
use super::snapshot::{Remembered, Snapshot};
use super::value::{of_item, says, written};
use super::{layout, write};
use crate::import::found::{Field, FoundFile, List, Record};
use crate::import::paper;

/// One file being merged.
pub(super) struct Merging<'f> {
    file: &'f FoundFile,
    last: &'f Snapshot,
    /// What this import read, with what earlier ones read and this one did not.
    pub(super) next: Snapshot,
    /// The TOML of the file.
    pub(super) document: DocumentMut,
    /// `true` once something is to be written.
    pub(super) is_changed: bool,
    pub(super) changes: Vec<Change>,
    pub(super) kept: Vec<Kept>,
    seen: BTreeSet<(String, String)>,
}

/// The list whose records are being merged, and the record it belongs to.
#[derive(Clone, Copy)]
struct Within<'w> {
    lists: &'w [&'static str],
    under: Option<&'w str>,
    /// The list and identity field of the record it belongs to.
    parent: Option<Sought<'w>>,
}

impl<'f> Merging<'f> {
    pub(super) fn new(file: &'f FoundFile, last: &'f Snapshot, document: DocumentMut) -> Self {
        Self {
            file,
            last,
            next: last.clone(),
            document,
            is_changed: false,
            changes: Vec::new(),
            kept: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Merges everything but the text below a front matter.
    pub(super) fn run(&mut self, is_new: bool) {
        if is_new {
            self.note("", "", ChangeKind::Added, None, named(&self.file.root));
        }
        let is_whole = self.file.root.lists.iter().all(|list| list.whole);
        if is_whole {
            self.gone_fields(&Path::new(), "", &self.file.root, Some(&self.last.fields));
        }
        self.fields(&Path::new(), "", &self.file.root, Some(&self.last.fields), !is_new);
        remember(&mut self.next.fields, &self.file.root);
        for list in &self.file.root.lists {
            self.list(list, Within { lists: &[list.key], under: None, parent: None });
        }
        self.gone();
    }

    fn list(&mut self, list: &'f List, within: Within<'_>) {
        let name = within.lists.join(".");
        for (at, record) in list.records.iter().enumerate() {
            let id = id_of(record, list.identity, at);
            let sought = Sought { lists: within.lists, identity: list.identity, id: &id };
            let is_first = self.seen.insert((name.clone(), id.clone()));
            let known = self.last.record(&name, &id);
            let last = known.filter(|_| is_first);
            match records::find(self.document.as_table(), sought) {
                Some(path) => {
                    let path = self.relocate(list, sought, within, path, last);
                    if list.whole {
                        self.gone_fields(&path, &id, record, last.map(|last| &last.fields));
                    }
                    self.fields(&path, &id, record, last.map(|last| &last.fields), true);
                }
                None if known.is_some() => self.taken_out(&id, record, known),
                None => self.add(list, at, sought, within),
            }
            if is_first {
                let kept = self.next.lists.entry(name.clone()).or_default().entry(id.clone()).or_default();
                kept.under = within.under.map(str::to_owned);
                remember(&mut kept.fields, record);
            }
            for inner in &record.lists {
                let lists = [within.lists, &[inner.key]].concat();
                self.list(inner, Within { lists: &lists, under: Some(&id), parent: Some(sought) });
            }
        }
    }

    /// Merges the fields of a record that is there.
    fn fields(
        &mut self,
        path: &[(&'static str, usize)],
        id: &str,
        record: &Record,
        last: Option<&BTreeMap<String, Json>>,
        tell: bool,
    ) {
        for (at, field) in record.fields.iter().enumerate() {
            let Some(new) = written(&field.value) else {
                self.retract(path, id, field.key, last);
                continue;
            };
            let content = self.content(path, field.key);
            let is_repeated = record.fields[..at].iter().any(|other| other.key == field.key);
            let last = last.filter(|_| !is_repeated);
            let before = last.and_then(|last| last.get(field.key));
            let decision = match decide(content.as_ref(), before, &new) {
                Decision::Take if !self.can_take(path, field.key, &new) => Decision::Conflict,
                decision => decision,
            };
            match decision {
                Decision::Same => {}
                Decision::Take => {
                    self.put(path, field, &new, record);
                    let kind = if content.is_some() { ChangeKind::Changed } else { ChangeKind::Added };
                    if tell {
                        self.note(id, field.key, kind, content, Some(new));
                    }
                }
                Decision::Keep => self.keep(id, field.key, &field.places),
                Decision::Unread => self.differ(id, field, ChangeKind::Kept, content, new),
                Decision::Conflict => self.differ(id, field, ChangeKind::Conflict, content, new),
            }
        }
    }

    fn content(&self, path: &[(&'static str, usize)], key: &str) -> Option<Json> {
        written(&of_item(records::at(self.document.as_table(), path)?.get(key)?))
    }

    fn can_take(&self, path: &[(&'static str, usize)], key: &str, new: &Json) -> bool {
        let record = records::at(self.document.as_table(), path);
        record.is_some_and(|record| record.get(key).is_none_or(|item| write::fits(item, new)))
    }

    fn put(&mut self, path: &[(&'static str, usize)], field: &Field, new: &Json, record: &Record) {
        match records::at_mut(self.document.as_table_mut(), path) {
            Some(Place::Section(table)) => {
                let is_new = !table.contains_key(field.key);
                write::put(table, true, field.key, new);
                if is_new {
                    arrange(table, field.key, record);
                }
            }
            Some(Place::Inline(table)) => write::put(table, false, field.key, new),
            None => return,
        }
        self.is_changed = true;
    }

    /// Takes out a value an earlier import wrote and nobody has touched, where the source has none that is understood.
    fn retract(&mut self, path: &[(&'static str, usize)], id: &str, key: &str, last: Option<&BTreeMap<String, Json>>) {
        let before = last.and_then(|last| last.get(key));
        let Some(content) =
            self.content(path, key).filter(|content| before.is_some_and(|before| says(content, before)))
        else {
            return;
        };
        match records::at_mut(self.document.as_table_mut(), path) {
            Some(Place::Section(table)) => drop(table.remove(key)),
            Some(Place::Inline(table)) => drop(table.remove(key)),
            None => return,
        }
        self.is_changed = true;
        self.note(id, key, ChangeKind::Changed, Some(content), None);
    }

    /// Adds a record at its printed place among its siblings.
    fn add(&mut self, list: &List, at: usize, sought: Sought<'_>, within: Within<'_>) {
        let name = named(&list.records[at]);
        let path = match within.parent {
            None => Some(Path::new()),
            Some(parent) => records::find(self.document.as_table(), parent),
        };
        let parent = path.as_deref().and_then(|path| records::at(self.document.as_table(), path));
        let Some((path, parent)) = path.as_deref().zip(parent) else {
            // A person took out the record it belongs to.
            self.keep(sought.id, "", &[]);
            return self.note(sought.id, "", ChangeKind::Conflict, None, name);
        };
        let index = printed_place(parent, list, at, sought);
        let mut table = Table::new();
        for field in &list.records[at].fields {
            if let Some(value) = written(&field.value) {
                table.insert(field.key, layout::item(field.key, &value));
            }
        }
        let place = records::at_mut(self.document.as_table_mut(), path);
        if place.is_some_and(|place| records::insert(place, list.key, index, table)) {
            self.is_changed = true;
            self.note(sought.id, "", ChangeKind::Added, None, name);
        } else {
            self.note(sought.id, "", ChangeKind::Conflict, None, name);
        }
    }

    /// Moves a record to where the source has it now, unless a person moved it; gives its place.
    fn relocate(
        &mut self,
        list: &List,
        sought: Sought<'_>,
        within: Within<'_>,
        path: Path,
        last: Option<&Remembered>,
    ) -> Path {
        let Some((parent, under)) = within.parent.zip(within.under) else { return path };
        let here = self.content(&path[..path.len() - 1], parent.identity);
        let field = parent.lists.last().copied().unwrap_or_default();
        let last = last.and_then(|last| last.under.as_deref()).map(Json::from);
        let new = Json::from(under);
        match decide(here.as_ref(), last.as_ref(), &new) {
            Decision::Same => return path,
            Decision::Keep => self.keep(sought.id, field, &[]),
            Decision::Take => {
                if let Some(moved) = self.shift(list, sought, parent, &path) {
                    self.note(sought.id, field, ChangeKind::Changed, here, Some(new));
                    return moved;
                }
                self.note(sought.id, field, ChangeKind::Conflict, here, Some(new));
            }
            Decision::Unread => self.note(sought.id, field, ChangeKind::Kept, here, Some(new)),
            Decision::Conflict => self.note(sought.id, field, ChangeKind::Conflict, here, Some(new)),
        }
        path
    }

    fn shift(&mut self, list: &List, sought: Sought<'_>, parent: Sought<'_>, path: &Path) -> Option<Path> {
        let (own, index) = *path.last()?;
        let from = &path[..path.len() - 1];
        let to = records::find(self.document.as_table(), parent)?;
        let root = self.document.as_table();
        let (old, new) = (records::at(root, from)?, records::at(root, &to)?);
        if !records::is_movable(old, new, own) {
            return None;
        }
        let at = list.records.iter().position(|record| id_of(record, list.identity, 0) == sought.id)?;
        let target = printed_place(new, list, at, sought);
        let table = records::remove(records::at_mut(self.document.as_table_mut(), from)?, own, index)?;
        records::insert(records::at_mut(self.document.as_table_mut(), &to)?, own, target, table);
        self.is_changed = true;
        let mut moved = to;
        moved.push((own, target));
        Some(moved)
    }

    /// A record a person took out stays out; where the source has changed it since, the person is told.
    fn taken_out(&mut self, id: &str, record: &Record, last: Option<&Remembered>) {
        let is_changed = record.fields.iter().any(|field| {
            let last = last.and_then(|last| last.fields.get(field.key));
            written(&field.value).is_some_and(|new| decide(None, last, &new) != Decision::Keep)
        });
        self.keep(id, "", &record.fields.iter().flat_map(|field| field.places.clone()).collect::<Vec<_>>());
        if is_changed {
            self.note(id, "", ChangeKind::Conflict, None, named(record));
        }
    }

    /// Tells which fields of a record the source has no longer, as far as nobody has touched them since.
    fn gone_fields(
        &mut self,
        path: &[(&'static str, usize)],
        id: &str,
        record: &Record,
        last: Option<&BTreeMap<String, Json>>,
    ) {
        if record.partial {
            return;
        }
        for (key, before) in last.into_iter().flatten().filter(|(key, _)| record.get(key).is_none()) {
            if self.content(path, key).is_some_and(|content| says(&content, before)) {
                self.note(id, key, ChangeKind::Gone, Some(before.clone()), None);
            }
        }
    }

    /// Tells which records the source has no longer.
    fn gone(&mut self) {
        let whole = self.file.root.lists.iter().filter(|list| list.whole);
        let keys: BTreeSet<&str> = whole.map(|list| list.key).collect();
        for (name, records) in &self.last.lists {
            if !keys.contains(name.split('.').next().unwrap_or_default()) {
                continue;
            }
            for (id, record) in records {
                if !self.seen.contains(&(name.clone(), id.clone())) && self.is_there(name, id) {
                    let before = title(|key| record.fields.get(key));
                    self.note(id, "", ChangeKind::Gone, before, None);
                }
            }
        }
    }

    fn is_there(&self, list: &str, id: &str) -> bool {
        fn within(table: &dyn TableLike, keys: &[&str], id: &str) -> bool {
            let Some((key, rest)) = keys.split_first() else { return false };
            records::list(table, key).into_iter().any(|record| {
                let own = ["id", "task"].iter().any(|key| record.get(key).and_then(|item| item.as_str()) == Some(id));
                if rest.is_empty() { own } else { within(record, rest, id) }
            })
        }
        within(self.document.as_table(), &list.split('.').collect::<Vec<_>>(), id)
    }

    pub(super) fn keep(&mut self, record: &str, field: &str, places: &[paper::Place]) {
        let (file, record, field) = (self.file.path.clone(), record.to_owned(), field.to_owned());
        self.kept.push(Kept { file, record, field, places: places.to_vec() });
    }

    fn differ(&mut self, id: &str, field: &Field, kind: ChangeKind, content: Option<Json>, new: Json) {
        self.keep(id, field.key, &field.places);
        self.note(id, field.key, kind, content, Some(new));
    }

    pub(super) fn note(
        &mut self,
        record: &str,
        field: &str,
        kind: ChangeKind,
        before: Option<Json>,
        after: Option<Json>,
    ) {
        let (file, record, field) = (self.file.path.clone(), record.to_owned(), field.to_owned());
        self.changes.push(Change { file, record, field, before, after, kind });
    }
}

/// Gives what tells a record apart; where the source gives nothing, its place in the list.
fn id_of(record: &Record, identity: &str, at: usize) -> String {
    match record.get(identity) {
        Some(Json::String(text)) => text.trim().to_owned(),
        Some(other) => other.to_string(),
        None => format!("#{}", at + 1),
    }
}

/// Remembers the fields of a record; of a field that is there twice, the first.
fn remember(kept: &mut BTreeMap<String, Json>, record: &Record) {
    for field in record.fields.iter().rev() {
        match written(&field.value) {
            Some(value) => drop(kept.insert(field.key.to_owned(), value)),
            None => drop(kept.remove(field.key)),
        }
    }
}

/// Gives the words a record is known by.
fn named(record: &Record) -> Option<Json> {
    title(|key| record.get(key))
}

/// The fields a record is known by, the most telling first.
pub(super) const TITLES: &[&str] = &["title", "item", "text", "name", "printed"];

fn title<'r>(get: impl Fn(&str) -> Option<&'r Json>) -> Option<Json> {
    TITLES.iter().find_map(|key| get(key)).cloned()
}

/// Finds the index of a new record: after the nearest sibling before it, or before the nearest one after it.
fn printed_place(parent: &dyn TableLike, list: &List, at: usize, sought: Sought<'_>) -> usize {
    let find = |at: usize| {
        let id = id_of(&list.records[at], list.identity, at);
        records::position(parent, Sought { id: &id, ..sought })
    };
    let before = (0..at).rev().find_map(find).map(|index| index + 1);
    let after = || (at + 1..list.records.len()).find_map(find);
    before.or_else(after).unwrap_or_else(|| records::list(parent, list.key).len())
}

/// Puts a new key where the source has it: after the nearest key before it, or before the nearest one after it.
fn arrange(table: &mut Table, key: &str, record: &Record) {
    let mut order: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).filter(|other| other != key).collect();
    let keys: Vec<&str> = record.fields.iter().map(|field| field.key).collect();
    let Some(own) = keys.iter().position(|other| *other == key) else { return };
    let find = |key: &&str| order.iter().position(|other| other == key);
    let before = keys[..own].iter().rev().find_map(find).map(|index| index + 1);
    let place = before.or_else(|| keys[own + 1..].iter().find_map(find)).unwrap_or(order.len());
    order.insert(place, key.to_owned());
    let rank = |key: &str| order.iter().position(|other| other == key);
    table.sort_values_by(|one, _, two, _| rank(one.get()).cmp(&rank(two.get())));
}
