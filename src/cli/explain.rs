//! `stelsel explain`.

use crate::cli::arguments::ExplainArguments;
use std::process::ExitCode;

/// Runs the command.
pub fn run(arguments: &ExplainArguments) -> anyhow::Result<ExitCode> {
    let _ = arguments;
    anyhow::bail!("nog niet")
}
