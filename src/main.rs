//! The `fahrplan` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    fahrplan::cli::run()
}
