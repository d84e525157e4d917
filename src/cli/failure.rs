//! Why a command fails, and whose fault that is: the only place that decides an exit code.
//!
//! Takes: the errors of the library. Gives: a [`Failure`], by `?`. An error that does not say here whose fault it is
//! cannot leave a command: that does not compile. Leaves to others: what the errors say.

use crate::diag::{Colour, Diagnostics, render_all};
use crate::engine::EngineError;
use crate::output::OutputError;
use crate::population::PopulationError;
use crate::report::{AssembleError, RenderError, WriteError};
use crate::rulebook::PlanError;
use crate::simulation::RunError;
use crate::simulation::marginal::MarginalError;
use crate::text::{Text, show_hidden_chars, text};
use crate::units::Language;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Who can mend a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Fault {
    /// Who asked: exit code 2.
    Input,
    /// Nobody who only asked, such as a full disk: exit code 1.
    Run,
}

/// What a part of a command gives.
pub(in crate::cli) type Outcome<T> = Result<T, Failure>;

/// An error that says whose fault it is.
pub(in crate::cli) trait Blame: std::error::Error + Send + Sync + 'static {
    /// Whose fault it is.
    fn fault(&self) -> Fault;

    /// The mistakes with their places, where it is about files.
    fn diagnostics(&self) -> Option<&Diagnostics> {
        None
    }

    /// What went wrong and what to do, in one or a few lines.
    fn told(&self) -> Text {
        let mut causes = vec![self.to_string()];
        let mut next = self.source();
        while let Some(cause) = next {
            causes.push(cause.to_string());
            next = cause.source();
        }
        Text::same(causes.join(": "))
    }
}

/// What a failure says.
#[derive(Debug)]
enum Told {
    /// Mistakes in files, each with its place.
    Mistakes(Diagnostics),
    /// Anything else.
    Line(Text),
}

/// Why a command failed.
#[derive(Debug)]
pub(in crate::cli) struct Failure {
    fault: Fault,
    told: Told,
}

impl Failure {
    /// A failure that a command tells in words of its own.
    pub(in crate::cli) fn told(fault: Fault, words: Text) -> Failure {
        Failure { fault, told: Told::Line(words) }
    }

    /// Prints why, in one language, and gives the exit code.
    pub(in crate::cli) fn report(&self, language: Language) -> ExitCode {
        let words = match &self.told {
            Told::Mistakes(mistakes) => render_all(mistakes, wants_colour(), language),
            Told::Line(line) => {
                let (mistake, line) = (text!(mistake).said_in(language), line.get(language));
                format!("{}\n", show_hidden_chars(&format!("{mistake}: {line}")))
            }
        };
        let _ = std::io::stderr().lock().write_all(words.as_bytes());
        ExitCode::from(match self.fault {
            Fault::Input => 2,
            Fault::Run => 1,
        })
    }
}

impl<E: Blame> From<E> for Failure {
    fn from(error: E) -> Failure {
        let fault = error.fault();
        match error.diagnostics() {
            Some(mistakes) => Failure { fault, told: Told::Mistakes(mistakes.clone()) },
            None => Failure::told(fault, error.told()),
        }
    }
}

fn wants_colour() -> Colour {
    let is_wanted = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    if is_wanted { Colour::Yes } else { Colour::No }
}

impl Blame for Diagnostics {
    fn fault(&self) -> Fault {
        Fault::Input
    }

    fn diagnostics(&self) -> Option<&Diagnostics> {
        Some(self)
    }
}

impl Blame for RunError {
    fn fault(&self) -> Fault {
        match self {
            RunError::Engine(error) => error.fault(),
            RunError::Memory { .. } => Fault::Run,
            RunError::Files(_)
            | RunError::Plan(_)
            | RunError::Population(_)
            | RunError::Import(_)
            | RunError::Calibration(_)
            | RunError::Financing(_)
            | RunError::Measure(_)
            | RunError::NoTarget { .. } => Fault::Input,
        }
    }

    fn diagnostics(&self) -> Option<&Diagnostics> {
        if let RunError::Files(diagnostics) = self { Some(diagnostics) } else { None }
    }

    fn told(&self) -> Text {
        RunError::told(self)
    }
}

impl Blame for MarginalError {
    fn fault(&self) -> Fault {
        match self {
            MarginalError::Engine(error) => error.fault(),
            MarginalError::Files(_) | MarginalError::Plan(_) => Fault::Input,
        }
    }

    fn diagnostics(&self) -> Option<&Diagnostics> {
        if let MarginalError::Files(diagnostics) = self { Some(diagnostics) } else { None }
    }

    fn told(&self) -> Text {
        MarginalError::told(self)
    }
}

impl Blame for EngineError {
    fn told(&self) -> Text {
        self.told()
    }

    fn fault(&self) -> Fault {
        match self {
            // An amount below zero is a mistake in a rulebook.
            EngineError::BelowZero(_) => Fault::Input,
            EngineError::MissingInput { .. }
            | EngineError::WrongSchema { .. }
            | EngineError::UnknownOutput { .. }
            | EngineError::WrongYear { .. }
            | EngineError::NoResult { .. } => Fault::Run,
        }
    }
}

impl Blame for AssembleError {
    fn fault(&self) -> Fault {
        match self {
            AssembleError::Run(error) => error.fault(),
            AssembleError::Measure(_) => Fault::Run,
        }
    }

    fn diagnostics(&self) -> Option<&Diagnostics> {
        if let AssembleError::Run(error) = self { error.diagnostics() } else { None }
    }
}

impl Blame for WriteError {
    fn told(&self) -> Text {
        self.told()
    }

    fn fault(&self) -> Fault {
        match self {
            WriteError::Output(error) => error.fault(),
            WriteError::Render { .. } => Fault::Run,
        }
    }
}

impl Blame for PlanError {
    fn told(&self) -> Text {
        self.told()
    }

    fn fault(&self) -> Fault {
        Fault::Input
    }
}

impl Blame for OutputError {
    fn told(&self) -> Text {
        self.told()
    }

    fn fault(&self) -> Fault {
        if self.is_of_the_user() { Fault::Input } else { Fault::Run }
    }
}

#[cfg(feature = "tui")]
impl Blame for crate::dashboard::DashboardError {
    fn told(&self) -> Text {
        self.told()
    }

    fn fault(&self) -> Fault {
        match self {
            // Where it is asked to draw is part of the input.
            crate::dashboard::DashboardError::NoTerminal => Fault::Input,
            crate::dashboard::DashboardError::Source(_)
            | crate::dashboard::DashboardError::SourcePanicked
            | crate::dashboard::DashboardError::Ended
            | crate::dashboard::DashboardError::Terminal(_) => Fault::Run,
        }
    }
}

/// Errors that are all of one kind.
macro_rules! all_are {
    ($fault:expr; $($error:ty),+) => {
        $(impl Blame for $error {
            fn fault(&self) -> Fault {
                $fault
            }
        })+
    };
}

all_are!(Fault::Input; PopulationError);
all_are!(Fault::Run; std::io::Error, std::fmt::Error, std::string::FromUtf8Error, serde_json::Error, csv::Error);
all_are!(Fault::Run; RenderError, crate::cli::threads::ThreadError);
