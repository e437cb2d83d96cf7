//! What somebody may do to a published folder, and what `verify` says of it: each case names its first culprit.

use minhbach::emit::MANIFEST;
use minhbach::ledger::Fact;
use minhbach::load::{Found, in_memory};
use minhbach::text::Language;
use minhbach::verify::signature::{Key, Pair, SIGNATURE, Secret};
use minhbach::verify::{FindingKind, Known, human, verify};
use proptest::prelude::*;

use crate::publication::{Copy, newest, older, two_departments};
use crate::ways::*;

use FindingKind::*;

/// Says where something else is found first, or nothing.
fn fault(name: &str, copy: &Copy, known: &Known, (kind, path, word): (FindingKind, &str, &str)) -> Option<String> {
    let verdict = copy.verify_with(known);
    let Some(first) = verdict.findings.first() else { return Some(format!("{name}: nothing was found")) };
    let message = &first.message;
    let is_right = (first.kind, first.path.as_str()) == (kind, path) && message.en.contains(word);
    let told = || format!("{name}: {} {}: {}", first.kind.as_str(), first.path, message.en);
    (!is_right || message.vi == message.en).then(told)
}

/// Asserts what is found first.
#[track_caller]
fn assert_first(name: &str, copy: &Copy, known: &Known, expected: (FindingKind, &str, &str)) {
    assert_eq!(fault(name, copy, known, expected), None);
}

/// Asserts what is found first of every case.
#[track_caller]
fn assert_found<'c>(cases: impl Iterator<Item = &'c Case>, then: impl Fn(&mut Copy)) {
    let faults = cases.filter_map(|(name, tamper, kind, path, word)| {
        let mut copy = newest();
        tamper(&mut copy);
        then(&mut copy);
        fault(name, &copy, &Known::default(), (*kind, path, word))
    });
    assert_eq!(faults.collect::<Vec<_>>(), [] as [&str; 0]);
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
    assert_found(FILES.iter().chain(MANIFESTS), |_| {});
}

#[test]
fn what_was_done_and_covered_in_the_manifest_is_found() {
    assert_found(COVERED.iter(), Copy::relist);
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

/// What is done to a copy.
type Tamper<'t> = &'t dyn Fn(&mut Copy);

#[test]
fn a_signature_that_does_not_fit_is_found() {
    let other = Pair::new(None).expect("the system gives random numbers");
    let cases: [(&str, Tamper<'_>, &str); 9] = [
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
