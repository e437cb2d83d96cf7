//! What somebody may do to a published folder, and what `verify` says of it: each case names its first culprit.

use minhbach::emit::MANIFEST;
use minhbach::ledger::{Fact, Release as Frozen};
use minhbach::load::{Found, in_memory};
use minhbach::text::Language;
use minhbach::verify::signature::{Key, Pair, SIGNATURE, Secret};
use minhbach::verify::{FindingKind, Known, human, verify};
use proptest::prelude::*;

use crate::publication::{Copy, newest, older, release_path, two_departments};
use FindingKind::*;

const TITLE: &str = "Rà soát và sửa quy định của ngành";
const FORGED: &str = "Rà soát và giữ quy định của ngành";
const PAGE: &str = "ke-hoach/2020/1/index.html";
const DATA: &str = "du-lieu/tasks.json";
const TABLE: &str = "du-lieu/tasks.csv";
const ATTACHED: &str = "files/bao-cao.txt";
const FIRST: &str = "du-lieu/lan-cong-bo/2020-Q1.json";
const SECOND: &str = "du-lieu/lan-cong-bo/2020-Q2.json";
const THIRD: &str = "du-lieu/lan-cong-bo/2020-Q3.json";

/// What was done, to which copy; the kind, the file and a word of what is found first.
type Case = (&'static str, fn(&mut Copy), FindingKind, &'static str, &'static str);

/// What is seen by the digests of the manifest alone.
const FILES: &[Case] = &[
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
const MANIFESTS: &[Case] = &[
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
const COVERED: &[Case] = &[
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

fn cut(copy: &mut Copy, path: &str) {
    let bytes = copy.take(path);
    copy.put(path, &bytes[..bytes.len() / 2]);
}

/// Names a file in the manifest that is there as well.
fn list(copy: &mut Copy, path: &str) {
    let entry = |bytes: &[u8]| minhbach::emit::Entry {
        bytes: bytes.len() as u64,
        sha256: minhbach::ledger::Digest::of(bytes).to_string(),
    };
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
    copy.take(TABLE);
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
    let digest = |copy: &Copy| minhbach::ledger::Digest::of(&copy.files[ATTACHED]).to_string();
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
    other.head.id = minhbach::ledger::ReleaseId::new("2020-Q2-2").expect("a name");
    copy.store(Frozen::new(other.head, other.addresses, other.facts));
}

/// Asserts what is found first.
fn assert_first(name: &str, copy: &Copy, known: &Known, (kind, path, word): (FindingKind, &str, &str)) {
    let verdict = copy.verify_with(known);
    let Some(first) = verdict.findings.first() else { panic!("{name}: nothing was found") };
    assert_eq!((first.kind, first.path.as_str()), (kind, path), "{name}: {}", first.message.en);
    assert!(first.message.en.contains(word), "{name}: {}", first.message.en);
    assert_ne!(first.message.vi, first.message.en, "{name}");
}

#[test]
fn what_was_published_passes() {
    for (name, copy) in [("newest", newest()), ("older", older()), ("two departments", two_departments())] {
        let verdict = copy.verify();
        assert_eq!(verdict.findings, [], "{name}");
        assert!(verdict.sites.iter().all(|site| site.unreleased.is_empty() && !site.releases.is_empty()), "{name}");
    }
    assert_eq!(newest().verify().sites[0].releases.len(), 3);
    assert_eq!(two_departments().verify().sites.len(), 2);
}

#[test]
fn what_was_done_to_files_is_found() {
    for (name, tamper, kind, path, word) in FILES.iter().chain(MANIFESTS) {
        let mut copy = newest();
        tamper(&mut copy);
        assert_first(name, &copy, &Known::default(), (*kind, path, word));
    }
}

#[test]
fn what_was_done_and_covered_in_the_manifest_is_found() {
    for (name, tamper, kind, path, word) in COVERED {
        let mut copy = newest();
        tamper(&mut copy);
        copy.relist();
        assert_first(name, &copy, &Known::default(), (*kind, path, word));
    }
}

#[test]
fn a_release_of_one_department_does_not_pass_for_that_of_another() {
    let mut copy = two_departments();
    let [own, other] = ["quang-tri", "dong-thap"].map(|folder| format!("{folder}/{SECOND}"));
    let bytes = copy.files[&other].clone();
    copy.put(&own, bytes);
    copy.relist();
    assert_first("another department", &copy, &Known::default(), (Release, &own, "of `dong-thap`"));
}

/// What a reader of the newest publication knows: its printed root, the copy kept from before, the key.
fn known(newest: &Copy) -> [(&'static str, Known, FindingKind); 2] {
    let root = newest.release("2020-Q3").root.short();
    let earlier = older();
    let releases = vec![earlier.release("2020-Q1"), earlier.release("2020-Q2")];
    [
        ("--root", Known { root: Some(root), ..Known::default() }, Root),
        ("--against", Known { older: releases, ..Known::default() }, Older),
    ]
}

#[test]
fn who_knows_more_sees_that_it_is_the_same() {
    let copy = newest();
    let [(_, root, _), (_, against, _)] = known(&copy);
    let verdict = copy.verify_with(&root);
    assert_eq!(verdict.findings, []);
    assert!(verdict.root.is_some_and(|found| found.is_newest && found.release.as_str() == "2020-Q3"));
    let second = Known { root: Some(copy.release("2020-Q2").root.short().to_lowercase()), ..Known::default() };
    assert!(
        copy.verify_with(&second).root.is_some_and(|found| !found.is_newest && found.release.as_str() == "2020-Q2")
    );
    assert_eq!(copy.verify_with(&against).older, 2);
}

#[test]
fn history_written_anew_is_seen_only_by_who_knows_more() {
    let mut copy = newest();
    copy.rewrite("Tập huấn nghiệp vụ", "Tập luyện nghiệp vụ");
    assert_eq!(copy.verify().findings, [], "nothing inside the folder tells of it");
    for (name, known, kind) in known(&newest()) {
        assert_eq!(copy.verify_with(&known).findings.first().map(|first| first.kind), Some(kind), "{name}");
    }
}

#[test]
fn a_copy_from_before_is_seen_by_who_knows_what_came_after() {
    let (old, new) = (older(), newest());
    let [(_, root, _), _] = known(&new);
    assert_eq!(old.verify_with(&root).findings[0].kind, Root);
    let against = Known { older: vec![new.release("2020-Q3")], ..Known::default() };
    assert_first("rolled back", &old, &against, (Older, THIRD, "2020-Q3"));
}

/// A publication with its signature, and the key it is checked with.
fn signed() -> (Copy, Known) {
    let pair = Pair::new(None).expect("the system gives random numbers");
    let mut copy = newest();
    let signature = sign(&pair, &copy);
    copy.put(SIGNATURE, signature);
    (copy, Known { key: Key::read(&pair.public), ..Known::default() })
}

fn sign(pair: &Pair, copy: &Copy) -> String {
    let secret = Secret::open(&pair.secret).expect("the key has no password");
    secret.sign(&copy.files[MANIFEST], "minhbach so-mau 2020-Q3").expect("it can be signed")
}

#[test]
fn a_signature_stands_for_the_whole_folder() {
    let (copy, known) = signed();
    let verdict = copy.verify_with(&known);
    assert_eq!((verdict.findings.len(), verdict.signature.as_deref()), (0, Some("minhbach so-mau 2020-Q3")));
    assert!(copy.verify().is_signature_left && copy.verify().findings.is_empty(), "without a key it is let stand");
}

#[test]
fn words_of_a_page_changed_and_covered_are_seen_by_the_signature_alone() {
    let (mut copy, known) = signed();
    copy.edit(PAGE, TITLE, FORGED);
    copy.relist();
    assert_eq!(copy.verify().findings, [], "the pages are not part of the facts");
    assert_first("a page", &copy, &known, (Signature, SIGNATURE, "not the manifest that was signed"));
}

#[test]
fn a_signature_that_does_not_fit_is_found() {
    let other = Pair::new(None).expect("the system gives random numbers");
    let cases: [(&str, &dyn Fn(&mut Copy), &str); 9] = [
        ("none", &|copy| drop(copy.take(SIGNATURE)), "no signature"),
        ("empty", &|copy| copy.put(SIGNATURE, ""), "damaged"),
        ("cut short", &|copy| cut(copy, SIGNATURE), "damaged"),
        (
            "its last line cut short",
            &|copy| {
                let text = copy.text(SIGNATURE);
                copy.put(SIGNATURE, &text[..text.len() - 9])
            },
            "damaged",
        ),
        ("no text", &|copy| copy.put(SIGNATURE, [0xff; 99]), "damaged"),
        (
            "another key",
            &|copy| {
                let text = sign(&other, copy);
                copy.put(SIGNATURE, text)
            },
            "another key",
        ),
        ("what the signer wrote", &|copy| copy.edit(SIGNATURE, "so-mau", "so-khac"), "does not fit"),
        ("of another manifest", &|copy| copy.manifest(|manifest| manifest.sites[0].unreleased = 1), "does not fit"),
        (
            "a list in its place",
            &|copy| copy.put(SIGNATURE, "untrusted comment: \nRUQ=\ntrusted comment: \nRUQ=\n"),
            "damaged",
        ),
    ];
    for (name, tamper, word) in cases {
        let (mut copy, known) = signed();
        tamper(&mut copy);
        let verdict = copy.verify_with(&known);
        let found = verdict.findings.iter().find(|finding| finding.kind == Signature);
        let message = &found.unwrap_or_else(|| panic!("{name}: nothing was found")).message.en;
        assert!(message.contains(word), "{name}: {message}");
    }
}

#[test]
fn signatures_of_the_minisign_program_are_read() {
    const PUBLIC: &str = "untrusted comment: minisign public key 624B5E0143582CFD\nRWT9LFhDAV5LYjmNH+5CTeG0hhjXiG4pc/CObcy+IqPFFMQyNISWH9IJ\n";
    const SECRET: &str = "untrusted comment: minisign encrypted secret key\nRWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/SxYQwFeS2KxzNOwuZvH7EXA/Ep2a78BReCOpe3mxmyPZBKdCai0gjmNH+5CTeG0hhjXiG4pc/CObcy+IqPFFMQyNISWH9IJAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
    const SIGNED: &str = "untrusted comment: c\nRUT9LFhDAV5LYjHhIuDclBrNMUmyi+Cc/oRlYsqTi4Raldjw1Iwn2UITnmHORld8MQPzrE0mhr/BlM3d+sli6CFM0UykOLDY0gc=\ntrusted comment: minhbach so-mau 2020-Q1 7KQ2-9F3M-X0TB-4D8H\n4DBQiPE1WqKXCIlIsLwbqmSj3KtWv7S2YzQXCKdHk3YSESoJPZTviVX0/8vKIkuQXFHF6/KExVMQP3u09EXgAA==\n";
    let bytes = b"a manifest\n";
    let line = PUBLIC.lines().nth(1).expect("the key");
    for key in [PUBLIC, line] {
        let key = Key::read(key).expect("a key");
        let said = key.check(bytes, SIGNED.as_bytes());
        assert_eq!(said.as_deref(), Ok("minhbach so-mau 2020-Q1 7KQ2-9F3M-X0TB-4D8H"));
        assert!(key.check(b"a manifest", SIGNED.as_bytes()).is_err());
        let own = Secret::open(SECRET).expect("no password").sign(bytes, "x").expect("it can be signed");
        assert_eq!(key.check(bytes, own.as_bytes()).as_deref(), Ok("x"));
    }
    assert!(Key::read("").is_none() && Key::read("RUQ=").is_none() && Key::read(SIGNED).is_none());
}

#[test]
fn what_the_host_put_there_is_let_stand_when_it_is_named() {
    let mut copy = newest();
    copy.put("CNAME", "x");
    copy.put(".well-known/security.txt", "x");
    copy.put("ke-hoach/CNAME", "x");
    let ignored =
        |names: &[&str]| Known { ignored: names.iter().map(|name| (*name).to_owned()).collect(), ..Known::default() };
    assert_eq!(copy.verify_with(&ignored(&["CNAME", ".well-known/"])).findings, []);
    assert_eq!(copy.verify_with(&ignored(&[".well-known", "ke-hoach/CNAME"])).findings[0].path, "CNAME");
    copy.flip(PAGE);
    assert_eq!(
        copy.verify_with(&ignored(&["index.html", "CNAME", ".well-known"])).findings[0].path,
        PAGE,
        "never a file of the site"
    );
}

#[test]
fn changes_that_are_admitted_are_told_and_no_fault() {
    let mut copy = newest();
    for path in [DATA, TABLE] {
        copy.edit(path, TITLE, FORGED);
    }
    let mut facts = copy.release("2020-Q3").facts;
    for fact in &mut facts.records {
        *fact = Fact::read(&fact.line.replace(TITLE, FORGED)).expect("a record");
    }
    copy.manifest(|manifest| (manifest.sites[0].unreleased, manifest.sites[0].facts) = (1, facts.root().to_string()));
    copy.relist();
    let verdict = copy.verify();
    assert_eq!(verdict.findings, []);
    assert_eq!(verdict.sites[0].unreleased.len(), 1);
    let told = human(&verdict, &Known::default(), Language::English, false);
    assert!(told.contains("1 places not released yet, the first: `2020/1` (tasks)"), "{told}");
}

#[test]
fn the_verdict_says_what_it_proves_and_steers_no_terminal() {
    let mut copy = newest();
    let told = human(&copy.verify(), &Known::default(), Language::English, false);
    assert!(
        told.starts_with("PASSED") && told.contains("that the facts are true") && told.contains("--root"),
        "{told}"
    );
    copy.put("a\u{1b}[2J\u{202e}.html", "x");
    copy.flip(PAGE);
    let told = human(&copy.verify(), &Known::default(), Language::Vietnamese, false);
    assert!(
        told.starts_with("KHÔNG ĐẠT\n  a\u{fffd}[2J\u{fffd}.html: ") && told.contains("và 1 chỗ khác nữa"),
        "{told}"
    );
    assert!(human(&copy.verify(), &Known::default(), Language::English, true).contains(PAGE));
}

/// Where the manifest says which version wrote it: it binds nothing, and is printed.
fn says_version(path: &str, at: usize) -> bool {
    let version = env!("CARGO_PKG_VERSION");
    let start = newest().text(MANIFEST).find(version).expect("the version");
    path == MANIFEST && (start..start + version.len()).contains(&at)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_bit_of_a_site_changes_unseen(file in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut copy = newest();
        let path = copy.files.keys().nth(file.index(copy.files.len())).expect("a file").clone();
        let bytes = copy.files.get_mut(&path).expect("a file");
        prop_assume!(!bytes.is_empty());
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assume!(!says_version(&path, at));
        let folder = in_memory(copy.files);
        let verdict = verify(&folder, &Known::default()).expect("a manifest");
        prop_assert!(!verdict.findings.is_empty(), "{} at {}", path, at);
        if path != MANIFEST {
            prop_assert_eq!(&verdict.findings[0].path, &path);
        }
    }

    #[test]
    fn no_bit_of_a_manifest_changes_unseen(at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let mut copy = newest();
        let at = at.index(copy.files[MANIFEST].len());
        prop_assume!(!says_version(MANIFEST, at));
        copy.files.get_mut(MANIFEST).expect("a manifest")[at] ^= 1 << bit;
        prop_assert!(!copy.verify().findings.is_empty(), "at {}", at);
    }

    #[test]
    fn whatever_stands_in_the_place_of_a_file_is_no_end_of_the_program(
        path in prop::sample::select(vec![MANIFEST, SIGNATURE, DATA, TABLE, FIRST]), bytes in any::<Vec<u8>>(),
    ) {
        let (mut copy, known) = signed();
        copy.put(path, bytes.clone());
        prop_assert!(!copy.verify_with(&known).findings.is_empty());
        let _ = Key::read(&String::from_utf8_lossy(&bytes)).map(|key| key.check(b"", &bytes));
    }
}

#[test]
fn links_and_what_cannot_be_read_are_named() {
    let mut folder = in_memory(newest().files);
    folder.insert(PAGE.to_owned(), Found::Link);
    folder.insert("ong".to_owned(), Found::Special);
    let verdict = verify(&folder, &Known::default()).expect("a manifest");
    let found: Vec<(FindingKind, &str)> = verdict.findings.iter().map(|one| (one.kind, one.path.as_str())).collect();
    assert_eq!(found, [(NoFile, PAGE), (NoFile, "ong")]);
}
