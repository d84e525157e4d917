//! Arguments to the library and back: the only place with `anyhow`, exit codes and the terminal.
//!
//! Exit codes: 0 done, 1 the run failed, 2 the input is wrong.

mod arguments;
mod calibrate;
mod dashboard;
mod explain;
mod household;
mod marginal;
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

pub(in crate::cli) use crate::cli::terminal::{print, terminal_width};
use crate::diag::{Colour, Diagnostics, render_all};
use crate::engine::EngineError;
use crate::output::OutputError;
use crate::population::PopulationError;
use crate::report::WriteError;
use crate::rulebook::PlanError;
use crate::simulation::RunError;
use crate::simulation::marginal::MarginalError;
use crate::text::show_hidden_chars;
use arguments::{Arguments, Command};
use clap::Parser;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match dispatch(arguments) {
        Ok(code) => code,
        Err(error) => report_failure(&error),
    }
}

fn dispatch(arguments: Arguments) -> anyhow::Result<ExitCode> {
    match arguments.command {
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

/// Prints an error and chooses the exit code: 2 for a mistake in the input, 1 for all else.
fn report_failure(error: &anyhow::Error) -> ExitCode {
    let mut stderr = std::io::stderr().lock();
    let nested = match error.downcast_ref::<RunError>() {
        Some(RunError::Files(diagnostics)) => Some(diagnostics),
        _ => match error.downcast_ref::<MarginalError>() {
            Some(MarginalError::Files(diagnostics)) => Some(diagnostics),
            _ => None,
        },
    };
    if let Some(diagnostics) = error.downcast_ref::<Diagnostics>().or(nested) {
        let colour = if std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
            Colour::Yes
        } else {
            Colour::No
        };
        let _ = stderr.write_all(render_all(diagnostics, colour).as_bytes());
        return ExitCode::from(2);
    }
    let output = match error.downcast_ref::<WriteError>() {
        Some(WriteError::Output(error)) => Some(error),
        _ => error.downcast_ref::<OutputError>(),
    };
    let output = output.is_some_and(OutputError::is_of_the_user);
    // An amount below zero is a mistake in a rulebook; other faults of the engine are not of the user.
    let is_input = |e: &EngineError| matches!(e, EngineError::BelowZero(_));
    let run_input = error.downcast_ref::<RunError>().is_some_and(|e| match e {
        RunError::Engine(engine) => is_input(engine),
        RunError::Memory { .. } => false,
        _ => true,
    });
    let marginal_input = error.downcast_ref::<MarginalError>().is_some_and(|e| match e {
        MarginalError::Engine(engine) => is_input(engine),
        _ => true,
    });
    let input = output
        || run_input
        || marginal_input
        || error.downcast_ref::<EngineError>().is_some_and(is_input)
        || error.downcast_ref::<PlanError>().is_some()
        || error.downcast_ref::<PopulationError>().is_some();
    let _ = writeln!(stderr, "{}", show_hidden_chars(&format!("fout: {error:#}")));
    ExitCode::from(if input { 2 } else { 1 })
}
