//! Fuzzes `minhbach_fuzz::verify`.
#![no_main]

libfuzzer_sys::fuzz_target!(init: minhbach_fuzz::quiet(), |data: &[u8]| minhbach_fuzz::verify(data));
