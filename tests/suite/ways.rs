//! Ways to tamper with a copy, and what is found first of each.

use FindingKind::*;
use minhbach::emit::{Entry, MANIFEST};
use minhbach::ledger::{Digest, Release as Frozen, ReleaseId};
use minhbach::verify::FindingKind;
use minhbach::verify::signature::SIGNATURE;

use crate::publication::{Copy, release_path};

pub(crate) const TITLE: &str = "Rà soát và sửa quy định của ngành";
pub(crate) const FORGED: &str = "Rà soát và giữ quy định của ngành";
pub(crate) const PAGE: &str = "ke-hoach/2020/1/index.html";
pub(crate) const DATA: &str = "du-lieu/tasks.json";
pub(crate) const TABLE: &str = "du-lieu/tasks.csv";
pub(crate) const ATTACHED: &str = "files/bao-cao.txt";
pub(crate) const FIRST: &str = "du-lieu/lan-cong-bo/2020-Q1.json";
pub(crate) const SECOND: &str = "du-lieu/lan-cong-bo/2020-Q2.json";
pub(crate) const THIRD: &str = "du-lieu/lan-cong-bo/2020-Q3.json";

/// What was done, to which copy; the kind, the file and a word of what is found first.
pub(crate) type Case = (&'static str, fn(&mut Copy), FindingKind, &'static str, &'static str);

/// What is seen by the digests of the manifest alone.
pub(crate) const FILES: &[Case] = &[
    ("a byte of a page", |copy| copy.flip(PAGE), Changed, PAGE, "hash"),
    ("a byte of a table", |copy| copy.flip(TABLE), Changed, TABLE, "hash"),
    ("a byte of data", |copy| copy.flip(DATA), Changed, DATA, "hash"),
    ("a byte of a release", |copy| copy.flip(SECOND), Changed, SECOND, "hash"),
    ("a byte of an attachment", |copy| copy.flip(ATTACHED), Changed, ATTACHED, "hash"),
    ("a page is gone", |copy| drop(copy.take(PAGE)), Missing, PAGE, "missing"),
    ("an attachment is gone", |copy| drop(copy.take(ATTACHED)), Missing, ATTACHED, "missing"),
    ("the first release is gone", |copy| drop(copy.take(FIRST)), Missing, FIRST, "missing"),
    ("a release in the middle is gone", |copy| drop(copy.take(SECOND)), Missing, SECOND, "missing"),
    ("the last release is gone", |copy| drop(copy.take(THIRD)), Missing, THIRD, "missing"),
    ("a file too many", |copy| copy.put("ke-hoach/them.html", "<p>"), Extra, "ke-hoach/them.html", "too many"),
    ("a hidden file too many", |copy| copy.put(".htaccess", "x"), Extra, ".htaccess", "--ignore"),
    (
        "a release too many",
        |copy| copy.put(&release_path("2020-Q4"), "{}"),
        Extra,
        "du-lieu/lan-cong-bo/2020-Q4.json",
        "too many",
    ),
    ("a page under another name", |copy| rename(copy, PAGE, "ke-hoach/2020/1/trang.html"), Missing, PAGE, "missing"),
    (
        "a name in capital letters",
        |copy| rename(copy, PAGE, "ke-hoach/2020/1/Index.html"),
        Extra,
        "ke-hoach/2020/1/Index.html",
        "case only",
    ),
    ("two pages exchanged", |copy| exchange(copy, PAGE, "ke-hoach/2020/2/index.html"), Changed, PAGE, "changed"),
    ("a page cut short", |copy| cut(copy, PAGE), Changed, PAGE, "bytes"),
    ("an empty page", |copy| copy.put(PAGE, ""), Changed, PAGE, "0 bytes"),
    ("a page with other ends of lines", |copy| copy.edit("llms.txt", "\n", "\r\n"), Changed, "llms.txt", "bytes"),
];

/// What is seen in the manifest.
pub(crate) const MANIFESTS: &[Case] = &[
    ("empty", |copy| copy.put(MANIFEST, ""), Manifest, MANIFEST, "no manifest"),
    ("cut short", |copy| cut(copy, MANIFEST), Manifest, MANIFEST, "no manifest"),
    ("another text", |copy| copy.put(MANIFEST, "{\"generator\": \"minhbach\"}"), Manifest, MANIFEST, "no manifest"),
    ("nested without end", |copy| copy.put(MANIFEST, "[".repeat(100_000)), Manifest, MANIFEST, "no manifest"),
    ("a space too many", |copy| copy.edit(MANIFEST, "\"version\": ", "\"version\":  "), Manifest, MANIFEST, "line 3"),
    ("ends of lines", |copy| copy.edit(MANIFEST, "\n", "\r\n"), Manifest, MANIFEST, "line 1"),
    (
        "a mark of order of bytes",
        |copy| copy.edit(MANIFEST, "{\n  \"generator\"", "\u{feff}{\n  \"generator\""),
        Manifest,
        MANIFEST,
        "no manifest",
    ),
    (
        "a key twice",
        |copy| {
            copy.edit(
                MANIFEST,
                "  \"files\": {\n",
                "  \"files\": {\n    \"404.html\": { \"bytes\": 1, \"sha256\": \"\" },\n",
            )
        },
        Manifest,
        MANIFEST,
        "as the program wrote it",
    ),
    (
        "members in another order",
        |copy| {
            copy.edit(
                MANIFEST,
                "\"generator\": \"minhbach\",\n  \"version\": \"0.1.0\"",
                "\"version\": \"0.1.0\",\n  \"generator\": \"minhbach\"",
            )
        },
        Manifest,
        MANIFEST,
        "line 2",
    ),
    (
        "another program",
        |copy| copy.manifest(|manifest| manifest.generator = "other".into()),
        Manifest,
        MANIFEST,
        "`other` wrote it",
    ),
    ("a way out of the folder", |copy| list(copy, "../passwd"), Manifest, MANIFEST, "../passwd"),
    ("a path from the root", |copy| list(copy, "/etc/passwd"), Manifest, MANIFEST, "/etc/passwd"),
    ("a drive of Windows", |copy| list(copy, "C:\\a"), Manifest, MANIFEST, "cannot be"),
    ("a backslash", |copy| list(copy, "a\\..\\b"), Manifest, MANIFEST, "cannot be"),
    ("its own signature", |copy| list(copy, SIGNATURE), Manifest, MANIFEST, "never"),
    ("names that differ in case", |copy| list(copy, "INDEX.html"), Manifest, MANIFEST, "case only"),
    (
        "a hash that is none",
        |copy| copy.manifest(|manifest| manifest.files.get_mut(PAGE).expect("a page").sha256 = "0".into()),
        Manifest,
        MANIFEST,
        "no SHA-256",
    ),
    (
        "another hash of a page",
        |copy| copy.manifest(|manifest| manifest.files.get_mut(PAGE).expect("a page").sha256 = "0".repeat(64)),
        Changed,
        PAGE,
        "hash",
    ),
    (
        "a page is struck out",
        |copy| copy.manifest(|manifest| drop(manifest.files.remove(PAGE))),
        Extra,
        PAGE,
        "too many",
    ),
    (
        "the department is struck out",
        |copy| copy.manifest(|manifest| manifest.sites.clear()),
        Manifest,
        MANIFEST,
        "does not name it",
    ),
    (
        "a department twice",
        |copy| copy.manifest(|manifest| manifest.sites.push(manifest.sites[0].clone())),
        Manifest,
        MANIFEST,
        "twice",
    ),
    (
        "another root of the release",
        |copy| copy.manifest(|manifest| manifest.sites[0].release.as_mut().expect("one").root = "0".repeat(64)),
        Chain,
        THIRD,
        "root",
    ),
    ("no release", |copy| copy.manifest(|manifest| manifest.sites[0].release = None), Chain, THIRD, "newest"),
    (
        "an older release named as the newest",
        |copy| {
            let link = copy.release("2020-Q2").link();
            copy.name(&link)
        },
        Chain,
        THIRD,
        "newest",
    ),
    (
        "another root of the facts",
        |copy| copy.manifest(|manifest| manifest.sites[0].facts = "0".repeat(64)),
        Facts,
        "du-lieu/",
        "root",
    ),
    (
        "changes that are none",
        |copy| copy.manifest(|manifest| manifest.sites[0].unreleased = 5),
        Facts,
        "du-lieu/",
        "(5)",
    ),
];

/// What is seen though the manifest was made to fit.
pub(crate) const COVERED: &[Case] = &[
    (
        "a value in data and table",
        |copy| {
            copy.edit(DATA, TITLE, FORGED);
            copy.edit(TABLE, TITLE, FORGED)
        },
        Facts,
        DATA,
        "`2020/1` (tasks), column `title`: it shows \"Rà soát và giữ",
    ),
    ("a value in data alone", |copy| copy.edit(DATA, TITLE, FORGED), Facts, DATA, "column `title`"),
    ("a value in the table alone", |copy| copy.edit(TABLE, TITLE, FORGED), Facts, TABLE, "row 1"),
    (
        "a part of a record",
        |copy| copy.edit("du-lieu/deadlines.json", "2020-06", "2020-12"),
        Facts,
        "du-lieu/tasks.json",
        "`2020/1` (tasks), column `deadlines`",
    ),
    (
        "a number",
        |copy| copy.edit("du-lieu/observations.json", "98.5", "99.5"),
        Facts,
        "du-lieu/observations.json",
        "98.5",
    ),
    ("a column", |copy| drop_column(copy), Facts, DATA, "column `funding`"),
    ("a record", |copy| drop_record(copy), Facts, DATA, "`2020/2` (tasks) of release 2020-Q3 is gone"),
    ("a record too many", |copy| add_record(copy), Facts, DATA, "`2020/9` (tasks) is not in release 2020-Q3"),
    ("data written in another way", |copy| copy.edit(DATA, "\":\"", "\": \""), Facts, DATA, "as the program wrote it"),
    (
        "a key twice in data",
        |copy| copy.edit(DATA, "{\"plan\":", "{\"plan\":\"1\",\"plan\":"),
        Facts,
        DATA,
        "as the program wrote it",
    ),
    (
        "an attachment, with its hash in the data",
        swap_attachment,
        Facts,
        "du-lieu/files.json",
        "`files/bao-cao.txt` (files), column `sha256`",
    ),
    ("a page is dropped", |copy| drop(copy.take(PAGE)), Address, "/ke-hoach/2020/1/", "2020-Q3 promised"),
    ("data are dropped", |copy| drop(copy.take(DATA)), Address, "/du-lieu/tasks.json", "2020-Q3 promised"),
    (
        "a page is dropped, and its address from the release",
        drop_promise,
        Address,
        "/ke-hoach/2020/1/",
        "2020-Q2 promised",
    ),
    (
        "the first release is dropped",
        |copy| drop(copy.take(FIRST)),
        Chain,
        SECOND,
        "2020-Q1, the one before it, is missing",
    ),
    (
        "a release in the middle is dropped",
        |copy| drop(copy.take(SECOND)),
        Chain,
        THIRD,
        "2020-Q2, the one before it, is missing",
    ),
    ("the last release is dropped", |copy| drop(copy.take(THIRD)), Chain, THIRD, "no such file"),
    (
        "all releases are dropped",
        |copy| [FIRST, SECOND, THIRD].iter().for_each(|path| drop(copy.take(path))),
        Chain,
        THIRD,
        "no such file",
    ),
    ("a record of a release", |copy| copy.edit(SECOND, "Tập huấn", "Tập luyện"), Release, SECOND, "`facts`"),
    ("the day of a release", |copy| copy.edit(SECOND, "2020-07-02", "2020-07-03"), Release, SECOND, "`root`"),
    (
        "a record of a release, with its roots",
        |copy| drop(copy.forge("2020-Q2", "Tập huấn", "Tập luyện")),
        Chain,
        THIRD,
        "(2020-Q2) does not fit",
    ),
    ("the newest release, with its roots", |copy| drop(copy.forge("2020-Q3", TITLE, FORGED)), Chain, THIRD, "manifest"),
    (
        "a release with ends of lines of Windows",
        |copy| copy.edit(SECOND, "\n", "\r\n"),
        Release,
        SECOND,
        "ends of lines",
    ),
    (
        "a release with a mark of order of bytes",
        |copy| {
            let text = format!("\u{feff}{}", copy.text(SECOND));
            copy.put(SECOND, text)
        },
        Release,
        SECOND,
        "line 1",
    ),
    (
        "a release with a line at its end",
        |copy| {
            let text = copy.text(SECOND) + "\n";
            copy.put(SECOND, text)
        },
        Release,
        SECOND,
        "as the program wrote",
    ),
    (
        "a release without its last end of line",
        |copy| {
            let text = copy.text(SECOND).trim_end().to_owned();
            copy.put(SECOND, text)
        },
        Release,
        SECOND,
        "end of the file",
    ),
    ("a release with spaces", |copy| copy.edit(SECOND, "\"released\":", "\"released\": "), Release, SECOND, "`root`"),
    (
        "a key twice in a release",
        |copy| copy.edit(SECOND, "\"program\":\"0.1.0\",\n", "\"program\":\"0.1.0\",\n\"program\":\"0.1.0\",\n"),
        Release,
        SECOND,
        "line 8",
    ),
    (
        "a key twice in a record",
        |copy| copy.edit(SECOND, "{\"set\":\"tasks\"", "{\"set\":\"x\",\"set\":\"tasks\""),
        Release,
        SECOND,
        "as the program wrote it",
    ),
    ("a release that is no text", |copy| copy.put(SECOND, [0xff, 0xfe]), Release, SECOND, "UTF-8"),
    ("an empty release", |copy| copy.put(SECOND, ""), Release, SECOND, "line 1"),
    (
        "a release under the name of another",
        |copy| {
            let text = copy.text(FIRST);
            copy.put(SECOND, text)
        },
        Release,
        SECOND,
        "release 2020-Q1",
    ),
    ("two releases after one", fork, Chain, "du-lieu/lan-cong-bo/2020-Q2-2.json", "forks"),
];

fn rename(copy: &mut Copy, from: &str, to: &str) {
    let bytes = copy.take(from);
    copy.put(to, bytes);
}

fn exchange(copy: &mut Copy, one: &str, other: &str) {
    let (first, second) = (copy.take(one), copy.take(other));
    copy.put(one, second);
    copy.put(other, first);
}

pub(crate) fn cut(copy: &mut Copy, path: &str) {
    let bytes = copy.take(path);
    copy.put(path, &bytes[..bytes.len() / 2]);
}

/// Names a file in the manifest that is there as well.
fn list(copy: &mut Copy, path: &str) {
    let entry = |bytes: &[u8]| Entry { bytes: bytes.len() as u64, sha256: Digest::of(bytes).to_string() };
    copy.put(path, "x");
    copy.manifest(|manifest| drop(manifest.files.insert(path.to_owned(), entry(b"x"))));
}

/// Takes the column `funding` out of the tasks, which is empty there.
fn drop_column(copy: &mut Copy) {
    let text = copy.text(DATA);
    let start = text.find("\"funding\":").expect("the column");
    let end = start + text[start..].find(',').expect("a column after it") + 1;
    let field = text[start..end].to_owned();
    copy.edit(DATA, &field, "");
}

fn drop_record(copy: &mut Copy) {
    let text = copy.text(DATA);
    let line = text.lines().find(|line| line.contains("Tập huấn")).expect("the task").to_owned();
    copy.put(DATA, text.replace(&format!(",\n{}", line.trim_end_matches(',')), ""));
    for part in ["deadlines", "task_units"] {
        let path = format!("du-lieu/{part}.json");
        let rows: Vec<String> =
            copy.text(&path).lines().filter(|line| !line.contains("\"task\":\"2\"")).map(str::to_owned).collect();
        let rows = rows.join("\n").replace(",\n]", "\n]") + "\n";
        copy.put(&path, rows);
    }
}

fn add_record(copy: &mut Copy) {
    let text = copy.text(DATA);
    let line = text.lines().find(|line| line.contains("Tập huấn")).expect("the task").to_owned();
    let more = line.replace("\"id\":\"2\"", "\"id\":\"9\"");
    copy.put(DATA, text.replace(&line, &format!("{line},\n{more}")));
}

fn swap_attachment(copy: &mut Copy) {
    let digest = |copy: &Copy| Digest::of(&copy.files[ATTACHED]).to_string();
    let before = digest(copy);
    copy.edit(ATTACHED, "quý I", "quý V");
    let after = digest(copy);
    for path in ["du-lieu/files.json", "du-lieu/files.csv"] {
        copy.edit(path, &before, &after);
    }
}

fn drop_promise(copy: &mut Copy) {
    copy.take(PAGE);
    let mut release = copy.release("2020-Q3");
    release.addresses.retain(|address| address != "/ke-hoach/2020/1/");
    let link = copy.store(Frozen::new(release.head, release.addresses, release.facts));
    copy.name(&link);
}

fn fork(copy: &mut Copy) {
    let mut other = copy.release("2020-Q2");
    other.head.id = ReleaseId::new("2020-Q2-2").expect("a name");
    copy.store(Frozen::new(other.head, other.addresses, other.facts));
}
