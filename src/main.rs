//! The `minhbach` command.

fn main() -> std::process::ExitCode {
    minhbach::cli::run()
}
