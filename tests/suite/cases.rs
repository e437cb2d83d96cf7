//! Runs every case of `tests/cases/<code>.md`: small sites with the problems expected in them.

use std::collections::BTreeSet;
use std::ops::Range;

use minhbach::diagnostic::Code;

use crate::changes::Opened;
use crate::golden;
use crate::harness::{Site, faults};

/// Cases that tell what is wanted and is not so yet. A case leaves this list as soon as it passes.
const NOT_YET: &[(Code, &str)] = &[];

/// One case of a case file.
pub(crate) struct Case {
    /// Its heading.
    pub(crate) name: String,
    /// Its files.
    pub(crate) site: Site,
    /// The problems expected, one a line.
    pub(crate) expected: Vec<String>,
    /// The lines of the file they stand on; absent for a good case.
    lines: Option<Range<usize>>,
}

impl Case {
    /// Tells whether it shows the mended content.
    pub(crate) fn is_good(&self) -> bool {
        self.name == "good"
    }
}

/// Reads the cases of a kind of problem.
pub(crate) fn read(code: Code) -> Vec<Case> {
    let path = format!("tests/cases/{code}.md");
    parse(&golden::read(&path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

fn parse(text: &str) -> Result<Vec<Case>, String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut cases: Vec<Case> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.to_owned(), site: Site::new(""), expected: Vec::new(), lines: None });
        } else if line.starts_with("```") {
            let info = line.trim_start_matches('`');
            let fence = &line[..line.len() - info.len()];
            let length = lines[at..].iter().position(|line| *line == fence);
            let length = length.ok_or_else(|| format!("line {at}: the block is not closed"))?;
            let case = cases.last_mut().ok_or_else(|| format!("line {at}: a block before the first case"))?;
            let content = &lines[at..at + length];
            if info == "expected" {
                case.expected = content.iter().map(|line| (*line).to_owned()).collect();
                case.lines = Some(at..at + length);
            } else {
                let (kind, path) = info.split_once(' ').ok_or_else(|| format!("line {at}: a file without a path"))?;
                case.site = add(case.site.clone(), kind, path, content);
            }
            at += length + 1;
        }
    }
    Ok(cases)
}

/// Adds a file; what no text can show is described: a link, another encoding, a very long file, a release of what
/// stands above.
fn add(site: Site, kind: &str, path: &str, content: &[&str]) -> Site {
    let mut text = content.join("\n");
    match kind {
        "release" => {
            let name = path.trim_start_matches("releases/").trim_end_matches(".json");
            let release = Opened::of(&site).release(name, text.trim()).text();
            return site.with(path, release);
        }
        "link" => return site.link(path, text.trim()),
        "repeat" => {
            let (count, what) = text.split_once(' ').expect("a number and what is repeated");
            text = what.repeat(count.parse().expect("a number"));
        }
        _ if !text.is_empty() => text.push('\n'),
        _ => {}
    }
    match kind {
        "latin1" => {
            let byte = |c: char| u8::try_from(u32::from(c)).expect("a letter of Latin-1");
            site.with(path, text.chars().map(byte).collect::<Vec<u8>>())
        }
        "utf16" => {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            site.with(path, units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>())
        }
        _ => site.with(path, text),
    }
}

/// Finds the problems of a case, written as the case file writes them.
fn found(case: &Case) -> Vec<String> {
    faults(&case.site.check_on_disk().report)
}

/// Tells whether this system can hold the files of a case.
pub(crate) fn is_runnable(case: &Case) -> bool {
    cfg!(unix) || !case.site.has_links()
}

/// Tells whether a case is listed as not yet so.
pub(crate) fn is_awaited(code: Code, case: &Case) -> bool {
    NOT_YET.contains(&(code, case.name.as_str()))
}

/// Lists the cases that can be run, with their kind.
fn all() -> impl Iterator<Item = (Code, Case)> {
    let cases = Code::ALL.iter().flat_map(|code| read(*code).into_iter().map(|case| (*code, case)));
    cases.filter(|(_, case)| is_runnable(case))
}

/// Compares a case; gives what is wrong.
fn wrong(code: Code, case: &Case) -> Option<String> {
    let found = found(case);
    let right = found == case.expected;
    (!right).then(|| format!("{code} / {}\n  expected {:#?}\n  found {found:#?}", case.name, case.expected))
}

#[test]
fn every_case_has_the_problems_it_expects_and_no_others() {
    if golden::updates() {
        Code::ALL.iter().for_each(|code| update(*code));
        return;
    }
    let wrong: Vec<String> =
        all().filter(|(code, case)| !is_awaited(*code, case)).filter_map(|(code, case)| wrong(code, &case)).collect();
    assert!(wrong.is_empty(), "{}\nif the new lines are right: UPDATE=1 cargo test", wrong.join("\n"));
}

#[test]
#[allow(clippy::print_stdout, reason = "what is still wanted is told to whoever asks with --nocapture")]
fn what_is_listed_as_not_yet_is_not_yet_so() {
    let awaited: Vec<(Code, Case)> = all().filter(|(code, case)| is_awaited(*code, case)).collect();
    for (code, case) in &awaited {
        let difference = wrong(*code, case);
        assert!(difference.is_some(), "take it off NOT_YET: {code} / {}", case.name);
        println!("not yet: {}", difference.unwrap_or_default());
    }
    assert_eq!(awaited.len(), NOT_YET.len(), "NOT_YET names a case that does not exist");
}

#[test]
fn every_kind_of_problem_has_a_case_file_and_every_case_file_a_kind() {
    let names: BTreeSet<String> = std::fs::read_dir(golden::project("tests/cases"))
        .expect("the case files are in their folder")
        .map(|entry| entry.expect("a folder can be read").file_name().to_string_lossy().into_owned())
        .collect();
    let wanted: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    assert_eq!(names, wanted);
}

#[test]
fn every_case_file_shows_the_problem_and_the_mended_content() {
    for code in Code::ALL {
        let cases = read(*code);
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{code}: two cases of one name");
        let (good, bad): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| case.is_good());
        assert_eq!(good.len(), 1, "{code}: one case is called good");
        assert!(!bad.is_empty(), "{code}: one case shows the problem");
        assert!(good.iter().all(|case| case.lines.is_none()), "{code}: the good case expects nothing");
        for case in bad {
            let named = case.expected.iter().any(|line| line.contains(&format!("[{code}]")));
            assert!(named, "{code} / {}: the case does not expect {code}", case.name);
        }
    }
}

/// Rewrites what the cases of a kind expect.
fn update(code: Code) {
    let path = golden::project(&format!("tests/cases/{code}.md"));
    let text = std::fs::read_to_string(&path).expect("a case file can be read");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for case in read(code).iter().rev().filter(|case| is_runnable(case) && !is_awaited(code, case)) {
        if let Some(range) = case.lines.clone() {
            lines.splice(range, found(case));
        }
    }
    let new = lines.join("\n") + "\n";
    if new != text {
        std::fs::write(path, new).expect("a case file can be written");
    }
}
