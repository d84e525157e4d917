//! Arguments to the library and back: the only place with `anyhow`, exit codes and the terminal.
//!
//! Exit codes: 0 done, 1 the run failed, 2 the input is wrong.

mod arguments;
mod calibrate;
mod dashboard;
mod explain;
mod failure;
mod household;
mod marginal;
mod named;
mod output;
mod population;
mod progress;
mod receipt;
mod rules;
mod run;
mod schema;
mod terminal;
mod threads;
mod timeline;
mod verify;

pub(in crate::cli) use crate::cli::failure::Outcome;
pub(in crate::cli) use crate::cli::terminal::{print, terminal_width};
use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

fn dispatch(arguments: Arguments) -> Outcome<ExitCode> {
    let mut command = arguments.command;
    named::find_files(&mut command)?;
    match command {
        Command::Run(arguments) => run::run(&arguments),
        Command::Dashboard(arguments) => dashboard::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Household(arguments) => household::run(&arguments),
        Command::Marginal(arguments) => marginal::run(&arguments),
        Command::Population(arguments) => population::run(&arguments),
        Command::Timeline(arguments) => timeline::run(&arguments),
        Command::Rules(arguments) => rules::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Receipt(arguments) => receipt::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Calibrate(arguments) => calibrate::run(&arguments),
    }
}
