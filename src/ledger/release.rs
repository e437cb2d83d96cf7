//! A release: the facts of a site frozen on a day, as one file that is never changed again.
//!
//! The file is JSON, and at the same time a list of lines with one form only:
//!
//! ```text
//! {
//! "format":"minhbach-release-1",
//! "department":"quang-tri",
//! "id":"2020-Q2",
//! "released":"2020-07-02",
//! "reference":"2020-06-14",
//! "program":"0.1.0",
//! "previous":{"id":"2020-Q1","root":"…"},
//! "columns":{"tasks":["title", …], …},
//! "addresses":[
//! "/",
//! …
//! ],
//! "records":[
//! {"set":"tasks","id":"2020/7-4","values":{…},"parts":{…}},
//! …
//! ],
//! "facts":"…",
//! "root":"…"
//! }
//! ```
//!
//! `facts` is the root of the Merkle tree (RFC 6962, SHA-256) over the records, each line without its comma. `root` is
//! that of the tree over every line from `"format"` to `"facts"` as it stands, without its end. So a release can be
//! checked with a few lines of any language, and no byte of it can change unseen.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::facts::{Fact, Facts};
use super::{Digest, ReleaseId};
use crate::diagnostic::{Message, say};

const FORMAT: &str = "minhbach-release-1";

/// What a release says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseHead {
    /// The id of the department's site.
    pub department: String,
    /// Its name.
    pub id: ReleaseId,
    /// The day it was made.
    pub released: NaiveDate,
    /// The reference date of the facts.
    pub reference: NaiveDate,
    /// The version of the program that made it.
    pub program: String,
    /// The release before it; none for the first.
    pub previous: Option<Link>,
}

/// A release named by another, with its root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its name.
    pub id: ReleaseId,
    /// Its root.
    pub root: Digest,
}

/// A frozen publication of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// What it says of itself.
    pub head: ReleaseHead,
    /// Every published address, from the root of the site, sorted.
    pub addresses: Vec<String>,
    /// The facts.
    pub facts: Facts,
    /// The root over the records.
    pub facts_root: Digest,
    /// The root over the whole release.
    pub root: Digest,
}

/// What is wrong in the file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: Message,
}

/// The link to the release before, as it stands in the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenLink {
    id: String,
    root: String,
}

impl Release {
    /// Freezes facts.
    pub fn new(head: ReleaseHead, mut addresses: Vec<String>, facts: Facts) -> Self {
        addresses.sort_unstable();
        addresses.dedup();
        let facts_root = facts.root();
        let mut release = Self { head, addresses, facts, facts_root, root: facts_root };
        release.root = Digest::root(release.lines().iter().map(String::as_bytes));
        release
    }

    /// Writes the file.
    pub fn text(&self) -> String {
        let mut text = "{\n".to_owned();
        for line in self.lines() {
            text.push_str(&line);
            text.push('\n');
        }
        // Writing to a string never fails.
        let _ = write!(text, "\"root\":\"{}\"\n}}\n", self.root);
        text
    }

    /// Lists the lines the root stands for.
    fn lines(&self) -> Vec<String> {
        let head = &self.head;
        let previous = head.previous.as_ref();
        let previous = previous.map(|link| WrittenLink { id: link.id.to_string(), root: link.root.to_string() });
        let mut lines = vec![
            format!("\"format\":{},", json!(FORMAT)),
            format!("\"department\":{},", json!(head.department)),
            format!("\"id\":{},", json!(head.id.as_str())),
            format!("\"released\":{},", json!(head.released.to_string())),
            format!("\"reference\":{},", json!(head.reference.to_string())),
            format!("\"program\":{},", json!(head.program)),
            format!("\"previous\":{},", json!(previous)),
            format!("\"columns\":{},", json!(self.facts.columns)),
        ];
        list(&mut lines, "addresses", self.addresses.iter().map(|address| json!(address).to_string()));
        list(&mut lines, "records", self.facts.records.iter().map(|fact| fact.line.clone()));
        lines.push(format!("\"facts\":\"{}\",", self.facts_root));
        lines
    }

    /// Reads a file and holds it against its own roots.
    ///
    /// # Errors
    ///
    /// Gives the first line that is not as [`Release::text`] writes it, or says that a root does not fit.
    pub fn read(text: &str) -> Result<Self, ReleaseFault> {
        let mut lines = Lines { all: text.lines().collect(), at: 0 };
        lines.expect("{")?;
        let first = lines.at;
        let format: String = lines.value("format")?;
        if format != FORMAT {
            return Err(lines
                .fault(say!(vi: "định dạng `{format}` không được hỗ trợ"; en: "the format `{format}` is not known")));
        }
        let head = lines.head()?;
        let columns: BTreeMap<String, Vec<String>> = lines.value("columns")?;
        let addresses: Vec<String> = lines.list("addresses", |line| serde_json::from_str(line).ok())?;
        let records = lines.list("records", Fact::read)?;
        let order = |facts: &[Fact]| (&facts[0].set, &facts[0].id) < (&facts[1].set, &facts[1].id);
        if !records.windows(2).all(order) || !addresses.windows(2).all(|two| two[0] < two[1]) {
            return Err(lines.fault(
                say!(vi: "địa chỉ hoặc bản ghi không theo thứ tự"; en: "addresses or records are out of order"),
            ));
        }
        let facts = Facts { columns, records };
        let facts_root = lines.digest("facts", facts.root())?;
        let root = Digest::root(lines.all[first..lines.at].iter().map(|line| line.as_bytes()));
        let root = lines.digest("root", root)?;
        lines.expect("}")?;
        match lines.all.get(lines.at) {
            Some(_) => Err(lines.unexpected()),
            None => Ok(Self { head, addresses, facts, facts_root, root }),
        }
    }

    /// Gives the path of its file in the published site, from the root of the site.
    pub fn path(&self) -> String {
        format!("du-lieu/lan-cong-bo/{}.json", self.head.id)
    }

    /// Gives the link the next release carries.
    pub fn link(&self) -> Link {
        Link { id: self.head.id.clone(), root: self.root }
    }
}

/// Writes a list, one item a line.
fn list(lines: &mut Vec<String>, name: &str, items: impl ExactSizeIterator<Item = String>) {
    lines.push(format!("\"{name}\":["));
    let last = items.len();
    lines.extend(items.enumerate().map(|(at, item)| if at + 1 == last { item } else { item + "," }));
    lines.push("],".to_owned());
}

/// The lines of a file, read one by one.
struct Lines<'t> {
    all: Vec<&'t str>,
    at: usize,
}

impl<'t> Lines<'t> {
    fn fault(&self, message: Message) -> ReleaseFault {
        ReleaseFault { line: self.at, message }
    }

    fn unexpected(&self) -> ReleaseFault {
        let message = say!(
            vi: "dòng này không như chương trình đã ghi; tệp lần công bố không được sửa tay";
            en: "this line is not as the program wrote it; the file of a release is never edited by hand"
        );
        ReleaseFault { line: self.at + 1, message }
    }

    fn next(&mut self) -> Result<&'t str, ReleaseFault> {
        let line = self.all.get(self.at).copied().ok_or_else(|| self.unexpected())?;
        self.at += 1;
        Ok(line)
    }

    fn expect(&mut self, line: &str) -> Result<(), ReleaseFault> {
        if self.all.get(self.at) != Some(&line) {
            return Err(self.unexpected());
        }
        self.at += 1;
        Ok(())
    }

    fn value<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, ReleaseFault> {
        let line = self.all.get(self.at).copied().ok_or_else(|| self.unexpected())?;
        let written = line.strip_prefix(&format!("\"{name}\":"));
        let value = written.map(|written| written.strip_suffix(',').unwrap_or(written));
        let value = value.and_then(|value| serde_json::from_str(value).ok()).ok_or_else(|| self.unexpected())?;
        self.at += 1;
        Ok(value)
    }

    fn checked<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, ReleaseFault> {
        let text: String = self.value(name)?;
        read(&text).ok_or_else(|| {
            self.at -= 1;
            self.unexpected()
        })
    }

    fn head(&mut self) -> Result<ReleaseHead, ReleaseFault> {
        let day = |text: &str| text.parse().ok().filter(|day: &NaiveDate| day.to_string() == text);
        Ok(ReleaseHead {
            department: self.value("department")?,
            id: self.checked("id", ReleaseId::new)?,
            released: self.checked("released", day)?,
            reference: self.checked("reference", day)?,
            program: self.value("program")?,
            previous: self.previous()?,
        })
    }

    fn previous(&mut self) -> Result<Option<Link>, ReleaseFault> {
        let Some(written) = self.value::<Option<WrittenLink>>("previous")? else { return Ok(None) };
        let link = ReleaseId::new(&written.id).zip(Digest::parse(&written.root));
        let (id, root) = link.ok_or_else(|| {
            self.at -= 1;
            self.unexpected()
        })?;
        Ok(Some(Link { id, root }))
    }

    fn list<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, ReleaseFault> {
        self.expect(&format!("\"{name}\":["))?;
        let mut items = Vec::new();
        loop {
            let line = self.next()?;
            if line == "]," {
                return Ok(items);
            }
            let item = line.strip_suffix(',').unwrap_or(line);
            let Some(item) = read(item) else {
                self.at -= 1;
                return Err(self.unexpected());
            };
            items.push(item);
        }
    }

    fn digest(&mut self, name: &str, found: Digest) -> Result<Digest, ReleaseFault> {
        let written = self.checked(name, Digest::parse)?;
        if written == found {
            return Ok(found);
        }
        Err(self.fault(say!(
            vi: "mã băm `{name}` không khớp nội dung: tệp đã bị sửa sau khi công bố";
            en: "the hash `{name}` does not fit the content: the file was changed after it was made"
        )))
    }
}
