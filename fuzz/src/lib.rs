//! What is fuzzed, one function a target: it takes any bytes, and panics where something that must hold does not.
//!
//! The targets in `fuzz_targets/` hand them to libFuzzer; `tests/suite/fuzz.rs` of the program gives them the kept
//! corpus. `.ci/README.md` tells how to run them.

mod content;
mod html;
mod markdown;
mod office;
mod printed;
mod releases;
mod verify;

pub use content::{content, dues, import};
pub use markdown::markdown;
pub use office::readers;
pub use printed::{identifiers, moments};
pub use releases::releases;
pub use verify::verify;

/// What a target does with bytes from anywhere: it panics on what must not be.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Target); 9] = [
    ("content", content),
    ("dues", dues),
    ("identifiers", identifiers),
    ("import", import),
    ("markdown", markdown),
    ("moments", moments),
    ("readers", readers),
    ("releases", releases),
    ("verify", verify),
];

/// Lets a panic that the program catches itself pass: only one that reaches the target is a finding.
#[allow(clippy::print_stderr, reason = "a fuzzer speaks to whoever runs it")]
pub fn quiet() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}

/// Takes the first byte as a choice among so many, and gives the rest.
fn choice(data: &[u8], among: usize) -> (usize, &[u8]) {
    match data.split_first() {
        Some((first, rest)) => (usize::from(*first) % among, rest),
        None => (0, data),
    }
}
