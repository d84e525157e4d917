//! `stelsel dashboard`.

use crate::cli::arguments::DashboardArguments;
use std::process::ExitCode;

/// Runs the command.
#[cfg(not(feature = "tui"))]
pub fn run(_arguments: &DashboardArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("dit programma is gebouwd zonder dashboard; bouw het met de feature `tui`")
}

/// Runs the command.
#[cfg(feature = "tui")]
pub fn run(arguments: &DashboardArguments) -> anyhow::Result<ExitCode> {
    let _ = arguments;
    anyhow::bail!("nog niet")
}
