//! Arguments to the library and back: the only place with exit codes and the terminal.
//!
//! Exit codes: 0 done, 1 the run failed, 2 the input is wrong.

mod arguments;
mod calibrate;
mod dashboard;
mod explain;
mod failure;
mod help;
mod household;
mod marginal;
mod misread;
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
pub use crate::cli::help::help_keys;
pub(in crate::cli) use crate::cli::terminal::{note, print, terminal_width};
use crate::units::Language;
use arguments::{Arguments, Command};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let arguments = match misread::read(&words) {
        Ok(arguments) => arguments,
        Err(ended) => return ended,
    };
    let language = Language::from(arguments.lang);
    match dispatch(arguments, language) {
        Ok(code) => code,
        Err(failure) => failure.report(language),
    }
}

fn dispatch(arguments: Arguments, language: Language) -> Outcome<ExitCode> {
    let mut command = arguments.command;
    named::find_files(&mut command)?;
    match command {
        Command::Run(arguments) => run::run(&arguments, language),
        Command::Dashboard(arguments) => dashboard::run(&arguments, language),
        Command::Explain(arguments) => explain::run(&arguments, language),
        Command::Household(arguments) => household::run(&arguments, language),
        Command::Marginal(arguments) => marginal::run(&arguments, language),
        Command::Population(arguments) => population::run(&arguments, language),
        Command::Timeline(arguments) => timeline::run(&arguments, language),
        Command::Rules(arguments) => rules::run(&arguments, language),
        Command::Schema(arguments) => schema::run(&arguments, language),
        Command::Receipt(arguments) => receipt::run(&arguments, language),
        Command::Verify(arguments) => verify::run(&arguments, language),
        Command::Calibrate(arguments) => calibrate::run(&arguments, language),
    }
}
