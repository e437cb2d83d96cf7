//! Tells cargo that the embedded theme and the explanations are part of the program.

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
    println!("cargo:rerun-if-changed=docs/problems");
    println!("cargo:rerun-if-changed=src/init/scaffold");
}
