//! The `minhbach` command.

/// A build asks for memory from every thread, and the allocators of some systems (musl) serve one at a time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    minhbach::cli::run()
}
