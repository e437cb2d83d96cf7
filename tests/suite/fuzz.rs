//! The kept inputs of the fuzz targets, and what a few changes make of them: nothing stops the program.
//!
//! `fuzz/` holds the targets and the corpus; here they run on stable Rust with every test.

use std::path::Path;

#[allow(dead_code, unreachable_pub, reason = "the targets are a crate of their own as well")]
#[path = "../../fuzz/src/lib.rs"]
mod targets;

/// How many changed inputs each target gets besides its corpus.
const CHANGED: usize = 120;

/// The inputs of a target, by name: a folder of files, and files that hold many inputs.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = crate::harness::files_of(&folder);
    assert!(!files.is_empty(), "{target} has no corpus");
    files.into_iter().collect()
}

/// Changes an input a little; the same number gives the same change.
fn changed(input: &[u8], other: &[u8], number: usize) -> Vec<u8> {
    let mut bytes = input.to_vec();
    let at = |factor: usize, length: usize| (number * factor) % length.max(1);
    match number % 5 {
        0 => bytes.truncate(at(7919, bytes.len())),
        1 if !bytes.is_empty() => {
            let place = at(104_729, bytes.len());
            bytes[place] ^= 1 << (number % 8);
        }
        2 => {
            let place = at(7919, bytes.len());
            let (from, to) = (at(31, other.len()), at(31, other.len()) + at(17, other.len() / 2 + 1));
            bytes.splice(place..place, other[from.min(other.len())..to.min(other.len())].iter().copied());
        }
        3 => {
            let (from, length) = (at(7919, bytes.len()), at(13, 40));
            bytes.drain(from..(from + length).min(bytes.len()));
        }
        _ => {
            let from = at(7919, bytes.len());
            let repeated = bytes[from..(from + 16).min(bytes.len())].repeat(number % 50);
            bytes.splice(from..from, repeated);
        }
    }
    bytes
}

fn run(target: &str) {
    let (_, take) = targets::TARGETS.into_iter().find(|(name, _)| *name == target).expect("it is a target");
    let corpus = corpus(target);
    for (name, input) in &corpus {
        let stopped = std::panic::catch_unwind(|| take(input)).is_err();
        assert!(!stopped, "fuzz/corpus/{target}/{name} stops the program");
    }
    for number in 0..CHANGED {
        let (input, other) = (&corpus[number % corpus.len()].1, &corpus[number * 31 % corpus.len()].1);
        let input = changed(input, other, number);
        let stopped = std::panic::catch_unwind(|| take(&input)).is_err();
        assert!(!stopped, "{target} is stopped by {:?}", String::from_utf8_lossy(&input));
    }
}

#[test]
fn content() {
    run("content");
}

#[test]
fn dues() {
    run("dues");
}

#[test]
fn identifiers() {
    run("identifiers");
}

#[test]
fn import() {
    run("import");
}

#[test]
fn markdown() {
    run("markdown");
}

#[test]
fn moments() {
    run("moments");
}

#[test]
fn readers() {
    run("readers");
}

#[test]
fn releases() {
    run("releases");
}

#[test]
fn verify() {
    run("verify");
}

#[test]
fn every_target_is_built_and_has_a_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("the targets have a manifest");
    for (target, _) in targets::TARGETS {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target} is not built");
        assert!(root.join("corpus").join(target).is_dir(), "{target} has no corpus");
    }
}
